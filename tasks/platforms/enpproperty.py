"""Founder's tail comment, `<!--enpproperty … /enpproperty-->`: what the system itself says of a page or article."""

from __future__ import annotations

import datetime as dt
import html
import re

_COMMENT = re.compile(
    r"<!--\s*enpproperty\b([^/]*+(?:/(?!enpproperty\s*-->)[^/]*+)*+)/enpproperty\s*-->", re.IGNORECASE
)
_FIELD = re.compile(
    r"<(?:founder-)?(title|introtitle|subtitle|author|date|nodename|type|papername|pagenum|pagename|articleid)>"
    r"([^<]*+(?:<(?!/(?:founder-)?\1>)[^<]*+)*+)</(?:founder-)?\1>",
    re.IGNORECASE,
)
_LONGEST = 20_000  # characters of a comment that are read
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LEAK = re.compile(
    r"\s*(?:[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,12}\s+[0-9]+\s+[0-9]+\s[^\n]*)?/enpproperty\s*--+>?.*$", re.DOTALL
)  # seen on 人民日报 2026-07-04: the comment's fields as text at the end of a body


def split_properties(text: str) -> tuple[dict[str, str], str]:
    """The fields of the last such comment by lower-case name without `founder-`, and the page without the comments.

    They hold tags that look like content. No comment: {} and the page as it is.
    """
    start = text.find("enpproperty")
    if start < 0:
        return {}, text
    start = max(0, text.rfind("<!--", 0, start))
    end = text.rfind("/enpproperty")
    end = text.find(">", end) + 1 if end >= 0 else 0  # beyond the last one's end no comment is complete
    pieces, done, last = [], 0, None
    for last in _COMMENT.finditer(text, start, end):
        pieces.append(text[done : last.start()])
        done = last.end()
    if last is None:
        return {}, text
    fields = {name.lower(): _plain(value) for name, value in _FIELD.findall(last[1][:_LONGEST])}
    return fields, "".join((*pieces, text[done:]))


def read_properties(text: str) -> dict[str, str]:
    """The fields alone."""
    return split_properties(text)[0]


def _plain(value: str) -> str:
    if "<" in value:
        value = _TAG.sub(" ", value.replace("<![CDATA[", "").replace("]]>", ""))
    if "&" in value:
        value = html.unescape(value)
    return " ".join(value.split())


def property_date(properties: dict[str, str]) -> dt.date | None:
    """The day that the comment names."""
    try:
        return dt.date.fromisoformat(properties.get("date", "")[:10])
    except ValueError:
        return None


def cut_leak(line: str) -> str:
    """A line of a body without the fields of a broken comment at its end."""
    return _LEAK.sub("", line) if "/enpproperty" in line else line
