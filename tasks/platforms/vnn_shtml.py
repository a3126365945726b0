"""Papers with pages `shtml/PAPER/YYYYMMDD/vA01.shtml` or `index.shtml`, articles `335337.shtml`: 山西日报."""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:index|v[a-z]{0,2}[0-9]{1,3})\.s?html?",
        article=r"[0-9]{3,}\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
