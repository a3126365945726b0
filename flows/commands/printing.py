"""Rows for people and for programs: a table in a terminal, tab-separated lines in a pipe, JSON where asked for."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

_SHORT = 15  # cells: a day, a number, a word: not broken over lines


def print_rows(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, as_json: bool, fitting: Sequence[str] | None = None
) -> None:
    """Rows to stdout. JSON is a list of objects; times in ISO form. `fitting`: the columns that fit a terminal."""
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif sys.stdout.isatty():
        shown = [columns.index(name) for name in fitting or columns]
        _print_table([columns[at] for at in shown], [[row[at] for at in shown] for row in rows])
    else:
        print("\t".join(columns))
        for row in rows:
            print(_line(row))


def print_json(value: Any) -> None:
    """Any value as JSON, with Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_json_value))


def say(line: str) -> None:
    """A line for the person, on stderr."""
    print(line, file=sys.stderr)


def say_all(lines: Iterable[str]) -> None:
    """Lines for the person, on stderr."""
    for line in lines:
        say(line)


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for at, column in enumerate(columns):
        values = [row[at] for row in rows]
        short = all(cell_len(_shown(value)) <= _SHORT for value in values)
        numbers = any(isinstance(value, int | float) for value in values)
        table.add_column(
            column.replace("_", " "),
            overflow="fold",
            no_wrap=short and bool(values),
            justify="right" if numbers else "left",
        )
    for row in rows:
        table.add_row(*(Text(_shown(value)) for value in row))
    Console().print(table)


def _line(row: Sequence[Any]) -> str:
    """Cells with tabs between; each alone is escaped only where one of them needs it, for ten years are many rows."""
    line = "\t".join(map(_shown, row))
    if line.count("\t") < len(row) and not ("\\" in line or "\n" in line or "\r" in line):
        return line
    return "\t".join(map(_flat, row))


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, list):
        return ", ".join(_shown(each) for each in value)
    return str(value)


def _flat(value: Any) -> str:
    return _shown(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _json_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date | dt.datetime | dt.time) else str(value)
