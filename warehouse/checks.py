"""The rules that must hold in the warehouse, each an SQL file of `checks/`.

The first line of a file is the rule in words; the query returns the rows that break it, and none is a pass. A query
looks at the editions in the temporary table `checked`. A second line `-- stops the load` marks a rule whose breach
would spoil the warehouse (rows without an edition, ids twice): the load is then undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent / "checks"
_STOPS = "-- stops the load"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule."""

    name: str
    rule: str
    stops: bool
    sql: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that does not hold: how many rows break it, and one of them."""

    check: Check
    rows: int
    example: str

    def __str__(self) -> str:
        return f"check {self.check.name}: {self.rows} row(s) break the rule {self.check.rule!r}, such as {self.example}"


@cache
def checks() -> tuple[Check, ...]:
    """All rules, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.sql")))


def run_checks(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str] | None = None) -> tuple[Breach, ...]:
    """The rules that these editions break; all editions where none are named."""
    con.execute("CREATE OR REPLACE TEMP TABLE checked AS SELECT edition_id FROM editions WHERE false")
    if edition_ids is None:
        con.execute("INSERT INTO checked SELECT DISTINCT edition_id FROM editions")
    else:
        con.execute("INSERT INTO checked SELECT unnest(?)", [list(edition_ids)])
    return tuple(breach for check in checks() if (breach := _run(con, check)))


def _run(con: duckdb.DuckDBPyConnection, check: Check) -> Breach | None:
    offenders = con.execute(check.sql).fetchall()
    if not offenders:
        return None
    example = ", ".join(str(value)[:60] for value in offenders[0])
    return Breach(check, len(offenders), example)


def _read(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return Check(path.stem, first.removeprefix("--").strip(), rest.startswith(_STOPS), text)
