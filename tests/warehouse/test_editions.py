"""An edition is replaced whole: twice is once, the order of days does not matter, and good rows are never lost."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from edition_makers import DAY, NOW, PAPER, edition, findings

from tasks.dedupe import link_duplicates
from warehouse.checks import run_checks
from warehouse.connect import reading, transaction, writing
from warehouse.editions import delete_editions, edition_tables, known_editions, replace_edition, replace_editions
from warehouse.records import Findings
from warehouse.rows import TABLES, edition_rows

NEXT = DAY + dt.timedelta(days=1)


@pytest.fixture
def con(tmp_path, home, empty_warehouse):
    (tmp_path / "warehouse.duckdb").write_bytes(empty_warehouse)
    with writing(tmp_path / "warehouse.duckdb") as opened:
        yield opened


def put(con, *parsed, **options):
    rows = [edition_rows(each, findings(each) if each.articles else Findings()) for each in parsed]
    return replace_editions(con, [PAPER], rows, **options)


def put_and_link(con, *parsed):
    with transaction(con):
        link_duplicates(con, put(con, *parsed).loaded)


def everything(con):
    return {table: sorted(con.execute(f"FROM {table}").fetchall(), key=repr) for table in TABLES}


def test_every_row_arrives(con):
    put_and_link(con, edition(articles=3))
    counts = {table: len(rows) for table, rows in everything(con).items()}
    assert counts == {
        "publications": 1, "editions": 1, "pages": 1, "blocks": 6, "articles": 3, "article_places": 3, "qa_pairs": 1,
        "milestones": 1, "refusals": 0, "gaps": 0,
    }  # fmt: skip
    assert run_checks(con) == ()


def test_twice_is_once(con):
    put(con, edition())
    before = everything(con)
    put(con, edition(at=NOW + dt.timedelta(hours=5)))
    assert everything(con) == before, "the time of the first load stays while the pages are the same"


def test_other_pages_are_another_time(con):
    put(con, edition())
    later = NOW + dt.timedelta(hours=5)
    put(con, edition(at=later, digest="d2"))
    assert con.execute("SELECT ingested_at FROM editions").fetchone() == (later,)


def test_in_either_order_or_together_is_the_same(con):
    found = []
    for loads in ([[DAY], [NEXT]], [[NEXT], [DAY]], [[DAY, NEXT]]):
        for dates in loads:
            put(con, *map(edition, dates))
        found.append(everything(con))
        delete_editions(con, [f"lxwb-{date}" for date in (DAY, NEXT)])
    assert found[0] == found[1] == found[2]
    assert len(found[0]["editions"]) == 2


def test_what_an_edition_no_longer_has_is_gone(con):
    put_and_link(con, edition(articles=3), edition(NEXT))
    put_and_link(con, edition(articles=1, digest="d2"))
    assert con.execute("SELECT count(*) FROM articles WHERE edition_date = ?", [DAY]).fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM articles WHERE edition_date = ?", [NEXT]).fetchone() == (1,)
    assert run_checks(con) == ()


@pytest.mark.parametrize("worse", ["missing", "failed", "partial"])
def test_a_worse_result_keeps_the_stored_rows_and_enters_its_gaps(con, worse):
    put(con, edition(articles=2))
    before = everything(con)
    done = put(con, edition(status=worse, digest="d2"))
    assert done.kept == (f"lxwb-{DAY}",)
    assert done.loaded == ()
    after = everything(con)
    gaps = after.pop("gaps")
    assert before.pop("gaps") == []
    assert after == before
    assert len(gaps) == (0 if worse == "missing" else 1)


def test_a_kept_edition_has_its_gap_once(con):
    put(con, edition())
    for _ in range(3):
        put(con, edition(status="failed"))
    assert con.execute("SELECT count(*) FROM gaps").fetchone() == (1,)


@pytest.mark.parametrize("worse", ["missing", "failed"])
def test_a_reparse_that_finds_nothing_keeps_the_stored_rows_too(con, worse):
    put(con, edition())
    assert put(con, edition(status=worse), keep_better=False).kept
    assert con.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_reparse_may_find_less(con):
    put(con, edition(articles=2))
    assert put(con, edition(status="partial"), keep_better=False).loaded
    assert con.execute("SELECT status, article_count FROM editions").fetchone() == ("partial", 1)


@pytest.mark.parametrize("first", ["missing", "failed", "partial"])
def test_a_better_result_takes_the_place(con, first):
    put(con, edition(status=first))
    put(con, edition(articles=2, digest="d2"))
    assert con.execute("SELECT status, article_count FROM editions").fetchone() == ("complete", 2)
    assert con.execute("SELECT count(*) FROM gaps").fetchone() == (0,)


def test_the_publication_is_as_its_file_says_today(con):
    put(con, edition())
    renamed = type(PAPER)(
        publication_id="lxwb", name="柳溪日报", platform="text", homepage=None, timezone="Asia/Shanghai"
    )
    with transaction(con):
        replace_edition(con, renamed, edition(NEXT), Findings())
    assert con.execute("SELECT name FROM publications").fetchall() == [("柳溪日报",)]


def test_known_editions(con):
    put(con, edition(), edition(NEXT, status="failed"))
    found = known_editions(con, [f"lxwb-{DAY}", f"lxwb-{NEXT}", "lxwb-1999-01-01"])
    assert {name: (each.status, each.raw_digest) for name, each in found.items()} == {
        f"lxwb-{DAY}": ("complete", "d1"),
        f"lxwb-{NEXT}": ("failed", "d1"),
    }


def test_a_deleted_edition_leaves_nothing(con):
    put(con, edition(), edition(NEXT))
    delete_editions(con, [f"lxwb-{DAY}"])
    for table in edition_tables(con):
        left = con.execute(f"SELECT count(*) FROM {table} WHERE edition_id = ?", [f"lxwb-{DAY}"]).fetchone()
        assert left == (0,), table
    assert con.execute("SELECT count(*) FROM articles").fetchone() == (1,)


KILLED = """
import sys
from pathlib import Path
from edition_makers import PAPER, edition
from tasks.dedupe import link_duplicates
from warehouse.connect import writing
from warehouse.editions import replace_edition
from warehouse.records import Findings

with writing(Path(sys.argv[1])) as con:
    con.execute("SET checkpoint_threshold = '1KB'")
    con.begin()
    replace_edition(con, PAPER, edition(headline="半截的改动", articles=120, digest="d2"), Findings())
    link_duplicates(con, [edition().edition.edition_id])
    if sys.argv[2] == "committed":
        con.commit()
    print("in the middle", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "articles"), [("before the commit", 2), ("committed", 120)])
def test_killed_in_the_middle_of_a_load(tmp_path, home, moment, articles):
    path = tmp_path / "warehouse.duckdb"
    with writing(path) as con:
        put_and_link(con, edition(articles=2))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])}
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), moment], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment,
    )  # fmt: skip
    assert process.stdout.readline() == "in the middle\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with reading(path) as con:
        assert con.execute("SELECT article_count FROM editions").fetchall() == [(articles,)]
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (articles,)
    with writing(path) as con:
        assert run_checks(con) == ()
