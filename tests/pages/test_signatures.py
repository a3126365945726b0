"""Lines that say who wrote or where it is from, where a title might stand."""

from __future__ import annotations

import pytest

from tasks.pages.leads import is_source
from tasks.pages.text_page import read_text_page
from tasks.text.width import narrow

ABOVE = """石榴巷的路灯亮了
　　本报讯（记者 罗青）5月6日晚，石榴巷的31盏路灯重新亮起，困扰居民多年的夜路不再黑。
　　市路灯所负责人说，这批路灯全部换成了节能灯。

"""
BODY = """　　5月6日上午，望江湿地公园迎来今年首批候鸟，志愿者在岸边架起了望远镜。
　　公园管理处介绍，候鸟将停留到六月。
"""
HEADLINE = "望江湿地来了首批候鸟"
LETTER = """读者来信
楼下的健身器材谁来修
　　编辑同志：
　　我家住在柳荫小区3号楼，楼下的健身器材坏了半年，孩子玩耍很不安全，希望有人来修。
"""
REPLY = """回音
　　李明同志：
　　您反映的健身器材已经修好，谢谢您的监督。
城南街道办事处　5月6日
"""


@pytest.mark.parametrize("column", ["", "江湾夜话\n"])
@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本报综合消息", ()),
        ("据《江城晚报》", ()),
        ("据《江城晚报》报道", ()),
        ("据江城发布", ()),
        ("（据江城发布）", ()),
        ("综合新华社、央视新闻消息", ()),
        ("摘自《健康时报》", ()),
        ("新华社供本报特稿", ()),
        ("江城车站供稿", ("江城车站",)),
        ("江城动物园　供稿", ("江城动物园",)),
        ("都市报记者　沈青　罗小溪", ("沈青", "罗小溪")),
        ("尉迟冰", ("尉迟冰",)),
        ("沈　青", ("沈青",)),
        ("文｜沈青", ("沈青",)),
        ("策划：罗溪　执笔：沈青", ("沈青",)),
        ("本报特派记者　沈青　发自北京", ("沈青",)),
        ("江城市实验小学五（2）班　沈青", ("沈青",)),
        ("市委组织部", ("市委组织部",)),
    ],
)
def test_a_source_or_a_byline_under_a_title_is_no_title(column: str, line: str, authors: tuple[str, ...]) -> None:
    pieces = read_text_page(f"{ABOVE}{column}{HEADLINE}\n{line}\n{BODY}").pieces
    assert [(p.column_name, p.headline, p.authors) for p in pieces] == [
        (None, "石榴巷的路灯亮了", ("罗青",)),
        (column.strip() or None, HEADLINE, authors),
    ]


@pytest.mark.parametrize(
    "text", ["据《石榴巷》改编的话剧上演", "综合执法进社区", "据说明年还要再修", "本报记者走进直播间"]
)
def test_what_tells_more_than_a_source_is_none(text: str) -> None:
    assert not is_source(narrow(text))


@pytest.mark.parametrize("title", ["红星街通了,文化路又挖", "江城晚报，陪您三十年"])
def test_a_headline_of_surnames_is_no_signature(title: str) -> None:
    (piece,) = read_text_page(f"出门早知道\n{title}\n{BODY}").pieces
    assert (piece.column_name, piece.headline, piece.authors) == ("出门早知道", title, ())


@pytest.mark.parametrize("byline", ["都市报记者　罗青", "沈　青"])
def test_a_byline_is_not_joined_to_a_headline_as_wide_as_the_column(byline: str) -> None:
    body = (
        "　　五月六日上午望江湿地公园迎\n来今年首批候鸟，志愿者在岸边架起\n了望远镜，拍下了鸟群落滩的样子，\n"
        "游客隔着芦苇远远地看，没有人高声\n说话，孩子们数到一百二十三只，候\n鸟要停到六月。\n"
    )
    (piece,) = read_text_page(f"望江湿地，首批候鸟昨天清晨飞来了\n{byline}\n{body}").pieces
    assert piece.headline == "望江湿地，首批候鸟昨天清晨飞来了"
    assert len(piece.authors) == 1


@pytest.mark.parametrize("reply", ["", REPLY])
@pytest.mark.parametrize(
    "name",
    ["城南读者　沈文", "城南读者　“老街坊”", "柳荫小区居民　李明", "一名读者", "李明", "热心读者", "（读者　李明）"],
)
@pytest.mark.parametrize("gap", ["\n", ""])
def test_who_signs_a_letter_or_its_reply_heads_no_piece(reply: str, name: str, gap: str) -> None:
    pieces = read_text_page(
        f"{ABOVE}{LETTER}{name}\n{reply}{gap}{HEADLINE}\n　　本报讯（记者 罗青）{BODY.strip()}\n"
    ).pieces
    assert [(p.column_name, p.headline) for p in pieces] == [
        (None, "石榴巷的路灯亮了"),
        ("读者来信", "楼下的健身器材谁来修"),
        (None, HEADLINE),
    ]


def test_a_letter_may_be_thanks() -> None:
    (piece,) = read_text_page(f"读者之声\n谢谢夜班车的司机\n沈文\n{BODY}").pieces
    assert (piece.column_name, piece.headline, piece.authors) == ("读者之声", "谢谢夜班车的司机", ("沈文",))
