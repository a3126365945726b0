"""Invented pages in text files: {…} marks the questions, <…> the replies; the head says what rows they must give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.records import Article, Span

PAGE = "lcrb-2021-05-06-p03"
BEFORE = 40  # characters of the page before the body
_TAGS = re.compile("[{}<>]")


@dataclass
class Case:
    """`rows`: (number of the question, number of the reply, asker, office), numbers from 1."""

    name: str
    body: str
    rows: list[tuple[int, int, str | None, str | None]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    heads: dict[str, str | None] = field(default_factory=dict)

    @property
    def printed(self) -> str:
        return _TAGS.sub("", self.body)

    @property
    def expected(self) -> list[tuple[str, str | None, str]]:
        asked, said = ([_TAGS.sub("", hit) for hit in re.findall(p, self.body)] for p in ("{[^}]*", "<[^>]*"))
        return [(asked[q - 1], office, said[a - 1]) for q, a, _, office in self.rows]

    @property
    def article(self) -> Article:
        heads = {"headline": "这些事有了回音", "byline": "本报记者 石小舟 整理"} | self.heads
        return article(self.printed, **heads)


def article(
    body: str,
    *,
    headline: str = "这些事有了回音",
    column: str | None = None,
    kicker: str | None = None,
    byline: str | None = None,
    spans: tuple[Span, ...] | None = None,
    number: int = 1,
) -> Article:
    """An article of an invented paper, whose body stands on its page behind `BEFORE` other characters."""
    return Article(
        article_id=f"{PAGE}-a{number:02}", edition_id="lcrb-2021-05-06", page_id=PAGE, publication_id="lcrb",
        edition_date=dt.date(2021, 5, 6), page_no="03", page_name="民生", seq=number, column_name=column, kicker=kicker,
        headline=headline, subhead=None, byline=byline, authors=(), dateline=None, pull_quote=None, body=body,
        captions=(), char_count=len(body), duplicate_of=None, source_url=None,
        spans=(Span(0, len(body), PAGE, BEFORE),) if spans is None else spans,
    )  # fmt: skip


def read_cases() -> Iterator[Case]:
    """The cases of all files in `questions/`, each of which must give its rows."""
    yield from _cases_in(Path(__file__).parent / "questions", {})


def read_columns() -> Iterator[Case]:
    """The columns in `questions/columns`, to learn from; how many of their rows are found is a figure, not a rule."""
    yield from _cases_in(Path(__file__).parent / "questions/columns", {"byline": None})


def _cases_in(folder: Path, heads: dict[str, str | None]) -> Iterator[Case]:
    for path in sorted(folder.glob("*.txt")):
        for block in re.split("^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = block.partition("\n--\n")
            name, *lines = head.split("\n")
            yield _case(Case(name, body.strip("\n"), heads=dict(heads)), lines)


def _case(case: Case, lines: list[str]) -> Case:
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "row":
            question, reply, asker, office = (part.strip() for part in value.split("|"))
            case.rows.append((int(question), int(reply), _or_none(asker), _or_none(office)))
        elif key == "refusal":
            case.refusals.append(value)
        else:
            case.heads[key] = _or_none(value)
    return case


def _or_none(value: str) -> str | None:
    return None if value == "-" else value
