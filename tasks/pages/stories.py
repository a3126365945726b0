"""A story: a piece with what continues it on other pages, its body as one text with the place of every character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tasks.pages.continuations import Placed
from tasks.pages.drafts import PageDraft, Piece
from tasks.pages.lines import ENDS
from tasks.text.width import narrow
from warehouse.records import Span

_OPENING = re.compile(r"[^。！？!?；;\n]{2,30}")
# A stretch of a page's text: page, start, end.
Stretch = tuple[int, int, int]


@dataclass(slots=True)
class Story:
    """The parts in order; `places` are all pieces that show it, repeats too."""

    parts: list[Placed]
    content: Piece
    paragraphs: list[list[Stretch]]
    texts: list[str]
    places: list[Placed] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The paragraphs joined by line ends."""
        return "\n".join(self.texts)

    @property
    def headline(self) -> str:
        """The headline; for a piece that prints none its column, else the first words of its body."""
        if self.content.headline or self.content.column_name:
            return self.content.headline or self.content.column_name or ""
        opening = _OPENING.search(self.body or " ".join(self.content.captions))
        return opening[0] if opening else "（无题）"

    def spans(self, page_ids: Sequence[str]) -> tuple[Span, ...]:
        """Where each stretch of the body stands on its page."""
        found: list[Span] = []
        at = 0
        for stretches in self.paragraphs:
            for page, start, end in stretches:
                found.append(Span(at, end - start, page_ids[page], start))
                at += end - start
            at += 1
        return tuple(found)

    def goes_on(self, tail: Placed, drafts: Sequence[PageDraft]) -> None:
        """Add the continuation; a paragraph that the page's end broke is one again."""
        more = tell(tail, drafts)
        if self.texts and more.texts and not _ended(self.texts[-1]):
            self.paragraphs[-1] += more.paragraphs.pop(0)
            self.texts[-1] += more.texts.pop(0)
        self.paragraphs += more.paragraphs
        self.texts += more.texts
        self.parts.append(tail)
        self.places.append(tail)
        self._take(tail.content)

    def also(self, later: Story) -> None:
        """The same story printed or listed again: keep its place, its captions, and its body where that is fuller."""
        if len(later.body) > len(self.body):
            self.paragraphs, self.texts = later.paragraphs, later.texts
        self.places += later.places
        self._take(later.content)

    def _take(self, other: Piece) -> None:
        mine = self.content
        self.content = replace(
            mine,
            captions=tuple(dict.fromkeys(mine.captions + other.captions)),
            authors=tuple(dict.fromkeys(mine.authors + other.authors)),
            byline=mine.byline or other.byline,
            dateline=mine.dateline or other.dateline,
            pull_quote=mine.pull_quote or other.pull_quote,
        )


def tell(part: Placed, drafts: Sequence[PageDraft]) -> Story:
    """The story of one piece alone."""
    text = drafts[part.page].text
    paragraphs = [[(part.page, start, end) for start, end in p.pieces] for p in part.content.paragraphs]
    texts = ["".join(text[start:end] for _, start, end in stretches) for stretches in paragraphs]
    return Story([part], part.content, paragraphs, texts, [part])


def _ended(text: str) -> bool:
    return narrow(text.rstrip()[-1:]) in ENDS
