"""`ribao backfill`: a range of days."""

from __future__ import annotations

import datetime as dt
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
    not_in_future,
    read_date,
)  # fmt: skip
from flows.commands.printing import print_json, say_all
from flows.progress import progress_bar
from warehouse.errors import RibaoError, UsageError

if TYPE_CHECKING:
    from tasks.reports import RangeReport


def backfill(
    publication: Annotated[str, typer.Argument(metavar="PUB", help="The publication's id.")],
    start: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")],
    end: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")],
    from_path: Annotated[
        Path | None, typer.Option("--from", help="A folder of YYYY-MM-DD folders; no network.")
    ] = None,
    base_url: BaseUrl = None,
    rate: Rate = 1.0,
    as_json: AsJson = False,
) -> None:
    """Every edition of a closed range; skips what is complete, resumes where it stopped."""
    from warehouse.publications import load_publication

    log_to_stderr()
    source = load_publication(publication)
    first, last = read_range(start, end, source.publication.timezone)
    if from_path is not None:
        from warehouse.files import day_folders

        day_folders(from_path, first, last)
    elif source.site_for(first) is None and source.site_for(last) is None:
        raise UsageError(
            f"{publication} has no site for {start} to {end}: give its pages with --from, or add a [[site]]"
        )
    from flows.run import run_flow

    with progress_bar(f"backfill {publication}"):
        report: RangeReport = run_flow(
            "flows.backfill:backfill_editions", publication=publication, start=first, end=last,
            from_path=from_path.resolve() if from_path else None,
            base_url=check_base_url(base_url), rate=check_rate(rate),
        )  # fmt: skip
    tell_range(report, as_json)


def read_range(start: str, end: str, timezone: str) -> tuple[dt.date, dt.date]:
    """The closed range. Raises `UsageError` for one that is empty or reaches into the future."""
    first, last = read_date(start, "--start"), not_in_future(read_date(end, "--end"), timezone, "--end")
    if first > last:
        raise UsageError(f"--start {first} is after --end {last}")
    return first, last


def tell_range(report: RangeReport, as_json: bool) -> None:
    """What a range of editions came to: the lacking on stderr, the sum on stdout. Raises where an edition failed."""
    say_all(line for edition in report.editions for line in edition.lacking)
    if as_json:
        print_json(asdict(report))
    else:
        for edition in report.editions:
            print(edition.line())
        print(report.line())
    if report.failed:
        raise RibaoError(f"{len(report.failed)} edition(s) failed: {', '.join(report.failed[:5])}")
