"""The weekly tidying of the raw store and the warehouse."""

from __future__ import annotations

import datetime as dt

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from tasks.upkeep import UpkeepReport, close_raw_editions, tidy_warehouse


@task(name="close raw editions", cache_policy=NO_CACHE)
def close_editions() -> int:
    """Each finished edition's documents into one file."""
    return close_raw_editions()


@task(name="tidy the warehouse", cache_policy=NO_CACHE)
def tidy() -> UpkeepReport:
    """Re-sort what was loaded out of order, checkpoint, run all checks."""
    return tidy_warehouse()


@flow(name="maintain", flow_run_name=lambda: f"maintain {dt.datetime.now(dt.UTC):%Y-%m-%d}")
def maintain_warehouse() -> UpkeepReport:
    """Close raw editions, re-sort, checkpoint, and run every check over the whole warehouse."""
    closed = close_editions()
    report = tidy()
    lines = [f"{closed} raw editions closed; {report.line()}", *(f"- {breach}" for breach in report.breaches)]
    create_markdown_artifact(key="maintain", markdown="\n".join(lines))
    return report
