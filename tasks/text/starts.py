"""Patterns that are tried only where a match can begin.

Python's `re` tries a pattern of many alternatives at every character, about a microsecond each. Which characters a
match can begin with follows from the pattern; a search for those alone is twenty times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_ANY = None  # any character at all
_Starts = set[str] | None  # pieces of a character class
_NO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}


class Starting:
    """A pattern with the characters that its matches begin with.

    Finds what the pattern alone finds, but for matches of no character.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        starts, _ = _first(list(_parser.parse(pattern.pattern, pattern.flags)))
        self._start = (
            re.compile(f"[{''.join(sorted(starts))}]") if starts and not pattern.flags & re.IGNORECASE else None
        )

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in order, without overlap."""
        stop = len(text) if end is None else end
        if self._start is None:
            yield from (match for match in self.pattern.finditer(text, start, stop) if match[0])
            return
        match_at, past = self.pattern.match, start
        for first in self._start.finditer(text, start, stop):
            at = first.start()
            if at >= past and (match := match_at(text, at, stop)) and match.end() > at:
                past = match.end()
                yield match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match."""
        stop = len(text) if end is None else end
        if self._start is None:
            return next(self.finditer(text, start, stop), None)
        match_at = self.pattern.match
        for first in self._start.finditer(text, start, stop):
            at = first.start()
            if (match := match_at(text, at, stop)) and match.end() > at:
                return match
        return None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at `start`."""
        return self.pattern.match(text, start)


def guarded(pattern: str) -> str:
    """The pattern behind a look at its first character, as one of many alternatives: most are soon over with."""
    starts, empty = _first(list(_parser.parse(pattern)))
    return f"(?:{pattern})" if empty or not starts else f"(?=[{''.join(sorted(starts))}])(?:{pattern})"


def _first(items: list[Any]) -> tuple[_Starts, bool]:
    """What a match of these items begins with, and whether they can match nothing."""
    found: set[str] = set()
    for code, value in items:
        starts, empty = _first_of(code, value)
        if starts is _ANY:
            return _ANY, False
        found |= starts
        if not empty:
            return found, False
    return found, True


def _first_of(code: Any, value: Any) -> tuple[_Starts, bool]:
    if code is op.LITERAL:
        return {re.escape(chr(value))}, False
    if code is op.FAILURE:
        return set(), False
    if code in _NO_WIDTH:
        return set(), True
    if code is op.IN:
        return _in_class(value), False
    if code is op.SUBPATTERN:
        return _first(list(value[3]))
    if code is op.BRANCH:
        return _either([list(each) for each in value[1]])
    if code is op.GROUPREF_EXISTS:
        return _either([list(value[1]), list(value[2] or ())])
    if code in _REPEATS:
        starts, empty = _first(list(value[2]))
        return starts, empty or value[0] == 0
    return _ANY, False  # a back-reference, a dot, all but one


def _either(branches: list[list[Any]]) -> tuple[_Starts, bool]:
    read = [_first(each) for each in branches]
    whole: set[str] = set()
    for starts, _ in read:
        if starts is _ANY:
            return _ANY, False
        whole |= starts
    return whole, any(empty for _, empty in read)


def _in_class(items: list[Any]) -> _Starts:
    found: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            found.add(re.escape(chr(value)))
        elif code is op.RANGE and value[1] - value[0] < 0x200:
            found |= {re.escape(chr(each)) for each in range(value[0], value[1] + 1)}
        elif code is op.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:  # a class turned round
            return _ANY
    return found
