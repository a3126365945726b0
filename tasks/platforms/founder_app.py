"""Founder's app interface, JSON: `getPaperLayouts` for the pages, `getPaperArticle?id=` for an article.

One reply holds the whole edition: `layouts[{id, name: "03 国内国际", pdfUrl, list[{fileId, title, contentUrl …}]}]`
(seen 吉林日报 2015-04-13). A page's address is the reply's with `#ID`; without one the first page is meant. Articles
may be areas of the page's picture that the list does not name (11 against 9), and titles may be empty or equal.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from urllib.parse import urldefrag

from tasks.errors import NotUnderstood
from tasks.platforms.byline import clean_byline
from tasks.platforms.editors import editors_in
from tasks.platforms.flow import read_flow, read_text
from tasks.platforms.labels import parse_label
from tasks.platforms.not_articles import why_no_article
from tasks.platforms.web import ArticleLink, IndexPage, NotAnArticle, PageLink, Picture, SkippedLink, WebArticle
from tasks.text.charset import decode


def read_layouts(content: bytes, url: str) -> tuple[IndexPage, ...]:
    """Every page of the reply, in the order of the page numbers. Raises `NotUnderstood`."""
    reply = _json(content, url)
    layouts = reply.get("layouts")
    if not isinstance(layouts, list) or not layouts:
        raise NotUnderstood(f"{url}: the reply has no layouts")
    address = urldefrag(url).url
    links = sorted((_page_link(layout, address, place) for place, layout in enumerate(layouts)), key=_number)
    by_url = {f"{address}#{layout.get('id')}": layout for layout in layouts}
    return tuple(_index_page(by_url[link.url], link, tuple(links), reply) for link in links)


def read_index(content: bytes, url: str) -> IndexPage:
    """The page that the address's `#ID` names, else the first. Raises `NotUnderstood`."""
    pages = read_layouts(content, url)
    wanted = urldefrag(url).fragment
    for page in pages:
        if wanted and any(link.page_no == page.page_no and link.url.endswith(f"#{wanted}") for link in page.pages):
            return page
    return pages[0]


def read_entry(content: bytes, url: str, title: str | None = None) -> WebArticle | NotAnArticle:
    """An article's reply. Raises `NotUnderstood` where it has neither title nor content."""
    reply = _json(content, url)
    inner = reply.get("article")
    told: dict[str, Any] = inner if isinstance(inner, dict) else reply
    markup = str(told.get("content") or told.get("txt") or "")
    headline = _line(told.get("title")) or title or ""
    if not headline and not markup:
        raise NotUnderstood(f"{url}: the reply has neither title nor content")
    flow = read_flow(markup, url)
    article = WebArticle(
        url=url,
        headline=headline,
        kicker=_line(told.get("introTitle") or told.get("introtitle")),
        subhead=_line(told.get("subTitle") or told.get("subtitle")),
        byline=clean_byline(_line(told.get("author"))),
        paragraphs=tuple(line for line in flow.lines if not editors_in(line)),
        pictures=_pictures(told) or flow.pictures,
        editors=editors_in(_line(told.get("liability")) or ""),
        page_no=_line(told.get("layout")),
    )
    return why_no_article(article, "\n".join(article.paragraphs)) or article


def read_article(content: bytes, url: str) -> WebArticle | None:
    """As `read_entry`; None for what is no article."""
    entry = read_entry(content, url)
    return entry if isinstance(entry, WebArticle) else None


def _json(content: bytes, url: str) -> dict[str, Any]:
    try:
        reply = json.loads(decode(content).text)
    except ValueError as error:
        raise NotUnderstood(f"{url}: the reply is no JSON: {error}") from error
    if not isinstance(reply, dict):
        raise NotUnderstood(f"{url}: the reply is no JSON object")
    return reply


def _page_link(layout: dict[str, Any], address: str, place: int) -> PageLink:
    label = parse_label(str(layout.get("name", "")))
    return PageLink(
        page_no=label.page_no if label else f"{place + 1:02}",
        page_name=label.page_name if label else _line(layout.get("name")),
        url=f"{address}#{layout.get('id')}",
        pdf_url=layout.get("pdfUrl") or None,
    )


def _number(link: PageLink) -> tuple[int, str]:
    return (len(link.page_no), link.page_no) if link.page_no.isdigit() else (99, link.page_no)


def _index_page(
    layout: dict[str, Any], link: PageLink, links: tuple[PageLink, ...], reply: dict[str, Any]
) -> IndexPage:
    articles: list[ArticleLink] = []
    skipped: list[SkippedLink] = []
    editors: tuple[str, ...] = ()
    for row in layout.get("list", []):
        url, title = str(row.get("contentUrl") or row.get("shareUrl") or ""), _line(row.get("title"))
        names = editors_in(title or "")
        if names or not url:
            editors += names
            skipped.append(SkippedLink(url=url, title=title, reason="editors_row" if names else "no_address"))
        elif all(url != article.url for article in articles):
            articles.append(ArticleLink(url=url, title=title))
    return IndexPage(
        edition_date=_date(str(reply.get("date", ""))),
        page_no=link.page_no,
        page_name=link.page_name,
        pages=links,
        articles=tuple(articles),
        pdf_url=link.pdf_url,
        skipped=tuple(skipped),
        editors=editors,
    )


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10] if "-" in text else text[:8])
    except ValueError:
        return None


def _pictures(told: dict[str, Any]) -> tuple[Picture, ...]:
    pictures = []
    for picture in told.get("images") or told.get("pictures") or ():
        if isinstance(picture, dict):
            source = picture.get("imageUrl") or picture.get("picUrl") or picture.get("url")
            caption = picture.get("summary") or picture.get("caption") or picture.get("title")
            pictures.append(Picture(url=source or None, caption=_line(caption)))
    return tuple(pictures)


def _line(value: Any) -> str | None:
    return read_text(str(value)) or None if value is not None else None


class _App:
    """The module's functions as a `Platform`."""

    read_index = staticmethod(read_index)
    read_entry = staticmethod(read_entry)
    read_article = staticmethod(read_article)


PLATFORM = _App()
