"""Where jobs run: in this process, in worker processes, or after fetching in threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from tasks.errors import RibaoError, Unreachable
from tasks.jobs import Job, Outcome, run_job
from tasks.pool import worker_pool
from tasks.stages import raw_after_failure, raw_from_site

Submit = Callable[[Job], "Future[Outcome]"]
FEW = 6  # so few editions are read here: starting worker processes would take longer
FETCHING = 4  # editions of one site that are fetched at once; the site's rate holds all the same
SILENT = 5  # editions in a row without an answer, after which a site is left alone


@contextmanager
def reading_pool(jobs: int) -> Iterator[Submit]:
    """Reads jobs in worker processes, or here where they are few."""
    if jobs <= FEW:
        yield _here
        return
    with worker_pool() as pool:
        yield lambda job: pool.submit(run_job, job)


@contextmanager
def fetching_pool(jobs: int, *, base_url: str | None, rate: float) -> Iterator[Submit]:
    """Fetches jobs in threads and then reads them as `reading_pool` does."""
    with reading_pool(jobs) as read, ThreadPoolExecutor(FETCHING) as threads:
        site = _Site(base_url, rate)
        try:
            yield lambda job: threads.submit(lambda: read(site.fetch(job)).result())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


class _Site:
    """One paper's site; left alone when it stays silent."""

    def __init__(self, base_url: str | None, rate: float) -> None:
        self._base_url, self._rate = base_url, rate
        self._silent = 0
        self._lock = threading.Lock()

    def fetch(self, job: Job) -> Job:
        """Bring one edition into the raw store, or the reason why it did not come. Gives the job back."""
        with self._lock:
            if self._silent >= SILENT:
                raise Unreachable(
                    f"the site of {job.publication_id} did not answer for {SILENT} editions in a row: "
                    "try again later, the same command goes on from there"
                )
        try:
            raw_from_site(job.publication_id, job.date, base_url=self._base_url, rate=self._rate)
            self._heard()
        except Unreachable as error:
            raw_after_failure(job.publication_id, job.date, error)
            with self._lock:
                self._silent += 1
        except RibaoError as error:
            raw_after_failure(job.publication_id, job.date, error)
            self._heard()
        return job

    def _heard(self) -> None:
        with self._lock:
            self._silent = 0


def _here(job: Job) -> Future[Outcome]:
    done: Future[Outcome] = Future()
    done.set_result(run_job(job))
    return done
