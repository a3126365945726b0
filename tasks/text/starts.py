"""Patterns that are soon over with where no match can begin.

Python's `re` tries a pattern of many alternatives at every character, about a microsecond each. Which characters a
match can begin with follows from the pattern; a look for those first takes a tenth of it.
"""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_ANY = None  # any character at all
_Starts = set[str] | None  # pieces of a character class
_NO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}


def guarded(pattern: str) -> str:
    """The pattern behind a look at its first character; finds the same, but for matches of no character.

    Worth it for a whole pattern of many alternatives, and for those of them that are long.
    """
    starts, _ = _first(list(_parser.parse(pattern)))
    return f"(?=[{''.join(sorted(starts))}])(?:{pattern})" if starts else f"(?:{pattern})"


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
