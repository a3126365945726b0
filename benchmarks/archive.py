"""Years of one invented daily on disk, as `ribao backfill --from` takes them: a folder a day.

    python -m benchmarks.archive FOLDER [--days 3652] [--text-days 730]

The first days are text pages, as scans give them; then comes the e-paper's HTML.
"""

from __future__ import annotations

import argparse
import datetime as dt
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.papers import CITY, EPOCH, PAPER, edition
from benchmarks.printing import html_files, text_files

SEED = 20_261_124
PUBLICATION = "yzrb"
TEN_YEARS, TEXT_SHARE = 3_652, 0.2
_TOML = f"""name = "{PAPER}"
city = "{CITY}"
timezone = "Asia/Shanghai"

[[site]]
platform = "founder_new"
edition_url = "http://127.0.0.1:9/layout/{{date:%Y%m/%d}}/node_01.html"
"""


def build(folder: Path, days: int = TEN_YEARS, text_days: int | None = None, *, first: int = 0) -> Path:
    """`days` days from `EPOCH` + `first` under `folder/pages`, and the paper's TOML in `folder/publications`."""
    text_until = EPOCH + dt.timedelta(days=round(days * TEXT_SHARE) if text_days is None else text_days)
    (folder / "publications").mkdir(parents=True, exist_ok=True)
    (folder / "publications" / f"{PUBLICATION}.toml").write_text(_TOML, encoding="utf-8")
    wanted = [EPOCH + dt.timedelta(days=first + number) for number in range(days)]
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(_write_day, folder / "pages", text_until), wanted, chunksize=20):
            pass
    return folder / "pages"


def _write_day(folder: Path, text_until: dt.date, date: dt.date) -> None:
    if (folder / date.isoformat()).is_dir():
        return
    sheets = edition(SEED, date)
    files = text_files(date, sheets) if date < text_until else html_files(date, sheets)
    for name, content in files.items():
        path = folder / date.isoformat() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, default=TEN_YEARS)
    parser.add_argument("--text-days", type=int)
    options = parser.parse_args()
    print(build(options.folder, options.days, options.text_days))


if __name__ == "__main__":
    main()
