# ruff: noqa: E501 (a row of the table reads best in one line)
"""Raw editions to loaded rows, everything switched on: articles a second, memory, and what growth costs."""

from __future__ import annotations

import statistics
from typing import Any

from benchmarks.table import Figure
from benchmarks.workshop import Workshop

CORES = 2
TEN_YEARS = 220_000


def measure(shop: Workshop) -> list[Figure]:
    """The figures of the making of the warehouse."""
    made = shop.built()
    articles, cpu = made["articles"], made["cpu"] + made["cpu_workers"]
    free = CORES * articles / cpu
    minutes = TEN_YEARS / (articles / made["wall"]) / 60
    wall = f"{articles / made['wall']:.0f} articles a second on the clock (load average {made['load_average']:.1f}: {minutes:.0f} minutes for 220,000)"
    processor = f"{cpu / articles * 1e3:.2f} ms of CPU an article: {free:.0f} a second on 2 cores of one's own ({TEN_YEARS / free / 60:.1f} minutes)"
    return [
        Figure("chain", f"{made['editions']} raw editions to rows", ">= 400 articles a second", wall, articles / made["wall"] >= 400),
        Figure("chain", "the same in CPU seconds", ">= 400 on 2 free cores", processor, free >= 400),
        Figure("chain", "of which", "", _parts(made)),
        Figure("chain", "peak memory, worker processes included", "< 1 GB", f"{made['peak_mb']:.0f} MB", made["peak_mb"] < 1_000),
        _growth(made),
    ]  # fmt: skip


def _parts(made: dict[str, Any]) -> str:
    articles, parts = made["articles"], made["parts"]
    told = {
        "reading (workers)": made["cpu_workers"],
        **parts,
        "all else of the loader": made["cpu"] - sum(parts.values()),
    }
    return ", ".join(f"{name} {value / articles * 1e3:.2f} ms" for name, value in told.items())


def _growth(made: dict[str, Any]) -> Figure:
    """An edition's whole CPU cost, reading and loading: the last tenth of the chunks against the first month's kin."""
    loads = made["load_cpu_an_edition"]
    reading = made["cpu_workers"] / made["editions"]
    some = max(1, len(loads) // 10)
    early, late = (statistics.median(part) for part in (loads[1 : 1 + some], loads[-some - 1 : -1] or loads[-1:]))
    ratio = (reading + late) / (reading + early)
    told = f"{ratio:.2f} x (load {early * 1e3:.0f} -> {late * 1e3:.0f} ms of CPU an edition, reading {reading * 1e3:.0f} ms)"
    return Figure("chain", "an edition at the end against one in the first months", "<= 1.3 x", told, ratio <= 1.3)
