"""A built site as the documents that a fetch or a folder would give."""

from __future__ import annotations

import datetime as dt

from sites.builder import build_site, edition_path, platform_of
from sites.papers import PaperDay

from tasks.platforms.addresses import same_page_key
from tasks.platforms.registry import reader
from warehouse.documents import DocumentKind, RawDocument

ROOT = "http://epaper.yunze.example"


def document(url: str, content: bytes, kind: DocumentKind, **more: str | None) -> RawDocument:
    return RawDocument(url=url, kind=kind, content=content, fetched_at=dt.datetime(2031, 5, 8, tzinfo=dt.UTC), **more)  # type: ignore[arg-type]


def fetched(site: str, day: PaperDay) -> list[RawDocument]:
    """What following the lists from the first page gives, as a fetch does it."""
    files = {same_page_key(path): (path, content) for path, content in build_site(site, day).items()}
    platform = reader(platform_of(site))
    first = ROOT + edition_path(site, day.date)
    pages = platform.read_index(files[same_page_key(first)][1], first).pages
    documents = [document(page.url, files[same_page_key(page.url)][1], "index", page_no=page.page_no) for page in pages]
    seen: set[str] = set()
    for page in documents[:]:
        for article in platform.read_index(page.content, page.url).articles:
            if article.url not in seen:
                seen.add(article.url)
                content = files[same_page_key(article.url)][1]
                documents.append(document(article.url, content, "article", page_no=page.page_no, title=article.title))
    return documents
