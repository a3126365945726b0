"""Phases that a name leaves out: of what has only a first phase, X and X一期 are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tasks.findings.project_keys import shorter_names
from tasks.findings.project_mentions import Reading

Place = tuple[str, str]  # scope, core
Phase = tuple[str, str]  # phase, work
_FIRST = "1"


def with_first_phase(readings: Sequence[Reading], reasons: dict[str, tuple[str, str]]) -> list[Reading]:
    """X in phase 1 where X and what it is short for, with the same work or none, are spoken of in no other phase."""
    phases = _phases(readings)
    found = []
    for reading in readings:
        if not reading.name.phase and _only_first(reading, phases):
            said = f"“{reading.mention.name}” is its first phase: nothing else there has another one"
            reasons.setdefault(reading.mention.milestone_id, ("first_phase", said))
            reading = replace(reading, name=replace(reading.name, phase=_FIRST))
        found.append(reading)
    return found


def _phases(readings: Iterable[Reading]) -> dict[Place, set[Phase]]:
    """The phases told of each thing, and of each that is short for it or that it is short for."""
    names = {(reading.scope, reading.name) for reading in readings}
    own: dict[Place, set[Phase]] = {}
    for scope, name in names:
        own.setdefault((scope, name.core), set()).update({(name.phase, name.work)} if name.phase else ())
    found = {place: set(phases) for place, phases in own.items()}
    for scope, name in names:
        for shorter in shorter_names(name):
            if (scope, shorter) in own:
                found[scope, shorter] |= own[scope, name.core]
                found[scope, name.core] |= own[scope, shorter]
    return found


def _only_first(reading: Reading, phases: dict[Place, set[Phase]]) -> bool:
    work = reading.name.work
    told = {phase for phase, its in phases[reading.scope, reading.name.core] if not work or not its or work == its}
    return told == {_FIRST}
