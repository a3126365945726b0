"""The regression bar: the working tree against the labelled editions."""

from __future__ import annotations

import build
import fit_heads
import pytest
import run
from score import HERE, Card, check_readme, labelled

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def card() -> Card:
    return run.today()


def test_no_figure_is_under_its_bar(card: Card) -> None:
    assert run.under_the_bar(card) == []


def test_there_are_enough_labels() -> None:
    golds = labelled()
    count = {key: sum(len(gold[key]) for gold in golds) for key in ("articles", "qa", "milestones")}
    assert len(golds) >= 12
    assert len({gold["publication"] for gold in golds}) >= 8
    assert count["articles"] >= 100
    assert count["qa"] >= 60
    assert count["milestones"] >= 120


def test_editions_and_gold_are_what_the_sources_say() -> None:
    files = build.built(build.read_sources())
    there = {
        path.relative_to(HERE).as_posix(): path.read_bytes()
        for folder in ("editions", "gold")
        for path in (HERE / folder).rglob("*.*")
    }
    assert there == files, "run `python tests/scorecard/build.py`"


def test_the_readme_shows_todays_card(card: Card) -> None:
    readme = HERE.parent.parent / "README.md"
    assert check_readme(readme.read_text("utf-8"), card) is None


def test_the_weights_of_titles_are_what_the_sources_teach() -> None:
    assert fit_heads.learned([HERE / "sources"]) == fit_heads.WEIGHTS.read_text("utf-8"), (
        "run `python tests/scorecard/fit_heads.py --write`"
    )
