"""The documents of one edition: from the store where it has them, else from the site and into the store at once."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.web.answers import Answer, validators
from tasks.web.client import Client
from tasks.web.failures import Failure, NotReached, NotTaken
from warehouse.documents import DocumentKind, RawDocument
from warehouse.raw import RawStore

_log = logging.getLogger("ribao.web")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a list names, and its place in the edition."""

    url: str
    kind: DocumentKind
    order: int
    page_no: str | None = None
    title: str | None = None


class Documents:
    """What one visit to a site brings in.

    `had` are documents that need not be asked for again; `old` are those of an earlier visit, which are asked for with
    their validators, and which stay where the site no longer has them.
    """

    def __init__(
        self, client: Client, store: RawStore, publication_id: str, date: dt.date,
        had: Iterable[RawDocument] = (), old: Iterable[RawDocument] = (),
    ) -> None:  # fmt: skip
        self._client, self._store, self._edition = client, store, (publication_id, date)
        self._had = _by_address(had)
        self._old = _by_address(old)
        self._gate = asyncio.Semaphore(client.limits.at_once)
        self._doubt = asyncio.Lock()
        self._failures = self._bytes = 0
        self._silent = False

    async def bring(self, wanted: Wanted) -> RawDocument:
        """The document. Raises `NotReached` or `NotTaken` where it does not come and never came."""
        url = self._client.site.here(wanted.url)
        had = self._had.get(url)
        if had is not None:
            return _placed(had, wanted)
        async with self._gate:
            try:
                document = await self._ask(url, wanted)
            except (NotReached, NotTaken) as failure:
                document = self._stays(url, wanted, failure)
        self._had[url] = document
        return document

    async def _ask(self, url: str, wanted: Wanted) -> RawDocument:
        limits, old = self._client.limits, self._old.get(url)
        if await self._is_silent():
            raise NotReached("not_tried", url, f"the site fell silent: {limits.failures} documents did not come")
        if self._bytes > limits.edition_bytes:
            raise NotTaken("too_large", url, f"the edition is larger than {limits.edition_bytes >> 20} MB")
        try:
            answer = await self._client.get(url, validators(old))
        except NotReached:
            self._failures += 1
            raise
        self._failures = 0
        if answer.status == 304 and old is not None:
            return _placed(old, wanted)
        if answer.is_gone or answer.status == 304:
            raise NotTaken(f"http_{answer.status}", answer.url, f"the site answered {answer.status}")
        self._bytes += len(answer.content)
        document = _document(answer, url, wanted)
        self._store.put(*self._edition, document)
        return document

    async def _is_silent(self) -> bool:
        """Whether the site was given up: too many failures in a row, and no sign of life when asked for one."""
        async with self._doubt:
            if self._failures >= self._client.limits.failures and not self._silent:
                self._silent = not await self._client.is_alive()
                self._failures = 0
        return self._silent

    def _stays(self, url: str, wanted: Wanted, failure: Failure) -> RawDocument:
        """What came on an earlier visit is not lost because it does not come on this one."""
        old = self._old.get(url)
        if old is None:
            raise failure
        _log.warning("%s The copy of %s stays.", failure, old.fetched_at)
        return _placed(old, wanted)


def _document(answer: Answer, asked: str, wanted: Wanted) -> RawDocument:
    return RawDocument(
        url=answer.url, kind=wanted.kind, content=answer.content, fetched_at=answer.fetched_at,
        page_no=wanted.page_no, order=wanted.order, status=answer.status, headers=answer.headers,
        title=wanted.title, requested_url=asked if asked != answer.url else None,
    )  # fmt: skip


def _by_address(documents: Iterable[RawDocument]) -> dict[str, RawDocument]:
    return {document.requested_url or document.url: document for document in documents}


def _placed(document: RawDocument, wanted: Wanted) -> RawDocument:
    return replace(document, kind=wanted.kind, order=wanted.order, page_no=wanted.page_no, title=wanted.title)
