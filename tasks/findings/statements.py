"""What one sentence states about projects: event, status and date, each with its project's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tasks.findings.choice import choose
from tasks.findings.described import is_fresh
from tasks.findings.events import Group, suits
from tasks.findings.nobodys import is_nobodys
from tasks.findings.prepared import COUNTED, PreparedSentence
from tasks.findings.project_names import Name, starting_at
from tasks.findings.rolls import rolled
from tasks.findings.subjects import Subjects
from tasks.findings.tense import EACH
from tasks.findings.verdict_records import Verdict
from tasks.findings.verdicts import Judge
from tasks.text.dates import DateMention
from warehouse.records import Event, Status

_STEP = re.compile(
    r"(?:安装|铺装|铺设|敷设|浇筑|吊装|装修|布展|调试|招标|拆除|开挖|勘察|设计|评审|(?:主体|桩基|基础)建设)$|^.{0,4}施工$"
)
_GROUNDWORK = re.compile(
    r"(?:爆破|土石?方|桩基|地基|基坑|基础|路基|清表|清淤|围挡|支护|拆除|迁改|迁移)(?:工程|施工|工作)?$"
)
# What a ceremony for many is called by: 一季度重大项目集中签约.
_MANY = re.compile(
    r"(?:第?[一二三四1-4]季度|首批|第[一二三四五六七八九十]+[批次])?"
    r"(?:重[大点]|招商引资|产业|工业|亿元以上)*(?:建设)?项目"
)
_TALLY = re.compile(r"\d+[座条个所处栋宗家项批段]")
# 启动了某项目遗留问题处置工作, 启动应急响应: a procedure begins.
_PROCEDURE = re.compile(
    r"了?[^,;。]{0,30}?(?<!建设)(?<!改造)(?<!施工)(?<!修缮)(?:工作|机制|程序|调查|行动|预案|响应|招标|论证|遴选|普查|评选|征集|排查|研究|谈判|申报|培训)(?:[,;。]|$)"
)
_ASKS_FOR = re.compile(r"(?:关于)?(?:再次|强烈|紧急)?(?:建议|希望|请求|咨询|恳请|呼吁|请问|反对|投诉|举报|质疑)")
_BARE_STEP = re.compile(
    r"了?(?:室内|内部|外墙|初步|施工图|方案|规划|项目|工程|相关)?(?:精?装修|装饰|布展|调试|招标|采购|设计|勘察|选址|拆除|安装|报批|评审|备案|移交手续)(?:工作|施工|任务)?(?=[,。;、并和及]|$)"
)
# 随着某站最后一块顶板浇筑完成,…: the step that the news is told by.
_WITH_STEP = re.compile(r"(?:随着|伴随)[^,;。]*(?:第一根桩|首根桩|首桩|主?桥墩|浇筑|吊装|安装|焊接|拼装|铺设|架设)$")
# 其余5条年底前全部建成: no project but what is left of several.
_REST = re.compile(
    r"((?:其余|其他|剩余|剩下的?|另外?|还有)\d+[条座个所处栋项家台][^,;。的\x00已将也均都全预计可]{0,4})"
)
_OF_PAPER = re.compile(
    r"[^,;。:]{0,24}的(?:决定|通知|公告|报告|申请|建议|问题|要求|请求|方案|意见|议案|提案)(?!获|通过)"
)
_DASH = re.compile(r"\s*(?:\u2014|-){1,2}")
_LONG_ENOUGH = 5  # characters of a name that 刚竣工的 may stand before
_SO_MANY = re.compile(r"(?:[已共就现]有|累计|其中)$")
_COUNT = re.compile(r"了?\d+[座个条项处所]")  # 完成29座水厂的提标改造
_ANY = Name(0, 0, "某项目", "*", False)
_IT_IS = re.compile("[是就才]")
_AND = re.compile(r"[、和及与]")
# Between the dates of things told together: another name, and no verb.
_NEXT_NAME = re.compile(r"[、和及与][^,;、()\x00]{2,16}?[于在]?")


@dataclass(frozen=True, slots=True)
class Statement:
    """One event of one project as a sentence states it."""

    project: str
    kind: str
    event: Event
    status: Status
    date: DateMention | None
    rule: str


def may_tell(sentence: PreparedSentence) -> bool:
    """Whether a sentence can state anything: it asks nothing, and has an event."""
    if sentence.asks or not sentence.groups or (sentence.in_head and _ASKS_FOR.match(sentence.flat)):
        return False
    return any(_may_state(sentence, it) for it in sentence.groups) or any(rolled(sentence))


def read_statements(sentence: PreparedSentence) -> list[Statement]:
    """All that a sentence states, in order; nothing of a question."""
    if sentence.asks or not sentence.groups:
        return []
    subjects, judge = Subjects(sentence), Judge(sentence)
    found: list[Statement] = []
    for group in sentence.groups:
        if not _may_state(sentence, group):
            continue
        dealt = _dealt(sentence, group)
        for part in dealt or [group]:
            meant = _parted(sentence, part, subjects.of(_doer(sentence, part)))
            meant = [it for it in meant if not it.text.endswith("消息")]
            names = _wholes(sentence, part, meant)
            if meant and not names:
                continue  # a step
            rest = None if names else _rest(sentence, part)
            if rest:
                names, verdict = [rest], judge.verdict(part, rest)
            elif names and _tells_time_of_told(subjects, part):
                verdict = judge.verdict(part, names[0])
            else:
                names, verdict = _chosen(sentence, judge, part, names)
            names = _parted(sentence, part, _wholes(sentence, part, names))
            if verdict and names and not _is_tally(sentence, verdict, names):
                subjects.told.append((part, [_as_pointed_to(sentence, it) for it in names]))
                judge.note(part, verdict)
                dates = judge.dates(part, verdict, len(names))
                if verdict.rule == "by_date" and _all_gone(dates, sentence.context.edition_date):
                    verdict = replace(verdict, status="actual")  # 分别于5月、8月、11月通水, told in November
                found += _statements(sentence, names, part, verdict, dates)
    return found + [
        Statement(sentence.written(it), it.kind, event, "actual", None, "rolled") for it, event in rolled(sentence)
    ]


def _tells_time_of_told(subjects: Subjects, group: Group) -> bool:
    """Whether a phrase only says when what the sentence has told happens: 甲将搬至乙，…搬迁时间初定9月."""
    return group.tail == "time" and any(set(it.events) & set(group.events) for it, _ in subjects.told)


def _chosen(
    sentence: PreparedSentence, judge: Judge, group: Group, names: list[Name]
) -> tuple[list[Name], Verdict | None]:
    """The names that an event is of, in the light of all that may be meant, and the verdict on it."""
    if is_fresh(sentence, group):
        name = starting_at(sentence.bare, group.end + 1, len(sentence.bare))
        sure = name and not name.generic and len(name.text) >= _LONG_ENOUGH and suits(group, name.kind)
        return ([name], judge.verdict(group, name)) if name and sure else ([], None)
    verdict = judge.verdict(group, names[0] if names else _ANY)
    if verdict is None:
        return [], None
    chosen = choose(sentence, group, names, verdict, judge.dates(group, verdict, 1)[0])
    if chosen == names:
        return names, verdict if names else None
    return chosen, judge.verdict(group, chosen[0]) if chosen else None


def _rest(sentence: PreparedSentence, group: Group) -> Name | None:
    """What is left of several, by its own words, where an event has a date: 其余5条年底前建成."""
    low = sentence.low(group)
    match = _REST.search(sentence.bare, low, group.start)
    dated = match and any(match.end() <= it.start < group.start for it in sentence.dates)
    return Name(match.start(1), match.end(1), match[1], "*", False) if match and dated else None


def _all_gone(dates: Sequence[DateMention | None], today: dt.date) -> bool:
    """Whether several dates begin before the day, the first of them long over."""
    begun = [it for it in dates if it and it.date_start and it.date_start <= today]
    first = dates[0]
    return len(dates) > 1 and len(begun) == len(dates) and bool(first and first.date_end and first.date_end < today)


def _is_tally(sentence: PreparedSentence, verdict: Verdict, names: list[Name]) -> bool:
    """Whether it only counts what was done so far: 今年以来已有7宗地块完成交地."""
    first = names[0]
    counts = first.start >= 0 and _SO_MANY.search(sentence.flat, max(0, first.start - 4), first.start)
    return bool(counts and _TALLY.match(first.text)) and verdict.status == "actual" and verdict.date is None


def _doer(sentence: PreparedSentence, group: Group) -> Group:
    """The phrase whose subject an event has: 金汇桥完成桥面施工年底通车 tells of what stands before 完成."""
    clause = sentence.clause_of(group)
    for it in sentence.groups:
        if clause.start <= it.start < group.start and it.word == "完成" and it.tail == "object":
            return replace(it, tail="end", events=group.events, classes=group.classes)
    return group


def _wholes(sentence: PreparedSentence, group: Group, names: list[Name]) -> list[Name]:
    """The names but for work that is a step: 完成龙泉路改造 ends it, 完成雨棚安装 and 启动桩基建设 do neither."""
    step = (group.word in ("完成", "启动") and group.tail == "object") or "h" in group.flags
    undated = group.word == "完成" and not _is_dated(sentence, group)
    step = step or (undated and group.tail == "end")
    step = step or (sentence.brief and not sentence.dates and group.word.endswith(("完成", "完毕")))
    many = sentence.flat.endswith("集中", 0, group.start)
    return [
        it for it in names
        if not (step and _STEP.search(it.text))
        and not (undated and _GROUNDWORK.search(it.text))
        and not (many and _MANY.fullmatch(it.text))
        and not (group.tail == "object" and it.start >= group.end and COUNTED.match(sentence.flat, it.end))
    ]  # fmt: skip


def _dealt(sentence: PreparedSentence, group: Group) -> list[Group]:
    """一期于2019年3月、二期于2020年6月分别获批: the event once for each name with its date; else nothing."""
    low = sentence.low(group)
    own = [it for it in sentence.dates if low <= it.start and it.end <= group.start]
    gaps = [sentence.bare[one.end : two.start] for one, two in pairwise(own)]
    if not gaps or not all(map(_NEXT_NAME.fullmatch, gaps)):
        return []
    begins = [low, *(it.end for it in own[:-1])]
    return [replace(group, start=it.end, since=since) for it, since in zip(own, begins, strict=True)]


def _parted(sentence: PreparedSentence, group: Group, names: list[Name]) -> list[Name]:
    """甲路、乙院拟分别于7月、9月开工: names that were read as one, where there are as many dates."""
    low = sentence.low(group)
    own = [it for it in sentence.dates if low - 1 <= it.end <= group.start]
    if len(names) != 1 or len(own) < 2 or not EACH.search(sentence.flat[max(0, own[0].start - 4) : group.start]):
        return names
    told = [it for it in sentence.clauses if it.end < low]
    before = told[-1].text.rpartition("\u2014")[2] if told else ""  # 剩下3条——甲路、乙路，分别在…通车
    parts = next((it for it in map(_AND.split, (names[0].text, before)) if len(it) == len(own)), [])
    fits = len(parts) == len(own) > 1 and all(len(it) > 1 for it in parts)
    return [Name(-1, -1, it, names[0].kind, False) for it in parts] if fits else names


def _may_state(sentence: PreparedSentence, group: Group) -> bool:
    """Whether a phrase is an event at all: no compound (开工率), no 通车前, and 建成后 only with a date."""
    if group.tail in ("no", "before"):
        return False
    if group.word == "完成" and (_COUNT.match(sentence.flat, group.end) or _BARE_STEP.match(sentence.flat, group.end)):
        return False
    if group.word.endswith("启动") and group.tail != "end" and _PROCEDURE.match(sentence.flat, group.end):
        return False
    low = sentence.low(group)
    if is_nobodys(sentence, group):
        return False
    if _DASH.match(sentence.flat, group.end) and any(
        it.start > group.end and set(it.events) & set(group.events) for it in sentence.groups
    ):
        return False  # 提前12天完工——昨日,某线路工程完工
    if any(it.rule == "lapse" and it.start == group.end for it in sentence.dates):
        return False  # 投运三个月内
    if ("w" in group.flags or group.word == "开钻") and _WITH_STEP.search(sentence.flat, low, group.start):
        return False
    if group.tail == "object" and _OF_PAPER.match(sentence.flat, group.end):
        return False
    if group.tail == "end" and sentence.flat.startswith("的", group.end):
        return bool(_IT_IS.search(sentence.clause_of(group).text))  # 是元旦开的; not 经验收合格的,可给予…
    return group.tail not in ("after", "of") or _is_dated(sentence, group) or is_fresh(sentence, group)


def _is_dated(sentence: PreparedSentence, group: Group) -> bool:
    """Whether a date stands before a phrase that belongs to it alone."""
    low = sentence.low(group)
    return any(low <= it.start and it.end <= group.start for it in sentence.dates)


def _statements(
    sentence: PreparedSentence,
    names: list[Name],
    group: Group,
    verdict: Verdict,
    dates: Sequence[DateMention | None],
) -> Iterator[Statement]:
    for name, date in zip(names, dates, strict=True):
        if "\x00" in name.text:
            continue  # what was read across a date is no name
        stays = verdict.status != "cancelled" or "relocation" in group.events
        for event in group.events if stays else ("other",):
            project = sentence.written(name)
            yield Statement(project, name.kind, event, verdict.status, date, verdict.rule)


def _as_pointed_to(sentence: PreparedSentence, name: Name) -> Name:
    return Name(-1, -1, sentence.written(name), name.kind, False)
