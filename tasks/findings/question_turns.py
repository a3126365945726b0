"""Questions and replies told by their places: labels that take turns, whatever their words; a second reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from tasks.findings.offices import leading_office, office_name
from tasks.findings.question_askers import named_at_end, signer
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label, plain_form
from tasks.findings.question_layouts import laid_out
from tasks.findings.question_lines import inked_lines, without_aside
from tasks.findings.question_phrases import told_by
from tasks.findings.question_records import Question, Record, Reply
from tasks.findings.question_segments import Segment, cut_segments, is_value
from tasks.findings.question_trims import drop_heading

_ASKED = Label("question", firm=True)
_REPLIED = Label("reply", firm=True)
_MARK = re.compile(r"[^\w“@]+")
_AT = re.compile(r"(?<=[。!?]) *@([^@\s。,!?]{1,16})$")
_BEHIND = re.compile(r"(?:(?<=[。!?])| {2,}) *(?:[一-鿿]{2}人|[一-鿿]{2}(?:单位|部门)): *([^:。!?]{1,20})$")
_SIGNED = re.compile(r" {2,}([^\s。!?,:]{3,20})$")
_BRACKETED = re.compile(r" *[(]([^()\n]{2,24})[)]$")
_PHONE = re.compile("(?:电话|手机)?1[0-9]{2}[0-9*x×]{4,8}$|(?:尾号)?[*x×]{2,}[0-9]{2,4}$")
_TOLD = re.compile(r"^(?:据|经|记者从)([^,。:]{3,24}?)(?:介绍|答复|回复|回应|反馈|表示),")
_HAILED = re.compile("[^。!?,:]{1,16}:")  # 许满仓同志：
_SPOKEN = re.compile(r"“([^”\n]+)”,?([^“”。,\n]{3,24}?)(?:说|表示|介绍|答复|回复|回答|告诉记者)道?。?")
_ASKING = re.compile("[?]|反映|难题|没有|没人|投诉|诉求|留言|建议|来信|咨询|求助|希望|能否|能不能|何时|盼")
_INQUIRED = re.compile("(?:联系|咨询|致电|采访|询问)了")
_BEGINS = re.compile(
    r"^ *(?:[^\w\n]{0,3}[【\[\u3014〖]|[^:。!?,;\n]{1,26}:|[^\s:。!?,]{1,8}[ \t]+\S|[▲△▼▽→➜■□●○◆◇★☆▶►]"
    r"|[^。!?,\n]{2,26}$)",
    re.MULTILINE,
)
_FEWEST = 2
_LEAST_ASKED = 0.3


def turn_records(text: str) -> list[Record]:
    """The records of a narrowed text by the turns of its labels; none where a reporter asks or nothing takes turns."""
    if not _may_talk(text):
        return []
    lines = list(inked_lines(text, 0, len(text)))
    if records := laid_out(text, lines):
        for record in records:
            _tidy(text, record)
        return records
    segments = _with_bare_questions(text, cut_segments(text, lines))
    if any(segment.side == "interview" for segment in segments):
        return []
    records = _fold(text, segments)
    if not any(record.replies for record in records):
        records = _split(text, records)
    whole = [it for it in records if any(q.lines for q in it.questions) and any(r.lines for r in it.replies)]
    for record in whole:
        if record is not whole[-1]:
            drop_heading(text, record.replies[-1].lines)
        _tidy(text, record)
    asked = sum(_asks(text, record) for record in whole)
    return whole if len(whole) >= _FEWEST and asked >= _LEAST_ASKED * len(whole) else []


def _may_talk(text: str) -> bool:
    """Whether a text asks at all, and has lines that begin with something like a label: most news have none."""
    if _ASKING.search(text) is None:
        return False
    return next(islice(_BEGINS.finditer(text), _FEWEST - 1, None), None) is not None or len(_INQUIRED.findall(text)) > 1


def _asks(text: str, record: Record) -> bool:
    """Does a record's question ask, or does its label say so?"""
    known = any(q.label and q.label is not _ASKED for q in record.questions)
    return known or asks("\n".join(text[a:b] for q in record.questions for a, b in q.lines))


def _fold(text: str, segments: Sequence[Segment]) -> list[Record]:
    """Segments in order into questions, who asks, replies and who replies."""
    records = [Record()]
    office: str | None = None
    for at, segment in enumerate(segments):
        record, side = records[-1], segment.side
        if side == "question" and _heads(segments, at):
            continue
        if side == "question" or (side == "asker" and _begins(segments, at)):
            if record.replies:
                records.append(record := Record())
                office = None
            _ask(text, record, segment)
        elif side == "asker" and record.questions:
            record.questions[-1].asker = record.questions[-1].asker or without_aside(segment.said(text))
        elif side == "office":
            said = segment.said(text)
            office = office_name(said, trusted=True)
            if record.replies and not record.replies[-1].office:
                record.replies[-1].office = office
        elif side == "reply" and record.questions:
            label = segment.label
            who = label.who if label and label.kind == "reply" else None
            who = who or leading_office(segment.words)
            record.replies.append(Reply(who or office, _REPLIED, list(segment.lines)))
    return records


def _heads(segments: Sequence[Segment], at: int) -> bool:
    """Whether what asks is the title above a question that has its own label."""
    following = segments[at + 1] if at + 1 < len(segments) else None
    label = segments[at].label
    if following is None or following.side != "question" or (label and label.kind == "question"):
        return False
    return following.label is not None and following.label.kind == "question"


def _begins(segments: Sequence[Segment], at: int) -> bool:
    """Whether who asks stands above what he asks, not below it or below the reply."""
    following = segments[at + 1].side if at + 1 < len(segments) else "none"
    first = next((segment.side for segment in segments if segment.side in ("asker", "question")), "none")
    return first == "asker" and following in ("question", "office", "reply", "meta", "asker", "none", "stop")


def _ask(text: str, record: Record, segment: Segment) -> None:
    label = segment.label
    who = label.who if label and label.kind == "question" else None
    waiting = record.questions[-1] if record.questions else None
    if segment.side == "asker" and is_value(segment.said(text)) and not segment.alone:
        record.questions.append(Question(segment.said(text), _ASKED))
        return
    if waiting and not waiting.lines:
        waiting.lines = list(segment.lines)
        waiting.asker = waiting.asker or who
        return
    name = segment.words if len(set(segment.words)) > _FEWEST else None
    known = label if label and label.kind == "question" else _ASKED
    record.questions.append(Question(who or (name if segment.single else None), known, list(segment.lines)))


def _split(text: str, records: list[Record]) -> list[Record]:
    """Questions under labels with replies that have none: the reply begins behind the last line that ends with a ?."""
    found: list[Record] = []
    for question in (question for record in records for question in record.questions):
        at = max((i for i, (_, end) in enumerate(question.lines) if text[end - 1] == "?"), default=-1)
        if not 0 <= at < len(question.lines) - 1:
            return []
        found.append(Record([question], [Reply(None, None, question.lines[at + 1 :])]))
        del question.lines[at + 1 :]
    return found


def _with_bare_questions(text: str, segments: list[Segment]) -> list[Segment]:
    """The same, where a question without a label stands as a line of its own above each office's reply."""
    if any(segment.side == "question" for segment in segments):
        return segments
    replies = [i for i, segment in enumerate(segments) if segment.side == "reply"]
    above = [segments[i - 1] for i in replies if segments[i - 1].lines]
    asking = [it for it in above if asks(text[slice(*it.lines[-1])]) and (len(it.lines) > 1 or not it.key)]
    marked = sum(text[it.lines[-1][1] - 1] == "?" for it in asking)
    if len(asking) < _FEWEST or len(asking) < len(replies) or 2 * marked < len(asking):
        return segments
    found: list[Segment] = []
    for i, segment in enumerate(segments):
        found.append(segment)
        if i + 1 in replies:
            line = segment.lines.pop()
            found.append(Segment("", "?", None, line[0], [line], "question"))
    return found


def _tidy(text: str, record: Record) -> None:
    for question in record.questions:
        if question.lines:
            _tidy_question(text, question)
    for reply in record.replies:
        if reply.lines:
            _tidy_reply(text, reply)


def _tidy_question(text: str, question: Question) -> None:
    if len(question.lines) > 1 and not re.search("[。!?,]", text[slice(*question.lines[-1])]):
        who = plain_form(text[slice(*question.lines[-1])])
        question.asker = question.asker or signer(who) or who
        question.lines.pop()
    start, end = question.lines[-1]
    hit = _AT.search(text, start, end) or _BEHIND.search(text, start, end) or _BRACKETED.search(text, start, end)
    if hit and hit.start() > start:
        words = _PHONE.sub("", hit[1]).split()
        name = plain_form(words[-1]) if words else ""
        question.asker = signer(name) or (named_at_end(name) if len(words) < _FEWEST else None) or name or None
        question.lines[-1] = (start, hit.start())


def _tidy_reply(text: str, reply: Reply) -> None:
    if len(reply.lines) > 1 and _HAILED.fullmatch(text, *reply.lines[0]):
        del reply.lines[0]
    start, end = reply.lines[-1]
    hit = _BEHIND.search(text, start, end) or _SIGNED.search(text, start, end)
    if hit and hit.start() > start and (office := office_name(hit[1])):
        reply.office = reply.office or office
        reply.lines[-1] = (start, hit.start())
    start, end = reply.lines[0]
    if len(reply.lines) == 1 and (hit := _SPOKEN.fullmatch(text, start, end)):
        reply.office, reply.lines[0] = office_name(hit[2]) or leading_office(hit[2]), hit.span(1)
        return
    if told := told_by(text, start, end):
        reply.office, reply.lines[0] = told[0], (told[1], end)
    elif (hit := _TOLD.match(text[start:end])) and (office := office_name(hit[1])) and not reply.office:
        reply.office, reply.lines[0] = office, (start + hit.end(), end)
