"""Editions made by hand, small and whole."""

import datetime as dt

from warehouse.gaps import new_gap, numbered
from warehouse.records import (
    Article,
    ArticlePlace,
    Block,
    Edition,
    Findings,
    Milestone,
    Page,
    ParsedEdition,
    Publication,
    QAPair,
)

DAY = dt.date(2024, 3, 11)
NOW = dt.datetime(2024, 3, 12, 1, 2, 3, tzinfo=dt.UTC)
PAPER = Publication(publication_id="lxwb", name="柳溪晚报", platform="text", homepage=None, timezone="Asia/Shanghai")


def edition(date=DAY, headline="滨河路改造年底通车", status="complete", digest="d1", at=NOW, articles=1, version="1"):
    """One page with `articles` articles of three blocks each; a partial one lacks a page, a failed one everything."""
    name = f"lxwb-{date}"
    page = Page(
        page_id=f"{name}-p01", edition_id=name, page_no="01", page_name="要闻", editors=("常小青",), source_url=None,
        raw_sha256="s",
    )  # fmt: skip
    rows, blocks, places, at_char = [], [], [], 0
    for seq in range(1, articles + 1 if status in ("complete", "partial") else 1):
        article_id = f"{page.page_id}-a{seq:02d}"
        body = f"{headline}，第{seq}篇。记者昨日从市交通局获悉，工程预计今年年底前竣工通车。"
        for role, text in (("headline", headline), ("body", body)):
            number = len(blocks) + 1
            blocks.append(
                Block(
                    block_id=f"{page.page_id}-b{number:03d}", page_id=page.page_id, edition_id=name, block_no=number,
                    char_start=at_char, char_end=at_char + len(text), text=text, role=role, article_id=article_id,
                    duplicate_of=None,
                )
            )  # fmt: skip
            at_char += len(text) + 1
        rows.append(
            Article(
                article_id=article_id, edition_id=name, page_id=page.page_id, publication_id="lxwb", edition_date=date,
                page_no="01", page_name="要闻", seq=seq, column_name=None, kicker=None, headline=headline, subhead=None,
                byline=None, authors=(), dateline=None, pull_quote=None, body=body, captions=(), char_count=len(body),
                duplicate_of=None, source_url=None,
            )
        )  # fmt: skip
        places.append(
            ArticlePlace(
                article_id=article_id, edition_id=name, place_no=1, page_id=page.page_id, page_no="01", source_url=None
            )
        )
    gap = new_gap("lxwb", date, "page", "http_404", "the site answered 404", last_tried=at, source_url="http://x/02")
    gaps = () if status in ("complete", "missing") else numbered([gap])
    has_rows = status in ("complete", "partial")
    row = Edition(
        edition_id=name, publication_id="lxwb", edition_date=date, status=status, page_count=int(has_rows),
        article_count=len(rows), ingested_at=at, parser_version=version, raw_digest=digest,
        evidence=None if has_rows else "the site answered 404",
    )  # fmt: skip
    return ParsedEdition(row, (page,) if has_rows else (), tuple(blocks), tuple(rows), tuple(places), gaps=gaps)


def findings(parsed):
    """A question with its answer and a milestone, from the first article."""
    first, block = parsed.articles[0], parsed.blocks[1]
    pair = QAPair(
        qa_id=f"{first.article_id}-q01", article_id=first.article_id, edition_id=first.edition_id,
        edition_date=first.edition_date, seq=1, asker="网友", question="何时通车？", responder="市交通局",
        answer="年底前。", page_id=first.page_id, question_start=block.char_start, question_end=block.char_start + 4,
        answer_page_id=first.page_id, answer_start=block.char_start + 4, answer_end=block.char_end,
    )  # fmt: skip
    milestone = Milestone(
        milestone_id=f"{first.article_id}-m01", article_id=first.article_id, qa_id=pair.qa_id,
        edition_id=first.edition_id, publication_id="lxwb", edition_date=first.edition_date, seq=1, project_id=None,
        project="滨河路", event="opening", status="planned", date_text="今年年底前", date_start=None,
        date_end=dt.date(first.edition_date.year, 12, 31), approximate=False, evidence=block.text,
        page_id=first.page_id, evidence_start=block.char_start, evidence_end=block.char_end, rule="test",
    )  # fmt: skip
    return Findings((pair,), (milestone,))
