"""Chinese text into the terms of the search index, and a reader's words into what to look for.

A run of Han characters becomes its overlapping pairs (智轨项目: 智轨 轨项 项目), so that every word of two or more
characters is found wherever it stands, whatever a dictionary thinks of it; a run of Latin letters or digits is one
term. A phrase of neighbouring pairs is the exact text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_RUN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f]+|[a-z0-9]+")
_QUOTED = re.compile(r"[\"“”「](.+?)[\"“”」]|(\S+)")


def fold(text: str) -> str:
    """Full-width letters and digits made narrow, capitals small; the length stays."""
    narrow = text.translate(_NARROW)
    small = narrow.lower()
    return small if len(small) == len(narrow) else narrow


def terms(text: str) -> list[str]:
    """The terms of a text, in order."""
    found: list[str] = []
    for run in _RUN.findall(fold(text)):
        if run[0] < "㐀" or alone(run):
            found.append(run)
        else:
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found


def alone(term: str) -> bool:
    """Is a term one Han character, which had no neighbour to pair with?"""
    return len(term) == 1 and term >= "㐀"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a reader looks for: the text as typed, and its terms, which must stand side by side."""

    text: str
    terms: tuple[str, ...]


def wanted(query: str) -> tuple[Wanted, ...]:
    """A query into what must all be found: words apart by blanks, phrases in quotation marks.

    A word in which nothing can be looked for (punctuation alone) is left out.
    """
    found = (Wanted(text, tuple(terms(text))) for text in (a or b for a, b in _QUOTED.findall(query)))
    return tuple(each for each in found if each.terms)


def words_of(text: str) -> list[Wanted]:
    """The words of two characters or more in a sentence, by jieba: for a query found nowhere as typed."""
    import rjieba  # 0.3 s to load its dictionary

    words = (word for word in dict.fromkeys(rjieba.cut(fold(text))) if len(word) > 1)
    return [Wanted(word, tuple(found)) for word in words if (found := terms(word))]


def snippet(body: str, looked_for: tuple[Wanted, ...], width: int = 60) -> tuple[str, list[tuple[int, int]]]:
    """The stretch of a body around the first thing found, and where in it the things found stand.

    In: the body; what was looked for; the width in characters. Out: the text in one line, and (start, end) pairs.
    """
    folded = fold(body)
    needles = [fold(each.text) for each in looked_for]
    first = min((at for at in (folded.find(n) for n in needles) if at >= 0), default=0)
    start = max(0, first - width // 3)
    text = body[start : start + width].replace("\n", " ")
    folded = fold(text)
    marks = [match.span() for n in needles if n for match in re.finditer(re.escape(n), folded)]
    return text, sorted(marks)
