"""How replies, headings, lists and the paper's own last words begin and end."""

from __future__ import annotations

import re

from tasks.findings.offices import is_signature, office_name
from tasks.findings.patterns import any_of, any_pattern, patterns_of
from tasks.text.words import load_words

_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_WRITER = rf"(?:{_CITIZEN}|朋友|同志|“[^”\n]{{0,20}}”|[A-Z]{{1,3}}[0-9]{{4,}}| )"
_GREETING = rf"(?:尊敬的|亲爱的|广大|各位|来信)?{_WRITER}{{0,5}}[:, !]*"
_REPLYING = patterns_of("question_phrases", "replying")
_OPENING = re.compile(rf"{_GREETING}\n? *(?:(?:您好|你好)[,!。: ]*)?\n? *.{{0,60}}?{_REPLYING}")
_OPENING_LINE = re.compile(rf"{_GREETING}(?:您好|你好).{{0,60}}?{_REPLYING}|.{{0,30}}(?:收悉|(?:答复|回复)如下)")
_THANKS_FIRST = re.compile(
    r"(?:感谢|谢谢)(?:您|你)(?:的|对)[^,。!?\n]{2,20}[,。!].{12}|(?:您|你)所?(?:反映|咨询|提出)的.{12}"
)
_NUMBERED = re.compile(
    r"(?:第?[(]?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)]?[、.)]|[①-⑳]|[(][0-9一二三四五六七八九十]{1,3}[)]) *"
)
_CLOSER = re.compile(any_pattern(load_words("tasks.findings", "question_closers")))
_TAIL = re.compile(
    r" *[(](?:本报|晚报|日报|全媒体|融媒体)*(?:记者|通讯员)[^()]{0,40}[)]$| *[(][^()]{0,40}(?:整理|采写)[)]$"
)
_TO_A_CITIZEN = re.compile(rf"(?:尊敬的|亲爱的)?(?! ){_WRITER}{{1,5}}[:, ]*\n? *(?:您好|你好)")
_HAILS = re.compile(
    rf"(?:尊敬的|亲爱的)?(?:“[^”\n]{{1,20}}” *)?{_CITIZEN}(?:朋友|同志)?(?:“[^”\n]{{1,20}}”)?[:,]? *(?:您好|你好)"
)
_SAYS = re.compile(
    r"(?:(?:对此|就此|随后|针对[^,。]{0,20}),?)?(?:(?:[^,。:]{0,8}记者)?(?:随后|就此|今[日天]|昨[日天])?(?:联系到?了?|致电|从|据|向))?"
    r"([^,。:!?“”]{2,30}?)"
    r"(?:处?(?:了解到|获悉|得知)|(?:,(?:该局|对方|其)?(?:相关|有关)?(?:工作人员|负责人))?"
    r"(?:表示|答复|回复|回应|解释|介绍|告诉记者)(?:说|称|道)?)[,:] *"
)
_TOLD_BY = re.compile(
    r" *((?:[^。!?;:\n“”]{2,40}?,){0,2}?)([^,。:!?;“”\n]{2,30}?)(?:相关|有关|值班)?"
    r"(?:负责人|工作人员|人士)?(?:随即|当即|明确|现场)?"
    r"(答复|回复|回应|告知|表示|解释|介绍|告诉记者|称)(?:说|称|道|记者|如下)?[,:] *"
)
_ASKED_THERE = re.compile(
    "(?:联系|致电|咨询|采访|询问|走访|转交|转给|转至|反馈给|反映给|来到|拨打|从|向)了?(?!解)(.{3,24}?)(?:[,处]|$)"
)
_REPLIES = frozenset({"答复", "回复", "回应", "告知"})  # 介绍, 表示: of a report as well
_SHORT_FOR = re.compile("(?:该|其|对方|此)[一-鿿]{0,12}")
_BEGINS = re.compile(
    r" *((?:(?!会同|联合)[^,。:!?“”\n]){2,16}?(?:局|委|办|支队|大队|中队|执法队|街道|公司|中心|政府"
    r"|委员会|办公室|办事处|集团|管理[处所站]|派出所|社区|居委会|村委会))"
    r"(?=(?:会同|联合|已|将|在|于|对|投入|设置|责令|约谈|安排|组织|派|更换|增|检查|拟|正|与|为|会|立即|现场|[0-9]))"
)
_HELLO = re.compile("^[^。!?\n]{0,24}?(?:您好|你好)[!,。: ]*")
_ACTS = re.compile(
    r"[^。!?\n]{0,40}?(?:^|(?<![一-鿿]))(?:对此,?|据|经?与|经|由|向|记者从)?"
    r"([^,。:!?“”\n]{2,24}?(?:局|委|办|部|处|队|所|站|镇|街道|公司|中心|政府|委员会|办公室|集团|院|社区|会))"
    r"(?:相关|有关)?(?:负责人|工作人员|人士)?(?:认真|积极|及时|迅速)?"
    r"(?:核实|核查|调查|查实|了解|获悉|回复|答复|回应|表示|解释|介绍|称|接到|接报|收到|高度|立即|第一时间|组织|安排|已)"
)
_REPORTERS = re.compile(
    r"\n? *(?:随后,?|[^,。!?\n]{0,8}[日天],|接到[^,。\n]{2,16}后,)?(?:本报|晚报|日报|早报|都市报|融媒体|全媒体)?记者"
    r"[^。!?\n]{0,12}?(?:来到|走访|赶到|前往|赶往|看到|发现|实地|现场|联系|致电|采访|将|就此|核实)"
)
_HEADING_START = re.compile(f"^{patterns_of('question_phrases', 'heading')}.*")
_NO_HEADING = re.compile(patterns_of("question_phrases", "no_heading"))


def opens_reply(text: str, start: int) -> bool:
    """Does a stretch begin as replies do: 网友您好, 您反映的问题收悉, 经查?"""
    return _OPENING.match(text, start) is not None


def line_opens_reply(text: str, start: int) -> bool:
    """Does a line begin a reply beyond doubt: it greets and answers, or has received the letter?"""
    return _OPENING_LINE.match(text, start) is not None


def thanks_first(text: str, start: int) -> bool:
    """Does a line thank for the question or take it up, and then go on: 感谢您的建议！直饮水点已列入…?"""
    return _THANKS_FIRST.match(text, start) is not None


def greets_citizen(text: str, start: int) -> bool:
    """Does a line greet the one who wrote: 网友“晨光”您好?"""
    return _TO_A_CITIZEN.match(text, start) is not None


def hails_citizen(text: str, start: int) -> bool:
    """Does a line begin with a citizen's word and 您好: 网友您好，…?"""
    return _HAILS.match(text, start) is not None


def office_says(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Who replies in a line such as 对此，市水利局表示，…, and where what is said begins; None for other lines."""
    hit = _SAYS.match(text, start, end)
    office = office_name(hit[1]) if hit else None
    return (office, hit.end()) if hit and office else None


def told_by(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Who a reporter says to have replied, and where the reply begins: 记者联系了市车管所，车管所答复，…."""
    hit = _TOLD_BY.match(text, start, end)
    if hit is None or hit.end() >= end:
        return None
    asked = _ASKED_THERE.search(hit[1]) if hit[1] else None
    there = office_name(asked[1]) if asked else None
    named = office_name(hit[2])
    if there and (_SHORT_FOR.match(hit[2]) or named is None or there.endswith(named) or hit[2][:2] in there):
        return there, hit.end()
    return (named, hit.end()) if named and not hit[1] and hit[3] in _REPLIES else None


def office_acting(said: str) -> str | None:
    """The office that a reply's first sentence says to have acted: 经市城管局核实，…, 市水利局接到反映后，…."""
    said = _HELLO.sub("", said, count=1)
    hit = _ACTS.match(said) or _BEGINS.match(said)
    return office_name(hit[1]) if hit else None


def reported(text: str, start: int) -> bool:
    """Does a paragraph begin as a reporter's own does: 记者昨日来到…, 本报记者走访发现…?"""
    return _REPORTERS.match(text, start) is not None


def number_end(text: str, start: int, end: int) -> int | None:
    """Where the number at the start of a line ends (1. 二、 ③); None where there is none."""
    hit = _NUMBERED.match(text, start, end)
    return hit.end() if hit else None


def is_heading(line: str) -> bool:
    """Is a line between a reply and the next question that question's heading: short, no sentence, no signature?"""
    if len(line) > 40 or _NO_HEADING.search(_HEADING_START.sub("", line)):
        return False
    return not is_signature(line)


def is_papers_own(line: str) -> bool:
    """Is a line below the last reply the paper's, not the office's?"""
    return _CLOSER.match(line) is not None


def credit_start(text: str, start: int, end: int) -> int:
    """Where （本报记者 … 整理） begins at the end of a line; `end` where there is none, or nothing else."""
    tail = _TAIL.search(text, start, end)
    return tail.start() if tail and tail.start() > start else end
