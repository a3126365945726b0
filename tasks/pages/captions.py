"""Captions: how they are marked, and where their own words end and the credit begins."""

from __future__ import annotations

import re

from tasks.pages.credits import read_credit
from tasks.pages.leads import read_tail
from tasks.text.words import load_rows

_ROWS = load_rows("tasks.pages", "captions")
_ENDS = tuple(row[0] for row in _ROWS if row[1] == "end")
_WITHIN = tuple(row[0] for row in _ROWS if row[1] == "in")
_PHOTO = tuple(row[0] for row in _ROWS if row[1] == "photo")
_MARK = re.compile(
    r"[▲▼△▽]|(?:图为|上图|下图|左图|右图|题图|图[①-⑩一二三四五\d][:为]|资料图)|[(](?:上|下|左|右|题)图[)]"
)
_CREDIT = re.compile(
    r"(?:[\s。!”(/][^。!?,]{1,64}(?:摄|供图|摄影报道|提供|制图)[)]?|(?:制图|供图|摄影|摄|图)\s*[/:][^。!?]{2,24})$"
)
_OPENER = re.compile(r"[▲▼△▽◀▶■●]\s*")
_SEAM = re.compile(r"(?<=[。!”)])|\s+")
_GIVEN = re.compile(r"[\u3400-\u9fff]{2,16}(?:供图|提供)")  # 市发改委供图
_LONGEST = 160


def is_caption(text: str, flat: str) -> bool:
    """Whether a line is marked as a caption: by ▲ or 图为 before it, by who took the picture behind it."""
    if len(flat) >= _LONGEST:
        return False
    if _MARK.match(flat):
        return True
    return any(word in text[-40:] for word in _PHOTO) and _CREDIT.search(text) is not None


def looks_captioned(flat: str) -> bool:
    """Whether a short line without a mark can be a caption: 施工现场, 效果图."""
    return flat.endswith(_ENDS) or any(word in flat for word in _WITHIN)


def plain_sentence(flat: str) -> bool:
    """Whether a line is one short sentence in which nobody speaks, as an unmarked caption is."""
    return 6 <= len(flat) <= 24 and not any(mark in flat[:-1] for mark in "。!?;:“”") and "说" not in flat


def caption_words(text: str) -> tuple[int, int]:
    """Where a caption's own words begin and end in its line; nothing is left of a line that is a credit alone."""
    mark = _OPENER.match(text)
    first = mark.end() if mark else 0
    whole = read_credit(text[first:])
    if whole is not None and whole.explicit:
        return first, first
    tail = read_tail(text)
    if tail and tail.start > first:
        return first, len(text[: tail.start].rstrip())
    for seam in _SEAM.finditer(text, first + 1):
        credit = read_credit(text[seam.end() :])
        if (credit and credit.explicit) or _GIVEN.fullmatch(text, seam.end()):
            return first, seam.start()
    return first, len(text)
