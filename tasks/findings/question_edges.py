"""What stands at the edges of a question or a reply that was told from its words alone, and is no part of it."""

from __future__ import annotations

import re

from tasks.findings.question_askers import is_citizen_word, signer
from tasks.findings.question_labels import plain_form, read_label
from tasks.findings.question_offices import office_in
from tasks.findings.question_records import Question, Reply

_CODE = "[A-Z]{1,3}[0-9]{4,}"  # what boards call who has no name: UU008398
_BEGINS = re.compile(rf"[(](?:网友|网民)?[:“]?({_CODE})[”]?[)] *")
_ENDS = re.compile(rf" *[(]([^()\n]{{0,12}}?(?:{_CODE}|(?:网友|网民|市民|读者)[^()\n]{{0,12}}))[)]$")
_OF_CODE = re.compile(_CODE)
_LABEL = 8  # characters
_CLOSING = re.compile(r"此致(?:\s*敬礼)?!?|敬礼!?|敬上|谨上")
_SIGNED = re.compile(r"[^。!?:,;…”]{2,14}")
_SAYS = re.compile(
    r" *(?:[^,。:!?“”\n]{0,14}[日天前晨晚午后],)?((?:[^。:!?;“”\n]{2,40}?,)?[^,。:!?;“”\n]{2,30}?)"
    r"(?:说|称|表示|介绍|解释|告诉记者|答复|回复|回应|反馈|透露|承认|坦言)(?:说|称|道|如下)?[,:] *(?=[^\n]{6})"
)


def trim_reply(text: str, reply: Reply) -> None:
    """Take from a reply the words by which a reporter tells it; they name the office: 市文旅集团说,…."""
    if not reply.lines:
        return
    start, end = reply.lines[0]
    hit = _SAYS.match(text, start, end)
    office = office_in(hit[1]) if hit else None
    if hit and office:
        reply.office = reply.office or office
        reply.lines[0] = (hit.end(), end)


def trim_edges(text: str, question: Question) -> None:
    """Take from a question the code of who asks, before or behind it, and the labels of the field below it."""
    lines = question.lines
    while len(lines) > 1 and _is_label(text[slice(*lines[-1])]):
        lines.pop()
    closing = next((at for at in range(1, len(lines)) if _CLOSING.fullmatch(text, *lines[at])), len(lines))
    del lines[closing:]
    if len(lines) > 1 and text[lines[-2][1] - 1] in "。!?" and _SIGNED.fullmatch(text, *lines[-1]):
        lines.pop()
    if lines and (hit := _BEGINS.match(text, *lines[0])) and hit.end() < lines[0][1]:
        _name(question, hit[1])
        lines[0] = (hit.end(), lines[0][1])
    if lines and (hit := _ENDS.search(text, *lines[-1])):
        if hit.start() == lines[-1][0] and len(lines) > 1:
            lines.pop()
        elif hit.start() > lines[-1][0]:
            lines[-1] = (lines[-1][0], hit.start())
        else:
            return
        code = _OF_CODE.search(hit[1])
        _name(question, code[0] if code else signer(plain_form(hit[1])))


def _name(question: Question, who: str | None) -> None:
    if who and (question.asker is None or is_citizen_word(question.asker)):
        question.asker = who


def _is_label(line: str) -> bool:
    label = read_label(line.strip(" :")) if len(line) <= _LABEL else None
    return label is not None and label.form
