"""What must hold for any page, whatever it says: used by the property tests and on the golden pages."""

from __future__ import annotations

import datetime as dt

from tasks.pages.assemble import assemble
from tasks.pages.drafts import PageDraft
from tasks.text.width import is_blank
from warehouse.records import ParsedEdition

DAY = dt.date(2022, 8, 16)
NOW = dt.datetime(2022, 8, 17, 3, tzinfo=dt.UTC)


def put_together(*drafts: PageDraft, publication: str = "lcrb") -> ParsedEdition:
    """The edition of some pages."""
    return assemble(publication, DAY, drafts, ingested_at=NOW, parser_version="1", raw_digest="0")


def check_conservation(draft: PageDraft) -> None:
    """Every character with ink stands in exactly one block, in order; pieces and bodies point into the page."""
    last = 0
    covered: list[int] = []
    for number, block in enumerate(draft.blocks):
        assert last <= block.char_start < block.char_end <= len(draft.text)
        covered += range(block.char_start, block.char_end)
        last = block.char_end
        assert block.piece is None or 0 <= block.piece < len(draft.pieces)
        assert block.repeats is None or 0 <= block.repeats < number
    ink = [i for i, char in enumerate(draft.text) if not is_blank(char)]
    assert set(ink) <= set(covered)
    assert len(covered) == len(set(covered))
    for piece in draft.pieces:
        for paragraph in piece.paragraphs:
            assert paragraph.pieces
            for start, end in paragraph.pieces:
                assert any(b.char_start <= start < end <= b.char_end for b in draft.blocks)


def check_edition(edition: ParsedEdition, drafts: tuple[PageDraft, ...]) -> None:
    """Spans are exact and cover the body; ids are unique; references lead somewhere."""
    texts = {page.page_id: draft.text for page, draft in zip(edition.pages, drafts, strict=True)}
    articles = {article.article_id for article in edition.articles}
    blocks = {block.block_id for block in edition.blocks}
    assert len(texts) == len(drafts)
    assert len(articles) == len(edition.articles)
    assert len(blocks) == len(edition.blocks) == sum(len(draft.blocks) for draft in drafts)
    for article in edition.articles:
        assert article.headline
        assert sum(span.length for span in article.spans) == len(article.body.replace("\n", ""))
        for span in article.spans:
            printed = texts[span.page_id][span.char_start : span.char_start + span.length]
            assert article.body[span.body_start : span.body_start + span.length] == printed
    for block in edition.blocks:
        assert texts[block.page_id][block.char_start : block.char_end] == block.text
        assert block.article_id is None or block.article_id in articles
        assert block.duplicate_of is None or block.duplicate_of in blocks
    assert {place.article_id for place in edition.places} == articles
