"""Small editions for the tests of what connects editions: articles and milestones of invented papers."""

import datetime as dt
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tasks.findings.project_corrections import NONE
from tasks.link import relink
from warehouse.connect import transaction, writing
from warehouse.editions import replace_edition
from warehouse.records import Article, Edition, Findings, Milestone, Page, ParsedEdition, Publication

PAPERS = {
    "lcrb": Publication(
        publication_id="lcrb", name="临川日报", platform="text", homepage=None, timezone="Asia/Shanghai", city="临川"
    ),
    "qywb": Publication(
        publication_id="qywb", name="青岩晚报", platform="text", homepage=None, timezone="Asia/Shanghai", city=None
    ),
}


@dataclass
class Story:
    """An article to load, with its milestones as (project, event, status, start, end) and more fields by name."""

    body: str
    headline: str = "标题"
    milestones: list[tuple] = field(default_factory=list)
    repeats: int | None = None  # the number of the article of this edition that it repeats


def edition(paper: str, day: str, *stories: Story) -> tuple[Publication, ParsedEdition, Findings]:
    """An edition of one page."""
    edition_id, date = f"{paper}-{day}", dt.date.fromisoformat(day)
    page_id = f"{edition_id}-p01"
    same = {"edition_id": edition_id, "publication_id": paper, "edition_date": date, "page_id": page_id}
    articles, milestones = [], []
    for number, story in enumerate(stories, 1):
        article_id = f"{page_id}-a{number:02}"
        repeats = f"{page_id}-a{story.repeats:02}" if story.repeats else None
        articles.append(
            Article(
                article_id=article_id,
                page_no="01",
                page_name=None,
                seq=number,
                column_name=None,
                kicker=None,
                headline=story.headline,
                subhead=None,
                byline=None,
                authors=(),
                dateline=None,
                pull_quote=None,
                body=story.body,
                captions=(),
                char_count=len(story.body),
                duplicate_of=repeats,
                source_url=None,
                **same,
            )
        )
        for place, (project, event, status, start, end, *more) in enumerate(story.milestones, 1):
            milestones.append(_milestone(article_id, place, project, event, status, start, end, same, *more))
    page = Page(
        page_id=page_id, edition_id=edition_id, page_no="01", page_name=None, editors=(), source_url=None,
        raw_sha256=None,
    )  # fmt: skip
    parsed = ParsedEdition(
        Edition(
            edition_id=edition_id, publication_id=paper, edition_date=date, status="complete", page_count=1,
            article_count=len(articles), ingested_at=dt.datetime(2022, 1, 1, tzinfo=dt.UTC), parser_version="1",
            raw_digest="0",
        ),
        pages=(page,),
        articles=tuple(articles),
    )  # fmt: skip
    return PAPERS[paper], parsed, Findings(milestones=tuple(milestones))


def _milestone(article_id, place, project, event, status, start, end, same, approximate=False):
    return Milestone(
        milestone_id=f"{article_id}-m{place:02}", article_id=article_id, qa_id=None, seq=place, project_id=None,
        project=project, event=event, status=status, date_text=None, date_start=start and dt.date.fromisoformat(start),
        date_end=end and dt.date.fromisoformat(end), approximate=approximate, evidence=f"{project} {event} {end}。",
        evidence_start=0, evidence_end=1, rule="test", **same,
    )  # fmt: skip


@contextmanager
def warehouse(path):
    """A new warehouse: a copy of one that was migrated once."""
    path.write_bytes(_migrated())
    with writing(path) as con:
        yield con


@cache
def _migrated():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with writing(path):
            pass
        return path.read_bytes()


def load(con, *editions, corrections=NONE):
    """Loads editions in one transaction, as the load stage does, and links them."""
    with transaction(con):
        for each in editions:
            replace_edition(con, *each)
        return relink(con, [parsed.edition.edition_id for _, parsed, _ in editions], corrections)


def rows(con, sql, *args):
    """All rows of a query."""
    return con.execute(sql, list(args)).fetchall()
