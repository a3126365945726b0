"""Labels before what somebody says: 网友提问:, 【市教育局回复】, 记者:, numbered questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from tasks.pages.credits import OFFICES
from tasks.pages.lines import Line
from tasks.text.words import load_rows

_LED = ("报道", "讯", "电")  # 本报讯 记者某某报道: begins two pieces of one writer
Spoken = Literal["question", "answer"]

_RULES = tuple((re.compile(row[0]), row[1]) for row in load_rows("tasks.pages", "labels"))
_BRACKET = re.compile(r"[【\[]([^【】\[\]]{1,24})[】\]]")
_COLON = re.compile(r"([^:。!?,;]{1,26}):")
_NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.,]|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}(?:[.、)]|\s)(?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,2}[,、:]|之[一二三四五六]"
)

_ASIDE = re.compile(r"(?<=[^:。!?,;(])[(][^()]{1,20}[)](?=:)")  # 网友“江风”(5月3日 11:20):, 陈小姐(8344**04):


def is_numbered(flat: str) -> bool:
    """Whether the line begins with a number as subheadings and lists do."""
    return _NUMBER.match(flat) is not None


def is_label(line: Line, speakers: frozenset[str]) -> bool:
    """Whether the line begins with a label, or is a numbered question. `speakers` as `find_speakers` gives them."""
    bracket = _BRACKET.match(line.text)
    if bracket and label_role(bracket[1].replace(" ", "")):
        return True
    words = _words(line)
    if words is None and line.flat in speakers:
        return True  # 某局回复, a line of its own
    if words is None:
        return is_numbered(line.flat) and "?" in line.flat[-6:]
    return words in speakers or label_role(words) is not None


_REPLY_ALONE = re.compile(rf".{{1,22}}(?:{'|'.join(OFFICES)})(?:回复|答复|回应|解答)(?:如下|网友)?")


@lru_cache(maxsize=4096)
def label_role(words: str) -> Spoken | None:
    """Question or answer, by the words of a label without blanks; None for other words."""
    for rule, role in _RULES:
        if rule.fullmatch(words):
            return "question" if role == "question" else "answer"
    return None


def spoken_role(line: Line, speakers: frozenset[str]) -> Spoken | None:
    """Question or answer, for a line with a label."""
    bracket = _BRACKET.match(line.text)
    words = bracket[1].replace(" ", "") if bracket else _words(line)
    if words is None and line.flat in speakers:
        return "answer"
    if words is None:
        return "question" if "?" in line.flat[-6:] else None
    if words in speakers or words.endswith(OFFICES):
        return label_role(words) or "answer"
    return label_role(words)


def find_speakers(lines: Sequence[Line]) -> frozenset[str]:
    """Words before a colon that begin two lines of the page or more: the voices of a talk."""
    words = Counter(match[1] for line in lines if (match := _COLON.match(line.flat)) and len(match[1]) <= 12)
    often = frozenset(word for word, count in words.items() if count >= 2 and not word.endswith(_LED))
    replies = [line.flat for line in lines if _REPLY_ALONE.fullmatch(line.flat)]
    return often | _answered(lines) | frozenset(replies if len(replies) > 1 else ())


def _answered(lines: Sequence[Line]) -> frozenset[str]:
    """Words before a colon that begin a question which an office answers below: 江南小木匠:请问…? / 区教育局:…."""
    labelled = [(at, match[1]) for at, line in enumerate(lines) if (match := _COLON.match(line.flat))]
    return frozenset(
        asked
        for (at, asked), (below, said) in pairwise(labelled)
        if below - at <= 5
        and len(asked) <= 10
        and said.endswith(OFFICES)
        and not asked.endswith(OFFICES)
        and "?" in "".join(line.flat for line in lines[at:below])[-8:]
    )


def _words(line: Line) -> str | None:
    number = _NUMBER.match(line.flat)
    match = _COLON.match(_ASIDE.sub("", line.flat[number.end() if number else 0 :], count=1))
    return match[1] if match else None
