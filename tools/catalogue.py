"""Makes `publications/*.toml` from a table of newspapers and the addresses of their editions.

    python tools/catalogue.py TABLE.tsv [--out publications]

TABLE has a header and the columns `newspaper`, `edition_url_template` (with `{date}`) and `date_format`. It was run
once, on the facts of 527 papers that a public crawler of 2022 and 2023 knew; since then the files are kept by hand,
and a file that exists is left alone. Papers that no reader serves are named on stderr.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tasks.platforms.detect import edition_template
from tasks.platforms.registry import reader
from warehouse.publications import publication_from_toml

NAMES = {"jingjiangwanbao": "京江晚报"}  # a name that the table has in another spelling
LEFT_OUT = {"济宁日报": "芜湖日报 has its address", "海南报": "a page of 海南日报 whose number changes daily"}
_FAMILIES = (
    ("founder_nbs", r"/nbs\.\w+_\w+\.html?$"),
    ("xinhua", r"/Page\d\d\w*\.html?$"),
    ("vnn_shtml", r"/(v[A-Z]?\d+|index)\.shtml$"),
    ("szbz", r"/szbz/[^/]+/(szbz[A-Z]?\d+|index)\.html$"),
    ("qpaper", r"/Qpaper\.html$"),
    ("uniflows", r"/default\.html?$"),
    ("joyhua", r"/\{date:%Y%m%d\}/html/(index|page_\d+)\.html?$"),
    ("founder_classic", r"\{date:%Y-%m/%d\}/(\d{3}/)?node(_\w+)?\.html?$"),
    ("founder_new", r"\{date:%Y%m/%d\}/(node|col|l|n)_?\w*\d\w*\.html?$"),
    ("founder_classic", r"/node_\w+\.html?$"),
)


@dataclass(frozen=True)
class Paper:
    """A row of the table, ready to be written."""

    name: str
    platform: str
    template: str


def read_table(path: Path) -> tuple[list[Paper], list[str]]:
    """The papers that a reader serves, once each, and the names of the others."""
    papers: dict[str, Paper] = {}
    others: list[str] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            name = re.sub(r"\s+", "", NAMES.get(row["newspaper"], row["newspaper"]))
            template = template_of(row["edition_url_template"].strip(), row["date_format"].strip())
            platform = platform_of(template) if template else None
            if template is None or platform is None or name in LEFT_OUT:
                others.append(f"{name} {row['edition_url_template']}")
                continue
            known = papers.get(template)
            if known is None or ("日报" in name and "日报" not in known.name):
                papers[template] = Paper(name, platform, template)
    return list(papers.values()), others


def template_of(template: str, date_format: str) -> str | None:
    """The edition_url, with the date fields that the crawler left out or wrote as a fixed day."""
    template = template.replace("/2{date}/", "/{date}/")  # 潍坊晚报: a slip of the pen
    if "{date}" not in template:
        return edition_template(template) if template.startswith("http") else None
    template = template.replace("{date}", f"{{date:{date_format}}}")
    return re.sub(r"/20\d\d/(?=\{date:%Y%m%d\})", "/{date:%Y}/", template)


def platform_of(template: str) -> str | None:
    """The platform whose reader takes such addresses."""
    path = template.partition("?")[0]
    for platform, pattern in _FAMILIES:
        if re.search(pattern, path, re.IGNORECASE):
            return platform
    return None


def named(papers: list[Paper]) -> dict[str, list[Paper]]:
    """The papers by our own id, the newer system's address first; the ids are in catalogue_ids.tsv."""
    rows = (Path(__file__).parent / "catalogue_ids.tsv").read_text("utf-8").splitlines()
    ids = dict(row.split("\t") for row in rows if not row.startswith("#"))
    by_id: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_id[ids[paper.name]].append(paper)
    return {key: sorted(group, key=lambda paper: paper.platform != "founder_new") for key, group in by_id.items()}


def places() -> list[tuple[str, str]]:
    """(city, province), longest city first."""
    rows = (Path(__file__).parent / "cities.tsv").read_text("utf-8").splitlines()
    pairs = [
        (city, row.partition("\t")[0])
        for row in rows
        if not row.startswith("#")
        for city in row.partition("\t")[2].split()
    ]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def toml_of(group: list[Paper]) -> str:
    """The TOML of one paper; several addresses become several sites."""
    first = group[0]
    split = urlsplit(first.template)
    place = next(((city, province) for city, province in places() if first.name.startswith(city)), None)
    lines = [f'name = "{first.name}"', 'timezone = "Asia/Shanghai"', f'homepage = "{split.scheme}://{split.netloc}"']
    if place:
        lines += [f'city = "{place[0]}"', f'province = "{place[1]}"']
    lines.append("verified = false")
    for paper in group:
        lines += ["", "[[site]]", f'platform = "{paper.platform}"', f'edition_url = "{paper.template}"']
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the files that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--out", type=Path, default=Path("publications"))
    arguments = parser.parse_args()
    papers, others = read_table(arguments.table)
    written = 0
    for publication_id, group in named(papers).items():
        content = toml_of(group)
        source = publication_from_toml(publication_id, content.encode())
        for site in source.sites:
            reader(site.platform)
        path = arguments.out / f"{publication_id}.toml"
        if not path.exists():
            path.write_text(content, encoding="utf-8")
            written += 1
    print(f"{written} written, {len(others)} without a reader", *others, sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    main()
