"""Which parts of a body are questions, which are replies, which lead to one: by weights learned from labelled columns.

The rules read the columns that they know; the weights read what is laid out or labelled in a way that no rule knows, by
what citizens and offices write. On ten ordinary editions that neither had seen, rules alone found 85 % of the pairs and
both together 98 % (2026-11-24).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.findings.offices import is_signature
from tasks.findings.question_atoms import Atom, cut_atoms
from tasks.findings.question_looks import looks
from tasks.findings.question_records import Span
from tasks.text.words import load_rows

# O no part of it; L leads to a question, Q begins one, q goes on, s stands between it and its reply; M leads to a
# reply, A begins one, a goes on, S stands below it.
ROLES = "OLQqsMAaS"
_NEXT = {
    "^": "OLQ", "O": "OLQ", "L": "LQ", "Q": "QqsLMA", "q": "QqsLMA", "s": "sLQMA", "M": "MA",
    "A": "AaSMOLQ", "a": "AaSMOLQ", "S": "SMAOLQ",
}  # fmt: skip
_LAST = frozenset("OAaS")
_SHORT = 30  # characters of a line that may be a label
_MOST = 400  # parts; a longer body is no column


@dataclass(frozen=True, slots=True)
class Weights:
    """`alone`: how much a look speaks for each role, in the order of ROLES; `turns`: for one role behind another."""

    alone: Mapping[str, Sequence[float]]
    turns: Mapping[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights in use."""
    alone: dict[str, list[float]] = {}
    turns: dict[str, float] = {}
    for look, role, value in load_rows("tasks.findings", "question_weights"):
        if look == "turn":
            turns[role] = float(value)
        else:
            alone.setdefault(look, [0.0] * len(ROLES))[ROLES.index(role)] = float(value)
    return Weights(alone, turns)


class Column:
    """A narrowed body, cut into parts, that may hold questions and replies; `heads`: the words of its title lines."""

    def __init__(self, text: str, heads: str) -> None:
        self.text = text
        self.atoms: list[Atom] = cut_atoms(text)
        self.looks = looks(text, self.atoms, heads) if len(self.atoms) <= _MOST else []

    def speaks(self, by: Weights) -> list[list[float]]:
        """How much speaks for each role of each part, taken alone."""
        found = []
        for each in self.looks:
            total = [0.0] * len(ROLES)
            for look in each:
                if values := by.alone.get(look):
                    total = [a + b for a, b in zip(total, values, strict=True)]
            found.append(total)
        return found

    def best(self, said: Sequence[Sequence[float]], turns: Mapping[str, float]) -> str:
        """The roles, one letter a part, that most speaks for. `said`: for each part alone, as `speaks` gives it."""
        if not said:
            return "O" * len(self.atoms)
        reached: dict[str, float] = {"^": 0.0}
        ways: list[dict[str, str]] = []
        for atom, values in zip(self.atoms, said, strict=True):
            reached, way = _step(reached, values, turns, "line" if atom.opens else "in")
            ways.append(way)
        role = max((it for it in reached if it in _LAST), key=reached.__getitem__)
        found = [role]
        for way in reversed(ways[1:]):
            role = way[role]
            found.append(role)
        return "".join(reversed(found))

    def score(self, roles: str, said: Sequence[Sequence[float]], turns: Mapping[str, float]) -> float:
        """How much speaks for these roles of all parts."""
        total, before = 0.0, "^"
        for atom, role, values in zip(self.atoms, roles, said, strict=True):
            total += values[ROLES.index(role)] + turns.get(f"{before}{role} {'line' if atom.opens else 'in'}", 0.0)
            before = role
        return total

    def roles_of(self, pairs: Iterable[tuple[Span, Span]]) -> str:
        """The roles that these questions and replies, as stretches of the text, give the parts."""
        found = ["O"] * len(self.atoms)
        for pair in pairs:
            for stretch, letters in zip(pair, ("Qq", "Aa"), strict=True):
                inside = [at for at, it in enumerate(self.atoms) if _within(it, stretch)]
                for number, at in enumerate(inside):
                    found[at] = letters[number > 0]
        return "".join(self._led(found))

    def _led(self, found: list[str]) -> list[str]:
        """What stands before a question or a reply leads to it; what stands behind signs it."""
        at = 0
        while at < len(found):
            end = at
            while end < len(found) and found[end] == "O":
                end += 1
            if end > at:
                self._fill(found, at, end)
            at = end + 1
        return found

    def _fill(self, found: list[str], at: int, end: int) -> None:
        behind = found[end] if end < len(found) else ""
        before = found[at - 1] if at else ""
        led = end
        if behind in ("Q", "A"):
            while led > at and (self.atoms[led - 1].head or self._is_short(led - 1)):
                led -= 1
            signed = at
            while before and led <= signed < end and self._signs(signed):
                signed += 1
            led = max(led, signed) if signed > at else led
            found[led:end] = ["L" if behind == "Q" else "M"] * (end - led)
        between = "s" if before in ("Q", "q") else "S" if before and behind == "A" else ""
        if between:
            found[at:led] = [between] * (led - at)
        elif before:
            while at < led and not self.atoms[at].head and (not self.atoms[at].opens or self._is_short(at)):
                found[at] = "S"
                at += 1

    def _is_short(self, at: int) -> bool:
        return self.atoms[at].end - self.atoms[at].start <= _SHORT

    def _signs(self, at: int) -> bool:
        """Whether a part below a text signs it rather than leads to the next."""
        atom = self.atoms[at]
        words = self.text[atom.start : atom.end].strip("()- —")
        if atom.head or atom.boxed or self.text[atom.end - 1] in ":?!":
            return False
        return is_signature(words) or words[:2] in ("网友", "市民") or not atom.opens


def _step(
    reached: Mapping[str, float], values: Sequence[float], turns: Mapping[str, float], line: str
) -> tuple[dict[str, float], dict[str, str]]:
    """The best sum for each role of the next part, and the role before it that it comes from."""
    sums: dict[str, float] = {}
    way: dict[str, str] = {}
    for before, total in reached.items():
        for role in _NEXT[before]:
            value = total + turns.get(f"{before}{role} {line}", 0.0)
            if role not in sums or value > sums[role]:
                sums[role], way[role] = value, before
    return {role: value + values[ROLES.index(role)] for role, value in sums.items()}, way


def _within(atom: Atom, stretch: Span) -> bool:
    """Whether half of a part lies in a stretch."""
    common = min(atom.end, stretch[1]) - max(atom.start, stretch[0])
    return 2 * common >= atom.end - atom.start
