"""What the warehouse holds, as frozen dataclasses whose fields are the columns of the tables.

`tests/warehouse/test_records.py` holds them against the schema. Fields marked with `inner()` are not columns:
they carry what the next stage needs. Dates are the edition's calendar days in the publication's time zone; times are
aware, in UTC. Ids are readable, sortable and a function of the place in the paper, so that a re-read gives the
same ids: edition `zzrb-2020-05-08`, page `…-p01`, block `…-p01-b003`, article `…-p01-a02`, question
`…-a02-q01`, milestone `…-a02-m01`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal[
    "column", "kicker", "headline", "subhead", "byline", "pull_quote", "body", "caption", "question", "answer",
    "notice", "furniture",
]  # fmt: skip
Event = Literal[
    "approval", "signing", "land_clearance", "start", "topping_out", "completion", "acceptance", "handover",
    "opening", "relocation", "other",
]  # fmt: skip
Status = Literal["planned", "actual", "delayed", "cancelled"]
EditionStatus = Literal["complete", "partial", "missing", "failed"]
GapLevel = Literal["edition", "page", "article"]


def inner(**options: Any) -> Any:
    """A field that is no column of the table."""
    return field(metadata={"column": False}, **options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A newspaper, as the warehouse names it. Its sites and habits are in `warehouse.publications`."""

    publication_id: str
    name: str
    platform: str  # of the site that serves it today; "text" where pages come from files alone
    homepage: str | None
    timezone: str
    city: str | None = None  # tells 人民公园 of one city from that of another


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One day's paper: one row a publication and day, also for a day without an issue."""

    edition_id: str
    publication_id: str
    edition_date: dt.date
    status: EditionStatus
    page_count: int
    article_count: int
    ingested_at: dt.datetime
    parser_version: str
    raw_digest: str  # sha256 over the documents that the rows come from: unchanged input, unchanged rows
    evidence: str | None = None  # why a day is missing or failed, in words, with address and status


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page (版面)."""

    page_id: str
    edition_id: str
    page_no: str  # as printed: 01, A02
    page_name: str | None  # 版名
    editors: tuple[str, ...]
    source_url: str | None
    raw_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of a page's decoded text. Every non-blank character of the page is in exactly one block."""

    block_id: str
    page_id: str
    edition_id: str
    block_no: int  # from 1, in the order of the page
    char_start: int  # into the decoded page text, counted in Python characters
    char_end: int
    text: str
    role: Role
    article_id: str | None
    duplicate_of: str | None  # the block_id of the earlier block that it repeats


@dataclass(frozen=True, slots=True)
class Span:
    """Where a stretch of an article's body stands on its page: equal length, equal characters.

    `body[body_start : body_start + length]` is the page text from `char_start` on page `page_id`.
    """

    body_start: int
    length: int
    page_id: str
    char_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, with its parts told apart. Text is as printed; blanks inside a name are dropped in `authors`."""

    article_id: str
    edition_id: str
    page_id: str
    publication_id: str
    edition_date: dt.date
    page_no: str
    page_name: str | None
    seq: int  # from 1, its place on the page
    column_name: str | None  # 栏目
    kicker: str | None  # 引题
    headline: str  # 标题; the parts of a headline of several lines with one space between
    subhead: str | None  # 副题
    byline: str | None  # as printed
    authors: tuple[str, ...]
    dateline: str | None  # 本报讯, 新华社北京7月22日电
    pull_quote: str | None  # 提要, without its brackets
    body: str  # paragraphs joined by \n
    captions: tuple[str, ...]
    char_count: int  # of the body, blanks left out
    duplicate_of: str | None
    source_url: str | None
    spans: tuple[Span, ...] = inner(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlace:
    """A place where an article stands: one row, or several for one that is continued or listed twice."""

    article_id: str
    edition_id: str
    place_no: int  # from 1
    page_id: str
    page_no: str
    source_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QAPair:
    """A citizen's question and one office's reply."""

    qa_id: str
    article_id: str
    edition_id: str
    edition_date: dt.date
    seq: int
    asker: str | None
    question: str
    responder: str | None
    answer: str
    page_id: str  # where the question begins
    question_start: int  # offsets into that page's decoded text
    question_end: int
    answer_page_id: str
    answer_start: int
    answer_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One event of one project: promised, done, delayed or cancelled, with its dates resolved."""

    milestone_id: str
    article_id: str
    qa_id: str | None
    edition_id: str
    publication_id: str
    edition_date: dt.date
    seq: int
    project_id: str | None  # set when the mention is linked to a project
    project: str  # as written
    event: Event
    status: Status
    date_text: str | None
    date_start: dt.date | None
    date_end: dt.date | None
    approximate: bool
    evidence: str  # the sentence
    page_id: str
    evidence_start: int
    evidence_end: int
    rule: str  # the name of the rule that read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Text that could not be understood, kept with its reason and place: never dropped."""

    refusal_id: str
    edition_id: str
    page_id: str | None
    article_id: str | None
    reason: str  # a short code: stub_without_other_half, unknown_label, damaged_bytes, orphan_text …
    detail: str
    char_start: int | None
    char_end: int | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What an edition should have had and did not come, with the reason: the completeness ledger."""

    gap_id: str
    edition_id: str
    publication_id: str
    edition_date: dt.date
    level: GapLevel
    page_no: str | None
    source_url: str | None
    reason: str  # http_404, http_500, timeout, truncated, too_large, refused_by_robots, not_understood …
    detail: str
    last_tried: dt.datetime


@dataclass(frozen=True, slots=True)
class ParsedEdition:
    """Everything that one reading of one edition gives, before findings."""

    edition: Edition
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    articles: tuple[Article, ...] = ()
    places: tuple[ArticlePlace, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the articles of one edition."""

    qa_pairs: tuple[QAPair, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    refusals: tuple[Refusal, ...] = ()
