"""What the words of a name tell by themselves: a phase, a head alone, work done to a thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tasks.findings.project_patterns import (
    BARE,
    COUNTS,
    GENERIC,
    HEAD_END,
    KINDS,
    PHASE,
    PHASE_END,
    PHASE_ONLY,
    STOP_WHOLE,
    VERBAL,
)

_REMEMBERED = 512  # names: those of an article, which are asked about again and again


@lru_cache(maxsize=_REMEMBERED)
def is_phase(text: str) -> bool:
    """Whether a name is a phase or section alone: 一期, 东段, 2号楼."""
    if PHASE_ONLY.fullmatch(text):
        return True
    match = PHASE_END.search(text)  # 景区二期, 项目一期
    return bool(match and (text[: match.start()] in GENERIC or text[: match.start()] in BARE))


def before_phase(text: str) -> str:
    """What a phase is of, as far as its words tell: 景区 of 景区二期; empty for 二期 alone."""
    match = PHASE_END.search(text)
    return text[: match.start()] if match else ""


def is_bare_head(text: str) -> bool:
    """Whether a name is a head alone, such as 路灯 or 公厕, that stands for one named in full before."""
    bare = text[1:] if text[:1] == "新" and len(text) == 2 else text
    return bare in KINDS and len(text) < 4 and text not in GENERIC and text not in STOP_WHOLE


def is_part(text: str) -> bool:
    """Whether a name begins with a count or a phase and so is part of another project: 4座仓库, 一期厂房."""
    return bool(COUNTS.match(text) or re.match(PHASE, text))


def opens_with_phase(text: str) -> bool:
    """Whether a name begins with a phase of another project: 一期厂房, 左线隧道."""
    match = re.match(PHASE, text)
    return bool(match and match.end() < len(text) and not text[0].isdigit() and "期" in match[0])


@lru_cache(maxsize=_REMEMBERED)
def has_short_head(text: str) -> bool:
    """Whether a name's head is one character, as in 转场 or 出线: easily no name at all."""
    match = HEAD_END.search(text)
    return bool(match and match["head"] and len(match[0]) == 1)


def is_verbal(text: str) -> bool:
    """Whether a name ends in a verb (改造, 安装), so that what follows may be its object."""
    return text.endswith(VERBAL)


@cache
def wanted_kind(generic: str) -> str:
    """The class of project that a generic word stands for; * for any."""
    return GENERIC.get(generic, "*")


def with_phase(name: str, phase: str) -> str:
    """A phase of a project named with or without another phase: 某园一期 and 二期 give 某园二期."""
    phase = phase[match.start() :] if (match := PHASE_END.search(phase)) else phase
    name = re.sub(r"(?<=..)(?:首|第一)[条台座个批][^,]{0,8}$", "", name)
    name = re.sub(r"(?<=..)第?[一二三四五六七八九十\d]期.*$", "", name)
    name = re.sub(r"(?<=..)[左右双][线洞幅]$", "", name)
    base = re.sub(rf"{PHASE}(?:工程|项目)?$", "", name) or name
    bare = re.sub(r"主体(?:结构|工程)?$", "", phase)
    return base + bare
