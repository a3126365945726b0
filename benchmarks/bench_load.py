# ruff: noqa: E501 (a row of the table reads best in one line)
"""Rows into the warehouse, beside DuckDB's own COPY of the same rows from Parquet."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.archive import PUBLICATION
from benchmarks.bare import CHUNK
from benchmarks.table import Figure, rounds, spread
from benchmarks.workshop import Workshop
from tasks.jobs import Job, run_job
from warehouse.connect import transaction, writing
from warehouse.editions import replace_editions
from warehouse.publications import load_publication
from warehouse.rows import EditionRows, together


def measure(shop: Workshop, quick: bool) -> list[Figure]:
    """CPU seconds of replacing editions in chunks, against one COPY a table, both into an empty file."""
    shop.built()
    os.environ.update(shop.environment(shop.folder / "reading"))
    editions = _read(shop, CHUNK if quick else 4 * CHUNK)
    articles = sum(each.edition.article_count for each in editions)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table, rows in together(editions).items():
            pq.write_table(rows, folder / f"{table}.parquet")
        number = iter(range(1_000))
        taken = rounds(
            {
                "ribao": lambda: _load(folder / f"{next(number)}.duckdb", editions),
                "COPY": lambda: _copy(folder / f"{next(number)}.duckdb", folder),
            },
            5,
        )
    ratio = taken.ratio("ribao", "COPY")
    told = f"{spread(ratio, 2)} x ({articles / taken.median('ribao'):,.0f} articles a CPU second with their blocks; COPY {articles / taken.median('COPY'):,.0f})"
    return [
        Figure(
            "load",
            f"{len(editions)} editions in chunks of {CHUNK}, beside COPY from Parquet",
            "<= 2 x",
            told,
            ratio[0] <= 2,
        )
    ]


def _read(shop: Workshop, count: int) -> list[EditionRows]:
    jobs = [
        Job(publication_id=PUBLICATION, date=shop.day(number), path=shop.pages / str(shop.day(number)))
        for number in range(count)
    ]
    return [rows for job in jobs if (rows := run_job(job).rows)]


def _load(path: Path, editions: list[EditionRows]) -> None:
    publication = load_publication(PUBLICATION).publication
    for start in range(0, len(editions), CHUNK):
        with writing(path) as con, transaction(con):
            replace_editions(con, [publication], editions[start : start + CHUNK])


def _copy(path: Path, folder: Path) -> None:
    with writing(path) as con:
        for file in folder.glob("*.parquet"):
            columns = ", ".join(pq.read_schema(file).names)
            con.execute(f"COPY {file.stem} ({columns}) FROM '{file}' (FORMAT parquet)")
