"""What comes as an article and is none: rows of editors, pointers such as （A04）, pictures of advertisements."""

from __future__ import annotations

import re

from tasks.platforms.editors import editors_in
from tasks.platforms.web import NotAnArticle, WebArticle

_POINTER = re.compile(
    r"^[（(【\[\s▶►→]*(?:(?:全文|详细|相关)?(?:报道|内容|新闻)?\s*(?:详见|请看|紧?转|刊于?|见|下转))?\s*(?:本报)?(?:今日)?\s*"
    r"(?:(?:第?\s*[A-Z]{0,3}[0-9]{1,3}(?![0-9])|第[一二三四五六七八九十]{1,3}版)\s*[版、,，\s至—-]*)+[）)】\]\s。]*$"
)  # 海南日报 2026-07-23: the whole body is （A04）
_LONGEST_POINTER = 40
_ADVERTISEMENT = re.compile(r"^(?:整版|公益|商业|分类)?广\s*告(?:版)?$|^本报信息$|^无标题$|^$")


def why_no_article(article: WebArticle, text: str) -> NotAnArticle | None:
    """The reason, or None for what is an article. `text` is the body's lines joined."""
    editors = editors_in(article.headline)
    if editors and len(text) < _LONGEST_POINTER * 3:
        return _no(article, "editors_row", text, editors)
    if not article.headline and editors_in(text):
        return _no(article, "editors_row", text, editors_in(text))
    if text and len(text) <= _LONGEST_POINTER and _POINTER.match(text) and not article.pictures:
        return _no(article, "pointer", text)
    if text or any(picture.caption for picture in article.pictures):
        return None
    if _ADVERTISEMENT.match(article.headline.strip()):
        return _no(article, "picture_advertisement" if article.pictures else "empty", text)
    return None if article.pictures else _no(article, "empty", text)


def _no(article: WebArticle, reason: str, text: str, editors: tuple[str, ...] = ()) -> NotAnArticle:
    return NotAnArticle(url=article.url, reason=reason, headline=article.headline, text=text, editors=editors)
