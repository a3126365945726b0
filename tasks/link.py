"""What connects editions: reprints and projects, renewed after a load, in its transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

from tasks.errors import UsageError
from tasks.findings.project_cities import city_of_paper
from tasks.findings.project_corrections import NONE, Corrections, read_corrections
from tasks.findings.projects import link_readings, lookup_keys, read_mentions
from tasks.text.clauses import clauses_of
from tasks.text.similarity import verify
from tasks.text.words import load_rows
from warehouse.mentions import Link, Mention
from warehouse.projects import Keys, relink_projects
from warehouse.reprints import relink_reprints

RULES = "2"
"""Of the code that links projects: raise it when a rule changes, and the next load links all projects anew."""


def relink(
    con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str], corrections: Corrections = NONE
) -> tuple[str, ...]:
    """Renews `articles.duplicate_of` and `milestones.project_id` after these editions' rows were replaced.

    Reprints first: a reprint's mentions are read as of its original's city. Runs in the caller's transaction; any
    number of editions at once, in any order, gives the same rows. Returns the editions whose articles' `duplicate_of`
    changed, also those that were not loaded.
    """
    changed = relink_reprints(con, edition_ids, clauses_of, verify)
    relink_projects(con, sorted({*edition_ids, *changed}), _Rules(corrections))
    return changed


def load_corrections(path: Path) -> Corrections:
    """The corrections in `$RIBAO_HOME/corrections/projects.toml`; none where there is no such file.

    Raises `UsageError` for a file that cannot be read or says something unknown.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return NONE
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    return read_corrections(text, str(path))


@cache
def _words_digest() -> str:
    """Of the words that the rules for projects use: new words, new links."""
    return sha256(repr(load_rows("tasks.findings", "project_words")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Rules:
    """`warehouse.projects.Linking` with our rules."""

    corrections: Corrections

    @property
    def digest(self) -> str:
        return sha256(f"{RULES} {_words_digest()} {self.corrections.digest}".encode()).hexdigest()

    def city_of(self, publication_name: str) -> str | None:
        return city_of_paper(publication_name)

    def keys(self, mentions: Sequence[Mention]) -> Keys:
        return {each.mention.milestone_id: lookup_keys(each, self.corrections) for each in read_mentions(mentions)}

    def links(self, mentions: Sequence[Mention], wanted: set[str]) -> Sequence[Link]:
        readings = [each for each in read_mentions(mentions) if each.mention.milestone_id in wanted]
        return link_readings(readings, self.corrections)
