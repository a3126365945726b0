"""Projects called by their names after a ceremony for many: 本次集中开工的项目共5个，包括甲基地、乙产业园项目等."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.findings import tense
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name
from warehouse.records import Event

_EVENTS: dict[str, Event] = {
    "开工": "start", "动工": "start", "竣工": "completion", "投产": "opening", "签约": "signing", "通车": "opening",
}  # fmt: skip
_WORD = "|".join(_EVENTS)
_MANY = r"(?:重[大点]|产业|工业|招商引资|民生|交通|基础设施|社会)*项目"
_WHAT = (
    rf"(?:(?P<of>{_WORD})(?:建设)?的?(?:\d+[个项])?{_MANY}"
    rf"|\d+[个项]{_MANY}(?:集中|正式|陆续|相继|同步)*(?P<did>{_WORD})(?:建设)?)"
)
_ROLL = re.compile(
    rf"{_WHAT}(?:[共有计达为]*\d+[个项])?(?:,[^,;。包]{{0,24}}){{0,3}}?,?"
    r"(?:项目|主要|分别)*(?:包括|包含|涵盖|分别是|(?<=分别|项目)为|(?<=项目)有(?=[^,;。:]*、))(?:了|备受[^,;。的]{2,8}的)?"
    r"(?:(?P<list>[^,;。:]{4,160})|[,:](?P<priced>[^;。]{8,400}))"
)
# Each with what it costs: 总投资10亿元的甲项目,总投资5亿元的乙项目.
_PRICED = re.compile(r"投资额?(?:约|达|近|超)?[\d.]+[亿万]元的([^,、;。]{3,28}?)(?=[,、;。和]|以及|$)")
_END = re.compile(r"等(?:等|\d+[个项]|[^、]{0,12}$).*|(?:集中|正式|建成|竣工)?(?:开工|竣工|通车|投产)$")
# What is listed so are fields, not projects: 涵盖新材料、现代物流等领域.
_FIELDS = re.compile(r"(?:领域|方面|行业|产业|板块|类别?|门类|区域|地区|个|项|元)$")
_SO_MANY = re.compile(r"等\d+[个项]$")
_ITEM = re.compile(r"[^、]+")
_SHORTEST = 3


def rolled(sentence: PreparedSentence) -> Iterator[tuple[Name, Event]]:
    """The projects of a roll, each with what happened to it; nothing of what is only planned."""
    for match in _ROLL.finditer(sentence.bare):
        before = sentence.bare[max(0, match.start() - 12) : match.start()]
        if match["priced"]:
            items = list(_priced(sentence.bare, match.start("priced"), match.end("priced")))
        else:
            items = list(_items(sentence.bare, match.start("list"), match.end("list")))
        if tense.PLAN.search(before) or not items or _FIELDS.search(_SO_MANY.sub("", match["list"] or "").rstrip()):
            continue
        if any(_FIELDS.search(it.text) for it in items):
            continue
        for it in items:
            yield it, _EVENTS[match["of"] or match["did"]]


def _priced(bare: str, start: int, end: int) -> Iterator[Name]:
    for it in _PRICED.finditer(bare, start, end):
        yield Name(it.start(1), it.end(1), it[1], "*", False)


def _items(bare: str, start: int, end: int) -> Iterator[Name]:
    if last := _END.search(bare, start, end):
        end = last.start()
    for part in _ITEM.finditer(bare, start, end):
        text = part[0].rstrip()
        if len(text) >= _SHORTEST and "\x00" not in text:
            yield Name(part.start(), part.start() + len(text), text, "*", False)
