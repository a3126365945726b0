"""Fetching one edition: what the store lacks of it is asked for, what did not come is named."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from tasks.errors import RibaoError, UsageError
from tasks.platforms.registry import reader
from tasks.web.address import Site
from tasks.web.client import Client
from tasks.web.documents import Documents
from tasks.web.failures import NotReached, NotTaken
from tasks.web.limits import Limits
from tasks.web.reading import NO_ISSUE, Unfit
from tasks.web.visit import Visit
from warehouse.documents import RawDocument, RawEdition
from warehouse.gaps import new_gap, numbered
from warehouse.publications import PublicationSource
from warehouse.raw import RawStore

Clock = Callable[[], dt.datetime]
_log = logging.getLogger("ribao.web")


def utc_now() -> dt.datetime:
    """The time, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def fetch_edition(
    source: PublicationSource, date: dt.date, *, store: RawStore, base_url: str | None = None, rate: float = 1.0,
    again: bool = False, usual_pages: int | None = None, limits: Limits | None = None, now: Clock = utc_now,
) -> RawEdition:  # fmt: skip
    """`fetch_edition_pages` for callers without an event loop."""
    return asyncio.run(
        fetch_edition_pages(
            source, date, store=store, base_url=base_url, rate=rate, again=again, usual_pages=usual_pages,
            limits=limits, now=now,
        )
    )  # fmt: skip


async def fetch_edition_pages(
    source: PublicationSource, date: dt.date, *, store: RawStore, base_url: str | None = None, rate: float = 1.0,
    again: bool = False, usual_pages: int | None = None, limits: Limits | None = None, now: Clock = utc_now,
) -> RawEdition:  # fmt: skip
    """Fetch the pages and articles of one edition into `store`, and give the edition as it is there afterwards.

    What the store has is not asked for: a finished edition without gaps costs no request, one with gaps only what it
    lacks, one that was cut off only the rest. With `again` everything is asked for with ETag and Last-Modified, and
    what the site no longer has stays. `base_url` takes the place of scheme and host; `rate` is in requests a second
    and host; `usual_pages` (else the publication's, else those of the days before) makes a lost list an alarm.

    Gives an edition with `missing_evidence` for a day without an issue, and one with a gap of level "edition" and no
    documents where the first page may not be taken or is not understood. Raises `UsageError` where no site serves
    that day, and `Unreachable` where the first page does not come: nothing of the edition is changed then.
    """
    site = source.site_for(date)
    name = source.publication.publication_id
    if site is None:
        raise UsageError(f"{name} has no site for {date}: give its pages with --from, or add a [[site]].")
    known = store.load_edition(name, date)
    if known and known.documents and not known.gaps and not again and store.is_finished(name, date):
        return known
    url = site.url_for(date, base_url)
    home = Site(url, original=site.url_for(date), base_url=base_url)
    bounds = limits or Limits()
    async with Client(home, rate=rate, limits=bounds) as client:
        bring = _documents(client, store, name, date, known, again)
        visit = Visit(name, date, bring, reader(site.platform), bounds, now)
        empty = RawEdition(
            publication_id=name, edition_date=date, documents=(), platform=site.platform, base_url=base_url
        )
        try:
            await visit.walk(url, usual_pages or source.usual_pages or _pages_of_late(store, name, date))
        except (NotTaken, Unfit) as failure:
            edition = _without_first_page(empty, failure, now())
        else:
            extra = {key: str(value) for key, value in visit.listed.items()}
            edition = replace(empty, documents=visit.documents, gaps=visit.gaps, extra=extra)
    return _settle(store, edition, known)


def record_failure(
    source: PublicationSource, date: dt.date, error: RibaoError, *, store: RawStore, now: Clock = utc_now
) -> RawEdition:
    """The edition after the last try failed: what the store has of it, else an empty one with the reason as a gap."""
    name = source.publication.publication_id
    known = store.load_edition(name, date)
    if known and known.documents:
        _log.warning("%s is kept as it was: %s", known.edition_id, error)
        return known
    site = source.site_for(date)
    empty = RawEdition(publication_id=name, edition_date=date, documents=(), platform=site.platform if site else "text")
    edition = _without_first_page(empty, error, now())
    if not store.in_progress(name, date):  # else the next visit goes on from there
        store.save_edition(edition)
    return edition


def _documents(
    client: Client, store: RawStore, name: str, date: dt.date, known: RawEdition | None, again: bool
) -> Documents:
    """Had: what came since the last finish, and what has no gap unless all is asked for again; old: the rest."""
    gaps = known.gaps if known else ()
    again = again or any(gap.level == "edition" for gap in gaps)
    lacking = {gap.source_url for gap in gaps if gap.source_url}
    had: list[RawDocument] = list(store.in_progress(name, date))
    old: list[RawDocument] = []
    for document in known.documents if known else ():
        doubtful = again or document.url in lacking or document.requested_url in lacking
        (old if doubtful else had).append(document)
    return Documents(client, store, name, date, had, old)


def _pages_of_late(store: RawStore, name: str, date: dt.date) -> int | None:
    """How many pages the editions of the two weeks before had, where the store has some."""
    before = store.editions(name, date - dt.timedelta(14), date - dt.timedelta(1))
    counts = [int(count) for key in before if (count := store.extra(*key).get("pages_listed"))]
    return round(median(counts)) if counts else None


def _without_first_page(empty: RawEdition, failure: RibaoError, now: dt.datetime) -> RawEdition:
    reason = failure.reason if isinstance(failure, NotReached | NotTaken | Unfit) else "failed"
    url = failure.url if isinstance(failure, NotReached | NotTaken | Unfit) else None
    detail = failure.detail if isinstance(failure, NotReached | NotTaken | Unfit) else str(failure)
    if reason in NO_ISSUE:
        return replace(empty, missing_evidence=f"{url}: {detail} ({reason}, {now:%Y-%m-%d %H:%M} UTC)")
    gap = new_gap(empty.publication_id, empty.edition_date, "edition", reason, detail, last_tried=now, source_url=url)
    return replace(empty, gaps=numbered([gap]))


def _settle(store: RawStore, edition: RawEdition, known: RawEdition | None) -> RawEdition:
    """Keep the edition as finished; one that lost its documents or its list does not take the place of one that has."""
    lost = not edition.documents or any(gap.level == "edition" for gap in edition.gaps)
    if known and known.documents and lost and len(edition.documents) < len(known.documents):
        why = edition.missing_evidence or "; ".join(gap.detail for gap in edition.gaps)
        _log.warning("%s is kept as it was: %s", known.edition_id, why)
        alarms = [gap for gap in edition.gaps if gap.level == "edition"]
        edition = replace(known, gaps=numbered([*alarms, *(g for g in known.gaps if g.level != "edition")]))
    store.save_edition(edition)
    return edition
