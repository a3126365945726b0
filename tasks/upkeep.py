"""Tidying: raw editions closed, tables back in order, every check over the whole warehouse."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.checks import Breach, run_checks
from warehouse.connect import writing
from warehouse.home import raw_path
from warehouse.order import resort
from warehouse.raw import RawStore


@dataclass(frozen=True, slots=True)
class UpkeepReport:
    """What was tidied, and the rules that do not hold."""

    sorted_again: tuple[str, ...]
    breaches: tuple[Breach, ...]

    def line(self) -> str:
        """The report in one line."""
        tables = ", ".join(self.sorted_again) or "none"
        return f"tables sorted again: {tables}; checks that do not hold: {len(self.breaches)}"


def close_raw_editions() -> int:
    """Puts each edition's single files into its bundle; gives the number of editions looked at."""
    store = RawStore(raw_path())
    keys = list(store.editions(unfinished=True))
    for key in keys:
        store.close(key.publication_id, key.edition_date)
    return len(keys)


def tidy_warehouse() -> UpkeepReport:
    """Sorts tables again where days came out of order, checkpoints, runs all checks."""
    with writing() as con:
        tables = resort(con)
        con.execute("CHECKPOINT")
        return UpkeepReport(tables, run_checks(con))
