"""An element of an article page together with what its names mean."""

from __future__ import annotations

from tasks.platforms.flow import read_text
from tasks.platforms.markup import MarkupRole, meanings, selector_for
from tasks.platforms.tree import Element, Tree

_HEADER = frozenset({"headline", "kicker", "subhead", "beside", "byline", "column", "heading", "titles", "editors"})
_NONE = 99
_MOST = 600  # elements with a meaning: an article's page has some dozens


class Marked:
    """An element, its place in the source, its roles, and its text once it was asked for."""

    __slots__ = ("_above", "_html", "_text", "element", "is_header", "is_hidden", "key", "order", "roles")

    def __init__(self, element: Element, order: int, roles: dict[str, int]) -> None:
        self.element = element
        self.order = order
        self.roles = roles
        self.key = element.key
        self.is_hidden = False
        self._above: frozenset[int] | None = None
        self._html: str | None = None
        self._text: str | None = None
        self.is_header = "body" not in roles and not _HEADER.isdisjoint(roles)

    @property
    def above(self) -> frozenset[int]:
        """The keys of the elements around it."""
        if self._above is None:  # by hand: functools.cached_property takes a lock in 3.11
            self._above = self.element.above()
        return self._above

    @property
    def html(self) -> str:
        """The serialised contents."""
        if self._html is None:
            self._html = self.element.inner_html()
        return self._html

    @property
    def text(self) -> str:
        """The contents as one line."""
        if self._text is None:
            self._text = read_text(self.html)
        return self._text

    def has(self, role: MarkupRole) -> bool:
        """Whether one of its names means that role."""
        return role in self.roles

    def rank(self, role: MarkupRole) -> int:
        """How surely: 1 is surest, 99 not at all."""
        return self.roles.get(role, _NONE)

    def holds(self, other: Marked) -> bool:
        """Whether the other element is inside this one."""
        return self.order < other.order and self.key in other.above  # the source's order: most need no walk upwards

    def html_without(self, parts: list[Marked]) -> str:
        """The contents without some elements inside."""
        html = self.html
        for part in parts:
            html = html.replace(part.element.outer_html(), " ", 1)
        return html


def marked_elements(tree: Tree, text: str, *, thorough: bool = True) -> list[Marked]:
    """Every element whose names mean something, in the order of the source."""
    found: list[Marked] = []
    for element in tree.select(selector_for(text, thorough=thorough)):
        roles = meanings(element)
        if roles and len(found) < _MOST:
            found.append(Marked(element, len(found), roles))
    hidden = {mark.key for mark in found if mark.has("hidden")}
    if hidden:
        for mark in found:
            mark.is_hidden = mark.key in hidden or not hidden.isdisjoint(mark.above)
    return found
