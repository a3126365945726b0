"""Whether an event is promised, reported, put off or cancelled, and on which date of the sentence it falls."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.findings import tense
from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name
from tasks.text.dates import DateMention, resolve
from tasks.text.sentences import Stretch
from warehouse.records import Status

# Dates that a promise told again has (去年承诺年底前投用); a day is more often a report.
_SPANS = ("year", "year_part", "half", "quarter", "month", "month_part", "festival")
_HASTE = re.compile(r"[赶抢]在$")
_CLOCK = re.compile(r"\x00|[上下]午|凌晨|清晨|[早晚]上?|傍晚|\d{1,2}(?:时|点|:\d\d)(?:\d{1,2}分|半|许|整)*")
_WITH = re.compile(r"随着|伴随|在|经过|历经")
_FEW = 5
_ELSEWHERE = re.compile(r"[在从到,]")
_STILL = re.compile(r"[^,]{0,6},(?:仍|依然|还|依旧)(?:是|为|定在|定于)(?=\x00|\d|[今明]年)")
# 去年…的计划取消; and the date of a change that the next clause tells: 推迟开放,由五一改到六一; 顺延两个月,即8月底.
_PLAN_DROPPED = re.compile(r"的?计划[^,。;]{0,4}(?:取消|落空|作罢)")
_EXPLAINS = re.compile(r",(?:由|从|即|也就是)")
# What a year alone counts or names, not when it happens: 今年新建的7座…已建成, 2022年度27.6万亩…, 今年首个….
_COUNTS = re.compile(
    r"(?:第?[一二三四]季度)?(?:(?:新建|实施|建设|投资|启动|确定|列入|下达|安排|规划)[^,;。]{0,12}?的|首[个条座批]|第[一二三四五六七八九十\d]+[个条座批]|\d[\d.]*万?[个条座项处所家亩公]|重[点大]|省市|民生)"
)
_SEEN = re.compile(r"(?:看到|见到|目睹|见证)$")
_AT_ONCE = re.compile(r"随着|伴随|标志着")
_GONE = re.compile(r"[去前]年|上年")
_OTHER_DEAL = re.compile(r"医联体|战略合作|合作办学|银企|授信|校企")  # an agreement that builds nothing
_THEN = re.compile(r"届时")
_ONCE = re.compile(r"几度|一度|曾|多次|[两三]度")
_LINKS = ("", "于", "在")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an event: its status, the date mention with its dates resolved, the rule that read it."""

    status: Status
    date: DateMention | None
    rule: str


class Judge:
    """Decides for the event phrases of one sentence. `read` holds the phrases decided before, with their verdicts."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence, self.flat = sentence, sentence.flat
        self.today = sentence.context.edition_date
        self.own = [it for it in sentence.dates if not (it.limit == "from" and it.date_text.endswith("以来"))]
        self.read: list[tuple[Group, Verdict]] = []

    def verdict(self, group: Group, name: Name) -> Verdict | None:
        """The verdict on a phrase of a project; None where nothing is stated (asked, denied, wished for)."""
        clause = self.sentence.clause_of(group)
        before, own = self._around(group, name), self._own_dates(group)
        if self._unreal(clause, before, group) or tense.ONGOING.search(before):
            return None
        if group.tail == "of" and not own:
            return None
        if group.tail == "of" and own[-1].limit in ("before", "after"):
            return None
        if "h" in group.flags:
            return Verdict("delayed", None, "held_back")
        if "signing" in group.events and _OTHER_DEAL.search(before):
            return None
        if _PLAN_DROPPED.match(self.flat, group.end):
            return Verdict("cancelled", None, "plan_dropped")
        if "c" in group.flags:
            told_of = group.tail == "of" or _ONCE.search(before) or tense.PLAN.search(before.replace("决定", ""))
            return None if told_of else Verdict("cancelled", None, "cancelled")
        moved = self._moved(group, clause, before, own)
        if moved or tense.NOT_IN_TIME.search(before):
            return moved
        if tense.FORMER_PLAN.search(before) or self._was_due(before, own):
            return self._moved_later(clause, group.end)
        if "l" in group.flags:
            return None
        if group.tail == "time" and ((timed := self._timed(group, clause)) or not own):
            return timed
        return self._tense(group, clause, before, self._date(group, clause, own))

    def dates(self, group: Group, verdict: Verdict, count: int) -> Sequence[DateMention | None]:
        """The date of each of `count` projects: its own where the sentence deals them out (分别于11月和3月)."""
        own = self._own_dates(group)
        if count > 1 and len(own) == count and "分别" in self.flat[self.sentence.low(group) : group.start]:
            return [resolve(it, verdict.status == "planned") for it in own]
        return [verdict.date] * count

    def _own_dates(self, group: Group) -> list[DateMention]:
        low = self.sentence.low(group)
        found = [it for it in self.own if low <= it.start and it.end <= group.start]
        if group.tail == "of" and found and _ELSEWHERE.search(self.flat, found[-1].end, group.start):
            return []  # 9月1日起在新落成的某馆
        return found

    def _was_due(self, before: str, own: list[DateMention]) -> bool:
        """应于今年1月完工 of a date gone by."""
        due = resolve(own[-1], None).date_end if own and tense.SHOULD.search(before) else None
        return due is not None and due < self.today

    def _around(self, group: Group, name: Name) -> str:
        """The words of the clause before the event, without the project's own and what describes it (…的)."""
        low = self.sentence.low(group)
        if group.tail == "of" and (own := self._own_dates(group)):
            low = (
                own[-1].start if self.flat[own[-1].start - 1] in "在从到" else low
            )  # 将在去年9月启用的某馆举行: the promise is not of the hall
        if low <= name.start < group.start:
            described = self.flat[name.start - 1] == "的"
            front = "" if described else self.flat[low : name.start] + "|"
            return front + self.flat[name.end : group.start]
        return self.flat[low : group.start]

    def _unreal(self, clause: Stretch, before: str, group: Group) -> bool:
        if tense.ASKED.search(self.flat, clause.start, clause.end) or tense.SUPPOSED.search(before):
            return True
        if tense.ONLY_THEN.search(before) and not self._own_dates(group):
            return True
        denied = tense.DENIED.search(before) and not tense.NOT_IN_TIME.search(before)
        return bool((denied and "c" not in group.flags) or tense.FOREIGN.search(self.flat))

    # ---------------------------------------------------------------- put off

    def _moved(self, group: Group, clause: Stretch, before: str, own: list[DateMention]) -> Verdict | None:
        """推迟至, 延至, 调整为 and 未能如期."""
        may_follow = group.tail in ("time", "end", "no") or "l" in group.flags
        sign = tense.MOVED.search(self.flat, group.end, clause.end) if may_follow else None
        if sign:
            later = [it for it in self.own if sign.end() <= it.start < clause.end]
            reason = tense.REASON.match(self.flat, sign.end())
            new = later[0] if later else self._explained(clause)
            return None if reason else Verdict("delayed", resolve(new, True) if new else None, "moved_to")
        if tense.MOVED.search(before):
            new = own[-1] if own else self._explained(clause)
            return Verdict("delayed", resolve(new, True) if new else None, "moved_before")
        if tense.NOT_IN_TIME.search(before) and not self._told_later(group, clause):
            return Verdict("delayed", None, "not_in_time")
        return None

    def _explained(self, clause: Stretch) -> DateMention | None:
        """The new date in a clause that only explains the change: 推迟开放,由五一改到六一."""
        if not _EXPLAINS.match(self.flat, clause.end):
            return None
        after = next((it for it in self.sentence.clauses if it.start > clause.end), None)
        inside = [it for it in self.own if after and after.start <= it.start < after.end]
        return inside[-1] if inside else None

    def _told_later(self, group: Group, clause: Stretch) -> bool:
        """未能如期建成，预计11月底前建成: the sentence tells the new date below."""
        again = any(it.start > group.start and set(it.events) & set(group.events) for it in self.sentence.groups)
        return again or any(tense.MOVED.search(it.text) for it in self.sentence.clauses if it.start > clause.start)

    def _moved_later(self, clause: Stretch, end: int) -> Verdict | None:
        """原定6月开业，因故延期到中秋前: the new date stands in a clause that names no event."""
        for later in self.sentence.clauses:
            start = max(later.start, end)  # 原计划9月开放的某园延期至10月: the same clause may tell it
            sign = tense.MOVED.search(self.flat, start, later.end) if later.start >= clause.start else None
            if sign and not any(start <= it.start < later.end for it in self.sentence.groups):
                new = [it for it in self.own if sign.end() <= it.start < later.end]
                return Verdict("delayed", resolve(new[0], True) if new else None, "moved_later")
        return None

    # ---------------------------------------------------------------- the date

    def _date(self, group: Group, clause: Stretch, own: list[DateMention]) -> DateMention | None:
        """The date of an event: before it in its clause, inside or right behind it, or in an earlier clause."""
        if len(own) == 1 and own[0].limit == "before" and _HASTE.search(self.flat, 0, own[0].start):
            return self._lead_date(group, clause) or own[0]  # 1月19日，某路赶在春节前通车
        if own and own[-1].rule == "year" and self._counts(own[-1], group):
            own = own[:-1]
        if not own and _THEN.search(self.flat, self.sentence.low(group), group.start):
            return self._date_before(group)
        return own[-1] if own else self._inner_date(group) or self._lead_date(group, clause)

    def _counts(self, date: DateMention, group: Group) -> bool:
        """Whether a year tells which things are counted, of something that no word promises."""
        between = self.flat[date.end : group.start]
        return bool(_COUNTS.match(between)) and not tense.PLAN.search(between)

    def _date_before(self, group: Group) -> DateMention | None:
        """What 届时 points to: the last date before it."""
        return next((it for it in reversed(self.own) if it.end <= group.start), None)

    def _inner_date(self, group: Group) -> DateMention | None:
        inside = [it for it in self.own if group.start <= it.start and it.end <= group.end]
        behind = [
            it for it in self.own
            if 0 <= it.start - group.end <= 1 and self.flat[group.end : it.start] in _LINKS
        ]  # fmt: skip
        return next(reversed(inside or behind), None)

    def _lead_date(self, group: Group, clause: Stretch) -> DateMention | None:
        """The date of an earlier clause that has no event of its own and tells no one's words (昨天，随着…)."""
        if any(clause.start <= it.start < group.start for it, _ in self.read):
            return None
        for earlier in reversed([it for it in self.sentence.clauses if it.start < clause.start]):
            told = any(earlier.start <= it.start <= earlier.end for it, _ in self.read)
            if _SEEN.search(earlier.text) and _AT_ONCE.search(self.flat, earlier.end, group.start):
                continue  # 8月25日,记者在现场看到,随着…,标志着某隧道贯通
            if tense.REPORTING.search(earlier.text) or (told and not _WITH.match(earlier.text)):
                return None
            inside = [it for it in self.own if earlier.start <= it.start <= earlier.end]
            if inside:
                return inside[-1] if self._sets_the_date(earlier) else None
        return None

    def _sets_the_date(self, clause: Stretch) -> bool:
        """Whether a clause is a date, with at most a setting: 昨天上午; not 一季度完成投资2亿元."""
        words = _CLOCK.sub("", self.sentence.bare[clause.start : clause.end])
        return len(words.strip()) <= _FEW or bool(_WITH.match(words))

    def _timed(self, group: Group, clause: Stretch) -> Verdict | None:
        """通车时间定于…, 开工时间提前到…: the date stands behind."""
        still = _STILL.match(self.flat, group.end)  # 通车目标不变，仍是今年12月
        end = still.end() + 1 if still else clause.end
        later = [it for it in self.own if group.end <= it.start < end]
        if not later and (said := self._explained(clause)):
            later = [said]
        if not later or later[-1].reading.rule == "range":
            return None
        status = self._status_by(resolve(later[-1], None))
        return Verdict(status, resolve(later[-1], status == "planned"), "time_of_event")

    # ---------------------------------------------------------------- promised or reported

    def _tense(self, group: Group, clause: Stretch, before: str, date: DateMention | None) -> Verdict | None:
        promised, done = tense.PLAN.search(before), tense.SURELY_DONE.search(before)
        finished = done or tense.DONE_AFTER.match(self.flat, group.end)
        if date is None and ("w" in group.flags or (group.tail == "object" and not finished)):
            return None
        over = date is None and promised and done and done.start() > promised.start()
        if promised and not over:
            return self._planned(date, "promised")
        if finished:
            return self._actual(date, "reported")
        if date is None:
            return self._undated(group, clause, before)
        return self._actual(date, "of_late") if date.is_vague else self._by_date(clause, date)

    def _by_date(self, clause: Stretch, date: DateMention) -> Verdict | None:
        """No word tells the tense: an earlier promise of the sentence does, or the date."""
        if self._in_plan(clause):
            if (resolve(date, True).date_end or dt.date.min) >= self.today:
                return self._planned(date, "plan_before")
            if date.is_fixed and date.rule in _SPANS:
                return None
        planned = self._status_by(resolve(date, None)) == "planned"
        past = None if not date.is_fixed and date.limit is None else False
        return Verdict("planned" if planned else "actual", resolve(date, True if planned else past), "by_date")

    def _planned(self, date: DateMention | None, rule: str) -> Verdict | None:
        late = tense.NOT_IN_TIME.search(self.flat)
        status: Status = "delayed" if late and date and late.start() < date.start else "planned"
        due = resolve(date, True) if date else None
        over = due is not None and due.date_end is not None and due.date_end < self.today
        return None if over else Verdict(status, due, rule)

    def _actual(self, date: DateMention | None, rule: str) -> Verdict | None:
        if date is None:
            return Verdict("actual", None, rule)
        past = resolve(date, False)
        first = past.date_start or past.date_end or (self.today if _GONE.match(past.date_text) else None)
        return Verdict("actual", past, rule) if first and first <= self.today else None

    def _status_by(self, date: DateMention) -> Status:
        if date.limit == "until" or (date.date_end is None and _GONE.match(date.date_text)):
            return "actual"
        return "planned" if date.date_end is None or date.date_end > self.today else "actual"

    def _in_plan(self, clause: Stretch) -> bool:
        """Whether an earlier clause of the sentence promises: 计划4月上旬动工，2022年3月完工."""
        said = self.flat[self.flat.rfind(";", 0, clause.start) + 1 : clause.start]
        return bool(tense.PLAN.search(said)) and not tense.FORMER_PLAN.search(said)

    def _undated(self, group: Group, clause: Stretch, before: str) -> Verdict | None:
        if self._in_plan(clause) and self.read and self.read[-1][1].status == "planned":
            return Verdict("planned", None, "plan_before")
        if tense.DONE.search(before) or "s" in group.flags:
            return Verdict("actual", None, "reported")
        if self.sentence.in_head or self.sentence.leads or self.sentence.label or self.sentence.brief:
            return Verdict("actual", None, "bare")
        return None
