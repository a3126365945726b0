"""What speaks for a candidate being the project of an event.

A look is a named number; `words/choice_weights.tsv` says how much each counts, by itself and together with how the
event's own words name what it happens to. The weights are learned: see `tests/findings/passages/fit_choice.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.findings.candidates import Candidate
from tasks.findings.choice_setting import Look, Setting, how_far, pairs
from tasks.findings.events import suits
from tasks.findings.name_kinds import has_short_head, is_bare_head, is_part, is_phase, is_verbal
from tasks.findings.patterns import any_of
from tasks.findings.pieces import is_piece, whole_of_piece
from tasks.findings.prepared import COUNT_FIRST, Told
from tasks.findings.project_patterns import CUT, HEAD_END, KINDS, NO_NAME
from tasks.text.dates import DateMention
from tasks.text.width import narrow
from tasks.text.words import load_rows, load_words
from warehouse.records import Event

_PREPOSITION = re.compile(
    r"(?:在|按照?|与|和|及|对|由|为|将|把|至|从|向|于|以|给|让|被|随着|通过|围绕|针对|位于|来到|走进)$"
)
_CONTENTS = re.compile(
    r"(?:新建|建设|包括|包含|设有|设|修建|改造|含|建有|配套|铺设|安装|拆除|完成|推进|实施)"
    r"[\d一二两三四五六七八九十]*[座条个所家处栋项部台]?$"
)
_SENTENCE_INSIDE = re.compile(r"[按将把使让集到并已]|正在|需要|可以|进行|实现|确保|完成|细化|明确")
_BEGINS_BADLY = re.compile(
    r"[至及比用等被系为将在对把让从由按向或即使到了的是各其此相因就又再还]|和(?!平|谐|顺|睦|悦)|与"
)
_CLAUSE = re.compile(r"[是系离说称答应符距到让给把被请求已将正可]|位于|成为|读懂|相当|至此|定档|时候|预备")

_VERBS = frozenset(load_words("tasks.findings", "choice_verbs"))
_PEOPLE = re.compile(r"[者们]|工人|人员|单位|居民|村民|群众")
# What a name of no proper words is made of: heads, works, parts, and what stands between them.
_COMMON = {row[0] for row in load_rows("tasks.findings", "project_words")}
_PLAIN = re.compile(
    any_of({*KINDS, *_COMMON, *load_words("tasks.findings", "choice_plain_words")})
    + r"|[\d\s、和及与等的各全所新旧老原本该此这一两三四五六七八九十大小东西南北上下左右内外主期#()]|\x00"
)
_QUANTITY_FIRST = re.compile(r"[\d一二两三四五六七八九十]+(?:\.\d+)?(?:万|亿)?(?:平方米|立方米|公里|米|座|条|个|栋|台)")
_STEPS: tuple[Event, ...] = (
    "approval", "signing", "land_clearance", "start", "topping_out", "completion", "acceptance", "handover",
    "opening", "relocation", "other",
)  # fmt: skip


def looks_of(it: Candidate, setting: Setting) -> Iterator[Look]:
    """The looks of a candidate that count alone and together with `Setting.how`."""
    yield "any", 1.0
    for source in it.sources:
        yield f"from_{source}", 1.0
    yield "sources", float(min(3, len(it.sources)))
    yield how_far(it.distance), 1.0
    if it.opens:
        yield "opens", 1.0
        yield f"opens_{how_far(it.distance)}", 1.0
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
    yield from _against_lead(it, setting)
    if it.text == setting.ruled:
        yield "ruled", 1.0


def _against_lead(it: Candidate, setting: Setting) -> Iterator[Look]:
    lead = setting.lead
    if lead is None:
        return
    text = lead.text
    if lead.generic:
        if text[-1:] == it.text[-1:]:
            yield "lead_ends_alike", 1.0
        if it.start >= 0 and it.start > lead.start:
            yield "behind_lead", 1.0
    elif narrow(text) == it.text:
        yield "is_lead", 1.0
        yield f"is_lead_{min(3, setting.lead_back)}", 1.0
    else:
        yield "not_lead", 1.0
        if text in it.text:
            yield "holds_lead", 1.0
        elif it.text in text:
            yield "within_lead", 1.0


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
    if whole_of_piece(it.name) is not it.name:
        yield "piece_of_named", 1.0
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
        "verb_first": text[:2] in _VERBS,
        f"proper_{proper(text)}": True,
        "people": bool(_PEOPLE.search(text)),
    }
    return tuple(name for name, holds in flags.items() if holds)


@lru_cache(maxsize=1024)
def proper(text: str) -> int:
    """How many characters of a name are no common words, up to four."""
    return min(4, len(_PLAIN.sub("", text)))


def _length(length: int) -> str:
    for limit in (3, 5, 10, 16):
        if length <= limit:
            return f"length_{limit}"
    return "length_more"


def _in_the_story(text: str, setting: Setting) -> Iterator[Look]:
    own_pairs = pairs(text)
    if shared := len(own_pairs & setting.head_pairs):
        yield "headline_share", shared / len(own_pairs)
        yield "headline_cover", shared / len(setting.head_pairs)
    if text in setting.head:
        yield "in_headline", 1.0
        if len(setting.in_head) == 1:
            yield "alone_in_headline", 1.0
    mentions = setting.mentions[text]
    yield f"mentions_{min(3, mentions)}", 1.0
    if mentions == setting.most_mentions:
        yield "most_mentioned", 1.0
    if text == setting.told_most:
        yield "told_most", 1.0
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
    own_pairs = pairs(text)
    if shared := len(own_pairs & pairs(own)):
        yield "own_share", shared / len(own_pairs)


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
