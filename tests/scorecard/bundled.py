"""The bundled example paper as labelled editions: roles from `examples/source`, milestones from `sources/qyrb.txt`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from source import Source

LEAD = re.compile(r"^本报讯（([^）]*)）")
SIGNED = re.compile(r"（(?P<name>\w{2,3})）$")
ASKED = re.compile(r"^(?:网友“(?P<nick>[^”]*)”：|网友(?:提问|咨询)：|【网友留言】)(?P<words>.*)$")
REPLIED = re.compile(r"^【?(?P<office>[^：】]{3,18}?)回复[：】](?P<words>.*)$")
Label = dict[str, Any]


def people(text: str) -> list[str]:
    """`本报记者 闻澜 通讯员 陆帆` as names."""
    return [word for word in text.split() if word not in ("本报记者", "记者", "通讯员", "整理")]


def label(article: Label, page: str) -> Label:
    """The gold of one article of the source."""
    new: Label = {"page": page, "headline": " ".join(article["title"]), "column": article.get("column")}
    new |= {
        "kicker": article.get("kicker"),
        "subhead": article.get("subtitle"),
        "byline": article.get("author") or None,
    }
    new |= {
        "pull_quote": None,
        "authors": people(article.get("author", "")),
        "body": [],
        "optional": [],
        "captions": [],
    }
    if quote := article.get("pull_quote"):
        new["pull_quote"] = quote.strip("【】")
        new["optional"].append(quote)
    for paragraph in article["paragraphs"]:
        for pattern in (LEAD, SIGNED):
            if found := pattern.search(paragraph):
                new["authors"] += people(found[1])
                new["optional"].append(found[0])
                paragraph = pattern.sub("", paragraph)
        new["body"].append(paragraph)
    for picture in dict.fromkeys(article.get("pictures", [])):
        new["captions"].append(picture.strip("▲").split("　")[0])
        new["optional"].append(picture)
    if "continues_on" in article:
        new["optional"].append(f"（下转{article['continues_on']}版）")
    return new


def questions(paragraphs: list[str]) -> list[Label]:
    """The pairs of a column of questions and replies."""
    pairs: list[Label] = []
    asked: Label | None = None
    for paragraph in paragraphs:
        if found := ASKED.match(paragraph):
            nick = found["nick"]
            asker: Any = ["网友", nick, f"网友“{nick}”"] if nick else "网友"
            asked = {"asker": asker, "question": found["words"]}
        elif (found := REPLIED.match(paragraph)) and asked:
            pairs.append(asked | {"responder": found["office"], "answer": found["words"]})
    return pairs


def read_day(path: Path, texts: Path, labels: str) -> Source:
    """One day: `labels` holds its milestone lines."""
    source = Source(f"qyrb-{path.stem}")
    for page in tomllib.loads(path.read_text("utf-8"))["page"]:
        source.pages[page["no"]] = (texts / path.stem / f"{page['no']}.txt").read_text("utf-8").splitlines()
        for article in page["article"]:
            if article.get("notice"):
                continue
            if "continued_from" in article:
                first = next(a for a in source.articles if a["headline"] == " ".join(article["title"]))
                first["body"] += article["paragraphs"]
                first["optional"].append(f"（上接{article['continued_from']}版）")
                continue
            source.articles.append(label(article, page["no"]))
            if article.get("column") == "青屿问政":
                source.qa += questions(article["paragraphs"])
    for line in labels.splitlines():
        if line.strip():
            source.milestone(line)
    return source


def read_bundled(examples: Path, sources: Path) -> list[Source]:
    """The days of the bundled paper."""
    days = re.split(r"^%day ", (sources / "qyrb.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for day in days:
        date, _, labels = day.partition("\n")
        found.append(read_day(examples / "source" / f"{date.strip()}.toml", examples / "qyrb" / "text", labels))
    return found
