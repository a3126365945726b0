"""What a reader says of one page, before ids: the hand-over between readers and the assembling of an edition.

A text page (`tasks.pages.text_page`) and a web page (`tasks.pages.web_page`) both become a `PageDraft`; what
follows (ids, continuations, repeats) is the same for both.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from warehouse.records import Role


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A stretch of the page's text: `page.text[char_start:char_end]`. `piece` indexes `PageDraft.pieces`."""

    char_start: int
    char_end: int
    role: Role
    piece: int | None = None
    repeats: int | None = None  # index of the earlier block that it repeats


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a body, from one stretch of the page or, where the layout broke it, from several.

    `pieces` are (char_start, char_end) into the page's text; the paragraph's text is them joined without a gap.
    """

    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as one page shows it, before ids and before its continuation is joined."""

    headline: str
    column_name: str | None = None
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    pull_quote: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[str, ...] = ()
    source_url: str | None = None
    continues_on: str | None = None  # the page that 下转 names, as printed: 2, A02
    continued_from: str | None = None  # the page that 上接 names


@dataclass(frozen=True, slots=True)
class DraftRefusal:
    """Text of the page that was not understood."""

    reason: str
    detail: str
    char_start: int | None = None
    char_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """One page as read. The blocks cover every non-blank character of `text` exactly once, in order."""

    text: str
    blocks: tuple[DraftBlock, ...]
    pieces: tuple[Piece, ...] = ()
    refusals: tuple[DraftRefusal, ...] = ()
    page_no: str | None = None  # as printed on the page; None where it prints none
    page_name: str | None = None
    editors: tuple[str, ...] = ()
    printed_date: dt.date | None = None
    source_url: str | None = None
    raw_sha256: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
