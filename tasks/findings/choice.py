"""Which of the candidates an event is of, or none: by weights that were learned from labelled texts.

The rules (`tasks.findings.subjects`) have their say: what they find weighs `TRUST` more, and how much more by the way
of naming is learned too. On labelled texts that the weights had not seen the choice finds 88 % (F1) of the milestones
in real news and answers, 80 % in the passages dev-08 to dev-10; on texts that the rules had not seen either, 80 %
(2026-11-24).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.findings.candidate_looks import looks_of, word_looks
from tasks.findings.candidates import Candidate, candidates, own_words
from tasks.findings.choice_setting import HOW, Setting
from tasks.findings.events import Group
from tasks.findings.name_lists import listed
from tasks.findings.none_looks import looks_of_none
from tasks.findings.prepared import PreparedSentence, Told
from tasks.findings.project_names import Name
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention
from tasks.text.width import narrow
from tasks.text.words import load_rows

TRUST = 1.0
_PLACE = 3  # characters before a name that say where it is
_OFFICES = ("局", "委", "办", "厅", "政府")


class Weights:
    """How much each look counts: of words alone, of a candidate by how the event's words name it, of none."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.alone = weights
        self.by_how = _by_how(weights)

    def of(self, it: Candidate, setting: Setting) -> float:
        """How much speaks for a candidate."""
        word, look_at = self.alone.get, (self.by_how.get(setting.closely) or self.by_how[setting.how]).get
        total = 0.0
        for look in word_looks(it, setting):
            total += word(look, 0.0)
        for look, value in looks_of(it, setting):
            total += look_at(look, 0.0) * value
        return total

    def of_none(self, setting: Setting) -> float:
        """How much speaks for none."""
        return sum(self.alone.get(look, 0.0) * value for look, value in looks_of_none(setting))


def _by_how(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """For each way of naming: the weights that count alone, by that way, and by it in more detail, added up."""
    alone = {name: value for name, value in weights.items() if ":" not in name}
    ways: dict[str, dict[str, float]] = {how: {} for how in HOW}
    for name, value in weights.items():
        how, mark, look = name.partition(":")
        if mark:
            ways.setdefault(how, {})[look] = value
    wider = {how: ways.get(how.partition("_")[0], {}) if "_" in how else {} for how in ways}
    return {how: _sum(alone, wider[how], own) for how, own in ways.items()}


def _sum(*tables: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for table in tables:
        for look, value in table.items():
            total[look] = total.get(look, 0.0) + value
    return total


WEIGHTS = Weights({row[0]: float(row[1]) for row in load_rows("tasks.findings", "choice_weights")})


def choose(
    sentence: PreparedSentence, group: Group, by_rule: Sequence[Name], verdict: Verdict, date: DateMention | None
) -> list[Name]:
    """The project of an event phrase, or nothing. Several names, as of a list, are the rules' affair."""
    if len(by_rule) > 1:
        return list(by_rule)
    if by_rule and is_said(sentence, group, by_rule[0]):
        note(sentence, group, verdict, date, narrow(by_rule[0].text))
        return list(by_rule)
    found = candidates(sentence, group, by_rule)
    ruled = narrow(by_rule[0].text) if by_rule else None
    setting = Setting(sentence, group, found, verdict, date, ruled)
    best, most = None, WEIGHTS.of_none(setting) + TRUST * (ruled is None)
    for text, it in found.items():
        if text.endswith(_OFFICES) and group.events[0] not in ("relocation", "opening", "signing"):
            continue  # it acts: 市水务局…计划明年完工
        weight = WEIGHTS.of(it, setting) + TRUST * (text == ruled)
        if weight > most:
            best, most = it, weight
    if best is None:
        return []
    name = _in_full(sentence, best, found)
    note(sentence, group, verdict, date, narrow(name.text))
    return _with_its_list(sentence, group, name)


def _in_full(sentence: PreparedSentence, it: Candidate, found: Mapping[str, Candidate]) -> Name:
    """A name of the headline or of sentences before, as the sentence itself has it with its place: 某市高铁站前广场."""
    if it.start >= 0:
        return it.name
    for other in found.values():
        at = other.text.find(it.text) if other.start >= 0 else 0
        if 0 < at <= _PLACE and not any(group.start <= other.start < group.end for group in sentence.groups):
            start, end = other.start, other.start + at + len(it.text)
            return Name(start, end, sentence.bare[start:end], it.name.kind, False)
    return it.name


def _with_its_list(sentence: PreparedSentence, group: Group, name: Name) -> list[Name]:
    """A name with those that the event's clause puts beside it: 甲路、乙路两条12月通车."""
    clause = sentence.clause_of(group)
    if clause.start <= name.start < clause.end:
        for whole in sentence.named:
            if whole.start <= name.start and name.end <= whole.end <= group.start:
                names = listed(sentence.bare, whole)
                return names if not any(it.generic for it in names) else [name]
    return [name]


def is_said(sentence: PreparedSentence, group: Group, name: Name) -> bool:
    """Whether an event's own words are a name and nothing else: there is nothing to choose."""
    return (name.start, name.end) == own_words(sentence, group)


def note(sentence: PreparedSentence, group: Group, verdict: Verdict, date: DateMention | None, text: str) -> None:
    """Remembers what an event was found to be of, for what the text goes on with."""
    day, at = date.date_end if date else None, len(sentence.context.earlier)
    sentence.context.story.told.append(Told(text, at, group.events, verdict.status, day))
