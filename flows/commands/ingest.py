"""`ribao ingest`: one edition."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    AsJson,
    BaseUrl,
    Rate,
    check_base_url,
    check_rate,
    log_to_stderr,
    read_edition_day,
)  # fmt: skip
from flows.commands.printing import print_json, say_all
from flows.progress import progress_bar
from warehouse.errors import RibaoError, UsageError

if TYPE_CHECKING:
    from tasks.reports import EditionReport


def ingest(
    publication: Annotated[str, typer.Argument(metavar="PUB", help="The publication's id: see `ribao publications`.")],
    date: Annotated[
        str | None, typer.Option(help="The edition's day, YYYY-MM-DD. Default: today where the paper appears.")
    ] = None,
    from_path: Annotated[Path | None, typer.Option("--from", help="A file or folder of raw pages; no network.")] = None,
    base_url: BaseUrl = None,
    rate: Rate = 1.0,
    as_json: AsJson = False,
) -> None:
    """One edition: fetch, parse, dedupe, extract, load. Running it twice leaves the same rows as once."""
    from warehouse.files import page_files
    from warehouse.publications import load_publication

    log_to_stderr()
    source = load_publication(publication)
    day = read_edition_day(date, source.publication.timezone)
    if from_path is not None:
        page_files(from_path)
    elif source.site_for(day) is None:
        raise UsageError(
            f"{publication} has no site for {day}: give its pages with --from, or add a [[site]] to its file"
        )
    from flows.run import run_flow

    with progress_bar(f"ingest {publication} {day}"):
        report: EditionReport = run_flow(
            "flows.ingest:ingest_edition", publication=publication, date=day,
            from_path=from_path.resolve() if from_path else None,
            base_url=check_base_url(base_url), rate=check_rate(rate),
        )  # fmt: skip
    _tell(report, as_json)


def _tell(report: EditionReport, as_json: bool) -> None:
    say_all(report.lacking)
    if as_json:
        print_json(asdict(report))
    else:
        print(report.line())
    if report.status == "failed":
        raise RibaoError(f"{report.edition_id} failed: {report.evidence}")
