"""Talks on a page: whose labels stand alone on their lines, and which short lines are said rather than titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tasks.pages.credits import is_office
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.labels import spoken_role
from tasks.pages.lines import Line, measure
from tasks.pages.turns import (
    answered_voices,
    bare_questions,
    between_turns,
    salutations,
    signed_replies,
    turning_labels,
)

_ASKER = re.compile(
    r"[^:,。!?]{0,8}(?:网友|网民|市民|读者|居民|村民|业主|群众|家长|听众|观众|街坊|企业|来信人|来电人|学生|职工|车主|乘客|司机|老人|商户|用户)(?:朋友)?"
    r"(?:[“「][^”」]{1,16}[”」]|[(][^()]{1,16}[)]|[\u3400-\u9fff]{1,3}(?:先生|女士|小姐|师傅|大[爷妈姐叔哥娘]|阿姨|老[师伯人]|奶奶|爷爷|婆婆|同学|某|妈|爸))?"
    r"(?:来电|来信|来访|致电|在线|网上)?(?:反映|提问|咨询|询问|留言|投诉|建议|求助|来电|来信|诉求|问)?"
)
_REPLIES = re.compile(r"(?:相关负责人)?(?:再次|联合|及时)?(?:回复|答复|回应|解答|回音|反馈|答)$")
_REPLIER = re.compile(
    r"(?:相关|有关|职能|责任|主管)?(?:部门|单位|官方|政府)?(?:再次|及时)?"
    r"(?:回复|答复|回应|解答|回音|反馈|说法|声音|行动|办理结果|处理结果|办理情况|处理情况)"
)
_TIMED = re.compile(r"(?<= )(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: *\d{1,2}:\d{2})? ")
_SECTION = re.compile(
    r"[\u3400-\u9fff]{2,10}(?:局|委|办|中心|公司|街道|集团)[\u3400-\u9fff]{2,8}(?:科|股|室|窗口|处|队)"
)
_NAMES = re.compile(r"([^:。!?,;]{3,24}):")
_ASKED = re.compile(r"([^:。!?,;“]{2,12}):")
_MOST_SHORT = 4
_FAR = 30
_SHORTEST_ASKED = 12
_LONGEST_LABEL = 8
_NAMED = frozenset({Kind.SHORT, Kind.BYLINE})
_SAID = TEXT | {Kind.SHORT}
_SAID_OR_DATED = _SAID | {Kind.DAY}
_CONTACTS = frozenset({Kind.FURNITURE, Kind.NOTICE})
_TITLED = frozenset({Kind.SHORT, Kind.BYLINE, Kind.PULL, Kind.DASH})


def mark_talks(lines: Sequence[Line], kinds: list[Kind], speakers: frozenset[str]) -> None:
    """Labels that stand alone on their lines, and short lines of what is said, which read as titles by themselves."""
    turning = turning_labels(lines, kinds)
    for at in between_turns(lines, kinds, turning):
        kinds[at] = Kind.PROSE
    for at in [*turning, *answered_voices(lines, kinds), *salutations(lines)]:
        kinds[at] = Kind.LABEL
    for at in bare_questions(lines, kinds):
        kinds[at] = Kind.PROSE
    for at in _recurring(lines, kinds):
        kinds[at] = Kind.LABEL
        if kinds[at + 1] is Kind.SHORT:
            kinds[at + 1] = Kind.PROSE  # a question as short as a title
    _mark_turns(lines, kinds)
    for at in _between_labels(lines, kinds):
        kinds[at] = Kind.PROSE
    for at in _offices_replying(lines, kinds, speakers):
        kinds[at] = Kind.LABEL
    for at in _asked_of_one(lines, kinds, speakers):
        kinds[at] = Kind.LABEL
    for at in _inside_questions(lines, kinds, speakers):
        kinds[at] = Kind.PROSE
    for at in _bare_questions(lines, kinds, speakers):
        kinds[at] = Kind.PROSE
    for at in signed_replies(lines, kinds):
        kinds[at] = Kind.PROSE


def _bare_questions(lines: Sequence[Line], kinds: Sequence[Kind], speakers: frozenset[str]) -> list[int]:
    """Questions as short as a title, each over a labelled reply: one may be a headline, two that come so are asked.

    The first of them has a title above, or what stands over the replies would have none.
    """
    found = [
        at
        for at in range(1, len(lines) - 1)
        if kinds[at] is Kind.SHORT and kinds[at + 1] is Kind.LABEL and lines[at].flat[-1] == "?"
        and len(lines[at].flat) >= _SHORTEST_ASKED and spoken_role(lines[at + 1], speakers) == "answer"
    ]  # fmt: skip
    if len(found) < 2 or kinds[found[0] - 1] not in _TITLED:
        return []
    return found


def _asked_of_one(lines: Sequence[Line], kinds: Sequence[Kind], speakers: frozenset[str]) -> list[int]:
    """Questions as short as titles that each have another asker, over one voice: 小记者某某:…? / 馆长:… (twice)."""
    found = [
        at
        for at in range(1, len(lines) - 1)
        if kinds[at] is Kind.SHORT and kinds[at - 1] in TEXT and kinds[at + 1] is Kind.LABEL
        and lines[at].flat[-1] == "?" and _ASKED.match(lines[at].flat)
        and (said := _ASKED.match(lines[at + 1].flat)) and said[1] in speakers
        and spoken_role(lines[at + 1], speakers) == "answer"
    ]  # fmt: skip
    return found if len(found) >= 2 else []


def _recurring(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Short lines that come again over text, taking turns: the labels of a talk (网友呼声, 部门回应), no titles."""
    over = [at for at in range(len(lines) - 1) if kinds[at] in (Kind.SHORT, Kind.LABEL) and kinds[at + 1] in TEXT]
    words = [lines[at].flat for at in over if len(lines[at].flat) <= _LONGEST_LABEL]
    often = {word for word, count in Counter(words).items() if count >= 2}
    if len(often) < 2:
        return []
    return [at for at in range(len(lines) - 1) if kinds[at] is Kind.SHORT and lines[at].flat in often]


def is_answered(lines: Sequence[Line], kinds: Sequence[Kind], at: int, speakers: frozenset[str]) -> bool:
    """Whether a question's label stands at a line, and a reply's not far below."""
    below = [i for i in range(at, min(at + _FAR, len(lines))) if kinds[i] is Kind.LABEL]
    roles = [spoken_role(lines[i], speakers) for i in below]
    return bool(roles) and roles[0] == "question" and "answer" in roles


def _mark_turns(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Who asks and who replies, each alone on a line over what they say: 网友“江风” / … / 市住建局回复 / …."""
    asked: int | None = None
    words = Counter(line.flat for line, kind in zip(lines, kinds, strict=True) if kind in _NAMED)
    for at in range(len(lines) - 1):
        if _asks_alone(lines[at], kinds[at]) and kinds[at + 1] in _SAID:
            # 读者来信 alone over a title is a column; over a question it comes again, or a reply's label is next
            again = kinds[at + 1] in TEXT or len(lines[at].flat) > _LONGEST_LABEL or words[lines[at].flat] > 1
            asked = at if again or (at + 2 < len(lines) - 1 and _says(lines, kinds, at + 2)) else asked
        elif asked is None:
            continue
        elif at > asked + 1 and _says(lines, kinds, at):
            kinds[asked] = kinds[at] = Kind.LABEL
            for between in range(asked + 1, at):
                kinds[between] = Kind.PROSE if kinds[between] is Kind.SHORT else kinds[between]
            asked = None
        elif kinds[at] not in _SAID_OR_DATED:
            asked = None


def _asks_alone(line: Line, kind: Kind) -> bool:
    """Whether a line is nothing but who asks, perhaps with the time: 网友 没带钥匙 1月9日23:40 留言."""
    if kind is Kind.LABEL:
        return "  " not in line.text and len(line.flat) <= _FAR and _TIMED.search(line.text) is not None
    return kind in _NAMED and _ASKER.fullmatch(line.flat) is not None


def _between_labels(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Sentences that name a telephone or a code (也可扫码办理。) inside a reply, between its label and the next one."""
    found: list[int] = []
    waiting: list[int] | None = None
    for at, kind in enumerate(kinds):
        if kind is Kind.LABEL:
            found += waiting or []
            waiting = []
        elif waiting is not None and kind in _CONTACTS and lines[at].flat[-1] == "。" and not lines[at].gap:
            waiting.append(at)
        elif kind not in _SAID_OR_DATED:
            waiting = None
    return found


def _offices_replying(lines: Sequence[Line], kinds: Sequence[Kind], speakers: frozenset[str]) -> list[int]:
    """Lines that an office's name and a colon begin, the first below a question that has its label."""
    found: list[int] = []
    waiting = False
    for at, kind in enumerate(kinds):
        if kind is Kind.LABEL:
            waiting = spoken_role(lines[at], speakers) == "question"
        elif kind not in _SAID_OR_DATED:
            waiting = False
        elif waiting and kind is Kind.PROSE and (named := _NAMES.match(lines[at].flat)) and is_office(named[1]):
            found.append(at)
            waiting = False
    return found


def _inside_questions(lines: Sequence[Line], kinds: Sequence[Kind], speakers: frozenset[str]) -> list[int]:
    """Lines as short as titles between a question's label and its reply's: a letter's last words, who signs it.

    An empty line above one ends the talk where empty lines part pieces: below it stands the next column.
    """
    found: list[int] = []
    parted = measure(lines, [kind in TEXT for kind in kinds]).gaps_part
    short: list[int] | None = None  # since the question's label
    for at, kind in enumerate(kinds):
        if kind is Kind.LABEL:
            role = spoken_role(lines[at], speakers)
            if role == "answer" and short and len(short) <= _MOST_SHORT:
                found += short
            if role == "answer" and at and kinds[at - 1] in _NAMED and _ASKER.fullmatch(lines[at - 1].flat):
                found.append(at - 1)
            short = [] if role == "question" else None
        elif short is not None and kind is Kind.SHORT:
            if parted and lines[at].gap:
                short = None
            else:
                short.append(at)
        elif kind not in _SAID_OR_DATED:
            short = None
    return found


def _says(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line over text is the name of an office, or says that one replies (部门回音)."""
    if kinds[at] not in _NAMED or kinds[at + 1] not in TEXT:
        return False
    flat = _REPLIES.sub("", lines[at].flat)
    flat = _TIMED.sub("", lines[at].text).replace(" ", "") if flat != lines[at].flat else flat
    name = _REPLIES.sub("", flat)
    return _REPLIER.fullmatch(lines[at].flat) is not None or is_office(name) or _SECTION.fullmatch(name) is not None
