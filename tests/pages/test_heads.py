"""Title lines told apart: invented heads of each order, and what holds for any."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pages.heads import read_head
from tasks.pages.lines import cut_lines

BODY = {
    "bridge": "本报讯昨日，临江二桥主桥合龙。临江二桥全长1.2公里，预计国庆节前通车，届时两岸车程缩短到五分钟。",
    "canteen": "上午十点，柳荫社区食堂的窗口前排起了队。社区食堂开张一周，每天有两百多位老人来吃饭，一荤两素八元钱。",
}
HEADS = [
    ("H", "bridge", "临江二桥昨日合龙"),
    ("KH", "bridge", "十年等一桥 两岸盼团圆/临江二桥昨日合龙"),
    ("HS", "bridge", "临江二桥昨日合龙/预计国庆节前通车 两岸车程缩短到5分钟"),
    ("KHS", "bridge", "十年等一桥 两岸盼团圆/临江二桥昨日合龙/预计国庆节前通车 两岸车程缩短到5分钟"),
    ("CH", "canteen", "社区故事/柳荫食堂里的八元午餐"),
    ("CKH", "canteen", "社区故事/一荤两素 热气腾腾/柳荫社区食堂开张一周天天排队"),
]


def lines(text):
    return [line for each in text.split("/") for line in cut_lines(each)]


@pytest.mark.parametrize(("roles", "body", "titles"), HEADS, ids=[roles for roles, *_ in HEADS])
def test_each_order_of_roles(roles, body, titles):
    head = read_head(lines(titles), BODY[body])
    found = dict.fromkeys(head.columns, "C") | dict.fromkeys(head.kickers, "K")
    found |= dict.fromkeys(head.headlines, "H") | dict.fromkeys(head.subheads, "S")
    assert "".join(found[i] for i in range(len(found))) == roles


def test_a_line_behind_a_dash_is_a_subhead():
    head = read_head(lines("十年等一桥/——临江二桥建设纪实"), BODY["bridge"])
    assert (head.headlines, head.subheads) == ((0,), (1,))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("一桥路将开工，！“”—1 、", min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=8))
def test_every_line_has_one_role_and_one_is_the_headline(titles):
    rows = lines("/".join(titles))
    head = read_head(rows, BODY["bridge"])
    assert sorted(head.columns + head.kickers + head.headlines + head.subheads) == list(range(len(rows)))
    assert head.headlines or not rows
