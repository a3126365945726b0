"""`ribao maintain`: the weekly tidying, now."""

from __future__ import annotations

from dataclasses import asdict

from flows.commands.options import AsJson, log_to_stderr
from flows.commands.printing import print_json, say_all
from warehouse.errors import RibaoError


def maintain(as_json: AsJson = False) -> None:
    """Closes raw editions, checkpoints and re-sorts the warehouse, runs all checks."""
    from flows.run import run_flow

    log_to_stderr()
    report = run_flow("flows.maintain:maintain_warehouse")
    say_all(str(breach) for breach in report.breaches)
    if as_json:
        print_json(asdict(report))
    else:
        print(report.line())
    if report.breaches:
        raise RibaoError(f"{len(report.breaches)} check(s) do not hold; the warehouse is otherwise tidied")
