"""Labels and lines folded into records: questions with the replies that belong to them."""

from __future__ import annotations

from dataclasses import replace

from tasks.findings.offices import office_name
from tasks.findings.question_askers import is_name
from tasks.findings.question_gathering import Gathering
from tasks.findings.question_labels import Label, plain_form
from tasks.findings.question_lines import begins_with_sentence, field_value, without_aside, without_time
from tasks.findings.question_marks import Mark
from tasks.findings.question_phrases import greets_citizen, is_heading, opens_reply
from tasks.findings.question_ranks import (
    coming_replies,
    is_field_of_asker,
    is_rank,
    is_second,
    names_replier,
    rank_of,
    replies_beyond,
)
from tasks.findings.question_records import Record, Reply
from tasks.findings.question_trims import (
    drop_day,
    drop_papers_own,
    take_bracketed,
    take_caller,
    take_signature,
    take_tag,
)


class Reading(Gathering):
    """The state while the labels of one text are read in order. `records` is the result."""

    def read(self, marks: tuple[Mark, ...]) -> list[Record]:
        """All records, in order."""
        self._add(0, marks[0].start if marks else len(self.text))
        coming = coming_replies(marks)
        beyond = replies_beyond(marks, coming)
        for number, mark in enumerate(marks):
            self.coming, self.beyond = coming[number], beyond[number]
            following = marks[number + 1] if number + 1 < len(marks) else None
            self.following = following
            self.next_mark = following.start if following else len(self.text)
            if following and self.form and is_field_of_asker(self.text, mark, following):
                mark = replace(mark, label=Label("asker", form=True))
            self._take(mark, self.next_mark)
        if self.record.replies:
            drop_papers_own(self.text, self.record.replies[-1].lines)
        return [record for record in self.records if record.questions or record.replies]

    def _take(self, mark: Mark, end: int) -> None:
        label = mark.label
        if label.weak and not self.form:
            self._add(mark.start, end)
        elif label.kind == "question":
            self._question(mark, end)
        elif label.kind in ("asker", "subject"):
            self._head(mark, end)
        elif label.kind == "office":
            self._office(mark, end)
        elif label.kind == "reply":
            self._reply(mark, end)
        elif label.kind == "meta":
            self._after_value(mark, end)
        elif label.kind in ("stop", "interview"):
            self._aside(mark, end)
        else:
            self._other(mark, end)

    def _aside(self, mark: Mark, end: int) -> None:
        """What neither asks nor replies: the reporter's own part, or an interview."""
        if self._leads_to_office(mark):
            return
        if mark.label.kind == "interview":
            self.interviewed = True
            self._next()
        self.part = "dropped"
        if mark.label.kind == "stop":
            self._add(mark.end, end)  # a reply may follow that has no label

    def _leads_to_office(self, mark: Mark) -> bool:
        """【记者追踪】市水务局：…: what the reporter brings is the office's reply."""
        reply = self.following.label if self.following else None
        if reply is None or reply.kind != "reply" or reply.who is None or self.text[mark.end : self.next_mark].strip():
            return False
        self.led = self.part == "question" or (self.part == "preamble" and self._look_back(firmly=True))
        return self.led

    def _question(self, mark: Mark, end: int) -> None:
        label = mark.label
        if not (label.firm or label.form or label.plain):
            if self._greets(mark) or self._is_another_voice(mark):
                self._add(mark.start, end)
                return
            if self._opens_reply(mark.start):
                self._reply_without_label(mark.start, end)
                return
        if self._belongs_to_text(mark) or self._addresses(mark) or self._is_retold(mark):
            self._add(mark.start, end)
            return
        self._leave_unanswered(mark)
        question = self._fresh_question()
        question.asker = (question.asker if label.form else None) or label.who or question.asker
        headed = question.label and (question.label.form or question.label.firm) and label.who  # 居民蒋先生：
        question.label = replace(label, firm=True) if headed else label
        self.seen.add(plain_form(mark.text))
        self.part = "question"
        self._add(mark.end, end)

    def _leave_unanswered(self, mark: Mark) -> None:
        """A heading above the next question: the one before it has no reply."""
        lines = self.record.questions[-1].lines if self.part == "question" else []
        if mark.first and not mark.label.plain and len(lines) > 1 and is_heading(self.text[slice(*lines[-1])]):
            lines.pop()
            self.records.append(Record())

    def _addresses(self, mark: Mark) -> bool:
        """编辑同志：, 尊敬的市长：: the first words of a letter that has its label (来信内容：)."""
        begun = self.part == "question" and not self.record.questions[-1].lines and self.record.questions[-1].label
        paper = self.part == "answer" and self.coming > 0 and "编辑" in mark.text  # a letter of its own, with its reply
        return mark.label.noun == "来信" and (bool(begun) or (self.board and not paper))

    def _belongs_to_text(self, mark: Mark) -> bool:
        """A label of a question inside a question or a reply: what it quotes, or a form's word that this form lacks."""
        label = mark.label
        if self.part == "answer":
            quotes = not label.form and self.text[mark.end : mark.end + 1] in ("“", '"')
            told = quotes and ("," in mark.text or not self.record.replies[-1].lines)
            return told or (label.weak and plain_form(mark.text) not in self.seen)
        return self._inside_form_question() and plain_form(mark.text) not in self.seen

    def _is_retold(self, mark: Mark) -> bool:
        """我要投诉的是： inside a citizen's question, 市民在平台提出： inside a reply: words of the text.

        Such a label names its asker in another way than the question's own does, and no labelled reply is its own.
        """
        last = self.record.questions[-1] if self.record.questions else None
        if last is None or last.label is None:
            return False
        if not last.lines:
            return self.part == "question" and last.label.firm and not mark.label.firm and "," in mark.text
        if mark.label.form:
            return self.part == "question" and not mark.first and not last.label.form
        if mark.label.plain:  # 疑问一： in a letter
            return self.part == "question" and self.beyond > 2 and not last.label.plain
        other = last.label.noun != mark.label.noun and not (is_name(mark.label.who or "") or "“" in mark.text)
        if self.part == "question":
            return other and last.label.firm and not last.label.plain
        labelled = self.part == "answer" and self.record.replies[-1].label is not None
        return labelled and not self.coming and (other or "," in mark.text)

    def _greets(self, mark: Mark) -> bool:
        """网友： as the first words of a reply that has its label."""
        answers = not self.coming and opens_reply(self.text, mark.end)
        return self.part == "answer" and (not self.record.replies[-1].lines or answers)

    def _is_another_voice(self, mark: Mark) -> bool:
        """业主代表： below the letter of a 网友 signs it; “江风”： right behind 网友提问 is the asker's name."""
        if self.part != "question" or not self.record.questions[-1].lines:
            return mark.label.noun == "“”" and (self.part == "question" or not self.coming)
        label = self.record.questions[-1].label
        return label is not None and label.noun != mark.label.noun

    def _opens_reply(self, start: int) -> bool:
        waiting = self.part in ("question", "preamble", "dropped") and not self.record.replies and self.coming < 2
        return waiting and (opens_reply(self.text, start) or self._answers_board(start))

    def _reply_without_label(self, start: int, end: int) -> None:
        if not self.record.questions and not self._look_back(greeted=greets_citizen(self.text, start)):
            self._add(start, end)
        else:
            self._new_reply(Reply(self.above))
            self._add(start, end)

    def _head(self, mark: Mark, end: int) -> None:
        if self._signs_question(mark, end):
            return
        value, rest = field_value(self.text, mark.end, end)
        in_letter = self.part == "question" and bool(self.record.questions[-1].lines) and not self._fills_a_form()
        if in_letter or self._belongs_to_text(mark) or self.text.startswith(("您好", "你好"), value[0]):
            self._add(mark.start, end)
            return
        self.seen.add(plain_form(mark.text))
        question = self._fresh_question()
        if mark.label.kind == "asker":
            question.asker = without_aside(self.text[slice(*value)]).strip(' ,;“”"') or None
        elif value[0] < value[1]:
            question.subject = [value]
        question.label, self.part = question.label or mark.label, "question"
        self._add(rest, end)

    def _fills_a_form(self) -> bool:
        label = self.record.questions[-1].label
        return label is None or label.form

    def _signs_question(self, mark: Mark, end: int) -> bool:
        """来信人：… below the text that it belongs to."""
        if mark.label.kind != "asker" or not self._inside_form_question() or self.record.questions[-1].asker:
            return False
        value, rest = field_value(self.text, mark.end, end)
        if value[1] - value[0] > 12 or self.text[rest:end].strip():
            return False
        self.record.questions[-1].asker = self.text[slice(*value)]
        return True

    def _office(self, mark: Mark, end: int) -> None:
        if mark.label.weak and self.part == "answer" and plain_form(mark.text) not in self.seen:
            self._add(mark.start, end)
            return
        value, rest = field_value(self.text, mark.end, end)
        office = office_name(without_time(self.text[slice(*value)]), trusted=True)
        if self.part == "answer" and not self.record.replies[-1].office and not self.text[rest:end].strip():
            self.record.replies[-1].office = office  # 办理单位：… below the reply, or just before it
            return
        self._begin_reply(office, mark)
        self._add(rest, end)

    def _after_value(self, mark: Mark, end: int) -> None:
        if mark.label.weak and self.part == "answer" and self.record.replies[-1].lines:
            self._add(mark.start, end)
            return
        value, rest = field_value(self.text, mark.end, end)
        if plain_form(mark.text) in ("涉及单位", "涉事单位", "涉及部门", "涉事部门"):
            self.concerned = office_name(self.text[slice(*value)])
        self._add(mark.end if mark.bare else rest, end)

    def _reply(self, mark: Mark, end: int) -> None:
        label = replace(mark.label, firm=True) if self.led else mark.label
        mark, self.led = replace(mark, label=label), False
        if self.part == "answer" and not self.record.replies[-1].lines:
            if self.record.replies[-1].office and rank_of(label) == 1:
                self._add(mark.start, end)  # 基层干部：您好, behind 回复单位：
                return
            self.record.replies[-1].office = label.who or self.record.replies[-1].office
            self.record.replies[-1].named = rank_of(label) == 1
            self._add(mark.end, end)
        elif self._names_but_does_not_reply(mark) or (
            self.part == "answer"
            and not self._look_back(firmly=names_replier(label))
            and not label.who
            and not is_second(mark.text)
        ):
            self._add(mark.start, end)
        else:
            self._begin_reply(label.who, mark)
            self._add(mark.end, end)

    def _names_but_does_not_reply(self, mark: Mark) -> bool:
        """A reply told in a question whose own reply is still to come, or an office that is only named."""
        rank = rank_of(mark.label)
        if self.part == "answer" and not mark.first and "】" not in self.text[mark.start : mark.end]:
            return True
        if not self.text[mark.end : self.next_mark].strip():
            return rank == 1
        if rank == 1 and self.part == "answer":
            last = self.record.replies[-1]
            second = mark.first and (last.named or is_rank(last.label, 1))
            return not (second and begins_with_sentence(self.text, mark.end, self.next_mark))
        if rank == 1 and (self.part != "question" or not self.record.questions[-1].lines):
            return True
        return (
            self.part == "question"
            and self.coming > max(rank, 2 + (rank == 3))
            and (rank < 3 or self._inside_form_question())
        )

    def _begin_reply(self, office: str | None, mark: Mark) -> None:
        replies = self.record.replies
        if replies and not replies[-1].lines:
            replies[-1].office = office or replies[-1].office
        else:
            if not self.record.questions and not self._look_back(firmly=mark.first and names_replier(mark.label)):
                self._look_for_told(mark)
            for question in self.record.questions if not replies else ():
                drop_day(self.text, question)
                take_signature(self.text, question)
                take_bracketed(self.text, question)
                take_tag(self.text, question)
                take_caller(self.text, question)
            self._new_reply(Reply(office, mark.label))
        self.part = "answer"

    def _other(self, mark: Mark, end: int) -> None:
        if self.part == "question" and self.record.questions[-1].lines and mark.first:
            if self._opens_reply(mark.start):
                self._reply_without_label(mark.start, end)
                return
            if mark.label.kind == "unknown" and self.record.unknown is None:
                self.record.unknown = mark
        elif self.part in ("preamble", "dropped") and mark.label.kind == "salutation" and self._opens_reply(mark.start):
            self._reply_without_label(mark.start, end)
            return
        self._add(mark.start, end)
