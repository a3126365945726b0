"""Every publication of ours loads, its addresses render, and the reader of its platform takes their shape."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from tasks.errors import UsageError
from tasks.platforms.addresses import issue_of
from tasks.platforms.registry import reader
from warehouse.publications import PACKAGED, PLATFORMS, PublicationSource, read_publication

DAY = dt.date(2031, 5, 8)
SOURCES = [read_publication(path) for path in sorted(PACKAGED.glob("*.toml"))]
SITED = [source for source in SOURCES if source.sites]


def test_the_catalogue_is_as_large_as_promised() -> None:
    assert len(SITED) >= 440


def test_ids_and_addresses_are_unique() -> None:
    ids = Counter(source.publication.publication_id for source in SOURCES)
    addresses = Counter(site.edition_url for source in SITED for site in source.sites)
    assert [name for name, count in (*ids.items(), *addresses.items()) if count > 1] == []


@pytest.mark.parametrize("source", SITED, ids=lambda source: source.publication.publication_id)
def test_templates_render_to_what_the_reader_takes(source: PublicationSource) -> None:
    for site in source.sites:
        url = site.url_for(DAY)
        platform: Any = reader(site.platform)
        assert "{" not in url
        assert platform.shape.is_page(url)
        assert issue_of(url) in ("2031-05-08", "2031-W19")


def test_papers_that_share_a_slug_are_told_apart() -> None:
    named = {source.publication.name: source.publication.publication_id for source in SOURCES}
    assert named["株洲日报"] == "zzrb"
    assert len({named[name] for name in ("株洲日报", "郑州日报", "枣庄日报")}) == 3


def test_none_claims_to_be_verified_before_it_was() -> None:
    today = dt.datetime.now(dt.UTC).date() + dt.timedelta(1)
    assert [source for source in SITED if source.verified and source.verified > today] == []


def test_every_platform_has_a_reader() -> None:
    for platform in PLATFORMS:
        assert callable(reader(platform).read_index)
    with pytest.raises(UsageError, match="unknown platform"):
        reader("gopher")
