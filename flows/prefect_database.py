"""A migrated Prefect database, kept once and copied into every fresh PREFECT_HOME: its migrations take 5 s and more.

`python -m flows.prefect_database` makes it ahead, as part of setting up.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path


def template_path() -> Path:
    """Where the copy lies: in the environment that Prefect is installed in, one a version of Prefect."""
    return Path(sys.prefix) / "var" / "ribao" / f"prefect-{importlib.metadata.version('prefect')}.db"


def copy_template(prefect_home: Path) -> bool:
    """Puts a migrated database into a PREFECT_HOME that has none. True where there is none to copy."""
    database = prefect_home / "prefect.db"
    if database.exists() or _elsewhere():
        return False
    if not template_path().is_file():
        return True
    with contextlib.suppress(OSError):  # a start without the copy is slow, not wrong
        prefect_home.mkdir(parents=True, exist_ok=True)
        half = prefect_home / f".prefect.db.{os.getpid()}"
        shutil.copyfile(template_path(), half)
        half.replace(database)
    return False


def keep_template(prefect_home: Path) -> None:
    """Keeps a copy of a database that was just migrated, for the next fresh PREFECT_HOME."""
    with contextlib.suppress(OSError, sqlite3.Error):  # where the environment is not ours to write, go without
        template_path().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=template_path().parent) as folder:
            half = Path(folder) / "prefect.db"
            with (
                contextlib.closing(sqlite3.connect(prefect_home / "prefect.db")) as source,
                contextlib.closing(sqlite3.connect(half)) as target,
            ):
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            half.replace(template_path())


def _elsewhere() -> bool:
    names = ("PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL")
    return any(name in os.environ for name in names)


def make_template() -> None:
    """Runs Prefect's migrations on a fresh database and keeps the result. Does nothing where it is there."""
    if template_path().is_file():
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PREFECT_HOME"] = folder
        import asyncio

        from prefect.server.database import provide_database_interface

        asyncio.run(provide_database_interface().create_db())
        keep_template(Path(folder))


if __name__ == "__main__":
    make_template()
