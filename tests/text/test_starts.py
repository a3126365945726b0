"""Patterns behind a look at their first character find what the patterns alone find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings import events, project_patterns
from tasks.text.dates import grammar
from tasks.text.starts import guarded

REAL = {
    "dates": grammar.DATE,
    "events": events._EVENT,
    "heads": project_patterns.HEAD,
    "head at the end": project_patterns.HEAD_END,
    "cuts": project_patterns.CUT,
}
PIECES = [
    "2024年", "3月", "15日", "年底", "上半年", "昨日", "近日", "下周三", "十五日", "五一",
    "正月初三", "开工", "征拆工作", "已全部完成", "获省发改委批复", "鹭洲大桥", "青石路", "二期",
    "3号楼", "东段", "目前", "预计", "，", "。", "\x00", "的", "由", "2024-05-06", "a", " ", "第",
    "12",
]  # fmt: skip


GUARD = re.compile(r"\(\?=\[(?:[^\]\\]|\\.)*\]\)", re.DOTALL)


@pytest.mark.parametrize("name", REAL)
@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join), start=st.integers(0, 5))
def test_real_patterns_find_the_same(name: str, text: str, start: int) -> None:
    ours = REAL[name]
    alone = re.compile(GUARD.sub("", ours.pattern, count=1))
    plain = [each.span() for each in alone.finditer(text, start) if each[0]]
    assert [each.span() for each in ours.finditer(text, start)] == plain


@pytest.mark.parametrize("name", REAL)
def test_real_patterns_know_where_they_begin(name: str) -> None:
    assert GUARD.match(REAL[name].pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"a+|b", "xaab", ["aa", "b"]),
        (r"(?<=x)a|[^x]b", "xaab", ["a", "ab"]),  # anything may begin
        (r"(?:a)?b|(c)?(?(1)d|e)", "abcde", ["ab", "cd", "e"]),
        (r"\d{2}|\s", "1 23 ", [" ", "23", " "]),
        (r"a*", "baac", ["aa"]),  # what matches nothing is passed over
        (r".b", "ab", ["ab"]),
    ],
)
def test_small_patterns(pattern: str, text: str, found: list[str]) -> None:
    assert [each[0] for each in re.finditer(guarded(pattern), text)] == found


@pytest.mark.parametrize("pattern", [r"a+|b", r"(?<=x)a|[^x]b", r"(?:a)?b|(c)?(?(1)d|e)", r"\d{2}|\s", r"a*", r".b"])
@given(text=st.text("abcde x12", max_size=8))
def test_a_guarded_pattern_finds_the_same(pattern: str, text: str) -> None:
    found = [each.span() for each in re.finditer(guarded(pattern), text)]
    assert found == [each.span() for each in re.finditer(pattern, text) if each[0]]


def test_a_guarded_pattern_looks_at_its_first_character() -> None:
    assert guarded("ab|[cd]") == "(?=[acd])(?:ab|[cd])"
