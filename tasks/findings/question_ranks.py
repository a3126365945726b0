"""How surely a label begins a reply, and what labels mean beside each other."""

from __future__ import annotations

import re

from tasks.findings.question_labels import Label
from tasks.findings.question_marks import Mark

_SECOND = re.compile("(?:答复|回复|回应|解答|反馈)(?:[二三四五]|[2-5])$")
_LONGEST_NAME = 16  # of who asks, in a form's field


def rank_of(label: Label) -> int:
    """How surely a label begins a reply: 4 a form's, 3 an office that 回复, 2 a bare 答, 1 an office's name alone."""
    return 4 if label.form else 2 if label.plain else 3 if label.firm else 1


def is_rank(label: Label | None, rank: int) -> bool:
    """Is there a label, of that rank?"""
    return label is not None and rank_of(label) == rank


def coming_replies(marks: tuple[Mark, ...]) -> list[int]:
    """For each mark, how firm a label of a reply stands behind it and before the next question."""
    coming = [0] * len(marks)
    best = 0
    for number in range(len(marks) - 1, -1, -1):
        coming[number] = best
        label = marks[number].label
        if label.kind in ("reply", "office") and not label.weak:
            best = max(best, rank_of(label))
        elif label.kind == "question":
            best = 0
    return coming


def replies_beyond(marks: tuple[Mark, ...], coming: list[int]) -> list[int]:
    """The same, behind bare labels of questions that follow each other: 疑问一：…疑问二：… and then 市教育局回复：."""
    beyond = list(coming)
    for number in range(len(marks) - 2, -1, -1):
        label = marks[number + 1].label
        if label.kind == "question" and label.plain:
            beyond[number] = beyond[number + 1]
    return beyond


def names_replier(label: Label) -> bool:
    """Does a label name an office and say that it replies: 市城管局回复?"""
    return label.firm and not label.form and label.who is not None


def is_field_of_asker(text: str, mark: Mark, following: Mark) -> bool:
    """Is a citizen's word in a form (网友：清风明月 above 内容：…) a field whose value is a name?"""
    label, value = mark.label, text[mark.end : following.start].strip()
    if label.kind != "question" or label.form or label.noun is None or label.who != label.noun:
        return False
    below = following.first and following.label.form and following.label.kind != "reply"
    return below and 0 < len(value) <= _LONGEST_NAME and value[-1] not in "。!?”"


def is_second(words: str) -> bool:
    """Does a label begin another office's reply to the same question: 【答复二】?"""
    return _SECOND.search(words) is not None
