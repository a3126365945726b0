"""The flows, run through Prefect on real pages, a real HTTP server and a real warehouse."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tasks.errors import Unreachable, UsageError
from warehouse.checks import run_checks
from warehouse.connect import reading, writing
from warehouse.home import raw_path
from warehouse.raw import RawStore
from warehouse.rows import TABLES

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server", "home")]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "qyrb"
FIRST, SECOND, THIRD = (dt.date.fromisoformat(each.name) for each in sorted((EXAMPLES / "html").iterdir()))


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch):
    from tasks.fetch import fetch_edition

    monkeypatch.setattr(fetch_edition, "retry_delay_seconds", 0)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    """A mirror of 青屿日报 with all its days; gives (address, folder)."""
    folder = tmp_path / "site"
    for day in (EXAMPLES / "html").iterdir():
        shutil.copytree(day, folder, dirs_exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()
    thread.join()


def ingest(publication, date, **options):
    from flows.ingest import ingest_edition

    return ingest_edition(publication, date, **options)


def pages_of(days, pages):
    """A folder of day folders, each day with a project of its own."""
    folders = [pages(day, project=f"滨河{number}路") for number, day in enumerate(days, 1)]
    return folders[0].parent


def everything():
    with reading() as con:
        return {table: sorted(con.execute(f"FROM {table}").fetchall(), key=repr) for table in TABLES}


def ask(sql, *parameters):
    with reading() as con:
        return con.execute(sql, parameters).fetchall()


def test_an_edition_from_files_is_rows_and_twice_is_once(pages):
    report = ingest("lxwb", dt.date(2024, 3, 11), from_path=pages())
    assert (report.status, report.pages, report.articles) == ("complete", 1, 2)
    before = everything()
    assert len(before["articles"]) == 2
    assert before["milestones"]
    ingest("lxwb", dt.date(2024, 3, 11), from_path=pages())
    assert everything() == before
    with writing() as con:
        assert run_checks(con) == ()


def test_an_edition_from_its_site_is_the_same_as_from_files(site):
    address, _ = site
    report = ingest("qyrb", THIRD, base_url=address, rate=500)
    assert report.status == "complete"
    fetched = ask("SELECT headline, body FROM articles ORDER BY article_id")
    from_files = ingest("qyrb", THIRD, from_path=EXAMPLES / "html" / str(THIRD))
    assert from_files.articles == report.articles
    assert ask("SELECT headline, body FROM articles ORDER BY article_id") == fetched


def test_an_article_that_does_not_come_makes_the_edition_partial(site):
    address, folder = site
    gone = next((folder / "content" / f"{THIRD:%Y%m}" / f"{THIRD:%d}").iterdir())
    gone.unlink()
    report = ingest("qyrb", THIRD, base_url=address, rate=500)
    assert report.status == "partial"
    assert any(gone.name in line and "http_404" in line for line in report.lacking)
    assert ask("SELECT level, reason FROM gaps") == [("article", "http_404")]


def test_an_article_that_was_re_issued_is_a_new_version_and_the_rows_say_so(site):
    address, folder = site
    ingest("qyrb", THIRD, base_url=address, rate=500)
    before = ask("SELECT count(*) FROM articles")
    page = min((folder / "content" / f"{THIRD:%Y%m}" / f"{THIRD:%d}").iterdir())
    again = page.read_text("utf-8").replace("昨日合龙", "前日合龙")
    page.write_text(again, "utf-8")
    os.utime(page, (2_000_000_000, 2_000_000_000))
    assert ingest("qyrb", THIRD, base_url=address, rate=500).status == "complete"
    assert ask("SELECT count(*) FROM articles") == before
    assert ask("SELECT count(*) FROM articles WHERE headline LIKE '%前日合龙%'") == [(1,)]
    versions = RawStore(raw_path()).versions("qyrb", THIRD, f"{address}/{page.relative_to(folder)}")
    assert [version.status for version in versions] == [200, 200]


def test_a_day_without_an_issue_is_a_row_with_its_evidence(site):
    address, _ = site
    report = ingest("qyrb", THIRD + dt.timedelta(days=1), base_url=address, rate=500)
    assert report.status == "missing"
    ((status, evidence),) = ask("SELECT status, evidence FROM editions")
    assert status == "missing"
    assert "404" in evidence


def test_a_site_that_is_silent_fails_the_run_and_keeps_what_is_there(site):
    address, _ = site
    ingest("qyrb", THIRD, base_url=address, rate=500)
    before = everything()["articles"]
    with pytest.raises(Unreachable):
        ingest("qyrb", FIRST, base_url="http://127.0.0.1:9", rate=500)
    assert ask("SELECT edition_date, status FROM editions ORDER BY 1") == [(FIRST, "failed"), (THIRD, "complete")]
    assert everything()["articles"] == before
    assert ask("SELECT level FROM gaps") == [("edition",)]


def test_only_what_may_pass_is_tried_again(home):
    from flows.ingest import ingest_edition

    state = ingest_edition("lxwb", dt.date(2024, 3, 11), from_path=Path("/nowhere"), return_state=True)
    assert state.is_failed()
    with pytest.raises(UsageError):
        state.result()
    assert _attempts(state) == [1]


def _attempts(state):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    with get_client(sync_client=True) as client:
        chosen = FlowRunFilter(id=FlowRunFilterId(any_=[state.state_details.flow_run_id]))
        for _ in range(100):  # the server records task runs in batches
            runs = client.read_task_runs(flow_run_filter=chosen)
            if runs and all(run.state and run.state.is_final() for run in runs):
                return [run.run_count for run in runs]
            threading.Event().wait(0.1)
    raise AssertionError("the task runs were never recorded")


def test_a_run_is_named_after_its_edition_and_leaves_its_tables(pages):
    from prefect.client.orchestration import get_client

    from flows.ingest import ingest_edition

    state = ingest_edition("lxwb", dt.date(2024, 3, 11), from_path=pages(), return_state=True)
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(state.state_details.flow_run_id)
        artifacts = client.read_artifacts()
    assert run.name == "lxwb-2024-03-11"
    assert "lxwb-came-in" in [artifact.key for artifact in artifacts]


def daily(**options):
    from flows.daily import daily_editions

    return daily_editions(return_state=True, **options)


def test_one_failing_paper_does_not_stop_the_others(site, home, tmp_path):
    address, _ = site
    dead = '[[site]]\nplatform = "founder_new"\nedition_url = "http://127.0.0.1:9/{date:%Y%m/%d}/node_01.html"\n'
    alive = f'[[site]]\nplatform = "founder_new"\nedition_url = "{address}/layout/{{date:%Y%m/%d}}/node_01.html"\n'
    (tmp_path / "publications" / "abcb.toml").write_text(f'name = "阿城报"\n{dead}', encoding="utf-8")
    (tmp_path / "publications" / "qyrb.toml").write_text(f'name = "青屿日报"\n{alive}', encoding="utf-8")
    state = daily(publications=["abcb", "qyrb"], date=THIRD, rate=500)
    assert state.is_failed(), "so that somebody looks"
    assert "abcb" in state.message
    assert ask("SELECT publication_id, status FROM editions ORDER BY 1") == [("abcb", "failed"), ("qyrb", "complete")]


def test_the_second_look_leaves_alone_what_is_complete(site, home, tmp_path):
    address, folder = site
    alive = f'[[site]]\nplatform = "founder_new"\nedition_url = "{address}/layout/{{date:%Y%m/%d}}/node_01.html"\n'
    (tmp_path / "publications" / "qyrb.toml").write_text(f'name = "青屿日报"\n{alive}', encoding="utf-8")
    (tmp_path / "publications" / "late.toml").write_text(f'name = "晚到日报"\n{alive}', encoding="utf-8")
    assert daily(publications=["qyrb"], date=THIRD, rate=500).is_completed()
    shutil.rmtree(folder)
    state = daily(publications=["qyrb", "late"], date=THIRD, only_lacking=True, rate=500)
    assert state.is_completed()
    assert [report.edition_id for report in state.result()] == [f"late-{THIRD}"]
    assert ask("SELECT publication_id, status FROM editions ORDER BY 1") == [("late", "missing"), ("qyrb", "complete")]


def test_without_names_the_followed_papers_are_due_and_not_the_catalogue(site, home):
    address, _ = site
    ingest("qyrb", FIRST, base_url=address, rate=500)
    state = daily(date=THIRD, base_url=address, rate=500)
    assert [report.edition_id for report in state.result()] == [f"qyrb-{THIRD}"]


def test_the_day_is_that_of_the_papers_time_zone(monkeypatch):
    from flows import names

    class Scheduled:
        scheduled_start_time = dt.datetime(2024, 3, 10, 22, 30, tzinfo=dt.UTC)  # 06:30 in Shanghai

    monkeypatch.setattr(names, "flow_run", Scheduled)
    assert names.edition_day("Asia/Shanghai") == dt.date(2024, 3, 11)
    assert names.edition_day("America/New_York") == dt.date(2024, 3, 10)


def backfill(*arguments, **options):
    from flows.backfill import backfill_editions

    return backfill_editions(*arguments, **options)


def test_a_range_from_folders_skips_what_is_complete_and_reads_what_changed(pages):
    days = [dt.date(2024, 3, 11) + dt.timedelta(days=number) for number in range(3)]
    top = pages_of(days, pages)
    report = backfill("lxwb", days[0], days[-1], from_path=top)
    assert [each.status for each in report.editions] == ["complete"] * 3
    before = everything()
    again = backfill("lxwb", days[0], days[-1], from_path=top)
    assert (again.editions, again.skipped) == ((), 3)
    assert everything() == before
    pages(days[1], headline="滨河路改造提前通车")
    third = backfill("lxwb", days[0], days[-1], from_path=top)
    assert [each.edition_date for each in third.editions] == [days[1]]
    assert third.skipped == 2


def test_a_bad_day_of_a_range_fails_alone(pages):
    days = [dt.date(2024, 3, 11) + dt.timedelta(days=number) for number in range(3)]
    top = pages_of(days, pages)
    (top / str(days[1]) / "01.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = backfill("lxwb", days[0], days[-1], from_path=top)
    assert [each.status for each in report.editions] == ["complete", "failed", "complete"]
    assert report.failed == [f"lxwb-{days[1]}"]
    assert "binary" in report.editions[1].evidence


def test_a_range_in_worker_processes_is_the_same_as_here(pages, home, monkeypatch):
    from tasks import readers

    days = [dt.date(2024, 3, 11) + dt.timedelta(days=number) for number in range(4)]
    top = pages_of(days, pages)
    backfill("lxwb", days[0], days[-1], from_path=top)
    here = everything()
    shutil.rmtree(home)
    monkeypatch.setattr(readers, "FEW", 0)
    backfill("lxwb", days[0], days[-1], from_path=top)
    there = everything()
    drop = _without_time
    assert drop(there) == drop(here)


def _without_time(tables):
    """The rows without the time at which they were first loaded, and without the parser's version."""
    found = {
        name: [tuple(v for v in row if not isinstance(v, dt.datetime)) for row in rows] for name, rows in tables.items()
    }
    return found | {"editions": [row[:6] + row[7:] for row in found["editions"]]}


def test_a_range_over_http_asks_only_for_what_can_still_appear(site):
    address, folder = site
    hidden = folder / "layout" / f"{SECOND:%Y%m}"
    hidden.rename(folder / "hidden")
    first = backfill("qyrb", SECOND, SECOND, base_url=address, rate=500)
    assert [each.status for each in first.editions] == ["missing"]
    (folder / "hidden").rename(hidden)
    assert backfill("qyrb", SECOND, SECOND, base_url=address, rate=500).skipped == 1  # years after its day
    assert ingest("qyrb", SECOND, base_url=address, rate=500).status == "complete"  # unless asked for by name
    assert backfill("qyrb", SECOND, SECOND, base_url=address, rate=500).skipped == 1


def reparse(**options):
    from flows.reparse import reparse_editions

    return reparse_editions(**options)


def test_a_reparse_of_the_same_pages_changes_nothing(pages):
    ingest("lxwb", dt.date(2024, 3, 11), from_path=pages())
    before = everything()
    assert reparse().skipped == 1, "today's parser has read it"
    for _ in range(2):
        report = reparse(everything=True)
        assert len(report.editions) == 1
        assert all(row[1:] == (0, 0, 0) for row in report.changes)
        assert everything() == before


def test_a_warehouse_that_is_lost_is_rebuilt_from_the_raw_pages(pages, home):
    ingest("lxwb", dt.date(2024, 3, 11), from_path=pages())
    before = everything()
    (home / "warehouse.duckdb").unlink()
    report = reparse()
    assert [each.status for each in report.editions] == ["complete"]
    assert _without_time(everything()) == _without_time(before)


def test_a_dry_run_tells_and_changes_nothing(pages, tmp_path):
    ingest("lxwb", dt.date(2024, 3, 11), from_path=pages())
    with writing() as con:
        con.execute("UPDATE articles SET kicker = '旧引题' WHERE seq = 1")
        con.execute("UPDATE editions SET parser_version = '0'")
    before = everything()
    told = tmp_path / "changes.jsonl"
    report = reparse(dry_run=True, diff_file=told)
    assert {row[0]: row[1:] for row in report.changes}["articles"] == (0, 0, 1)
    assert '"kicker": {"before": "旧引题", "after": null}' in told.read_text(encoding="utf-8")
    assert everything() == before
    assert reparse().editions
    assert everything() != before


def test_maintenance_sorts_and_checks(pages):
    from flows.maintain import maintain_warehouse

    for number in range(3):
        day = dt.date(2024, 3, 11) - dt.timedelta(days=number)
        ingest("lxwb", day, from_path=pages(day))
    report = maintain_warehouse()
    assert report.breaches == ()
    assert "articles" in report.sorted_again
    assert ask("SELECT DISTINCT edition_date FROM articles ORDER BY 1")[0] == (dt.date(2024, 3, 9),)
