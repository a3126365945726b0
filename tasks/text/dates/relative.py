"""Dates that count from a day: 昨天, 下周三, 两年内, 28日, and a few that name their years (“十四五”期间)."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.dates import intervals as iv
from tasks.text.dates.intervals import Interval
from tasks.text.dates.numerals import number
from tasks.text.dates.reading import Reading, fixed

_DAYS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2, "大": -3, "即": 0}
_PAIRS = {"今明": (0, 1), "明后": (1, 2), "昨今": (-1, 0)}
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_WEEKDAYS = {char: day for day, char in enumerate("一二三四五六日")} | {"天": 6}


def read_iso(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """2021-03-16."""
    year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
    return fixed("date", iv.of_day(year, month, day))


def read_plan(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """“十四五”期间."""
    part = match["planpart"]
    return fixed("five_year_plan", iv.of_plan(number(match["plan"]), part), names_end=part.startswith("末"))


def read_decade(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """上世纪80年代."""
    century = {"上": 1900, "19": 1800, "20": 1900, "十九": 1800, "二十": 1900}[match["century"]]
    first = century + number(match["decade"])
    span = {None: (0, 9), "初": (0, 3), "中": (4, 6), "末": (7, 9)}[match["dpart"]]
    return fixed("decade", Interval(iv.of_year(first + span[0]).start, iv.of_year(first + span[1]).end))


def read_daily(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """昨天, 今明两天, and 当天, which is the day said before."""
    word = match["rel"]
    if word[0] in "当同次翌第":
        if said is None or said.day is None:
            return None
        day = said.day + dt.timedelta(days=word[0] in "次翌第")
        return fixed("same_day", Interval(day, day))
    first, last = _PAIRS.get(word[:2], (_DAYS[word[0]],) * 2)
    step = dt.timedelta
    return fixed("relative_day", Interval(today + step(days=first), today + step(days=last)))


def read_vague(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """近日: some day up to today; of a promise, none."""
    return Reading("vague", (Interval(None, today),), approximate=True)


def read_week(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """下周三, 本周末, 上周."""
    week = iv.week_of(today).shifted(7 * _WEEKS[match["week"]])
    if not match["wday"]:
        return fixed("week", week)
    if match["wday"] == "末":
        return fixed("weekend", Interval(week.start and week.start + dt.timedelta(days=5), week.end))
    assert week.start is not None
    day = week.start + dt.timedelta(days=_WEEKDAYS[match["wday"]])
    return fixed("weekday", Interval(day, day))


def read_bare_weekday(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """周六: of last, this or next week."""
    monday = iv.week_of(today).start
    assert monday is not None
    day = monday + dt.timedelta(days=_WEEKDAYS[match["bareday"]])
    return Reading("weekday", tuple(Interval(day, day).shifted(7 * by) for by in (-1, 0, 1)))


def read_lapse(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """30天内, 两年内, 三个月后, 半年前."""
    unit, lapse = match["unit"], match["lapse"]
    if "年" in unit:
        months = 6 if match["count"] == "半" else number(match["count"]) * 12 + 6 * ("半" in unit)
        far = iv.add_months(today, months), iv.add_months(today, -months)
    elif unit == "个月" and match["count"] != "半":
        count = number(match["count"])
        far = iv.add_months(today, count), iv.add_months(today, -count)
    else:
        days = 15 if "月" in unit else number(match["count"]) * (7 if "周" in unit or "星期" in unit else 1)
        far = today + dt.timedelta(days=days), today - dt.timedelta(days=days)
    if "内" in lapse:
        return Reading("lapse", (Interval(today, far[0]),))
    if "后" in lapse:
        return Reading("lapse", (Interval(far[0], far[0]),), approximate=True)
    past = iv.of_year(far[1].year) if unit == "年" else Interval(far[1], far[1])
    return Reading("lapse", (past,), approximate=True)


def read_alone(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """A day without a month: of the month said before, else of the last, this or next month."""
    day = number(match["alone"])
    base = said.day if said else None
    carried = iv.of_day(base.year, base.month, day) if base else None
    months = [iv.month_shifted(today.year, today.month, by) for by in (-1, 0, 1)]
    options = tuple(it for y, m in months if (it := iv.of_day(y, m, day)))
    return Reading("day", options, carried=carried, day_of_month=day) if options else None


def read_open(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading:
    """明年暑假, 明年汛期: a time that no calendar fixes has no dates."""
    return Reading("open", (Interval(None, None),))
