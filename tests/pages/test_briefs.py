"""A column's name that stands once over all its short pieces, and where it ends."""

from __future__ import annotations

import pytest

from tasks.pages.text_page import read_text_page

ABOVE = """江城晚报
第02版：民生　2024年5月8日

石榴巷的路灯亮了
　　本报讯（记者 罗青）5月6日晚，石榴巷的31盏路灯重新亮起，困扰居民多年的夜路不再黑。
　　市路灯所负责人说，这批路灯全部换成了节能灯。

"""
ITEMS = (
    ("桃园水厂试通水", "5月3日，桃园水厂试通水，日供水能力提高到8万吨。"),
    ("青石桥封闭大修", "5月10日起，青石桥封闭大修，工期90天，行人走下游便桥。"),
    ("首趟果品专列发车", "昨天，我市首趟果品专列发车，运出本地枇杷120吨。"),
)
BELOW = """老井盖换新装
　　本报讯（记者 罗青）昨天，城南的210个井盖全部换新，夜里不再咣当响。
"""


def columns(text: str) -> dict[str, str | None]:
    return {piece.headline: piece.column_name for piece in read_text_page(text).pieces}


@pytest.mark.parametrize("column", ["简讯", "乡镇速览", "微闻", "快闪", "短消息", "新闻快递"])
@pytest.mark.parametrize("signature", ["", "（罗溪）", "\n　　（罗溪）"])
@pytest.mark.parametrize("bullet", ["", "●"])
@pytest.mark.parametrize("gap", ["\n", ""])
def test_a_column_of_briefs_is_the_column_of_each(column: str, signature: str, bullet: str, gap: str) -> None:
    briefs = "".join(f"{title}\n　　{bullet}{text}{signature}\n{gap}" for title, text in ITEMS)
    found = columns(f"{ABOVE}{column}\n{briefs}{BELOW}")
    assert found == {"石榴巷的路灯亮了": None, **{title: column for title, _ in ITEMS}, "老井盖换新装": None}


def test_a_column_that_no_word_knows_goes_on_over_signed_briefs() -> None:
    briefs = "".join(f"{title}\n　　{text}（罗溪）\n\n" for title, text in ITEMS)
    found = columns(f"{ABOVE}小喇叭\n{briefs}{BELOW}")
    assert [found[title] for title, _ in ITEMS] == ["小喇叭"] * 3
    assert found["老井盖换新装"] is None


def test_where_every_piece_of_a_page_is_signed_so_a_column_is_its_first_piece_s_alone() -> None:
    briefs = [f"{title}\n　　{text}（罗溪）\n\n" for title, text in ITEMS]
    found = columns(f"第02版：民生　2024年5月8日\n\n{briefs[0]}小喇叭\n{briefs[1]}{briefs[2]}")
    assert found == {"桃园水厂试通水": None, "青石桥封闭大修": "小喇叭", "首趟果品专列发车": None}


def test_a_longer_piece_ends_a_column_of_briefs() -> None:
    briefs = "".join(f"{title}\n　　{text}\n\n" for title, text in ITEMS)
    long = "望江公园来了候鸟\n　　" + "首批候鸟落在望江公园的浅滩上，志愿者每天清晨去数。" * 9 + "\n"
    assert columns(f"{ABOVE}简讯\n{briefs}{long}")["望江公园来了候鸟"] is None


@pytest.mark.parametrize(
    ("below", "pieces"),
    [
        (
            "热线8110001\n一天二十四个电话，两件先办\n晚报记者 沈青\n"
            "　　昨天，本报热线接到二十四个电话，其中两件最急，记者当天跑了两处。\n",
            [("热线8110001", "一天二十四个电话，两件先办")],
        ),
        (
            "便民信息\n社保卡可以线上补办\n"
            "　　市人社局昨日说，社保卡丢失后可在手机上补办，三个工作日寄到家，不收工本费。\n",
            [("便民信息", "社保卡可以线上补办")],
        ),
        (
            "招领\n　　3月9日在石榴公园东门拾得黑色钱包一个，请失主携有效证件到公园值班室认领。电话：8110002\n",
            [],
        ),
    ],
)
def test_a_hotline_or_services_may_be_a_column_and_lost_property_is_a_notice(
    below: str, pieces: list[tuple[str, str]]
) -> None:
    page = (
        "石榴晚报\n2024年3月11日 星期一\n02 民生\n\n红星街的路灯亮了\n晚报记者 罗青\n"
        "　　昨晚七时，红星街两侧的九十六盏路灯一齐亮起，住在这里的居民纷纷走下楼来散步，孩子们在灯下跳绳。\n\n"
    )
    found = [(p.column_name, p.headline) for p in read_text_page(page + below).pieces]
    assert found == [(None, "红星街的路灯亮了"), *pieces]
