"""Lines gathered into questions and replies, and what they show where no label stands."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.findings.question_labels import Label
from tasks.findings.question_lines import (
    asking_letter,
    inked_lines,
    own_lines,
    told_question,
    too_short,
    unlabelled_letter,
    unlabelled_question,
    without_number,
)
from tasks.findings.question_marks import Mark
from tasks.findings.question_phrases import (
    greets_citizen,
    hails_citizen,
    line_opens_reply,
    office_says,
    reported,
    thanks_first,
)
from tasks.findings.question_records import Question, Record, Reply, Span
from tasks.findings.question_trims import drop_heading, drop_stamps, take_office_above


class Gathering:
    """The records so far, and the part that the next lines belong to. `records` is the result."""

    def __init__(self, text: str, *, board: bool, form: bool, told: Sequence[Span] = ()) -> None:
        self.text = text
        self.told = told  # stretches that are read by themselves
        self.board = board  # a letter box's own page: unlabelled text before a reply is the question
        self.form = form or board  # a letter box's form, where plain words (内容, 问题) are labels
        self.records: list[Record] = [Record()]
        self.preamble: list[Span] = []
        self.coming = 0  # how firm a label of a reply follows before the next question
        self.beyond = 0  # the same, behind bare labels of questions
        self.following: Mark | None = None  # the next label, and where it begins
        self.next_mark = 0
        self.interviewed = False  # somebody is asked by a reporter
        self.above: str | None = None  # the office in a line of its own above a reply that greets
        self.led = False  # 记者连线： leads to the office that speaks next
        self.concerned: str | None = None  # the office of 涉及单位：
        self.seen: set[str] = set()  # the labels of the form
        self.part = "preamble"  # preamble, question, answer, dropped

    @property
    def record(self) -> Record:
        """The record that is being read."""
        return self.records[-1]

    def _next(self) -> None:
        """Begin a new record where the last one has its replies."""
        if self.record.replies:
            drop_heading(self.text, self.record.replies[-1].lines)
            self.records.append(Record())

    def _fresh_question(self) -> Question:
        """The question that is being headed, or a new one where that has its text."""
        self._next()
        questions = self.record.questions
        if not questions or questions[-1].lines:
            questions.append(Question())
        return questions[-1]

    def _inside_form_question(self) -> bool:
        question = self.record.questions[-1] if self.part == "question" else Question()
        return bool(question.lines and question.label and question.label.form)

    def _answers_board(self, start: int) -> bool:
        """A line on a board's page that turns to the writer, below the text without a label."""
        below = self.board and self.part in ("preamble", "dropped") and self.preamble and not self.record.questions
        return bool(below) and (greets_citizen(self.text, start) or line_opens_reply(self.text, start))

    def _look_back(self, *, firmly: bool = False, greeted: bool = False) -> bool:
        """Find a question without a label at the end of what was read last: 3.换了单位要重新参保吗？ and then 答：.

        A letter is a question, too, where the reply's label says that an office replies (`firmly`) or where the reply
        greets who wrote (`greeted`).
        """
        answered = self.part == "answer" and bool(self.record.replies)
        lines = self.record.replies[-1].lines if answered else self.preamble
        if greeted and not answered:
            drop_stamps(self.text, lines)
            self.above = take_office_above(self.text, lines)
        whole = self.board and not answered
        count = len(lines) if whole else unlabelled_question(self.text, lines)
        if greeted and not whole and not answered:
            count = count or asking_letter(self.text, lines)
        if firmly and not whole:
            again = answered and self.record.found_back
            count = unlabelled_letter(self.text, lines, below_heading=answered, like_the_last=again) or count
        if whole:
            count -= own_lines(self.text, lines)
        if not count or (answered and count == len(lines)) or (whole and too_short(lines)):
            return False
        asked = lines[-count:]
        del lines[-count:]
        if answered:
            drop_heading(self.text, lines)
            self.records.append(Record())
        self.record.questions.append(Question(lines=asked if whole else without_number(self.text, asked)))
        self.record.found_back = True
        self.part = "question"
        return True

    def _look_for_told(self, mark: Mark) -> None:
        """Find the question that a paragraph tells: 昨日，市民吴先生来电反映，…, and then 部门答复：."""
        label = mark.label
        sure = mark.first and not label.weak and (label.form or (label.firm and label.who is not None))
        if self.part in ("preamble", "dropped") and sure and (told := told_question(self.text, self.preamble)):
            asker, at, lines = told
            del self.preamble[at:]
            self.record.questions.append(Question(asker, Label("question", asker, noun="人"), lines))
            self.part = "question"

    def _add(self, start: int, end: int) -> None:
        """Give the lines of a stretch to the part that is being read."""
        for line in inked_lines(self.text, start, end):
            if not any(first <= line[0] < last for first, last in self.told):
                self._add_line(line)

    def _add_line(self, line: Span) -> None:
        hailed = self.part == "preamble" and self.preamble and hails_citizen(self.text, line[0])
        answered = self._answers_board(line[0]) and self._look_back()
        if answered or (hailed and self._look_back(greeted=True)):
            self._begin_unlabelled(line)
        elif self.part == "preamble":
            self.preamble.append(line)
        elif self.part == "question":
            if self._starts_reply(line):
                self._begin_unlabelled(line)
            elif self.coming and self.record.questions[-1].lines and reported(self.text, line[0]):
                self.part = "dropped"
            else:
                self.record.questions[-1].lines.append(line)
        elif self.part == "answer":
            self.record.replies[-1].lines.append(line)

    def _starts_reply(self, line: Span) -> bool:
        own_line = line[0] > 0 and self.text[line[0] - 1] in "\n "
        return bool(own_line and self.record.questions[-1].lines and self.coming < 2) and (
            line_opens_reply(self.text, line[0])
            or office_says(self.text, *line) is not None
            or (self._asked_by_name() and thanks_first(self.text, line[0]))
        )

    def _asked_by_name(self) -> bool:
        """Is the question that is being read a citizen's by its label, not a form's?"""
        label = self.record.questions[-1].label
        return label is not None and label.who is not None and not label.form

    def _begin_unlabelled(self, line: Span) -> None:
        office, start = office_says(self.text, *line) or (self.above, line[0])
        self._new_reply(Reply(office, lines=[(start, line[1])]))

    def _new_reply(self, reply: Reply) -> None:
        reply.concerned, self.concerned = self.concerned, None
        self.record.replies.append(reply)
        self.part = "answer"
