"""Two texts that read alike: one text twice, or one form filled in with other facts?

A scan that is bad everywhere changes one number in ten and one character in thirty. A form changes its numbers and
none of its words; or, where it has none, its names, each between words that stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb

from rapidfuzz.distance import LCSseq, Opcode

OTHER_NUMBERS = 0.45  # of the numbers in clauses that are else the same, at least two: another issue of the form
SUSPECT_NUMBERS = 0.25  # fewer, where the noise of the words does not explain it
BY_CHANCE = 0.002  # how rarely noise may do that
FLANK = 4  # equal characters on both sides of a replaced word
SLOTS_PER_100 = 1.0  # replaced words (of 2 characters and more) in 100 characters of the shorter text
MIN_SLOTS = 3
MIXED_PER_100 = 1.5  # replaced words and numbers, at least one of them a word
INK_PER_100 = 12.0  # characters replaced, words for words: more than an editor does to a text that stays else
BRIEF = 130  # characters: in so short a text a name and a number are its news
CLEAN = 100  # characters of the shorter text to a noisy one: then a number that changed is another number
ISLAND = 6  # equal characters that part two changes; fewer are met by chance
LONGEST_SLOT = 30  # characters: more is a sentence written anew
_DIGITS = re.compile(r"\d+")
# No number is a fact that is part of a name (PM10, G240) or a telephone number that the form prints each time.
_NUMBER = re.compile(
    r"(?<![a-z\d])(?<!拨打)(?<!热线)(?<!电话)\d+|(?<=第)[一二三四五六七八九十百千零〇两]+"
    r"|[一二三四五六七八九十]+(?=[期届号批]|季度|月)|(?<=周)[一二三四五六日]|(?<=星期)[一二三四五六日]"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers in clauses that are the same but for numbers, and how many of them differ."""

    compared: int
    other: int


@dataclass(frozen=True, slots=True)
class _Replaced:
    characters: int  # single ones, as noise does it
    words: int  # of two and more, between words that stay
    slots: int  # the same, with what a list has in another order taken as one
    numbers: int  # of those and of stretches that are numbers alone, where digits became others
    ink: int  # characters in the slots, of the shorter side


def compare_numbers(short: Sequence[str], long: Sequence[str]) -> Numbers:
    """Compares two texts' clauses; one that stands more than once in the longer text is held against its nearest."""
    known: dict[str, list[list[str]]] = {}
    for clause in long:
        if numbers := _NUMBER.findall(clause):
            known.setdefault(_NUMBER.sub("#", clause), []).append(numbers)
    compared = other = 0
    for clause in short:
        numbers = _NUMBER.findall(clause)
        rivals = known.get(_NUMBER.sub("#", clause)) if numbers else None
        if rivals:
            compared += len(numbers)
            other += min(sum(x != y for x, y in zip(numbers, rival, strict=True)) for rival in rivals)
    return Numbers(compared, other)


def has_other_facts(short: str, long: str, numbers: Numbers) -> bool:
    """Do the numbers say that it is the same form with other facts? `short` and `long` are whole texts as `inked`.

    One or two numbers in all decide only where no character is noisy.
    """
    compared, other = numbers.compared, numbers.other
    if other >= 2 and other >= OTHER_NUMBERS * compared:
        return True
    if not other or other < SUSPECT_NUMBERS * compared:
        return False
    noisy = _replaced(short, long).characters
    if compared <= 2:
        return noisy == 0
    return _chance(compared, other, (noisy + 0.5) / len(short)) < BY_CHANCE


def has_other_words(short: str, long: str) -> bool:
    """Are words replaced all over, or words and numbers: the same form about other people, places and times?

    Numbers count, and words side by side, only where few characters are noisy.
    """
    replaced = _replaced(short, long)
    if replaced.words >= MIN_SLOTS and replaced.words * 100 >= SLOTS_PER_100 * len(short):
        return True
    if not replaced.slots or replaced.characters * CLEAN > len(short):
        return False
    facts = replaced.slots + replaced.numbers
    if len(short) < BRIEF and replaced.numbers and facts >= 2:
        return True
    ink = replaced.ink * 100 / len(short)
    return (facts >= MIN_SLOTS and facts * 100 >= MIXED_PER_100 * len(short)) or ink >= INK_PER_100


def _chance(compared: int, other: int, noise: float) -> float:
    """How likely noise of that rate a character is to change so many numbers, of two or three digits, or more."""
    one = 1 - (1 - noise) ** 2.5
    odds = (comb(compared, k) * one**k * (1 - one) ** (compared - k) for k in range(other, compared + 1))
    return float(sum(odds))


def _replaced(short: str, long: str) -> _Replaced:
    blocks = list(LCSseq.opcodes(short, long))
    characters = words = 0
    for left, first, second, right in zip(blocks, blocks[1:], blocks[2:], blocks[3:], strict=False):
        if left.tag != "equal" or right.tag != "equal" or {first.tag, second.tag} != {"insert", "delete"}:
            continue
        gone = short[first.src_start : second.src_end]
        come = long[first.dest_start : second.dest_end]
        if len(gone) == len(come) == 1:
            characters += not gone.isdecimal()
        flanked = min(left.src_end - left.src_start, right.src_end - right.src_start) >= FLANK
        words += flanked and min(len(gone), len(come)) >= 2 and max(len(gone), len(come)) <= 12
    changes = list(_stretches(short, long, blocks))
    slots = [pair for pair in changes if _is_slot(*pair)]
    numbers = sum(_has_other_digits(gone, come) for gone, come in changes)
    ink = sum(min(map(len, pair)) for pair in slots)
    return _Replaced(characters, words, len(slots), numbers, ink)


def _stretches(short: str, long: str, blocks: Sequence[Opcode]) -> Iterator[tuple[str, str]]:
    """What stands for what between stretches that stay, without the texts' beginnings and ends: those are edited."""
    anchors = [block for block in blocks if block.tag == "equal" and block.src_end - block.src_start >= ISLAND]
    for left, right in pairwise(anchors):
        gone, come = short[left.src_end : right.src_start], long[left.dest_end : right.dest_start]
        if gone and come:
            yield gone, come


def _is_slot(gone: str, come: str) -> bool:
    """Words for words: no single characters, no number for a number, and no noise twice in a few."""
    if gone.isdecimal() and come.isdecimal():
        return False
    if min(len(gone), len(come)) < 2 or max(len(gone), len(come)) > LONGEST_SLOT:
        return False
    return len(gone) != len(come) or sum(x == y for x, y in zip(gone, come, strict=True)) * 2 < len(gone)


def _has_other_digits(gone: str, come: str) -> bool:
    before, after = _DIGITS.findall(gone), _DIGITS.findall(come)
    return bool(before and after) and before != after
