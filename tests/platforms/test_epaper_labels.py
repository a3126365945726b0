"""Page labels, editors' rows, pointers and bylines: the small words of an e-paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.platforms.byline import clean_byline, looks_like_byline, page_in_credit
from tasks.platforms.editors import editors_in
from tasks.platforms.labels import Label, parse_label
from tasks.platforms.not_articles import why_no_article
from tasks.platforms.pdf_punctuation import repair_punctuation
from tasks.platforms.web import WebArticle


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("第A01版：头版", "A01", "头版"),
        ("A01： 头版", "A01", "头版"),
        ("01版:要闻", "01", "要闻"),
        ("第1版　　　　　要闻", "1", "要闻"),
        ("第04版：旅游报04版", "04", "旅游报04版"),
        ("08版:广 告", "08", "广告"),
        ("第０２版：民生", "02", "民生"),
        ("03 国内国际", "03", "国内国际"),
        ("当前版:04版", "04", None),
        ("第十二版：副刊", "12", "副刊"),
        ("要闻（01版）", "01", "要闻"),
        ("第02版：要闻 PDF", "02", "要闻"),
        ("第09版：奋进的5年·特别报道⑧", "09", "奋进的5年·特别报道⑧"),
        ("第001版：头版", "001", "头版"),
        ("B03", "B03", None),
    ],
)
def test_label(text: str, number: str, name: str | None) -> None:
    assert parse_label(text) == Label(number, name)


@pytest.mark.parametrize(
    "text", ["下一版", "4下一版", "上一期", "版面导航", "2031年05月08日", "2031版", "", "头版头条"]
)
def test_no_label(text: str) -> None:
    assert parse_label(text) is None


def test_strict_labels_need_a_mark() -> None:
    assert parse_label("24小时便利店", strict=True) is None
    assert parse_label("10年巨变", strict=True) is None
    assert parse_label("第10版：副刊", strict=True) == Label("10", "副刊")


@given(st.text(max_size=120))
def test_any_text_is_a_label_or_none(text: str) -> None:
    label = parse_label(text)
    assert label is None or (label.page_no and label.page_name != "")


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("本版责编：钟一鸣 版式：鲁果", ("钟一鸣", "鲁果")),
        ("责任编辑：苏木", ("苏木",)),
        ("（责编/苏 木 美编/方渡）", ("苏木", "方渡")),
        ("责编：苏木、方渡 校对：温若谷", ("苏木", "方渡", "温若谷")),
        ("编辑部的故事还在继续", ()),
        ("责任编辑制度改革：三年回顾与展望", ()),
        ("设计 让城市更美好", ()),
    ],
)
def test_editors_rows(row: str, names: tuple[str, ...]) -> None:
    assert editors_in(row) == names


def _article(headline: str, body: str) -> WebArticle:
    return WebArticle(url="u", headline=headline, paragraphs=(body,) if body else ())


@pytest.mark.parametrize(
    "body", ["（A04）", "（详见C03、C04、C05版）", "（下转第2版）", "详见第四版", "（报道见A03版）"]
)
def test_pointer_is_no_article(body: str) -> None:
    refusal = why_no_article(_article("海岛夏日", body), body)
    assert refusal is not None
    assert refusal.reason == "pointer"


@pytest.mark.parametrize("body", ["（A04）记者走进海岛。", "120余人参加。", "详见本报公众号。", "1" * 39 + "x"])
def test_short_text_is_an_article(body: str) -> None:
    assert why_no_article(_article("海岛夏日", body), body) is None


def test_legal_notices_and_odd_titles_stay_articles() -> None:
    for title in ("债权转让暨债务催收公告", "图片新闻", "会谈123", ""):
        assert why_no_article(_article(title, "根据协议，现公告如下。"), "根据协议，现公告如下。") is None


@pytest.mark.parametrize(
    ("line", "byline", "page"),
    [
        ("作者:方渡 《云泽日报》( 2031年05月08日 06版)", "方渡", "06"),
        ("温若谷《云泽日报》（2031年05月08日第 20 版）", "温若谷", "20"),
        ("《云泽日报》（2031年05月08日 第 01 版）", None, "01"),
        ("本报记者 温若谷 通讯员 祁小满", "本报记者 温若谷 通讯员 祁小满", None),
        ("来源：云泽日报", None, None),
        ("版次：A01", None, None),
        ("作者：", None, None),
    ],
)
def test_byline_without_what_the_template_adds(line: str, byline: str | None, page: str | None) -> None:
    assert clean_byline(line) == byline
    assert page_in_credit(line) == page


def test_a_subhead_is_no_byline() -> None:
    assert looks_like_byline("文/方渡 图/祁小满")
    assert not looks_like_byline("建成后两岸车程缩短二十分钟")


def test_shifted_punctuation_is_repaired_only_where_it_clearly_is_so() -> None:
    shifted = "市中医医院科室院骨伤科尧脑病科渊住院部冤袁电话院0739遥欢迎来院遥"
    assert repair_punctuation(shifted) == ("市中医医院科室：骨伤科、脑病科（住院部），电话：0739。欢迎来院。", True)
    for sound in ("尧舜禹的传说，遥远而迷人。", "遥遥领先，冤家路窄，渊博的学者袁先生。", "医院、法院、学院。"):
        assert repair_punctuation(sound) == (sound, False)
