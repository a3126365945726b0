"""One day's articles against all that is stored: time, memory, recall and precision, beside MinHash LSH.

    python -m benchmarks.bench_reprints [--stored 20000] [--days 10] [--peers datasketch,rensa] [--keep FILE] [--json]

The store is a DuckDB file made from `benchmarks.corpus`, thrown away unless it is kept; each day is linked in a
transaction, as `ribao ingest` does, and rolled back, so that all days meet the same store. A peer keeps its index in
memory and only proposes; what is left of its proposals after our judge is counted, over the same days.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

import duckdb
import psutil
import pyarrow as pa

from benchmarks.corpus import Planted, article, corpus, day
from tasks.text.clauses import clauses_of, inked
from tasks.text.similarity import verify
from warehouse.connect import writing
from warehouse.records import Article
from warehouse.reprints import relink_reprints
from warehouse.rows import table_of

SEED = 20_260_724
A_DAY = 100
_CLAUSES = pa.schema([("h", pa.uint64()), ("article_id", pa.string()), ("edition_id", pa.string()), ("n", pa.uint16())])


@dataclass
class Result:
    """What a method found in the days' articles, and what that cost."""

    method: str
    stored: int
    build_seconds: float = 0.0
    day_seconds: list[float] = field(default_factory=list)
    extra_mb: float = 0.0
    found: int = 0
    planted: int = 0
    wrong: int = 0
    missed: dict[str, int] = field(default_factory=dict)

    def count(self, new: Planted, merged_with: int | None) -> None:
        """One new article: `merged_with` is the stored article that it was said to reprint."""
        if new.original is not None:
            self.planted += 1
            self.found += merged_with == new.original
            if merged_with is None:
                self.missed[new.kind or ""] = self.missed.get(new.kind or "", 0) + 1
        self.wrong += merged_with is not None and merged_with != new.original

    def line(self) -> dict[str, object]:
        """The figures as a row."""
        said = self.found + self.wrong
        return {
            "method": self.method,
            "stored": self.stored,
            "build_s": round(self.build_seconds, 1),
            "day_s_median": round(statistics.median(self.day_seconds), 3),
            "day_s_max": round(max(self.day_seconds), 3),
            "extra_mb": round(self.extra_mb),
            "recall": round(self.found / self.planted, 4),
            "precision": round(self.found / said, 4) if said else None,
            "planted": self.planted,
            "missed": self.missed,
        }


def main() -> None:
    """Parses the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stored", type=int, default=20_000)
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--peers", default="datasketch,rensa")
    parser.add_argument("--keep", type=Path, help="the store: used if it is there, else made and kept")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    days = [day(SEED, options.stored, A_DAY, number) for number in range(options.days)]
    results = [measure_ours(options.stored, days, options.keep)]
    results += [_PEERS[name](options.stored, days) for name in options.peers.split(",") if name]
    for result in results:
        print(json.dumps(asdict(result) if options.json else result.line(), ensure_ascii=False))


def measure_ours(stored: int, days: Sequence[list[Planted]], keep: Path | None = None) -> Result:
    """Ribao's own: clauses in DuckDB, one join a day, our judge."""
    result = Result("ribao", stored)
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "bench.duckdb"
        if not path.exists():
            started = time.perf_counter()
            with writing(path) as con:
                for part in _parts(corpus(SEED, stored), 10_000):
                    _store(con, part)
            result.build_seconds = time.perf_counter() - started
        for number, articles in enumerate(days):
            _one_day(path, _edition_number(number), articles, result)
    return result


def _one_day(path: Path, edition: int, articles: list[Planted], result: Result) -> None:
    with writing(path) as con:
        con.begin()
        con.register("incoming_rows", table_of(Article, [_record(each, edition) for each in articles]))
        con.execute("INSERT INTO articles BY NAME SELECT * FROM incoming_rows")
        con.unregister("incoming_rows")
        before = psutil.Process().memory_info().rss
        started = time.perf_counter()
        relink_reprints(con, [_edition(edition)], clauses_of, verify)
        result.day_seconds.append(time.perf_counter() - started)
        result.extra_mb = max(result.extra_mb, (psutil.Process().memory_info().rss - before) / 1e6)
        found = con.execute(
            "SELECT article_id, duplicate_of FROM articles WHERE edition_id = ?", [_edition(edition)]
        ).fetchall()
        con.rollback()
    said = dict(found)
    for each in articles:
        other = said[_id(each.number, edition)]
        result.count(each, int(other.rsplit("-", 1)[1]) if other else None)


def _edition_number(day_number: int) -> int:
    return 50_000 + day_number  # after all that are stored


def _parts(articles: Iterator[Planted], size: int) -> Iterable[list[Planted]]:
    while part := list(islice(articles, size)):
        yield part


def _edition(number: int) -> str:
    return f"bench-{number:06d}"


def _id(number: int, edition: int) -> str:
    return f"{_edition(edition)}-{number:08d}"


def _record(each: Planted, edition: int) -> Article:
    return Article(
        article_id=_id(each.number, edition), edition_id=_edition(edition), page_id=f"{_edition(edition)}-p01",
        publication_id="bench", edition_date=dt.date(1990, 1, 1) + dt.timedelta(days=edition), page_no="01",
        page_name=None, seq=each.number % A_DAY + 1, column_name=None, kicker=None, headline=each.headline,
        subhead=None, byline=None, authors=(), dateline=None, pull_quote=None, body=each.body, captions=(),
        char_count=len("".join(each.body.split())),
        duplicate_of=None if each.original is None else _id(each.original, each.original // A_DAY), source_url=None,
    )  # fmt: skip


def _store(con: duckdb.DuckDBPyConnection, articles: list[Planted]) -> None:
    """Bulk: articles as if they had been linked on their day, and their clauses."""
    rows = [_record(each, each.number // A_DAY) for each in articles]
    clauses = [(h, row.article_id, row.edition_id, n) for row in rows for h, n in clauses_of(row.body)]
    columns = [
        pa.array(column, type=kind) for column, kind in zip(zip(*clauses, strict=True), _CLAUSES.types, strict=True)
    ]
    for table, arrow in (
        ("articles", table_of(Article, rows)),
        ("clauses", pa.Table.from_arrays(columns, schema=_CLAUSES)),
    ):
        con.register("bulk_rows", arrow)
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM bulk_rows")
        con.unregister("bulk_rows")


def measure_datasketch(stored: int, days: Sequence[list[Planted]]) -> Result:
    """datasketch: MinHash of 128 permutations, LSH at Jaccard 0.5, character 4-grams."""
    from datasketch import MinHash, MinHashLSH

    def sketch(body: str) -> MinHash:
        made = MinHash(num_perm=128)
        made.update_batch([gram.encode() for gram in _grams(body)])
        return made

    index = MinHashLSH(threshold=0.5, num_perm=128)
    return _measure_peer(
        "datasketch",
        stored,
        days,
        lambda n, body: index.insert(n, sketch(body)),
        lambda body: index.query(sketch(body)),
    )


def measure_rensa(stored: int, days: Sequence[list[Planted]]) -> Result:
    """rensa: R-MinHash of 128 permutations, LSH of 32 bands, character 4-grams."""
    from rensa import RMinHash, RMinHashLSH

    def sketch(body: str) -> RMinHash:
        made = RMinHash(num_perm=128, seed=42)
        made.update(_grams(body))
        return made

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    return _measure_peer(
        "rensa", stored, days, lambda n, body: index.insert(n, sketch(body)), lambda body: index.query(sketch(body))
    )


def _grams(body: str) -> list[str]:
    text = inked(body)
    return list({text[i : i + 4] for i in range(max(1, len(text) - 3))})


def _measure_peer(
    method: str,
    stored: int,
    days: Sequence[list[Planted]],
    insert: Callable[[int, str], None],
    query: Callable[[str], Iterable[int]],
) -> Result:
    """The peer proposes; the best of what our judge calls a duplicate counts, so that only its proposals differ."""
    result = Result(f"{method}, judged by us", stored)
    before = psutil.Process().memory_info().rss
    started = time.perf_counter()
    stored_originals: dict[int, int] = {}
    bodies: dict[int, str] = {}
    for each in corpus(SEED, stored):
        insert(each.number, each.body)
        if each.form is not None:
            bodies[each.number] = each.body
        stored_originals[each.number] = each.number if each.original is None else each.original
    result.build_seconds = time.perf_counter() - started
    result.extra_mb = (psutil.Process().memory_info().rss - before) / 1e6
    for articles in days:
        started = time.perf_counter()
        proposed = [sorted(query(each.body)) for each in articles]
        result.day_seconds.append(time.perf_counter() - started)
        for each, numbers in zip(articles, proposed, strict=True):
            bodies |= {n: article(SEED, n).body for n in map(stored_originals.__getitem__, numbers) if n not in bodies}
            kept = [n for n in map(stored_originals.__getitem__, numbers)
                    if verify(bodies[n], each.body).relation == "duplicate"]  # fmt: skip
            result.count(each, min(kept, default=None))
    return result


_PEERS: dict[str, Callable[[int, Sequence[list[Planted]]], Result]] = {
    "datasketch": measure_datasketch,
    "rensa": measure_rensa,
}

if __name__ == "__main__":
    main()
