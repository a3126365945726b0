"""A text cut at whatever stands as a label before its paragraphs, and which side of a talk each label is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeVar

from tasks.findings.offices import leading_office, office_name, signature_office
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label, read_boxed, read_label
from tasks.findings.question_lines import inked
from tasks.findings.question_phrases import opens_reply, told_by
from tasks.findings.question_records import Span

Side = Literal["question", "asker", "reply", "office", "meta", "stop", "interview", "none", "requests"]

_T = TypeVar("_T")
_NUMBER = re.compile(r" *(?:[0-9]{1,2}[.、)](?![0-9])|[一二三四五六七八九十]{1,3}[、.]) *")
_BOXED = re.compile(r" *[^\w【\[\u3014〖 ]{0,3}[【\[\u3014〖]([^】\]\u3015〗\n]{1,24})[】\]\u3015〗] *:?")
_COLON = re.compile(
    r" *[^\w“@ ]{0,3} *((?:[^:。!?;,\n【】“”]|“[^”\n]{1,16}”|(?<=[0-9]):(?=[0-9]{2})){1,26}?)"
    r" *(?:(?<![0-9]):|:(?![0-9]))"
)
_SPACED = re.compile(r" *[^\w“@ ]{0,3}([^\s:。!?;,、“”()@]{2,8})\s+(?=\S.{2})")
_BARE = re.compile(r" *[^\w“@ ]{0,3}([^\n。!?;,]{2,26}?):? *")
_ORNATE = re.compile(r" *([▲△▼▽→➜■□●○◆◇★☆▶►])(?=[^\s▲△▼▽→➜■□●○◆◇★☆▶►])")
_TIME = re.compile(
    r"^(?:次日|当[日天])?[0-9]{1,2}:[0-9]{2} *|(?:[0-9]{1,2}月[0-9]{1,2}日)? *(?:[0-9]{1,2}:[0-9]{2})? *$"
)
_COUNTER = re.compile("(?<=..)(?:[①-⑳]|[0-9]{1,2}|[一二三四五六七八九十]{1,2})$")
_FIELD = re.compile("^[一-鿿]{2}(?:人|者|单位|部门|情况|结果|事项|内容|问题|诉求)$")
_SIGNED_FIELD = re.compile(r"[一-鿿]{2}(?:单位|部门|人): *([^:。!?\n]{3,20})$")
_VERDICT = re.compile("[^。]{0,4}属实。?")
_STOPPED = re.compile("[。!?;]")
_OFFICIAL = re.compile("(?:[省市县区镇乡村局]长|书记|主任|[院所科处站队]长|支书|经理)[一-鿿]{2,4}$")
_FIGURES = re.compile(r"[0-9A-Za-z]{4,}|[0-9]$|^[0-9]")
_LONGEST_VALUE = 24
_MOSTLY = 0.5
_FEWEST = 2
_MOST_BOXES = 4


@dataclass(slots=True)
class Segment:
    """What one label heads: its words, its key (the words without number, name and time), its lines."""

    words: str
    key: str
    label: Label | None
    start: int
    lines: list[Span] = field(default_factory=list)
    side: Side = "none"
    alone: bool = False  # the label is a line of its own
    single: bool = False  # its words come once: a name

    def said(self, text: str) -> str:
        """The lines as one string."""
        return "\n".join(text[a:b] for a, b in self.lines)


def cut_segments(text: str, lines: Sequence[Span]) -> list[Segment]:
    """The segments of a narrowed text, in order, each with its side. What stands before the first has an empty key."""
    heads = [_head(text, start, end) for start, end in lines]
    boxed = sum(_BOXED.match(text, start, end) is not None for start, end in lines) >= _MOST_BOXES
    often = {key for key, count in Counter(head[1] for head in heads if head).items() if count >= _FEWEST}
    voices = _voices(text, lines, heads)
    segments = [Segment("", "", None, 0)]
    for number, ((start, end), head) in enumerate(zip(lines, heads, strict=True)):
        box = number in voices or (boxed and head is not None and _BOXED.match(text, start, end) is not None)
        begins = head is not None and (head[1] in often or box or _speaks(head[2], alone=head[4]))
        if head is not None and begins and not _sign(head, segments, often):
            words, key, label, behind, alone = head
            segments.append(Segment(words, key, label, start, alone=alone))
            rest = inked(text, behind, end)
            if rest[0] < rest[1]:
                segments[-1].lines.append(rest)
        else:
            segments[-1].lines.append(inked(text, start, end))
    count_of = Counter(segment.words for segment in segments)
    keys = Counter(segment.key for segment in segments)
    for segment in segments:
        segment.single = count_of[segment.words] == 1 == keys[segment.key]
    _take_sides(text, segments[1:])
    return segments


def _voices(text: str, lines: Sequence[Span], heads: Sequence[_Head | None]) -> set[int]:
    """Lines of two who speak once each: 清河村菜农 耿二柱：…？, and right below 县农技站 裴工：…."""
    found: set[int] = set()
    for at, (asked, said) in enumerate(pairwise(heads)):
        if asked is None or said is None or asked[4] or said[4] or text[lines[at][1] - 1] != "?":
            continue
        if office_name(said[0].split(" ")[0]) and not office_name(asked[0].split(" ")[0]):
            found |= {at, at + 1}
    return found


def _sign(head: _Head, segments: list[Segment], often: set[str]) -> bool:
    """Whether a bare line with a name stands below what is said: 乘客 余小雨, under the question."""
    above = segments[-1]
    if head[4] and head[1] == "<reply>" and above.key == head[1] and above.lines and not above.alone:
        return True  # 市医疗保障局, below its reply
    return head[4] and not head[0].endswith(":") and head[1] not in often and bool(segments[-1].lines)


_Head = tuple[str, str, Label | None, int, bool]


def _head(text: str, start: int, end: int) -> _Head | None:
    """The label that a line begins with: its words, key, reading, where it ends, and whether it is the whole line."""
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    if hit := _BOXED.match(text, start, end):
        return _named(hit[1], read_boxed(hit[1]), hit.end(), end)
    if hit := _COLON.match(text, start, end):
        return _named(hit[1], read_label(_TIME.sub("", hit[1]).strip()), hit.end(), end)
    spaced = _SPACED.match(text, start, end)
    if spaced and _FIELD.search(spaced[1]):
        return _named(spaced[1], read_boxed(spaced[1]), spaced.end(), end)
    if (hit := _BARE.fullmatch(text, start, end)) and "  " not in hit[1] and text[start] not in "(—":
        words = hit[1].strip()
        return words, _key(words, label := read_label(_TIME.sub("", words).strip())), label, end, True
    if spaced:
        return _named(spaced[1], read_boxed(_COUNTER.sub("", spaced[1])), spaced.end(), end)
    if hit := _ORNATE.match(text, start, end):
        return hit[1], hit[1], None, hit.end(), False
    return None


def _named(words: str, label: Label | None, behind: int, end: int) -> _Head:
    return words.strip(), _key(words, label), label, behind, behind >= end


def _key(words: str, label: Label | None) -> str:
    """What is the same in labels of one kind: 居民“江风” and 居民白大姐 give one key, as 烦心事① and 烦心事② do."""
    words = _TIME.sub("", words).strip()
    if label and label.who and label.kind in ("question", "reply"):
        return f"<{label.kind}>"
    return _COUNTER.sub("", words) or words


def _speaks(label: Label | None, *, alone: bool) -> bool:
    """Whether a label that comes once is one by its words: an office's name, 读者汪平, 答复单位."""
    if label is None or label.kind in ("unknown", "salutation", "meta", "subject"):
        return False
    return label.kind != "interview" and (not alone or bool(label.who or label.form))


def _take_sides(text: str, segments: list[Segment]) -> None:
    keys = dict.fromkeys(segment.key for segment in segments)
    for key in keys:
        of_key = [segment for segment in segments if segment.key == key]
        side = _side(text, of_key)
        for segment in of_key:
            segment.side = "meta" if _VERDICT.fullmatch(segment.said(text)) else side
    asked = any(segment.side == "question" for segment in segments)
    for segment in segments:
        if segment.side == "requests":
            segment.side = "none" if asked else "question"
    for key in keys:
        _take_place(segments, key)


def _take_place(segments: list[Segment], key: str) -> None:
    """A label that says nothing, whose texts show nothing: the side that its place gives it."""
    talk = [segment for segment in segments if segment.side in ("question", "reply", "none")]
    at = [i for i, segment in enumerate(talk) if segment.key == key and segment.side == "none"]
    if len(at) < _FEWEST:
        return
    before = sum(i > 0 and talk[i - 1].side == "question" for i in at)
    behind = sum(i + 1 < len(talk) and talk[i + 1].side == "reply" for i in at)
    answered = sum(one.side == "question" and other.side == "reply" for one, other in pairwise(talk))
    if before > _MOSTLY * len(at) and not answered:
        side: Side = "reply"
    elif behind > _MOSTLY * len(at) and not before:
        side = "question"
    else:
        return
    for i in at:
        talk[i].side = side


def _side(text: str, segments: list[Segment]) -> Side:
    label = segments[0].label
    kind = label.kind if label else "unknown"
    valued = [segment for segment in segments if segment.lines]
    values = [segment.said(text) for segment in valued if is_value(segment.said(text))]
    short = bool(valued) and len(values) == len(valued)
    offices = _share(values, lambda value: office_name(value) is not None)
    if short and kind in ("reply", "unknown") and offices > _MOSTLY:
        return "office"
    if kind == "subject":
        return "meta"
    if kind in ("office", "asker", "meta", "stop", "interview"):
        return kind
    if kind in ("question", "reply"):
        named = short and kind == "question" and not any(map(_asks, values))
        return "asker" if named else kind
    texts = [segment.said(text) for segment in valued]
    if not texts:
        return "meta"
    asking = _share(texts, lambda said: "?" in said)
    if asking < _MOSTLY and all(leading_office(it.words) or _OFFICIAL.search(it.words) for it in segments):
        return "reply"
    official = _share(valued, lambda segment: by_office(text, segment))
    if official > _MOSTLY and asking < _MOSTLY:
        return "reply"
    if asking >= _MOSTLY:
        return "question"
    if _share(texts, _asks) >= _MOSTLY and not short:
        return "requests"
    if short:
        return "meta" if any(map(_FIGURES.search, values)) or "属实" in values[0] else "asker"
    return "none"


def _share(items: Sequence[_T], what: Callable[[_T], bool]) -> float:
    return sum(map(what, items)) / len(items) if items else 0.0


def _asks(words: str) -> bool:
    return asks(words)


def is_value(words: str) -> bool:
    """Is what a label heads a name or a number, no sentence?"""
    return len(words) <= _LONGEST_VALUE and not _STOPPED.search(words) and "\n" not in words


def by_office(text: str, segment: Segment) -> bool:
    """Does what a label heads begin or end as an office's reply: 市水务局：…, 经核查…, …（市住建局）?"""
    start, end = segment.lines[0]
    if opens_reply(text, start) or told_by(text, start, end) or signature_office(segment.said(text)):
        return True
    if (field_end := _SIGNED_FIELD.search(segment.said(text))) and office_name(field_end[1]):
        return True
    hit = _COLON.match(text, start, end)
    name = hit[1] if hit else text[start:end].split(" ")[-1]
    return bool(office_name(name) or (hit and leading_office(name)))
