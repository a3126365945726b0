"""What speaks for an event phrase being of no project, or no milestone at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tasks.findings.choice_setting import Look, Setting, how_far
from tasks.findings.earlier_names import BREAKS
from tasks.text.dates import DateMention
from tasks.text.words import load_words

_IN_CLAUSE_WORDS = load_words("tasks.findings", "choice_clause_words")
_IN_SENTENCE_WORDS = load_words("tasks.findings", "choice_sentence_words")


def looks_of_none(setting: Setting) -> Iterator[Look]:
    """What speaks for an event phrase being of no project, or no milestone at all."""
    sentence, group, bare, verdict, date = setting.sentence, setting.group, setting.bare, setting.verdict, setting.date
    dated = "dated" if date else "undated"
    names = [
        "none", f"none {setting.how}", f"none {group.events[0]}", f"none tail_{group.tail}", f"none word_{group.word}",
        f"none flags_{group.flags}", f"none {verdict.status}", f"none rule_{verdict.rule}",
        f"none {verdict.status}_{dated}", f"none {group.events[0]}_{verdict.status}_{dated}",
        f"none {_age(date, sentence.context.edition_date)}",
    ]  # fmt: skip
    if sentence.dates:
        names.append("none sentence_dated")
    if sentence.in_head:
        names.append("none in_head")
    if setting.how == "object":
        names.append(f"none object {_object(setting.marks, group.end)[-2:]}")
    else:
        names.append(f"none own1 {setting.marks[setting.start : setting.end][-1:]}")
        names.append(f"none own2 {setting.marks[setting.start : setting.end][-2:]}")
    names.append(f"none {group.word} {setting.how}")
    names.append(f"none nearest_{how_far(setting.nearest)}")
    if not setting.story.told:
        names.append("none untold")
    own, after = bare[setting.low : group.start], setting.marks[group.end : group.end + 2]
    before = setting.marks[setting.low : group.start][-2:]
    names += [
        f"none after2 {after}",
        f"none after1 {after[:1]}",
        f"none before2 {before}",
        f"none before1 {before[-1:]}",
    ]
    names += [f"none clause_has {word}" for word in _IN_CLAUSE_WORDS if word in own]
    names += [f"none has {word}" for word in _IN_SENTENCE_WORDS if word in sentence.flat]
    yield from ((name, 1.0) for name in names)
    yield "none length", min(3.0, len(sentence.flat) / 60)
    yield "none candidates", min(3.0, len(setting.texts) / 4)


def _age(date: DateMention | None, today: dt.date) -> str:
    if date is None or date.date_end is None:
        return "no_day"
    days = (date.date_end - today).days
    for limit, name in ((-730, "years_ago"), (-365, "a_year_ago"), (-60, "months_ago"), (0, "of_late"), (400, "soon")):
        if days < limit or days == limit == 0:
            return name
    return "far_off"


def _object(bare: str, at: int) -> str:
    """What stands behind an event phrase, up to the next mark."""
    end = min((found for mark in BREAKS if (found := bare.find(mark, at)) >= 0), default=len(bare))
    return bare[at:end]
