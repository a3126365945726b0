"""`ribao search`: full-text search, best first."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson, log_to_stderr, read_date
from flows.commands.printing import print_json, print_rows, say

if TYPE_CHECKING:
    from warehouse.search import Hits


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="词…", help="Words and phrases that must all stand in the article.")
    ],
    publication: Annotated[
        str | None, typer.Option("--publication", "-p", metavar="PUB", help="Only this one.")
    ] = None,
    start: Annotated[str | None, typer.Option(help="No edition before this day.")] = None,
    end: Annotated[str | None, typer.Option(help="No edition after this day.")] = None,
    office: Annotated[str | None, typer.Option(help="Only articles in which such an office replies.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="At most so many.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Full-text search of the articles, best first."""
    log_to_stderr()
    first, last = _day(start, "--start"), _day(end, "--end")
    hits = _search(" ".join(words), publication, first, last, office, limit)
    if as_json:
        print_json(asdict(hits))
        return
    columns = ("article_id", "page", "headline", "snippet", "score")
    rows = [(hit.article_id, hit.page_no, hit.headline, hit.snippet, round(hit.score, 2)) for hit in hits.hits]
    print_rows(columns, rows, as_json=False)
    say(f"{len(hits.hits)} of {hits.total} articles with {' · '.join(hits.looked_for) or 'no word'}")


def _search(
    words: str, publication: str | None, start: dt.date | None, end: dt.date | None, office: str | None, limit: int
) -> Hits:
    from warehouse.connect import reading
    from warehouse.home import home
    from warehouse.search import Filters, SearchIndex

    filters = Filters(publication_id=publication, start=start, end=end, office=office)
    with reading() as con:
        index = SearchIndex(home() / "search")
        index.sync(con)
        return index.search(con, words, filters, limit=limit)


def _day(text: str | None, option: str) -> dt.date | None:
    return read_date(text, option) if text else None
