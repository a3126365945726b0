"""The last resort for a skin nobody knows: the element where most text stands outside links."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from tasks.platforms.flow import read_flow
from tasks.platforms.selection import soup_of
from tasks.platforms.web import Picture

_BLOCKS = frozenset({"div", "td", "article", "section", "main", "body", "span"})
_NOISE = frozenset({"a", "script", "style", "select", "form", "textarea", "noscript", "title"})
_MARKS = "，。、；："  # running text has them, navigation does not
_STEPS_UP = 30
_LEAST = 60  # characters: less is no body but a remark
_SHARE = 0.85


def densest_body(text: str, url: str) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """Lines and pictures of the innermost element with most of the page's running text; () where that is little."""
    weights: dict[int, int] = defaultdict(int)
    blocks: list[Tag] = []  # in the order of their last text: inner ones before those around them
    known: set[int] = set()
    for piece in soup_of(text).descendants:
        if type(piece) is not NavigableString or not any(mark in piece for mark in _MARKS):
            continue
        around = list(islice(piece.parents, _STEPS_UP))
        if any(parent.name in _NOISE for parent in around):
            continue
        for parent in around:
            if parent.name in _BLOCKS:
                weights[id(parent)] += len(piece.strip())
                if id(parent) not in known:
                    known.add(id(parent))
                    blocks.append(parent)
    heaviest = max(weights.values(), default=0)
    if heaviest < _LEAST:
        return (), ()
    chosen = next(block for block in blocks if weights[id(block)] >= heaviest * _SHARE)
    flow = read_flow(chosen.decode_contents(formatter="minimal"), url)
    return flow.lines, flow.pictures
