"""A project's name as a newspaper writes it, taken apart: what it is, what is done to it, which phase, whose."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from tasks.findings import project_words as words
from tasks.findings.project_spellings import by_its_ends, joined_by_to, one_spelling
from tasks.findings.project_units import (
    is_sided,
    old_site_of,
    one_numbering,
    whole_of,
    without_last,
    without_measures,
    without_telling,
)

_NOT_INK = re.compile(r"[\s\"'“”‘’「」『』《》〈〉()\[\]【】·,，.。、●○◆◇■□▲△▼▽★☆◎※]+|的")
_MEASURE = re.compile(
    r"^(?:投资|总投资|全长|总长|占地|面积)?[约近超]?\d+(?:\.\d+)?[余多]?[亿万]?(?:元|公里|千米|米|亩|平方米|吨)"
)
_VOLTAGE = re.compile(r"^\d+(?:千伏|[kK][vV])(?=.{2,}变电站)")
_FEW = r"[一二三四五六七八九十]{1,3}|\d{1,2}|首"
PHASE = rf"第?(?:{_FEW}|[IVX]{{1,4}})期|第(?:{_FEW})批"
_PHASE = re.compile(PHASE)
_ASIDE = re.compile(r"[（(](?:暂名|暂定名|原名|原|即|又称|简称|以下简称)[^）)]*[）)]")
_SITE = re.compile(r"^位于.{1,12}?的")
_EXTENSION = re.compile(r"(?<=[东西南北])(?:延伸线|延长线|延伸段|延伸|延长|延)$")
_NUMBERED = re.compile(
    r"第?([一二三四五六七八九十]{1,2})(人民医院|医院|中学|小学|水厂|[中小院](?=$|[新老江东南西北校分]))"
)
_ROAD = re.compile(r"(?:国道|省道)?([GS])(\d{3})(?:线|国道|省道)?|(国道|省道)(\d{3})线?|(?<!\d)(\d{3})(国道|省道)")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}(?=号|标段|路公交)")
_COUNTED_PARTS = re.compile(
    r"(?:^|(?<=..))\d+[座个处栋条幢台](?:车站|站点|小区|楼栋|楼|仓库|厂房|住宅|单体|主楼|机组)$"
)
_COUNT = re.compile(r"\d+(?:[座个处条]|(?:#|号)?[楼栋幢])(?=.)")
_SECTION_IN = re.compile(r"段(?:[一二三四五六七八九十\d]+标段)?")
_STATION = re.compile(r"[东西南北]站(?=$|站|停车|枢纽|综合|广场|[东西南北]广场|交通|客运|片区|改造|配套)")
_RANK = re.compile(r"(?<=^[\u4e00-\u9fff]{2})[县市区](?=..)")
_TO = re.compile(r"^[\u4e00-\u9fff]{2,4}至")
_TOWN = re.compile(r"市(?![民政场区域容郊长属直级])")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_SORTS = {
    "人民医院": "医院", "医院": "医院", "中学": "中学", "中": "中学", "小学": "小学", "小": "小学",
    "院": "医院", "水厂": "水厂",
}  # fmt: skip
_ROADS = {"国道": "G", "G": "G", "省道": "S", "S": "S"}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


_LONG_CORE = 4  # characters of a common name whose second phase and later ones are one project


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A name taken apart. `core` is empty where the name stands for a project named nearby (该项目, 二期)."""

    core: str  # 人民公园, 地铁1号线, 环城南路东段
    work: str = ""  # 改造, 搬迁: one word for each way of writing it; 修缮+加固 for two
    phase: str = ""  # 2: an Arabic number
    of_city: bool = False  # written with its city or as the city's (市图书馆): there is no longer name
    label: str = ""  # for people: as written, but for what says only that it is a project

    @property
    def is_common(self) -> bool:
        """Whether a city has many of that name, so that it says nothing alone."""
        return not self.core or (words.is_common(self.core) and not self.says_much)

    @property
    def works(self) -> frozenset[str]:
        """The works, one by one."""
        return frozenset(self.work.split("+")) if self.work else frozenset()

    @property
    def says_much(self) -> bool:
        """Whether phase and work make even a common name one that a city has once: 老旧小区改造二期, 标准厂房四期."""
        later = len(self.core) >= _LONG_CORE and self.phase.isdigit() and int(self.phase) > 1
        return bool(self.core and self.phase and (self.work or later))


@lru_cache(maxsize=4096)
def take_apart(name: str, city: str | None) -> ProjectName:
    """A name as written in a paper of `city` (None: of no city)."""
    text = _strip_lead(plain(joined_by_to(_SITE.sub("", _ASIDE.sub("", name.strip())))))
    if city and _SECTION_IN.fullmatch(text.removeprefix(city)):  # the section in its own area: 临川段一标段
        text = text.removeprefix(city + "段")
    text = label = without_telling(without_last(text))
    text, phase = _take_phase(text)
    text = without_measures(_COUNTED_PARTS.sub("", text))
    if not text or words.is_whole(text):
        return ProjectName("", words.work_in(text), phase, label=label)
    core, work = _strip_end(_one_way(text))
    core = _numbered(core)  # 一中 was not at the end before: 市一中扩建
    if city and _STATION.match(core):  # 北站 in 临川 is 临川北站
        core = city + core
    core, of_city = _strip_city(words.without_new(_EXTENSION.sub("延线", core)), city)
    return ProjectName(core, work, phase, of_city, _label(label))


def plain(name: str) -> str:
    """The name of one width, without blanks, quotes, brackets and 的."""
    return _NOT_INK.sub("", unicodedata.normalize("NFKC", name))


def shorter_names(name: ProjectName) -> frozenset[str]:
    """The names that a thing may be called by where there is no other: the ends of its name, and it without a count.

    An end begins at no digit that goes on, and says something alone, as 老旧小区 does with a work and a phase.
    """
    core = name.core
    ends = {core[start:] for start in range(1, len(core) - 2) if not core[start - 1 : start + 1].isdecimal()}
    cut = {core.removesuffix(tail) for tail in words.TAILS} | {_COUNT.sub("", core)}
    cut |= {words.without_modifiers(each) for each in (core, *cut)}
    cut |= {whole_of(core), old_site_of(core), words.without_new_head(core)}
    if line := by_its_ends(core):
        cut.add(line)
    return frozenset(
        each for each in ends | cut if len(each) >= 2 and each != core and (name.says_much or not words.is_common(each))
    )


def without_rank(core: str) -> str:
    """What begins with another place's name, without what that is: 白石县大剧院 -> 白石大剧院."""
    return _RANK.sub("", core)


def part_of(whole: ProjectName, part: ProjectName) -> ProjectName:
    """The name of a part (路灯) of a thing that is named (森林路)."""
    return replace(
        part,
        core=whole.core + words.bare_part(part.core),
        phase=part.phase or whole.phase,
        of_city=whole.of_city,
        label=whole.label + (words.bare_part(part.core) if part.phase in ("", whole.phase) else part.label),
    )


def _one_way(text: str) -> str:
    """Numbers, numbered schools and hospitals, and numbered roads in one way of writing."""
    text = words.as_one(_ORDINAL.sub(lambda found: str(_number(found[0])), one_spelling(text)))
    return _ROAD.sub(_road, _numbered(text))


def _numbered(text: str) -> str:
    return _NUMBERED.sub(lambda found: f"第{found[1]}{_SORTS[found[2]]}", text)


def _road(found: re.Match[str]) -> str:
    return _ROADS[found[1] or found[3] or found[6]] + (found[2] or found[4] or found[5])


def _strip_lead(text: str) -> str:
    text = _VOLTAGE.sub("", _MEASURE.sub("", text.replace("还有", "").replace("还将", "")))
    for lead in words.LEADS:
        if text.startswith(lead) and len(text) - len(lead) >= 2 and not words.is_whole(text):
            return text.removeprefix(lead)
    return text


def phase_of(text: str) -> str:
    """What `PHASE` matches as an Arabic number: 第二期 -> 2, 首批 -> 1批."""
    return str(_number(text.removeprefix("第")[:-1])) + ("批" if text.endswith("批") else "")


def _take_phase(text: str) -> tuple[str, str]:
    found = _PHASE.search(text)
    if not found:
        return text, ""
    whole, part = text[: found.start()], text[found.end() :]
    if part:  # X项目一期产线 is X一期产线
        whole, _ = words.without_ending(whole, words.FORMS)
    return whole + part, phase_of(found[0])


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text == "首":
        return 1
    if text in _ROMAN:
        return _ROMAN[text]
    if "十" not in text:
        return int("".join(str(_DIGITS.get(digit, 0)) for digit in text))
    tens, _, ones = text.rpartition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _strip_end(text: str) -> tuple[str, str]:
    """(core, works): what says only project or stage goes; works are put aside, in a fixed order."""
    works: set[str] = set()
    while True:
        before = text
        if is_sided(text):
            return text, "+".join(sorted(works))
        text = one_numbering(_COUNTED_PARTS.sub("", text))
        text, _ = words.without_ending(text, words.FORMS + words.STAGES)
        text, work = words.without_work(text)
        works |= {work} if work else set()
        if text == before:
            return text, "+".join(sorted(works))


def _strip_city(core: str, city: str | None) -> tuple[str, bool]:
    """The core without its own city, if something is left that names it, and whether it was written as the city's."""
    if by_its_ends(core) or _TO.match(core):  # its first place is one end of it, not whose it is
        return core, False
    rest, named = core, False
    if city and core.startswith(city):
        rest, named = core.removeprefix(city), True
        rest = rest.removeprefix("市") if _TOWN.match(rest) else rest
    elif _TOWN.match(core):
        rest, named = core[1:], True
    if named and len(rest) >= 2 and not words.is_common(rest):
        return rest, True
    return core, False


def _label(text: str) -> str:
    """As written, without stages and forms at the end."""
    while True:
        before = text
        text = _COUNTED_PARTS.sub("", text)
        text, _ = words.without_ending(text, words.FORMS + words.STAGES)
        if text == before:
            return text
