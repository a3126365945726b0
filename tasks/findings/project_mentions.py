"""Mentions of projects, each read with what stands beside it: 路灯 in an answer about 森林路 is 森林路路灯."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tasks.findings import project_words as words
from tasks.findings.project_context import as_told, is_counted, meant_by
from tasks.findings.project_keys import ProjectName, plain, take_apart
from warehouse.mentions import Mention

EVERYWHERE = "*"
_SHORT = 2  # characters of a name that is rather short for one that its article writes in full: 剧院 for 江河大剧院


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention and what it names. `scope` is the city (or paper, or article) in which the name is one thing's."""

    mention: Mention
    name: ProjectName
    scope: str
    beside: str | None = None  # the name nearby that was needed to read it

    @property
    def is_local(self) -> bool:
        """Whether it could not be read beyond its article."""
        return self.scope == self.mention.article_id


def read_mentions(mentions: Iterable[Mention]) -> tuple[Reading, ...]:
    """Readings in order of time. The mentions of an article must come together: they are read beside one another."""
    by_article: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda each: each.order):
        by_article.setdefault(mention.article_id, []).append(mention)
    found = [reading for article in by_article.values() for reading in _read_article(article)]
    return tuple(sorted(found, key=lambda reading: reading.mention.order))


def _read_article(mentions: Sequence[Mention]) -> list[Reading]:
    named = [(mention, take_apart(mention.name, mention.city)) for mention in mentions]
    own = [(mention, name) for mention, name in named if not name.is_common and not is_counted(name)]
    anchors = list(own)
    phases = [_read(mention, name, anchors) for mention, name in named if not name.core]
    anchors += [(reading.mention, reading.name) for reading in phases if not reading.is_local]
    readings = [_read(mention, name, anchors if name.core else own) for mention, name in named]
    known = {_word(reading): reading for reading in reversed(readings) if not reading.is_local}
    return [_as_before(reading, known.get(_word(reading))) for reading in readings]


def _read(mention: Mention, name: ProjectName, anchors: list[tuple[Mention, ProjectName]]) -> Reading:
    if len(name.core) == _SHORT and not name.is_common:
        full = meant_by(mention, name, [each for each in anchors if each[1].core != name.core])
        if full and full.name.core.endswith(name.core):
            return Reading(mention, full.name, _scope(mention, full.name), full.beside)
    if not name.is_common:
        return Reading(mention, as_told(mention, name), _scope(mention, name))
    found = meant_by(mention, name, anchors)
    if found:
        return Reading(mention, found.name, _scope(mention, found.name), found.beside)
    return Reading(mention, replace(name, core=name.core or plain(mention.name)), mention.article_id)


def _word(reading: Reading) -> tuple[str | None, str]:
    return reading.mention.qa_id, plain(reading.mention.name)


def _as_before(reading: Reading, known: Reading | None) -> Reading:
    """A word that could not be read here means what it meant elsewhere in its article or answer."""
    return replace(known, mention=reading.mention) if reading.is_local and known else reading


def _scope(mention: Mention, name: ProjectName) -> str:
    return EVERYWHERE if words.joins_cities(name.core) else mention.city or mention.publication_id
