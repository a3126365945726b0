"""One edition by the plain functions: `python -m benchmarks.bare_day PAGES DAY` prints seconds as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path

from benchmarks.archive import PUBLICATION
from tasks.jobs import Job, run_job
from tasks.stages import load
from warehouse.connect import writing
from warehouse.publications import load_publication


def main(pages: Path, date: dt.date) -> dict[str, float]:
    """Reads and loads it."""
    started, cpu = time.perf_counter(), time.process_time()
    outcome = run_job(Job(publication_id=PUBLICATION, date=date, path=pages / str(date)))
    read = time.perf_counter()
    if outcome.rows is None:
        raise RuntimeError(f"{date} has no rows")
    with writing() as con:
        load(con, [load_publication(PUBLICATION).publication], [outcome.rows])
    return {
        "articles": outcome.rows.edition.article_count, "seconds": time.perf_counter() - started,
        "reading": read - started, "cpu": time.process_time() - cpu,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]))))
