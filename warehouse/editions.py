"""Editions in the warehouse: replaced whole in a transaction, and what is known of each.

`replace_edition` and `replace_editions` expect an open transaction (`warehouse.connect.transaction`): what rests on
other editions (reprints, projects, checks) is renewed in the same one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa

from warehouse.changes import note_changes
from warehouse.records import Edition, Findings, ParsedEdition, Publication
from warehouse.rows import EditionRows, edition_rows, table_of, together

_RANK = {"complete": 3, "partial": 2, "missing": 1, "failed": 0}


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger says of an edition."""

    edition_id: str
    status: str
    parser_version: str
    raw_digest: str
    ingested_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a load did: editions whose rows are new, and those whose better rows were kept."""

    loaded: tuple[str, ...]
    kept: tuple[str, ...]


def known_editions(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str]) -> dict[str, Known]:
    """The ledger's entries of these editions, by id; those that are not stored are left out."""
    found = con.execute(
        "SELECT edition_id, status, parser_version, raw_digest, ingested_at FROM editions"
        " WHERE edition_id IN (SELECT unnest(?))",
        [list(edition_ids)],
    ).fetchall()
    return {row[0]: Known(*row) for row in found}


def publications_with_editions(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The ids of the papers of which an edition has been read, sorted."""
    found = con.execute("SELECT DISTINCT publication_id FROM editions WHERE article_count > 0 ORDER BY ALL")
    return [row[0] for row in found.fetchall()]


def replace_edition(
    con: duckdb.DuckDBPyConnection, publication: Publication, parsed: ParsedEdition, findings: Findings
) -> Replaced:
    """One edition's rows in place of those that were there. See `replace_editions`."""
    return replace_editions(con, [publication], [edition_rows(parsed, findings)])


def replace_editions(
    con: duckdb.DuckDBPyConnection,
    publications: Iterable[Publication],
    editions: Sequence[EditionRows],
    *,
    keep_better: bool = True,
) -> Replaced:
    """Many editions' rows in place of those that were there, in the caller's transaction.

    With `keep_better`, an edition that came out worse than the stored one (missing or failed where there are rows,
    partial where it was complete) leaves the stored rows and adds its gaps to the ledger; without it, only
    `missing` and `failed` do. `ingested_at` stays where the raw pages are the same, so loading twice changes nothing.
    """
    for publication in publications:
        put_publication(con, publication)
    known = known_editions(con, [each.edition.edition_id for each in editions])
    worse = [each for each in editions if _is_worse(each.edition, known.get(each.edition.edition_id), keep_better)]
    better = [each for each in editions if each not in worse]
    _put_gaps(con, worse)
    delete_editions(con, [each.edition.edition_id for each in better if each.edition.edition_id in known])
    _insert(con, better, known)
    note_changes(con, [each.edition.edition_id for each in better])
    return Replaced(
        loaded=tuple(each.edition.edition_id for each in better),
        kept=tuple(each.edition.edition_id for each in worse),
    )


def put_publication(con: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """The publication's row as its file says today."""
    con.execute("DELETE FROM publications WHERE publication_id = ?", [publication.publication_id])
    insert_arrow(con, "publications", table_of(Publication, [publication]))


def delete_editions(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str]) -> None:
    """Every row of these editions, in every table that has an edition_id."""
    if not edition_ids:
        return
    for table in edition_tables(con):
        con.execute(f"DELETE FROM {table} WHERE edition_id IN (SELECT unnest(?))", [list(edition_ids)])


def edition_tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables whose rows belong to one edition each."""
    found = con.execute(
        "SELECT DISTINCT table_name FROM duckdb_columns()"
        " JOIN duckdb_tables() USING (database_name, schema_name, table_name)"
        " WHERE column_name = 'edition_id' AND NOT temporary AND schema_name = 'main' ORDER BY table_name"
    ).fetchall()
    return [row[0] for row in found]


def insert_arrow(con: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """An Arrow table's rows into the table of that name, by column name."""
    if rows.num_rows:
        con.register("incoming_rows", rows)
        try:
            con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows")
        finally:
            con.unregister("incoming_rows")


def _is_worse(edition: Edition, known: Known | None, keep_better: bool) -> bool:
    if known is None or known.status not in ("complete", "partial"):
        return False
    if edition.status in ("missing", "failed"):
        return True
    return keep_better and _RANK[edition.status] < _RANK[known.status]


def _put_gaps(con: duckdb.DuckDBPyConnection, editions: Sequence[EditionRows]) -> None:
    if not editions:
        return
    gaps = together(editions)["gaps"]
    con.execute("DELETE FROM gaps WHERE gap_id IN (SELECT unnest(?))", [gaps.column("gap_id").to_pylist()])
    insert_arrow(con, "gaps", gaps)


def _insert(con: duckdb.DuckDBPyConnection, editions: Sequence[EditionRows], known: dict[str, Known]) -> None:
    if not editions:
        return
    rows = together(editions)
    rows["editions"] = table_of(Edition, [_with_first_time(each.edition, known) for each in editions])
    for table, arrow in rows.items():
        insert_arrow(con, table, arrow)


def _with_first_time(edition: Edition, known: dict[str, Known]) -> Edition:
    before = known.get(edition.edition_id)
    same = before is not None and before.raw_digest == edition.raw_digest
    return replace(edition, ingested_at=before.ingested_at) if before and same else edition
