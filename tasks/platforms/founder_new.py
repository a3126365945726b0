"""The new Founder (方正) system: 人民日报 from 2024-12-01, 经济日报, 株洲日报 and some 220 others.

Pages are `layout|column|col|PC/YYYYMM/DD/node_A01.html` in many spellings (node01, lA01, l1, colA1, n_01, node_01B),
articles `content|con|c|cont/YYYYMM/DD/content_ID.html` or `cID.html`.
"""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"(?:node|col|layout|lay|l|n)_?[a-z]{0,5}_?[0-9]{0,6}[a-z]{0,2}\.s?html?",
        article=r"(?:content|con|c)_?(?:[a-z]{1,4}_)?[0-9]+(?:_[0-9]+)*\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
