"""What speaks for a candidate being the project of an event, and for the event being of none.

A look is a named number; `words/choice_weights.tsv` says how much each counts, by itself and together with how the
event's own words name what it happens to. The weights are learned: see `tests/findings/passages/fit_choice.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tasks.findings.candidates import Candidate, own_words
from tasks.findings.earlier_names import BREAKS, names_of, sentences_before
from tasks.findings.events import Group, suits
from tasks.findings.name_kinds import has_short_head, is_bare_head, is_part, is_phase, is_verbal
from tasks.findings.prepared import COUNT_FIRST, PreparedSentence, Told
from tasks.findings.pieces import is_piece
from tasks.findings.project_patterns import CUT, GENERIC, HEAD_END, NO_NAME
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention
from tasks.text.words import load_words
from warehouse.records import Event

Look = tuple[str, float]
HOW = ("object", "empty", "pointer", "name")
_PREPOSITION = re.compile(
    r"(?:在|按照?|与|和|及|对|由|为|将|把|至|从|向|于|以|给|让|被|随着|通过|围绕|针对|位于|来到|走进)$"
)
_CONTENTS = re.compile(
    r"(?:新建|建设|包括|包含|设有|设|修建|改造|含|建有|配套|铺设|安装|拆除|完成|推进|实施)"
    r"[\d一二两三四五六七八九十]*[座条个所家处栋项部台]?$"
)
_SENTENCE_INSIDE = re.compile(r"[按将把使让集到并已]|正在|需要|可以|进行|实现|确保|完成|细化|明确")
_BEGINS_BADLY = re.compile(r"[至及比用等被系为将在对把让从由按向或即使到了的是各其此相因就又再还]|和(?!平|谐|顺|睦|悦)|与")
_CLAUSE = re.compile(r"[是系离说称答应符距到让给把被请求已将正可]|位于|成为|读懂|相当|至此|定档|时候|预备")
_ORDER = re.compile("前者|后者")
_QUANTITY_FIRST = re.compile(r"[\d一二两三四五六七八九十]+(?:\.\d+)?(?:万|亿)?(?:平方米|立方米|公里|米|座|条|个|栋|台)")
_POINTS_BACK = re.compile(
    r"(?:该|此|这[座条个]?|本|整个|全)?[\u3400-\u9fff]{0,3}(?:项目|工程|大桥|隧道|道路|路段|学校|医院|校区|院区|园区|小区|线路|高架"
    r"|场馆|中心|大楼|厂|站|馆|桥|路|园|校|院|楼|区|线)"
)
_IN_CLAUSE_WORDS = load_words("tasks.findings", "choice_clause_words")
_IN_SENTENCE_WORDS = load_words("tasks.findings", "choice_sentence_words")
_STEPS: tuple[Event, ...] = (
    "approval", "signing", "land_clearance", "start", "topping_out", "completion", "acceptance", "handover",
    "opening", "relocation", "other",
)  # fmt: skip
_LONGEST_POINTER = 5
_FAR_BEHIND = 10**6
_SEEN = {0: "0", 9: "_", 10: "_", 32: "_", 0x3000: "_"}  # dates and blanks, as the names of looks show them


def how_named(sentence: PreparedSentence, group: Group) -> str:
    """How an event's own words name what it happens to: as its object, not at all (empty), by a pointer, by a name."""
    if group.tail in ("object", "of"):
        return "object"
    start, end = own_words(sentence, group)
    own = sentence.bare[start:end]
    if not own:
        return "empty"
    points = len(own) <= _LONGEST_POINTER and _POINTS_BACK.fullmatch(own)
    return "pointer" if own in GENERIC or points else "name"


class Setting:
    """What all candidates for one event phrase are held against."""

    def __init__(
        self,
        sentence: PreparedSentence,
        group: Group,
        found: Mapping[str, Candidate],
        verdict: Verdict,
        date: DateMention | None,
    ) -> None:
        self.sentence, self.group, self.bare = sentence, group, sentence.bare
        self.verdict, self.date = verdict, date
        self.story = sentence.context.story
        self.at = len(sentence.context.earlier)
        self.marks = self.bare.translate(_SEEN)
        self.main = sentence.context.main.text if sentence.context.main else ""
        self.lately = "".join(sentence.context.earlier[-4:-1])
        self.low = sentence.low(group)
        self.start, self.end = own_words(sentence, group)
        self.own = self.bare[self.start : self.end]
        self.how = how_named(sentence, group)
        self.head = "".join(self.story.head)
        self.head_pairs = _pairs(self.head)
        near = sorted(found.values(), key=lambda it: (it.distance, -it.start))
        self.rank = {it.text: at for at, it in enumerate(near)}
        self.opener_rank = {it.text: at for at, it in enumerate([it for it in near if it.opens])}
        self.pointed = _by_order(sentence, group, near)
        self.nearest = near[0].distance if near else _FAR_BEHIND
        self.texts = list(found)
        self.place = {text: at if (at := self.story.text.find(text)) >= 0 else _FAR_BEHIND for text in found}
        self.first_place = min(self.place.values(), default=0)
        self.in_head = [text for text in found if text in self.head]


def looks_of(it: Candidate, setting: Setting) -> Iterator[Look]:
    """The looks of a candidate that count alone and together with `Setting.how`."""
    yield "any", 1.0
    for source in it.sources:
        yield f"from_{source}", 1.0
    yield "sources", float(min(3, len(it.sources)))
    yield _distance(it.distance), 1.0
    if it.opens:
        yield "opens", 1.0
        yield f"opens_{_distance(it.distance)}", 1.0
    yield f"rank_{min(3, setting.rank[it.text])}", 1.0
    if (rank := setting.opener_rank.get(it.text, 9)) <= 1:
        yield f"opener_rank_{rank}", 1.0
    yield from _of_what_was_told(it.text, setting)
    if it.start >= 0:
        yield from _where_it_stands(it, setting)
    yield from _by_its_words(it, setting)
    yield from _in_the_story(it.text, setting)
    if it.text == setting.pointed:
        yield "pointed_by_order", 1.0
    yield from _against_own_words(it.text, setting)


def _distance(distance: int) -> str:
    if distance <= 3:
        return f"distance_{distance}"
    return "distance_far" if distance <= 6 else "distance_very_far" if distance < 20 else "known"


def _of_what_was_told(text: str, setting: Setting) -> Iterator[Look]:
    told = setting.story.told
    if not told:
        return
    last = told[-1]
    if text == last.name:
        yield "told_last", 1.0
        yield f"told_last_{min(3, setting.at - last.sentence)}", 1.0
    else:
        yield "not_told_last", 1.0
        if last.name.startswith(text):
            yield "begins_told_last", 1.0
        elif text.startswith(last.name):
            yield "goes_on_told_last", 1.0
        elif text in last.name or last.name in text:
            yield "near_told_last", 1.0
    own = [it for it in told if it.name == text]
    if own and own != [last]:
        yield "told_before", 1.0
    yield from ((look, 1.0) for look in {_beside_told(it, setting) for it in own} if look)


def _beside_told(told: Told, setting: Setting) -> str:
    """What an event told of the same project before says of this one."""
    now, then = _end(setting.date), told.day
    if set(told.events) & set(setting.group.events):
        if told.status == setting.verdict.status:
            return "told_again" if now == then else "told_with_another_date"
        return "told_in_another_status"
    if now and then and now != then:
        later = _STEPS.index(setting.group.events[-1]) > _STEPS.index(told.events[-1])
        return "in_order" if later == (now > then) else "out_of_order"
    return ""


def _end(date: DateMention | None) -> dt.date | None:
    return date.date_end if date else None


def _where_it_stands(it: Candidate, setting: Setting) -> Iterator[Look]:
    bare, at, end = setting.bare, it.start, it.start + len(it.name.text)
    before, after, group = bare[max(0, at - 5) : at], bare[end : end + 2], setting.group
    if _PREPOSITION.search(before):
        yield "behind_preposition", 1.0
    if _CONTENTS.search(before):
        yield "contents", 1.0
    if after[:1] and after[0] in "、和及与":
        yield "in_list", 1.0
    if after[:1] == "的":
        yield "owner", 1.0
    if end == setting.end > setting.start:
        yield "ends_own", 1.0
    if at == setting.start:
        yield "begins_own", 1.0
    if at >= group.end:
        yield "behind_event", 1.0
    if it.name.text == setting.own:
        yield "is_own", 1.0
    if end <= group.start:
        yield f"clauses_between_{min(4, bare.count(',', end, group.start))}", 1.0
        between = sum(1 for other in setting.sentence.groups if end <= other.start < group.start)
        yield f"events_between_{min(2, between)}", 1.0
        if ";" in bare[end : group.start]:
            yield "semicolon_between", 1.0


def _by_its_words(it: Candidate, setting: Setting) -> Iterator[Look]:
    text = it.text
    for name in _words_say(text):
        yield name, 1.0
    yield f"kind_{it.name.kind}", 1.0
    if is_piece(it.name):
        yield "piece", 1.0
        if is_piece(it.name, alone=True):
            yield "piece_with_whole", 1.0
    if setting.main and text != setting.main:
        if text.startswith(setting.main):
            yield "goes_on_main", 1.0
        elif setting.main.startswith(text):
            yield "begins_main", 1.0
    if text in setting.lately:
        yield "named_lately", 1.0
    if suits(setting.group, it.name.kind):
        yield "suits", 1.0
    if any(text != other and text in other for other in setting.texts):
        yield "within_another", 1.0
    if any(text != other and other in text for other in setting.texts):
        yield "holds_another", 1.0


@lru_cache(maxsize=1024)
def _words_say(text: str) -> tuple[str, ...]:
    flags = {
        _length(len(text)): True,
        "length_absurd": len(text) > 24,
        "project": text.endswith(("项目", "工程")),
        "work": is_verbal(text),
        "part": is_part(text),
        "counted": bool(COUNT_FIRST.match(text) or _QUANTITY_FIRST.match(text)),
        "short_head": has_short_head(text),
        "bare_head": is_bare_head(text),
        "sentence_inside": bool(_SENTENCE_INSIDE.search(text)),
        "possessive": "的" in text,
        "list": "、" in text,
        "headless": not HEAD_END.search(text),
        "no_name": bool(NO_NAME.search(text)),
        "begins_badly": bool(_BEGINS_BADLY.match(text)),
        "phase": is_phase(text),
        "cut": any(cut["cut"] for cut in CUT.finditer(text)),
        "clause": bool(_CLAUSE.search(text)),
    }
    return tuple(name for name, holds in flags.items() if holds)


def _length(length: int) -> str:
    for limit in (3, 5, 10, 16):
        if length <= limit:
            return f"length_{limit}"
    return "length_more"


def _in_the_story(text: str, setting: Setting) -> Iterator[Look]:
    pairs = _pairs(text)
    if shared := len(pairs & setting.head_pairs):
        yield "headline_share", shared / len(pairs)
    if text in setting.head:
        yield "in_headline", 1.0
        if len(setting.in_head) == 1:
            yield "alone_in_headline", 1.0
    yield f"mentions_{min(3, setting.story.text.count(text))}", 1.0
    if setting.place[text] == setting.first_place:
        yield "named_first", 1.0


def _against_own_words(text: str, setting: Setting) -> Iterator[Look]:
    own = setting.own
    if not own:
        return
    if setting.how == "pointer":
        if own[-1:] == text[-1:]:
            yield "pointer_ends_alike", 1.0
        if own[-2:] == text[-2:]:
            yield "pointer_ends_quite_alike", 1.0
    if text in own:
        yield "in_own", 1.0
    pairs = _pairs(text)
    if shared := len(pairs & _pairs(own)):
        yield "own_share", shared / len(pairs)


def word_looks(it: Candidate, setting: Setting) -> Iterator[str]:
    """The looks of a candidate that count alone: its characters, and those beside it."""
    text, at = it.text, it.start
    yield f"ends {text[-2:]}"
    yield f"ends {text[-1:]}"
    yield f"begins {text[:1]}"
    event = setting.group.events[0]
    yield f"{event} {text[-1:]}"
    yield f"{event} kind_{it.name.kind}"
    yield f"{setting.group.word} kind_{it.name.kind}"
    if at >= 0:
        end, marks = at + len(it.name.text), setting.marks
        yield f"before1 {marks[max(0, at - 1) : at]}"
        yield f"before2 {marks[max(0, at - 2) : at]}"
        yield f"after1 {marks[end : end + 1]}"
        yield f"after2 {marks[end : end + 2]}"


def looks_of_none(setting: Setting) -> Iterator[Look]:
    """What speaks for an event phrase being of no project, or no milestone at all."""
    sentence, group, bare, verdict, date = setting.sentence, setting.group, setting.bare, setting.verdict, setting.date
    dated = "dated" if date else "undated"
    names = [
        "none", f"none {setting.how}", f"none {group.events[0]}", f"none tail_{group.tail}", f"none word_{group.word}",
        f"none flags_{group.flags}", f"none {verdict.status}", f"none rule_{verdict.rule}",
        f"none {verdict.status}_{dated}", f"none {group.events[0]}_{verdict.status}_{dated}",
        f"none {_age(date, sentence.context.edition_date)}",
    ]  # fmt: skip
    if sentence.dates:
        names.append("none sentence_dated")
    if sentence.in_head:
        names.append("none in_head")
    if setting.how == "object":
        names.append(f"none object {_object(setting.marks, group.end)[-2:]}")
    else:
        names.append(f"none own1 {setting.marks[setting.start : setting.end][-1:]}")
        names.append(f"none own2 {setting.marks[setting.start : setting.end][-2:]}")
    names.append(f"none {group.word} {setting.how}")
    names.append(f"none nearest_{_distance(setting.nearest)}")
    if not setting.story.told:
        names.append("none untold")
    own, after = bare[setting.low : group.start], setting.marks[group.end : group.end + 2]
    before = setting.marks[setting.low : group.start][-2:]
    names += [
        f"none after2 {after}",
        f"none after1 {after[:1]}",
        f"none before2 {before}",
        f"none before1 {before[-1:]}",
    ]
    names += [f"none clause_has {word}" for word in _IN_CLAUSE_WORDS if word in own]
    names += [f"none has {word}" for word in _IN_SENTENCE_WORDS if word in sentence.flat]
    yield from ((name, 1.0) for name in names)
    yield "none length", min(3.0, len(sentence.flat) / 60)
    yield "none candidates", min(3.0, len(setting.texts) / 4)


def _age(date: DateMention | None, today: dt.date) -> str:
    if date is None or date.date_end is None:
        return "no_day"
    days = (date.date_end - today).days
    for limit, name in ((-730, "years_ago"), (-365, "a_year_ago"), (-60, "months_ago"), (0, "of_late"), (400, "soon")):
        if days < limit or days == limit == 0:
            return name
    return "far_off"


def _by_order(sentence: PreparedSentence, group: Group, near: Sequence[Candidate]) -> str:
    """What 前者 and 后者 point to: the last but one and the last of the names before."""
    found = list(_ORDER.finditer(sentence.bare, 0, group.start))
    if not found:
        return ""
    first = next(_ORDER.finditer(sentence.bare)).start()
    here = sorted((it for it in near if 0 <= it.start < first), key=lambda it: it.start)
    before = [name.text for text in sentences_before(sentence.context.earlier, 1) for name, _ in names_of(text)]
    names = [it.text for it in here] or list(dict.fromkeys(before))
    names = [it for it in names if not any(it != other and it in other for other in names)]
    return names[-2:][found[-1][0] == "后者"] if len(names) > 1 else ""


def _object(bare: str, at: int) -> str:
    """What stands behind an event phrase, up to the next mark."""
    end = min((found for mark in BREAKS if (found := bare.find(mark, at)) >= 0), default=len(bare))
    return bare[at:end]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
