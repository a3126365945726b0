"""What the documents say, held against what is there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import typer
import yaml

from flows.cli import app
from tasks.findings.extract import extract
from tasks.reading import parse
from tasks.reports import edition_report
from tasks.stages import load, raw_from_files
from warehouse.connect import reading, writing
from warehouse.publications import load_publication
from warehouse.rows import edition_rows

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
DAYS = ("2024-03-11", "2024-06-03", "2024-09-23")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[duckdb.DuckDBPyConnection, list[str]]]:
    """The bundled editions in a warehouse, and the lines that were said of them."""
    home = tmp_path_factory.mktemp("home")
    lines = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIBAO_HOME", str(home))
        publication = load_publication("qyrb").publication
        with writing() as con:
            for day in DAYS:
                raw = raw_from_files("qyrb", dt.date.fromisoformat(day), ROOT / "examples" / "qyrb" / "text" / day)
                parsed = parse(publication, raw)
                findings = extract(publication, parsed)
                load(con, [publication], [edition_rows(parsed, findings)])
                lines.append(edition_report(parsed, findings).line())
        with reading() as con:
            yield con, lines


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", README, re.DOTALL))
def test_every_query_of_the_readme_answers_on_the_bundled_editions(bundled, sql: str) -> None:
    con, _ = bundled
    assert con.execute(sql).fetchall()


def test_the_readme_prints_what_make_run_prints(bundled) -> None:
    _, lines = bundled
    printed = README[README.index("<!-- output: first look -->") : README.index("<!-- end -->")]
    assert [line for line in printed.splitlines() if line.startswith("qyrb-")] == lines


def test_every_command_that_a_document_gives_is_one() -> None:
    known = set(typer.main.get_command(app).commands)
    for document in DOCUMENTS:
        for block in re.findall(r"```\n(.*?)```", document.read_text("utf-8"), re.DOTALL):
            given = set(re.findall(r"^(?:\.venv/bin/)?ribao ([a-z]+)", block, re.MULTILINE))
            assert given <= known, document.name


def test_every_make_target_that_a_document_names_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        named = set(re.findall(r"`make ([a-z-]+)`", text)) | set(re.findall(r"^make ([a-z-]+)", text, re.MULTILINE))
        assert named <= targets, document.name


def test_every_link_leads_somewhere() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#]+?)\)", document.read_text("utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.prefect
def test_every_entrypoint_of_prefect_yaml_is_a_flow() -> None:
    from importlib import import_module

    for deployment in yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]:
        module, _, name = deployment["entrypoint"].partition(":")
        assert callable(getattr(import_module(module), name))
        assert not set(deployment) - {
            "name", "entrypoint", "description", "tags", "parameters", "schedules", "work_pool", "concurrency_limit",
        }  # fmt: skip


def test_the_number_of_papers_is_right() -> None:
    counted = len(list((ROOT / "publications").glob("*.toml")))
    for number in re.findall(r"(\d+) papers", README):
        assert int(number) == counted
