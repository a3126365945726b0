"""How two texts, two names or two dates are compared, and how hits and misses are counted."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Indel


@dataclass
class Count:
    """Hits, rows too many, and labels missed."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        said = self.hits + self.extra
        return self.hits / said if said else None

    @property
    def recall(self) -> float | None:
        asked = self.hits + self.missed
        return self.hits / asked if asked else None

    @property
    def f1(self) -> float | None:
        whole = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / whole if whole else None


def hit(right: bool) -> Count:
    """One label that was met or not, and the row that meant to."""
    return Count(1, 0, 0) if right else Count(0, 1, 1)


def narrow(text: object) -> str:
    """One width, no blanks; punctuation stays."""
    return "".join(unicodedata.normalize("NFKC", str(text or "")).split())


def letters(text: object) -> str:
    """One width; letters and digits alone."""
    return "".join(c for c in narrow(text).casefold() if unicodedata.category(c)[0] in "LNM")


def alike(one: object, two: object) -> float:
    """The share of letters in common, in order: 1 where they are equal, 0 where one is empty."""
    a, b = letters(one), letters(two)
    return Indel.normalized_similarity(a, b) if a and b else 0.0


def grams(paragraphs: Iterable[str]) -> Counter[str]:
    """How often each run of five letters stands inside a paragraph; a shorter paragraph is one run."""
    found: Counter[str] = Counter()
    for paragraph in map(letters, paragraphs):
        if paragraph:
            found.update(paragraph[i : i + 5] for i in range(max(1, len(paragraph) - 4)))
    return found


def listed(value: Any) -> list[Any]:
    """A label or a column as a list."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def accepted(label: Any, value: object) -> bool:
    """Whether a value is the label's, or one of those that it lists. Nothing and an empty text are the same."""
    wanted = label if isinstance(label, list) else [label]
    return letters(value) in {letters(item) for item in wanted}


def same_name(name: str, names: Sequence[str]) -> bool:
    """Equal, or the shorter (three letters and more) is a part of the longer and at least three fifths of it."""
    mine = letters(name)
    for other in map(letters, names):
        short, long = sorted((mine, other), key=len)
        if mine == other and mine:
            return True
        if len(short) >= 3 and short in long and 5 * len(short) >= 3 * len(long):
            return True
    return False


def near(label: str | None, day: dt.date | None) -> bool:
    """Within three days; nothing only with nothing."""
    if label is None or day is None:
        return label is None and day is None
    return abs((dt.date.fromisoformat(label) - day).days) <= 3


def pairs(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Rows to columns, one to one, so that the sum of weights is largest; pairs of weight 0 are left out.

    The Hungarian method by shortest augmenting paths, on a square of costs padded with zeros.
    """
    size = max(len(weights), max(map(len, weights), default=0))
    if not size:
        return {}
    cost = [[0.0] * size for _ in range(size)]
    for r, line in enumerate(weights):
        for c, weight in enumerate(line):
            cost[r][c] = -weight
    of_row, of_column = [0.0] * size, [0.0] * size
    row_of: list[int | None] = [None] * size
    for row in range(size):
        _augment(row, cost, of_row, of_column, row_of)
    found = {r: c for c, r in enumerate(row_of) if r is not None}
    return {r: c for r, c in sorted(found.items()) if cost[r][c] < 0}


def _augment(
    row: int, cost: list[list[float]], of_row: list[float], of_column: list[float], row_of: list[int | None]
) -> None:
    """Give `row` a column, moving other rows along the cheapest path."""
    size = len(cost)
    best, before, done = [float("inf")] * size, [-1] * size, [False] * size
    column, reached, current = -1, 0.0, row
    while True:
        for c in range(size):
            price = reached + cost[current][c] - of_row[current] - of_column[c]
            if not done[c] and price < best[c]:
                best[c], before[c] = price, column
        column = min((c for c in range(size) if not done[c]), key=best.__getitem__)
        reached, done[column] = best[column], True
        owner = row_of[column]
        if owner is None:
            break
        current = owner
    for c in range(size):
        if done[c]:
            of_column[c] -= reached - best[c]
            if (held := row_of[c]) is not None:
                of_row[held] += reached - best[c]
    of_row[row] += reached
    while column != -1:
        step = before[column]
        row_of[column] = row if step == -1 else row_of[step]
        column = step
