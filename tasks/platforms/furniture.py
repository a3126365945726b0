"""Lines of a page that are no text of the paper: 上一篇 下一篇, 放大 缩小, mastheads (words/furniture.tsv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tasks.text.words import load_words

_LONGEST = 240
_PAPER = re.compile(
    r"^[\u4e00-\u9fff·]{1,8}(?:日报|晚报|早报|晨报|时报|商报|都市报|晚刊|周报|报|导报|农村版|海外版)(?:电子版|数字报)?$"
)


@cache
def _whole_line() -> re.Pattern[str]:
    patterns = load_words("tasks.platforms", "furniture")
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@lru_cache(maxsize=1024)  # a page asks of the same line several times
def is_furniture(line: str) -> bool:
    """Whether the whole line is navigation, a counter, a masthead or a date line."""
    return len(line) <= _LONGEST and _whole_line().fullmatch(line) is not None


def is_paper_name(line: str) -> bool:
    """Whether the line is nothing but a newspaper's name."""
    return _PAPER.match(line) is not None
