"""Which platform serves a page, from one look at it; and the TOML that says so."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from tasks.errors import NotUnderstood
from tasks.platforms.addresses import file_name, without_query
from tasks.platforms.article_page import read_article_page
from tasks.platforms.enpproperty import read_properties
from tasks.platforms.registry import PLATFORMS, reader
from tasks.platforms.web import IndexPage
from tasks.text.charset import decode

_ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (platform, re.compile(pattern, re.IGNORECASE))
    for platform, pattern in (
        ("founder_nbs", r"/nbs\.[a-z0-9]+_"),
        ("founder_app", r"getpaperlayouts|getpaperarticle"),
        ("qpaper", r"/qpaper"),
        ("szbz", r"/szbz(/|[a-z]?[0-9])"),
        ("uniflows", r"/default\.html?"),
        ("xinhua", r"/(page[0-9]{2}[a-z]{0,3}|paperindex|issueindex)\.html?"),
        ("vnn_shtml", r"/(v[a-z]{0,2}[0-9]+|index)\.shtml"),
        ("joyhua", r"/[0-9]{8}/html/"),
        ("founder_classic", r"/[0-9]{4}-[0-9]{2}/[0-9]{2}/(node|index)[^/]*\.html?"),
        ("founder_new", r"/[0-9]{6}/[0-9]{2}/|/(layout|column|col)/"),
    )
)
_ARTICLE_NAMES = re.compile(
    r"^(content|con|c)_?(?:[a-z]{1,4}_)?[0-9]+(?:_[0-9]+)*\.|^nw\.|artic(el|le)[0-9]|content_[0-9]+|^szbz[0-9]{3,}\.|"
    r"^[0-9]{2}_[0-9]+\.html?$|^[0-9]{3,}\.s?html?$",
    re.IGNORECASE,
)
_INDEX_NAMES = re.compile(
    r"^(node|nbs\.|layout|col[a-z]?[0-9]|l[a-z]{0,2}[0-9]+\.|page|index|v[a-z]{0,2}[0-9]+\.shtml|qpaper|default|szbz[a-z]?[0-9]{1,2}\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The platform, and what it was told by, in words."""

    platform: str
    evidence: str


def recognise(content: bytes, url: str) -> Recognised:
    """The platform whose reader finds most in this index page. Raises `NotUnderstood` where none finds a list."""
    path = urlsplit(url).path
    hinted = [platform for platform, pattern in _ADDRESSES if pattern.search(path)]
    best: tuple[tuple[int, bool, int], str, IndexPage] | None = None
    for platform in (*hinted, *(name for name in PLATFORMS if name not in hinted)):
        try:
            index = reader(platform).read_index(content, url)
        except NotUnderstood:
            continue
        score = (min(1, len(index.pages)) + min(1, len(index.articles)), platform in hinted, len(index.articles))
        if best is None or score > best[0]:
            best = (score, platform, index)
    if best is None:
        raise NotUnderstood(f"{url}: no known platform finds a page list or an article list on it")
    (_, by_address, _), platform, index = best
    told = "the address has its shape, and " if by_address else ""
    return Recognised(platform, f"{told}its reader finds {len(index.pages)} pages and {len(index.articles)} articles")


def kind_of(content: bytes, url: str) -> Literal["index", "article", "other"]:
    """What a page loaded from a folder is, by its tail comment, else its name, else what it links."""
    text = decode(content).text
    kind = read_properties(text).get("type")
    if kind in ("1", "2"):
        return "article" if kind == "1" else "index"
    if "<articleid>" in text and "enpproperty" in text:
        return "article"
    name = file_name(url)
    if _ARTICLE_NAMES.search(name):
        return "article"
    if _INDEX_NAMES.search(name):
        return "index"
    return "index" if _is_index(content, url) else "article" if _is_article(content, url) else "other"


def _is_index(content: bytes, url: str) -> bool:
    try:
        index = reader(recognise(content, url).platform).read_index(content, url)
    except NotUnderstood:
        return False
    return len(index.pages) > 1 or len(index.articles) > 1


def _is_article(content: bytes, url: str) -> bool:
    try:
        read_article_page(content, url)
    except NotUnderstood:
        return False
    return True


def edition_template(url: str, date: dt.date | None = None) -> str | None:
    """The address with its date as a template; None where it names no date (or not `date`)."""
    split = urlsplit(without_query(url))
    template, found = split.path, False
    for pattern, form in _FORMS:
        match = pattern.search(template)
        if match and (date is None or _is_date(match, date)):
            template, found = _with_form(template, match, form), True
            break
    return urlunsplit((split.scheme, split.netloc, template, "", "")) if found else None


_Y, _M, _D = r"(?P<y>(?:19|20)[0-9]{2})", r"(?P<m>0[1-9]|1[0-2])", r"(?P<d>0[1-9]|[12][0-9]|3[01])"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![0-9]){pattern}(?![0-9])"), form)
    for pattern, form in (
        (f"{_Y}-{_M}/{_D}", "%Y-%m/%d"),
        (f"{_Y}{_M}/{_D}", "%Y%m/%d"),
        (f"{_Y}/{_M}/{_D}", "%Y/%m/%d"),
        (f"{_Y}-{_M}-{_D}", "%Y-%m-%d"),
        (f"{_Y}{_M}{_D}", "%Y%m%d"),
        (r"(?P<w>(?:19|20)[0-9]{2}-W[0-5][0-9])", "%G-W%V"),
    )
)


def _is_date(match: re.Match[str], date: dt.date) -> bool:
    parts = match.groupdict()
    if parts.get("w"):
        return parts["w"] == f"{date.isocalendar().year:04}-W{date.isocalendar().week:02}"
    return (int(parts["y"]), int(parts["m"]), int(parts["d"])) == (date.year, date.month, date.day)


def _with_form(path: str, match: re.Match[str], form: str) -> str:
    """Every further mention of the same date, too: 2022/20220828/20220828_001/…"""
    template = path.replace(match[0], f"{{date:{form}}}")
    year = match.groupdict().get("y")
    return template.replace(f"/{year}/", "/{date:%Y}/") if year else template


def toml_for(url: str, content: bytes, name: str | None = None, timezone: str = "Asia/Shanghai") -> str:
    """The TOML of a newspaper from one of its index pages. Raises `NotUnderstood`."""
    found = recognise(content, url)
    template = edition_template(url)
    if template is None:
        raise NotUnderstood(f"{url}: names no date, so no edition_url can be made of it: give a dated page's address")
    text = decode(content).text
    title = name or read_properties(text).get("papername") or _title(text) or urlsplit(url).netloc
    split = urlsplit(url)
    return (
        f"name = {_quoted(title)}\n"
        f"timezone = {_quoted(timezone)}\n"
        f"homepage = {_quoted(f'{split.scheme}://{split.netloc}')}\n"
        "verified = false\n\n"
        "[[site]]\n"
        f"platform = {_quoted(found.platform)}\n"
        f"edition_url = {_quoted(template)}\n"
    )


def _title(text: str) -> str | None:
    found = re.search(r"<title[^<>]*>([^<]{1,80})</title>", text, re.IGNORECASE)
    paper = re.search(r"[\u4e00-\u9fff]{1,8}?(?:日报|晚报|早报|晨报|时报|商报|都市报|报)", found[1]) if found else None
    return paper[0] if paper else None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(character for character in escaped if character.isprintable())}"'
