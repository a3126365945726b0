"""`ribao milestones`, `ribao sql` and `ribao status`: what is asked of the warehouse, read-only."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import AsJson, log_to_stderr, read_date
from flows.commands.printing import print_json, print_rows, say
from warehouse.connect import reading
from warehouse.queries import milestones as find_milestones
from warehouse.queries import run_query
from warehouse.status import status as find_status

# What fits a terminal; --json and a pipe get every column.
_SHOWN = {
    False: ("project", "event", "status", "date_text", "date_end", "edition_date"),
    True: ("project", "event", "date_text", "date_end", "days_overdue", "said_on"),
}
_SHOWN_OF_STATUS = ("publication_id", "name", "complete", "partial", "missing", "failed", "last_day", "articles")
_SHOWN_OF_LACKING = ("edition_id", "level", "page_no", "source_url", "reason")


def milestones(
    overdue: Annotated[bool, typer.Option("--overdue", help="Promised, past due and not reported done.")] = False,
    as_of: Annotated[
        str | None, typer.Option(help="As a reader of that day could know: no later edition counts.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Projects and their milestones, in order."""
    log_to_stderr()
    day = read_date(as_of, "--as-of") if as_of else None
    with reading() as con:
        found = find_milestones(con, as_of=day, overdue=overdue)
    print_rows(found.columns, found.rows, as_json=as_json, fitting=_SHOWN[overdue])


def sql(
    query: Annotated[str, typer.Argument(help="One query, as SQL.")],
    as_json: AsJson = False,
) -> None:
    """One read-only query."""
    log_to_stderr()
    with reading() as con:
        found = run_query(con, query)
    print_rows(found.columns, found.rows, as_json=as_json)


def status(
    publication: Annotated[str | None, typer.Argument(metavar="PUB", help="Only this publication.")] = None,
    as_json: AsJson = False,
) -> None:
    """Editions by publication: complete, partial, missing, failed; and what is lacking."""
    log_to_stderr()
    with reading() as con:
        found = find_status(con, publication)
    if as_json:
        publications, lacking = (
            [dict(zip(part.columns, row, strict=True)) for row in part.rows]
            for part in (found.publications, found.lacking)
        )
        print_json({"publications": publications, "lacking": lacking})
        return
    print_rows(found.publications.columns, found.publications.rows, as_json=False, fitting=_SHOWN_OF_STATUS)
    if found.lacking.rows:
        say(f"{len(found.lacking.rows)} lacking:")
        print_rows(found.lacking.columns, found.lacking.rows, as_json=False, fitting=_SHOWN_OF_LACKING)
