"""Width made one without moving an offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.text.width import has_ink, is_blank, narrow, unblanked


def test_narrow() -> None:
    assert narrow("２０２１年３月（Ａ０１版）：９．６％　") == "2021年3月(A01版):9.6% "
    assert narrow("“云溪”、。") == "“云溪”、。"


@given(st.text())
def test_narrow_keeps_the_length(text: str) -> None:
    assert len(narrow(text)) == len(text)


@given(st.text())
def test_unblanked_leaves_the_ink(text: str) -> None:
    assert unblanked(text) == "".join(char for char in text if not is_blank(char))
    assert has_ink(text) == bool(unblanked(text))
