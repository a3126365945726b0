"""Sentences and clauses of Chinese text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A sentence ends with its mark and the quotation marks and brackets that close behind it, or with its line. OCR writes
# the full stop as "." too: behind Chinese, and not before a digit or letter (1.2公里, www.…) or another dot.
_DOT = r"(?<=[一-鿿”’」』》）)])\.(?![0-9A-Za-z.])"
_MORE = rf"(?!{_DOT})\."
_SENTENCE = re.compile(rf"[^。！？!?.\n]*(?:{_MORE}[^。！？!?.\n]*)*(?:(?:[。！？!?]|{_DOT})+[”’」』》）)\"]*|\n|$)")
_CLAUSE = re.compile(rf"(?:[^，,；;：:。！？!?.\n]+|{_MORE})+")
_INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of the text it was cut from, blanks at both ends left out."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a text in order, none empty. A line end ends a sentence; offsets are into `text`."""
    return _cut(_SENTENCE, text)


def clauses(text: str) -> Iterator[Stretch]:
    """What commas, semicolons, colons and full stops part, in order; the marks are in no clause."""
    return _cut(_CLAUSE, text)


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[Stretch]:
    for match in pattern.finditer(text):
        piece = match[0]
        ink = _INK.search(piece)
        if ink:
            start = match.start() + ink.start()
            kept = piece[ink.start() :].rstrip()
            yield Stretch(start, start + len(kept), kept)
