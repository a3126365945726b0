"""`ribao publications`: the known papers; `check` asks a paper's site, `add` writes a new paper's file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from flows.commands.options import AsJson, BaseUrl, check_base_url, log_to_stderr, read_edition_day
from flows.commands.printing import print_rows

app = typer.Typer(help="The known publications and their platforms.", invoke_without_command=True)


@app.callback(invoke_without_command=True)
def publications(context: typer.Context, as_json: AsJson = False) -> None:
    """The known publications and their platforms."""
    if context.invoked_subcommand is not None:
        return
    from warehouse.publications import all_publications

    log_to_stderr()
    columns = ("publication_id", "name", "platform", "homepage", "timezone", "verified")
    rows = [
        (
            source.publication.publication_id, source.publication.name, source.publication.platform,
            source.publication.homepage, source.publication.timezone, source.verified,
        )
        for source in all_publications()
    ]  # fmt: skip
    print_rows(columns, rows, as_json=as_json)


@app.command("check")
def check(
    publication: Annotated[str, typer.Argument(metavar="PUB")],
    date: Annotated[
        str | None, typer.Option(help="The day to look for. Default: today where the paper appears.")
    ] = None,
    base_url: BaseUrl = None,
    as_json: AsJson = False,
) -> None:
    """Does the address still lead to an edition? Fetches one index page and one article; stores nothing."""
    from tasks.probe import check_publication
    from warehouse.publications import load_publication

    log_to_stderr()
    source = load_publication(publication)
    day = read_edition_day(date, source.publication.timezone)
    found = asdict(check_publication(source, day, base_url=check_base_url(base_url)))
    print_rows(tuple(found), [tuple(found.values())], as_json=as_json)


@app.command("add")
def add(url: Annotated[str, typer.Argument(metavar="URL", help="A page of one edition of the paper.")]) -> None:
    """A TOML for a paper of a known platform, from the address of one of its pages."""
    from tasks.probe import propose_publication

    log_to_stderr()
    print(propose_publication(url))
