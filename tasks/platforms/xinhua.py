"""Xinhua's system: pages `YYYYMMDD/Page01BC.htm`, articles `Articel01002BC.htm` (spelt so).

Lists carry their targets in `daoxiang` attributes as well as in links.
"""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:page(?P<page>[0-9]{2})[a-z0-9]{0,3}|(?:paper|issue)index)\.s?html?",
        article=r"artic(?:el|le)(?P<page>[0-9]{2})[0-9]*[a-z0-9]{0,3}\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
