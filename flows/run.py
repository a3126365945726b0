"""Runs a flow for a command: sees to Prefect, waits for it, and keeps its talk off the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from flows.prefect_api import prefect_api


def run_flow(entrypoint: str, **parameters: Any) -> Any:
    """Runs `module:flow` in this process and returns its result; what it raises, it raises here.

    The module is imported while the Prefect API starts, which takes longer.
    """
    module, _, name = entrypoint.partition(":")
    with prefect_api() as wait_until_ready:
        flow: Callable[..., Any] = getattr(import_module(module), name)
        wait_until_ready()
        with _no_heartbeat():
            return flow(**parameters)


@contextmanager
def _no_heartbeat() -> Iterator[None]:
    """Heartbeats tell a server of dead runs; a command would wait up to a second for the last one."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
