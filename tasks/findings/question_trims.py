"""What stands below a question or a reply and is no part of it."""

from __future__ import annotations

from tasks.findings.question_askers import signer
from tasks.findings.question_labels import plain_form
from tasks.findings.question_phrases import credit_start, is_heading, is_papers_own
from tasks.findings.question_records import Question, Span


def drop_heading(text: str, lines: list[Span]) -> None:
    """Take short lines without an end from under a reply: they head the next question."""
    while len(lines) > 1 and is_heading(text[slice(*lines[-1])]):
        lines.pop()


def drop_papers_own(text: str, lines: list[Span]) -> None:
    """Take what the paper says after its last reply from under it."""
    while len(lines) > 1 and is_papers_own(text[slice(*lines[-1])]):
        lines.pop()
    if lines:
        start, end = lines[-1]
        lines[-1] = (start, credit_start(text, start, end))


def take_signature(text: str, question: Question) -> None:
    """Take the signature from under a letter: it names the asker."""
    who = signer(plain_form(text[slice(*question.lines[-1])])) if len(question.lines) > 1 else None
    if who and not question.asker:
        question.asker = who
        question.lines.pop()
