"""Counted selections: what must be there once is there once, or the error says how often it was."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag
from selectolax.lexbor import LexborHTMLParser

from tasks.errors import NotUnderstood
from tasks.platforms.depth import has_many_tags

# A page that is but one word (.HTM, from a broken server) is a page, and no file's name.
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)


def soup_of(text: str) -> BeautifulSoup:
    """The page as a tree. html.parser keeps two bodies and misnested tables in the order of the source.

    It takes quadratic time over tags and quotes that never end, so pages of very many tags are made well-formed first.
    """
    if has_many_tags(text):
        text = LexborHTMLParser(text).html or ""
    return BeautifulSoup(text, "html.parser")


def elements(holder: Tag) -> Iterator[Tag]:
    """Every element inside, in the order of the source: a fifth of the time of `find_all`, which weighs filters."""
    return (piece for piece in holder.descendants if isinstance(piece, Tag))


def one(doc: Tag, selector: str, url: str) -> Tag:
    """The one element of `selector`. Raises `NotUnderstood` naming address, selector and the number found."""
    found = doc.select(selector)
    if len(found) != 1:
        raise NotUnderstood(f"{url}: {len(found)} elements for {selector!r}, 1 expected: has the site a new layout?")
    return found[0]
