"""The small words of a source: widths, marks, lists of choices, dates."""

from __future__ import annotations

import re
from typing import Any

ASCII = str.maketrans("，：；？！（）", ",:;?!()")
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
MARK = re.compile(r"«(?:(/)|([qa])(\+)?\s*([^»]*))»")
UNMARK = re.compile(r"«[^»]*»|[⟦⟧]")


def choices(text: str) -> list[str | None]:
    """`a|b|-` as a list, `-` for nothing."""
    return [None if word == "-" else word for word in text.split("|")]


def one_or_many(values: list[str | None]) -> Any:
    """A value alone where there is one."""
    return values[0] if len(values) == 1 else values


def read_dates(cell: str) -> dict[str, Any]:
    """`2023-03-12`, `A..B`, `..B`, `-` for none, `?` for not labelled."""
    if cell == "?":
        return {}
    if cell == "-":
        return {"date_start": None, "date_end": None}
    start, dots, end = cell.partition("..")
    return {"date_start": start or None, "date_end": end if dots else start}
