"""Corrections of project links by hand, in a TOML file that survives a reparse.

[[same]]                                  # these names are one project
names = ["新禾产业园", "新禾食品产业园一期"]
city = "常山"                             # optional: only in papers of this city

[[different]]                             # each of these names is a project of its own
names = ["人民公园改造", "人民公园"]

[[rename]]                                # how the project is called that has this name
name = "智轨"
to = "株洲智轨示范线"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tasks.errors import UsageError
from tasks.findings.project_keys import plain


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a correction speaks of, as `plain`, in papers of `city` (None: of all)."""

    names: tuple[str, ...]
    city: str | None = None
    to: str = ""

    def holds(self, name: str, city: str | None) -> bool:
        """Whether a mention of that name in a paper of that city is meant."""
        return plain(name) in self.names and self.city in (None, city)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person said of projects."""

    same: tuple[Names, ...] = ()
    different: tuple[Names, ...] = ()
    rename: tuple[Names, ...] = ()

    @property
    def digest(self) -> str:
        """Equal for corrections that say the same, in the same order."""
        return sha256(repr((self.same, self.different, self.rename)).encode()).hexdigest()


NONE = Corrections()
_KINDS = ("same", "different", "rename")


def read_corrections(text: str, where: str) -> Corrections:
    """The corrections of a TOML file's text. Raises `UsageError`, one line that names `where` and the entry."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where} is not TOML: {error}") from error
    if unknown := sorted(content.keys() - set(_KINDS)):
        raise UsageError(f"{where}: [[{unknown[0]}]] is no correction; there are [[same]], [[different]], [[rename]]")
    return Corrections(**{kind: tuple(_entries(content.get(kind, []), kind, where)) for kind in _KINDS})


def _entries(entries: Any, kind: str, where: str) -> Iterable[Names]:
    if not isinstance(entries, list):
        raise UsageError(f"{where}: write [[{kind}]], not [{kind}]")
    for number, entry in enumerate(entries, 1):
        yield (
            _rename(entry, f"{where}: [[rename]] {number}")
            if kind == "rename"
            else _names(entry, f"{where}: [[{kind}]] {number}")
        )


def _names(entry: Any, where: str) -> Names:
    _check_keys(entry, {"names", "city"}, where)
    names = entry.get("names")
    if (
        not isinstance(names, list)
        or len(names) < 2
        or not all(isinstance(name, str) and plain(name) for name in names)
    ):
        raise UsageError(f'{where}: names must be a list of at least two names, such as names = ["甲路", "乙路"]')
    return Names(tuple(sorted({plain(name) for name in names})), _city(entry, where))


def _rename(entry: Any, where: str) -> Names:
    _check_keys(entry, {"name", "to", "city"}, where)
    name, to = entry.get("name"), entry.get("to")
    if not isinstance(name, str) or not isinstance(to, str) or not plain(name) or not to.strip():
        raise UsageError(f'{where}: it needs a name and a to, such as name = "智轨" and to = "智轨示范线"')
    return Names((plain(name),), _city(entry, where), to.strip())


def _city(entry: dict[str, Any], where: str) -> str | None:
    city = entry.get("city")
    if city is not None and not isinstance(city, str):
        raise UsageError(f'{where}: city must be a name, such as city = "常山"')
    return city


def _check_keys(entry: Any, known: set[str], where: str) -> None:
    if not isinstance(entry, dict) or (unknown := sorted(entry.keys() - known)):
        what = f"{unknown[0]} is not known" if isinstance(entry, dict) else "it is no table"
        raise UsageError(f"{where}: {what}; it takes {', '.join(sorted(known))}")
