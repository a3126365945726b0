"""Worker processes for what takes CPU: they import the plain functions and nothing of Prefect."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def worker_pool(workers: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """As many processes as there are CPUs for us. Work that has not begun is given up when the body raises."""
    number = workers or usable_cpus()
    pool = ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_caller)
    try:
        with _bare_main():
            for _ in range(number):
                pool.submit(os.getpid)  # starts a process each
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_caller() -> None:
    """A worker whose caller was killed would wait for work for ever; Ctrl-C is for the caller, which then ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        if caller := multiprocessing.parent_process():
            caller.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def usable_cpus() -> int:
    """The CPUs that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _bare_main() -> Iterator[None]:
    """A spawned process imports the caller's main module again: under a Prefect worker, that is Prefect (2 s each)."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
