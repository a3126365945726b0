"""One edition's reading as a job for a worker process: from its files or from the raw store to rows."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import RibaoError
from tasks.reports import EditionReport, edition_report
from tasks.stages import extract, parse, raw_after_failure, raw_from_files, raw_from_store
from tasks.version import parser_version
from warehouse.documents import RawEdition
from warehouse.editions import Known
from warehouse.publications import load_publication
from warehouse.rows import EditionRows, edition_rows

_log = logging.getLogger("ribao.jobs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to read. Without `path`, the raw store has the pages."""

    publication_id: str
    date: dt.date
    path: Path | None = None
    known: Known | None = None  # what the ledger says of it
    same_parser: bool = False  # skip only what today's parser has read

    @property
    def edition_id(self) -> str:
        """The readable id."""
        return f"{self.publication_id}-{self.date.isoformat()}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: rows with their report, or neither where there was nothing to do."""

    job: Job
    rows: EditionRows | None = None
    report: EditionReport | None = None


def run_job(job: Job) -> Outcome:
    """Read one edition. Whatever is wrong with it becomes a `failed` edition with its reason, and stops no other."""
    try:
        raw = raw_from_files(job.publication_id, job.date, job.path) if job.path else _stored(job)
        if _is_done(job, raw):
            return Outcome(job)
        return _read(job, raw)
    except RibaoError as error:
        return _read(job, raw_after_failure(job.publication_id, job.date, error))
    except Exception as error:
        _log.exception("%s cannot be read", job.edition_id)
        fault = RibaoError(f"a fault of ribao, please report it: {type(error).__name__}: {error}")
        return _read(job, raw_after_failure(job.publication_id, job.date, fault))


def _stored(job: Job) -> RawEdition:
    raw = raw_from_store(job.publication_id, job.date)
    if raw is None:
        raise RibaoError(f"{job.edition_id} was never fetched to its end: ingest it again")
    return raw


def _is_done(job: Job, raw: RawEdition) -> bool:
    known = job.known
    if known is None or known.raw_digest != raw.digest:
        return False
    return known.parser_version == parser_version() if job.same_parser else known.status == "complete"


def _read(job: Job, raw: RawEdition) -> Outcome:
    publication = load_publication(job.publication_id).publication
    parsed = parse(publication, raw)
    findings = extract(publication, parsed)
    return Outcome(job, edition_rows(parsed, findings), edition_report(parsed, findings))
