"""Whether the clauses before have promised what an event phrase tells, and for when."""

from __future__ import annotations

from tasks.findings import tense
from tasks.findings import verdict_words as words
from tasks.findings.event_dates import EventDates
from tasks.findings.events import Group
from tasks.text.dates import DateMention, resolve
from tasks.text.sentences import Stretch


class EarlierPlans:
    """Tells for the event phrases of one sentence what was promised before them."""

    def __init__(self, when: EventDates) -> None:
        self.when, self.sentence, self.flat = when, when.sentence, when.flat

    def in_plan(self, clause: Stretch) -> bool:
        """Whether an earlier clause of the sentence promises: 计划4月上旬动工，2022年3月完工."""
        if words.NEW_SUBJECT.match(self.flat, clause.start):
            return False
        since = max(self.flat.rfind(";", 0, clause.start), self.flat.rfind("如下", 0, clause.start))
        said = words.TITLE.sub("", self.flat[since + 1 : clause.start])
        told = tense.FORMER_PLAN.search(said) or words.IN_FACT.search(said)
        return bool(tense.PROMISE.search(said)) and not told

    def planned_with(self, group: Group, before: str) -> bool:
        """预计春节前完工并免费对外开放: the clause has promised the one with the other."""
        last = self.when.read[-1] if self.when.read else None
        same = last and last[1].status == "planned" and last[0].start >= self.sentence.clause_of(group).start
        return bool(same and words.TOGETHER.match(before))

    def date_gone_on(self, clause: Stretch, group: Group) -> DateMention | None:
        """将在今年完成装修，实现开业运营: the date of the clause before, where that tells no event."""
        earlier = [it for it in self.sentence.clauses if it.start < clause.start]
        told = any(it.start >= earlier[-1].start for it, _ in self.when.read)
        inside = [it for it in self.when.own if earlier[-1].start <= it.start < clause.start]
        return resolve(inside[-1], True) if inside and not told and self.goes_on(clause) else None

    def planned_before(self) -> bool:
        """Whether the phrase before was a promise."""
        return bool(self.when.read) and self.when.read[-1][1].status == "planned"

    def goes_on(self, clause: Stretch) -> bool:
        """力争一月内完成扫尾，实现全线通车: the clause before is the promise."""
        earlier = [it for it in self.sentence.clauses if it.start < clause.start]
        if not earlier or not words.THEN_REACH.match(self.flat, clause.start):
            return False
        inside = [resolve(it, True).date_end for it in self.when.own if earlier[-1].start <= it.start < clause.start]
        dated = any(end and end >= self.sentence.context.edition_date for end in inside)
        return bool(tense.PROMISE.search(earlier[-1].text) or (dated and self.in_plan(earlier[-1])))
