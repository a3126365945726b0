"""Are two articles one text? Judged on the whole texts, after shared clauses have brought them together.

Three answers: `duplicate` (reprinted, cut, digested, lightly edited, badly scanned), `same_form` (the same notice
with other facts: weather, air quality, auctions, two phases of one programme; never merged) and `different`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from tasks.text.clauses import split_clauses

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
OTHER_NUMBERS = 0.4  # of the numbers in clauses that are else the same
OTHER_IN_CLEAN = 0.25  # where no word is noisy
SLOT_FLANK = 4  # equal characters on both sides of a replaced word
SLOTS_PER_100 = 1.0  # replaced words (of 2 characters and more) in 100 characters of the shorter text
MIN_SLOTS = 3
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|(?<=第)[一二三四五六七八九十百千零〇两]+|[一二三四五六七八九十]+(?=[期届号批]|季度|月)|(?<=周)[一二三四五六日]|(?<=星期)[一二三四五六日]"
)


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
    numbers, others = _compare_numbers(short.clauses, long.clauses)
    relation: Relation = "different"
    if _other_facts(short, long, numbers, others):
        relation = "same_form"
    elif _is_one_text(len(short.text), share, coverage, score):
        relation = "same_form" if _other_words(short.text, long.text) else "duplicate"
    return Verdict(relation, share, coverage, score, numbers, others)


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


def _compare_numbers(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int]:
    """How many numbers stand in clauses that are else the same, and how many of them differ."""
    known: dict[str, list[list[str]]] = {}
    for clause in long:
        if numbers := _NUMBER.findall(clause):
            known.setdefault(_NUMBER.sub("#", clause), []).append(numbers)
    compared = differing = 0
    for clause in short:
        numbers = _NUMBER.findall(clause)
        rivals = known.get(_NUMBER.sub("#", clause)) if numbers else None
        if rivals:
            compared += len(numbers)
            differing += min(sum(x != y for x, y in zip(numbers, rival, strict=True)) for rival in rivals)
    return compared, differing


def _other_facts(short: _Read, long: _Read, numbers: int, others: int) -> bool:
    """Do the numbers say that it is the same form with other facts?

    Scanning noise of 3 % changes one number in ten, and other words at the same rate; a form changes most of its
    numbers and few of its words. What only the absence of noise decides is asked last.
    """
    if others >= 2 and others >= OTHER_NUMBERS * numbers:
        return True
    is_suspect = (others == 1 and numbers <= 2) or (others >= 3 and others >= OTHER_IN_CLEAN * numbers)
    return is_suspect and not _is_noisy(short, long)


def _is_noisy(short: _Read, long: _Read) -> bool:
    """Do clauses without numbers differ too, other than by being left out?"""
    known = set(long.clauses)
    plain = [clause for clause in short.clauses if not _NUMBER.search(clause)]
    return sum(clause not in known for clause in plain) > 0.05 * len(plain)


def _other_words(short: str, long: str) -> bool:
    """Are words replaced all over, each between text that stays: the same form about other people and places?"""
    blocks = list(LCSseq.opcodes(short, long))
    slots = 0
    for left, first, second, right in zip(blocks, blocks[1:], blocks[2:], blocks[3:], strict=False):
        if left.tag != "equal" or right.tag != "equal" or {first.tag, second.tag} != {"insert", "delete"}:
            continue
        flanked = min(left.src_end - left.src_start, right.src_end - right.src_start) >= SLOT_FLANK
        sizes = (first.src_end - first.src_start + second.src_end - second.src_start,
                 first.dest_end - first.dest_start + second.dest_end - second.dest_start)  # fmt: skip
        slots += flanked and min(sizes) >= 2 and max(sizes) <= 12
    return slots >= MIN_SLOTS and slots * 100 >= SLOTS_PER_100 * len(short)
