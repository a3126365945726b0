"""Joyhua papers: `YYYYMMDD/html/index.htm`, `page_NN.htm`, `content_20150305007003.htm`.

The address says 007 where the page is 04版 (seen 2015-03-05): the label counts. Articles also come as
`page_01_content_000.htm` and `index_content_000.htm`.
"""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:index|page(?:_(?P<page>[a-z]{0,2}[0-9]+))?)\.s?html?",
        article=r"(?:(?:index|page_(?P<page>[a-z]{0,2}[0-9]+))_)?content_[0-9]+(?:_[0-9]+)*\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
