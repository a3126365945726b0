"""WARC out and in: what archives and crawlers speak.

Every version of every document becomes a `response` record (a page loaded from disk, a `resource` record) that
says in a header of ours where it stands; after the documents of an edition, a `metadata` record says what it
consists of. Read back by `import_warc`, the store is as it was. WARCs of other tools are read too, by the day
that an address names.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from warehouse.archive_records import (
    EDITION,
    EditionLine,
    document_record,
    edition_record,
    read_document,
)
from warehouse.documents import DocumentKind, RawDocument, RawEdition
from warehouse.errors import UsageError
from warehouse.raw import EditionKey, RawStore

_log = logging.getLogger("ribao.archive")
DateOf = Callable[[str], dt.date | None]
KindOf = Callable[[bytes, str], DocumentKind]


@dataclass
class Imported:
    """What came in from a WARC; `skipped` counts the records that did not, by reason."""

    editions: set[EditionKey] = field(default_factory=set)
    documents: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


def export_warc(
    store: RawStore, path: Path, publication_id: str | None = None,
    start: dt.date | None = None, end: dt.date | None = None,
) -> int:  # fmt: skip
    """Write the editions of the closed range to a gzipped WARC file; gives the number of documents.

    A file that was there is replaced only by a whole one. Raises `UsageError` where the range has no edition or
    the file cannot be written.
    """
    keys = list(store.editions(publication_id, start, end, unfinished=True))
    if not keys:
        raise UsageError("There is nothing to export: `ribao status` lists the editions that are there.")
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            _write(writer, writer.create_warcinfo_record(path.name, {"software": "ribao"}))
            written = sum(_export(writer, store, key) for key in keys)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): give another path.") from error
    finally:
        part.unlink(missing_ok=True)
    return written


def _export(writer: WARCWriter, store: RawStore, key: EditionKey) -> int:
    for damage in store.verify(*key):
        _log.warning("%s, and is left out of the archive", damage)
    documents = store.all_versions(*key)
    for document in documents:
        _write(writer, document_record(writer, key, document))
    edition = store.load_edition(*key)
    if edition is not None:
        _write(writer, edition_record(writer, edition))
    return len(documents)


def _write(writer: WARCWriter, record: Any) -> None:
    writer.write_record(record)
    record.raw_stream.close()  # warcio leaves it to the garbage collector


def import_warc(
    store: RawStore, path: Path, *, publication_id: str | None = None, platform: str = "other",
    date_of: DateOf | None = None, kind_of: KindOf | None = None,
) -> Imported:  # fmt: skip
    """Read a WARC file, gzipped or not, into the store.

    A WARC of ours brings its editions along. For those of other tools `publication_id` and `platform` say whose
    the responses are, `date_of(url)` of which day, and `kind_of(content, url)` what they are ("other" without it).
    Raises `UsageError` for no such file, or one that is no WARC or breaks off; what came before that is kept.
    """
    reading = _Reading(store, publication_id, date_of, kind_of)
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests=True):
                reading.take(record)
    except (ArchiveLoadFailed, msgspec.DecodeError, EOFError) as error:
        raise UsageError(f"{path} is no WARC file, or a damaged one ({error}).") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from error
    for key in reading.done.editions:
        _finish(store, key, platform)
    return reading.done


class _Reading:
    """One pass through a WARC file."""

    def __init__(
        self, store: RawStore, publication_id: str | None, date_of: DateOf | None, kind_of: KindOf | None
    ) -> None:
        self.done = Imported()
        self._store, self._publication_id = store, publication_id
        self._date_of, self._kind_of = date_of, kind_of

    def take(self, record: Any) -> None:
        """Put one record into the store, or count why not."""
        if record.format != "warc":
            raise ArchiveLoadFailed(f"it has records of the format {record.format!r}")
        if record.rec_type == "metadata" and record.content_type == EDITION:
            line = msgspec.json.decode(record.content_stream().read(), type=EditionLine)
            self._store.save_edition(_edition(self._store, line))
            self.done.editions.add(EditionKey(line.publication_id, line.date))
        elif record.rec_type in ("response", "resource"):
            self._take_document(record)

    def _take_document(self, record: Any) -> None:
        document, place = read_document(record)
        key = EditionKey(place.publication_id, place.date) if place else self._place(document)
        if record.digest_checker.passed is False:
            return self._skip("damaged")
        if key is None:
            return self._skip("no_day")
        if document.status not in (None, 200):
            return self._skip(f"http_{document.status}")
        if self._is_there(key, document):
            return self._skip("there_already")
        if place is None and self._kind_of:
            document = replace(document, kind=self._kind_of(document.content, document.url))
        self._store.put(*key, document)
        self.done.editions.add(key)
        self.done.documents += 1
        return None

    def _is_there(self, key: EditionKey, document: RawDocument) -> bool:
        same = (document.sha256, document.fetched_at)
        return same in {(each.sha256, each.fetched_at) for each in self._store.versions(*key, document.url)}

    def _place(self, document: RawDocument) -> EditionKey | None:
        date = self._date_of(document.url) if self._date_of else None
        return EditionKey(self._publication_id, date) if self._publication_id and date else None

    def _skip(self, reason: str) -> None:
        self.done.skipped[reason] = self.done.skipped.get(reason, 0) + 1


def _edition(store: RawStore, line: EditionLine) -> RawEdition:
    there = {(each.url, each.sha256): each for each in store.all_versions(line.publication_id, line.date)}
    named = [(url, sha256) for url, sha256 in line.documents if (url, sha256) in there]
    return RawEdition(
        publication_id=line.publication_id, edition_date=line.date, platform=line.platform,
        documents=tuple(there[name] for name in named),
        gaps=line.gaps, missing_evidence=line.missing_evidence, base_url=line.base_url, extra=line.extra,
    )  # fmt: skip


def _finish(store: RawStore, key: EditionKey, platform: str) -> None:
    """Close an edition that no record of ours closed: what was there, and what came, in order."""
    if store.is_finished(*key):
        return
    known = store.load_edition(*key)
    came = {each.url: each for each in store.in_progress(*key)}
    kept = [each for each in (known.documents if known else ()) if each.url not in came]
    documents = tuple(
        replace(each, order=order) for order, each in enumerate([*kept, *sorted(came.values(), key=_place_in_order)])
    )
    base = known or RawEdition(
        publication_id=key.publication_id, edition_date=key.edition_date, documents=(), platform=platform
    )
    store.save_edition(replace(base, documents=documents, missing_evidence=None))


def _place_in_order(document: RawDocument) -> tuple[bool, int]:
    """Index pages before articles, each as they came."""
    return (document.kind == "article", document.order)
