"""What a server answered: kept with its headers as they came, and its status told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from tasks.web.failures import NotReached, NotTaken
from warehouse.documents import RawDocument

_GONE = (404, 410)
_PASSING = (408, 425, 429)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. `content` is the body with its Content-Encoding undone; empty unless the status is 200."""

    url: str  # that answered, after redirects
    status: int
    content: bytes
    fetched_at: dt.datetime
    headers: tuple[tuple[str, str], ...]

    @property
    def is_gone(self) -> bool:
        """Whether the site says that there is no such page."""
        return self.status in _GONE

    def header(self, name: str) -> str | None:
        """The first header of that name (in lower case)."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def validators(document: RawDocument | None) -> dict[str, str]:
    """The headers of a conditional request for a document that we have."""
    if document is None:
        return {}
    had = {key.lower(): value for key, value in document.headers}
    pairs = (("If-None-Match", had.get("etag")), ("If-Modified-Since", had.get("last-modified")))
    return {name: value for name, value in pairs if value}


def is_redirect(status: int) -> bool:
    """Whether the answer sends us elsewhere."""
    return status in (301, 302, 303, 307, 308)


def check_status(response: httpx.Response, url: str, patience: float) -> None:
    """Raises `NotReached` for a status that may pass, and `NotTaken` for one that will not.

    One that may pass only after more than `patience` seconds (Retry-After) is none for this run.
    """
    status = response.status_code
    said = f"the site answered {status} {response.reason_phrase}".rstrip()
    if status in _PASSING or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        pause = retry_after(response.headers.get("retry-after"))
        if pause is not None and pause > patience:
            raise NotTaken(f"http_{status}", url, f"{said} and asks for a pause of {pause:.0f} seconds")
        raise NotReached(f"http_{status}", url, said, pause)
    if not (status in (200, 304, *_GONE) or is_redirect(status)):
        raise NotTaken(f"http_{status}", url, said)


def retry_after(value: str | None, now: dt.datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or as a date; None where it says nothing."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - (now or dt.datetime.now(dt.UTC))).total_seconds())


def declared_length(response: httpx.Response) -> int | None:
    """The Content-Length, where it counts."""
    value = response.headers.get("content-length", "")
    chunked = "transfer-encoding" in response.headers
    return int(value) if value.isdecimal() and not chunked else None
