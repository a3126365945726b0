"""A project's name as the text writes it: where it ends is told by its head (桥, 公园, 工程), where it begins by words.

Everything works on narrow text (`tasks.text.width.narrow`) and speaks in offsets into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.findings.name_kinds import is_bare_head, is_phase, wanted_kind
from tasks.findings.project_patterns import (
    BESIDE,
    COUNTED_ALL,
    CUT,
    ENTIRE,
    ENUMERATED,
    FILLED_END,
    FILLED_LAST,
    FILLED_START,
    FIRST,
    GENERIC,
    HAPPENS,
    HEAD,
    HEAD_END,
    KINDS,
    KINDS_OF_WORK,
    LEAD,
    LONGEST,
    NO_NAME,
    NO_OPENING,
    ONE_PIECE,
    OPENING_CUTS,
    PART_END,
    PHASE_BASE,
    QUOTED,
    SAME_THING,
    SHARED,
    SOME,
    STOP_ENDS,
    STOP_WHOLE,
    UNBALANCED,
    UNKNOWN,
)

_WORKS = re.compile(r"(?:改扩建|建设|改造|扩建|拓宽|整治|提升|施工|迁建)*(?:工程|项目)$")
# 该扩建工程: the project by the work that it is.
_WORKS_ALONE = re.compile(
    r"(?:改扩建|扩建|改建|扩容|拓宽|改造|整治|治理|加固|修复|修缮|升级|更新|迁建|绿化|亮化|续建)+(?:工程|项目)"
)
_SOME_OF = ("一批", "一系列", "多个", "多项")
_THIS = re.compile(r"这[座条所栋幢](?=[^,。;“\"]{3,}$)")
_POINTS = re.compile(r"[该此这][座条个项]?$")
# What a project is one of, or a part of: 国家172项重大水利工程之一, 某高铁的重要延伸.
_NOT_IT = re.compile(r"之一|[^,。;\x00]{0,6}的(?:重要|关键|核心|主要)?(?:组成部分|一部分|延伸(?!线|段)|补充)")
# What it is told to be: 某校区作为省重点建设项目于9月奠基.
_ROLE = re.compile(r"作为[^,;。\x00]{2,24}?(?:项目|工程|之一|部分)$")
_WHO = re.compile(r"(?:单位|业主|法人|主体)[是为:]$")  # 建设单位为某工程指挥部
_DOCUMENTS = tuple(
    f"{word}》"
    for word in ("方案", "办法", "通知", "意见", "条例", "规定", "规划", "决定", "协议", "合同", "公告", "报告")
)


@dataclass(frozen=True, slots=True)
class Name:
    """`flat[start:end]` names a project, or stands for one (`generic`)."""

    start: int
    end: int
    text: str
    kind: str  # way, place, work, service, org, area; * for one that its words do not tell
    generic: bool


def strip_end(flat: str, start: int, end: int) -> int:
    """Where the words before `end` that only link a project to its event begin."""
    if flat.endswith(("全线", "全段"), start, end):
        end -= 2  # 将全线通车: how, not what; 全线年底通车 is the whole line
    while end > start and flat[end - 1] in FILLED_LAST and (match := FILLED_END.search(flat, max(start, end - 8), end)):
        end = match.start()
    return end


def strip_start(flat: str, start: int, end: int) -> int:
    """The first offset that is no linking word, blank or bullet."""
    while start < end and (match := FILLED_START.match(flat, start, end)):
        start = match.end()
    if start < end and flat[start] in '“"' and not flat.find("”", start, end) + flat.find('"', start + 1, end) > -2:
        return start + 1  # “某站9月开工，…”
    return start


def ending_at(flat: str, start: int, end: int, *, whole: bool = False) -> Name | None:
    """The name whose last character is before `end`, at most from `start`; None where the words end in no head.

    `whole`: there are no cuts between.
    """
    role = _ROLE.search(flat, start, end)
    end = role.start() if role and role.start() > start + 3 else end
    stop = _without_parts(flat, start, end)
    first = strip_start(flat, start, stop)
    if flat.startswith("这", first) and flat[first:stop] in GENERIC:
        return _named(flat, first, stop, "*")  # 这条路
    match = HEAD_END.search(flat, max(start, stop - 16), stop)
    begin = _back(flat, start, stop)
    head = match.start() if match else end
    for cut in () if whole else CUT.finditer(flat, begin, end):
        if cut["cut"] and cut.end() <= head:
            begin = cut.end()
    if not match:
        last = next((it for it in (end, stop) if flat[begin:it] in GENERIC), None)
        return _named(flat, begin, last, "*") if last else _quoted(flat, start, end)
    kind = KINDS.get(match["head"] or "", "*")
    of_org = kind == "org" and match.end("head") < match.end()  # 某公司二期
    return _named(flat, begin, stop, "place" if of_org else kind)


def starting_at(flat: str, start: int, end: int, *, whole: bool = False) -> Name | None:
    """The name that begins at `start`: up to the last head before the words break off; `whole`: at `end`."""
    limit = _on(flat, start, end)
    if flat.startswith(("与", "跟", "同"), start):
        of = flat.find("的", start, min(end, start + 15))
        return starting_at(flat, of + 1, end) if of >= 0 else None  # 与某水库配套的某工程
    if flat.startswith("这", start):
        for stop in range(min(limit, start + 5), start + 2, -1):
            if flat[start:stop] in GENERIC:
                return _named(flat, start, stop, "*")
    for cut in () if whole else CUT.finditer(flat, start, limit):
        if cut["cut"] in OPENING_CUTS and cut.start() == start:
            start = cut.end()
        elif cut["cut"] and cut["cut"] != "的":
            limit = cut.start()
            break
    last = None
    for match in HEAD.finditer(flat, start, limit):
        last = match
    if last and _NOT_IT.match(flat, last.end()):
        return None
    beside = BESIDE.match(flat, last.end(), end) if last else None
    if beside and (behind := starting_at(flat, beside.end(), end)):
        return behind
    return ending_at(flat, start, last.end(), whole=whole) if last else None


def _on(flat: str, start: int, end: int) -> int:
    """How far a name may go, or a list of names, each at most `LONGEST`."""
    limit = min(end, start + LONGEST)
    while limit < end and (more := flat.rfind("、", start, limit)) > 0:
        start, limit = more + 1, min(end, more + 1 + LONGEST)
    return limit


def _back(flat: str, start: int, end: int) -> int:
    """How far before `end` a name may begin, or a list of names, each at most `LONGEST`."""
    begin = max(start, end - LONGEST)
    while begin > start and (more := flat.find("、", begin, end)) > 0:
        end, begin = more, max(start, more - LONGEST)
    return begin


def names_in(flat: str, start: int, end: int) -> list[Name]:
    """The specific names of a stretch, in order: one for each piece between cuts that has a head."""
    found, position = [], start
    breaks = [(it.start(), it.end()) for it in CUT.finditer(flat, start, end) if it["cut"]]
    for stop, behind in (*breaks, (end, end)):
        role = flat.endswith("作为", start, position) and flat[stop : stop + 1] == ","  # 作为县重点项目,某安置房…
        if not role and stop - position > 1 and HEAD.search(flat, position, stop):
            name = starting_at(flat, strip_start(flat, position, stop), stop, whole=True)
            if name and not name.generic and not _WHO.search(flat, max(0, position - 6), name.start):
                found.append(name)
        position = behind
    return found


def unknown_at(flat: str, start: int, end: int) -> Name | None:
    """The whole stretch as a name without a head (某某里, 悦湖湾): what reads like a name and like nothing else."""
    text = flat[start:end]
    if not UNKNOWN.fullmatch(text) or NO_NAME.search(text) or text in GENERIC:
        return None
    if SOME.match(text) or COUNTED_ALL.search(text):
        return None
    if text in STOP_WHOLE or text.endswith(STOP_ENDS) or any(cut["cut"] for cut in CUT.finditer(flat, start, end)):
        return None
    return Name(start, end, text, "*", False)


def _without_parts(flat: str, start: int, end: int) -> int:
    while match := PART_END.search(flat, max(start, end - 10), end):
        if match.start() <= start:
            break
        end = match.start()
    return end


def _first_of_name(flat: str, start: int, end: int) -> tuple[int, str]:
    """Where a name begins behind numbers and what leads up to it, and the last such words: 首座, 该, 重点工程."""
    start, last = strip_start(flat, start, end), ""
    number = ENUMERATED.match(flat, start, end)
    if number and number.end() < end and not is_phase(flat[start:end]):
        start = number.end()
    first = FIRST.search(flat, start, end)
    if first and end - first.end() >= 3 and not flat.endswith(KINDS_OF_WORK, start, end):
        start = first.end()
    while (lead := LEAD.match(flat, start, end)) and lead.end() < end and flat[start:end] not in GENERIC:
        start, last = lead.end(), lead[0]
    return start, last


def _named(flat: str, start: int, end: int, kind: str) -> Name | None:
    first = strip_start(flat, start, end)
    if flat.startswith(_SOME_OF, first, end):
        return None
    if flat[first - 1 : first] in ("这", "的") and _THIS.search(flat, max(0, first - LONGEST), end):
        pointed = _this(flat[first:end])
        return Name(first, end, pointed, wanted_kind(pointed), True)
    start, lead = _first_of_name(flat, start, end)
    pointing = flat.rfind("该", start + 1, end)
    if pointing > start + 3 and (before := ending_at(flat, start, pointing)):
        return before  # 某大道二期东段该项目: in replies, without a comma
    if pointing > 0 and flat[pointing:end] not in GENERIC:
        return None
    start = pointing if pointing > 0 else start
    if pointer := _pointer(flat, start, end, lead, kind):
        return pointer
    shared = SHARED.search(flat, start, end)
    if shared and not SAME_THING.fullmatch(flat, shared.end(), end):
        if shared["owned"]:
            return ending_at(flat, start, shared.start())
        start = shared.end()
    whole = ENTIRE.fullmatch(flat, start, end)
    if whole:
        start += 2 if whole[1] in KINDS_OF_WORK else 0  # 整个工程: the project
        return Name(start, end, flat[start:end], wanted_kind(whole[1]), True)
    happens = HAPPENS.search(flat, start + 2, end)
    if happens and (before := ending_at(flat, start, happens.start())):
        return before
    return _judged(start, end, flat[start:end], kind)


def _pointer(flat: str, start: int, end: int, lead: str, kind: str) -> Name | None:
    """The pointer that a name is by what leads up to it: 该隧道工程, 这座“最美大桥”, 唯一一座加气站."""
    if lead.startswith("唯一"):
        return Name(start, end, _this(flat[start:end]), kind, True)
    if lead == "该" and _WORKS_ALONE.fullmatch(flat, start, end):
        return Name(start, end, f"该{flat[start:end]}", "work", True)
    if not lead.startswith(("该", "此", "这")):
        return None
    if pointed := _pointed(flat[start:end]):
        return Name(start, end, pointed, wanted_kind(pointed), True)
    return Name(start, end, "项目", kind, True) if flat.startswith(("“", '"'), start) else None


def _this(text: str) -> str:
    """What 这座世界最大跨度斜拉桥 points to: 该桥."""
    return next((f"该{text[-long:]}" for long in (3, 2, 1) if f"该{text[-long:]}" in GENERIC), "该项目")


def _pointed(text: str) -> str:
    """What 该隧道工程, 该学校建设项目 point to: 该隧道, 该学校; empty where the words name more than that."""
    base = _WORKS.sub("", text)
    return f"该{base}" if base != text and f"该{base}" in GENERIC else ""


def _judged(start: int, end: int, text: str, kind: str) -> Name | None:
    if base := PHASE_BASE.fullmatch(text):
        return Name(start, start + base.end(1), base[1], "*", True)  # 三期桩基
    if NO_OPENING.match(text):
        return None
    if SOME.match(text) or COUNTED_ALL.search(text):
        return None
    if text in GENERIC or is_phase(text) or is_bare_head(text):
        return Name(start, end, text, kind if kind != "*" else wanted_kind(text), True)
    if (
        len(text) < 3
        or text in STOP_WHOLE
        or ONE_PIECE.search(text)
        or text.endswith(STOP_ENDS)
        or UNBALANCED.search(text)
    ):
        return None
    return Name(start, end, text, kind, False)


def _quoted(flat: str, start: int, end: int) -> Name | None:
    match = QUOTED.search(flat, max(start, end - 18), end)
    if match is None or match[0].endswith(_DOCUMENTS):
        return None
    if _POINTS.search(flat, start, match.start()):
        return Name(start, end, "项目", "*", True)  # 这座“最美大桥”
    if flat.startswith(("项目", "工程"), match.start() - 2) and (owner := ending_at(flat, start, match.start())):
        return owner  # 某发电项目“建设转生产”仪式
    return Name(match.start(), end, match[0], "service" if match[0][0] == "《" else "*", False)
