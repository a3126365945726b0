"""The lines above a body told apart: column, kicker, headline, subhead.

Every way of reading the titles as [column] [kicker] headline [subhead] is weighed, and the best is taken: by the looks
of each line in its role (`tasks.pages.head_looks`), by how common that order of roles is, and by the seams of a
headline in several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.pages.head_looks import Looks, looks_of, looks_of_seam
from tasks.pages.lines import Line
from tasks.text.words import load_rows

_ROLES = "CKHS"
_RUNS = re.compile(r"(.)\1+")
_LONGEST_ORDER = 3  # from four lines on, the order of roles counts and not how many lines each has
_MOST_LINES = 6
_READ_OF_BODY = 400
Weights = Mapping[str, float]
_WEIGHTS: Weights = {f"{row[0]} {row[1]}": float(row[2]) for row in load_rows("tasks.pages", "head_weights")}


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
    sure = [i for i, line in enumerate(titles) if is_dashed(line)]
    free = [i for i in range(len(titles)) if i not in sure]
    if not free:
        return Head(headlines=tuple(sure[:1]), subheads=tuple(sure[1:]))
    if len(free) > _MOST_LINES:
        return Head(headlines=tuple(free[:1]), subheads=tuple(free[1:] + sure))
    best = best_roles([titles[i] for i in free], body, talks=talks) if len(free) > 1 else "H"
    found = {role: tuple(i for i, r in zip(free, best, strict=True) if r == role) for role in _ROLES}
    return Head(found["C"], found["K"], found["H"], found["S"] + tuple(sure))


def is_dashed(line: Line) -> bool:
    """Whether a title is a subhead by its dash: ——访…"""
    return line.flat.startswith(("—", "--"))


def best_roles(lines: Sequence[Line], body: str, *, talks: bool, weights: Weights = _WEIGHTS) -> str:
    """The roles of the lines in order, a letter each: C(olumn), K(icker), H(eadline), S(ubhead)."""
    opening = body[:_READ_OF_BODY]
    looks = looks_of(lines, opening, talks=talks)
    own = [{role: _sum(weights, role, each) for role in _ROLES} for each in looks]
    seams = [_sum(weights, "seam", looks_of_seam(a, b, opening)) for a, b in pairwise(lines)]

    def weigh(roles: str) -> float:
        joined = sum(seam for at, seam in enumerate(seams) if roles[at : at + 2] == "HH")
        return weights.get(f"order {order_of(roles)}", 0.0) + joined + sum(map(dict.__getitem__, own, roles))

    return max(readings(len(lines)), key=weigh)


def _sum(weights: Weights, role: str, looks: Looks) -> float:
    return sum(weights.get(f"{role} {name}", 0.0) * value for name, value in looks.items() if value)


def order_of(roles: str) -> str:
    """What of a reading is weighed as a whole: all of it, or without repetitions where there are many lines."""
    return roles if len(roles) <= _LONGEST_ORDER else _RUNS.sub(r"\1", roles) + "+"


def readings(count: int) -> Iterator[str]:
    """Every way of reading so many title lines."""
    for columns in (0, 1, 2):
        for kickers in range(3):
            for headlines in (1, 2, 3):
                subheads = count - columns - kickers - headlines
                if 0 <= subheads <= 3:
                    yield "C" * columns + "K" * kickers + "H" * headlines + "S" * subheads
