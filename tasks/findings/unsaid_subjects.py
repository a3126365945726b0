"""The project of an event whose own clause names none: what stands before it in the sentence, or in those before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.findings.antecedents import Antecedents, unplaced
from tasks.findings.events import Group
from tasks.findings.name_kinds import is_bare_head, is_verbal
from tasks.findings.pieces import is_piece, whole_of_piece
from tasks.findings.prepared import COUNTED, PreparedSentence
from tasks.findings.project_names import Name, ending_at, starting_at, strip_end
from tasks.text.sentences import Stretch

_WORK_END = re.compile(r"(?:(?:装修|安装|维修|施工|布展|调试|绿化|亮化|铺装|收尾)、?)+(?:工程|工作)?$")
_TURNS = re.compile(r"其中|(?:而|此外|另外|至于)[,，]?")
_SPEAKS = re.compile(r"(?:承诺|保证|表态|坦言|称|说|透露|介绍|解释|回应|答复|表示)")
_COUNTS = re.compile(r"又一|(?:[一两二三四五六七八九十]|\d+)[个座条栋所幢](?!新)")
_MEETING = re.compile(r"(?:交工|竣工|完工|阶段|专项)?验收会(?:议)?(?=召开|举行|上|在)")
_OTHERS = re.compile(r"(?:其余|其他|剩余|余下|剩下)(?!\d)")
_DONE = re.compile(r"(?:全部|基本|顺利)?(?:完成|完工|结束)(?:以|之)?后")
_ADJUNCT_NEXT = re.compile(r"[在经历自于]")
_FULL = 7  # characters of a project's full name
_AMONG = re.compile(r"[之当]?中|里")
_MADE = re.compile(
    r"(?P<verb>(?:改造|改建|变身|转型|升级|改|修缮|扩建)(?:成|为|作)|(?<=[场厂址地楼])建(?:成)?|(?P<new>设置|新增|新建|增设|建设|修建|启动|实施|推进|加装|打造|开展|进行|引进|引入|新上|购置|投建|建起|开辟))"
    r"(?:了|一[座个条所处部台栋幢块段])?(?P<thing>.{2,20}?)(?:的(?:报告|申请|请示|建设|施工|改造|开通|安装))?$"
)
_DASH = re.compile(r"—+")
_GOES_ON = re.compile(r"[只仅用从在已的,。!]")


class UnsaidSubjects:
    """Finds what events speak of whose clauses do not say it, by the names of one sentence and what was told so far."""

    def __init__(self, sentence: PreparedSentence, antecedents: Antecedents) -> None:
        self.sentence, self.bare = sentence, sentence.bare
        self._antecedents, self._told = antecedents, antecedents.told

    def of(self, group: Group) -> Sequence[Name]:
        """The subject of an event whose own clause names none.

        It is that of the last event told, unless a clause since then opens with a name; else the first name that a
        clause of the sentence opens with; else what the sentences before spoke of.
        """
        same = [names for it, names in self._told if set(it.events) & set(group.events)]
        start = self.sentence.clause_of(group).start
        part = self.bare.rfind(";", 0, start) + 1  # what semicolons part has subjects of its own
        told = self._told[-1] if self._told else None
        opening = self._opening_between(max(part, told[0].end if told else 0), start, group)
        if told and not opening and any(_OTHERS.match(it.text) for it in self._clauses_after(told[0], start)):
            told = None  # 2号楼已封顶，其余楼栋施工至15层，预计年底全部封顶
        if made := self._made_before(group, opening or told):
            return [made]
        if not opening and (dashed := self._named_after_dash(group)):
            return [dashed]
        if opening:
            whole = whole_of_piece(opening) if opening.kind == "work" and "opening" in group.events else opening
            return [_without_work(whole, group)]
        if group.tail == "time" and same:
            return same[-1]
        opens = "opening" in group.events and told is not None and told[0].events[0] != "opening"
        if opens:  # 某公路去年开工，路基工程年内完成，明年5月通车
            told = next((it for it in reversed(self._told) if not _is_work_on_it(it[1][-1])), None)
        if told:
            return [_without_work(whole_of_piece(it) if opens else it, group) for it in told[1]]
        known = self.sentence.label or self.sentence.setting() or self._antecedents.topic()
        known = whole_of_piece(known) if known and "opening" in group.events else known
        found = self._named_after(group) if group.tail == "after" or not known else None
        return [it for it in [found or known] if it]

    def _clauses_after(self, group: Group, high: int) -> list[Stretch]:
        return [it for it in self.sentence.clauses if group.end < it.start <= high]

    def _opening_between(self, low: int, high: int, group: Group) -> Name | None:
        """The first name that a clause opens with; a later one where the text turns to it (其中某桥…)."""
        first = None
        for clause in self.sentence.clauses:
            if low <= clause.start <= high:
                name = self._opening(clause, group, high)
                if name and (first is None or (not is_piece(name) and self._turns(clause, name))):
                    first = name
        return first

    def _turns(self, clause: Stretch, name: Name) -> bool:
        """Whether the text turns to another subject: 其中某桥…, or a project by its full name."""
        project = len(name.text) >= _FULL and name.text.endswith(("项目", "工程")) and not name.generic
        return project or _TURNS.match(self.bare, clause.start) is not None

    def _opening(self, clause: Stretch, group: Group, high: int) -> Name | None:
        limit = strip_end(self.bare, clause.start, group.start) if clause.start == high else None
        name = self.sentence.opening(clause, limit) or self._described(clause, high)
        if name is None or _AMONG.fullmatch(self.bare, name.end, clause.end):
            return None  # 三条道路中，甲路已完工
        first = self.sentence.clauses[0].start
        if _SPEAKS.match(self.bare, name.end) or (clause.start > first and _COUNTS.match(self.bare, clause.start)):
            return None  # 市城建中心承诺; 一个仓库
        if is_verbal(name.text) and _DONE.fullmatch(self.bare, name.end, clause.end):
            return None  # 路面施工完成后
        if self._told and self._is_object(clause, name):
            return None  # 完成管网敷设，路灯安装及绿化工程，预计8月投用: what was completed
        if "opening" in group.events and _is_work_on_it(name):
            return None  # 综合楼封顶，基础工程接近尾声，明年投用
        if self._told and COUNTED.match(self.bare, name.end):
            return None  # 某港二期签约，拟建泊位4个，明年动工
        if self.sentence.label and is_verbal(name.text):
            return None  # ■某馆：闭馆改造，元旦开放
        if name.generic and (is_verbal(name.text) or is_bare_head(name.text)):
            return None
        return name if not name.generic or self._antecedents.resolved(name) else None

    def _is_object(self, clause: Stretch, name: Name) -> bool:
        """Whether a clause is the last object of the one before: 完成管网敷设，路灯安装及绿化工程."""
        at = self.sentence.clauses.index(clause)
        whole = name.kind == "work" and (name.start, name.end) == (clause.start, clause.end)
        before = self.sentence.clauses[max(0, at - 2) : at] if whole else []
        return any("完成" in it.text or "进行" in it.text for it in before)

    def _described(self, clause: Stretch, high: int) -> Name | None:
        """为某河“解渴”的某引水工程，计划年内开工: a clause that is a name with what describes it."""
        if clause.start == high:
            return None
        meeting = _MEETING.search(self.bare, clause.start, clause.end)
        if meeting:
            name = ending_at(self.bare, clause.start, meeting.start())
            return name if name and not name.generic else None
        name = ending_at(self.bare, clause.start, clause.end)
        said = self.bare[name.start - 1] == "的" or _ADJUNCT_NEXT.match(self.bare, clause.end + 1) if name else None
        last = name and name.end == clause.end and said
        return name if name and last and not name.generic and name.kind != "org" and not is_verbal(name.text) else None

    def _made_before(self, group: Group, known: object) -> Name | None:
        """What the clause before ends in: a thing that another becomes (改建成某馆，明年开放), or a new one."""
        at = self.sentence.clauses.index(self.sentence.clause_of(group))
        before = self.sentence.clauses[at - 1] if at else None
        made = _MADE.search(self.bare, before.start, before.end) if before else None
        if before is None or made is None or (made["new"] and known):
            return None
        name = ending_at(self.bare, made.start("thing"), made.end("thing"))
        if name is None or name.kind == "org" or is_verbal(name.text):
            return None
        if is_bare_head(name.text) and len(name.text) > 1:
            return self._antecedents.resolved(name) or replace(name, generic=False)
        return None if name.generic else name

    def _named_after_dash(self, group: Group) -> Name | None:
        """3月进场，9月投产——某专用线改造工程只用了半年: the subject comes last."""
        dash = _DASH.search(self.bare, group.end)
        name = starting_at(self.bare, dash.end(), len(self.bare)) if dash else None
        said = name and _GOES_ON.match(self.bare, name.end)
        return name if name and said and not name.generic and name.kind != "org" else None

    def _named_after(self, group: Group) -> Name | None:
        """7月10日开通以来，某线日均客流…: a later clause names it."""
        start = self.sentence.clause_of(group).start
        openings = (self.sentence.opening(it) for it in self.sentence.clauses if it.start > start)
        return next((it for it in openings if it and not it.generic), None)


def _is_work_on_it(name: Name) -> bool:
    return name.kind == "work" and is_piece(name, alone=True)


def _without_work(name: Name, group: Group) -> Name:
    """What opens is the place, not the work on it: 甲馆装修完工，6月开放."""
    match = _WORK_END.search(name.text)
    if match and match.start() >= 2 and group.events[0] in ("opening", "handover", "relocation"):
        return unplaced(name.text[: match.start()], "*")
    return name
