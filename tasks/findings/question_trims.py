"""What stands below a question or a reply and is no part of it."""

from __future__ import annotations

import re

from tasks.findings.offices import is_signature, office_name, signature_office
from tasks.findings.patterns import any_of
from tasks.findings.question_askers import is_citizen_word, named_at_end, read_asker, signer
from tasks.findings.question_labels import Kind, plain_form, read_label
from tasks.findings.question_phrases import credit_start, is_heading, is_papers_own, told_by
from tasks.findings.question_records import Question, Reply, Span
from tasks.text.words import load_words

_CALLER = re.compile(r"([^:,。!?;\n“”]{0,8}[“「][^”」\n:]{1,16}[”」]|[^:,。!?;\n“”]{2,12}):\s*")
_CLAUSE = re.compile(r"([^:,。!?;\n]{2,24}),")
_ENDS_SIGNED = re.compile(
    r"(?<=[。!?…日]) *(?:[(](?=[^()\n]{2,24}[)]$)|—{1,2} *(?=[^—。\n]{2,20}$))([^()—\n]{2,24})[)]?$"
)
_ENDS_NAMED = re.compile(r"(?<=[。!?]) {2,}([^\s。!?,:]{3,20})$")  # behind blanks, without brackets
_BEGINS_SIGNED = re.compile(r"[(]([^()\n]{3,20})[)] *")
_ENDS_IN_FIELD = re.compile(
    r"(?<=[。!?…]) *[【(]?(?:承办|经办|办理|答复|回复|解答|反馈|回应|责任|处理)(?:单位|部门):"
    r"([^。,;\n】)]{3,30})[】)。]?$"
)
_ENDS_BRACKETED = re.compile(r" *[(]([^()\n]{2,14})[)]$")
_ENDS_IN_DAY = re.compile(r"(?<=[。!?…]) *[(](?:[12][0-9]{3}年)?[0-9]{1,2}月[0-9]{1,2}日[)]$")
_TAGGED = re.compile(r"【[^】\n]{1,10}】\s*([^:,。!?;\n]{2,24}):\s*")
_NUMBERED_HEADING = re.compile(r"[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)、.][^。;\n]{4,50}[^。;:!,\n]")
_POSTED = re.compile("(?:[一-鿿]{2,4} *)?[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2} +[0-9]{1,2}:[0-9:]{2,5}")
_NEXT_COLUMN = re.compile(
    "[^,。:]{0,6},?(?:本报|本期|本栏)[^。]{0,30}(?:热线|来电|来信|留言|选登|收到|整理)|.{0,12}记者[^,。]{0,12}整理"
)
_COLUMN_HEADING = re.compile(
    "[^:。!?,;]{2,10}(?<!电话)(?<!时间)(?<!地点)(?<!地址)(?<!单位)(?<!部门)(?<!人):[一-鿿“” ]{4,14}"
)
_MOST_OWN = 4  # lines of the paper below its last reply
_LONGEST_NAME = 4  # behind where somebody lives: 沙坡社区 林姐
_MOST_SIGNED = 3
_SHORTEST_LEFT = 6
_PHONE = re.compile("(?:电话|手机)?[:]?1[0-9]{2}[0-9*x×]{4,8}$|(?:尾号)?[*x×]{2,}[0-9]{2,4}$", re.IGNORECASE)
_NICKNAME = re.compile("[“「][^”」。!?,;]{1,16}[”」]")
_OPENS, _CLOSES = "“「", "”」"
_STAMP = re.compile("[-0-9:/. 年月日时分秒]+|.{0,8}(?:查看|浏览|阅读|点击|点赞|评论|分享|转发).{0,6}[0-9]+次?")
_TIME_OF_THE_NEXT = re.compile("(?:时间|日期|编号|来电时间):[^。!?\n]{1,30}")
_SAYS = re.compile(r"([^:,。!?;\n]{2,24}):\s*")
_ASK = any_of(load_words("tasks.findings", "question_ask_verbs"))
# 近日,网友“江风”来信,反映河堤路没有路灯…: what leads to a question that a reporter tells.
_TELLS = re.compile(
    r" *(?:(?:[^,。:!?“”\n]{0,16}[日天前晨晚午]|近来|近期),? *)?"
    rf"((?:[^,。:!?“”\n]|“[^”\n]{{1,16}}”){{2,40}}?(?:{_ASK}),?(?:(?:{_ASK}|希望)(?:说|称|道|到)?)?)"
    r"(?!一|强烈|集中|较多|比较|最多|的|问题|渠道|情况)[:,]? *(?=[^\n]{8})"
)
_NO_NICKNAME = re.compile(
    "您好|你好|问|领导|[市局区县省]长|书记|主任|题|情况|内容|事由|事项|建议|地址|时间|地点|电话|诉求|如下"
)


def drop_heading(text: str, lines: list[Span]) -> None:
    """Take short lines without an end from under a reply: they head the next question, or the next column of them."""
    for number in range(max(1, len(lines) - _MOST_OWN), len(lines)):
        if _NEXT_COLUMN.match(text, *lines[number]):
            del lines[number:]
            break
    while len(lines) > 1 and (
        is_heading(text[slice(*lines[-1])])
        or (_COLUMN_HEADING.fullmatch(text, *lines[-1]) and text[lines[-2][1] - 1] in "。!?)”")
        or _TIME_OF_THE_NEXT.fullmatch(text, *lines[-1])
        or (_NUMBERED_HEADING.fullmatch(text, *lines[-1]) and not is_signature(text[slice(*lines[-1])]))
    ):
        lines.pop()


def drop_stamps(text: str, lines: list[Span]) -> None:
    """Take what a board prints under a letter from its end: 2021-10-20 13:51, 留言已被查看 1."""
    while len(lines) > 1 and _STAMP.fullmatch(text, *lines[-1]):
        lines.pop()


def take_office_above(text: str, lines: list[Span]) -> str | None:
    """Take the office from a line of its own above a reply: 市交通运输局网络发言人."""
    office = office_name(text[slice(*lines[-1])]) if len(lines) > 1 else None
    if office:
        lines.pop()
    return office


def drop_papers_own(text: str, lines: list[Span]) -> None:
    """Take what the paper says after its last reply from under it."""
    for number in range(max(1, len(lines) - _MOST_OWN), len(lines)):
        if is_papers_own(text[slice(*lines[number])]):
            del lines[number:]
            break
    if lines:
        start, end = lines[-1]
        lines[-1] = (start, credit_start(text, start, end))


def take_signature(text: str, question: Question) -> None:
    """Take the signature from under a letter: it names the asker."""
    who = signer(plain_form(text[slice(*question.lines[-1])])) if len(question.lines) > 1 else None
    if who and not question.asker:
        question.asker = who
        question.lines.pop()


def take_bracketed(text: str, question: Question) -> None:
    """Take who asks from the brackets at the end of a question: ……怎么办？（青石里社区庄阿姨）."""
    if (question.asker and not is_citizen_word(question.asker)) or not question.lines:
        return
    start, end = question.lines[-1]
    hit = _ENDS_SIGNED.search(text, start, end) or _ENDS_BRACKETED.search(text, start, end)
    closed = hit is not None and hit.re is _ENDS_SIGNED
    name = _PHONE.sub("", plain_form(hit[1])) if hit else ""
    who = signer(name) or (named_at_end(name) if closed else None) if name else None
    if hit and who and hit.start() > start:
        question.asker = who
        question.lines[-1] = (start, hit.start())


def take_any_bracketed(text: str, question: Question) -> None:
    """The same, whoever it is, where the reply names its office in brackets, too: ……？（一位陪读妈妈）."""
    if question.asker or not question.lines:
        return
    start, end = question.lines[-1]
    hit = _ENDS_SIGNED.search(text, start, end)
    if hit and hit.start() > start:
        name = hit[1].split()[-1]
        question.asker = name if len(name) <= _LONGEST_NAME else hit[1]
        question.lines[-1] = (start, hit.start())


def drop_day(text: str, question: Question) -> None:
    """Take the day in brackets from under a question: ……，谢谢！（2012年2月24日）."""
    start, end = question.lines[-1] if question.lines else (0, 0)
    if hit := _ENDS_IN_DAY.search(text, start, end):
        question.lines[-1] = (start, hit.start())


def take_tag(text: str, question: Question) -> None:
    """Take a column's tag and the label behind it from the question's first words: 【何时】市民钟女士反映：…."""
    if not question.lines:
        return
    if found := _led_by(text, question.lines[0], _TAGGED, "question"):
        question.asker, question.lines[0] = found


def take_office(text: str, reply: Reply) -> None:
    """Take the office's own label from under a form's (办理：某局答复：…), or from brackets at its end （某局）."""
    if reply.office or not reply.lines:
        return
    start, end = reply.lines[-1]
    named = _ENDS_IN_FIELD.search(text, start, end)
    if named and named.start() > start:
        reply.office, reply.lines[-1] = office_name(named[1], trusted=True), (start, named.start())
        return
    signed = _ENDS_SIGNED.search(text, start, end)
    name = signed[1] if signed else ""
    if signed and signed.start() > start and (office := office_name(name) or office_name(name.strip().split()[0])):
        reply.office, reply.bracketed = office, True
        reply.lines[-1] = (start, signed.start())
        return
    behind = _ENDS_NAMED.search(text, start, end)
    if behind and behind.start() > start and (office := office_name(behind[1])):
        reply.office, reply.lines[-1] = office, (start, behind.start())
        return
    if found := _led_by(text, reply.lines[0], _SAYS, "reply"):
        reply.office, reply.lines[0] = found
        return
    start, end = reply.lines[0]
    if told := told_by(text, start, end):
        reply.office, reply.lines[0] = told[0], (told[1], end)
        return
    boxed = _BEGINS_SIGNED.match(text, start, end)
    if boxed and (office := office_name(boxed[1])) and boxed.end() < end:
        reply.office, reply.lines[0] = office, (boxed.end(), end)
    elif len(reply.lines) > 1 and (office := office_name(text[start:end])):
        reply.office = office
        del reply.lines[0]


def end_with_quotation(text: str, lines: list[Span]) -> None:
    """Where all that is said stands in quotation marks, take the reporter's own paragraphs from under it."""
    if not lines or text[lines[0][0]] not in _OPENS:
        return
    for number, (start, end) in enumerate(lines):
        closes = next((at for at in range(start, end) if text[at] in _CLOSES), end)
        if closes < end - 1 or (number == 0 and len(lines) > 1 and _NICKNAME.fullmatch(text, start, end)):
            return  # “江风”您好; “江风” on a line of its own
        if closes == end - 1:
            del lines[number + 1 :]
            return


def take_signed_lines(text: str, reply: Reply) -> None:
    """Take the office and the day that stand on lines of their own below a reply; the office replies."""
    lines = reply.lines
    while len(lines) > 1 and _POSTED.fullmatch(text, *lines[-1]):
        lines.pop()
    for _ in range(_MOST_SIGNED):
        signed = text[slice(*lines[-1])] if len(lines) > 1 else ""
        if not signed or not is_signature(signed):
            return
        reply.office = reply.office or signature_office(signed)
        lines.pop()


def _led_by(text: str, line: Span, pattern: re.Pattern[str], kind: Kind) -> tuple[str, Span] | None:
    """Who a label of that kind at the line's start names, and the line without it; None where none stands there."""
    hit = pattern.match(text, *line)
    label = read_label(plain_form(hit[1])) if hit else None
    if hit and label and label.kind == kind and label.who and hit.end() < line[1]:
        return label.who, (hit.end(), line[1])
    return None


def take_teller(text: str, question: Question) -> None:
    """Take the words by which a reporter tells a question from its start: they name the asker."""
    if not question.lines:
        return
    start, end = question.lines[0]
    hit = _TELLS.match(text, start, end)
    told = read_asker(plain_form(hit[1])) if hit else None
    if hit and told and told[2]:
        if question.asker is None or is_citizen_word(question.asker):
            question.asker = told[0]
        question.lines[0] = (hit.end(), end)


def take_caller(text: str, question: Question) -> None:
    """Take the one who asks from the question's first words: “江风”：… or 张先生：… behind 网友 or 【诉求】."""
    label = question.label
    if (
        not question.lines
        or label is None
        or label.plain
        or not (question.asker is None or is_citizen_word(question.asker))
    ):
        return
    start, end = question.lines[0]
    if clause := _CLAUSE.match(text, start, end):
        told = read_asker(plain_form(clause[1]))  # 市民张先生来电反映，…: a label with a comma
        if told and told[2]:
            question.asker = told[0]
            question.lines[0] = (clause.end() if end - clause.end() > _SHORTEST_LEFT else start, end)
        return
    hit = _CALLER.match(text, start, end)
    if hit is None or (hit.end() == end and len(question.lines) == 1):
        return
    boxed = text[max(0, start - 1) : start] == "】"
    who = _caller(plain_form(hit[1]), nicknames=boxed or label.noun in ("网友", "网民"))
    if who:
        question.asker = who
        question.lines[:1] = [(hit.end(), end)] if hit.end() < end else []


def _caller(words: str, *, nicknames: bool) -> str | None:
    if words[:1] in ("“", "「"):
        return words.strip("“”「」")
    asker = read_asker(words)
    named = asker[0] if asker else signer(words) or named_at_end(words)
    if named:
        return named
    return words if nicknames and len(words) <= 8 and not _NO_NICKNAME.search(words) else None
