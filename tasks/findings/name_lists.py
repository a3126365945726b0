"""Several projects in one stretch of words: 甲桥、乙路和丙隧道; “甲小学”和“乙敬老院”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.findings.name_kinds import is_phase
from tasks.findings.project_names import Name, ending_at
from tasks.findings.project_patterns import CROSSING, LIST, LONGEST, QUOTED_BEFORE, QUOTED_EACH, SAME_THING

_MANY = 3  # names of a list that tell that it is one, whatever stands between them
# 某健身中心及老年服务综合体项目: what is added has no name of its own.
_ALL_ONE = re.compile(
    r"(?<![路街桥道线])(?<!工程|项目|隧道)及(?=老年|养老|青少年|儿童|妇女|文化|体育|全民|健身|便民|社区|综合|配套|附属"
    r"|停车|地下|服务|生态|景观|绿化|公共|相关|周边|研发|生产|仓储|办公|智慧)[^、和与及]{4,}(?:项目|工程)$"
)
_NEXT_PHASE = re.compile(r"第?[一二三四五六七八九十\d]期")


def listed(flat: str, name: Name) -> list[Name]:
    """The names of a list (甲桥、乙路和丙隧道), or the name alone where it is none."""
    if name.text.startswith("“") and (several := _quoted_list(flat, name)):
        return several
    if is_phase(name.text):
        position = 0 if "楼" in name.text or "栋" in name.text else -1
        if position < 0:
            return [name]  # 二、三标段
    links = [
        link for link in LIST.finditer(flat, name.start, name.end)
        if link.start() > name.start
        and not SAME_THING.fullmatch(flat, link.end(), name.end) and not _is_crossing(flat, link)
    ]  # fmt: skip  # 某矿治理及生态修复工程, 甲路与乙路交叉口天桥
    links = _between_names(flat, links, name.start)
    if not links or (len(links) == 1 and _ALL_ONE.search(name.text)):
        return [name]
    pieces = pieces_between(flat, links, name.start, name.end)
    if any(_NEXT_PHASE.match(flat, start, end) for start, end in pieces[1:]):
        return [name]  # 某公寓一期、二期旅游项目
    names = [ending_at(flat, start, end) for start, end in pieces]
    if all(it and it.generic and is_phase(it.text) for it in names):
        return [it for it in names if it]  # 2号楼、3号楼
    known = [it for it in names if it and not it.generic and len(it.text) >= 3]
    if len(known) == len(names) and any(it.kind != "org" for it in known[1:]):
        return [it for it in known if it.kind != "org"]  # 甲公司和乙公司新材料项目、丙大桥
    if len(known) == len(names):
        return known
    known = [it for it in known if it.kind != "org"]
    return known if len(known) >= _MANY else [name]


def _between_names(flat: str, links: list[re.Match[str]], start: int) -> list[re.Match[str]]:
    """The links but for words that part no names: 甲广场、某公司星光和园项目、乙纺织紧密纺和家纺项目."""
    kept: list[re.Match[str]] = []
    last = max((it.start() for it in links if it[0] == "、"), default=-1)
    for link in links:
        if link[0] != "、" and last >= 0:
            left = ending_at(flat, kept[-1].end() if kept else start, link.start())
            if link.start() < last or left is None or (left.generic and not is_phase(left.text)):
                continue
        kept.append(link)
    return kept


def pieces_between(flat: str, links: Iterable[re.Match[str]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a list that its links (、, 和) part, without blanks behind."""
    pieces = []
    for link in links:
        pieces.append((start, start + len(flat[start : link.start()].rstrip())))
        start = link.end()
    return [*pieces, (start, end)]


def _quoted_list(flat: str, last: Name) -> list[Name]:
    """“甲小学”和“乙敬老院”."""
    before = QUOTED_BEFORE.search(flat, max(0, last.start - LONGEST), last.start)
    parts = QUOTED_EACH.finditer(flat, before.start(), last.start) if before else ()
    return [Name(it.start(), it.end(), it[0], "*", False) for it in parts] + [last] if before else []


def _is_crossing(flat: str, link: re.Match[str]) -> bool:
    return flat[link.start() - 1] in "路街道巷线" and CROSSING.match(flat, link.end()) is not None
