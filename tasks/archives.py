"""WARC files of this and of other tools into the raw store."""

from __future__ import annotations

from pathlib import Path

from tasks.platforms.addresses import date_of
from tasks.platforms.detect import kind_of
from warehouse.archive import Imported, import_warc
from warehouse.home import raw_path
from warehouse.publications import load_publication
from warehouse.raw import RawStore


def import_archive_file(path: Path, publication_id: str | None = None) -> Imported:
    """Every page of a WARC file. One of another tool needs the publication whose pages it holds."""
    platform = "other"
    if publication_id:
        source = load_publication(publication_id)
        platform = source.publication.platform
    store = RawStore(raw_path())
    return import_warc(store, path, publication_id=publication_id, platform=platform, date_of=date_of, kind_of=kind_of)
