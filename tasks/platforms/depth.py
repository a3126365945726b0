"""Pages nested so deep that parsers take minutes: refused before they are parsed."""

from __future__ import annotations

import re

from tasks.errors import NotUnderstood

_TAG = re.compile(r"<(/?)(?:div|table|span|ul|font|b|p|td|section|center)\b", re.IGNORECASE)
_HARMLESS = 6_000  # tags: a page with no more of them cannot cost much
_DEEPEST = 3_000


def refuse_deep(text: str, url: str) -> None:
    """Raises `NotUnderstood` where elements are open thousands deep: lexbor and bs4 take quadratic time there."""
    if text.count("<") <= _HARMLESS:
        return
    depth = 0
    for found in _TAG.finditer(text):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            raise NotUnderstood(f"{url}: its markup is nested more than {_DEEPEST} deep")
