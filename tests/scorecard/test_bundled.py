"""The bundled example editions: built from their source, and the same articles from text and from e-paper HTML."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tasks.files import raw_of_files
from tasks.stages import extract, parse
from warehouse.publications import load_publication
from warehouse.records import Article

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAYS = ("2024-03-11", "2024-06-03", "2024-09-23")


def builder() -> Any:
    spec = importlib.util.spec_from_file_location("examples_build", EXAMPLES / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_files_are_what_the_source_says() -> None:
    day_files = builder().day_files
    wanted = {name: text for source in EXAMPLES.glob("source/*.toml") for name, text in day_files(source).items()}
    there = {p.relative_to(EXAMPLES / "qyrb").as_posix(): p.read_text("utf-8") for p in EXAMPLES.glob("qyrb/**/*.*")}
    assert there == wanted, "run `python examples/build.py`"


def facts(article: Article) -> tuple[object, ...]:
    """What the two forms of a page must say alike."""
    return (
        article.page_no, article.headline, article.kicker, article.subhead, article.column_name, article.authors,
        article.pull_quote, article.body, article.captions,
    )  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_text_and_html_give_the_same(day: str) -> None:
    source = load_publication("qyrb")
    text, web = (
        parse(source.publication, raw_of_files(source, dt.date.fromisoformat(day), EXAMPLES / "qyrb" / form / day))
        for form in ("text", "html")
    )
    assert [facts(a) for a in web.articles] == [facts(a) for a in text.articles]
    ours, theirs = extract(source.publication, text), extract(source.publication, web)
    assert [(q.asker, q.question, q.responder, q.answer) for q in ours.qa_pairs] == [
        (q.asker, q.question, q.responder, q.answer) for q in theirs.qa_pairs
    ]
    assert {(m.project, m.event, m.status, m.date_start, m.date_end) for m in ours.milestones} == {
        (m.project, m.event, m.status, m.date_start, m.date_end) for m in theirs.milestones
    }
