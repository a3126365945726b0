"""What the words of a date mean, before the tense has chosen among its candidates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tasks.text.dates import intervals as iv
from tasks.text.dates.intervals import Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words mean: one interval, or several in order with the edition's own in the middle.

    `carried` is the candidate of the year that the sentence named before; `names_end` is set for 底, 末 and the like;
    `year`, `month` and `day` are what later words of the sentence may lean on.
    """

    rule: str
    options: tuple[Interval, ...]
    carried: Interval | None = None
    approximate: bool = False
    names_end: bool = False
    is_festival: bool = False
    year: int | None = None
    month: int | None = None
    day: dt.date | None = None
    day_of_month: int | None = None


def fixed(rule: str, interval: Interval | None, *, names_end: bool = False) -> Reading:
    """A reading of one interval. Raises ValueError where the calendar has no such day."""
    if interval is None:
        raise ValueError("no such day")
    return Reading(rule, (interval,), names_end=names_end)


def joined(first: Reading, second: Reading) -> Reading | None:
    """The stretch from one date to another; None where the second cannot be its end."""
    options = []
    if second.day_of_month:
        return _joined_in_month(first, second.day_of_month)
    for one in first.options:
        later = [
            it
            for it in (*second.options, *filter(None, [second.carried]))
            if it.end and one.start and it.end >= one.start
        ]
        if not later:
            return None
        options.append(Interval(one.start, min(it.end for it in later if it.end)))
    carried = None
    if first.carried and second.carried and first.carried.start and second.carried.end:
        carried = Interval(first.carried.start, max(second.carried.end, first.carried.start))
    return replace(
        first,
        options=tuple(options),
        carried=carried,
        names_end=second.names_end,
        month=second.month,
        rule="range",
    )


def _joined_in_month(first: Reading, day: int) -> Reading | None:
    """5月10日至15日: the second day is of the first one's month."""

    def stretch(one: Interval) -> Interval | None:
        other = one.start and iv.of_day(one.start.year, one.start.month, day)
        return Interval(one.start, other.end) if other and other.end and one.start and other.end >= one.start else None

    options = tuple(it for one in first.options if (it := stretch(one)))
    carried = stretch(first.carried) if first.carried else None
    return replace(first, options=options, carried=carried, rule="range") if options else None
