"""Milestones of an article: who promised or reported what about which project, and for when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tasks.findings.earlier_days import day_before
from tasks.findings.events import HINT
from tasks.findings.name_kinds import is_part, is_verbal
from tasks.findings.passages import Passage, passages
from tasks.findings.places import Place, place_of
from tasks.findings.prepared import Context, PreparedSentence, Story
from tasks.findings.project_names import Name
from tasks.findings.repeats import is_ranked, repeats
from tasks.findings.statements import Statement, may_tell, read_statements
from tasks.findings.tense import RUMOUR
from tasks.text.dates import DateMention
from tasks.text.width import narrow
from warehouse.records import Article, Milestone, QAPair

_ITEM = re.compile(r"\s*[◆●■▶►★☆◇○▪※◎⊙□·•]")
_MENDING = re.compile(r"(?:加固|改造|维修|修缮|大修|整修|翻修|改建|扩建|重建|提升|整治)(?:工程|项目)?$")
_LONG_AGO = dt.timedelta(days=3652)
_MEMORY = 3  # sentences for which 该项目 may point to what was named last; then to the headline's project


@dataclass(frozen=True, slots=True)
class _Found:
    statement: Statement
    passage: Passage


def find_milestones(article: Article, qa_pairs: Sequence[QAPair], *, city: str | None = None) -> tuple[Milestone, ...]:
    """The milestones of one article, in reading order, each once; `project_id` is left to the linking.

    `qa_pairs` are those of the edition or of the article: a question is never a milestone, and lends its project to
    the reply. `city` is the paper's own, which decides nothing yet. Evidence is the sentence, with the page offsets
    that `article.spans` give; what only the headline tells has an empty stretch, where the body begins.
    """
    if not HINT.search(article.body) and not HINT.search(article.headline):
        return ()
    if RUMOUR.search(article.headline):
        return ()
    told = [it for it in _read(article, qa_pairs) if not _is_of_old(it.statement, article.edition_date)]
    found = _once(_head_last(told))
    return tuple(_milestone(article, it, number) for number, it in enumerate(found, 1))


def merge_repeats(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """One row for what several articles of an edition tell alike: same project, event, status and dates."""
    kept: dict[tuple[object, ...], Milestone] = {}
    for it in milestones:
        kept.setdefault((narrow(it.project), it.event, it.status, it.date_start, it.date_end), it)
    return tuple(kept.values())


def _read(article: Article, qa_pairs: Sequence[QAPair]) -> list[_Found]:
    story = _story(article)
    contexts: dict[str | None, Context] = {None: Context(article.edition_date, story=story)}
    in_order = list(passages(article, qa_pairs))
    for it in in_order:
        contexts.setdefault(_scope(it), Context(article.edition_date, story=story))
    events = dict(_with_events(in_order, contexts))
    found: list[_Found] = []
    opening: DateMention | None = None
    for at, passage, matters in _weighed(in_order, events):
        context = contexts[_scope(passage)]
        context.earlier.append(passage.text)
        if passage.opens and not passage.in_head:
            context.latest = context.main or context.latest
        if passage.opens and _ITEM.match(passage.text):
            context.latest = context.main  # an item of a list begins anew
        if not matters and not passage.leads:
            _forget(context)
            continue
        sentence = events.get(at) or _prepared(passage, context)
        if passage.leads and opening is None:
            opening = sentence.opening_date()
        if not matters:
            _forget(context)
            continue
        said = read_statements(sentence) if at in events else []
        said = [_on_the_day(it, in_order, at, context) for it in said]
        found += [_Found(it, passage) for it in said]
        _remember(context, sentence, said, passage)
    return [_dated_by(it, opening) for it in found] if opening else found


def _prepared(passage: Passage, context: Context) -> PreparedSentence:
    return PreparedSentence(passage.text, context, in_head=passage.in_head, leads=passage.leads)


def _with_events(
    in_order: Sequence[Passage], contexts: Mapping[str | None, Context]
) -> Iterator[tuple[int, PreparedSentence]]:
    """The sentences that may tell of an event, with their numbers."""
    for at, it in enumerate(in_order):
        if not it.asked and HINT.search(it.text):
            sentence = _prepared(it, contexts[_scope(it)])
            if may_tell(sentence):
                yield at, sentence


def _story(article: Article) -> Story:
    head = tuple(narrow(line) for line in (article.headline, article.subhead, article.kicker) if line)
    return Story(head, narrow(f"{article.headline}\n{article.body}"))


def _on_the_day(it: Statement, read: Sequence[Passage], at: int, context: Context) -> Statement:
    day = day_before(read, at, it, context)
    return replace(it, date=day) if day else it


def _dated_by(found: _Found, opening: DateMention) -> _Found:
    """What the headline reports without a date happened on the day that the body opens with."""
    it = found.statement
    if not found.passage.in_head or it.date or it.status != "actual":
        return found
    return replace(found, statement=replace(it, date=opening))


def _weighed(in_order: Sequence[Passage], events: Collection[int]) -> Iterator[tuple[int, Passage, bool]]:
    """The passages up to the last with an event, each with whether what it names can matter to one."""
    needed = {at - back for at in events for back in range(_MEMORY + 2)}
    lead = next((at for at, it in enumerate(in_order) if it.leads), -1)
    for at, it in enumerate(in_order[: max([lead, *events]) + 1] if events else ()):
        yield at, it, it.in_head or it.asked or at in needed


def _scope(passage: Passage) -> str | None:
    return passage.scope.qa_id if passage.scope else None


def _remember(context: Context, sentence: PreparedSentence, said: list[Statement], passage: Passage) -> None:
    name = Name(-1, -1, said[-1].project, said[-1].kind, False) if said else sentence.subject()
    told = bool(said)
    if name and is_part(name.text):
        name = sentence.setting() or context.latest or name
    if name is None or "\x00" in name.text or _is_aside(context, name, told, passage):
        _forget(context)
        return
    context.since = 0
    context.latest = Name(-1, -1, name.text, name.kind, False)
    if context.main is None and (passage.in_head or passage.asked):
        context.main = context.latest
    if context.first is None and told and not passage.in_head:
        context.first = context.latest
        if context.main and passage.scope is None and _is_fuller(context.latest.text, context.main.text):
            context.main = context.latest


def _forget(context: Context) -> None:
    """A sentence that names no project: after some of them the latest is forgotten."""
    context.since += 1
    if context.since > _MEMORY:
        context.latest = context.main


def _is_fuller(body: str, head: str) -> bool:
    """Whether the body's name is the headline's short one in full (甲里改造, 甲里片区更新项目), and no part of it."""
    return len(body) > len(head) and body[:2] == head[:2] and not body.startswith(head)


def _is_aside(context: Context, name: Name, told: bool, passage: Passage) -> bool:
    """Whether a name is not what the text goes on about: some of many, work on a thing, or beside the question."""
    if context.main is not None and not told and passage.scope is not None:
        return True
    return not told and context.latest is not None and is_verbal(name.text)


def _head_last(found: list[_Found]) -> list[_Found]:
    """The body's rows first: what the head tells too is told better below."""
    return [it for it in found if not it.passage.in_head] + [it for it in found if it.passage.in_head]


def _once(found: Iterable[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for it in found:
        same = next((n for n, other in enumerate(kept) if _repeats(other, it)), None)
        if same is None:
            kept.append(it)
        elif _says_more(it.statement, kept[same].statement):
            kept[same] = it
    return kept


def _repeats(first: _Found, second: _Found) -> bool:
    both = first.passage.in_head and second.passage.in_head
    return repeats(first.statement, second.statement, in_head=second.passage.in_head, both_in_head=both)


def _says_more(new: Statement, old: Statement) -> bool:
    named = is_ranked(old) and not is_ranked(new)
    return (named and (new.date is not None or old.date is None)) or (
        old.date is None and new.date is not None and new.status == old.status and not is_ranked(new)
    )


def _is_of_old(it: Statement, today: dt.date) -> bool:
    """Whether what is told to have happened long ago is of the thing that is mended now: 某桥加固工程, 1972年通车."""
    end = it.date.date_end if it.date and it.status == "actual" else None
    return end is not None and end < today - _LONG_AGO and bool(_MENDING.search(it.project))


def _where(article: Article, passage: Passage) -> Place:
    """Page id and offsets of a passage; an empty stretch where the body begins for a line of the head."""
    if not article.spans:
        return article.page_id, 0, 0
    if passage.body_start is not None:
        return place_of(article, [(passage.body_start, passage.body_start + len(passage.text))])
    first = article.spans[0]
    return first.page_id, first.char_start, first.char_start


def _milestone(article: Article, found: _Found, number: int) -> Milestone:
    it, passage, date = found.statement, found.passage, found.statement.date
    page_id, start, end = _where(article, passage)
    until = article.edition_date if it.status == "actual" else None
    return Milestone(
        milestone_id=f"{article.article_id}-m{number:02}",
        article_id=article.article_id,
        qa_id=passage.scope.qa_id if passage.scope else None,
        edition_id=article.edition_id,
        publication_id=article.publication_id,
        edition_date=article.edition_date,
        seq=number,
        project_id=None,
        project=it.project,
        event=it.event,
        status=it.status,
        date_text=date.date_text if date else None,
        date_start=date.date_start if date else None,
        date_end=date.date_end if date else until,
        approximate=bool(date and date.approximate),
        evidence=passage.text,
        page_id=page_id,
        evidence_start=start,
        evidence_end=end,
        rule=it.rule,
    )  # fmt: skip
