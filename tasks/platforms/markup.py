"""What the ids, classes and tags of article pages mean: kicker, headline, body … The names are in words/markup.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tasks.platforms.tree import Element
from tasks.text.words import load_rows

MarkupRole = Literal[
    "body", "headline", "kicker", "subhead", "beside", "byline", "column", "titles", "picture", "caption", "editors",
    "heading", "hidden",
]  # fmt: skip

_CLASS = re.compile(r"""class=["']?([^"'<>]*)""")  # a literal first letter: 10 times as fast as one pattern for all
_ID = re.compile(r""" id=["']?([^"'<>\s]*)""")
_ODD_COMMON = re.compile(r"CLASS|[ ]ID|\nid")
_ODD = re.compile(r"""CLASS|[ ]ID|[\n\t\r"]id|Class|class =|id =""")
_NAMES = re.compile(r"""[\s"'](id|class)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_PLAIN = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_GREY = "efefef"  # classic Founder's picture tables: bgcolor=#efefef


@dataclass(frozen=True, slots=True)
class Meaning:
    """A role, and how surely the name means it: 1 is surest."""

    role: MarkupRole
    rank: int


@cache
def _vocabulary() -> dict[str, Meaning]:
    roles: dict[str, Meaning] = {}
    for name, role, rank, *_ in load_rows("tasks.platforms", "markup"):
        if not name.startswith("/"):
            roles[name.lower()] = Meaning(role, int(rank))  # type: ignore[arg-type]
    for level in "1234":
        roles[f"<h{level}>"] = Meaning("heading", int(level))
    return roles


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    return tuple(
        (re.compile(name[1:-1]), Meaning(role, int(rank)))  # type: ignore[arg-type]
        for name, role, rank, *_ in load_rows("tasks.platforms", "markup")
        if name.startswith("/")
    )


@lru_cache(maxsize=8192)
def meaning_of(name: str) -> Meaning | None:
    """What one id, one class or one tag (in angle brackets) means; None where it means nothing here."""
    name = name.lower()
    known = _vocabulary().get(name)
    if known is None and not name.startswith("<"):
        return next((meaning for pattern, meaning in _patterns() if pattern.fullmatch(name)), None)
    return known


@lru_cache(maxsize=8192)
def _selectors(kind: str, value: str) -> tuple[str, ...]:
    """CSS for what an attribute of the page names, as it is written there."""
    names = (value.strip(),) if kind == "id" else tuple(value.split())
    return tuple(("#" if kind == "id" else ".") + name for name in names if _PLAIN.match(name) and meaning_of(name))


@cache
def _tags() -> tuple[str, ...]:
    return tuple(name.strip("<>") for name in _vocabulary() if name.startswith("<") and name[1] != "h")


_HINT = re.compile("<founder-|<npm-|<cms-|<content|<article|<fig|<FOUNDER-|efefef|EFEFEF|display|hidden|DISPLAY")


def selector_for(html: str, *, thorough: bool = True) -> str:
    """One CSS selector for every element of the page whose name, class or tag means something.

    Attributes are written in odd ways (`CLASS=`, `id =`); without `thorough` only the commonest of them are looked for.
    """
    if (_ODD if thorough else _ODD_COMMON).search(html):
        found = [(kind.lower(), double or single or bare) for kind, double, single, bare in _NAMES.findall(html)]
        ids = frozenset(value for kind, value in found if kind == "id")
        classes = frozenset(value for kind, value in found if kind == "class")
    else:
        ids, classes = frozenset(_ID.findall(html)), frozenset(_CLASS.findall(html))
    return _selector(ids, classes, frozenset(_HINT.findall(html)))


@lru_cache(maxsize=1024)
def _selector(ids: frozenset[str], classes: frozenset[str], hints: frozenset[str]) -> str:
    """The pages of a site have the same names: they share one selector."""
    selectors = {selector for value in ids for selector in _selectors("id", value)}
    selectors.update(selector for value in classes for selector in _selectors("class", value))
    stems = tuple(hint[1:] for hint in hints if hint.startswith("<"))
    selectors.update(tag for tag in _tags() if tag.startswith(stems) or "FOUNDER-" in stems)
    if not hints.isdisjoint((_GREY, _GREY.upper())):
        selectors.add("table[bgcolor]")
    if not hints.isdisjoint(("display", "hidden", "DISPLAY")):
        selectors.update(('[style*="none"]', '[style*="hidden"]'))
    return ",".join(["h1", "h2", "h3", "h4", *sorted(selectors)])


def meanings(element: Element) -> dict[str, int]:
    """Each role that the element's own names give it, with its surest rank."""
    attributes = element.attributes()
    if not attributes:
        return _meanings(element.tag, "", "", "", hidden=False)
    style = attributes.get("style")
    return _meanings(
        element.tag,
        attributes.get("id") or "",
        attributes.get("class") or "",
        attributes.get("bgcolor") or "",
        hidden=style is not None and _HIDDEN.search(style) is not None,
    )


@lru_cache(maxsize=4096)
def _meanings(tag: str, element_id: str, classes: str, bgcolor: str, *, hidden: bool) -> dict[str, int]:
    names = (element_id.strip(), *classes.split(), f"<{tag}>")
    known = [meaning for name in names if name and (meaning := meaning_of(name))]
    if tag == "table" and bgcolor.lower() == f"#{_GREY}":
        known.append(Meaning("picture", 1))
    if hidden:
        known.append(Meaning("hidden", 1))
    roles: dict[str, int] = {}
    for meaning in known:
        roles[meaning.role] = min(meaning.rank, roles.get(meaning.role, meaning.rank))
    return roles
