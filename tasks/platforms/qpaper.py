"""Qpaper papers: pages `Html/YYYY-MM-DD/Qpaper.html` and `Qpaper_43259.html`, articles `214347.html`."""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"qpaper(?:_[0-9]+)?\.s?html?",
        article=r"[0-9]{3,}\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
