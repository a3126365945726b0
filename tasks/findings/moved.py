"""Events put off to another time: 推迟至, 延至, 调整为, 未能如期, and where the new date stands."""

from __future__ import annotations

import re

from tasks.findings import tense
from tasks.findings.event_dates import EventDates
from tasks.findings.events import Group
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention, resolve
from tasks.text.sentences import Stretch

_WAITS = re.compile(r"[要得]等?到(?=[今明后下年\d])")  # 原定3月底开工,现在要等到5月
# …的计划,要推迟到6月底.
_FROM = re.compile(
    r",(?:由|从)\x00|,(?:由|从)[今明去]?年?\d"
    r"|,(?:[要将需得会也又再]|可能|预计|不得不|只能|或)*(?:推[迟到至延]|延[期后迟至到]|顺延|往后[推延])"
)


class Moved:
    """Decides for the event phrases of one sentence whether they are put off."""

    def __init__(self, when: EventDates) -> None:
        self.when, self.sentence, self.flat = when, when.sentence, when.flat

    def told(self, group: Group, clause: Stretch, before: str, own: list[DateMention]) -> Verdict | None:
        """推迟至, 延至, 调整为 and 未能如期."""
        may_follow = group.tail in ("time", "aim", "end", "no") or "l" in group.flags
        end = self._end_of_time(group, clause)
        if group.word in ("结束", "收官"):
            return None  # 售票延至本月31日结束: it goes on for longer
        sign = tense.MOVED.search(self.flat, group.end, end) if may_follow else None
        if sign:
            later = [it for it in self.when.own if sign.end() <= it.start < end]
            if tense.AGAIN_AND_AGAIN.match(sign[0]):
                later = [it for it in self.when.own if sign.end() <= it.start][-1:]  # 一推再推,又推到9月
            reason = tense.REASON.match(self.flat, sign.end())
            new = later[0] if later else self.when.explained(clause)
            if reason or (new is None and ("w" in group.flags or self._again(group))):
                return None  # 通车时间一拖再拖,争取本月通车; 食堂营业时间延长至21时
            moved_from = any(group.end <= it.start < sign.start() for it in self.when.own)
            if new and (moved_from or self.flat.startswith("了", sign.end())) and self._is_over(new):
                return Verdict("actual", resolve(new, False), "moved_to")  # 拖到了7月12日, told in August
            return Verdict("delayed", resolve(new, True) if new else None, "moved_to")
        sign = tense.MOVED.search(before + "#")  # 延长开放至… is no delay
        to = [it for it in own if sign and self.flat[it.start : it.end] in before[sign.end() :]]
        if sign and (to or not tense.OTHER_THING.match(sign[0])):
            new = own[-1] if own else self.when.explained(clause)
            return Verdict("delayed", resolve(new, True) if new else None, "moved_before")
        if tense.NOT_IN_TIME.search(before) and not self._again(group):
            told_below = any(tense.MOVED.search(it.text) for it in self.sentence.clauses if it.start > clause.start)
            return self.later(clause, group.end) or (None if told_below else Verdict("delayed", None, "not_in_time"))
        return None

    def _is_over(self, date: DateMention) -> bool:
        end = resolve(date, None).date_end
        return end is not None and end <= self.sentence.context.edition_date

    def _end_of_time(self, group: Group, clause: Stretch) -> int:
        """Where the clause ends, or the next, which tells the times: 洞通时间,由今年6月推迟到10月."""
        if group.tail in ("time", "aim") and _FROM.match(self.flat, clause.end):
            return next(it.end for it in self.sentence.clauses if it.start > clause.end)
        return clause.end

    def _again(self, group: Group) -> bool:
        """未能如期建成，预计11月底前建成: the sentence tells the event once more below."""
        return any(it.start > group.start and set(it.events) & set(group.events) for it in self.sentence.groups)

    def later(self, clause: Stretch, end: int) -> Verdict | None:
        """原定6月开业，因故延期到中秋前: the new date stands in a clause that names no event."""
        events = {event for it in self.sentence.groups if it.end == end for event in it.events}
        for later in self.sentence.clauses:
            start = max(later.start, end)  # 原计划9月开放的某园延期至10月: the same clause may tell it
            if later.start < clause.start:
                continue
            sign = tense.MOVED.search(self.flat, start, later.end) or _WAITS.search(self.flat, start, later.end)
            if sign and not any(start <= it.start < later.end for it in self.sentence.groups):
                new = [it for it in self.when.own if sign.end() <= it.start < later.end]
                if not new and tense.OTHER_THING.match(sign[0]):
                    continue  # 原定年内动工的天桥取消建设，改为增设信号灯
                if not new and any(it.start >= later.end and set(it.events) & events for it in self.sentence.groups):
                    return None  # 原定去年底启用,因招标延后,最新消息是4月启用
                return Verdict("delayed", resolve(new[0], True) if new else None, "moved_later")
        return None
