"""What one response, one document and one edition may take: every fault ends in bounded time and memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of fetching. Times in seconds, sizes in bytes."""

    connect_seconds: float = 10
    response_seconds: float = 20  # for the whole response, from the request to the last byte
    document_seconds: float = 40  # no new try of a document begins later than this after its first
    tries: int = 3
    backoff_seconds: float = 1  # before the second try; doubles, with as much jitter
    retry_after_seconds: float = 120  # a site that asks for a longer pause is left for another run
    crawl_delay_seconds: float = 600  # a site that wants more between two requests is not asked at all
    body_bytes: int = 8 << 20  # as sent and as unpacked; the largest page seen is below 1 MB
    edition_bytes: int = 96 << 20
    redirects: int = 5
    pages: int = 200
    articles: int = 300  # of one page
    at_once: int = 4  # requests under way to one host; the rate holds all the same
    failures: int = 5  # documents in a row that did not come, after which the site is asked whether it lives
