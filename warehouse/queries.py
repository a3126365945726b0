"""The queries behind the command line: columns and rows, ready to print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.errors import UsageError


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def run_query(con: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """One query on a read-only connection. Raises `UsageError` for none, for several, and for what is wrong in it."""
    try:
        statements = con.extract_statements(sql)
    except duckdb.Error as error:
        raise UsageError(_plain(error)) from None
    if len(statements) != 1:
        raise UsageError(f"give one query, not {len(statements)}")
    con.execute("SET enable_external_access = false")  # COPY … TO and ATTACH write files on a read-only connection too
    con.execute("SET lock_configuration = true")
    try:
        return answer(con, sql)
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException):
        raise
    except duckdb.Error as error:
        raise UsageError(_plain(error)) from None


def answer(con: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> Answer:
    """A query's columns and rows."""
    con.execute(sql, parameters)
    columns = tuple(column[0] for column in con.description or ())
    return Answer(columns, con.fetchall())


def milestones(con: duckdb.DuckDBPyConnection, *, as_of: dt.date | None, overdue: bool) -> Answer:
    """Projects and their milestones; with `overdue`, what was promised and is due, and not reported done.

    `as_of`: as a reader of that day could know, so no later edition counts.
    """
    return answer(con, _OVERDUE if overdue else _MILESTONES, {"as_of": as_of})


_MILESTONES = """
SELECT
    project, event, status, date_text, date_start, date_end, approximate, edition_date, publication_id, is_reprint,
    is_newest, evidence, article_id, qa_id, milestone_id, project_id
FROM timeline_as_of(coalesce($as_of::DATE, DATE '9999-12-31'))
ORDER BY project_id, happens_on, edition_date, milestone_id
"""
_OVERDUE = """
SELECT
    project, event, status, date_text, date_start, date_end, days_overdue, approximate, said_on, evidence, article_id,
    qa_id, milestone_id, project_id
FROM overdue_as_of(coalesce($as_of::DATE, current_date))
ORDER BY date_end, project_id, event
"""


def _plain(error: duckdb.Error) -> str:
    """DuckDB's message without the excerpt and the arrow under it."""
    return str(error).split("\n\nLINE ")[0]
