"""The names that an event may be of: those of its sentence, of the sentences before, of the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.findings.earlier_names import BREAKS, names_of, sentences_before
from tasks.findings.events import Group
from tasks.findings.name_kinds import is_bare_head, is_phase, with_phase
from tasks.findings.name_lists import listed
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name, strip_end, strip_start
from tasks.findings.project_patterns import HEAD_END
from tasks.text.width import narrow

# How far a name stands from the event: in its clause, in its sentence, so many sentences before (from 2), or known
# from elsewhere.
_BACK = 6  # sentences
# Own words that may be a name.
_OWN = re.compile(
    r"(?:其余|其他|剩余|剩下|另外?|首批|第?[一二三四五]批)?的?(?:\d+[个座条处所家项栋幢]|[一二三四五六七八九十]大)[一-鿿]{1,8}"
    r"|[一-鿿A-Za-z\d]{1,8}[至到][一-鿿A-Za-z\d]{3,20}"
)
_IN_CLAUSE, _IN_SENTENCE, _BEFORE, _PUT_TOGETHER, _KNOWN, _IN_HEAD = 0, 1, 2, 9, 20, 21


@dataclass(slots=True)
class Candidate:
    """A name, by its nearest mention: `start` is its offset in the sentence, or -1; `opens`: a clause begins so."""

    name: Name
    text: str  # narrow
    distance: int
    start: int = -1
    opens: bool = False
    sources: set[str] = field(default_factory=set)

    def meet(self, distance: int, start: int, *, opens: bool) -> None:
        """Another mention of the name."""
        if (distance, -start) < (self.distance, -self.start):
            self.distance, self.start, self.opens = distance, start, opens or self.opens


def candidates(sentence: PreparedSentence, group: Group, by_rule: Sequence[Name]) -> dict[str, Candidate]:
    """The candidates for an event phrase by their narrow text. `by_rule`: the one name that the rules find, if so."""
    found: dict[str, Candidate] = {}
    for name, source, distance, opens in _mentions(sentence, group, by_rule):
        text = narrow(name.text)
        if not text:
            continue
        if text not in found:
            found[text] = Candidate(name, text, distance, name.start, opens)
        else:
            found[text].meet(distance, name.start, opens=opens)
        if source:
            found[text].sources.add(source)
    return found


_Mention = tuple[Name, str, int, bool]


def _mentions(sentence: PreparedSentence, group: Group, by_rule: Sequence[Name]) -> Iterator[_Mention]:
    for name in by_rule:
        yield name, "", _IN_CLAUSE if name.start >= 0 else _PUT_TOGETHER, False
    yield from _in_sentence(sentence, group)
    context = sentence.context
    yield from _by_own_words(sentence, group)
    yield from _parts(sentence, group)
    back_to = 0 if by_rule and by_rule[0].start >= 0 else _BACK  # what the clause itself names needs no antecedent
    for back, text in enumerate(sentences_before(context.earlier, back_to)):
        for name, opens in names_of(text):
            yield name, "before", _BEFORE + back, opens
    known = {
        "main": context.main, "first": context.first, "latest": context.latest, "label": sentence.label,
        "setting": sentence.setting(),
    }  # fmt: skip
    for source, it in known.items():
        if it and not it.generic:
            yield Name(-1, -1, sentence.written(it), it.kind, False), source, _KNOWN, False
    for line in context.story.head:
        for name, opens in names_of(line):
            yield name, "head", _IN_HEAD, opens


def own_words(sentence: PreparedSentence, group: Group) -> tuple[int, int]:
    """Where the words stand, right before an event phrase, that name what it happens to; an empty stretch if none."""
    return _own_words(sentence.bare, sentence.low(group), group.start)


@lru_cache(maxsize=8)
def _own_words(bare: str, low: int, high: int) -> tuple[int, int]:
    end = strip_end(bare, low, high)
    start = strip_start(bare, low, end)
    return min(start, end), end


def _by_own_words(sentence: PreparedSentence, group: Group) -> Iterator[_Mention]:
    """All of an event's own words: of many (其余12个小区), from one place to another (甲县至乙县高速公路)."""
    start, end = own_words(sentence, group)
    if _OWN.fullmatch(sentence.bare, start, end) and HEAD_END.search(sentence.bare, start, end):
        yield Name(start, end, sentence.bare[start:end], "*", False), "own", _IN_CLAUSE, False


def _parts(sentence: PreparedSentence, group: Group) -> Iterator[_Mention]:
    """What clauses open with that is a part, by itself and of what may be its whole: 三期, 东段, 教学楼."""
    context = sentence.context
    wholes = [it.text for it in (context.main, context.first, context.latest, sentence.label) if it and not it.generic]
    wholes += [it.name for it in context.story.told[-1:]]
    for clause in sentence.clauses:
        if clause.start > group.start:
            return
        name = sentence.opening(clause, group.start if clause.end > group.start else None)
        if name is None or name.start < 0:
            continue
        distance = _IN_CLAUSE if clause.end >= group.start else _IN_SENTENCE
        phase = is_phase(name.text)
        if not name.generic:
            yield name, "opening", distance, True
            wholes.append(name.text)
        elif phase or (is_bare_head(name.text) and len(name.text) > 1):
            yield Name(name.start, name.end, name.text, name.kind, False), "opening", distance, True
            for whole in dict.fromkeys(wholes):
                text = with_phase(whole, name.text) if phase else whole + name.text
                yield Name(-1, -1, text, name.kind, False), "part", distance, False


def _in_sentence(sentence: PreparedSentence, group: Group) -> Iterator[_Mention]:
    bare, clause = sentence.bare, sentence.clause_of(group)
    for whole in sentence.named:
        for name in (whole, *listed(bare, whole)):
            if not name.generic:
                distance = _IN_CLAUSE if clause.start <= name.start < clause.end else _IN_SENTENCE
                yield name, "sentence", distance, _opens(bare, name.start)


def _opens(bare: str, at: int) -> bool:
    begin = max((bare.rfind(mark, 0, at) for mark in BREAKS), default=-1) + 1
    return strip_start(bare, begin, at) >= at
