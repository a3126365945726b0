"""A page kept as plain text: typed, exported or read by OCR."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.errors import NotUnderstood
from tasks.text.charset import decode, looks_binary
from tasks.text.width import is_blank


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page's text, in which all offsets count: no byte order mark, line ends made \\n."""

    text: str
    encoding: str
    damaged: int  # bytes or runs of bytes that no charset reads; marked U+FFFD in the text


def read_text(content: bytes) -> DecodedPage:
    """Decode one text file. Raises NotUnderstood for a file that is empty or no text."""
    if looks_binary(content):
        raise NotUnderstood("the file is binary, no text page: give .txt, .htm or .html files")
    decoded = decode(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if all(map(is_blank, text)):
        raise NotUnderstood("the page is empty: take the file away or put the page's text into it")
    return DecodedPage(text, decoded.encoding, decoded.damaged)
