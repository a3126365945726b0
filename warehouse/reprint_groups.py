"""From pairs of articles that are one text to what each article reprints: pure, whatever order they were loaded in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WHOLE = 0.6  # of both texts: then what holds for the one holds for the other


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article stands in time: the order in which articles could be read. Sorts the earliest first."""

    edition_date: dt.date
    publication_id: str
    page_id: str
    seq: int
    article_id: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are one text. `coverage` is the shared part as a share of the longer of the two."""

    article_id: str
    other_id: str
    coverage: float


def originals(places: Iterable[Place], pairs: Iterable[Pair]) -> dict[str, str]:
    """article_id -> the article it reprints, for those that reprint one.

    In the order of time, an article reprints the earliest original that it is one text with. Where it is one text
    only with a reprint, it reprints that one's original if the two are the same as a whole: a round-up that holds
    two stories does not make them one.
    """
    neighbours: dict[str, list[tuple[str, float]]] = {}
    for pair in pairs:
        neighbours.setdefault(pair.article_id, []).append((pair.other_id, pair.coverage))
        neighbours.setdefault(pair.other_id, []).append((pair.article_id, pair.coverage))
    rank: dict[str, int] = {}
    found: dict[str, str] = {}
    for place in sorted(places):
        earlier = [item for item in neighbours.get(place.article_id, ()) if item[0] in rank]
        if original := _original(earlier, found, rank):
            found[place.article_id] = original
        rank[place.article_id] = len(rank)
    return found


def _original(earlier: list[tuple[str, float]], found: Mapping[str, str], rank: Mapping[str, int]) -> str | None:
    direct = [other for other, _ in earlier if other not in found]
    through = [found[other] for other, coverage in earlier if other in found and coverage >= WHOLE]
    return min(direct or through, key=rank.__getitem__, default=None)
