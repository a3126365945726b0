"""Full-text search: a Tantivy index beside the warehouse, always derived from it.

The index is a cache. It holds the number of the last change it has seen (table `changes`), written in the same commit
as the articles; `sync` brings in what was loaded since, and a search syncs first. An index that is lost, of another
warehouse or of an older format is built anew.
"""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import tantivy

from warehouse.changes import changed_since, last_change
from warehouse.errors import WarehouseError
from warehouse.search_terms import Wanted, alone, snippet, terms, wanted, words_of

FORMAT = "1"
_STATE = "state"
_BATCH = 2_000  # articles read from the warehouse at a time
_HEADLINE_BOOST = 3.0
_LOCK_WAIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `marks` are (start, end) in `snippet` of the words looked for."""

    article_id: str
    publication_id: str
    edition_date: dt.date
    page_no: str
    headline: str
    snippet: str
    marks: list[tuple[int, int]]
    score: float


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits, the number of all, and what was looked for (single words, where the whole was nowhere)."""

    total: int
    looked_for: tuple[str, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a search. Dates are edition dates, both ends included."""

    publication_id: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    office: str | None = None  # a part of the name of an office that replies in the article


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("edition", "publication"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("headline", "body", "office"):
        build.add_text_field(name, tokenizer_name="whitespace")
    build.add_integer_field("day", indexed=True, fast=True)
    build.add_text_field("seen", stored=True, tokenizer_name="raw", index_option="basic")
    return build.build()


def _number(day: dt.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


class SearchIndex:
    """The index in a folder (`$RIBAO_HOME/search`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.schema = _schema()
        self.index = self._open()

    def _open(self) -> tantivy.Index:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(self.schema, path=str(self.folder))
        except (ValueError, OSError):  # of another format, or damaged: it is a cache
            shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
            return tantivy.Index(self.schema, path=str(self.folder))

    def seen(self) -> tuple[str, int]:
        """The mark of the warehouse that it was built from, and the last change in it ("", 0 at first)."""
        self.index.reload()
        searcher = self.index.searcher()
        found = searcher.search(self._term("key", _STATE), 1).hits
        if not found:
            return "", 0
        mark, _, change_no = searcher.doc(found[0][1])["seen"][0].rpartition(" ")
        return mark, int(change_no)

    def sync(self, con: duckdb.DuckDBPyConnection) -> int:
        """Bring in what changed in the warehouse since the last time; returns the number of editions taken in.

        Raises WarehouseError where another process writes the index for longer than ten seconds.
        """
        mark = _warehouse_mark(con)
        seen_mark, last = self.seen()
        newest = last_change(con)
        anew = seen_mark != mark or last > newest
        if not anew and last == newest:
            return 0
        changed = changed_since(con, 0 if anew else last)
        writer = self._writer(heap=256_000_000 if len(changed) > 100 else 32_000_000)
        try:
            if anew:
                writer.delete_all_documents()
            for edition_id in changed:
                writer.delete_documents_by_term("edition", edition_id)
            for document in self._documents(con, changed):
                writer.add_document(document)
            writer.delete_documents_by_term("key", _STATE)
            state = tantivy.Document()
            state.add_text("key", _STATE)
            state.add_text("seen", f"{mark} {newest}")
            writer.add_document(state)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()
        return len(changed)

    def search(
        self,
        con: duckdb.DuckDBPyConnection,
        query: str,
        filters: Filters | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
    ) -> Hits:
        """The articles in which all of the query's words and phrases stand, best (BM25) first.

        A query found nowhere as typed is looked for again by its single words, any of them.
        """
        filters = filters or Filters()
        looked_for = wanted(query)
        if not looked_for:
            return Hits(0, (), ())
        self.index.reload()
        searcher = self.index.searcher()
        result = searcher.search(self._query(looked_for, filters, every=True), limit, offset=offset)
        if not _count(result):
            looked_for = tuple(word for each in looked_for for word in words_of(each.text))
            if not looked_for:
                return Hits(0, (), ())
            result = searcher.search(self._query(looked_for, filters, every=False), limit, offset=offset)
        scored = [(searcher.doc(address)["key"][0], score) for score, address in result.hits]
        hits = tuple(_hits(con, scored, looked_for))
        return Hits(_count(result), tuple(each.text for each in looked_for), hits)

    def _writer(self, heap: int) -> tantivy.IndexWriter:
        deadline = time.monotonic() + _LOCK_WAIT_SECONDS
        while True:
            try:
                return self.index.writer(heap_size=heap, num_threads=1)
            except ValueError as error:
                if "lock" not in str(error).lower() or time.monotonic() > deadline:
                    raise WarehouseError(
                        f"the search index {self.folder} cannot be written ({str(error).splitlines()[0]});"
                        " is another ribao at work? try again when it is done, or delete the folder: it is built anew"
                    ) from error
                time.sleep(0.2)

    def _documents(self, con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str]) -> Iterator[tantivy.Document]:
        for start in range(0, len(edition_ids), 200):
            cursor = con.execute(_ARTICLES, [list(edition_ids[start : start + 200])])
            while rows := cursor.fetchmany(_BATCH):
                for article_id, edition_id, publication_id, day, headline, body, offices in rows:
                    document = tantivy.Document()
                    document.add_text("key", article_id)
                    document.add_text("edition", edition_id)
                    document.add_text("publication", publication_id)
                    document.add_integer("day", _number(day))
                    document.add_text("headline", " ".join(terms(headline)))
                    document.add_text("body", " ".join(terms(body)))
                    document.add_text("office", " ".join(terms(offices or "")))
                    yield document

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value, "basic")

    def _phrase(self, field: str, words: Sequence[str]) -> tantivy.Query:
        first, last = alone(words[0]), alone(words[-1])
        if len(words) == 1:
            if first:  # one character: in any pair
                return tantivy.Query.regex_query(self.schema, field, f".?{words[0]}.?")
            return tantivy.Query.term_query(self.schema, field, words[0])
        if first or last:  # 2#桥 must find 2#桥下: a character alone at an end may begin or end a pair of the text
            begins = f".?{words[0]}" if first else words[0]
            ends = f"{words[-1]}.?" if last else words[-1]
            return tantivy.Query.regex_phrase_query(self.schema, field, [begins, *words[1:-1], ends])
        return tantivy.Query.phrase_query(self.schema, field, list(words))

    def _query(self, looked_for: Sequence[Wanted], filters: Filters, *, every: bool) -> tantivy.Query:
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        parts = []
        for each in looked_for:
            title = tantivy.Query.boost_query(self._phrase("headline", each.terms), _HEADLINE_BOOST)
            parts.append(tantivy.Query.boolean_query([(should, title), (should, self._phrase("body", each.terms))]))
        text = tantivy.Query.boolean_query([(must if every else should, part) for part in parts])
        clauses = [(must, text), *((must, query) for query in self._narrowing(filters))]
        return tantivy.Query.boolean_query(clauses)

    def _narrowing(self, filters: Filters) -> Iterator[tantivy.Query]:
        if filters.publication_id:
            yield tantivy.Query.const_score_query(self._term("publication", filters.publication_id), 0.0)
        if filters.office and (office := terms(filters.office)):
            yield tantivy.Query.const_score_query(self._phrase("office", office), 0.0)
        if filters.start or filters.end:
            days = tantivy.Query.range_query(
                self.schema, "day", tantivy.FieldType.Integer,
                _number(filters.start or dt.date.min), _number(filters.end or dt.date.max),
            )  # fmt: skip
            yield tantivy.Query.const_score_query(days, 0.0)


_ARTICLES = """
SELECT a.article_id, a.edition_id, a.publication_id, a.edition_date,
       concat_ws(' ', a.column_name, a.kicker, a.headline, a.subhead),
       concat_ws(chr(10), a.pull_quote, a.body, array_to_string(a.captions, chr(10))), q.offices
FROM articles a
LEFT JOIN (SELECT article_id, string_agg(responder, ' ; ' ORDER BY seq) AS offices FROM qa_pairs
           WHERE list_contains($1, edition_id) GROUP BY ALL) q USING (article_id)
WHERE list_contains($1, a.edition_id)
ORDER BY a.article_id
"""


def _count(result: tantivy.SearchResult) -> int:
    return int(getattr(result, "count", 0) or 0)  # tantivy's stub does not know it


def _warehouse_mark(con: duckdb.DuckDBPyConnection) -> str:
    """What tells one warehouse from another: its first migration's time, and the index's own format."""
    ((first,),) = con.execute("SELECT epoch_us(min(applied_at)) FROM schema_migrations").fetchall()
    return f"{FORMAT}/{first}"


def _hits(
    con: duckdb.DuckDBPyConnection, scored: Sequence[tuple[str, float]], looked_for: tuple[Wanted, ...]
) -> Iterator[Hit]:
    found = con.execute(
        "SELECT article_id, publication_id, edition_date, page_no, headline, body FROM articles"
        " WHERE edition_date IN (SELECT unnest($2)) AND list_contains($1, article_id)",
        [[key for key, _ in scored], [_day_of(key) for key, _ in scored]],
    ).fetchall()
    rows = {row[0]: row for row in found}
    for key, score in scored:
        if row := rows.get(key):
            text, marks = snippet(row[5], looked_for)
            article_id, publication_id, day, page_no, headline = row[:5]
            yield Hit(article_id, publication_id, day, page_no, headline, text, marks, score)


def _day_of(article_id: str) -> dt.date:
    """The edition date in an article's id (`zzrb-2020-05-08-p01-a02`): lets DuckDB skip all other days."""
    year, month, day = article_id.rsplit("-", 5)[1:4]
    return dt.date(int(year), int(month), int(day))
