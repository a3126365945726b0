"""A progress bar for long work, in a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int], None]
_report: list[Report] = []


@contextmanager
def progress_bar(label: str) -> Iterator[None]:
    """While the body runs, `advance` moves a bar with the time that is left; without a terminal, nothing is shown."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        _report.append(lambda done, total: bar.update(task, completed=done, total=total))
        try:
            yield
        finally:
            _report.pop()


def advance(done: int, total: int) -> None:
    """Tell the bar, if there is one, how far the work is."""
    if _report:
        _report[-1](done, total)
