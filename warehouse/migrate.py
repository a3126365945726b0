"""Numbered SQL migrations, applied once and recorded, and views that follow their files."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

MIGRATIONS = Path(__file__).parent / "migrations"
VIEWS = Path(__file__).parent / "views"
_BOOK = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    number INTEGER NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE IF NOT EXISTS schema_views (
    name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL
);
"""


@cache
def migrations() -> tuple[tuple[int, Path], ...]:
    """(number, file) in order."""
    return tuple(sorted((int(path.name[:4]), path) for path in MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def newest_migration() -> int:
    """The schema version that this code knows."""
    return max((number for number, _ in migrations()), default=0)


def schema_version(con: duckdb.DuckDBPyConnection) -> int:
    """The number of the last migration applied; 0 for an empty file."""
    try:
        row = con.execute("SELECT coalesce(max(number), 0) FROM schema_migrations").fetchone()
    except duckdb.CatalogException:  # no such table; to ask the catalogue first takes ten times as long
        return 0
    return int(row[0]) if row else 0


def migrate(con: duckdb.DuckDBPyConnection) -> None:
    """Applies what is not applied yet, each migration in a transaction, then renews views whose text changed."""
    version = schema_version(con)
    if version < newest_migration():
        con.execute(_BOOK)
    for number, path in migrations():
        if number > version:
            _apply(con, number, path)
    _renew_views(con)


def _apply(con: duckdb.DuckDBPyConnection, number: int, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    con.begin()
    try:
        con.execute(text)
        con.execute("INSERT INTO schema_migrations VALUES (?, ?, ?, now())", [number, path.stem, _digest(text)])
        con.commit()
    except BaseException:
        con.rollback()
        raise


def _renew_views(con: duckdb.DuckDBPyConnection) -> None:
    """All views again where any text changed: a view may rest on another. Order: as their files allow."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.sql"))}
    wanted = {name: _digest(text) for name, text in texts.items()}
    if wanted == dict(con.execute("SELECT name, sha256 FROM schema_views").fetchall()):
        return
    con.begin()
    try:
        for text in _in_order(texts):
            con.execute(text)
        con.execute("DELETE FROM schema_views")
        for name, digest in wanted.items():
            con.execute("INSERT INTO schema_views VALUES (?, ?, now())", [name, digest])
        con.commit()
    except BaseException:
        con.rollback()
        raise


def _in_order(texts: dict[str, str]) -> list[str]:
    """Each text after those whose names it mentions."""
    done: dict[str, str] = {}

    def put(name: str, below: frozenset[str]) -> None:
        mentioned = set(re.findall(r"\w+", texts[name])) & (texts.keys() - {name} - below)
        for other in sorted(mentioned):
            put(other, below | {name})
        done.setdefault(name, texts[name])

    for name in sorted(texts):
        put(name, frozenset())
    return list(done.values())


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
