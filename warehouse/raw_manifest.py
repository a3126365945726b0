"""The manifest of one edition in the raw store: JSON lines, only ever appended to.

A `Capture` line for every response or file that was kept, a `State` line whenever the edition was finished. A
line is there whole or not at all: what a kill or a full disk leaves behind the last line break is no line,
and the next append takes it away.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from warehouse.documents import DocumentKind, RawDocument
from warehouse.records import Gap

if sys.platform != "win32":
    import fcntl

NAME = "manifest.jsonl"


class Capture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="line", tag="capture"):
    """One response or file as it was kept: all of it but the bytes, which `sha256` names."""

    url: str
    kind: DocumentKind
    sha256: str
    size: int  # bytes
    fetched_at: dt.datetime  # aware, UTC
    version: int = 1  # of this address within the edition; a re-issued page is the next one
    page_no: str | None = None
    order: int = 0
    title: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    requested_url: str | None = None

    def document(self, content: bytes) -> RawDocument:
        """The raw document, with its bytes put back."""
        return RawDocument(
            url=self.url, kind=self.kind, content=content, fetched_at=self.fetched_at, page_no=self.page_no,
            order=self.order, status=self.status, headers=self.headers, title=self.title,
            requested_url=self.requested_url,
        )  # fmt: skip

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def says_the_same(self, other: Capture) -> bool:
        """Whether nothing but the hour of fetching tells the two apart."""
        same_place = (self.kind, self.page_no, self.order, self.title, self.status, self.requested_url) == (
            other.kind, other.page_no, other.order, other.title, other.status, other.requested_url,
        )  # fmt: skip
        validators = all(self.header(name) == other.header(name) for name in ("etag", "last-modified"))
        return self.sha256 == other.sha256 and same_place and validators


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="line", tag="state"):
    """What a finished edition consists of. `captures` counts the capture lines from 0."""

    platform: str
    captures: tuple[int, ...]
    gaps: tuple[Gap, ...] = ()
    missing_evidence: str | None = None
    base_url: str | None = None
    extra: dict[str, str] = msgspec.field(default_factory=dict)


class Manifest:
    """The lines of one edition."""

    def __init__(self) -> None:
        self.captures: list[Capture] = []
        self.state: State | None = None  # the newest
        self.finished = 0  # how many captures stand before it
        self._numbers: dict[str, int] = {}  # of the newest capture of each address

    def add(self, capture: Capture) -> int:
        """Take a capture as the newest of its address; gives its number."""
        self._numbers[capture.url] = len(self.captures)
        self.captures.append(capture)
        return len(self.captures) - 1

    def place(self, capture: Capture) -> tuple[int, bool]:
        """The number of the newest capture if it says the same, else of this one; whether this was added."""
        number = self._numbers.get(capture.url)
        if number is None:
            return self.add(capture), True
        newest = self.captures[number]
        if newest.says_the_same(capture):
            return number, False
        version = newest.version + (newest.sha256 != capture.sha256)
        return self.add(msgspec.structs.replace(capture, version=version)), True

    def since_finished(self) -> list[Capture]:
        """The newest capture of each address that came after the edition was last finished."""
        return [self.captures[number] for number in self._numbers.values() if number >= self.finished]


_decoder = msgspec.json.Decoder(Capture | State)
_encoder = msgspec.json.Encoder()


def capture_of(document: RawDocument) -> Capture:
    """The manifest line of a document, as version 1."""
    return Capture(
        url=document.url, kind=document.kind, sha256=document.sha256, size=len(document.content),
        fetched_at=document.fetched_at, page_no=document.page_no, order=document.order, title=document.title,
        status=document.status, headers=document.headers, requested_url=document.requested_url,
    )  # fmt: skip


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an edition's folder; an empty one where there is none.

    Raises `msgspec.DecodeError` (or its `ValidationError`) for a line that is damaged.
    """
    try:
        content = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    return _decode(content)


def _decode(content: bytes) -> Manifest:
    found = Manifest()
    for line in content[: content.rfind(b"\n") + 1].splitlines():
        entry = _decoder.decode(line)
        if isinstance(entry, Capture):
            found.add(entry)
        else:
            found.state, found.finished = entry, len(found.captures)
    return found


def append(folder: Path, lines: Sequence[Capture | State]) -> None:
    """Add lines, all or none, and see them onto the disk. The caller holds `locked(folder)`."""
    written = b"".join(_encoder.encode(line) + b"\n" for line in lines)
    with (folder / NAME).open("r+b") as file:
        end = file.read().rfind(b"\n") + 1
        try:
            file.seek(end)
            file.truncate()
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(file.fileno(), end)
            raise


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the edition for writing, against other processes and threads. Makes its folder and manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("ab") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
