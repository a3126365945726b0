"""Whether two statements of an article tell the same: the headline's and the body's, a name in full and in short."""

from __future__ import annotations

import re

from tasks.findings.statements import Statement
from tasks.text.width import narrow

_LONG_NAME = 5  # characters of a name that may stand for a longer one
# 园区内26幢厂房, 某工业园26幢厂房: the same so many.
_SO_MANY = re.compile(r"\d+[幢栋座条个处所家][^\d]{2,12}$")
# 全区第一座加气站: it tells which one, and is no name.
_RANKED = re.compile(r"(?:第[一二两三四五六七八九十\d]+|首|唯一一?)[座条个家所项][^、]*$")


def repeats(one: Statement, two: Statement, *, in_head: bool, both_in_head: bool) -> bool:
    """Whether the second statement (`in_head`: of the headline) says again what the first has said."""
    if one.event != two.event:
        return False
    if in_head:
        same = not both_in_head and one.status == two.status and (not two.date or _dates(one) == _dates(two))
        return same or _akin(one.project, two.project)
    if one.status != two.status:
        return False
    alike = _dates(one) == _dates(two)
    if not _alike(one.project, two.project):
        if is_ranked(one) is not is_ranked(two) or _so_many(one.project, two.project):
            return alike or (is_ranked(two) and not two.date)
        undated = (one.date is None) is not (two.date is None)
        return (undated or (one.date is not None and alike)) and _left_out(one.project, two.project)
    return alike or not one.date or not two.date


def is_ranked(it: Statement) -> bool:
    """Whether what stands for the name only ranks it: 全区第一座加气站."""
    return bool(_RANKED.search(it.project))


def _alike(one: str, two: str) -> bool:
    short, long = sorted((narrow(one), narrow(two)), key=len)
    return short in long


def _so_many(one: str, two: str) -> bool:
    """Whether both names end in the same count of the same things."""
    first, second = _SO_MANY.search(narrow(one)), _SO_MANY.search(narrow(two))
    return bool(first and second and first[0] == second[0])


def _left_out(one: str, two: str) -> bool:
    """Whether a name is the other with words left out: 临川云门大桥, 临川跨江云门大桥."""
    short, long = sorted((narrow(one), narrow(two)), key=len)
    rest = iter(long)
    return len(short) >= _LONG_NAME and all(char in rest for char in short)


def _akin(one: str, two: str) -> bool:
    """Whether a headline's short form can be the body's name: most of its characters are there."""
    short, long = sorted((set(narrow(one)), set(narrow(two))), key=len)
    return len(short & long) >= 0.7 * len(short)


def _dates(it: Statement) -> object:
    return (it.date.date_start, it.date.date_end) if it.date else None
