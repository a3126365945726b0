"""Lines that the column's edge broke (OCR, text out of PDF) made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pages.credits import bare_signature, read_credit
from tasks.pages.furniture import line_furniture
from tasks.pages.leads import read_from, read_lead
from tasks.pages.lines import Line

_SENTENCE = frozenset(",。;!?“”、")
_LONGEST_BYLINE = 40
_EDGE = 8  # lines at a page's top that may belong to its masthead
_OF_A_PAGE = frozenset({"page", "editors", "date", "media"})
_STOPS = "。!?"  # a quotation mark at the edge is followed by who said it, more often than by a new paragraph
_NEW = (
    "本报讯",
    "本报记者",
    "记者",
    "通讯员",
    "□",
    "■",
    "●",
    "◆",
    "▲",
    "▼",
    "▶",
    "★",
    "【",
    "图为",
    "——",
    "问:",
    "答:",
)


# The lines' widths by one measure, and the widths at which the page's columns end.
_Edges = Sequence[tuple[Sequence[int], Sequence[tuple[int, int]]]]

# What takes two columns: hanzi, full-width forms, and punctuation, which narrowing made half-width.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff01-\uff60\uffe0-\uffe6"
    r"“”‘’…—,:;!?()]+"
)


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of broken paragraphs. Pages whose lines are paragraphs already come back as they are."""
    edges = [(widths, _bands(lines, widths)) for widths in _measures(lines)]
    if not any(bands for _, bands in edges):
        return list(lines)
    indents = sum(line.indent >= 2 for line in lines) * 12 > len(lines)
    whole: list[Line] = []
    inside = full = False
    for at, line in enumerate(lines):
        goes_on = line.gap == 0 and not (indents and line.indent >= 2) and not _begins(line)
        titled = at > 0 and _closes(lines[at - 1]) and _titled(line, edges, at)
        edge = at < _EDGE and not _OF_A_PAGE.isdisjoint(line_furniture(line))
        if full and inside and goes_on and not (titled or edge or _signs(line)):
            whole[-1] = _joined(whole[-1], line)
        else:
            whole.append(line)
            inside = False
        inside = inside or not _SENTENCE.isdisjoint(line.text) or read_lead(line.text) is not None
        inside = inside or line.text.startswith("本报讯") or (indents and line.indent >= 2)
        full = _is_full(edges, at) and (indents or line.flat[-1] not in _STOPS)
    return whole


def _measures(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The lines' widths in columns of print, and by characters, for a paper that counts digits as hanzi."""
    return [_width(line) for line in lines], [line.indent + 2 * len(line.text) for line in lines]


def _is_full(edges: _Edges, at: int) -> bool:
    return any(low <= widths[at] <= high for widths, bands in edges for low, high in bands)


def _closes(line: Line) -> bool:
    """Whether a line that reaches the edge may end its paragraph there."""
    return line.flat[-1] in "。!?)”摄"


def _titled(line: Line, edges: _Edges, at: int) -> bool:
    """Whether a line under a full stop reads as a title: the last line of a paragraph has a stop of its own."""
    return not line.ended and (_SENTENCE - {"“", "”"}).isdisjoint(line.flat) and not _is_full(edges, at)


def _bands(lines: Sequence[Line], widths: Sequence[int]) -> list[tuple[int, int]]:
    """The widths of the page's columns: many lines end there, most of them inside a sentence."""
    left = {i for i, width in enumerate(widths) if 18 <= width <= 90}
    bands: list[tuple[int, int]] = []
    for _ in range(3):
        counts = {w: sum(w - 2 <= widths[i] <= w for i in left) for w in {widths[i] for i in left}}
        edge = max(counts, key=lambda w: (counts[w], w), default=0)
        members = {i for i in left if edge - 2 <= widths[i] <= edge}
        running = sum(not lines[i].ended and not _SENTENCE.isdisjoint(lines[i].text) for i in members)
        if len(members) < 4 or running * 5 < len(members) * 2:
            break
        bands.append((edge - 2, edge))
        left -= members
    widest = max((high for _, high in bands), default=0)
    beyond = sum(width > widest + 2 for width in widths)
    return bands if _members(widths, bands) * 20 >= len(lines) * 3 >= beyond * 20 else []


def _members(widths: Sequence[int], bands: Sequence[tuple[int, int]]) -> int:
    return sum(any(low <= width <= high for low, high in bands) for width in widths)


def _width(line: Line) -> int:
    """Columns of print: a hanzi and its punctuation take two, digits and letters one."""
    return line.indent + 2 * len(line.text) - len(_WIDE.sub("", line.text))


def _begins(line: Line) -> bool:
    """Whether a line begins something new whatever stands before it."""
    return line.flat.startswith(_NEW) or read_lead(line.text) is not None or read_from(line.text) is not None


def _signs(line: Line) -> bool:
    """Whether a line is nothing but a byline, or a name set wide: the line above it is a whole title."""
    if len(line.flat) > _LONGEST_BYLINE or not _SENTENCE.isdisjoint(line.flat):
        return False
    credit = read_credit(line.text)
    return credit is not None and (credit.explicit or (" " in line.text and bare_signature(line.text) is not None))


def _joined(first: Line, second: Line) -> Line:
    return Line(
        first.parts + second.parts, first.text + second.text, first.flat + second.flat, first.indent, first.gap
    )  # fmt: skip
