"""A newspaper's TOML: what it may say, what it must, and what a person is told where it is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.errors import UsageError
from warehouse.publications import (
    PACKAGED,
    all_publications,
    load_publication,
    publication_from_toml,
    publication_ids,
    read_publication,
)
from warehouse.templates import check_template, render_template

TWO_SITES = """
name = "云泽日报"
timezone = "Asia/Shanghai"
homepage = "http://epaper.yunze.example"
city = "云泽"
usual_pages = 8
publishing_days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
verified = 2031-05-08

[[site]]
platform = "founder_new"
edition_url = "http://epaper.yunze.example/pc/layout/{date:%Y%m/%d}/node_01.html"
from = 2030-01-01

[[site]]
platform = "founder_nbs"
edition_url = "http://epaper.yunze.example/html/{date:%G-W%V}/nbs.D110000yzrb_01.htm"
until = 2029-12-31
"""
SITE = '\n[[site]]\nplatform = "founder_new"\nedition_url = "http://h/{date:%Y%m/%d}/node01.html"\n'


def test_the_site_of_a_day_is_the_one_that_served_it() -> None:
    source = publication_from_toml("yzrb", TWO_SITES.encode())
    new, old = dt.date(2030, 1, 1), dt.date(2029, 12, 31)
    assert [(site.platform, site.url_for(day)) for day in (new, old) if (site := source.site_for(day))] == [
        ("founder_new", "http://epaper.yunze.example/pc/layout/203001/01/node_01.html"),
        ("founder_nbs", "http://epaper.yunze.example/html/2030-W01/nbs.D110000yzrb_01.htm"),
    ]
    assert source.publication.platform == "founder_new"
    assert (source.usual_pages, source.verified) == (8, dt.date(2031, 5, 8))
    assert source.publishes_on(dt.date(2031, 5, 9))
    assert not source.publishes_on(dt.date(2031, 5, 10))


def test_a_paper_without_sites_reads_files_alone() -> None:
    source = publication_from_toml("yzrb", 'name = "云泽日报"\ntimezone = "Asia/Shanghai"'.encode())
    assert (source.publication.platform, source.site_for(dt.date(2031, 5, 8)), source.verified) == ("text", None, None)


def test_a_base_url_takes_the_place_of_scheme_and_host() -> None:
    site = publication_from_toml("yzrb", TWO_SITES.encode()).sites[0]
    url = site.url_for(dt.date(2031, 5, 8), "http://127.0.0.1:8080/")
    assert url == "http://127.0.0.1:8080/pc/layout/203105/08/node_01.html"


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("name = ", "not a publication's TOML"),
        ("name = 1", "Expected `str`"),
        ("timezone = 'Asia/Shanghai'", "missing required field `name`"),
        ("name = 'x'\ntimezon = 'Asia/Shanghai'", "did you mean timezone?"),
        ("name = 'x'\ntimezone = 'Mars/Olympus'", "unknown timezone"),
        ("name = 'x'\npublishing_days = ['Someday']", "unknown day"),
        ("name = 'x'\nsite = 3", "Expected `array`"),
        ("name = 'x'" + SITE.replace("founder_new", "founder_nwe"), "did you mean founder_new?"),
        ("name = 'x'" + SITE.replace("{date:%Y%m/%d}", "{date.year}"), "only {date:…}"),
        ("name = 'x'" + SITE.replace("%d}", "%Q}"), "unknown %Q"),
        ("name = 'x'" + SITE.replace("http://h", "file://h"), "must begin with http"),
        ("name = 'x'" + SITE + "from = 2031-05-08\nuntil = 2030-01-01\n", "is after until"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_the_file(toml: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "yzrb.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_publication(path)
    message = str(caught.value)
    assert told in message
    assert str(path) in message
    assert "\n" not in message


def test_keys_of_the_user_s_own_are_left_alone() -> None:
    assert publication_from_toml("x", b'name = "x"\nsubscription_number = "43-3"').publication.name == "x"


def test_a_folder_of_the_user_s_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zzrb.toml").write_text('name = "自己的"', "utf-8")
    (tmp_path / "mine.toml").write_text('name = "我的"', "utf-8")
    monkeypatch.setenv("RIBAO_PUBLICATIONS", str(tmp_path))
    assert load_publication("zzrb").publication.name == "自己的"
    assert "mine" in publication_ids()
    assert len(all_publications()) == len(list(PACKAGED.glob("*.toml"))) + 1
    monkeypatch.delenv("RIBAO_PUBLICATIONS")
    assert load_publication("zzrb").publication.name == "株洲日报"


@pytest.mark.parametrize("name", ["zzrp", "../zzrb", "", "a/b", "ZZ RB"])
def test_an_unknown_publication_is_told_with_a_mend(name: str) -> None:
    with pytest.raises(UsageError, match=r"did you mean|`ribao publications` lists"):
        load_publication(name)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_templates_agree_with_the_calendar(date: dt.date) -> None:
    template = "http://h/{date:%Y-%m/%d}/{date:%G-W%V}/{date:%-m.%-d}?d={date:%j%%}"
    check_template(template)
    week = date.isocalendar()
    assert render_template(template, date) == (
        f"http://h/{date.year:04}-{date.month:02}/{date.day:02}/{week.year:04}-W{week.week:02}/{date.month}.{date.day}"
        f"?d={date.timetuple().tm_yday:03}%"
    )
