"""Who wrote it: the words of a byline, of a lead's brackets and of a signature, into names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.text.words import load_rows, load_words

_SURNAME_ROWS = load_rows("tasks.pages", "surnames")
SURNAMES = frozenset(_SURNAME_ROWS[0][0])
COMPOUND = frozenset(_SURNAME_ROWS[1][0].split())
OFFICES = load_words("tasks.pages", "offices")
MEDIA = load_words("tasks.pages", "media")

_OFFICE = re.compile(rf"[\u3400-\u9fff·()0-9A-Za-z]{{1,26}}(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))})")
_SPLIT_MARKS = re.compile(r"[\s,、/|:;+&]+")
_HANZI_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[老小阿大][A-Z]|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,10}){1,2}")
# A role, with whatever organ stands before it: 株洲日报社新媒体记者, 海南日报全媒体记者, 本报驻京记者.
_ROLE = (
    r"(?:首席|见习|实习|特约|资深|全媒体?|融媒体?|新媒体|本报|本刊|晚报|日报|特派|驻[\u3400-\u9fff]{1,4}?|\s)*"
    r"(?:记者|通讯员|通迅员|实习生|撰稿人?|特约撰稿人)"
)
_ORGAN = rf"[\u3400-\u9fff]{{0,12}}?(?:{'|'.join(load_words('tasks.pages', 'organs'))})(?:社|集团)?"
_ACTS = load_rows("tasks.pages", "acts")
_ACT = "|".join(row[0] for row in _ACTS)
_WITHIN_NAME = r"(?!(?<=(?<![\u3400-\u9fff])[\u3400-\u9fff] )文 [\u3400-\u9fff])"  # 邬 文 谈 笑: two names set wide
_TOKEN = re.compile(
    rf"(?P<role>(?:{_ORGAN})?{_ROLE})|{_WITHIN_NAME}(?<![\u3400-\u9fff])(?P<act>{_ACT})(?![\u3400-\u9fff])"
)
_PICTURE = re.compile("|".join(row[0] for row in _ACTS if row[1] == "picture"))
_TELLING = re.compile("|".join(row[0] for row in _ACTS if row[1] == "told"))
_PAIR = re.compile(r"文\s*/.+图\s*/|图\s*/.+文\s*/|文\s.+\s图$|/\s*文.+/\s*图|/\s*图.+/\s*文")
_MARK = re.compile(r"^[□■◎⊙●○◇◆▲△☆★*\-—\s]+")
_AUTHOR = re.compile(r"^(?:本文)?(?:作\s*者|撰\s*文|执\s*笔)\s*[:/ ]\s*")
_EDITORIAL = re.compile(r"本报(?:特约)?(?:评论员|编辑部|编者)(?:文章)?")
_SOURCE = re.compile(r"\s*《[^》]{2,20}》\s*[(][^()]{2,40}[)]$")  # 《光明日报》( 2012年10月27日 06版), gmw 2012
_GIVEN = re.compile(
    r"([\u3400-\u9fff\d]{3,26}?(?: (?!联合|共同)[\u3400-\u9fff\d]{2,26}?)?)"
    r"\s*(?:(?:联合|共同|整理)?(?:供稿|整理|梳理|提供|编发|发布|编写|推出|主办)|联办|合办|协办)"
)
_SUPPLIED = re.compile(r"(?!本|由)([\u3400-\u9fff\d·]{3,20}) ?供稿")  # 某某车站供稿
_CITIZEN = re.compile(
    r"[(]?(?:热心|[\u3400-\u9fff]{2,8}(?=读者))?(?:读者|市民|网友|居民|村民|业主|学生|教师)\s*[\s:/]\s*"
    r"(?:(?P<name>[\u3400-\u9fff]\s*[\u3400-\u9fff]{1,2})|(?<=读者 )(?P<pen>“[^”]{2,8}”))[)]?"
)
# 市实验小学五(2)班 某某 指导老师:某某
_PUPIL = re.compile(
    r"[\u3400-\u9fff]{2,16}(?:小学|中学|学校|[一二三四五六七八九十]中|幼儿园|学院|大学)"
    r"[\d一二三四五六七八九十()年级班中队小记者]{0,10}\s+([\u3400-\u9fff] ?[\u3400-\u9fff]{1,2})"
    r"(?:\s*[(]?指导(?:老师|教师)[:/ ]\s*[\u3400-\u9fff ]{2,4}[)]?)?"
)
_PLANNED = re.compile(  # who planned or edited, before who wrote
    r"(?:总?策划|总?统筹|监制|出品|编辑)\s*[:/]\s*[\u3400-\u9fff、 ]{2,24}?\s+"
    r"(?=(?:采写|执笔|撰文|撰稿|文字|文|本报记者|[\u3400-\u9fff]{0,6}记者)\s*[:/ ])"
)
_SENT_FROM = re.compile(r"\s*(?:发自|自)[\u3400-\u9fff]{2,8}(?:报道)?$")
_GLUED = re.compile(r"(?<= )(摄影|文字|图片|撰文|采写|制图)(?=[\u3400-\u9fff]{2,3}(?: |$))")  # 摄影某某
_FAMILIAR = ("老", "小", "阿")  # 读者 小汤
_ROLE_WORD = re.compile(r"记者|通讯员|实习生|作者|文[/:]|图[/:]|摄")
# OCR sets blanks inside words.
_SPACED = re.compile(
    r"本 +报|[日晚晨早商时导快周] +报|记 +者|通 *讯 +员|通 +讯 *员|实 *习 +生|实 +习 *生"
    r"|(?<=[\u3400-\u9fff]) +(?=报社?[\u3400-\u9fff]{0,6}?记 ?者)"
)
_TOLD = re.compile(r"((?:记者|通讯员)[\u3400-\u9fff ]{2,14}?)(?<!综合)(?<!采写)(?<!采访)(?<!摄影)报道$")  # 记者石头报道
_LONGEST = 120
_SHORT, _SHORT_ORGANS = 2, frozenset("晚日报社网台视刊")
_NO_PERSONS = load_rows("tasks.pages", "persons_not")
_NO_NAMES = frozenset(row[0] for row in _NO_PERSONS if row[1] == "whole")
_ADDRESS = tuple(row[0] for row in _NO_PERSONS if row[1] == "end")


@dataclass(frozen=True, slots=True)
class Credit:
    """Names of writers and of photographers, and whether a role (记者, 文/图) says that it is a credit."""

    authors: tuple[str, ...]
    photographers: tuple[str, ...] = ()
    explicit: bool = True


def read_credit(text: str) -> Credit | None:
    """Read narrow text that is nothing but a credit; None where anything in it is neither role nor name."""
    if len(text) > _LONGEST:
        return None
    text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text.strip()).replace("|", "/")
    text = _GLUED.sub(r"\1/", _SENT_FROM.sub("", _PLANNED.sub("", text)))
    if any(mark in text[:-1] for mark in "。!?"):
        return None
    if editorial := _EDITORIAL.fullmatch(text.replace(" ", "")):
        return Credit((editorial[0],))
    text = _TOLD.sub(r"\1 报道", _SOURCE.sub("", text).strip())
    given = _GIVEN.fullmatch(text)
    givers = given[1].split() if given else []
    offices = tuple(filter(is_office, givers))
    if offices and all(word in offices or word.endswith(MEDIA) for word in givers):
        return Credit(offices)
    if text.endswith("供稿") and (supplied := _SUPPLIED.fullmatch(text)):
        return Credit((supplied[1],))
    if (pupil := _PUPIL.fullmatch(text)) and is_person(name := pupil[1].replace(" ", "")):
        return Credit((name,))
    if citizen := _CITIZEN.fullmatch(text):
        name = (citizen["name"] or "").replace(" ", "")
        if citizen["pen"] or name[:1] in _FAMILIAR:
            return Credit(((citizen["pen"] or name).strip("“”"),)) if "读者" in text else None
        return Credit((name,)) if is_person(name) else None
    bare = _MARK.sub("", text)
    if bare != text and not _ROLE_WORD.search(bare) and not _is_pen_name(text[0], bare.replace(" ", "")):
        return None
    named = _AUTHOR.sub("", bare)
    explicit = bare != text or named != bare
    credit = _tokens(named, explicit=explicit)
    if credit is None and explicit and is_office(named.replace(" ", "")):
        return Credit((named,))
    return credit


def _tokens(text: str, *, explicit: bool) -> Credit | None:
    """Walk roles, acts and names. An act with a slash or colon speaks of what follows, else of what precedes."""
    authors: list[str] = []
    photographers: list[str] = []
    tellers: list[str] = []
    fresh: list[str] = []  # names since the last act
    forward: str | None = None
    at = 0
    for match in _TOKEN.finditer(text):
        before = text[at : match.start()]
        names = read_names(before, signed=at > 0)
        organ = match["role"] and at == 0 and (names is None or before[-1:] in _SHORT_ORGANS)
        if organ and len(before.strip()) <= _SHORT:
            names = []  # the organ, with a blank that OCR set: 朔 原商报记者; or its short name: 桐晚记者
        if names is None:
            return None
        at = match.end()
        explicit = True
        fresh += names
        if forward and fresh:
            _target(forward, authors, photographers, tellers).extend(fresh)
            fresh = []
            forward = None
        if match["act"]:
            if text[at : at + 1] in ("/", ":") or not fresh:
                authors += fresh
                fresh = []
                forward = match["act"]
            else:
                _target(match["act"], authors, photographers, tellers).extend(fresh)
                fresh = []
    names = read_names(text[at:], signed=at > 0)
    if names is None:
        return None
    _target(forward or "文", authors, photographers, tellers).extend(fresh + names)
    authors = authors or tellers
    if authors and photographers and _PAIR.search(text):
        # 文/甲 图/乙 over a story: both made it. (A lone 乙 摄 belongs to a picture.)
        authors, photographers = authors + photographers, []
    if not authors and not photographers and explicit:
        # 县网信办 县融媒体中心 整理: offices that wrote it themselves.
        authors = [word for word in _TOKEN.sub(" ", text).split() if is_office(word)]
    if not authors and not photographers:
        return None
    return Credit(tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(photographers)), explicit)


def _is_pen_name(mark: str, flat: str) -> bool:
    """After □ any short name signs; after ■ or ●, which also begin sections, only what looks like a person."""
    if mark in "□—-":
        return is_office(flat) or (is_hanzi(flat) and 2 <= len(flat) <= 4) or read_names(flat) is not None
    names = read_names(flat)
    return bool(names) and all(map(is_person, names or ()))


def _target(act: str, authors: list[str], photographers: list[str], tellers: list[str]) -> list[str]:
    """Whom an act's names join. Who told a story (口述) counts as its author only where nobody wrote it down."""
    if _PICTURE.fullmatch(act):
        return photographers
    return tellers if _TELLING.fullmatch(act) else authors


def read_names(text: str, *, signed: bool = False) -> list[str] | None:
    """The names in a stretch that holds nothing else (organs are passed over); None where something else stands.

    `signed`: a role stands before it; then 铁讯 (the pen name of an office's press desk) is a name, not a dateline.
    """
    tokens = [token for token in _SPLIT_MARKS.split(text.strip(" .。()")) if token]
    names: list[str] = []
    for token in _joined(tokens):
        found = _names_of(token, signed=signed)
        if found is None:
            return None
        names += found
    return names


def _joined(tokens: list[str]) -> list[str]:
    """Single characters put together to names: 苏　木, 白 小 舟, 王小 虎 (by OCR or to fill the line)."""
    found: list[str] = []
    run = ""
    for token in [*tokens, ""]:
        if len(token) == 1 and is_hanzi(token):
            run += token
            continue
        if len(run) == 1 and found and len(found[-1]) == 2 and is_hanzi(found[-1]):
            found[-1] += run
        elif len(run) in (2, 3):
            found.append(run)
        elif run:
            half = (len(run) + 1) // 2 if len(run) != 4 else 2
            found += [run[:half], run[half:]] if len(run) > 1 else [run]
        run = ""
        found += [token] if token else []
    return found


def _names_of(token: str, *, signed: bool) -> list[str] | None:
    if token in _NO_NAMES:
        return None
    if token.endswith(MEDIA) or token in ("本报", "晚报", "日报", "本刊", "新华社", "中新社"):
        return []
    if len(token) >= 4 and (split := _split_run(token)):
        return split
    if is_office(token) and not is_person(token):
        return []
    return [token] if _HANZI_NAME.fullmatch(token) and (signed or token[-1] not in "讯电") else None


def _split_run(token: str) -> list[str] | None:
    """Two or three names written without a blank (罗毅张咪), told apart by their surnames."""
    if not is_hanzi(token) or len(token) > 9 or token[:2] in COMPOUND:
        return None
    return _parts(token)


def _parts(token: str) -> list[str] | None:
    if not token:
        return []
    if token[0] not in SURNAMES:
        return None
    sizes = (2, 3) if len(token) in (4, 5) else (3, 2)
    for size in sizes:
        if size <= len(token) and (rest := _parts(token[size:])) is not None:
            return [token[:size], *rest]
    return None


def is_hanzi(text: str) -> bool:
    """Whether all characters are hanzi."""
    return bool(text) and all("\u3400" <= char <= "\u9fff" for char in text)


def is_person(flat: str) -> bool:
    """Whether a bare word can be a person's name: 2 to 4 hanzi that begin with a surname."""
    if not is_hanzi(flat) or flat in _NO_NAMES or flat.endswith(_ADDRESS):
        return False
    return (len(flat) in (2, 3) and flat[0] in SURNAMES) or (len(flat) in (3, 4) and flat[:2] in COMPOUND)


def is_office(flat: str) -> bool:
    """Whether a bare line can be the name of an office, a firm or a place."""
    return 3 <= len(flat) <= 28 and _OFFICE.fullmatch(flat) is not None


def bare_signature(text: str) -> tuple[str, ...] | None:
    """The names of a line that signs without any role: people, or one office. Narrow text."""
    flat = text.replace(" ", "")
    offices = text.split()
    if len(offices) > 1 and all(map(is_office, offices)):
        return tuple(offices)
    if is_office(flat):
        return (flat,)
    names = read_names(text) if "," not in text else None
    if names and all(map(is_person, names)) and len(flat) <= 16:
        return tuple(names)
    return None
