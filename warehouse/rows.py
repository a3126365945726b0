"""Records into Arrow tables, one a table of the warehouse: what bulk loads are made of.

Arrow tables cross process borders cheaply, so a worker of a backfill returns these and not the records.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

import pyarrow as pa

from warehouse.records import (
    Article,
    ArticlePlace,
    Block,
    Edition,
    Findings,
    Gap,
    Milestone,
    Page,
    ParsedEdition,
    Publication,
    QAPair,
    Refusal,
)  # fmt: skip

TABLES: dict[str, type] = {
    "publications": Publication,
    "editions": Edition,
    "pages": Page,
    "blocks": Block,
    "articles": Article,
    "article_places": ArticlePlace,
    "qa_pairs": QAPair,
    "milestones": Milestone,
    "refusals": Refusal,
    "gaps": Gap,
}
"""The tables that records fill, and the record that is a row of each."""

Rows = dict[str, pa.Table]
_ARROW = {
    str: pa.string(),
    int: pa.int32(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
}


@dataclass(frozen=True, slots=True)
class EditionRows:
    """One edition ready to load: its row in `editions`, and all rows by table."""

    edition: Edition
    rows: Rows


def columns(record: type) -> tuple[str, ...]:
    """The columns that a record fills, in order."""
    return tuple(item.name for item in fields(record) if item.metadata.get("column", True))


@cache
def schema(record: type) -> pa.Schema:
    """The Arrow schema of a record's columns."""
    hints = get_type_hints(record)
    return pa.schema([(name, _arrow_type(hints[name])) for name in columns(record)])


def table_of(record: type, rows: Sequence[Any]) -> pa.Table:
    """Records of one kind as an Arrow table."""
    wanted = schema(record)
    arrays = [pa.array([*map(attrgetter(item.name), rows)], type=item.type) for item in wanted]
    return pa.Table.from_arrays(arrays, schema=wanted)


def edition_rows(parsed: ParsedEdition, findings: Findings) -> EditionRows:
    """All rows of one edition, but those that rest on other editions (reprints, projects)."""
    held: dict[str, Sequence[Any]] = {
        "editions": [parsed.edition],
        "pages": parsed.pages,
        "blocks": parsed.blocks,
        "articles": parsed.articles,
        "article_places": parsed.places,
        "qa_pairs": findings.qa_pairs,
        "milestones": findings.milestones,
        "refusals": (*parsed.refusals, *findings.refusals),
        "gaps": parsed.gaps,
    }
    return EditionRows(parsed.edition, {name: table_of(TABLES[name], rows) for name, rows in held.items()})


def together(editions: Iterable[EditionRows]) -> Rows:
    """The rows of several editions, table by table."""
    piled: dict[str, list[pa.Table]] = {}
    for edition in editions:
        for name, table in edition.rows.items():
            piled.setdefault(name, []).append(table)
    return {name: pa.concat_tables(tables) for name, tables in piled.items()}


def _arrow_type(hint: Any) -> pa.DataType:
    text = str(hint)
    if "tuple[" in text:
        return pa.list_(pa.string())
    if "Literal[" in text:
        return pa.string()
    for kind in (dt.datetime, dt.date, bool, int, str):
        if hint is kind or hint == kind | None:
            return _ARROW[kind]
    raise TypeError(f"no Arrow type for {hint!r}")
