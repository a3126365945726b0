"""What the readers of e-paper sites return: page lists, article lists and articles, told apart but not yet read.

A platform is a module with two functions (`Platform` below). It takes bytes and returns these records; it does not
fetch, and it does not know ids, blocks or the warehouse.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """An entry of an edition's page list. The number and name come from the label's text, never from a node id."""

    page_no: str  # 01, A02
    page_name: str | None
    url: str  # absolute
    pdf_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An entry of a page's article list, once an article, in list order."""

    url: str  # absolute, without query
    title: str | None
    times: int = 1  # how often this page links it: tells its own page from one that only points at it


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedLink:
    """A link of a page's list that is no article of that page, and why: counted in the ledger, not fetched."""

    url: str
    title: str | None
    reason: str  # editors_row, other_date, other_page, other_paper, mobile_twin


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """What one page of an edition's index says: the edition's pages, and the articles of this page."""

    edition_date: dt.date | None  # from the path or the tail comment, for the check against the day asked for
    page_no: str | None
    page_name: str | None
    pages: tuple[PageLink, ...]
    articles: tuple[ArticleLink, ...]
    pdf_url: str | None = None
    encoding: str = "utf-8"
    damaged: int = 0  # bytes that no charset reads
    skipped: tuple[SkippedLink, ...] = ()
    editors: tuple[str, ...] = ()  # from rows such as 本版责编：… of the article list
    next_url: str | None = None  # what 下一版 leads to, for sites without a page list


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of an article: its address and what stands under it."""

    url: str | None
    caption: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArticle:
    """The fields that an article page's markup tells apart, as printed. `paragraphs` hold no captions."""

    url: str
    headline: str  # lines of a headline separated by one space
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    column_name: str | None = None
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    editors: tuple[str, ...] = ()
    page_no: str | None = None
    page_name: str | None = None
    edition_date: dt.date | None = None
    encoding: str = "utf-8"
    damaged: int = 0
    flags: tuple[str, ...] = ()  # quality: "headline_disagrees_with_enpproperty" …


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnArticle:
    """An article page that holds no article, and why: counted in the ledger."""

    url: str
    reason: str  # editors_row, pointer, picture_advertisement, empty
    headline: str | None = None
    text: str | None = None
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page of an edition with its articles in list order."""

    page_no: str
    page_name: str | None
    articles: tuple[WebArticle, ...] = ()
    editors: tuple[str, ...] = ()
    source_url: str | None = None
    raw_sha256: str | None = None  # of the index page; None where articles alone made the page
    pdf_url: str | None = None
    not_articles: tuple[NotAnArticle, ...] = ()
    skipped: tuple[SkippedLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebProblem:
    """What of an edition could not be read, and why: a row of the ledger."""

    level: Literal["edition", "page", "article"]
    reason: str  # not_understood, absent
    detail: str
    page_no: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebEdition:
    """The pages of an edition in the order of its page list, and what is amiss."""

    pages: tuple[WebPage, ...]
    problems: tuple[WebProblem, ...] = ()
    edition_date: dt.date | None = None  # what the pages themselves say, for the check against the day asked for


class Platform(Protocol):
    """A family of e-paper sites."""

    def read_index(self, content: bytes, url: str) -> IndexPage:
        """Read a page of the index. Raises `tasks.errors.NotUnderstood` where a counted selection fails."""
        ...

    def read_article(self, content: bytes, url: str) -> WebArticle | None:
        """Read an article page; None for what is no article (责编 rows, pointers, picture-only advertisements)."""
        ...

    def read_entry(self, content: bytes, url: str, title: str | None = None) -> WebArticle | NotAnArticle:
        """As `read_article`, but what is no article says why; `title` is what the page's list called it."""
        ...
