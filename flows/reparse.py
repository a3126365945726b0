"""The rows again from the raw pages, with today's parser and without the network."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from prefect import flow, tags

from flows.artifacts import tell
from flows.chunks import Handling, work_through
from flows.names import range_run_name
from tasks.readers import reading_pool
from tasks.reports import RangeReport
from tasks.worklist import reparse_jobs
from warehouse.diff import Differences
from warehouse.home import log_path


@flow(name="reparse", flow_run_name=range_run_name)
def reparse_editions(
    publication: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    dry_run: bool = False,
    everything: bool = False,
    diff_file: Path | None = None,
) -> RangeReport:
    """Rebuild rows from the raw store; twice gives the same rows. What changed is told field by field.

    Args:
        publication: only this publication.
        start: the first day.
        end: the last day.
        dry_run: load nothing, only say what would change.
        everything: also what today's parser has read already from the same pages.
        diff_file: where the changes go, a JSON object a line; else a file in the logs of RIBAO_HOME.
    """
    begun = time.monotonic()
    jobs = reparse_jobs(publication, start, end, everything=everything)
    path = diff_file or log_path() / f"reparse-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}.jsonl"
    with tags("ribao", "reparse"), Differences(path) as differences, reading_pool(len(jobs)) as submit:
        handling = Handling(keep_better=False, dry_run=dry_run, differences=differences)
        reports, unchanged = work_through(jobs, submit, handling)
    report = RangeReport(
        editions=tuple(reports), skipped=unchanged, seconds=time.monotonic() - begun,
        changes=differences.counts(), diff_file=str(path) if path.is_file() else None, dry_run=dry_run,
    )  # fmt: skip
    tell(reports, "reparse", report.line(), changes=differences.counts())
    return report
