"""Readings that name one project, together: by what their names say, and by what other names there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tasks.findings import project_words as words
from tasks.findings.project_corrections import Corrections
from tasks.findings.project_keys import plain, shorter_names, without_rank
from tasks.findings.project_mentions import EVERYWHERE, Reading
from tasks.findings.project_phases import with_first_phase
from tasks.findings.project_units import old_site_of, whole_of

Node = tuple[str, str, str, str]  # scope, core, work, phase
Reason = tuple[str, str]
_MOVED = "搬迁"
_PLACES = ("县", "区", "市", "镇", "乡", "村", "街道", "社区")


@dataclass(slots=True)
class Grouping:
    """Readings by project, the earliest first in each and the groups by their earliest; and why some are in theirs."""

    groups: list[list[Reading]]
    reasons: dict[str, Reason] = field(default_factory=dict)


class _Nodes:
    """Names, and which of them are one project."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.members: dict[Node, list[Reading]] = {}
        for reading in readings:
            self.members.setdefault(_node(reading), []).append(reading)
        self._above: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        while (above := self._above.get(node, node)) != node:
            node = above
        return node

    def join(self, one: Node, two: Node) -> bool:
        """Makes them one; whether they were two."""
        first, second = sorted((self.root(one), self.root(two)))
        if first != second:
            self._above[second] = first
        return first != second


def _node(reading: Reading) -> Node:
    return reading.scope, reading.name.core, reading.name.work, reading.name.phase


def group_readings(readings: Sequence[Reading], corrections: Corrections) -> Grouping:
    """Groups a set of readings; their order does not matter."""
    grouping = Grouping([])
    placed = sorted((_set_apart(each, corrections) for each in readings), key=lambda each: each.mention.order)
    as_worked = _with_works(with_first_phase(placed, grouping.reasons), grouping.reasons)
    nodes = _Nodes(as_worked)
    _join_by_hand(nodes, corrections, grouping.reasons)
    _join_across_cities(nodes, grouping.reasons)
    moved = _join_shorter(nodes, grouping.reasons)
    groups: dict[Node, list[Reading]] = {}
    for original, worked in zip(placed, as_worked, strict=True):
        node = moved.get(worked.mention.milestone_id, _node(worked))
        groups.setdefault(nodes.root(node), []).append(original)
    grouping.groups = sorted(groups.values(), key=lambda members: members[0].mention.order)
    return grouping


def _set_apart(reading: Reading, corrections: Corrections) -> Reading:
    """A name that a person called different is a thing of its own, met by no rule."""
    mention = reading.mention
    if any(each.holds(mention.name, mention.city) for each in corrections.different):
        return replace(reading, name=replace(reading.name, core=plain(mention.name) + "≠", work="", phase=""))
    return reading


def _with_works(readings: list[Reading], reasons: dict[str, Reason]) -> list[Reading]:
    """人民公园 is the 人民公园改造 spoken of last before, or first after, in the same city; 加固 is 加固维修 so too."""
    same_thing: dict[tuple[str, str, str], list[Reading]] = {}
    for reading in readings:
        same_thing.setdefault((reading.scope, reading.name.core, reading.name.phase), []).append(reading)
    found = []
    for reading in readings:
        rivals = _doing_more(reading, same_thing[reading.scope, reading.name.core, reading.name.phase])
        if rivals:
            order = reading.mention.order
            nearest = next((each for each in reversed(rivals) if each.mention.order < order), rivals[0])
            reason = f"“{reading.mention.name}” is what “{nearest.mention.name}” is about"
            reasons[reading.mention.milestone_id] = ("its_work", reason)
            reading = replace(reading, name=replace(reading.name, work=nearest.name.work))
        found.append(reading)
    return found


def _doing_more(reading: Reading, others: list[Reading]) -> list[Reading]:
    """Of the mentions of one thing, those whose works are these and more, and no other's are theirs and more."""
    works = reading.name.works
    more = {each.name.works for each in others if works < each.name.works}
    return [each for each in others if each.name.works in more and not any(each.name.works < it for it in more)]


def _join_by_hand(nodes: _Nodes, corrections: Corrections, reasons: dict[str, Reason]) -> None:
    for each in corrections.same:
        met = [
            (node, reading)
            for node, members in nodes.members.items()
            for reading in members
            if each.holds(reading.mention.name, reading.mention.city)
        ]
        for node, reading in met:
            nodes.join(met[0][0], node)
            names = "”, “".join(each.names)
            reasons[reading.mention.milestone_id] = ("by_hand", f"a correction says that “{names}” are one")


def _join_across_cities(nodes: _Nodes, reasons: dict[str, Reason]) -> None:
    """江河大剧院 in another city's paper is the 大剧院 of 江河; a name made of two cities' is one for both."""
    by_rest: dict[tuple[str, str], list[Node]] = {}
    for node in nodes.members:
        for core in {node[1], without_rank(node[1])}:
            by_rest.setdefault((core, node[3]), []).append(node)
    for node, members in sorted(nodes.members.items()):
        scope, core, work, phase = node
        if not _is_in_city(node, members):
            continue
        whole = [each for each in by_rest.get((scope + core, phase), ()) if each[0] not in (scope, EVERYWHERE)]
        for other in _of_work(work, whole):
            if nodes.join(node, other):
                _say(reasons, nodes.members[other], "whole_name", f"“{scope + core}” is “{core}” of {scope}")
        ends = [each for each in by_rest[core, phase] if each[1] == core and {scope[0], each[0][0]} == set(core[:2])]
        for other in _of_work(work, [each for each in ends if _is_in_city(each, nodes.members[each])]):
            if nodes.join(node, other):
                _say(reasons, nodes.members[other], "two_cities", f"“{core}” joins {scope} and {other[0]}")


def _of_work(work: str, nodes: Sequence[Node]) -> list[Node]:
    """Those with the same work; or, of all that have another where one has none, those of the only other work."""
    others = {node[2] for node in nodes if node[2] != work}
    same = {work} | (others if len(others) == 1 and "" in others | {work} else set())
    return [node for node in nodes if node[2] in same]


def _is_in_city(node: Node, members: Sequence[Reading]) -> bool:
    return any(reading.mention.city == node[0] for reading in members)


def _join_shorter(nodes: _Nodes, reasons: dict[str, Reason]) -> dict[str, Node]:
    """A shorter name joins the only longer one that it can stand for; of several, the one its own article names.

    Returns the readings that go elsewhere than the rest of their node, by milestone_id.
    """
    longer = _longer_names(nodes)
    moved: dict[str, Node] = {}
    for node in sorted(nodes.members, key=lambda each: (-len(each[1]), each)):
        rivals = [each for each in longer.get((node[0], node[1], node[3]), ()) if _may_stand_for(node, each, nodes)]
        sure = [each for each in rivals if not _is_of_a_place(node, each)]
        if len({nodes.root(each) for each in sure}) == 1:
            nodes.join(node, sure[0])
            label = nodes.members[sure[0]][0].name.label
            evidence = f"“{node[1]}” is short for “{label}”: nothing else there is called so"
            _say(reasons, nodes.members[node], "shorter_name", evidence)
        elif rivals:
            named = _by_context(nodes, node, rivals, reasons)
            if named and not sure and len({nodes.root(each) for each in rivals}) == 1:
                nodes.join(node, rivals[0])
            else:
                moved |= named
    return moved


def _longer_names(nodes: _Nodes) -> dict[tuple[str, str, str], list[Node]]:
    """scope, shorter name, phase -> the names that it can stand for."""
    longer: dict[tuple[str, str, str], list[Node]] = {}
    for node, members in sorted(nodes.members.items()):
        for short in shorter_names(members[0].name):
            longer.setdefault((node[0], short, node[3]), []).append(node)
    return longer


def _by_context(nodes: _Nodes, node: Node, rivals: list[Node], reasons: dict[str, Reason]) -> dict[str, Node]:
    """The readings of a node whose own article names one of the rivals, by milestone_id, and which."""
    found = {}
    for reading in nodes.members[node]:
        mention = reading.mention
        texts = plain("/".join((mention.headline, mention.question, mention.evidence)))
        named = {nodes.root(each): each for each in rivals if _is_named(each, nodes, texts)}
        if len(named) == 1:
            rival = next(iter(named.values()))
            found[mention.milestone_id] = rival
            evidence = f"“{mention.name}” stands in an article that names “{nodes.members[rival][0].name.label}”"
            _say(reasons, [reading], "shorter_name", evidence)
    return found


def _is_named(node: Node, nodes: _Nodes, texts: str) -> bool:
    return any(name in texts for name in {node[1], *(each.name.label for each in nodes.members[node])} if name)


def _may_stand_for(short: Node, long: Node, nodes: _Nodes) -> bool:
    """Not where the works differ, nor where the shorter name is the city's own: 市图书馆 is no 云溪区图书馆.

    X新校区 is X only where X is said to move; X1号楼 is X only where no article names both.
    """
    if short[2] and long[2] and short[2] != long[2]:
        return False
    if whole_of(long[1]) == short[1] and _articles(short, nodes) & _articles(long, nodes):
        return False
    if not long[1].endswith(short[1]):
        return short[2] == _MOVED or old_site_of(long[1]) != short[1]
    before = long[1].removesuffix(short[1])
    is_whole_word = len(before) >= 2 or before in _PLACES or short[1][0].isdecimal()
    return is_whole_word and not any(reading.name.of_city for reading in nodes.members[short])


def _articles(node: Node, nodes: _Nodes) -> set[str]:
    return {reading.mention.article_id for reading in nodes.members[node]}


def _is_of_a_place(short: Node, long: Node) -> bool:
    """Whether the longer name is one district's of what every district has: 云溪区人民公园 need not be 人民公园."""
    before = long[1].removesuffix(short[1])
    is_end = long[1].endswith(short[1]) and before.endswith(_PLACES)
    return is_end and words.may_be_each(short[1]) and not (short[2] and short[3])


def _say(reasons: dict[str, Reason], readings: Iterable[Reading], rule: str, evidence: str) -> None:
    for reading in readings:
        reasons.setdefault(reading.mention.milestone_id, (rule, evidence))
