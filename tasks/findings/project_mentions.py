"""Mentions of projects, each read with what stands beside it: 路灯 in an answer about 森林路 is 森林路路灯."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tasks.findings import project_words as words
from tasks.findings.project_keys import ProjectName, part_of, plain, take_apart
from warehouse.mentions import Mention

EVERYWHERE = "*"
LONGEST_OWNER = 12  # characters: more is a sentence
_BREAK = re.compile(r"[，。！？；：、,.!?;:\s】）)▶◆■●]+")
_COUNT_BEFORE = re.compile(r"\d+[个座条]$")


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
    anchors = [(mention, name) for mention, name in named if not name.is_common]
    return [_read(mention, name, anchors) for mention, name in named]


def _read(mention: Mention, name: ProjectName, anchors: list[tuple[Mention, ProjectName]]) -> Reading:
    if not name.is_common:
        return Reading(mention, name, _scope(mention, name))
    if counted := _with_count(mention, name):
        return Reading(mention, counted, _scope(mention, counted))
    if owner := _written_before(mention, name):
        whole = part_of(owner, name)
        return Reading(mention, whole, _scope(mention, whole), owner.label)
    for pool in _pools(mention, anchors):
        if (anchor := _only(name, pool)) and (meant := _beside(name, anchor)):
            return Reading(mention, meant, _scope(mention, meant), anchor.label)
    return Reading(mention, replace(name, core=name.core or plain(mention.name)), mention.article_id)


def _with_count(mention: Mention, name: ProjectName) -> ProjectName | None:
    """口袋公园 as 4个口袋公园, where its sentence counts them."""
    sentence = plain(mention.evidence)
    count = _COUNT_BEFORE.search(sentence[: sentence.find(name.core)]) if name.core and name.core in sentence else None
    return replace(name, core=count[0] + name.core, label=count[0] + name.label) if count else None


def _written_before(mention: Mention, name: ProjectName) -> ProjectName | None:
    """What a part is said to be of, right before it, where a sentence or headline begins: 森林路路灯亮了."""
    if not words.is_part(name.core):
        return None
    for text in (mention.evidence, mention.question, mention.headline):
        for sentence in _BREAK.split(text):
            before, found, _ = plain(sentence).partition(name.core)
            if found and len(before) <= LONGEST_OWNER and words.is_named_thing(before):
                return take_apart(before, mention.city)
    return None


def _scope(mention: Mention, name: ProjectName) -> str:
    return EVERYWHERE if words.joins_cities(name.core) else mention.city or mention.publication_id


def _pools(mention: Mention, anchors: list[tuple[Mention, ProjectName]]) -> Iterable[list[ProjectName]]:
    """The names nearby, the nearest first: in the same sentence, question, answer, headline, article."""
    tests: tuple[Callable[[Mention, ProjectName], bool], ...] = (
        lambda other, name: bool(mention.evidence) and other.evidence == mention.evidence,
        lambda other, name: name.core in plain(mention.question),
        lambda other, name: mention.qa_id is not None and other.qa_id == mention.qa_id,
        lambda other, name: mention.qa_id is None and name.core in plain(mention.headline),
        lambda other, name: mention.qa_id is None and other.qa_id is None,
    )
    for test in tests:
        yield [name for other, name in anchors if test(other, name)]


def _only(part: ProjectName, pool: list[ProjectName]) -> ProjectName | None:
    """The one thing that a pool names; of several, the one whose name ends so: 大桥 beside 云溪大桥 and 解放路."""
    by_core = {(name.core, name.phase if not part.phase else ""): name for name in reversed(pool)}
    if len(by_core) > 1 and part.core:
        by_core = {key: name for key, name in by_core.items() if name.core.endswith(part.core)}
    return next(iter(by_core.values())) if len(by_core) == 1 else None


def _beside(name: ProjectName, anchor: ProjectName) -> ProjectName | None:
    """What a common name means beside a name: the thing itself, or a part of it; None where it is another thing."""
    if not name.core or anchor.core.endswith(name.core):
        return replace(anchor, work=name.work or anchor.work, phase=name.phase or anchor.phase)
    return part_of(anchor, name) if words.is_part(name.core) else None
