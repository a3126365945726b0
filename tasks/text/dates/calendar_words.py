"""Dates of the calendar: a year, month, day, quarter, half, season or holiday, and parts of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from tasks.text.dates import intervals as iv
from tasks.text.dates.festivals import festival, lunar_day
from tasks.text.dates.intervals import Interval
from tasks.text.dates.numerals import number
from tasks.text.dates.reading import Reading, fixed

_YEARS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "来": 1, "后": 2, "前": -2}
_MONTHS = {"本": 0, "这": 0, "上": -1, "下": 1}
_HOLIDAYS = 7  # days of 国庆 and 春节; others count as three


def read_monthly(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """Any date of the calendar; without a year it has that of last, this and next year as candidates."""
    year = _said_year(match, today, said)
    if match["relm"]:
        return _read_relative_month(match, today, said)
    if match["relq"]:
        return _read_relative_quarter(match, today)
    make, rule, names_end = _maker(match)
    if match["qend"] or match["bare"]:
        return _read_running(match, today, said)
    fest = bool(match["fest"])
    if year is not None:
        whole = Interval(today, iv.of_year(year).end) if rule == "within" and year == today.year else make(year)
        reading = fixed(rule, whole, names_end=names_end)
        return replace(reading, year=year, month=_month(match), is_festival=fest)
    options = tuple(it for by in (-1, 0, 1) if (it := make(today.year + by)))
    if not options:
        return None
    if rule == "within":
        options = (Interval(today, iv.of_year(today.year).end),)
    carried = make(said.year) if said and said.year and _goes_on(match, said) else None
    return Reading(rule, options, carried, names_end=names_end, is_festival=fest, month=_month(match), year=None)


def _goes_on(match: re.Match[str], said: Reading) -> bool:
    """Whether the date can be of the year named before.

    Not where its month is an earlier one (2020年11月…3月), nor where a day follows what was no day (2020年4月…8月18日):
    that is a day of late.
    """
    month = _month(match)
    if month and said.month and month < said.month:
        return False
    if month and month < 12 and said.rule == "year_part" and said.names_end:
        return False  # 原定去年底启用,现在4月启用
    return not match["day"] or said.day is not None or said.carried is not None  # 去年6月签约,7月拿地,8月18日开工


def _month(match: re.Match[str]) -> int | None:
    return number(match["month"]) if match["month"] else None


def _maker(match: re.Match[str]) -> tuple[Callable[[int], Interval | None], str, bool]:
    """From a year to the interval, the rule's name, and whether the words name an end."""
    if month := _month(match):
        return _month_maker(match, month)
    if match["quarter"]:
        quarter = 1 if match["quarter"] == "首" else number(match["quarter"])
        part = match["qpart"] or None
        if match["qfrom"]:
            first = number(match["qfrom"]) * 3 - 2
            return (lambda y: iv.of_months(y, first, quarter * 3)), "quarter", False
        return (lambda y: iv.of_quarter(y, quarter, part)), "quarter", part in ("末", "底")
    if match["firstq"] or match["firstm"]:
        last = number(match["firstq"]) * 3 if match["firstq"] else number(match["firstm"])
        return (lambda y: iv.of_months(y, 1, last)), "months", False
    if half := match["half"]:
        return (lambda y: iv.of_half(y, half)), "half", False
    if part := match["ypart"] or ("末" if match["yend"] else None):
        return (lambda y: iv.of_year_part(y, part)), "year_part", part in "底末终"
    if season := match["season"]:
        return (lambda y: iv.of_season(y, season)), "season", False
    if match["fest"]:
        return _festival_maker(match), "festival", False
    if match["lmonth"] or match["lone"]:
        return _lunar_maker(match), "lunar", False
    if match["yfrom"]:
        return (lambda y: Interval(dt.date(int(match["yfrom"]), 1, 1), dt.date(y, 12, 31))), "year", False
    return iv.of_year, "within" if match["within"] else "year", False


def _month_maker(match: re.Match[str], month: int) -> tuple[Callable[[int], Interval | None], str, bool]:
    if match["day"]:
        day = number(match["day"])
        return (lambda y: iv.of_day(y, month, day)), "day", False
    if part := match["mpart"]:
        return (lambda y: iv.of_month_part(y, month, part)), "month_part", part in "底末"
    first = number(match["mfrom"]) if match["mfrom"] else month
    return (lambda y: iv.of_months(y, first, month)), "month", False


def _festival_maker(match: re.Match[str]) -> Callable[[int], Interval | None]:
    name = "春节" if match["fest"] == "年" else match["fest"]
    long = (match["fspan"] or "") in ("期间", "长假", "小长假", "黄金周", "假期")
    days = (_HOLIDAYS if name in ("国庆", "十一", "春节") else 3) if long else 1

    def make(year: int) -> Interval:
        day = festival(name, year)
        return Interval(day, day + dt.timedelta(days=days - 1))

    return make


def _lunar_maker(match: re.Match[str]) -> Callable[[int], Interval | None]:
    word = match["lmonth"] or match["lone"]
    month = {"正": 1, "冬": 11, "腊": 12}.get(word) or number(word)
    day_word = match["lday"] or match["ltwo"]

    def make(year: int) -> Interval:
        lunar_year = year - (month >= 11)  # 腊月 of a lunar year falls into the next solar one
        first = lunar_day(lunar_year, month, number(day_word) if day_word else 1)
        return Interval(first, first if day_word else first + dt.timedelta(days=28))

    return make


def _read_relative_month(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    word = match["relm"]
    if word[0] in "当同次":
        base = said.day if said and said.day else today
        year, month = iv.month_shifted(base.year, base.month, int(word[0] == "次"))
    else:
        year, month = iv.month_shifted(today.year, today.month, _MONTHS[word[0]])
    make, _, names_end = _month_maker(match, month)
    whole = make(year)
    reading = fixed("relative_month", whole, names_end=names_end)
    return replace(reading, year=year, month=month)


def _read_relative_quarter(match: re.Match[str], today: dt.date) -> Reading:
    """本季度, 下季度末."""
    year, month = iv.month_shifted(today.year, (today.month - 1) // 3 * 3 + 1, 3 * _MONTHS[match["relq"][0]])
    part = match["relqpart"] or None
    whole = iv.of_quarter(year, (month + 2) // 3, part)
    return replace(fixed("quarter", whole, names_end=part in ("末", "底")), year=year)


def _read_running(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """月底, 月初, 季末 without a number: of the month said before, else of the last, this or next one."""
    if match["qend"]:
        quarters = [iv.month_shifted(today.year, (today.month - 1) // 3 * 3 + 3, 3 * by) for by in (-1, 0, 1)]
        return Reading("quarter", tuple(iv.of_months(y, m, m) for y, m in quarters), names_end=True)
    word = match["bare"]
    if word == "月内":
        return fixed("within", Interval(today, iv.last_day(today.year, today.month)))
    months = [iv.month_shifted(today.year, today.month, by) for by in (-1, 0, 1)]
    options = tuple(iv.of_month_part(y, m, word) for y, m in months)
    return Reading("month_part", options, names_end=word in ("月底", "月末"))


def _said_year(match: re.Match[str], today: dt.date, said: Reading | None) -> int | None:
    if match["year"]:
        return number(match["year"])
    if match["short"]:
        short = int(match["short"])
        return 1900 + short if short >= 70 else 2000 + short
    word = match["rely"]
    if not word:
        return None
    if word[0] in "当同次翌":
        if (said is None or not said.year) and (word[0] != "当" or _month(match)):
            raise ValueError(
                "the year was named in another sentence"
            )  # 当年9月，某市场开业; but 当年开工 is this year's
        base = said.year if said and said.year else today.year
        return base + (word[0] in "次翌")
    return today.year + _YEARS[word[0]]
