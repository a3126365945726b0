"""Rows that name a page's editors: 本版责编：甲 乙, 责任编辑：甲 版式：乙."""

from __future__ import annotations

import re

_OFFICE = (
    r"(?:本版|执行|值班|首席|视觉|图片|文字|电子)*(?:责任编辑|责任校对|责编|责校|编辑|主编|版式设计|版式|版面设计|版面|美术编辑|美编|"
    r"校对|校检|组版|排版|设计|制图|统筹|策划|审读|检校|总值班|值班编委|二审|三审|一审|初审|终审)"
)
_ROW = re.compile(rf"^[\s（(【\[]*{_OFFICE}\s*(?:[:：/\u2215]|(?=\s))")
_HINT = re.compile("[编校版审策设排组制]")
_SPLIT = re.compile(rf"{_OFFICE}\s*[:：/\u2215]?|[\s、，,;；:：/\u2215（）()【】\[\]|·]+")
_NAME = re.compile(r"^[\u3400-\u9fff·]{2,5}$")
_APART = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]+([\u3400-\u9fff])(?![\u3400-\u9fff])")  # 张 威
_LONGEST = 80


def editors_in(line: str) -> tuple[str, ...]:
    """The names of a row that names editors and nothing else; () for any other line."""
    if len(line) > _LONGEST or not _HINT.search(line) or not _ROW.match(line):
        return ()
    pieces = [piece for piece in _SPLIT.split(_APART.sub(r"\1\2", line)) if piece]
    if not pieces or not all(_NAME.match(piece) for piece in pieces):
        return ()
    return tuple(dict.fromkeys(pieces))
