"""Names of runs, and the day that a run is for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from prefect.runtime import flow_run

from warehouse.publications import load_publication


def edition_day(timezone: str) -> dt.date:
    """The day in the paper's time zone at which this run was to start: 06:30 in Shanghai is the day before in UTC.

    The scheduled start, not the real one: a run that waited over midnight is still for its own day.
    """
    scheduled = flow_run.scheduled_start_time or dt.datetime.now(dt.UTC)
    moment = dt.datetime.fromtimestamp(scheduled.timestamp(), dt.UTC)
    return moment.astimezone(ZoneInfo(timezone)).date()


def edition_run_name() -> str:
    """Such as `zzrb-2020-05-08`, from the run's parameters."""
    parameters = flow_run.parameters
    publication = parameters["publication"]
    date = parameters.get("date") or edition_day(load_publication(publication).publication.timezone)
    return f"{publication}-{date}"


def range_run_name() -> str:
    """Such as `backfill zzrb 2020-01-01..2020-12-31`, from the run's name and parameters."""
    parameters = flow_run.parameters
    whose = parameters.get("publication") or "all"
    days = f"{parameters.get('start') or 'first'}..{parameters.get('end') or 'last'}"
    return f"{flow_run.flow_name} {whose} {days}"


def daily_run_name() -> str:
    """Such as `daily 2020-05-08`, and `second look 2020-05-08`."""
    parameters = flow_run.parameters
    look = "second look" if parameters.get("only_lacking") else "daily"
    return f"{look} {parameters.get('date') or edition_day('Asia/Shanghai')}"
