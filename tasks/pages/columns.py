"""Column names (栏目): how far a short line looks like one."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.pages.lines import Line
from tasks.text.words import load_pattern, load_rows, load_words

_BRIEFS = frozenset(load_words("tasks.pages", "briefs"))
_RULES = load_rows("tasks.pages", "columns")
_RUBRICS = frozenset(load_words("tasks.pages", "rubrics"))
_WHOLE = frozenset(row[0] for row in _RULES if row[1] == "whole")
_ENDS = tuple(row[0] for row in _RULES if row[1] == "end")
_STARTS = tuple(row[0] for row in _RULES if row[1] == "start")
_WITHIN = tuple(row[0] for row in _RULES if row[1] == "in")
_FRAMED = re.compile(r"([★☆◆◇■□●○◎※▲△♦✦])[^★☆◆◇■□●○◎※▲△♦✦。,]{2,12}\1|[\u3016\u3010][^\u3016\u3017。,:]{2,12}\u3017")
_PARTS = re.compile(r"\S{2} +\S{2}")
_MARKS = " *#·【】[]■◆●▲★◇□◎|/-—《》<>“”"
_NUMBER_ONLY = re.compile(r"12345|\d[\d-]{3,}\d|24小时|第?\d{1,4}期|[(]\d{1,3}[)]|[①-⑳]")
DOING = load_pattern("tasks.pages", "doings")


def is_rubric(flat: str) -> bool:
    """Whether a line only labels a part of an article (现场, 律师说法, 新闻链接). Narrow text without blanks."""
    return flat.strip(_MARKS) in _RUBRICS


def is_briefs(flat: str) -> bool:
    """Whether a line names a column of many short pieces. Narrow text without blanks."""
    bare = flat.strip(_MARKS)
    return bare in _BRIEFS or (len(bare) <= 8 and bare.endswith(tuple(word for word in _BRIEFS if len(word) >= 2)))


def is_framed(flat: str) -> bool:
    """Whether a short line stands between two equal ornaments (★县长信箱★) or in 〖〗: as column names do."""
    return _FRAMED.fullmatch(flat) is not None


def column_score(line: Line) -> float:
    """How far a title line looks like a column's name: above 1 likely, above 3 nearly sure, below 0 hardly."""
    return _score(line.text, line.flat)


@lru_cache(maxsize=4096)
def _score(text: str, flat: str) -> float:
    bare = flat.strip(_MARKS)
    if not bare:
        return 0.0
    words = _NUMBER_ONLY.sub("", bare).strip(",、·")
    score = _by_length(len(words))
    if bare in _WHOLE or is_briefs(flat):
        score += 5
    elif words.endswith(_ENDS) and len(words) <= 12:
        score += 3.5
    elif bare.startswith(_STARTS) or any(word in bare for word in _WITHIN):
        score += 5 if len(bare) <= 16 else 1
    if "·" in bare and len(bare) <= 16:
        score += 3
    if is_framed(flat):
        score += 5
    elif flat[0] in "【[■◆●★◇□◎" and len(bare) <= 10:
        score += 3
    score -= 2 * any(char.isdigit() for char in words)
    score -= 3 * ("的" in words and len(words) > 7)  # “桑拿天”里的三张面孔 is a headline
    score -= 3 * any(char in words for char in ",!?。、:")
    score -= 2 * bool(DOING.search(bare))
    score -= 1.5 * bool(_PARTS.search(text))
    return score


def _by_length(length: int) -> float:
    if length <= 4:
        return 3.0
    if length <= 6:
        return 2.0
    if length <= 8:
        return 1.2
    return -1.0 if length <= 11 else -2.0
