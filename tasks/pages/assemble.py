"""The pages of an edition as read into its rows: ids, offsets, continuations, stories printed or listed twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.pages.continuations import Placed, pair_continuations
from tasks.pages.drafts import DraftRefusal, PageDraft, Piece
from tasks.pages.repeats import find_repeats, same_blocks
from tasks.pages.stories import Story, tell
from tasks.text.width import unblanked
from warehouse.records import (
    Article,
    ArticlePlace,
    Block,
    Edition,
    EditionStatus,
    Gap,
    Page,
    ParsedEdition,
    Refusal,
)

_DAMAGE = "\ufffd"


def assemble(
    publication_id: str,
    edition_date: dt.date,
    drafts: Sequence[PageDraft],
    *,
    ingested_at: dt.datetime,
    parser_version: str,
    raw_digest: str,
    gaps: Sequence[Gap] = (),
    evidence: str | None = None,
    status: EditionStatus | None = None,
) -> ParsedEdition:
    """Give ids, join continuations, mark repeats. `drafts` come in page order; `ingested_at` is aware, UTC.

    Without `status` the edition is complete, partial where there are gaps, failed where there are gaps and no page,
    missing where there is neither. The same drafts give the same rows.
    """
    whole = _Whole(publication_id, edition_date)
    whole.pages_of(drafts)
    whole.articles_of(drafts)
    whole.blocks_of(drafts)
    whole.refusals_of(drafts)
    if status is None:
        status = ("partial" if gaps else "complete") if drafts else ("failed" if gaps else "missing")
    edition = Edition(
        edition_id=whole.edition_id, publication_id=publication_id, edition_date=edition_date, status=status,
        page_count=len(whole.pages), article_count=len(whole.articles), ingested_at=ingested_at,
        parser_version=parser_version, raw_digest=raw_digest, evidence=evidence,
    )  # fmt: skip
    return ParsedEdition(
        edition, tuple(whole.pages), tuple(whole.blocks), tuple(whole.articles), tuple(whole.places),
        tuple(whole.refusals), tuple(gaps),
    )  # fmt: skip


@dataclass(slots=True)
class _Whole:
    """The edition as it grows."""

    publication_id: str
    edition_date: dt.date
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    places: list[ArticlePlace] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    owners: dict[tuple[int, int], str] = field(default_factory=dict)  # (page, piece) -> article_id
    copies: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # (page, block) -> the earlier one

    @property
    def edition_id(self) -> str:
        return f"{self.publication_id}-{self.edition_date.isoformat()}"

    # ------------------------------------------------------------------ pages

    def pages_of(self, drafts: Sequence[PageDraft]) -> None:
        """A row a page; its id from the printed number, else from its place."""
        taken: set[str] = set()
        for order, draft in enumerate(drafts, 1):
            number = draft.page_no or f"{order:02d}"
            key = _unique(number.lower(), taken)
            self.pages.append(
                Page(
                    page_id=f"{self.edition_id}-p{key}",
                    edition_id=self.edition_id,
                    page_no=number,
                    page_name=draft.page_name,
                    editors=draft.editors,
                    source_url=draft.source_url,
                    raw_sha256=draft.raw_sha256,
                )
            )

    # ------------------------------------------------------------------ articles

    def articles_of(self, drafts: Sequence[PageDraft]) -> None:
        """A row a story: a piece with its continuation, and with what repeats it."""
        placed = [
            Placed(p, i, self.pages[p].page_no, piece)
            for p, draft in enumerate(drafts)
            for i, piece in enumerate(draft.pieces)
        ]
        continued, alone = pair_continuations(placed)
        stories = {p: tell(p, drafts) for p in placed if p not in continued}
        for head in list(stories):
            self._go_on(stories[head], head, continued, drafts)
        twice = find_repeats(list(stories.values()))
        for later, first in twice:
            self.copies.update(same_blocks(later, first, drafts))
            first.also(later)
            del stories[later.parts[0]]
        self._number(list(stories.values()), drafts)
        for half in alone:
            self._stub(half, drafts)

    def _go_on(
        self, story: Story, head: Placed, continued: dict[Placed, Placed], drafts: Sequence[PageDraft]
    ) -> None:  # fmt: skip
        """Add what continues a piece, and what continues that."""
        for tail in (tail for tail, before in continued.items() if before is head):
            story.goes_on(tail, drafts)
            self._go_on(story, tail, continued, drafts)

    def _number(self, stories: Sequence[Story], drafts: Sequence[PageDraft]) -> None:
        counts: dict[int, int] = {}
        for story in sorted(stories, key=lambda s: (s.parts[0].page, s.parts[0].piece)):
            page = self.pages[story.parts[0].page]
            seq = counts[story.parts[0].page] = counts.get(story.parts[0].page, 0) + 1
            article_id = f"{page.page_id}-a{seq:02d}"
            self.articles.append(self._article(story, page, seq, article_id))
            places = dict.fromkeys((part.page, part.content.source_url) for part in story.places)
            for number, (at, url) in enumerate(places, 1):
                self.places.append(
                    ArticlePlace(
                        article_id=article_id,
                        edition_id=self.edition_id,
                        place_no=number,
                        page_id=self.pages[at].page_id,
                        page_no=self.pages[at].page_no,
                        source_url=url or self.pages[at].source_url,
                    )
                )
            for part in story.places:
                self.owners[part.page, part.piece] = article_id

    def _article(self, story: Story, page: Page, seq: int, article_id: str) -> Article:
        piece: Piece = story.content
        return Article(
            article_id=article_id, edition_id=self.edition_id, page_id=page.page_id,
            publication_id=self.publication_id, edition_date=self.edition_date, page_no=page.page_no,
            page_name=page.page_name, seq=seq, column_name=piece.column_name, kicker=piece.kicker,
            headline=story.headline, subhead=piece.subhead, byline=piece.byline, authors=piece.authors,
            dateline=piece.dateline, pull_quote=piece.pull_quote, body=story.body, captions=piece.captions,
            char_count=len(unblanked(story.body)), duplicate_of=None,
            source_url=piece.source_url or page.source_url,
            spans=story.spans([p.page_id for p in self.pages]),
        )  # fmt: skip

    def _stub(self, half: Placed, drafts: Sequence[PageDraft]) -> None:
        piece = half.content
        named = f"下转{piece.continues_on}" if piece.continues_on else f"上接{piece.continued_from}"
        self._refuse(
            half.page, "stub_without_other_half", f"{named}: no piece there goes with it",
            self.owners.get((half.page, half.piece)), _place(half), drafts[half.page].text,
        )  # fmt: skip

    # ------------------------------------------------------------------ blocks and refusals

    def blocks_of(self, drafts: Sequence[PageDraft]) -> None:
        """A row a block, numbered from 1 on each page."""
        for p, draft in enumerate(drafts):
            page_id = self.pages[p].page_id
            for number, block in enumerate(draft.blocks):
                earlier = (p, block.repeats) if block.repeats is not None else self.copies.get((p, number))
                owner = self.owners.get((p, block.piece)) if block.piece is not None else None
                self.blocks.append(
                    Block(
                        block_id=_block_id(page_id, number),
                        page_id=page_id,
                        edition_id=self.edition_id,
                        block_no=number + 1,
                        char_start=block.char_start,
                        char_end=block.char_end,
                        text=draft.text[block.char_start : block.char_end],
                        role=block.role,
                        article_id=owner,
                        duplicate_of=_block_id(self.pages[earlier[0]].page_id, earlier[1]) if earlier else None,
                    )
                )

    def refusals_of(self, drafts: Sequence[PageDraft]) -> None:
        """What the readers refused, and damaged bytes."""
        for p, draft in enumerate(drafts):
            for refusal in draft.refusals:
                self._refuse(p, refusal.reason, refusal.detail, None, refusal, draft.text)
            if damaged := draft.text.count(_DAMAGE):
                at = draft.text.index(_DAMAGE)
                mark = DraftRefusal("damaged_bytes", "", max(0, at - 10), at + 10)
                self._refuse(
                    p, "damaged_bytes", f"{damaged} marks of bytes that no charset reads", None, mark, draft.text
                )

    def _refuse(
        self, page: int, reason: str, detail: str, article_id: str | None,
        place: DraftRefusal | None = None, text: str = "",
    ) -> None:  # fmt: skip
        start, end = (place.char_start, place.char_end) if place else (None, None)
        self.refusals.append(
            Refusal(
                refusal_id=f"{self.edition_id}-r{len(self.refusals) + 1:03d}",
                edition_id=self.edition_id,
                page_id=self.pages[page].page_id,
                article_id=article_id,
                reason=reason,
                detail=detail,
                char_start=start,
                char_end=end,
                text=text[start:end] if start is not None else None,
            )
        )


def _place(half: Placed) -> DraftRefusal | None:
    """The paragraph at the broken end."""
    paragraphs = half.content.paragraphs
    if not paragraphs:
        return None
    end = paragraphs[-1] if half.content.continues_on else paragraphs[0]
    return DraftRefusal("stub_without_other_half", "", end.pieces[0][0], end.pieces[-1][1])


def _unique(key: str, taken: set[str]) -> str:
    plain, number = key, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key)
    return key


def _block_id(page_id: str, index: int) -> str:
    return f"{page_id}-b{index + 1:03d}"
