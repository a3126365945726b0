"""Editions as the files that a reader of raw pages gets: a Founder e-paper's HTML, or the text of scanned pages."""
# ruff: noqa: E501 (markup reads best in the lines that sites write it in)

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from benchmarks.papers import PAPER, Sheet, Story

_SCRIPT = "".join(
    f'<script type="text/javascript" src="../../../static/js/{name}.js"></script>\n'
    for name in ("jquery.min", "swiper.min", "layer", "calendar", "share", "speech", "mobile", "stat")
) + (
    "<script>var isPad = /iPad/.test(navigator.userAgent); function zoomIn(id) { var box = document.getElementById(id); "
    "box.style.fontSize = (parseInt(box.style.fontSize || 16) + 2) + 'px'; } function turn(way) { var list = "
    "document.querySelectorAll('.news-list a'); for (var i = 0; i < list.length; i++) { if (list[i].href === location.href) "
    "{ location.href = list[i + way].href; } } } </script>\n" * 4
)
_STYLE = (
    "<style>"
    + "".join(f".box{n} {{ margin: {n}px auto; width: {900 + n}px; color: #33{n:02}55; }}\n" for n in range(40))
    + "</style>"
)


def html_files(date: dt.date, sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Path -> bytes of every page's list and every article, in the markup of the new Founder system (utf-8)."""
    files: dict[str, bytes] = {}
    stamp = f"{date:%Y%m/%d}"
    numbers = {
        id(story): date.toordinal() * 100 + place
        for place, story in enumerate(s for sheet in sheets for s in sheet.stories)
    }
    for sheet in sheets:
        files[f"layout/{stamp}/node_{sheet.page_no}.html"] = _index(date, sheet, sheets, numbers).encode()
        for style, story in enumerate(sheet.stories):
            path = f"content/{stamp}/content_{numbers[id(story)]}.html"
            files[path] = _article(date, sheet, story, sheets, numbers, style).encode()
    return files


def text_files(date: dt.date, sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """File name -> bytes of each page as running text."""
    return {f"{sheet.page_no}.txt": _text_page(date, sheet).encode() for sheet in sheets}


def _links(sheet: Sheet, stamp: str, numbers: dict[int, int], tag: str = "li") -> str:
    return "".join(
        f'<{tag}><a href="../../../content/{stamp}/content_{numbers[id(story)]}.html" title="{escape(story.headline)}">{escape(story.headline)}</a></{tag}>\n'
        for story in sheet.stories
    )


def _pages(sheets: Sequence[Sheet], stamp: str) -> str:
    return "".join(
        f'<div class="swiper-slide"><a id=pageLink href="../../../layout/{stamp}/node_{other.page_no}.html">{other.page_no}版：{other.page_name}</a>'
        f'<a href="../../../attachement/{stamp}/{other.page_no}.pdf" class="pdf"><img src="../../../static/img/pdf.gif"></a></div>\n'
        for other in sheets
    )


def _head(title: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title>\n{_SCRIPT}{_STYLE}</head>\n'
    )


def _index(date: dt.date, sheet: Sheet, sheets: Sequence[Sheet], numbers: dict[int, int]) -> str:
    stamp = f"{date:%Y%m/%d}"
    areas = "".join(
        f'<area shape="poly" coords="{n},2,{n + 90},2,{n + 90},99,{n},99" href="../../../content/{stamp}/content_{numbers[id(story)]}.html">'
        for n, story in enumerate(sheet.stories)
    )
    return (
        f'{_head(PAPER)}<body><div class="paper-bot"><p class="ban">第{sheet.page_no}版：{sheet.page_name}</p></div>'
        f'<map name="PagePicMap">{areas}</map><img src="../../../attachement/{stamp}/{sheet.page_no}.jpg" usemap="#PagePicMap">'
        f'<div class="date">{date:%Y年%m月%d日}</div><div class="swiper-box">{_pages(sheets, stamp)}</div>'
        f'<ul class="news-list">{_links(sheet, stamp, numbers)}</ul></body></html>'
    )


def _paragraphs(story: Story, style: int) -> str:
    """The body in one of three habits of this family."""
    if style % 3 == 2:
        return "<br/>\n".join(f"\u3000\u3000{escape(each, quote=False)}" for each in story.paragraphs)
    if style % 3:
        return "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escape(each, quote=False)}</p>" for each in story.paragraphs)
    return "".join(f"<P>\u3000\u3000{escape(each, quote=False)}</P>\n" for each in story.paragraphs)


def _article(
    date: dt.date, sheet: Sheet, story: Story, sheets: Sequence[Sheet], numbers: dict[int, int], style: int
) -> str:
    stamp = f"{date:%Y%m/%d}"
    photo = (
        f'<div class="attachment"><img src="../../../attachement/{stamp}/{numbers[id(story)]}.jpg"><p>{story.caption}</p></div>'
        if story.caption
        else ""
    )
    lists = "".join(
        f"<h4>{other.page_no}版：{other.page_name}</h4><ul>{_links(other, stamp, numbers)}</ul>" for other in sheets[:5]
    )
    return (
        f'{_head(PAPER + " 数字报")}<body><div class="nav-list"><h3>版面导航</h3>{_pages(sheets, stamp)}</div>'
        f'<ul><li><a onclick="turn(-1)">上一篇</a></li><li><a onclick="turn(1)">下一篇</a></li></ul>'
        f'<div class="detail-art"><p id="PreTitle">{story.kicker or ""}</p><h2 id="Title">{escape(story.headline)}</h2>'
        f'<p id="SubTitle">{story.subhead or ""}</p><p id="Author">{story.byline or ""}</p>{photo}'
        f'<div id="ozoom" style="zoom:100%"><founder-content><!--enpcontent-->{_paragraphs(story, style)}<!--/enpcontent--></founder-content></div></div>'
        f'<div class="others">{lists}</div><div class="foot">版权所有 {PAPER}社 未经授权不得转载</div></body></html>\n'
        f"<!--enpproperty <articleid>{numbers[id(story)]}</articleid><date>{date} 00:00:00:0</date><author>{story.byline or ''}</author>"
        f"<title>{escape(story.headline)}</title><keyword></keyword><subtitle>{story.subhead or ''}</subtitle>"
        f"<introtitle>{story.kicker or ''}</introtitle><siteid>1</siteid><nodeid>2</nodeid>"
        f"<nodename>第{sheet.page_no}版：{sheet.page_name}</nodename><url>content_{numbers[id(story)]}.html</url><channel>1</channel> /enpproperty-->"
    )


def _text_page(date: dt.date, sheet: Sheet) -> str:
    lines = [
        PAPER,
        f"{date.year}年{date.month}月{date.day}日 星期{'一二三四五六日'[date.weekday()]}",
        f"第{sheet.page_no}版：{sheet.page_name}",
        "",
    ]
    for story in sheet.stories:
        lines += [part for part in (story.kicker, story.headline, story.subhead, story.byline) if part]
        lines += [f"\u3000\u3000{each}" for each in story.paragraphs]
        lines += [f"▲{story.caption}"] if story.caption else []
        lines.append("")
    return "\n".join(lines)
