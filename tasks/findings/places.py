"""From a stretch of an article's body to its place on the page."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.records import Article

Place = tuple[str, int, int]


def place_of(article: Article, lines: Iterable[tuple[int, int]]) -> Place:
    """(page_id, char_start, char_end) of stretches of the body, in order: where they begin on their first page.

    Of text that goes on on another page, only what stands on the first one is told. Without spans (an article that
    was not read from a page) the offsets are those into the body.
    """
    bounds = list(lines)
    start, end = bounds[0][0], bounds[-1][1]
    touched = [span for span in article.spans if span.body_start < end and start < span.body_start + span.length]
    if not touched:
        return article.page_id, start, end
    page = touched[0].page_id
    here = [span for span in touched if span.page_id == page]
    first = here[0].char_start + max(0, start - here[0].body_start)
    last = max(span.char_start + min(span.length, end - span.body_start) for span in here)
    return page, first, max(first, last)
