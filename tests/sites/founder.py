# ruff: noqa: E501 (markup reads best in the lines that sites write it in)
"""Sites in the three Founder markups."""

from __future__ import annotations

from sites.markup import enp_article, enp_page, lines, page, paragraphs, text
from sites.papers import PaperDay, Sheet, Story

_SCRIPT = (
    "<SCRIPT language=Javascript>function turnpage(src,mode){ if(mode==0){ currPos = src.selectedIndex; } }</SCRIPT>"
)


def _photos_table(story: Story) -> str:
    return "".join(
        f'<table id=newspic cellspacing=0><tr><td><img src="../../../res/{photo.name}.jpg"></td></tr>'
        f"<tr><td align=left>{text(photo.caption)}</td></tr></table>"
        for photo in story.photos
    )


def classic_site(day: PaperDay) -> dict[str, str]:
    """Classic Founder: node ids that are no page numbers, unquoted attributes, two bodies, lists of other pages."""
    base = f"/yzrb/html/{day.date:%Y-%m/%d}"
    date = day.date.isoformat()
    nodes = {sheet.page_no: 187 + place for place, sheet in enumerate(day.sheets)}
    ids = {id(story): 401862 + number for number, story in enumerate(s for sheet in day.sheets for s in sheet.stories)}
    files: dict[str, str] = {}
    for place, sheet in enumerate(day.sheets):
        files[f"{base}/node_{nodes[sheet.page_no]}.htm"] = _classic_page(day, sheet, place, nodes, ids)
        for number, story in enumerate(sheet.stories):
            files[f"{base}/content_{ids[id(story)]}.htm"] = _classic_article(day, sheet, story, ids[id(story)], number)
    files["/yzrb/paperindex.htm"] = page(
        f'<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/{day.date:%Y-%m/%d}/node_187.htm">', ""
    )
    assert date
    return files


def _classic_page(day: PaperDay, sheet: Sheet, place: int, nodes: dict[str, int], ids: dict[int, int]) -> str:
    areas = "".join(
        f'<Area coords="5,72,228,72" shape="polygon" href="content_{ids[id(story)]}.htm?div=-1">'
        for story in sheet.stories[:-1]
    )
    rows = "".join(
        f"<tr><TD class=default><img src=../../../tplimg/checkbox.gif></TD><td class=default>"
        f'<a href=content_{ids[id(story)]}.htm?div=-1><div style="display:inline" id=mp{ids[id(story)]}>'
        f"{lines(story.headline)}</div></a></td></TR>"
        for story in sheet.stories
    )
    rows += f"<tr><td><a href=./content_{ids[id(sheet.stories[0])]}.htm?div=0>[详细]</a></td></tr>"
    pages = "".join(
        f"<tr><td class=default align=left>&nbsp;<a id=pageLink href={'./' if other is sheet else ''}"
        f"node_{nodes[other.page_no]}.htm>第{other.page_no}版：{other.page_name}</a></td><td nowrap width=55>"
        f"<a href=../../../page/{other.page_no}/1.pdf><img src=../../../tplimg/pdf.gif></a></td></tr>"
        for other in day.sheets
    )
    hot = "".join(
        f"<li><a href=content_{ids[id(story)]}.htm>{text(story.title)}</a></li>"
        for other in day.sheets
        if other is not sheet
        for story in other.stories[:2]
    )
    following = day.sheets[place + 1 : place + 2]
    turn = "".join(
        f"<a class=preart href=\"node_{nodes[other.page_no]}.htm\"><span style='font-family:webdings'>4</span>下一版</a>"
        for other in following
    )
    old = day.date.replace(day=1)
    body = (
        '<body>\n<SPAN id=leveldiv title=点击查看内容></SPAN>\n<body onLoad="initialize();initMPPage();">'
        f'<MAP NAME="pagepicmap">{areas}</MAP><img src=../../../page/brief.jpg border=0 USEMAP=#PagePicMap>'
        f"<table><tr><td class=px12>第{sheet.page_no}版：<STRONG>{sheet.page_name}</STRONG>\n</td><td>{turn}</td></tr></table>"
        f'<a href="node_{nodes[sheet.page_no]}.htm">版面导航</a><table><tr><td>{day.date.year} 年 <font class=weekday>一</font>'
        f"<table cellspacing=0 cellpadding=1><TBODY>{rows}</TBODY></TABLE>"
        f'<div class="jrgz">今日关注<ul>{hot}</ul></div>'
        f"<table><tr><td><a href=../../{old:%Y-%m/%d}/content_399999.htm>往期回顾</a></td></tr></table>"
        f"<table cellspacing=0 cellpadding=2><tbody>{pages}</tbody></table></body>"
    )
    head = (
        f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"/><title>{day.name}数字报</title>{_SCRIPT}'
    )
    return page(head, body) + enp_page(sheet, day.name, day.date.isoformat())


def _classic_article(day: PaperDay, sheet: Sheet, story: Story, article_id: int, style: int) -> str:
    siblings = "".join(f"<li><a href=content_{article_id + step}.htm>{day.name}</a></li>" for step in (-1, 1))
    copy = (
        f'<div style="display:none"><founder-content>{paragraphs(story, style)}</founder-content></div>'
        if style % 2
        else ""
    )
    body = (
        '<body><table class="wz"><tr><td><founder-date style="display:none"></founder-date>'
        "<table width=100%><tr><td>3<a class=preart href=content_1.htm>上一篇</a></td><td>下一篇 4 放大 缩小 默认</td></tr></table>"
        f"<table><tr valign=top><td class=font02 align=center>{text(story.kicker)}</td></tr>"
        f"<tr valign=top><td class=font01 align=center><founder-title><p class=BSHARE_TEXT>{lines(story.headline)}</p>"
        f"</founder-title></td></tr><tr valign=top><td class=font02 align=center>{text(story.subhead)}</td></tr>"
        f"<tr valign=top><td class=font02 align=center><founder-author>{text(story.byline)}</founder-author></td></tr></table>"
        f'{_photos_table(story)}<div id="ozoom" style="zoom:100%"><founder-content><!--enpcontent-->{paragraphs(story, style)}'
        f"<!--/enpcontent--></founder-content></div>{copy}<INPUT type=checkbox name=titlecheckbox style=display:none>"
        f"<ul class=sib>{siblings}</ul><font>上一篇 下一篇</td></table></font></body>"
    )
    tail = enp_article(story, article_id, day.date.isoformat(), f"第{sheet.page_no}版：{sheet.page_name}")
    return page('<meta charset="gb2312"><title>数字报</title>' + _SCRIPT, body) + tail


def nbs_site(day: PaperDay) -> dict[str, str]:
    """nbs/nw: titles written by script, #ozoom around the lists, advertisements with a page and no article."""
    base = f"/yzrb/html/{day.date:%Y-%m/%d}"
    files: dict[str, str] = {}
    for sheet in day.sheets:
        number = sheet.page_no.lstrip("A")
        titles = "".join(
            f'<li class="one">\n <a href=nw.D110000yunzrb_{day.date:%Y%m%d}_{seq}-{number}.htm>'
            f'<script>document.write(view("{lines(story.headline)}  "))</script></a></li>\n'
            for seq, story in enumerate(sheet.stories, 1)
        )
        pages = "".join(
            f'<div class="right_title-name"><a id=pageLink href={"./" if other is sheet else ""}'
            f"nbs.D110000yunzrb_{other.page_no.lstrip('A')}.htm>第{other.page_no}版：{other.page_name}</a></div>"
            f'<div class="right_title-pdf"><a href=../../../page/{other.page_no}.pdf><img src="../../../tplimg/ico3.gif"/></a></div>'
            for other in day.sheets
        )
        body = (
            '<body><DIV id="ozoom" style="zoom:100%;"><div class="list_t"><div class="list_l"><div class="l_t">\n'
            f'{sheet.page_no}版:{sheet.page_name}\n</div><div id="titleList"><ul>{titles}</ul></div></div>'
            f'<div class="list_r"><div class="l_t l_t1">版面目录</div><div id="pageList"><ul>{pages}</ul></div></div>'
            '</div></DIV><a href="#" onClick="goPrePeriod()">上一期</a></body>'
        )
        files[f"{base}/nbs.D110000yunzrb_{number}.htm"] = page(f"<title>{day.name}</title>", body)
        for seq, story in enumerate(sheet.stories, 1):
            files[f"{base}/nw.D110000yunzrb_{day.date:%Y%m%d}_{seq}-{number}.htm"] = _nbs_article(
                day, sheet, story, seq
            )
    return files


def _nbs_article(day: PaperDay, sheet: Sheet, story: Story, style: int) -> str:
    photos = "".join(
        f'<table class="pci_c" width="400"><tr><td><img src="../../../res/{photo.name}.jpg"></td></tr>'
        f"<tr><td>{text(photo.caption)}</td></tr></table>"
        for photo in story.photos
    )
    body = (
        f'<body><div class="nav">首页 时政 国际</div><div class="text_c"><h3>{text(story.kicker)}</h3>'
        f"<h1>{lines(story.headline)}</h1><h2>{text(story.subhead)}</h2>"
        f'<div class="sec">{text(story.byline)} 《{day.name}》（{day.date:%Y年%m月%d日} {sheet.page_no}版）</div>'
        f'{photos}<div id="ozoom"><div id="articleContent"><!--enpcontent-->{paragraphs(story, style)}<!--/enpcontent--></div></div></div></body>'
    )
    return page(f"<title>{text(story.title)}-{day.name}</title>", body)
