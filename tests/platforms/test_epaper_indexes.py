# ruff: noqa: E501 (markup reads best in the lines that sites write it in)
"""Index pages in the habits that real ones have: what is a page, what is this page's article, what is neither."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.errors import NotUnderstood
from tasks.platforms.detect import recognise, toml_for
from tasks.platforms.registry import reader
from tasks.platforms.web import IndexPage
from warehouse.publications import PLATFORMS, publication_from_toml

CLASSIC = "http://h/yzrb/html/2031-05/08/node_1.htm"
NEW = "http://h/yzrb/pc/layout/203105/08/node_01.html"


def classic(body: str, url: str = CLASSIC) -> IndexPage:
    return reader("founder_classic").read_index(f"<html>{body}</html>".encode(), url)


def new(body: str) -> IndexPage:
    return reader("founder_new").read_index(f"<html>{body}</html>".encode(), NEW)


def labels(index: IndexPage) -> list[tuple[str, str | None]]:
    return [(page.page_no, page.page_name) for page in index.pages]


def names(index: IndexPage) -> list[str]:
    return [link.url.rpartition("/")[2] for link in index.articles]


@pytest.mark.parametrize(
    "markup",
    [
        "<a id=pageLink href=node_1.htm>第01版：头版</a><a id=pageLink href=node_2.htm>第02版：要闻</a>",
        "<tr><td>第01版</td><td><a href=node_1.htm>头版</a></td></tr><tr><td>第02版</td><td><a href=node_2.htm>要闻</a></td></tr>",
        "<a href=node_1.htm>第01版<br>头版</a><a href=./node_2.htm>第02版<br>要闻</a>",
        '<select><option value="node_1.htm">01版：头版</option><option value="node_2.htm">02版：要闻</option></select>',
        '<a href=node_1.htm title="第01版：头版"><img src=1.jpg></a><a href=node_2.htm title="第02版：要闻"><img src=2.jpg></a>',
        "<a href=node_1.htm>头版</a><a href=node_2.htm>要闻</a>",
        "<a onclick=\"location.href='node_1.htm'\">01版：头版</a><a onclick=\"location.href='node_2.htm'\">02版：要闻</a>",
        "<td>第01版：<STRONG>头版</STRONG></td><a href=node_2.htm>第02版：要闻</a>",
        "<table><tr><td>第01版：头版</td><td><a href=node_2.htm>下一版</a></td></tr></table>"
        "<a href=node_1.htm>第01版：头版</a><a href=node_2.htm>第02版：要闻</a>",
    ],
)
def test_page_lists(markup: str) -> None:
    index = classic(markup + "<a href=content_9.htm>甲</a>")
    assert labels(index) == [("01", "头版"), ("02", "要闻")]
    assert (index.page_no, index.page_name) == ("01", "头版")


def test_page_number_is_never_the_node_s() -> None:
    index = classic("<a href=node_187.htm>第A01版：头版</a><a href=node_190.htm>第A05版：专刊</a>")
    assert labels(index) == [("A01", "头版"), ("A05", "专刊")]


def test_entry_page_that_is_not_in_its_own_list() -> None:
    index = classic("<td>第001版：头版</td><a href=node_58464.htm>第001版：头版</a><a href=content_58464_1.htm>甲</a>")
    assert labels(index) == [("001", "头版")]
    assert index.pages[0].url.endswith("node_58464.htm")
    assert names(index) == ["content_58464_1.htm"]


def test_pages_without_a_list_lead_to_the_next() -> None:
    index = classic("<td>第1版：要闻</td><a class=preart href=node_2.htm>4下一版</a><a href=content_3.htm>甲</a>")
    assert labels(index) == [("1", "要闻")]
    assert index.next_url == "http://h/yzrb/html/2031-05/08/node_2.htm"


def test_an_article_linked_four_times_is_one() -> None:
    index = classic(
        "<map><Area href=content_3.htm><Area href='content_4.htm?div=-1'></map><ul><li><a href=content_4.htm?div=0>乙</a>"
        "<li><a href=./content_3.htm>甲</a></ul><option value=content_3.htm>甲…</option>"
    )
    assert [(link.title, link.url[-13:]) for link in index.articles] == [
        ("乙", "content_4.htm"),
        ("甲", "content_3.htm"),
    ]


def test_four_equal_titles_are_four_articles() -> None:
    links = "".join(
        f'<li><a href="../../../content/203105/08/content_{i}.html">学习贯彻</a></li>' for i in (9, 7, 8, 1)
    )
    assert names(new(links)) == [f"content_{i}.html" for i in (9, 7, 8, 1)]


def test_links_of_other_days_papers_pages_and_devices_are_counted_out() -> None:
    index = new(
        '<map><area href="../../../content/203105/08/content_1.html"></map>'
        '<ul><li><a href="../../../content/203105/08/content_1.html">甲</a></ul>'
        '<ul><li><a href="../../../content/203105/07/content_2.html">昨天</a>'
        '<li><a href="../../../../pad/content/203105/08/content_1.html">平板</a></ul>'
        '<ul><li><a href="/yzwb/pc/content/203105/08/content_3.html">晚报</a></ul>'
        '<ul class=hot><li><a href="../../../content/203105/08/content_4.html">二版的</a>'
        '<li><a href="../../../content/203105/08/content_5.html">三版的</a></ul>'
    )
    assert names(index) == ["content_1.html"]
    assert sorted(skip.reason for skip in index.skipped) == [
        "mobile_twin", "other_date", "other_page", "other_page", "other_paper",
    ]  # fmt: skip


def test_another_day_s_issue_shows_its_date() -> None:
    """Some sites answer a day without an issue with the last one: the links give it away."""
    index = new('<a href="../../../content/203105/07/content_2.html">昨天的</a>')
    assert index.edition_date == dt.date(2031, 5, 7)
    assert names(index) == ["content_2.html"]


def test_titles_written_by_script() -> None:
    body = '<a href=nw.D110000yzrb_20310508_1-01.htm><script>document.write(view("甲乙<br>丙&amp;丁  "))</script></a>'
    index = reader("founder_nbs").read_index(body.encode(), "http://h/html/2031-05/08/nbs.D110000yzrb_01.htm")
    assert [link.title for link in index.articles] == ["甲乙 丙&丁"]


def test_directory_of_the_whole_edition_gives_its_own_page_s_articles() -> None:
    rows = "".join(
        f"<li><a href=szbzA{page}.Html>第A{page}版：名{page}</a><ul><li><a href=szbz10{page}.Html>文{page}</a></ul>"
        for page in (1, 2, 3)
    )
    index = reader("szbz").read_index(rows.encode(), "http://h/Html/szbz/20310508/Index.Html")
    assert names(index) == ["szbz101.Html"]
    assert [skip.reason for skip in index.skipped] == ["other_page", "other_page"]


def test_advertisement_page_has_no_articles_and_is_understood() -> None:
    index = new("<p>第02版：广告</p><a href=node_01.html>第01版：要闻</a><a href=node_02.html>第02版：广告</a>")
    assert index.articles == ()
    assert labels(index) == [("01", "要闻"), ("02", "广告")]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<p>抱歉，页面不存在</p>", "does not exist"),
        ("<p>请登录后查看</p>", "log-in"),
        ("<p>今日无报</p>", "without an issue"),
        ("<p>访问过于频繁，请输入验证码</p>", "block"),
        ("", "empty"),
        ("<p>欢迎光临</p>", "neither pages nor articles"),
    ],
)
def test_pages_that_are_something_else_say_what(body: str, word: str) -> None:
    with pytest.raises(NotUnderstood, match=word):
        classic(body)


def test_damaged_bytes_are_counted() -> None:
    content = (
        "<a href=node_1.htm>第01版：头版要闻民生教育</a>".encode() + b"\xff" + "<a href=content_1.htm>甲</a>".encode()
    )
    index = reader("founder_classic").read_index(content, CLASSIC)
    assert (index.damaged, index.encoding) == (1, "utf-8")


def test_toml_of_a_recognised_page_can_be_loaded() -> None:
    body = "<title>云泽日报数字报</title><a href=node_1.htm>第01版：头版</a><a href=node_2.htm>第02版：要闻</a><a href=content_1.htm>甲</a>"
    toml = toml_for(CLASSIC, body.encode())
    source = publication_from_toml("yzrb", toml.encode())
    assert source.publication.name == "云泽日报"
    site = source.site_for(dt.date(2031, 5, 8))
    assert site is not None
    assert (site.platform, site.url_for(dt.date(2031, 5, 8))) == ("founder_classic", CLASSIC)


def test_nothing_is_recognised_in_a_page_of_something_else() -> None:
    with pytest.raises(NotUnderstood):
        recognise("<p>欢迎</p>".encode(), "http://h/2031-05/08/index.html")


@pytest.mark.parametrize("platform", PLATFORMS)
@given(content=st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
@example(content=b".HTM")
@settings(max_examples=25, deadline=None)
def test_any_bytes_are_read_or_not_understood(platform: str, content: bytes) -> None:
    for read in (reader(platform).read_index, reader(platform).read_entry):
        with suppress(NotUnderstood):
            read(content, CLASSIC)


HOSTILE = (
    "<div>" * 60_000,
    "<!--enpproperty " * 60_000,
    "<!--enpproperty /enpproperty-->" + "<!--enpproperty <title>" * 40_000,
    "<script" * 60_000,
    "<a href='" * 60_000,
    '<td class="font01' * 60_000,
    "<founder-content>" * 20_000,
    "".join(f"<li><a href=content_{i}.htm>题{i}</a><area href=content_{i}.htm>" for i in range(400)),
)  # each took minutes once: parsers are quadratic over what never ends


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_markup_comes_to_an_end(body: str) -> None:
    for read in (reader("founder_classic").read_index, reader("founder_classic").read_entry):
        with suppress(NotUnderstood):
            read(body.encode(), CLASSIC)
