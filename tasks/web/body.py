"""The body of a response, piece by piece and within its bounds."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Callable

from tasks.web.failures import NotReached, NotTaken

ENCODINGS = "gzip, deflate"  # what is asked for, and so all that is unpacked
_GZIP = b"\x1f\x8b"


async def read_body(pieces: AsyncIterable[bytes], url: str, encoding: str, declared: int | None, limit: int) -> bytes:
    """The unpacked body. `declared` is the Content-Length, `limit` the bytes allowed, as sent and as unpacked.

    Never holds more than `limit` and a piece. Raises `NotTaken` (too_large, bad_encoding) and `NotReached`
    (truncated, empty_body).
    """
    if declared is not None and declared > limit:
        raise _too_large(url, limit)
    unpack = Unpacker(encoding, limit)
    sent, body = 0, bytearray()
    async for piece in pieces:
        sent += len(piece)
        body += _unpacked(unpack.feed, piece, url)
        if max(sent, len(body)) > limit:
            raise _too_large(url, limit)
    if declared is not None and sent < declared:
        raise NotReached("truncated", url, f"{sent} of {declared} bytes came")
    if not unpack.whole:
        raise NotReached("truncated", url, "the compressed body breaks off")
    if not body:
        raise NotReached("empty_body", url, "the answer has no body")
    return bytes(body)


def _unpacked(feed: Callable[[bytes], bytes], piece: bytes, url: str) -> bytes:
    try:
        return feed(piece)
    except zlib.error as error:
        raise NotReached("bad_encoding", url, f"the body cannot be unpacked ({error})") from error


def _too_large(url: str, limit: int) -> NotTaken:
    return NotTaken("too_large", url, f"the body is larger than {limit >> 10} KB")


class Unpacker:
    """Undoes Content-Encoding gzip and deflate, giving out little more than `limit` bytes in all.

    A body that is said to be packed and is not comes through as it is: some sites label every page gzip.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._encoding = encoding.strip().lower()
        self._left = limit + 1
        self._zlib: zlib._Decompress | None = None
        self._plain = self._encoding in ("", "identity")

    @property
    def whole(self) -> bool:
        """Whether the packed body came to its end."""
        return self._plain or self._zlib is None or self._zlib.eof

    def feed(self, piece: bytes) -> bytes:
        """The next unpacked bytes. Raises `zlib.error`."""
        if not self._plain and self._zlib is None:
            self._zlib = self._start(piece)
        if self._zlib is None:
            return piece
        unpacked = self._zlib.decompress(piece, max(self._left, 1))
        self._left -= len(unpacked)
        if self._zlib.eof and (rest := self._zlib.unused_data).startswith(_GZIP):  # a gzip file may have members
            self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)
            return unpacked + self.feed(rest)
        return unpacked

    def _start(self, piece: bytes) -> zlib._Decompress | None:
        if self._encoding in ("gzip", "x-gzip") and piece.startswith(_GZIP[: len(piece)]):
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        if self._encoding == "deflate":
            has_header = len(piece) > 1 and piece[0] & 15 == 8 and int.from_bytes(piece[:2], "big") % 31 == 0
            return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        if self._encoding in ("gzip", "x-gzip"):
            self._plain = True
            return None
        raise zlib.error(f"Content-Encoding {self._encoding!r} was not asked for")
