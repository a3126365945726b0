"""Writes the labelled editions and their gold from the sources.

    python tests/scorecard/build.py [--dates]

Reads `sources/*.txt` (see `source.py`), `sources/duplicates.toml`, `sources/projects.toml` and, for the bundled
paper, `examples/source/*.toml`; writes `editions/PUB/DATE/NN.txt`, `gold/*.json`. Every label is checked to be an exact
part of its page. `--dates` prints each milestone's date as written beside its days with their weekdays, for reading.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from bundled import read_bundled
from source import Source, read_source

HERE = Path(__file__).resolve().parent
Label = dict[str, Any]
Sources = dict[str, Source]
Files = dict[str, bytes]


def check(source: Source) -> None:
    """Every string of the gold stands on a page."""
    whole = "\n".join(source.texts())
    for article in source.articles + source.optional_articles:
        parts = [article["headline"].split(" "), article["body"], article["optional"], article["captions"]]
        parts.append([article[key] for key in ("byline", "pull_quote") if article[key]])
        for text in (t for part in parts for t in part):
            assert text in whole, f"{source.name}: not on the page: {text!r}"
        for name in article["authors"] or ():
            assert name in re.sub(r"\s", "", whole), f"{source.name}: no {name}"
        assert article["headline"], f"{source.name}: an article without a headline"
        assert article["body"], f"{source.name}: empty {article['headline']!r}"
    for pair in source.qa:
        for text in [pair["question"], *pair["answer"].split("\n")]:
            assert all(part in whole for part in text.split("\n")), f"{source.name}: not on the page: {text!r}"


def as_json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def edition_files(source: Source) -> Files:
    """The page files and the gold of one edition."""
    files = {}
    for number, lines in source.pages.items():
        text = "\n".join(lines).strip("\n") + "\n"
        text = text.replace("\n", "\r\n") if source.crlf else text
        files[f"editions/{source.publication}/{source.date}/{number}.txt"] = text.encode(source.encoding)
    gold = {"publication": source.publication, "edition_date": source.date, "articles": source.articles}
    gold |= {"optional_articles": source.optional_articles, "qa": source.qa, "milestones": source.milestones}
    return files | {f"gold/{source.name}.json": as_json(gold)}


def duplicates(sources: Sources) -> bytes:
    """Reprints and look-alikes, each named by edition and headline."""
    spec = tomllib.loads((HERE / "sources" / "duplicates.toml").read_text("utf-8"))

    def at(reference: str) -> Label:
        name, headline = reference.split(" ", 1)
        assert headline in [a["headline"] for a in sources[name].articles], reference
        publication, date = name.split("-", 1)
        return {"publication": publication, "edition_date": date, "headline": headline}

    return as_json({key: [[at(a), at(b)] for a, b in spec[key]] for key in ("pairs", "non_pairs")})


def projects(sources: Sources) -> bytes:
    """Projects with the editions that mention them, and what the views must and must not list."""
    spec = tomllib.loads((HERE / "sources" / "projects.toml").read_text("utf-8"))
    found = []
    for name, mentions in spec["projects"].items():
        items = []
        for mention in mentions:
            edition, names = mention.split(" ", 1)
            accepted = {n for m in sources[edition].milestones for n in m["project"]}
            for alias in names.split("|"):
                assert alias in accepted, f"{edition}: no milestone accepts {alias!r}"
            publication, date = edition.split("-", 1)
            items.append({"publication": publication, "edition_date": date, "names": names.split("|")})
        found.append({"name": name, "mentions": items})

    def about(key: str) -> list[Label]:
        pairs = [line.split(" ; ") for line in spec[key]]
        assert all(name in spec["projects"] for name, _ in pairs), key
        return [{"project": name, "event": events.split("|")} for name, events in pairs]

    views = {key: about(key) for key in ("overdue", "not_overdue", "slipped", "not_slipped")}
    return as_json({"projects": found} | views)


def show_dates(sources: Sources) -> None:
    def day(value: str | None) -> str:
        return f"{value}周{'一二三四五六日'[dt.date.fromisoformat(value).weekday()]}" if value else "…"

    for source in sources.values():
        print(f"\n{source.name} {day(source.date)}")
        for m in source.milestones:
            dates = f"{day(m['date_start'])}..{day(m['date_end'])}" if "date_end" in m else "?"
            print(f"  {m['date_text'] or '-':<14} {dates:<34} {m['status']} {m['event']} {m['project'][0]}")


def read_sources() -> Sources:
    """Every labelled edition by name, checked."""
    paths = sorted((HERE / "sources").glob("*-*-*-*.txt"))
    found = [read_source(path) for path in paths] + read_bundled(HERE.parents[1] / "examples", HERE / "sources")
    for source in found:
        check(source)
    return {source.name: source for source in found}


def built(sources: Sources) -> Files:
    """What stands in `editions` and `gold`: relative path to bytes."""
    files = {"gold/duplicates.json": duplicates(sources), "gold/projects.json": projects(sources)}
    for source in sources.values():
        files |= edition_files(source)
    return files


def main() -> None:
    """Build everything anew."""
    sources = read_sources()
    files = built(sources)
    for folder in ("editions", "gold"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    for name, content in files.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_bytes(content)
    if "--dates" in sys.argv:
        show_dates(sources)
    found = sources.values()
    count = {key: sum(len(getattr(s, key)) for s in found) for key in ("articles", "qa", "milestones")}
    print(f"{len(found)} editions of {len({s.publication for s in found})} newspapers: {count}")


if __name__ == "__main__":
    main()
