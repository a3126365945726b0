"""Lines of a page's edge, and what they say of the page."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.pages.furniture import line_furniture, page_key, page_label, read_marks
from tasks.pages.lines import cut_lines

FURNITURE = """
常水日报
CHANGSHUI RIBAO
２０２１年３月１６日　星期二　农历辛丑年二月初四
第９０２１期　今日８版
常水日报社出版
第０１版：要闻
A01 头版
二版 综合
要闻 01
责任编辑：钟黎　版式：朱墨　校对：白鹭
值班主任：纪川　编辑：闵秋
新闻热线　88800012　　责编 魏来　美编 纪小满　校对 平安
本报地址：文昌路１号　邮编：０００００１　零售价：１．５０元
国内统一连续出版物号 CN 00-0002 邮发代号 00-11
扫一扫，即可登录网络问政系统。
今日导读
▶云溪大桥下半年通车　２版
你家的垃圾分对了吗？　Ａ０４版
今日多云转阵雨　２６～３３℃　东南风２～３级
投稿邮箱:minsheng@example.com
第01版：要闻　责任编辑：陶然　版式：简墨　校对：叶知
3 上一篇  下一篇 4 放大 缩小 默认
来源:红网
发布时间:2022年02月18日       来源:株江新闻网      阅读:99次
2023.02.15 星期三
A01 要闻 责任编辑：陶然
星期三 2026年3月4日 A02 民生
主办：常水日报社
热线 88800012 今日12版 零售1.5元
第317期　县融媒体中心出版　内部资料　免费交流
02　民生·服务　2025.2.18　责编：陶然
主办：常水市新港区党工委、管委会　本期8版
编辑：陶然　电话：0000-6123456　邮箱：cs@example.com
今天看点
"""


@pytest.mark.parametrize("line", FURNITURE.strip().splitlines())
def test_furniture(line: str) -> None:
    assert line_furniture(cut_lines(line)[0])


TITLES = """
云溪大桥主桥合龙
第三水厂投用
1号线二期车站全部封顶啦！
编辑部的故事
记者走基层
2021年春运今日启动
第一版图书目录发布了新书
湖滨路学校8月底前交付
简讯
部门在线
昨日，全市防汛工作视频会议召开，安排部署主汛期防汛工作。
3条公交线路今起调整
12 花开时节
免费公园增至40座
县融媒体中心搬新家
"""


@pytest.mark.parametrize("line", TITLES.strip().splitlines())
def test_no_furniture(line: str) -> None:
    assert not line_furniture(cut_lines(line)[0])


@pytest.mark.parametrize(
    ("label", "number", "name"),
    [
        ("第01版:要闻", "01", "要闻"), ("A2民生", "A02", "民生"), ("二版综合", "02", "综合"), ("要闻03", "03", "要闻"),
        ("第十二版", "12", None), ("B03", "B03", None),
    ],
)  # fmt: skip
def test_page_label(label: str, number: str, name: str | None) -> None:
    assert page_label(label) == (number, name)


def test_page_key() -> None:
    assert page_key("下转A02版") == ("A", 2)
    assert page_key("第二版") == ("", 2)
    assert page_key("头版") == ("", 1)
    assert page_key("") is None


def test_marks() -> None:
    page = "清源日报\n２０２０年１２月３０日　星期三\n第02版：民生　责任编辑：沈舟　版式：叶青\n"
    marks = read_marks(cut_lines(page))
    assert (marks.page_no, marks.page_name) == ("02", "民生")
    assert marks.editors == ("沈舟", "叶青")
    assert marks.printed_date == dt.date(2020, 12, 30)


@pytest.mark.parametrize(
    "text",
    [
        "导读　车位画成了格子，谁画的？　▷A05　　石榴菜场五一回来　▷A06",
        "导读　三条河谁最清　2版　　路灯、校车、蚊子　3版",
        "江城新闻网：www.jiangcheng.example.com　　新闻热线：0000-8222110",
    ],
)
def test_an_index_or_an_address_in_one_line(text: str) -> None:
    assert line_furniture(cut_lines(text)[0])
