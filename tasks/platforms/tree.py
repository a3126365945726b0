"""A page as a tree, behind the few things that the article engine asks: lexbor for speed, bs4 for the messiest."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Protocol

from bs4 import Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tasks.platforms.selection import soup_of

_DEEPEST = 60


class Element(Protocol):
    """An element of the page."""

    @property
    def key(self) -> int:
        """The same for the same element."""
        ...

    @property
    def tag(self) -> str:
        """Lower case."""
        ...

    def attributes(self) -> Mapping[str, str | None]:
        """All of them, by lower-case name."""
        ...

    def inner_html(self) -> str:
        """Serialised: attributes quoted, text escaped."""
        ...

    def parent_key(self) -> int | None:
        """The key of the element around it."""
        ...

    def above(self) -> frozenset[int]:
        """The keys of the elements around it, to a depth that no honest page passes."""
        ...

    def outer_html(self) -> str:
        """The same with its own tag: a part of what is serialised around it."""
        ...


class Tree(Protocol):
    """A parsed page."""

    def select(self, selector: str) -> list[Element]:
        """The elements of a CSS selector, once each, in the order of the source."""
        ...


class LexborElement:
    """An element of lexbor's tree."""

    __slots__ = ("_node",)

    def __init__(self, node: LexborNode) -> None:
        self._node = node

    @property
    def key(self) -> int:
        """The same for the same element."""
        return int(self._node.mem_id)

    @property
    def tag(self) -> str:
        """Lower case."""
        return self._node.tag or ""

    def attributes(self) -> Mapping[str, str | None]:
        """All of them, by lower-case name."""
        return self._node.attributes

    def inner_html(self) -> str:
        """Serialised contents."""
        return self._node.inner_html or ""

    def parent_key(self) -> int | None:
        """The key of the element around it."""
        parent = self._node.parent
        return None if parent is None else int(parent.mem_id)

    def above(self) -> frozenset[int]:
        """The keys of the elements around it."""
        keys: list[int] = []
        parent = self._node.parent
        while parent is not None and len(keys) < _DEEPEST:
            keys.append(parent.mem_id)
            parent = parent.parent
        return frozenset(keys)

    def outer_html(self) -> str:
        """Serialised, with its own tag."""
        return self._node.html or ""


class LexborTree:
    """The page as browsers see it (HTML5)."""

    def __init__(self, text: str) -> None:
        self._parser = LexborHTMLParser(text)

    def select(self, selector: str) -> list[Element]:
        """The elements of a CSS selector, in the order of the source."""
        seen: dict[int, Element] = {}
        for node in self._parser.css(selector):
            seen.setdefault(int(node.mem_id), LexborElement(node))
        return list(seen.values())


class SoupElement:
    """An element of bs4's tree."""

    __slots__ = ("_element",)

    def __init__(self, element: Tag) -> None:
        self._element = element

    @property
    def key(self) -> int:
        """The same for the same element."""
        return id(self._element)

    @property
    def tag(self) -> str:
        """Lower case."""
        return self._element.name.lower()

    def attributes(self) -> Mapping[str, str | None]:
        """All of them, by lower-case name."""
        return {
            name.lower(): " ".join(value) if isinstance(value, list) else str(value or "")
            for name, value in self._element.attrs.items()
        }

    def inner_html(self) -> str:
        """Serialised contents."""
        return self._element.decode_contents(formatter="minimal")

    def parent_key(self) -> int | None:
        """The key of the element around it."""
        return None if self._element.parent is None else id(self._element.parent)

    def above(self) -> frozenset[int]:
        """The keys of the elements around it."""
        return frozenset(id(parent) for parent in islice(self._element.parents, _DEEPEST))

    def outer_html(self) -> str:
        """Serialised, with its own tag."""
        return self._element.decode(formatter="minimal")


class SoupTree:
    """The page in the order of its source, misnested tags and all."""

    def __init__(self, text: str) -> None:
        self._soup = soup_of(text)

    def select(self, selector: str) -> list[Element]:
        """The elements of a CSS selector, in the order of the source."""
        return [SoupElement(element) for element in self._soup.select(selector)]
