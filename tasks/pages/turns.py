"""Labels that no list of words knows: what comes again at the beginning of lines, taking turns, asked and answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from tasks.pages.credits import is_office
from tasks.pages.kinds import Kind
from tasks.pages.labels import label_role
from tasks.pages.leads import read_tail
from tasks.pages.lines import Line, measure

_BOXED = re.compile(r"[^\w【\[\u3014〖(《「]{0,3}[【\[\u3014〖(《「]([^】\]\u3015〗)》」:。]{1,12})[】\]\u3015〗)》」]")
_COLON = re.compile(r"[^\w]{0,3}([^:。!?;,、“”()]{1,12})(?:[(][^()]{1,20}[)])?:(?!\d)")
_SPACED = re.compile(r"[^\w]{0,3}([^\s:。!?;,、“”()]{2,8})\s+(?=\S.{3})")
_COUNTER = re.compile(r"(?<=..)(?:[①-⑳]|\d{1,2}|[一二三四五六七八九十]{1,2})$")
_ORNATE = re.compile(r"([▲△▼▽→➜■□●○◆◇★☆▶►])(?=[^\s▲△▼▽→➜■□●○◆◇★☆▶►].{5})")
_COUNTED = re.compile(r"([\u3400-\u9fff]{2,6})(?:[①-⑳]|\d{1,2}|[一二三四五六七八九十])")  # 难题1, alone on its line
_NUMBER = re.compile(r"^(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|[①-⑳])")
_ASKS = re.compile(
    r"[?]|能不能|能否|何时|什么时候|希望|建议|反映|投诉|请问|没有|没人|不方便|太[差少多]|坏了|影响|不足|严重|扰民|盼|咨询"
)
_OFFICE = re.compile(r"(?:^|[:(。,\s—])([^:()。,!?\s—“”]{3,24})")
_TOLD = re.compile(
    r"(?:记者|对此|就此|本报)[^。!?]{0,8}?(?:咨询|联系|采访|致电|询问)了?([^,。:]{3,24}),.{0,12}(?:表示|答复|回复|介绍|回应)"
)
_WRITTEN_TO = re.compile(
    r"(?:尊敬的|敬爱的)?(?:[\u3400-\u9fff]{0,4}(?:编辑部?|记者|报社|市长|县长|区长|镇长|州长|局长|书记|主任))(?:同志|老师|信箱)?(?:您好|你好)?[,!]?:"
)
_LETTER = 20  # characters of a letter's first line
_BODY = re.compile(
    r"[\u3400-\u9fff]{2,14}(?:局|委|办|站|科|处|所|队|股|中心|公司|集团|协会|消协|残联|工会|政府|街道|社区|医院|银行|窗口|管委会|指挥部)"
)
_STORY = re.compile(r"记者|主持人|嘉宾|专家")
_HEADED = frozenset(
    {Kind.SHORT, Kind.PROSE, Kind.BYLINE, Kind.BULLET, Kind.FURNITURE, Kind.LABEL, Kind.NOTICE, Kind.TAIL}
)
_SIGNED = frozenset({Kind.BYLINE, Kind.DASH, Kind.TAIL, Kind.SHORT})
_FEWEST = 2
_MOST_ASKED = 5  # lines of a question
_FAR = 14  # lines between two of one label


def turning_labels(lines: Sequence[Line], kinds: Sequence[Kind]) -> dict[int, bool]:
    """The lines that begin with labels take turns on the page: one over what is asked, one over a reply.

    A label is a stretch before a colon, in brackets, or before a blank, without its number (烦心事①, 呼叫二). It comes
    twice at least. What the words mean does not matter: the texts under one ask or request, those under another name
    an office or the label says that it replies. A line's value tells whether its label begins a reply.
    """
    heads = {
        at: head
        for at, line in enumerate(lines)
        if kinds[at] in _HEADED and (head := _head(line)) and not _is_brief(lines, kinds, at, head)
    }
    often = {head for head, count in Counter(heads.values()).items() if count >= _FEWEST}
    found: dict[int, bool] = {}
    for run in _runs([(at, head) for at, head in heads.items() if head in often]):
        words = Counter(head for _, head in run)
        if len(words) < _FEWEST or any(_STORY.search(head) for head in words) or max(words.values()) * 2 > len(run) + 1:
            continue
        texts = _texts(lines, run)
        asked = {head for head in words if _share(texts[head], _asks) >= 0.5 or label_role(head) == "question"}
        replied = {head for head in words if label_role(head) == "answer" or _share(texts[head], _names_office) >= 0.6}
        by_mark = {head for head in words if not head.isalnum()}
        if not replied - asked and len(by_mark) == _FEWEST == len(words):
            replied |= by_mark - asked  # ▲…？ →…
        if asked and replied - asked:
            found |= {at: head in replied - asked for at, head in run}
    return found


def between_turns(lines: Sequence[Line], kinds: Sequence[Kind], turning: dict[int, bool]) -> list[int]:
    """Lines that look like titles between a question under such a label and its reply: they are said, or sign it."""
    parted = measure(lines, [kind in (Kind.PROSE, Kind.LABEL) for kind in kinds]).gaps_part
    found: list[int] = []
    for first, last in pairwise(turning):
        if last - first > _MOST_ASKED or turning[first] or not turning[last]:
            continue
        for at in range(first + 1, last):
            if kinds[at] not in _SIGNED:
                continue
            if parted and lines[at].gap:
                break  # a title above the next question
            found.append(at)
    return found


def answered_voices(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Lines that a name and a colon begin and a ? ends, right above an office's: 菜农 耿二柱：…？, 县农技站 裴工：….

    Two at least, or the one line may be a headline with a place before its colon.
    """
    found: list[int] = []
    for at in range(len(lines) - 1):
        asked, said = _COLON.match(lines[at].text), _COLON.match(lines[at + 1].text)
        if asked and said and lines[at].flat[-1] == "?" and not _named(asked[1]) and _named(said[1]):
            found += [at, at + 1]
    return found if len(found) >= 2 * _FEWEST else []


def bare_questions(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Questions as short as titles, each over a line in which an office replies: 市园林处：…."""
    found = [
        at
        for at in range(1, len(lines) - 1)
        if kinds[at] is Kind.SHORT and lines[at].flat[-1] == "?" and kinds[at + 1] in (Kind.PROSE, Kind.LABEL)
        and _replies(lines[at + 1])
    ]  # fmt: skip
    return found if len(found) >= _FEWEST and kinds[found[0] - 1] not in (Kind.FURNITURE, Kind.DAY) else []


def _replies(line: Line) -> bool:
    said = _COLON.match(line.text)
    told = _TOLD.match(line.flat)
    return bool((said and _named(said[1])) or (told and _named(told[1])))


def _named(words: str) -> bool:
    """Whether words name an office, or one and who speaks for it: 县农技站 裴工."""
    return is_office(words.replace(" ", "")) or _BODY.fullmatch(words.split(" ")[0]) is not None


def salutations(lines: Sequence[Line]) -> list[int]:
    """编辑部：, 市长：, alone on a line above what is written to them."""
    written = (at for at, line in enumerate(lines[:-1]) if _WRITTEN_TO.fullmatch(line.flat))
    return [at for at in written if len(lines[at + 1].flat) > _LETTER]


def signed_replies(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Lines with an office's name, each right below what a label's line begins: ——市医保局, （县公交公司）."""
    found = [
        at
        for at in range(1, len(lines))
        if kinds[at] in _SIGNED
        and is_office(re.sub(r"[\d年月日]+$", "", lines[at].flat.strip("()—-")))
        and not lines[at].gap
        and any(kinds[i] is Kind.LABEL for i in range(max(0, at - 4), at))
        and kinds[at - 1] in (Kind.PROSE, Kind.LABEL)
    ]
    return found if len(found) >= _FEWEST else []


def _head(line: Line) -> str | None:
    text = _NUMBER.sub("", line.text)
    hit = _BOXED.match(text) or _COLON.match(text) or _SPACED.match(text) or _ORNATE.match(text)
    counted = None if hit else _COUNTED.fullmatch(line.flat)
    hit = hit or counted
    return _COUNTER.sub("", hit[1].replace(" ", "")) if hit else None


def _is_brief(lines: Sequence[Line], kinds: Sequence[Kind], at: int, head: str) -> bool:
    """Whether an ornament begins a brief piece (●昨天,…。(某某) under a title) and not what somebody says."""
    if head.isalnum() or at == 0 or kinds[at - 1] is not Kind.SHORT:
        return False
    tail = read_tail(lines[at].text)
    return tail is not None and tail.credit is not None


def _runs(heads: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Labels that stand near each other."""
    runs: list[list[tuple[int, str]]] = []
    for at, head in heads:
        if runs and at - runs[-1][-1][0] <= _FAR:
            runs[-1].append((at, head))
        else:
            runs.append([(at, head)])
    return runs


def _texts(lines: Sequence[Line], run: list[tuple[int, str]]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    ends = [at for at, _ in run[1:]] + [min(run[-1][0] + 2, len(lines))]
    for (at, head), end in zip(run, ends, strict=True):
        texts.setdefault(head, []).append("".join(line.text for line in lines[at : min(end, at + 4)]))
    return texts


def _share(texts: list[str], what: Callable[[str], bool]) -> float:
    return sum(map(what, texts)) / len(texts)


def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None


def _names_office(text: str) -> bool:
    return any(is_office(hit[1]) for hit in _OFFICE.finditer(text))
