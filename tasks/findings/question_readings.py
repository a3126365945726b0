"""Two readings of one body: which of them says more."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.records import QAPair, Refusal

_NEARLY = 0.6  # of a text are left where its label, its salutation or its signature are cut off


class QuestionFindings(NamedTuple):
    """The pairs of one article, and what looked like half of one."""

    pairs: tuple[QAPair, ...]
    refusals: tuple[Refusal, ...]


def says_more(turned: QuestionFindings, found: QuestionFindings, *, laid: bool) -> bool:
    """Does the second reading add pairs, or offices, to those of the first, and change none that has its office?"""
    sure = [pair for pair in found.pairs if pair.responder]
    asked = [pair.question for pair in turned.pairs]
    kept = all(
        any(_is_same(pair, other) for other in turned.pairs) or any(question in pair.answer for question in asked)
        for pair in sure
    )  # a reply that swallows the next question is none
    named = sum(pair.responder is not None for pair in turned.pairs)
    if laid:
        return len(turned.pairs) >= len(found.pairs)
    return kept and (len(turned.pairs), named) > (len(found.pairs), len(sure))


def _is_same(pair: QAPair, other: QAPair) -> bool:
    """Are two readings of a pair one, but for what the second cuts off?"""
    if pair.responder != other.responder or other.answer not in pair.answer:
        return False
    near = _NEARLY * len(pair.question) <= len(other.question) and other.question in pair.question
    return near and _NEARLY * len(pair.answer) <= len(other.answer)
