"""The classic Founder (方正) system: some 190 papers, 2006 to today.

Pages are `html/YYYY-MM/DD/node_N.htm`, where N is a number of the site and not the page's; articles
`content_ID.htm`, `content_NODE_ID.htm` or `content_PAGE_SEQ.htm`, often with `?div=-1`.
"""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:node|index)(?:_?[a-z]{0,3}[0-9]+|_[0-9-]+)?\.s?html?",
        article=r"content_?(?:[a-z]{1,4}_)?[0-9]+(?:_[0-9]+)*\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
