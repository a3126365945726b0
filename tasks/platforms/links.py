"""The links of an index page, whatever markup carries them: a, area, option, daoxiang, onclick, titles in script."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tasks.platforms.addresses import absolute
from tasks.platforms.selection import elements

_TARGETS = ("href", "daoxiang", "data-href", "data-url", "value", "onclick")  # daoxiang: 新华每日电讯 and kin
_IN_SCRIPT = re.compile(r"""["']([^"'\s]*\.s?html?)\b""", re.IGNORECASE)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)"|\'((?:[^\'\\]|\\.)*+)\'', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the order of the source. `text` is what a reader sees, '' for a hot area or a picture."""

    url: str  # absolute, without query
    text: str
    hint: str  # title or alt
    element: Tag = field(repr=False, compare=False)

    @property
    def is_area(self) -> bool:
        """Whether it is a hot area of the page's picture."""
        return self.element.name == "area"


def gather_links(soup: BeautifulSoup, url: str) -> list[Link]:
    """Every link of the page to another document, in order."""
    base_element = next((element for element in elements(soup) if element.name == "base" and element.get("href")), None)
    base = absolute(url, str(base_element["href"])) if base_element else None
    links = []
    for element in filter(_has_target, elements(soup)):
        target = _target(element)
        address = absolute(base or url, target) if target else None
        if address:
            links.append(Link(address, visible_text(element), _hint(element), element))
    return links


def _has_target(element: Tag) -> bool:
    if element.name in ("a", "area"):
        return element.has_attr("href") or element.has_attr("daoxiang") or element.has_attr("onclick")
    if element.name == "option":
        return ".htm" in str(element.get("value", "")) or ".shtml" in str(element.get("value", ""))
    return element.has_attr("daoxiang") or element.has_attr("data-href") or ".htm" in str(element.get("onclick", ""))


def _target(element: Tag) -> str | None:
    for name in _TARGETS:
        value = str(element.get(name, "")).strip()
        if not value or value == "#" or value.lower().startswith("javascript:void"):
            continue
        if name == "onclick" or value.lower().startswith("javascript:"):
            quoted = _IN_SCRIPT.search(value)
            if quoted:
                return quoted[1]
            continue
        return value
    return None


def _hint(element: Tag) -> str:
    picture = next((inner for inner in elements(element) if inner.name == "img"), None)
    for holder in (element, picture):
        if holder is not None:
            text = str(holder.get("title") or holder.get("alt") or "").strip()
            if text:
                return text
    return ""


def visible_text(element: Tag) -> str:
    """The element's text with one blank for a run, without what a nested (unclosed) link shows.

    Titles that a script writes, as in `document.write(view("甲<br>乙"))`, are read from its first literal.
    """
    parts: list[str] = []
    for piece in element.descendants:
        if isinstance(piece, Tag):
            if piece.name == "script":
                parts.append(_written(piece.get_text()))
            elif piece.name == "br":
                parts.append(" ")
        elif type(piece) is NavigableString and _belongs(piece, element):
            parts.append(piece)
    return " ".join("".join(parts).replace("\u3000", " ").split())


def whole_text(element: Tag) -> str:
    """All of the element's text with one blank for a run, that of links included."""
    pieces = (piece for piece in element.descendants if type(piece) is NavigableString)
    shown = (piece for piece in pieces if piece.parent is None or piece.parent.name not in ("script", "style"))
    return " ".join(" ".join(shown).replace("\u3000", " ").split())


def _belongs(piece: NavigableString, element: Tag) -> bool:
    for parent in piece.parents:
        if parent is element:
            return True
        if parent.name in ("a", "script", "style"):
            return False
    return False


def _written(script: str) -> str:
    if "write" not in script:
        return ""
    found = _LITERAL.search(script)
    if found is None:
        return ""
    literal = (found[1] or found[2] or "").replace("\\", "")
    return html.unescape(_TAG.sub(" ", literal))
