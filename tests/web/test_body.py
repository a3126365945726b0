"""Bodies piece by piece: whatever the pieces, the bytes are those that were packed."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.web.body import read_body
from tasks.web.failures import NotReached, NotTaken

PACKED = {
    "": lambda content: content,
    "identity": lambda content: content,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda content: zlib.compress(content, wbits=-15),
}


def read(pieces: Sequence[bytes], encoding: str = "", declared: int | None = None, limit: int = 1 << 20) -> bytes:
    async def stream() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return asyncio.run(read_body(stream(), "http://a.example/", encoding, declared, limit))


def cut(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@given(st.binary(min_size=1, max_size=400), st.sampled_from(sorted(PACKED)), st.integers(2, 50))
def test_any_body_in_any_pieces(content: bytes, encoding: str, size: int):
    packed = PACKED[encoding](content)
    assert read(cut(packed, size), encoding, len(packed)) == content


def test_a_gzip_file_of_several_members():
    assert read([gzip.compress(b"one ") + gzip.compress(b"two")], "gzip") == b"one two"


@given(st.binary(min_size=20, max_size=400), st.integers(1, 12))
def test_what_breaks_off_is_never_taken_for_whole(content: bytes, short: int):
    packed = gzip.compress(content)
    for body, encoding, declared in ((packed[:-short], "gzip", None), (content[:-short], "", len(content))):
        with pytest.raises(NotReached) as failure:
            read(cut(body, 7), encoding, declared)
        assert failure.value.reason == "truncated"


@pytest.mark.parametrize(
    ("pieces", "encoding", "declared"),
    [
        ([b"x"], "", 2000), ([b"x" * 600, b"x" * 600], "", None), ([gzip.compress(bytes(1 << 24))], "gzip", None),
        (cut(gzip.compress(bytes(1 << 20)), 10), "gzip", None),
    ],
)  # fmt: skip
def test_what_is_too_large_is_refused(pieces: list[bytes], encoding: str, declared: int | None):
    with pytest.raises(NotTaken) as failure:
        read(pieces, encoding, declared, limit=1000)
    assert failure.value.reason == "too_large"


@pytest.mark.parametrize(
    ("body", "encoding"), [(b"x", "br"), (gzip.compress(b"x" * 99, mtime=0)[:-8] + b"checksum", "gzip")]
)
def test_what_cannot_be_unpacked_is_said(body: bytes, encoding: str):
    with pytest.raises(NotReached) as failure:
        read([body], encoding)
    assert failure.value.reason == "bad_encoding"


def test_nothing_is_no_page():
    with pytest.raises(NotReached, match="empty_body"):
        read([])
