"""What stands above a body: 引题, 标题, 副题, author, told apart by names, by heading levels and by place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.platforms.body import Body
from tasks.platforms.byline import clean_byline, looks_like_byline
from tasks.platforms.flow import read_lines
from tasks.platforms.furniture import is_furniture, is_paper_name
from tasks.platforms.marked import Marked

_BELOW = frozenset({"byline", "editors"})


@dataclass(frozen=True, slots=True)
class Header:
    """The parts as printed; None where the markup shows none."""

    headline: str | None = None
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    column_name: str | None = None
    editors_line: str | None = None
    credit: str | None = None  # the whole author line, which may name the page: 《某报》（… 第20版）


def without_blanks(text: str | None) -> str:
    """The text without any blank, to compare by."""
    return "".join(text.split()) if text else ""


def same_text(one: str | None, other: str | None) -> bool:
    """Whether two lines say the same but for blanks."""
    return without_blanks(one) == without_blanks(other)


def read_header(marks: list[Marked], body: Body | None, properties: dict[str, str]) -> Header:
    """The header, cross-checked with what the tail comment says where a choice is open."""
    above = _of_header(marks, body)
    headline = _headline(above, properties)
    if headline is None:
        return _header_of_block(above, properties)
    before = [mark for mark in above if mark.order < headline.order and not _related(mark, headline)]
    after = [mark for mark in above if mark.order > headline.order and not _related(mark, headline)]
    kicker = _first(before, "kicker") or _nearest(before, headline)
    subhead = _first(after, "subhead") or _first(after, "kicker") or _beside(after, headline)
    subhead = subhead or _first(before, "subhead")
    loose = _loose_lines(above, headline, [*before, *after])
    return Header(
        headline=headline.text,
        kicker=kicker or loose.kicker,
        subhead=subhead or loose.subhead,
        byline=_byline(above, after) or loose.byline,
        column_name=_first(above, "column"),
        editors_line=_first(above, "editors"),
        credit=_first(above, "byline"),
    )


def _of_header(marks: list[Marked], body: Body | None) -> list[Marked]:
    """The header's elements: shown, above the body, not inside one that is nothing but a body; authors also below."""
    if body is None or body.is_generic or not body.chosen:
        return [mark for mark in marks if mark.is_header and not mark.is_hidden]
    keys, start = body.keys, body.chosen[0].order
    return [
        mark
        for mark in marks
        if mark.is_header
        and not mark.is_hidden
        and (mark.order < start or (not _BELOW.isdisjoint(mark.roles) and keys.isdisjoint(mark.above)))
    ]


def _headline(above: list[Marked], properties: dict[str, str]) -> Marked | None:
    told = without_blanks(properties.get("title") or properties.get("listed"))
    candidates = []
    for mark in above:
        rank = _headline_rank(mark, above)
        if rank is None or not mark.text or is_furniture(mark.text) or len(mark.text) > 200:
            continue
        agrees = bool(told) and without_blanks(mark.text) == told
        candidates.append((not agrees, is_paper_name(mark.text), rank, mark.order, mark))
    return min(candidates, key=lambda entry: entry[:-1])[-1] if candidates else None


def _headline_rank(mark: Marked, above: list[Marked]) -> float | None:
    if mark.has("headline"):
        return mark.rank("headline")
    if mark.has("kicker") or mark.has("subhead") or mark.has("titles") or not mark.has("heading"):
        return None
    within = any(other.has("titles") and other.holds(mark) for other in above)
    # A heading of a block that is known to hold titles is nearly as sure as a name; among headings, the biggest.
    return (1.5 if within else 5) + mark.rank("heading") / 10


def _related(mark: Marked, headline: Marked) -> bool:
    return mark is headline or mark.holds(headline) or headline.holds(mark)


def _first(marks: list[Marked], role: str) -> str | None:
    named = (mark.text for mark in marks if role in mark.roles)
    return next((text for text in named if text and not is_furniture(text)), None)


def _nearest(before: list[Marked], headline: Marked) -> str | None:
    """引题 without a name of its own: td.font02 or a heading right above, in the same block."""
    texts = [mark.text for mark in before if _neighbour(mark, headline) and mark.text and not is_furniture(mark.text)]
    texts = [text for text in texts if not is_paper_name(text) and not same_text(text, headline.text)]
    return texts[-1] if texts else None


def _beside(after: list[Marked], headline: Marked) -> str | None:
    for mark in after:
        if not _neighbour(mark, headline) or not mark.text or is_furniture(mark.text):
            continue
        if any(mark.holds(other) for other in after if other.has("byline")) or looks_like_byline(mark.text):
            continue
        if not same_text(mark.text, headline.text):
            return mark.text
    return None


def _neighbour(mark: Marked, headline: Marked) -> bool:
    """A cell of the same title table, or a heading with the same parent."""
    if mark.has("beside"):
        return True
    if not mark.has("heading"):
        return False
    return mark.element.parent_key() == headline.element.parent_key()


def _byline(above: list[Marked], after: list[Marked]) -> str | None:
    for mark in above:
        if mark.has("byline"):
            byline = clean_byline(mark.text)
            if byline:
                return byline
    cells = [mark.text for mark in after if mark.has("beside") and looks_like_byline(mark.text)]
    return clean_byline(cells[0]) if cells else None


def _loose_lines(above: list[Marked], headline: Marked, others: list[Marked]) -> Header:
    """Lines of the title block that no name tells: above the headline 引题, below 副题 or the author."""
    block = next(
        (mark for mark in above if mark.has("titles") and mark.rank("titles") == 1 and mark.holds(headline)), None
    )
    if block is None:
        return Header()
    known = {text for mark in (*others, headline) for text in (mark.text, *read_lines(mark.html))}
    lines = [line for line in read_lines(block.html) if not is_furniture(line)]
    own = [place for place, line in enumerate(lines) if line in known and line in headline.text]
    if not own:
        return Header()
    kickers = [line for line in lines[: own[0]] if line not in known]
    rest = [line for line in lines[own[-1] + 1 :] if line not in known]
    bylines = [line for line in rest if looks_like_byline(line)]
    subheads = [line for line in rest if line not in bylines and not _is_meta(line)]
    return Header(
        kicker=" ".join(kickers) or None,
        subhead=" ".join(subheads) or None,
        byline=clean_byline(bylines[0]) if bylines else None,
    )


def _is_meta(line: str) -> bool:
    return "：" in line[:6] or ":" in line[:6] or bool(re.match(r"^[0-9]{4}[年-]", line))


def _header_of_block(above: list[Marked], properties: dict[str, str]) -> Header:
    """A title block without any named part: one line is the headline; of several, the one that the tail names."""
    for mark in above:
        if not mark.has("titles"):
            continue
        lines = [line for line in read_lines(mark.html) if not is_furniture(line) and not _is_meta(line)]
        if not lines:
            continue
        told = properties.get("title") or properties.get("listed")
        place = next((at for at, line in enumerate(lines) if same_text(line, told)), 0)
        rest = lines[place + 1 :]
        bylines = [line for line in rest if looks_like_byline(line)]
        return Header(
            headline=lines[place],
            kicker=" ".join(lines[:place]) or None,
            subhead=" ".join(line for line in rest if line not in bylines) or None,
            byline=clean_byline(bylines[0]) if bylines else None,
        )
    return Header()
