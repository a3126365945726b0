"""Notices, advertisements and services: what is printed and is no article."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.text.words import load_pattern, load_rows

_ROWS = load_rows("tasks.pages", "notices")
_WHOLE = frozenset(row[0] for row in _ROWS if row[1] in ("whole", "service"))
_SERVICES = frozenset(row[0] for row in _ROWS if row[1] == "service")
_ENDS = tuple(row[0] for row in _ROWS if row[1] == "end")
_BEGINS = load_pattern("tasks.pages", "notice_lines", "begins")
_HOLDS = load_pattern("tasks.pages", "notice_lines", "holds")
_LISTED = load_pattern("tasks.pages", "notice_lines", "whole")
_PERIOD = re.compile(r"[(][^()]{2,24}[)]$")  # （10月15日—10月21日）
_MOBILE = re.compile(r"1\d{10}(?!\d)|热线[:]?\d{7,}")
_ADVERTISING = load_pattern("tasks.pages", "advertising")
_FIRM = ("启事", "声明", "公告", "公示", "通告")
_MARKS = "【】[]■◆●▲★◇□-—"


@lru_cache(maxsize=4096)
def notice_head(flat: str) -> bool:
    """Whether a line is the head of a notice (公告, 停水通知, 广告). Narrow text without blanks."""
    bare = _PERIOD.sub("", flat.strip(_MARKS))
    return bare in _WHOLE or (len(bare) <= 40 and bare.endswith(_ENDS) and not any(mark in bare for mark in "。,!?"))


def service_column(flat: str) -> bool:
    """Whether a notice's head names a paper's services (便民信息), which hold short articles too."""
    return flat.strip(_MARKS) in _SERVICES


def is_advertisement(flat: str) -> bool:
    """Whether a line says that an advertisement stands below (【广告】)."""
    return flat.strip(_MARKS + "()") in ("广告", "公益广告")


def notice_line(text: str, flat: str) -> bool:
    """Whether a line is a notice by itself (遗失声明:…, a classified). Narrow text, and the same without blanks."""
    bare = flat.strip(_MARKS)
    if (
        _BEGINS.match(bare)
        or (len(bare) <= 160 and _LISTED.fullmatch(bare))
        or (len(bare) <= 120 and _HOLDS.search(bare))
    ):
        return True
    head, apart, _ = text.strip(_MARKS).partition(" ")
    if apart and len(head) >= 2 and (head in _WHOLE or head.endswith(_FIRM)):
        return True
    return len(bare) <= 60 and _MOBILE.search(bare) is not None


def advertises(text: str) -> bool:
    """Whether short lines that no text follows are an advertisement."""
    return _ADVERTISING.search(text) is not None
