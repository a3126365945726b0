"""What the addresses of a family's pages and articles look like: all that a family's reader must know of an index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Shape:
    """Patterns over the last parts of a path. A group named `page` in both tells articles of other pages apart."""

    page: re.Pattern[str]
    article: re.Pattern[str]
    strict_labels: bool = False  # page and article addresses look alike: only a label with 版 makes a page

    def is_page(self, url: str) -> bool:
        """Whether the address looks like a page of the edition."""
        return self.page.search(_path(url)) is not None

    def is_article(self, url: str) -> bool:
        """Whether the address looks like an article."""
        return self.article.search(_path(url)) is not None

    def page_in(self, url: str) -> str | None:
        """The page that the address itself names, without leading zeros; None where the family's says nothing."""
        found = self.article.search(_path(url)) or self.page.search(_path(url))
        named = found.groupdict().get("page") if found else None
        return named.lstrip("0").upper() if named else None


def shape(page: str, article: str, *, strict_labels: bool = False) -> Shape:
    """A shape from two patterns, matched without regard to case at the end of the path."""
    return Shape(
        re.compile(rf"(?:^|/){page}$", re.IGNORECASE),
        re.compile(rf"(?:^|/){article}$", re.IGNORECASE),
        strict_labels,
    )


def _path(url: str) -> str:
    return unquote(urlsplit(url).path)
