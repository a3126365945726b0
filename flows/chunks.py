"""Editions by the chunk: one is read in worker processes while the one before is loaded, in bulk, as one task."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.progress import advance
from tasks.errors import RibaoError
from tasks.handover import handed
from tasks.jobs import Job, Outcome
from tasks.readers import Submit
from tasks.reports import EditionReport, LoadReport
from tasks.stages import load
from warehouse.connect import reading, writing
from warehouse.diff import Differences, compare
from warehouse.home import warehouse_path
from warehouse.publications import load_publication
from warehouse.rows import EditionRows

CHUNK = 50  # editions; some 3,000 articles, 20 MB of rows: each load looks through all that is stored once
AHEAD = 2  # chunks that are read while one is loaded: with one, the readers wait for every slow load


@dataclass(frozen=True, slots=True)
class Chunk:
    """Editions that are loaded together, and their readings under way."""

    jobs: tuple[Job, ...]
    outcomes: tuple[Future[Outcome], ...]

    @property
    def label(self) -> str:
        """Such as `zzrb-2020-01-01..zzrb-2020-01-30`."""
        first, last = self.jobs[0].edition_id, self.jobs[-1].edition_id
        return first if first == last else f"{first}..{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What is done with editions that were read. `differences` gathers what a load changes."""

    keep_better: bool = True
    dry_run: bool = False
    differences: Differences | None = None


def work_through(jobs: Sequence[Job], submit: Submit, handling: Handling) -> tuple[list[EditionReport], int]:
    """Reads and loads all jobs; gives the reports of those that had to be read, and the number of the others.

    Raises what a job raised that stands for all (a site that fell silent), after loading what came before it.
    """
    reports: list[EditionReport] = []
    begun, done = time.monotonic(), 0
    advance(0, len(jobs))
    for chunk in _ahead(jobs, submit):
        reports += take_chunk(handed(chunk), handling=handed(handling), label=chunk.label)
        done += len(chunk.jobs)
        advance(done, len(jobs))
        left = (time.monotonic() - begun) / done * (len(jobs) - done)
        get_run_logger().info("%d of %d editions, about %.0f s left", done, len(jobs), left)
    return reports, len(jobs) - len(reports)


def _ahead(jobs: Sequence[Job], submit: Submit) -> Iterator[Chunk]:
    """The chunks in order, each after the reading of the next ones has begun."""
    begun: deque[Chunk] = deque()
    for start in range(0, len(jobs), CHUNK):
        some = tuple(jobs[start : start + CHUNK])
        begun.append(Chunk(some, tuple(submit(job) for job in some)))
        if len(begun) > AHEAD:
            yield begun.popleft()
    yield from begun


@task(name="chunk", task_run_name="{label}", cache_policy=NO_CACHE)
def take_chunk(chunk: Chunk, *, handling: Handling, label: str) -> list[EditionReport]:
    """Wait for the chunk's readings and load them in one transaction."""
    outcomes, fault = _gather(chunk)
    rows = [outcome.rows for outcome in outcomes if outcome.rows]
    loaded = _load(chunk, rows, handling) if rows else LoadReport(())
    for breach in loaded.breaches:
        get_run_logger().warning("%s", breach)
    if fault:
        raise fault
    return [
        replace(outcome.report, kept=outcome.report.edition_id in loaded.kept) for outcome in outcomes if outcome.report
    ]


def _gather(chunk: Chunk) -> tuple[list[Outcome], RibaoError | None]:
    outcomes: list[Outcome] = []
    fault: RibaoError | None = None
    for future in chunk.outcomes:
        try:
            outcomes.append(future.result())
        except RibaoError as error:
            fault = fault or error
    return outcomes, fault


def _load(chunk: Chunk, rows: list[EditionRows], handling: Handling) -> LoadReport:
    if handling.dry_run:
        if handling.differences and warehouse_path().is_file():
            with reading() as con:
                compare(con, rows, handling.differences)
        return LoadReport(())
    names = dict.fromkeys(job.publication_id for job in chunk.jobs)
    publications = [load_publication(name).publication for name in names]
    with writing() as con:
        if handling.differences:
            compare(con, rows, handling.differences)
        return load(con, publications, rows, keep_better=handling.keep_better)
