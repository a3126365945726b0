"""A small edition of 青原日报, a paper of nowhere, in founder_new's markup: enough to try the fetching on."""

from __future__ import annotations

import datetime as dt

from warehouse.publications import PublicationSource, publication_from_toml

DAY = dt.date(2024, 3, 11)
TEMPLATE = "{host}/pc/layout/{{date:%Y%m/%d}}/node_01.html"
PAGES = ("01", "02", "03")
NAMES = {"01": "要闻", "02": "民生", "03": "副刊"}
ARTICLES = {"01": (101, 102, 103), "02": (201, 202), "03": (301, 302)}


def path_of_page(page: str, day: dt.date = DAY) -> str:
    return f"/pc/layout/{day:%Y%m/%d}/node_{page}.html"


def path_of_article(number: int, day: dt.date = DAY) -> str:
    return f"/pc/content/{day:%Y%m/%d}/content_{number}.html"


def build(day: dt.date = DAY, host: str = "") -> dict[str, bytes]:
    """The edition as path to bytes; `host` makes the links absolute."""
    site = {path_of_page(page, day): _page(page, day, host) for page in PAGES}
    site |= {path_of_article(n, day): _article(n, page, day) for page in PAGES for n in ARTICLES[page]}
    return site


def source(host: str, usual_pages: int | None = None) -> PublicationSource:
    usual = f"usual_pages = {usual_pages}\n" if usual_pages else ""
    site = f'[[site]]\nplatform = "founder_new"\nedition_url = "{TEMPLATE.format(host=host)}"\n'
    return publication_from_toml("qyrb", f'name = "青原日报"\n{usual}{site}'.encode())


def title(number: int) -> str:
    return f"青原新桥第{number}号桥墩浇筑完成"


def _page(page: str, day: dt.date, host: str) -> bytes:
    pages = "".join(
        f'<div class="swiper-slide"><a id="pageLink" href="{host}{path_of_page(p, day)}">第{p}版：{NAMES[p]}</a></div>'
        for p in PAGES
    )
    articles = "".join(f'<li><a href="{host}{path_of_article(n, day)}">{title(n)}</a></li>' for n in ARTICLES[page])
    return (
        f'<html><head><meta charset="utf-8"><title>青原日报</title></head><body>'
        f'<p class="ban">第{page}版：{NAMES[page]}</p><div class="swiper-box">{pages}</div>'
        f'<div class="news-list"><ul>{articles}</ul></div></body></html>'
    ).encode()


def _article(number: int, page: str, day: dt.date) -> bytes:
    body = "".join(
        f"<p>　　本报讯 青原新桥第{number}号桥墩{part}浇筑完成，工人们连夜养护。</p>" for part in "一二三四五"
    )
    return (
        f'<html><head><meta charset="utf-8"></head><body><div class="article">'
        f'<h3></h3><h1>{title(number)}</h1><h2></h2><p class="sec">记者 林一苇</p>'
        f'<div id="ozoom"><founder-content>{body}</founder-content></div></div></body></html>'
    ).encode()
