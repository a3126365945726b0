"""Text layers of PDF pages whose font map is shifted: 、→尧 ：→院 （→渊 ）→冤 ，→袁 。→遥 (《邵阳城市报》)."""

from __future__ import annotations

import re

_SHIFTED = str.maketrans({"尧": "、", "渊": "（", "冤": "）", "袁": "，", "遥": "。"})
_MARKS = "尧渊冤袁遥"
_SURE = re.compile("[尧渊冤袁遥]")
_REAL = re.compile("[、，。（）]")
# 院 is a word of its own after these: 医院, 法院, 学院, 分院 …
_COURT = re.compile(
    r"(?<![医法学察病住科务剧影书分寺庭宅养戏贡两议研画产妇书大该全国本我各省市县本入出转四小后来])院(?![尧渊冤袁遥]|$)"
)
_FEWEST = 4
_KINDS = 3


def repair_punctuation(text: str) -> tuple[str, bool]:
    """The text with its punctuation back and True, only where it clearly is so: many kinds, next to no real marks."""
    if sum(mark in text for mark in _MARKS) < _KINDS:
        return text, False
    shifted = _SURE.findall(text)
    if len(shifted) < _FEWEST or len(set(shifted)) < _KINDS or len(_REAL.findall(text)) * 4 > len(shifted):
        return text, False
    return _COURT.sub("：", text).translate(_SHIFTED), True
