"""`ribao up`: server, worker and schedules on this machine, until Ctrl-C."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated

import typer

from flows.commands.printing import say
from warehouse.errors import RibaoError


def up(
    port: Annotated[int | None, typer.Option(help="The server's port. Default: 4200, or a free one.")] = None,
) -> None:
    """Starts a Prefect server, its worker and all schedules, and stops them on Ctrl-C."""
    from flows.standing import standing
    from warehouse.home import home, log_path

    for number in (signal.SIGTERM, signal.SIGINT):  # a shell starts what runs in the background deaf to Ctrl-C
        signal.signal(number, _interrupt)
    say("starting Prefect's server, the deployments and a worker …")
    try:
        with standing(port) as (url, worker):
            say(f"up: {url.removesuffix('/api')} (data in {home()}, logs in {log_path()}); Ctrl-C stops all of it")
            say("run one now: prefect deployment run daily/morning, or in the browser")
            status = worker.wait()
        raise RibaoError(f"the worker ended ({status}): see {log_path() / 'worker.log'}")
    except KeyboardInterrupt:
        say("stopped")


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
