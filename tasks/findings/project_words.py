"""The words that project names are made of (`words/project_words.tsv`), as lookups and regexes compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from tasks.text.words import load_rows, load_words

_ROWS: Final = load_rows("tasks.findings", "project_words")


def _of(kind: str) -> tuple[str, ...]:
    """The words of a class, the longest first."""
    return tuple(sorted({row[0] for row in _ROWS if row[1] == kind}, key=lambda word: (-len(word), word)))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


LONGEST: Final = 24
"""Characters of a name that can still be made of common words alone; also what keeps those regexes cheap."""

FORMS: Final = _of("form")
STAGES: Final = _of("stage")
LEADS: Final = _of("lead")
TAILS: Final = _of("tail")
WORKS: Final = {row[0]: row[2] for row in _ROWS if row[1] == "work"}
"""A work as written -> the word that stands for it."""

_WORKS_LONGEST_FIRST: Final = sorted(WORKS, key=lambda word: (-len(word), word))
_SYNONYMS: Final = {row[0]: row[2] for row in _ROWS if row[1] == "synonym"}
_SYNONYM = re.compile(_any(_of("synonym")))
_WORK = re.compile(_any(_WORKS_LONGEST_FIRST))
_PARTS: Final = frozenset(_of("part"))
_WHOLE = re.compile(f"(?:该|此|整个|全部)?(?:{_any([*FORMS, *STAGES, *_of('whole'), *_WORKS_LONGEST_FIRST])})+")
_NEW_PART = re.compile(f"(?<=..)新({_any(_of('part'))})$")
_NEW_HEAD = re.compile(f"(?<=..[路街道巷桥镇村区站园场院校河江湖])新({_any(_of('type'))})$")
_COUNTED_OFF = (  # B口, 3号楼, D组团, 二、三标段 (as 23标段), 北主塔
    "(?:[A-Za-z]\\d?口|\\d+(?:标段|标)|[A-Za-z\\d]+(?:号楼|号馆|号机组|号厂房|组团|地块|区)"
    "|[东西南北左右][岸侧]?主[塔墩])"
)
SIDE: Final = (
    _any(word for word in _of("part") if word[0] in "东西南北左右")
    + "|[A-Za-z\\d、]+(?:号楼|#楼|组团|地块|座|区)|[一二三四五六七八九十\\d、]+标段"
)
"""One of several parts that are told apart by side, letter or number, as a text writes it: 西园, B座, 二、三标段."""

_COMMON = re.compile(
    f"(?:[新老旧东西南北主大小两各]|配套|临时|过渡|一座|一条)*(?:{_any([*_of('type'), *_of('part')])}"
    f"|[A-Za-z]\\d?口)+|{_COUNTED_OFF}+"
)
_AREA = re.compile(f"(?:[大小]?{_any(_of('type'))})+(?:片区|社区)|[东西南北](?:大街|大桥|市场|水厂|码头)")
_PART = re.compile(
    f"(新建|新|旧|配套|临时)?({_any(_of('part'))}(?:[和及与]?{_any(_of('part'))})*|{_COUNTED_OFF})|配套({_any(_of('type'))})"
)
_ENDS_IN_PART = re.compile(f"(?<=..)(?:{_any(_of('part'))}|{_COUNTED_OFF})$")
_PART_OF_TYPE = re.compile(f"({_any(_of('type'))})({_any(_of('part'))})")
_EACH = re.compile(f"{_any(_of('each'))}|第.[中小]学|第.医院")
_MODIFIER = re.compile(_any(_of("modifier")))
_HEAD = re.compile(f".*{_any(load_words('tasks.findings', 'project_heads'))}")
_INTERCITY = re.compile(f"(.*?){_any(_of('intercity'))}(?:.{{0,6}}段|线下)?")
_LOCAL = re.compile(f"{_any(_of('local'))}|^.?[东西南北]")


def as_one(name: str) -> str:
    """The name with synonyms written one way."""
    return _SYNONYM.sub(lambda found: _SYNONYMS[found[0]], name)


def may_be_each(name: str) -> bool:
    """Whether every district has one of its own: 人民公园, 图书馆新馆, 第一中学."""
    return _EACH.match(name) is not None


def without_modifiers(name: str) -> str:
    """The name without what may be left out inside it: 云山国际会展中心 -> 云山会展中心."""
    return name[:2] + _MODIFIER.sub("", name[2:])


def is_whole(name: str) -> bool:
    """Whether it names nothing of its own: 该项目, 征拆工作, 主体工程."""
    return len(name) <= LONGEST and _WHOLE.fullmatch(name) is not None


@cache
def is_common(name: str) -> bool:
    """Whether a city has many of that name: 公园, 路灯, 新院区."""
    return len(name) <= LONGEST and _COMMON.fullmatch(name) is not None and not _AREA.fullmatch(name)


def is_part(name: str) -> bool:
    """Whether it is a thing beside what it belongs to: 路灯, 东引桥, 标准厂房."""
    return len(name) <= LONGEST and _PART.fullmatch(name) is not None


def is_named_thing(name: str) -> bool:
    """Whether it ends like the name of something built and says which: 森林路, 妇幼保健院; not 路, 目前."""
    return _HEAD.fullmatch(name) is not None and not is_common(name) and not is_whole(name)


def bare_part(name: str) -> str:
    """A part without what says only that it is new: 新电梯 -> 电梯; but 新院区 is one."""
    found = _PART.fullmatch(name) if is_part(name) and name not in _PARTS else None
    return found[2] or found[3] if found else name


def ends_in_part(name: str) -> bool:
    """Whether a name is that of a part: 潮汐大道南段, X家园3号楼."""
    return _ENDS_IN_PART.search(name) is not None


def without_sibling(name: str, part: str) -> str:
    """What a part is of, beside another of its kind: 北段 beside 潮汐大道南段 -> 潮汐大道; but 电梯 of X小区3号楼."""
    found = _ENDS_IN_PART.search(name)
    return name[: found.start()] if found and found[0] != part and found[0][-1] == part[-1] else name


def type_and_part(name: str) -> tuple[str, str]:
    """水库首台机组 -> 水库, 首台机组: a part of what is named by its type alone; else ("", name)."""
    found = _PART_OF_TYPE.fullmatch(name)
    return (found[1], found[2]) if found else ("", name)


def without_new(name: str) -> str:
    """A thing named with its part, without 新 before the part: 福兴小区新电梯 -> 福兴小区电梯; not of 新校区."""
    found = _NEW_PART.search(name)
    return name[: found.start()] + found[1] if found and found[0] not in _PARTS else name


def without_new_head(name: str) -> str:
    """A thing without 新 before its head: 北辰路新天桥 -> 北辰路天桥; a park that has 新 in its own name stays."""
    found = _NEW_HEAD.search(name)
    return name[: found.start()] + found[1] if found else name


def work_in(name: str) -> str:
    """The work of a name that has only work and form: 扩建工程 -> 扩建."""
    found = _WORK.search(name)
    return WORKS[found[0]] if found else ""


def joins_cities(name: str) -> bool:
    """Whether it is a railway, motorway or canal between cities."""
    found = _INTERCITY.fullmatch(name)
    return found is not None and len(found[1]) >= 2 and not _LOCAL.search(found[1])


def without_ending(name: str, words: Iterable[str]) -> tuple[str, str | None]:
    """(rest, word) for the first word that the name ends with, if two characters are left; else (name, None)."""
    for word in words:
        if name.endswith(word) and len(name) - len(word) >= 2:
            return name.removesuffix(word), word
    return name, None


def without_work(name: str) -> tuple[str, str | None]:
    """The same for a work at the end: 人民公园提质改造 -> 人民公园, 改造."""
    rest, word = without_ending(name, _WORKS_LONGEST_FIRST)
    return rest, WORKS[word] if word else None
