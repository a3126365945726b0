"""Regexes from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.text.words import load_rows


def any_of(choices: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(choices), key=lambda word: (-len(word), word)))) + ")"


def any_pattern(patterns: Iterable[str]) -> str:
    """A regex that matches any of the patterns, in the order given."""
    return "(?:" + "|".join(patterns) + ")"


def patterns_of(name: str, kind: str) -> str:
    """A regex that matches any pattern of one kind in `words/<name>.tsv` (kind, pattern, where seen)."""
    found = [row[1] for row in load_rows("tasks.findings", name) if row[0] == kind]
    if not found:
        raise KeyError(f"words/{name}.tsv has no {kind}")
    return any_pattern(found)
