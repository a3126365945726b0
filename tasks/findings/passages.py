"""An article as the passages that milestones are read from: headline parts, paragraphs, questions, replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.text.sentences import Stretch, sentences
from warehouse.records import Article, QAPair, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to read. `body_start` is its offset in the body, None for a line of the head.

    `scope` names what a pronoun may point into: the article (None), or one question with its reply.
    """

    text: str
    body_start: int | None
    opens: bool  # the first sentence of its paragraph
    leads: bool  # the first sentence of the article
    asked: bool = False
    scope: QAPair | None = None

    @property
    def in_head(self) -> bool:
        """Whether it is a headline, kicker or subhead."""
        return self.body_start is None


def passages(article: Article, qa_pairs: Sequence[QAPair]) -> Iterator[Passage]:
    """The sentences of an article in reading order, head first."""
    for line in (article.headline, article.subhead, article.kicker):
        if line:
            yield Passage(line, None, opens=True, leads=False)
    parts = _question_parts(article, qa_pairs)
    for number, sentence in enumerate(sentences(article.body)):
        opens = _opens_paragraph(article.body, sentence.start)
        asked, scope = _part_of(sentence, parts)
        yield Passage(sentence.text, sentence.start, opens, number == 0, asked, scope)


def _opens_paragraph(body: str, at: int) -> bool:
    while at and body[at - 1] in " \u3000":
        at -= 1
    return at == 0 or body[at - 1] == "\n"


_Part = tuple[int, int, bool, QAPair]


def _question_parts(article: Article, qa_pairs: Sequence[QAPair]) -> list[_Part]:
    """(start, end, whether it is the question, pair) for each question and reply found in the body."""
    parts: list[_Part] = []
    for pair in qa_pairs:
        if pair.article_id != article.article_id:
            continue
        question = _in_body(article, pair.page_id, pair.question_start, pair.question_end, pair.question)
        answer = _in_body(article, pair.answer_page_id, pair.answer_start, pair.answer_end, pair.answer)
        if answer:
            parts.append((*answer, False, pair))
        if question:
            parts.append((*question, True, pair))
    return parts


def _in_body(article: Article, page_id: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    first = _body_offset(article.spans, page_id, start)
    last = _body_offset(article.spans, page_id, end - 1)
    if first is not None and last is not None:
        return first, last + 1
    opening = re.split(r"\n", words.strip())[0][:24]
    found = article.body.find(opening) if opening else -1
    return (found, found + len(words)) if found >= 0 else None


def _body_offset(spans: Sequence[Span], page_id: str, offset: int) -> int | None:
    for span in spans:
        if span.page_id == page_id and span.char_start <= offset < span.char_start + span.length:
            return span.body_start + offset - span.char_start
    return None


def _part_of(sentence: Stretch, parts: Sequence[_Part]) -> tuple[bool, QAPair | None]:
    """Whether a sentence is of a question, and its pair, by its last character: replies open with a label."""
    for start, end, asked, pair in parts:
        if start < sentence.end <= end + 1:
            return asked, pair
    for start, end, asked, pair in parts:
        if sentence.start < end and start < sentence.end:
            return asked, pair
    return False, None
