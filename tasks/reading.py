"""Raw documents into one edition's records, by the readers of their platforms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tasks.errors import NotUnderstood
from tasks.pages.assemble import assemble
from tasks.pages.drafts import DraftRefusal, PageDraft
from tasks.pages.text_page import read_text_page
from tasks.pages.web_page import read_web_page
from tasks.platforms.addresses import same_page_key
from tasks.platforms.edition import read_web_edition
from tasks.platforms.plain_text import read_text
from tasks.platforms.web import WebPage
from tasks.version import parser_version
from warehouse.documents import RawDocument, RawEdition
from warehouse.gaps import new_gap, numbered
from warehouse.records import Gap, ParsedEdition, Publication


def parse(publication: Publication, raw: RawEdition) -> ParsedEdition:
    """Every page of the edition as rows. A document that is not understood becomes a gap; nothing is raised for it.

    Deterministic: the same documents give the same rows, but for `ingested_at`.
    """
    drafts, found = read_pages(raw)
    gaps = numbered([*raw.gaps, *_new(found, raw.gaps)])
    return assemble(
        publication.publication_id,
        raw.edition_date,
        drafts,
        ingested_at=dt.datetime.now(dt.UTC),
        parser_version=parser_version(),
        raw_digest=raw.digest,
        gaps=gaps,
        evidence=None if drafts else _evidence(raw, gaps),
        status="missing" if raw.missing_evidence and not drafts else None,
    )


def read_pages(raw: RawEdition) -> tuple[list[PageDraft], list[Gap]]:
    """The pages in order, text pages first, and a gap for each document that was not understood."""
    drafts: list[PageDraft] = []
    gaps: list[Gap] = []
    for document in raw.documents:
        if document.kind == "text":
            try:
                drafts.append(_text_page(document, raw.edition_date))
            except NotUnderstood as error:
                gaps.append(_not_understood(raw, document, str(error)))
    web = [document for document in raw.documents if document.kind in ("index", "article")]
    if web:
        edition = read_web_edition(raw.platform, web)
        drafts += [_web_page(page) for page in edition.pages]
        tried = max(document.fetched_at for document in web)
        gaps += [
            new_gap(
                raw.publication_id, raw.edition_date, problem.level, problem.reason, problem.detail,
                last_tried=tried, page_no=problem.page_no, source_url=problem.url,
            )
            for problem in edition.problems
        ]  # fmt: skip
    return drafts, gaps


def _text_page(document: RawDocument, date: dt.date) -> PageDraft:
    page = read_text(document.content)
    draft = read_text_page(page.text, source_url=document.url, raw_sha256=document.sha256)
    if draft.printed_date is None or draft.printed_date == date:
        return draft
    doubt = DraftRefusal("other_day", f"the page is dated {draft.printed_date}, its edition {date}")
    return replace(draft, refusals=(*draft.refusals, doubt))


def _web_page(page: WebPage) -> PageDraft:
    draft = read_web_page(
        page.articles, page_no=page.page_no, page_name=page.page_name, source_url=page.source_url,
        raw_sha256=page.raw_sha256,
    )  # fmt: skip
    left_out = tuple(
        DraftRefusal(entry.reason, f"no article: {entry.headline or 'untitled'} {entry.url}")
        for entry in page.not_articles
        if entry.reason != "editors_row"
    )
    editors = tuple(dict.fromkeys((*page.editors, *draft.editors)))
    return replace(draft, editors=editors, refusals=(*draft.refusals, *left_out))


def _new(found: Iterable[Gap], known: Sequence[Gap]) -> list[Gap]:
    """The gaps that fetching has not named already."""
    addresses = {same_page_key(gap.source_url) for gap in known if gap.source_url}
    return [gap for gap in found if not (gap.source_url and same_page_key(gap.source_url) in addresses)]


def _not_understood(raw: RawEdition, document: RawDocument, detail: str) -> Gap:
    return new_gap(
        raw.publication_id, raw.edition_date, "page", "not_understood", detail,
        last_tried=document.fetched_at, page_no=document.page_no, source_url=document.url,
    )  # fmt: skip


def _evidence(raw: RawEdition, gaps: Sequence[Gap]) -> str:
    if raw.missing_evidence:
        return raw.missing_evidence
    return f"{gaps[0].detail} ({gaps[0].reason})" if gaps else "no page came, and no reason is known"
