"""Whose questions a piece prints: citizens', or those of an interview, a press conference, a quiz."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.findings.offices import office_name, offices_in
from tasks.findings.patterns import any_of, patterns_of
from tasks.text.width import narrow
from tasks.text.words import load_words
from warehouse.records import Article

_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_RULES = {
    kind: re.compile(patterns_of("question_context", kind).replace("{citizen}", _CITIZEN))
    for kind in ("interview", "quiz", "deputies", "strong", "ask", "answer")
}
_ASKS = re.compile(patterns_of("question_phrases", "asks"))
_BY = re.compile("(?:联合)?(?:供稿|整理|发布|提供|解答|答复|主办)$")
_COLUMN = re.compile("(?:热线|平台|窗口|信箱)$")  # 12345热线：… is a column, no office
_ANSWERS = re.compile("解答|答疑|答复|回复|作答|释疑|回应|整理|供稿")


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around the questions say: who asks, which office answers, whether it is citizens' Q&A at all."""

    citizens: bool  # 问：/答： under these words are citizens' questions and an office's replies
    barred: bool  # an interview, a press conference or a quiz: bare 问：/答： are not taken
    interview: bool  # it is an interview
    deputies: bool  # 建议：/办理： under these words are deputies' motions
    asker: str | None
    office: str | None  # that answers


def read_context(article: Article, preamble: str, *, interviewed: bool) -> Context:
    """Judge from the article's heads and the text before its first question.

    Citizens' Q&A: citizens are said to ask (市民咨询, 读者来问, 市长信箱), or to care while an office is said to
    answer, or an office signs. Not: 答记者问, 专访, 对话, 接受采访 (unless citizens are said to ask, too), 有奖竞答
    and other quizzes; nor a piece with 记者：… lines of its own (`interviewed`).
    """
    parts = (article.column_name, article.kicker, article.headline, article.subhead, article.byline, preamble)
    words = narrow("\n".join(part for part in parts if part))
    says = {kind: bool(pattern.search(words)) for kind, pattern in _RULES.items()}
    signs = office_name(_BY.sub("", article.byline or "").split(" ")[0])
    office = signs or _office_named(article, preamble)
    barred = says["quiz"] or interviewed or (says["interview"] and not says["strong"])
    asked = says["strong"] or (says["ask"] and (says["answer"] or office is not None))
    return Context(
        citizens=not barred and (asked or bool(signs) or (says["answer"] and office is not None)),
        barred=barred,
        interview=says["interview"] and not says["strong"],
        deputies=says["deputies"] and not says["strong"],
        asker=_asker(words),
        office=office,
    )


def _office_named(article: Article, preamble: str) -> str | None:
    """The last office named before 解答, else the first one named at all; the text before the heads."""
    for part in (preamble, article.kicker, article.headline, article.subhead, article.byline):
        words = narrow(part or "")
        answers = _ANSWERS.search(words)
        before = offices_in(words[: answers.start()]) if answers else ()
        named = [name for name in before[-1:] or offices_in(words)[:1] if not _COLUMN.search(name)]
        if named:
            return named[0]
    return None


def _asker(words: str) -> str | None:
    asking = re.search(rf"({_CITIZEN}).{{0,14}}(?:咨询|问|来电|来信|留言|关心|关注|疑|反映)", words)
    return asking[1] if asking else None


def asks(question: str) -> bool:
    """Does a text ask or request something, rather than tell an opinion?"""
    return bool(_ASKS.search(narrow(question)))
