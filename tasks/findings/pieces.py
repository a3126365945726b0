"""Things and their pieces: what a piece of a project is called, of what, and which names a word for a kind fits."""

from __future__ import annotations

import re

from tasks.findings.project_names import Name

# What a part is put behind: the thing, place or office that it belongs to.
_WHOLE_ENDS = (
    r"(?:[省市县区镇乡村]|社区|小区|新城|地铁|高速|铁路|高铁|大道|[^线]路|公路|医院|学校|[中小大]学|学院"
    r"|公园|广场|[^各]?[港站馆湖河江山园]|枢纽|园区|开发区|高新区|片区|管廊|大厦|中心|集团|公司|银行|花园|轨道交通)"
)
WHOLE = re.compile(rf"[^到在至于与和及、“”\[\] ]{{1,12}}{_WHOLE_ENDS}|地铁|轨道交通")
WHOLE_END = re.compile(f"{_WHOLE_ENDS}$")
ALIKE = {
    "学校": re.compile(r"[中小大]学|学校|学院|校区|幼儿园|分校|[一二三四五六七八九十]中"),
    "医院": re.compile(r"医院|卫生院|院区|保健院"),
    "道路": re.compile(r"[^线]路|大道|公路|[东西南北]街"),
    "公路": re.compile(r"公路|高速|[^线]路|大道"),
    "大桥": re.compile(r"桥"),
    "桥梁": re.compile(r"桥"),
    "园区": re.compile(r"[业技流创化]园|基地|园区"),
    "厂区": re.compile(r"厂|基地|公司"),
    "大楼": re.compile(r"大楼|大厦"),
    "酒店": re.compile(r"酒店|宾馆|饭店"),
    "小区": re.compile(r"小区|花园|家园|新村|[苑园村里城庭府湾]$"),
}
# A thing by its kind alone, and what is a part of it or done to it: 园区体育馆, 机场二期, 大楼改造.
OF_THE_THING = re.compile(
    r"(学校|医院|公园|园区|校区|机场|水库|水厂|大桥|隧道|码头|大楼|酒店|商场|小区|厂区|景区|体育馆|图书馆|博物馆|车站|站房)"
    r"(?=[一二三四五\d]+期|[东西南北]区|[A-Z\d]+[号栋]|盾构|主体|改造|扩建|改扩建|提质|装修|修缮|铺装|教学楼|宿舍|食堂|体育馆|停车|厂房|大坝|绿化|路灯)"
)
# What a word for a kind of thing may stand for.
BODY = re.compile(r"主体(?:工程|结构|施工)?$")
# A piece of a project, which 项目 does not mean where the whole has been named.
_PIECE = re.compile(
    r"(?:厂房|车间|生产线|产线|中试线|(?:[号教办综科图]|教学|住院|门诊|办公|综合|实验|实训|科研|医技|行政)楼|宿舍楼?|食堂|仓库|泊位|机组|储罐|[东西南北主索]塔|连续梁|盾构段"
    r"|^(?:路面|基础|路基|桥涵|桥隧|桥面|土建|幕墙|机电|设备|装修|铺装|沥青|护坡|墙体|水电|交安)"
    r"[^、]{0,6}(?:工程|施工|铺装|铺设|安装|改造|装修|建设|敷设|摊铺)?"
    r"|(?:喷淋|消防|供电|通风|空调|信号|安防|照明|气体|排水)系统|[篮足]球场|看台|地下室|号馆|(?:结构|附属|(?<!续建)配套|站前)工程)(?:[、和及][^、]{2,8})*$"
)
_PIECE_OF = re.compile(
    r"(?<=.{3})(?:[^线路、]{0,4}区间(?:[左右双]线)?|盾构段|主线(?:高架|桥梁?)?|[左右双][线洞幅]|[东西南北主]塔|连续梁|(?:路基|路面|桥隧|桥涵|交安|机电|房建|土建|铺轨|站前|站后)+工程|(?<=工程|项目)(?:路基|路面|主线)|首台[^、]{0,10}机组"
    r"|\d+[栋幢][^、]{0,6})$"
)
# 某路路基工程: a step of the work on a road.
_STEP_OF = re.compile(r"(?<=.{3})(?:路基|路面|桥涵|桥隧|交安|机电|土建|铺轨|站前|站后)+工程$")

_LEAST = 3  # characters of what a piece is taken from


def whole_of_piece(name: Name) -> Name:
    """地铁3号线 of 地铁3号线越江区间双线: what opens is the whole."""
    piece = _PIECE_OF.search(name.text)
    return Name(-1, -1, name.text[: piece.start()], name.kind, False) if piece else name


def without_piece(name: Name) -> Name:
    """某院新院区 of 某院新院区住院楼: what has phases."""
    piece = _PIECE.search(name.text)
    return Name(-1, -1, name.text[: piece.start()], name.kind, False) if piece and piece.start() > _LEAST else name


def is_piece(name: Name, *, alone: bool = False) -> bool:
    """Whether a name is a piece of a project: 2号厂房, 路面铺装, 北主塔; `alone`: and does not say of which."""
    piece = _PIECE.search(name.text) or _STEP_OF.search(name.text)
    return piece is not None and (piece.start() < _LEAST or not alone)
