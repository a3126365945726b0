# ruff: noqa: E501 (a row of the table reads best in one line)
"""What Prefect costs a backfill: its start and end, a task run a chunk, the artifacts.

The flow's own loop is run over editions that need no reading and no loading, under a Prefect server of its own, and
again as a plain loop: the difference is Prefect's, to be set beside the making of the whole warehouse.
"""

from __future__ import annotations

import json

from benchmarks.archive import TEN_YEARS
from benchmarks.table import Figure
from benchmarks.workshop import Workshop


def measure(shop: Workshop) -> list[Figure]:
    """Prefect's seconds for as many editions as the warehouse has, as a share of the bare functions' seconds."""
    made, told = shop.built(), []
    scale = TEN_YEARS / made["editions"]  # of a shorter archive, what ten years would take
    for _ in range(3):
        wall, printed = shop.run("benchmarks.empty_flow", str(TEN_YEARS), home=shop.folder / "empty")
        told.append(json.loads(printed.splitlines()[-1]) | {"wall": wall})
    best = min(told, key=lambda each: each["wall"])
    bare = made["wall"] * scale
    share = best["wall"] / bare
    whole = f"{share:.1%}: {best['wall']:.1f} s ({best['start']:.1f} s to start, {best['loop']:.1f} s for {best['tasks']} tasks) beside {bare:.0f} s"
    processor = best["cpu"] / ((made["cpu"] + made["cpu_workers"]) * scale)
    return [
        Figure("prefect", f"its share of a backfill of {TEN_YEARS:,} editions", "<= 5 %", whole, share <= 0.05),
        Figure(
            "prefect",
            "the same in CPU seconds, its server's included",
            "<= 5 %",
            f"{processor:.1%} ({best['cpu']:.1f} s)",
            processor <= 0.05,
        ),
    ]
