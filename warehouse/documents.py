"""Raw documents: what was fetched or loaded, byte for byte, and what of it did not come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from warehouse.records import Gap

DocumentKind = Literal["text", "index", "article", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """One response or file. `url` is an absolute address, or the file's name for a page loaded from disk."""

    url: str
    kind: DocumentKind
    content: bytes
    fetched_at: dt.datetime  # aware, UTC
    page_no: str | None = None  # what the list that led here called its page
    order: int = 0  # reading order within the edition: pages first to last, then articles as listed
    status: int | None = None  # HTTP status; None for a file
    headers: tuple[tuple[str, str], ...] = ()  # as received, in order
    title: str | None = None  # what the list that led here called it
    requested_url: str | None = None  # what was asked for, where a redirect led to `url`

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEdition:
    """The documents of one edition, and what was expected and did not come."""

    publication_id: str
    edition_date: dt.date
    documents: tuple[RawDocument, ...]
    platform: str  # the reader's name: "text", "founder_new" …
    gaps: tuple[Gap, ...] = ()
    missing_evidence: str | None = None  # set where the day has no issue
    base_url: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def edition_id(self) -> str:
        """The readable id, such as `zzrb-2020-05-08`."""
        return f"{self.publication_id}-{self.edition_date.isoformat()}"

    @property
    def digest(self) -> str:
        """Sha256 over the documents in order: equal for equal input."""
        whole = sha256(self.platform.encode())
        for document in self.documents:
            whole.update(f"\n{document.kind} {document.page_no} {document.url} {document.sha256}".encode())
        return whole.hexdigest()
