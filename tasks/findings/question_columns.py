"""Questions and replies by the learned roles of a body's parts; a third reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tasks.findings.offices import office_name, signature_office
from tasks.findings.question_askers import is_citizen_word, named_at_end, named_in, read_asker, signer
from tasks.findings.question_atoms import Atom
from tasks.findings.question_labels import Kind, Label, plain_form, read_boxed, read_label
from tasks.findings.question_lines import without_aside, without_time
from tasks.findings.question_offices import office_in
from tasks.findings.question_phrases import told_by
from tasks.findings.question_records import Question, Record, Reply, Span
from tasks.findings.question_roles import Column, weights
from tasks.text.width import narrow

_ASKED = Label("question", firm=True)
_REPLIED = Label("reply", firm=True)
_OF_LABEL = re.compile(r"[^()]{1,6}[(](?:网友|网民)?[:“]?([^()”]{2,16})”?[)]")
_MARKS = " :,【】[]\u3014\u3015|"
_LONGEST_NAME = 16
_TRUST = 200.0  # how much more must speak for the learned reading than for what the rules found


class Told(NamedTuple):
    """The records of a body, and the text before the first of them."""

    records: list[Record]
    preamble: str


def better_told(text: str, heads: str, found: Sequence[tuple[str, str]]) -> Told | None:
    """What the learned roles tell of a narrowed body, where far more speaks for it than for these pairs of texts.

    None where it does not. A reading with fewer questions must be surer still.
    """
    column = Column(text, heads)
    if not column.looks:
        return None
    said, turns = column.speaks(weights()), weights().turns
    roles = column.best(said, turns)
    pairs = [(_stretch(text, question), _stretch(text, reply)) for question, reply in found]
    known = column.roles_of((question, reply) for question, reply in pairs if question and reply)
    more = column.score(roles, said, turns) - column.score(known, said, turns)
    if roles == known or more < _TRUST * (3 if roles.count("Q") < known.count("Q") else 1):
        return None
    first = next((at for at, role in enumerate(roles) if role != "O"), None)
    begin = len(text) if first is None else column.atoms[first].start
    return Told(column_records(column, roles), text[:begin])


def _stretch(text: str, words: str) -> Span | None:
    """Where a question or a reply stands in the text: its lines follow each other, with nothing or little between."""
    lines = narrow(words).split("\n")
    start = text.find(lines[0])
    last = text.find(lines[-1], start + len(lines[0])) if len(lines) > 1 else start
    return (start, last + len(lines[-1])) if start >= 0 and last >= 0 else None


def column_records(column: Column, roles: str) -> list[Record]:
    """The records that these roles of the column's parts tell, in order."""
    records: list[Record] = []
    between: Sequence[Atom] = ()
    for role, atoms, at in _runs(column.atoms, roles):
        if role == "Q" and (not records or records[-1].replies):
            records.append(Record())
        if role == "Q":
            led, between = _around(column.atoms, roles, at, len(atoms), "L", "s")
            signed = between or _bracketed(column.text, column.atoms[at + len(atoms) :])
            asker = _asker(column.text, led, [it for it in signed if not office_name(_words(column.text, it))])
            asker = _field(column, roles, at + len(atoms), "asker") or asker
            records[-1].questions.append(Question(asker, _ASKED, _lines(column.text, atoms)))
        elif role == "A" and records:
            led, signed = _around(column.atoms, roles, at, len(atoms), "M", "S")
            office = _office(column.text, led, signed) or _field(column, roles, at + len(atoms), "office")
            office = office or _office(column.text, between, ()) or _heading(column, roles, at)
            records[-1].replies.append(Reply(office, _REPLIED, _lines(column.text, atoms)))
    return [record for record in records if record.replies]


def _runs(atoms: Sequence[Atom], roles: str) -> Iterator[tuple[str, Sequence[Atom], int]]:
    """Each question and each reply with its parts and the number of the first."""
    at = 0
    while at < len(roles):
        end = at + 1
        if roles[at] in "QA":
            while end < len(roles) and roles[end] == roles[at].lower():
                end += 1
            yield roles[at], atoms[at:end], at
        at = end


def _around(
    atoms: Sequence[Atom], roles: str, at: int, count: int, leads: str, signs: str
) -> tuple[Sequence[Atom], Sequence[Atom]]:
    """The parts that lead to a question or a reply, and those that sign it."""
    first, last = at, at + count
    while first and roles[first - 1] == leads:
        first -= 1
    while last < len(roles) and roles[last] == signs:
        last += 1
    return atoms[first:at], atoms[at + count : last]


def _heading(column: Column, roles: str, at: int) -> str | None:
    """The office on a line of its own above the questions that it replies to: ◆县教育局."""
    for number in range(at - 1, -1, -1):
        atom = column.atoms[number]
        if roles[number] in "OL" and atom.closes and (atom.opens or column.atoms[number - 1].opens):
            words = _words(column.text, atom)
            if len(words) <= _LONGEST_NAME and (office := office_name(words)):
                return office
    return None


def _bracketed(text: str, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The parts of a bracket on a line of its own: (网友:江风)."""
    if not atoms or not text.startswith("(", atoms[0].start):
        return ()
    closing = next((at for at, it in enumerate(atoms) if it.closes), 0)
    return atoms[: closing + 1] if text[atoms[closing].end - 1] == ")" else ()


def _field(column: Column, roles: str, at: int, kind: Kind) -> str | None:
    """The value of a form's field below a question or a reply: 咨询人：…, 解答单位：…."""
    while at + 1 < len(roles) and roles[at] not in "QqAa":
        label = _label(column.text, column.atoms[at])
        if label and label.kind == kind and label.form:
            value = _words(column.text, column.atoms[at + 1])
            return office_name(without_time(value), trusted=True) if kind == "office" else without_aside(value)
        at += 1
    return None


def _lines(text: str, atoms: Iterable[Atom]) -> list[Span]:
    lines: list[Span] = []
    for atom in atoms:
        if lines and "\n" not in text[lines[-1][1] : atom.start]:
            lines[-1] = (lines[-1][0], atom.end)
        else:
            lines.append((atom.start, atom.end))
    return lines


def _words(text: str, atom: Atom) -> str:
    return text[atom.start : atom.end].strip(_MARKS)


def _label(text: str, atom: Atom) -> Label | None:
    words = _words(text, atom)
    return read_boxed(words) if atom.boxed else read_label(words)


def _asker(text: str, led: Sequence[Atom], signed: Sequence[Atom]) -> str | None:
    """Who asks, by what leads to the question or signs it; a name before a bare 网友."""
    found: list[str] = []
    for number, atom in enumerate(led):
        label, words = _label(text, atom), _words(text, atom)
        if label and label.kind == "asker" and number + 1 < len(led):
            found.append(without_aside(_words(text, led[number + 1])).strip("“”"))
        elif label and label.kind == "question" and label.who:
            found.append(label.who)
        elif told := read_asker(plain_form(words)):
            found.append(told[0])
        elif aside := _OF_LABEL.fullmatch(words):
            found.append(aside[1])  # Q(江风)
        elif who := (named_in(words) if len(words) > _LONGEST_NAME else named_at_end(words)):
            found.append(who)
    for atom in signed:
        words = plain_form(_words(text, atom)).strip("()—- ")
        who = signer(words) or named_at_end(words) or (words if len(words) <= _LONGEST_NAME else None)
        if who:
            found.append(who)
    named = [it for it in found if it and not is_citizen_word(it)]
    likely = named or found
    return likely[-1] if likely else None


def _office(text: str, led: Sequence[Atom], signed: Sequence[Atom]) -> str | None:
    """Which office replies, by what leads to the reply or signs it."""
    for number in range(len(led) - 1, -1, -1):
        atom, words = led[number], _words(text, led[number])
        label = _label(text, atom)
        if label and label.kind == "office" and number + 1 < len(led):
            return office_name(without_time(_words(text, led[number + 1])), trusted=True)
        said = office_in(words)
        if label and label.kind in ("reply", "office") and label.who:
            return said if said and (said in label.who or said.endswith(label.who)) else label.who
        told = told_by(text, atom.start, min(len(text), atom.end + 1)) if atom.head else None
        if office := said or (told[0] if told else None):
            return office
    below = "\n".join(text[atom.start : atom.end] for atom in signed[:3]).strip("()—- ")
    return office_in(below.replace("\n", ":")) or signature_office(below) if below else None
