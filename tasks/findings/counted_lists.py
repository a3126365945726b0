"""Several projects counted behind some of their names: 甲大桥、乙水厂等6个项目; 甲县至乙县等3条公路."""

from __future__ import annotations

import re

from tasks.findings.name_kinds import wanted_kind
from tasks.findings.name_lists import pieces_between
from tasks.findings.project_names import Name, ending_at, strip_start
from tasks.findings.project_patterns import HEAD_END, LIST

_COUNT = r"\d+余?多?[个条座处项所家段](?P<what>[^,。;:、等的\x00]{1,14}?)"
_COUNTED = re.compile(rf"(?P<names>[^,。;:\x00]{{2,120}}?)(?P<etc>等)?\s*(?P<count>{_COUNT})\s*$")
_OBJECT = re.compile(rf"(?P<names>[^,。;:\x00]{{2,120}}?)(?P<etc>等)\s*(?P<count>{_COUNT})(?=[,。;)\x00]|$|建设)")
_OPENING = re.compile(r"(?:随着|目前|其中|已有|包括|包含|涵盖|涉及|以及|现有|共有|新增|今年)+")


def counted_before(flat: str, start: int, end: int) -> list[Name]:
    """The projects of a stretch that ends in such a count, by name where each is one; else the stretch as one name."""
    match = _COUNTED.fullmatch(flat, start, end)
    return _names(flat, match) if match else []


def counted_behind(flat: str, start: int, end: int) -> list[Name]:
    """The same of a stretch that begins so: 建成甲县至乙县等4条公路."""
    match = _OBJECT.match(flat, start, end)
    return _names(flat, match) if match else []


def _names(flat: str, match: re.Match[str]) -> list[Name]:
    if not HEAD_END.search(flat, match.start("count"), match.end("count")):
        return []
    opening = _OPENING.match(flat, match.start("names"), match.end("names"))
    begins, end = opening.end() if opening else match.start("names"), match.end("names")
    pieces = pieces_between(LIST.finditer(flat, match.start("names"), end), begins, end)
    names = [_named(flat, start, end) for start, end in pieces]
    whole = [it for it in names if it]
    if len(whole) == len(pieces) > 1:
        return whole
    if not match["etc"]:
        return []
    return [Name(begins, match.end("count"), flat[begins : match.end("count")], wanted_kind(match["what"]), False)]


def _named(flat: str, start: int, end: int) -> Name | None:
    end = start + len(flat[start:end].rstrip())
    name = ending_at(flat, start, end)
    whole = name and name.start == strip_start(flat, start, end)
    return name if name and whole and not name.generic and name.kind != "org" else None
