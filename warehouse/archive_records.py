"""A raw document as a WARC record, and a WARC record as a raw document."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from warehouse.documents import DocumentKind, RawDocument, RawEdition
from warehouse.raw import EditionKey
from warehouse.records import Gap

PLACE = "Ribao-Document"  # a header of ours: JSON, where in the store the document stands
EDITION = "application/vnd.ribao.edition+json"
_UNPACKED = ("content-encoding", "transfer-encoding", "content-length")  # said of the body as sent, not as kept
_WAS = "X-Archive-Orig-"  # how archives mark a header that no longer holds


class Place(msgspec.Struct, omit_defaults=True):
    """Where a document stands."""

    publication_id: str
    date: dt.date
    kind: DocumentKind
    order: int = 0
    page_no: str | None = None
    title: str | None = None
    requested_url: str | None = None


class EditionLine(msgspec.Struct, omit_defaults=True):
    """What an edition consists of: `documents` by address and sha256."""

    publication_id: str
    date: dt.date
    platform: str
    documents: list[tuple[str, str]]
    gaps: tuple[Gap, ...] = ()
    missing_evidence: str | None = None
    base_url: str | None = None
    extra: dict[str, str] = {}


def document_record(writer: WARCWriter, key: EditionKey, document: RawDocument) -> Any:
    """A `response` record, or a `resource` record for a page that was loaded from a file."""
    place = Place(
        key.publication_id, key.edition_date, document.kind, document.order, document.page_no, document.title,
        document.requested_url,
    )  # fmt: skip
    headers = {
        "WARC-Date": document.fetched_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        PLACE: quote(msgspec.json.encode(place)),
    }
    if document.status is None:
        return writer.create_warc_record(
            f"file:///{quote(document.url)}", "resource", payload=BytesIO(document.content),
            warc_content_type="application/octet-stream", warc_headers_dict=headers,
        )  # fmt: skip
    http = StatusAndHeaders(f"{document.status} ", _marked(document.headers), protocol="HTTP/1.1")
    return writer.create_warc_record(
        document.url, "response", payload=BytesIO(document.content), http_headers=http,
        warc_headers_dict=headers,
    )  # fmt: skip


def edition_record(writer: WARCWriter, edition: RawEdition) -> Any:
    """The `metadata` record that closes an edition."""
    line = EditionLine(
        edition.publication_id, edition.edition_date, edition.platform,
        [(document.url, document.sha256) for document in edition.documents], edition.gaps,
        edition.missing_evidence, edition.base_url, edition.extra,
    )  # fmt: skip
    return writer.create_warc_record(
        f"urn:ribao:{edition.edition_id}", "metadata", payload=BytesIO(msgspec.json.encode(line)),
        warc_content_type=EDITION,
    )  # fmt: skip


def read_document(record: Any) -> tuple[RawDocument, Place | None]:
    """The document of a `response` or `resource` record, and its place where the record is ours."""
    http, named = record.http_headers, record.rec_headers.get_header(PLACE)
    place = msgspec.json.decode(unquote(named), type=Place) if named else None
    url = record.rec_headers.get_header("WARC-Target-URI").strip("<>")
    fetched_at = dt.datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    document = RawDocument(
        url=unquote(urlsplit(url).path[1:]) if record.rec_type == "resource" and place else url,
        kind=place.kind if place else "other",
        content=record.content_stream().read(),
        fetched_at=fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=dt.UTC),
        page_no=place.page_no if place else None,
        order=place.order if place else 0,
        status=int(http.get_statuscode()) if http else None,
        headers=tuple((name.removeprefix(_WAS), value) for name, value in http.headers) if http else (),
        title=place.title if place else None,
        requested_url=place.requested_url if place else None,
    )
    return document, place


def _marked(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The headers as they came, those marked that do not hold of a body that was unpacked."""
    if not {name.lower() for name, _ in headers} & set(_UNPACKED[:2]):
        return list(headers)
    return [(f"{_WAS}{name}" if name.lower() in _UNPACKED else name, value) for name, value in headers]
