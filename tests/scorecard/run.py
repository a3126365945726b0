"""Ingests the labelled editions through the real chain and prints the score card.

    python tests/scorecard/run.py [--markdown] [--errors] [--json] [--keep WAREHOUSE.duckdb]

Raw files -> pages -> articles -> findings -> a warehouse in a temporary folder, by the plain functions that the flows'
tasks call, in one load as a backfill does it. Exit 1 where a figure is under its bar (`bars.toml`).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

import duckdb  # noqa: E402
from score import FIGURES, WORDS, Card, check_readme, figure, labelled, markdown, score, table  # noqa: E402

from tasks.files import raw_of_files  # noqa: E402
from tasks.stages import extract, load, parse  # noqa: E402
from warehouse.connect import writing  # noqa: E402
from warehouse.publications import PublicationSource, read_publication  # noqa: E402
from warehouse.rows import edition_rows  # noqa: E402

BARS_HEAD = """# Under these figures the tests fail. Raise them when a rule got better:
#     python tests/scorecard/run.py --bars > tests/scorecard/bars.toml
# Lower one only with a reason in the commit."""


def source_of(publication_id: str) -> PublicationSource:
    """A newspaper of the score card, or the bundled one."""
    path = HERE / "publications" / f"{publication_id}.toml"
    path = path if path.is_file() else ROOT / "publications" / f"{publication_id}.toml"
    return read_publication(path)


@contextmanager
def ingested(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse at `path` that holds the labelled editions."""
    publications, editions = {}, []
    for gold in labelled():
        source, date = source_of(gold["publication"]), gold["edition_date"]
        folder = HERE / "editions" / gold["publication"] / date
        parsed = parse(source.publication, raw_of_files(source, dt.date.fromisoformat(date), folder))
        publications[gold["publication"]] = source.publication
        editions.append(edition_rows(parsed, extract(source.publication, parsed)))
    with writing(path) as con:
        load(con, [*publications.values()], editions)
        yield con


def under_the_bar(card: Card) -> list[str]:
    """The figures whose F1 fell under its bar."""
    bars = tomllib.loads((HERE / "bars.toml").read_text("utf-8"))
    low = []
    for name, bar in bars["f1"].items():
        if (card.counts[name].f1 or 0.0) < bar:
            low.append(f"{WORDS[name]}: F1 {figure(card.counts[name].f1)} is under the bar of {bar}")
    for name, most in bars["at_most_extra"].items():
        if card.counts[name].extra > most:
            low.append(f"{WORDS[name]}: {card.counts[name].extra} too many, at most {most} are allowed")
    return low


def bars(card: Card) -> str:
    """Bars a hair under today's figures: a small label more or less does not trip them."""
    lines = [f"{name} = {max(0.0, int(200 * (card.counts[name].f1 or 0.0)) / 200 - 0.005):.3f}" for name in FIGURES]
    extra = [f"{name} = {card.counts[name].extra}" for name in ("duplicates", "coverage")]
    return "\n".join([BARS_HEAD, "[f1]", *lines, "", "[at_most_extra]", *extra])


def today(path: Path | None = None) -> Card:
    """The score card of the working tree. Nothing of the user's own home (corrections, publications) is looked at."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, {"RIBAO_HOME": folder}),
        ingested(path or Path(folder) / "score.duckdb") as con,
    ):
        return score(con)


def main(argv: list[str] | None = None) -> int:
    """Print the card; 1 where it is under a bar or the README's table is another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--markdown", action="store_true", help="the README's table")
    parser.add_argument("--errors", action="store_true", help="every miss")
    parser.add_argument("--bars", action="store_true", help="today's figures as `bars.toml`")
    parser.add_argument("--json", action="store_true", help="counts as JSON")
    parser.add_argument("--readme", type=Path, help="check the table in this file")
    parser.add_argument("--keep", type=Path, metavar="WAREHOUSE", help="leave the warehouse here")
    args = parser.parse_args(argv)
    card = today(args.keep)
    if args.json:
        counts = {name: vars(card.counts[name]) | {"f1": card.counts[name].f1} for name in FIGURES}
        print(json.dumps(counts, ensure_ascii=False, indent=1))
    else:
        print(bars(card) if args.bars else markdown(card) if args.markdown else table(card))
    if args.errors:
        for edition, errors in card.errors.items():
            print("\n".join([f"\n{edition}: {len(errors)}", *(f"  {line}" for line in errors)]))
    wrong = under_the_bar(card)
    if args.readme and (problem := check_readme(args.readme.read_text("utf-8"), card)):
        wrong.append(problem)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
