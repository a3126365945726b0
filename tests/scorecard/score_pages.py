"""An edition's articles, questions and text against its labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measures import Count, accepted, alike, grams, hit, letters, listed, narrow, pairs

Label = dict[str, Any]
Row = dict[str, Any]
Say = Callable[[str], None]
Counts = dict[str, Count]

HEADLINE, BODY = 0.9, 0.8  # what makes a row the label's article
LABELS = {"column": "column_name", "kicker": "kicker", "subhead": "subhead"}


def spare_grams(label: Label) -> Counter[str]:
    """Runs of text that is neither asked for nor punished, also where it meets a paragraph."""
    free = [*label["optional"], *label["captions"], *listed(label["pull_quote"])]
    found = grams(free)
    for text in map(letters, free):
        for paragraph in map(letters, label["body"]):
            found |= grams([text[-4:] + paragraph[:4], paragraph[-4:] + text[:4]])
    return found


def body_count(label: Label, body: Counter[str]) -> Count:
    wanted = grams(label["body"])
    spare = spare_grams(label)
    return Count((body & wanted).total(), (body - wanted - spare).total(), (wanted - body).total())


def match_articles(labels: list[Label], rows: list[Row]) -> tuple[dict[int, int], list[list[Count]]]:
    """Which row is which label's article, and the count of each body against each label."""
    bodies = [grams(str(row["body"] or "").split("\n")) for row in rows]
    counts = [[body_count(label, body) for body in bodies] for label in labels]
    weights = []
    for label, line in zip(labels, counts, strict=True):
        sums = [alike(label["headline"], r["headline"]) + (c.f1 or 0) for r, c in zip(rows, line, strict=True)]
        weights.append([value if value >= BODY else 0.0 for value in sums])
    return pairs(weights), counts


def score_articles(gold: Label, rows: list[Row], counts: Counts, say: Say) -> dict[str, str]:
    """Fills articles, headlines, labels, authors, bodies and captions; returns headline -> article_id."""
    wanted, free = gold["articles"], gold["optional_articles"]
    matched, bodies = match_articles(wanted + free, rows)
    found = {}
    for index, label in enumerate(wanted):
        row = rows[matched[index]] if index in matched else None
        if row is None:
            say(f"article missed: {label['headline']}")
            counts["articles"] += Count(missed=1)
            counts["headlines"] += Count(missed=1)
            counts["bodies"] += Count(missed=grams(label["body"]).total())
            counts["authors"] += Count(missed=len(label["authors"] or ()))
            continue
        found[label["headline"]] = row["article_id"]
        body = bodies[index][matched[index]]
        counts["bodies"] += body
        good = alike(label["headline"], row["headline"]) >= HEADLINE and (body.f1 or 0) >= BODY
        counts["articles"] += hit(good)
        if not good or body.extra or body.missed:
            verdict = "body" if good else "article not good enough"
            say(f"{verdict}: {label['headline']}: {body.extra} runs too many, {body.missed} missing")
        score_fields(label, row, counts, say)
    for index, row in enumerate(rows):
        inside = row["duplicate_of"] in {other["article_id"] for other in rows}
        if index not in matched.values() and not inside:
            say(f"article too many: {row['headline']}")
            counts["articles"] += Count(extra=1)
            counts["headlines"] += Count(extra=1)
            counts["bodies"] += Count(extra=grams(str(row["body"] or "").split("\n")).total())
            counts["authors"] += Count(extra=len(row["authors"]))
    return found


def score_fields(label: Label, row: Row, counts: Counts, say: Say) -> None:
    """The parts of an article that was found."""
    exact = narrow(label["headline"]) == narrow(row["headline"])
    counts["headlines"] += hit(exact)
    if not exact:
        say(f"headline: {row['headline']} should be {label['headline']}")
    for key, column in LABELS.items():
        right, given = accepted(label[key], row[column]), bool(row[column])
        asked = None not in listed(label[key]) and bool(label[key])
        counts["labels"] += Count(right and asked, given and not right, asked and not right)
        if not right:
            say(f"{key} of {label['headline']}: {row[column] or '(none)'} should be {label[key] or '(none)'}")
    if label["authors"] is not None:
        want, have = set(map(letters, label["authors"])), set(map(letters, row["authors"]))
        counts["authors"] += Count(len(want & have), len(have - want), len(want - have))
        if want != have:
            say(f"authors of {label['headline']}: {row['authors']} should be {label['authors']}")
    for caption in label["captions"]:
        seen = any(letters(caption) in letters(c) or alike(caption, c) >= 0.9 for c in row["captions"])
        counts["captions"] += Count(seen, 0, not seen)
        if not seen:
            say(f"caption missed: {caption}")


def score_questions(gold: Label, rows: list[Row], counts: Counts, say: Say) -> None:
    """A pair counts where question and reply are nearly whole and the office is the label's; askers apart."""
    labels = gold["qa"]

    def weight(label: Label, row: Row) -> float:
        if not accepted(label["responder"], row["responder"]):
            return 0.0
        q, a = alike(label["question"], row["question"]), alike(label["answer"], row["answer"])
        return q + a if min(q, a) >= 0.95 else 0.0

    matched = pairs([[weight(label, row) for row in rows] for label in labels])
    for index, label in enumerate(labels):
        if index not in matched:
            say(f"question missed: {label['question']} ({label['responder']})")
            continue
        asker = rows[matched[index]]["asker"]
        right = accepted(label["asker"], asker)
        counts["askers"] += hit(right)
        if not right:
            say(f"asker: {asker or '(none)'} should be {label['asker']}")
    extra = [row for index, row in enumerate(rows) if index not in matched.values()]
    for row in extra:
        say(f"question too many: {row['question']} ({row['responder'] or 'no office'}): {row['answer']}")
    counts["questions"] += Count(len(matched), len(extra), len(labels) - len(matched))


def page_text(path: Path) -> str:
    """The page as decoded by what its bytes are: UTF-8 with or without a mark, else GB18030."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def readings(text: str) -> list[str]:
    """The text with its line ends and mark, and without."""
    plain = text.replace("\r\n", "\n")
    return list(dict.fromkeys([text, plain, text.removeprefix("\ufeff"), plain.removeprefix("\ufeff")]))


def covered(blocks: list[Row], text: str) -> int:
    """How many printed characters of the text stand in a block, in order, at its offsets."""
    seen, last = 0, 0
    for block in sorted(blocks, key=lambda b: int(b["block_no"])):
        start, end = block["char_start"], block["char_end"]
        if last <= start <= end and text[start:end] == block["text"]:
            seen += sum(not c.isspace() for c in block["text"])
            last = end
    return seen


def score_text(folder: Path, pages: dict[str, list[Row]], counts: Counts, say: Say) -> None:
    """Every printed character of every page file in exactly one block, whatever the page calls itself."""
    for path in sorted(folder.glob("*.txt")):
        text = page_text(path)
        inked = sum(not c.isspace() and c != "\ufeff" for c in text)
        best = max((covered(blocks, t) for blocks in pages.values() for t in readings(text)), default=0)
        counts["coverage"] += Count(min(best, inked), 0, max(inked - best, 0))
        if best < inked:
            say(f"page {path.stem}: {inked - best} of {inked} characters in no block")
