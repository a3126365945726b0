"""HTML article pages to records, beside trafilatura, newspaper4k, plain bs4 and the floor of reading alone.

One process, CPU seconds, rounds in turn on the same gzipped pages. What each keeps is counted against the corpus that
the pages were made from: the paragraphs' characters, the kickers, the bylines.
"""

from __future__ import annotations

import datetime as dt
import gzip
import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.papers import EPOCH, Story, edition
from benchmarks.printing import html_files
from benchmarks.table import Figure, rounds, spread
from tasks.platforms.registry import reader
from tasks.platforms.web import WebArticle

SEED = 5
Page = tuple[Path, Story]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a tool gives of one page: the body's paragraphs, and kicker and byline where it tells them apart."""

    body: str
    kicker: str | None = None
    byline: str | None = None


Tool = Callable[[bytes], Kept]


def measure(quick: bool) -> list[Figure]:
    """Pages a CPU second of each tool, as ratios to ours, and what each keeps."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        pages = _pages(Path(folder), 30 if quick else 120)
        tools: dict[str, Tool] = {"ribao": _ribao, "plain bs4": _bs4, **_installed()}
        many = {name: pages[:30] if name == "newspaper4k" else pages for name in tools}
        works = {name: _work(tool, many[name]) for name, tool in tools.items()}
        works["floor"] = lambda: [gzip.decompress(path.read_bytes()).decode() for path, _ in pages]
        for name, tool in tools.items():
            tool(gzip.decompress(many[name][0][0].read_bytes()))  # dictionaries and caches are nobody's pages
        taken = rounds(works, 3 if quick else 5)
        told = [_told(name, tool, pages[:60]) for name, tool in tools.items()]
    speed = {name: len(many.get(name, pages)) / taken.median(name) for name in works}
    figures = [
        _times(taken, name, goal, len(pages) / len(many[name]))
        for name, goal in (("trafilatura", 15.0), ("plain bs4", 8.0), ("newspaper4k", 0.0))
        if name in tools
    ]
    floor = taken.ratio("floor", "ribao")
    figures.append(
        Figure(
            "html", "share of the floor F (read, unzip, decode)", ">= 0.2 F", f"{spread(floor, 2)} F", floor[0] >= 0.2
        )
    )
    pages_a_second = ", ".join(f"{name} {value:,.0f}" for name, value in speed.items())
    figures.append(Figure("html", "pages a CPU second", "", pages_a_second))
    return [*figures, *told]


def _times(taken: object, name: str, goal: float, share: float) -> Figure:
    middle, least, most = (value * share for value in taken.ratio(name, "ribao"))  # type: ignore[attr-defined]
    wanted = f">= {goal:.0f} x" if goal else ""
    return Figure(
        "html",
        f"page to record, beside {name}",
        wanted,
        f"{spread((middle, least, most))} x",
        middle >= goal if goal else None,
    )


def _told(name: str, tool: Tool, pages: Sequence[Page]) -> Figure:
    """Shares of the text, kickers and bylines that a tool keeps; and of pages where it adds furniture."""
    text = kept = kickers = found_kickers = bylines = found_bylines = 0
    for path, story in pages:
        got = tool(gzip.decompress(path.read_bytes()))
        text += sum(map(len, story.paragraphs))
        kept += sum(len(each) for each in story.paragraphs if _ink(each) in _ink(got.body))
        kickers += story.kicker is not None
        found_kickers += story.kicker is not None and got.kicker == story.kicker
        bylines += story.byline is not None
        found_bylines += story.byline is not None and _ink(got.byline or "") == _ink(story.byline)
    shares = [kept / text, found_kickers / max(1, kickers), found_bylines / max(1, bylines)]
    reached = "text {:.1%}, kickers {:.0%}, bylines {:.0%}".format(*shares)
    ours = name == "ribao"
    return Figure("html", f"kept by {name}", "all" if ours else "", reached, min(shares) >= 0.999 if ours else None)


def _ink(text: str) -> str:
    return "".join(text.split())


def _pages(folder: Path, count: int) -> list[Page]:
    pages: list[Page] = []
    for number in range(1 + count // 61):
        date = EPOCH + dt.timedelta(days=2_000 + number)
        sheets = edition(SEED, date)
        stories = [story for sheet in sheets for story in sheet.stories]
        contents = [content for path, content in html_files(date, sheets).items() if path.startswith("content/")]
        for place, (story, content) in enumerate(zip(stories, contents, strict=True)):
            path = folder / f"{date}-{place}.html.gz"
            path.write_bytes(gzip.compress(content))
            pages.append((path, story))
    return pages[:count]


def _work(tool: Tool, pages: Sequence[Page]) -> Callable[[], object]:
    return lambda: [tool(gzip.decompress(path.read_bytes())) for path, _ in pages]


_READER = reader("founder_new")


def _ribao(page: bytes) -> Kept:
    read = _READER.read_entry(page, "http://127.0.0.1/content/202001/01/content_1.html", None)
    if not isinstance(read, WebArticle):
        return Kept("")
    return Kept("\n".join(read.paragraphs), read.kicker, read.byline)


def _bs4(page: bytes) -> Kept:
    """What a script for this one site would do."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "html.parser")
    texts = [
        (found := soup.select_one(selector)) and found.get_text().strip()
        for selector in ("#ozoom", "#PreTitle", "#Author")
    ]
    return Kept(texts[0] or "", texts[1] or None, texts[2] or None)


def _trafilatura(page: bytes) -> Kept:
    import trafilatura

    found = trafilatura.bare_extraction(page.decode(), with_metadata=True)
    return Kept(found.text or "", None, found.author) if found else Kept("")


def _newspaper4k(page: bytes) -> Kept:
    import newspaper

    article = newspaper.Article("http://127.0.0.1/content_1.html", language="zh", fetch_images=False)
    article.download(input_html=page.decode())
    article.parse()
    return Kept(article.text, None, " ".join(article.authors) or None)


def _installed() -> dict[str, Tool]:
    """The peers of the dependency group `bench` that are here."""
    from importlib.util import find_spec

    peers: dict[str, tuple[str, Tool]] = {
        "trafilatura": ("trafilatura", _trafilatura),
        "newspaper4k": ("newspaper", _newspaper4k),
    }
    return {name: tool for name, (module, tool) in peers.items() if find_spec(module)}
