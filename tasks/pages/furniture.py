"""Page furniture: masthead, date, page number and name, editors, contacts, index, site navigation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.pages.credits import is_office
from tasks.pages.lines import Line
from tasks.text.words import load_rows, load_words

PAGE_NAMES = frozenset(load_words("tasks.pages", "page_names"))
_RULES = tuple((re.compile(row[0]), row[1]) for row in load_rows("tasks.pages", "furniture"))
_HINT = re.compile(  # what a line of furniture has at least one of
    r"[\dA-Za-z]|报|编|星期|周|农历|版|热线|电话|邮|印|扫|码|导|要目|索引|目录|首页|[上下前]一|关注|址|顾问|机关|主管|主办|在线|新闻网|源[:]|校|视觉|制图|统筹|策划|审|[一二]读|总值班|主任|[子丑寅卯辰巳午未申酉戌亥]年|内部|免费|看点"
)
_PAGE_NO = re.compile(r"(?:第)?([A-Z]?)(\d{1,3})(?:版)?[:·|、]?([\u3400-\u9fff·/]{0,10})")
_PAGE_HANZI = re.compile(r"第?([一二三四五六七八九十]{1,3})版[:·|、]?([\u3400-\u9fff·/]{0,10})")
_PAGE_TAIL = re.compile(r"([\u3400-\u9fff·/]{2,8}?)([A-Z]?)(0?\d{1,2})版?")
_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_EDITING = r"责任编辑|责编|本版编辑|(?<!美术)编辑|美术编辑|美编|版式|组版|校对|审校|检校"
_EDITOR = re.compile(
    rf"(?:{_EDITING})[:/|\s]*((?:(?!责|美编|美术|版式|版面|校对|编辑|组版|审校|检校|新闻|电话|邮箱)[\u3400-\u9fff\s、])+)"
)
_EDITOR_APART = re.compile(rf"(?:主编|{_EDITING})\s+[\u3400-\u9fff]{{2,4}}(?:\s|$)")
_DIGITS = "零一二三四五六七八九"


_INDEX_ITEM = re.compile(r"\S.{2,40}\s+(?:第|详见|见|P)?\s*[A-Z]?\d{1,2}\s*(?:版|[-~、]\s*[A-Z]?\d{1,2}\s*版)")
_BARE_NUMBER = re.compile(r"[A-Z]?\d{1,3}版?|第?[一二三四五六七八九十]{1,3}版")
_ANY_NAME = re.compile(r"[\u3400-\u9fff·/]{2,8}")
_LABEL_BLANK = re.compile(r"(?:(?<=热线)|(?<=零售)|(?<=ISSN))\s+(?=\d)")
_SET_APART = re.compile(r"[\d版][\s:·|、/]")
_OPENERS = frozenset({"page", "date", "day", "media", "editors", "contact", "weather"})


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What the page's furniture says of the page itself."""

    page_no: str | None = None
    page_name: str | None = None
    editors: tuple[str, ...] = ()
    printed_date: dt.date | None = None


@lru_cache(maxsize=4096)
def furniture_kind(flat: str) -> str | None:
    """What kind of furniture a line is, by itself; None where it is none. Narrow text without blanks."""
    if len(flat) > 160 or flat.count("。") > 1 or not _HINT.search(flat):
        return None
    for rule, kind in _RULES:
        if rule.fullmatch(flat):
            if kind == "page_tail":
                tail = _PAGE_TAIL.fullmatch(flat)
                if tail is None or tail[1] not in PAGE_NAMES:
                    continue
                return "page"
            return kind
    return None


def line_furniture(line: Line) -> tuple[str, ...]:
    """The kinds of furniture that make up a line: one, or several beside each other (第01版:要闻　责任编辑:…)."""
    whole = furniture_kind(line.flat)
    if whole == "page" and not _labels_a_page(line):
        return ()
    if whole:
        return (whole,)
    if len(line.flat) <= 80 and "。" not in line.flat and _EDITOR_APART.match(line.text):
        return ("editors",)
    if _INDEX_ITEM.fullmatch(line.text):
        return ("index_item",)
    if kinds := _pieces_furniture(line):
        return kinds
    first, _, rest = line.text.partition(" ")
    opener = furniture_kind(first) if rest and len(line.flat) <= 120 else None
    if opener not in _OPENERS or opener is None or (opener == "page" and is_office(first)):
        return ()  # A7县民政局 2013年11月20日 signs a reply
    tail = furniture_kind("".join(rest.split()))
    return (opener, tail) if tail else ()


def _pieces_furniture(line: Line) -> tuple[str, ...]:
    """The kinds of a masthead's line all of whose pieces are furniture or a page's name, in any order."""
    pieces = _LABEL_BLANK.sub("", line.text).split()
    if not 2 <= len(pieces) <= 12 or len(line.flat) > 120 or is_office(pieces[0]):
        return ()
    named = [piece in PAGE_NAMES or (at == 1 and _names_a_page(pieces)) for at, piece in enumerate(pieces)]
    kinds = [furniture_kind(piece) or ("name" if name else "") for piece, name in zip(pieces, named, strict=True)]
    if kinds[0] in ("", "site") and _names_a_page(pieces):
        kinds[0] = "page"
    if kinds[0] == "" and _ANY_NAME.fullmatch(pieces[0]) and len(kinds) > 2 and set(kinds[1:]) == {"day", "date"}:
        kinds[0] = "media"  # 今日某县　　2025年4月18日　　星期五
    if not all(kind == "name" or kind in _OPENERS for kind in kinds) or set(kinds) <= {"name", "page"}:
        return ()
    return tuple(dict.fromkeys(kind for kind in kinds if kind != "name"))


def _names_a_page(pieces: Sequence[str]) -> bool:
    """Whether the second piece is the name of the page whose number stands first: any short words do there."""
    return len(pieces) > 2 and bool(_BARE_NUMBER.fullmatch(pieces[0]) and _ANY_NAME.fullmatch(pieces[1]))


def _page_piece(line: Line) -> str:
    """The page's number with the name beside it, from a line that says more than that."""
    pieces = line.text.split()
    for at, piece in enumerate(pieces):
        if furniture_kind(piece) == "page":
            after = pieces[at + 1] if at + 1 < len(pieces) else ""
            return piece + after if after in PAGE_NAMES and page_label(piece)[1] is None else piece
    return pieces[0]


def _labels_a_page(line: Line) -> bool:
    """Whether what follows a page's number is its name: a known one, a short one, or one set apart."""
    name = page_label(line.flat)[1]
    return name is None or len(name) <= 4 or name in PAGE_NAMES or _SET_APART.search(line.text) is not None


def read_marks(lines: Sequence[Line]) -> PageMarks:
    """Page number, name, editors and date from the page's furniture lines, in order."""
    number = name = None
    editors: list[str] = []
    date = None
    for line in lines:
        kinds = line_furniture(line)
        if "page" in kinds and number is None:
            number, name = page_label(line.flat if len(kinds) == 1 else _page_piece(line))
        if not kinds and name is None and line.flat in PAGE_NAMES:
            name = line.flat
        editors += _editors(line.text)
        date = date or _date(line.flat)
    return PageMarks(number, name, tuple(dict.fromkeys(editors)), date)


def page_label(flat: str) -> tuple[str | None, str | None]:
    """The number (01, A02) and the name of a page's label such as 第01版:要闻, A02民生, 要闻03."""
    tail = _PAGE_TAIL.fullmatch(flat)
    if tail and tail[1] in PAGE_NAMES:
        return _padded(tail[2], tail[3]), tail[1]
    if hanzi := _PAGE_HANZI.match(flat):
        return _padded("", str(_number(hanzi[1]))), hanzi[2] or None
    if match := _PAGE_NO.match(flat):
        return _padded(match[1], match[2]), match[3] or None
    return None, None


def page_key(label: str) -> tuple[str, int] | None:
    """A page's letter and number, to compare 下转2版 with 第02版 and A02 with Ａ02."""
    if match := re.search(r"([A-Z]?)(\d{1,3})", label.upper()):
        return match[1], int(match[2])
    if hanzi := re.search(r"[一二三四五六七八九十头]{1,3}", label):
        return "", _number(hanzi[0])
    return None


def _padded(letter: str, digits: str) -> str:
    return f"{letter}{int(digits):02d}"


def _number(hanzi: str) -> int:
    if hanzi == "头":
        return 1
    tens, found, ones = hanzi.partition("十")
    if not found:
        return _DIGITS.find(hanzi[-1])
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def _editors(text: str) -> list[str]:
    names: list[str] = []
    for match in _EDITOR.finditer(text):
        names += [part for part in re.split(r"[\s、]+", match[1]) if 2 <= len(part) <= 4]
    return names


def _date(text: str) -> dt.date | None:
    if match := _DATE.search(text):
        try:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    return None
