"""Rows in the order of their editions: DuckDB then skips what a query for one day or paper does not need.

Days that are loaded late, or again, stand at a table's end. A table is sorted again when that is much of it.
"""

from __future__ import annotations

import duckdb

from warehouse.connect import transaction
from warehouse.editions import edition_tables

TOO_MANY = 0.02  # editions' beginnings out of order, as a share of all: less costs less than the sorting


def resort(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Sorts the tables that are out of order; gives their names."""
    tables = tuple(table for table in edition_tables(con) if _is_out_of_order(con, table))
    for table in tables:
        with transaction(con):
            con.execute(f"CREATE OR REPLACE TEMP TABLE in_order AS SELECT * FROM {table} ORDER BY edition_id, rowid")
            con.execute(f"DELETE FROM {table}")
            con.execute(f"INSERT INTO {table} SELECT * FROM in_order")
            con.execute("DROP TABLE in_order")
    return tables


def _is_out_of_order(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    row = con.execute(
        f"""
        SELECT count(*) FILTER (WHERE edition_id < before), count(DISTINCT edition_id)
        FROM (SELECT edition_id, lag(edition_id) OVER (ORDER BY rowid) AS before FROM {table})
        """
    ).fetchone()
    back, editions = row or (0, 0)
    return bool(back > editions * TOO_MANY)
