"""Whether an event phrase only tells which thing is meant, or how long something took, and no news."""

from __future__ import annotations

import datetime as dt
import re

from tasks.findings import tense
from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence
from tasks.text.dates import DateMention, resolve

# A proverb of haste: 当年签约、当年投产.
_ALL_IN_ONE = re.compile(r"当年[^,;。、]{1,6}[、,]?当年")
_SHORT = 3  # characters of 进行, 施工: no word of events is as long
_JUST = re.compile(r"(?:刚刚?|日前|近日|新近)(?:正式|全面|全线|全部)?$")
# Traffic that goes on again after a storm or a landslide, and not after works.
_RESUMES = re.compile(r"(?:恢复[^,;。]{0,8}|单向|正常)(?:通行|通车|交通|畅通)|车道通[行车]|抢通|复通|放行")
_HARM = re.compile(
    r"台风|塌方|溜方|滑坡|泥石流|落石|山体|洪水|水毁|积水|内涝|积雪|除雪|结冰|冰雪|大雾|暴雨|强降雨|降雪|侧翻|追尾|车祸|交通事故|倒伏|抢通|抢险|清障"
)
_WORKS = re.compile(r"改造|维修|加固|大修|扩建|拓宽|重建|施工(?!作业|人员|机械|单位)|工程|项目|封闭|建设|养护")


def is_in_plan(sentence: PreparedSentence, group: Group) -> bool:
    """今年计划打通的甲路，目前已完工: the plan only tells which one, where the sentence reports of it."""
    if group.tail != "of" or not tense.PROMISE.search(sentence.flat, sentence.low(group), group.start):
        return False
    later = [it for it in sentence.groups if it.start > group.end]
    return any(tense.SURELY_DONE.search(sentence.flat, sentence.low(it), it.start) for it in later)


def takes(sentence: PreparedSentence, group: Group, date: DateMention | None, today: dt.date) -> bool:
    """又于10月13日将甲、乙班线迁至总站, of a day gone by: 将 is 把 there, and promises nothing."""
    if date is None or date.limit or not sentence.bare.startswith("将", date.end):
        return False
    day = resolve(date, None).date_end
    return day is not None and day < today and not tense.PLAN.search(sentence.flat, date.end + 1, group.start)


def is_fresh(sentence: PreparedSentence, group: Group) -> bool:
    """刚竣工的某桥, 刚刚落成的某馆: what describes it is news."""
    low, done = sentence.low(group), {"completion", "opening", "handover"} & set(group.events)
    dated = any(low <= it.start < group.start and not it.is_vague for it in sentence.dates)
    return bool(group.tail == "of" and done and not dated and _JUST.search(sentence.flat, low, group.start))


def is_proverb(sentence: PreparedSentence, date: DateMention | None) -> bool:
    """当年拿地、当年建设、当年投产: of haste, and of no year."""
    return date is not None and date.date_text.startswith("当年") and bool(_ALL_IN_ONE.search(sentence.flat))


def mends_a_year(group: Group, own: list[DateMention]) -> bool:
    """2023年，县里对18个小区进行改造: no beginning is told, but what went on."""
    work = group.word[:2] in ("进行", "实施", "开展") and len(group.word) > _SHORT
    return work and bool(own) and own[-1].rule in ("year", "half", "year_part")


def resumes(sentence: PreparedSentence, group: Group) -> bool:
    """甲路昨日恢复通行: traffic after a storm, a landslide or snow, which no works had stopped."""
    if "opening" not in group.events or not _RESUMES.search(sentence.flat, sentence.low(group), group.end):
        return False
    told = sentence.context.story.text or sentence.flat
    return bool(_HARM.search(told)) and not _WORKS.search("".join(sentence.context.story.head) + sentence.flat)
