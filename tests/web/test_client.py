"""The client over real HTTP: one test a fault, on a site that misbehaves by name."""

from __future__ import annotations

import asyncio
import socket
import time

import pytest
from fault_server import FaultServer

from tasks.errors import Refused, Unreachable, UsageError
from tasks.web.address import Site
from tasks.web.answers import Answer
from tasks.web.client import AGENT, Client
from tasks.web.failures import NotReached, NotTaken
from tasks.web.limits import Limits

PAGE = "<html><body>" + "新桥今日合龙。" * 60 + "</body></html>"
QUICK = Limits(response_seconds=0.3, backoff_seconds=0.01, tries=2, body_bytes=1 << 20, connect_seconds=2)


@pytest.fixture
def site():
    with FaultServer({"/a.html": PAGE.encode(), "/b.html": b"<html>b</html>"}) as server:
        yield server


def get(
    site: FaultServer, path: str = "/a.html", *, limits: Limits = QUICK, rate: float = 1000,
    validators: dict[str, str] | None = None,
) -> Answer:  # fmt: skip
    async def ask() -> Answer:
        async with Client(Site(f"{site.url}/"), rate=rate, limits=limits) as client:
            return await client.get(f"{site.url}{path}", validators)

    return asyncio.run(ask())


def test_a_page_comes_byte_for_byte(site: FaultServer):
    answer = get(site)
    assert (answer.status, answer.content) == (200, PAGE.encode())
    assert site.headers[-1]["user-agent"] == AGENT
    assert AGENT.startswith("ribao/")


@pytest.mark.parametrize(
    "fault",
    [
        "500",
        "503",
        "truncated",
        "truncated_chunks",
        "truncated_gzip",
        "reset",
        "empty",
        pytest.param("slow_start", marks=pytest.mark.slow),
    ],
)
def test_what_may_pass_is_tried_again(site: FaultServer, fault: str):
    site.faults["/a.html"] = [fault]
    assert get(site).content == PAGE.encode()
    assert site.count["/a.html"] == 2


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("500", "http_500"), ("truncated", "truncated"), ("truncated_chunks", "truncated"),
        ("truncated_gzip", "truncated"), ("reset", "reset"), ("empty", "empty_body"),
        pytest.param("slow_start", "timeout", marks=pytest.mark.slow),
        pytest.param("drip", "timeout", marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_what_does_not_pass_ends_as_not_reached(site: FaultServer, fault: str, reason: str):
    site.faults["/a.html"] = fault
    begun = time.monotonic()
    with pytest.raises(NotReached) as failure:
        get(site)
    assert failure.value.reason == reason
    assert isinstance(failure.value, Unreachable)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("403", "http_403"), ("429_long", "http_429"), ("gzip_bomb", "too_large"), ("huge", "too_large"),
        ("huge_chunks", "too_large"), ("loop", "redirect_loop"), ("long_loop", "redirect_loop"),
        ("off_site", "private_address"), ("to_public_site", "off_site"), ("to_file", "bad_redirect"),
        ("to_private", "private_address"),
        ("nowhere", "bad_redirect"),
    ],
)  # fmt: skip
def test_what_must_not_be_taken_is_refused_at_once(site: FaultServer, fault: str, reason: str):
    site.faults["/a.html"] = fault
    with pytest.raises(NotTaken) as failure:
        get(site)
    assert failure.value.reason == reason
    assert isinstance(failure.value, Refused)
    assert site.count["/a.html"] <= QUICK.redirects + 1


def test_redirects_to_this_machine_do_not_reach_another_port(site: FaultServer):
    with FaultServer({"/secret.html": b"secret"}) as other:
        site.faults["/a.html"] = "off_site"
        site.elsewhere = f"{other.url}/secret.html"
        with pytest.raises(NotTaken):
            get(site)
        assert other.asked == []


def test_a_name_that_resolves_to_this_machine_is_not_asked(site: FaultServer, monkeypatch: pytest.MonkeyPatch):
    port = int(site.url.rpartition(":")[2])

    def resolve(*_args: object, **_kwargs: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    async def ask(base_url: str | None) -> Answer:
        home = Site(f"http://epaper.qingyuan.example:{port}/", base_url=base_url)
        async with Client(home, rate=1000, limits=QUICK) as client:
            return await client.get(f"{home.start}a.html")

    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("NO_PROXY", "example.com")  # names no proxy
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(NotTaken, match="private"):
        asyncio.run(ask(None))
    assert site.asked == []
    named = f"http://epaper.qingyuan.example:{port}"  # by the user: then it is meant
    assert asyncio.run(ask(named)).content == PAGE.encode()


@pytest.mark.parametrize("fault", ["gzip", "false_gzip", "latin1_header"])
def test_the_body_is_what_it_is_whatever_the_header_says(site: FaultServer, fault: str):
    site.faults["/a.html"] = fault
    assert get(site).content == PAGE.encode()


def test_gone_is_an_answer(site: FaultServer):
    assert get(site, "/none.html").is_gone


@pytest.mark.slow
def test_retry_after_is_obeyed(site: FaultServer):
    site.faults["/a.html"] = ["429"]
    assert get(site).status == 200
    first, second = (at for at, path in zip(site.times, site.asked, strict=True) if path == "/a.html")
    assert second - first >= 0.99


def test_a_site_that_says_much_later_is_left_alone(site: FaultServer):
    site.faults["/a.html"] = "429_long"
    with pytest.raises(NotTaken, match="a pause of 86400 seconds"):
        get(site)
    assert site.count["/a.html"] == 1


def test_conditional_requests(site: FaultServer):
    site.etags = True
    etag = get(site).header("etag")
    assert etag
    assert get(site, validators={"If-None-Match": etag}).status == 304


def test_the_rate_holds_for_the_host(site: FaultServer):
    async def ask() -> None:
        async with Client(Site(f"{site.url}/"), rate=20, limits=QUICK) as client:
            await asyncio.gather(*(client.get(f"{site.url}/{name}.html") for name in "abab"))

    asyncio.run(ask())
    assert site.times[-1] - site.times[0] >= 4 * 0.05 - 0.01


def test_robots_and_crawl_delay_are_kept():
    rules = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.3\n"
    with FaultServer({"/a.html": b"a", "/private/b.html": b"b"}, robots=rules) as site:
        get(site)
        get(site)
        with pytest.raises(NotTaken) as refusal:
            get(site, "/private/b.html")
        assert refusal.value.reason == "refused_by_robots"
        assert site.count == {"/a.html": 2}
        assert site.asked.count("/robots.txt") == 1
        pages = [at for at, path in zip(site.times, site.asked, strict=True) if path == "/a.html"]
        assert pages[1] - pages[0] >= 0.29


def test_a_crawl_delay_of_hours_is_kept_by_not_asking():
    with FaultServer({"/a.html": b"a"}, robots=b"User-agent: *\nCrawl-delay: 7200\n") as site:
        with pytest.raises(NotTaken, match="7200 seconds"):
            get(site)
        assert site.count == {}


def test_a_site_that_sets_a_cookie_first(site: FaultServer):
    site.faults["/a.html"] = ["loop"]
    assert get(site).content == PAGE.encode()


def test_rules_for_us_by_name():
    rules = b"User-agent: ribao\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    with FaultServer({"/a.html": b"a"}, robots=rules) as site, pytest.raises(NotTaken, match=r"robots\.txt"):
        get(site)


@pytest.mark.parametrize("fault", ["500", "429_long", "reset"])
def test_robots_that_fail_forbid_for_now(site: FaultServer, fault: str):
    site.faults["/robots.txt"] = fault
    with pytest.raises(NotReached) as failure:
        get(site)
    assert failure.value.reason == "robots_unreachable"
    assert site.count == {}


@pytest.mark.parametrize("fault", ["403", "404", "off_site", "loop", "huge"])
def test_robots_that_are_not_to_be_had_allow(site: FaultServer, fault: str):
    site.faults["/robots.txt"] = fault
    assert get(site).status == 200


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf")])
def test_a_rate_that_is_none(site: FaultServer, rate: float):
    with pytest.raises(UsageError, match="--rate"):
        get(site, rate=rate)


def test_nobody_there():
    with FaultServer() as site:
        gone = site
    with pytest.raises(NotReached):
        get(gone)
