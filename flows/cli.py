"""The command line: `ribao …`. Parses arguments, calls a flow or a query, prints. No logic of its own.

Exit status: 0 done (also a partial edition, and a day without an issue), 1 a failed run, 2 wrong usage. What was wrong
stands in one line on stderr; the traceback of what nobody expected goes to a log.
"""

from __future__ import annotations

import os
import sys

import typer

from flows.commands import archive as archive_commands
from flows.commands import backfill, ingest, maintain, publications, query, reparse, search
from flows.commands import up as up_command
from flows.commands.failures import report_failure

STOPPED = 130

app = typer.Typer(
    name="ribao", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Every day's newspaper as rows: articles, citizens' questions with the office's reply, project milestones.",
)  # fmt: skip


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"ribao {version('ribao')}")
        raise typer.Exit


@app.callback()
def ribao(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="The version."),
) -> None:
    """Every day's newspaper as rows."""


app.command("ingest")(ingest.ingest)
app.command("backfill")(backfill.backfill)
app.command("reparse")(reparse.reparse)
app.command("search")(search.search)
app.command("milestones")(query.milestones)
app.command("sql")(query.sql)
app.command("status")(query.status)
app.add_typer(publications.app, name="publications")
app.add_typer(archive_commands.app, name="archive")
app.command("up")(up_command.up)
app.command("maintain")(maintain.maintain)


def main(arguments: list[str] | None = None) -> None:
    """The console entry. Ends the process with the exit status."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """One command; gives the exit status."""
    try:
        status = app(args=arguments, prog_name="ribao", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:
        return report_failure(error)
    if status == STOPPED:  # typer has caught Ctrl-C
        return report_failure(KeyboardInterrupt())
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
