"""`ribao reparse`: the rows again from the raw pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.backfill import tell_range
from flows.commands.options import AsJson, log_to_stderr, read_date
from flows.commands.printing import print_rows, say
from flows.progress import progress_bar
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from tasks.reports import RangeReport


def reparse(
    publication: Annotated[str | None, typer.Argument(metavar="PUB", help="Only this publication.")] = None,
    start: Annotated[str | None, typer.Option(help="First day.")] = None,
    end: Annotated[str | None, typer.Option(help="Last day.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Load nothing: only say what would change.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also what today's parser has read already.")] = False,
    diff_file: Annotated[
        Path | None, typer.Option("--diff", help="Where the changes go. Default: RIBAO_HOME/logs.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Rebuild the rows from `raw/` with today's parser, without the network, and say what changed."""
    from flows.run import run_flow

    log_to_stderr()
    if publication is not None:
        from warehouse.publications import load_publication

        load_publication(publication)
    first, last = (read_date(day, name) if day else None for day, name in ((start, "--start"), (end, "--end")))
    if first and last and first > last:
        raise UsageError(f"--start {first} is after --end {last}")
    with progress_bar("reparse"):
        report: RangeReport = run_flow(
            "flows.reparse:reparse_editions", publication=publication, start=first, end=last,
            dry_run=dry_run, everything=everything, diff_file=diff_file.resolve() if diff_file else None,
        )  # fmt: skip
    if not as_json:
        print_rows(("table", "appeared", "vanished", "changed"), report.changes, as_json=False)
    if report.diff_file:
        say(f"field by field: {report.diff_file}")
    tell_range(report, as_json)
