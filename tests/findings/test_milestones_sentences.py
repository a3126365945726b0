"""A table of single sentences, written by us: what each states, or that it states nothing."""

import datetime as dt
from pathlib import Path

import pytest

from tasks.findings.milestones import find_milestones
from warehouse.records import Article, Span

EDITION = dt.date(2022, 9, 15)
LINES = Path(__file__).with_name("milestone_sentences.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def article(body: str, headline: str = "临川大剧院加快建设") -> Article:
    return Article(
        article_id="lcrb-2022-09-15-p01-a01", edition_id="lcrb-2022-09-15", page_id="lcrb-2022-09-15-p01",
        publication_id="lcrb", edition_date=EDITION, page_no="01", page_name=None, seq=1, column_name=None,
        kicker=None, headline=headline, subhead=None, byline=None, authors=(), dateline=None, pull_quote=None,
        body=body, captions=(), char_count=len(body), duplicate_of=None, source_url=None,
        spans=(Span(0, len(body), "lcrb-2022-09-15-p01", 100),),
    )  # fmt: skip


def told(body: str) -> list[str]:
    return [
        f"{it.project} {it.event} {it.status} {it.date_start or '-'} {it.date_end or '-'}"
        for it in find_milestones(article(body), ())
    ]


@pytest.mark.parametrize(("sentence", "words"), [row[1:] for row in ROWS])
def test_what_a_sentence_states(sentence: str, words: str) -> None:
    expected = [part.strip() for part in words.split(";") if part.strip("- ")]
    # In the middle of an article: only its first sentence may be as bare as a headline.
    assert told("各项工作有序推进。" + sentence) == expected
