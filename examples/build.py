"""Writes the bundled example editions: text pages and e-paper pages from the same source.

    python examples/build.py

Reads `source/YYYY-MM-DD.toml`; writes `qyrb/text/YYYY-MM-DD/NN.txt` and, in the layout of the platform
`founder_new`, `qyrb/html/YYYY-MM-DD/{layout,content}/YYYYMM/DD/*.html`. The markup follows what public crawlers
select on (`#PreTitle #Title #SubTitle #Author founder-content`, `.swiper-slide`, `.news-list`); the text is ours.
"""

from __future__ import annotations

import datetime as dt
import html
import shutil
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAPER = "青屿日报"
FOOT = "本报地址：青屿市灯塔路8号　邮编：000000　新闻热线：0000－0000000　零售价：1.50元"

Day = dict[str, Any]


def text_article(article: Day, column_before: str | None) -> list[str]:
    """The lines of one article as a text page prints them."""
    lines = []
    if article.get("column") and article["column"] != column_before:
        lines.append(article["column"])
    if article.get("kicker"):
        lines.append(article["kicker"])
    if article.get("text_headline", True):
        lines += article["title"]
    lines += [article[key] for key in ("subtitle", "author", "pull_quote") if article.get(key)]
    paragraphs = list(article["paragraphs"])
    if article.get("continued_from"):
        paragraphs[0] = f"（上接{article['continued_from']}版）{paragraphs[0]}"
    indent = "" if article.get("notice") else "　　"
    lines += [indent + paragraph for paragraph in paragraphs]
    if article.get("continues_on"):
        lines.append(f"（下转{article['continues_on']}版）")
    return lines + article.get("pictures", [])


def text_page(day: Day, date: dt.date, page: Day) -> str:
    """One page as plain text."""
    printed = f"{date.year}年{date.month}月{date.day}日　{day['weekday']}"
    first = page is day["page"][0]
    head = [PAPER, f"{printed}　{day['lunar']}"] if first else [printed]
    blocks = ["\n".join([*head, f"第{page['no']}版：{page['name']}", page["editors"]])]
    column = None
    for article in page["article"]:
        blocks.append("\n".join(text_article(article, column)))
        column = article.get("column")
    return "\n\n".join([*blocks, FOOT] if first else blocks) + "\n"


def frame(title: str, body: str) -> str:
    """A whole HTML document."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def html_node(day: Day, date: dt.date, page: Day) -> str:
    """A page of the index: the edition's pages and this page's articles."""
    folder = f"../../../content/{date:%Y%m/%d}"
    pages = "\n".join(
        f'<div class="swiper-slide"><a id="pageLink" href="node_{p["no"]}.html">第{p["no"]}版：{p["name"]}</a></div>'
        for p in day["page"]
    )
    articles = "\n".join(
        f'<li><a href="{folder}/c{a["id"]}.html">{"<br>".join(map(html.escape, a["title"]))}</a></li>'
        for a in page["article"]
    )
    return frame(
        PAPER,
        f'<div class="paper-top"><span class="name">{PAPER}</span>'
        f'<span class="date">{date.year}年{date.month}月{date.day}日 {day["weekday"]}</span></div>\n'
        f'<div class="paper-bot"><p class="ban">第{page["no"]}版：{page["name"]}</p></div>\n'
        f'<div class="swiper-box"><div class="swiper-wrapper">\n{pages}\n</div></div>\n'
        f'<div class="news-list"><ul>\n{articles}\n</ul></div>',
    )


def html_article(date: dt.date, page: Day, article: Day) -> str:
    """An article page."""
    paragraphs = list(article["paragraphs"])
    if article.get("pull_quote"):
        paragraphs.insert(0, article["pull_quote"])
    if article.get("continued_from"):
        paragraphs[0] = f"（上接{article['continued_from']}版）{paragraphs[0]}"
    if article.get("continues_on"):
        paragraphs.append(f"（下转{article['continues_on']}版）")
    body = "\n".join(f"<p>　　{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    pictures = "\n".join(
        f'<div class="attachment"><img src="../../../attachement/{date:%Y%m/%d}/{article["id"]}_{n}.jpg">'
        f"<p>{html.escape(caption)}</p></div>"
        for n, caption in enumerate(dict.fromkeys(article.get("pictures", [])), 1)
    )
    title = "<br>".join(map(html.escape, article["title"]))
    return frame(
        "".join(article["title"]),
        f'<div class="paper-bot"><p class="ban">第{page["no"]}版：{page["name"]}</p>'
        f'<span class="date">{date:%Y-%m-%d}</span></div>\n<div class="article">\n'
        f'<p class="lanmu">{html.escape(article.get("column", ""))}</p>\n'
        f'<h3 id="PreTitle">{html.escape(article.get("kicker", ""))}</h3>\n'
        f'<h1 id="Title">{title}</h1>\n<h2 id="SubTitle">{html.escape(article.get("subtitle", ""))}</h2>\n'
        f'<p class="sec" id="Author">{html.escape(article.get("author", ""))}</p>\n{pictures}\n'
        f'<div id="ozoom"><founder-content>\n{body}\n</founder-content></div>\n</div>\n'
        f'<div class="editors">{page["editors"]}</div>',
    )


def day_files(source: Path) -> dict[str, str]:
    """One day's files: path under `qyrb` to text."""
    day, date = tomllib.loads(source.read_text("utf-8")), dt.date.fromisoformat(source.stem)
    files = {}
    for page in day["page"]:
        files[f"text/{date}/{page['no']}.txt"] = text_page(day, date, page)
        files[f"html/{date}/layout/{date:%Y%m/%d}/node_{page['no']}.html"] = html_node(day, date, page)
        for article in page["article"]:
            name = f"html/{date}/content/{date:%Y%m/%d}/c{article['id']}.html"
            files[name] = html_article(date, page, article)
    return files


def main() -> None:
    """Write every day anew."""
    shutil.rmtree(HERE / "qyrb", ignore_errors=True)
    for source in sorted((HERE / "source").glob("*.toml")):
        for name, text in day_files(source).items():
            path = HERE / "qyrb" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
