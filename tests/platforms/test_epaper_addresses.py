"""What the addresses of pages and articles say, and what makes two of them one."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.platforms.addresses import absolute, date_of, is_mobile_twin, issue_of, paper_of, same_page_key
from tasks.platforms.detect import edition_template

DAY = dt.date(2031, 5, 8)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("http://h/yzrb/pc/layout/203105/08/node_01.html", DAY),
        ("http://h/yzrb/html/2031-05/08/nw.D110000yzrb_20310508_1-01.htm", DAY),
        ("http://h/content/203105/08/c1597530.html", DAY),
        ("http://h/yzrb/20310508/html/content_20310508007003.htm", DAY),
        ("http://h/2031n/05y/08/d1b/", DAY),
        ("http://h/Html/2031-05-08/214347.html", DAY),
        ("http://h/epaper/html/2031/05/08/01/01_64.htm", DAY),
        ("http://h/pc/content/content_1597530.html", None),
        ("http://h/html/2031-13/08/node_1.htm", None),
        ("content_20310508007003.htm", DAY),
    ],
)
def test_date_of(url: str, date: dt.date | None) -> None:
    assert date_of(url) == date


def test_weeks_tell_issues_apart() -> None:
    assert issue_of("http://h/html/2031-W19/nbs.D110000xxsb_A1.htm") == "2031-W19"


def test_absolute_drops_query_and_refuses_scripts() -> None:
    base = "http://h/yzrb/html/2031-05/08/node_2.htm"
    assert absolute(base, "./content_1.htm?div=-1") == "http://h/yzrb/html/2031-05/08/content_1.htm"
    assert absolute(base, "..\\..\\x.htm#top") == "http://h/yzrb/html/x.htm"
    assert absolute("node_2.htm", "content_1.htm") == "content_1.htm"
    for target in ("javascript:void(0)", "#", "", "mailto:a@b", "http://[::1"):
        assert absolute(base, target) is None


def test_the_same_page_under_two_addresses() -> None:
    assert same_page_key("http://a/x/./node_1.htm?v=1") == same_page_key("https://b/x/y/../node_1.htm#t")
    assert same_page_key("http://a/app_if/getPaperArticle?id=1") != same_page_key(
        "http://a/app_if/getPaperArticle?id=2"
    )


def test_papers_of_one_site_are_told_apart() -> None:
    page = "http://h/yzrb/pc/layout/203105/08/node_01.html"
    assert paper_of(page) == paper_of("http://h/yzrb/pc/content/203105/08/content_1.html")
    assert paper_of(page) != paper_of("http://h/yzwb/pc/content/203105/08/content_1.html")


def test_mobile_twin() -> None:
    page = "http://h/yzrb/pc/layout/203105/08/node_01.html"
    assert is_mobile_twin("http://h/yzrb/pad/content/203105/08/content_1.html", page)
    assert not is_mobile_twin("http://h/yzrb/pc/content/203105/08/content_1.html", page)


@pytest.mark.parametrize(
    ("url", "template"),
    [
        ("http://h/yzrb/html/2031-05/08/node_2.htm", "http://h/yzrb/html/{date:%Y-%m/%d}/node_2.htm"),
        ("http://h/203105/08/node01.html", "http://h/{date:%Y%m/%d}/node01.html"),
        ("http://h/20310508/Page01BC.htm", "http://h/{date:%Y%m%d}/Page01BC.htm"),
        ("http://h/html/2031/05/08/01/default.htm", "http://h/html/{date:%Y/%m/%d}/01/default.htm"),
        ("http://h/Html/2031-05-08/Qpaper.html", "http://h/Html/{date:%Y-%m-%d}/Qpaper.html"),
        ("http://h/2031/20310508/20310508_001/a.html", "http://h/{date:%Y}/{date:%Y%m%d}/{date:%Y%m%d}_001/a.html"),
        ("http://h/html/2031-W19/nbs.D1_A1.htm", "http://h/html/{date:%G-W%V}/nbs.D1_A1.htm"),
        ("http://h/node_1.htm", None),
    ],
)
def test_edition_template(url: str, template: str | None) -> None:
    assert edition_template(url) == template


def test_edition_template_of_another_day_is_refused() -> None:
    assert edition_template("http://h/203105/08/node01.html", dt.date(2031, 5, 9)) is None
