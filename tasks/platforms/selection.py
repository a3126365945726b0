"""Counted selections: what must be there once is there once, or the error says how often it was."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from tasks.errors import NotUnderstood


def soup_of(text: str) -> BeautifulSoup:
    """The page as a tree. html.parser keeps two bodies and misnested tables in the order of the source."""
    return BeautifulSoup(text, "html.parser")


def one(doc: Tag, selector: str, url: str) -> Tag:
    """The one element of `selector`. Raises `NotUnderstood` naming address, selector and the number found."""
    found = doc.select(selector)
    if len(found) != 1:
        raise NotUnderstood(f"{url}: {len(found)} elements for {selector!r}, 1 expected: has the site a new layout?")
    return found[0]


def maybe(doc: Tag, selector: str) -> Tag | None:
    """The first element of `selector`, or None: for what may be absent."""
    return doc.select_one(selector)
