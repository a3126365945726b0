"""A sentence made plain for reading: narrow text, its lead and brackets blotted out, offsets kept."""

from __future__ import annotations

import re

from tasks.text.dates import DateMention
from tasks.text.width import narrow

_LEAD = re.compile(r"^[^,。:]{0,24}?[讯电](?:\s*\([^)]{0,80}\)|(?=[\s\d昨今])|(?=(?:近|日前|上月|本月|前天)))")
_AS_TOLD = re.compile(r"^\s*据[^,。:]{2,10}(?:报道|消息)(?:\s*\([^)]{0,60}\))?\s*(?=[\d今昨前])")
_BRACKETS = re.compile(
    r"\((?!\d{1,2}月\d{1,2}日\)|第?[一二三四五六七八九十\d]+期\)|[东西南北]段\))[^()]{0,60}\)|【[^】]{0,30}】"
)
# 甲站(9月26日启用)、乙公园(10月1日开园): read as 甲站于9月26日启用,…
_TOLD_IN_BRACKETS = re.compile(
    r"(?<=[一-鿿”])\(((?:[已将拟于]|计划|预计){0,2}(?:(?:(?:19|20)\d\d|[今去明])年|\d{1,2}月)"
    r"(?:[\d年月日底初末上中下旬前份春夏秋冬季汛半一二三四]|整体|全[线面部]|正式|主体|基本|对外|双向|竣工|试|已|首次|开始)*"
    r"(?:开工|动工|竣工|完工|建成|封顶|贯通|通[车航水气]|启用|开[园馆业学放通街诊]|投[用产运]|使用|上线|搬迁|交付|通过验收)"
    r"(?:运营|建设)?)\)(?!的)"
)
# 名称:某公园  面积:12公顷  开工:3月  建成:9月
_FIELDS = re.compile(r"[^\s：:]{1,10}[：:]\S+(?:(?=\u3000|\s{2})\s+[^\s：:]{1,10}[：:]\S+)+")
# A row of a table: cells with wide blanks between them.
_ROW = re.compile(r"[^,;:。！？，；：\s]{3,24}(?:(?:\u3000|\s{2,})[^,;:。！？，；：\s]+)+")
_DOT = re.compile(r"(?<=[一-鿿”\"')])\.(?![0-9A-Za-z.])")  # the full stop of OCR
# The hour of a day is no part of what happens on it: 昨晚8点亮灯开园, 今天零点起试运营.
_CLOCK = re.compile(
    r"(?<=\x00)(?:[上下]午|凌晨|清晨|傍晚|中午|晚间|[早晚夜])?(?:\d{1,2}|零|[一二三四五六七八九十]{1,3})[时点]"
    r"(?!多|建|线)(?:\d{1,2}分?|半|许|整)*起?"
)
# 3月22日世界水日开放
_OCCASION = re.compile(r"(?<=\x00)(?:世界|国际|全国|中国)[一-鿿]{1,5}[日节](?=[开通投启正竣完首])")
# 力争提前3个月、于9月底前通车
_EARLIER = re.compile(r"提前(?:约|近)?[\d一二三四五六七八九十半两]+[多余]?(?:个多?月|天|年|周)、?(?=于?\x00)")
# 乙段除某隧道外已全部贯通: what is left out is not what it happens to.
_EXCEPT = re.compile(r"(?<=[一-鿿])除(?![险尘湿草雪氟])[^,。;:已将于在除]{2,14}外,?(?=[\x00已均全目现将,])")
_MARK = re.compile(r"[…①-⑳❶-❿]")  # parts what stands around it


def flattened(text: str, *, in_head: bool) -> str:
    """The narrow text; what is told in brackets opened, blanks between cells made commas."""
    flat = _blotted(_TOLD_IN_BRACKETS.sub(_opened, narrow(text)), _LEAD, _AS_TOLD, _BRACKETS, _EXCEPT)
    flat = _DOT.sub("。", _MARK.sub(",", flat))
    if in_head or _ROW.fullmatch(text.strip()) or _FIELDS.fullmatch(text.strip()):
        flat = re.sub(r"\s", ",", flat)
    return flat


def _opened(match: re.Match[str]) -> str:
    return f"于{match[1]},"


def _blotted(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def without_dates(text: str, dates: list[DateMention]) -> str:
    """The text with its dates blotted out (\\x00), and the hours and days that go with them."""
    for date in dates:
        text = text[: date.start] + "\x00" * (date.end - date.start) + text[date.end :]
    for pattern in (_CLOCK, _OCCASION, _EARLIER):
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return text
