"""The parser's version: changes with the code and the words that a reading rests on, and with nothing else."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

VERSION = "0.1"
ROOMS = ("platforms", "pages", "text", "findings")
_HERE = Path(__file__).parent


@cache
def parser_version() -> str:
    """Such as `0.1+3fa9c1d2`: the digits are those of the pure rooms' files, words included."""
    whole = sha256()
    for room in ROOMS:
        for path in sorted((_HERE / room).rglob("*")):
            if path.suffix in (".py", ".tsv", ".txt"):
                whole.update(path.relative_to(_HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{VERSION}+{whole.hexdigest()[:8]}"
