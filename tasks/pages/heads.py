"""The lines above a body told apart: column, kicker, headline, subhead.

Every way of reading the titles as [column] [kicker] headline [subhead] is weighed, and the best is taken. The headline
is the line that names the story's subject: the one whose words come up in the body most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.pages.columns import DOING, column_score
from tasks.pages.lines import Line
from tasks.text.words import load_pattern

_DANGLING = re.compile(r"[的和与及在将把被对为向从以是、,（(:]$")
_UNFINISHED = re.compile(r"[让把从以用]")
_THING = load_pattern("tasks.pages", "things")
_PREDICATE = load_pattern("tasks.pages", "predicates")
_SPREAD = re.compile(r"\S(?: +\S){4,}")  # set wide, letter by letter: the page's great headline
_VOICE = re.compile(
    r"(?:官方|专家|市民|警方|部门|网友|律师|医生|回应|记者|业内|校方|厂家|气象台)[:]|记者[\u3400-\u9fff]{2,6}[:]"
)
_VISITED = re.compile(r"(?:本报)?记者.{0,6}(?:蹲点|走访|探访|实地|暗访|体验|调查|直击|带你|走进|跟着|跟随).{0,8},")
# 我市开展…, 市委召开…: what an office does is a headline's, seldom a subhead's.
_OURS = re.compile(r"(?:我|全)[市县区省]|[市县区]委(?!书记|副)|[市县区]政府|[市县区]人大|[市县区]政协")
_PARTS = re.compile(r"\S{3} +\S{3}")
_ROLES = "CKHS"


@dataclass(frozen=True, slots=True)
class Head:
    """Indexes into the titles, by role."""

    columns: tuple[int, ...] = ()
    kickers: tuple[int, ...] = ()
    headlines: tuple[int, ...] = ()
    subheads: tuple[int, ...] = ()


def read_head(titles: Sequence[Line], body: str, *, talks: bool = False) -> Head:
    """Tell the titles apart. `body` is the narrow text below them, without blanks; the first 400 characters do.

    `talks`: the piece consists of questions and replies, which run under a column as a rule.
    """
    sure = [i for i, line in enumerate(titles) if line.flat.startswith(("—", "--"))]
    free = [i for i in range(len(titles)) if i not in sure]
    if not free:
        return Head(headlines=tuple(sure[:1]), subheads=tuple(sure[1:]))
    if len(free) > 6:
        return Head(headlines=tuple(free[:1]), subheads=tuple(free[1:] + sure))
    scores = [_Weights(titles[i], body, talks=talks) for i in free]
    best = max(_readings(len(free)), key=lambda roles: _weigh(roles, scores, body))
    found = {role: tuple(i for i, r in zip(free, best, strict=True) if r == role) for role in _ROLES}
    return Head(found["C"], found["K"], found["H"], found["S"] + tuple(sure))


def _readings(count: int) -> Iterator[str]:
    for columns in (0, 1, 2):
        for kickers in range(3):
            for headlines in (1, 2, 3):
                subheads = count - columns - kickers - headlines
                if 0 <= subheads <= 3:
                    yield "C" * columns + "K" * kickers + "H" * headlines + "S" * subheads


class _Weights:
    """What speaks for each role of one line."""

    def __init__(self, line: Line, body: str, *, talks: bool) -> None:
        flat = line.flat
        self.flat = flat
        topic = _topic(flat, body)
        self.parts = parts = bool(_PARTS.search(line.text))
        self.spread = bool(_SPREAD.fullmatch(line.text))
        excited = flat[-1] in "!?"
        tiny = 1.5 * (len(flat) <= 4)
        subject = _begins_with_subject(flat, body)
        quoted = len(flat) >= 4 and flat in body
        voice = 1.5 * bool(_VOICE.match(flat) or _VISITED.match(flat)) + 0.8 * (flat.count("、") >= 2)
        self.of = {
            "C": column_score(line) - 1.2 - 1.5 * topic - 2 * quoted + 1.2 * talks,
            "K": 0.8 * parts - 0.5 * (len(flat) > 20) - 0.6 * topic - 0.7 * excited - tiny - 0.6 * subject - voice,
            "H": 2.2 * topic + 0.8 * excited - 0.9 * parts - tiny + 0.4 * ("," in flat) + 1.2 * subject - voice
            + 2.5 * self.spread + 0.5 * bool(_OURS.match(flat)) - 0.5 * (len(flat) > 22),
            "S": 0.8 * parts - 0.2 - 0.6 * topic - 0.3 * excited - tiny - 0.6 * subject + 0.7 * voice
            + 0.3 * any(char.isdigit() for char in flat),
        }  # fmt: skip


def _begins_with_subject(flat: str, body: str) -> bool:
    """Whether a title begins with what the body names again and again."""
    return len(flat) >= 4 and body.count(flat[:3]) >= 2


def _weigh(roles: str, lines: Sequence[_Weights], body: str) -> float:
    score = sum(line.of[role] for role, line in zip(roles, lines, strict=True))
    score -= 0.8 * (roles.count("C") > 1)
    score -= 0.3 * ("S" in roles) + 0.4 * (roles.count("K") > 1) + 0.4 * (roles.count("S") > 1)
    first = roles.index("H")
    for at in range(first, first + roles.count("H") - 1):
        score -= 3.0 * (lines[at + 1].parts or lines[at + 1].spread)
        score += _joint(lines[at].flat, lines[at + 1].flat, body) - lines[at + 1].of["H"] * 0.5 - 2.6
    return score


def _joint(first: str, second: str, body: str) -> float:
    """What speaks for two lines being one headline: its words run on, and the body may hold the seam."""
    seam = first[-2:] + second[:2]
    score = 3.4 * bool(len(seam) == 4 and seam in body) + 3.4 * bool(_DANGLING.search(first))
    if len(first) <= 6 and _THING.search(first) and first in body:
        score += 3.0
    elif _UNFINISHED.match(first) or not (DOING.search(first) or first[-1] in "!?"):
        score += 3.0 * bool(_PREDICATE.match(second)) + 0.6 * bool(_THING.search(first))
    return score


def _topic(flat: str, body: str) -> float:
    """How much of the story's subject a title names, about 0 to 1.5: its pairs of characters, by use in the body."""
    head = body[:400]
    pairs = [flat[i : i + 2] for i in range(len(flat) - 1) if not _plain(flat[i : i + 2])]
    # What is said once may be any detail; what comes again is what the story is about.
    return sum((0.0, 0.6, 1.5)[min(2, head.count(pair))] for pair in pairs) / len(pairs) if pairs else 0.0


def _plain(pair: str) -> bool:
    return any(not ("\u3400" <= char <= "\u9fff") for char in pair)
