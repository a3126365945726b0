"""Event words in a sentence: which event, of which classes of project, and what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.text.starts import Starting
from tasks.text.words import load_rows
from warehouse.records import Event

_ROWS = load_rows("tasks.findings", "events")
# Events that span words: 征拆工作本月底前全部完成, 移交手续已于5月27日办结, 获市政府批复, 通过了竣工验收.
_LAND = "|".join(sorted((row[0] for row in _ROWS if "d" in row[3]), key=len, reverse=True))
_SPANS = (
    (
        rf"(?:{_LAND})(?:工作|任务|户)?[^,;:。!?\d率]{{0,24}}?(?<!未)(?:完成|完毕|结束|收官|清零|画上句号|告捷)"
        r"(?!了?[\d一二三四五六七八九十])",
        "land_clearance",
    ),
    (r"(?:拿到|取得|收到|下达)了?[^,;:。!?的]{0,8}?批[复文]", "approval"),
    (
        rf"(?<!未)完成了?[^,;:。!?\d率的]{{0,8}}?(?:{_LAND})(?:[和及、](?:{_LAND}))?(?:工作|任务)?(?!了?\d)",
        "land_clearance",
    ),
    (r"移交手续[^,;:。!?]{0,18}?(?:办结|办完|办理完毕|完成)", "handover"),
    (r"(?:移交|交接)完成", "handover"),
    (r"获(?:得)?[^,;:。!?的]{0,14}?(?:批复|批准|核准|审批通过)(?:同意|立项|建设)?", "approval"),
    (r"通过了?[^,;:。!?的]{0,10}?(?:评审|审查|审议|审批)(?:会)?", "approval"),
    (r"(?:通过|完成)了?[^,;:。!?的]{0,14}?(?:预?验收|[复初终]验)", "acceptance"),
    (r"验收(?![表单])[^,;:。!?未]{0,10}?(?:通过|合格|完成)", "acceptance"),
    (r"验收会议?(?:召开|举行)", "acceptance"),
    (
        r"(?<!未)完成了?(?:[一二三四五]期)?(?:全部|整体|主体)?"
        r"(?:扩容|升级|修缮|加固|扩建|维修|翻新|提升|整治)(?=[,。;并]|$)",
        "completion",
    ),
    (r"完成了?(?:全部|所有)?(?:施工|建设)(?:任务|内容)", "completion"),
    (r"(?:整体)?搬迁工作(?=[^,;:。!?]{0,14}?(?:完成|结束|完毕))", "relocation"),
    (r"恢复了?(?:双向|正常|全[线幅]|半幅)[^,;:。!?的]{0,6}?(?:通行|通车)", "opening"),
    (r"(?<=\x00)开的(?=[,。;!?”])", "opening"),
    (r"(?<=\x00)(?:改造|重建|修缮|扩建|翻修|维修|加固|修复|升级)(?:全面|全部)?(?:完工|竣工|完成)", "completion"),
    (r"(?:全[线面桥段]|双线)贯通", "completion"),
)  # fmt: skip
_WORDS = sorted((row for row in _ROWS if "d" not in row[3]), key=lambda row: len(row[0]), reverse=True)
_EVENT = Starting(re.compile(
    "|".join(f"(?P<s{i}>{pattern})" for i, (pattern, _) in enumerate(_SPANS))
    + "|(?P<word>" + "|".join(re.escape(row[0]) for row in _WORDS) + ")"
))  # fmt: skip
_ROW_OF = {row[0]: row for row in _WORDS}
# A word without which no text has an event phrase.
HINT = re.compile("|".join(sorted({re.escape(row[0]) for row in _ROWS})) + "|移交|交接|验收|贯通|批|核准")
# What belongs to the event's own phrase.
_EXTENT = re.compile(
    r"(?:暨[^,。;]{0,10})?(?:一次性?通过|校飞|试飞|启动成功|活动(?=[,。举])(?:举行)?|一次性?合格|动员大?会|动员仪式|启动仪式|[仪典][式礼](?:隆重|正式|今日)?(?:举行)?|完毕|到位|成功|完成|使用|初期运营|运营|运行|试运营|通行|生产|施工|建设|迎客|见效|落户|大吉|验收|发电|供电|供水|供气|供热|供暖|达产|达效|招生|开学|接诊|纳客|办学|放行|通行)?"
)
_JOINT = re.compile(r"(?:并|、|和|及|与|暨|并正式|且|即|,并)?(?:正式|全面|顺利|实现|投入|对外)?$")
_TIME = re.compile(
    r"(?:时间|日期|工期|期限|时限)(?!表)|日(?=[由从改推延定调])"
    r"|(?=(?:计划)?(?:推[迟后]|延[后迟期]|顺延|后延|改|挪|调整?|提前|拖|推)(?:到|至|为)(?=\x00))|目标(?=不变|不动摇|[定为是])|计划(?=顺延|推迟|延|改|不变)"
    r"|(?:工作)?(?:初步|暂|也|均)?(?:[定选排]|安排|敲定)[在于](?=\x00)|[要得]等?到(?=\x00)"
)
_AFTER = re.compile(r"(?:之|以)?后(?!续|期)|(?:之|以)?来(?=[,。;]|$)|以来|至今")
_WHEN = re.compile(r"(?:之)?时(?!间|限)|的时候|那[天日]|之际|之日|当[天日]")
_BEFORE = re.compile(r"(?:之|以)?前(?!期|往|来)|期间")
_END = re.compile(
    r"[了啦咯喽]?(?:、(?=\x00)|[,;:。!?)\]”\"'」』》\s…—]|$|了[,。!]|并|且|以?至(?!今)|到|在|于|给|由|不会?变|不改|的[,。;!?”\"]"
    r"|(?:为期)?[一两三半\d]+个?(?:月|天|周)(?!前)|创造|提供|[\dV.]+版|新版|\x00)"
)
_RECEIVER = re.compile(
    r"[^,。;的]{0,8}?(?:方|公司|集团|部门|单位|业主|企业|居民|村民|住户|市民|管理局|管委会|[支大中]队|学校|医院|政府|街道|社区|中心)(?=[,。;]|$|使用|管理|运营)"
)
# What only looks like an event: the name of a road, the first part of a new town.
_COMPOUND = re.compile(r"启动区|启动资金|启动仪式|迎宾[大馆路道街]")
_PUT_OFF = re.compile(r"[也需将要]{0,2}(?:顺延|推迟|延后|延至|延长|调整[为到至])")
_NEAR = 8
_OF = re.compile(r"的(?!目标|时间|日期|工期|计划|[,。;!?”\"]|$)")
_OF_AIM = re.compile(r"的(?:目标|时间|日期|工期|计划)")


@dataclass(frozen=True, slots=True)
class Group:
    """One event, or several in a chain (竣工交付), as one phrase of a sentence.

    `tail` tells what follows: end, after (…后, …时), before (…前), time (…时间), of (…的), object (a name that may
    be the project), or no (a compound such as 开工率, no event). `inner` is where dates of the phrase itself stand.
    """

    start: int
    end: int
    events: tuple[Event, ...]
    classes: tuple[str, ...]
    flags: str
    tail: str
    word: str


def groups(flat: str) -> Iterator[Group]:
    """The event phrases of a narrow sentence, in order."""
    pending: Group | None = None
    for match in _EVENT.finditer(flat):
        if _COMPOUND.match(flat, match.start()):
            continue
        found = _group(flat, match)
        if pending and pending.word == "完成" and pending.end == found.start:
            pending = None  # 完成搬迁: the verb of the event that follows
        if pending and found.word.endswith("启动") and pending.end == found.start:
            pending = None  # 搬迁启动: the beginning of an event is not the event
            continue
        if pending and _JOINT.fullmatch(flat, pending.end, found.start):
            pending = _chained(pending, found)
            continue
        if pending:
            yield pending
        pending = found
    if pending:
        yield pending


def suits(group: Group, kind: str) -> bool:
    """Whether a project of a class can have the event: a road opens to traffic, an app does not."""
    if kind in ("*", "work"):
        return group.classes != ("newschool",)
    if kind in ("org", "area"):
        return kind in group.classes or (
            kind == "area" and group.events[0] in ("land_clearance", "start", "signing", "approval")
        )
    return "*" in group.classes or kind in group.classes


def _group(flat: str, match: re.Match[str]) -> Group:
    word = match["word"]
    if word:
        _, event, classes, flags, _ = _ROW_OF[word]
    else:
        index = int((match.lastgroup or "s0")[1:])
        event, classes, flags = _SPANS[index][1], "*", "s"
    end = match.end()
    extent = _EXTENT.match(flat, end)
    if extent:
        end = extent.end()
    found = Group(match.start(), end, (event,), tuple(classes.split(",")), flags, "", match[0])  # type: ignore[arg-type]
    return replace(found, tail=_tail(flat, found))


def _chained(first: Group, second: Group) -> Group:
    events = tuple(dict.fromkeys((*first.events, *second.events)))
    classes = first.classes if "*" not in first.classes else second.classes
    flags = "".join(sorted(set(first.flags) & set(second.flags) | ({"c"} & set(first.flags + second.flags)))) or "-"
    return Group(first.start, second.end, events, classes, flags, second.tail, first.word + second.word)


def _tail(flat: str, group: Group) -> str:
    end = group.end
    for name, pattern in (
        ("time", _TIME),
        ("aim", _OF_AIM),
        ("of", _OF),
        ("after", _AFTER),
        ("after", _WHEN),
        ("before", _BEFORE),
        ("end", _END),
    ):
        if pattern.match(flat, end):
            return name
    if flat.startswith("、", end) and "\x00" in flat[max(0, group.start - _NEAR) : group.start]:
        return "end"  # 甲楼4月底竣工、乙楼本月投用
    if "p" in group.flags or (group.events[-1] == "handover" and _RECEIVER.match(flat, end)):
        return "end"
    if "l" in group.flags and _PUT_OFF.match(flat, end):
        return "end"
    return "object" if "o" in group.flags else "no"
