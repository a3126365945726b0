"""Questions and replies as far as they have been read."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.findings.question_labels import Label
from tasks.findings.question_marks import Mark

Span = tuple[int, int]


@dataclass(slots=True)
class Question:
    """A question as far as it has been read: the lines of its text, or of its subject where it has no text."""

    asker: str | None = None
    label: Label | None = None
    lines: list[Span] = field(default_factory=list)
    subject: list[Span] = field(default_factory=list)

    @property
    def text_lines(self) -> list[Span]:
        """The lines that are the question; none of them is empty (a number alone on its line was one)."""
        return [line for line in self.lines if line[0] < line[1]] or [it for it in self.subject if it[0] < it[1]]


@dataclass(slots=True)
class Reply:
    """A reply as far as it has been read."""

    office: str | None
    label: Label | None = None
    lines: list[Span] = field(default_factory=list)
    named: bool = False  # below its label, the office's name is a label of its own
    bracketed: bool = False  # the office stands in brackets at its end
    concerned: str | None = None  # 涉及单位：, the office that the question is about: who replies where nobody is named


@dataclass(slots=True)
class Record:
    """Questions in a row and the replies behind them."""

    questions: list[Question] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    unknown: Mark | None = None
    laid: bool = False  # its column is laid out in a way of its own: letters, a table, two lists
    found_back: bool = False  # the question has no label: it was found before its reply
