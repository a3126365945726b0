"""Closed intervals of days, and those that a year, month, quarter or part of one covers."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

_DAY = dt.timedelta(days=1)
# Days of a month that a part of it covers; 31 stands for the last (contract, section 4).
_MONTH_PARTS = {
    "初": (1, 10), "上旬": (1, 10), "月初": (1, 10), "上中旬": (1, 20), "中上旬": (1, 20),
    "中": (11, 20), "中旬": (11, 20), "月中": (11, 20), "中下旬": (11, 31), "下旬": (21, 31),
    "底": (21, 31), "末": (21, 31), "月底": (21, 31), "月末": (21, 31),
}  # fmt: skip
_YEAR_PARTS = {"初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12), "终": (12, 12)}
# 春 夏 秋 冬 as the weather service counts them; winter runs into the next year.
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both included; None is open."""

    start: dt.date | None
    end: dt.date | None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start is not None and self.start == self.end

    def shifted(self, days: int) -> Interval:
        """The same interval some days later."""
        step = dt.timedelta(days=days)
        return Interval(self.start and self.start + step, self.end and self.end + step)


def before(day: dt.date) -> dt.date:
    """The day before."""
    return day - _DAY


def of_day(year: int, month: int, day: int) -> Interval | None:
    """One day; None where the calendar has no such day (30 February, a misprint)."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return Interval(date, date)


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def of_months(year: int, first: int, last: int) -> Interval:
    """Whole months of a year; `last` below `first` runs into the next year."""
    return Interval(dt.date(year, first, 1), last_day(year + (last < first), last))


def of_year(year: int) -> Interval:
    """A whole year."""
    return of_months(year, 1, 12)


def of_month_part(year: int, month: int, part: str) -> Interval:
    """初 上旬 中旬 下旬 底 … of a month."""
    first, last = _MONTH_PARTS[part]
    end = last_day(year, month)
    return Interval(dt.date(year, month, first), end if last == 31 else end.replace(day=last))


def of_quarter(year: int, quarter: int, part: str | None) -> Interval:
    """A quarter; its end (末) is its last month, its beginning (初) its first."""
    first, last = quarter * 3 - 2, quarter * 3
    if part in ("末", "底"):
        first = last
    elif part == "初":
        last = first
    return of_months(year, first, last)


def of_half(year: int, half: str) -> Interval:
    """上半年 or 下半年."""
    return of_months(year, 1, 6) if half == "上" else of_months(year, 7, 12)


def of_year_part(year: int, part: str) -> Interval:
    """年初 年中 年底 年末."""
    return of_months(year, *_YEAR_PARTS[part])


def of_season(year: int, season: str) -> Interval:
    """春 夏 秋 冬 of a year; its winter begins in December."""
    return of_months(year, *_SEASONS[season])


def of_plan(number: int, part: str | None) -> Interval:
    """The years of a five-year plan: 12 (十二五) is 2011 to 2015; its beginning and end are its first and last year."""
    first = 2001 + 5 * (number - 10)
    if part and part.startswith("末"):
        return of_year(first + 4)
    if part and part.startswith("初"):
        return of_year(first)
    return Interval(dt.date(first, 1, 1), dt.date(first + 4, 12, 31))


def week_of(day: dt.date) -> Interval:
    """The week, Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Interval(monday, monday + dt.timedelta(days=6))


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """The (year, month) some months later."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def add_months(day: dt.date, months: int) -> dt.date:
    """The day some months later, at most the last of its month."""
    year, month = month_shifted(day.year, day.month, months)
    return min(last_day(year, month), dt.date(year, month, 1) + dt.timedelta(days=day.day - 1))
