"""The whole chain as plain functions: raw pages -> records -> rows. Look here first; nothing imports Prefect.

    raw = raw_from_files("zzrb", date, Path("pages"))          or raw_from_site(…), raw_from_store(…)
    parsed = parse(publication, raw)
    findings = extract(publication, parsed)
    with writing() as con:
        load(con, [publication], [edition_rows(parsed, findings)])

The Prefect tasks in `fetch parse extract load` are a coat over these; worker processes, tests and benchmarks call
them as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from tasks.dedupe import link_duplicates
from tasks.errors import RibaoError
from tasks.files import raw_of_files
from tasks.findings.extract import extract
from tasks.reading import parse
from tasks.reports import LoadReport
from warehouse.checks import run_checks
from warehouse.connect import transaction
from warehouse.documents import RawEdition
from warehouse.editions import replace_editions
from warehouse.errors import WarehouseError
from warehouse.home import raw_path
from warehouse.publications import load_publication
from warehouse.raw import RawStore
from warehouse.records import Publication
from warehouse.rows import EditionRows

__all__ = ["extract", "load", "parse", "raw_from_files", "raw_from_site", "raw_from_store"]


class BrokenRules(WarehouseError):
    """A load that would have spoilt the warehouse; it was undone."""


def raw_from_files(publication_id: str, date: dt.date, path: Path) -> RawEdition:
    """The edition in a file or folder, kept in the raw store. Raises `UsageError` where none of it is a page."""
    raw = raw_of_files(load_publication(publication_id), date, path)
    RawStore(raw_path()).save_edition(raw)
    return raw


def raw_from_site(
    publication_id: str, date: dt.date, *, base_url: str | None = None, rate: float = 1.0, look_again: bool = False
) -> RawEdition:
    """The edition from its site or a mirror, kept in the raw store. Raises `Unreachable` where the site is silent.

    What is there is not asked for again; with `look_again`, a complete edition is, by ETag and Last-Modified: what the
    paper has re-issued comes as a new version beside the old one.
    """
    from tasks.web.edition import fetch_edition

    source, store = load_publication(publication_id), RawStore(raw_path())
    known = store.load_edition(publication_id, date) if look_again else None
    again = bool(known and known.documents and not known.gaps and store.is_finished(publication_id, date))
    return fetch_edition(source, date, store=store, base_url=base_url, rate=rate, again=again)


def raw_after_failure(publication_id: str, date: dt.date, error: RibaoError) -> RawEdition:
    """What is known of an edition whose last try failed: what the store has, else nothing, with the reason."""
    from tasks.web.edition import record_failure

    return record_failure(load_publication(publication_id), date, error, store=RawStore(raw_path()))


def raw_from_store(publication_id: str, date: dt.date) -> RawEdition | None:
    """The edition as it was last kept; None where it never was."""
    return RawStore(raw_path()).load_edition(publication_id, date)


def load(
    con: duckdb.DuckDBPyConnection,
    publications: Iterable[Publication],
    editions: Sequence[EditionRows],
    *,
    keep_better: bool = True,
) -> LoadReport:
    """These editions' rows in place of those that were there, with reprints, projects and checks, or nothing at all.

    Raises `BrokenRules` where a rule that stops a load is broken. `keep_better`: see `replace_editions`.
    """
    with transaction(con):
        replaced = replace_editions(con, publications, editions, keep_better=keep_better)
        link_duplicates(con, replaced.loaded)
        breaches = run_checks(con, replaced.loaded)
        stopping = [breach for breach in breaches if breach.check.stops]
        if stopping:
            raise BrokenRules(f"{stopping[0]}; nothing was loaded (this is a fault of ribao: please report it)")
    return LoadReport(replaced.loaded, replaced.kept, breaches)
