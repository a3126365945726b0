"""What all candidates for one event phrase are held against: the event's own words, what was told, the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tasks.findings.candidates import Candidate, own_words
from tasks.findings.earlier_names import names_of, sentences_before
from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence
from tasks.findings.project_names import Name
from tasks.findings.project_patterns import GENERIC
from tasks.findings.verdict_records import Verdict
from tasks.text.dates import DateMention

Look = tuple[str, float]
HOW = ("object", "empty", "pointer", "name")
_POINTS_BACK = re.compile(
    r"(?:该|此|这[座条个]?|本|整个|全)?[\u3400-\u9fff]{0,3}(?:项目|工程|大桥|隧道|道路|路段|学校|医院|校区|院区|园区|小区|线路|高架"
    r"|场馆|中心|大楼|厂|站|馆|桥|路|园|校|院|楼|区|线)"
)
_ORDER = re.compile("前者|后者")
_LONGEST_POINTER = 5
_FAR_BEHIND = 10**6
_SEEN = {0: "0", 9: "_", 10: "_", 32: "_", 0x3000: "_"}  # dates and blanks, as the names of looks show them


class Setting:
    """What all candidates for one event phrase are held against."""

    def __init__(
        self,
        sentence: PreparedSentence,
        group: Group,
        found: Mapping[str, Candidate],
        verdict: Verdict,
        date: DateMention | None,
        ruled: str | None = None,
    ) -> None:
        self.sentence, self.group, self.bare = sentence, group, sentence.bare
        self.verdict, self.date = verdict, date
        self.story = sentence.context.story
        self.at = len(sentence.context.earlier)
        self.marks = self.bare.translate(_SEEN)
        self.main = sentence.context.main.text if sentence.context.main else ""
        self.lately = "".join(sentence.context.earlier[-4:-1])
        self.low = sentence.low(group)
        self.start, self.end = own_words(sentence, group)
        self.own = self.bare[self.start : self.end]
        self.how = how_named(sentence, group)
        self.lead, self.lead_back = _lead(sentence, group)
        self.ruled = ruled
        self.closely = f"{self.how}_{self._more_closely(found)}"
        self.head = "".join(self.story.head)
        self.head_pairs = pairs(self.head)
        near = sorted(found.values(), key=lambda it: (it.distance, -it.start))
        self.rank = {it.text: at for at, it in enumerate(near)}
        self.opener_rank = {it.text: at for at, it in enumerate([it for it in near if it.opens])}
        self.pointed = _by_order(sentence, group, near)
        self.nearest = near[0].distance if near else _FAR_BEHIND
        self.texts = list(found)
        self.place = {text: at if (at := self.story.text.find(text)) >= 0 else _FAR_BEHIND for text in found}
        self.first_place = min(self.place.values(), default=0)
        self.in_head = [text for text in found if text in self.head]
        self.mentions = {text: self.story.text.count(text) for text in found}
        self.most_mentions = max(self.mentions.values(), default=0)
        told = Counter(it.name for it in self.story.told)
        self.told_most = told.most_common(1)[0][0] if told else ""

    def _more_closely(self, found: Mapping[str, Candidate]) -> str:
        """The way of naming in more detail: what leads the sentence, or whether the own words are a name at all."""
        if self.how == "name":
            ends = (it.start + len(it.name.text) for it in found.values() if it.start >= 0)
            return "named" if self.end in ends else "words"
        if self.how == "pointer":
            return "project" if self.own.endswith(("项目", "工程")) else "thing"
        if self.lead is None:
            return "unled"
        return "pointer" if self.lead.generic else "led"


def how_named(sentence: PreparedSentence, group: Group) -> str:
    """How an event's own words name what it happens to: as its object, not at all (empty), by a pointer, by a name."""
    if group.tail in ("object", "of"):
        return "object"
    start, end = own_words(sentence, group)
    own = sentence.bare[start:end]
    if not own:
        return "empty"
    points = len(own) <= _LONGEST_POINTER and _POINTS_BACK.fullmatch(own)
    return "pointer" if own in GENERIC or points else "name"


def _lead(sentence: PreparedSentence, group: Group) -> tuple[Name | None, int]:
    """The nearest subject before an event, as clauses open with it, and so many clauses before."""
    back = 0
    for clause in reversed([it for it in sentence.clauses if it.start <= group.start]):
        name = sentence.opening(clause, group.start if clause.end > group.start else None)
        if name:
            return name, back
        back += 1
    return None, back


def how_far(distance: int) -> str:
    """The distance of a candidate as the name of a look."""
    if distance <= 3:
        return f"distance_{distance}"
    return "distance_far" if distance <= 6 else "distance_very_far" if distance < 20 else "known"


def _by_order(sentence: PreparedSentence, group: Group, near: Sequence[Candidate]) -> str:
    """What 前者 and 后者 point to: the last but one and the last of the names before."""
    found = list(_ORDER.finditer(sentence.bare, 0, group.start))
    if not found:
        return ""
    first = next(_ORDER.finditer(sentence.bare)).start()
    here = sorted((it for it in near if 0 <= it.start < first), key=lambda it: it.start)
    before = [name.text for text in sentences_before(sentence.context.earlier, 1) for name, _ in names_of(text)]
    names = [it.text for it in here] or list(dict.fromkeys(before))
    names = [it for it in names if not any(it != other and it in other for other in names)]
    return names[-2:][found[-1][0] == "后者"] if len(names) > 1 else ""


def pairs(text: str) -> set[str]:
    """The characters of a text two by two."""
    return {text[at : at + 2] for at in range(len(text) - 1)}
