"""One engine for the article pages of every family: lexbor's tree, and bs4's where that finds no article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.errors import NotUnderstood
from tasks.platforms.addresses import date_of
from tasks.platforms.article_region import article_region
from tasks.platforms.body import Body, find_body, merge_pictures
from tasks.platforms.byline import clean_byline, page_in_credit
from tasks.platforms.comment_markers import with_marker_elements
from tasks.platforms.density import densest_body
from tasks.platforms.depth import refuse_deep
from tasks.platforms.editors import editors_in
from tasks.platforms.enpproperty import cut_leak, property_date, split_properties
from tasks.platforms.error_pages import what_else_it_is
from tasks.platforms.flow import read_pictures
from tasks.platforms.furniture import is_furniture
from tasks.platforms.header import Header, read_header, same_text
from tasks.platforms.labels import Label, parse_label
from tasks.platforms.marked import Marked, marked_elements
from tasks.platforms.not_articles import why_no_article
from tasks.platforms.pdf_punctuation import repair_punctuation
from tasks.platforms.tree import LexborTree, SoupTree, Tree
from tasks.platforms.web import NotAnArticle, Picture, WebArticle
from tasks.text.charset import Decoded, decode

_PAGE_WORDS = ("当前版", "版次", "版面：", "版面:")
_PAGE = re.compile(r"(?:当前版|版次|版面)\s*[:：]\s*([^<>\s]{1,20})")
_EDGE, _LONG = 4, 81  # furniture and rows of editors stand in a body's first and last lines, or are short
_DOCUMENT_TITLE = re.compile(r"<title[^<>]*>([^<]{1,200})</title>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    header: Header
    body: Body
    pictures: tuple[Picture, ...]


def read_article_page(content: bytes, url: str, title: str | None = None) -> WebArticle | NotAnArticle:
    """Read an article page; `title` is what the page's list called it.

    Raises `NotUnderstood` where nothing on it is an article's text.
    """
    decoded = decode(content)
    refuse_deep(decoded.text, url)
    properties, text = split_properties(decoded.text)
    text = with_marker_elements(text)
    if title and not properties.get("title"):
        properties = {**properties, "listed": title}
    region = article_region(text)
    reading = _read(LexborTree(region), region, properties, url, thorough=False) if region else None
    if reading is None or not reading.body.lines or reading.header.headline is None:
        region = None
        reading = _read(LexborTree(text), text, properties, url)
    if reading is None or not (reading.body.lines or reading.pictures):
        reading = _read(SoupTree(text), text, properties, url) or reading
    if reading is None:
        reading = _read_densest(text, properties, url)
    if reading is None:
        raise NotUnderstood(f"{url}: {what_else_it_is(text) or 'no element of it is known to hold an article'}")
    article = _article(reading, properties, region or text, url, decoded)
    _refuse_error_page(article, text)
    return why_no_article(article, "\n".join(article.paragraphs)) or article


def _refuse_error_page(article: WebArticle, text: str) -> None:
    """A log-in wall in the site's own markup has a body, too, but says nothing in it."""
    if sum(map(len, article.paragraphs)) < 120 and not article.pictures:
        meaning = what_else_it_is(text)
        if meaning is not None and any(what_else_it_is(line) for line in (*article.paragraphs, article.headline)):
            raise NotUnderstood(f"{article.url}: {meaning}")


def _read(tree: Tree, text: str, properties: dict[str, str], url: str, *, thorough: bool = True) -> _Reading | None:
    marks = marked_elements(tree, text, thorough=thorough)
    body = find_body(marks, url)
    if body is None:
        return None
    pictures = _pictures(marks, body, url)
    return _Reading(read_header(marks, body, properties), body, pictures)


def _read_densest(text: str, properties: dict[str, str], url: str) -> _Reading | None:
    """The last resort for a skin nobody knows: the element where most text stands outside links."""
    lines, pictures = densest_body(text, url)
    if not lines:
        return None
    header = read_header(marked_elements(SoupTree(text), text), None, properties)
    return _Reading(header, Body((), _below(lines, header), pictures), pictures)


def _below(lines: tuple[str, ...], header: Header) -> tuple[str, ...]:
    """What of a container that may hold the whole article is no part of its header."""
    start = next((at + 1 for at, line in enumerate(lines) if same_text(line, header.headline)), 0)
    parts = (header.kicker, header.subhead, header.byline, header.credit, header.column_name)
    return tuple(line for line in lines[start:] if not any(part and same_text(line, part) for part in parts))


def _pictures(marks: list[Marked], body: Body, url: str) -> tuple[Picture, ...]:
    """The body's pictures after those of picture tables outside of it."""
    found: tuple[Picture, ...] = ()
    done: set[int] = set(body.keys)
    for mark in marks:
        if not mark.has("picture") or mark.is_hidden or mark.key in done or not done.isdisjoint(mark.above):
            continue
        if "<img" in mark.html and mark.html.count("<a ") <= 5 and "usemap" not in mark.html.lower():
            done.add(mark.key)
            found = merge_pictures(found, read_pictures(mark.html, url))
    return merge_pictures(found, body.pictures)


def _article(reading: _Reading, properties: dict[str, str], text: str, url: str, decoded: Decoded) -> WebArticle:
    header = reading.header
    flags = ["hidden_copy_left_out"] if reading.body.hidden_copy else []
    told = properties.get("title") or properties.get("listed")
    headline = header.headline or told or _document_title(text) or ""
    for part, visible, told in (
        ("headline", header.headline, properties.get("title")),
        ("kicker", header.kicker, properties.get("introtitle")),
        ("subhead", header.subhead, properties.get("subtitle")),
    ):
        if visible and told and not same_text(visible, told):
            flags.append(f"{part}_disagrees_with_enpproperty")
    paragraphs, editors = _paragraphs(reading.body.lines, headline)
    repaired, was_shifted = repair_punctuation("\n".join(paragraphs))
    if was_shifted:
        flags.append("punctuation_repaired")
        paragraphs = repaired.split("\n")
    label = _page_label(properties, text)
    return WebArticle(
        url=url,
        headline=headline,
        kicker=header.kicker or _other(properties.get("introtitle"), headline, header.subhead),
        subhead=header.subhead or _other(properties.get("subtitle"), headline, header.kicker),
        byline=header.byline or clean_byline(properties.get("author")),
        column_name=header.column_name,
        paragraphs=tuple(paragraphs),
        pictures=reading.pictures,
        editors=editors or editors_in(header.editors_line or ""),
        page_no=label.page_no if label else page_in_credit(header.credit),
        page_name=label.page_name if label else None,
        edition_date=date_of(url) or property_date(properties),
        encoding=decoded.encoding,
        damaged=decoded.damaged,
        flags=tuple(flags),
    )


def _other(told: str | None, *known: str | None) -> str | None:
    """What only the tail comment tells, unless the page shows it as another part."""
    return told if told and not any(same_text(told, part) for part in known) else None


def _paragraphs(lines: tuple[str, ...], headline: str) -> tuple[list[str], tuple[str, ...]]:
    """The body's lines without furniture, the headline printed again, the tail's leak, and rows of editors."""
    paragraphs: list[str] = []
    editors: tuple[str, ...] = ()
    last = len(lines) - _EDGE
    for place, line in enumerate(lines):
        if len(line) >= _LONG and _EDGE <= place < last:
            paragraphs.append(line)
            continue
        line = cut_leak(line)
        names = editors_in(line)
        if names:
            editors = names
        elif line and not is_furniture(line) and (paragraphs or not same_text(line, headline)):
            paragraphs.append(line)
    if not paragraphs and editors:
        return [line for line in lines if line], ()
    return paragraphs, editors


def _page_label(properties: dict[str, str], text: str) -> Label | None:
    label = parse_label(properties.get("nodename", ""), strict=True)
    if label is None:
        found = _PAGE.search(text) if any(word in text for word in _PAGE_WORDS) else None
        label = parse_label(found[1], strict=False) if found else None
    return label


def _document_title(text: str) -> str | None:
    found = _DOCUMENT_TITLE.search(text)
    if found is None:
        return None
    return re.split(r"\s*[-_|—\u2013]\s*", found[1].strip())[0].strip() or None
