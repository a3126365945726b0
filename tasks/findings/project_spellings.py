"""One spelling for what newspapers spell in several ways (污水厂, 二号航站楼), and lines called by their two ends."""

from __future__ import annotations

import re
from pathlib import Path

_LINES = (Path(__file__).parent / "words" / "project_spellings.tsv").read_text(encoding="utf-8").splitlines()
_SPELLINGS = dict(line.split("\t")[:2] for line in _LINES if line and not line.startswith("#"))
_SPELLING = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=lambda word: (-len(word), word))))
_DASH = re.compile(r"(?<=[\u4e00-\u9fff])(?:[—\u2013－~～-]{1,2}|到)(?=[\u4e00-\u9fff])")
_TERMINAL = re.compile(r"T?([一二三四五六七八九1-9])号?航站楼")
_MAIN_LINE = re.compile(r"(?<=高铁|铁路|高速|城际|地铁|隧道|高架)(?:正线|主线|全线)$")  # the line itself
_STATION = re.compile(r"^(?:高铁|火车)(?=[\u4e00-\u9fff]{0,4}[东西南北]站)")
_DIGITS = {digit: str(number) for number, digit in enumerate("零一二三四五六七八九")}
_ENDS = re.compile(
    r"^(?P<a>[\u4e00-\u9fff]{2,3})至(?P<b>[\u4e00-\u9fff]{2,3})(?P<kind>高速|高铁|城际|铁路)(?P<rest>.*)$"
)


def joined_by_to(name: str) -> str:
    """The name as printed, with a dash between two words as 至: A—B高速 -> A至B高速."""
    return _DASH.sub("至", name)


def one_spelling(text: str) -> str:
    """The name, without blanks and quotes, in one spelling."""
    text = _TERMINAL.sub(lambda found: f"T{_DIGITS.get(found[1], found[1])}航站楼", text)
    return _SPELLING.sub(lambda found: _SPELLINGS[found[0]], _MAIN_LINE.sub("", _STATION.sub("", text)))


def by_its_ends(core: str) -> str | None:
    """What a line between two places is called for short: A1A2至B1B2高速 -> A1B1高速. None where it is no such line."""
    found = _ENDS.match(core)
    return f"{found['a'][0]}{found['b'][0]}{found['kind']}{found['rest']}" if found else None
