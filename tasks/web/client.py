"""The polite client: robots.txt and pace kept, redirects followed by hand, faults bounded."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import ssl
import urllib.request
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

import httpx
import stamina

from tasks.errors import UsageError
from tasks.web import pace
from tasks.web.address import Site, is_literal, is_private, is_web, origin
from tasks.web.answers import Answer, check_status, declared_length, is_redirect
from tasks.web.body import ENCODINGS, read_body
from tasks.web.failures import NotReached, NotTaken
from tasks.web.limits import Limits
from tasks.web.robots import Robots


def _version() -> str:
    try:
        return version("ribao")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0"


@cache
def _certificates() -> ssl.SSLContext:
    """Read once: it takes 20 ms, and a backfill has a client an edition."""
    return httpx.create_ssl_context()


AGENT = f"ribao/{_version()} (newspaper archive; Python package ribao)"
_log = logging.getLogger("ribao.web")
stamina.instrumentation.set_on_retry_hooks(())  # retries are logged here, with their reason


class Client:
    """Asks one site for documents, as an asynchronous context manager.

    `rate` is in requests a second and host; a longer Crawl-delay wins. `asked` lists the addresses of all
    requests that went out, robots.txt among them.
    """

    def __init__(self, site: Site, *, rate: float = 1.0, limits: Limits | None = None) -> None:
        if not 0 < rate < float("inf"):
            raise UsageError(f"--rate {rate:g} is no pace: give the requests a second, such as 1 or 0.5.")
        self.site, self.limits, self.asked = site, limits or Limits(), list[str]()
        self._seconds = 1 / rate
        self._robots = Robots(self._ask_robots)
        named = is_literal(origin(site.start)[1])
        proxies = urllib.request.getproxies().keys() - {"no"}  # NO_PROXY alone is none
        self._through_proxy = bool(proxies) and not named
        self._http = httpx.AsyncClient(
            http2=True,
            verify=_certificates(),
            trust_env=not named,  # a proxy does not lead to this machine
            headers={"User-Agent": AGENT, "Accept-Encoding": ENCODINGS},
            timeout=httpx.Timeout(self.limits.response_seconds, connect=self.limits.connect_seconds),
            limits=httpx.Limits(max_connections=self.limits.at_once),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def get(self, url: str, validators: dict[str, str] | None = None) -> Answer:
        """The answer to a GET, after redirects: of status 200, 404, 410, or 304 where `validators` were sent.

        Raises `NotReached` for what may pass, after as many tries as the limits allow, and `NotTaken` for what
        will not.
        """
        seen: list[str] = []
        at = self.site.here(url)
        while True:
            self._check(at, seen)
            answer = await self._try(at, validators or {}, await self._delay(at))
            if not is_redirect(answer.status):
                return answer
            seen.append(at)
            at = self._next(answer)

    def _check(self, url: str, seen: list[str]) -> None:
        came_from = seen[-1] if seen else url
        if not is_web(url):
            raise NotTaken("bad_redirect", came_from, f"it leads to {url!r}, which is no address of the web")
        if is_literal(origin(url)[1]) and not self.site.owns(url):
            raise NotTaken("private_address", came_from, f"it leads to {url}")
        if not self.site.owns(url):
            raise NotTaken("off_site", came_from, f"it leads off the site, to {url}")
        if len(seen) > self.limits.redirects:  # the same address again may be right: some set a cookie first
            raise NotTaken("redirect_loop", seen[0], f"{len(seen)} redirects lead to no page, at last to {url}")

    async def _delay(self, url: str) -> float:
        """The seconds between two requests that robots.txt asks for; raises where it forbids the address."""
        try:
            allowed, delay = await self._robots.allows(url), await self._robots.delay(url)
        except NotReached as error:
            detail = f"robots.txt did not come ({error.reason}), so nothing may be asked for: {error.detail}"
            raise NotReached("robots_unreachable", url, detail) from error
        if not allowed:
            raise NotTaken("refused_by_robots", url, "the site's robots.txt does not allow it")
        if delay > self.limits.crawl_delay_seconds:
            raise NotTaken("refused_by_robots", url, f"robots.txt wants {delay:.0f} seconds between requests")
        return delay

    def _next(self, answer: Answer) -> str:
        target = answer.header("location")
        if not target:
            raise NotTaken("bad_redirect", answer.url, f"status {answer.status} without a Location")
        try:
            return self.site.here(urljoin(answer.url, target))
        except ValueError:
            raise NotTaken("bad_redirect", answer.url, f"it leads to {target!r}") from None

    async def _ask_robots(self, url: str) -> bytes:
        at, seen = url, list[str]()
        try:
            while True:
                self._check(at, seen)
                answer = await self._try(at, {}, 0)
                if not is_redirect(answer.status):
                    return answer.content
                seen.append(at)
                at = self._next(answer)
        except NotTaken as error:
            if error.reason in ("http_429", "http_503"):  # with a long Retry-After
                raise NotReached(error.reason, url, error.detail) from error
            _log.info("no robots.txt: %s", error)  # 403, a redirect off the site: unavailable, as good as none
            return b""

    async def is_alive(self) -> bool:
        """Whether the site answers at all: asked once, of its robots.txt."""
        url = urljoin(self.site.start, "/robots.txt")
        try:
            await pace.wait_turn(origin(url)[1:], self._seconds)
            await self._once(url, {})
        except NotReached:
            return False
        except NotTaken as error:
            return error.reason.startswith("http_")
        return True

    async def _try(self, url: str, headers: dict[str, str], delay: float) -> Answer:
        """One address, tried again while that may help."""
        limits = self.limits
        async for attempt in stamina.retry_context(
            on=self._pause_before_retry, attempts=limits.tries, timeout=limits.document_seconds,
            wait_initial=limits.backoff_seconds, wait_jitter=limits.backoff_seconds, wait_max=60,
        ):  # fmt: skip
            with attempt:
                await pace.wait_turn(origin(url)[1:], max(self._seconds, delay))
                return await self._once(url, headers)
        raise AssertionError("retry_context ends with an answer or an error")

    def _pause_before_retry(self, error: Exception) -> bool | float:
        if not isinstance(error, NotReached):
            return False
        _log.info("%s", error)
        if error.retry_after is None:
            return True
        pace.pause(origin(error.url)[1:], error.retry_after)
        return error.retry_after

    async def _once(self, url: str, headers: dict[str, str]) -> Answer:
        """One request, its faults told apart."""
        self.asked.append(url)
        try:
            async with asyncio.timeout(self.limits.response_seconds):
                return await self._request(url, headers)
        except (TimeoutError, httpx.TimeoutException) as error:
            seconds = self.limits.response_seconds
            raise NotReached("timeout", url, f"not whole within {seconds:g} seconds") from error
        except httpx.ConnectError as error:
            raise NotReached("no_connection", url, str(error) or "no connection") from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError) as error:
            raise NotTaken("bad_redirect", url, str(error)) from error
        except httpx.RemoteProtocolError as error:
            reason = "truncated" if "incomplete" in str(error) or "complete message" in str(error) else "reset"
            raise NotReached(reason, url, str(error)) from error
        except httpx.HTTPError as error:
            raise NotReached("reset", url, str(error) or type(error).__name__) from error

    async def _request(self, url: str, headers: dict[str, str]) -> Answer:
        extensions = {"trace": partial(self._check_peer, origin(url)[1])}
        async with self._http.stream("GET", url, headers=headers, extensions=extensions) as response:
            check_status(response, url, self.limits.retry_after_seconds)
            content = b""
            if response.status_code == httpx.codes.OK:
                packing = response.headers.get("content-encoding", "")
                declared = declared_length(response)
                content = await read_body(response.aiter_raw(), url, packing, declared, self.limits.body_bytes)
            return Answer(
                url=url, status=response.status_code, content=content, fetched_at=dt.datetime.now(dt.UTC),
                headers=tuple(response.headers.multi_items()),
            )  # fmt: skip

    async def _check_peer(self, host: str, event: str, info: dict[str, Any]) -> None:
        """Close a new connection to a private address before anything is asked: a name may resolve to any."""
        if self._through_proxy or not event.endswith("connect_tcp.complete"):
            return
        stream = info["return_value"]
        peer = stream.get_extra_info("server_addr")
        if peer and is_private(peer[0]) and not self.site.trusts(host):
            await stream.aclose()
            detail = f"{host} is {peer[0]} here, which is private: name it with --base-url if it is meant"
            raise NotTaken("private_address", self.site.start, detail)
