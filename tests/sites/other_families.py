# ruff: noqa: E501 (markup reads best in the lines that sites write it in)
"""Sites of the smaller families: joyhua, vNN.shtml, Xinhua, szbz, Qpaper, uniflows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sites.markup import lines, page, paragraphs, text
from sites.papers import PaperDay, Sheet, Story

Write = Callable[[PaperDay, Sheet, Story, int], str]


@dataclass(frozen=True)
class Layout:
    """Where a family puts pages and articles, and how it writes an article."""

    page: Callable[[PaperDay, int], str]
    article: Callable[[PaperDay, int, int], str]  # page's place, article's place
    write: Write
    link: str = '<a class="bmdh_con_a" href="{href}">{title}</a>'
    label: str = "第{no}版：{name}"
    heading: str = "<div class=b_bot>第{no}版：{name}</div>"
    lead: str = ""


def _joyhua(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<div class="pic"><img src="../res/{p.name}.jpg"><p>{text(p.caption)}</p></div>' for p in story.photos
    )
    kicker = f'<div class="bmnr_con_yinti">{text(story.kicker)}</div>'
    subhead = f'<div class="bmnr_con_yinti">{text(story.subhead)}</div>' if story.subhead else ""
    body = (
        f'<body><div>通版阅读请点击：</div><a>展开通版</a><a>收缩通版</a><div class="bmnr"><div>当前版：{sheet.page_no}版</div>'
        f"<div>发布日期：{day.date:%Y年%m月%d日} <a>上一版</a> <a>下一版</a></div>{kicker}"
        f'<div class="bmnr_con_biaoti">{lines(story.headline)}</div>{subhead}<div class="bmnr_con_zuozhe">作者：{text(story.byline)}</div>'
        f'<div>文章字数：134</div><div class="bmnr_con_con">{photos}<div id="zoom">{paragraphs(story, style)}</div></div></div></body>'
    )
    return page("<title>数字报</title>", body)


def _shtml(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<div id="article_img_marquee"><img src="/res/{p.name}.jpg"><p>{text(p.caption)}</p></div>'
        for p in story.photos
    )
    body = (
        f'<body><div class="detailCon"><p class="pretitle">{text(story.kicker)}</p><h1>{lines(story.headline)}</h1><p class="subtitle">{text(story.subhead)}</p>'
        f'<p class="author">{text(story.byline)}</p>{photos}<div id="content_div">{paragraphs(story, style)}</div></div></body>'
    )
    return page(f"<title>{day.name}</title>", body)


def _xinhua(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<table bgcolor=#efefef><tr><td><img src="res/{p.name}.jpg"><tr><td>{text(p.caption)}</table>'
        for p in story.photos
    )
    body = (
        f'<body><div class="duneirong"><h3>{text(story.kicker)}</h3><h2>{lines(story.headline)}</h2><h4>{text(story.subhead)}</h4>'
        f'<p class="author">{text(story.byline)}</p>{photos}<span id="contenttext"><font>{paragraphs(story, style)}</font></span></div>'
        "<a>前一版</a><a>后一版</a></body>"
    )
    return page(f"<title>{day.name}</title>", body)


def _szbz(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(f'<p><img src="/res/{p.name}.jpg"><br>{text(p.caption)}</p>' for p in story.photos)
    body = (
        f'<body><div class="yinti">{text(story.kicker)}</div><div class="title">{lines(story.headline)}</div>'
        f'<div class="futi">{text(story.subhead)}</div><div class="zuozhe">{text(story.byline)}</div>'
        f'<div class="content">{photos}{paragraphs(story, style)}</div><div class="footer">版权所有 {day.name}</div></body>'
    )
    return page("<title>数字报</title>", body)


def _qpaper(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<p align=center><img src="/res/{p.name}.jpg"></p><p class="pic_desc">{text(p.caption)}</p>'
        for p in story.photos
    )
    body = (
        f'<body><div id="yinti">{text(story.kicker)}</div><div id="doctitle">{lines(story.headline)}</div><div id="subdoctitle">{text(story.subhead)}</div>'
        f'<div id="docauthor">{text(story.byline)}</div><div id="doccontent">{photos}{paragraphs(story, style)}</div></body>'
    )
    return page("<title>数字报</title>", body)


def _uniflows(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<div class="content_sro"><img src="{p.name}.jpg"><p>{text(p.caption)}</p></div>' for p in story.photos
    )
    body = (
        f'<body><h5 class="yinti_title">{text(story.kicker)}</h5><h2 class="content_title">{lines(story.headline)}</h2>'
        f'<h5 class="futi_title">{text(story.subhead)}</h5><p class="author">{text(story.byline)}</p>{photos}'
        f'<div id="pgcontent">{paragraphs(story, style)}</div></body>'
    )
    return page("<title>数字报</title>", body)


def _number(place: int, number: int) -> int:
    return 31_623 + 40 * place + number


LAYOUTS = {
    "joyhua": Layout(
        page=lambda day, at: f"/yzrb/{day.date:%Y%m%d}/html/" + ("index.htm" if at == 0 else f"page_{at + 3:02}.htm"),
        article=lambda day, at, n: f"/yzrb/{day.date:%Y%m%d}/html/content_{day.date:%Y%m%d}{at + 3:03}{n:03}.htm",
        write=_joyhua,
        heading="<div class=b_bot>当前版:{no}版</div>",
    ),
    "vnn_shtml": Layout(
        page=lambda day, at: f"/shtml/yzrb/{day.date:%Y%m%d}/vA{at + 1}.shtml",
        article=lambda day, at, n: f"/shtml/yzrb/{day.date:%Y%m%d}/{_number(at, n)}.shtml",
        write=_shtml,
        label="{no}版：{name}",
    ),
    "xinhua": Layout(
        page=lambda day, at: f"/yzrb/{day.date:%Y%m%d}/Page{at + 1:02}BC.htm",
        article=lambda day, at, n: f"/yzrb/{day.date:%Y%m%d}/Articel{at + 1:02}{n + 1:03}BC.htm",
        write=_xinhua,
        link='<a daoxiang="{href}" href="#">{title}</a>',
        label="{no}版：{name}",
    ),
    "szbz": Layout(
        page=lambda day, at: f"/Html/szbz/{day.date:%Y%m%d}/szbzA{at + 1}.Html",
        article=lambda day, at, n: f"/Html/szbz/{day.date:%Y%m%d}/szbz{_number(at, n)}.Html",
        write=_szbz,
        label="第{no}版 {name}",
    ),
    "qpaper": Layout(
        page=lambda day, at: f"/Html/{day.date:%Y-%m-%d}/Qpaper{'' if at == 0 else f'_{43_259 + at}'}.html",
        article=lambda day, at, n: f"/Html/{day.date:%Y-%m-%d}/{_number(at, n)}.html",
        write=_qpaper,
        label="{no} {name}",
    ),
    "uniflows": Layout(
        page=lambda day, at: f"/epaper/yzrb/html/{day.date:%Y/%m/%d}/{at + 1:02}/default.htm",
        article=lambda day, at, n: f"/epaper/yzrb/html/{day.date:%Y/%m/%d}/{at + 1:02}/{at + 1:02}_{n + 50}.htm",
        write=_uniflows,
        label="第{no}版({name})",
    ),
}


def other_site(day: PaperDay, family: str) -> dict[str, str]:
    """A site of one of those families."""
    layout = LAYOUTS[family]
    files: dict[str, str] = {}
    for place, sheet in enumerate(day.sheets):
        pages = "".join(
            f'<li><a href="{layout.page(day, at)}">{layout.label.format(no=other.page_no, name=other.page_name)}</a></li>'
            for at, other in enumerate(day.sheets)
        )
        listed = "".join(
            "<li>"
            + layout.link.format(href=layout.article(day, place, n).rpartition("/")[2], title=lines(story.headline))
            + "</li>"
            for n, story in enumerate(sheet.stories)
        )
        heading = layout.heading.format(no=sheet.page_no, name=sheet.page_name)
        body = f"<body>{heading}<ul class=pages>{pages}</ul><ul class=titles>{listed}</ul><a>上一期</a></body>"
        files[layout.page(day, place)] = page(f"<title>{day.name}</title>", body)
        for n, story in enumerate(sheet.stories):
            files[layout.article(day, place, n)] = layout.write(day, sheet, story, n)
    return files
