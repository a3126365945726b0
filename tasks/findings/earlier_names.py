"""The names that the sentences before named, for what the text goes on to say in short or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tasks.findings.name_lists import listed
from tasks.findings.project_names import Name, names_in, strip_start
from tasks.text.width import narrow

BACK = 12  # sentences before, in which a name may stand that is later said in short
_STALE = 6  # sentences, after which what the headline or question named is no longer what the text speaks of
_ITEM = re.compile(r"\s*[◆●■▶►★☆◇○▪※◎⊙□·•▲△▼]")
_GAPS = re.compile(r"[\s\[\]【】]")
_DATE = re.compile(r"[\d一二三四五六七八九十]+[年月日]")
_POINTS = re.compile(r"该|此|这|其(?!亚)|[我本](?=[市县区省国])")
_WORK_ON_IT = re.compile(r"(?<=项目|工程)(?:建设|施工)+$")
_SENTENCE = re.compile(r"[。.!！?？…;；][”\"’」』)）]*\s*$")
_SCENE = re.compile(r"\s*(?:[^,]{0,10},)?(?:走进|来到|走近|步入|在)([^,]{3,30}?)(?:建设|施工)?(?:现场|工地|内|里)?,")
_WHERE = re.compile(r"(?:位于|[在至到接达])$")
_ASIDE = re.compile(r"(?<=[一-鿿])\([一-鿿]{1,6}\)(?=[一-鿿])")  # 甲至乙(丙)段
_COUNTED = re.compile(r"(?:约|近|达)?\d+[余多]?[座处条个项栋口台](?![一-鿿]{0,3}[期段区])")
_HAS = re.compile(r"(?:拥有|配有|配备|设有)[^,。;:、]*$")
BREAKS = ",。:;!?、\x00\n"


def names_before(
    texts: Sequence[str],
    back: int = BACK,
    *,
    alone: bool = False,
    has: str = "",
    behind: re.Pattern[str] | None = None,
) -> Iterator[Name]:
    """The names of the sentences before the last of `texts`, nearest first, back to where an item of a list begins.

    `alone`: only the name that a sentence ends with, or its only one. `has`: only of sentences in which it stands,
    `behind`: and behind such an end.
    """
    for text in sentences_before(texts, back):
        if has and not _stands(has, narrow(text), behind):
            continue
        names = [name for name, _ in names_of(text)]
        if not alone:
            yield from reversed(names)
        elif names and (len(names) == 1 or _ends_with(names[-1], text)):
            yield names[-1]


def last_said(texts: Sequence[str]) -> Name | None:
    """The name that the sentence before ends with, if it does not only say where."""
    for text in sentences_before(texts, 1):
        names = [name for name, _ in names_of(text)]
        return names[-1] if names and _ends_with(names[-1], text) else None
    return None


def _ends_with(name: Name, text: str) -> bool:
    said = text.rstrip("。!！")
    return said.endswith(name.text) and not _WHERE.search(said[: -len(name.text)])


def _stands(words: str, text: str, behind: re.Pattern[str] | None) -> bool:
    at = text.find(words)
    while at >= 0:
        if behind is None or behind.search(text, max(0, at - 6), at):
            return True
        at = text.find(words, at + 1)
    return False


def subjects_before(texts: Sequence[str], back: int) -> Iterator[Name]:
    """The names that clauses of the sentences before the last begin with; of the nearest sentence first."""
    for text in sentences_before(texts, back):
        yield from (name for name, opens in names_of(text) if opens)


def scenes_before(texts: Sequence[str]) -> Iterator[Name]:
    """The place that the sentence before takes us to: 在某基地，挖掘机来回穿梭."""
    for text in sentences_before(texts, 1):
        scene = _SCENE.match(narrow(text))
        yield from (name for name, _ in names_of(scene[1])[:1]) if scene else ()


def is_said(name: str, texts: Sequence[str]) -> bool:
    """Whether the last sentences of the body name it again: its beginning or end will do."""
    recent = [text for text in texts[-_STALE:] if _SENTENCE.search(text)]
    return any(name[-4:] in text or name[:4] in text for text in recent)


def sentences_before(texts: Sequence[str], back: int = BACK) -> Iterator[str]:
    """The sentences before the last of `texts`, nearest first, back to where an item of a list begins."""
    recent = texts[-back - 1 :]
    if not recent or _ITEM.match(recent[-1]):
        return
    for text in reversed(recent[:-1]):
        yield text
        if _ITEM.match(text):
            return


@lru_cache(maxsize=64)
def names_of(text: str) -> tuple[tuple[Name, bool], ...]:
    """The names of a sentence read before as text alone, each with whether a clause begins with it."""
    said = narrow(text)
    flat = _DATE.sub(lambda match: "\x00" * len(match[0]), _GAPS.sub(",", said))
    flat = _ASIDE.sub(lambda match: " " * len(match[0]), flat)
    found = []
    for whole in names_in(flat, 0, len(flat)):
        for it in listed(flat, whole):
            if it.kind != "org" and not it.generic and not _POINTS.search(it.text) and not _is_owned(flat, it):
                name = Name(-1, -1, _WORK_ON_IT.sub("", said[it.start : it.end]), it.kind, False)
                found.append((name, _begins(flat, it.start)))
    return tuple(found)


def _is_owned(flat: str, name: Name) -> bool:
    """Whether a name is of what a project has: 拥有先进的生产线, 渠首工程14处."""
    return bool(_COUNTED.match(flat, name.end) or _HAS.search(flat, max(0, name.start - 20), name.start))


def _begins(flat: str, at: int) -> bool:
    start = max((flat.rfind(mark, 0, at) for mark in BREAKS), default=-1) + 1
    return strip_start(flat, start, at) >= at
