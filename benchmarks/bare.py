"""A backfill by the plain functions alone, without Prefect, in a process of its own: what `bench_chain` measures.

    RIBAO_HOME=… RIBAO_PUBLICATIONS=… python -m benchmarks.bare PAGES START END

Prints one JSON object: articles, wall and CPU seconds of this process and of its workers, peak memory of all together,
seconds by part of the load, and CPU seconds of each chunk's load.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from benchmarks.archive import PUBLICATION
from tasks import dedupe, link, stages
from tasks.readers import reading_pool
from tasks.worklist import backfill_jobs
from warehouse.connect import writing
from warehouse.publications import load_publication

CHUNK, AHEAD = 50, 2  # as flows.chunks has them, which would bring Prefect with it
PARTS = ((stages, "replace_editions"), (link, "relink_reprints"), (link, "relink_projects"), (stages, "run_checks"))


class Memory(threading.Thread):
    """The most that this process and its children held at once, in MB (resident, looked at every half second)."""

    def __init__(self, pid: int | None = None) -> None:
        super().__init__(daemon=True)
        self._process, self._over, self.peak = psutil.Process(pid), threading.Event(), 0.0

    def run(self) -> None:
        while not self._over.wait(0.5):
            self.look()

    def look(self) -> None:
        held = 0
        try:
            for each in (self._process, *self._process.children(recursive=True)):
                held += each.memory_info().rss
        except psutil.Error:  # one of them has just ended
            return
        self.peak = max(self.peak, held / 1e6)

    def end(self) -> float:
        self._over.set()
        return self.peak


def main(pages: Path, start: dt.date, end: dt.date) -> dict[str, Any]:
    """Reads and loads the range; gives the figures."""
    memory, parts = Memory(), _timed_parts()
    memory.start()
    started = time.perf_counter()
    jobs, _ = backfill_jobs(PUBLICATION, start, end, pages)
    publications = [load_publication(PUBLICATION).publication]
    articles, loads, walls = 0, [], []
    with reading_pool(len(jobs)) as submit:
        ahead = deque(submit(job) for job in jobs[: AHEAD * CHUNK])
        for at in range(0, len(jobs), CHUNK):
            ahead.extend(submit(job) for job in jobs[at + AHEAD * CHUNK : at + (AHEAD + 1) * CHUNK])
            rows = [rows for _ in jobs[at : at + CHUNK] if (rows := ahead.popleft().result().rows)]
            articles += sum(each.edition.article_count for each in rows)
            cpu, wall = time.process_time(), time.perf_counter()
            if rows:
                with writing() as con:
                    stages.load(con, publications, rows)
            loads.append((time.process_time() - cpu) / len(jobs[at : at + CHUNK]))
            walls.append((time.perf_counter() - wall) / len(jobs[at : at + CHUNK]))
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "editions": len(jobs), "articles": articles, "wall": time.perf_counter() - started,
        "cpu": own.ru_utime + own.ru_stime, "cpu_workers": workers.ru_utime + workers.ru_stime,
        "peak_mb": memory.end(), "parts": dict(parts), "load_cpu_an_edition": loads, "load_wall_an_edition": walls,
    }  # fmt: skip


def _timed_parts() -> dict[str, float]:
    """Wraps the parts of a load so that each adds its CPU seconds up."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, part: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **more: Any) -> Any:
            started = time.process_time()
            try:
                return part(*arguments, **more)
            finally:
                spent[name] += time.process_time() - started

        return run

    for module, name in PARTS:
        setattr(module, name, timed(name, getattr(module, name)))
    dedupe.relink = link.relink
    return spent


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), *map(dt.date.fromisoformat, sys.argv[2:4]))))
