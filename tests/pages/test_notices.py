"""Lines that are a notice by themselves."""

from __future__ import annotations

import pytest

from tasks.pages.notices import notice_line


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("旺铺转租 文昌路 电话:88800012", True),
        ("云湖花园热销中!恭迎品鉴 0500-8880001", True),
        ("小区车位出租怎么办?电话88800012", False),
        ("如需咨询房屋出租,请您拨打88800012。", False),
    ],
)
def test_notice_line(text: str, notice: bool) -> None:
    assert notice_line(text, text.replace(" ", "")) is notice
