"""Milestones of whole articles: questions and replies, headlines, repeats, places on the page."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.milestones import find_milestones, merge_repeats
from warehouse.records import Article, Milestone, QAPair, Span

EDITION = dt.date(2022, 9, 15)
LINES = Path(__file__).with_name("milestone_articles.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
PAGE = "lcrb-2022-09-15-p01"
NEXT_PAGE = "lcrb-2022-09-15-p02"


def article(headline: str, body: str, *, kicker: str | None = None, spans: tuple[Span, ...] | None = None) -> Article:
    return Article(
        article_id=f"{PAGE}-a01", edition_id="lcrb-2022-09-15", page_id=PAGE, publication_id="lcrb",
        edition_date=EDITION, page_no="01", page_name=None, seq=1, column_name=None, kicker=kicker, headline=headline,
        subhead=None, byline=None, authors=(), dateline=None, pull_quote=None, body=body, captions=(),
        char_count=len(body), duplicate_of=None, source_url=None,
        spans=(Span(0, len(body), PAGE, 100),) if spans is None else spans,
    )  # fmt: skip


def pair(body: str, question: str, answer: str, seq: int = 1) -> QAPair:
    at, to = body.index(question), body.index(answer)
    return QAPair(
        qa_id=f"{PAGE}-a01-q{seq:02}", article_id=f"{PAGE}-a01", edition_id="lcrb-2022-09-15", edition_date=EDITION,
        seq=seq, asker="网友", question=question, responder="市住建局", answer=answer, page_id=PAGE,
        question_start=100 + at, question_end=100 + at + len(question), answer_page_id=PAGE,
        answer_start=100 + to, answer_end=100 + to + len(answer),
    )  # fmt: skip


def told(found: tuple[Milestone, ...]) -> list[tuple[str, str, str, str | None]]:
    return [(it.project, it.event, it.status, it.date_end and it.date_end.isoformat()) for it in found]


@pytest.mark.parametrize(("day", "headline", "body", "words"), ROWS, ids=[row[1] for row in ROWS])
def test_what_an_article_states(day: str, headline: str, body: str, words: str) -> None:
    told_of = replace(article(headline, body.replace("|", "\n")), edition_date=dt.date.fromisoformat(day))
    found = [
        f"{it.project} {it.event} {it.status} {it.date_start or '-'} {it.date_end or '-'}"
        for it in find_milestones(told_of, ())
    ]
    assert found == [part.strip() for part in words.split(";") if part.strip("- ")]


def test_a_reply_without_a_subject_has_its_questions_project() -> None:
    body = "网友提问：竹林路何时能开通？\n市住建局回复：目前正在办理移交手续，计划10月底开放。"
    found = find_milestones(
        article("市民关心的事", body), [pair(body, "竹林路何时能开通？", "目前正在办理移交手续，计划10月底开放。")]
    )
    assert told(found) == [("竹林路", "opening", "planned", "2022-10-31")]
    assert found[0].qa_id == f"{PAGE}-a01-q01"


def test_each_question_lends_its_project_to_its_own_reply_alone() -> None:
    lines = ["问：东门桥什么时候通车？", "答：预计年底通车。", "问：青溪公园改造要修多久？", "答：11月完工。"]
    body = "\n".join([*lines, "问：医保卡怎么补办？", "答：到窗口办理，3日内完成。"])
    pairs = [
        pair(body, "东门桥什么时候通车？", "预计年底通车。", 1),
        pair(body, "青溪公园改造要修多久？", "11月完工。", 2),
        pair(body, "医保卡怎么补办？", "到窗口办理，3日内完成。", 3),
    ]
    assert told(find_milestones(article("有问有答", body), pairs)) == [
        ("东门桥", "opening", "planned", "2022-12-31"),
        ("青溪公园改造", "completion", "planned", "2022-11-30"),
    ]


def test_what_the_headline_tells_again_is_one_row_with_the_bodys_date() -> None:
    found = find_milestones(article("龙津桥合龙", "9月14日，龙津桥主桥顺利合龙。"), ())
    assert told(found) == [("龙津桥主桥", "topping_out", "actual", "2022-09-14")]


def test_what_only_the_headline_tells_is_a_row() -> None:
    body = "工地上，工人们正在安装座椅，布展团队已经进场。"
    (found,) = find_milestones(article("云岭美术馆国庆前开馆", body), ())
    assert (found.project, found.event, found.status) == ("云岭美术馆", "opening", "planned")
    assert found.evidence == "云岭美术馆国庆前开馆"


def test_the_evidence_stands_at_its_offsets_on_the_page() -> None:
    body = "各项工作有序推进。\n白塔水厂9月1日投用。"
    page = "第一行\n" + body
    spans = (Span(0, len(body), PAGE, 4),)
    (found,) = find_milestones(article("水厂", body, spans=spans), ())
    assert page[found.evidence_start : found.evidence_end] == found.evidence == "白塔水厂9月1日投用。"
    assert found.page_id == PAGE


def test_evidence_on_a_later_page_has_that_pages_offsets() -> None:
    body = "各项工作有序推进。\n白塔水厂9月1日投用。"
    spans = (Span(0, 10, PAGE, 50), Span(10, len(body) - 10, NEXT_PAGE, 7))
    (found,) = find_milestones(article("水厂", body, spans=spans), ())
    assert (found.page_id, found.evidence_start, found.evidence_end) == (NEXT_PAGE, 7, 7 + len("白塔水厂9月1日投用。"))


def test_two_events_of_one_phrase_are_two_rows_and_ids_count_on() -> None:
    found = find_milestones(article("福兴小区", "各项工作有序推进。福兴小区预计10月竣工交付。"), ())
    assert [(it.event, it.milestone_id[-3:], it.seq) for it in found] == [
        ("completion", "m01", 1),
        ("handover", "m02", 2),
    ]


def test_an_article_that_tells_it_twice_has_one_row() -> None:
    body = "各项工作有序推进。北环路9月8日通车。通车当天车流平稳。\n此前，北环路已通车的消息传开。"
    assert told(find_milestones(article("道路", body), ())) == [("北环路", "opening", "actual", "2022-09-08")]


def test_an_edition_that_tells_it_twice_has_one_row() -> None:
    first = find_milestones(article("甲", "各项工作有序推进。北环路9月8日通车。"), ())
    second = find_milestones(article("乙", "据介绍，北环路9月8日通车。"), ())
    assert merge_repeats([*first, *second]) == first


def test_a_headline_that_calls_it_a_rumour_gives_nothing() -> None:
    assert find_milestones(article("网传“地铁5月动工”？假的！", "“临川地铁10月1日动工！”一条消息刷屏。"), ()) == ()


@given(
    st.text(alphabet="云溪大桥路工程项目二期已将计划预计9月15日底前通车开竣完建成，。？：“”（）\n 的在一", max_size=80)
)
def test_whatever_is_written_evidence_is_text_of_the_body_and_dates_are_in_order(body: str) -> None:
    for it in find_milestones(article("某路", body), ()):
        if it.evidence != "某路":
            assert body[it.evidence_start - 100 : it.evidence_end - 100] == it.evidence
        assert it.project
        assert it.date_start is None or it.date_end is None or it.date_start <= it.date_end
