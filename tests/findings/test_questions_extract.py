"""An edition's findings as a whole."""

from __future__ import annotations

import datetime as dt

from question_cases import article

from tasks.findings.extract import extract
from warehouse.records import Edition, ParsedEdition, Publication

PAPER = Publication(
    publication_id="lcrb", name="麓川日报", platform="text", homepage=None, timezone="Asia/Shanghai", city="麓川市"
)
PAIR = "网友提问：麓江三桥何时通车？\n市交通运输局答复：麓江三桥预计7月通车。"


def edition(*bodies: str) -> ParsedEdition:
    row = Edition(
        edition_id="lcrb-2021-05-06", publication_id="lcrb", edition_date=dt.date(2021, 5, 6), status="complete",
        page_count=1, article_count=len(bodies), ingested_at=dt.datetime(2021, 5, 6, tzinfo=dt.UTC),
        parser_version="0", raw_digest="0",
    )  # fmt: skip
    return ParsedEdition(row, articles=tuple(article(body, number=n) for n, body in enumerate(bodies, 1)))


def test_a_piece_printed_twice_gives_its_rows_once():
    once, twice = extract(PAPER, edition(PAIR)), extract(PAPER, edition(PAIR, PAIR))
    assert len(once.qa_pairs) == 1
    assert twice == once


def test_a_milestone_of_a_reply_names_its_question():
    found = extract(PAPER, edition(PAIR))
    assert [milestone.qa_id for milestone in found.milestones] == [found.qa_pairs[0].qa_id]


def test_refusals_of_all_articles():
    found = extract(PAPER, edition("市水务局答复：好了。", "网友留言：路灯何时修？"))
    assert [refusal.reason for refusal in found.refusals] == ["reply_without_question", "question_without_reply"]
    assert len({refusal.refusal_id for refusal in found.refusals}) == 2
