"""Which milestones belong to one real-world project, whatever each article calls it, and why.

The links are a function of the set of mentions: any order of loading gives the same. Two mentions are one project if
their names, taken apart (`project_keys`), are the same thing in the same city, with the same work and phase; then a
shorter name joins the only longer one that it can stand for; then names meet across cities. `project_keys_of` gives
the keys under which all these rules look a mention up: mentions that share none have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tasks.findings.project_corrections import NONE, Corrections
from tasks.findings.project_groups import Grouping, group_readings
from tasks.findings.project_keys import plain, shorter_names, without_rank
from tasks.findings.project_mentions import EVERYWHERE, Reading, read_mentions
from warehouse.mentions import Link, Mention

__all__ = [
    "Corrections",
    "Link",
    "Mention",
    "Reading",
    "link_projects",
    "link_readings",
    "lookup_keys",
    "read_mentions",
]


def link_projects(mentions: Iterable[Mention], corrections: Corrections = NONE) -> tuple[Link, ...]:
    """The links of all mentions, in order of milestone_id."""
    return link_readings(read_mentions(mentions), corrections)


def link_readings(readings: Sequence[Reading], corrections: Corrections = NONE) -> tuple[Link, ...]:
    """The same for mentions already read. What shares no key with them may be left out."""
    grouping = group_readings(readings, corrections)
    ids = _project_ids(grouping)
    links: list[Link] = []
    for number, members in enumerate(grouping.groups):
        name = _project_name(members, corrections)
        links += [_link(reading, ids[number], name, grouping) for reading in members]
    return tuple(sorted(links, key=lambda link: link.milestone_id))


def lookup_keys(reading: Reading, corrections: Corrections = NONE) -> tuple[frozenset[str], frozenset[str]]:
    """(what it is called, what longer names it may be meant by): two mentions can have to do with each other only if
    they share a key of the first kind, or one's of the first is another's of the second."""
    core, scope, mention = reading.name.core, reading.scope, reading.mention
    own, longer = {f"{scope}|{core}"}, {f"{scope}|{each}" for each in shorter_names(reading.name)}
    if mention.city and scope == mention.city:
        own.add(f"full|{mention.city}{core}")
        longer |= {f"full|{core}", f"full|{without_rank(core)}"}
        if mention.city[0] in core[:2]:
            own.add(f"cities|{core}")
    elif scope not in (EVERYWHERE, mention.article_id):
        own |= {f"full|{core}", f"full|{without_rank(core)}"}
    own |= {f"hand|{each.names[0]}" for each in corrections.same if each.holds(mention.name, mention.city)}
    return frozenset(own), frozenset(longer)


def _project_ids(grouping: Grouping) -> list[str]:
    """A readable id a group, from its earliest mention: adding later editions changes none."""
    taken: dict[str, int] = {}
    ids = []
    for members in grouping.groups:
        wanted = _readable(members[0])
        taken[wanted] = taken.get(wanted, 0) + 1
        ids.append(wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}")
    return ids


def _readable(reading: Reading) -> str:
    name = reading.name
    phase = f"{name.phase}期" if name.phase and name.phase.isdecimal() else name.phase
    where = "" if reading.scope == EVERYWHERE else f"{reading.scope}-"
    return f"{where}{name.core}{name.work.replace('+', '')}{phase}"


def _project_name(members: Sequence[Reading], corrections: Corrections) -> str:
    """The fullest name, of equals the earliest; or what a person said."""
    for each in corrections.rename:
        if any(each.holds(reading.mention.name, reading.mention.city) for reading in members):
            return each.to
    return max((reading.name.label for reading in members), key=len)


def _link(reading: Reading, project_id: str, name: str, grouping: Grouping) -> Link:
    mention = reading.mention
    rule, evidence = grouping.reasons.get(mention.milestone_id) or _reason(reading, name)
    return Link(mention.milestone_id, project_id, name, mention.name, rule, evidence)


def _reason(reading: Reading, name: str) -> tuple[str, str]:
    alias, thing = reading.mention.name, reading.name.core
    if reading.is_local:
        return "only_here", f"“{alias}” names nothing that could be found outside of its article"
    if reading.beside:
        return "named_nearby", f"“{alias}” stands beside “{reading.beside}”: {reading.name.label}"
    if plain(alias) == name:
        return "same_name", f"“{alias}”"
    where = "between cities" if reading.scope == EVERYWHERE else f"in {reading.scope}"
    rest = "，".join(each for each in (reading.name.work, reading.name.phase and f"{reading.name.phase}期") if each)
    return "same_thing", f"“{alias}” and “{name}” are {thing} {where}" + (f" ({rest})" if rest else "")
