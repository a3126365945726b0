"""What the benchmarks of the whole chain share: the archive on disk, and the warehouse that was made of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.archive import build
from benchmarks.papers import EPOCH

ROOT = Path(__file__).resolve().parent.parent
SPARE = 40  # days after the range, for what is loaded into the finished warehouse


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with `pages/`, `publications/` and, once it is built, `home/` with the warehouse of `days` days."""

    folder: Path
    days: int

    @property
    def pages(self) -> Path:
        """A folder a day."""
        return self.folder / "pages"

    @property
    def home(self) -> Path:
        """RIBAO_HOME of the finished warehouse."""
        return self.folder / "home"

    def day(self, number: int) -> dt.date:
        """The day with that number; those from `days` on are not in the warehouse."""
        return EPOCH + dt.timedelta(days=number)

    def environment(self, home: Path | None = None) -> dict[str, str]:
        """For commands on this warehouse, or on another home."""
        mine = {"RIBAO_HOME": str(home or self.home), "RIBAO_PUBLICATIONS": str(self.folder / "publications")}
        return {name: value for name, value in os.environ.items() if not name.startswith(("RIBAO_", "PREFECT_"))} | mine

    def run(self, *arguments: str, home: Path | None = None) -> tuple[float, str]:
        """`python -m …` in a process of its own: wall seconds, and what it printed. Raises where it fails."""
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment(home),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{arguments}: {done.stderr[-2000:]}")
        return time.perf_counter() - started, done.stdout

    def bare(self, home: Path, first: int, days: int) -> dict[str, Any]:
        """The plain functions over a range, in a process of its own; see `benchmarks.bare`."""
        start, end = self.day(first), self.day(first + days - 1)
        _, printed = self.run("benchmarks.bare", str(self.pages), str(start), str(end), home=home)
        return dict(json.loads(printed))

    def built(self) -> dict[str, Any]:
        """Makes the archive and the warehouse where they are not there yet; gives the figures of the making."""
        told = self.folder / f"built-{self.days}.json"
        if not told.is_file():
            shutil.rmtree(self.home, ignore_errors=True)
            build(self.folder, self.days + SPARE, round(self.days * 0.2))
            figures = self.bare(self.home, 0, self.days) | {"load_average": os.getloadavg()[0]}
            told.write_text(json.dumps(figures), encoding="utf-8")
        return dict(json.loads(told.read_text(encoding="utf-8")))

    def spare_home(self, name: str) -> Path:
        """A copy of the finished warehouse without its raw store, to load into."""
        other = self.folder / name
        shutil.rmtree(other, ignore_errors=True)
        other.mkdir()
        shutil.copy(self.home / "warehouse.duckdb", other)
        return other
