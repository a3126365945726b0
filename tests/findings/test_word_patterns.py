"""A pattern made of a list of words finds what the words one by one find, the longest first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.patterns import any_of

FEW = ["桥", "大桥", "大道", "大", "路-口", "^路"]
MANY = [chr(0x4E00 + at) + tail for at in range(100) for tail in ("", "桥", "桥头")] + FEW


@pytest.mark.parametrize("words", [FEW, MANY])
@given(text=st.text("桥大道路口头-^一丁七万", max_size=12))
def test_the_longest_word_is_found(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)


def test_no_words_match_nothing() -> None:
    assert re.search(any_of([]), "桥") is None
