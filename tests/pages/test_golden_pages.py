"""Pages of invented papers, each with what a careful person reads in it.

An expectation that is missing is written and the test fails: read it line by line against the page, then keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tasks.pages.drafts import PageDraft, Piece
from tasks.pages.text_page import read_text_page
from tasks.platforms.plain_text import read_text

GOLDEN = Path(__file__).parent / "golden"
FIELDS = (
    "column_name", "kicker", "headline", "subhead", "byline", "authors", "dateline", "pull_quote", "captions",
    "continues_on", "continued_from",
)  # fmt: skip


def told(draft: PageDraft) -> dict[str, Any]:
    """A draft in words: what is empty is left out."""
    marks = {name: getattr(draft, name) for name in ("page_no", "page_name", "editors", "printed_date")}
    found: dict[str, Any] = {key: str(v) if key == "printed_date" else v for key, v in marks.items() if v}
    found["pieces"] = [piece(draft, p) for p in draft.pieces]
    apart = [f"{b.role}: {draft.text[b.char_start : b.char_end]}" for b in draft.blocks if b.piece is None]
    return json.loads(json.dumps({**found, "apart": apart}, ensure_ascii=False))  # type: ignore[no-any-return]


def piece(draft: PageDraft, content: Piece) -> dict[str, Any]:
    """A piece with its body in paragraphs."""
    found = {name: getattr(content, name) for name in FIELDS if getattr(content, name)}
    body = ["".join(draft.text[a:b] for a, b in paragraph.pieces) for paragraph in content.paragraphs]
    return {**found, "body": body}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden_page(path: Path) -> None:
    found = told(read_text_page(read_text(path.read_bytes()).text))
    expected = path.with_suffix(".json")
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{expected.name} was written: read it against the page")
    assert found == json.loads(expected.read_text("utf-8"))
