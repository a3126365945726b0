"""The order in which editions changed: what is derived outside the warehouse (the search index) catches up by it."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb


def note_changes(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str]) -> None:
    """Give each of these editions the next change numbers, in the caller's transaction."""
    if not edition_ids:
        return
    last = last_change(con)  # before the delete, or a number would be given twice
    con.execute("DELETE FROM changes WHERE edition_id IN (SELECT unnest(?))", [list(edition_ids)])
    con.execute(
        "INSERT INTO changes SELECT ? + row_number() OVER (), id FROM (SELECT unnest(?) AS id)",
        [last, list(edition_ids)],
    )


def last_change(con: duckdb.DuckDBPyConnection) -> int:
    """The newest change number; 0 in an empty warehouse."""
    ((last,),) = con.execute("SELECT coalesce(max(change_no), 0) FROM changes").fetchall()
    return int(last)


def changed_since(con: duckdb.DuckDBPyConnection, change_no: int) -> list[str]:
    """The editions that changed after that number, oldest change first."""
    found = con.execute("SELECT edition_id FROM changes WHERE change_no > ? ORDER BY change_no", [change_no])
    return [row[0] for row in found.fetchall()]
