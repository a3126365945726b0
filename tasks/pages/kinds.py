"""What each line of a page can be, by itself. What it is, the neighbours decide (tasks.pages.neighbours, sections)."""

from __future__ import annotations

import re
from enum import Enum, auto

from tasks.pages.captions import is_caption
from tasks.pages.columns import column_score, is_framed
from tasks.pages.credits import is_person, read_credit
from tasks.pages.furniture import line_furniture
from tasks.pages.labels import is_label, label_role
from tasks.pages.leads import is_source, read_from, read_lead, read_tail, read_to
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
_GREETING = re.compile(
    r"(?:您好|你好|你们好|谢谢(?![^您你大贵各领关支编记读][^,]{2})|感谢您|此致|敬礼|特此)[^,]{0,6}$"
    r"|(?:再次|最后,?|衷心|非常)?感谢您?(?:们)?(?:的|对)[^,]{0,24}(?:支持|理解|关注|监督|关心|来信|留言|参与)[!]?$"
)
_SAID = re.compile(r"[【\[]?([^:。!?,;【】\[\]]{1,26})[】\]:]:?(.*[\u3400-\u9fff]{5}.*)")
_LINES = ("热线", "电话", "邮箱", "信箱", "平台", "微信", "QQ")
_SPOKEN = frozenset({"qr", "contact"})
_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[,:]?([^:。!?,;]{2,26}):")  # 5月9日,网友在问政平台留言:
_WHO_BEHIND = re.compile(r"[^:。!?,;()]{1,8}[(]([^()]{2,12})[)]:")  # 刘女士(市民):
_ASIDE = re.compile(r"([^:。!?,;()]{2,12})[(][^()]{1,20}[)]([^:。!?,;()]{1,10}):")
_AT = re.compile(r"@[^:。!?,;\s]{2,16}:")
_STRAY = re.compile(r"[\W_]+")  # rules of ━━━, lone ■
_RUBRIC = re.compile(r"[■●◆★▲□]?\s*记者([^\s:/]{2,4})")
BULLETS = "◆●■▶►★☆◇○▪※➤➜>♦▷✦•·◎⊙□"
# 编辑同志：我们村口…: a letter's first words, whatever its line ends with.
_LETTER = re.compile(
    r"(?:尊敬的[^:,。]{1,12}|编辑(?:同志|部|老师)?|领导|记者(?:同志|老师)|[市县区局书][长记](?:您好|同志)?):(?=.{10})"
)
_BULLET = re.compile(rf"[{BULLETS}]\s*(?=[^\s{BULLETS}])")
_PULL = re.compile(
    r"[【\[]([^【】\[\]]{12,})[】\]]"
    r"|[【\[]?(?:核心提示|提要|内容提要|新闻提示|核心阅读|阅读提示)[】\]]?\s*:?\s*\S.{8,}"
)
_LONGEST_TITLE = 44
_LONGEST_BYLINE = 70
_LONGEST_TAIL = 40
_MARKED = frozenset(BULLETS + "▲▼△▽([【据图问答网市本特遗声")


def paragraph_kind(line: Line) -> Kind:
    """The kind of a line that is known to stand in a body: the same rules, the common case first."""
    flat = line.flat
    if len(flat) > _LONGEST_TITLE and flat[-1] in "。”!?" and flat[0] not in _MARKED:
        opening = flat[:40]
        if "讯" not in opening and "电" not in opening and "报" not in opening:
            return Kind.PROSE
    return kind_alone(line, frozenset())


def kind_alone(line: Line, speakers: frozenset[str]) -> Kind:
    """The kind of a line whose neighbours nobody has looked at. `speakers` as `find_speakers` gives them."""
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
    if furniture and not (_SPOKEN.issuperset(furniture) and _speaks(line)):
        return Kind.DAY if furniture == ("day",) else Kind.FURNITURE
    if flat.startswith(("—", "--")) and len(flat) <= 50 and not flat.endswith("。"):
        return Kind.DASH if read_credit(text) is None else Kind.BYLINE
    pull = _PULL.fullmatch(text)
    if pull and (pull[1] is None or label_role(pull[1]) is None or len(pull[1]) > 30):
        return Kind.PULL
    return None


def _speaks(line: Line) -> bool:
    """Whether a label and some words stand in a line that names a telephone or a code: 网友提问:能不能扫码坐车?"""
    said = _SAID.fullmatch(line.flat)
    return said is not None and label_role(said[1]) is not None and not said[1].endswith(_LINES)


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
        return Kind.BYLINE if is_source(text) else None
    rubric = _RUBRIC.fullmatch(text)  # 记者走基层, ■记者调查: a column's name or a section's
    if rubric and (column_score(line) > 3 or not is_person(rubric[1])):
        return None
    return Kind.BYLINE if credit.authors else Kind.CAPTION


def _worded(line: Line, speakers: frozenset[str]) -> Kind:
    """What a line is by its words."""
    flat, text = line.flat, line.text
    if is_label(line, speakers) or _AT.match(flat) or _labelled_apart(flat):
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
    return Kind.PROSE if is_prose(line) or _LETTER.match(flat) else Kind.SHORT


def _labelled_apart(flat: str) -> bool:
    """Whether a label has a day before it or a telephone in the midst: 市民李女士(139****1234)来电:…."""
    dated, aside, who = _DATED.match(flat), _ASIDE.match(flat), _WHO_BEHIND.match(flat)
    return bool(
        (dated and label_role(dated[1]))
        or (aside and label_role(aside[1] + aside[2]))
        or (who and (who[1].startswith("家住") or label_role(who[1]) == "question"))
    )


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
