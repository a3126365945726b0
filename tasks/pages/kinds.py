"""What each line of a page can be, by itself. What it is, the neighbours decide (tasks.pages.sections)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from tasks.pages.captions import is_caption
from tasks.pages.columns import column_score, is_briefs, is_framed
from tasks.pages.credits import is_person, read_credit
from tasks.pages.furniture import line_furniture
from tasks.pages.labels import find_speakers, is_label, label_role, spoken_role
from tasks.pages.leads import read_from, read_lead, read_tail, read_to
from tasks.pages.lines import OPENS_NOTHING, Line
from tasks.pages.notices import notice_head, notice_line


class Kind(Enum):
    """A line's look."""

    FURNITURE = auto()
    DAY = auto()  # a bare date: of the masthead, or under a notice
    NOTICE_HEAD = auto()
    NOTICE = auto()  # a notice in one line
    TO = auto()  # 下转
    FROM = auto()  # 上接
    BYLINE = auto()
    TAIL = auto()  # a bracketed signature or source alone on its line
    PULL = auto()
    DASH = auto()  # ——访…
    CAPTION = auto()
    LABEL = auto()  # a speaker's or an answer's label with what is said
    BULLET = auto()
    LEAD = auto()
    PROSE = auto()
    SHORT = auto()  # headline, kicker, subhead, column, subheading: the neighbours say


TEXT = frozenset({Kind.LABEL, Kind.BULLET, Kind.LEAD, Kind.PROSE, Kind.FROM})
_OPTION = re.compile(r"[A-D][.、:]\S")
_STOPS = frozenset("。!?….”)")
_STOP = re.compile(r"[。;]|[!?][^”』」]")
_OCR_STOP = re.compile(r"[\u3400-\u9fff]\.(?:[\u3400-\u9fff“]|$)")
_GREETING = re.compile(r"(?:您好|你好|你们好|谢谢|感谢您|此致|敬礼|特此)[^,]{0,6}$")
_STRAY = re.compile(r"[\W_]+")  # rules of ━━━, lone ■
_RUBRIC = re.compile(r"[■●◆★▲□]?\s*记者([^\s:/]{2,4})")
_BULLETS = "◆●■▶►★☆◇○▪※➤➜>♦▷✦•·◎⊙□"
_BULLET = re.compile(rf"[{_BULLETS}]\s*(?=[^\s{_BULLETS}])")
_PULL = re.compile(
    r"[【\[]([^【】\[\]]{12,})[】\]]"
    r"|[【\[]?(?:核心提示|提要|内容提要|新闻提示|核心阅读|阅读提示)[】\]]?\s*:?\s*\S.{8,}"
)
_BRACKETED = re.compile(r"[【\[][^【】\[\]]{2,12}[】\]]")
_BOX = re.compile(r"[【\[]([^【】\[\]]{2,8})[】\]](?=.{4})")
_ASKS = re.compile(r"[。;]|请问|你好|您好")
_ORNATE = re.compile(rf"[{_BULLETS}][\u3400-\u9fff·]{{2,8}}")
_NEAR = 6
_FEWEST_ROWS = 3
_SHORTEST_ASKED = 12
_PAGE_NAMED = re.compile(r"[A-Z]\d{1,2}(?:版|$|[\u3400-\u9fff])|\d版")
_LONGEST_LABEL = 8
_TITLED = frozenset({Kind.SHORT, Kind.BYLINE, Kind.PULL, Kind.DASH})
_LONGEST_TITLE = 44
_LONGEST_BYLINE = 70
_LONGEST_TAIL = 40
_MARKED = frozenset(_BULLETS + "▲▼△▽([【据图问答网市本特遗声")


def line_kinds(lines: Sequence[Line]) -> list[Kind]:
    """One kind a line."""
    speakers = find_speakers(lines)
    kinds = [_kind(line, speakers) for line in lines]
    for at in range(len(lines) - 2):
        if _half_title(lines, kinds, at) or _briefs_name(lines, kinds, at):
            kinds[at] = Kind.SHORT
    for at in _boxed(lines, kinds):
        kinds[at] = Kind.LABEL
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.BULLET and _ORNATE.fullmatch(lines[at].flat) and kinds[at + 1] in _TITLED:
            kinds[at] = Kind.SHORT  # ◎追问 over a title is a column's name
    for at in _table_rows(lines, kinds):
        kinds[at] = Kind.PROSE
    for at in _recurring(lines, kinds):
        kinds[at] = Kind.LABEL
        if kinds[at + 1] is Kind.SHORT:
            kinds[at + 1] = Kind.PROSE  # a question as short as a title
    for at in _bare_questions(lines, kinds, speakers):
        kinds[at] = Kind.PROSE
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.LABEL and kinds[at + 1] in _TITLED and _lone_bracket(lines, kinds, at):
            kinds[at] = Kind.SHORT
    return kinds


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


def _recurring(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Short lines that come again over text, taking turns: the labels of a talk (网友呼声, 部门回应), no titles."""
    over = [at for at in range(len(lines) - 1) if kinds[at] is Kind.SHORT and kinds[at + 1] in TEXT]
    words = [lines[at].flat for at in over]
    often = {word for word, count in Counter(words).items() if count >= 2 and len(word) <= _LONGEST_LABEL}
    if len(often) < 2:
        return []
    return [at for at in range(len(lines) - 1) if kinds[at] is Kind.SHORT and lines[at].flat in often]


def _lone_bracket(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether 【帮您问】 above titles is a column's name: a label of questions comes again, and its words follow."""
    flat = lines[at].flat
    if not _BRACKETED.fullmatch(flat) or label_role(flat[1:-1]) is None or _ASKS.search(lines[at + 1].flat):
        return False
    around = (j for j, kind in enumerate(kinds) if kind is Kind.LABEL and j != at)
    return not any(_BRACKETED.match(lines[j].flat) for j in around if abs(j - at) <= _NEAR)


def paragraph_kind(line: Line) -> Kind:
    """The kind of a line that is known to stand in a body: the same rules, the common case first."""
    flat = line.flat
    if len(flat) > _LONGEST_TITLE and flat[-1] in "。”!?" and flat[0] not in _MARKED:
        opening = flat[:40]
        if "讯" not in opening and "电" not in opening and "报" not in opening:
            return Kind.PROSE
    return _kind(line, frozenset())


def _kind(line: Line, speakers: frozenset[str]) -> Kind:
    return _marked(line) or _credited(line) or _worded(line, speakers)


def _marked(line: Line) -> Kind | None:
    """What a line is by its signs alone: furniture, markers, brackets, dashes."""
    flat, text = line.flat, line.text
    if _STRAY.fullmatch(flat) and flat[0] not in OPENS_NOTHING:
        return Kind.FURNITURE
    if len(flat) <= 16 and read_to(text):
        return Kind.TO
    if read_from(text):
        return Kind.FROM
    furniture = line_furniture(line)
    if furniture:
        return Kind.DAY if furniture == ("day",) else Kind.FURNITURE
    if flat.startswith(("—", "--")) and len(flat) <= 50 and not flat.endswith("。"):
        return Kind.DASH if read_credit(text) is None else Kind.BYLINE
    pull = _PULL.fullmatch(text)
    if pull and (pull[1] is None or label_role(pull[1]) is None or len(pull[1]) > 30):
        return Kind.PULL
    return None


def _credited(line: Line) -> Kind | None:
    """A line that is nothing but a credit."""
    flat, text = line.flat, line.text
    if len(flat) > _LONGEST_BYLINE:
        return None
    if flat[0] == "(" and flat[-1] == ")":
        return Kind.TAIL if len(flat) <= _LONGEST_TAIL or read_tail(text) else None
    if any(mark in flat for mark in "。!?,"):
        return None
    credit = read_credit(text)
    if credit is None or not credit.explicit:
        return None
    rubric = _RUBRIC.fullmatch(text)  # 记者走基层, ■记者调查: a column's name or a section's
    if rubric and (column_score(line) > 3 or not is_person(rubric[1])):
        return None
    return Kind.BYLINE if credit.authors else Kind.CAPTION


def _worded(line: Line, speakers: frozenset[str]) -> Kind:
    """What a line is by its words."""
    flat, text = line.flat, line.text
    if is_label(line, speakers):
        return Kind.LABEL
    if is_caption(text, flat):
        return Kind.CAPTION
    if notice_head(flat):
        return Kind.NOTICE_HEAD
    if notice_line(text, flat):
        return Kind.NOTICE
    if (_BULLET.match(text) and not is_framed(flat)) or _OPTION.match(flat):
        return Kind.BULLET
    if read_lead(text):
        return Kind.LEAD
    return Kind.PROSE if is_prose(line) else Kind.SHORT


def is_prose(line: Line) -> bool:
    """Whether the line reads as running text."""
    flat = line.flat
    if len(flat) > _LONGEST_TITLE or flat[-1] in ",、;:" or "。" in flat or _OCR_STOP.search(flat, 6):
        return True
    if _GREETING.match(flat) or flat.endswith("——") or flat[0] in OPENS_NOTHING:
        return True
    return (
        len(flat) > 24 and flat[-1] in _STOPS and bool(_STOP.search(flat[:-1]) or (":“" in flat and "”" in flat[-2:]))
    )
