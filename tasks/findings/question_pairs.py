"""Labels that no list of words knows, told by how they stand: one before each question, the other before each reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tasks.findings.offices import leading_office, office_name
from tasks.findings.question_phrases import office_says, opens_reply

_BOXED = re.compile(r"[^一-鿿\n]{0,4}[【\[\u3014《(]([^】\]\u3015》)\n:]{1,12})[】\]\u3015》)] *:?")
_COLON = re.compile(r"([^:。!?;,、\n“”()@]{2,8})(?:[(]([^()\n]{3,20})[)])? *:(?![0-9])")
_BARE = re.compile(r"[^\n。!?;:,、“”()]{2,8}:?")
_SAYS = re.compile(r"([^:,。!?;\n]{2,24})[:,]")
_FEWEST = 2  # pairs: what comes once is any heading
_ENOUGH = 2 / 3  # of the replies begin with an office


@dataclass(frozen=True, slots=True)
class _Labelled:
    words: str
    start: int  # of what it labels
    end: int
    office: str | None = None  # named in the label: 部门答题（区水务局）


def paired_labels(text: str) -> dict[str, str]:
    """words of a label -> `question`, `stop` or `reply`, for labels that take turns in a narrowed text.

    The reply's label is always the same and stands before an office's words (【回声】市水务局：…); the one before it
    may change (【何时】, 【为何】), and the paper's own may stand between the two (`stop`): 烦心事：, 记者跑腿：,
    部门答题（某局）：. Seen also as 网友呼声 and 部门回应 on lines of their own.
    """
    labelled = _labelled(text)
    found: dict[str, str] = {}
    for words in dict.fromkeys(item.words for item in labelled):
        at = [i for i, item in enumerate(labelled) if item.words == words]
        turn = at[1] - at[0] if len(at) >= _FEWEST else 0
        if turn not in (2, 3) or any(b - a != turn for a, b in pairwise(at)) or at[0] < turn - 1:
            continue
        replies = [labelled[i] for i in at]
        asked = [labelled[i - turn + 1] for i in at]
        told = sum(_by_an_office(text, item) for item in replies)
        if told >= _ENOUGH * len(replies) and not any(_by_an_office(text, item) for item in asked):
            if turn == 3:
                found |= {labelled[i - 1].words: "stop" for i in at}
            found[words] = "reply"
            found |= {item.words: "question" for item in asked}
    return found


def _labelled(text: str) -> list[_Labelled]:
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    found = []
    for number, (start, end) in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else (end, end)
        if hit := _BOXED.match(text, start, end):
            here = (hit.end(), end) if text[hit.end() : end].strip() else below
            found.append(_Labelled(hit[1].strip(), *here))
        elif (hit := _COLON.match(text, start, end)) and office_name(hit[1]) is None:
            found.append(_Labelled(hit[1].strip(), hit.end(), end, hit[2]))
        elif _BARE.fullmatch(text.rstrip(), start, end):
            found.append(_Labelled(text[start:end].strip().rstrip(":"), *below))
    return found


def _by_an_office(text: str, item: _Labelled) -> bool:
    """Whether what is labelled begins as an office's reply: 市水务局：, 市水务局介绍，, 您反映的问题收悉."""
    if item.office and office_name(item.office):
        return True
    start = item.start
    while start < item.end and text[start] == " ":
        start += 1
    if opens_reply(text, start) or office_says(text, start, item.end):
        return True
    hit = _SAYS.match(text, start, item.end)
    return bool(hit and (office_name(hit[1]) or leading_office(hit[1])))
