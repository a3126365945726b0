"""Letters and their replies: who signs a line of its own under what was written, with the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pages.columns import is_briefs
from tasks.pages.credits import is_office, is_person
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.lines import Line

_SIGNED = re.compile(r"([\u3400-\u9fff·()]{3,26}?)[,、]?(?:[12]\d{3}年)?\d{1,2}月\d{1,2}日")
_WRITTEN = re.compile(
    r"(?:尊敬的[^:,。]{1,12}|编辑(?:同志|部|老师)?|记者(?:同志|老师)|贵[报刊]|[日晚晨]报)(?:,?[您你]好)?[:!]"
)
_READER = re.compile(
    r"[\u3400-\u9fff\d]{0,12}?(?:读者|市民|居民|村民|业主|家长|学生|商户|网友)(?:代表)?"
    r"(?:[\u3400-\u9fff]{1,3}|“[^”]{2,8}”)?(?:\d{1,2}月\d{1,2}日)?"
)
_LONGEST_LETTER = 10  # lines


def signed_days(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Lines with an office's name and a day that close a reply (某市教育局 6月5日): no title of what comes below."""
    found: list[int] = []
    for at in range(1, len(lines)):
        if kinds[at] is not Kind.SHORT or kinds[at - 1] not in TEXT or not lines[at - 1].ended:
            continue
        signed = _SIGNED.fullmatch(lines[at].flat)
        if signed and is_office(signed[1]) and (at + 1 == len(lines) or kinds[at + 1] not in TEXT):
            found.append(at)
    return found


def signed_letters(lines: Sequence[Line], kinds: Sequence[Kind]) -> dict[int, Kind]:
    """Who signs a letter to the paper (编辑同志:…), on the first short line below its text: a name, or 一名读者."""
    found: dict[int, Kind] = {}
    for first, line in enumerate(lines):
        if not _WRITTEN.match(line.flat):
            continue
        at = first + 1
        while at < len(lines) and kinds[at] in TEXT and at - first < _LONGEST_LETTER:
            at += 1
        if at == len(lines) or kinds[at] is not Kind.SHORT or not lines[at - 1].ended or is_briefs(lines[at].flat):
            continue
        if is_person(lines[at].flat):
            found[at] = Kind.BYLINE
        elif _READER.fullmatch(lines[at].flat):
            found[at] = Kind.TAIL
    return found
