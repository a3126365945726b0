"""Which addresses belong to a site, which are private, and which stand for others on a mirror."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.web.address import Site, is_literal, is_private, is_web
from tasks.web.answers import retry_after

PAPER = Site("http://epaper.qingyuan.com.cn/pc/layout/202403/11/node_01.html")
MIRROR = Site(
    "http://127.0.0.1:8000/qy/pc/layout/202403/11/node_01.html",
    original="http://epaper.qingyuan.com.cn/pc/layout/202403/11/node_01.html",
    base_url="http://127.0.0.1:8000/qy/",
)


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("http://epaper.qingyuan.com.cn/pc/content/202403/11/c1.html", True),
        ("https://epaper.qingyuan.com.cn/", True),
        ("http://EPAPER.qingyuan.com.cn:80/", True),
        ("http://szb.qingyuan.com.cn/", True),
        ("http://qingyuan.com.cn/", True),
        ("http://epaper.qingyuan.com.cn:8080/", False),
        ("http://szb.qingyuan.com.cn:8080/", False),
        ("http://epaper.other.com.cn/", False),
        ("http://com.cn/", False),
        ("http://epaper.qingyuan.com.cn.evil.com/", False),
        ("http://127.0.0.1/", False),
        ("http://localhost/", False),
        ("http://2130706433/", False),
    ],
)
def test_what_belongs_to_a_site(url: str, owned: bool):
    assert PAPER.owns(url) is owned


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://127.0.0.1:8001/", "http://127.0.0.2:8000/", "http://localhost:8000/"]
)
def test_a_site_on_this_machine_is_one_port(url: str):
    assert not MIRROR.owns(url)
    assert MIRROR.owns("http://127.0.0.1:8000/anything")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://epaper.qingyuan.com.cn/pc/content/c1.html#top", "http://127.0.0.1:8000/qy/pc/content/c1.html"),
        ("https://epaper.qingyuan.com.cn/c1.html?div=-1", "https://epaper.qingyuan.com.cn/c1.html?div=-1"),
        ("http://127.0.0.1:8000/qy/pc/content/c1.html", "http://127.0.0.1:8000/qy/pc/content/c1.html"),
        ("http://127.0.0.1:8000/pc/content/c1.html", "http://127.0.0.1:8000/qy/pc/content/c1.html"),
        ("http://elsewhere.example/c1.html", "http://elsewhere.example/c1.html"),
    ],
)
def test_where_a_mirror_is_asked_for_it(url: str, asked: str):
    assert MIRROR.here(url) == asked
    assert PAPER.here(url) == url.partition("#")[0]


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.1.1", True), ("172.16.0.1", True), ("169.254.169.254", True),
        ("0.0.0.0", True), ("100.64.0.1", True), ("224.0.0.1", True), ("::1", True), ("fe80::1%eth0", True),
        ("fc00::1", True), ("::ffff:127.0.0.1", True), ("not an address", True),
        ("113.246.57.9", False), ("::ffff:113.246.57.9", False), ("240e:0:1::1", False),
    ],
)  # fmt: skip
def test_private_addresses(host: str, private: bool):
    assert is_private(host) is private


def test_private_addresses_are_trusted_only_where_the_user_named_them():
    assert not PAPER.trusts("epaper.qingyuan.com.cn")
    assert MIRROR.trusts("127.0.0.1")
    assert not MIRROR.trusts("epaper.qingyuan.com.cn")
    assert Site("http://localhost:80/").trusts("localhost")
    assert Site("http://intranet.example/", base_url="http://intranet.example").trusts("intranet.example")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "http:///x", "http://u:p@a.example/", "http://a.example:x/", "//a", ""],
)
def test_what_is_no_address_of_the_web(url: str):
    assert not is_web(url)
    assert is_web("https://a.example:8443/x")


def test_hosts_that_are_addresses():
    assert all(map(is_literal, ("127.0.0.1", "::1", "localhost", "x.localhost", "2130706433")))
    assert not any(map(is_literal, ("epaper.example", "10.example")))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None), ("7", 7.0), (" 7 ", 7.0), ("Mon, 11 Mar 2024 04:01:00 GMT", 60.0),
        ("Mon, 11 Mar 2024 03:00:00 GMT", 0.0), ("soon", None), ("-5", None),
    ],
)  # fmt: skip
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None):
    assert retry_after(value, dt.datetime(2024, 3, 11, 4, 0, tzinfo=dt.UTC)) == seconds
