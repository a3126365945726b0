"""Fetching an edition over real HTTP: whole, in part, not at all, again, and after a kill."""

from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fault_server import FaultServer
from small_site import ARTICLES, DAY, PAGES, build, path_of_article, path_of_page, source

from tasks.errors import Unreachable, UsageError
from tasks.web.edition import fetch_edition, record_failure
from tasks.web.failures import NotReached
from tasks.web.limits import Limits
from warehouse.documents import RawEdition
from warehouse.publications import publication_from_toml
from warehouse.raw import RawStore, RawStoreError

QUICK = Limits(response_seconds=0.3, backoff_seconds=0.01, tries=2, body_bytes=1 << 20, connect_seconds=2)
FIRST, SECOND = path_of_page("01"), path_of_page("02")
ARTICLE = path_of_article(201)
EVERYTHING = set(build())
LATER = dt.datetime(2024, 3, 11, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def site():
    with FaultServer(build()) as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


def fetch(site: FaultServer, store: RawStore, **options) -> RawEdition:
    paper = source(site.url, options.pop("usual", None))
    return fetch_edition(paper, DAY, store=store, rate=10_000, limits=options.pop("limits", QUICK), **options)


def paths(edition: RawEdition) -> set[str]:
    return {"/" + document.url.split("/", 3)[3] for document in edition.documents}


def gaps(edition: RawEdition) -> list[tuple[str, str | None, str]]:
    return [(gap.level, gap.page_no, gap.reason) for gap in edition.gaps]


def test_an_edition_comes_whole_and_in_order(site: FaultServer, store: RawStore):
    edition = fetch(site, store)
    assert [document.url.rpartition("_")[2][:-5] for document in edition.documents] == [
        *PAGES, *(str(number) for page in PAGES for number in ARTICLES[page]),
    ]  # fmt: skip
    assert edition.gaps == ()
    assert edition.extra == {"pages_listed": "3", "articles_listed": "7"}
    assert {each.url: each.content for each in edition.documents} == {
        site.url + path: site.pages[path] for path in site.pages
    }
    assert [each.page_no for each in edition.documents if each.kind == "index"] == list(PAGES)
    assert set(site.count.values()) == {1}
    assert store.load_edition("qyrb", DAY) == edition


def test_what_is_there_is_not_asked_for(site: FaultServer, store: RawStore):
    edition = fetch(site, store)
    site.asked.clear()
    assert fetch(site, store) == edition
    assert site.asked == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("404", "http_404"), ("500", "http_500"), ("403", "http_403"),
        pytest.param("slow_start", "timeout", marks=pytest.mark.slow),
        pytest.param("drip", "timeout", marks=pytest.mark.slow),
        ("truncated", "truncated"), ("truncated_gzip", "truncated"), ("gzip_bomb", "too_large"),
        ("huge", "too_large"), ("huge_chunks", "too_large"), ("empty", "empty_body"), ("reset", "reset"),
        ("loop", "redirect_loop"), ("off_site", "private_address"), ("to_public_site", "off_site"),
        ("to_file", "bad_redirect"), ("to_private", "private_address"), ("soft_404", "soft_404"),
        ("429_long", "http_429"),
    ],
)  # fmt: skip
def test_one_article_that_does_not_come_is_a_gap_and_the_rest_is_there(
    site: FaultServer, store: RawStore, fault: str, reason: str
):
    site.faults[ARTICLE] = fault
    edition = fetch(site, store)
    assert gaps(edition) == [("article", "02", reason)]
    assert edition.gaps[0].source_url == site.url + ARTICLE
    assert edition.gaps[0].gap_id == "qyrb-2024-03-11-g01"
    assert paths(edition) == EVERYTHING - {ARTICLE}
    assert store.load_edition("qyrb", DAY) == edition


def test_a_page_that_does_not_come_takes_only_its_own_articles_along(site: FaultServer, store: RawStore):
    site.faults[SECOND] = "500"
    edition = fetch(site, store)
    assert gaps(edition) == [("page", "02", "http_500")]
    assert paths(edition) == EVERYTHING - {SECOND, path_of_article(201), path_of_article(202)}


def test_only_the_gaps_are_asked_for_again(site: FaultServer, store: RawStore):
    site.faults = {SECOND: "500", path_of_article(101): "404"}
    fetch(site, store)
    site.faults, asked = {}, site.count
    edition = fetch(site, store)
    assert edition.gaps == ()
    assert paths(edition) == EVERYTHING
    assert set(site.count - asked) == {SECOND, path_of_article(101), path_of_article(201), path_of_article(202)}
    with FaultServer(build()) as other:
        undisturbed = fetch(other, RawStore(store.root / "other"))
    assert content_of(edition) == content_of(undisturbed)


@pytest.mark.parametrize("fault", ["404", "soft_404"])
def test_a_day_without_an_issue_is_missing_with_its_evidence(site: FaultServer, store: RawStore, fault: str):
    site.faults[FIRST] = fault
    edition = fetch(site, store, now=lambda: LATER)
    assert (edition.documents, edition.gaps) == ((), ())
    assert edition.missing_evidence
    assert site.url + FIRST in edition.missing_evidence
    assert "2024-03-11 04:00 UTC" in edition.missing_evidence
    assert store.load_edition("qyrb", DAY) == edition
    site.faults.clear()
    assert paths(fetch(site, store)) == EVERYTHING


def test_a_redirect_to_another_days_issue_is_a_missing_day(site: FaultServer, store: RawStore):
    before = DAY - dt.timedelta(1)
    site.pages |= build(before)
    site.elsewhere = site.url + path_of_page("01", before)
    site.faults[FIRST] = "off_site"
    edition = fetch(site, store)
    assert edition.documents == ()
    assert edition.missing_evidence
    assert "2024-03-10" in edition.missing_evidence
    assert site.url + FIRST in edition.missing_evidence


def test_an_article_of_another_day_is_none_of_ours(site: FaultServer, store: RawStore):
    before = DAY - dt.timedelta(1)
    site.pages |= build(before)
    site.elsewhere = site.url + path_of_article(201, before)
    site.faults[ARTICLE] = "off_site"
    edition = fetch(site, store)
    assert gaps(edition) == [("article", "02", "other_day")]
    assert paths(edition) == EVERYTHING - {ARTICLE}


@pytest.mark.parametrize(("fault", "reason"), [("500", "http_500"), ("reset", "reset")])
def test_a_first_page_that_does_not_come_is_raised_to_be_tried_again(
    site: FaultServer, store: RawStore, fault: str, reason: str
):
    site.faults[FIRST] = fault
    with pytest.raises(Unreachable) as error:
        fetch(site, store)
    assert store.load_edition("qyrb", DAY) is None
    edition = record_failure(source(site.url), DAY, error.value, store=store, now=lambda: LATER)
    assert gaps(edition) == [("edition", None, reason)]
    assert edition.gaps[0].last_tried == LATER
    assert store.load_edition("qyrb", DAY) == edition
    site.faults.clear()
    assert paths(fetch(site, store)) == EVERYTHING


def test_a_failure_does_not_take_the_place_of_what_came_before(site: FaultServer, store: RawStore):
    edition = fetch(site, store)
    error = NotReached("timeout", site.url, "silent")
    assert record_failure(source(site.url), DAY, error, store=store) == edition
    assert store.load_edition("qyrb", DAY) == edition


@pytest.mark.parametrize(
    ("fault", "reason"), [("403", "http_403"), ("to_private", "private_address"), ("huge", "too_large")]
)
def test_a_first_page_that_may_not_be_taken_is_a_failed_edition(
    site: FaultServer, store: RawStore, fault: str, reason: str
):
    site.faults[FIRST] = fault
    edition = fetch(site, store)
    assert (gaps(edition), edition.documents, edition.missing_evidence) == ([("edition", None, reason)], (), None)


def test_robots_that_forbid_are_obeyed(store: RawStore):
    with FaultServer(build(), robots=b"User-agent: *\nDisallow: /pc/content/\n") as site:
        edition = fetch(site, store)
        assert {gap.reason for gap in edition.gaps} == {"refused_by_robots"}
        assert len(edition.gaps) == 7
        assert paths(edition) == {path_of_page(page) for page in PAGES}
        assert set(site.count) == paths(edition)


def empty_list(page: bytes) -> bytes:
    return page.partition(b'<div class="swiper-box">')[0] + b"</body></html>"


def test_a_list_that_lost_its_pages_is_an_alarm(site: FaultServer, store: RawStore):
    site.pages[FIRST] = empty_list(site.pages[FIRST])
    edition = fetch(site, store, usual=12)
    assert ("edition", None, "list_lost") in gaps(edition)
    assert edition.missing_evidence is None


def test_the_days_before_tell_how_many_pages_are_usual(site: FaultServer, store: RawStore):
    fetch(site, store)
    next_day = DAY + dt.timedelta(1)
    site.pages |= build(next_day)
    first = path_of_page("01", next_day)
    site.pages[first] = empty_list(site.pages[first])
    edition = fetch_edition(source(site.url), next_day, store=store, rate=10_000, limits=QUICK)
    assert ("edition", None, "list_lost") in gaps(edition)


def test_a_lost_list_does_not_take_the_place_of_a_whole_edition(site: FaultServer, store: RawStore):
    whole = fetch(site, store)
    site.pages[FIRST] = empty_list(site.pages[FIRST])
    edition = fetch(site, store, again=True, usual=3)
    assert edition.documents == whole.documents
    assert gaps(edition) == [("edition", None, "list_lost")]


def test_a_page_that_nobody_understands_is_named_and_kept(site: FaultServer, store: RawStore):
    site.pages[SECOND] = "<html><body><p>本页使用了新的版式，这里没有目录。</p></body></html>".encode() * 40
    edition = fetch(site, store)
    assert gaps(edition) == [("page", "02", "not_understood")]
    assert SECOND in paths(edition)


def test_a_second_look_asks_with_etags_and_keeps_what_is_the_same(site: FaultServer, store: RawStore):
    site.etags = True
    fetch(site, store)
    changed = site.pages[ARTICLE].replace("连夜".encode(), "彻夜".encode())
    site.pages[ARTICLE] = changed
    del site.pages[path_of_article(302)]
    site.headers.clear()
    edition = fetch(site, store, again=True)
    assert sum("if-none-match" in headers for headers in site.headers) == 10
    assert paths(edition) == EVERYTHING  # one that was taken off the site since is not lost
    assert next(e.content for e in edition.documents if e.url.endswith(ARTICLE)) == changed
    versions = store.versions("qyrb", DAY, site.url + ARTICLE)
    assert [capture.version for capture in versions] == [1, 2]


ONE_TRY = Limits(response_seconds=0.5, backoff_seconds=0.01, tries=1, failures=3, at_once=1)


def test_a_site_that_falls_silent_is_left_alone(site: FaultServer, store: RawStore):
    site.faults = {path_of_article(n): "reset" for page in PAGES for n in ARTICLES[page]}
    site.faults["/robots.txt"] = ["", *["reset"] * 9]
    edition = fetch(site, store, limits=ONE_TRY)
    assert [gap.reason for gap in edition.gaps] == ["reset"] * 3 + ["not_tried"] * 4
    site.faults.clear()
    assert fetch(site, store).gaps == ()


def test_failures_in_a_row_do_not_cost_the_rest_while_the_site_lives(site: FaultServer, store: RawStore):
    site.faults = {path_of_article(n): "500" for n in (101, 102, 103, 201, 202)}
    edition = fetch(site, store, limits=ONE_TRY)
    assert [gap.reason for gap in edition.gaps] == ["http_500"] * 5
    assert paths(edition) == EVERYTHING - set(site.faults)


def test_a_full_disk_is_one_error_and_the_next_run_goes_on(
    site: FaultServer, store: RawStore, monkeypatch: pytest.MonkeyPatch
):
    whole, written = os.fsync, 0

    def fills_up(handle: int) -> None:
        nonlocal written
        written += 1
        if written > 12:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fills_up)
        with pytest.raises(RawStoreError, match="disk is full"):
            fetch(site, store)
    came = len(store.in_progress("qyrb", DAY))
    assert came
    asked = site.count.total()
    assert paths(fetch(site, store)) == EVERYTHING
    assert site.count.total() - asked == len(EVERYTHING) - came


@pytest.mark.slow
def test_memory_stays_bounded_whatever_comes(store: RawStore):
    """Bombs and floods on every article at once, in a process of its own whose peak is measured."""
    with FaultServer(build()) as site:
        numbers = [n for page in PAGES for n in ARTICLES[page]]
        kinds = ("gzip_bomb", "huge_chunks", "huge", "gzip_bomb")
        site.faults = {path_of_article(n): kinds[place % 4] for place, n in enumerate(numbers)}
        process = child(site, store, rate=10_000)
        assert process.wait() == 0
    edition = store.load_edition("qyrb", DAY)
    assert edition
    assert {gap.reason for gap in edition.gaps} == {"too_large"}
    assert len(edition.gaps) == 7
    # VmHWM and not ru_maxrss, which a child inherits from the process that started it
    assert int((store.root / "peak_kb").read_text()) < 300 << 10


def test_bounds_of_pages_and_articles(site: FaultServer, store: RawStore):
    edition = fetch(site, store, limits=Limits(articles=2, backoff_seconds=0.01))
    assert gaps(edition) == [("page", "01", "too_many")]
    assert len(edition.documents) == 9
    edition = fetch(site, RawStore(store.root / "other"), limits=Limits(pages=2, backoff_seconds=0.01))
    assert gaps(edition) == [("edition", None, "too_many")]
    assert len(edition.documents) == 7


def test_absolute_links_are_followed_on_the_mirror(store: RawStore):
    with FaultServer(build(host="http://epaper.qingyuan.example")) as mirror:
        paper = source("http://epaper.qingyuan.example")
        edition = fetch_edition(paper, DAY, store=store, base_url=mirror.url, rate=10_000, limits=QUICK)
        assert edition.gaps == ()
        assert paths(edition) == EVERYTHING
        assert edition.base_url == mirror.url


def test_a_paper_without_a_site_is_wrong_usage(store: RawStore):
    paper = publication_from_toml("qyrb", 'name = "青原日报"'.encode())
    with pytest.raises(UsageError, match="--from"):
        fetch_edition(paper, DAY, store=store)


CHILD = """
import datetime, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from small_site import DAY, source
from tasks.web.edition import fetch_edition
from warehouse.raw import RawStore, RawStoreError
fetch_edition(source(sys.argv[1]), DAY, store=RawStore(Path(sys.argv[2])), rate=float(sys.argv[3]))
peak = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
Path(sys.argv[2], "peak_kb").write_text(peak[0].split()[1])
"""


def child(site: FaultServer, store: RawStore, rate: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CHILD, site.url, str(store.root), str(rate), str(Path(__file__).parent)]
    environment = {**os.environ, "PYTHONPATH": "."}
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env=environment)


def content_of(edition: RawEdition) -> list[tuple[object, ...]]:
    return [(each.kind, each.page_no, each.order, each.title, each.sha256) for each in edition.documents]


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 9])
def test_after_a_kill_only_the_rest_is_asked_for(site: FaultServer, store: RawStore, after: int):
    process = child(site, store, rate=10)
    deadline = time.monotonic() + 30
    while len(store.in_progress("qyrb", DAY)) < after and time.monotonic() < deadline:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert store.load_edition("qyrb", DAY) is None
    edition = fetch(site, store)
    assert site.count == dict.fromkeys(EVERYTHING, 1)
    with FaultServer(build()) as other:
        assert content_of(edition) == content_of(fetch(other, RawStore(store.root / "other")))


@pytest.mark.slow
@pytest.mark.parametrize("milliseconds", [0, 5, 12, 30])
def test_a_kill_in_the_middle_of_anything_leaves_whole_pages(site: FaultServer, store: RawStore, milliseconds: int):
    process = child(site, store, rate=10_000)
    deadline = time.monotonic() + 30
    while not site.count and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(milliseconds / 1000)
    process.kill()
    process.wait()
    edition = fetch(site, store)
    assert store.verify("qyrb", DAY) == ()
    assert site.count.total() <= len(EVERYTHING) + Limits().at_once  # what was on its way
    with FaultServer(build()) as other:
        assert content_of(edition) == content_of(fetch(other, RawStore(store.root / "other")))
    assert {path.name for path in store.folder("qyrb", DAY).iterdir()} == {"manifest.jsonl", "bundle.zst"}
