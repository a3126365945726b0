"""The raw store: once, whole, never overwritten, and found again."""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse import raw_bundle
from warehouse.documents import RawDocument, RawEdition
from warehouse.gaps import new_gap, numbered
from warehouse.raw import RawStore, RawStoreError

DAY = dt.date(2024, 3, 11)
NOON = dt.datetime(2024, 3, 11, 4, 0, tzinfo=dt.UTC)
PAPER = "qyrb"


def document(name: str, content: bytes = b"<html>\xe6\x96\xb0</html>", **fields) -> RawDocument:
    base = RawDocument(
        url=f"http://epaper.example/{name}", kind="article", content=content, fetched_at=NOON, status=200
    )
    return replace(base, **fields)


def edition(*documents: RawDocument, **fields) -> RawEdition:
    base = RawEdition(publication_id=PAPER, edition_date=DAY, documents=documents, platform="founder_new")
    return replace(base, **fields)


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


def files(store: RawStore) -> set[str]:
    return {path.name for path in store.folder(PAPER, DAY).iterdir()}


def test_an_edition_comes_back_as_it_was_saved(store: RawStore):
    gap = new_gap(PAPER, DAY, "article", "http_500", "the site answered 500", last_tried=NOON, source_url="http://x/")
    saved = edition(
        document("node_01.html", kind="index", page_no="01", headers=(("ETag", '"1"'), ("X-A", "甲"))),
        document("c1.html", b"", order=1000, title="新桥合龙", requested_url="http://epaper.example/old"),
        document("p.txt", "第一版".encode("gb18030"), kind="text", status=None),
        gaps=numbered([gap]), base_url="http://mirror.example", extra={"pages_listed": "1"},
    )  # fmt: skip
    store.save_edition(saved)
    assert store.load_edition(PAPER, DAY) == saved
    assert store.is_finished(PAPER, DAY)
    assert files(store) == {"manifest.jsonl", "bundle.zst"}


def test_a_day_without_an_issue_comes_back(store: RawStore):
    store.save_edition(edition(missing_evidence="http://epaper.example/node_01.html: 404"))
    found = store.load_edition(PAPER, DAY)
    assert found
    assert (found.documents, found.missing_evidence) == ((), "http://epaper.example/node_01.html: 404")


def test_nothing_is_there_before_it_is_saved(store: RawStore):
    assert store.load_edition(PAPER, DAY) is None
    assert list(store.editions()) == []
    assert not store.has(PAPER, DAY, "http://epaper.example/c1.html")
    assert not store.root.exists()


def test_saving_twice_changes_no_byte(store: RawStore):
    saved = edition(document("a"), document("b", b"b"))
    store.save_edition(saved)
    before = {path.name: path.read_bytes() for path in store.folder(PAPER, DAY).iterdir()}
    later = NOON + dt.timedelta(hours=3)
    store.save_edition(edition(*(replace(each, fetched_at=later) for each in saved.documents)))
    assert {path.name: path.read_bytes() for path in store.folder(PAPER, DAY).iterdir()} == before


def test_identical_bytes_are_kept_once(store: RawStore):
    big = os.urandom(100_000)
    for name in "abcd":
        store.put(PAPER, DAY, document(name, big))
    assert len(files(store)) == 2
    store.save_edition(edition(*(document(name, big) for name in "abcd")))
    assert (store.folder(PAPER, DAY) / "bundle.zst").stat().st_size < 110_000


def test_a_reissued_page_is_a_new_version_beside_the_old(store: RawStore):
    store.save_edition(edition(document("a", b"first")))
    store.save_edition(edition(document("a", b"second")))
    found = store.load_edition(PAPER, DAY)
    assert found
    assert [each.content for each in found.documents] == [b"second"]
    url = document("a").url
    assert [each.version for each in store.versions(PAPER, DAY, url)] == [1, 2]
    first, newest = store.get(PAPER, DAY, url, version=1), store.get(PAPER, DAY, url)
    assert first
    assert newest
    assert (first.content, newest.content) == (b"first", b"second")


def test_a_visit_that_was_cut_off_goes_on_where_it_was(store: RawStore):
    store.save_edition(edition(document("a", b"first")))
    assert store.in_progress(PAPER, DAY) == ()
    store.put(PAPER, DAY, document("a", b"second"))
    store.put(PAPER, DAY, document("b", b"b"))
    assert not store.is_finished(PAPER, DAY)
    assert [each.content for each in store.in_progress(PAPER, DAY)] == [b"second", b"b"]
    found = store.load_edition(PAPER, DAY)
    assert found
    assert [each.content for each in found.documents] == [b"first"]


def test_closing_bundles_what_stands_alone(store: RawStore):
    store.put(PAPER, DAY, document("a", b"a"))
    assert len(files(store)) == 2
    store.close(PAPER, DAY)
    store.close(PAPER, DAY)
    assert files(store) == {"manifest.jsonl", "bundle.zst"}
    assert store.has(PAPER, DAY, document("a").url)
    store.put(PAPER, DAY, document("b", b"b"))
    store.close(PAPER, DAY)
    assert {each.content for each in store.in_progress(PAPER, DAY)} == {b"a", b"b"}


def test_editions_come_in_order_within_the_range(store: RawStore):
    for name, day in (("b", 3), ("a", 9), ("a", 2)):
        store.save_edition(edition(document("x"), publication_id=name, edition_date=dt.date(2024, 3, day)))
    (store.root / "a" / "notes").mkdir()
    store.put("a", dt.date(2024, 3, 5), document("x"))
    assert [(key.publication_id, key.edition_date.day) for key in store.editions()] == [("a", 2), ("a", 9), ("b", 3)]
    assert [key.edition_date.day for key in store.editions("a", dt.date(2024, 3, 3))] == [9]
    assert [key.edition_date.day for key in store.editions("a", unfinished=True)] == [2, 5, 9]
    assert [key.edition_date.day for key in store.editions(end=dt.date(2024, 3, 3))] == [2, 3]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-6] ^= 0xFF
    path.write_bytes(content)


def test_damaged_bytes_are_named_and_not_used(store: RawStore):
    store.save_edition(edition(document("a", os.urandom(500)), document("b", os.urandom(500))))
    damage(store.folder(PAPER, DAY) / "bundle.zst")
    found = store.load_edition(PAPER, DAY)
    assert found
    lost = {gap.source_url for gap in found.gaps if gap.reason == "damaged_in_store"}
    assert lost
    assert lost.isdisjoint(each.url for each in found.documents)
    assert len(store.verify(PAPER, DAY)) == len(lost)


def test_damaged_bytes_are_mended_by_fetching_them_again(store: RawStore):
    whole = edition(document("a", os.urandom(500)), document("b", os.urandom(500)))
    store.save_edition(whole)
    damage(store.folder(PAPER, DAY) / "bundle.zst")
    for each in whole.documents:
        store.put(PAPER, DAY, each)
    store.save_edition(whole)
    assert store.load_edition(PAPER, DAY) == whole
    assert store.verify(PAPER, DAY) == ()
    assert "bundle.damaged" not in files(store)


def test_what_cannot_be_mended_stops_nothing_else(store: RawStore):
    store.save_edition(edition(document("a", os.urandom(500))))
    damage(store.folder(PAPER, DAY) / "bundle.zst")
    store.save_edition(edition(document("b", b"b")))
    found = store.load_edition(PAPER, DAY)
    assert found
    assert [each.content for each in found.documents] == [b"b"]
    assert "bundle.damaged" in files(store)


def test_a_bundle_that_is_none_is_as_good_as_gone(store: RawStore):
    store.save_edition(edition(document("a")))
    for rubbish in (b"", b"x", b"not zstd at all", bytes(40)):
        (store.folder(PAPER, DAY) / "bundle.zst").write_bytes(rubbish)
        found = store.load_edition(PAPER, DAY)
        assert found
        assert [gap.reason for gap in found.gaps] == ["damaged_in_store"]


def test_a_torn_last_line_is_no_line(store: RawStore):
    store.put(PAPER, DAY, document("a", b"a"))
    manifest = store.folder(PAPER, DAY) / "manifest.jsonl"
    whole = manifest.read_bytes()
    store.put(PAPER, DAY, document("b", b"b"))
    manifest.write_bytes(manifest.read_bytes()[:-20])
    assert [each.content for each in store.in_progress(PAPER, DAY)] == [b"a"]
    store.put(PAPER, DAY, document("c", b"c"))
    assert manifest.read_bytes().startswith(whole)
    assert [each.content for each in store.in_progress(PAPER, DAY)] == [b"a", b"c"]


def test_a_damaged_line_is_an_error_that_names_the_file(store: RawStore):
    store.put(PAPER, DAY, document("a"))
    (store.folder(PAPER, DAY) / "manifest.jsonl").write_bytes(b"{rubbish}\n")
    with pytest.raises(RawStoreError, match=r"manifest\.jsonl is damaged"):
        store.load_edition(PAPER, DAY)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("through", ["put", "save"])
def test_a_full_disk_leaves_what_was_there(store: RawStore, monkeypatch: pytest.MonkeyPatch, code: int, through: str):
    store.save_edition(edition(document("a", b"a")))
    before = {path.name: path.read_bytes() for path in store.folder(PAPER, DAY).iterdir()}

    def full(_: int) -> None:
        raise OSError(code, "full")

    monkeypatch.setattr(os, "fsync", full)
    page = document("b", b"b")
    store_it = {"put": lambda: store.put(PAPER, DAY, page), "save": lambda: store.save_edition(edition(page))}[through]
    with pytest.raises(RawStoreError, match="disk is full") as error:
        store_it()
    assert "\n" not in str(error.value)
    assert {path.name: path.read_bytes() for path in store.folder(PAPER, DAY).iterdir()} == before


def test_no_permission_is_one_line(tmp_path: Path):
    (tmp_path / "raw").write_text("a file where the folder should be")
    with pytest.raises(RawStoreError, match="raw store failed"):
        RawStore(tmp_path / "raw").put(PAPER, DAY, document("a"))


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", ""])
def test_an_id_that_is_no_file_name_is_refused(store: RawStore, name: str):
    with pytest.raises(RawStoreError):
        store.put(name, DAY, document("a"))


def test_large_editions_take_several_frames(store: RawStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_bundle, "FRAME_BYTES", 1000)
    saved = edition(*(document(str(number), os.urandom(300), order=number) for number in range(20)))
    store.save_edition(saved)
    assert store.load_edition(PAPER, DAY) == saved


contents = st.lists(st.binary(max_size=200), min_size=1, max_size=6)


@settings(max_examples=15, deadline=None)
@given(
    visits=st.lists(st.dictionaries(st.sampled_from("abc"), st.binary(max_size=60), min_size=1), min_size=1, max_size=4)
)
def test_every_version_ever_put_is_found_again(visits: list[dict[str, bytes]]):
    with tempfile.TemporaryDirectory() as folder:
        store = RawStore(Path(folder))
        came: dict[str, list[bytes]] = {}
        for number, visit in enumerate(visits):
            documents = [document(name, content) for name, content in visit.items()]
            for each in documents[: len(documents) * (number % 2)]:
                store.put(PAPER, DAY, each)
            store.save_edition(edition(*documents))
            for name, content in visit.items():
                if came.setdefault(name, [])[-1:] != [content]:
                    came[name].append(content)
        assert store.load_edition(PAPER, DAY) == edition(*documents)
        for name, versions in came.items():
            captures = store.versions(PAPER, DAY, document(name).url)
            assert [capture.version for capture in captures] == list(range(1, len(versions) + 1))
            found = [store.get(PAPER, DAY, document(name).url, capture.version) for capture in captures]
            assert [each.content for each in found if each] == versions


def test_threads_that_put_at_once_lose_nothing(store: RawStore):
    def put(start: int) -> None:
        for number in range(start, start + 8):
            store.put(PAPER, DAY, document(f"c{number}", b"%d" % number))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(put, range(0, 32, 8)))
    assert {each.content for each in store.in_progress(PAPER, DAY)} == {b"%d" % number for number in range(32)}
