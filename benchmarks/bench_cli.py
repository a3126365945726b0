# ruff: noqa: E501 (a row of the table reads best in one line)
"""Commands from the shell on the finished warehouse, and the daily edition into it."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence

from benchmarks.archive import PUBLICATION
from benchmarks.table import Figure
from benchmarks.workshop import Workshop

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("milestones", "--overdue"),
    ("sql", "SELECT edition_date, count(*) FROM milestones GROUP BY ALL ORDER BY ALL DESC LIMIT 5"),
    ("search", "大桥", "通车"),
)


def measure(shop: Workshop, quick: bool) -> list[Figure]:
    """Wall seconds from the shell, the least of several: what the machine's other work adds is not the command's."""
    shop.built()
    shop.run("flows.cli", "search", "大桥")  # takes in what was loaded since the index was last asked
    figures = [_command(shop, command, 3 if quick else 7) for command in COMMANDS]
    return [*figures, *_daily(shop)]


def _command(shop: Workshop, command: Sequence[str], count: int) -> Figure:
    taken = [shop.run("flows.cli", *command)[0] for _ in range(count)]
    least = min(taken)
    told = f"{least:.2f} s (median {statistics.median(taken):.2f}, most {max(taken):.2f})"
    return Figure("cli", f"ribao {command[0]}", "< 0.5 s", told, least < 0.5)


def _daily(shop: Workshop) -> list[Figure]:
    """One further edition: by the plain functions into a copy of the warehouse, and by the command."""
    home = shop.spare_home("daily")
    taken = [
        shop.run("benchmarks.bare_day", str(shop.pages), str(shop.day(shop.days + n)), home=home)[1] for n in range(5)
    ]
    read = [json.loads(line) for line in taken]
    seconds = [each["seconds"] for each in read]
    told = f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}-{max(seconds):.2f}; CPU {statistics.median(each['cpu'] for each in read):.2f} s), {read[0]['articles']} articles"
    day = shop.day(shop.days + 9)
    whole, _ = shop.run(
        "flows.cli", "ingest", PUBLICATION, "--date", str(day), "--from", str(shop.pages / str(day)), home=home
    )
    started = time.perf_counter()
    shop.run("flows.cli", "ingest", PUBLICATION, "--date", str(day), "--from", str(shop.pages / str(day)), home=home)
    again = time.perf_counter() - started
    return [
        Figure("cli", "an edition into the finished warehouse, beyond Prefect", "< 2 s", told, statistics.median(seconds) < 2),
        Figure("cli", "the same by `ribao ingest`, its own Prefect server started and ended", "", f"{whole:.1f} s (again {again:.1f} s)"),
    ]  # fmt: skip
