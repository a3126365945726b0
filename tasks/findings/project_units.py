"""Parts of a project that are told apart by numbers: buildings and workshops (7号楼), sections (二、三标段)."""

from __future__ import annotations

import re

_BUILDINGS = re.compile(
    r"(?:^|(?<=..))((?:(?:\d+|[A-Z])(?:#|号)?[楼栋幢座]?[和及与]?)*(?:\d+|[A-Z]))(?:(?:#|号)?[楼栋幢座]楼?(?:主楼)?|#)$"
)
_TELLING = re.compile(
    r"(?<=..)(?:[东西南北]?起自|[东西南北]?起于|[东西南北]起|始于|全长|总长|占地|总投资|位于|设站).*$"
)
_AMOUNT = re.compile(r"(?<=..)\d+(?:\.\d+)?[余多]?(?:亩|公里|千米|平方米|户|套|吨|兆瓦|万?千瓦|[GM]Wh?)(?=$|产线$)")
_EACH = re.compile(r"\d+|[A-Z]")
_NUMBERED = re.compile(r"(?<=..)(?:\d+号?)+(?:主?(?:厂房|车间|仓库)|楼)$")
_LAST = re.compile(
    r"(?<=..)最后(?:一[栋座幢](?:楼房?|住宅楼?|建筑)?|一[个段片块榀跨](?:区间|箱梁|钢箱梁|钢梁|板|梁)?)$"
)
_SIDED = re.compile(r"[东西南北左右][岸侧]?主[塔墩]$")
_VOLTAGE = re.compile(r"(?<=..)\d+(?:千伏|[kK][vV])(?=变电站|输变电)")
_TWO = re.compile(r"(?<=..)(?:上下|左右|南北|东西)?两[条座](?=[\u4e00-\u9fff]{2,4}$)")
_SCALE = re.compile(r"(?<=..)按.+(?:规模|标准)(?:建设|设计)?$")
_LISTED = r"(?:门诊|住院|医技|综合|教学|宿舍|实验|办公|行政|科技|图书|食堂)(?:综合)?大?楼"
_BUILDINGS_NAMED = re.compile(f"(?<=..){_LISTED}(?:[和及与]?{_LISTED})+$")
_NEW_SITE = re.compile(r"(?<=..)新(?:院区|校区?|园区?|站|所)$")
_BETWEEN = re.compile(r"^(.{1,7}?(?:路|大道|街|巷))(?=[\u4e00-\u9fff]{2,8}至).*[^段]$")


def one_numbering(text: str) -> str:
    """Buildings at a name's end in one way of writing: 2#楼, 2栋 -> 2号楼; 7号8号楼 stays."""
    found = _BUILDINGS.search(text)
    return text[: found.start()] + "".join(f"{each}号" for each in _EACH.findall(found[1])) + "楼" if found else text


def is_sided(text: str) -> bool:
    """Whether the name ends with one of two: 北主塔, 左岸主墩."""
    return _SIDED.search(text) is not None


def without_last(text: str) -> str:
    """Where the last part is done, the whole is: X安置房最后一栋楼 -> X安置房, X大桥最后一段."""
    return _LAST.sub("", text)


def without_telling(text: str) -> str:
    """Without what its sentence goes on to say of it: 1号线起自北站 -> 1号线."""
    return _TELLING.sub("", text)


def without_measures(text: str) -> str:
    """Without what is said of the thing in its name: X街上下两条匝道, X学校按36个班规模建设, X110千伏变电站."""
    return _AMOUNT.sub("", _SCALE.sub("", _TWO.sub("", _VOLTAGE.sub("", text))))


def whole_of(core: str) -> str:
    """What a name of numbered or listed buildings, or with both ends of a road, is of, else the name.

    X产业园1号厂房, X医院门诊楼和住院楼, X路（甲街至乙路）; not a road's section from here to there (X路甲街至乙路段).
    """
    if found := _BETWEEN.match(core):
        return found[1]
    return _BUILDINGS_NAMED.sub("", _NUMBERED.sub("", core))


def old_site_of(core: str) -> str:
    """What moves to the new site that is named, else the name: X医院新院区 -> X医院."""
    return _NEW_SITE.sub("", core)
