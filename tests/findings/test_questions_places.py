"""Where questions and replies stand on their pages."""

from __future__ import annotations

from question_cases import article

from tasks.findings.places import place_of
from tasks.findings.questions import find_questions
from warehouse.records import Span

BODY = "网友提问：桥何时修？\n市公路局答复：八月\n动工，年底完工。"


def test_a_reply_that_goes_on_on_another_page_ends_where_its_first_page_ends():
    cut = BODY.index("动工")
    spans = (Span(0, cut - 1, "x-p01", 100), Span(cut, len(BODY) - cut, "x-p02", 7))
    (pair,) = find_questions(article(BODY, spans=spans)).pairs
    assert (pair.page_id, pair.question_start, pair.question_end) == ("x-p01", 105, 110)
    start = 100 + BODY.index("八月")
    assert (pair.answer_page_id, pair.answer_start, pair.answer_end) == ("x-p01", start, start + 2)
    assert pair.answer == "八月\n动工，年底完工。"


def test_paragraphs_that_stand_apart_on_the_page():
    spans = (Span(0, 11, "x-p01", 0), Span(11, 9, "x-p01", 50), Span(21, len(BODY) - 21, "x-p01", 90))
    (pair,) = find_questions(article(BODY, spans=spans)).pairs
    assert (pair.question_start, pair.question_end) == (5, 10)
    assert (pair.answer_start, pair.answer_end) == (57, 90 + len(BODY) - 21)


def test_an_article_without_spans_counts_in_its_body():
    piece = article(BODY, spans=())
    assert place_of(piece, [(5, 10)]) == (piece.page_id, 5, 10)


def test_a_refusal_has_its_place():
    (refusal,) = find_questions(article("市水务局答复：水压已恢复。")).refusals
    assert refusal.text == "水压已恢复。"
    assert (refusal.char_start, refusal.char_end) == (47, 53)
    assert refusal.reason == "reply_without_question"
    assert refusal.article_id is not None
    assert refusal.refusal_id.startswith(refusal.article_id)


def test_a_broken_page_with_a_hundred_labels_a_side_is_refused_not_multiplied():
    body = "\n".join(["网友提问：桥何时修？"] * 50 + [f"市公路局答复：{n}月。" for n in range(50)])
    found = find_questions(article(body))
    assert found.pairs == ()
    assert [refusal.reason for refusal in found.refusals] == ["unpaired_questions"]
