"""Every platform's built site, over real HTTP: all of it comes, once, and in the order of its lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_server import FaultServer
from sites.builder import SITES, build_site, site_toml
from sites.papers import sample_day

from tasks.platforms.registry import reader
from tasks.web.edition import fetch_edition
from warehouse.publications import publication_from_toml
from warehouse.raw import RawStore


@pytest.mark.parametrize("absolute", [False, True])
@pytest.mark.parametrize("site", SITES)
def test_the_edition_of_every_platform_comes_whole(site: str, absolute: bool, tmp_path: Path):
    day = sample_day()
    with FaultServer() as server:
        server.pages = build_site(site, day, server.url if absolute else "")
        paper = publication_from_toml("yzrb", site_toml(site, server.url).encode())
        edition = fetch_edition(paper, day.date, store=RawStore(tmp_path), rate=10_000)
        assert edition.gaps == ()
        assert edition.missing_evidence is None
        assert set(server.count.values()) == {1}
    indexes = [each for each in edition.documents if each.kind == "index"]
    assert len(indexes) == len(day.sheets)
    platform = reader(edition.platform)
    listed = [link.url for each in indexes for link in platform.read_index(each.content, each.url).articles]
    came = [each.url for each in edition.documents if each.kind == "article"]
    assert came == list(dict.fromkeys(listed))
    assert came
