"""What one sentence states about projects: event, status and date, each with its project's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.findings import tense
from tasks.findings.events import Group, groups, suits
from tasks.findings.project_names import (
    Name, ending_at, has_short_head, is_bare_head, is_phase, is_verbal, listed, starting_at, strip_end, strip_start, wanted_kind, with_phase,
)  # fmt: skip
from tasks.text.dates import DateMention, find_dates, resolve
from tasks.text.sentences import Stretch, clauses
from tasks.text.width import narrow
from warehouse.records import Event, Status

_LEAD = re.compile(r"^[^,。:]{0,24}?[讯电](?:\s*\([^)]{0,80}\)|(?=\s))")
_LABEL = re.compile(r"^[\s▶◆●■★☆▲▼·◇]*([^,。:!?]{2,28})[::]")
_BRACKETS = re.compile(r"\((?!第?[一二三四五六七八九十\d]+期\)|[东西南北]段\))[^()]{0,60}\)|【[^】]{0,30}】")
_SPEAKS = re.compile(r"记者|回应|回复|答复|内容|介绍|表示|说|宣布|透露|问|答")
_OFFICE = re.compile(r"局|委|办|部$|厅$|公司|集团|政府|中心$|管理")
_BULLET = re.compile(r"\s*[▶◆●■★☆▲▼·◇]")
_ADJUNCT = re.compile(r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|与|向(?!阳)|同(?!时|步|心)|按照|随|于(?!都)|自(?!由|来|贸|然|主|动)|从(?!化|江)")
_SETTING = re.compile(r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|按照|于(?!都)")
_OBJECT_ENDS = re.compile(
    r"[,。;!?:、)）”\"\s]|$|的|等|和|及|与|并|建设|施工|改造|立项|(?:工程)?(?:初步设计|可行性研究报告|工可|可研|项目建议书|规划|设计方案|实施方案)"
)
_AGENT = re.compile(r"(?:政府|局|委|委员会|部门|公司|集团|单位|施工方|我[市县区局省]|方面|指挥部|管委会|双方)$")
_THERE_IS = re.compile(r"[^,\x00]{0,12}?(?:还有|共有|拥有|新增|需?新建|拟建|将建|有)一?[座条个]?")
_ABOUT = re.compile(r"(?:就|关于|针对|至于|对于)")
_SUBORDINATE = re.compile(r"^(?:网友|市民|读者|居民|业主|村民|记者|家长|群众|游客|因|由于|受|随着|为|根据|按照|按|据|自|当|在|如果|待|从|经)")
_COUNTED = re.compile(r"\s*(?:约|达|超|近)?[\d一二三四五六七八九十百千万两]+(?:余|多)?[个座条处家所项台万公]")
_COUNT_FIRST = re.compile(r"\d+[座条个所处栋]")
_WORK_END = re.compile(r"(?:装修|安装|维修|施工|布展|调试)(?:工程|工作)?$")
_COUNTED_OFF = re.compile(rf"{_COUNTED.pattern}里?(?:$|[,。;\x00])")
_SPAN_RULES = ("year", "year_part", "half", "quarter", "month", "month_part", "festival")
_MOVED = re.compile(r"推[迟到至]|延期|延后|延至|延迟|推后|顺延|延长|调整(?:为|到|至)|改[为到至]|改期|延到|推至")
_SOONER = re.compile(r"提前(?:到|至)|提早(?:到|至)")
_RUNNING = re.compile(r"(?:每|天天|常年|长期|全年|全天|平时)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One event of one project as a sentence states it."""

    project: str
    kind: str
    event: Event
    status: Status
    date: DateMention | None
    rule: str


@dataclass(slots=True)
class Context:
    """What the sentences before have named: the latest project first. Kept by the caller, read here."""

    edition_date: dt.date
    latest: Name | None = None
    main: Name | None = None  # of the headline, or of the question
    since: int = 0  # sentences since `latest` was named

    def topic(self) -> Name | None:
        """What a sentence without a subject speaks of: the latest project, or the main one that it is a part of."""
        late, main = self.latest, self.main
        if late and main and late.text.startswith(main.text) and not is_phase(late.text[len(main.text) :]):
            return main
        return late or main


class Reader:
    """Reads one sentence. `bare` is its narrow text with dates, brackets and the lead blotted out, offsets kept."""

    def __init__(self, text: str, context: Context, *, in_head: bool, leads: bool) -> None:
        self.text, self.context, self.in_head, self.leads = text, context, in_head, leads
        self.flat = _blotted(narrow(text), _LEAD, _BRACKETS, blank=" ")
        if in_head:
            self.flat = re.sub(r"[ ]", ",", self.flat)
        self.dates = find_dates(self.flat, context.edition_date)
        self.bare = self.flat
        for date in self.dates:
            self.bare = self.bare[: date.start] + "\x00" * (date.end - date.start) + self.bare[date.end :]
        self.clauses = list(clauses(self.bare))
        self.groups = list(groups(self.bare))
        self.told: list[tuple[Group, list[Statement]]] = []
        self.label = self._label()

    def statements(self) -> list[Statement]:
        """All that the sentence states, in order."""
        if self.flat.rstrip("”’\"' ").endswith("?"):
            return []
        for group in self.groups:
            found = list(self._read(group))
            if found:
                self.told.append((group, found))
        return [it for _, found in self.told for it in found]

    def subject(self) -> Name | None:
        """The project the sentence is about by its opening words, for later sentences to point to."""
        if self.label:
            return self.label
        lone = None
        for clause in self.clauses:
            name = self._opening(clause)
            if name and not name.generic and not _COUNT_FIRST.match(name.text):
                return name
            if name and lone is None and is_bare_head(name.text) and len(name.text) > 1:
                lone = Name(name.start, name.end, name.text, name.kind, False)
        return lone

    # ---------------------------------------------------------------- one event

    def _read(self, group: Group) -> Iterator[Statement]:
        clause = next(it for it in self.clauses if it.start <= group.start <= it.end)
        low = max([clause.start] + [it.end for it in self.groups if clause.start <= it.end <= group.start])
        own = [it for it in self.dates if low <= it.start and it.end <= group.start]
        if group.tail in ("no", "before") or (group.tail in ("after", "of") and not own):
            return
        names = self._projects(group, clause, low)
        if not names or self._unreal(clause, low, group, names[0]):
            return
        if group.tail == "of" and own[-1].limit in ("before", "after"):
            return
        verdict = self._verdict(group, clause, low, own, names[0])
        if verdict is None:
            return
        status, date, rule = verdict
        events = group.events if status != "cancelled" else ("other",)
        for name in names:
            for event in events:
                yield Statement(self._written(name), name.kind, event, status, date, rule)

    def _unreal(self, clause: Stretch, low: int, group: Group, name: Name) -> bool:
        """Asked, denied, wished for, or abroad."""
        before, whole = self._around(low, group, name), self.flat[clause.start : clause.end]
        if tense.ASKED.search(whole) or tense.SUPPOSED.search(before):
            return True
        if tense.DENIED.search(before) and not tense.NOT_IN_TIME.search(before) and "c" not in group.flags:
            return True
        return bool(tense.FOREIGN.search(self.flat))

    # ---------------------------------------------------------------- whose event

    def _projects(self, group: Group, clause: Stretch, low: int) -> list[Name]:
        end = strip_end(self.bare, low, group.start)
        start = strip_start(self.bare, low, end)
        if group.tail == "object":
            return self._object(group, clause, start, end)
        if group.tail == "of":
            name = starting_at(self.bare, group.end + 1, clause.end)
            return self._kept([name] if name else [], group)
        if start >= end:
            return self._kept(self._inherited(group, clause), group)
        name = self._subject_in(start, end)
        if name is None:
            adjunct = _SETTING.match(self.bare, start, end)
            acted = group.events[0] not in ("signing", "relocation") and self._is_agent(start, end)
            afterwards = bool(re.match(r"(?:之|以)?后", self.bare[end : group.start]))  # 试验合格后开放
            heir = bool(adjunct) or afterwards or acted or "s" in group.flags and "d" in group.flags or group.word == "始发"
            return self._kept(self._inherited(group, clause), group) if heir else []
        return self._kept(listed(self.bare, name) if not name.generic else [name], group)

    def _is_agent(self, start: int, end: int) -> bool:
        """Whether the words before an event name who acts (市政府在…立项), not what is built."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start, end), None)
        stop = strip_end(self.bare, start, adjunct.start() if adjunct else end)
        return bool(_AGENT.search(self.bare, start, stop))

    def _subject_in(self, start: int, end: int) -> Name | None:
        """The name that a stretch before an event ends in, adjuncts (在…, 由…) left out."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start + 2, end), None) if end - start > 2 else None
        if adjunct:
            stop = strip_end(self.bare, start, adjunct.start())
            return ending_at(self.bare, start, stop)
        return ending_at(self.bare, start, end)

    def _object(self, group: Group, clause: Stretch, start: int, end: int) -> list[Name]:
        first = strip_start(self.bare, group.end + (self.bare[group.end : group.end + 1] == "了"), clause.end)
        name = starting_at(self.bare, first, clause.end)
        if name is None or _COUNT_FIRST.match(name.text):
            return []
        if _COUNTED.match(self.bare, name.end) or not _OBJECT_ENDS.match(self.bare, name.end):
            return []
        return self._kept(listed(self.bare, name), group)

    def _inherited(self, group: Group, clause: Stretch) -> list[Name]:
        """The subject of an event whose own clause names none.

        It is that of the last event told, unless a clause since then opens with a name; else the first name that a
        clause of the sentence opens with; else what the sentences before spoke of.
        """
        if group.tail == "time":
            same = [found for it, found in self.told if set(it.events) & set(group.events)]
            if same:
                return [_as_name(it) for it in _once(same[-1])]
        part = self.bare.rfind(";", 0, clause.start) + 1  # what semicolons part has subjects of its own
        told = self.told[-1] if self.told else None
        since = max(part, told[0].end if told else 0)
        for earlier in self.clauses:
            if since <= earlier.start <= clause.start:
                name = self._opening(earlier, group.start)
                if name and (not name.generic or is_phase(name.text)):
                    return [name]
        if told:
            return [_without_work(_as_name(it), group) for it in _once(told[1])]
        if group.tail == "after":
            later = next((it for it in self.clauses if it.start > clause.start), None)
            name = self._opening(later) if later else None
            if name:
                return [name]
        found = self.label or self.context.topic()
        return [found] if found else []

    def _opening(self, clause: Stretch, limit: int | None = None) -> Name | None:
        """The name that a clause opens with, as its subject; read up to `limit`."""
        stop = min(clause.end, limit or clause.end)
        start = strip_start(self.bare, clause.start, stop)
        about = _ABOUT.match(self.bare, start, stop)
        if about:
            start = about.end()
        elif _SUBORDINATE.match(self.bare[start:stop]) or tense.REPORTING.search(clause.text):
            return None
        name = starting_at(self.bare, start, stop) or self._described(start, stop)
        there_is = None if name else _THERE_IS.match(self.bare, start, stop)
        if there_is:
            name = starting_at(self.bare, there_is.end(), stop)
        if name and not there_is and (_COUNT_FIRST.match(name.text) or _COUNTED_OFF.match(self.bare, name.end, stop)):
            return None
        if name and has_short_head(name.text) and not self._goes_on(name, stop):
            return None
        if name and is_verbal(name.text) and not self.in_head:
            doing = start > clause.start and self.bare[start - 1] != "\x00"  # 正在进行桩基施工
            if doing or not self._stands_alone(name, stop):
                return None
        return None if name and name.kind == "org" else name

    def _goes_on(self, name: Name, stop: int) -> bool:
        """Whether what follows a short name reads as its predicate."""
        return self._stands_alone(name, stop) or self.bare[name.end] in "已将拟计预目正也均都就才现先再又仍尚暂力争有望全总由是位起止北南东西长共占拥有设采被属自今原征的一二三主项建改未何什哪到还的，,"

    def _described(self, start: int, stop: int) -> Name | None:
        """The name behind a description: 留言所反映的金泰小区位于…"""
        of = self.bare.find("的", start, min(stop, start + 20))
        name = starting_at(self.bare, of + 1, stop) if of >= 0 else None
        if name and self.bare.startswith("是", name.end):  # 要打通的断头路是松涛路北段
            return starting_at(self.bare, name.end + 1, stop) or name
        return name

    def _stands_alone(self, name: Name, stop: int) -> bool:
        """Whether no object follows the name: 管网改造全部完工, not 安装风机24台."""
        after = strip_start(self.bare, name.end, stop)
        if after > name.end or after >= stop or self.bare[after] in "因由受自于在是为总全包涉共被已将拟预计均也正":
            return True
        return any(it.start == after for it in self.groups)

    def _kept(self, names: list[Name], group: Group) -> list[Name]:
        """Pronouns resolved; names that cannot have the event left out."""
        whole = [it for name in names if (it := self._resolved(name))]
        return [it for it in whole if suits(group, it.kind)]

    def _resolved(self, name: Name) -> Name | None:
        if not name.generic:
            return name
        wanted = wanted_kind(name.text)
        core = "" if is_phase(name.text) else name.text.lstrip("该此本这条座个新全")
        core = "" if core in ("项目", "工程") else core
        ranked = sorted(self._antecedents(name), key=lambda it: not (len(core) > 1 and it.text.endswith(core)))
        for other in ranked:
            if is_bare_head(name.text):
                bare = name.text.removeprefix("新") or name.text
                at = other.text.rfind(bare)
                if at > 0 and not other.generic:
                    return Name(-1, -1, other.text[: at + len(bare)], name.kind, False)
                continue
            if other.generic or (wanted != "*" and other.kind not in (wanted, "work", "*") and not is_phase(name.text)):
                continue
            if len(core) > 1 and other.text.find(core) > 0:
                return Name(-1, -1, other.text[: other.text.find(core) + len(core)], other.kind, False)
            if is_phase(name.text):
                return Name(-1, -1, with_phase(other.text, name.text), other.kind, False)
            return Name(-1, -1, other.text, "work", False) if name.text in ("项目", "工程", "该项目", "该工程") else other
        lone = is_bare_head(name.text) and len(name.text) > 1 and bool(self.dates)
        return Name(name.start, name.end, name.text, name.kind, False) if lone else None

    def _antecedents(self, name: Name) -> Iterator[Name]:
        if name.text.startswith(("全", "整个")):  # the whole, after a part: 东引桥贯通，全桥通车
            yield from (it for it in (self.label, self.context.main, self.context.latest) if it)
        for _, found in reversed(self.told):
            yield _as_name(found[-1])
        for clause in reversed([it for it in self.clauses if it.end <= name.start or name.start < 0]):
            opening = self._opening(clause)
            if opening:
                yield opening
        done = [it for it in self.clauses if it.end < name.start]
        object_ = ending_at(self.bare, done[-1].start, done[-1].end) if done else None
        yield from (it for it in (object_, self.label, self.context.latest, self.context.main) if it)

    def _written(self, name: Name) -> str:
        return self.text[name.start : name.end] if name.start >= 0 else name.text

    def _label(self) -> Name | None:
        match = _LABEL.match(self.flat)
        if not match or _SPEAKS.search(match[1]) or match[1].endswith(("”", '"')):
            return None
        bulleted = _BULLET.match(self.flat)
        if not bulleted and _OFFICE.search(match[1]):
            return None
        name = ending_at(self.bare, match.start(1), match.end(1))
        if name is None and bulleted:
            return Name(match.start(1), match.end(1), match[1], "*", False)
        return name

    # ---------------------------------------------------------------- whether and when

    def _verdict(
        self, group: Group, clause: Stretch, low: int, own: list[DateMention], name: Name
    ) -> tuple[Status, DateMention | None, str] | None:
        before = self._around(low, group, name)
        after = self.flat[group.end : clause.end]
        if "c" in group.flags:
            return None if tense.PLAN.search(before) else ("cancelled", None, "cancelled")
        moved = self._moved(group, clause, before, after, own)
        if moved or tense.NOT_IN_TIME.search(before):
            return moved
        if tense.FORMER_PLAN.search(before):
            return self._moved_later(clause)
        if "l" in group.flags:
            return None
        if group.tail == "time" and (timed := self._timed(group, clause)):
            return timed
        if group.tail == "time" and not own:
            return None
        if len(own) == 1 and own[0].limit == "before" and re.search(r"[赶抢]在$", self.flat[: own[0].start]):
            own = [it for it in [self._lead_date(group, clause)] if it] or own
        date = own[-1] if own else self._inner(group) or self._lead_date(group, clause)
        return self._told_tense(group, clause, before, after, date)

    def _around(self, low: int, group: Group, name: Name) -> str:
        """The words of the clause before the event, without the project's own and what describes it (…的)."""
        if low <= name.start < group.start:
            described = self.flat[name.start - 1] == "的"
            front = "" if described else self.flat[low : name.start] + "|"
            return front + self.flat[name.end : group.start]
        return self.flat[low : group.start]

    def _moved(
        self, group: Group, clause: Stretch, before: str, after: str, own: list[DateMention]
    ) -> tuple[Status, DateMention | None, str] | None:
        """推迟至, 延至, 调整为 and 未能如期."""
        sign = _MOVED.search(after) if group.tail in ("time", "end", "no") or "l" in group.flags else None
        if sign:
            at = group.end + sign.end()
            later = [it for it in self.dates if at <= it.start < clause.end]
            if re.match(r"的原因|原因", self.flat[at : clause.end]):
                return None
            return "delayed", resolve(later[0], True) if later else None, "moved_to"
        if _MOVED.search(before):
            return "delayed", resolve(own[-1], True) if own else None, "moved_before"
        if tense.NOT_IN_TIME.search(before):
            again = [it for it in self.groups if it.start > group.start and set(it.events) & set(group.events)]
            if again:
                return None  # 未能如期建成，预计11月底前建成: told below as delayed
            moved_later = any(_MOVED.search(it.text) for it in self.clauses if it.start > clause.start)
            return None if moved_later else ("delayed", None, "not_in_time")
        return None

    def _moved_later(self, clause: Stretch) -> tuple[Status, DateMention | None, str] | None:
        """原定6月开业，因故延期到中秋前: the new date stands in a clause that names no event."""
        for later in self.clauses:
            sign = _MOVED.search(self.flat, later.start, later.end) if later.start > clause.start else None
            if sign and not any(later.start <= it.start < later.end for it in self.groups):
                new = [it for it in self.dates if sign.end() <= it.start < later.end]
                return "delayed", resolve(new[0], True) if new else None, "moved_later"
        return None

    def _timed(self, group: Group, clause: Stretch) -> tuple[Status, DateMention | None, str] | None:
        """通车时间定于…, 开工时间提前到…: the date stands behind."""
        later = [it for it in self.dates if group.end <= it.start < clause.end]
        if not later or later[-1].reading.rule == "range":
            return None
        date = later[-1]
        planned = resolve(date, None)
        status = self._by_date(planned)
        return status, resolve(date, status == "planned"), "time_of_event"

    def _inner(self, group: Group) -> DateMention | None:
        inside = [it for it in self.dates if group.start <= it.start and it.end <= group.end]
        behind = [it for it in self.dates if 0 <= it.start - group.end <= 1 and self.flat[group.end : it.start] in ("", "于", "在")]
        return (inside or behind or [None])[-1]

    def _lead_date(self, group: Group, clause: Stretch) -> DateMention | None:
        """The date of an earlier clause that has no event of its own and tells no one's words (昨天，随着…)."""
        if any(clause.start <= it.start < group.start for it, _ in self.told):
            return None
        for earlier in reversed([it for it in self.clauses if it.start < clause.start]):
            if tense.REPORTING.search(earlier.text) and not earlier.text.strip("\x00 "):
                return None
            if tense.REPORTING.search(earlier.text) or any(earlier.start <= it.start <= earlier.end for it, _ in self.told):
                return None
            inside = [it for it in self.dates if earlier.start <= it.start <= earlier.end]
            if inside:
                return inside[-1]
        return None

    def _told_tense(
        self, group: Group, clause: Stretch, before: str, after: str, date: DateMention | None
    ) -> tuple[Status, DateMention | None, str] | None:
        promised = tense.PLAN.search(before)
        done = re.search(r"已|业已|终于|刚刚?|现已", before) or tense.DONE_AFTER.match(after)
        if date is None and ("w" in group.flags or (group.tail == "object" and not done)):
            return None
        if promised and not (done and date is None and done.string == before and done.start() > promised.start()):
            return self._planned(date, "promised")
        if done:
            return self._actual(date, "reported")
        if date is None:
            return self._undated(group, clause, before)
        if date.is_vague:
            return self._actual(date, "of_late")
        if self._in_plan(clause) and (resolve(date, True).date_end or dt.date.min) >= self.context.edition_date:
            return self._planned(date, "plan_before")
        if self._in_plan(clause) and date.is_fixed and date.rule in _SPAN_RULES:
            return None  # a promise told again that is past: 去年承诺年底前投用
        status = self._by_date(resolve(date, None))
        planned = status == "planned"
        return status, resolve(date, None if not date.is_fixed and not planned and date.limit is None else planned), "by_date"

    def _planned(self, date: DateMention | None, rule: str) -> tuple[Status, DateMention | None, str] | None:
        late = tense.NOT_IN_TIME.search(self.flat)
        status: Status = "delayed" if late and date and late.start() < date.start else "planned"
        due = resolve(date, True) if date else None
        if due and due.date_end and due.date_end < self.context.edition_date:
            return None
        return status, due, rule

    def _actual(self, date: DateMention | None, rule: str) -> tuple[Status, DateMention | None, str] | None:
        if date is None:
            return "actual", None, rule
        past = resolve(date, False)
        first = past.date_start or past.date_end
        return ("actual", past, rule) if first and first <= self.context.edition_date else None

    def _by_date(self, date: DateMention) -> Status:
        today = self.context.edition_date
        if date.limit == "until":
            return "actual"
        if date.date_end and date.date_end > today:
            return "planned"
        if date.date_end is None:
            return "planned"
        return "actual"

    def _in_plan(self, clause: Stretch) -> bool:
        """Whether an earlier clause of the sentence promises: 计划4月上旬动工，2022年3月完工."""
        said = self.flat[self.flat.rfind(";", 0, clause.start) + 1 : clause.start]
        return bool(tense.PLAN.search(said)) and not tense.FORMER_PLAN.search(said)

    def _undated(self, group: Group, clause: Stretch, before: str) -> tuple[Status, DateMention | None, str] | None:
        if "w" in group.flags:
            return None
        if self._in_plan(clause) and self.told and self.told[-1][1][-1].status == "planned":
            return "planned", None, "plan_before"
        if tense.DONE.search(before) or "s" in group.flags:
            return "actual", None, "reported"
        if self.in_head or self.leads or self.label:
            return "actual", None, "bare"
        return None


def _blotted(text: str, *patterns: re.Pattern[str], blank: str) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: blank * len(match[0]), text)
    return text


def _as_name(statement: Statement) -> Name:
    return Name(-1, -1, statement.project, statement.kind, False)


def _without_work(name: Name, group: Group) -> Name:
    """What opens is the place, not the work on it: 甲馆装修完工，6月开放."""
    match = _WORK_END.search(name.text)
    if match and match.start() >= 2 and group.events[0] in ("opening", "handover", "relocation"):
        return Name(-1, -1, name.text[: match.start()], "*", False)
    return name


def _once(found: list[Statement]) -> list[Statement]:
    return list({it.project: it for it in found}.values())
