"""Where the labels of questions and replies stand in a body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from tasks.findings.offices import office_name, office_of
from tasks.findings.patterns import any_of
from tasks.findings.question_labels import Label, read_boxed, read_label
from tasks.findings.question_pairs import Paired, paired_labels
from tasks.text.words import load_rows, load_words

_COLON = r"(?:(?<![0-9]):|(?<=[QAqa问答][0-9]):|:(?![0-9]{2}))"
_WORDS = r"((?:[^:。!?;|\n\[\]【】\u3014\u3015]|(?<=[0-9]):(?=[0-9]{2})){1,45}?)"
_BRACKETS = r"[【\[\u3014]([^】\]\u3015\n]{1,40})[】\]\u3015] *:?"
_LINE = re.compile(
    rf"[ \t]*(?:[^【\[\u3014\n一-鿿]{{0,4}}{_BRACKETS}|{_WORDS}(?:{_COLON}|[|])"
    r"|[^一-鿿\n]{0,3}([一-鿿]{0,5}[问答])(?=[ ]))"
)
_INSIDE = re.compile(rf"(?<=[。!?…”』】\])]) *(?:{_BRACKETS}|{_WORDS}{_COLON})")
_BEHIND_LABEL = re.compile(rf" *{_WORDS}{_COLON}")
_FIRM_FIELD = any_of(row[0] for row in load_rows("tasks.findings", "question_fields") if row[1][-1] != "?")
_FIELD = any_of(row[0] for row in load_rows("tasks.findings", "question_fields"))
_FORM = re.compile(
    rf"(?<=[ ;|])(?:[【\[]({_FIELD})[】\]] *:?|({_FIRM_FIELD}|[一-鿿]{{2}}人|[一-鿿]{{2}}(?:单位|部门)) *:)"
)
_DASHED = re.compile(r"[ \t]*([^:。!?;,|\n—]{2,24})—{1,2}(?=[^—\n])")
_BARE = re.compile(r"(?:[^。!?;:,、\n“”]|(?<=[0-9]):(?=[0-9]{2})){2,26}")
_PART = re.compile("[(]?[一二三四五六七八九十]{1,2}[)、]")
_SPEAKS = re.compile("(?:表示|介绍说?|解释说?|说|称)$")
_QUOTES = re.compile(r"\s*[“\"「](?![^”\"」\n]{1,16}[”\"」]\s*(?:您好|你好|:))")  # but “江风”您好 greets
_PERSON = re.compile("[一-鿿]{2,3}")
_NOUNS = frozenset(load_words("tasks.findings", "question_askers"))
_GREETING = re.compile(r"\s*(?:您|你)好")
_NO_LABELS = frozenset({"unknown", "meta", "salutation", "interview", "stop"})  # what a label's place outweighs


@dataclass(frozen=True, slots=True)
class Mark:
    """A label in a text: it begins at `start`, what it labels begins at `end`."""

    label: Label
    text: str
    start: int
    end: int
    first: bool  # at the start of a line
    bare: bool = False  # a line of its own, without a colon


def find_marks(text: str) -> tuple[Mark, ...]:
    """The labels of a narrowed text (paragraphs joined by \\n) that may matter, in order.

    A label stands at the start of a line, or behind the end of a sentence inside a line that itself begins with one.
    """
    marks: list[Mark] = []
    paired = paired_labels(text)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        first = _first_mark(text, start, end, paired)
        if first is not None:
            marks.append(first)
            if first.label.kind != "unknown" and not first.bare:
                marks.extend(_marks_inside(text, first.end, end, first.label))
        start = end + 1
    return tuple(_without_quoted_replies(_without_lone_bare([_introduced(text, mark) for mark in marks])))


def _introduced(text: str, mark: Mark) -> Mark:
    """赵明：…, whom the text has called 市住建局局长赵明, speaks for the office."""
    if mark.label.kind != "unknown" or not _PERSON.fullmatch(mark.text.strip()):
        return mark
    name = mark.text.strip()
    led = re.search(f"(?:[市县区州镇乡]长|书记){re.escape(name)}", text[: mark.start])
    office = office_of(name, text[: mark.start]) or (name if led else None)
    return replace(mark, label=Label("reply", office, firm=False)) if office else mark


def _first_mark(text: str, start: int, end: int, paired: Mapping[int, Paired]) -> Mark | None:
    told = paired.get(start)
    if told and told.bare:
        return Mark(told.label, text[start:end], start, end, first=True, bare=True)
    hit = _LINE.match(text, start, end)
    words = (hit[1] or hit[2] or hit[3]) if hit else ""
    if "—" in words and (dashed := _dashed_mark(text, start, end)):
        return dashed
    label = (read_boxed(words) if hit[1] else read_label(words)) if hit else None
    if told and (label is None or not label.firm or label.kind in _NO_LABELS):
        behind = _BEHIND_LABEL.match(text, told.end, end)
        asks = read_label(behind[1]) if behind else None
        if asks is None or asks.kind != "question":  # 【何时】市民钟女士反映：…: that label says more
            return Mark(told.label, told.words, _ink(text, start, end), told.end, first=True)
    if hit and (label is None or label.kind == "unknown") and not _QUOTES.match(text, hit.end()):
        spoken = _SPEAKS.search(words)
        office = office_name(words[: spoken.start()]) if spoken else None
        label = Label("reply", office, firm=False) if office else label  # 市城管局负责人说：, in no report's quotation
    if label and label.kind == "asker" and hit and _GREETING.match(text, hit.end()):
        label = Label("salutation")  # 来信人：您好, a reply's first words
    if hit is None:
        return _dashed_mark(text, start, end) or _bare_mark(text, start, end)
    return Mark(label, words, _ink(text, start, end), hit.end(), first=True) if label else None


def _dashed_mark(text: str, start: int, end: int) -> Mark | None:
    """市民孙先生——…: a dash for the colon, behind the name of one who asks or of an office."""
    hit = _DASHED.match(text, start, end)
    label = read_label(hit[1]) if hit else None
    if hit is None or label is None or not label.who or label.kind not in ("question", "reply"):
        return None
    return Mark(label, hit[1], _ink(text, start, end), hit.end(), first=True)


def _bare_mark(text: str, start: int, end: int) -> Mark | None:
    hit = _BARE.fullmatch(text, start, end)
    label = read_label(hit[0]) if hit else None
    if label and label.noun and label.who == label.noun:
        label = replace(label, firm=True)  # 网友, alone on its line
    if (
        label is None
        or not (label.form or label.plain or label.firm)
        or label.kind not in ("question", "reply", "office", "meta")
    ):
        return None
    if label.weak or (label.plain and (label.kind == "question" or len(text[start:end].strip()) < 2)):
        return None
    return Mark(label, text[start:end], start, end, first=True, bare=True)


def _names_as_first(label: Label, first: Label) -> bool:
    """网友“白鹭”： behind what 网友“江风” asks, in one paragraph."""
    return label.kind == first.kind == "question" and label.noun in _NOUNS and label.noun == first.noun != label.who


def _marks_inside(text: str, start: int, end: int, first: Label) -> list[Mark]:
    found: dict[int, Mark] = {}
    asked = first.kind == "question"
    behind = _BEHIND_LABEL.match(text, start, end)
    named = read_label(behind[1]) if behind else None
    if behind and named and named.kind == "reply" and named.who:  # 办理：市城管局答复：
        found[behind.end()] = Mark(named, behind[1], _ink(text, start, end), behind.end(), first=False)
    for pattern in (_INSIDE, _FORM):
        for hit in pattern.finditer(text, start, end):
            bracket = hit[1]
            words = bracket or hit[2]
            label = read_boxed(words) if bracket else read_label(words)
            if label and label.kind == "reply" and _PART.match(words):
                continue  # 二、处理情况： is a part of what is replied
            if label and label.kind in ("question", "asker", "reply", "office", "meta", "subject"):
                names_it = bool(label.who) and (label.kind == "reply" or _names_as_first(label, first))
                names_it = names_it and (asked or not text[start : hit.start()].strip())
                names_it = names_it or label.kind == "asker"
                if label.weak or not (label.firm or label.plain or bracket or names_it):
                    continue
                found.setdefault(
                    hit.end(), Mark(label, words, _ink(text, hit.start(), hit.end()), hit.end(), first=False)
                )
    return [found[place] for place in sorted(found)]


def _ink(text: str, start: int, end: int) -> int:
    """The first place from `start` that is no blank."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _without_lone_bare(marks: list[Mark]) -> list[Mark]:
    """Lines that look like a label without a colon count only where questions and replies both have labels."""
    kinds = {mark.label.kind for mark in marks if mark.label.firm or mark.label.form or mark.label.plain}
    firmly = {mark.label.kind for mark in marks if mark.label.form and not mark.bare}
    if ("question" in kinds and kinds & {"reply", "office"}) or "office" in firmly:
        return marks
    return [mark for mark in marks if not mark.bare]


def _without_quoted_replies(marks: list[Mark]) -> list[Mark]:
    """A reply told inside a question is none where the real one has a line of its own; and the like for replies."""
    heads = [i for i, mark in enumerate(marks) if mark.first and mark.label.kind not in ("unknown", "salutation")]
    drop: set[int] = set()
    for here, there in pairwise([*heads, len(marks)]):
        inside = range(here + 1, there)
        after = marks[there].label.kind if there < len(marks) else None
        asks = marks[here].label.kind == "question"
        answered = any(marks[i].label.kind == "reply" for i in inside)
        quoted = after in ("reply", "office") if asks else marks[here].label.kind == "reply" and not answered
        if quoted:
            kept = [marks[i].label.form or _names_as_first(marks[i].label, marks[here].label) for i in inside]
            drop.update(i for i, keep in zip(inside, kept, strict=True) if not (marks[i].first or keep))
    return [mark for i, mark in enumerate(marks) if i not in drop]
