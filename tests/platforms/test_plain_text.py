"""Text files as they come from people, programs and scanners."""

from __future__ import annotations

import pytest

from tasks.errors import NotUnderstood
from tasks.platforms.plain_text import read_text

PAGE = "岚川日报\n第01版：要闻\n\n岚川东区供水管网改造过半\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_one_text_whatever_the_bytes(encoding: str, ends: str) -> None:
    assert read_text(PAGE.replace("\n", ends).encode(encoding)).text == PAGE


@pytest.mark.parametrize("content", [b"", b"  \r\n\t\n", "\ufeff　\n".encode(), "\u200b".encode()])
def test_an_empty_page_is_named(content: bytes) -> None:
    with pytest.raises(NotUnderstood, match="empty"):
        read_text(content)


@pytest.mark.parametrize("content", [b"%PDF-1.4 \n", b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02"])
def test_a_binary_file_is_named(content: bytes) -> None:
    with pytest.raises(NotUnderstood, match="binary"):
        read_text(content)


def test_damage_is_counted() -> None:
    page = read_text(PAGE.encode() * 3 + b"\xff")
    assert page.damaged == 1
    assert page.text.endswith("\ufffd")
