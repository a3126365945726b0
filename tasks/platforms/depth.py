"""Pages that would keep a parser busy for minutes: nested thousands deep, or full of tags that never end."""

from __future__ import annotations

import re

from tasks.errors import NotUnderstood

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NOT_NESTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "td", "tr", "th", "option", "dt", "dd", "tbody", "thead", "tfoot", "colgroup",
})  # fmt: skip
# (without end, or ended by the next of their kind)
_HARMLESS = 3_000  # tags: a page with no more of them cannot cost much, if it is not long either
_SHORT = 400_000
_DEEPEST = 3_000


def has_many_tags(text: str) -> bool:
    """Whether the page has more tags, or more text, than an honest page of a newspaper."""
    return len(text) > _SHORT or text.count("<") > _HARMLESS


def refuse_deep(text: str, url: str) -> None:
    """Raises `NotUnderstood` where elements are open thousands deep: lexbor and bs4 take quadratic time there."""
    if not has_many_tags(text):
        return
    depth = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _NOT_NESTED:
            depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            raise NotUnderstood(f"{url}: its markup is nested more than {_DEEPEST} deep")
