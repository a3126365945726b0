"""What a new reading of an edition changes: which articles, questions and milestones appear, vanish or differ.

Rows are paired by what they say and only then by their id, so that an article found anew at the top of a page does not
make all below it look changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

import duckdb

from warehouse.rows import EditionRows, together

Row = dict[str, Any]
# By table: the id, and what pairs an old row with a new one, the strictest first.
_KEYS: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "articles": ("article_id", (("page_no", "headline", "body"), ("page_no", "headline"), ("body",), ("article_id",))),
    "qa_pairs": ("qa_id", (("question", "answer"), ("question",), ("qa_id",))),
    "milestones": (
        "milestone_id",
        (("evidence", "project", "event", "status"), ("evidence", "project", "event"), ("milestone_id",)),
    ),
}
_DERIVED = {"duplicate_of", "project_id", "page_name"}  # from other editions, or told elsewhere


class Differences:
    """Counts by table, and a JSON object a line in `path`, which is made when there is something to say."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, table: str, change: str, row_id: str, **more: Any) -> None:
        """One row that appeared, vanished or changed."""
        self._counts[table, change] += 1
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        line = {"table": table, "change": change, "id": row_id, **more}
        self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")

    def counts(self) -> tuple[tuple[str, int, int, int], ...]:
        """(table, appeared, vanished, changed), a row a table."""
        kinds = ("appeared", "vanished", "changed")
        return tuple((table, *(self._counts[table, kind] for kind in kinds)) for table in _KEYS)  # type: ignore[misc]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file:
            self._file.close()


def compare(con: duckdb.DuckDBPyConnection, editions: Sequence[EditionRows], differences: Differences) -> None:
    """Notes how these editions' new rows differ from the stored ones."""
    rows = together(editions)
    ids = [each.edition.edition_id for each in editions]
    for table, (key, pairings) in _KEYS.items():
        new = rows[table].to_pylist()
        for before, after in _pairs(_stored(con, table, ids, rows[table].column_names), new, pairings):
            _note(differences, table, key, before, after)


def _stored(con: duckdb.DuckDBPyConnection, table: str, ids: Sequence[str], columns: Sequence[str]) -> list[Row]:
    found = con.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE edition_id IN (SELECT unnest(?))", [list(ids)]
    ).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in found]


def _pairs(
    before: list[Row], after: list[Row], pairings: Sequence[tuple[str, ...]]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Each old row with its new one; those left over with None."""
    for columns in pairings:
        waiting: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in before:
            waiting[_key(row, columns)].append(row)
        left = []
        for row in after:
            if same := waiting.get(_key(row, columns)):
                yield same.pop(0), row
            else:
                left.append(row)
        before, after = [row for rows in waiting.values() for row in rows], left
    yield from ((row, None) for row in before)
    yield from ((None, row) for row in after)


def _key(row: Row, columns: Sequence[str]) -> tuple[Any, ...]:
    return (row["edition_id"], *(row[column] for column in columns))


def _note(differences: Differences, table: str, key: str, before: Row | None, after: Row | None) -> None:
    if before is None and after is not None:
        differences.note(table, "appeared", after[key], row=_said(after))
    elif after is None and before is not None:
        differences.note(table, "vanished", before[key], row=_said(before))
    elif before and after:
        fields = {
            name: {"before": before[name], "after": value}
            for name, value in after.items()
            if name not in _DERIVED and before[name] != value
        }
        if fields:
            differences.note(table, "changed", before[key], fields=fields)


def _said(row: Row) -> Row:
    """What a person knows the row by."""
    return {name: row[name] for name in ("headline", "question", "project", "event", "status") if name in row}
