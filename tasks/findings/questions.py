"""Citizens' questions with an office's reply, in every form that papers print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from tasks.findings.offices import offices_in, signature_office
from tasks.findings.patterns import any_of
from tasks.findings.places import place_of
from tasks.findings.question_columns import better_told
from tasks.findings.question_context import read_context
from tasks.findings.question_edges import trim_edges, trim_reply
from tasks.findings.question_judging import is_citizens_qa, kind_of
from tasks.findings.question_labels import is_role
from tasks.findings.question_marks import Mark, find_marks
from tasks.findings.question_phrases import hails_citizen, office_acting
from tasks.findings.question_quoted import prose_records, quoted_records
from tasks.findings.question_reading import Reading
from tasks.findings.question_readings import QuestionFindings, says_more
from tasks.findings.question_records import Question, Record, Reply, Span
from tasks.findings.question_trims import (
    end_with_quotation,
    take_any_bracketed,
    take_office,
    take_signed_lines,
    take_teller,
)
from tasks.findings.question_turns import turn_records
from tasks.text.width import narrow
from tasks.text.words import load_words
from warehouse.records import Article, QAPair, Refusal

_TOLD = re.compile(r"[^。!?\n]{2,40}?(?:答复|回复|回应)如下[:,。]")
_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_GREETED = re.compile(
    rf"(?:尊敬的|亲爱的)?(?:“([^”\n]{{1,20}})”)?({_CITIZEN})"
    rf"(?:“([^”\n]{{1,20}})”|(?=\s*(?:朋友|代表|同志|们)*\s*(?:[您你:,!(]|所?反映|所?咨询|所?提|关心|来[信电])))"
)
# What a column of a kind that no rule knows has at least.
_ASKING = re.compile("反映|来信|来电|电话|留言|咨询|求助|投诉|建议|请问|诉求|发帖|吐槽|希望|问|[?]|[您你]说|有所呼")
_REPLYING = re.compile(
    "回复|答复|回应|解答|反馈|收悉|回信|办理|处理|答(?!应)|表示|告诉|介绍|解释|[^小]说|称|我办|有所应|承诺|:"
)
_LINE = re.compile(r"^ *(\S)", re.MULTILINE)


_MOSTLY = 0.6  # of the replies name their office
_FIRST_LINES = 3  # of a reply say who acted
_MOST_PAIRS = 40  # of one run of questions and its replies; no column prints more, a broken page may


def find_questions(article: Article) -> QuestionFindings:
    """Read an article's questions and replies.

    Texts are as printed, paragraphs joined by \\n, without their labels and the lines that sign them. A question that
    several offices answer, or a reply to several questions, gives a row each. Refusals (`refusal_id` counts within the
    article), by reason: `question_without_reply`, `reply_without_question`, `unknown_reply_label` (at the place of a
    reply stands a label that names no office) and `unpaired_questions` (more labels in a row than any column prints).
    """
    text = narrow(article.body)
    heads = " ".join(part for part in (article.column_name, article.kicker, article.headline, article.subhead) if part)
    quoted = quoted_records(text) or prose_records(text, narrow(heads))
    marks = tuple(m for m in find_marks(text) if not any(first <= m.start < last for (first, last), _ in quoted))
    hailed = any(hails_citizen(text, hit.start(1)) for hit in _LINE.finditer(text))
    turns = turn_records(text)
    if not (quoted or hailed or turns) and all(m.label.kind in ("unknown", "interview", "stop") for m in marks):
        if not (_ASKING.search(text) and _REPLYING.search(text)):
            return QuestionFindings((), ())
        return _learned(article, text, narrow(f"{heads} {article.byline or ''}"), QuestionFindings((), ()))
    found = _Finder(article, text, marks, quoted).find()
    if sum(len(record.questions) * len(record.replies) for record in turns) >= max(1, len(found.pairs)):
        turned = _Finder(article, text, (), [((0, 0), record) for record in turns]).find_turns()
        found = turned if says_more(turned, found, laid=turns[0].laid) else found
    return _learned(article, text, narrow(f"{heads} {article.byline or ''}"), found)


def _learned(article: Article, text: str, heads: str, found: QuestionFindings) -> QuestionFindings:
    """What the learned roles of the body's parts tell, where far more speaks for it than for what was found."""
    if any(it.reason == "unpaired_questions" for it in found.refusals):
        return found
    told = better_told(text, heads, [(pair.question, pair.answer) for pair in found.pairs])
    if told is None or (found.pairs and not told.records):
        return found  # whether bare questions are citizens' is for the rules to say
    finder = _Finder(
        article, text, (), [((0, 0), record) for record in told.records], preamble=told.preamble, learned=True
    )
    return finder.find_column(told.records) if found.pairs else finder.find_turns()


class _Finder:
    def __init__(
        self,
        article: Article,
        text: str,
        marks: tuple[Mark, ...],
        quoted: Sequence[tuple[Span, Record]],
        preamble: str | None = None,
        *,
        learned: bool = False,
    ) -> None:
        self.learned = learned
        self.article = article
        self.text = text
        fields = [mark for mark in marks if mark.label.form and mark.label.firm]
        form = {mark.label.kind for mark in fields if mark.first or mark.label.kind == "office"}
        heads = " ".join(part for part in (article.column_name, article.kicker, article.headline, text) if part)
        asked = [mark.label for mark in marks if mark.label.kind == "question" and mark.first]
        said = [mark.label for mark in marks if mark.label.kind == "reply" and mark.first]
        paired = all(label.weak for label in asked) and any(
            label.weak or label.plain or (label.firm and label.who) for label in said
        )  # 诉求：办理：, 诉求：某局答复：
        paired = paired or (
            len(asked) == len(said) > 1 and all(label.weak for label in asked) and all(label.who for label in said)
        )
        weak = {mark.label.kind for mark in marks if mark.label.weak and mark.first}
        paired = paired or {"office", "reply"} <= weak  # 转办：, 结果：
        board = bool(form & {"meta", "office", "asker"})
        told = [span for span, _ in quoted]
        reading = Reading(text, board=board, form=bool(form) or paired or "信箱" in heads, told=told)
        self.records = reading.read(marks)
        above = "\n".join(text[start:end] for start, end in reading.preamble)
        self.preamble = above if preamble is None else preamble
        self.context = read_context(article, self.preamble, interviewed=reading.interviewed)
        if not self.context.barred:
            self.records = sorted([*self.records, *(record for _, record in quoted)], key=_begins)
        self.pairs: list[QAPair] = []
        self.known: set[tuple[str, str | None, str]] = set()
        self.refusals: list[Refusal] = []

    def find(self) -> QuestionFindings:
        for record in self._taken():
            self._pair_all([q for q in record.questions if q.text_lines], [r for r in record.replies if r.lines])
        for record in self.records:
            self._refuse(record)
        return QuestionFindings(tuple(self.pairs), tuple(self.refusals))

    def find_turns(self) -> QuestionFindings:
        """Read what is told by the turns of its labels: where offices reply by name, or citizens ask one."""
        records = [record for record in self.records if record.replies]
        for record in records:
            self._trim(record)
        askers = any(question.asker for record in records for question in record.questions)
        acting = askers or self.context.citizens
        named = sum(all(r.office or self._signed(r, acting=acting) for r in record.replies) for record in records)
        sure = named > _MOSTLY * len(records) and not self.context.interview
        if self.learned and not named and not self.context.office:
            return QuestionFindings((), ())
        if not sure and (self.context.barred or not (self.context.citizens and (askers or self.context.asker))):
            return QuestionFindings((), ())
        return self._paired(records)

    def find_column(self, records: list[Record]) -> QuestionFindings:
        """Read what the learned roles tell, of a column that is known to be one."""
        for record in records:
            self._trim(record)
        return self._paired(records)

    def _paired(self, records: list[Record]) -> QuestionFindings:
        for record in records:
            self._pair_all([q for q in record.questions if q.lines], [r for r in record.replies if r.lines])
        return QuestionFindings(tuple(self.pairs), ())

    def _signed(self, reply: Reply, *, acting: bool) -> bool:
        said = narrow(self._printed(reply.lines))
        return bool(signature_office(said) or (acting and office_acting(said.split("\n")[0])))

    def _taken(self) -> list[Record]:
        """The records that are citizens' Q&A: by their own words, or as most of their kind in the article are."""
        whole = [r for r in self.records if any(q.text_lines for q in r.questions) and any(r.lines for r in r.replies)]
        for record in whole:
            self._trim(record)
        taken = [is_citizens_qa(self.text, record, self.context) for record in whole]
        kinds = [kind_of(record) for record in whole]
        most = {
            k
            for k in set(kinds) - {None}
            if 2 * sum(t for t, o in zip(taken, kinds, strict=True) if o == k) >= kinds.count(k)
        }
        return [r for r, t, k in zip(whole, taken, kinds, strict=True) if t or k in most]

    def _trim(self, record: Record) -> None:
        replies = [reply for reply in record.replies if reply.lines]
        for reply in replies:
            if self.learned:
                trim_reply(self.text, reply)
            take_signed_lines(self.text, reply)
            take_office(self.text, reply)
            end_with_quotation(self.text, reply.lines)
        for question in record.questions:
            take_teller(self.text, question)
            if self.learned:
                trim_edges(self.text, question)
            if replies[-1].bracketed:
                take_any_bracketed(self.text, question)

    def _pair_all(self, questions: list[Question], replies: list[Reply]) -> None:
        if len(questions) * len(replies) > _MOST_PAIRS:
            detail = f"{len(questions)} questions in a row, then {len(replies)} replies"
            self._refusal("unpaired_questions", detail, questions[0].text_lines)
            return
        for question, reply in product(questions, replies):
            self._pair(question, reply)

    def _pair(self, question: Question, reply: Reply) -> None:
        asked, said = self._printed(question.text_lines), self._printed(reply.lines)
        office = self._office(reply, said)
        if (asked, office, said) in self.known:
            return
        self.known.add((asked, office, said))
        page, start, end = place_of(self.article, question.text_lines)
        answer_page, answer_start, answer_end = place_of(self.article, reply.lines)
        seq = len(self.pairs) + 1
        pair = QAPair(
            qa_id=f"{self.article.article_id}-q{seq:02d}",
            article_id=self.article.article_id,
            edition_id=self.article.edition_id,
            edition_date=self.article.edition_date,
            seq=seq,
            asker=question.asker or _greeted(said) or self.context.asker,
            question=asked,
            responder=office,
            answer=said,
            page_id=page,
            question_start=start,
            question_end=end,
            answer_page_id=answer_page,
            answer_start=answer_start,
            answer_end=answer_end,
        )
        self.pairs.append(pair)

    def _printed(self, lines: list[Span]) -> str:
        return "\n".join(self.article.body[start:end] for start, end in lines)

    def _office(self, reply: Reply, said: str) -> str | None:
        signs = self.context.office
        if reply.office and not (is_role(reply.office) and signs and signs.endswith(reply.office)):
            return reply.office  # 街道答题：, in a column of 樟木塘街道
        told = _TOLD.match(narrow(said))
        named = offices_in(told[0]) if told else ()
        found = (named[-1] if named else None) or signature_office(said) or reply.concerned
        acting = (office_acting(line) for line in narrow(said).split("\n")[:_FIRST_LINES])
        return found or next(filter(None, acting), None) or signs

    def _refuse(self, record: Record) -> None:
        asked = [q for q in record.questions if q.text_lines]
        replies = [r for r in record.replies if r.lines]
        firm = [q for q in asked if q.label and (q.label.firm or q.label.form or self.pairs) and not q.label.plain]
        if not replies and record.unknown and firm:
            self._refusal(
                "unknown_reply_label",
                record.unknown.text.strip(),
                [(record.unknown.start, record.unknown.end)],
            )
        elif not replies:
            for question in firm:
                self._refusal("question_without_reply", "no reply follows", question.text_lines)
        elif not asked and (self.pairs or not self.preamble):
            for reply in replies:
                if reply.label and reply.label.firm and reply.office:
                    self._refusal("reply_without_question", f"reply of {reply.office}", reply.lines)

    def _refusal(self, reason: str, detail: str, lines: list[Span]) -> None:
        page, start, end = place_of(self.article, lines)
        number = len(self.refusals) + 1
        refusal = Refusal(
            refusal_id=f"{self.article.article_id}-r{number:02d}",
            edition_id=self.article.edition_id,
            page_id=page,
            article_id=self.article.article_id,
            reason=reason,
            detail=detail,
            char_start=start,
            char_end=end,
            text=self._printed(lines),
        )
        self.refusals.append(refusal)


def _greeted(said: str) -> str | None:
    """Whom a reply greets in its first words: 网友“晨光”您好 → 晨光."""
    hit = _GREETED.match(narrow(said))
    return (hit[1] or hit[3] or hit[2]) if hit else None


def _begins(record: Record) -> int:
    """Where a record's first line begins."""
    lines = [line for q in record.questions for line in q.lines] + [line for r in record.replies for line in r.lines]
    return lines[0][0] if lines else 0
