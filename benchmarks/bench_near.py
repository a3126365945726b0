# ruff: noqa: E501 (a row of the table reads best in one line)
"""Near-duplicates: a day's articles against all that is stored, beside MinHash LSH; figures of `bench_reprints`."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.table import Figure
from benchmarks.workshop import ROOT

PEERS_STORED = 20_000  # what an index in memory, built anew for each run, is asked to hold here


def measure(folder: Path, stored: int, quick: bool) -> list[Figure]:
    """Ours at full size; the peers, and ours again, on a store that they build in minutes."""
    peers = ",".join(name for name in ("datasketch", "rensa") if find_spec(name))
    small = min(stored, PEERS_STORED)
    (ours,) = _run(
        "--stored",
        str(stored),
        "--days",
        "5" if quick else "10",
        "--peers",
        "",
        "--keep",
        str(folder / f"reprints-{stored}.duckdb"),
    )
    beside = _run("--stored", str(small), "--days", "5", "--peers", peers)
    seconds = ours["day_s_median"]
    what = f"a day's 100 articles against {stored:,}"
    quality = f"recall {ours['recall']:.3f}, precision {ours['precision']:.4f} ({ours['planted']} planted)"
    return [
        Figure("reprints", what, "< 1 s", f"{seconds:.2f} s (most {ours['day_s_max']:.2f} s)", seconds < 1),
        Figure("reprints", "memory beyond the open warehouse", "< 300 MB", f"{ours['extra_mb']} MB", ours["extra_mb"] < 300),
        Figure("reprints", "what it finds", "recall >= 0.98, precision >= 0.999", quality, ours["recall"] >= 0.98 and ours["precision"] >= 0.999),
        *(Figure("reprints", f"{each['method']}, {small:,} stored", "", _told(each)) for each in beside),
    ]  # fmt: skip


def _told(row: dict[str, Any]) -> str:
    return (
        f"a day {row['day_s_median']:.2f} s, index {row['build_s']:.0f} s and {row['extra_mb']} MB, "
        f"recall {row['recall']:.3f}, precision {row['precision']}"
    )


def _run(*arguments: str) -> list[dict[str, Any]]:
    """In a process of its own, for its memory's sake."""
    command = [sys.executable, "-m", "benchmarks.bench_reprints", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
