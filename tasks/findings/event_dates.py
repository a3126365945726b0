"""On which date of its sentence an event falls."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.findings import tense
from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention, resolve
from tasks.text.sentences import Stretch

_HASTE = re.compile(r"[赶抢]在$")
_CLOCK = re.compile(r"\x00|[上下]午|凌晨|清晨|[早晚]上?|傍晚|\d{1,2}(?:时|点|:\d\d)(?:\d{1,2}分|半|许|整)*")
_WITH = re.compile(r"随着|伴随|在|经过|历经")
_FEW = 5
_THAT_IS = re.compile(r"(?:也就是|就是|正是|即)\x00+$")  # 明年国际博物馆日也就是5月18日,某馆开放
_CLOSE = 3  # characters between a clause's beginning and its event
_LASTS = re.compile(r"期[为是]|[为是自从至到]\x00")
_ELSEWHERE = re.compile(r"[在从到,]")
# The date of a change that the next clause tells: 推迟开放,由五一改到六一; 往后延,目前排到了5月底.
_EXPLAINS = re.compile(
    r",(?:由|从|即|也就是|(?:目前|现在?|暂时?|初步|最新|新的?)[^,;。\x00]{0,10}?(?:排|定|推|改|调|延|放|安排|确定)[到在至为于]了?)"
)
# What a year alone counts or names, not when it happens: 今年新建的7座…已建成, 2022年度27.6万亩…, 今年首个….
_COUNTS = re.compile(
    r"(?:第?[一二三四]季度)?(?:(?:新建|实施|建设|投资|启动|确定|列入|下达|安排|规划)[^,;。]{0,12}?的|首[个条座批]|第[一二三四五六七八九十\d]+[个条座批次期轮]|\d[\d.]*万?[个条座项处所家亩公]|重[点大]|省市|民生|(?:全[市县区省])?(?:招商引资|产业)?项目集中)"
)
_NOW = re.compile(r"目前|现[在已]|如今|今年|[;。]")
_AGENDA = re.compile(r",?(?:[^,:;。\x00]{0,6}[要将]|计划|重点|拟|力争)[^:;。\x00]{0,20}:")
_SEEN = re.compile(r"(?:看到|见到|目睹|见证)$")
_AT_ONCE = re.compile(r"随着|伴随|标志着")
_MARKS = re.compile(r"标志着|意味着")
_THEN = re.compile(r"届时")
_BY_NOW = re.compile(r"目前|现在?$|现已")
_BY_NOW_IS = re.compile(r"(?:现在|如今|眼下|目前|现)(?:已|就|也|均)")
_HELD = re.compile(r"仪式|活动")
_RUNS_UP = re.compile(r"[^,\x00]{2,12}前(?![期后景往来])")  # 9月承办首场展会前将完成验收
_WHOLE = ("year", "quarter")
_OF_ELSE = re.compile(r"产值|营收|销售|收入|产量|税收|利润|累计|接待|实现|完成|计划|目标|预计")  # 运营上半年产值
_LINKS = ("", "于", "在", "(", ":")
_OTHER_TIME = re.compile(f"{tense.SURELY_DONE.pattern}|{tense.PROMISE.pattern}")
# 一拖再拖,先是说去年底,后来说4月底,目前最新的时间节点是8月15日.
_NEWEST = re.compile(r"(?:目前|最新|现在|如今)[^\x00]{0,10}?(?:是|为|定在|定于)\x00")


class EventDates:
    """Finds the dates of the event phrases of one sentence. `read` holds the phrases decided before, with verdicts."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence, self.flat = sentence, sentence.flat
        self.own = [it for it in sentence.dates if not (it.limit == "from" and it.date_text.endswith("以来"))]
        self.read: list[tuple[Group, Verdict]] = []

    def own_dates(self, group: Group) -> list[DateMention]:
        """The dates before an event that belong to it alone."""
        low = self.sentence.low(group)
        found = [it for it in self.own if low <= it.start and it.end <= group.start]
        if group.tail == "of" and found and _ELSEWHERE.search(self.flat, found[-1].end, group.start):
            return []  # 9月1日起在新落成的某馆
        return found

    def of(self, group: Group, clause: Stretch, own: list[DateMention]) -> DateMention | None:
        """The date of an event: before it in its clause, inside or right behind it, or in an earlier clause."""
        if self.flat.startswith(":", group.end) and (cell := self._inner_date(group)):
            return cell  # 开工:3月  建成:9月
        if len(own) == 1 and own[0].limit == "before" and _HASTE.search(self.flat, 0, own[0].start):
            return self._lead_date(group, clause) or own[0]  # 1月19日，某路赶在春节前通车
        while own and own[-1].rule in ("year", "quarter") and self._counts(own[-1], group):
            own = own[:-1]
        if len(own) == 1 and own[0].rule == "year" and (day := self._day_within(own[0], group, clause)):
            return day
        if not own and _THEN.search(self.flat, self.sentence.low(group), group.start):
            return self._date_before(group)
        if own and own[-1].limit is None and _RUNS_UP.match(self.sentence.bare, own[-1].end, group.start):
            return replace(own[-1], limit="before")
        return own[-1] if own else self._inner_date(group) or self._agenda(group) or self._lead_date(group, clause)

    def _counts(self, date: DateMention, group: Group) -> bool:
        """Whether a year tells which things are counted, of something that no word promises."""
        between = self.flat[date.end : group.start]
        return bool(_COUNTS.match(between)) and not tense.PLAN.search(between)

    def _day_within(self, year: DateMention, group: Group, clause: Stretch) -> DateMention | None:
        """7月17日，某镇2020年招商引资项目甲厂正式动工: the day that the sentence opens with, within the year."""
        if tense.PLAN.search(self.flat, self.sentence.low(group), group.start):
            return None
        day = self._lead_date(group, clause)
        told = resolve(day, False) if day and not day.limit else None
        if not told or told.date_start is None or told.date_start != told.date_end:
            return None
        begin, end = year.date_start, year.date_end
        return day if begin and end and begin <= told.date_start <= end else None

    def _date_before(self, group: Group) -> DateMention | None:
        """What 届时 points to: the last date before it."""
        return next((it for it in reversed(self.own) if it.end <= group.start), None)

    def _inner_date(self, group: Group) -> DateMention | None:
        inside = [it for it in self.own if group.start <= it.start and it.end <= group.end]
        behind = [
            it for it in self.own
            if it.rule != "lapse"  # 投运三个月内: counted from it
            and not _OF_ELSE.match(self.flat, it.end)
            and 0 <= it.start - group.end <= 1 and self.flat[group.end : it.start] in _LINKS
        ]  # fmt: skip
        return next(reversed(inside or behind), None)

    def _lead_date(self, group: Group, clause: Stretch) -> DateMention | None:
        """The date of an earlier clause that has no event of its own and tells no one's words (昨天，随着…)."""
        if any(clause.start <= it.start < group.start for it, _ in self.read):
            return None
        if _BY_NOW_IS.match(self.flat, clause.start):
            return None  # 从去年开始,建设某市场,现在已全部完工
        part = self.flat.rfind(";", 0, clause.start)
        for earlier in reversed([it for it in self.sentence.clauses if part < it.start < clause.start]):
            told = any(earlier.start <= it.start <= earlier.end for it, _ in self.read)
            if told and (year := self._heads_list(earlier, group)):
                return year
            if _SEEN.search(earlier.text) and _AT_ONCE.search(self.flat, earlier.end, group.start):
                continue  # 8月25日,记者在现场看到,随着…,标志着某隧道贯通
            inside = [it for it in self.own if earlier.start <= it.start <= earlier.end]
            if told and not inside and not _OTHER_TIME.search(self.flat[clause.start : group.start]):
                continue  # 4月17日夜,甲路路灯亮灯,乙路改造完成
            if tense.REPORTING.search(earlier.text) or (told and not _WITH.match(earlier.text)):
                return None
            if _BY_NOW.match(earlier.text):
                return None
            if inside and _HELD.search(earlier.text) and all(it.rule in _WHOLE for it in inside):
                continue  # 3月3日,2020年某县项目集中开工仪式举行,…
            if inside:
                return inside[-1] if self._leads(earlier, inside[-1], group, clause) else None
        return None

    def _leads(self, earlier: Stretch, date: DateMention, group: Group, clause: Stretch) -> bool:
        """Whether the date of an earlier clause is the event's too."""
        told = resolve(date, None)
        day = told.date_start is not None and told.date_start == told.date_end and not date.limit
        if day and _MARKS.search(self.flat, clause.start, group.start):
            return True  # 首趟列车20日10时从甲站驶出,标志着某铁路开通
        if date.end == earlier.end and group.start - clause.start <= _CLOSE and not _LASTS.search(earlier.text):
            return True  # 二期大概在明年底,能够投用
        return bool(_THAT_IS.search(earlier.text)) or self._sets_the_date(earlier)

    def _heads_list(self, clause: Stretch, group: Group) -> DateMention | None:
        """A year gone by that opens a list: 2011年，甲高速开工建设，乙中心主体封顶，丙中学整体搬迁."""
        inside = [it for it in self.own if clause.start <= it.start <= clause.end]
        opens = len(inside) == 1 and inside[0].rule == "year" and not self.flat[clause.start : inside[0].start].strip()
        between = self.flat[clause.end : group.start]
        if not opens or inside[0].limit or "w" in group.flags or tense.PLAN.search(between) or _NOW.search(between):
            return None
        end = inside[0].date_end
        if end is None or end < self.sentence.context.edition_date:
            return inside[0]
        listed = group.tail == "object" and tense.PROMISE.search(clause.text)  # 今年将开工建设甲校,建成乙路
        return inside[0] if listed else None

    def _agenda(self, group: Group) -> DateMention | None:
        """The year of a list of what is to be done: 今年要抓好以下重点工程:竣工甲中心;建成乙大道."""
        first = next(iter(self.sentence.dates), None)
        if group.tail != "object" or first is None or first.rule != "year" or self.flat[: first.start].strip():
            return None
        return first if _AGENDA.match(self.flat, first.end) else None

    def _sets_the_date(self, clause: Stretch) -> bool:
        """Whether a clause is a date, with at most a setting: 昨天上午; not 一季度完成投资2亿元."""
        words = _CLOCK.sub("", self.sentence.bare[clause.start : clause.end].rpartition("\u2014")[2])
        return len(words.strip()) <= _FEW or bool(_WITH.match(words))

    def explained(self, clause: Stretch) -> DateMention | None:
        """The new date in a clause that only explains the change: 推迟开放,由五一改到六一."""
        later = [it for it in self.sentence.clauses if it.start > clause.end]
        told = later[:1] if _EXPLAINS.match(self.flat, clause.end) else [it for it in later if _NEWEST.match(it.text)]
        inside = [it for it in self.own if told and told[0].start <= it.start < told[0].end]
        return inside[-1] if inside else None
