"""Is a record a citizen's question with an office's reply, by its labels and what the words around say?"""

from __future__ import annotations

import re

from tasks.findings.question_context import Context, asks
from tasks.findings.question_labels import SOMEBODY, is_role
from tasks.findings.question_phrases import opens_reply
from tasks.findings.question_records import Question, Record, Reply

_WANTS = re.compile("[?]|希望|建议|请|盼|能不能|能否|何时|呼吁|要求")
_SPOKEN = re.compile('[“"「]')


def kind_of(record: Record) -> str | None:
    """The form of a record with a citizen's label and an office's: 尾号0937的市民：…, 市交通局：…; None for others."""
    asked, said = record.questions[0].label, record.replies[0].label
    named = asked and asked.who and not asked.plain and not asked.weak
    return asked.noun if asked and named and said and said.who else None


def is_citizens_qa(text: str, record: Record, context: Context) -> bool:
    """Is a record a citizen's question with an office's reply?

    - A label that says so (网友提问, 市民李女士来电, 来信内容) with any reply: yes.
    - A label that only names a citizen (市民李女士：): where the text asks or requests; else it is a voice in a report.
    - 问：, Q: and questions without a label: where the words around say that citizens ask and an office answers, or the
      reply's own label names the office; never in an interview, at a press conference or in a quiz.
    """
    question = next(q for q in record.questions if q.text_lines)
    replies = [reply for reply in record.replies if reply.lines]
    label = question.label
    asked = "\n".join(text[start:end] for start, end in question.text_lines)
    if label and not label.plain and not label.weak:
        if label.form and context.deputies:
            return False
        if label.firm or label.form:
            return label.form or not _told_in_a_report(text, question, replies)
        if label.noun in ("人", "追问", SOMEBODY) and context.barred:
            return False
        if label.noun == SOMEBODY:
            return asks(asked) and all(r.office and r.label for r in replies)
        if label.noun == "“”" and not context.citizens and not any(r.label and r.label.firm for r in replies):
            return False  # “堵点”：… is a slogan as well
        if label.noun == "@" and any(r.label and (r.label.firm or r.label.form) for r in replies):
            return True  # @路灯下的小姑娘：…, and then 【回音】市市政设施中心：…
        if label.noun not in ("人", "“”", "@") and not context.barred and replies[0].label and replies[0].label.plain:
            return True  # 网友“江风”：…, and then 回复：…
        others = ["\n".join(text[a:b] for a, b in q.text_lines) for q in record.questions[1:] if q.text_lines]
        if others and not all(_WANTS.search(words) for words in (asked, *others)):
            return False  # voices in a row, and an office's at the end
        if all(is_role(r.office) for r in replies) and not context.citizens:
            return "?" in asked  # 业主：…, 物业：… are voices of a report as well
        answered = context.citizens and all(r.office and r.label for r in replies)
        return answered or asks(asked) or opens_reply(text, replies[0].lines[0][0])
    named = all(reply.office and reply.label for reply in replies) or any(
        reply.office and reply.label and (reply.label.firm or reply.label.form or reply.label.plain)
        for reply in replies
    )
    unlabelled = any(reply.label is None for reply in replies)
    known = named or question.asker is not None  # ……怎么办？（读者 李女士）
    return not context.barred and (context.citizens or known or (unlabelled and record.found_back))


def _told_in_a_report(text: str, question: Question, replies: list[Reply]) -> bool:
    """市民李女士反映：“……”记者来到…… 市城管局回应：“……”: quoted speech of a report, not a column of questions."""
    lines = (question.text_lines[0], replies[0].lines[0])
    if text[question.text_lines[-1][1] - 1] in "”」" and text[lines[1][1] - 1] in "”」":
        return False  # a question and a reply whole in quotation marks
    return all(_SPOKEN.match(text, start) and not opens_reply(text, start) for start, _ in lines)
