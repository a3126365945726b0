"""One request a second and host, unless told otherwise: when the next request to a host may go out.

Kept by a lock rather than by an event loop: the tasks of a backfill fetch in threads, each with a loop of its own,
and share the hosts (aiolimiter's limiters belong to one loop).
"""

from __future__ import annotations

import asyncio
import threading
import time

_next: dict[tuple[str, int], float] = {}
_lock = threading.Lock()


async def wait_turn(host: tuple[str, int], seconds: float) -> None:
    """Wait until this host's next request is due; the one after it is due `seconds` later."""
    with _lock:
        now = time.monotonic()
        due = max(now, _next.get(host, now))
        _next[host] = due + seconds
    while (left := due - time.monotonic()) > 0:
        await asyncio.sleep(left)


def pause(host: tuple[str, int], seconds: float) -> None:
    """Let the host alone for so long: what it asked for with Retry-After."""
    with _lock:
        _next[host] = max(_next.get(host, 0), time.monotonic() + seconds)
