"""Opens the warehouse late and closes it early.

DuckDB lets one process at a time write, and no other process read meanwhile. So whoever finds it held waits a
bounded time, says so once, and then gives up with the PID that holds it. One configuration for all connections:
DuckDB refuses a second one in the same process. Files stay readable by DuckDB 1.5 (`storage_compatibility_version`).
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError
from warehouse.home import warehouse_path
from warehouse.migrate import migrate, newest_migration, schema_version

CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0"}
WRITE_WAIT = 120.0  # seconds; a load holds it for a few
READ_WAIT = 20.0
WRITE_MEMORY = "256MB"  # what is larger goes to disk: DuckDB would take most of the machine's by itself
_POLL = 0.1  # seconds
_HELD = re.compile(r"Conflicting lock is held|different configuration than existing|being used by another process")
_PID = re.compile(r"PID (\d+)")
_FULL = re.compile(r"No space left on device|disk (?:is )?full|not enough space", re.IGNORECASE)
_log = logging.getLogger("ribao.warehouse")


class WarehouseBusy(WarehouseError):
    """Another process held the warehouse for the whole time that was waited."""


class WarehouseTooNew(WarehouseError):
    """The warehouse was written by a newer ribao or a newer DuckDB."""


class WarehouseFull(WarehouseError):
    """The disk is full; what was there is unchanged."""


@contextmanager
def writing(path: Path | None = None, *, wait: float | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may write, migrated to today's schema. Waits up to `wait` (else `WRITE_WAIT`) seconds for it.

    Raises `WarehouseBusy`, `WarehouseTooNew`, `WarehouseFull` or `WarehouseError`, each one line.
    """
    path = path or warehouse_path()
    with _plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        con = _open(path, read_only=False, wait=WRITE_WAIT if wait is None else wait)
        try:
            _refuse_newer(con, path)
            con.execute(f"SET memory_limit = '{WRITE_MEMORY}'")
            migrate(con)
            yield con
        finally:
            con.close()


@contextmanager
def reading(path: Path | None = None, *, wait: float | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection. A warehouse of an older version is migrated first; one that is not there is an error."""
    path, wait = path or warehouse_path(), READ_WAIT if wait is None else wait
    if not path.is_file():
        raise WarehouseError(f"no warehouse at {path} yet: `ribao ingest PUB --date D` makes one")
    with _plainly(path):
        con = _open(path, read_only=True, wait=wait)
        _refuse_newer(con, path)
        if schema_version(con) < newest_migration():
            con.close()
            with writing(path, wait=wait):
                pass
            con = _open(path, read_only=True, wait=wait)
        try:
            yield con
        finally:
            con.close()


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back on whatever is raised (Prefect's cancelling included)."""
    con.begin()
    try:
        yield
        con.commit()
    except BaseException:
        _roll_back(con)
        raise


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.rollback()
    except duckdb.Error:  # a COMMIT that failed has ended the transaction already
        _log.debug("nothing to roll back", exc_info=True)


def _open(path: Path, *, read_only: bool, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    said = False
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=CONFIG)
        except (duckdb.IOException, duckdb.ConnectionException) as error:
            if not _HELD.search(str(error)):
                raise
            holder = _holder(str(error))
            if time.monotonic() >= deadline:
                raise WarehouseBusy(
                    f"{path} is held by {holder} and stayed so for {wait:.0f} s: end it, or try again later"
                ) from error
            if not said:
                _log.warning("%s is held by %s: waiting up to %.0f s", path, holder, wait)
                said = True
            time.sleep(_POLL)


def _holder(message: str) -> str:
    pid = _PID.search(message)
    return f"process {pid[1]}" if pid else "another connection"


def _refuse_newer(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    found, known = schema_version(con), newest_migration()
    if found > known:
        con.close()
        raise WarehouseTooNew(
            f"{path} has schema version {found}, this ribao knows {known}: update ribao (nothing was changed)"
        )


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Turns what DuckDB and the disk say into one line."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        in_words = _in_words(error, path)
        if in_words is None:
            raise
        raise in_words from error


def _in_words(error: Exception, path: Path) -> WarehouseError | None:
    text = str(error)
    for pattern, make in _SAYINGS:
        if pattern.search(text):
            return make(path)
    if isinstance(error, duckdb.IOException):
        return WarehouseError(f"{path}: {text.splitlines()[0]}")
    return None


_SAYINGS: tuple[tuple[re.Pattern[str], Callable[[Path], WarehouseError]], ...] = (
    (
        _FULL,
        lambda path: WarehouseFull(
            f"the disk of {path.parent} is full: make room and run it again (what was loaded before is unchanged)"
        ),
    ),
    (
        re.compile(r"version number \d+, but we can only read"),
        lambda path: WarehouseTooNew(f"{path} was written by a newer DuckDB: update the duckdb package"),
    ),
    (
        re.compile(r"not a valid DuckDB database file"),
        lambda path: WarehouseError(f"{path} is no DuckDB file: move it away (raw/ can rebuild it: ribao reparse)"),
    ),
)
