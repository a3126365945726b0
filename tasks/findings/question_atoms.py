"""A body cut into the smallest parts that a question or a reply can begin with: labels, sentences, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.findings.patterns import any_of
from tasks.findings.question_lines import inked, inked_lines
from tasks.text.words import load_words

_ENDS = re.compile(r"[。!?…]+[”’」』)）\"]*|[;](?=[^;\n]{0,24}[:])")
_COLON = re.compile(r"(?:[^:。!?\n]|(?<=[0-9]):(?=[0-9]{2})){1,48}?(?:(?<![0-9]):|:(?![0-9]{2}))[ ]*")
_BOX = re.compile(r"[^一-鿿A-Za-z0-9【\[\u3014]{0,4}[【\[\u3014][^】\]\u3015\n]{1,40}[】\]\u3015] *:? *")
_SPACED = re.compile(r"[^\s:,。!?;|]{1,16}[ \t|]+(?=\S)")
_COUNTED = re.compile(r"(?:[问答QA]|提问|回答|回复|答复)(?:[①-⑳]|[0-9]{1,2}(?![0-9年月日个]))[.、:]? *")  # 问①, Q2.
_NAMED = re.compile(r"[^\s:,。!?;|(]{1,6}[(][^()\n]{2,20}[)][ :]+(?=\S)")  # A(市卫健局) 您好
_CELL = re.compile(r"[^|\n]*\|?")
_CELLS = 3  # bars of a line that is a row of a table
_SHORT_CELL = 24
_REPLY = any_of(load_words("tasks.findings", "question_reply_verbs"))
_ASK = any_of(load_words("tasks.findings", "question_ask_verbs"))
# 市民李女士来电反映,…; 对此,市水务局回复称,…: what is told without a colon.
_TOLD = re.compile(
    rf"(?:[^,。:!?\n“”]{{1,20}},)?[^,。:!?\n“”]{{2,36}}?(?:{_REPLY}|{_ASK}|来电|来信|留言|提问|求助|询问|表示|介绍|解释|告诉记者|称|说)"
    r"(?:说|称|道|如下|记者)?,(?=.{4})"
)
_DASH = re.compile(r"(?<=[^—\n])—{1,2}(?=[^—\n]{2,24}$)")
_NUMBER = re.compile(
    r"[^一-鿿A-Za-z0-9“\"(【\[]{0,3}"
    r"(?:第?[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)]?[、.)](?![0-9])|[①-⑳]|[(][0-9一二三四五六七八九十]{1,3}[)]"
    r"|[^\s一-鿿A-Za-z0-9“\"(【\[《\u3014「『<@#]{1,2}) *"
)
_SAID = re.compile("[您你]好")  # no label: 回应:您好,您的来信已收悉,现答复如下:
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """`text[start:end]`; `opens` and `closes` its line; `head`: a label, or words that lead to what is said."""

    start: int
    end: int
    opens: bool
    closes: bool
    head: bool
    boxed: bool = False


def cut_atoms(text: str) -> list[Atom]:
    """The atoms of a narrowed body, in order; blanks between them belong to none."""
    atoms: list[Atom] = []
    for first, last in inked_lines(text, 0, len(text)):
        parts = list(_parts(text, first, last))
        for at, (begin, stop, head, boxed) in enumerate(parts):
            atoms.append(Atom(begin, stop, at == 0, at == len(parts) - 1, head, boxed))
    return atoms


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    if text.count("|", start, end) < _CELLS:
        yield from _of_line(text, start, end)
        return
    for cell in _CELL.finditer(text, start, end):  # a row of a table
        begin, stop = inked(text, cell.start(), cell.end() - cell[0].endswith("|"))
        if begin < stop and stop - begin <= _SHORT_CELL and text[stop - 1] not in "。!?":
            yield (begin, stop, True, False)
        elif begin < stop:
            yield from _of_line(text, begin, stop)


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    for begin, stop in _sentences(text, start, end):
        at = begin
        if begin == start and (number := _NUMBER.match(text, at, stop)) and number.end() < stop:
            yield (*inked(text, at, number.end()), True, False)
            at = number.end()
        if box := _BOX.match(text, at, stop):
            yield (*inked(text, at, box.end()), True, True)
            at = box.end()
        if begin == start and (counted := _COUNTED.match(text, at, stop)):
            yield (*inked(text, at, counted.end()), True, False)
            at = counted.end()
        head = _head_end(text, at, stop, first=begin == start)
        if head:
            yield (*inked(text, at, head), True, False)
            at = head
        if at < stop:
            dash = _DASH.search(text, at, stop) if stop == end else None
            for piece in ((at, dash.start()), (dash.start(), stop)) if dash else ((at, stop),):
                ink = inked(text, *piece)
                if ink[0] < ink[1]:
                    yield (*ink, False, False)


def _head_end(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Where the words end that lead to what the rest of a sentence says."""
    if first and (hit := _NAMED.match(text, start, end)):
        return hit.end()
    if hit := _COLON.match(text, start, end):
        again = _COLON.match(text, hit.end(), end) if hit.end() - start <= _SHORTEST + 6 else None
        if again and again.end() - again.start() <= 30 and again.end() < end and not _SAID.search(again[0]):
            return again.end()
        return hit.end()
    if hit := _TOLD.match(text, start, end):
        return hit.end()
    if first and (hit := _SPACED.match(text, start, end)):
        return hit.end()
    return None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line."""
    at = start
    for hit in _ENDS.finditer(text, start, end):
        yield inked(text, at, hit.end())
        at = hit.end()
    if at < end and text[at:end].strip():
        yield inked(text, at, end)
