"""The lines below a headline into paragraphs: leads and signatures cut off, breaks mended, repeats left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tasks.pages.captions import caption_words, looks_captioned, plain_sentence
from tasks.pages.credits import Credit, read_credit
from tasks.pages.kinds import Kind
from tasks.pages.labels import is_numbered, spoken_role
from tasks.pages.leads import read_from, read_lead, read_tail, read_to
from tasks.pages.lines import OPENS_NOTHING, Layout, Line
from warehouse.records import Role

_LONGEST_ROW = 48
_END = 5
_OPENS = 40  # characters of a next line that must agree
_MOST_ALIKE = 40
_LAST = 24
_UNFINISHED = 20  # characters of a line with commas that no stop ends
_INK = re.compile(r"[^\w]+")
_FIGURES = re.compile(r"\d+|[一二三四五六七八九十百千万]+")
_REPORTED = re.compile("记者|通讯员|整理|采写|编辑|实习")  # else who asks or replies signs what is said
_CITIZEN = re.compile("居民|市民|村民|网友|家长|业主|群众|商户|摊贩|车主|乘客|学生")
# 2018年11月27日, 2015/7/29 11:50:15: the day at the end of what was said; nothing goes on behind it.
_SIGNED_DAY = re.compile(
    r"(?:^|[^于在自从到至日])[12]\d{3}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}:\d\d(?::\d\d)?)?$"
)
_HANGING = re.compile(r"(?:正在|[的和与及在将把被对为向从以、,到])$")


@dataclass(slots=True)
class Cut:
    """What a line gives to the body: `text[first:last]` of the line, counted from the line's start."""

    line: int
    first: int
    last: int


@dataclass(slots=True)
class Reading:
    """What the lines below a headline say."""

    paragraphs: list[list[Cut]] = field(default_factory=list)
    captions: list[Cut] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # credits as printed
    dateline: str | None = None
    continues_on: str | None = None
    continued_from: str | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    repeats: dict[int, int] = field(default_factory=dict)  # line -> the earlier line that it repeats

    def sign(self, credit: Credit | None, words: str | None) -> None:
        """Take the names of a credit."""
        if credit is not None and credit.authors:
            self.authors += credit.authors
            if words:
                self.words.append(words)


def read_body(
    lines: Sequence[Line],
    kinds: Sequence[Kind],
    rest: Sequence[int],
    layout: Layout,
    above: Sequence[int] = (),
    *,
    pictured: bool = False,
) -> Reading:
    """Read the lines `rest` of one story; what repeats a line of `above` (its titles) is left out.

    Captions are told by kind; a story of captions alone is a picture's text. `pictured`: the byline says that there
    are pictures (文/图), so a last line that is one short plain sentence is a caption.
    """
    reading = Reading()
    seen = _Seen({i: ink(lines[i].text) for i in above})
    text_lines = [i for i in rest if kinds[i] not in (Kind.CAPTION, Kind.TAIL, Kind.BYLINE, Kind.TO)]
    picture = not text_lines
    last: int | None = None
    talk = _talk(lines, kinds, rest)
    for at, i in enumerate(rest):
        following = ink(lines[rest[at + 1]].text) if talk and at + 1 < len(rest) else None
        earlier = seen.find(ink(lines[i].text), following, talk=talk)
        if earlier is not None:
            reading.repeats[i] = earlier
            reading.roles[i] = reading.roles.get(earlier, "body")
            continue
        seen.add(i, ink(lines[i].text))
        trailing = kinds[i] is Kind.SHORT and looks_captioned(lines[i].flat) and _all_short(kinds, rest, i)
        shown = pictured and text_lines[1:] and i == text_lines[-1] and plain_sentence(lines[i].flat)
        if (kinds[i] is Kind.CAPTION and not picture) or trailing or shown:
            caption = Cut(i, *caption_words(lines[i].text))
            reading.captions += [caption] if caption.last > caption.first else []
            reading.roles[i] = "caption"
            continue
        cut = _body_cut(reading, lines[i], kinds[i], i)
        if cut is None:
            last = None if kinds[i] is Kind.TAIL else last
            continue
        if last is not None and _broken(lines[last], kinds[last], lines[i], kinds[i], layout):
            reading.paragraphs[-1].append(cut)
        else:
            reading.paragraphs.append([cut])
        last = i if not lines[i].text[cut.last :].strip() else None
    return reading


def _talk(lines: Sequence[Line], kinds: Sequence[Kind], rest: Sequence[int]) -> bool:
    """Whether a story consists of questions and replies, in which offices and set phrases come again and again."""
    return sum(kinds[i] is Kind.LABEL and spoken_role(lines[i], frozenset()) is not None for i in rest) >= 2


def _all_short(kinds: Sequence[Kind], rest: Sequence[int], at: int) -> bool:
    return all(kinds[i] in (Kind.SHORT, Kind.CAPTION) for i in rest if i >= at)


def _body_cut(reading: Reading, line: Line, kind: Kind, index: int) -> Cut | None:
    """Cut markers, lead and signature off a line; what is left is body. None where nothing is left."""
    text, first, last = line.text, 0, len(line.text)
    if found := read_from(text):
        first, reading.continued_from = found
    if found_to := read_to(text):
        last, reading.continues_on = found_to
    lead = read_lead(text[first:last]) if kind in (Kind.LEAD, Kind.FROM, Kind.PROSE) else None
    if lead:
        first += lead.end
        reading.dateline = reading.dateline or lead.dateline
        reading.sign(lead.credit, lead.words)
    if kind is Kind.BYLINE:
        reading.sign(read_credit(text), text)
        reading.roles[index] = "byline"
        return None
    tail = read_tail(text[first:last].rstrip()) if kind is not Kind.SHORT else None
    reported = tail and tail.credit and tail.credit.explicit and _REPORTED.search(tail.words or "")
    if tail and not reported and (kind is Kind.LABEL or (is_numbered(line.flat) and _CITIZEN.match(tail.words or ""))):
        tail = None  # 问：……？（李女士）: who asks, no author
    if tail:
        last = first + tail.start
        reading.sign(tail.credit, tail.words)
        reading.dateline = reading.dateline or tail.dateline
    elif kind is Kind.CAPTION:
        last = max(first, caption_words(text)[1])
    first, last = _trim(text, first, last)
    reading.roles[index] = "body" if last > first else "byline" if tail or lead else "furniture"
    return Cut(index, first, last) if last > first else None


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _broken(before: Line, before_kind: Kind, line: Line, kind: Kind, layout: Layout) -> bool:
    """Whether the layout broke one paragraph into these two lines."""
    if line.flat[0] in OPENS_NOTHING:
        return True
    if kind not in (Kind.PROSE, Kind.SHORT) or before.ended or is_numbered(line.flat):
        return False
    if (layout.indented and line.indent > 0) or (layout.gaps_part and line.gap and len(before.flat) < _LONGEST_ROW):
        return False
    if (_is_row(before) and _is_row(line)) or (line.gap and _SIGNED_DAY.search(before.flat)):
        return False
    if before_kind is Kind.SHORT:
        unfinished = len(before.flat) >= _UNFINISHED and before.flat.count(",") >= 2
        return kind is Kind.PROSE and (unfinished or bool(_HANGING.search(before.flat)))
    return before_kind in (Kind.PROSE, Kind.LEAD, Kind.FROM) or len(before.flat) > 30


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table: short, in columns, no sentence (某产业园　1月开工　预计明年6月竣工)."""
    if "\t" in line.text.strip():
        return True
    parts = line.text.split()
    return len(parts) >= 2 and len(line.flat) <= _LONGEST_ROW and "。" not in line.flat and min(map(len, parts)) >= 2


class _Seen:
    """The lines of a story so far, to find what repeats them."""

    def __init__(self, start: dict[int, str]) -> None:
        self.inks: dict[int, str] = {}
        self.ends: dict[str, list[int]] = {}  # lines by their first and by their last characters
        self.whole = ""
        self.last: int | None = None  # the earlier line that the line before repeated
        for index, text in start.items():
            self.add(index, text)

    def add(self, index: int, text: str) -> None:
        self.inks[index] = text
        for end in {text[:_END], text[-_END:]}:
            self.ends.setdefault(end, []).append(index)
        self.whole += "\n" + text
        self.last = None

    def find(self, text: str, following: str | None = None, *, talk: bool = False) -> int | None:
        """The earlier line that holds this text whole, up to a few characters of noise.

        In a talk lines come again by chance (回复单位:市教育局, a set phrase of a reply): a line repeats there
        in a run of repeats, or where `following`, the next line, repeats too.
        """
        if len(text) < 12 or (talk and self.last is None and not self._both(text, following)):
            found = self._in_run(text)
        elif text in self.whole:
            found = next((i for i, earlier in self.inks.items() if holds(earlier, text)), None)
        elif len(text) >= 30:
            alike = self.ends.get(text[:_END], [])[-_MOST_ALIKE:] + self.ends.get(text[-_END:], [])[-_MOST_ALIKE:]
            found = next((i for i in sorted(alike) if nearly(text, self.inks[i])), None)
        else:
            found = None
        if found is not None:
            self.last = found
        return found

    def _both(self, text: str, following: str | None) -> bool:
        """Whether a line and the one behind it stand above in the same order."""
        if following is None and text in self.whole and len(text) >= _LAST:
            return True  # a talk's last line
        if following is None or text not in self.whole:
            return len(text) >= 40 or (len(text) >= 30 and following is not None and self._nearly_both(text, following))
        return f"{text}\n{following[:_OPENS]}" in self.whole

    def _nearly_both(self, text: str, following: str) -> bool:
        """The same up to a few characters of noise in each of the two lines."""
        alike = self.ends.get(text[:_END], [])[-_MOST_ALIKE:] + self.ends.get(text[-_END:], [])[-_MOST_ALIKE:]
        pairs = ((self.inks[i], self.inks.get(i + 1, "")) for i in alike)
        return any(len(b) >= _LAST and nearly(text, a, least=90) and nearly(following, b, least=90) for a, b in pairs)

    def _in_run(self, text: str) -> int | None:
        """A short line repeats only inside a run of repeats."""
        if self.last is None or not text:
            return None
        return next((i for i, earlier in self.inks.items() if i > (self.last or 0) and text == earlier), None)


def holds(earlier: str, text: str) -> bool:
    """Whether `text` repeats `earlier`, or a part of it that is too long for chance."""
    return text == earlier or (len(text) >= 20 and text in earlier)


def nearly(text: str, earlier: str, *, least: int = 94) -> bool:
    """Whether two prints differ by a few characters of noise alone; their figures must agree. `least`: of 100."""
    if abs(len(text) - len(earlier)) * 20 > len(text):
        return False
    return same_figures(text, earlier) and fuzz.ratio(text, earlier) >= least


def same_figures(text: str, other: str) -> bool:
    """Whether two texts hold the same numbers in the same order: look-alikes of other facts do not."""
    return _FIGURES.findall(text) == _FIGURES.findall(other)


def ink(text: str) -> str:
    """Letters, digits and hanzi alone: what two prints of the same text share."""
    return _INK.sub("", text)
