"""The ratios that matter, with a wide margin: what makes the machine slow makes both sides slow.

The figures themselves stand in docs/performance.md; `make bench` takes them.
"""

import datetime as dt

import pytest

pytest.importorskip("psutil", reason="the dependency group `bench` is not installed")

from benchmarks import bench_html, bench_load, bench_reprints
from benchmarks.archive import build
from benchmarks.corpus import day
from benchmarks.papers import edition
from benchmarks.printing import html_files, text_files
from benchmarks.table import rounds
from warehouse.rows import together

pytestmark = pytest.mark.slow


def test_an_edition_is_a_function_of_seed_and_day() -> None:
    date = dt.date(2019, 6, 3)
    once, again = edition(3, date), edition(3, date)
    assert html_files(date, once) == html_files(date, again)
    assert text_files(date, once) != text_files(date, edition(4, date))


def test_article_pages_are_read_fast_and_whole(tmp_path) -> None:
    pages = bench_html._pages(tmp_path, 20)
    peers = {name: tool for name, tool in bench_html._installed().items() if name == "trafilatura"}
    tools = {"ribao": bench_html._ribao, "plain bs4": bench_html._bs4, **peers}
    taken = rounds({name: bench_html._work(tool, pages) for name, tool in tools.items()}, 2)
    assert taken.ratio("plain bs4", "ribao")[0] > 4  # 10 when it was written
    if peers:
        assert taken.ratio("trafilatura", "ribao")[0] > 10  # 28
    assert "text 100.0%, kickers 100%, bylines 100%" in bench_html._told("ribao", bench_html._ribao, pages).reached


def test_rows_are_loaded_at_about_the_speed_of_copy(tmp_path, monkeypatch) -> None:
    import pyarrow.parquet as pq

    build(tmp_path, 4, 2)
    monkeypatch.setenv("RIBAO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RIBAO_PUBLICATIONS", str(tmp_path / "publications"))
    editions = bench_load._read(bench_load.Workshop(tmp_path, 4), 4)
    assert sum(each.edition.article_count for each in editions) > 200
    (tmp_path / "parquet").mkdir()
    for table, rows in together(editions).items():
        pq.write_table(rows, tmp_path / "parquet" / f"{table}.parquet")
    number = iter(range(100))
    taken = rounds(
        {
            "ribao": lambda: bench_load._load(tmp_path / f"{next(number)}.duckdb", editions),
            "COPY": lambda: bench_load._copy(tmp_path / f"{next(number)}.duckdb", tmp_path / "parquet"),
        },
        2,
    )
    assert taken.ratio("ribao", "COPY")[0] < 4  # 1.1 when it was written


def test_reprints_are_found_among_thousands() -> None:
    result = bench_reprints.measure_ours(1_500, [day(bench_reprints.SEED, 1_500, 100, 0)]).line()
    assert result["recall"] >= 0.95
    assert result["precision"] == 1
