"""The last resort for a skin nobody knows: the element where most text stands outside links."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString

from tasks.platforms.flow import read_flow
from tasks.platforms.selection import soup_of
from tasks.platforms.web import Picture

_BLOCKS = ["div", "td", "article", "section", "main", "body", "span"]
_LEAST = 60  # characters: less is no body but a remark
_SHARE = 0.85


def densest_body(text: str, url: str) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """Lines and pictures of the innermost element with most of the page's text outside links; () where it is little."""
    soup = soup_of(text)
    for noise in soup.find_all(["script", "style", "select", "form", "textarea", "noscript"]):
        noise.decompose()
    weighed = [(_weight(block), depth, block) for depth, block in enumerate(soup.find_all(_BLOCKS))]
    if not weighed or max(weight for weight, _, _ in weighed) < _LEAST:
        return (), ()
    heaviest = max(weight for weight, _, _ in weighed)
    _, _, chosen = max((entry for entry in weighed if entry[0] >= heaviest * _SHARE), key=lambda entry: entry[1])
    flow = read_flow(chosen.decode_contents(formatter="minimal"), url)
    return flow.lines, flow.pictures


def _weight(block: Tag) -> int:
    total = 0
    for piece in block.descendants:
        if type(piece) is NavigableString and piece.find_parent("a") is None:
            stripped = piece.strip()
            if any(mark in stripped for mark in "，。、；："):
                total += len(stripped)
    return total
