from __future__ import annotations

import pytest

from tasks.text.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("桥已通车.路还在修.", ["桥已通车.", "路还在修."]),
        ("“桥通了.”他说.", ["“桥通了.”", "他说."]),
        ("全长1.2公里，见www.example.com。", ["全长1.2公里，见www.example.com。"]),
        ("等一等...他说。", ["等一等...他说。"]),
    ],
)
def test_a_dot_behind_chinese_is_a_full_stop(text: str, cut: list[str]) -> None:
    assert [stretch.text for stretch in sentences(text)] == cut


def test_a_dot_parts_clauses_too() -> None:
    assert [stretch.text for stretch in clauses("桥已通车.路长1.2公里")] == ["桥已通车", "路长1.2公里"]
