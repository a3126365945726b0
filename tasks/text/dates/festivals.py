"""Holidays that notices and promises are dated by, the lunar ones by the borax tables (1900 to 2100)."""

from __future__ import annotations

import datetime as dt
from functools import cache

from borax.calendars.lunardate import LunarDate, TermUtils

# Solar: month and day. 十一 and 五一 are read as holidays only where the grammar says so.
_SOLAR = {
    "元旦": (1, 1), "妇女节": (3, 8), "植树节": (3, 12), "五一": (5, 1), "劳动节": (5, 1), "五四": (5, 4),
    "六一": (6, 1), "儿童节": (6, 1), "高考": (6, 7), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1),
    "建军节": (8, 1), "开学": (9, 1), "教师节": (9, 10), "十一": (10, 1), "国庆": (10, 1), "圣诞": (12, 25),
}  # fmt: skip
_LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
NAMES = (*_SOLAR, *_LUNAR, "清明", "除夕", "小年", "春运")
_TRAVEL_RUSH = 15  # days from the beginning of 春运 to 春节


@cache
def festival(name: str, year: int) -> dt.date:
    """The day of a holiday in a solar year: 春节 is New Year's Day of the lunar year that begins in it.

    除夕 and 小年 are those before that New Year. Raises KeyError for a name that is not in `NAMES`, ValueError for a
    year outside the tables.
    """
    if name in _SOLAR:
        return dt.date(year, *_SOLAR[name])
    if name == "清明":
        return dt.date(year, 4, TermUtils.nth_term_day(year, term_name="清明").day)
    if name == "除夕":
        return festival("春节", year) - dt.timedelta(days=1)
    if name == "春运":
        return festival("春节", year) - dt.timedelta(days=_TRAVEL_RUSH)
    if name == "小年":
        return lunar_day(year - 1, 12, 23)
    return lunar_day(year, *_LUNAR[name])


def lunar_day(year: int, month: int, day: int) -> dt.date:
    """A day of the lunar calendar, given by its lunar year and month (no leap month). Raises ValueError."""
    solar = LunarDate(year, month, day).to_solar_date()
    return dt.date(solar.year, solar.month, solar.day)
