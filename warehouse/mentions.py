"""Mentions of projects and what they are linked to: the hand-over between the warehouse and the linking rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A milestone's project as its article names it, and the texts beside it."""

    milestone_id: str
    name: str
    publication_id: str
    city: str | None  # of the paper that wrote it: of the original, for a reprint
    edition_date: dt.date
    article_id: str
    qa_id: str | None = None
    seq: int = 0
    event: str = ""
    headline: str = ""
    question: str = ""
    evidence: str = ""
    date_text: str = ""

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """Sorts the earliest first."""
        return self.edition_date, self.publication_id, self.milestone_id


@dataclass(frozen=True, slots=True)
class Link:
    """One mention's project. `name` is the project's name, the same in all its links."""

    milestone_id: str
    project_id: str
    name: str
    alias: str  # as the article wrote it
    rule: str
    evidence: str  # the rule in words, with the names
