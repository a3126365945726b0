"""Pages from files, where one that cannot be read does not stop the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tasks.errors import NotUnderstood, UsageError
from tasks.platforms.detect import kind_of, recognise
from tasks.platforms.registry import reader
from warehouse.documents import RawDocument, RawEdition
from warehouse.files import page_files, read_files
from warehouse.gaps import new_gap, numbered
from warehouse.publications import PublicationSource

USUAL = "founder_new"  # the largest family of e-paper sites


def raw_of_files(source: PublicationSource, date: dt.date, path: Path) -> RawEdition:
    """The edition that a file or folder holds. A file that is empty, binary or unreadable becomes a gap.

    Raises `UsageError` where there is no file, where none can be read, and for web pages of another day.
    """
    name = source.publication.publication_id
    try:
        raw = read_files(name, date, path, kind_of=kind_of)
    except UsageError:
        files = page_files(path)
        if len(files) == 1:
            raise
        raw = _one_by_one(name, date, path, files)
    web = [document for document in raw.documents if document.kind != "text"]
    if not web:
        return raw
    site = source.site_for(date)
    return replace(raw, platform=_platform_of(web, date, site.platform if site else None))


def _one_by_one(name: str, date: dt.date, path: Path, files: list[Path]) -> RawEdition:
    documents: list[RawDocument] = []
    gaps = []
    for order, file in enumerate(files):
        url = file.relative_to(path).as_posix()
        try:
            (document,) = read_files(name, date, file, kind_of=kind_of).documents
            documents.append(replace(document, url=url, order=order))
        except UsageError as error:
            gap = new_gap(
                name, date, "page", "unreadable_file", str(error), last_tried=dt.datetime.now(dt.UTC), source_url=url
            )
            gaps.append(gap)
    if not documents:
        raise UsageError(f"{path}: none of its {len(files)} files can be read as a page; the first: {gaps[0].detail}")
    return RawEdition(
        publication_id=name, edition_date=date, documents=tuple(documents), platform="text", gaps=numbered(gaps)
    )


def _platform_of(documents: Sequence[RawDocument], date: dt.date, declared: str | None) -> str:
    """The platform that the paper's site has, where its reader finds a list in the pages; else what they look like."""
    for document in documents:
        if document.kind != "index":
            continue
        try:
            platform = declared or recognise(document.content, document.url).platform
            index = reader(platform).read_index(document.content, document.url)
        except NotUnderstood:
            declared = None
            continue
        if index.edition_date and index.edition_date != date:
            raise UsageError(
                f"{document.url} is a page of {index.edition_date}, not of {date}: give --date {index.edition_date}"
            )
        return platform
    return declared or USUAL
