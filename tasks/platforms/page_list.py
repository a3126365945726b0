"""The page list of an index page: numbers and names from the labels, in the order of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from bs4 import Tag

from tasks.platforms.addresses import is_mobile_twin, issue_of, same_page_key
from tasks.platforms.labels import Label, clean_name, parse_label
from tasks.platforms.links import Link, whole_text
from tasks.platforms.selection import elements
from tasks.platforms.shapes import Shape
from tasks.platforms.web import PageLink

_ROWS = frozenset({"li", "tr", "dd", "dt", "p", "div", "td", "span", "h3", "h4"})
_STEPS_UP = 4
_TURN = re.compile(r"[上下前后]\s*一?\s*[版期页]|导航|目录|首页|返回|往期")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A link to a page and the label it carries; None for 下一版 and pictures."""

    link: Link
    label: Label | None


def page_entries(links: list[Link], family: Shape, url: str) -> list[PageEntry]:
    """The links to pages of this edition, in order, several a page."""
    issue = issue_of(url)
    entries = []
    for link in links:
        if link.is_area or not _may_be_page(link, family, url):
            continue
        if issue is not None and issue_of(link.url) not in (issue, None):
            continue
        label = _label(link, family)
        if label is not None or not family.strict_labels:
            entries.append(PageEntry(link, label))
    return entries


def _may_be_page(link: Link, family: Shape, url: str) -> bool:
    if not family.is_page(link.url) or is_mobile_twin(link.url, url):
        return False
    return family.strict_labels or not family.is_article(link.url)


def _label(link: Link, family: Shape) -> Label | None:
    strict = family.strict_labels
    label = parse_label(link.text, strict=strict) or parse_label(link.hint, strict=strict)
    if (label is not None and label.page_name is not None) or (label is None and _TURN.search(link.text)):
        return label
    return _label_around(link, family) or label


def _label_around(link: Link, family: Shape) -> Label | None:
    """The label of a row that links no other page: number and name stand in two cells, or beside a picture."""
    best: Label | None = None
    for row in _rows(link.element, family):
        label = parse_label(whole_text(row), strict=True)
        if label is not None:
            best = label
            if label.page_name is not None:
                return label
    return best


def _rows(element: Tag, family: Shape) -> list[Tag]:
    rows: list[Tag] = []
    for row in islice(element.parents, _STEPS_UP):
        targets = {str(a.get("href", "")).removeprefix("./") for a in elements(row) if a.name in ("a", "option")}
        if row.name not in _ROWS or sum(1 for target in targets if family.is_page(target.partition("?")[0])) > 1:
            break
        rows.append(row)
    return rows


def page_list(entries: list[PageEntry], family: Shape) -> tuple[PageLink, ...]:
    """One entry a page, in the order of the first labelled list; the fullest label of each page wins."""
    best: dict[str, tuple[str, Label]] = {}
    for entry in entries:
        key = same_page_key(entry.link.url)
        if entry.label is None:
            continue
        known = best.get(key)
        if known is None or (known[1].page_name is None and entry.label.page_name is not None):
            best[key] = (known[0] if known else entry.link.url, entry.label)
    if not best:
        best = _unnumbered(entries)
    pdfs = _pdfs(entries, family)
    pages = [
        PageLink(page_no=label.page_no, page_name=label.page_name, url=address, pdf_url=pdfs.get(key))
        for key, (address, label) in best.items()
    ]
    return tuple(pages)


def _unnumbered(entries: list[PageEntry]) -> dict[str, tuple[str, Label]]:
    """Where no label has a number, the place in the list counts: 要闻, 综合, 副刊 are 01, 02, 03."""
    named: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        name = clean_name(entry.link.text or entry.link.hint)
        if name is None or not _TURN.search(name):
            named.setdefault(same_page_key(entry.link.url), (entry.link.url, name))
    return {key: (address, Label(f"{place:02}", name)) for place, (key, (address, name)) in enumerate(named.items(), 1)}


def _is_pdf(href: str) -> bool:
    return href.lower().partition("?")[0].endswith(".pdf")


def _pdfs(entries: list[PageEntry], family: Shape) -> dict[str, str]:
    pdfs: dict[str, str] = {}
    for entry in entries:
        key = same_page_key(entry.link.url)
        if entry.label is None or key in pdfs:
            continue
        for row in _rows(entry.link.element, family):
            pdf = next((href for a in elements(row) if a.name == "a" and _is_pdf(href := str(a.get("href", "")))), None)
            if pdf:
                pdfs[key] = pdf
                break
    return pdfs
