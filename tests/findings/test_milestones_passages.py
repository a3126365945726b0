"""Short invented articles of many kinds, with every milestone that a careful reader would note.

`passages/*.json` is a list of articles with the labels of `milestones` in the form of the scorecard's gold: accepted
names, accepted events, status, dates (left out where they are open), and `optional`, which is neither asked for nor
wrong. A label is met by a row of the same project, event and status whose dates are within three days.
"""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tasks.findings.milestones import find_milestones
from warehouse.records import Article, Milestone, QAPair, Span

pytestmark = pytest.mark.slow  # a bar, as the score card's
FOLDER = Path(__file__).parent / "passages"
# A little under what is reached: raised, never lowered.
BARS = {
    "dev-01": 0.96, "dev-02": 0.92, "dev-03": 0.93, "dev-04": 0.90, "dev-05": 0.87, "dev-06": 0.95, "dev-07": 0.91,
    "dev-08": 0.77, "dev-09": 0.68, "dev-10": 0.81,
}  # fmt: skip

Label = dict[str, Any]


def article_of(item: Label, number: int) -> Article:
    """A row whose page is its body alone."""
    day = dt.date.fromisoformat(item["edition_date"])
    edition, body = f"psg-{day}", "\n".join(item["body"])
    return Article(
        article_id=f"{edition}-p01-a{number:02}", edition_id=edition, page_id=f"{edition}-p01", publication_id="psg",
        edition_date=day, page_no="01", page_name=None, seq=number, column_name=None, kicker=item["kicker"],
        headline=item["headline"], subhead=item["subhead"], byline=None, authors=(), dateline=None, pull_quote=None,
        body=body, captions=(), char_count=len(body), duplicate_of=None, source_url=None,
        spans=(Span(0, len(body), f"{edition}-p01", 0),),
    )  # fmt: skip


def pairs_of(item: Label, article: Article) -> list[QAPair]:
    found = []
    for number, pair in enumerate(item.get("qa", ()), 1):
        asked, told = article.body.index(pair["question"]), article.body.index(pair["answer"])
        found.append(
            QAPair(
                qa_id=f"{article.article_id}-q{number:02}", article_id=article.article_id,
                edition_id=article.edition_id, edition_date=article.edition_date, seq=number, **pair,
                page_id=article.page_id, question_start=asked, question_end=asked + len(pair["question"]),
                answer_page_id=article.page_id, answer_start=told, answer_end=told + len(pair["answer"]),
            )
        )  # fmt: skip
    return found


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if unicodedata.category(c)[0] in "LNM")


def same_name(name: str, names: list[str]) -> bool:
    """Equal, or one in the other: three letters and more, and at least three fifths of it."""
    for other in map(letters, names):
        short, long = sorted((letters(name), other), key=len)
        if short == long or (len(short) >= 3 and short in long and 5 * len(short) >= 3 * len(long)):
            return True
    return False


def fits(label: Label, row: Milestone) -> bool:
    status = label["status"]
    return (
        row.event in label["event"]
        and row.status in ([status] if isinstance(status, str) else status)
        and same_name(row.project, label["project"])
    )


def near(label: str | None, day: dt.date | None) -> bool:
    if label is None or day is None:
        return label is None and day is None
    return abs((dt.date.fromisoformat(label) - day).days) <= 3


def dated(label: Label, row: Milestone) -> bool:
    """Of something done, any start up to the end does where none is labelled."""
    if "date_end" not in label:
        return True
    open_start = label["date_start"] is None and row.status == "actual"
    return near(label["date_end"], row.date_end) and (open_start or near(label["date_start"], row.date_start))


def tally(labels: list[Label], rows: list[Milestone]) -> tuple[int, int, int]:
    """Labels met with their dates, rows too many, labels asked for and not met."""
    weight = {
        (i, j): 2 * dated(label, row) - label["optional"] + (letters(row.project) == letters(label["project"][0])) / 9
        for i, label in enumerate(labels)
        for j, row in enumerate(rows)
        if fits(label, row)
    }
    met: dict[int, int] = {}
    for i, j in sorted(weight, key=lambda pair: (-weight[pair], pair)):
        if i not in met and j not in met.values():
            met[i] = j
    asked = {i for i, label in enumerate(labels) if not label["optional"]}
    right = {i for i in asked & met.keys() if dated(labels[i], rows[met[i]])}
    spare = {j for i, j in weight if labels[i]["optional"] or (i in met and rows[met[i]].event != rows[j].event)}
    extra = set(range(len(rows))) - set(met.values()) - spare
    return len(right), len(extra) + len(asked & met.keys()) - len(right), len(asked) - len(right)


@pytest.mark.parametrize("name", BARS)
def test_passages(name: str) -> None:
    hits = extras = misses = 0
    for number, item in enumerate(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")), 1):
        article = article_of(item, number)
        rows = list(find_milestones(article, pairs_of(item, article), city=item["city"]))
        hit, extra, missed = tally(item["milestones"], rows)
        hits, extras, misses = hits + hit, extras + extra, misses + missed
    assert 2 * hits / (2 * hits + extras + misses) >= BARS[name]


def test_every_file_has_a_bar() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(BARS)
