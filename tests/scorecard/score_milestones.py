"""An edition's milestones against its labels, and what links editions: projects, overdue, slipped, reprints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

from measures import Count, hit, letters, listed, near, pairs, same_name

Label = dict[str, Any]
Row = dict[str, Any]
Say = Callable[[str], None]
Counts = dict[str, Count]
Edition = tuple[str, str]


def fits(label: Label, row: Row) -> bool:
    """The same event of the same project with the same status; dates apart."""
    return (
        row["event"] in label["event"]
        and row["status"] in listed(label["status"])
        and same_name(row["project"], label["project"])
    )


def dated(label: Label, row: Row) -> bool:
    """Both ends within three days; of something done, any start up to the end does where none is labelled."""
    if "date_end" not in label:
        return True
    if not near(label["date_end"], row["date_end"]):
        return False
    if label["date_start"] is None and "actual" in listed(label["status"]) and row["date_start"]:
        return row["date_end"] is None or row["date_start"] <= row["date_end"]
    return near(label["date_start"], row["date_start"])


def told(item: Label) -> str:
    names, event, status = (listed(item[key]) for key in ("project", "event", "status"))
    return f"{names[0]} {'/'.join(event)} {'/'.join(status)} [{item.get('date_start')}, {item.get('date_end')}]"


def score_milestones(gold: Label, rows: list[Row], counts: Counts, say: Say) -> None:
    """`milestones` asks for the dates, too; `milestones_undated` does not."""
    labels = gold["milestones"]

    def weight(label: Label, row: Row) -> float:
        if not fits(label, row):
            return 0.0
        exact = letters(row["project"]) in map(letters, label["project"])
        return (0.5 if label["optional"] else 1.0) + dated(label, row) + 0.01 * exact

    matched = pairs([[weight(label, row) for row in rows] for label in labels])
    for index, label in enumerate(labels):
        if label["optional"]:
            continue
        if index not in matched:
            say(f"milestone missed: {told(label)}: {label['evidence']}")
            counts["milestones"] += Count(missed=1)
            counts["milestones_undated"] += Count(missed=1)
            continue
        row = rows[matched[index]]
        counts["milestones_undated"] += Count(hits=1)
        counts["milestones"] += hit(dated(label, row))
        if not dated(label, row):
            say(f"milestone date: {told(row)} should be {told(label)}: {label['evidence']}")
        if label["approximate"] is not None:
            counts["approximate"] += hit(row["approximate"] == label["approximate"])
    for index, row in enumerate(rows):
        if index not in matched.values() and not _covered(row, labels, matched, rows):
            say(f"milestone too many: {told(row)}: {row['evidence']}")
            counts["milestones"] += Count(extra=1)
            counts["milestones_undated"] += Count(extra=1)


def _covered(row: Row, labels: list[Label], matched: dict[int, int], rows: list[Row]) -> bool:
    """A row that a label leaves open, or the second event of a phrase that names two (建成通车)."""
    for index, label in enumerate(labels):
        if fits(label, row) and label["optional"]:
            return True
        if fits(label, row) and index in matched and rows[matched[index]]["event"] != row["event"]:
            return True
    return False


def project_of(mention: Label, rows: list[Row], aliases: dict[str, set[str]]) -> str | None:
    """The project_id of a mention: by its exact names in the edition's rows, else by names like them, else by the
    one project that has such an alias."""
    exact = {letters(name) for name in mention["names"]}
    linked = [row for row in rows if row["project_id"]]
    ids = Counter(row["project_id"] for row in linked if letters(row["project"]) in exact)
    ids = ids or Counter(row["project_id"] for row in linked if same_name(row["project"], mention["names"]))
    if ids:
        return str(ids.most_common(1)[0][0])
    known = set[str]().union(*(aliases.get(name, set()) for name in exact))
    return known.pop() if len(known) == 1 else None


def score_projects(
    spec: Label,
    rows: dict[Edition, list[Row]],
    projects: list[Row],
    views: dict[str, list[Row]],
    counts: Counts,
    say: Say,
) -> None:
    """Every two mentions: linked or not as labelled. Then what the views must list and must not."""
    mentions, ids, aliases = [], defaultdict(set), defaultdict(set)
    for row in projects:
        for name in (row["name"], *row["aliases"]):
            aliases[letters(name)].add(row["project_id"])
    for project in spec["projects"]:
        for mention in project["mentions"]:
            edition = mention["publication"], mention["edition_date"]
            found = project_of(mention, rows.get(edition, []), aliases)
            mentions.append((project["name"], found, f"{mention['names'][0]} ({' '.join(edition)})"))
            if found:
                ids[project["name"]].add(found)
    for (p, a, here), (q, b, there) in combinations(mentions, 2):
        same, linked = p == q, a is not None and a == b
        counts["projects"] += Count(same and linked, linked and not same, same and not linked)
        if same != linked:
            say(f"{'not linked' if same else 'wrongly linked'}: {here} and {there}")
    for view, yes, no in (("overdue", "overdue", "not_overdue"), ("slipped", "slipped", "not_slipped")):
        for key, expected in ((yes, True), (no, False)):
            for item in spec[key]:
                mine = ids[item["project"]]
                shown = any(r["project_id"] in mine and r["event"] in item["event"] for r in views[view])
                right = bool(mine) and shown == expected
                counts[view] += Count(right and expected, not right and not expected, not right and expected)
                if not right:
                    say(f"{view}: {item['project']} {item['event']} must {'' if expected else 'not '}be listed")


def score_duplicates(spec: Label, found: dict[tuple[str, str, str], str], parents: dict[str, str | None],
                     counts: Counts, say: Say) -> None:  # fmt: skip
    """Labelled reprints are linked; no other two labelled articles are (look-alikes above all)."""

    def root(article: str) -> str:
        seen = {article}
        while (parent := parents.get(article)) and parent not in seen:
            article = parent
            seen.add(article)
        return article

    def key(item: Label) -> tuple[str, str, str]:
        return item["publication"], item["edition_date"], item["headline"]

    known = {frozenset((key(a), key(b))) for a, b in spec["pairs"]}
    for pair in combinations(sorted(found), 2):
        linked = root(found[pair[0]]) == root(found[pair[1]])
        if frozenset(pair) in known:
            counts["duplicates"] += Count(linked, 0, not linked)
        else:
            counts["duplicates"] += Count(extra=linked)
        if linked != (frozenset(pair) in known):
            say(f"{'false merge' if linked else 'reprint not seen'}: {' '.join(pair[0])} and {' '.join(pair[1])}")
    for both in known:
        if not both <= set(found):
            counts["duplicates"] += Count(missed=1)
