"""A range of days of one publication: one run, a task a chunk of editions."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from prefect import flow, tags

from flows.artifacts import tell
from flows.chunks import Handling, work_through
from flows.names import range_run_name
from tasks.readers import fetching_pool, reading_pool
from tasks.reports import RangeReport
from tasks.worklist import backfill_jobs


@flow(name="backfill", flow_run_name=range_run_name)
def backfill_editions(
    publication: str,
    start: dt.date,
    end: dt.date,
    from_path: Path | None = None,
    base_url: str | None = None,
    rate: float = 1.0,
) -> RangeReport:
    """Every edition of a closed range that the ledger does not call complete; stop and go on at any moment.

    Args:
        publication: the publication's id, such as `zzrb`.
        start: the first day.
        end: the last day.
        from_path: a folder of `YYYY-MM-DD` folders with raw pages; days without a folder are left out.
        base_url: a mirror; it takes the place of the scheme and host of the paper's own address.
        rate: requests a second and host.
    """
    begun = time.monotonic()
    jobs, complete = backfill_jobs(publication, start, end, from_path)
    pool = reading_pool(len(jobs)) if from_path else fetching_pool(len(jobs), base_url=base_url, rate=rate)
    with tags("ribao", publication), pool as submit:
        reports, unchanged = work_through(jobs, submit, Handling())
    report = RangeReport(editions=tuple(reports), skipped=complete + unchanged, seconds=time.monotonic() - begun)
    tell(reports, f"backfill-{publication}", report.line())
    return report
