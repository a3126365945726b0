# ruff: noqa: E501 (a row of the table reads best in one line)
"""Search over half a million articles: building, a day's articles, and queries, beside DuckDB's LIKE.

DuckDB's full-text extension is asked for, too; where it cannot be loaded (none is published for DuckDB 2.0), it is said.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import duckdb

from benchmarks.corpus import article
from benchmarks.table import Figure, percentile
from warehouse.changes import note_changes
from warehouse.connect import writing
from warehouse.editions import insert_arrow
from warehouse.records import Article, Edition
from warehouse.rows import table_of
from warehouse.search import Filters, SearchIndex

SEED, A_DAY = 11, 100
FIRST_DAY = dt.date(1990, 1, 1)


def measure(folder: Path, stored: int, queries: int) -> list[Figure]:
    """Builds the store in `folder` where it is not there yet, and asks."""
    path, index_folder = folder / f"search-{stored}.duckdb", folder / f"search-{stored}"
    if not path.is_file():
        _fill(path, stored)
    with writing(path) as con:
        index = SearchIndex(index_folder)
        started = time.perf_counter()
        built = index.sync(con)
        seconds = time.perf_counter() - started
        figures = [_day(con, index, stored)]
        figures += _queries(con, index, stored, queries)
    size = sum(each.stat().st_size for each in index_folder.iterdir()) / 1e6
    how = f"{seconds:.0f} s, {stored / seconds:,.0f} articles a second" if built > 1 else "was there"
    figures.append(
        Figure(
            "search",
            f"index of {stored:,} articles, from nothing",
            "",
            f"{how}; {size:.0f} MB beside {path.stat().st_size / 1e6:.0f} MB",
        )
    )
    return [*figures, Figure("search", "DuckDB's fts extension", "", _fts())]


def _day(con: duckdb.DuckDBPyConnection, index: SearchIndex, first: int) -> Figure:
    edition = _insert(con.cursor(), [_record(number) for number in range(first, first + A_DAY)])
    started = time.perf_counter()
    index.sync(con)
    taken = time.perf_counter() - started
    for table in ("articles", "editions"):
        con.execute(f"DELETE FROM {table} WHERE edition_id = ?", [edition])
    note_changes(con, [edition])
    index.sync(con)
    return Figure("search", f"a day's {A_DAY} articles indexed", "< 1 s", f"{taken:.2f} s", taken < 1)


def _queries(con: duckdb.DuckDBPyConnection, index: SearchIndex, stored: int, count: int) -> list[Figure]:
    asked = list(_asked(stored, count))
    index.search(con, "井盖")
    index.search(
        con, "没有一篇文章这样写"
    )  # what is nowhere as typed is cut into words: jieba's dictionary, 0.3 s once
    taken, found = [], 0
    for words, filters in asked:
        started = time.perf_counter()
        found += index.search(con, words, filters).total > 0
        taken.append((time.perf_counter() - started) * 1e3)
    likes = []
    for words, _ in asked[:: max(1, count // 10)]:
        started = time.perf_counter()
        wanted = " AND ".join("contains(body, ?)" for _ in words.split())
        con.execute(
            f"SELECT count(*) FROM articles WHERE {wanted}", [each.strip('"') for each in words.split()]
        ).fetchall()
        likes.append((time.perf_counter() - started) * 1e3)
    middle, late = statistics.median(taken), percentile(taken, 0.99)
    told = f"p50 {middle:.1f} ms, p99 {late:.1f} ms ({count} queries, {found} found something)"
    return [
        Figure("search", f"queries on {stored:,} articles", "p50 < 30 ms, p99 < 150 ms", told, middle < 30 and late < 150),
        Figure("search", "the same by LIKE over the bodies", "", f"p50 {statistics.median(likes):.0f} ms: {statistics.median(likes) / middle:.0f} x"),
    ]  # fmt: skip


def _asked(stored: int, count: int) -> Iterator[tuple[str, Filters]]:
    """Words, names, phrases and pairs of words that stand in some article, common and rare; half within a year."""
    rng = random.Random(SEED)
    for number in range(count):
        chosen = rng.randrange(stored)
        body = article(SEED, chosen).body.replace("\n", "")
        at = rng.randrange(len(body) - 40)
        clause = max(body[at : at + 40].replace("。", "，").split("，"), key=len)
        words = (clause[:2], clause[2:5], f'"{clause[:8]}"', f"{clause[:2]} {clause[-3:]}", clause[-2:])[number % 5]
        year = (FIRST_DAY + dt.timedelta(days=chosen // A_DAY)).replace(month=1, day=1)
        yield words, Filters(start=year, end=year.replace(month=12, day=31)) if number % 2 else Filters()


def _fill(path: Path, stored: int) -> None:
    part = partial(_part, 2_000)
    with ProcessPoolExecutor() as pool, writing(path) as con:
        for records in pool.map(part, range(0, stored, 2_000)):
            for start in range(0, len(records), A_DAY):
                _insert(con, records[start : start + A_DAY])


def _part(size: int, first: int) -> list[Article]:
    return [_record(number) for number in range(first, first + size)]


def _insert(con: duckdb.DuckDBPyConnection, records: list[Article]) -> str:
    first = records[0]
    edition = Edition(
        edition_id=first.edition_id, publication_id="bench", edition_date=first.edition_date, status="complete",
        page_count=1, article_count=len(records), ingested_at=dt.datetime.now(dt.UTC), parser_version="", raw_digest="",
    )  # fmt: skip
    insert_arrow(con, "articles", table_of(Article, records))
    insert_arrow(con, "editions", table_of(Edition, [edition]))
    note_changes(con, [first.edition_id])
    return first.edition_id


def _record(number: int) -> Article:
    plain = article(SEED, number)
    date = FIRST_DAY + dt.timedelta(days=number // A_DAY)
    edition_id = f"bench-{date}"
    return Article(
        article_id=f"{edition_id}-p01-a{number % A_DAY + 1:02}", edition_id=edition_id, page_id=f"{edition_id}-p01",
        publication_id="bench", edition_date=date, page_no="01", page_name=None, seq=number % A_DAY + 1, column_name=None,
        kicker=None, headline=plain.headline, subhead=None, byline=None, authors=(), dateline=None, pull_quote=None,
        body=plain.body, captions=(), char_count=len(plain.body), duplicate_of=None, source_url=None,
    )  # fmt: skip


def _fts() -> str:
    try:
        with duckdb.connect() as con:
            con.execute("LOAD fts")
    except duckdb.Error as error:
        return f"cannot be loaded in DuckDB {duckdb.__version__}: {str(error).splitlines()[0][:90]}"
    return f"can be loaded in DuckDB {duckdb.__version__}; it knows no incremental update"
