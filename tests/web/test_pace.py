"""The pace of one host, shared by all threads."""

from __future__ import annotations

import asyncio
import threading
import time

from tasks.web import pace


def test_threads_with_loops_of_their_own_share_a_host():
    host, went = ("pace.example", 80), list[float]()

    async def ask() -> None:
        for _ in range(3):
            await pace.wait_turn(host, 0.03)
            went.append(time.monotonic())

    begun = time.monotonic()
    threads = [threading.Thread(target=lambda: asyncio.run(ask())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(went) == 9
    assert max(went) - begun > 7.9 * 0.03, "nine turns one after the other, whoever takes them"


def test_a_pause_holds_for_its_host_alone():
    pace.pause(("paused.example", 80), 0.1)
    begun = time.monotonic()
    asyncio.run(pace.wait_turn(("other.example", 80), 1))
    assert time.monotonic() - begun < 0.05
    asyncio.run(pace.wait_turn(("paused.example", 80), 1))
    assert time.monotonic() - begun >= 0.09
