"""One engine for the index pages of every family: what differs is the shape of the addresses."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import islice
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tasks.errors import NotUnderstood
from tasks.platforms.addresses import date_of, same_page_key
from tasks.platforms.article_list import article_list
from tasks.platforms.depth import refuse_deep
from tasks.platforms.enpproperty import property_date, read_properties
from tasks.platforms.error_pages import what_else_it_is
from tasks.platforms.labels import Label, parse_label
from tasks.platforms.links import Link, gather_links, visible_text
from tasks.platforms.page_list import PageEntry, page_entries, page_list
from tasks.platforms.selection import soup_of
from tasks.platforms.shapes import Shape
from tasks.platforms.web import ArticleLink, IndexPage, PageLink
from tasks.text.charset import decode

_PAGE_WORD = re.compile("版")
_NEXT = re.compile(r"下\s*一\s*版|后一版|下一页")
_LONGEST_HEADING = 60
_NO_HEADING = ("a", "option", "script", "style")


def read_index_page(content: bytes, url: str, family: Shape) -> IndexPage:
    """Read a page of the index. Raises `NotUnderstood` where it lists neither pages nor articles."""
    decoded = decode(content)
    refuse_deep(decoded.text, url)
    soup = soup_of(decoded.text)
    links = gather_links(soup, url)
    entries = page_entries(links, family, url)
    listed = article_list(links, entries, family, url)
    pages = page_list(entries, family)
    if not pages and not listed.articles:
        raise NotUnderstood(f"{url}: {what_else_it_is(decoded.text) or 'lists neither pages nor articles'}")
    properties = read_properties(decoded.text)
    current = _current(soup, pages, properties, url)
    pages = _with_current(tuple(_absolute_pdf(page, url) for page in pages), current, url)
    return IndexPage(
        edition_date=_edition_date(properties, listed.articles, url),
        page_no=current.page_no if current else None,
        page_name=current.page_name if current else None,
        pages=pages,
        articles=listed.articles,
        pdf_url=_pdf_of(pages, links, url),
        encoding=decoded.encoding,
        damaged=decoded.damaged,
        skipped=listed.skipped,
        editors=listed.editors,
        next_url=_next(entries),
    )


def _absolute_pdf(page: PageLink, url: str) -> PageLink:
    return replace(page, pdf_url=urljoin(url, page.pdf_url)) if page.pdf_url else page


def _current(soup: BeautifulSoup, pages: tuple[PageLink, ...], properties: dict[str, str], url: str) -> Label | None:
    """What this page calls itself: its own entry of the list, else its heading, else the tail comment."""
    for page in pages:
        if same_page_key(page.url) == same_page_key(url):
            return Label(page.page_no, page.page_name)
    heading = _heading(soup)
    if heading is not None:
        return heading
    number = properties.get("pagenum")
    return Label(number.upper(), properties.get("pagename")) if number else None


def _heading(soup: BeautifulSoup) -> Label | None:
    """A label that is no link: 第A01版：<STRONG>头版</STRONG>, 01版:要闻, 当前版:04版."""
    bare: Label | None = None
    for text in soup.find_all(string=_PAGE_WORD):
        if type(text) is not NavigableString or text.find_parent(["a", "option", "script", "style", "title"]):
            continue
        for holder in islice(text.parents, 3):
            outside = _outside_links(holder)
            label = parse_label(outside, strict=True) if outside else None
            if label is not None and label.page_name is not None:
                return label
            bare = bare or label
    return bare


def _outside_links(holder: Tag) -> str | None:
    """A short element's text without its links; None for one that says more than a heading does."""
    parts: list[str] = []
    for piece in holder.descendants:
        if type(piece) is NavigableString and (piece.parent is None or piece.parent.name not in _NO_HEADING):
            parts.append(piece.strip())
            if sum(map(len, parts)) > _LONGEST_HEADING:
                return None
    return " ".join(part for part in parts if part)


def _with_current(pages: tuple[PageLink, ...], current: Label | None, url: str) -> tuple[PageLink, ...]:
    """The list with this page in it: some lists leave out the page that they stand on."""
    if current is None or any(page.page_no == current.page_no for page in pages):
        return pages
    own = PageLink(page_no=current.page_no, page_name=current.page_name, url=url)
    later = next((place for place, page in enumerate(pages) if page.page_no > current.page_no), len(pages))
    return (*pages[:later], own, *pages[later:])


def _edition_date(properties: dict[str, str], articles: tuple[ArticleLink, ...], url: str) -> dt.date | None:
    """The day that the page itself speaks of: the tail comment's, the articles', else the address's."""
    linked = next((date for article in articles if (date := date_of(article.url))), None)
    return property_date(properties) or linked or date_of(url)


def _pdf_of(pages: tuple[PageLink, ...], links: list[Link], url: str) -> str | None:
    for page in pages:
        if same_page_key(page.url) == same_page_key(url) and page.pdf_url:
            return page.pdf_url
    listed = {page.pdf_url for page in pages}
    return next((link.url for link in links if link.url.lower().endswith(".pdf") and link.url not in listed), None)


def _next(entries: list[PageEntry]) -> str | None:
    for entry in entries:
        if entry.label is None and _NEXT.search(entry.link.text or visible_text(entry.link.element)):
            return entry.link.url
    return None
