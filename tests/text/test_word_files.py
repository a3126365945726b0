"""The reader of word files, and the files themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tasks.text.words import load_pattern, load_rows, load_words

FILES = sorted((Path(__file__).parents[2] / "tasks" / "pages" / "words").glob("*.tsv"))
PATTERNS = {"actions", "acts", "advertising", "closings", "doings", "furniture", "labels", "notice_lines", "openings",
            "predicates", "things"}  # fmt: skip


def test_rows(tmp_path: Path) -> None:
    (tmp_path / "seen.tsv").write_text("# words\n开工\tstart\t2021\n\n通车\topening\t\n", "utf-8")
    assert load_words(tmp_path, "seen") == ("开工", "通车")
    assert load_rows(tmp_path, "seen") == (("开工", "start", "2021"), ("通车", "opening", ""))
    assert load_pattern(tmp_path, "seen", "start").fullmatch("开工")
    assert not load_pattern(tmp_path, "seen", "start").fullmatch("通车")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.tsv"):
        load_words(tmp_path, "nowhere")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_word_file(path: Path) -> None:
    rows = load_rows("tasks.pages", path.stem)
    assert rows
    assert len({row[:2] for row in rows}) == len(rows), "an entry stands twice"
    assert all(row[0] for row in rows)
    if path.stem in PATTERNS:
        assert all(re.compile(row[0]) for row in rows)
