# ruff: noqa: E501 (markup reads best in the lines that sites write it in)
"""Sites in the skins of the new Founder system."""

from __future__ import annotations

from sites.markup import enp_article, lines, page, paragraphs, text
from sites.papers import PaperDay, Sheet, Story

SKINS = ("people", "zhuzhou", "shenzhen", "puyang", "zhejiang")


def new_site(day: PaperDay, skin: str = "people") -> dict[str, str]:
    """The new Founder in one of its skins: other words in the paths, other names in the markup."""
    layout, node, content, article = {
        "people": ("yzrb/pc/layout", "node_{}.html", "yzrb/pc/content", "content_{}.html"),
        "zhuzhou": ("", "node{}.html", "content", "c{}.html"),
        "shenzhen": ("PC/layout", "node_{}.html", "PC/content", "content_{}.html"),
        "puyang": ("yzrbpc/column", "l{}.html", "yzrbpc/content", "c{}.html"),
        "zhejiang": ("yzrbpaper/pc/layout", "node_{}.html", "yzrbpaper/pc/con", "content_{}.html"),
    }[skin]
    stamp = f"{day.date:%Y%m/%d}"
    numbered = [(sheet, story) for sheet in day.sheets for story in sheet.stories]
    ids = {id(story): 90_000 - 7 * number for number, (_, story) in enumerate(numbered)}
    page_path = {
        sheet.page_no: f"/{layout}/{stamp}/{node.format(sheet.page_no)}".replace("//", "/") for sheet in day.sheets
    }
    article_path = {key: f"/{content}/{stamp}/{article.format(number)}" for key, number in ids.items()}
    files = {page_path[sheet.page_no]: _page(day, sheet, skin, page_path, article_path) for sheet in day.sheets}
    for number, (sheet, story) in enumerate(numbered):
        files[article_path[id(story)]] = _ARTICLES[skin](day, sheet, story, ids[id(story)], number)
    return files


def _relative(path: str, base: str) -> str:
    up = base.count("/") - 1
    return "../" * up + path.lstrip("/")


def _page(day: PaperDay, sheet: Sheet, skin: str, pages: dict[str, str], articles: dict[int, str]) -> str:
    here = pages[sheet.page_no]
    listed = "".join(
        f'<li><h3><a href="{_relative(articles[id(story)], here)}">{lines(story.headline, " ")}</a></h3>'
        f'<a class="pad" href="{_relative(articles[id(story)].replace("/pc/", "/pad/"), here)}">移动版</a></li>'
        if "/pc/" in articles[id(story)]
        else f'<li><a href="{_relative(articles[id(story)], here)}">{lines(story.headline, " ")}</a></li>'
        for story in sheet.stories
    )
    swiper = "".join(
        f'<div class="swiper-slide"><a id=pageLink href="{_relative(pages[other.page_no], here)}">{other.page_no}版：'
        f'{other.page_name}</a><a href="../../../attachement/{other.page_no}-3f.pdf">PDF</a></div>'
        for other in day.sheets
    )
    areas = "".join(
        f'<area shape="poly" coords="1,2,3,4" href="{_relative(articles[id(story)], here)}">' for story in sheet.stories
    )
    first = next(iter(articles.values()))
    older = first.replace(f"{day.date:%Y%m/%d}", f"{day.date:%Y%m}/01").replace(".html", "9.html")
    return page(
        f'<meta charset="utf-8"><title>{day.name}</title><script>var paper = "{day.name}";</script>',
        f'<body><div class="paper-bot"><p class="ban">第{sheet.page_no}版：{sheet.page_name}</p></div><map name="PagePicMap">{areas}</map>'
        f'<div class="swiper-box">{swiper}</div><ul class="news-list">{listed}</ul><a href="{_relative(older, here)}">往期</a>'
        '<select><option value="#">选择</option></select></body>',
    )


def _people(day: PaperDay, sheet: Sheet, story: Story, number: int, style: int) -> str:
    photos = "".join(
        f'<table class="pci_c"><tr><td><img src="../../../res/{photo.name}.jpg"></td></tr><tr><td>{text(photo.caption)}</td></tr></table>'
        for photo in story.photos
    )
    return page(
        f"<title>{text(story.title)}</title>",
        f'<body><h1 class="logo">{day.name}</h1><div class="article"><h3>{text(story.kicker)}</h3><h1>{lines(story.headline)}</h1>'
        f'<h2>{text(story.subhead)}</h2><p class="sec">{text(story.byline)}<span class="date"> 《{day.name}》（{day.date:%Y年%m月%d日}第 '
        f'{sheet.page_no} 版）</span></p>{photos}<div id="ozoom"><div class="inner">{paragraphs(story, style)}</div></div></div>'
        f'<p class="turn"><a href="content_1.html">上一篇</a> <a href="content_2.html">下一篇</a></p></body>',
    ) + enp_article(story, number, day.date.isoformat(), sheet.page_name)


def _zhuzhou(day: PaperDay, sheet: Sheet, story: Story, number: int, style: int) -> str:
    photos = "".join(
        f'<div class="attachment"><img src="../../../attachement/{photo.name}.jpg"><p>{text(photo.caption)}</p></div>'
        for photo in story.photos
    )
    return page(
        "<title>数字报</title>",
        f'<body><div class="nav-list"><h3>版面导航</h3></div><ul><li>上一篇</li><li>下一篇</li></ul><p id="PreTitle">{text(story.kicker)}</p>'
        f'<h2 id="Title">{lines(story.headline)}</h2><p id="SubTitle">{text(story.subhead)}</p><p id="Author">{text(story.byline)}</p>{photos}'
        f'<div id="ozoom"><founder-content><!--enpcontent-->{paragraphs(story, style)}<!--/enpcontent--></founder-content></div>'
        "<ul><li>上一篇</li><li>下一篇</li></ul></body>",
    ) + enp_article(story, number, day.date.isoformat(), sheet.page_name)


def _shenzhen(day: PaperDay, sheet: Sheet, story: Story, number: int, style: int) -> str:
    photos = "".join(
        f'<p style="text-align:center"><img src="../../../att/{photo.name}.jpg"><br>{text(photo.caption)}</p>'
        for photo in story.photos
    )
    kicker = f'<div class="intro">{text(story.kicker)}</div>' if story.kicker else ""
    subhead = f'<div class="sub">{text(story.subhead)}</div>' if story.subhead else ""
    return page(
        "<title>数字报</title>",
        f'<body><div class="newsdetatit">{kicker}<h3>{lines(story.headline)}</h3>{subhead}<p></p><p><span>来源：{day.name}</span>'
        f'<span>{day.date:%Y年%m月%d日}</span><span class="Author">版次：{sheet.page_no}</span></p><p><span class="Author">作者：{text(story.byline)}</span></p></div>'
        f'<div class="newsdetatext"><founder-content>{photos}{paragraphs(story, style)}</founder-content></div></body>',
    )


def _puyang(day: PaperDay, sheet: Sheet, story: Story, number: int, style: int) -> str:
    photos = "".join(
        f'<div class="attachment"><img src="../../../att/{photo.name}.jpg"><span>{text(photo.caption)}</span></div>'
        for photo in story.photos
    )
    return page(
        f"<title>{text(story.title)}</title>",
        f'<body><p class="introtitle text-center">{text(story.kicker)}</p><h2 class="art-title text-center">{lines(story.headline)}</h2>'
        f'<p class="subtitle text-center">{text(story.subhead)}</p><p class="author text-center">{text(story.byline)}</p>{photos}'
        f"<founder-content>{paragraphs(story, style)}</founder-content></body>",
    ) + enp_article(story, number, day.date.isoformat(), sheet.page_name)


def _zhejiang(day: PaperDay, sheet: Sheet, story: Story, number: int, style: int) -> str:
    photos = "".join(
        f'<div class="main_ar_pic_text"><img src="../../../att/{photo.name}.jpg"><p>{text(photo.caption)}</p></div>'
        for photo in story.photos
    )
    return page(
        "<title>数字报</title>",
        f'<body><div class="main-article-alltitle"><div>{text(story.kicker)}</div><h1 class="main-article-title">{lines(story.headline)}</h1>'
        f'<h3 class="main-article-subtitle">{text(story.subhead)}</h3><div>{text(story.byline)}</div></div>{photos}<div class="main-article-con">'
        f'<div id="ozoom"><founder-content>{paragraphs(story, style)}</founder-content></div></div></body>',
    ) + enp_article(story, number, day.date.isoformat(), sheet.page_name)


_ARTICLES = {"people": _people, "zhuzhou": _zhuzhou, "shenzhen": _shenzhen, "puyang": _puyang, "zhejiang": _zhejiang}
