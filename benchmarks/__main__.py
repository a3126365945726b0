"""All figures of docs/performance.md: `python -m benchmarks [BENCH …] [--quick]`.

Benches: html chain prefect load reprints search cli. The corpus is made from a seed, below `--folder`, and stays there
for the next run. In full it is ten years of a daily (3,652 editions, 220,000 articles) and 500,000 articles for search
and near-duplicates, 3 GB on disk and most of an hour; `--quick` takes 90 editions and 20,000 articles, a few minutes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from benchmarks.archive import TEN_YEARS
from benchmarks.table import HEADER, Figure
from benchmarks.workshop import ROOT, Workshop

PEERS = ("trafilatura", "newspaper", "datasketch", "rensa")


def main() -> None:
    """Parses the arguments, runs the benches one after the other, prints each row as it comes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "benches", nargs="*", metavar="BENCH", help="some of: html chain prefect load reprints search cli"
    )
    parser.add_argument("--quick", action="store_true", help="a small corpus")
    parser.add_argument("--days", type=int, help="editions of the archive")
    parser.add_argument("--stored", type=int, help="articles that search and near-duplicates have to do with")
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "bench")
    options = parser.parse_args()
    if find_spec("psutil") is None:
        parser.error("the peers are not installed: use `make bench`, or pip install the group `bench`")
    warnings.simplefilter("ignore")
    options.folder.mkdir(parents=True, exist_ok=True)
    days = options.days or (90 if options.quick else TEN_YEARS)
    stored = options.stored or (20_000 if options.quick else 500_000)
    shop = Workshop(options.folder.resolve() / f"{days}-days", days)
    shop.folder.mkdir(exist_ok=True)
    benches = _benches(shop, stored, options.quick)
    unknown = set(options.benches) - benches.keys()
    if unknown:
        parser.error(f"unknown: {' '.join(sorted(unknown))}; known are {' '.join(benches)}")
    print(_machine(), HEADER, sep="\n", flush=True)
    for name in options.benches or benches:
        for figure in benches[name]():
            print(figure.row(), flush=True)


def _benches(shop: Workshop, stored: int, quick: bool) -> dict[str, Callable[[], list[Figure]]]:
    """The benches by name. Each is imported when it runs, so that one does not weigh on another's memory."""
    from benchmarks import bench_chain, bench_cli, bench_html, bench_load, bench_near, bench_prefect, bench_search

    folder = shop.folder.parent
    return {
        "html": lambda: bench_html.measure(quick),
        "chain": lambda: bench_chain.measure(shop),
        "prefect": lambda: bench_prefect.measure(shop),
        "load": lambda: bench_load.measure(shop, quick),
        "reprints": lambda: bench_near.measure(folder, stored, quick),
        "search": lambda: bench_search.measure(folder, stored, 100 if quick else 400),
        "cli": lambda: bench_cli.measure(shop, quick),
    }


def _machine() -> str:
    lacking = [name for name in PEERS if find_spec(name) is None]
    missing = f"; not installed: {', '.join(lacking)}" if lacking else ""
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), platform.machine()
    )
    return (
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} x {model}, Python {platform.python_version()}, "
        f"load average before {os.getloadavg()[0]:.1f}{missing}\n"
    )


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.is_file() else []


if __name__ == "__main__":
    main()
