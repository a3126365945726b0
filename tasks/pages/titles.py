"""Runs of title lines: what may be the head of a piece, with its byline, its pull quote and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.pages.columns import column_score, is_rubric
from tasks.pages.credits import bare_signature, is_hanzi, is_office, is_person
from tasks.pages.furniture import line_furniture
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.labels import is_numbered
from tasks.pages.lines import Layout, Line
from tasks.pages.notices import is_advertisement
from tasks.text.words import load_pattern

HEADISH = frozenset({Kind.SHORT, Kind.DASH, Kind.BYLINE, Kind.PULL, Kind.NOTICE_HEAD})
_TITLES = frozenset({Kind.SHORT, Kind.DASH, Kind.NOTICE_HEAD})
_ACTION = load_pattern("tasks.pages", "actions")
_QUANTITY = re.compile(r"[\d.,]+[%个座条家人次元万亿公里米吨天年项件户名处辆平方亩千余多]{1,4}")
_MOST_TITLES = 4  # column, kicker, headline, subhead
_FEWEST_VERSES = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines with their kinds and the page's layout."""

    lines: Sequence[Line]
    kinds: Sequence[Kind]
    layout: Layout

    def kind(self, at: int) -> Kind | None:
        """The kind of a line; None behind the last."""
        return self.kinds[at] if at < len(self.lines) else None

    def parted(self, at: int) -> bool:
        """Whether an empty line that separates pieces on this page stands before a line."""
        return self.layout.gaps_part and self.lines[at].gap > 0


@dataclass(slots=True)
class Group:
    """Title lines with byline and pull quote, by index; `after` is the first line behind them."""

    titles: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    pulls: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)  # a site's lines between title and text: 发布时间, 来源
    after: int = 0


def scan(sheet: Sheet, at: int) -> Group:
    """The group that begins at a line."""
    group = Group()
    while at < len(sheet.lines) and _takes(sheet, group, at):
        at += 1
    group.after = at
    _sign(sheet, group)
    return group


def _takes(sheet: Sheet, group: Group, at: int) -> bool:
    kind = sheet.kinds[at]
    if kind in _TITLES:
        late = kind is Kind.DASH and group.titles and not group.pulls  # ——访… below who wrote it
        if (group.bylines or group.pulls or (group.titles and kind is Kind.NOTICE_HEAD)) and not late:
            return False
        if group.titles and is_subheading(sheet.lines[at].flat):
            return False  # 一、咨询类, 案情, 9.8公里: the body begins
        if group.titles and (_falls_apart(sheet, group.titles[0], at) or _too_many(sheet, group, at)):
            return False  # the last words of what stands above; a poem's last verse, or a list of names
        group.titles.append(at)
    elif kind is Kind.BYLINE or (kind is Kind.TAIL and group.titles and sheet.kind(at + 1) in TEXT):
        group.bylines.append(at)  # （某局、本报联合整理） under a title signs what follows
    elif kind is Kind.PULL:
        group.pulls.append(at)
    elif kind is Kind.CAPTION and group.titles and _then_text(sheet, at):
        group.captions.append(at)
    elif group.titles and _between(sheet, at):
        group.skipped.append(at)
    else:
        return False
    return True


def _too_many(sheet: Sheet, group: Group, at: int) -> bool:
    return len(group.titles) >= _MOST_TITLES and sheet.parted(at)


def _falls_apart(sheet: Sheet, first: int, at: int) -> bool:
    """Whether the first line belongs to the text above (a signature set like a paragraph), the other to a new piece."""
    if first == 0 or sheet.parted(first):
        return False
    if sheet.kinds[first - 1] is Kind.NOTICE_HEAD:
        return sheet.parted(at)
    if sheet.kinds[first - 1] not in TEXT:
        return False
    if column_score(sheet.lines[first]) > 3:
        return False
    if sheet.parted(at):
        return True
    return sheet.layout.indented and sheet.lines[first].indent >= 2 > sheet.lines[at].indent


def _then_text(sheet: Sheet, at: int) -> bool:
    while sheet.kind(at) is Kind.CAPTION:
        at += 1
    return sheet.kind(at) in TEXT or sheet.kind(at) is Kind.BYLINE


def _between(sheet: Sheet, at: int) -> bool:
    """Whether a line is what stands between a title and its text without a meaning: a site's line, a rule."""
    if sheet.kinds[at] is not Kind.FURNITURE or line_furniture(sheet.lines[at]) not in ((), ("site",)):
        return False
    return sheet.kind(at + 1) in TEXT | HEADISH | {Kind.FURNITURE}


def _sign(sheet: Sheet, group: Group) -> None:
    """A bare name as the last title is who signs: 荷塘区, 黄书耘."""
    if group.bylines or len(group.titles) < 2 or not (group.pulls or has_body(sheet, group)):
        return
    *above, last = group.titles
    if len(above) == 1 and not group.pulls and column_score(sheet.lines[above[0]]) >= 3:
        return
    if signs(sheet.lines[last]):
        group.bylines.append(group.titles.pop())


def has_body(sheet: Sheet, group: Group) -> bool:
    """Whether text follows the titles: running text, verses under a name, or what stands under a picture."""
    below = group.after
    if sheet.kind(below) in TEXT:
        return True
    if not group.titles or below >= len(sheet.lines):
        return False
    if sheet.kind(below) is Kind.SHORT and is_subheading(sheet.lines[below].flat):
        return True
    if group.bylines and sheet.kind(below) is Kind.SHORT and sheet.kind(below + 1) in TEXT | {Kind.SHORT}:
        return True  # verses, or a first paragraph as short as a title
    # 图片新闻 / 春茶开采 / 3月14日，…… 摄
    return sheet.kind(below) is Kind.CAPTION and not sheet.parted(below) and "。" in sheet.lines[below].flat


def is_subheading(flat: str) -> bool:
    """Whether a line by itself can only stand inside a body: numbered, the label of a part, a bare quantity."""
    return is_numbered(flat) or is_rubric(flat) or _QUANTITY.fullmatch(flat) is not None


def is_strong(sheet: Sheet, group: Group) -> bool:
    """Whether a byline or 本报讯 proves that a piece begins."""
    return bool(group.bylines) or sheet.kind(group.after) is Kind.LEAD


def heads_notice(sheet: Sheet, at: int) -> bool:
    """Whether a notice's head is one. A byline or 本报讯 below makes a title of it, unless it says 广告."""
    return is_advertisement(sheet.lines[at].flat) or not is_strong(sheet, scan(sheet, at))


def is_dashed(sheet: Sheet, group: Group) -> bool:
    """Whether a —— subhead stands among the titles."""
    return any(sheet.kinds[i] is Kind.DASH for i in group.titles)


def signs(line: Line) -> bool:
    """Whether a bare line at the end of the titles is a signature."""
    flat = line.flat
    if is_rubric(flat):
        return False
    if is_office(flat):
        return not _ACTION.search(flat) and (len(flat) <= 6 or flat[-1] not in "区县市镇乡")
    if bare_signature(line.text):
        return True
    return is_hanzi(flat) and 2 <= len(flat) <= 3 and column_score(line) <= 3


def poet(sheet: Sheet, titles: Sequence[int]) -> int | None:
    """Where among short lines the poet's name stands: below a title or two, above four verses or more; else None."""
    if len(titles) < 2 + _FEWEST_VERSES or not (sheet.parted(titles[0]) or sheet.layout.gaps_everywhere):
        return None
    lines = [sheet.lines[i] for i in titles]
    named = [n for n in (1, 2, 3) if len(lines) >= n + 1 + _FEWEST_VERSES and signs(lines[n])]
    if not named:
        return None
    return named[0] if is_person(lines[named[0]].flat) or named[-1] == 3 else named[-1]
