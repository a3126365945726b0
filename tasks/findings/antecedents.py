"""What a pronoun, a phase or a bare head stands for: the project that was named before it (antecedent)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tasks.findings.earlier_names import is_said, last_said, names_before, names_of, scenes_before, subjects_before
from tasks.findings.events import Group
from tasks.findings.name_kinds import (
    before_phase,
    has_short_head,
    is_bare_head,
    is_part,
    is_phase,
    is_verbal,
    opens_with_phase,
    wanted_kind,
    with_phase,
)
from tasks.findings.pieces import ALIKE, BODY, OF_THE_THING, WHOLE, WHOLE_END, is_piece, whole_of_piece, without_piece
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name, ending_at

_THE_WHOLE = ("全", "整个")
_ALL = ("整体", "总体")
_NEAR = 3
_GROUND = ("路基", "桩基", "承台")  # what is under a work, of its own, where 铺装, 装修 are work on the thing named
_THIS = ("该", "此", "这")
_THE_PROJECT = ("项目", "工程", "该项目", "该工程")
_TOWER = re.compile(r"[东西南北]?(?:主|索|桥)塔|[东西南北]塔")
_OLD = re.compile(r"[老旧原]")
_BLANKS = re.compile(r"\s{2,}")  # where brackets stood
_COUNT = re.compile(r"[\d一二两三四五六七八九十]+[座条个所家处栋项部台]")
_COUNT_BEFORE = re.compile(r"(?<!第)(?:[二两三四五六七八九十]|(?<!\d)(?!1[座条个所家处栋项])\d+)[座条个所家处栋项]$")


class Antecedents:
    """Resolves the names of one sentence; `told` are the events read of it so far with their projects."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence = sentence
        self.told: list[tuple[Group, Sequence[Name]]] = []

    def resolved(self, name: Name) -> Name | None:
        """The project that a pronoun, a phase or a bare head stands for."""
        counted = _COUNT_BEFORE.search(self.sentence.bare, max(0, name.start - 6), max(0, name.start))
        if counted and name.text.startswith("“") and not ending_at(name.text, 1, len(name.text) - 1):
            return None  # 37个“一件事”, not 16个“口袋充电站”
        if counted and (not name.generic or is_bare_head(name.text)):
            return Name(counted.start(), name.end, counted[0] + name.text, name.kind, False)  # 另有两座无轨站
        if not name.generic:
            return self._specific(name)
        if name.text[0] == "新" and (renewed := self._renewed(name)):
            return renewed
        is_work = is_verbal(name.text) and len(name.text) == 2 and name.text not in _GROUND
        if is_bare_head(name.text) and not is_work:
            return self._named_in_full(name)
        if name.text[0] == "整":
            return self._entire(name)
        others = [it for it in self._antecedents(name) if not it.generic]
        return self._phase_of(name, others) if is_phase(name.text) else self._meant(name, others)

    def _phase_of(self, name: Name, others: list[Name]) -> Name | None:
        """A phase put behind the project that it is one of."""
        if not (self.sentence.label and not self.sentence.label.generic):
            of = before_phase(name.text)
            of = "" if of in _THE_PROJECT else of
            if of and not any(of in it.text for it in others):
                return Name(name.start, name.end, name.text, name.kind, False)
            others.sort(key=lambda it: (of not in it.text, "期" not in it.text))
            if of and others and (at := others[0].text.find(of)) > 0:  # 机场二期 of 某机场改扩建项目
                return unplaced(others[0].text[: at + len(of)] + name.text[len(of) :], others[0].kind)
        if before_phase(name.text) in ("", *_THE_PROJECT):
            others = [*self._projects(), *others] if self._is_vague() else others
            others = sorted((it for it in others if not _COUNT.match(it.text)), key=is_piece)
            if others and "期" in name.text:
                others[0] = without_piece(others[0])
        return unplaced(with_phase(others[0].text, name.text), others[0].kind) if others else None

    def _meant(self, name: Name, others: list[Name]) -> Name | None:
        """The first that a pronoun can stand for: one of its own word (该大桥, 新校区), then one of its class."""
        wanted, core = wanted_kind(name.text), name.text.lstrip("该此本这条座个新全整")
        core = core if len(core) > 1 and core not in ("项目", "工程") else ""
        if name.text[0] == "新":
            others = [it for it in others if not _OLD.search(it.text)]
            called_so = [it for it in chain(others, self._earlier(name.text)) if it.text.endswith(name.text)]
            if called_so:
                return max((it for it in called_so if it.text.endswith(called_so[0].text)), key=lambda it: len(it.text))
        if core:
            others.sort(key=lambda it: not it.text.endswith(core))
            if not others or not others[0].text.endswith(core):
                others = [*(it for it in self._earlier(core) if it.text.endswith(core)), *others]
            alike = ALIKE.get(core) or re.compile(re.escape(core))
            for other in chain(others, self._earlier()):
                if within := alike.search(other.text, 1):
                    return unplaced(other.text[: within.end()], other.kind)
        if name.text in _THE_PROJECT:
            others.sort(key=is_piece)
            means_all = self.sentence.bare.endswith(_ALL, 0, max(0, name.start)) or self._several_said(name)
            if means_all and (whole := self._whole_project()):
                return unplaced(whole.text, "work")
        for other in others:
            if wanted not in ("*", "work") and other.kind not in (wanted, "work", "*"):
                continue
            return unplaced(other.text, "work") if name.text in _THE_PROJECT else other
        return None

    def _entire(self, name: Name) -> Name:
        """整条大道: the road that was named, else the thing by its own words."""
        core = name.text[2:]
        if core in _THE_PROJECT and (whole := self._whole_project()):
            return unplaced(whole.text, "work")
        for other in (*(it for it in self._antecedents(name) if not it.generic), *self._earlier()):
            if (at := other.text.rfind(core)) > 0:
                return unplaced(other.text[: at + len(core)], other.kind)
        return Name(name.start + 2, name.end, core, name.kind, False)

    def _whole_project(self) -> Name | None:
        """What the text is about as a whole, beside the parts that its sentences speak of."""
        context = self.sentence.context
        told = (self.sentence.label, context.main, context.first)
        known = (it for it in told if it and it.kind not in ("area", "org"))
        in_head = (it for line in context.story.head for it, _ in names_of(line))
        wholes = (it for it in chain(known, in_head) if not it.generic and not is_piece(it))
        return next(wholes, None) or next(self._projects(), None)

    def _several_said(self, name: Name) -> bool:
        """Whether several things have been told of in the sentence, none of which 工程 alone can mean."""
        clauses = (it for it in self.sentence.clauses if 0 <= it.end <= name.start)
        openings = {it.text for clause in clauses if (it := self.sentence.opening(clause)) and not it.generic}
        return len(openings) > 1 and not any(it.endswith(_THE_PROJECT) for it in openings)

    def _specific(self, name: Name) -> Name:
        """A name of its own, put behind what it is a part of (一期厂房)."""
        label = self.sentence.label
        if label and not label.generic and name.text[0].isdigit() and name.text not in label.text:
            return unplaced(label.text + name.text, name.kind)  # ■某园：3号厂房封顶
        if _TOWER.fullmatch(name.text):
            bridges = (it for it in chain(self._antecedents(name), self._earlier("桥")) if it.text.endswith("桥"))
            bridge = next((it for it in bridges if not it.generic), None)
            return unplaced(bridge.text + name.text, name.kind) if bridge else name
        if full := self._called_in_short(name) or self._of_the_thing(name):
            return full
        whole = self._whole_of(name) if opens_with_phase(name.text) else None
        return unplaced(whole + _without_echo(name.text, whole), name.kind) if whole else name

    def _called_in_short(self, name: Name) -> Name | None:
        """某火龙果交易中心 where the text goes on with 交易中心."""
        if self.sentence.in_head:
            return None
        context = self.sentence.context
        first = context.first
        if first and not first.generic and len(first.text) > len(name.text) and first.text.endswith(name.text):
            return unplaced(first.text, first.kind)
        others = (it for it in (context.latest, context.main) if it and not it.generic)
        longer = (it for it in chain(others, self._earlier(name.text, behind=WHOLE_END)) if it.text.endswith(name.text))
        whole = (it for it in longer if WHOLE.fullmatch(it.text, 0, len(it.text) - len(name.text)))
        return next(whole, None)

    def _of_the_thing(self, name: Name) -> Name | None:
        """机场二期 where 某机场 was named: its thing by its full name."""
        part = OF_THE_THING.match(name.text)
        if part is None:
            return None
        alike = ALIKE.get(part[1]) or re.compile(re.escape(part[1]))
        for other in (*(it for it in self._antecedents(name) if not it.generic), *self._earlier()):
            if other.text != name.text and (within := alike.search(other.text, 1)):
                rest = BODY.sub("", name.text[part.end(1) :])
                return unplaced(other.text[: within.end()] + rest, name.kind)
        return None

    def _whole_of(self, name: Name) -> str | None:
        """The project that a part (一期厂房) is a part of, without a phase of its own."""
        others = [it for it in self._antecedents(name) if not it.generic and not is_part(it.text)]
        return with_phase(others[0].text, "") if others else None

    def _renewed(self, name: Name) -> Name | None:
        """某院老门诊楼拆了，新楼明年动工: 某院新楼."""
        for other in (*self._antecedents(name), *self._earlier()):
            old = re.search(r"(?<=..)[老旧].*$", other.text)
            if old and not other.generic:
                return unplaced(other.text[: old.start()] + name.text, name.kind)
        return None

    def _named_in_full(self, name: Name) -> Name | None:
        """路灯 after 东门街路灯电缆 is 东门街路灯; a bare head without such a name stands only beside a date."""
        bare = name.text.removeprefix("新") or name.text
        for other in self._antecedents(name):
            at = other.text.rfind(bare)
            if at > 0 and not other.generic:
                return unplaced(other.text[: at + len(bare)], name.kind)
        label = self.sentence.label
        if label and not label.generic:
            return unplaced(label.text + name.text, name.kind)
        for other in self._earlier(bare):
            if len(bare) > 1 and len(other.text) > len(bare) and other.text.endswith(bare):
                return other
        topic = self.sentence.context.topic()
        if not self.sentence.dates and topic and topic.kind == "place" and bare.endswith("楼") and len(bare) > 1:
            return unplaced(topic.text + bare, name.kind)  # 教学楼已经封顶: of the school
        lone = len(name.text) > 1 and bool(self.sentence.dates)
        return Name(name.start, name.end, name.text, name.kind, False) if lone else None

    def _antecedents(self, name: Name) -> Iterator[Name]:
        """What a pronoun may point to, nearest first; the whole (全桥) looks for the main project first."""
        context, clauses = self.sentence.context, self.sentence.clauses
        if self.sentence.label and is_phase(name.text):
            yield self.sentence.label
        if name.text.startswith(_THE_WHOLE):
            wholes = (self.sentence.label, context.main, context.first, context.latest)
            yield from (whole_of_piece(it) for it in wholes if it)
        for _, names in reversed(self.told):
            yield names[-1]
        for clause in reversed([it for it in clauses if it.end <= name.start or name.start < 0]):
            opening = self.sentence.opening(clause)
            if opening and opening.generic and is_phase(opening.text):
                opening = self.resolved(opening)
            if opening:
                yield opening
        done = [it for it in clauses if it.end < name.start]
        closing = ending_at(self.sentence.bare, done[-1].start, done[-1].end) if done else None
        closing = None if closing and is_verbal(closing.text) and is_phase(name.text) else closing
        others = (closing, self.sentence.setting(), self.sentence.label)
        yield from (it for it in others if it)
        if context.since and (is_phase(name.text) or name.text in _THE_PROJECT):
            yield from scenes_before(context.earlier)
        project = name.text.lstrip("该") in _THE_PROJECT
        if (context.since and name.text.startswith(_THIS)) or (project and self._is_vague()):
            yield from self._pointed(name)
        yield from (it for it in (context.latest, context.main) if it)

    def topic(self) -> Name | None:
        """What a sentence without a subject speaks of: a district is not it where a project was named."""
        topic = self.sentence.context.topic()
        if topic and is_piece(topic):
            context = self.sentence.context
            wholes = (it for it in (context.main, context.first) if it and not is_piece(it) and it.kind != "area")
            return next(wholes, topic)
        if not self._is_vague():
            return topic
        earlier = subjects_before(self.sentence.context.earlier, _NEAR)
        subjects = (it for it in earlier if it.kind != "area" and not is_verbal(it.text) and not is_piece(it))
        subjects = (it for it in subjects if "、" not in it.text and not (has_short_head(it.text) and len(it.text) < 5))
        said = last_said(self.sentence.context.earlier) if self.sentence.context.since else None
        said = None if said and (is_verbal(said.text) or said.kind == "area") else said
        return said or next(self._projects(), None) or (next(subjects, topic) if topic else None)

    def _is_vague(self) -> bool:
        """Whether the text speaks of nothing, of a district alone, or of what the last sentences did not name again."""
        topic = self.sentence.context.topic()
        if topic is None or topic.kind in ("area", "org"):
            return True
        return not is_said(topic.text, self.sentence.context.earlier)

    def _projects(self) -> Iterator[Name]:
        """The projects and works of the sentences before, nearest first, no pieces of one."""
        return (it for it in self._earlier() if it.text.endswith(_THE_PROJECT) and not is_piece(it))

    def _pointed(self, name: Name) -> Iterator[Name]:
        """What 该项目, 这条路 point to where the sentences since named no subject: a project, or the name just said."""
        texts = self.sentence.context.earlier
        if name.text.startswith("这") or name.text.lstrip("该此这个") not in _THE_PROJECT:
            yield from names_before(texts, 1, alone=True)
        if name.text.lstrip("该此这个") in _THE_PROJECT:
            yield from self._projects()

    def _earlier(self, has: str = "", behind: re.Pattern[str] | None = None) -> Iterator[Name]:
        return names_before(self.sentence.context.earlier, has=has, behind=behind)


def unplaced(text: str, kind: str) -> Name:
    """A name that no stretch of the sentence is."""
    return Name(-1, -1, _BLANKS.sub("", text), kind, False)


def _without_echo(part: str, whole: str) -> str:
    """二期 of 二期加氢站 where the whole is 某加氢站."""
    ends = (at for at in range(1, len(part) - 1) if whole.endswith(part[at:]))
    return part[: next(ends, len(part))]
