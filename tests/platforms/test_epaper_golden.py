"""A golden page per reader: stored bytes beside what they must give.

A missing expectation is written, and the test fails until somebody has read what was written.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tasks.platforms.registry import reader
from warehouse.publications import PLATFORMS

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/urls.json"))


def test_every_platform_has_golden_pages() -> None:
    assert {case.partition("-")[0] for case in CASES} == set(PLATFORMS)


@pytest.mark.parametrize("case", CASES)
def test_golden_page(case: str) -> None:
    folder = GOLDEN / case
    urls = json.loads((folder / "urls.json").read_text("utf-8"))
    platform = reader(case.partition("-")[0])
    read = {
        "index": platform.read_index((folder / "index.page").read_bytes(), urls["index"]),
        "article": platform.read_entry((folder / "article.page").read_bytes(), urls["article"]),
    }
    found = json.loads(json.dumps({key: dataclasses.asdict(value) for key, value in read.items()}, default=str))
    expected = folder / "expected.json"
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{expected} was written: read it, then run again")
    assert found == json.loads(expected.read_text("utf-8"))
