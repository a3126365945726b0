"""The warehouse is opened late, waited for a bounded time, migrated, and never harmed by what it cannot read."""

import logging
import shutil
import subprocess
import sys
import time

import duckdb
import pytest

from warehouse import migrate as migrate_module
from warehouse.connect import CONFIG, WarehouseBusy, WarehouseFull, WarehouseTooNew, reading, transaction, writing
from warehouse.errors import WarehouseError
from warehouse.migrate import migrations, newest_migration

HOLD = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], config={"storage_compatibility_version": "v1.5.0"})
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def holder(path):
    with writing(path):
        pass
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.stdin.close()
    process.wait()
    process.stdout.close()


def test_a_new_warehouse_has_every_migration_and_says_so(path):
    with writing(path) as con:
        recorded = con.execute("SELECT number, name FROM schema_migrations ORDER BY number").fetchall()
    assert recorded == [(number, file.stem) for number, file in migrations()]


def test_migrations_are_applied_once(path):
    with writing(path) as con:
        con.execute("INSERT INTO projects VALUES ('p', '滨河路', [])")
    with writing(path) as con:
        assert con.execute("SELECT count(*) FROM projects").fetchone() == (1,)
        assert con.execute("SELECT count(*) FROM schema_migrations").fetchone() == (len(migrations()),)


def test_migration_numbers_have_no_gap():
    assert [number for number, _ in migrations()] == list(range(1, newest_migration() + 1))


def test_a_warehouse_of_an_older_version_is_brought_up_to_date_by_a_reader(path, monkeypatch):
    older = migrations()[:1]
    monkeypatch.setattr(migrate_module, "migrations", lambda: older)
    monkeypatch.setattr(migrate_module, "VIEWS", path.parent)
    with writing(path):
        pass
    monkeypatch.undo()
    with reading(path) as con:
        assert con.execute("SELECT max(number) FROM schema_migrations").fetchone() == (newest_migration(),)
        assert con.execute("SELECT count(*) FROM daily_counts").fetchone() == (0,)


def test_a_warehouse_of_a_newer_version_is_refused_and_left_as_it_is(path):
    with writing(path) as con:
        con.execute("INSERT INTO schema_migrations VALUES (9999, '9999_of_tomorrow', '', now())")
    before = path.read_bytes()
    for opening in (writing, reading):
        with pytest.raises(WarehouseTooNew) as caught, opening(path):
            pass
        assert "9999" in str(caught.value)
        assert "update ribao" in str(caught.value)
        assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_file_that_is_no_warehouse_is_named_and_left_as_it_is(path):
    path.write_bytes(b"not a database " * 1000)
    with pytest.raises(WarehouseError, match=r"no DuckDB file") as caught, writing(path):
        pass
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == b"not a database " * 1000


def test_a_reader_of_no_warehouse_is_told_how_to_make_one(path):
    with pytest.raises(WarehouseError, match="ribao ingest"), reading(path):
        pass
    assert not path.exists()


@pytest.mark.parametrize("opening", [writing, pytest.param(reading, marks=pytest.mark.slow)])
def test_a_held_warehouse_is_waited_for_a_bounded_time_and_its_holder_named(path, holder, opening, caplog):
    begun = time.monotonic()
    with caplog.at_level(logging.WARNING, "ribao"), pytest.raises(WarehouseBusy) as caught, opening(path, wait=0.05):
        pass
    assert time.monotonic() - begun < 5
    assert f"process {holder.pid}" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(caplog.records) == 1, "it says once that it waits"
    assert str(holder.pid) in caplog.text


def test_a_warehouse_that_is_released_in_time_is_opened(path, holder):
    holder.stdin.close()
    with writing(path, wait=30) as con:
        assert con.execute("SELECT count(*) FROM editions").fetchone() == (0,)


def test_several_readers_at_once(path):
    with writing(path):
        pass
    with reading(path) as one, reading(path) as two:
        assert one.execute("SELECT count(*) FROM editions").fetchone() == two.execute("SELECT 0").fetchone()


def test_a_reader_cannot_write(path):
    with writing(path):
        pass
    with reading(path) as con, pytest.raises(duckdb.InvalidInputException):
        con.execute("DELETE FROM editions")


def test_a_transaction_is_all_or_nothing_whatever_is_raised(path):
    with writing(path) as con:
        with pytest.raises(KeyboardInterrupt), transaction(con):
            _insert_and_stop(con)
        assert con.execute("SELECT count(*) FROM projects").fetchone() == (0,)
        with transaction(con):
            con.execute("INSERT INTO projects VALUES ('p', '滨河路', [])")
        assert con.execute("SELECT count(*) FROM projects").fetchone() == (1,)


def _insert_and_stop(con):
    con.execute("INSERT INTO projects VALUES ('p', '滨河路', [])")
    raise KeyboardInterrupt


def test_views_are_made_anew_when_their_text_changed(path, tmp_path, monkeypatch):
    views = tmp_path / "views"
    shutil.copytree(migrate_module.VIEWS, views)
    monkeypatch.setattr(migrate_module, "VIEWS", views)
    with writing(path) as con:
        before = con.execute("SELECT applied_at FROM schema_views WHERE name = 'daily_counts'").fetchone()
    with writing(path) as con:
        assert con.execute("SELECT applied_at FROM schema_views WHERE name = 'daily_counts'").fetchone() == before
    (views / "daily_counts.sql").write_text("-- one row\nCREATE OR REPLACE VIEW daily_counts AS SELECT 42 AS answer;")
    (views / "above.sql").write_text("-- one row\nCREATE OR REPLACE VIEW above AS SELECT * FROM below;")
    (views / "below.sql").write_text("-- one row\nCREATE OR REPLACE VIEW below AS SELECT 7 AS n;")
    with writing(path) as con:
        assert con.execute("FROM daily_counts").fetchall() == [(42,)]
        assert con.execute("FROM above").fetchall() == [(7,)], "a view that rests on one later in the alphabet"


def test_every_view_says_what_a_row_is():
    files = sorted(migrate_module.VIEWS.glob("*.sql"))
    assert {"daily_counts", "overdue_milestones", "project_timeline", "slipped_milestones"} <= {f.stem for f in files}
    for file in files:
        assert file.read_text(encoding="utf-8").startswith("-- one row per "), file.name


def test_a_full_disk_is_said_in_one_line(path):
    with pytest.raises(WarehouseFull) as caught, writing(path):
        raise duckdb.IOException(f'IO Error: Could not write file "{path}": No space left on device\nmore')
    assert "full" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_file_can_be_read_by_duckdb_1_5(path):
    with writing(path) as con:
        found = con.execute("SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()
        assert CONFIG["storage_compatibility_version"] == "v1.5.0"
        assert "v1.5" in str(found) or "storage_version" not in str(found)
