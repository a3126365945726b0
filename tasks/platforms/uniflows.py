"""uniflows papers: pages `html/YYYY/MM/DD/01/default.htm`, articles `01/01_64.htm` beside them."""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?P<page>[a-z]{0,2}[0-9]{1,3})/default\.s?html?",
        article=r"(?P<page>[a-z]{0,2}[0-9]{1,3})_[0-9]+\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
