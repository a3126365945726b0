"""What is wrong is said in one line on stderr with the right exit status, before anything heavy starts."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import run
from flows.commands.failures import report_failure
from warehouse.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
TOMORROW = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)


@pytest.fixture
def said(capsys, home):
    """Runs a command in this process: (status, stdout, the lines of stderr)."""

    def call(*arguments):
        status = run([*map(str, arguments)])
        out, err = capsys.readouterr()
        return status, out, err.splitlines()

    return call


WRONG = [
    (["ingest"], "Missing argument 'PUB'"),
    (["ingest", "lxwbb", "--date", "2024-03-11"], "did you mean lxwb"),
    (["ingest", "xyzzy", "--date", "2024-03-11"], "`ribao publications` lists"),
    (["ingest", "../etc", "--date", "2024-03-11"], "unknown publication"),
    (["ingest", "lxwb", "--date", "2024-13-40", "--from", "."], "write it as 2020-05-08"),
    (["ingest", "lxwb", "--date", "yesterday", "--from", "."], "write it as 2020-05-08"),
    (["ingest", "lxwb", "--date", str(TOMORROW), "--from", "."], "in the future"),
    (["ingest", "lxwb", "--date", "2024-03-11"], "give its pages with --from"),
    (["ingest", "lxwb", "--date", "2024-03-11", "--from", "/no/such/place"], "/no/such/place"),
    (["ingest", "qyrb", "--date", "2024-03-11", "--rate", "0"], "--rate"),
    (["ingest", "qyrb", "--date", "2024-03-11", "--rate", "fast"], "--rate"),
    (["ingest", "qyrb", "--date", "2024-03-11", "--base-url", "mirror"], "http://"),
    (["backfill", "lxwb"], "Missing option '--start'"),
    (["backfill", "lxwb", "--start", "2024-03-12", "--end", "2024-03-11", "--from", "."], "is after"),
    (["backfill", "lxwb", "--start", "2024-03-11", "--end", str(TOMORROW), "--from", "."], "in the future"),
    (["backfill", "lxwb", "--start", "2024-03-11", "--end", "2024-03-12"], "give its pages with --from"),
    (
        ["backfill", "lxwb", "--start", "2024-03-11", "--end", "2024-03-12", "--from", "/no/such/place"],
        "/no/such/place",
    ),
    (["reparse", "nobody"], "unknown publication"),
    (["reparse", "--start", "2024-03-12", "--end", "2024-03-11"], "is after"),
    (["milestones", "--as-of", "soon"], "write it as 2020-05-08"),
    (["sql"], "Missing argument"),
    (["publish"], "No such command 'publish'"),
    (["status", "--jsn"], "--json"),
]


@pytest.mark.parametrize(
    ("arguments", "words"), WRONG, ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else ""
)
def test_wrong_usage_is_one_line_and_status_2(said, home, arguments, words):
    status, out, err = said(*arguments)
    assert status == 2
    assert out == ""
    assert len(err) == 1
    assert err[0].startswith("ribao: ")
    assert words in err[0]
    assert not home.exists(), "nothing was written"


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf \n", b"\x00\x01\x02\x03" * 50, b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 40]
)
def test_a_folder_without_a_readable_page(said, tmp_path, content, prefect_server):
    (tmp_path / "01.txt").write_bytes(content)
    status, out, err = said("ingest", "lxwb", "--date", "2024-03-11", "--from", tmp_path / "01.txt")
    assert status in (1, 2)
    assert "01.txt" in err[-1]
    assert out == "" or "failed" in out
    assert "Traceback" not in "\n".join(err)


test_a_folder_without_a_readable_page = pytest.mark.prefect(test_a_folder_without_a_readable_page)


@pytest.mark.parametrize("command", ["status", "sql", "milestones", "search"])
def test_there_is_no_warehouse_yet(said, home, command):
    status, out, err = said(command, *(["SELECT 1"] if command in ("sql", "search") else []))
    assert (status, out) == (1, "")
    assert err[-1].startswith("ribao: no warehouse at ")
    assert "ribao ingest" in err[-1]


def test_help_names_every_command(said):
    status, out, _ = said("--help")
    assert status == 0
    for command in ("ingest", "backfill", "reparse", "search", "milestones", "sql", "status", "publications", "up"):
        assert f"  {command}" in out


def test_the_version(said):
    status, out, _ = said("--version")
    assert status == 0
    assert out.startswith("ribao 0.")


def test_what_nobody_expected_goes_to_a_log_and_not_to_a_person(capsys, home):
    try:
        raise RuntimeError("two\nlines")
    except RuntimeError as error:
        status = report_failure(error)
    (line,) = capsys.readouterr().err.splitlines()
    assert status == 1
    assert "two lines" in line
    (log,) = (home / "logs").iterdir()
    assert str(log) in line
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (UsageError("no such paper"), 2, "no such paper"),
        (OSError(28, "No space left on device", "/data/x"), 1, "disk is full"),
        (PermissionError(13, "Permission denied", "/data/x"), 1, "/data/x"),
        (KeyboardInterrupt(), 130, "goes on from there"),
    ],
)
def test_known_failures(capsys, home, error, status, words):
    assert report_failure(error) == status
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert not (home / "logs").exists()


def test_questions_start_without_what_they_do_not_need(home):
    code = (
        "import sys; import flows.cli; import warehouse.queries, warehouse.status, warehouse.connect;"
        "print(*sorted({'prefect', 'pyarrow', 'httpx', 'lxml', 'rjieba', 'pydantic_settings'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == ""


def test_a_reader_that_has_seen_enough(home):
    command = f"{sys.executable} -m flows.cli publications | head -n 1"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=ROOT, env=dict(os.environ), check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("publication_id")
