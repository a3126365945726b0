"""How a piece begins and ends inside its body: 本报讯（记者 X）, 新华社北京7月22日电, （X）, 上接, 下转."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.pages.credits import COMPOUND, Credit, is_person, read_credit
from tasks.text.words import load_pattern, load_words

_MEDIA = (
    r"本\s*报|本\s*刊|本\s*网|本\s*台|[晚晨早日]\s*报|新\s*华\s*社|中\s*新\s*[社网]|新华网|人民网|央视|"
    rf"[\u3400-\u9fff]{{1,8}}?(?:{'|'.join(load_words('tasks.pages', 'organs'))}|时刻新闻|新闻网|在线)"
)
_DAY = r"(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日"
_LEAD = re.compile(
    rf"(?P<line>(?:据\s*)?(?:{_MEDIA})(?P<place>\s*[\u3400-\u9fff·]{{0,10}}?)\s*(?P<day>{_DAY})?"
    r"\s*(?:专\s*)?(?P<verb>[讯电]|消\s*息))"
    r"(?P<who>\s*[(]\s*(?P<names>[^()。]{2,90})\s*[)])?(?P<sep>[\s:,]*)"
)
_PLACE_LEAD = re.compile(r"(?P<line>[\u3400-\u9fff]{2,8}讯)\s*[(]\s*(?P<names>[^()。]{2,90})\s*[)][\s:,]*")
_RANK = r"(?:本报|本刊|首席|见习|实习|特约|资深|全媒体|融媒体?)"
_TOLD = re.compile(rf"(?P<names>{_RANK}{{0,3}}(?:记者|通讯员)[^。,:()]{{2,40}}?)\s*(?:报道|摄影报道)\s*[:,]?\s*(?=\S)")
_BOXED = re.compile(
    r"[【\[]\s*(?P<line>(?:本报|[\u3400-\u9fff]{2,6}(?:报|网|刊|台))[\u3400-\u9fff]{0,6}[讯电])\s*[】\]]\s*"
)
_UNTOLD = re.compile(rf"(?P<names>(?:{_RANK}{{0,3}}(?:记者|通讯员) ?[\u3400-\u9fff]{{2,3}}\s+){{1,4}})(?=\S)")
_NAME_TOLD = re.compile(r"(?P<names>[\u3400-\u9fff]{2,4}(?:[ 、][\u3400-\u9fff]{2,4}){0,2})\s*报道\s*[:,]?\s*(?=\S)")
_PLACE = re.compile(r"(?P<line>[\u3400-\u9fff]{2,8}讯)\s+")  # 东晚讯 记者 某某 报道:…
_BRACKET_LEAD = re.compile(r"[(]\s*(?P<names>[^()。]{2,60}?)\s*[)][\s:]*")
_REPORTER_LEAD = re.compile(
    r"(?P<names>(?:本报|本刊|记者|[日晚晨早商时导都市]{1,2}报(?=.{0,4}记者))[^。,:()]{2,40}?)"
    r"(?:\s*报道\s*[:,]?|\s*:)\s*(?=\S)"
)
_FIRM_MEDIA = re.compile(r"(?:据\s*)?(?:本\s*[报刊]|[晚晨早日]\s*报|新\s*华\s*社|中\s*新\s*社)")
_TAIL = re.compile(r"\s*[(]\s*(?P<inner>[^()]{2,90}?)\s*[)]?\s*$")
_WIRE = load_pattern("tasks.pages", "closings", "source")
_ABOUT = load_pattern("tasks.pages", "closings", "about")
_SOURCE_LINE = load_pattern("tasks.pages", "closings", "line")
_CREDIT_END = re.compile(
    r"(?<=[。!?”」…])\s*"
    r"(?P<inner>(?:[/\u3400-\u9fff ·、]{0,40}?(?:记者|通讯员|实习生)|文\s*/|图\s*/|文\s*[/、]?\s*图\s*/?)"
    r"[^。!?,:]{2,70})$"
)
_BARE_NAME = re.compile(r"(?<=[。!?”])\s*(?P<names>[\u3400-\u9fff]{2,4}(?: [\u3400-\u9fff]{2,4})?)$")
_PEN_NAME = re.compile(r"[\u3400-\u9fff]{2,3}")
_LONGEST_SOURCE = 30
_PAGE = r"(?P<page>第?\s*[A-Z]?\s*[\d一二三四五六七八九十头]{1,3}\s*[版页]?)[^)\]】\u3015。]{0,12}[)\]】\u3015▶►>]*\s*"
_TO = re.compile(rf"[(\[【\u3014▶►>]*\s*(?:紧?\s*下\s*转|转\s*下|紧\s*转)\s*{_PAGE}$")
_FROM = re.compile(rf"[(\[【\u3014▶►>]*\s*(?:紧?\s*上\s*接|接\s*上|紧\s*接)\s*{_PAGE}")


@dataclass(frozen=True, slots=True)
class Lead:
    """The beginning of a first paragraph that is no story text. `end` counts in the given text."""

    end: int
    dateline: str | None
    credit: Credit | None
    words: str | None  # the credit as printed


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a paragraph that is no story text. The story ends at `start`."""

    start: int
    credit: Credit | None = None
    dateline: str | None = None
    words: str | None = None


def read_lead(text: str) -> Lead | None:
    """The lead at the beginning of a paragraph (narrow text); None where the story begins at once."""
    if text[:1] == "(":
        match = _BRACKET_LEAD.match(text)
        credit = read_credit(match["names"]) if match else None
        if match and credit and credit.explicit:
            return Lead(match.end(), None, credit, match["names"])
        return None
    if not any(char in text[:40] for char in "讯电息道:"):
        return None
    match = _LEAD.match(text)
    if match and (lead := _dated(match)):
        return lead
    match = _PLACE_LEAD.match(text)
    if match and (credit := read_credit(match["names"])) and credit.explicit and credit.authors:
        return Lead(match.end(), match["line"], credit, match["names"])
    if (place := _PLACE.match(text)) and (told := _told(text, place.end())):
        return Lead(told[0], place["line"], told[1], told[2])
    if text[0] in "【[" and (boxed := _BOXED.match(text)):
        return _boxed(text, boxed)
    match = _REPORTER_LEAD.match(text)
    if match and (credit := read_credit(match["names"])) and credit.explicit and _named(match["names"], credit):
        return Lead(match.end(), None, credit, match["names"])
    return None


def _named(words: str, credit: Credit) -> bool:
    """Whether 记者 X: names somebody: set apart by a blank, or a person by the surname (记者探访得知: does not)."""
    return bool(credit.authors) and (" " in words.strip() or all(map(is_person, credit.authors)))


def _told(text: str, at: int) -> tuple[int, Credit, str] | None:
    """Who reports, without brackets, behind 本报讯 (某某 报道:, 记者某某 通讯员某某): the end, names, words."""
    for form in (_TOLD, _UNTOLD, _NAME_TOLD):
        match = form.match(text, at)
        credit = read_credit(match["names"]) if match else None
        if match is None or credit is None or not credit.authors:
            continue
        if (form is _TOLD and credit.explicit) or all(map(is_person, credit.authors)):
            return match.end(), credit, match["names"].strip()
    return None


def _boxed(text: str, box: re.Match[str]) -> Lead:
    """【本报讯】 with the brackets behind it."""
    line = re.sub(r"\s+", "", box["line"])
    match = _BRACKET_LEAD.match(text, box.end())
    credit = read_credit(match["names"]) if match else None
    if match and credit and credit.authors:
        return Lead(match.end(), line, credit, match["names"])
    return Lead(box.end(), line, None, None)


def _dated(match: re.Match[str]) -> Lead | None:
    """A dateline holds when brackets name who wrote, when it has a day, or when a blank follows 本报讯."""
    line = re.sub(r"\s+", "", match["line"])
    names = match["names"]
    if names:
        credit = read_credit(names)
        if credit is None and not re.search(r"记者|通讯员", names):
            return None if match["day"] is None else Lead(match.end("line"), line, None, None)
        return Lead(match.end(), line, credit, names)
    firm = _FIRM_MEDIA.match(match["line"])
    if told := _told(match.string, match.end()):
        return Lead(told[0], line, told[1], told[2])
    bare = firm is not None and not (match["place"] or "").strip() and match["verb"] == "讯"
    bare = bare or (match["verb"] == "讯" and match.end() == len(match.string))  # 某某特区报讯, a line of its own
    if match["day"] or bare or (firm and match["sep"]):
        return Lead(match.end(), line, None, None)
    return None


def is_source(text: str) -> bool:
    """Whether a line under a title says where the text is from, and no more (据《某报》, 本报综合消息). Narrow text."""
    if len(text) > _LONGEST_SOURCE:
        return False
    flat = text.replace(" ", "").strip("()")
    return (_SOURCE_LINE if text[0] != "(" else _WIRE).fullmatch(flat) is not None


def read_tail(text: str) -> Tail | None:
    """A signature, a source or a note on the author that closes a paragraph (narrow text)."""
    if text[-1:] == ")":
        at = text.rfind("(")
        match = _TAIL.match(text, at) if at >= 0 else None
        if match and (at == 0 or text[:at].rstrip()[-1:] in "。!?”’」…;)》】摄"):
            found = _closing(match["inner"])
            return None if found is None else Tail(at, *found)
        return None
    if text[-1:] in "。!?”":
        return None
    bare = _BARE_NAME.search(text, max(0, len(text) - 12))
    if bare and all(name in COMPOUND or is_person(name) for name in bare["names"].split()):
        return Tail(bare.start(), Credit(tuple(bare["names"].split()), explicit=False), None, bare["names"])
    match = _CREDIT_END.search(text, max(0, len(text) - 100))
    if match and (credit := read_credit(match["inner"])) and credit.explicit:
        return Tail(match.start(), credit, None, match["inner"])
    return None


def _closing(inner: str) -> tuple[Credit | None, str | None, str | None] | None:
    flat = inner.replace(" ", "")
    if _WIRE.fullmatch(flat):
        return None, flat, None
    if _ABOUT.fullmatch(flat):
        return None, None, None
    credit = read_credit(inner)
    if credit and (credit.explicit or all(map(is_person, credit.authors)) or _PEN_NAME.fullmatch(flat)):
        return credit, None, inner
    return None


def read_to(text: str) -> tuple[int, str] | None:
    """下转: where the marker begins, and the page it names."""
    if "转" not in text[-24:]:
        return None
    match = _TO.search(text, max(0, len(text) - 40))
    return (match.start(), match["page"].replace(" ", "")) if match else None


def read_from(text: str) -> tuple[int, str] | None:
    """上接: where the marker ends, and the page it names."""
    if "接" not in text[:12]:
        return None
    match = _FROM.match(text)
    return (match.end(), match["page"].replace(" ", "")) if match else None
