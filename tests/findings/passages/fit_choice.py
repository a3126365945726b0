"""Learns how much each look of a candidate counts (tasks/findings/words/choice_weights.tsv) from labelled texts.

    .venv/bin/python tests/findings/passages/fit_choice.py [FILE…]            how well it does on texts left out
    .venv/bin/python tests/findings/passages/fit_choice.py --write [FILE…]    writes what is learned from all of them

The texts are the score card's editions, the passages beside this file, and any FILE in the passages' form: the weights
in use were learned beside them from some 680 labelled news texts and answers of real papers, which are not ours to
publish. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(ROOT / "tests/scorecard")]

import test_milestones_articles  # noqa: E402
import test_milestones_sentences  # noqa: E402
from test_milestones_passages import article_of, letters, pairs_of  # noqa: E402

from tasks.findings import choice, statements  # noqa: E402
from tasks.findings.candidate_looks import looks_of, word_looks  # noqa: E402
from tasks.findings.candidates import candidates  # noqa: E402
from tasks.findings.choice_setting import Setting  # noqa: E402
from tasks.findings.events import Group  # noqa: E402
from tasks.findings.milestones import find_milestones  # noqa: E402
from tasks.findings.none_looks import looks_of_none  # noqa: E402
from tasks.findings.prepared import PreparedSentence  # noqa: E402
from tasks.findings.project_names import Name  # noqa: E402
from tasks.findings.verdict_records import Verdict  # noqa: E402
from tasks.text.dates import DateMention  # noqa: E402
from tasks.text.width import narrow  # noqa: E402

WEIGHTS = ROOT / "tasks/findings/words/choice_weights.tsv"
ROUNDS, STEP, SHRINK, ENOUGH, FOLDS, SEED, FEWEST = 8, 0.05, 0.02, 0.999, 5, 3, 30
# How much a text counts: what the rules were written by tells little of them, and what a rule says must stay.
OF_EDITIONS, OF_TABLES = 0.5, 2.0
SAID_AGAIN = 3
HEADER = "# What speaks for a candidate being an event's project; written by fit_choice.py.\tweight\n"
Label = dict[str, Any]
Looks = dict[str, float]


@dataclass
class Text:
    """A labelled text. Texts of one edition share its labels and are left out together."""

    group: str
    item: Label
    labels: Sequence[Label]
    counts: float = 1.0


@dataclass
class Example:
    """An event phrase: what speaks for each candidate (None for none), and which of them are right."""

    group: str
    ways: dict[str | None, Looks]
    right: set[str | None]
    by_rule: str | None
    counts: float = 1.0


@dataclass
class Recorder:
    """Stands in for `choose` and notes what it was asked; lets what is right be told of later sentences."""

    text: Text
    found: list[Example] = field(default_factory=list)

    def __call__(
        self,
        sentence: PreparedSentence,
        group: Group,
        by_rule: Sequence[Name],
        verdict: Verdict,
        date: DateMention | None,
    ) -> list[Name]:
        """As `tasks.findings.choice.choose`."""
        if len(by_rule) > 1:
            return list(by_rule)
        among = candidates(sentence, group, by_rule)
        ruled = narrow(by_rule[0].text) if by_rule else None
        setting = Setting(sentence, group, among, verdict, date, ruled)
        ways: dict[str | None, Looks] = {None: dict(looks_of_none(setting))}
        for text, it in among.items():
            ways[text] = dict.fromkeys(word_looks(it, setting), 1.0)
            for name, value in looks_of(it, setting):
                ways[text] |= {name: value, f"{setting.how}:{name}": value, f"{setting.closely}:{name}": value}
        written = {text: letters(sentence.written(it.name)) for text, it in among.items()}
        events: set[str] = {*group.events, "other"} if verdict.status == "cancelled" else set(group.events)
        right = _right(self.text.labels, sentence.text, events, verdict.status, date, written, in_head=sentence.in_head)
        if right is not None:
            self.found.append(Example(self.text.group, ways, right, ruled, self.text.counts))
        told = ruled if ruled in (right or {ruled}) else next((text for text in among if text in (right or ())), ruled)
        if told:
            choice.note(sentence, group, verdict, date, told)
        return list(by_rule)


def _right(
    labels: Sequence[Label],
    sentence: str,
    events: set[str],
    status: str,
    date: DateMention | None,
    written: Mapping[str, str],
    *,
    in_head: bool,
) -> set[str | None] | None:
    """The candidates that a label accepts for the event; {None} where no label tells it; None where that is open."""
    said = letters(sentence)
    unsure = False
    for here in (True, False):
        right: set[str | None] = set()
        for label in labels:
            evidence = letters(label.get("evidence") or "")
            inside = bool(evidence) and (evidence in said or said in evidence or evidence[:12] in said)
            if inside is not here or not events & set(_many(label["event"])):
                continue
            names = {letters(name) for name in _many(label["project"])}
            fits = {text for text, name in written.items() if name in names}
            near = {text for text, name in written.items() if any(_is_much(name, other) for other in names)}
            short = in_head and not date  # a headline tells in short what its text tells in full
            if label["status"] != status or not (short or _same_dates(label, status, date)):
                unsure = unsure or here or bool(fits and short)
                continue
            right |= fits or near
            unsure = unsure or ((here or in_head) and not fits)
        if right:
            return right
    return None if unsure else {None}


def _is_much(name: str, other: str) -> bool:
    """Whether one of two names holds the other and little more, as those who score them see it."""
    short, long = sorted((name, other), key=len)
    return len(short) >= 3 and short in long and len(short) >= 0.6 * len(long)


def _same_dates(label: Label, status: str, date: DateMention | None) -> bool:
    if "date_end" not in label or (status == "actual" and date is None):
        return True
    told = (date.date_start, date.date_end) if date else (None, None)
    return [label.get("date_start"), label["date_end"]] == [day and day.isoformat() for day in told]


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _one(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def passages_in(path: Path) -> Iterator[Text]:
    """The texts of a file of passages."""
    for number, item in enumerate(json.loads(path.read_text("utf-8"))):
        yield Text(f"{path.stem}-{number}", item, item["milestones"])


def editions() -> Iterator[Text]:
    """The articles of the score card's editions, with the labels of the edition."""
    for path in sorted((ROOT / "tests/scorecard/gold").glob("*-*-*-*.json")):
        gold = json.loads(path.read_text("utf-8"))
        for article in [*gold["articles"], *gold["optional_articles"]]:
            body = "\n".join(article["body"])
            pairs = [
                {key: _one(pair[key]) for key in ("asker", "question", "responder", "answer")} for pair in gold["qa"]
            ]
            item = {key: _one(article[key]) for key in ("headline", "kicker", "subhead")} | {
                "edition_date": gold["edition_date"], "body": article["body"],
                "qa": [it for it in pairs if it["question"] in body and it["answer"] in body],
            }  # fmt: skip
            yield Text(path.stem, item, gold["milestones"], OF_EDITIONS)


def tables() -> Iterator[Text]:
    """The sentences and short articles of the tables of rules, `SAID_AGAIN` times: each stands for many."""
    for name, table, column in (("sentence", test_milestones_sentences, 1), ("article", test_milestones_articles, 2)):
        for number, row in enumerate(table.ROWS):
            body, words = row[column].split("|"), row[-1]
            day, headline = (row[0], row[1]) if name == "article" else ("2022-09-15", "临川大剧院加快建设")
            parts = [part.split() for part in words.split(";") if part.strip("- ")]
            labels = [
                {"project": " ".join(head), "event": event, "status": status}
                | {"evidence": row[1] if name == "sentence" else ""}
                | {"date_start": None if start == "-" else start, "date_end": None if end == "-" else end}
                for *head, event, status, start, end in parts
            ]
            item = {"edition_date": day, "headline": headline, "body": body}
            yield from [Text(f"{name} {number}", item, labels, OF_TABLES)] * SAID_AGAIN


def examples_of(texts: Iterable[Text]) -> list[Example]:
    """Every event phrase of the texts, with what a person's labels say of it."""
    found: list[Example] = []
    for number, text in enumerate(texts):
        recorder = Recorder(text)
        article = article_of({"kicker": None, "subhead": None} | text.item, number)
        with mock.patch.object(statements, "choose", recorder):
            find_milestones(article, pairs_of(text.item, article))
        found += recorder.found
    return found


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which what is right is likely: logistic regression, by stochastic gradients (AdaGrad)."""
    seen = Counter(name for it in examples for looks in it.ways.values() for name in looks)
    known = {name for name, count in seen.items() if count >= FEWEST}
    told = [_Told(it, known) for it in examples if it.right & it.ways.keys() and not it.ways.keys() <= it.right]
    weights: defaultdict[str, float] = defaultdict(float)
    grown: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        for it in order.sample(told, len(told)):
            for name, slope in it.slopes(weights).items():
                pull = slope - SHRINK * weights[name]
                grown[name] += pull * pull
                weights[name] += STEP * pull / math.sqrt(grown[name])
    return dict(weights)


class _Told:
    """An example as learning needs it: of each way its known looks, what the rules add, and whether it is right."""

    def __init__(self, example: Example, known: set[str]) -> None:
        self.counts, ruled, right = example.counts, example.by_rule, example.right
        self.ways = [
            (
                [(look, value) for look, value in looks.items() if look in known],
                choice.TRUST * (way == ruled),
                way in right,
            )
            for way, looks in example.ways.items()
        ]

    def slopes(self, weights: Mapping[str, float]) -> dict[str, float]:
        """How the likelihood of what is right grows with each weight."""
        scores = [trust + sum(weights[name] * value for name, value in looks) for looks, trust, _ in self.ways]
        most = max(scores)
        powers = [math.exp(score - most) for score in scores]
        whole = sum(powers)
        slopes, good = defaultdict(float), sum(p for p, (_, _, right) in zip(powers, self.ways, strict=True) if right)
        if good > ENOUGH * whole:
            return slopes
        for power, (looks, _, right) in zip(powers, self.ways, strict=True):
            slope = self.counts * (power / good * right - power / whole)
            for name, value in looks:
                slopes[name] += slope * value
        return slopes


def on_texts_left_out(examples: Sequence[Example]) -> str:
    """How often the choice and the rules alone are right, in texts that the weights were not learned from."""
    groups = sorted({it.group for it in examples})
    random.Random(SEED).shuffle(groups)
    chosen = ruled = 0
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([it for it in examples if it.group not in out])
        for it in (it for it in examples if it.group in out):
            scores = {way: choice.TRUST * (way == it.by_rule) for way in it.ways}
            for way, looks in it.ways.items():
                scores[way] += sum(weights.get(name, 0.0) * value for name, value in looks.items())
            chosen += max(scores, key=scores.__getitem__) in it.right
            ruled += it.by_rule in it.right
    count = len(examples)
    return f"{count} event phrases of {len(groups)} texts: rules alone {ruled / count:.3f}, choice {chosen / count:.3f}"


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="learns the weights of candidates")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("files", type=Path, nargs="*", help="further passages")
    args = parser.parse_args()
    paths = [*sorted(HERE.glob("*.json")), *args.files]
    examples = examples_of([*editions(), *tables(), *(it for path in paths for it in passages_in(path))])
    print(on_texts_left_out(examples))
    if args.write:
        rows = sorted((name, f"{value:.2f}") for name, value in fit(examples).items())
        WEIGHTS.write_text(HEADER + "".join(f"{name}\t{value}\n" for name, value in rows if float(value)), "utf-8")


if __name__ == "__main__":
    main()
