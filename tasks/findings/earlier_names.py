"""The names that the sentences before named, for what the text goes on to say in short or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tasks.findings.project_names import Name, listed, names_in, strip_start
from tasks.text.width import narrow

BACK = 12  # sentences before, in which a name may stand that is later said in short
_STALE = 6  # sentences, after which what the headline or question named is no longer what the text speaks of
_ITEM = re.compile(r"\s*[◆●■▶►★☆◇○▪※◎⊙□·•▲△▼]")
_GAPS = re.compile(r"[\s\[\]【】]")
_DATE = re.compile(r"[\d一二三四五六七八九十]+[年月日]")
_POINTS = re.compile(r"该|此|这|其(?!亚)|[我本](?=[市县区省国])")
_WORK_ON_IT = re.compile(r"(?<=项目|工程)(?:建设|施工)+$")
_SENTENCE = re.compile(r"[。.!！?？…;；][”\"’」』)）]*\s*$")
_BREAKS = ",。:;!?、\x00\n"


def names_before(texts: Sequence[str], back: int = BACK, *, alone: bool = False) -> Iterator[Name]:
    """The names of the sentences before the last of `texts`, nearest first, back to where an item of a list begins.

    `alone`: only the name that a sentence ends with, or its only one.
    """
    for text in _before(texts, back):
        names = [name for name, _ in _names_of(text)]
        if not alone:
            yield from reversed(names)
        elif len(names) == 1 or (names and text.rstrip("。!！").endswith(names[-1].text)):
            yield names[-1]


def subjects_before(texts: Sequence[str], back: int) -> Iterator[Name]:
    """The names that clauses of the sentences before the last begin with; of the nearest sentence first."""
    for text in _before(texts, back):
        yield from (name for name, opens in _names_of(text) if opens)


def is_said(name: str, texts: Sequence[str]) -> bool:
    """Whether the last sentences of the body name it again: its end will do."""
    return any(name[-4:] in text for text in texts[-_STALE:] if _SENTENCE.search(text))


def _before(texts: Sequence[str], back: int) -> Iterator[str]:
    recent = texts[-back - 1 :]
    if not recent or _ITEM.match(recent[-1]):
        return
    for text in reversed(recent[:-1]):
        yield text
        if _ITEM.match(text):
            return


@lru_cache(maxsize=64)
def _names_of(text: str) -> tuple[tuple[Name, bool], ...]:
    """The names of a sentence read before as text alone, each with whether a clause begins with it."""
    flat = _DATE.sub(lambda match: "\x00" * len(match[0]), _GAPS.sub(",", narrow(text)))
    found = []
    for whole in names_in(flat, 0, len(flat)):
        for it in listed(flat, whole):
            if it.kind != "org" and not it.generic and not _POINTS.search(it.text):
                name = Name(-1, -1, _WORK_ON_IT.sub("", it.text), it.kind, False)
                found.append((name, _begins(flat, it.start)))
    return tuple(found)


def _begins(flat: str, at: int) -> bool:
    start = max((flat.rfind(mark, 0, at) for mark in _BREAKS), default=-1) + 1
    return strip_start(flat, start, at) >= at
