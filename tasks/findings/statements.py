"""What one sentence states about projects: event, status and date, each with its project's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name
from tasks.findings.subjects import Subjects
from tasks.findings.verdicts import Judge, Verdict
from tasks.text.dates import DateMention
from warehouse.records import Event, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """One event of one project as a sentence states it."""

    project: str
    kind: str
    event: Event
    status: Status
    date: DateMention | None
    rule: str


def read_statements(sentence: PreparedSentence) -> list[Statement]:
    """All that a sentence states, in order; nothing of a question."""
    if sentence.asks or not sentence.groups:
        return []
    subjects, judge = Subjects(sentence), Judge(sentence)
    found: list[Statement] = []
    for group in sentence.groups:
        if _may_state(sentence, group):
            names = subjects.of(group)
            verdict = judge.verdict(group, names[0]) if names else None
            if verdict:
                subjects.told.append((group, [_as_pointed_to(sentence, it) for it in names]))
                judge.read.append((group, verdict))
                dates = judge.dates(group, verdict, len(names))
                found += _statements(sentence, names, group, verdict, dates)
    return found


def _may_state(sentence: PreparedSentence, group: Group) -> bool:
    """Whether a phrase is an event at all: no compound (开工率), no 通车前, and 建成后 only with a date."""
    if group.tail in ("no", "before"):
        return False
    low = sentence.low(group)
    return group.tail not in ("after", "of") or any(low <= it.start and it.end <= group.start for it in sentence.dates)


def _statements(
    sentence: PreparedSentence,
    names: list[Name],
    group: Group,
    verdict: Verdict,
    dates: Sequence[DateMention | None],
) -> Iterator[Statement]:
    for name, date in zip(names, dates, strict=True):
        for event in group.events if verdict.status != "cancelled" else ("other",):
            project = sentence.written(name)
            yield Statement(project, name.kind, event, verdict.status, date, verdict.rule)


def _as_pointed_to(sentence: PreparedSentence, name: Name) -> Name:
    return Name(-1, -1, sentence.written(name), name.kind, False)
