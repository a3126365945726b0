"""Whether a document that came is what was asked for: understood, of that day, and there at all."""

from __future__ import annotations

import datetime as dt
import re
from itertools import accumulate
from typing import Any

from tasks.errors import NotUnderstood
from tasks.platforms.error_pages import what_else_it_is
from tasks.platforms.web import IndexPage, Platform, WebArticle
from tasks.text.charset import decode
from warehouse.documents import RawDocument

REASONS = {
    "a page that does not exist": "soft_404",
    "a day without an issue": "no_issue",
    "a log-in or pay wall": "pay_wall",
    "a block page": "blocked",
    "a page of an ailing server": "site_ill",
    "the page is empty": "empty_page",
}
"""What `tasks.platforms.error_pages` says a page is, and the reason in the ledger."""

NO_ISSUE = ("http_404", "http_410", "soft_404", "no_issue", "other_day")
"""The reasons that, of an edition's first page, say that the day has no issue."""


MOST_TAGS = 20_000  # a parsed megabyte of nothing but tags takes 150 MB; the pages that were seen have below 1,000
DEEPEST = 1_000
_NESTING = re.compile(rb"<(/?)(?:div|span|table|font|b|a|ul|section|article)\b", re.IGNORECASE)


class Unfit(NotUnderstood):
    """A document that is not the page or article asked for; `reason` is for the ledger."""

    def __init__(self, reason: str, url: str, detail: str) -> None:
        super().__init__(f"{url} is not what was asked for ({reason}): {detail}.")
        self.reason, self.url, self.detail = reason, url, detail


def read_index(reader: Platform, document: RawDocument, date: dt.date) -> IndexPage:
    """The page's lists. Raises `Unfit`: not_understood, other_day, or one of `REASONS`."""
    index: IndexPage = _read(reader.read_index, document)
    _check_day(document, index.edition_date, date)
    return index


def check_article(reader: Platform, document: RawDocument, date: dt.date) -> None:
    """Raises `Unfit` as `read_index` does. What the page holds is the parse stage's to say."""
    article: WebArticle | None = _read(reader.read_article, document)
    _check_day(document, article.edition_date if article else None, date)


def _read(read: Any, document: RawDocument) -> Any:
    _check_markup(document)
    try:
        return read(document.content, document.url)
    except NotUnderstood as error:
        instead = what_else_it_is(decode(document.content).text)
        if instead is None:
            raise Unfit("not_understood", document.url, str(error)) from error
        reason = next((code for meaning, code in REASONS.items() if instead.startswith(meaning)), "soft_404")
        raise Unfit(reason, document.url, f"it came as {instead}") from error
    except RecursionError as error:  # thousands of nested tags
        raise Unfit("not_understood", document.url, "its markup is nested too deep") from error


def _check_markup(document: RawDocument) -> None:
    """Raises `Unfit` for markup that is made to exhaust a parser."""
    tags = document.content.count(b"<")
    if tags > MOST_TAGS:
        raise Unfit("too_large", document.url, f"it has {tags} tags, and pages have no more than {MOST_TAGS}")
    depths = accumulate(-1 if closing else 1 for closing in _NESTING.findall(document.content))
    if max(depths, default=0) > DEEPEST:
        raise Unfit("too_large", document.url, f"its markup is nested more than {DEEPEST} deep")


def _check_day(document: RawDocument, said: dt.date | None, date: dt.date) -> None:
    if said is not None and said != date:
        led = f", where {document.requested_url} led" if document.requested_url else ""
        raise Unfit("other_day", document.url, f"asked for {date}, and this is of {said}{led}")
