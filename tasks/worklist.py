"""What there is to do: which papers are due, which days of a range lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from tasks.jobs import Job
from warehouse.connect import reading
from warehouse.editions import Known, known_editions, publications_with_editions
from warehouse.files import day_folders
from warehouse.home import raw_path, warehouse_path
from warehouse.publications import PACKAGED, PublicationSource, load_publication, publication_folders
from warehouse.publications import publication_ids as every_publication_id
from warehouse.raw import RawStore

CAN_STILL_APPEAR = dt.timedelta(days=7)
"""How long after its day an issue may still come; no document says, a week is generous."""


def known(edition_ids: Sequence[str]) -> dict[str, Known]:
    """The ledger's entries of these editions; none where there is no warehouse yet."""
    if not warehouse_path().is_file():
        return {}
    with reading() as con:
        return known_editions(con, edition_ids)


def due_sources(
    publication_ids: Sequence[str] | None, day_in: Callable[[str], dt.date], *, only_lacking: bool = False
) -> list[tuple[PublicationSource, dt.date]]:
    """The publications that are due, each with its day (`day_in` gives it by time zone).

    Those named, or those followed that have a site for that day and appear on that weekday; with `only_lacking`,
    without those whose edition is complete.
    """
    sources = [load_publication(each) for each in publication_ids or followed()]
    due = [(source, day_in(source.publication.timezone)) for source in sources]
    due = [
        (source, day) for source, day in due if source.site_for(day) and (publication_ids or source.publishes_on(day))
    ]
    if not only_lacking:
        return due
    ledger = known([edition_id(source, day) for source, day in due])
    return [
        (source, day)
        for source, day in due
        if (entry := ledger.get(edition_id(source, day))) is None or entry.status != "complete"
    ]


def followed() -> list[str]:
    """The papers that daily runs are for when none is named: never the whole catalogue.

    The user's own (in the folder `RIBAO_PUBLICATIONS`) and those that have an edition in the warehouse; before there
    is any, the first newspaper, 株洲日报.
    """
    own = {path.stem for folder in publication_folders() if folder != PACKAGED for path in folder.glob("*.toml")}
    stored: set[str] = set()
    if warehouse_path().is_file():
        with reading() as con:
            stored = set(publications_with_editions(con)) & set(every_publication_id())
    return sorted(own | stored) or ["zzrb"]


def edition_id(source: PublicationSource, day: dt.date) -> str:
    """The readable id, such as `zzrb-2020-05-08`."""
    return f"{source.publication.publication_id}-{day.isoformat()}"


def days_between(start: dt.date, end: dt.date) -> list[dt.date]:
    """Every day of a closed range."""
    return [start + dt.timedelta(days=number) for number in range((end - start).days + 1)]


def backfill_jobs(publication_id: str, start: dt.date, end: dt.date, from_path: Path | None) -> tuple[list[Job], int]:
    """The editions of a closed range to read, and the number of those left out because they are complete.

    From a folder, every day that has one is read: whether its pages are those that the ledger knows is told by them.
    From the site, every day that a site serves and the ledger does not call complete; a day that had no issue a week
    later will have none.
    """
    source = load_publication(publication_id)
    if from_path is not None:
        folders = day_folders(from_path, start, end)
        ledger = known([f"{publication_id}-{day}" for day, _ in folders])
        return [
            Job(publication_id=publication_id, date=day, path=path, known=ledger.get(f"{publication_id}-{day}"))
            for day, path in folders
        ], 0
    days = [day for day in days_between(start, end) if source.site_for(day)]
    ledger = known([f"{publication_id}-{day}" for day in days])
    lacking = [day for day in days if not _settled(ledger.get(f"{publication_id}-{day}"), day)]
    return [Job(publication_id=publication_id, date=day) for day in lacking], len(days) - len(lacking)


def _settled(entry: Known | None, day: dt.date) -> bool:
    """Whether there is nothing to ask for: complete, or without an issue when looked at long after its day."""
    if entry is None or entry.status != "missing":
        return entry is not None and entry.status == "complete"
    return entry.ingested_at.date() - day > CAN_STILL_APPEAR


def reparse_jobs(
    publication_id: str | None, start: dt.date | None, end: dt.date | None, *, everything: bool
) -> list[Job]:
    """The editions in the raw store, within the range. Those that today's parser has read are told by the reading."""
    keys = list(RawStore(raw_path()).editions(publication_id, start, end))
    ledger = known([f"{key.publication_id}-{key.edition_date}" for key in keys])
    return [
        Job(
            publication_id=key.publication_id, date=key.edition_date, same_parser=True,
            known=None if everything else ledger.get(f"{key.publication_id}-{key.edition_date}"),
        )
        for key in keys
    ]  # fmt: skip
