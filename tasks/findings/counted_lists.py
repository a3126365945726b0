"""Several projects counted behind some of their names: 甲大桥、乙水厂等6个项目; 甲县至乙县等3条公路."""

from __future__ import annotations

import re

from tasks.findings.name_kinds import wanted_kind
from tasks.findings.name_lists import listed, pieces_between
from tasks.findings.project_names import Name, ending_at, strip_start
from tasks.findings.project_patterns import CUT, HEAD_END, KINDS, LIST, SUCH_AS

_COUNT = r"(?:\d+余?多?|(?<!第)[两三四五六七八九十]{1,3})[个条座处项所家段](?P<what>[^,。;:、等的\x00]{1,14}?)"
_COUNTED = re.compile(rf"(?P<names>[^,。;:\x00]{{2,120}}?)(?P<etc>等)?\s*(?P<count>{_COUNT})\s*$")
_OBJECT = re.compile(rf"(?P<names>[^,。;:\x00]{{2,120}}?)(?P<etc>等)\s*(?P<count>{_COUNT})(?=[,。;)\x00]|$|建设)")
_MANY = re.compile(
    r"(?P<names>[^,。;:\x00]{2,120}?)(?P<etc>等)(?P<count>(?:一大?批|一系列|多个|多项|数个|若干)(?P<what>[^,。;:、等的\x00]{0,12}(?:项目|工程)))\s*$"
)
# 与某公司签订总投资5亿元的某园项目
_OWNED_BY = re.compile(r"[^,;。:、]*(?:签订|签约|投资|建设|实施|引进)[^,;。:、]*的")
_COMMA = re.compile("、")
_OPENING = re.compile(
    r"(?:先后有|仍有|还有|尚有|另有|有|随着|目前|其中|已有|包括|包含|涵盖|涉及|以及|现有|共有|新增|今年)+"
)
# A project by who does what: 某公司10万吨铁精粉开发.
_WORK = re.compile(
    r"[^,。;:、“”\x00]{3,24}(?:开发|加工|制造|生产|研发|养殖|种植|育种|扩建|扩能|扩产|技改|建设|改造|开采|回收|利用|搬迁|修复|治理)"
)
_SHORT = 6  # characters of a place's name
_OF_ITS_OWN = 3  # characters of a head that tells its kind: 污水处理厂, not 学校


def counted_before(flat: str, start: int, end: int) -> list[Name]:
    """The projects of a stretch that ends in such a count, by name where each is one; else the stretch as one name."""
    if "\x00" in flat[start:end]:
        start = max(flat.rfind("\x00", start, end), flat.rfind("的", start, end)) + 1  # 原定年内实施的甲路、乙桥3座天桥
    start += flat.startswith("的", start)
    match = _COUNTED.fullmatch(flat, start, end) or _MANY.fullmatch(flat, start, end)
    if match:
        return _names(flat, match)
    some = SUCH_AS.search(flat, start, end)
    return [Name(start, some.end(), flat[start : some.end()], "*", False)] if some else []


def counted_behind(flat: str, start: int, end: int) -> list[Name]:
    """The same of a stretch that begins so: 建成甲县至乙县等4条公路."""
    match = _OBJECT.match(flat, start, end)
    return _names(flat, match) if match else []


def _names(flat: str, match: re.Match[str]) -> list[Name]:
    if not HEAD_END.search(flat, match.start("count"), match.end("count")):
        return []
    opening = _OPENING.match(flat, match.start("names"), match.end("names"))
    begins, end = opening.end() if opening else match.start("names"), match.end("names")
    links = (it for it in LIST.finditer(flat, begins, end) if it.start() > begins)  # 和平路
    pieces = pieces_between(flat, links, begins, end)
    names = [_named(flat, start, end) for start, end in pieces]
    whole = [it for it in names if it]
    stretch = Name(begins, match.end("count"), flat[begins : match.end("count")], wanted_kind(match["what"]), False)
    if len(whole) == len(pieces) > 1:
        return whole if _are(whole, match["what"]) else [stretch]
    if not match["etc"]:
        return [stretch] if len(pieces) > 1 and _is_of_its_own(match["what"]) and _are_short(pieces) else []
    if works := _by_work(flat, pieces_between(flat, _COMMA.finditer(flat, begins, end), begins, end), begins):
        return works
    if not match["count"][0].isdigit():
        return []
    return [stretch]


def _are(names: list[Name], what: str) -> bool:
    """Whether names are of what is counted: 甲路、乙街两条道路, not 甲路、乙院、丙桥三座人行天桥, which stand there."""
    head = HEAD_END.search(what)
    kind = KINDS.get(head["head"] or "", "*") if head else "*"
    if _is_of_its_own(what):
        return all(it.text[-1] == what[-1] for it in names)  # 甲城、乙镇两座污水处理厂
    return kind in ("*", "work") or all(it.kind == kind for it in names[:-1])


def _is_of_its_own(what: str) -> bool:
    """Whether what is counted tells its kind by itself: 污水处理厂, not 学校 or 项目."""
    head = HEAD_END.search(what)
    word = (head and head["head"]) or ""
    return len(word) >= _OF_ITS_OWN and KINDS.get(word) != "work"


def _are_short(pieces: list[tuple[int, int]]) -> bool:
    return all(1 < end - start <= _SHORT for start, end in pieces)


def _named(flat: str, start: int, end: int) -> Name | None:
    end = start + len(flat[start:end].rstrip())
    name = ending_at(flat, start, end)
    whole = name and name.start == strip_start(flat, start, end)
    return name if name and whole and not name.generic and name.kind != "org" else None


def _by_work(flat: str, pieces: list[tuple[int, int]], begins: int) -> list[Name]:
    """甲公司果蔬加工、乙集团铜矿开发、丙大桥: the projects of a list, some of which are called by the work alone."""
    found: list[Name] = []
    for start, end in pieces:
        start = max([start, *(it.end() for it in CUT.finditer(flat, start, end) if start == begins and it["cut"])])
        owner = _OWNED_BY.match(flat, start, end)
        start = owner.end() if owner else start
        name = _named(flat, start, end)
        if name is None and _WORK.fullmatch(flat, start, end):
            name = Name(start, end, flat[start:end], "work", False)
        if name is None:
            return []
        found += listed(flat, name)
    return found if len(pieces) > 1 else []
