"""Vocabulary kept in data files: one entry a line, its fields separated by TAB, `#` before a comment."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def load_rows(where: str | Path, name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a word file, each as the tuple of its fields.

    `where` is a package (`tasks.pages`), whose folder `words` is read, or a folder; `name` is the file's name without
    `.tsv`. By our habit the last field of an entry says where it was seen. Raises FileNotFoundError.
    """
    return _read(where, name)


def load_words(where: str | Path, name: str) -> tuple[str, ...]:
    """The first field of each entry of a word file, in the file's order. Arguments as in `load_rows`."""
    return tuple(row[0] for row in _read(where, name))


@cache
def _read(where: str | Path, name: str) -> tuple[tuple[str, ...], ...]:
    folder: Traversable = where if isinstance(where, Path) else files(where).joinpath("words")
    lines = folder.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(
        tuple(part.strip() for part in line.split("\t")) for line in lines if line.strip() and not line.startswith("#")
    )


def load_pattern(where: str | Path, name: str, how: str | None = None) -> re.Pattern[str]:
    """The entries of a word file as one pattern of alternatives: all, or those whose second field is `how`.

    The first fields are patterns; write them so that they run in linear time.
    """
    words = [row[0] for row in _read(where, name) if how is None or row[1] == how]
    return re.compile("|".join(f"(?:{word})" for word in words))
