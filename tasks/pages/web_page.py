"""A page of an e-paper site: articles whose fields the markup told apart, laid out and read like a text page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.pages.bodies import Cut, Reading, read_body
from tasks.pages.credits import bare_signature, read_credit
from tasks.pages.drafts import DraftBlock, PageDraft, Paragraph, Piece
from tasks.pages.kinds import Kind, paragraph_kind
from tasks.pages.lines import Layout, Line, cut_lines
from tasks.pages.notices import notice_head
from tasks.platforms.web import WebArticle
from tasks.text.width import has_ink
from warehouse.records import Role

_LAYOUT = Layout(gaps_part=False, gaps_everywhere=False, indented=False)
_FIELDS: tuple[Role, ...] = ("column", "kicker", "headline", "subhead", "byline")


def read_web_page(
    articles: Sequence[WebArticle],
    *,
    page_no: str | None,
    page_name: str | None,
    source_url: str | None = None,
    raw_sha256: str | None = None,
) -> PageDraft:
    """Read one page. Its text is the articles' fields, a line each, in list order; offsets count in that text."""
    page = _WebPage()
    for article in articles:
        page.take(article)
    editors = dict.fromkeys(name for article in articles for name in article.editors)
    return PageDraft(
        text="".join(page.text), blocks=tuple(page.blocks), pieces=tuple(page.pieces), page_no=page_no,
        page_name=page_name, editors=tuple(editors), source_url=source_url, raw_sha256=raw_sha256,
        printed_date=next((a.edition_date for a in articles if a.edition_date), None),
    )  # fmt: skip


@dataclass(slots=True)
class _WebPage:
    text: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[DraftBlock] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def take(self, article: WebArticle) -> None:
        """Lay an article out and read it; a notice gives blocks alone."""
        laid = _Laid(article, self.size)
        self.text.append(laid.text)
        self.size += len(laid.text)
        if not laid.lines:
            return
        if laid.is_notice():
            self.blocks += [DraftBlock(*line.parts[0], "notice") for line in laid.lines]
            return
        reading = read_body(laid.lines, laid.kinds, laid.rest, _LAYOUT, laid.above)
        first = len(self.blocks)
        number = len(self.pieces)
        self.pieces.append(laid.piece(reading))
        for i, line in enumerate(laid.lines):
            earlier = reading.repeats.get(i)
            self.blocks.append(
                DraftBlock(
                    *line.parts[0],
                    laid.roles.get(i) or _role(reading, i),
                    number,
                    None if earlier is None else first + earlier,
                )
            )


def _role(reading: Reading, index: int) -> Role:
    return reading.roles.get(index, "body")


class _Laid:
    """One article as lines: its fields, its paragraphs, its captions."""

    def __init__(self, article: WebArticle, at: int) -> None:
        self.article = article
        values = (article.column_name, article.kicker, article.headline, article.subhead, article.byline)
        named = [(role, value) for role, value in zip(_FIELDS, values, strict=True) if value and has_ink(value)]
        captions = [p.caption for p in article.pictures if p.caption and has_ink(p.caption)]
        printed = [_one_line(value) for _, value in named] + [_one_line(p) for p in article.paragraphs]
        printed = [line for line in printed if has_ink(line)] + [_one_line(c) for c in captions]
        self.text = "".join(f"{line}\n" for line in printed)
        self.lines = [
            Line(((line.parts[0][0] + at, line.parts[0][1] + at),), line.text, line.flat, line.indent, line.gap)
            for line in cut_lines(self.text)
        ]
        self.at = at
        count, tail = len(named), len(self.lines) - len(captions)
        self.roles: dict[int, Role] = {i: role for i, (role, _) in enumerate(named)}
        self.above = list(range(count))
        self.kinds = [Kind.SHORT] * count + [paragraph_kind(line) for line in self.lines[count:tail]]
        self.kinds += [Kind.CAPTION] * len(captions)
        self.pulls: list[int] = []
        self.rest = list(range(count, len(self.lines)))
        self._head_of_body(count, tail)

    def _head_of_body(self, first: int, tail: int) -> None:
        """Pull quote and —— subhead that stand in the markup's body; furniture that leaked into it."""
        for i in range(first, tail):
            kind = self.kinds[i]
            if kind in (Kind.FURNITURE, Kind.DAY):
                self.roles[i] = "furniture"
            elif kind is Kind.PULL and i <= first + 2:
                self.roles[i] = "pull_quote"
                self.pulls.append(i)
            elif kind is Kind.DASH and i == first and not self.article.subhead:
                self.roles[i] = "subhead"
            else:
                continue
            self.rest.remove(i)
            self.above.append(i)

    def is_notice(self) -> bool:
        """Whether the article is a notice or an advertisement by its title, and nobody wrote it."""
        if self.article.byline or not notice_head("".join(self.article.headline.split())):
            return False
        return not any(kind in (Kind.LEAD, Kind.BYLINE) for kind in self.kinds)

    def piece(self, reading: Reading) -> Piece:
        """The piece: fields as the markup has them, the body as read."""
        article = self.article
        authors = _authors(article.byline) + tuple(reading.authors)
        subhead = article.subhead or next((self._shown(i) for i, r in self.roles.items() if r == "subhead"), None)
        return Piece(
            headline=_one_line(article.headline).strip(), column_name=article.column_name, kicker=article.kicker,
            subhead=subhead, byline=article.byline or " ".join(reading.words) or None,
            authors=tuple(dict.fromkeys(authors)), dateline=reading.dateline,
            pull_quote="\n".join(self._shown(i).strip("【】[]") for i in self.pulls) or None,
            paragraphs=tuple(self._paragraph(cuts) for cuts in reading.paragraphs),
            captions=tuple(dict.fromkeys(self._cut(cut) for cut in reading.captions)), source_url=article.url,
            continues_on=reading.continues_on, continued_from=reading.continued_from,
        )  # fmt: skip

    def _shown(self, index: int) -> str:
        line = self.lines[index]
        return self.text[line.start - self.at : line.parts[0][1] - self.at]

    def _cut(self, cut: Cut) -> str:
        return self._shown(cut.line)[cut.first : cut.last]

    def _paragraph(self, cuts: Sequence[Cut]) -> Paragraph:
        starts = [self.lines[cut.line].start for cut in cuts]
        return Paragraph(tuple((s + c.first, s + c.last) for s, c in zip(starts, cuts, strict=True)))


def _authors(byline: str | None) -> tuple[str, ...]:
    if not byline:
        return ()
    words = " ".join(byline.split())
    credit = read_credit(words)
    if credit is not None:
        return credit.authors
    return bare_signature(words) or (words,)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
