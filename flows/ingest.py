"""One edition, from its raw pages to rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from prefect import flow, get_run_logger, tags

from flows.artifacts import tell
from flows.names import edition_day, edition_run_name
from tasks.errors import RibaoError, UsageError
from tasks.extract import extract_findings
from tasks.fetch import fetch_edition
from tasks.handover import handed
from tasks.load import load_editions
from tasks.parse import parse_edition
from tasks.reports import EditionReport, edition_report
from tasks.stages import raw_after_failure
from warehouse.documents import RawEdition
from warehouse.publications import PublicationSource, load_publication
from warehouse.rows import edition_rows


@flow(name="ingest", flow_run_name=edition_run_name, validate_parameters=True)
def ingest_edition(
    publication: str,
    date: dt.date | None = None,
    from_path: Path | None = None,
    base_url: str | None = None,
    rate: float = 1.0,
) -> EditionReport:
    """One day's paper as rows: fetch, parse, extract, load.

    Running it twice leaves the same rows as once. What a site lacked is asked for again; a complete edition is looked
    at again by ETag and Last-Modified.

    Args:
        publication: the publication's id, such as `zzrb`.
        date: the edition's day; without it, the day of the scheduled start in the paper's time zone.
        from_path: a file or folder of raw pages, instead of the paper's site.
        base_url: a mirror; it takes the place of the scheme and host of the paper's own address.
        rate: requests a second and host.
    """
    source = load_publication(publication)
    day = date or edition_day(source.publication.timezone)
    with tags("ribao", publication):
        try:
            raw = fetch_edition(publication, day, from_path=from_path, base_url=base_url, rate=rate, look_again=True)
        except UsageError:
            raise
        except RibaoError as error:
            tell([finish_failed(source, day, error)], publication)
            raise
        report = finish(source, raw)
    tell([report], publication)
    return report


def finish(source: PublicationSource, raw: RawEdition) -> EditionReport:
    """The stages after fetching. The report's `kept` says that the stored edition was better and stays."""
    label, publication = raw.edition_id, source.publication
    parsed = parse_edition(publication, handed(raw), label=label)
    findings = extract_findings(publication, handed(parsed), label=label)
    rows = edition_rows(parsed, findings)
    loaded = load_editions([publication], handed([rows]), label=label)
    for breach in loaded.breaches:
        get_run_logger().warning("%s", breach)
    return replace(edition_report(parsed, findings), kept=bool(loaded.kept))


def finish_failed(source: PublicationSource, date: dt.date, error: RibaoError) -> EditionReport:
    """Enters an edition that could not be fetched in the ledger: what is stored of it stays."""
    return finish(source, raw_after_failure(source.publication.publication_id, date, error))
