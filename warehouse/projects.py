"""Which milestones are of one project: renewed for what was loaded and for what hangs together with it.

The rules are not here (the warehouse imports no tasks): they come in as a `Linking`. Stored are the keys under which
its rules look mentions up (`project_keys`); only mentions that share keys with the new ones, directly or by way of
others, are linked again, so that the result is that of linking all mentions anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import duckdb
import pyarrow as pa

from warehouse.arrow import arrow_of
from warehouse.editions import insert_arrow
from warehouse.mentions import Link, Mention

_IN = "IN (SELECT unnest($1::VARCHAR[]))"
_KEYS = pa.schema([(name, pa.string()) for name in ("milestone_id", "key", "side", "of_edition")])
_LINKS = pa.schema(
    [(name, pa.string()) for name in ("milestone_id", "edition_id", "project_id", "alias", "rule", "evidence")]
)
_PROJECTS = pa.schema([("project_id", pa.string()), ("name", pa.string()), ("aliases", pa.list_(pa.string()))])
Keys = dict[str, tuple[Iterable[str], Iterable[str]]]


class Linking(Protocol):
    """The rules that link mentions to projects."""

    @property
    def digest(self) -> str:
        """Of what a person corrected: if it is another, all links are made anew."""

    def city_of(self, publication_name: str) -> str | None:
        """The city of a paper whose row names none."""

    def keys(self, mentions: Sequence[Mention]) -> Keys:
        """milestone_id -> (own keys, keys of shorter names). The mentions of an article come together."""

    def links(self, mentions: Sequence[Mention], wanted: set[str]) -> Sequence[Link]:
        """The links of the wanted mentions; the others are there because their articles are."""


def relink_projects(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str], linking: Linking) -> None:
    """Links the milestones of these editions, just replaced, and renews all links that they have a part in.

    Runs in the caller's transaction. Writes `project_keys`, `project_links`, `projects`, `milestones.project_id`.
    """
    editions = _all_if_corrected(con, linking.digest) or list(edition_ids)
    before = con.execute(f"SELECT DISTINCT key, side FROM project_keys WHERE of_edition {_IN}", [editions]).fetchall()
    con.execute(f"DELETE FROM project_keys WHERE of_edition {_IN}", [editions])
    new = _mentions(con, "edition_id", editions, linking)
    _put_keys(con, linking.keys(new))
    wanted = _connected(con, {each.milestone_id for each in new}, before)
    articles = {each.article_id for each in new}
    others = con.execute(f"SELECT DISTINCT article_id FROM milestones WHERE milestone_id {_IN}", [sorted(wanted)])
    beside = sorted({row[0] for row in others.fetchall()} - articles)
    _write(con, linking.links([*new, *_mentions(con, "article_id", beside, linking)], wanted), wanted)


def _all_if_corrected(con: duckdb.DuckDBPyConnection, digest: str) -> list[str]:
    """Every edition with milestones where the corrections are others than those that all was linked with."""
    if con.execute("SELECT digest FROM project_corrections").fetchall() == [(digest,)]:
        return []
    con.execute("DELETE FROM project_corrections")
    con.execute("INSERT INTO project_corrections VALUES (?)", [digest])
    con.execute("DELETE FROM project_keys")
    return [row[0] for row in con.execute("SELECT DISTINCT edition_id FROM milestones ORDER BY 1").fetchall()]


_MENTIONS = """
SELECT
    m.milestone_id, m.project, root.publication_id, p.city, p.name, m.edition_date, m.article_id, m.qa_id, m.seq,
    m.event,
    a.headline, coalesce(q.question, ''), m.evidence, coalesce(m.date_text, '')
FROM (SELECT * FROM milestones WHERE {column} IN (SELECT unnest($1::VARCHAR[]))) m
JOIN articles a USING (article_id)
JOIN articles root ON root.article_id = coalesce(a.duplicate_of, a.article_id)
LEFT JOIN publications p ON p.publication_id = root.publication_id
LEFT JOIN qa_pairs q ON q.qa_id = m.qa_id
ORDER BY m.milestone_id
"""


def _mentions(con: duckdb.DuckDBPyConnection, column: str, values: Sequence[str], linking: Linking) -> list[Mention]:
    if not values:
        return []
    return [
        Mention(
            milestone_id=row[0], name=row[1], publication_id=row[2], city=row[3] or linking.city_of(row[4] or ""),
            edition_date=row[5], article_id=row[6], qa_id=row[7], seq=row[8], event=row[9], headline=row[10],
            question=row[11], evidence=row[12], date_text=row[13],
        )
        for row in con.execute(_MENTIONS.format(column=column), [list(values)]).fetchall()
    ]  # fmt: skip


def _put_keys(con: duckdb.DuckDBPyConnection, keys: Keys) -> None:
    rows = [
        (milestone_id, key, side)
        for milestone_id, sides in keys.items()
        for side, found in zip(("self", "longer"), sides, strict=True)
        for key in sorted(found)
    ]
    editions = dict(
        con.execute(
            f"SELECT milestone_id, edition_id FROM milestones WHERE milestone_id {_IN}", [list(keys)]
        ).fetchall()
    )
    insert_arrow(con, "project_keys", arrow_of(_KEYS, [(*row, editions[row[0]]) for row in rows]))


def _connected(con: duckdb.DuckDBPyConnection, new: set[str], before: Sequence[tuple[str, str]]) -> set[str]:
    """The new mentions, and all that can have to do with them or with what stood in their place before."""
    frontier = new | {row[0] for row in _sharing(con, before)}
    seen: set[str] = set()
    while frontier:
        seen |= frontier
        keys = con.execute(
            f"SELECT DISTINCT key, side FROM project_keys WHERE milestone_id {_IN}", [sorted(frontier)]
        ).fetchall()
        frontier = {row[0] for row in _sharing(con, keys)} - seen
    return seen


def _sharing(con: duckdb.DuckDBPyConnection, keys: Sequence[tuple[str, str]]) -> list[tuple[str]]:
    """The stored mentions that have one of these keys, but not where both only have it for a longer name."""
    return con.execute(
        "SELECT DISTINCT milestone_id FROM project_keys stored"
        " JOIN (SELECT unnest($1::VARCHAR[]) AS key, unnest($2::VARCHAR[]) AS side) asked USING (key)"
        " WHERE stored.side = 'self' OR asked.side = 'self'",
        [[key for key, _ in keys], [side for _, side in keys]],
    ).fetchall()


def _write(con: duckdb.DuckDBPyConnection, links: Sequence[Link], wanted: set[str]) -> None:
    ids = sorted(wanted)
    found = con.execute(
        f"SELECT milestone_id, edition_id, project_id FROM milestones WHERE milestone_id {_IN}", [ids]
    ).fetchall()
    editions = {row[0]: row[1] for row in found}
    stored = {row[0]: row[2] for row in found}
    changed = [link for link in links if stored[link.milestone_id] != link.project_id]
    con.execute(
        "UPDATE milestones SET project_id = other"
        " FROM (SELECT unnest($1::VARCHAR[]) AS changed, unnest($2::VARCHAR[]) AS other)"
        " WHERE milestone_id = changed",
        [[link.milestone_id for link in changed], [link.project_id for link in changed]],
    )
    con.execute(f"DELETE FROM project_links WHERE milestone_id {_IN}", [ids])
    rows = [
        (link.milestone_id, editions[link.milestone_id], link.project_id, link.alias, link.rule, link.evidence)
        for link in links
    ]
    insert_arrow(con, "project_links", arrow_of(_LINKS, rows))
    _put_projects(con, links)


def _put_projects(con: duckdb.DuckDBPyConnection, links: Sequence[Link]) -> None:
    """The projects of these links in place of their rows, and none without a link."""
    aliases: dict[tuple[str, str], set[str]] = {}
    for link in links:
        aliases.setdefault((link.project_id, link.name), set()).add(link.alias)
    con.execute(f"DELETE FROM projects WHERE project_id {_IN}", [[project for project, _ in aliases]])
    con.execute("DELETE FROM projects WHERE project_id NOT IN (SELECT project_id FROM project_links)")
    insert_arrow(
        con, "projects", arrow_of(_PROJECTS, [(*key, sorted(found)) for key, found in sorted(aliases.items())])
    )
