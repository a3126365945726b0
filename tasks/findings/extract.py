"""Everything that is found in one edition's articles."""

from __future__ import annotations

from tasks.findings.milestones import find_milestones, merge_repeats
from tasks.findings.questions import find_questions
from tasks.text.width import narrow, unblanked
from warehouse.records import Findings, Milestone, ParsedEdition, Publication, QAPair, Refusal


def extract(publication: Publication, parsed: ParsedEdition) -> Findings:
    """The questions and milestones of every article, in the order of the paper, and what was only half understood.

    A reprint of another edition's article keeps its rows. What one edition prints twice gives its rows once, where it
    stands first.
    """
    pairs: list[QAPair] = []
    milestones: list[Milestone] = []
    refusals: list[Refusal] = []
    known: set[tuple[str, ...]] = set()
    for article in parsed.articles:
        found = find_questions(article)
        fresh = [pair for pair in found.pairs if _words(pair) not in known]
        known.update(map(_words, fresh))
        pairs.extend(fresh)
        refusals.extend(found.refusals)
        kept = {None, *(pair.qa_id for pair in fresh)}
        told = find_milestones(article, found.pairs, city=publication.city)
        milestones.extend(each for each in told if each.qa_id in kept)
    return Findings(tuple(pairs), merge_repeats(milestones), tuple(refusals))


def _words(pair: QAPair) -> tuple[str, ...]:
    return tuple(unblanked(narrow(text)) for text in (pair.question, pair.responder or "", pair.answer))
