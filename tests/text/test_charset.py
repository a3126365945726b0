"""Bytes of every kind that pages come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.charset import decode, looks_binary

PAGE = "岚川日报　２０２２年８月１６日　星期二\n岚川东区供水管网改造过半，䶮家湾段十月通水。" * 3


@pytest.mark.parametrize(
    ("content", "encoding", "had_bom"),
    [
        (PAGE.encode("utf-8"), "utf-8", False),
        (PAGE.encode("utf-8-sig"), "utf-8", True),
        (PAGE.encode("gb18030"), "gb18030", False),
        (PAGE.encode("utf-16-le"), "gb18030", False),
        (b"\xff\xfe" + PAGE.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + PAGE.encode("utf-16-be"), "utf-16-be", True),
        (b"", "utf-8", False),
        (b"plain ascii", "utf-8", False),
    ],
)
def test_order(content: bytes, encoding: str, had_bom: bool) -> None:
    decoded = decode(content)
    assert (decoded.encoding, decoded.had_bom) == (encoding, had_bom)


def test_text_comes_back_whole() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert decode(PAGE.encode(encoding)).text == PAGE


@pytest.mark.parametrize("label", ["gb2312", "gbk", "iso-8859-1", "UTF-8", None])
def test_a_label_is_not_believed(label: str | None) -> None:
    assert decode(PAGE.encode("utf-8"), declared=label).text == PAGE
    assert decode(PAGE.encode("gb18030"), declared=label).text == PAGE


def test_big5_only_when_told() -> None:
    content = "臺北市今日多雲，氣溫二十八度。".encode("big5")
    assert decode(content, declared="Big5").text == "臺北市今日多雲，氣溫二十八度。"
    assert decode(content).encoding == "gb18030"


def test_few_bad_bytes_leave_utf8_and_are_marked() -> None:
    content = PAGE.encode("utf-8")
    decoded = decode(content[:40] + b"\xff" + content[40:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == decoded.text.count("\ufffd") > 0


def test_damage_in_gb_is_marked() -> None:
    content = PAGE.encode("gb18030")
    decoded = decode(content[:-1] + b"\xff")
    assert decoded.encoding == "gb18030"
    assert decoded.damaged >= 1
    assert decoded.text.startswith("岚川日报")


def test_damage_printed_in_the_file_counts() -> None:
    assert decode("桥\ufffd梁".encode()).damaged == 1


@given(st.binary(max_size=300))
def test_nothing_is_raised_and_damage_is_counted(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.damaged == decoded.text.count("\ufffd")


@given(st.text(alphabet=st.characters(codec="gb18030", categories=["Lo", "Nd"]), min_size=8))
def test_utf8_never_read_as_gb(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("content", "binary"),
    [
        (PAGE.encode("utf-8"), False),
        (PAGE.encode("gb18030"), False),
        (b"\xff\xfe" + PAGE.encode("utf-16-le"), False),
        (b"%PDF-1.7\n1 0 obj", True),
        (b"\x89PNG\r\n\x1a\n", True),
        (b"PK\x03\x04" + b"a" * 50, True),
        (b"text with \x00 in it", True),
        (bytes(range(1, 32)) * 9, True),
        (b"", False),
    ],
)
def test_looks_binary(content: bytes, binary: bool) -> None:
    assert looks_binary(content) is binary
