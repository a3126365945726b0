"""Addresses of pages and articles: made comparable, and what their paths say of date, paper and twin."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:n?/|-)?(0[1-9]|1[0-2])(?:y?/|-)?(0[1-9]|[12][0-9]|3[01])(?=/|$)"
)  # 2022n/08y/19 is 中国社会科学报's way
_FILE_DATE = re.compile(r"[_/-]((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?=[_.]|[0-9]{6}\.)")
_DOCUMENT = re.compile(r"\.s?html?$", re.IGNORECASE)
_WEEK = re.compile(r"/((?:19|20)[0-9]{2}-W[0-9]{2})/")
_ISSUE_PART = re.compile(r"[0-9_-]+|[0-9]{4}-W[0-9]{2}")
_LAYOUT_WORDS = frozenset(
    {"layout", "column", "col", "html", "htm", "content", "con", "cont", "c", "page", "shtml", "node", "pc", "paper",
     "epaper", "szb", "szbz", "pad"}
)  # fmt: skip


@lru_cache(maxsize=4096)
def absolute(base: str, href: str) -> str | None:
    """`href` against `base`, without query and fragment; None for scripts, mail and empty targets."""
    href = re.sub(r"[\s\x00-\x1f]+", "", href).replace("\\", "/")
    if (
        not href
        or href.startswith("#")
        or href.lower().startswith(("javascript:", "mailto:", "tel:", "data:", "about:"))
    ):
        return None
    try:
        return without_query(urljoin(base, href))
    except ValueError:
        return None


def without_query(url: str) -> str:
    """The address without `?div=-1` and `#…`."""
    split = urlsplit(url)
    return urlunsplit((split.scheme, split.netloc, split.path, "", ""))


@lru_cache(maxsize=4096)
def same_page_key(url: str) -> str:
    """What two addresses of one page share: the path, without scheme, host and `./`; interfaces keep their query."""
    split = urlsplit(url)
    path = unquote(split.path)
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    key = "/".join(parts)
    return key if _DOCUMENT.search(path) else f"{key}?{split.query}#{split.fragment}".rstrip("?#")


def file_name(url: str) -> str:
    """The last part of the path."""
    return unquote(urlsplit(url).path).rpartition("/")[2]


def date_of(url: str) -> dt.date | None:
    """The date of the directory, else of the file name; None where the path names none."""
    folder, _, name = url.partition("?")[0].partition("#")[0].rpartition("/")
    return _date_of_folder(folder) or _date_in(_FILE_DATE.search(f"/{name}"))


@lru_cache(maxsize=1024)
def _date_of_folder(folder: str) -> dt.date | None:
    return _date_in(_DATE.search(urlsplit(folder).path + "/"))


def _date_in(found: re.Match[str] | None) -> dt.date | None:
    if found is None:
        return None
    try:
        return dt.date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def issue_of(url: str) -> str | None:
    """What tells one issue's directory from another's: the date, or the ISO week of a weekly."""
    date = date_of(url)
    if date is not None:
        return date.isoformat()
    week = _WEEK.search(urlsplit(url).path)
    return week[1] if week else None


def paper_of(url: str) -> tuple[str, ...]:
    """The directories that name the paper, without date and the words that every site uses: ('rmrb',)."""
    path = _DATE.sub("", urlsplit(url).path.rpartition("/")[0] + "/")
    parts = (part for part in path.split("/") if part and part.lower() not in _LAYOUT_WORDS)
    return tuple(part for part in parts if not _ISSUE_PART.fullmatch(part))


def is_mobile_twin(url: str, page_url: str) -> bool:
    """Whether the address is the tablet's copy (`/pad/…`) of what the page itself links elsewhere."""
    return "/pad/" in urlsplit(url).path.lower() and "/pad/" not in urlsplit(page_url).path.lower()
