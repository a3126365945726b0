"""The edges of a page: lines that are furniture, or an advertisement, because of where they stand.

A page's name with its number (区县时讯 3), a motto between the masthead and the editors, the items of an index that has
no 导读 over it (A03 …, … A05). Each paper words them in its own way; where they stand is the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pages.furniture import line_furniture
from tasks.pages.kinds import Kind
from tasks.pages.lines import Line

_EDGE = frozenset({Kind.FURNITURE, Kind.DAY})
_FOLIO = re.compile(r"[\u3400-\u9fff·/]{2,8}\s+[A-Z]?\d{1,2}版?|[A-Z]?\d{1,2}版?\s+[\u3400-\u9fff·/]{2,8}")
_POINTS = re.compile(r"[A-Z]?\d{2}版?\s+\S.{3,40}|.{4,60}(?:\s[A-Z]\d{1,2}|详?见\s?[A-Z]?\d{1,2}版?)")
_WEATHER = re.compile(r"\d\s?[℃°]|气温")
_OF_A_PAGE = frozenset({"page", "editors", "date", "media"})
_ENDS_NOTHING = frozenset({Kind.SHORT, Kind.LABEL, Kind.BULLET, Kind.BYLINE})
_NEAR = 2
_FOOT = frozenset({Kind.FURNITURE, Kind.DAY, Kind.NOTICE, Kind.NOTICE_HEAD})
_LONE = frozenset({Kind.SHORT, Kind.PROSE, Kind.CAPTION, Kind.BULLET})
_OFFERS = re.compile(
    r"\d元|[折送领抽]\d|\d折|订阅|扫码|凭.{1,10}[领兑换]|电话|热线|优惠|开盘|钜惠|首付|恭迎|办卡|年卡|会员|招生|报名|地址"
)
_CALLS = re.compile(r"(?:电话|热线|专线)[:]?\d[\d-]{6,}$")
_LONGEST_ADVERTISEMENT = 90


def mark_top_edge(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Make furniture of what stands in the top edge of a page, in place."""
    at = 0
    while at < len(lines) and (kinds[at] in _EDGE or _belongs(lines, kinds, at)):
        if kinds[at] not in _EDGE:
            kinds[at] = Kind.FURNITURE
        at += 1


def _belongs(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line that is no furniture by itself is so by its place. All lines above it are."""
    text = lines[at].text
    beside = at > 0 or (len(kinds) > 1 and kinds[1] in _EDGE)
    if beside and "。" not in text and (_FOLIO.fullmatch(text) or _POINTS.fullmatch(text) or _WEATHER.search(text)):
        return True
    return kinds[at] in _ENDS_NOTHING and at > 0 and _edge_goes_on(lines, kinds, at)


def _edge_goes_on(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a page's own furniture follows at once: its number, its editors, the date."""
    for i in range(at + 1, min(at + 1 + _NEAR, len(lines))):
        if lines[i].gap:
            return False
        if _POINTS.fullmatch(lines[i].text):
            return True
        if kinds[i] in _EDGE:
            return not _OF_A_PAGE.isdisjoint(line_furniture(lines[i]))
    return False


def mark_foot(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Make notices of advertisements in one line at a page's foot (江滩音乐节 5月25日晚8点 … 扫码领票), in place."""
    at = len(lines) - 1
    while at > 0 and (kinds[at] in _FOOT or _advertises(lines, kinds, at)):
        if kinds[at] not in _FOOT:
            kinds[at] = Kind.NOTICE
        at -= 1


def _advertises(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    line = lines[at]
    if kinds[at] not in _LONE or "。" in line.flat[:-1] or len(line.flat) > _LONGEST_ADVERTISEMENT:
        return False
    if len(line.text.split()) >= 3 and _OFFERS.search(line.flat):
        return True
    return _CALLS.search(line.flat) is not None and (line.gap > 0 or kinds[at - 1] in _FOOT)
