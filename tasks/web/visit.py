"""One visit to a site for one edition: its pages, then the articles that they list, and what of it did not come."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tasks.platforms.addresses import same_page_key
from tasks.platforms.web import IndexPage, PageLink, Platform
from tasks.web.documents import Documents, Wanted
from tasks.web.failures import NotReached, NotTaken
from tasks.web.limits import Limits
from tasks.web.reading import Unfit, check_article, read_index
from warehouse.documents import RawDocument
from warehouse.gaps import new_gap, numbered
from warehouse.records import Gap, GapLevel

T = TypeVar("T")
FEW_PAGES = 1  # a list of no more pages than this is no list
_PER_PAGE = 1000  # leaves room in `RawDocument.order` for the articles of a page


@dataclass(frozen=True, slots=True)
class Listed:
    """A page whose lists were read. `index` is None where it did not come or was not understood."""

    link: PageLink
    index: IndexPage | None


class Visit:
    """Gathers `documents` and `gaps`; `walk` does it. `listed` counts what the lists name, for the ledger."""

    def __init__(
        self, publication_id: str, date: dt.date, bring: Documents, reader: Platform, limits: Limits,
        now: Callable[[], dt.datetime],
    ) -> None:  # fmt: skip
        self._publication_id, self._date, self._limits, self._now = publication_id, date, limits, now
        self._documents, self._reader = bring, reader
        self._came: list[RawDocument] = []
        self._gaps: list[tuple[int, Gap]] = []
        self.listed = {"pages_listed": 0, "articles_listed": 0}

    @property
    def documents(self) -> tuple[RawDocument, ...]:
        """What came, in reading order."""
        return tuple(sorted(self._came, key=lambda document: document.order))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What did not, in the order of the lists; the edition's own first."""
        return numbered(gap for _, gap in sorted(self._gaps, key=lambda entry: entry[0]))

    async def walk(self, url: str, usual_pages: int | None) -> None:
        """Bring the edition whose first page is at `url`.

        Raises `NotReached`, `NotTaken` or `Unfit` for the first page: then there is nothing of the edition.
        """
        first = await self._documents.bring(Wanted(url, "index", 0))
        try:
            index = read_index(self._reader, first, self._date)
        except Unfit as unfit:
            if unfit.reason != "not_understood":
                raise
            self._came.append(first)  # for a better reader
            reason = "list_lost" if usual_pages else unfit.reason
            self._gap("edition", reason, unfit.detail, Wanted(first.url, "index", -1))
            return
        links = index.pages or (_own_link(index, first),)
        if len(links) <= FEW_PAGES and index.next_url:
            links = await self._chain(links[0], index)
        if len(links) <= FEW_PAGES < (usual_pages or 0):
            detail = f"the list names {len(index.pages)} pages, where about {usual_pages} are usual"
            self._gap("edition", "list_lost", detail, Wanted(first.url, "index", -1))
        if len(links) > (most := self._limits.pages):
            detail = f"the list names {len(links)} pages; the first {most} were taken"
            self._gap("edition", "too_many", detail, Wanted(first.url, "index", -1))
        await self._articles(await self._pages(links[:most], first))

    async def _chain(self, link: PageLink, index: IndexPage) -> tuple[PageLink, ...]:
        """The pages of a site without a page list: from each to the one that 下一版 names."""
        links = [link]
        while index.next_url and len(links) < self._limits.pages:
            if any(same_page_key(index.next_url) == same_page_key(each.url) for each in links):
                break
            number = f"{len(links) + 1:02}"
            wanted = Wanted(index.next_url, "index", len(links), number)
            try:
                index = read_index(self._reader, await self._documents.bring(wanted), self._date)
            except (NotReached, NotTaken, Unfit):  # asked for again, and named, with the pages
                links.append(PageLink(page_no=number, page_name=None, url=wanted.url))
                break
            links.append(PageLink(page_no=index.page_no or number, page_name=index.page_name, url=wanted.url))
        return tuple(links)

    async def _pages(self, links: Sequence[PageLink], first: RawDocument) -> list[Listed]:
        self.listed["pages_listed"] = len(links)
        if not any(_is_at(first, link.url) for link in links):
            self._came.append(first)  # a list that is no page itself
        return await together(self._page(link, order, first) for order, link in enumerate(links))

    async def _page(self, link: PageLink, order: int, first: RawDocument) -> Listed:
        url = first.requested_url or first.url if _is_at(first, link.url) else link.url
        wanted = Wanted(url, "index", order, link.page_no)
        document = await self._bring(wanted, "page")
        if document is None:
            return Listed(link, None)
        try:
            index = read_index(self._reader, document, self._date)
        except Unfit as unfit:
            self._gap("page", unfit.reason, unfit.detail, wanted)
            if unfit.reason == "not_understood":  # stays in the edition, for a better reader
                self._came.append(document)
            return Listed(link, None)
        self._came.append(document)
        return Listed(link, index)

    async def _articles(self, pages: list[Listed]) -> None:
        wanted: dict[str, Wanted] = {}
        for number, page in enumerate(pages, 1):
            links = page.index.articles if page.index else ()
            if len(links) > self._limits.articles:
                detail = f"the page lists {len(links)} articles; the first {self._limits.articles} were taken"
                place = Wanted(page.link.url, "index", number - 1, page.link.page_no)
                self._gap("page", "too_many", detail, place)
            for place_no, link in enumerate(links[: self._limits.articles]):
                order = number * _PER_PAGE + place_no
                wanted.setdefault(link.url, Wanted(link.url, "article", order, page.link.page_no, link.title))
        self.listed["articles_listed"] = len(wanted)
        if not wanted and any(page.index for page in pages):
            self._gap("edition", "no_articles", "none of its pages lists an article", Wanted("", "index", -1))
        await together(map(self._article, wanted.values()))

    async def _article(self, wanted: Wanted) -> None:
        document = await self._bring(wanted, "article")
        if document is None:
            return
        try:
            check_article(self._reader, document, self._date)
        except Unfit as unfit:
            if unfit.reason != "not_understood":
                self._gap("article", unfit.reason, unfit.detail, wanted)
                return
        self._came.append(document)  # also what is not understood: the parse stage refuses it by name

    async def _bring(self, wanted: Wanted, level: GapLevel) -> RawDocument | None:
        try:
            return await self._documents.bring(wanted)
        except (NotReached, NotTaken) as failure:
            self._gap(level, failure.reason, failure.detail, wanted)
            return None

    def _gap(self, level: GapLevel, reason: str, detail: str, wanted: Wanted) -> None:
        gap = new_gap(
            self._publication_id, self._date, level, reason, detail,
            last_tried=self._now(), page_no=wanted.page_no, source_url=wanted.url or None,
        )  # fmt: skip
        self._gaps.append((wanted.order, gap))


async def together(work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Wait for all; where one fails, stop the others and raise what it raised."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _own_link(index: IndexPage, document: RawDocument) -> PageLink:
    """The only page of an edition whose list names none."""
    return PageLink(page_no=index.page_no or "01", page_name=index.page_name, url=document.url)


def _is_at(document: RawDocument, url: str) -> bool:
    """Whether the document is the page at that address, whatever redirect led to it."""
    addresses = (document.url, document.requested_url or document.url)
    return same_page_key(url) in map(same_page_key, addresses)
