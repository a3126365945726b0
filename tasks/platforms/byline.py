"""Author lines of article pages, without what the site's template adds around them."""

from __future__ import annotations

import re

_LABEL = re.compile(r"^\s*(?:作\s*者|撰\s*稿|文章作者)\s*[:：/]\s*")
_CREDIT = re.compile(
    r"\s*《[^《》]{2,16}》\s*[（(][^（()）]{4,40}[)）]?.*$|\s*[（(]\s*[0-9]{4}年[0-9]{2}月[0-9]{2}日[^（()）]*[)）].*$"
)
_NOT_ONE = re.compile(
    r"^\s*(?:来源|稿源|稿件来源|版次|版面|发布|日期|字数|文章字数|浏览|阅读|编辑|责编|责任编辑)\s*[:：]|^\s*[0-9]{4}[-年/]|^\s*[:：/]*\s*$"
)
_PEOPLE = re.compile(
    r"记者|通讯员|特约|评论员|编辑部|撰文|摄影|摄$|摄/|^\s*(?:作者|文|图|文/图|图/文|撰稿)\s*[:：/\u2215]|[/／\u2215]\s*[文摄图]\s*$|实习生|供稿|整理|见习"
)
_PAGE = re.compile(r"第?\s*([A-Z]{0,2}[0-9]{1,3})\s*版")
_LONGEST = 120


def clean_byline(text: str | None) -> str | None:
    """本报记者 甲 乙 out of `作者:本报记者 甲 乙 《某报》（2025年01月07日第 20 版）`; None where nobody is left."""
    if not text:
        return None
    line = _LABEL.sub("", _CREDIT.sub("", text)).strip(" \u3000:：|")
    return None if not line or _NOT_ONE.match(line) else line


def looks_like_byline(text: str) -> bool:
    """Whether an unnamed line is one that names authors: 本报记者 甲, 文/乙, 丙 摄."""
    return len(text) <= _LONGEST and _PEOPLE.search(text) is not None and not text.rstrip().endswith(("。", "！", "？"))


def page_in_credit(text: str | None) -> str | None:
    """The page's number out of such a line: 《某报》（2025年01月07日第 20 版）."""
    credit = _CREDIT.search(text or "")
    found = _PAGE.search(credit[0]) if credit else None
    return found[1] if found else None
