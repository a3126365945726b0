"""From a match of the grammar to the intervals it can mean.

A date that leaves its year, month or week open has several candidates in order, the edition's own in the middle; the
tense chooses among them later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from tasks.text.dates.calendar_words import read_monthly
from tasks.text.dates.reading import Reading
from tasks.text.dates.relative import (
    read_alone,
    read_bare_weekday,
    read_daily,
    read_decade,
    read_iso,
    read_lapse,
    read_open,
    read_plan,
    read_vague,
    read_week,
)


def read(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """The reading of a match of `grammar.DATE`; None where it is no date after all. `said` is what came before."""
    for names, reader in _READERS:
        if any(match[name] for name in names):
            try:
                return reader(match, today, said)
            except (KeyError, ValueError, OverflowError):
                return None
    raise AssertionError(f"no reader for {match[0]}")


_Reader = Callable[[re.Match[str], dt.date, Reading | None], Reading | None]
_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (("iso",), read_iso),
    (("plan",), read_plan),
    (("decade",), read_decade),
    (("rel",), read_daily),
    (("vague",), read_vague),
    (("week",), read_week),
    (("bareday",), read_bare_weekday),
    (("lapse",), read_lapse),
    (("alone",), read_alone),
    (("open",), read_open),
    (("year", "short", "rely", "month", "relm", "bare", "quarter", "firstq", "firstm", "qend", "relq", "half", "ypart",
      "within", "yend", "season", "fest", "lmonth", "lone"), read_monthly),
)  # fmt: skip
