"""A sentence prepared for reading: its dates, clauses and event phrases, and the names its clauses open with."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from tasks.findings import tense
from tasks.findings.events import Group, groups
from tasks.findings.flattening import flattened, without_dates
from tasks.findings.name_kinds import has_short_head, is_bare_head, is_phase, is_verbal, with_phase
from tasks.findings.project_names import Name, ending_at, names_in, starting_at, strip_start
from tasks.text.dates import DateMention, find_dates, resolve
from tasks.text.sentences import Stretch, clauses
from tasks.text.width import narrow
from warehouse.records import Event, Status

_BULLETS = "△▶◆●■★☆▲▼·◇◎○□※➤►◉•✦▪"
_LABEL = re.compile(rf"^[\s{_BULLETS}]*([^,。:!?]{{2,28}})[::]")
_NAME_CELL = re.compile(rf"^[\s{_BULLETS}]*([^,。:!?\s]{{3,20}})[\s,](?=.*[,\x00])")  # 第一小学 5月30日封顶,8月交付
_NAMED = re.compile(rf"^[\s{_BULLETS}]*(?:项目|工程|路段|道路)?名称:(?=\S)")
_SPEAKS = re.compile(r"记者|回应|回复|答复|内容|介绍|表示|说|宣布|透露|问|答")
_OFFICE = re.compile(r"局|委|办|部$|厅$|公司|集团|政府|中心$|管理")
_BULLET = re.compile(rf"\s*[{_BULLETS}]")
_THERE_IS = re.compile(r"[^,\x00]{0,12}?(?:还有|共有|拥有|新增|需?新建|[拟将]建设?|有)一?[座条个]?")
_ENTRY = re.compile(r"(?:[^,]{0,6}?(?:走进|来到|走近|步入)|在(?!建))")
_QUOTED_SUBJECT = re.compile(
    r"(?:[^,“”]{0,15}的)?[“\"]((?=[^”\"]*[一-鿿]{2})[^”\"\x00]{3,10})[”\"](?:$|[已将于在是由位总占包含原\x00])"
)
_CALLED = re.compile(r"[“\"][^”\"]{1,4}[”\"](?:指的)?[是即]")  # “路”是某二级公路
_SCENE = re.compile(r"[\s“]*(?:[^,]{0,6}(?:走进|来到|走近|步入)|在(?!建))[^,]{4,44}(?:现场|工地)(?:上|内|里)?,")
_ABOUT = re.compile(r"(?:就|关于|针对|至于|对于)")
_SUBORDINATE = re.compile(
    r"^(?:(?:网友|市民|读者|居民|业主|村民|记者|家长|群众|游客)(?!中心|服务|之家|广场|公园|集散|接待|文化|艺术|活动|驿站|码头|小区|食堂|楼)|因(?!特)|加之|加上|入[春夏秋冬]|由于|受|随着|为|把|跟|根据|按照|按|据|自|当|在|如果|待|从|经|向(?!阳)|对(?![岸外面])|除)"
)
COUNTED = re.compile(r"\s*(?:约|达|超|近)?[\d一二三四五六七八九十百千万两]+(?:余|多)?[个座条处家所项台万公]")
COUNT_FIRST = re.compile(r"\d+[座条个所处栋]")
_COUNTED_OFF = re.compile(rf"{COUNTED.pattern}里?(?:$|[,。;\x00])")
# How a predicate begins, after a name whose head alone tells little.
_PREDICATE = (
    "已将拟计预目正也均都就才现先再又仍尚暂力争有望"  # when and how
    "全总由是位起止北南东西长共占拥设采被属自今原征的一二三主项建改未何什哪到还"
    "连横跨串贯则却获经沿环把眼跟,钢屋结网幕分"  # what is told of it
)
# What is told of a project by its name: 某路翻修工程施工单位已定，本月21日开工.
_ASPECT = re.compile(
    r"(?:施工|建设|设计|中标|代建|监理)(?:单位|方)|(?:建设|施工)(?:周期|工期|进度|规模|标准)|总?工期|招标|选址|用地预审|(?:项目)?环评|施工图|设计方案"
    r"|海域使用论证|可行性研究|初步设计"
)
_LATELY = dt.timedelta(days=10)
_NEAR = 16
_LONG_ENOUGH = 5  # characters of a name that needs no predicate to be one
_MARKS = "\x00 △▶◆●■★☆▲▼·◇◎○□※➤►◉•✦▪"
_VERB_FOLLOWS = "比因由受自于在是为总全包涉共被已将拟预计均也正要何什多怎能会需延推暂停拖未没"


@dataclass(frozen=True, slots=True)
class Told:
    """An event that was told, in the sentence of that number, of a project by its narrow name; `day`: when it ends."""

    name: str
    sentence: int
    events: tuple[Event, ...]
    status: Status
    day: dt.date | None


@dataclass(slots=True)
class Story:
    """The article as a whole, in narrow text, and the projects that its events were found to be of so far."""

    head: tuple[str, ...] = ()
    text: str = ""
    told: list[Told] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """What the sentences before have named: the latest project first. Kept by the caller, read here."""

    edition_date: dt.date
    latest: Name | None = None
    main: Name | None = None  # of the headline, or of the question
    first: Name | None = None  # the first that the body told of
    since: int = 0  # sentences since `latest` was named
    earlier: list[str] = field(default_factory=list)  # the passages read so far, the one at hand the last
    story: Story = field(default_factory=Story)

    def topic(self) -> Name | None:
        """What a sentence without a subject speaks of: the latest project, or the main one that it is a part of."""
        late, main = self.latest, self.main
        if late and main and late.text.startswith(main.text) and not is_phase(late.text[len(main.text) :]):
            return main
        return late or main


class PreparedSentence:
    """One sentence. `bare` is its narrow text with dates, brackets and the lead blotted out, offsets kept."""

    def __init__(self, text: str, context: Context, *, in_head: bool, leads: bool) -> None:
        self.text, self.context, self.in_head, self.leads = text, context, in_head, leads
        self.flat = flattened(text, in_head=in_head)
        self.dates = [self._as_printed(it) for it in find_dates(self.flat, context.edition_date)]
        self.bare = without_dates(self.flat, self.dates)
        self.clauses = list(clauses(self.bare))
        self._openings: dict[tuple[int, int], Name | None] = {}
        self._lows: dict[tuple[int, int], int] = {}

    def _as_printed(self, date: DateMention) -> DateMention:
        """A date with what its brackets held: 昨(24)日."""
        if "  " not in date.date_text:
            return date
        return replace(date, date_text=narrow(self.text)[date.start : date.end])

    @cached_property
    def groups(self) -> list[Group]:
        """The event phrases."""
        return list(groups(self.bare))

    @cached_property
    def label(self) -> Name | None:
        """What the sentence is set under: 某公园: 12月开园."""
        return self._label()

    @cached_property
    def brief(self) -> bool:
        """Whether it is an item of a list of news in brief."""
        return bool(_BULLET.match(self.flat))

    @cached_property
    def _ends(self) -> list[int]:
        """Where event phrases end, in order."""
        whole = (it for it in self.groups if it.tail != "no" and not (it.word == "完成" and it.tail == "object"))
        return [it.end for it in whole]

    @cached_property
    def named(self) -> tuple[Name, ...]:
        """The names of the whole sentence."""
        return tuple(names_in(self.bare, 0, len(self.bare)))

    @property
    def asks(self) -> bool:
        """Whether the sentence ends in a question mark."""
        return self.flat.rstrip("”’\"' ").endswith("?")

    def subject(self) -> Name | None:
        """The project the sentence is about by its opening words, for later sentences to point to."""
        if self.label:
            return self.label
        lone = None
        for clause in self.clauses:
            name = self.opening(clause)
            if name and not name.generic and not COUNT_FIRST.match(name.text):
                return name
            if name and is_phase(name.text) and not self.in_head and (whole := self.context.topic()):
                return Name(-1, -1, with_phase(whole.text, name.text), whole.kind, False)  # 南段则顺利得多
            if name and lone is None and is_bare_head(name.text) and len(name.text) > 1:
                lone = Name(name.start, name.end, name.text, name.kind, False)
        return lone or self._quoted_subject() or self._scene()

    def _scene(self) -> Name | None:
        """What the text turns to: 在某项目建设现场，塔吊林立."""
        scene = _SCENE.match(self.bare)
        name = self.setting() if scene and not self.in_head else None
        return name if scene and name and name.start < scene.end() else None

    def _quoted_subject(self) -> Name | None:
        """A project known by its quoted name alone: 停工两年的“江畔天幕”，昨日复工."""
        for clause in self.clauses[:1]:
            match = _QUOTED_SUBJECT.match(self.bare, clause.start, clause.end)
            if match:
                return Name(match.start(1), match.end(1), match[1], "*", False)
        return None

    def setting(self) -> Name | None:
        """The place a sentence takes us to, for what it then tells of a part of it (走进某园，4座仓库已封顶)."""
        for clause in self.clauses:
            entry = _ENTRY.match(self.bare, clause.start, clause.end)
            name = starting_at(self.bare, entry.end(), clause.end) if entry else None
            if name and not name.generic:
                return name
        return None

    def opening_date(self, *, lately: bool = True) -> DateMention | None:
        """The day that the sentence opens with (`lately`: of the last ten), where no one only says something."""
        first, clause = next(iter(self.dates), None), next(iter(self.clauses), None)
        if first is None or clause is None or self.bare[clause.start : first.start].strip() or first.limit:
            return None
        told = resolve(first, False)
        rest = self.flat[first.end :].lstrip(",")
        late = not lately or (told.date_end and told.date_end > self.context.edition_date - _LATELY)
        if first.is_vague or not late or told.date_start != told.date_end or tense.REPORTING.search(rest[:_NEAR]):
            return None
        return told

    def written(self, name: Name) -> str:
        """A name as the text prints it, or as it was put together (某园 and 二期)."""
        return self.text[name.start : name.end] if name.start >= 0 else name.text

    def clause_of(self, group: Group) -> Stretch:
        """The clause that an event phrase begins in."""
        return next(it for it in self.clauses if it.start <= group.start <= it.end)

    def low(self, group: Group) -> int:
        """Where the words that belong to an event phrase alone begin: after the clause's start and other phrases."""
        place = group.start, group.since
        if place not in self._lows:
            low = max(self.clause_of(group).start, group.since)
            self._lows[place] = max((it for it in self._ends if low <= it <= group.start), default=low)
        return self._lows[place]

    def opening(self, clause: Stretch, limit: int | None = None) -> Name | None:
        """The name that a clause opens with, as its subject; read up to `limit`."""
        stop = min(clause.end, limit or clause.end)
        if (clause.start, stop) not in self._openings:
            self._openings[clause.start, stop] = self._read_opening(clause, stop)
        return self._openings[clause.start, stop]

    def _read_opening(self, clause: Stretch, stop: int) -> Name | None:
        start = strip_start(self.bare, clause.start, stop)
        called = _CALLED.match(self.bare, clause.start, stop)
        start = called.end() if called else start
        about = _ABOUT.match(self.bare, start, stop)
        if about:
            start = about.end()
        elif _SUBORDINATE.match(self.bare[start:stop]) or tense.REPORTING.search(clause.text):
            return None
        aspect = _ASPECT.search(self.bare, start + 2, stop)
        name = starting_at(self.bare, start, aspect.start()) if aspect else None
        name = name or starting_at(self.bare, start, stop) or self._described(start, stop)
        there_is = None if name else _THERE_IS.match(self.bare, start, stop)
        if there_is:
            name = starting_at(self.bare, there_is.end(), stop)
        if name and not there_is and (COUNT_FIRST.match(name.text) or _COUNTED_OFF.match(self.bare, name.end, stop)):
            return None
        if name and has_short_head(name.text) and not self._goes_on(name, stop):
            name = self._shorter(start, name)
        if name and is_verbal(name.text) and not self.in_head:
            doing = bool(self.bare[clause.start : start].strip(_MARKS))  # 正在进行桩基施工
            if doing or not self._stands_alone(name, stop):
                return None
        return None if name and name.kind == "org" else name

    def _shorter(self, start: int, name: Name) -> Name | None:
        """The name before a part whose head is no head after all: 净化厂 of 净化厂脱硫塔吊装."""
        before = starting_at(self.bare, start, name.end - 1)
        return before if before and len(before.text) >= _LONG_ENOUGH else None

    def _goes_on(self, name: Name, stop: int) -> bool:
        """Whether what follows a short name reads as its predicate."""
        return self._stands_alone(name, stop) or self.bare[name.end] in _PREDICATE

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
        if after > name.end or after >= stop or self.bare[after] in _VERB_FOLLOWS:
            return True
        if self.bare.startswith("主体", after):
            return True
        return any(it.start == after for it in self.groups)

    def _label(self) -> Name | None:
        field = _NAMED.match(self.flat)
        if field:
            return starting_at(self.bare, field.end(), len(self.bare))
        match = _LABEL.match(self.flat)
        if not match and not self.in_head:
            return self._name_cell()
        if not match or _SPEAKS.search(match[1]) or match[1].endswith(("”", '"')):
            return None
        bulleted = _BULLET.match(self.flat)
        if not bulleted and _OFFICE.search(match[1]):
            return None
        name = ending_at(self.bare, match.start(1), match.end(1))
        if name is None and bulleted:
            return Name(match.start(1), match.end(1), match[1], "*", False)
        return name

    def _name_cell(self) -> Name | None:
        """A name that a blank parts from what is told of it."""
        match = _NAME_CELL.match(self.bare) if re.search(r"\s", self.text.strip()) else None
        if match is None or not re.match(r"\s", self.text[match.end(1) :]):
            return None
        name = ending_at(self.bare, match.start(1), match.end(1))
        whole = name and name.start == match.start(1) and not name.generic and name.kind not in ("org", "work")
        if whole or not _BULLET.match(self.flat):
            return name if whole else None
        return Name(match.start(1), match.end(1), match[1], "*", False)
