"""The options that commands share, and their reading."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from warehouse.errors import UsageError

AsJson = Annotated[bool, typer.Option("--json", help="Rows as JSON.")]
Rate = Annotated[
    float, typer.Option("--rate", help="Requests a second and host; a longer Crawl-delay in robots.txt wins.")
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", help="A mirror: stands for the scheme and host of the paper's own address.")
]


def read_date(text: str, option: str) -> dt.date:
    """A calendar day. Raises `UsageError` for what is none."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{option} {text!r} is no day: write it as 2020-05-08") from None


def today(timezone: str) -> dt.date:
    """Today where the paper appears."""
    return dt.datetime.now(ZoneInfo(timezone)).date()


def not_in_future(date: dt.date, timezone: str, option: str) -> dt.date:
    """The day itself. Raises `UsageError` where it has not begun where the paper appears."""
    if date > today(timezone):
        raise UsageError(f"{option} {date} is in the future: it is {today(timezone)} in {timezone}")
    return date


def read_edition_day(date: str | None, timezone: str) -> dt.date:
    """The day that --date gives, today where the paper appears without it. Raises `UsageError`."""
    return not_in_future(read_date(date, "--date"), timezone, "--date") if date else today(timezone)


def check_rate(rate: float) -> float:
    """The rate itself. Raises `UsageError` for one that is no rate."""
    if not 0 < rate <= 1000:
        raise UsageError(f"--rate {rate:g} is no rate: give the requests a second, such as 1 or 0.5")
    return rate


def check_base_url(base_url: str | None) -> str | None:
    """The address itself. Raises `UsageError` for what is no http address."""
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(f"--base-url {base_url!r} is no address: write http://host or https://host")
    return base_url


def log_to_stderr() -> None:
    """What the code logs as a warning (a warehouse that is held, a page that did not come) to the person."""
    logger = logging.getLogger("ribao")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("ribao: %(message)s"))
        handler.setLevel(logging.WARNING)
        logger.addHandler(handler)
