"""下转 and 上接: which piece goes on where, over all pages of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tasks.pages.bodies import ink
from tasks.pages.drafts import Piece
from tasks.pages.furniture import page_key


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with the page that shows it: the page's number as printed, and both indexes."""

    page: int
    piece: int
    page_no: str
    content: Piece


def pair_continuations(pieces: Sequence[Placed]) -> tuple[dict[Placed, Placed], list[Placed]]:
    """The pieces that continue (上接), each with its beginning (下转), and the halves that stay alone.

    Pages are compared by number, so that 下转2版 on page A01 finds A02. Where several pieces could go together,
    the headline that the continuation repeats decides, then the order on the page.
    """
    heads = [p for p in pieces if p.content.continues_on]
    tails = [p for p in pieces if p.content.continued_from]
    ranked = sorted(
        ((_fit(head, tail), -i, -j) for i, head in enumerate(heads) for j, tail in enumerate(tails)), reverse=True
    )
    found: dict[Placed, Placed] = {}
    used: set[int] = set()
    for fit, i, j in ranked:
        head, tail = heads[-i], tails[-j]
        if fit > 0 and tail not in found and -i not in used and beginning(head, found) != tail:
            found[tail] = head
            used.add(-i)
    alone = [head for i, head in enumerate(heads) if i not in used] + [tail for tail in tails if tail not in found]
    return found, alone


def beginning(piece: Placed, found: dict[Placed, Placed]) -> Placed:
    """The piece with which a story begins that goes on over several pages."""
    while piece in found:
        piece = found[piece]
    return piece


def _fit(head: Placed, tail: Placed) -> float:
    there = _same_page(head.content.continues_on, tail.page_no)
    back = _same_page(tail.content.continued_from, head.page_no)
    if head.page == tail.page or not (there or back):
        return 0.0
    score = 1.0 * there + 1.0 * back
    title, repeated = ink(head.content.headline), ink(tail.content.headline)
    if repeated:
        score += fuzz.partial_ratio(repeated, title) / 50 if title else 0.0
        score -= 1.0 if fuzz.partial_ratio(repeated, title) < 50 else 0.0
    return score


def _same_page(named: str | None, page_no: str) -> bool:
    ours, theirs = page_key(named or ""), page_key(page_no)
    if ours is None or theirs is None:
        return False
    return ours[1] == theirs[1] and (not ours[0] or not theirs[0] or ours[0] == theirs[0])
