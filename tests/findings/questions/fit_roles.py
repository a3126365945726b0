"""Learns what speaks for the roles of a column's parts (tasks/findings/words/question_weights.tsv) from labels.

    .venv/bin/python tests/findings/questions/fit_roles.py [FILE…]            how well it does on papers left out
    .venv/bin/python tests/findings/questions/fit_roles.py --write [FILE…]    writes what is learned from all of them

The columns are the score card's editions, the cases beside this file and those in columns/. A FILE is a list of further
articles as JSON: `group`, `headline`, `body`, `qa` (with `question` and `answer`). The weights in use were learned
beside some 200 pages of real boards and papers, and 300 columns put together from real letters and replies in forms
drawn by lot, which are not ours to publish. An averaged structured perceptron; deterministic.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(ROOT / "tests/scorecard")]

from question_cases import Case, read_cases, read_columns  # noqa: E402
from run import source_of  # noqa: E402

from tasks.files import raw_of_files  # noqa: E402
from tasks.findings.question_columns import column_records  # noqa: E402
from tasks.findings.question_roles import ROLES, Column, Weights  # noqa: E402
from tasks.stages import parse  # noqa: E402
from tasks.text.width import narrow  # noqa: E402

WEIGHTS = ROOT / "tasks/findings/words/question_weights.tsv"
GOLD = ROOT / "tests/scorecard/gold"
ROUNDS, FOLDS, SEED, LEAST, FEWEST = 12, 5, 1, 0.5, 8
OF_CASES = 3  # how often a case counts: what a rule says must stay
HEADER = "# What speaks for the roles of a column's parts; written by fit_roles.py.\trole\tweight\n"
Stretch = tuple[int, int]


@dataclass
class Example:
    """A body with the roles that its labels give its parts."""

    group: str
    column: Column
    roles: str
    pairs: int


def examples_of(group: str, heads: str, body: str, qa: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """The example that a body makes, if it is a column of parts that can be told apart."""
    text = narrow(body)
    placed = [(_place(text, it["question"]), _place(text, it["answer"])) for it in qa]
    pairs = [(asked, said) for asked, said in placed if asked and said]
    column = Column(text, narrow(heads))
    if column.looks:
        yield Example(group, column, column.roles_of(pairs), len(pairs))


def _place(text: str, words: str | Sequence[str | None] | None) -> Stretch | None:
    """Where a text stands, blanks aside; of several that are right the first that is found."""
    for each in [words] if isinstance(words, str) or words is None else words:
        wanted = "".join(narrow(each or "").split())
        inked = [at for at, char in enumerate(text) if not char.isspace()]
        found = "".join(text[at] for at in inked).find(wanted) if wanted else -1
        if found >= 0:
            return inked[found], inked[found + len(wanted) - 1] + 1
    return None


def editions() -> Iterator[Example]:
    """The articles of the score card's editions."""
    for path in sorted(GOLD.glob("*-*-*-*.json")):
        gold = json.loads(path.read_text("utf-8"))
        source, date = source_of(gold["publication"]), dt.date.fromisoformat(gold["edition_date"])
        folder = ROOT / "tests/scorecard/editions" / gold["publication"] / gold["edition_date"]
        qa = [*gold.get("qa", []), *gold.get("qa_optional", [])]
        for it in parse(source.publication, raw_of_files(source, date, folder)).articles:
            heads = " ".join(filter(None, (it.column_name, it.kicker, it.headline, it.subhead, it.byline)))
            yield from examples_of(gold["publication"], heads, it.body, qa)


def told(cases: Iterable[Case]) -> Iterator[Example]:
    """Cases, each a paper of its own."""
    for case in cases:
        it = case.article
        heads = " ".join(filter(None, (it.column_name, it.kicker, it.headline, it.subhead, it.byline)))
        qa = [{"question": asked, "answer": said} for asked, _, said in case.expected]
        yield from examples_of(case.name, heads, it.body, qa)


def articles_in(path: Path) -> Iterator[Example]:
    """The articles of a further file."""
    for it in json.loads(path.read_text("utf-8")):
        yield from examples_of(it["group"], it["headline"] or "", it["body"], it["qa"])


class Learner:
    """The weights while they are learned, with their sums over all steps."""

    def __init__(self, examples: Sequence[Example]) -> None:
        groups: dict[str, set[str]] = defaultdict(set)
        for it in examples:
            for look in {look for looks in it.column.looks for look in looks} if it.pairs else ():
                groups[look].add(it.group)
        self.known = {look for look, seen in groups.items() if len(seen) >= FEWEST}
        self.alone: dict[str, list[float]] = {}
        self.turns: Counter[str] = Counter()
        self.drift: Counter[tuple[str, int]] = Counter()
        self.turn_drift: Counter[str] = Counter()
        self.step = 0

    def learn(self, it: Example) -> None:
        """One step: what was wanted counts more, what was read instead counts less."""
        self.step += 1
        said = it.column.speaks(Weights(self.alone, self.turns))
        costs = map(_costs, it.roles)
        dearer = [[a + b for a, b in zip(*each, strict=True)] for each in zip(said, costs, strict=True)]
        read = it.column.best(dearer, self.turns)
        for roles, by in ((it.roles, 1.0), (read, -1.0)) if read != it.roles else ():
            other = read if by > 0 else it.roles
            before = "^"
            for at, role in enumerate(roles):
                if role != other[at]:
                    self._move(it.column.looks[at], ROLES.index(role), by)
                line = "line" if it.column.atoms[at].opens else "in"
                self.turns[f"{before}{role} {line}"] += by
                self.turn_drift[f"{before}{role} {line}"] += by * self.step
                before = role

    def _move(self, looks: Iterable[str], role: int, by: float) -> None:
        for look in looks:
            if look in self.known:
                self.alone.setdefault(look, [0.0] * len(ROLES))[role] += by
                self.drift[look, role] += by * self.step

    def mean(self) -> Weights:
        """The mean of the weights over all steps."""
        alone = {
            look: [value - self.drift[look, role] / self.step for role, value in enumerate(values)]
            for look, values in self.alone.items()
        }
        turns = {turn: value - self.turn_drift[turn] / self.step for turn, value in self.turns.items()}
        return Weights(alone, turns)


def _costs(wanted: str) -> list[float]:
    """A part that changes sides costs more than one whose place in its text is told wrongly."""
    sides = [next((side for side in ("Qq", "Aa") if role in side), "") for role in (wanted, *ROLES)]
    return [
        0.0 if role == wanted else 1.0 if side != sides[0] else 0.5
        for role, side in zip(ROLES, sides[1:], strict=True)
    ]  # fmt: skip


def fit(examples: Sequence[Example]) -> Weights:
    """The weights that tell these columns' parts apart."""
    learner, order = Learner(examples), random.Random(SEED)
    for _ in range(ROUNDS):
        for it in order.sample(examples, len(examples)):
            learner.learn(it)
    return learner.mean()


def on_papers_left_out(examples: Sequence[Example]) -> str:
    """How many pairs are found with what was learned from the other papers, boundaries exact."""
    papers = sorted({it.group for it in examples})
    random.Random(SEED).shuffle(papers)
    found = wanted = right = 0
    for fold in range(FOLDS):
        out = set(papers[fold::FOLDS])
        weights = fit([it for it in examples if it.group not in out])
        for it in (it for it in examples if it.group in out):
            read, told = (_rows(it.column, roles) for roles in (_best(it, weights), it.roles))
            found, wanted, right = found + len(read), wanted + len(told), right + len(read & told)
    return f"{wanted} pairs of {len(papers)} papers: F1 {2 * right / (found + wanted):.3f}"


def _best(it: Example, weights: Weights) -> str:
    return it.column.best(it.column.speaks(weights), weights.turns)


def _rows(column: Column, roles: str) -> set[tuple[Stretch, Stretch]]:
    return {
        ((q.lines[0][0], q.lines[-1][1]), (r.lines[0][0], r.lines[-1][1]))
        for record in column_records(column, roles) for q in record.questions for r in record.replies
    }  # fmt: skip


def written(weights: Weights) -> str:
    """The text of the weights' file."""
    rows = [f"turn\t{turn}\t{value:.1f}\n" for turn, value in sorted(weights.turns.items()) if abs(value) >= LEAST]
    for look, values in sorted(weights.alone.items()):
        for role, value in zip(ROLES, values, strict=True):
            if abs(value) >= LEAST and look.isprintable():
                rows.append(f"{look}\t{role}\t{value:.1f}\n")
    return HEADER + "".join(rows)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="learns the weights of a column's parts")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("files", type=Path, nargs="*", help="further articles")
    args = parser.parse_args()
    examples = [
        *editions(),
        *(it for it in told(read_cases()) for _ in range(OF_CASES)),
        *told(read_columns()),
        *(it for path in args.files for it in articles_in(path)),
    ]
    if args.write:
        WEIGHTS.write_text(written(fit(examples)), "utf-8")
    else:
        print(on_papers_left_out(examples))


if __name__ == "__main__":
    main()
