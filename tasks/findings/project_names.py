"""A project's name as the text writes it: where it ends is told by its head (桥, 公园, 工程), where it begins by words.

Everything works on narrow text (`tasks.text.width.narrow`) and speaks in offsets into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tasks.text.starts import Starting
from tasks.text.words import load_rows, load_words

_WHERE = "tasks.findings"
_LONGEST = 40  # characters; what is longer is a clause, not a name
_PHASE = (
    r"(?:\(?第?[一二三四五六七八九十\d]{1,2}期\)?(?:工程|项目|改造|建设)?|[东西南北中前后先][行]?段|[东西南北中][延沿]伸?线|[东西南北中]延"
    r"|(?<![A-Za-z])(?:[A-Z]\d?[区座栋]|(?<![\d共计有])\d{1,2}[区栋])|[东西南北](?:院区|校区|[区院])|[\dA-Z一二三四五六七八九十]{1,3}(?:号|#)(?:楼|栋|地块|馆|厂房|井)(?:主楼)?|[左右][线幅洞]|[A-Z\d]{1,2}(?:号)?(?:出入)?口|(?<=热线)\d{3,8}|[一二三四五六七八九十\d]{1,3}标段?)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """`flat[start:end]` names a project, or stands for one (`generic`)."""

    start: int
    end: int
    text: str
    kind: str  # way, place, work, service, org, area; * for one that its words do not tell
    generic: bool


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_KINDS = {row[0]: row[1] for row in load_rows(_WHERE, "project_heads")}
_GENERIC = {row[0]: row[1] for row in load_rows(_WHERE, "generic_names")}
_VERBAL = tuple(word for word, kind in _KINDS.items() if kind == "work" and word[-2:] not in ("工程", "项目", "标段"))
_STOPS = load_rows(_WHERE, "stop_names")
_STOP_WHOLE = frozenset(row[0] for row in _STOPS)
_STOP_ENDS = tuple(row[0] for row in _STOPS if row[1] == "end")
_HEADS = _either(tuple(_KINDS))
_NOT_AFTER = r"(?<=路)(?![面基灯口网过沿况人堤缘程边])|(?<=线)(?![上下索路缆])|(?<=[^路线])"
_HEAD = Starting(re.compile(rf"(?:{_HEADS})(?:{_NOT_AFTER})(?:{_PHASE})*|{_PHASE}+"))
_HEAD_END = Starting(re.compile(rf"(?:(?P<head>{_HEADS})(?:{_PHASE})*|{_PHASE}+)$"))
_PHASE_END = re.compile(rf"(?:{_PHASE})+(?:主体(?:结构|工程)?|工程|项目)?$")
_BARE = frozenset(word for word in _KINDS if len(word) < 4)
_COUNTED_ALL = re.compile(
    r"\d+[个项](?:大|重点|重大|产业|民生)*(?:项目|工程)$|重[大点]项目|民生实事|^.{0,4}(?:高新区|经开区|开发区|园区|新区|市|县|省)项目(?:建设)?$"
)
_PHASE_ONLY = re.compile(rf"{_PHASE}(?:主体(?:结构|工程)?|工程|项目)?$")
_NOT_OPENERS = ("建设", "主体", "结构", "主体结构", "主体工程", "整改", "具备", "恢复", "全线", "先行", "初步")
_FILLER = _either(load_words(_WHERE, "fillers"))
_FILLED_END = re.compile(
    rf"(?:{_FILLER}|[“‘]|的|提前了?(?:近)?[\d一两三四五六七八九十半]+多?(?:天|个?月|周|年)|(?:已经?|也)?(?:安装|修复|整改|建设|修建|改造|装修|调试)(?:完成|完毕|到位|好)?(?:并|且)|[\s,、\x00]|(?<=\x00)[和及与](?=\x00)|(?:汛期|高峰|暑期|寒冬|冬季|雨季|[^,\x00]{{1,6}}集中[^,\x00]{{2}})(?:到来|来临|之)?前|\d{{1,2}}(?:时|点)(?:\d{{1,2}}分|半|许|整)?)$"
)
# At the front only longer words are safe: 会展中心, 便民服务中心 and 建设路 begin with what links elsewhere.
_OPENERS = _either(tuple(it for it in load_words(_WHERE, "fillers") if len(it) > 1 and it not in _NOT_OPENERS))
_FILLED_START = re.compile(
    rf"(?:{_OPENERS}|[\s,、\x00▶◆●■★☆▲▼·◇◎○□※➤►◉•✦—\-]|其中|同时|此外|另外|随后|目前|届时|此前|据介绍)"
)
_CUTS = load_rows(_WHERE, "name_cuts")
_CUT = Starting(re.compile(
    "(?P<keep>" + _either(tuple(row[0] for row in _CUTS if row[1] == "keep")) + ")|(?P<cut>"
    + _either(tuple(row[0] for row in _CUTS if row[1] == "cut"))
    + r"|[设为达约近超建](?=[\d一两])|[,，。:：;；!?！？(（)）《》—\n]|\x00)"
))  # fmt: skip
# What a name ends with in the clause and is none of it: its body, the paperwork, the clearing of its ground.
_PART_END = re.compile(
    r"(?:地[下上]结构|主体结构|主体工程|主体建筑|主体|结构|\d+[座个](?:车站|工点|站点)|\d+[栋幢](?:楼|住宅|房屋)?|(?:所有|全部|各个?)(?:工点|标段|楼栋|建筑)(?:均|都)?|土建工程|土建|钢结构|房屋征收(?:工作)?|(?:征地)?(?:征拆|拆迁|征收|征迁|腾退)(?:工作)?|用地|"
    r"初步设计(?:报告|方案)?|可行性研究报告|工可报告|工可|可研报告|项目建议书|环评报告|环评|施工图|规划方案|设计方案|实施方案|移交手续|手续|路面沥青|路面|现场|建设现场|施工现场)$"
)
_LEAD = re.compile(
    r"(?:[我全本][市县区省州镇]|市内|全国|备受关注|作为|总投资[\d.]+亿元|省级?重点(?:项目|工程)|市级?重点(?:项目|工程)|新建|在建|(?:首|[一两这那该此多])[座条个所家处批栋]的?"
    r"|该|此|这|新增|(?:国内|全国|全省|世界|亚洲|华[中东南北]|西[南北]|我国|目前|迄今)?最[大长高深宽美]的?(?=.{3})|(?:[^,]{0,6}(?:重点|控制性|标志性|民生|先导|配套|节点|龙头|实事))(?:工程|项目)(?=.{3}))"
)
_ENUMERATED = re.compile(r"\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)]|\.(?!\d))")
# Some of many is nobody's project: 部分项目, 多个小区.
_SOME = re.compile(
    r"(?:大?部分|多[个条座处项]|一[批些]|各|每|所有|众多|若干|不少|许多|相关|有关|类似|其他|其它|其余|这些|那些|后续|首批|第[一二三]批|两[个条]|其他的|一?[种类](?!植|子|业)|这种|那种|此类|这类|有些|上述|以上|任何|某)"
)
# A piece of the work, whose end is not the project's: 首根桩基完成.
_ONE_PIECE = re.compile(r"(?:首|最后一|第一)[根节片块榀方仓跨幅孔]")
_COUNTS = re.compile(r"\d+[座条个所处栋幢]")
_UNBALANCED = re.compile(r"^[^“]*”|“[^”]*$")
# What happens to a place behind its name: 市科技馆闭馆升级, 绿道移交园林部门建设.
_HAPPENS = re.compile(r"(?<=..)(?:闭馆|闭园|停业|移交)(?=.)")
_KINDS_OF_WORK = ("项目", "工程", "平台", "系统")
_FIRST = re.compile(rf"(?:首[座条个所家批]|第一[座条个所家]|最[大长高深]|唯一)[^,]{{0,14}}?(?:{_HEADS})")
_OPENING_CUTS = (
    "是",
    "而",
    "但",
    "新建",
    "在建",
    "目前",
    "此次",
    "此前",
    "其中",
    "关于",
    "针对",
    "至于",
    "作为",
    "配套",
)
_LIST = re.compile(r"[、]|(?<=.)(?:以及|和|与|及)(?=.)")


def strip_end(flat: str, start: int, end: int) -> int:
    """Where the words before `end` that only link a project to its event begin."""
    if flat.endswith(("全线", "全段"), start, end):
        end -= 2  # 将全线通车: how, not what; 全线年底通车 is the whole line
    while end > start and (match := _FILLED_END.search(flat, max(start, end - 8), end)):
        end = match.start()
    return end


def strip_start(flat: str, start: int, end: int) -> int:
    """The first offset that is no linking word, blank or bullet."""
    while start < end and (match := _FILLED_START.match(flat, start, end)):
        start = match.end()
    return start


def ending_at(flat: str, start: int, end: int) -> Name | None:
    """The name whose last character is before `end`, at most from `start`; None where the words end in no head."""
    stop = _without_parts(flat, start, end)
    match = _HEAD_END.search(flat, max(start, stop - 16), stop)
    begin = max(start, stop - _LONGEST)
    head = match.start() if match else end
    for cut in _CUT.finditer(flat, begin, end):
        if cut["cut"] and cut.end() <= head:
            begin = cut.end()
    if not match:
        whole = next((it for it in (end, stop) if flat[begin:it] in _GENERIC), None)
        return _named(flat, begin, whole, "*") if whole else _quoted(flat, start, end)
    return _named(flat, begin, stop, _KINDS.get(match["head"] or "", "*"))


def starting_at(flat: str, start: int, end: int) -> Name | None:
    """The name that begins at `start`: up to the last head before the words break off."""
    limit = min(end, start + _LONGEST)
    for cut in _CUT.finditer(flat, start, limit):
        if cut["cut"] in _OPENING_CUTS and cut.start() == start:
            start = cut.end()
        elif cut["cut"] and cut["cut"] != "的":
            limit = cut.start()
            break
    last = None
    for match in _HEAD.finditer(flat, start, limit):
        last = match
    return ending_at(flat, start, last.end()) if last else None


def names_in(flat: str, start: int, end: int) -> list[Name]:
    """The specific names of a stretch, in order: one for each piece between cuts that has a head."""
    found, position = [], start
    while position < end:
        cut = next((it for it in _CUT.finditer(flat, position, end) if it["cut"]), None)
        stop = cut.start() if cut else end
        name = starting_at(flat, strip_start(flat, position, stop), stop)
        if name and not name.generic:
            found.append(name)
        position = cut.end() if cut else end
    return found


def listed(flat: str, name: Name) -> list[Name]:
    """The names of a list (甲桥、乙路和丙隧道), or the name alone where it is none."""
    pieces, position = [], name.start
    for link in _LIST.finditer(flat, name.start, name.end):
        pieces.append((position, link.start()))
        position = link.end()
    if not pieces:
        return [name]
    pieces.append((position, name.end))
    names = [ending_at(flat, start, end) for start, end in pieces]
    if all(it and it.generic and is_phase(it.text) for it in names):
        return [it for it in names if it]  # 2号楼、3号楼
    if all(it and not it.generic and len(it.text) >= 3 for it in names):
        return [it for it in names if it]
    return [name]


def is_phase(text: str) -> bool:
    """Whether a name is a phase or section alone: 一期, 东段, 2号楼."""
    if _PHASE_ONLY.fullmatch(text):
        return True
    match = _PHASE_END.search(text)  # 景区二期, 项目一期
    return bool(match and (text[: match.start()] in _GENERIC or text[: match.start()] in _BARE))


def before_phase(text: str) -> str:
    """What a phase is of, as far as its words tell: 景区 of 景区二期; empty for 二期 alone."""
    match = _PHASE_END.search(text)
    return text[: match.start()] if match else ""


def is_bare_head(text: str) -> bool:
    """Whether a name is a head alone, such as 路灯 or 公厕, that stands for one named in full before."""
    bare = text[1:] if text[:1] == "新" and len(text) == 2 else text
    return bare in _KINDS and len(text) < 4 and text not in _GENERIC and text not in _STOP_WHOLE


def is_part(text: str) -> bool:
    """Whether a name begins with a count or a phase and so is part of another project: 4座仓库, 一期厂房."""
    return bool(_COUNTS.match(text) or re.match(_PHASE, text))


def opens_with_phase(text: str) -> bool:
    """Whether a name begins with a phase of another project: 一期厂房, 左线隧道."""
    match = re.match(_PHASE, text)
    return bool(match and match.end() < len(text) and not text[0].isdigit() and "期" in match[0])


def has_short_head(text: str) -> bool:
    """Whether a name's head is one character, as in 转场 or 出线: easily no name at all."""
    match = _HEAD_END.search(text)
    return bool(match and match["head"] and len(match[0]) == 1)


def is_verbal(text: str) -> bool:
    """Whether a name ends in a verb (改造, 安装), so that what follows may be its object."""
    return text.endswith(_VERBAL)


@cache
def wanted_kind(generic: str) -> str:
    """The class of project that a generic word stands for; * for any."""
    return _GENERIC.get(generic, "*")


def with_phase(name: str, phase: str) -> str:
    """A phase of a project named with or without another phase: 某园一期 and 二期 give 某园二期."""
    phase = phase[match.start() :] if (match := _PHASE_END.search(phase)) else phase
    name = re.sub(r"(?<=..)(?:首|第一)[条台座个批][^,]{0,8}$", "", name)
    name = re.sub(r"(?<=..)第?[一二三四五六七八九十\d]期.*$", "", name)
    base = re.sub(rf"{_PHASE}(?:工程|项目)?$", "", name) or name
    bare = re.sub(r"主体(?:结构|工程)?$", "", phase)
    return base + bare


def _without_parts(flat: str, start: int, end: int) -> int:
    while match := _PART_END.search(flat, max(start, end - 10), end):
        if match.start() <= start:
            break
        end = match.start()
    return end


def _named(flat: str, start: int, end: int, kind: str) -> Name | None:
    start = strip_start(flat, start, end)
    number = _ENUMERATED.match(flat, start, end)
    if number and number.end() < end:
        start = number.end()
    first = _FIRST.search(flat, start, end)
    if first and end - first.end() >= 3 and not flat.endswith(_KINDS_OF_WORK, start, end):
        start = first.end()
    while (lead := _LEAD.match(flat, start, end)) and lead.end() < end and flat[start:end] not in _GENERIC:
        start = lead.end()
    shared = re.search(r"(?<=.)与(?=..)", flat[start:end])
    if shared:
        start += shared.end()
    happens = _HAPPENS.search(flat, start + 2, end)
    if happens and (before := ending_at(flat, start, happens.start())):
        return before
    text = flat[start:end]
    if _SOME.match(text) or _COUNTED_ALL.search(text):
        return None
    if text in _GENERIC or is_phase(text) or is_bare_head(text):
        return Name(start, end, text, kind if kind != "*" else wanted_kind(text), True)
    if (
        len(text) < 3
        or text in _STOP_WHOLE
        or _ONE_PIECE.search(text)
        or text.endswith(_STOP_ENDS)
        or _UNBALANCED.search(text)
    ):
        return None
    return Name(start, end, text, kind, False)


_QUOTED = re.compile(r"[“\"「《]([^”\"」》]{2,16})[”\"」》]$")


def _quoted(flat: str, start: int, end: int) -> Name | None:
    match = _QUOTED.search(flat, max(start, end - 18), end)
    return Name(match.start(), end, match[0], "service" if match[0][0] == "《" else "*", False) if match else None
