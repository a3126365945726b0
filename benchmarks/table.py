"""Figures as a table: what was to reach, what came out, beside which peer, with the spread between rounds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `met` is None for what is only told."""

    bench: str
    what: str
    goal: str
    reached: str
    met: bool | None = None

    def row(self) -> str:
        """As a Markdown row."""
        sign = {True: "yes", False: "**no**", None: ""}[self.met]
        return f"| {self.bench} | {self.what} | {self.goal} | {self.reached} | {sign} |"


HEADER = "| bench | what | to reach | reached | met |\n| --- | --- | --- | --- | --- |"


@dataclass(frozen=True, slots=True)
class Rounds:
    """Seconds of several rounds in which everything was run once, so that one round's ratios share its weather."""

    seconds: Mapping[str, list[float]]

    def median(self, name: str) -> float:
        """The median seconds of one of them."""
        return statistics.median(self.seconds[name])

    def ratio(self, slow: str, fast: str) -> tuple[float, float, float]:
        """How many times as long `slow` takes as `fast`: the median over rounds, the least and the most."""
        ratios = [a / b for a, b in zip(self.seconds[slow], self.seconds[fast], strict=True)]
        return statistics.median(ratios), min(ratios), max(ratios)


def rounds(works: Mapping[str, Work], count: int, clock: Callable[[], float] = time.process_time) -> Rounds:
    """Runs every work once a round, in turn. CPU seconds, unless another clock is given."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(count):
        names = list(works) if number % 2 == 0 else list(works)[::-1]
        for name in names:
            started = clock()
            works[name]()
            taken[name].append(clock() - started)
    return Rounds(taken)


def spread(values: tuple[float, float, float], digits: int = 1) -> str:
    """A median with its range: `15.2 (14.1-16.0)`."""
    middle, least, most = (f"{value:.{digits}f}" for value in values)
    return f"{middle} ({least}-{most})"


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
