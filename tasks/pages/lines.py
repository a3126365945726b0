"""The lines of a page, with their offsets, and what the page's layout says by blanks and indents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.text.width import is_blank, narrow, unblanked

ENDS = "。!?….;:—”’」』）)"  # how a whole paragraph ends, in narrow text
OPENS_NOTHING = ",。、;:!?”’」』)》"  # what no paragraph begins with
_BLANKS = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with ink, or several that the column's edge broke. `text` is narrow (see tasks.text.width).

    `parts` are the stretches of the page that make it up, each as long as its share of `text`.
    """

    parts: tuple[tuple[int, int], ...]
    text: str
    flat: str  # without blanks
    indent: int  # blanks before it, an ideographic one counting two
    gap: int  # empty lines before it

    @property
    def start(self) -> int:
        """Where it begins on the page."""
        return self.parts[0][0]

    @property
    def ended(self) -> bool:
        """Whether it ends as a paragraph does."""
        return self.flat[-1] in ENDS

    def stretches(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """The page's stretches that hold `text[first:last]`."""
        if len(self.parts) == 1:
            return ((self.start + first, self.start + last),)
        found = []
        at = 0
        for start, end in self.parts:
            low, high = max(first, at), min(last, at + end - start)
            if low < high:
                found.append((start + low - at, start + high - at))
            at += end - start
        return tuple(found)

    def printed(self, page: str, first: int = 0, last: int | None = None) -> str:
        """The page's own characters of `text[first:last]`."""
        return "".join(page[a:b] for a, b in self.stretches(first, len(self.text) if last is None else last))


@dataclass(frozen=True, slots=True)
class Layout:
    """What blanks mean on this page."""

    gaps_part: bool  # an empty line stands between pieces, none between paragraphs
    gaps_everywhere: bool  # an empty line stands between paragraphs
    indented: bool  # paragraphs of a body are indented


def cut_lines(text: str) -> list[Line]:
    """The lines of a page that hold ink, in order. Line ends are \\n."""
    lines: list[Line] = []
    gap = at = 0
    for raw in text.split("\n"):
        line = _line(raw, at, gap)
        at += len(raw) + 1
        if line is None:
            gap += 1
        else:
            lines.append(line)
            gap = 0
    return lines


def _line(raw: str, at: int, gap: int) -> Line | None:
    first, last = 0, len(raw)
    while first < last and is_blank(raw[first]):
        first += 1
    if first == last:
        return None
    while is_blank(raw[last - 1]):
        last -= 1
    indent = sum(2 if char == "\u3000" else 4 if char == "\t" else char not in _BLANKS for char in raw[:first])
    text = narrow(raw[first:last])
    return Line(((at + first, at + last),), text, unblanked(text), indent, gap)


def measure(lines: Sequence[Line], prose: Sequence[bool]) -> Layout:
    """The layout, from the lines and from which of them are running text."""
    between = [b.gap for a, b, x, y in zip(lines, lines[1:], prose, prose[1:], strict=False) if x and y]
    spaced = sum(gap > 0 for gap in between)
    everywhere = bool(between) and spaced * 2 > len(between)
    some = any(line.gap for line in lines[1:])
    bodies = [line.indent > 0 for line, is_prose in zip(lines, prose, strict=True) if is_prose]
    heads = [line.indent > 0 for line, is_prose in zip(lines, prose, strict=True) if not is_prose]
    indented = _share(bodies) > 0.6 and _share(heads) < 0.6
    return Layout(some and not everywhere, everywhere, indented)


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
