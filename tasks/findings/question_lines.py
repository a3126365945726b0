"""Lines of a text as stretches: the inked part, a form's values, a question that has no label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.findings.question_askers import read_asker
from tasks.findings.question_context import asks
from tasks.findings.question_labels import plain_form
from tasks.findings.question_phrases import is_heading, number_end
from tasks.findings.question_records import Span

_SHORTEST = 10  # characters of a question without a label
_PAPERS = re.compile("记者|本报|本期|本栏|编者|选登|梳理|热线收到|(?:答复|回复|回应)如下")
_FIRST_PERSON = re.compile("我们|我家|我[是住的想在]|本人|咱|请问|[您你]好|恳请|希望(?:有关|相关|领导|政府|部门)")
_TOLD = re.compile("(?:[^,。:!?]{0,16}[日天前晨晚午]?,)?([^,。:!?“”]{4,32})[,:](?=[^“])")
_ASIDE = re.compile(r" *[(][^()]*[)]$")
_SELECTED = re.compile("选登|摘登|本期|整理$|记者梳理")
_OF_MANY = re.compile("收到|不少|许多|多位|众多|梳理|整理|选登|摘登|本期|以下|部分(?:市民|网友|读者|问题)")
_MANY_CLAUSES = 2  # commas, that no heading has
_QUOTED = re.compile("“[^”]*”")
_TIME = re.compile(r"[ (]*[12][0-9]{3}[-年/.]|;|来源:|[0-9]+(?:参与|评论|浏览|点赞)")


_NEXT_FIELD = re.compile("[ \\t]{2,}[^ :,。]{2,6}:")  # 发帖人：江风　　时间：6月1日


def inked(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks, and the rules of a table, at its ends."""
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return start, end


def inked_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch that are not blank, each without the blanks at its ends."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = inked(text, start, stop)
        if line[0] < line[1]:
            yield line
        start = stop + 1


def field_value(text: str, start: int, end: int) -> tuple[Span, int]:
    """The value of a form's field (the rest of its line, or the next line) and where the text behind it begins."""
    stop = text.find("\n", start, end)
    stop = end if stop < 0 else stop
    if text[start:stop].strip() or stop == end:
        beside = _NEXT_FIELD.search(text, inked(text, start, stop)[0], stop)
        return inked(text, start, beside.start() if beside else stop), stop
    after = text.find("\n", stop + 1, end)
    after = end if after < 0 else after
    return inked(text, stop, after), after


def without_time(value: str) -> str:
    """洛龙区 2022-05-20 12:05:25 → 洛龙区."""
    said = _TIME.split(value.strip(), maxsplit=1)[0]
    return said if "(" in said else said.rstrip(")】] ")  # (经办单位:建设局)


def without_aside(value: str) -> str:
    """李女士（永安路居民）  时间：6月1日 → 李女士."""
    alone = _NEXT_FIELD.split(value.strip(), maxsplit=1)[0]
    return _ASIDE.sub("", alone) or value


def unlabelled_question(text: str, lines: list[Span]) -> int:
    """How many of the last lines are a question: one that ends with a question mark, or begins with a number."""
    if not lines:
        return 0
    last = text[slice(*lines[-1])].rstrip(" ”)")
    for count in range(1, min(5, len(lines)) + 1):
        numbered = number_end(text, *lines[-count]) is not None
        if numbered and (last.endswith("?") or (count == 1 and last[-1:] not in "。;:,")):
            return count
    return 1 if last.endswith("?") and len(last) <= 200 else 0


def unlabelled_letter(text: str, lines: list[Span], *, below_heading: bool, like_the_last: bool) -> int:
    """How many of the last lines are a citizen's letter by how it speaks (我们小区…, 请问…); 0 where they are none.

    It reaches up to a heading, which must be there with `below_heading`, or to the paper's own words. `like_the_last`:
    the question before was such a letter below a heading, so that this one is, too, however it speaks.
    """
    count = 0
    for start, end in reversed(lines):
        line = text[start:end]
        if is_heading(line) and line.count(",") < _MANY_CLAUSES:
            if like_the_last and count:
                return count
            break
        if _PAPERS.search(line):
            return 0 if below_heading or not count else _spoken(text, lines, count)
        count += 1
    else:
        if below_heading:
            return 0
    return _spoken(text, lines, count)


def told_question(text: str, lines: list[Span]) -> tuple[str, int, list[Span]] | None:
    """Who asks, in which line, and what, where a paragraph tells it: 昨日，市民吴先生来电反映，水管夜里响."""
    for at, (start, end) in enumerate(lines):
        hit = None if _OF_MANY.search(text, start, end) else _TOLD.match(text, start, end)
        asker = read_asker(plain_form(hit[1])) if hit else None
        if hit and asker and asker[2]:
            below = [line for line in lines[at + 1 :] if not _PAPERS.search(text, *line)]
            return asker[0], at, [(hit.end(), end), *below]
    return None


def asking_letter(text: str, lines: list[Span]) -> int:
    """How many of the last lines are a letter that asks or requests something, up to a heading or the paper's words."""
    count = 0
    for start, end in reversed(lines):
        if is_heading(text[start:end]) or _PAPERS.search(text, start, end):
            break
        count += 1
    return count if count and asks(text[lines[-count][0] : lines[-1][1]]) else 0


def _spoken(text: str, lines: list[Span], count: int) -> int:
    words = "".join(text[slice(*line)] for line in lines[len(lines) - count :]) if count else ""
    return count if _FIRST_PERSON.search(_QUOTED.sub("", words)) else 0


def without_number(text: str, lines: list[Span]) -> list[Span]:
    """The lines, the first without the number that it begins with."""
    start, end = lines[0]
    return [(number_end(text, start, end) or start, end), *lines[1:]]


def too_short(lines: list[Span]) -> bool:
    """Are lines that stand where a question without a label would no more than a greeting?"""
    return sum(end - start for start, end in lines) < _SHORTEST


def own_lines(text: str, lines: list[Span]) -> int:
    """How many lines above a letter are the paper's: up to the one that says what is printed here (本期选登…)."""
    return next((at + 1 for at in range(len(lines) - 2, -1, -1) if _SELECTED.search(text, *lines[at])), 0)


def begins_with_sentence(text: str, start: int, end: int) -> bool:
    """Does a stretch begin with a line of whole sentences, unlike an address or a telephone number?"""
    line = next(inked_lines(text, start, end), None)
    return line is not None and text[line[1] - 1] in "。!?”"
