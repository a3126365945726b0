"""Learns how much each look of a title line counts (tasks/pages/words/head_weights.tsv) from the labelled sources.

    .venv/bin/python tests/scorecard/fit_heads.py            how well it does on papers that it has not seen
    .venv/bin/python tests/scorecard/fit_heads.py --write    writes the weights learned from all of them

An averaged structured perceptron with a margin: a reading that names another headline costs more than one that takes a
kicker for a column. Deterministic: the same sources give the same weights.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE)]

from label_words import UNMARK  # noqa: E402

from tasks.pages.head_looks import looks_of, looks_of_seam  # noqa: E402
from tasks.pages.heads import best_roles, is_dashed, order_of, readings  # noqa: E402
from tasks.pages.lines import Line, cut_lines  # noqa: E402

WEIGHTS = HERE.parent.parent / "tasks/pages/words/head_weights.tsv"
ROLES = {"O": "C", "K": "K", "H": "H", "S": "S"}
ROUNDS, STEP, FOLDS, SEED = 12, 0.1, 10, 1
HEADER = "# What speaks for each role of a title line; written by tests/scorecard/fit_heads.py.\twhich look\tweight\n"


@dataclass
class Titles:
    """The title lines above one body, and the roles that a person gave them."""

    paper: str
    lines: list[Line]
    roles: str
    body: str
    talks: bool


def read_titles(path: Path) -> Iterable[Titles]:
    """The heads of two lines and more in one source."""
    for article in path.read_text("utf-8").split("\n@ ")[1:]:
        told = [(line[0], line[2:]) for line in article.split("\n") if line[1:2] == "|"]
        first = next((at for at, (letter, _) in enumerate(told) if letter not in ROLES), len(told))
        below = "".join(text for letter, text in told[first:] if letter in "PJ")
        pairs = [(ROLES[letter], line) for letter, text in told[:first] for line in cut_lines(UNMARK.sub("", text))]
        pairs = [(role, line) for role, line in pairs if not is_dashed(line)]
        roles = "".join(role for role, _ in pairs)
        if len(pairs) > 1 and below and roles in set(readings(len(pairs))):
            body = "".join(line.flat for line in cut_lines(UNMARK.sub("", below)))
            yield Titles(path.stem.split("-")[0], [line for _, line in pairs], roles, body, below.count("«a ") > 0)


def read_rows(path: Path) -> Iterable[Titles]:
    """The heads of a table of heads alone: roles, titles, the beginning of the body. Each counts as a paper."""
    rows = (row.split("\t") for row in path.read_text("utf-8").splitlines() if not row.startswith("#"))
    for number, (roles, titles, body) in enumerate(rows):
        lines = [line for title in titles.split(" / ") for line in cut_lines(title)]
        opening = "".join(line.flat for line in cut_lines(body))
        kept = [(role, line) for role, line in zip(roles, lines, strict=True) if not is_dashed(line)]
        yield Titles(f"row {number}", [line for _, line in kept], "".join(role for role, _ in kept), opening, False)


def features(titles: Titles) -> dict[str, Counter[str]]:
    """What each reading of the titles is made of."""
    looks = looks_of(titles.lines, titles.body[:400], talks=titles.talks)
    seams = [looks_of_seam(a, b, titles.body[:400]) for a, b in pairwise(titles.lines)]
    return {roles: _features(roles, looks, seams) for roles in readings(len(titles.lines))}


def _features(roles: str, looks: Sequence[Mapping[str, float]], seams: Sequence[Mapping[str, float]]) -> Counter[str]:
    found: Counter[str] = Counter({f"order {order_of(roles)}": 1})
    for role, each in zip(roles, looks, strict=True):
        found.update({f"{role} {name}": value for name, value in each.items() if value})
    for at, seam in enumerate(seams):
        if roles[at : at + 2] == "HH":
            found.update({f"seam {name}": value for name, value in seam.items() if value})
    return found


def fit(examples: Sequence[tuple[Titles, dict[str, Counter[str]]]]) -> dict[str, float]:
    """The weights that tell these titles apart. Heads of whole editions count four times: papers mix them so."""
    examples = [each for each in examples for _ in range(1 if each[0].paper.startswith("row") else 4)]
    weights: Counter[str] = Counter()
    drift: Counter[str] = Counter()
    order = random.Random(SEED)
    step = 0
    for _ in range(ROUNDS):
        for titles, ways in order.sample(examples, len(examples)):
            step += 1
            best = max(ways, key=lambda roles: _score(weights, ways[roles]) + _cost(roles, titles.roles))
            if best != titles.roles:
                for name, value in ways[titles.roles].items():
                    _move(weights, drift, name, STEP * value, step)
                for name, value in ways[best].items():
                    _move(weights, drift, name, -STEP * value, step)
    return {name: value - drift[name] / step for name, value in weights.items()}


def _move(weights: Counter[str], drift: Counter[str], name: str, by: float, step: int) -> None:
    weights[name] += by
    drift[name] += by * step


def _score(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def _cost(roles: str, wanted: str) -> float:
    return 0.5 * sum(a != b for a, b in zip(roles, wanted, strict=True)) + (_headline(roles) != _headline(wanted))


def _headline(roles: str) -> list[int]:
    return [at for at, role in enumerate(roles) if role == "H"]


def on_papers_left_out(examples: Sequence[tuple[Titles, dict[str, Counter[str]]]], *, show: bool) -> str:
    """How well titles are told apart with what was learned from the other papers."""
    papers = sorted({titles.paper for titles, _ in examples})
    random.Random(SEED).shuffle(papers)
    exact = right = 0
    for fold in range(FOLDS):
        out = set(papers[fold::FOLDS])
        weights = fit([each for each in examples if each[0].paper not in out])
        for titles in (titles for titles, _ in examples if titles.paper in out):
            roles = best_roles(titles.lines, titles.body, talks=titles.talks, weights=weights)
            exact += roles == titles.roles
            right += _headline(roles) == _headline(titles.roles)
            if show and roles != titles.roles:
                print(titles.paper, titles.roles, roles, " / ".join(line.text for line in titles.lines))
    count = len(examples)
    return f"{count} heads of {len(papers)} papers: all roles {exact / count:.3f}, headline {right / count:.3f}"


def examples_in(folders: Sequence[Path]) -> list[tuple[Titles, dict[str, Counter[str]]]]:
    """The heads of all sources in these folders, with what each of their readings is made of."""
    paths = sorted(path for folder in folders for path in folder.glob("*-*-*-*.txt"))
    heads = [titles for path in paths for titles in read_titles(path)]
    heads += [titles for folder in folders for path in folder.glob("heads.tsv") for titles in read_rows(path)]
    known = [titles for titles in heads if titles.roles in set(readings(len(titles.lines)))]
    return [(titles, features(titles)) for titles in known if len(titles.lines) > 1]


def learned(folders: Sequence[Path]) -> str:
    """The text of the weights' file, from the sources in these folders."""
    rows = [[*name.split(" "), f"{value:.2f}"] for name, value in sorted(fit(examples_in(folders)).items())]
    return HEADER + "".join("\t".join(row) + "\n" for row in rows if float(row[-1]))


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="learns the weights of title lines")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--errors", action="store_true", help="print each head of a paper left out that is misread")
    parser.add_argument("--sources", type=Path, nargs="*", default=[HERE / "sources"], help="other folders of sources")
    args = parser.parse_args()
    print(on_papers_left_out(examples_in(args.sources), show=args.errors))
    if args.write:
        WEIGHTS.write_text(learned(args.sources), "utf-8")


if __name__ == "__main__":
    main()
