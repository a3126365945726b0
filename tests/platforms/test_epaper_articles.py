# ruff: noqa: E501 (markup reads best in the lines that sites write it in)
"""Article pages in skins and habits that the built sites do not have; the fast path reads what the tree reads."""

from __future__ import annotations

import pytest
from sites.builder import SITES, build_site
from sites.papers import sample_day

from tasks.errors import NotUnderstood
from tasks.platforms import article_page
from tasks.platforms.article_page import read_article_page
from tasks.platforms.web import NotAnArticle, WebArticle

URL = "http://h/yzrb/html/2031-05/08/content_7.htm"
HEADLINE, KICKER, SUBHEAD, BYLINE = "鹭洲大桥主梁合龙", "跨云江第三座公路桥", "两岸车程缩短二十分钟", "本报记者 温若谷"
LINES = (
    "本报讯　5月7日上午，鹭洲大桥主梁顺利合龙。",
    "大桥全长1860米，主跨320米。",
    "桥面铺装计划6月开工，力争12月底前通车。",
)
P = "".join(f"<p>　　{line}</p>\n" for line in LINES)
BR = "<br/>".join(f"　　{line}" for line in LINES)
ENP = (
    f"<!--enpproperty <articleid>7</articleid><author>{BYLINE}</author><title>{HEADLINE}</title>"
    f"<subtitle>{SUBHEAD}</subtitle><introtitle>{KICKER}</introtitle> /enpproperty-->"
)


def read(body: str, title: str | None = HEADLINE) -> WebArticle:
    entry = read_article_page(f"<html><title>数字报</title>{body}</html>".encode(), URL, title)
    assert isinstance(entry, WebArticle)
    return entry


HEAD = f"<h3>{KICKER}</h3><h1>{HEADLINE}</h1><h2>{SUBHEAD}</h2>"
SKINS = {
    "cells told by place": f"<table><tr><td class=font02>{KICKER}<tr><td class=font01>{HEADLINE}<tr><td class=font02>{SUBHEAD}"
    f"<tr><td class=font02>{BYLINE}</table><div id=ozoom>{P}</div>",
    "upper case": f"<TABLE><TR><TD CLASS=font02>{KICKER}</TD></TR><TR><TD CLASS=font01>{HEADLINE}</TD></TR></TABLE><DIV ID=ozoom>"
    f"<FOUNDER-CONTENT><!--enpcontent-->{BR}<!--/enpcontent--></FOUNDER-CONTENT></DIV>" + ENP,
    "misnested": f"<body><table><tr><founder-title><td class=font01>{HEADLINE}</founder-title></td></tr><table><founder-content>{BR}"
    "</founder-content></td></table></table>" + ENP,
    "only the tail knows": f"<founder-content>{P}</founder-content>" + ENP,
    "paper's name first": f"<founder-title>云泽晚报</founder-title><td class=font01><founder-title>{HEADLINE}</founder-title></td>"
    f"<p class=author>{BYLINE}</p><div id=ozoom>{P}</div>",
    "comments alone": f"{HEAD}<div class=sec>{BYLINE}</div><!--enpcontent-->{BR}<!--/enpcontent-->",
    "npm comments": f"<!--<npm:article-title>-->{HEADLINE}<!--</npm:article-title>--><!--<npm:article-content>-->{P}<!--</npm:article-content>-->",
    "headings": f"<div class=article>{HEAD}<p class=sec>{BYLINE}《云泽日报》（2031年05月08日 第 01 版）</p><div id=ozoom>{P}</div></div>",
    "list items in the body": f"<h2 id=Title>{HEADLINE}</h2><founder-content><ul><li>上一篇</li><li>下一篇</li></ul>{P}<ul><li>上一篇</li></ul></founder-content>",
    "words nobody has listed": f"<div class=news_box><div class=pre-title>{KICKER}</div><div class=zhu_biaoti>{HEADLINE}</div><div class=fu_biaoti>{SUBHEAD}</div>"
    f"<div class=article_author>{BYLINE}</div><div class=main_text>{P}</div></div>",
    "no names at all": f"<div><a href=node_1.htm>第01版：头版</a></div><div><div><b>{HEADLINE}</b></div><div>{BR}</div></div><p>版权所有 云泽日报社</p>",
    "joyhua, flat": f"<div>当前版：04版</div><div class=bmnr_con><div class=bmnr_con_yinti>{KICKER}</div><div class=bmnr_con_biaoti>{HEADLINE}</div>{P}</div>",
    "hidden copy": f"<td class=font01>{HEADLINE}</td><founder-content>{P}</founder-content><div style='display: none'><founder-content>{P}</founder-content></div>",
    "hidden copy first": f"<div style='display:none'><founder-content>{P}旧稿</founder-content></div><h1>{HEADLINE}</h1><founder-content>{P}</founder-content>",
    "visible copy": f"<h1>{HEADLINE}</h1><founder-content>{P}</founder-content><founder-content>{BR}</founder-content><INPUT name=titlecheckbox>",
    "literal breaks": f"<h1>{HEADLINE}</h1><founder-content>{BR.replace('<br/>', '&lt;br/&gt;')}</founder-content>",
    "leaking tail": f"<h1>{HEADLINE}</h1><founder-content>{P}<p>2031-05-08 00:00:00:0 30166572 1 0 http://h/pc/content/7.html {HEADLINE} /enpproperty--&gt;</p></founder-content>",
    "masthead in the body": f"<h1>{HEADLINE}</h1><founder-content><p>国内统一刊号：CN43-0003 云泽日报社出版 订阅热线：0731-58623456</p>{P}</founder-content>",
    "headline again": f"<h1>{HEADLINE}</h1><div class=content><p>{HEADLINE}</p>{P}</div>",
    "a div inside the body": f"<h1>{HEADLINE}</h1><div id=ozoom><div><div>{P.replace('</p>', '</p><div></div>', 1)}</div></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("skin", SKINS)
def test_skins(skin: str) -> None:
    article = read(SKINS[skin])
    assert article.headline == HEADLINE
    assert article.paragraphs == LINES
    for part, text in (("kicker", KICKER), ("subhead", SUBHEAD), ("byline", BYLINE)):
        if text in SKINS[skin]:
            assert getattr(article, part) == text


@pytest.mark.parametrize(
    "picture",
    [
        "<table id=newspic><tr><td><img src=../../../res/a.jpg></td></tr><tr><td>图为大桥。</td></tr></table>",
        "<table bgcolor=#efefef><tr><td><img src=../../../res/a.jpg><tr><td>图为大桥。</table>",
        "<div class=attachment><img src=../../../res/a.jpg><span>图为大桥。</span></div>",
        "<figure><img src=../../../res/a.jpg><figcaption>图为大桥。</figcaption></figure>",
        "<p><img data-src=../../../res/a.jpg src=blank.gif><br>图为大桥。</p>",
        "<p><img src=../../../res/a.jpg></p><p class=pic-caption>图为大桥。</p>",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_captions_are_no_paragraphs(picture: str, inside: bool) -> None:
    if not inside and picture.startswith("<p>"):
        picture = f"<div class=pic>{picture}</div>"
    body = (
        f"<founder-content>{picture}{P}</founder-content>"
        if inside
        else f"{picture}<founder-content>{P}</founder-content>"
    )
    article = read(f"<h1>{HEADLINE}</h1>{body}")
    assert article.paragraphs == LINES
    assert [(p.url, p.caption) for p in article.pictures] == [("http://h/yzrb/res/a.jpg", "图为大桥。")]


def test_a_disagreement_with_the_tail_is_flagged_and_print_wins() -> None:
    article = read(
        f"<p id=PreTitle>{KICKER}</p><h2 id=Title>大桥合龙了</h2><founder-content>{P}</founder-content>{ENP}"
    )
    assert article.headline == "大桥合龙了"
    assert article.flags == ("headline_disagrees_with_enpproperty",)


def test_editors_below_the_text_are_no_paragraph() -> None:
    article = read(f"<h1>{HEADLINE}</h1><div id=ozoom>{P}<p>（责编：苏木）</p></div>")
    assert (article.paragraphs, article.editors) == (LINES, ("苏木",))


def test_headline_falls_back_to_the_list_s_title() -> None:
    assert read(f"<founder-content>{P}</founder-content>", title="桥通了").headline == "桥通了"


def test_gb18030_under_a_gb2312_label_keeps_its_rare_characters() -> None:
    page = f'<meta charset="gb2312"><h1>䶮字桥合龙</h1><founder-content>{P}</founder-content>'.encode("gb18030")
    article = read_article_page(page, URL)
    assert isinstance(article, WebArticle)
    assert (article.headline, article.encoding, article.damaged) == ("䶮字桥合龙", "gb18030", 0)


def test_picture_of_an_advertisement_is_none() -> None:
    entry = read_article_page(
        "<h1>广告</h1><div class=attachment><img src=ad.jpg></div><div id=ozoom></div>".encode(), URL
    )
    assert isinstance(entry, NotAnArticle)
    assert entry.reason == "picture_advertisement"


@pytest.mark.parametrize(
    "body",
    [
        "<div id=ozoom><p>请登录后阅读全文</p></div>",
        "<div class=content><p>您访问的页面不存在</p></div>",
        "<p>Access Denied</p>",
        "",
        "<ul><li><a href=node_1.htm>第01版：头版</a></ul>",
    ],
)
def test_what_is_no_article_page_is_not_understood(body: str) -> None:
    with pytest.raises(NotUnderstood, match=URL):
        read_article_page(f"<html>{body}</html>".encode(), URL)


@pytest.mark.parametrize("site", SITES)
def test_fast_path_and_whole_tree_read_the_same(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [(path, content) for path, content in build_site(site, sample_day()).items()]
    fast = {path: _entry(content) for path, content in pages}
    monkeypatch.setattr(article_page, "article_region", lambda text: None)
    assert {path: _entry(content) for path, content in pages} == fast


def _entry(content: bytes) -> object:
    try:
        entry = read_article_page(content, URL)
    except NotUnderstood:
        return None
    if isinstance(entry, NotAnArticle):
        return entry
    return {
        name: getattr(entry, name) for name in ("headline", "kicker", "subhead", "byline", "paragraphs", "pictures")
    }
