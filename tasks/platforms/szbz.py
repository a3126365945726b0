"""szbz papers: pages `Html/szbz/YYYYMMDD/szbzA1.Html` (or `Index.Html`), articles `szbz31623.Html`."""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:index|szbz[a-z]?[0-9]{1,2})\.s?html?",
        article=r"szbz[0-9]{3,}\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
