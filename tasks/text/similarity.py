"""Are two articles one text? Judged on the whole texts, after shared clauses have brought them together.

Three answers: `duplicate` (reprinted, cut, digested, lightly edited, badly scanned), `same_form` (the same notice
with other facts: weather, air quality, auctions, two phases of one programme; never merged) and `different`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from tasks.text.clauses import split_clauses
from tasks.text.same_form import compare_numbers, has_other_facts, has_other_words

Relation = Literal["duplicate", "same_form", "different"]

GRAM = 4
MIN_SHARE = 0.7  # of the shorter text's 4-grams found in the longer: 3 % scanning noise leaves about 0.88
FORM_SHARE = 0.5  # less in common is no form either
MIN_SCORE = 0.8  # longest common subsequence over the shorter: true pairs ≥ 0.9, random ones ≤ 0.5
SURE_SHARE = 0.85  # of the 4-grams: enough where the columns of a page were read in another order
MIN_COVERAGE = 0.17  # of the longer text: a digest gives a third of its story, a round-up a tenth of each
SHORT = 80  # characters; below, the same form with other facts is most of the text: more must agree
SHORT_SHARE = 0.8
SHORT_COVERAGE = 0.6
CONTAINED, CONTAINED_SHARE = 40, 0.95  # but a short text that stands in the longer one word for word is its digest
MIN_EXACT = 20  # characters: shorter texts are formulas, even where they are equal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two texts have to do with each other, and the figures that say so."""

    relation: Relation
    share: float  # of the shorter text's 4-grams that the longer one has
    coverage: float  # the shared part as a share of the longer text
    score: float  # longest common subsequence over the shorter text; 0 where it was not needed
    numbers: int = 0  # numbers compared: those in clauses that are the same but for numbers
    other_numbers: int = 0  # of them not the same


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    clauses: tuple[str, ...]
    grams: frozenset[str]


def verify(a: str, b: str) -> Verdict:
    """Compares two bodies as printed; the order of the two does not matter."""
    short, long = sorted((_read(a), _read(b)), key=lambda read: (len(read.text), read.text))
    if len(short.text) < MIN_EXACT:
        return Verdict("different", 0.0, 0.0, 0.0)
    if short.text == long.text:
        return Verdict("duplicate", 1.0, 1.0, 1.0)
    share = len(short.grams & long.grams) / len(short.grams)
    coverage = share * len(short.text) / len(long.text)
    if share < FORM_SHARE or coverage < MIN_COVERAGE:
        return Verdict("different", share, coverage, 0.0)
    score = LCSseq.similarity(short.text, long.text) / len(short.text)
    numbers = compare_numbers(short.clauses, long.clauses)
    relation: Relation = "different"
    if has_other_facts(short.text, long.text, numbers):
        relation = "same_form"
    elif _is_one_text(len(short.text), share, coverage, score):
        relation = "same_form" if has_other_words(short.text, long.text) else "duplicate"
    return Verdict(relation, share, coverage, score, numbers.compared, numbers.other)


def _is_one_text(length: int, share: float, coverage: float, score: float) -> bool:
    """Do the figures say that the shorter text, of so many characters, is the longer one or a part of it?"""
    if score < MIN_SCORE and share < SURE_SHARE:
        return False
    if length >= SHORT or (length >= CONTAINED and share >= CONTAINED_SHARE):
        return share >= MIN_SHARE
    return share >= SHORT_SHARE and coverage >= SHORT_COVERAGE


@lru_cache(maxsize=512)
def _read(body: str) -> _Read:
    clauses = tuple(split_clauses(body))
    text = "".join(clauses)
    return _Read(text, clauses, frozenset(text[i : i + GRAM] for i in range(max(1, len(text) - GRAM + 1))))
