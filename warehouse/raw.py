"""The raw store: every page as it was fetched or loaded, byte for byte, with where it came from and when.

    raw/<publication_id>/<YYYY-MM-DD>/
        manifest.jsonl   what was kept, in the order in which it came (raw_manifest)
        <sha256>.zst     a document of an edition that is still being fetched
        bundle.zst       the documents of a finished edition (raw_bundle)

Documents are kept by the sha256 of their bytes, once an edition. Nothing is overwritten with other bytes: a
page that the site issues again is a new version beside the old one. A kill leaves a document whole or not at
all. An edition's folder stands alone: it can be copied, moved or thrown away with ordinary tools.
"""

from __future__ import annotations

import datetime as dt
import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from warehouse.documents import RawDocument, RawEdition
from warehouse.errors import WarehouseError
from warehouse.gaps import new_gap, numbered
from warehouse.raw_bundle import Contents, DamagedError, rebundle, singles, write_single
from warehouse.raw_manifest import NAME, Capture, Manifest, State, append, capture_of, locked, read_manifest
from warehouse.records import Gap

_NAME = re.compile(r"[\w-][\w.-]*")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RawStoreError(WarehouseError):
    """The raw store cannot be written or read: a full disk, no permission, a damaged manifest."""


class EditionKey(NamedTuple):
    """One edition of the store."""

    publication_id: str
    edition_date: dt.date


@dataclass(frozen=True)
class RawStore:
    """The store under one folder, `$RIBAO_HOME/raw`. Safe to use from several processes."""

    root: Path

    def put(self, publication_id: str, date: dt.date, document: RawDocument) -> Capture:
        """Keep one document of an edition that is being fetched; the same as the newest is not kept twice.

        Raises `RawStoreError` where the disk does not take it; nothing is left half-written.
        """
        folder = self.folder(publication_id, date)
        capture = capture_of(document)
        with self._disk(f"{document.url} of {publication_id} {date}"), locked(folder):
            manifest = self._manifest(folder)
            number, is_new = manifest.place(capture)
            if capture.sha256 not in Contents(folder):
                write_single(folder, capture.sha256, document.content)
            if is_new:
                append(folder, [manifest.captures[number]])
        return manifest.captures[number]

    def save_edition(self, edition: RawEdition) -> None:
        """Keep an edition as finished: documents, gaps, evidence. The same once more changes nothing."""
        folder = self.folder(edition.publication_id, edition.edition_date)
        with self._disk(edition.edition_id), locked(folder):
            manifest = self._manifest(folder)
            before = len(manifest.captures)
            state = _state_of(edition, [manifest.place(capture_of(each))[0] for each in edition.documents])
            self._bundle(folder, manifest, {each.sha256: each.content for each in edition.documents})
            if state != manifest.state or len(manifest.captures) > manifest.finished:
                append(folder, [*manifest.captures[before:], state])

    def close(self, publication_id: str, date: dt.date) -> None:
        """Put what stands in single files into the edition's bundle. `save_edition` has done so already."""
        folder = self.folder(publication_id, date)
        if folder.is_dir() and singles(folder):
            with self._disk(f"{publication_id} {date}"), locked(folder):
                self._bundle(folder, self._manifest(folder), {})

    def load_edition(self, publication_id: str, date: dt.date) -> RawEdition | None:
        """The edition as it was last finished; None where it never was.

        A document whose bytes are damaged is left out, and a gap `damaged_in_store` names it.
        """
        folder = self.folder(publication_id, date)
        manifest = self._manifest(folder)
        if manifest.state is None:
            return None
        state = manifest.state
        taken = [manifest.captures[number] for number in state.captures]
        documents, lost = _documents(taken, Contents(folder))
        gaps = [*state.gaps, *(_damaged_gap(publication_id, date, capture) for capture in lost)]
        return RawEdition(
            publication_id=publication_id, edition_date=date, documents=tuple(documents),
            platform=state.platform, gaps=numbered(gaps), missing_evidence=state.missing_evidence,
            base_url=state.base_url, extra=dict(state.extra),
        )  # fmt: skip

    def has(self, publication_id: str, date: dt.date, url: str) -> bool:
        """Whether this address of the edition is there, whole."""
        return self.get(publication_id, date, url) is not None

    def get(self, publication_id: str, date: dt.date, url: str, version: int | None = None) -> RawDocument | None:
        """The newest version of one address, or the one asked for; None where it is gone or damaged."""
        versions = self.versions(publication_id, date, url)
        asked = [each for each in versions if version in (None, each.version)]
        documents, _ = _documents(asked[-1:], Contents(self.folder(publication_id, date)))
        return documents[0] if documents else None

    def extra(self, publication_id: str, date: dt.date) -> dict[str, str]:
        """What was noted beside the edition's documents when it was last finished; no document is read for it."""
        state = self._manifest(self.folder(publication_id, date)).state
        return dict(state.extra) if state else {}

    def in_progress(self, publication_id: str, date: dt.date) -> tuple[RawDocument, ...]:
        """What came, whole, since the edition was last finished: where a visit that was cut off got to."""
        folder = self.folder(publication_id, date)
        documents, _ = _documents(self._manifest(folder).since_finished(), Contents(folder))
        return tuple(documents)

    def versions(self, publication_id: str, date: dt.date, url: str) -> tuple[Capture, ...]:
        """What was kept of one address, oldest first."""
        manifest = self._manifest(self.folder(publication_id, date))
        return tuple(capture for capture in manifest.captures if capture.url == url)

    def all_versions(self, publication_id: str, date: dt.date) -> tuple[RawDocument, ...]:
        """Every version of every document of the edition that is there whole, as they came."""
        folder = self.folder(publication_id, date)
        documents, _ = _documents(self._manifest(folder).captures, Contents(folder))
        return tuple(documents)

    def is_finished(self, publication_id: str, date: dt.date) -> bool:
        """Whether the edition was finished, and nothing was put into it since."""
        manifest = self._manifest(self.folder(publication_id, date))
        return manifest.state is not None and len(manifest.captures) == manifest.finished

    def editions(
        self, publication_id: str | None = None, start: dt.date | None = None, end: dt.date | None = None,
        *, unfinished: bool = False,
    ) -> Iterator[EditionKey]:  # fmt: skip
        """The editions of the closed range, by publication and day; `unfinished`: also those that never were."""
        for name in [publication_id] if publication_id else _folders(self.root):
            for date in filter(None, map(_day, _folders(self.root / name))):
                within = (start is None or start <= date) and (end is None or date <= end)
                if within and (unfinished or self._manifest(self.folder(name, date)).state is not None):
                    yield EditionKey(name, date)

    def verify(self, publication_id: str, date: dt.date) -> tuple[str, ...]:
        """A line for each document, of any version, whose bytes are gone or damaged."""
        folder = self.folder(publication_id, date)
        _, lost = _documents(self._manifest(folder).captures, Contents(folder))
        return tuple(f"{publication_id} {date}: {each.url}, version {each.version}, is damaged" for each in lost)

    def folder(self, publication_id: str, date: dt.date) -> Path:
        """Where the edition lies. Raises `RawStoreError` for an id that is no file name."""
        if not _NAME.fullmatch(publication_id):
            raise RawStoreError(f"{publication_id!r} cannot be a publication's id: use letters, digits, - and _.")
        return self.root / publication_id / date.isoformat()

    def _bundle(self, folder: Path, manifest: Manifest, fresh: dict[str, bytes]) -> None:
        """Bundle all versions of all documents, where something is not in the bundle yet."""
        digests = [capture.sha256 for capture in manifest.captures]
        stored = Contents(folder)
        if singles(folder) or any(digest not in stored for digest in (fresh or digests)):
            rebundle(folder, digests, fresh)

    def _manifest(self, folder: Path) -> Manifest:
        with self._disk(f"{folder.parent.name} {folder.name}"):
            try:
                return read_manifest(folder)
            except msgspec.DecodeError as error:
                raise RawStoreError(
                    f"A line of {folder / NAME} is damaged ({error}): "
                    f"restore it from a copy, or move the folder away and ingest that day again."
                ) from error

    @contextmanager
    def _disk(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            trouble = "The disk is full" if error.errno in _FULL else f"The raw store failed ({error.strerror})"
            remedy = "free some space" if error.errno in _FULL else "mend that"
            raise RawStoreError(f"{trouble} at {what} in {self.root}: {remedy} and run it again.") from error


def _documents(captures: list[Capture], contents: Contents) -> tuple[list[RawDocument], list[Capture]]:
    """The documents with their bytes, and the captures whose bytes are damaged."""
    found, lost = [], []
    for capture in captures:
        try:
            found.append(capture.document(contents[capture.sha256]))
        except DamagedError:
            lost.append(capture)
    return found, lost


def _state_of(edition: RawEdition, taken: list[int]) -> State:
    return State(
        platform=edition.platform, captures=tuple(taken), gaps=edition.gaps, extra=edition.extra,
        missing_evidence=edition.missing_evidence, base_url=edition.base_url,
    )  # fmt: skip


def _damaged_gap(publication_id: str, date: dt.date, capture: Capture) -> Gap:
    return new_gap(
        publication_id, date, "article" if capture.kind == "article" else "page", "damaged_in_store",
        f"the stored bytes {capture.sha256[:12]}… are gone or damaged: ingest that day again",
        last_tried=capture.fetched_at, page_no=capture.page_no, source_url=capture.url,
    )  # fmt: skip


def _folders(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(name)
    except ValueError:
        return None
