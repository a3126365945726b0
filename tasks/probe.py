"""A look at a paper's site: does its address still lead to an edition, and which platform is it?"""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from tasks.errors import NotANormalEdition, UsageError
from tasks.platforms.detect import toml_for
from tasks.platforms.registry import reader
from tasks.web.address import Site
from tasks.web.answers import Answer
from tasks.web.client import Client
from warehouse.publications import PublicationSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What the site shows of one day."""

    publication_id: str
    edition_date: dt.date
    platform: str
    url: str
    pages: int
    articles_on_first_page: int
    first_article: str | None


def check_publication(source: PublicationSource, date: dt.date, *, base_url: str | None = None) -> Probe:
    """Asks for the first page of one day, and for one article of it; stores nothing.

    Raises `UsageError` where no site serves that day, `Unreachable`, `Refused` or `NotUnderstood` for what is wrong
    with the site, `NotANormalEdition` where that day has no issue or the page is of another one.
    """
    name = source.publication.publication_id
    site = source.site_for(date)
    if site is None:
        raise UsageError(f"{name} has no site for {date}: its file names none, or none for that day")
    url = site.url_for(date, base_url)
    first = asyncio.run(_get(Site(url, original=site.url_for(date), base_url=base_url), url))
    if first.is_gone:
        raise NotANormalEdition(f"{url}: {first.status}, so no issue on {date}, or the address has changed")
    platform = reader(site.platform)
    index = platform.read_index(first.content, first.url)
    if index.edition_date and index.edition_date != date:
        raise NotANormalEdition(f"{url} leads to the issue of {index.edition_date}, not of {date}")
    title = None
    if index.articles:
        link = index.articles[0]
        home = Site(url, original=site.url_for(date), base_url=base_url)
        answer = asyncio.run(_get(home, home.here(link.url)))
        article = platform.read_article(answer.content, answer.url)
        title = article.headline if article else link.title
    return Probe(
        publication_id=name, edition_date=date, platform=site.platform, url=first.url,
        pages=len(index.pages), articles_on_first_page=len(index.articles), first_article=title,
    )  # fmt: skip


def propose_publication(url: str) -> str:
    """The TOML of a paper, from the address of a dated index page. Raises `NotUnderstood` where no platform fits."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(f"{url!r} is no address: give one of a dated page, beginning with http:// or https://")
    bare = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    answer = asyncio.run(_get(Site(bare), bare))
    if answer.is_gone:
        raise UsageError(f"{url}: {answer.status}, there is no such page")
    return toml_for(answer.url, answer.content)


async def _get(site: Site, url: str) -> Answer:
    async with Client(site) as client:
        return await client.get(url)
