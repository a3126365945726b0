"""WARC: out and in again gives the same store, and other tools' files come in by their addresses."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from warehouse.archive import export_warc, import_warc
from warehouse.documents import RawDocument, RawEdition
from warehouse.errors import UsageError
from warehouse.gaps import new_gap, numbered
from warehouse.raw import RawStore

DAY = dt.date(2024, 3, 11)
NOON = dt.datetime(2024, 3, 11, 4, 0, 0, 123456, tzinfo=dt.UTC)
WEB = RawDocument(
    url="http://epaper.example/202403/11/node_01.html", kind="index", content="<p>新桥合龙".encode("gb18030"),
    fetched_at=NOON, page_no="A01", order=0, status=200, title="头版",
    headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "17"), ("ETag", '"1"')),
    requested_url="http://epaper.example/",
)  # fmt: skip
TEXT = RawDocument(url="第一版 1.txt", kind="text", content=b"\xff\x00 damaged", fetched_at=NOON, order=3)


def filled(root: Path) -> RawStore:
    store = RawStore(root)
    gap = new_gap("qyrb", DAY, "page", "http_500", "500", last_tried=NOON, page_no="A02", source_url="http://x/2")
    first = RawDocument(url=WEB.url, kind="index", content=b"first version", fetched_at=NOON, status=200)
    store.put("qyrb", DAY, first)
    store.save_edition(
        RawEdition(
            publication_id="qyrb", edition_date=DAY, documents=(WEB, TEXT), platform="founder_new",
            gaps=numbered([gap]), base_url="http://mirror.example", extra={"pages_listed": "2"},
        )
    )  # fmt: skip
    missing = RawEdition(
        publication_id="qyrb", edition_date=DAY + dt.timedelta(1), documents=(), platform="founder_new",
        missing_evidence="404",
    )  # fmt: skip
    store.save_edition(missing)
    store.put("xcwb", DAY, TEXT)  # not finished
    return store


def test_out_and_in_again_is_the_same_store(tmp_path: Path):
    store, back = filled(tmp_path / "raw"), RawStore(tmp_path / "back")
    assert export_warc(store, tmp_path / "out.warc.gz") == 4
    done = import_warc(back, tmp_path / "out.warc.gz")
    assert (done.documents, done.skipped) == (4, {})
    assert list(back.editions()) == list(store.editions(unfinished=True))
    for key in store.editions("qyrb"):
        assert back.load_edition(*key) == store.load_edition(*key)
        assert back.all_versions(*key) == store.all_versions(*key)
        assert back.versions(*key, WEB.url) == store.versions(*key, WEB.url)
    unfinished = back.load_edition("xcwb", DAY)
    assert unfinished
    assert [each.content for each in unfinished.documents] == [TEXT.content]


def test_importing_twice_adds_nothing(tmp_path: Path):
    store = filled(tmp_path / "raw")
    export_warc(store, tmp_path / "out.warc.gz", "qyrb")
    manifest = (store.folder("qyrb", DAY) / "manifest.jsonl").read_bytes()
    assert import_warc(store, tmp_path / "out.warc.gz").skipped == {"there_already": 3}
    assert (store.folder("qyrb", DAY) / "manifest.jsonl").read_bytes() == manifest


def test_other_tools_read_what_we_write(tmp_path: Path):
    export_warc(filled(tmp_path / "raw"), tmp_path / "out.warc.gz", "qyrb", DAY, DAY)
    with (tmp_path / "out.warc.gz").open("rb") as file:
        records = [
            (record.rec_type, record.content_stream().read(), record.digest_checker.passed)
            for record in ArchiveIterator(file, check_digests=True)
        ]
    kinds = [kind for kind, *_ in records]
    assert kinds == ["warcinfo", "response", "response", "resource", "metadata"]
    assert records[2][1] == WEB.content
    assert all(passed is not False for *_, passed in records)


def foreign(path: Path, *pages: tuple[str, int, bytes]) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, status, content in pages:
            http = StatusAndHeaders(f"{status} OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=BytesIO(content), http_headers=http)
            writer.write_record(record)
            record.raw_stream.close()
    return path


def day_in(url: str) -> dt.date | None:
    found = re.search(r"/(\d{4})(\d\d)/(\d\d)/", url)
    return dt.date(*map(int, found.groups())) if found else None


def test_another_tools_warc_comes_in_by_its_addresses(tmp_path: Path):
    path = foreign(
        tmp_path / "crawl.warc.gz",
        ("http://e.example/content/202403/11/c1.html", 200, b"<article>"),
        ("http://e.example/layout/202403/11/node_01.html", 200, b"<list>"),
        ("http://e.example/layout/202403/12/node_01.html", 200, b"<list 2>"),
        ("http://e.example/content/202403/11/c2.html", 404, b"none"),
        ("http://e.example/about.html", 200, b"about"),
    )
    store = RawStore(tmp_path / "raw")
    done = import_warc(
        store, path, publication_id="xcwb", platform="founder_new", date_of=day_in,
        kind_of=lambda _, url: "index" if "node" in url else "article",
    )  # fmt: skip
    assert (done.documents, done.skipped) == (3, {"http_404": 1, "no_day": 1})
    found = store.load_edition("xcwb", DAY)
    assert found
    assert [(each.kind, each.content, each.order) for each in found.documents] == [
        ("index", b"<list>", 0),
        ("article", b"<article>", 1),
    ]
    assert found.platform == "founder_new"


def test_a_record_whose_digest_is_wrong_is_not_taken(tmp_path: Path):
    path = tmp_path / "crawl.warc"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        http = StatusAndHeaders("200 OK", [], protocol="HTTP/1.1")
        url, page = "http://e.example/202403/11/c1.html", BytesIO(b"<p>whole</p>")
        record = writer.create_warc_record(url, "response", payload=page, http_headers=http)
        writer.write_record(record)
        record.raw_stream.close()
    path.write_bytes(path.read_bytes().replace(b"whole", b"wrong"))
    done = import_warc(RawStore(tmp_path / "raw"), path, publication_id="xcwb", date_of=day_in)
    assert (done.documents, done.skipped) == (0, {"damaged": 1})


def test_what_is_wrong_is_one_line(tmp_path: Path):
    store = RawStore(tmp_path / "raw")
    with pytest.raises(UsageError, match="nothing to export"):
        export_warc(store, tmp_path / "out.warc.gz")
    with pytest.raises(UsageError, match="cannot be read"):
        import_warc(store, tmp_path / "none.warc.gz")
    (tmp_path / "rubbish.warc.gz").write_bytes(b"this is no WARC file at all\n" * 30)
    with pytest.raises(UsageError, match="no WARC file"):
        import_warc(store, tmp_path / "rubbish.warc.gz")
    filled(tmp_path / "raw")
    with pytest.raises(UsageError, match="cannot be written"):
        export_warc(store, tmp_path / "no" / "folder.warc.gz")
