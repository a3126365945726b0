"""Columns of questions that are laid out in a way of their own: letters, tables, two lists, a report's sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tasks.findings.offices import is_signature, office_name, signature_office
from tasks.findings.question_askers import read_asker
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label, plain_form, read_label
from tasks.findings.question_lines import inked
from tasks.findings.question_phrases import told_by
from tasks.findings.question_records import Question, Record, Reply, Span

_ASKED = Label("question", firm=True)
_REPLIED = Label("reply", firm=True)
_SALUTATION = re.compile(r" *([^。!?,;:\n]{2,20}):? *")
_CELLS = re.compile(r"\t+| {2,}|[|]")
_NUMBERED = re.compile(
    r" *([(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)]|[一二三四五六七八九十0-9]{1,3}[、.]|[①-⑳]) *(?=\S)"
)
_CLAUSE = re.compile(r" *((?:[^,:。!?“”\n]{1,14}[日天晨晚午月],)?[^,:。!?\n]{3,30})[,:]")
_SENTENCE = re.compile(r"(?<=[。!?”]) *")
_FEWEST = 2
_MOST_SIGNING = 3


def laid_out(text: str, lines: Sequence[Span]) -> list[Record]:
    """The records of a narrowed text in one of these layouts, two at least; none where it is in none."""
    for read in (_table, _lists, _letters, _told_lines, _told_below):
        records = read(text, lines)
        if len(records) >= _FEWEST:
            for record in records:
                record.laid = read in (_table, _lists, _letters)
            return records
    return []


def _table(text: str, lines: Sequence[Span]) -> list[Record]:
    """A table whose head names its columns: 序号　反映内容　承办单位　办理情况."""
    for at, line in enumerate(lines):
        kinds = [label.kind if (label := read_label(text[slice(*cell)])) else None for cell in _cells(text, line)]
        if "question" in kinds and "reply" in kinds and len(kinds) > _FEWEST:
            rows = (_cells(text, row) for row in lines[at + 1 :])
            return [_row(text, kinds, cells) for cells in rows if len(cells) == len(kinds)]
    return []


def _cells(text: str, line: Span) -> list[Span]:
    cells, start = [], line[0]
    for hit in _CELLS.finditer(text, *line):
        cells.append(inked(text, start, hit.start()))
        start = hit.end()
    return [*cells, inked(text, start, line[1])]


def _row(text: str, kinds: Sequence[str | None], cells: Sequence[Span]) -> Record:
    by_kind = dict(zip(kinds, cells, strict=True))
    office = office_name(text[slice(*by_kind["office"])], trusted=True) if "office" in by_kind else None
    asker = text[slice(*by_kind["asker"])] if "asker" in by_kind else None
    return Record([Question(asker, _ASKED, [by_kind["question"]])], [Reply(office, _REPLIED, [by_kind["reply"]])])


def _lists(text: str, lines: Sequence[Span]) -> list[Record]:
    """群众提问： and numbered questions, then 部门答复： and as many replies with the same numbers."""
    lists: list[tuple[str, list[tuple[str, Span]]]] = []
    for start, end in lines:
        head = _SALUTATION.fullmatch(text, start, end)
        label = read_label(head[1]) if head else None
        number = _NUMBERED.match(text, start, end)
        if head and label and label.kind in ("question", "reply"):
            lists.append((label.kind, []))
        elif number and lists:
            lists[-1][1].append((number[1], (number.end(), end)))
    records: list[Record] = []
    for (kind, asked), (other, said) in pairwise(lists):
        numbers = [number for number, _ in asked]
        if kind == "question" and other == "reply" and numbers == [number for number, _ in said]:
            records += [_pair(question, reply) for (_, question), (_, reply) in zip(asked, said, strict=True)]
    return records


def _pair(question: Span, reply: Span) -> Record:
    return Record([Question(None, _ASKED, [question])], [Reply(None, None, [reply])])


def _letters(text: str, lines: Sequence[Span]) -> list[Record]:
    """Letters and what came back, each under whom it turns to; an office signs the second: 市长：…, 刁志强同志：…."""
    heads = [i for i, line in enumerate(lines) if text[line[1] - 1] == ":" and _SALUTATION.fullmatch(text, *line)]
    records: list[Record] = []
    for at, behind in zip(heads, [*heads[1:], len(lines)], strict=False):
        label = read_label(text[slice(*lines[at])].strip(" :"))
        office = label.who if label and label.kind == "reply" else None
        block = list(lines[at + 1 : behind])
        signed = next((i for i, line in enumerate(block) if i and is_signature(text[slice(*line)].strip())), None)
        if office is None and signed is not None:
            office = signature_office("。" + text[slice(*block[signed])])
        said = block[:signed] if signed is not None else block
        if office and records and not records[-1].replies:
            records[-1].replies.append(Reply(office, _REPLIED, said))
        elif not office and len(block) > 1:
            records.append(_letter(text, block))
    return [record for record in records if record.replies and all(reply.lines for reply in record.replies)]


def _letter(text: str, block: list[Span]) -> Record:
    """A letter: what stands below its last sentence signs it."""
    last = max((i for i, (_, end) in enumerate(block) if text[end - 1] in "。!?"), default=len(block) - 1)
    while last > 0 and text[slice(*block[last])].startswith(("又及", "附")):
        last -= 1
    first = next((i for i in range(last + 1) if text[block[i][1] - 1] not in "。!?”"), None)
    last = first - 1 if first else last
    who = text[slice(*block[last + 1])].split() if last + 1 < len(block) else []
    return Record([Question(who[-1] if who else None, _ASKED, block[: last + 1])])


def _told_lines(text: str, lines: Sequence[Span]) -> list[Record]:
    """市民张女士来电反映，…。记者联系了市路灯管理所，该所答复：…: one paragraph each."""
    records: list[Record] = []
    for start, end in lines:
        clause = _CLAUSE.match(text, start, end)
        asker = read_asker(plain_form(clause[1].split(",")[-1])) if clause else None
        if clause is None or asker is None or not asker[2]:
            continue
        for place in (hit.end() for hit in _SENTENCE.finditer(text, clause.end(), end)):
            if told := told_by(text, place, end):
                question = Question(asker[0], _ASKED, [inked(text, clause.end(), place)])
                records.append(Record([question], [Reply(told[0], _REPLIED, [(told[1], end)])]))
                break
    return records


def _told_below(text: str, lines: Sequence[Span]) -> list[Record]:
    """A question alone on its line, and below it: 记者就此咨询了市医保局，工作人员表示，…."""
    records: list[Record] = []
    for at, ((start, end), below) in enumerate(pairwise(lines)):
        bare = text[end - 1] == "?" and ":" not in text[start:end] and asks(text[start:end])
        told = told_by(text, *below) if bare else None
        if told:
            reply = Reply(told[0], _REPLIED, [(told[1], below[1])])
            records.append(Record([Question(None, None, [(start, end)])], [reply]))
            for line in lines[at + 2 :]:
                if text[line[1] - 1] == "?":
                    break
                records[-1].replies[-1].lines.append(line)
    return records
