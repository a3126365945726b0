"""The labels of pages (第A01版：头版) into number and name. The number comes from the label, never from a node id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WIDE = str.maketrans(
    "０１２３４５６７８９：．－" + "".join(map(chr, range(0xFF21, 0xFF3B))), "0123456789:.-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_NUMBER = r"([A-Za-z]{0,4}[0-9]{1,3}[A-Za-z]?)"
_LEAD = re.compile(r"^(?:当前版|当前版面|版面|版次|本版)\s*:\s*")
_MARKED = re.compile(rf"第\s*{_NUMBER}\s*版|(?<![0-9A-Za-z年月第]){_NUMBER}\s*版(?!本)")
_HANZI_MARKED = re.compile(r"第\s*([一二三四五六七八九十]{1,3})\s*版")
_COLON = re.compile(rf"^{_NUMBER}\s*:\s*(.*)$")
_SPACED = re.compile(r"^([A-Z]{1,3}[0-9]{1,3}|0[0-9]|[0-9]{3}|[1-9][0-9])(?:\s+|\s*[-.、|]\s*)(\S.{0,40})$")
_BARE = re.compile(r"^([A-Z]{1,3}[0-9]{1,3}|0[0-9]|[0-9]{3}|[1-9][0-9])$")
_JOINED = re.compile(r"^([A-Z]{1,2}[0-9]{1,2}|0[0-9]|[1-9][0-9])([\u4e00-\u9fff·]{2,12})$")
_HANZI_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NAME_EDGES = " :.、-—|>»·\uff3b\uff3d[]()（）"
_ICON = re.compile(r"[\[(（【]?\s*(?:PDF(?:版|下载)?|下载)\s*[\])）】]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A page's number as printed and its name (版名), None where the label has none."""

    page_no: str
    page_name: str | None


@lru_cache(maxsize=4096)
def parse_label(text: str, *, strict: bool = False) -> Label | None:
    """`第04版：旅游` `A01： 头版` `01版:要闻` `03 国内国际` into number and name; None where it is no label.

    `strict` takes only labels with 版 or a colon: for sites whose page and article addresses look alike.
    """
    text = _LEAD.sub("", re.sub(r"\s+", " ", text.translate(_WIDE)).strip())
    if not text or len(text) > 80:
        return None
    marked = _MARKED.search(text)
    if marked:
        return _around(text, marked, (marked[1] or marked[2]).upper())
    hanzi = _HANZI_MARKED.search(text)
    if hanzi:
        return _around(text, hanzi, f"{_value(hanzi[1]):02}")
    found = _COLON.match(text) or (None if strict else _SPACED.match(text) or _BARE.match(text) or _JOINED.match(text))
    if found is None:
        return None
    return Label(found[1].upper(), clean_name(found[2]) if found.re.groups > 1 else None)


def _around(text: str, marked: re.Match[str], page_no: str) -> Label:
    after = clean_name(text[marked.end() :])
    return Label(page_no, after or clean_name(text[: marked.start()]))


def clean_name(text: str) -> str | None:
    """A page's name without icons and separators at its edges; 广 告 is written 广告."""
    name = _ICON.sub("", re.sub(r"\s+", " ", text)).strip(_NAME_EDGES)
    if re.fullmatch(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff])+", name):
        name = name.replace(" ", "")
    return name or None


def _value(hanzi: str) -> int:
    if "十" not in hanzi:
        return _HANZI_DIGITS[hanzi[-1]]
    tens, _, ones = hanzi.partition("十")
    return _HANZI_DIGITS.get(tens, 1) * 10 + _HANZI_DIGITS.get(ones, 0)
