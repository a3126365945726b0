"""The score card: a warehouse against the labelled editions.

Every figure is a count of hits, of rows too many and of labels missed: each has a precision, a recall and an F1.

- articles: a row whose headline shares 90 % of its letters with the label's and whose body has an F1 of 0.8 by runs of
  five letters. Rows marked as the second printing of another row of the edition are not counted.
- headlines: exactly the label's, width and blanks aside. labels: column, kicker and subhead. authors: each name.
  bodies: runs of five letters. captions: found or not.
- questions: question and reply share 95 % of their letters with the label's, and the office is the label's.
  askers: of those found.
- milestones: project (one of the label's names, or one contains the other), event, status, and both dates within three
  days. milestones_undated: without the dates. approximate: of those found.
- duplicates: pairs of articles that are linked as reprints. projects: pairs of mentions that are linked.
- overdue, slipped: what the two views must list and must not. coverage: printed characters in exactly one block.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from measures import Count
from score_milestones import Edition, score_duplicates, score_milestones, score_projects
from score_pages import score_articles, score_questions, score_text

HERE = Path(__file__).resolve().parent
FIGURES = (
    "articles", "headlines", "labels", "authors", "bodies", "captions", "questions", "askers", "milestones",
    "milestones_undated", "approximate", "projects", "overdue", "slipped", "duplicates", "coverage",
)  # fmt: skip
WORDS = {
    "articles": "articles", "headlines": "headlines, exact", "labels": "columns, kickers, subheads",
    "authors": "authors", "bodies": "body text", "captions": "captions", "questions": "questions with replies",
    "askers": "askers", "milestones": "milestones with dates", "milestones_undated": "milestones, dates aside",
    "approximate": "approximate or not", "projects": "projects linked, pairwise", "overdue": "overdue promises",
    "slipped": "slipped promises", "duplicates": "reprints", "coverage": "text kept in blocks",
}  # fmt: skip
Row = dict[str, Any]
MARKS = "<!-- scorecard -->", "<!-- /scorecard -->"


@dataclass
class Card:
    """The counts of all editions together, and every miss by edition."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIGURES})
    errors: dict[str, list[str]] = field(default_factory=dict)
    editions: int = 0
    newspapers: int = 0

    def say(self, edition: str) -> Callable[[str], None]:
        return self.errors.setdefault(edition, []).append


def rows(con: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[Row]:
    found = con.execute(sql, list(values))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, line, strict=True)) for line in found.fetchall()]


def labelled() -> list[Row]:
    """The gold of every edition, in order of day."""
    paths = (HERE / "gold").glob("*-*-*-*.json")
    return sorted((json.loads(p.read_text("utf-8")) for p in paths), key=lambda gold: gold["edition_date"])


def score(con: duckdb.DuckDBPyConnection) -> Card:
    """The card of a warehouse that holds the labelled editions."""
    card = Card()
    golds = labelled()
    card.editions, card.newspapers = len(golds), len({gold["publication"] for gold in golds})
    milestones: dict[Edition, list[Row]] = {}
    found: dict[tuple[str, str, str], str] = {}
    for gold in golds:
        edition = gold["publication"], gold["edition_date"]
        name = "-".join(edition)
        say = card.say(name)
        articles = rows(con, "SELECT * FROM articles WHERE edition_id = ? ORDER BY article_id", name)
        for headline, article in score_articles(gold, articles, card.counts, say).items():
            found[*edition, headline] = article
        questions = rows(con, "SELECT * FROM qa_pairs WHERE edition_id = ? ORDER BY qa_id", name)
        score_questions(gold, questions, card.counts, say)
        milestones[edition] = rows(con, "SELECT * FROM milestones WHERE edition_id = ? ORDER BY milestone_id", name)
        score_milestones(gold, milestones[edition], card.counts, say)
        pages: dict[str, list[Row]] = {}
        for block in rows(con, "SELECT * FROM blocks WHERE edition_id = ?", name):
            pages.setdefault(block["page_id"], []).append(block)
        score_text(HERE / "editions" / edition[0] / edition[1], pages, card.counts, say)
    across(con, card, milestones, found)
    return card


def across(
    con: duckdb.DuckDBPyConnection,
    card: Card,
    milestones: dict[Edition, list[Row]],
    found: dict[tuple[str, str, str], str],
) -> None:
    """What links the editions."""
    say = card.say("across editions")
    views = {name: rows(con, f"SELECT * FROM {name}_milestones") for name in ("overdue", "slipped")}
    spec = json.loads((HERE / "gold" / "projects.json").read_text("utf-8"))
    projects = rows(con, "SELECT project_id, name, aliases FROM projects")
    score_projects(spec, milestones, projects, views, card.counts, say)
    parents = dict(con.execute("SELECT article_id, duplicate_of FROM articles").fetchall())
    duplicates = json.loads((HERE / "gold" / "duplicates.json").read_text("utf-8"))
    score_duplicates(duplicates, found, parents, card.counts, say)


def figure(value: float | None) -> str:
    """Three places, cut and not rounded, so that 1.000 means every one."""
    return "-" if value is None else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def markdown(card: Card) -> str:
    """The README's table, with its markers."""
    lines = ["| what | precision | recall | F1 | labels |", "| --- | ---: | ---: | ---: | ---: |"]
    for name in FIGURES:
        count = card.counts[name]
        cells = [figure(value) for value in (count.precision, count.recall, count.f1)]
        lines.append(f"| {WORDS[name]} | {' | '.join(cells)} | {count.hits + count.missed:,} |")
    return "\n".join([MARKS[0], *lines, MARKS[1]])


def table(card: Card) -> str:
    """The same for a terminal."""
    lines = [f"{card.editions} editions of {card.newspapers} newspapers", f"{'':28}  precision  recall      F1  labels"]
    for name in FIGURES:
        c = card.counts[name]
        cells = f"{figure(c.precision):>9}{figure(c.recall):>8}{figure(c.f1):>8}{c.hits + c.missed:>8}"
        lines.append(f"{WORDS[name]:28}  {cells}")
    return "\n".join(lines)


def check_readme(text: str, card: Card) -> str | None:
    """What is wrong with the score card in a README: no markers, or a table that is not today's. None: nothing."""
    if MARKS[0] not in text or MARKS[1] not in text:
        return f"the README has no {MARKS[0]} … {MARKS[1]}"
    printed = text[text.index(MARKS[0]) : text.index(MARKS[1]) + len(MARKS[1])]
    today = markdown(card)
    if printed == today:
        return None
    return f"the README's score card is not today's: run `make score` and paste\n{today}"
