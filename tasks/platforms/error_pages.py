"""Pages that answer 200 and are something else: not found, log in, blocked. The words are in words/error_pages.tsv."""

from __future__ import annotations

import re
from functools import cache

from tasks.text.words import load_rows

_TAG = re.compile(r"<(script|style)\b(?:[^<]|<(?!/\1))*+|<[^<>]*>", re.IGNORECASE)
_SHORT = 1500  # characters of visible text: an error page says little else


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0], re.IGNORECASE), row[1]) for row in load_rows("tasks.platforms", "error_pages"))


def what_else_it_is(text: str) -> str | None:
    """What the page is instead of content, in words for a person; None where nothing says so."""
    visible = " ".join(_TAG.sub(" ", text[:60_000]).split())
    if not visible:
        return "the page is empty"
    if len(visible) > _SHORT:
        return None
    for phrase, meaning in _phrases():
        found = phrase.search(visible)
        if found:
            return f"{meaning} (it says {found[0]!r})"
    return None
