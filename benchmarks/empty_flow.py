# ruff: noqa: E501 (a row of the table reads best in one line)
"""The backfill's loop with nothing to do: `python -m benchmarks.empty_flow EDITIONS` prints what Prefect cost as JSON."""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import time
from concurrent.futures import Future

from flows.prefect_api import prefect_api
from tasks.jobs import Job, Outcome


def main(editions: int) -> dict[str, float]:
    """Runs `work_through` over so many editions that were read already and are unchanged."""
    begun = time.perf_counter()
    with prefect_api() as wait:
        from prefect import flow

        from flows.artifacts import tell
        from flows.chunks import CHUNK, Handling, work_through
        from flows.run import _no_heartbeat

        @flow(name="empty backfill")
        def empty() -> float:
            started = time.perf_counter()
            jobs = [
                Job(publication_id="yzrb", date=dt.date(2000, 1, 1) + dt.timedelta(days=n)) for n in range(editions)
            ]
            work_through(jobs, _done, Handling())
            tell([], "empty", "nothing")
            return time.perf_counter() - started

        wait()
        start = time.perf_counter() - begun
        with _no_heartbeat():
            loop = empty()
    own, server = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + server.ru_utime + server.ru_stime
    return {"start": start, "loop": loop, "tasks": -(-editions // CHUNK), "cpu": cpu}


def _done(job: Job) -> Future[Outcome]:
    done: Future[Outcome] = Future()
    done.set_result(Outcome(job))
    return done


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
