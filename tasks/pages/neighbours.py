"""The kinds of a page's lines: by themselves first, then by what stands above and below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tasks.pages.columns import is_briefs
from tasks.pages.credits import is_office
from tasks.pages.kinds import BULLETS, TEXT, Kind, kind_alone
from tasks.pages.labels import find_speakers, label_role, spoken_role
from tasks.pages.lines import Line

_BRACKETED = re.compile(r"[【\[][^【】\[\]]{2,12}[】\]]")
_BOX = re.compile(r"[【\[]([^【】\[\]]{2,8})[】\]](?=.{4})")
_ASKS = re.compile(r"[。;]|请问|你好|您好")
_ORNATE = re.compile(rf"[{BULLETS}][\u3400-\u9fff·]{{2,8}}")
_ASKER = re.compile(
    r"[^:,。!?]{0,8}(?:网友|网民|市民|读者|居民|村民|业主|群众|家长|听众|观众|街坊|企业|来信人|来电人)(?:朋友)?"
    r"(?:[“「][^”」]{1,16}[”」]|[(][^()]{1,16}[)]|[\u3400-\u9fff]{1,3}(?:先生|女士|小姐|师傅|大[爷妈姐叔哥娘]|阿姨|老[师伯人]|奶奶|爷爷|婆婆|同学|某))?"
    r"(?:来电|来信|来访|致电|在线|网上)?(?:反映|提问|咨询|询问|留言|投诉|建议|求助|来电|来信|诉求|问)?"
)
_REPLIES = re.compile(r"(?:相关负责人)?(?:再次|联合|及时)?(?:回复|答复|回应|解答|回音|反馈|答)$")
_NAMES = re.compile(r"([^:。!?,;]{3,24}):")
_TRIANGLES = "△▲▽▼"
_NEAR = 6
_FEWEST_ROWS = 3
_MOST_SHORT = 4
_FAR = 30
_SHORTEST_ASKED = 12
_PAGE_NAMED = re.compile(r"[A-Z]\d{1,2}(?:版|$|[\u3400-\u9fff])|\d版")
_LONGEST_LABEL = 8
_NAMED = frozenset({Kind.SHORT, Kind.BYLINE})
_SAID = TEXT | {Kind.SHORT}
_SAID_OR_DATED = _SAID | {Kind.DAY}
_TITLED = frozenset({Kind.SHORT, Kind.BYLINE, Kind.PULL, Kind.DASH})


def line_kinds(lines: Sequence[Line]) -> list[Kind]:
    """One kind a line."""
    speakers = find_speakers(lines)
    kinds = [kind_alone(line, speakers) for line in lines]
    for at in range(len(lines) - 2):
        if _half_title(lines, kinds, at) or _briefs_name(lines, kinds, at):
            kinds[at] = Kind.SHORT
    for at in _marked_titles(lines, kinds):
        kinds[at] = Kind.SHORT
    for at in _boxed(lines, kinds):
        kinds[at] = Kind.LABEL
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.NOTICE_HEAD and kinds[at + 1] is Kind.LABEL and _answers(lines, kinds, at + 1, speakers):
            kinds[at] = Kind.SHORT  # 信件公示 over a letter and its reply is no notice
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.BULLET and _ORNATE.fullmatch(lines[at].flat) and kinds[at + 1] in _TITLED:
            kinds[at] = Kind.SHORT  # ◎追问 over a title is a column's name
    for at in _table_rows(lines, kinds):
        kinds[at] = Kind.PROSE
    _mark_talks(lines, kinds, speakers)
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.LABEL and kinds[at + 1] in _TITLED and _lone_bracket(lines, kinds, at):
            kinds[at] = Kind.SHORT
    return kinds


def _mark_talks(lines: Sequence[Line], kinds: list[Kind], speakers: frozenset[str]) -> None:
    """Labels that stand alone on their lines, and short lines of what is said, which read as titles by themselves."""
    for at in _recurring(lines, kinds):
        kinds[at] = Kind.LABEL
        if kinds[at + 1] is Kind.SHORT:
            kinds[at + 1] = Kind.PROSE  # a question as short as a title
    _mark_turns(lines, kinds)
    for at in _offices_replying(lines, kinds, speakers):
        kinds[at] = Kind.LABEL
    for at in _inside_questions(lines, kinds, speakers):
        kinds[at] = Kind.PROSE
    for at in _bare_questions(lines, kinds, speakers):
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


def _half_title(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line that ends with a colon is the first of a headline's two: 八问地铁: / 几时坐? / 记者 某某."""
    flat = lines[at].flat
    if kinds[at] is not Kind.PROSE or flat[-1] != ":" or not 4 <= len(flat) <= 16 or ":" in flat[:-1]:
        return False
    if kinds[at + 1] is not Kind.SHORT or kinds[at + 2] not in (Kind.BYLINE, Kind.LEAD):
        return False
    return at == 0 or lines[at - 1].ended or kinds[at - 1] not in TEXT


def _briefs_name(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether what reads as a paper's name (天天快报) is a column of briefs: it stands between text and a title."""
    if at == 0 or kinds[at] is not Kind.FURNITURE or not is_briefs(lines[at].flat):
        return False
    return kinds[at - 1] in TEXT | {Kind.BYLINE, Kind.TAIL} and kinds[at + 1] is Kind.SHORT and kinds[at + 2] in TEXT


def _table_rows(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """The rows of a table (某产业园　1月16日开工　预计明年6月竣工): three lines or more in columns, with figures."""
    found: list[int] = []
    run: list[int] = []
    for at in range(len(lines) + 1):
        if (
            at < len(lines)
            and kinds[at] is Kind.SHORT
            and len(lines[at].text.split()) >= 2
            and (not run or run[-1] == at - 1)
        ):
            run.append(at)
            continue
        figures = sum(any(char.isdigit() for char in lines[i].flat) for i in run)
        indexed = any(_PAGE_NAMED.search(lines[i].flat) for i in run)  # 导读 beside each other
        if len(run) >= _FEWEST_ROWS and not indexed and figures * 3 >= len(run) * 2:
            found += run
        run = []
    return found


def _boxed(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Lines that begin with the same words in 【】 as another: a form's labels, whatever the words (【帮您问到】)."""
    found = [(at, hit[1]) for at, line in enumerate(lines) if (hit := _BOX.match(line.flat))]
    often = {word for word, count in Counter(word for _, word in found).items() if count >= 2}
    return [at for at, word in found if word in often and kinds[at] in (Kind.PROSE, Kind.FURNITURE, Kind.SHORT)]


def _marked_titles(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """△… over a paragraph, three times and more with one mark: the titles of brief pieces, no captions."""
    over = [at for at in range(len(lines) - 1) if kinds[at] is Kind.CAPTION and kinds[at + 1] in TEXT]
    bare = [at for at in over if lines[at].flat[0] in _TRIANGLES and "摄" not in lines[at].flat[-6:]]
    often = {mark for mark, count in Counter(lines[at].flat[0] for at in bare).items() if count >= _FEWEST_ROWS}
    return [at for at in bare if lines[at].flat[0] in often and lines[at].flat[-1] not in "。;"]


def _recurring(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Short lines that come again over text, taking turns: the labels of a talk (网友呼声, 部门回应), no titles."""
    over = [at for at in range(len(lines) - 1) if kinds[at] in (Kind.SHORT, Kind.LABEL) and kinds[at + 1] in TEXT]
    words = [lines[at].flat for at in over if len(lines[at].flat) <= _LONGEST_LABEL]
    often = {word for word, count in Counter(words).items() if count >= 2}
    if len(often) < 2:
        return []
    return [at for at in range(len(lines) - 1) if kinds[at] is Kind.SHORT and lines[at].flat in often]


def _answers(lines: Sequence[Line], kinds: Sequence[Kind], at: int, speakers: frozenset[str]) -> bool:
    """Whether a question's label stands at a line, and a reply's not far below."""
    below = [i for i in range(at, min(at + _FAR, len(lines))) if kinds[i] is Kind.LABEL]
    roles = [spoken_role(lines[i], speakers) for i in below]
    return bool(roles) and roles[0] == "question" and "answer" in roles


def _mark_turns(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Who asks and who replies, each alone on a line over what they say: 网友“江风” / … / 市住建局回复 / …."""
    asked: int | None = None
    for at in range(len(lines) - 1):
        if kinds[at] in _NAMED and kinds[at + 1] in _SAID and _ASKER.fullmatch(lines[at].flat):
            asked = at
        elif asked is None:
            continue
        elif at > asked + 1 and _says(lines, kinds, at):
            kinds[asked] = kinds[at] = Kind.LABEL
            for between in range(asked + 1, at):
                kinds[between] = Kind.PROSE if kinds[between] is Kind.SHORT else kinds[between]
            asked = None
        elif kinds[at] not in _SAID_OR_DATED:
            asked = None


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
    """Lines as short as titles between a question's label and its reply's: a letter's last words, who signs it."""
    found: list[int] = []
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
            short.append(at)
        elif kind not in _SAID_OR_DATED:
            short = None
    return found


def _says(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line is the name of an office over text."""
    return kinds[at] in _NAMED and kinds[at + 1] in TEXT and is_office(_REPLIES.sub("", lines[at].flat))


def _lone_bracket(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether 【帮您问】 above titles is a column's name: a label of questions comes again, and its words follow."""
    flat = lines[at].flat
    if not _BRACKETED.fullmatch(flat) or label_role(flat[1:-1]) is None or _ASKS.search(lines[at + 1].flat):
        return False
    around = (j for j, kind in enumerate(kinds) if kind is Kind.LABEL and j != at)
    return not any(_BRACKETED.match(lines[j].flat) for j in around if abs(j - at) <= _NEAR)
