"""A citizen's question and an office's reply told in quotation marks: “……？”市民李女士问。市住建局答复：“……。”"""

from __future__ import annotations

import re

from tasks.findings.offices import office_name
from tasks.findings.patterns import any_of
from tasks.findings.question_askers import named_in
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label
from tasks.findings.question_records import Question, Record, Reply, Span
from tasks.text.words import load_words

_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_ASK = any_of(load_words("tasks.findings", "question_ask_verbs"))
_REPLY = any_of(load_words("tasks.findings", "question_reply_verbs"))
_TAIL = "(?:[^“”。!?;:\\n]|“[^”\\n]{1,16}”)"
_TOLD = re.compile(
    rf" *“([^”\n]{{6,800}})”({_TAIL}{{0,30}}?{_CITIZEN}{_TAIL}{{0,30}}?(?:{_ASK}|热线|12345))"
    r"[^“”。!?;:\n]{0,14}[。:,\n]\s*"
    r"([^“”]{0,160}?[。\n]\s*)??"
    r"(?:对此,?|就此,?|随后,?|[^,。“”\n]{0,10}[日天],)?([^,。:“”\n]{2,30}?)(?:现场|当场|当即|明确)?"
    rf"(?:({_REPLY})|表示|介绍|解释|称)(?:说|称|道|如下)?[:,] *“([^”\n]{{2,1500}})”"
)
_CHANNEL = re.compile("留言|平台|热线|信箱|问政|来信|来电|致电|12345")


def quoted_records(text: str) -> list[tuple[Span, Record]]:
    """The pairs of a narrowed text that are told so, each with the stretch that it takes.

    The question asks or requests something; who asks is a citizen, who replies an office by its name. Where the office
    only 表示, or speaks some lines below, the citizen has asked by a letter, a call or on a board: else it is a report.
    """
    found: list[tuple[Span, Record]] = []
    start = 0
    for line in text.split("\n"):
        if line.lstrip().startswith("“") and (hit := _TOLD.match(text, start)) and (record := _record(hit)):
            found.append((hit.span(), record))
        start += len(line) + 1
    return found


def _record(hit: re.Match[str]) -> Record | None:
    asked, tail, between, office, replies, _ = hit.groups()
    named = office_name(office)
    if named is None or not asks(asked) or ((between or not replies) and not _CHANNEL.search(tail)):
        return None
    question = Question(named_in(tail), Label("question", firm=True), [hit.span(1)])
    return Record([question], [Reply(named, Label("reply", named), [hit.span(6)])])
