"""Whose event it is: the project that a sentence, or what stands before it, names for an event phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.findings.events import Group, suits
from tasks.findings.prepared import COUNT_FIRST, COUNTED, PreparedSentence
from tasks.findings.project_names import (
    Name,
    before_phase,
    ending_at,
    is_bare_head,
    is_part,
    is_phase,
    is_verbal,
    listed,
    opens_with_phase,
    starting_at,
    strip_end,
    strip_start,
    wanted_kind,
    with_phase,
)

# What may stand between a project and its event: 甲馆在城东封顶, 乙路由某公司承建.
_ADJUNCT = re.compile(
    r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|与|向(?!阳)|同(?!时|步|心)|按照|随|于(?!都)"
    r"|自(?!由|来|贸|然|主|动)|从(?!化|江)"
)
# Adjuncts after which an event may lack its own subject: (该馆)在城东封顶; not so 从开工到完工.
_SETTING = re.compile(r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|按照|于(?!都)")
_AFTERWARDS = re.compile(r"(?:之|以)?后")
_TOWARDS = re.compile(r"为$")  # 为4月初全面开工创造了条件
_AGENT = re.compile(
    r"(?:政府|局|委|委员会|部门|公司|集团|单位|开发商|企业|负责人|[工业建承运校院园馆]方|我[市县区局省]|方面|指挥部|管委会|双方)$"
)
_OBJECT_ENDS = re.compile(
    r"[,。;!?:、)”\"\s]|$|的|等|和|及|与|并|建设|施工|改造|立项"
    r"|(?:工程)?(?:初步设计|可行性研究报告|工可|可研|项目建议书|规划|设计方案|实施方案)"
)
_WORK_END = re.compile(r"(?:(?:装修|安装|维修|施工|布展|调试|绿化|亮化|铺装|收尾)、?)+(?:工程|工作)?$")
_PART = re.compile(
    r"(?:主[线桥拱塔楼体梁]|桥面|路面|路基|全?部?桩基|[左右][线幅洞]|[上下]部结构|主体结构|结构|首批[^,]{0,8})?"
)
_REST = re.compile(r"(?:容量|(?:剩余|其余|余下)的?(?:工程|工作|机组|路段|[\d.]+(?:栋|幢|公里|米|层|户)[^,]{0,4}))$")
# Who moves where a house does: 全部人员10月迁入.
_PEOPLE = re.compile(
    r"(?:人员|职工|员工|师生|患者|病人|住户|商户|施工单位|施工方|责任单位|村民|居民|摊主|部门|科室|书摊|摊位)$"
)
# Some of what was counted before, which has its own dates: 首批12栋已改造完成，其余两所下周开工.
_BATCH = re.compile(r"(?:首批|第[一二三四]批|其余|余下的?)[\d一二两三四五六七八九十]+[座栋所处](?=$|均|都|[将已]|\x00)")
_THE_WHOLE = ("全", "整个")
_THE_PROJECT = ("项目", "工程", "该项目", "该工程")


class Subjects:
    """Finds the projects of the event phrases of one sentence; `told` grows as they are read, in order."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence, self.bare = sentence, sentence.bare
        self.told: list[tuple[Group, Sequence[Name]]] = []

    def of(self, group: Group) -> list[Name]:
        """The projects of an event phrase: none where the words name something else, or nothing that can have it."""
        clause, low = self.sentence.clause_of(group), self.sentence.low(group)
        if group.tail == "object":
            return self._kept(self._object(group, clause.end), group)
        if group.tail == "of":
            name = starting_at(self.bare, group.end + 1, clause.end)
            return self._kept([name] if name else [], group)
        end = strip_end(self.bare, low, group.start)
        start = strip_start(self.bare, low, end)
        if start >= end:
            return self._kept(self._inherited(group), group)
        batch = _BATCH.fullmatch(self.bare, start, end)
        if batch:
            return self._kept([Name(start, end, batch[0], "place", False)], group)
        name = self._before(start, end)
        if (name is None or name.generic) and self.bare.startswith(":", group.end):
            return self._kept(self._enumerated(group), group)
        if name and name.kind == "org" and group.events[0] != "relocation":
            name = None  # who acts: 业主单位承诺年底前交付
        if name is None:
            name = self._split_subject(group)
        if name is None:
            return self._kept(self._inherited(group), group) if self._lacks_subject(group, start, end) else []
        return self._kept([name] if name.generic else listed(self.bare, name), group)

    def _enumerated(self, group: Group) -> list[Name]:
        """将有两所新学校启用：甲校、乙校."""
        clause = next((it for it in self.sentence.clauses if it.start > group.end), None)
        name = starting_at(self.bare, clause.start, clause.end) if clause else None
        return listed(self.bare, name) if name and not name.generic else []

    def _split_subject(self, group: Group) -> Name | None:
        """东环高架去年6月完成主线合龙: a part stands between the project's name with its date and the event."""
        clause = self.sentence.clause_of(group)
        name = self.sentence.opening(clause, group.start)
        if name is None or name.generic or name.start < self.sentence.low(group):
            return None
        end = strip_end(self.bare, name.end, group.start)
        return name if _PART.fullmatch(self.bare, strip_start(self.bare, name.end, end), end) else None

    def _lacks_subject(self, group: Group, start: int, end: int) -> bool:
        """Whether the words before an event are no subject: an adjunct (在…), a condition (…后), or who acts."""
        acts = group.events[0] not in ("signing", "relocation") and self._is_agent(start, end)
        if _REST.search(self.bare, start, end) or _TOWARDS.match(self.bare, start, end):
            return True
        if group.events[0] == "relocation" and _PEOPLE.search(self.bare, start, end):
            return True
        if group.word.startswith("验收") and end - start <= 2:
            return True  # 消防验收上周四刚通过
        afterwards = _AFTERWARDS.match(self.bare, end, group.start)
        return bool(_SETTING.match(self.bare, start, end) or afterwards or acts or group.word == "始发")

    def _is_agent(self, start: int, end: int) -> bool:
        """Whether the words before an event name who acts (市政府在…立项), not what is built."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start, end), None)
        stop = strip_end(self.bare, start, adjunct.start() if adjunct else end)
        return bool(_AGENT.search(self.bare, start, stop))

    def _before(self, start: int, end: int) -> Name | None:
        """The name that a stretch before an event ends in, adjuncts (在…, 由…) left out."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start + 2, end), None) if end - start > 2 else None
        return ending_at(self.bare, start, strip_end(self.bare, start, adjunct.start()) if adjunct else end)

    def _object(self, group: Group, end: int) -> list[Name]:
        """批复同意某工程, 开通某线: the project behind the verb; no count of things (建成停车场5个)."""
        first = strip_start(self.bare, group.end + self.bare.startswith("了", group.end), end)
        name = starting_at(self.bare, first, end)
        if name is None or COUNT_FIRST.match(name.text):
            return []
        if COUNTED.match(self.bare, name.end) or not _OBJECT_ENDS.match(self.bare, name.end):
            return []
        return listed(self.bare, name)

    def _inherited(self, group: Group) -> Sequence[Name]:
        """The subject of an event whose own clause names none.

        It is that of the last event told, unless a clause since then opens with a name; else the first name that a
        clause of the sentence opens with; else what the sentences before spoke of.
        """
        same = [names for it, names in self.told if set(it.events) & set(group.events)]
        if group.tail == "time" and same:
            return same[-1]
        start = self.sentence.clause_of(group).start
        part = self.bare.rfind(";", 0, start) + 1  # what semicolons part has subjects of its own
        told = self.told[-1] if self.told else None
        opening = self._opening_between(max(part, told[0].end if told else 0), start, group)
        if opening:
            return [_without_work(opening, group)]
        if told:
            return [_without_work(it, group) for it in told[1]]
        known = self.sentence.label or self.sentence.setting() or self.sentence.context.topic()
        found = self._named_after(group) if group.tail == "after" or not known else None
        return [it for it in [found or known] if it]

    def _opening_between(self, low: int, high: int, group: Group) -> Name | None:
        for clause in self.sentence.clauses:
            if low <= clause.start <= high:
                limit = strip_end(self.bare, clause.start, group.start) if clause.start == high else None
                name = self.sentence.opening(clause, limit)
                pointing = name and name.generic and not is_verbal(name.text) and not is_bare_head(name.text)
                if name and self.sentence.label and is_verbal(name.text):
                    continue  # ■某馆：闭馆改造，元旦开放
                if name and (not name.generic or (pointing and self._resolved(name))):
                    return name
        return None

    def _named_after(self, group: Group) -> Name | None:
        """7月10日开通以来，某线日均客流…: a later clause names it."""
        start = self.sentence.clause_of(group).start
        openings = (self.sentence.opening(it) for it in self.sentence.clauses if it.start > start)
        return next((it for it in openings if it and not it.generic), None)

    def _kept(self, names: Sequence[Name], group: Group) -> list[Name]:
        """Pronouns resolved; names that cannot have the event left out."""
        whole = [it for name in names if (it := self._resolved(name))]
        return [it for it in whole if suits(group, it.kind)]

    def _resolved(self, name: Name) -> Name | None:
        """The project that a pronoun, a phase or a bare head stands for."""
        if not name.generic:
            return self._specific(name)
        if name.text[0] == "新" and (renewed := self._renewed(name)):
            return renewed
        if is_bare_head(name.text):
            return self._named_in_full(name)
        phase, wanted, label = is_phase(name.text), wanted_kind(name.text), self.sentence.label
        core = "" if phase else name.text.lstrip("该此本这条座个新全")
        core = core if len(core) > 1 and core not in ("项目", "工程") else ""
        others = [it for it in self._antecedents(name) if not it.generic]
        if core:
            others.sort(key=lambda it: not it.text.endswith(core))
        elif phase and not (label and not label.generic):
            of = before_phase(name.text)
            of = "" if of in _THE_PROJECT else of
            if of and not any(of in it.text for it in others):
                return Name(name.start, name.end, name.text, name.kind, False)
            others.sort(key=lambda it: (of not in it.text, "期" not in it.text))
        for other in others:
            if phase:
                return _unplaced(with_phase(other.text, name.text), other.kind)
            if wanted != "*" and other.kind not in (wanted, "work", "*"):
                continue
            if core and other.text.find(core) > 0:
                return _unplaced(other.text[: other.text.find(core) + len(core)], other.kind)
            return _unplaced(other.text, "work") if name.text in _THE_PROJECT else other
        return None

    def _specific(self, name: Name) -> Name:
        """A name of its own, put behind what it is a part of (一期厂房)."""
        label = self.sentence.label
        if label and not label.generic and name.text[0].isdigit():
            return _unplaced(label.text + name.text, name.kind)  # ■某园：3号厂房封顶
        if full := self._called_in_short(name):
            return full
        whole = self._whole_of(name) if opens_with_phase(name.text) else None
        return _unplaced(whole + _without_echo(name.text, whole), name.kind) if whole else name

    def _called_in_short(self, name: Name) -> Name | None:
        """某火龙果交易中心 where the text goes on with 交易中心."""
        other = self.sentence.context.first
        if other and not other.generic and len(other.text) > len(name.text) and other.text.endswith(name.text):
            return _unplaced(other.text, other.kind)
        return None

    def _whole_of(self, name: Name) -> str | None:
        """The project that a part (一期厂房) is a part of, without a phase of its own."""
        others = [it for it in self._antecedents(name) if not it.generic and not is_part(it.text)]
        return with_phase(others[0].text, "") if others else None

    def _renewed(self, name: Name) -> Name | None:
        """某院老门诊楼拆了，新楼明年动工: 某院新楼."""
        for other in self._antecedents(name):
            old = re.search(r"(?<=..)[老旧].*$", other.text)
            if old and not other.generic:
                return _unplaced(other.text[: old.start()] + name.text, name.kind)
        return None

    def _named_in_full(self, name: Name) -> Name | None:
        """路灯 after 东门街路灯电缆 is 东门街路灯; a bare head without such a name stands only beside a date."""
        bare = name.text.removeprefix("新") or name.text
        for other in self._antecedents(name):
            at = other.text.rfind(bare)
            if at > 0 and not other.generic:
                return _unplaced(other.text[: at + len(bare)], name.kind)
        label = self.sentence.label
        if label and not label.generic:
            return _unplaced(label.text + name.text, name.kind)
        topic = self.sentence.context.topic()
        if not self.sentence.dates and topic and topic.kind == "place" and bare.endswith("楼") and len(bare) > 1:
            return _unplaced(topic.text + bare, name.kind)  # 教学楼已经封顶: of the school
        lone = len(name.text) > 1 and bool(self.sentence.dates)
        return Name(name.start, name.end, name.text, name.kind, False) if lone else None

    def _antecedents(self, name: Name) -> Iterator[Name]:
        """What a pronoun may point to, nearest first; the whole (全桥) looks for the main project first."""
        context, clauses = self.sentence.context, self.sentence.clauses
        if self.sentence.label and is_phase(name.text):
            yield self.sentence.label
        if name.text.startswith(_THE_WHOLE):
            yield from (it for it in (self.sentence.label, context.main, context.first, context.latest) if it)
        for _, names in reversed(self.told):
            yield names[-1]
        for clause in reversed([it for it in clauses if it.end <= name.start or name.start < 0]):
            opening = self.sentence.opening(clause)
            if opening and opening.generic and is_phase(opening.text):
                opening = self._resolved(opening)
            if opening:
                yield opening
        done = [it for it in clauses if it.end < name.start]
        closing = ending_at(self.bare, done[-1].start, done[-1].end) if done else None
        closing = None if closing and is_verbal(closing.text) and is_phase(name.text) else closing
        others = (closing, self.sentence.setting(), self.sentence.label, context.latest, context.main)
        yield from (it for it in others if it)


def _unplaced(text: str, kind: str) -> Name:
    return Name(-1, -1, text, kind, False)


def _without_echo(part: str, whole: str) -> str:
    """二期 of 二期加氢站 where the whole is 某加氢站."""
    ends = (at for at in range(1, len(part) - 1) if whole.endswith(part[at:]))
    return part[: next(ends, len(part))]


def _without_work(name: Name, group: Group) -> Name:
    """What opens is the place, not the work on it: 甲馆装修完工，6月开放."""
    match = _WORK_END.search(name.text)
    if match and match.start() >= 2 and group.events[0] in ("opening", "handover", "relocation"):
        return _unplaced(name.text[: match.start()], "*")
    return name
