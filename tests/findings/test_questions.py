"""Every form of the invented pages gives its rows, exactly, at their places on the page."""

from __future__ import annotations

import pytest
from question_cases import BEFORE, Case, read_cases

from tasks.findings.questions import find_questions

ALL = [pytest.param(case, id=case.name) for case in read_cases()]


@pytest.mark.parametrize("case", ALL)
def test_rows(case: Case):
    found = find_questions(case.article)
    rows = [(pair.question, pair.responder, pair.answer) for pair in found.pairs]
    assert rows == case.expected
    assert [refusal.reason for refusal in found.refusals] == case.refusals


@pytest.mark.parametrize("case", ALL)
def test_askers(case: Case):
    askers = [pair.asker for pair in find_questions(case.article).pairs]
    assert askers == [asker for _, _, asker, _ in case.rows]


@pytest.mark.parametrize("case", ALL)
def test_places_and_ids(case: Case):
    page = "页" * BEFORE + case.printed
    for number, pair in enumerate(find_questions(case.article).pairs, 1):
        assert page[pair.question_start : pair.question_end] == pair.question
        assert page[pair.answer_start : pair.answer_end] == pair.answer
        assert pair.qa_id.endswith(f"-q{number:02d}")
        assert pair.seq == number
