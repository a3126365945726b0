"""Pages from disk: their order, and what is said of those that are none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.errors import UsageError
from warehouse.files import day_folders, natural_key, page_files, read_files

DAY = dt.date(2024, 3, 11)


def fill(folder: Path, **pages: str | bytes) -> Path:
    for name, content in pages.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_is_read_in_page_order(tmp_path: Path):
    names = ["page_10.txt", "page_2.TXT", "page_1.txt", "A02.txt", "A10.txt", "B01.txt"]
    for name in names:
        (tmp_path / name).write_text(name)
    (tmp_path / "readme.md").write_text("no page")
    (tmp_path / ".hidden.txt").write_text("no page")
    read = read_files("qyrb", DAY, tmp_path)
    assert [each.url for each in read.documents] == [
        "A02.txt",
        "A10.txt",
        "B01.txt",
        "page_1.txt",
        "page_2.TXT",
        "page_10.txt",
    ]
    assert [each.order for each in read.documents] == list(range(6))
    assert {each.kind for each in read.documents} == {"text"}
    assert (read.platform, read.edition_id) == ("text", "qyrb-2024-03-11")
    assert all(each.fetched_at.tzinfo is dt.UTC for each in read.documents)


def test_a_single_file_is_an_edition(tmp_path: Path):
    fill(tmp_path, one_dot_txt="第01版", two_dot_txt="第02版")
    read = read_files("qyrb", DAY, tmp_path / "one.txt")
    assert [(each.url, each.content.decode()) for each in read.documents] == [("one.txt", "第01版")]


def test_what_html_is_the_caller_says(tmp_path: Path):
    fill(tmp_path, layout__node_01_dot_html="<ul>", content__c1_dot_htm="<p>")
    read = read_files(
        "qyrb", DAY, tmp_path, platform="founder_new",
        kind_of=lambda content, url: "index" if "node" in url and content else "article",
    )  # fmt: skip
    assert [(each.url, each.kind) for each in read.documents] == [
        ("content/c1.htm", "article"),
        ("layout/node_01.html", "index"),
    ]
    assert read.platform == "founder_new"
    assert {each.kind for each in read_files("qyrb", DAY, tmp_path).documents} == {"other"}


def test_bytes_are_not_touched(tmp_path: Path):
    content = b"\xef\xbb\xbf" + "一\r\n二\r".encode() + b"\xff\x80 damaged"
    (tmp_path / "a.txt").write_bytes(content)
    assert read_files("qyrb", DAY, tmp_path).documents[0].content == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"), (b"\xef\xbb\xbf\r\n \n", "is empty"), (b"%PDF-1.7 ...", "is binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is binary"), (bytes(range(256)) * 4, "is binary"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_page_is_named(tmp_path: Path, content: bytes, message: str):
    fill(tmp_path, good_dot_txt="第01版", bad_dot_txt=content)
    with pytest.raises(UsageError, match=rf"bad\.txt {message}"):
        read_files("qyrb", DAY, tmp_path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(33 << 20)
    with pytest.raises(UsageError, match="too large"):
        read_files("qyrb", DAY, tmp_path)


def test_no_pages(tmp_path: Path):
    with pytest.raises(UsageError, match="no file or folder"):
        page_files(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="has no pages"):
        page_files(tmp_path)
    fill(tmp_path, scan_dot_pdf=b"%PDF")
    with pytest.raises(UsageError, match="has no pages"):
        page_files(tmp_path)
    with pytest.raises(UsageError, match="is no page"):
        page_files(tmp_path / "scan.pdf")


def test_a_folder_of_days_is_not_one_edition(tmp_path: Path):
    (tmp_path / "2024-03-11").mkdir()
    fill(tmp_path / "2024-03-11", p_dot_txt="第01版")
    with pytest.raises(UsageError, match="holds days"):
        page_files(tmp_path)


def test_the_days_of_a_range(tmp_path: Path):
    for name in ("2024-03-09", "2024-03-11", "2024-03-10", "2024-02-30", "notes"):
        (tmp_path / name).mkdir()
    days = day_folders(tmp_path, dt.date(2024, 3, 10), dt.date(2024, 3, 31))
    assert [(day.day, path.name) for day, path in days] == [(10, "2024-03-10"), (11, "2024-03-11")]
    with pytest.raises(UsageError, match="has no folder"):
        day_folders(tmp_path, dt.date(2025, 1, 1), dt.date(2025, 1, 2))
    with pytest.raises(UsageError, match="no folder"):
        day_folders(tmp_path / "nowhere", DAY, DAY)


@given(st.text("Ab01x/-_", max_size=8), st.integers(0, 999), st.integers(0, 999))
def test_numbers_count_as_numbers(name: str, one: int, other: int):
    stem = name.rstrip("0123456789")
    assert (natural_key(f"{stem}{one}.") < natural_key(f"{stem}{other}.")) == (one < other)
