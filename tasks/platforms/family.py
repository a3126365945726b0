"""A family of sites that differs from its kin in the shape of its addresses alone: both engines with one shape."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.platforms.article_page import read_article_page
from tasks.platforms.index_page import read_index_page
from tasks.platforms.shapes import Shape
from tasks.platforms.web import IndexPage, NotAnArticle, WebArticle


@dataclass(frozen=True, slots=True)
class Family:
    """A `Platform`."""

    shape: Shape

    def read_index(self, content: bytes, url: str) -> IndexPage:
        """Read a page of the index. Raises `NotUnderstood` where it lists neither pages nor articles."""
        return read_index_page(content, url, self.shape)

    def read_entry(self, content: bytes, url: str, title: str | None = None) -> WebArticle | NotAnArticle:
        """Read an article page. Raises `NotUnderstood` where nothing on it is an article's text."""
        return read_article_page(content, url, title)

    def read_article(self, content: bytes, url: str) -> WebArticle | None:
        """As `read_entry`; None for what is no article."""
        entry = self.read_entry(content, url)
        return entry if isinstance(entry, WebArticle) else None
