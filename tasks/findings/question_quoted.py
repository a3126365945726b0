"""A citizen's question and an office's reply that a paragraph tells: “……？”市民李女士问。市住建局答复：“……。”"""

from __future__ import annotations

import re

from tasks.findings.offices import office_name
from tasks.findings.patterns import any_of
from tasks.findings.question_askers import named_in, read_asker
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label, plain_form
from tasks.findings.question_records import Question, Record, Reply, Span
from tasks.text.words import load_words

_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_ASK = any_of(load_words("tasks.findings", "question_ask_verbs"))
_REPLY = any_of(load_words("tasks.findings", "question_reply_verbs"))
_TAIL = "(?:[^“”。!?;:\\n]|“[^”\\n]{1,16}”)"
_TOLD = re.compile(
    rf" *“([^”\n]{{6,800}})”({_TAIL}{{0,30}}?{_CITIZEN}{_TAIL}{{0,30}}?(?:{_ASK}|热线|12345|接过话筒|举手|站起来))"
    r"[^“”。!?;:\n]{0,14}[。:,\n]\s*"
    r"([^“”]{0,160}?[。\n]\s*)??"
    r"(?:对此,?|就此,?|随后,?|[^,。“”\n]{0,10}[日天],)?([^,。:“”\n]{2,30}?)(?:现场|当场|当即|明确)?"
    rf"(?:({_REPLY})|表示|介绍|解释|称)(?:说|称|道|如下)?[:,] *“([^”\n]{{2,1500}})”"
)
_ABOUT = re.compile(
    rf"([^“”。\n]{{0,30}}?{_CITIZEN}[^“”。\n]{{0,20}}?)(?:{_ASK})(?:的|称|说)?[:,]?“([^”\n]{{8,800}})”"
    r"(?:的|这一|等)?(?:问题|留言|诉求|咨询|建议|投诉|情况)?[,。](?:对此,?)?([^,。:“”\n]{0,30}?)"
    rf"(?:{_REPLY})(?:如下|说|称|道)?[:,] *“?([^“\n][^\n]{{5,}}?)”?(?=\n|$)"
)
_PROSE = re.compile(
    r" *(?:[^,。:“”\n]{0,16}[日天前晨晚午],)?((?:[^,。:!?“”\n]|“[^”\n]{1,16}”){3,32})([,:])([^“”\n]{5,400}?[。!?])\n? *"
    rf"(?:对此,?|就此,?|随后,?)?([^,。:“”\n]{{2,30}}?)(?:{_REPLY}|表示|解释)(?:说|称|道)?([,:]) *([^\n]{{6,}})"
)
_COLUMN = re.compile("热线|信箱|问政|回音|回复|答复|有问必答|留言|民声|诉求|来信|来电|帮办|帮[您你]问|[您你]问我答")
_ADVISES = re.compile("(?:医生|医师|药师|专家|教授|律师|记者|主持人|编辑|老师|教练)[一-鿿]{0,3}$")
_CHANNEL = re.compile("留言|平台|热线|信箱|问政|来信|来电|致电|12345")


def _office(words: str) -> str | None:
    """The office that replies; None for a doctor, a lawyer and others who advise."""
    return None if _ADVISES.search(words) else office_name(words)


def quoted_records(text: str) -> list[tuple[Span, Record]]:
    """The pairs of a narrowed text that are told so, each with the stretch that it takes.

    The question asks or requests something; who asks is a citizen, who replies an office by its name. Where the office
    only 表示, or speaks some lines below, the citizen has asked by a letter, a call or on a board: else it is a report.
    """
    found: list[tuple[Span, Record]] = []
    start = 0
    for line in text.split("\n"):
        told = _TOLD.match(text, start) if line.lstrip().startswith("“") else None
        about = _ABOUT.match(text, start) if told is None and "“" in line else None
        record = _record(told) if told else _record_about(about) if about else None
        if record:
            span = told.span() if told else (start, start + len(line))
            found.append((span, record))
        start += len(line) + 1
    return found


def prose_records(text: str, heads: str) -> list[tuple[Span, Record]]:
    """The pairs that are told without quotation marks: 市民孙女士来电咨询，……？市医保局答复，…….

    Only where two are told so, or the heads are those of a column of questions: one alone may be a report's.
    """
    found: list[tuple[Span, Record]] = []
    start = 0
    for line in text.split("\n"):
        hit = _PROSE.match(text, start)
        if hit and (record := _record_told(hit)):
            found.append((hit.span(), record))
        start += len(line) + 1
    return found if len(found) > 1 or _COLUMN.search(heads) else []


def _record_told(hit: re.Match[str]) -> Record | None:
    who, first, _, office, second, _ = hit.groups()
    asker = read_asker(plain_form(who)) if first + second != "::" else None  # with two colons they are labels
    named = _office(office) if asker and asker[2] else None
    if asker is None or named is None:
        return None
    question = Question(asker[0], Label("question", asker[0], firm=True), [hit.span(3)])
    return Record([question], [Reply(named, Label("reply", named), [hit.span(6)])])


def _record(hit: re.Match[str]) -> Record | None:
    asked, tail, between, office, replies, _ = hit.groups()
    named = _office(office)
    if named is None or not asks(asked) or ((between or not replies) and not _CHANNEL.search(tail)):
        return None
    question = Question(named_in(tail), Label("question", firm=True), [hit.span(1)])
    return Record([question], [Reply(named, Label("reply", named), [hit.span(6)])])


def _record_about(hit: re.Match[str]) -> Record | None:
    """针对网友反映的“……”问题，市城管局回复：……."""
    named = _office(hit[3])
    if (named is None and not hit[3].endswith("官方")) or not asks(hit[2]):
        return None
    question = Question(named_in(hit[1]), Label("question", firm=True), [hit.span(2)])
    return Record([question], [Reply(named, Label("reply", named), [hit.span(4)])])
