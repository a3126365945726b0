"""What a name that says nothing alone means where it stands: 路灯, 二期, 该项目 beside names and texts around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tasks.findings import project_words as words
from tasks.findings.project_keys import PHASE, ProjectName, part_of, phase_of, plain, take_apart
from tasks.findings.project_names import names_in
from tasks.text.width import narrow
from warehouse.mentions import Mention

LONGEST_OWNER = 12  # characters: more is a sentence
_BREAK = re.compile(r"[，。！？；：、,.!?;:\s】）)▶◆■●]+")
_COUNT_BEFORE = re.compile(r"\d+[个座条]$")
_END = re.compile(r"[；;。！？!?]")
_ITSELF = "(?:该|项目|工程|工厂|园区|产业园|小区|公司|企业|线路|医院|学校)?(?:项目|工程)?"
_OF_CLAUSE = re.compile(
    f"(?:^|[，,：:（(\\s]|其中)(?:{_ITSELF}({PHASE})(?:工程|项目)?|({words.SIDE}))(?![至到和及与、])"
)
_HOW_MANY = re.compile(r"(?:\d+|[两二三四五六七八九十]+)[余多]?[大部座个台处条盏栋套]")
_COMMA = re.compile("[，,]")
_NO_SUBJECT = re.compile(
    "(?:原?计划|原定|预计|力争|争取|确保|有望|目前|最迟|定于|届时|正式|全面|[拟将已并于在至到现也要可待])*"
    "(?:.{0,6}时间.{0,20})?"
)
_PHASE_BEFORE = re.compile(f"(?:{PHASE})$")
Anchors = Sequence[tuple[Mention, ProjectName]]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means, and the name nearby that says so."""

    name: ProjectName
    beside: str | None = None


def meant_by(mention: Mention, name: ProjectName, anchors: Anchors) -> Meant | None:
    """What a common name means, by what stands nearest: `anchors` are the article's mentions that name something."""
    name = _with_phase(mention, name)
    if counted := _with_count(mention, name):
        return Meant(counted)
    if owner := _written_before(mention, name):
        return Meant(part_of(owner, name), owner.label)
    for pool in _pools(mention, name, anchors):
        if (anchor := _only(name, pool)) and (meant := _beside(name, anchor)):
            return Meant(meant, anchor.label)
    return None


def as_told(mention: Mention, name: ProjectName) -> ProjectName:
    """The phase or part in whose clause its day stands: X in 分两期，一期明年投产；二期后年, or in 西园年底前完工."""
    text, day = (unicodedata.normalize("NFKC", each) for each in (mention.evidence, mention.date_text))
    parts = [part for part in _END.split(text) if day and day in part]
    if name.phase or len(parts) != 1:
        return name
    before = parts[0].partition(day)[0]
    told = [found for found in _OF_CLAUSE.finditer(before) if name.core[-2:] not in before[found.end() :]]
    if not told or not _goes_on(before[told[-1].end() :]):
        return name
    phase, side = told[-1].groups()
    if phase:
        return replace(name, phase=phase_of(phase))
    part = take_apart(side, None)
    return name if words.ends_in_part(name.core) or not words.is_part(part.core) else part_of(name, part)


def _goes_on(text: str) -> bool:
    """Whether what stands between a clause's subject and a day names no other subject: 目前装修，预计 before 5月."""
    clauses = _COMMA.split(text)
    return len(clauses) == 1 or _NO_SUBJECT.fullmatch(clauses[-1].strip()) is not None


def _with_phase(mention: Mention, name: ProjectName) -> ProjectName:
    """The phase that its sentence puts before it: 一期4座仓库 where only 4座仓库 was taken for the name."""
    sentence, word = plain(mention.evidence), plain(mention.name)
    found = _PHASE_BEFORE.search(sentence[: sentence.find(word)]) if word in sentence and not name.phase else None
    return replace(name, phase=phase_of(found[0])) if found else name


def _with_count(mention: Mention, name: ProjectName) -> ProjectName | None:
    """口袋公园 as 4个口袋公园, where its sentence counts them."""
    sentence = plain(mention.evidence)
    count = _COUNT_BEFORE.search(sentence[: sentence.find(name.core)]) if name.core and name.core in sentence else None
    return replace(name, core=count[0] + name.core, label=count[0] + name.label) if count else None


def _written_before(mention: Mention, name: ProjectName) -> ProjectName | None:
    """What a part is said to be of, right before it, where a sentence or headline begins: 森林路路灯亮了."""
    if not words.is_part(name.core):
        return None
    for text in (mention.evidence, mention.question, mention.headline):
        for sentence in _BREAK.split(text):
            before, found, _ = plain(sentence).partition(name.core)
            if found and len(before) <= LONGEST_OWNER and words.is_named_thing(before):
                return take_apart(before, mention.city)
    return None


def _pools(mention: Mention, name: ProjectName, anchors: Anchors) -> Iterable[list[ProjectName]]:
    """The names nearby, the nearest first: other mentions of the sentence, question, answer and headline, then what
    these texts name without telling a milestone of it, then the mentions before in the article."""
    tests: tuple[Callable[[Mention, ProjectName], bool], ...] = (
        lambda other, it: bool(mention.evidence) and other.evidence == mention.evidence,
        lambda other, it: it.core in plain(mention.question),
        lambda other, it: mention.qa_id is not None and other.qa_id == mention.qa_id,
        lambda other, it: mention.qa_id is None and it.core in plain(mention.headline),
    )
    for test in tests:
        yield [it for other, it in anchors if test(other, it)]
    yield _named_in(mention.evidence.partition(mention.name)[0], mention)[-1:]
    yield _named_in(mention.question or mention.headline, mention)
    yield [it for other, it in anchors if other.seq < mention.seq and (mention.qa_id, other.qa_id) == (None, None)]


def _named_in(text: str, mention: Mention) -> list[ProjectName]:
    """What a text names: roads and places, or, where there are none, works and the like."""
    flat = narrow(text)
    names = [name for name in names_in(flat, 0, len(flat)) if name.kind != "org"]
    things = [name for name in names if name.kind in ("way", "place")] or names
    found = [take_apart(name.text, mention.city) for name in things]
    return [name for name in found if not name.is_common and not is_counted(name)]


def is_counted(name: ProjectName) -> bool:
    """Whether a name says how many, so that nothing is a part of it: 20部电梯, 三大专业市场."""
    return _HOW_MANY.match(name.core) is not None


def _only(part: ProjectName, pool: list[ProjectName]) -> ProjectName | None:
    """The one thing that a pool names; of several, the one whose name ends so: 大桥 beside 云溪大桥 and 解放路."""
    by_core = {(name.core, name.phase if not part.phase else ""): name for name in reversed(pool)}
    if len(by_core) > 1 and part.core:
        by_core = {key: name for key, name in by_core.items() if name.core.endswith(words.bare_part(part.core))}
    return next(iter(by_core.values())) if len(by_core) == 1 else None


def _beside(name: ProjectName, anchor: ProjectName) -> ProjectName | None:
    """What a common name means beside a name: the thing itself, or a part of it; None where it is another thing."""
    if not name.core or anchor.core.endswith(words.bare_part(name.core)):
        return replace(anchor, work=name.work or anchor.work, phase=name.phase or anchor.phase)
    of_type, part = words.type_and_part(name.core)
    which, found, _ = anchor.core.partition(of_type) if of_type else ("", "", "")
    if len(which) >= 2 and found:
        return part_of(replace(anchor, core=which + found, label=which + found), replace(name, core=part, label=part))
    if not words.is_part(name.core):
        return None
    whole = words.without_sibling(anchor.core, name.core)
    return part_of(anchor if whole == anchor.core else replace(anchor, core=whole, label=whole), name)
