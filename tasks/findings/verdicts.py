"""Whether an event is promised, reported, put off or cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tasks.findings import described, tense
from tasks.findings import verdict_words as words
from tasks.findings.earlier_plans import EarlierPlans
from tasks.findings.event_dates import EventDates
from tasks.findings.events import Group
from tasks.findings.moved import Moved
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention, resolve
from tasks.text.sentences import Stretch
from warehouse.records import Status


class Judge:
    """Decides for the event phrases of one sentence, in order; it is told of each with `note`."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence, self.flat = sentence, sentence.flat
        self.today = sentence.context.edition_date
        self.when = EventDates(sentence)
        self.moved = Moved(self.when)
        self.plans = EarlierPlans(self.when)

    def note(self, group: Group, verdict: Verdict) -> None:
        """A phrase that was read, with its verdict: later ones go by it."""
        self.when.read.append((group, verdict))

    def verdict(self, group: Group, name: Name) -> Verdict | None:
        """The verdict on a phrase of a project; None where nothing is stated (asked, denied, wished for)."""
        clause = self.sentence.clause_of(group)
        before, own = self._around(group, name), self.when.own_dates(group)
        if tense.DENIED.search(before) and own and (later := self.moved.later(clause, group.end)) and later.date:
            return later  # 9月底前无法开工,调整为明年上半年
        if self._unreal(clause, before, group) or tense.WISHED.search(name.text):
            return None
        if described.resumes(self.sentence, group) or described.mends_a_year(group, own):
            return None
        if "start" in group.events and words.PREPARES.search(before):
            return None
        if group.word in words.LEAVES and words.LEAVE.search(before):
            return None
        if described.is_fresh(self.sentence, group):
            return Verdict("actual", None, "fresh")
        if self._describes(group, own) or ("signing" in group.events and words.OTHER_DEAL.search(before)):
            return None
        if "h" in group.flags:
            return Verdict("delayed", None, "held_back")
        if "c" in group.flags and self._part_of_it(name):
            return None
        return self._stated(group, clause, before, own)

    def _stated(self, group: Group, clause: Stretch, before: str, own: list[DateMention]) -> Verdict | None:
        if words.PLAN_DROPPED.match(self.flat, group.end):
            return Verdict("cancelled", None, "plan_dropped")
        if "c" in group.flags:
            return self._cancelled(group, before)
        moved = self.moved.told(group, clause, before, own)
        if moved or tense.NOT_IN_TIME.search(before) or tense.OTHER_THING.search(before):
            return moved
        if group.tail == "of" and (later := self.moved.later(clause, group.end)) and later.date:
            return later  # 预计12月通水的工程,要推迟到明年3月底
        former = tense.FORMER_PLAN.search(before) or words.IN_FACT.match(self.flat, group.end + 1)
        if former or self._was_due(before, own):
            return self.moved.later(clause, group.end)
        if "l" in group.flags:
            return None
        asks_when = group.tail == "time" or (group.tail == "aim" and not own)
        if asks_when and ((timed := self._timed(group, clause)) or not own):
            return timed
        return self._tense(group, clause, before, self.when.of(group, clause, own))

    def dates(self, group: Group, verdict: Verdict, count: int) -> Sequence[DateMention | None]:
        """The date of each of `count` projects: its own where the sentence deals them out (分别于11月和3月)."""
        own, low = self.when.own_dates(group), self.sentence.low(group)
        before = next((it for it in self.when.own if it.end == low - 1), None)  # 分别于2月1日,3月1日获批
        own = [before, *own] if before and len(own) == count - 1 else own
        if count > 1 and len(own) == count and tense.EACH.search(self.flat[max(0, own[0].start - 4) : group.start]):
            return [resolve(it, None if verdict.rule == "by_date" else verdict.status == "planned") for it in own]
        return [verdict.date] * count

    def _describes(self, group: Group, own: list[DateMention]) -> bool:
        """Whether a phrase only tells which one (建成的某馆) or what for (为通车奠定基础), and no date."""
        if described.is_proverb(self.sentence, own[-1] if own else None) or described.is_in_plan(self.sentence, group):
            return True
        if group.tail == "of":
            return not own or own[-1].limit in ("before", "after")
        if self.flat.startswith("条件", group.end):  # 具备通车条件, but where it is to open as well
            again = any(it.start > group.end and it.events == group.events for it in self.sentence.groups)
            return again or not own or self._status_by(resolve(own[-1], None)) != "planned"
        return not own and bool(words.PAVES.match(self.flat, group.end))

    def _cancelled(self, group: Group, before: str) -> Verdict | None:
        """取消, 终止: of the project, not of a ceremony; 某线计划取消 tells of its plan."""
        thought_of = tense.PLAN.search(words.ITS_PLAN.sub("", before.replace("决定", "")))
        told_of = (
            group.tail == "of"
            or words.ONCE.search(before)
            or words.CEREMONY.search(before)
            or words.OF_USE.search(before)
        )
        return None if told_of or thought_of else Verdict("cancelled", None, "cancelled")

    def _part_of_it(self, name: Name) -> bool:
        """某路的单行已取消, 取消了某馆的招商模式: what is called off is not the project."""
        return name.start >= 0 and bool(words.SIDE.match(self.flat, name.end))

    def _was_due(self, before: str, own: list[DateMention]) -> bool:
        """应于今年1月完工 of a date gone by."""
        due = resolve(own[-1], None).date_end if own and tense.SHOULD.search(before) else None
        return due is not None and due < self.today

    def _around(self, group: Group, name: Name) -> str:
        """The words of the clause before the event, without the project's own and what describes it (…的)."""
        low = self.sentence.low(group)
        if group.tail == "of" and (own := self.when.own_dates(group)):
            low = (
                own[-1].start if self.flat[own[-1].start - 1] in "在从到" else low
            )  # 将在去年9月启用的某馆举行: the promise is not of the hall
        if low <= name.start < group.start:
            described = self.flat[name.start - 1] == "的"
            front = "" if described else self.flat[low : name.start] + "|"
            return front + self.flat[name.end : group.start] + group.paper
        return self.flat[low : group.start] + group.paper

    def _unreal(self, clause: Stretch, before: str, group: Group) -> bool:
        supposed = tense.SUPPOSED.search(before)
        if tense.ONGOING.search(before) or (supposed and not self._attended(group, before)):
            return True
        if tense.ASKED.search(self.flat, clause.start, clause.end):
            return True
        if tense.ONLY_THEN.search(before) and not self.when.own_dates(group):
            return True
        if words.HOURS.search(before):
            return True
        denied = tense.DENIED.search(before) and not tense.NOT_IN_TIME.search(before)
        return bool((denied and "c" not in group.flags) or tense.FOREIGN.search(self.flat))

    def _attended(self, group: Group, before: str) -> bool:
        """参加甲桥开工仪式: it was held."""
        return bool(words.CEREMONY.search(self.flat, group.start, group.end) and words.ATTENDS.search(before))

    def _timed(self, group: Group, clause: Stretch) -> Verdict | None:
        """通车时间定于…, 开工时间提前到…: the date stands behind."""
        still = words.STILL.match(self.flat, group.end)  # 通车目标不变，仍是今年12月
        end = still.end() + 1 if still else clause.end
        later = [it for it in self.when.own if group.end <= it.start < end]
        if not later and (said := self.when.explained(clause)):
            later = [said]
        if not later or later[-1].reading.rule == "range":
            return None
        status = self._status_by(resolve(later[-1], None))
        if status == "actual" and words.SET.search(self.flat, group.end, later[-1].start):
            return None  # 交房的时间定在今年5月31日: of a day gone by
        return Verdict(status, resolve(later[-1], status == "planned"), "time_of_event")

    # ---------------------------------------------------------------- promised or reported

    def _tense(self, group: Group, clause: Stretch, before: str, date: DateMention | None) -> Verdict | None:
        compared = tense.COMPARED.search(before)
        before = tense.COMPARED.sub("", before)
        front, _, rest = before.rpartition("|")
        if date is None and words.FOR.search(before):
            return None  # 为确保某站投运,…
        promised = tense.PLAN.search(rest) or tense.PROMISE.search(front)
        done = tense.SURELY_DONE.search(before)
        in_turn = group.tail == "object" and not promised and words.IN_TURN.search(before)
        finished = done or in_turn or (compared and not promised) or tense.DONE_AFTER.match(self.flat, group.end)
        if finished and promised and tense.ASKED_FOR.fullmatch(promised[0]):
            promised = None  # 我们要求公司开通了专线
        weak = "w" in group.flags and not (self.sentence.brief and group.word.endswith(words.DONE_WORDS))
        if date is None and (weak or (group.tail == "object" and not finished)) and not words.wholly(group, before):
            return None
        if promised and described.takes(self.sentence, group, date, self.today):
            promised = None
        over = date is None and promised and done and before.rfind(done[0]) > before.rfind(promised[0])
        if promised and not over:
            return self._planned(date, "promised", later=self._later_than_before(group))
        if finished:
            return self._actual(date, "reported")
        if date is None:
            return self._undated(group, clause, before)
        if self._took(clause, date):
            return None
        tells_of = group.tail == "of" or group.word.startswith("通过") or bool(words.IN_TURN.search(before))
        late = date.is_vague or (tells_of and self._begun(date))
        return self._actual(date, "of_late") if late else self._by_date(group, clause, date)

    def _took(self, clause: Stretch, date: DateMention) -> bool:
        """300多户在40天内征收完毕, 两个月内投运的第二座: how long it took."""
        return date.rule == "lapse" and "内" in date.date_text and not self.plans.in_plan(clause)

    def _begun(self, date: DateMention) -> bool:
        """Whether it is a time that has begun: 本月通过验收, 今年开工的某大道."""
        told = resolve(date, None)
        return told.date_start is not None and told.date_start < self.today

    def _by_date(self, group: Group, clause: Stretch, date: DateMention) -> Verdict | None:
        """No word tells the tense: an earlier promise of the sentence does, or the date."""
        if self.plans.in_plan(clause):
            if (resolve(date, True).date_end or dt.date.min) >= self.today:
                return self._planned(date, "plan_before")
            if date.is_fixed and date.rule in words.SPANS:
                return None
        planned = self._status_by(resolve(date, None)) == "planned"
        if not planned and words.SAID_ONCE.search(self.flat, 0, group.start):
            return None
        quoted = 0 < self.flat.rfind("“", 0, date.start) == date.start - 1 and "”" in self.flat[clause.end - 1 :][:2]
        if not planned and quoted:
            return None  # 公布的时间是“2014年5月底通车”
        anew = words.ANEW.fullmatch(self.flat, clause.start, date.start) and words.SURELY.fullmatch(
            self.flat, date.end, group.start
        )
        if planned and anew and self._later_than_before(group):
            return Verdict("delayed", resolve(date, True), "by_date")  # 原定去年底启用,最新消息是4月启用
        past = None if not date.is_fixed and date.limit is None else False
        return Verdict("planned" if planned else "actual", resolve(date, True if planned else past), "by_date")

    def _later_than_before(self, group: Group) -> bool:
        """原定3月完工，现预计7月底完工: the same event was promised for a day gone by or before."""
        former = [it for it in self.sentence.groups if it.start < group.start and set(it.events) & set(group.events)]
        told = self.flat[: group.start]
        return bool(former and words.WAS_DUE.search(told)) and "提前" not in told

    def _planned(self, date: DateMention | None, rule: str, *, later: bool = False) -> Verdict | None:
        late = tense.NOT_IN_TIME.search(self.flat) or tense.AGAIN_AND_AGAIN.search(self.flat)
        status: Status = "delayed" if date and (later or (late and late.start() < date.start)) else "planned"
        due = resolve(date, True) if date else None
        over = due is not None and due.date_end is not None and due.date_end < self.today
        return None if over else Verdict(status, due, rule)

    def _actual(self, date: DateMention | None, rule: str) -> Verdict | None:
        if date is None:
            return Verdict("actual", None, rule)
        past = resolve(date, False)
        first = past.date_start or past.date_end or (self.today if words.GONE.match(past.date_text) else None)
        return Verdict("actual", past, rule) if first and first <= self.today else None

    def _status_by(self, date: DateMention) -> Status:
        if date.limit == "until" or (date.date_end is None and words.GONE.match(date.date_text)):
            return "actual"
        return "planned" if date.date_end is None or date.date_end > self.today else "actual"

    def _undated(self, group: Group, clause: Stretch, before: str) -> Verdict | None:
        if self.plans.in_plan(clause) and (self.plans.goes_on(clause) or self.plans.planned_before()):
            return Verdict("planned", self.plans.date_gone_on(clause, group), "plan_before")
        if self.plans.planned_with(group, before):
            return self.when.read[-1][1]
        if self.when.read and words.listed_after(self.flat, self.when.read[-1], group):
            return Verdict("actual", None, "listed")
        by_now = (self._by_now(group) or self._announced(group, clause)) and not self.plans.in_plan(clause)
        if words.AS_A_THING.search(before) and words.THING_BRINGS.match(self.flat, group.end):
            return None
        ceremony = words.CEREMONY.search(self.flat, group.start, group.end)
        held = self._attended(group, before) or (ceremony and words.HELD.match(self.flat, group.end))
        if tense.DONE.search(before) or "s" in group.flags or by_now or held:
            return Verdict("actual", None, "reported")
        if self.sentence.in_head or self.sentence.leads or self.sentence.label or self.sentence.brief:
            return Verdict("actual", None, "bare")
        return Verdict("actual", None, "plain") if self._plain(group, before) else None

    def _plain(self, group: Group, before: str) -> bool:
        """某高速公路建成通车，全长约300公里: a name with its event, and nothing that looks ahead."""
        front, named, rest = before.rpartition("|")
        sure = named and not front and len(rest) <= 2 and "w" not in group.flags and group.tail == "end"
        if not sure or words.AS_EVER.search(rest) or "relocation" in group.events:
            return False
        ahead = words.LOOKS_AHEAD.search(self.flat, self.sentence.clause_of(group).start, group.end + 16)
        return not ahead and not words.BRINGS.match(self.flat, group.end)

    def _by_now(self, group: Group) -> bool:
        """目前，甲小学建成投入使用: what a sentence tells of the day."""
        begins = self.sentence.clause_of(group).start
        now = words.BY_NOW.match(self.flat.lstrip()) or words.BY_NOW.match(self.flat, begins)
        return "w" not in group.flags and bool(now)

    def _announced(self, group: Group, clause: Stretch) -> bool:
        """市海洋局宣布，某工程完工."""
        plain = "w" not in group.flags and group.tail == "end" and "signing" not in group.events
        return plain and bool(words.ANNOUNCES.search(self.flat, 0, clause.start))
