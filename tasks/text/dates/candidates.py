"""From the words of a date to the intervals they can mean.

A date that leaves its year, month or week open has several candidates in order, the edition's own in the middle;
the tense chooses among them later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tasks.text.dates import intervals as iv
from tasks.text.dates.festivals import festival, lunar_day
from tasks.text.dates.intervals import Interval
from tasks.text.dates.numerals import number

_DAYS = {
    "今": 0, "昨": -1, "前": -2, "明": 1, "后": 2, "大": -3, "即": 0,
}  # fmt: skip
_PAIRS = {"今明": (0, 1), "明后": (1, 2), "昨今": (-1, 0)}
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_YEARS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "来": 1, "后": 2, "前": -2}
_MONTHS = {"本": 0, "这": 0, "上": -1, "下": 1}
_WEEKDAYS = {char: day for day, char in enumerate("一二三四五六日")} | {"天": 6}
_HOLIDAYS = 7  # days of 国庆 and 春节; others count as three


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


def read(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """The reading of a match of `grammar.DATE`; None where it is no date after all. `said` is what came before."""
    group = match.lastgroup or ""
    for names, reader in _READERS:
        if any(match[name] for name in names):
            try:
                return reader(match, today, said)
            except (KeyError, ValueError, OverflowError):
                return None
    raise AssertionError(f"no reader for the group {group}")


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
        return (
            Interval(one.start, other.end)
            if other and other.end and one.start and other.end >= one.start
            else None
        )

    options = tuple(it for one in first.options if (it := stretch(one)))
    carried = stretch(first.carried) if first.carried else None
    return replace(first, options=options, carried=carried, rule="range") if options else None


def _read_iso(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
    return _fixed("date", iv.of_day(year, month, day))


def _read_plan(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    part = match["planpart"]
    return _fixed("five_year_plan", iv.of_plan(number(match["plan"]), part), names_end=part.startswith("末"))


def _read_decade(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    century = {"上": 1900, "19": 1800, "20": 1900, "十九": 1800, "二十": 1900}[match["century"]]
    first = century + number(match["decade"])
    span = {None: (0, 9), "初": (0, 3), "中": (4, 6), "末": (7, 9)}[match["dpart"]]
    return _fixed("decade", Interval(iv.of_year(first + span[0]).start, iv.of_year(first + span[1]).end))


def _read_daily(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    word = match["rel"]
    if word[0] in "当同次翌第":
        if said is None or said.day is None:
            return None
        day = said.day + dt.timedelta(days=word[0] in "次翌第")
        return _fixed("same_day", Interval(day, day))
    first, last = _PAIRS.get(word[:2], (_DAYS[word[0]],) * 2)
    step = dt.timedelta
    return _fixed("relative_day", Interval(today + step(days=first), today + step(days=last)))


def _read_vague(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    return Reading("vague", (Interval(None, today),), approximate=True)


def _read_week(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    week = iv.week_of(today).shifted(7 * _WEEKS[match["week"]])
    if not match["wday"]:
        return _fixed("week", week)
    if match["wday"] == "末":
        return _fixed("weekend", Interval(week.start and week.start + dt.timedelta(days=5), week.end))
    assert week.start is not None
    day = week.start + dt.timedelta(days=_WEEKDAYS[match["wday"]])
    return _fixed("weekday", Interval(day, day))


def _read_bare_weekday(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    monday = iv.week_of(today).start
    assert monday is not None
    day = monday + dt.timedelta(days=_WEEKDAYS[match["bareday"]])
    return Reading("weekday", tuple(Interval(day, day).shifted(7 * by) for by in (-1, 0, 1)))


def _read_lapse(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
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


def _read_alone(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """A day without a month: of the month said before, else of the last, this or next month."""
    day = number(match["alone"])
    base = said.day if said else None
    carried = iv.of_day(base.year, base.month, day) if base else None
    months = [iv.month_shifted(today.year, today.month, by) for by in (-1, 0, 1)]
    options = tuple(it for y, m in months if (it := iv.of_day(y, m, day)))
    return Reading("day", options, carried=carried, day_of_month=day) if options else None


def _read_monthly(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    year = _said_year(match, today, said)
    if match["relm"]:
        return _read_relative_month(match, today, said)
    make, rule, names_end = _maker(match)
    if match["qend"] or match["bare"]:
        return _read_running(match, today, said)
    fest = bool(match["fest"])
    if year is not None:
        whole = make(year)
        reading = _fixed(rule, whole, names_end=names_end)
        return replace(reading, year=year, month=_month(match), is_festival=fest)
    options = tuple(it for by in (-1, 0, 1) if (it := make(today.year + by)))
    if not options:
        return None
    if rule == "within":
        options = (Interval(today, iv.of_year(today.year).end),)
    carried = make(said.year) if said and said.year and _goes_on(match, said) else None
    return Reading(
        rule, options, carried, names_end=names_end, is_festival=fest, month=_month(match), year=None
    )


def _goes_on(match: re.Match[str], said: Reading) -> bool:
    """Whether the date can be of the year named before.

    Not where its month is an earlier one (2020年11月…3月), nor where a day follows what was no day (2020年4月…8月18日):
    that is a day of late.
    """
    month = _month(match)
    if month and said.month and month < said.month:
        return False
    return not match["day"] or said.day is not None


def _month(match: re.Match[str]) -> int | None:
    return number(match["month"]) if match["month"] else None


def _maker(match: re.Match[str]) -> tuple[Callable[[int], Interval | None], str, bool]:
    """From a year to the interval, the rule's name, and whether the words name an end."""
    if month := _month(match):
        return _month_maker(match, month)
    if match["quarter"]:
        quarter = 1 if match["quarter"] == "首" else number(match["quarter"])
        part = match["qpart"] or None
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
    return iv.of_year, "within" if match["within"] else "year", False


def _month_maker(match: re.Match[str], month: int) -> tuple[Callable[[int], Interval | None], str, bool]:
    if match["day"]:
        day = number(match["day"])
        return (lambda y: iv.of_day(y, month, day)), "day", False
    if part := match["mpart"]:
        return (lambda y: iv.of_month_part(y, month, part)), "month_part", part in "底末"
    return (lambda y: iv.of_months(y, month, month)), "month", False


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
    reading = _fixed("relative_month", whole, names_end=names_end)
    return replace(reading, year=year, month=month)


def _read_running(match: re.Match[str], today: dt.date, said: Reading | None) -> Reading | None:
    """月底, 月初, 季末 without a number: of the month said before, else of the last, this or next one."""
    if match["qend"]:
        quarters = [iv.month_shifted(today.year, (today.month - 1) // 3 * 3 + 3, 3 * by) for by in (-1, 0, 1)]
        return Reading("quarter", tuple(iv.of_months(y, m, m) for y, m in quarters), names_end=True)
    word = match["bare"]
    if word == "月内":
        return _fixed("within", Interval(today, iv.last_day(today.year, today.month)))
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
        base = said.year if said and said.year else today.year
        return base + (word[0] in "次翌")
    return today.year + _YEARS[word[0]]


def _fixed(rule: str, interval: Interval | None, *, names_end: bool = False) -> Reading:
    if interval is None:
        raise ValueError("no such day")
    return Reading(rule, (interval,), names_end=names_end)


_Reader = Callable[[re.Match[str], dt.date, Reading | None], Reading | None]
_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (("iso",), _read_iso),
    (("plan",), _read_plan),
    (("decade",), _read_decade),
    (("rel",), _read_daily),
    (("vague",), _read_vague),
    (("week",), _read_week),
    (("bareday",), _read_bare_weekday),
    (("lapse",), _read_lapse),
    (("alone",), _read_alone),
    (("year", "short", "rely", "month", "relm", "bare", "quarter", "firstq", "firstm", "qend", "half", "ypart", "within",
      "yend", "season", "fest", "lmonth", "lone"), _read_monthly),
)  # fmt: skip
