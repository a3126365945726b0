"""The fast path: the stretch of a Founder article page from above its headline to the end of its body.

Parsing a fifth of the page costs a fifth. It is taken only where the markers leave no doubt: one body, a header right
above it, nothing of the article behind it. In every other case the whole page is read.
"""

from __future__ import annotations

import re

_BODIES = (("<founder-content", "</founder-content>"), ("<!--enpcontent-->", "<!--/enpcontent-->"))
_OPEN_BODIES = ('id="ozoom"', "id=ozoom", 'id="articleContent"', 'id="zoom"')  # where they end, the parser must say
_HEADER = (
    "font02", "font01", "PreTitle", "pretitle", "introtitle", "intro-title", "yinti", "newsdetatit", "totalTitle",
    "article-alltitle", "article-header", '"Title"', "=Title", '"title', "<h1", "<h2", "<h3", "<founder-title", "bt2",
    "bt1", "art-title", "article-title", "newspic", "attachment", "<FOUNDER-TITLE", "lanmu",
)  # fmt: skip
_HEADER_MARK = re.compile("|".join(map(re.escape, _HEADER)))
_STEMS = (
    "itle", "TITLE", "font0", "<h", "tatit", "yinti", "bt1", "bt2", "article-header", "newspic", "attachment", "lanmu",
)  # fmt: skip
# (each mark holds one of these: a dozen searches of plain text take a third of the time of all the marks)
_LONGEST = max(map(len, _HEADER))
_CELLS = ("<td", "<TD", "<tr", "<TR", "<th", "<TH")  # a parser drops cells outside of a table
_WINDOWS = (1_500, 4_000)  # characters above the body in which its header must stand (the first also: behind it)
_MARGIN = 500  # what begins nearer to the window's edge may have begun before it
_BEHIND = (
    "attachment", "newspic", "pci_c", "main_ar_pic", "main-ar-pic", "articlepic", "article-pic", "articleimg", "efefef",
    "articlePic", "articleImg", "EFEFEF", "责任编辑", "责编", "author", "Author", "founder-title",
)  # fmt: skip
_STEMS_BEHIND = (
    "attachment", "newspic", "pci_c", "ar_pic", "ar-pic", "rticle", "fefef", "FEFEF", "责", "uthor", "founder-title",
)  # fmt: skip


def article_region(text: str) -> str | None:
    """That stretch, or None where the page must be read as a whole."""
    for opening, closing in _BODIES:
        start = text.find(opening)
        if start < 0:
            continue
        end = text.find(closing, start)
        if end < 0 or not _says_nothing_else(text, start, end, opening, closing):
            return None
        return _with_header(text, start, end + len(closing))
    for opening in _OPEN_BODIES:
        start = text.find(opening)
        if start >= 0:
            return _with_header(text, start, len(text))
    return None


def _says_nothing_else(text: str, start: int, end: int, opening: str, closing: str) -> bool:
    """Whether no second body follows, or one that is letter for letter the first: a hidden copy."""
    again = text.find(opening, start + 1)
    if again < 0:
        return True
    over = text.find(closing, again)
    return _bare(text[start:end]) == _bare(text[again:over]) and text.find(opening, again + 1) < 0


def _bare(markup: str) -> str:
    return markup.replace("<!--enpcontent-->", "").replace("<!--/enpcontent-->", "").strip()


def _with_header(text: str, start: int, end: int) -> str | None:
    header = _header_above(text, start)
    behind = text[end : end + _WINDOWS[0]]
    if header is None or _says_more(behind):
        return None
    first = max(0, text.rfind("<", 0, header + 1))
    if text.startswith(_CELLS, first):
        first = max(0, text.rfind("<table", 0, first), text.rfind("<TABLE", 0, first))
    return text[first:end]


def _says_more(behind: str) -> bool:
    """Whether what follows the body belongs to the article."""
    return any(stem in behind for stem in _STEMS_BEHIND) and any(name in behind for name in _BEHIND)


def _header_above(text: str, start: int) -> int | None:
    """Where the header begins: the first of its marks in a window, if the window begins well before it."""
    for window in _WINDOWS:
        edge = max(0, start - window)
        stem = min((at for name in _STEMS if (at := text.find(name, edge, start)) >= 0), default=start)
        header = _HEADER_MARK.search(text, max(edge, stem - _LONGEST), start)
        if header is not None and (edge == 0 or header.start() >= edge + _MARGIN):
            return header.start()
    return None
