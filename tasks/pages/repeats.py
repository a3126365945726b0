"""A story that an edition prints or lists twice: the same title over the same opening words."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from tasks.pages.bodies import ink, same_figures
from tasks.pages.drafts import PageDraft
from tasks.pages.stories import Story

_OPENING = 60  # characters of ink that must agree; four stories of one title differ in them


def find_repeats(stories: Sequence[Story]) -> list[tuple[Story, Story]]:
    """Pairs of a later story and the first one of its kind. Equal titles alone never make a pair."""
    firsts: dict[str, list[tuple[str, Story]]] = {}
    found: list[tuple[Story, Story]] = []
    for story in stories:
        opening = ink(story.body[: 3 * _OPENING])[:_OPENING]
        same = firsts.setdefault(ink(story.headline), [])
        first = next((earlier for text, earlier in same if _agree(opening, text)), None)
        if first is None:
            same.append((opening, story))
        else:
            found.append((story, first))
    return found


def _agree(opening: str, other: str) -> bool:
    if not opening or not other:
        return opening == other
    if opening == other:
        return True
    return min(len(opening), len(other)) >= 20 and same_figures(opening, other) and fuzz.ratio(opening, other) >= 94


def same_blocks(later: Story, first: Story, drafts: Sequence[PageDraft]) -> dict[tuple[int, int], tuple[int, int]]:
    """The later story's blocks, each with the block of the first story that holds the same text."""
    earlier: dict[str, tuple[int, int]] = {}
    for key, text in _blocks(first, drafts):
        earlier.setdefault(ink(text), key)
    return {key: earlier[ink(text)] for key, text in _blocks(later, drafts) if ink(text) in earlier}


def _blocks(story: Story, drafts: Sequence[PageDraft]) -> list[tuple[tuple[int, int], str]]:
    return [
        ((part.page, number), drafts[part.page].text[block.char_start : block.char_end])
        for part in story.parts
        for number, block in enumerate(drafts[part.page].blocks)
        if block.piece == part.piece
    ]
