"""The commands on a warehouse: what they print, for people, pipes and programs."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import run
from tasks.stages import extract, load, parse, raw_from_files
from warehouse.connect import writing
from warehouse.publications import load_publication
from warehouse.rows import edition_rows

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def warehouse(home, pages, loaded):
    """Two days of 柳溪晚报, loaded without Prefect."""
    if not loaded.exists():
        publication = load_publication("lxwb").publication
        for day in (dt.date(2024, 3, 11), dt.date(2024, 3, 12)):
            parsed = parse(publication, raw_from_files("lxwb", day, pages(day)))
            with writing() as con:
                load(con, [publication], [edition_rows(parsed, extract(publication, parsed))])
        shutil.copytree(home, loaded)
    else:
        shutil.copytree(loaded, home)
    return home


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Where the first test that asks for `warehouse` leaves a copy of it for the others."""
    return tmp_path_factory.mktemp("loaded") / "home"


@pytest.fixture
def said(capsys):
    def call(*arguments):
        status = run([*map(str, arguments)])
        out, err = capsys.readouterr()
        return status, out, err.splitlines()

    return call


def test_sql_prints_tab_separated_lines_in_a_pipe(warehouse, said):
    status, out, err = said("sql", "SELECT article_id, headline FROM articles ORDER BY 1 LIMIT 1")
    assert (status, err) == (0, [])
    assert out == "article_id\theadline\nlxwb-2024-03-11-p01-a01\t滨河路改造年底通车\n"


def test_sql_keeps_a_row_on_a_line(warehouse, said):
    _, out, _ = said("sql", "SELECT E'a\\tb\\nc' AS x, NULL AS y, ['一', '二'] AS z")
    assert out == "x\ty\tz\na\\tb\\nc\t\t一, 二\n"


def test_sql_as_json(warehouse, said):
    _, out, _ = said("sql", "SELECT edition_date, status FROM editions ORDER BY 1", "--json")
    assert json.loads(out) == [
        {"edition_date": "2024-03-11", "status": "complete"},
        {"edition_date": "2024-03-12", "status": "complete"},
    ]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM articles", "DROP TABLE articles", "UPDATE editions SET status = 'x'", "CREATE TABLE t (a INT)",
        "COPY articles TO '{home}/out.csv'", "ATTACH '{home}/other.duckdb'", "SELECT 1; SELECT 2", "", "SELEC 1",
        "SELECT nothing FROM articles",
    ],
)  # fmt: skip
def test_sql_is_one_query_and_read_only(warehouse, said, query):
    status, out, err = said("sql", query.format(home=warehouse))
    assert status == 2
    assert out == ""
    assert len(err) == 1
    assert {path.name for path in warehouse.iterdir()} == {"raw", "warehouse.duckdb"}
    assert said("sql", "SELECT count(*) AS n FROM articles")[1] == "n\n4\n"


def test_status_counts_by_publication(warehouse, said):
    status, out, _ = said("status", "--json")
    assert status == 0
    told = json.loads(out)
    (row,) = told["publications"]
    assert row | {"articles": 4} == row
    assert (row["publication_id"], row["complete"], row["failed"]) == ("lxwb", 2, 0)
    assert told["lacking"] == []


def test_milestones_and_what_is_overdue(warehouse, said):
    _, out, _ = said("milestones", "--json")
    projects = {row["project"] for row in json.loads(out)}
    assert "滨河路" in "".join(projects)
    _, out, _ = said("milestones", "--overdue", "--as-of", "2024-12-31", "--json")
    assert json.loads(out) == [], "the last day has not passed"
    _, out, _ = said("milestones", "--overdue", "--as-of", "2025-01-01", "--json")
    assert [row["date_end"] for row in json.loads(out)] == ["2024-12-31"] * len(json.loads(out))
    assert json.loads(out)
    _, out, _ = said("milestones", "--as-of", "2024-03-10", "--json")
    assert json.loads(out) == [], "no edition had appeared"


def test_search_finds_and_says_how_many(warehouse, said):
    status, out, _ = said("search", "菜市场", "--json")
    assert status == 0
    hits = json.loads(out)
    assert hits["total"] == 2
    assert {hit["headline"] for hit in hits["hits"]} == {"青石巷菜市场升级改造完成"}
    status, out, _ = said("search", "不在其中的词组")
    assert status == 0
    assert out.splitlines()[1:] == []


def test_publications_are_listed(home, said):
    _, out, _ = said("publications", "--json")
    rows = {row["publication_id"]: row for row in json.loads(out)}
    assert rows["lxwb"]["name"] == "柳溪晚报"
    assert rows["lxwb"]["platform"] == "text"
    assert "zzrb" in rows


def test_archive_out_and_in(warehouse, said, tmp_path, monkeypatch):
    file = tmp_path / "lxwb.warc.gz"
    assert said("archive", "export", file)[0] == 0
    monkeypatch.setenv("RIBAO_HOME", str(tmp_path / "elsewhere"))
    status, out, _ = said("archive", "import", file, "--json")
    assert status == 0
    assert json.loads(out)["editions"] == ["lxwb-2024-03-11", "lxwb-2024-03-12"]


@pytest.mark.prefect
def test_ingest_prints_a_line_and_names_what_is_lacking(home, pages, said, prefect_server):
    folder = pages()
    (folder / "02.txt").write_bytes(b"\x00" * 100)
    status, out, err = said("ingest", "lxwb", "--date", "2024-03-11", "--from", folder)
    assert status == 0
    assert out.startswith("lxwb-2024-03-11 partial: 1 pages, 2 articles, ")
    assert len(err) == 1
    assert "02.txt" in err[0]
    assert "binary" in err[0]
    _, out, _ = said("status")
    assert "02.txt" in out


@pytest.mark.prefect
def test_ingest_and_backfill_as_json(home, pages, said, prefect_server):
    status, out, err = said("ingest", "lxwb", "--date", "2024-03-11", "--from", pages(), "--json")
    assert (status, err) == (0, [])
    assert json.loads(out)["status"] == "complete"
    top = pages().parent
    status, out, err = said("backfill", "lxwb", "--start", "2024-03-01", "--end", "2024-03-31", "--from", top, "--json")
    assert (status, err) == (0, [])
    assert json.loads(out)["skipped"] == 1


@pytest.mark.prefect
def test_reparse_shows_what_would_change(warehouse, said, prefect_server):
    with writing() as con:
        con.execute("UPDATE editions SET parser_version = '0'")
        con.execute("UPDATE articles SET kicker = '旧' WHERE seq = 1")
    status, out, err = said("reparse", "--dry-run")
    assert status == 0
    assert "articles\t0\t0\t2" in out
    (told,) = [line for line in err if "field by field" in line]
    assert Path(told.rpartition(" ")[2]).is_file()
    assert said("sql", "SELECT count(*) AS n FROM articles WHERE kicker = '旧'")[1] == "n\n2\n"
    assert said("reparse")[0] == 0
    assert said("sql", "SELECT count(*) AS n FROM articles WHERE kicker = '旧'")[1] == "n\n0\n"


@pytest.mark.prefect
def test_the_real_command_against_a_server_that_is_up(home, pages, ribao, prefect_server):
    done = ribao("ingest", "lxwb", "--date", "2024-03-11", "--from", str(pages()))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("lxwb-2024-03-11 complete: 1 pages, 2 articles")
    assert ribao("sql", "SELECT count(*) AS n FROM articles").stdout == "n\n2\n"


@pytest.mark.prefect
@pytest.mark.slow
def test_the_real_command_on_a_fresh_machine(home, pages, ribao, tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    done = ribao("ingest", "lxwb", "--date", "2024-03-11", "--from", str(pages()))
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / "warehouse.duckdb").is_file()
    assert not (tmp_path / "nobody").exists(), "all that a run writes is in RIBAO_HOME"


@pytest.mark.prefect
def test_a_warehouse_that_another_process_holds(warehouse, pages, said, prefect_server, monkeypatch):
    hold = (
        "import sys, duckdb; con = duckdb.connect(sys.argv[1], config={'storage_compatibility_version': 'v1.5.0'});"
        "print('held', flush=True); sys.stdin.read()"
    )
    monkeypatch.setattr("warehouse.connect.READ_WAIT", 0.3)
    process = subprocess.Popen(
        [sys.executable, "-c", hold, str(warehouse / "warehouse.duckdb")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "held\n"
    status, out, err = said("status")
    process.communicate()
    assert (status, out) == (1, "")
    assert str(process.pid) in err[-1]
    assert said("status")[0] == 0
