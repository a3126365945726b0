"""What reprints what: a day's articles against all that are stored, and the other way round.

Shared clauses (table `clauses`) bring articles together in one join; a judge that sees both bodies decides; the pairs
are kept as evidence (table `reprints`), and `articles.duplicate_of` follows from them. Loaded in any order, the same
articles give the same pairs and the same originals, within bounds: a text that stands in more than `A_GROUP` articles,
or a clause in more than `STOCK`, is looked at as far as it goes when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import duckdb
import pyarrow as pa

from warehouse.arrow import arrow_of
from warehouse.editions import insert_arrow
from warehouse.reprint_groups import Pair, Place, originals

MIN_CLAUSES, MIN_SOME, MIN_HALF = 3, 0.2, 0.5  # clauses shared; shares of the shorter article's characters
STOCK, STOCK_OF_LONG, LONG = 400, 5_000, 60  # articles with a clause that make it stock; of one of 60 characters
A_GROUP, AN_ARTICLE = 40, 80  # candidates looked at: of articles that reprint one another, and in all
_IN = "IN (SELECT unnest($1::VARCHAR[]))"


class Judgement(Protocol):
    """What a judge says of two bodies."""

    @property
    def relation(self) -> str:
        """`duplicate`, `same_form` or `different`."""

    @property
    def share(self) -> float:
        """How much of the shorter text is in the longer."""

    @property
    def coverage(self) -> float:
        """How much of the longer text is shared."""

    @property
    def score(self) -> float:
        """How well the two align."""


ClausesOf = Callable[[str], Sequence[tuple[int, int]]]
Verify = Callable[[str, str], Judgement]


@dataclass(frozen=True, slots=True)
class _Stored:
    place: Place
    edition_id: str
    body: str
    said: str | None  # what the reading of the edition alone found that it repeats


def relink_reprints(
    con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str], clauses_of: ClausesOf, verify: Verify
) -> tuple[str, ...]:
    """Looks for reprints among the articles of these editions, just replaced, and all that is stored.

    Runs in the caller's transaction. Writes `clauses`, `reprints` and `articles.duplicate_of`; returns the editions
    whose `duplicate_of` changed, in order.
    """
    editions = list(edition_ids)
    touched = _forget(con, editions)
    new = {each.place.article_id: each for each in _articles(con, "edition_id", editions)}
    shared = _candidates(con, _put_clauses(con, new.values(), clauses_of))
    others = {item for pair in shared for item in pair} - new.keys()
    known = new | {each.place.article_id: each for each in _articles(con, "article_id", sorted(others))}
    rows = [row for (one, two), count in shared.items() if (row := _judge(known[one], known[two], count, verify))]
    rows += _said_by_the_edition(new, rows)
    insert_arrow(con, "reprints", arrow_of(_REPRINTS, rows))
    return _renew(con, touched | new.keys())


def _forget(con: duckdb.DuckDBPyConnection, editions: list[str]) -> set[str]:
    """Drops what is known of these editions' articles; returns the articles that had to do with them."""
    where = f"of_edition {_IN} OR earlier_edition {_IN}"
    found = con.execute(f"SELECT article_id, earlier_id FROM reprints WHERE {where}", [editions]).fetchall()
    if found:
        con.execute(f"DELETE FROM reprints WHERE {where}", [editions])
    con.execute(f"DELETE FROM clauses WHERE edition_id {_IN}", [editions])
    return {article for pair in found for article in pair}


def _articles(con: duckdb.DuckDBPyConnection, column: str, values: list[str]) -> list[_Stored]:
    if not values:
        return []
    # The days first: with them DuckDB reads the bodies of those days alone. (`rowid IN` would do as well, but crashes
    # DuckDB 2.0.0 on rows that the same transaction has replaced; 2026-11-24.)
    days = con.execute(f"SELECT DISTINCT edition_date FROM articles WHERE {column} {_IN}", [values]).fetchall()
    found = con.execute(
        "SELECT edition_date, publication_id, page_id, seq, article_id, edition_id, body, duplicate_of FROM articles"
        f" WHERE edition_date IN (SELECT unnest($2::DATE[])) AND list_contains($1::VARCHAR[], {column})"
        " ORDER BY article_id",
        [values, [day for (day,) in days]],
    ).fetchall()
    return [_Stored(Place(*row[:5]), *row[5:]) for row in found]


_CLAUSES = pa.schema([("h", pa.uint64()), ("article_id", pa.string()), ("edition_id", pa.string()), ("n", pa.uint16())])
_REPRINTS = pa.schema(
    [("article_id", pa.string()), ("earlier_id", pa.string()), ("shared_clauses", pa.int32()),
     ("containment", pa.float64()), ("coverage", pa.float64()), ("score", pa.float64()),
     ("of_edition", pa.string()), ("earlier_edition", pa.string())]
)  # fmt: skip
Row = tuple[str, str, int, float, float, float, str, str]


def _put_clauses(con: duckdb.DuckDBPyConnection, articles: Iterable[_Stored], clauses_of: ClausesOf) -> pa.Table:
    rows = [(h, each.place.article_id, each.edition_id, n) for each in articles for h, n in clauses_of(each.body)]
    table = arrow_of(_CLAUSES, rows)
    insert_arrow(con, "clauses", table)
    return table


# `new_clauses` are those of the new articles, stored already. $1: in how many articles a clause may stand and still be
# looked at. Whether two articles are looked at depends on nothing but the two, up to that number: how rare a clause is
# changes with each edition that is loaded.
_SHARED = f"""
WITH
    mine AS MATERIALIZED (SELECT h, article_id, n FROM new_clauses),  -- 1.5 pushes filters that Arrow cannot read
    asked AS (SELECT h, if(max(n) >= {LONG}, {STOCK_OF_LONG}, $1) AS stock FROM mine GROUP BY h),
    counted AS (SELECT h, count(*) AS articles FROM clauses WHERE h IN (SELECT h FROM asked) GROUP BY h),
    telling AS MATERIALIZED (
        SELECT h FROM counted JOIN asked USING (h) WHERE articles BETWEEN 2 AND stock
    ),
    theirs AS MATERIALIZED (SELECT h, article_id FROM clauses JOIN telling USING (h)),
    pairs AS MATERIALIZED (
        SELECT mine.article_id AS one, theirs.article_id AS two, count(*) AS clauses, sum(mine.n) AS characters
        FROM mine JOIN theirs USING (h)
        WHERE mine.article_id <> theirs.article_id
        GROUP BY ALL
    ),
    sizes AS MATERIALIZED (
        SELECT article_id, greatest(char_count, 1) AS size, edition_date, coalesce(duplicate_of, article_id) AS root
        FROM articles
        WHERE article_id IN (SELECT one FROM pairs UNION SELECT two FROM pairs)
    ),
    close AS (
        SELECT one, two, clauses, characters / least(a.size, b.size) AS share, b.edition_date, b.root
        FROM pairs JOIN sizes a ON a.article_id = one JOIN sizes b ON b.article_id = two
    ),
    in_group AS (
        SELECT * FROM close WHERE share >= $4 OR clauses >= $2 AND share >= $3
        QUALIFY row_number() OVER (PARTITION BY one, root ORDER BY edition_date, two) <= $5
    )
SELECT one, two, clauses FROM in_group
QUALIFY row_number() OVER (PARTITION BY one ORDER BY share DESC, edition_date, two) <= $6
ORDER BY one, two
"""


def _candidates(con: duckdb.DuckDBPyConnection, clauses: pa.Table) -> dict[tuple[str, str], int]:
    """Pairs that share enough clauses to be looked at, each once, with the number of clauses shared."""
    con.register("new_clauses", clauses)
    try:
        limits = [STOCK, MIN_CLAUSES, MIN_SOME, MIN_HALF, A_GROUP, AN_ARTICLE]
        found = con.execute(_SHARED, limits).fetchall()
    finally:
        con.unregister("new_clauses")
    return {(min(one, two), max(one, two)): clauses for one, two, clauses in found}


def _judge(one: _Stored, two: _Stored, clauses: int, verify: Verify) -> Row | None:
    verdict = verify(one.body, two.body)
    if verdict.relation != "duplicate":
        return None
    return _row(one, two, clauses, (verdict.share, verdict.coverage, verdict.score))


def _row(one: _Stored, two: _Stored, clauses: int, figures: tuple[float, float, float]) -> Row:
    early, late = sorted((one, two), key=lambda each: each.place)
    ids = (late.place.article_id, early.place.article_id)
    return (*ids, clauses, *figures, late.edition_id, early.edition_id)


def _said_by_the_edition(new: dict[str, _Stored], rows: list[Row]) -> list[Row]:
    """Repeats that the reading of one edition marked and clauses did not show."""
    pairs = {frozenset(row[:2]) for row in rows}
    said = [(each, new[each.said]) for each in new.values() if each.said in new and each.said != each.place.article_id]
    wanted = [pair for pair in said if frozenset(each.place.article_id for each in pair) not in pairs]
    return [_row(one, two, 0, (1.0, 1.0, 0.0)) for one, two in wanted]


def _renew(con: duckdb.DuckDBPyConnection, article_ids: set[str]) -> tuple[str, ...]:
    """Sets `duplicate_of` of these articles and of all that hang together with them."""
    pairs = _connected(con, article_ids)
    members = sorted(article_ids | {each for pair in pairs for each in (pair.article_id, pair.other_id)})
    found = con.execute(
        "SELECT edition_date, publication_id, page_id, seq, article_id, edition_id, duplicate_of FROM articles"
        f" WHERE article_id {_IN}",
        [members],
    ).fetchall()
    wanted = originals((Place(*row[:5]) for row in found), pairs)
    changed = [(row[4], wanted.get(row[4]), row[5]) for row in found if row[6] != wanted.get(row[4])]
    if changed:
        con.execute(
            "UPDATE articles SET duplicate_of = other"
            " FROM (SELECT unnest($1::VARCHAR[]) AS changed, unnest($2::VARCHAR[]) AS other)"
            " WHERE article_id = changed",
            [[row[0] for row in changed], [row[1] for row in changed]],
        )
    return tuple(sorted({row[2] for row in changed}))


def _connected(con: duckdb.DuckDBPyConnection, article_ids: set[str]) -> list[Pair]:
    """The pairs of all articles that hang together with these by being one text."""
    seen: set[str] = set()
    pairs: dict[tuple[str, str], Pair] = {}
    frontier = set(article_ids)
    while frontier:
        seen |= frontier
        found = con.execute(
            f"SELECT article_id, earlier_id, coverage FROM reprints WHERE article_id {_IN} OR earlier_id {_IN}",
            [sorted(frontier)],
        ).fetchall()
        pairs |= {row[:2]: Pair(*row) for row in found}
        frontier = {each for row in found for each in row[:2]} - seen
    return list(pairs.values())
