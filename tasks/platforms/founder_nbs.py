"""The nbs/nw variant of Founder: 人民日报 to 2024-11-30, 光明日报, 中国青年报, 学习时报.

Pages are `nbs.D110000renmrb_01.htm`, articles `nw.D110000renmrb_20171016_2-06.htm`: second on page 06. The titles of
the list are written by script, `document.write(view(\"甲<br>乙\"))` (seen 2017-10-16).
"""

from __future__ import annotations

from tasks.platforms.family import Family
from tasks.platforms.shapes import shape

PLATFORM = Family(
    shape(
        page=r"nbs\.[a-z0-9]+_(?P<page>[a-z]{0,3}[0-9]+)\.s?html?",
        article=r"nw\.[a-z0-9]+_[0-9]{8}_[0-9]+-(?P<page>[a-z]{0,3}[0-9]+)\.s?html?",
    )
)
read_index, read_entry, read_article = PLATFORM.read_index, PLATFORM.read_entry, PLATFORM.read_article
