"""robots.txt, as RFC 9309 has it: none there means all is allowed, none to be had means nothing is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from protego import Protego

from tasks.web.address import origin

AGENT = "ribao"
KEEP_SECONDS = 3600  # RFC 9309 allows up to a day
MAX_BYTES = 500 << 10  # what RFC 9309 asks to be read at least

Rules = Protego
Ask = Callable[[str], Awaitable[bytes]]

_known: dict[str, tuple[float, Rules]] = {}


class Robots:
    """The rules of the hosts that one client asks. `ask` gives a robots.txt, empty where the host has none."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._asking: dict[str, asyncio.Lock] = {}

    async def allows(self, url: str) -> bool:
        """Whether the host's robots.txt lets us ask for this address."""
        return bool((await self._rules(url)).can_fetch(url, AGENT))

    async def delay(self, url: str) -> float:
        """The seconds between two requests that the host asks for; 0 where it asks for none."""
        rules = await self._rules(url)
        rate = rules.request_rate(AGENT)
        return max(rules.crawl_delay(AGENT) or 0, rate.seconds / rate.requests if rate and rate.requests else 0)

    async def _rules(self, url: str) -> Rules:
        scheme, host, port = origin(url)
        home = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
        async with self._asking.setdefault(home, asyncio.Lock()):
            known = _known.get(home)
            if known is None or time.monotonic() - known[0] > KEEP_SECONDS:
                text = (await self._ask(f"{home}/robots.txt"))[:MAX_BYTES]
                known = _known[home] = (time.monotonic(), Protego.parse(text.decode("utf-8-sig", "ignore")))
        return known[1]
