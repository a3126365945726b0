"""`ribao archive`: the raw pages out to a WARC file and in from one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import AsJson, log_to_stderr, read_date
from flows.commands.printing import print_json, say

app = typer.Typer(help="The raw pages out to a WARC file, and in from one.", no_args_is_help=True)
Publication = Annotated[str | None, typer.Option("--publication", "-p", metavar="PUB", help="Only this one.")]
File = Annotated[Path, typer.Argument(metavar="FILE.warc.gz")]


@app.command("export")
def export_archive(
    file: File,
    publication: Publication = None,
    start: Annotated[str | None, typer.Option(help="First day.")] = None,
    end: Annotated[str | None, typer.Option(help="Last day.")] = None,
    as_json: AsJson = False,
) -> None:
    """Every raw page, byte for byte, into one WARC file."""
    from warehouse.archive import export_warc
    from warehouse.home import raw_path
    from warehouse.raw import RawStore

    log_to_stderr()
    count = export_warc(RawStore(raw_path()), file, publication, _day(start, "--start"), _day(end, "--end"))
    if as_json:
        print_json({"file": file, "documents": count})
    else:
        print(f"{file}: {count} documents")


@app.command("import")
def import_archive(file: File, publication: Publication = None, as_json: AsJson = False) -> None:
    """The pages of a WARC file into the raw store; `ribao reparse` then makes rows of them."""
    from tasks.archives import import_archive_file

    log_to_stderr()
    imported = import_archive_file(file, publication)
    for reason, count in sorted(imported.skipped.items()):
        say(f"{count} records left out: {reason}")
    if as_json:
        print_json(
            {
                "documents": imported.documents,
                "editions": sorted("-".join(map(str, each)) for each in imported.editions),
            }
        )
    else:
        came = f"{imported.documents} documents of {len(imported.editions)} editions"
        print(f"{file}: {came}; `ribao reparse` makes rows of them")


def _day(text: str | None, option: str) -> dt.date | None:
    return read_date(text, option) if text else None
