"""Does a piece begin here, or is the line a subheading of the one that is open? For and against, in weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pages.captions import looks_captioned
from tasks.pages.columns import column_score, is_briefs, is_rubric
from tasks.pages.credits import is_hanzi, is_office
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.labels import spoken_role
from tasks.pages.leads import read_tail, read_to
from tasks.pages.titles import Group, Sheet, is_dashed, is_strong, is_subheading
from tasks.text.words import load_pattern

ENOUGH = 1.2
_SHORTEST_ANEW = 7
_FAMILIAR = 0.08
_ANEW = 1.5
_ADVERTISES_IN = 8
# What stands under a letter or an article and never over a piece of its own.
_REPLIES = frozenset({"回音", "回复", "答复", "回信", "编后", "编后语", "编后话", "附记"})
_NOTE = re.compile(r"[【\[]?(?:编者按|编者的话|开栏的话|开栏语|编前语?|写在前面|引言|前言)(?:[】\]:]|$| )")
_OPENING = load_pattern("tasks.pages", "openings")


def weigh_start(sheet: Sheet, group: Group, above_text: str, *, notice: bool, briefs: bool, talks: bool) -> float:
    """The sum of the evidence; at `ENOUGH` a piece begins with the group.

    `above_text`: the open story's own words, without blanks, empty for a notice. `notice`: what is open is a notice;
    `briefs`: a briefs column is open; `talks`: what is open holds questions.
    """
    at = group.titles[0]
    above = _above(sheet, at)
    replies = len(group.titles) == 1 and sheet.lines[at].flat.strip("【】[]■●◆") in _REPLIES
    inside = above < 3 and not is_strong(sheet, group) and not sheet.parted(at)
    rubric = 4 + max(above, 0) if replies else 4 * (is_rubric(sheet.lines[at].flat) and inside)
    score = _below(sheet, group, talks=talks) + _layout(sheet, at, group) + above
    score += _itself(sheet, group, at, notice=notice) + 3 * briefs - rubric
    near = ENOUGH - _ANEW <= score < ENOUGH and above_text
    return score + _ANEW if near and tells_anew(sheet, group, above_text) else score


def _itself(sheet: Sheet, group: Group, at: int, *, notice: bool) -> float:
    """What the first title line says by its own form."""
    flat = sheet.lines[at].flat
    strong = is_strong(sheet, group)
    score = -6.0 * (is_subheading(flat) and not is_rubric(flat)) - 3 * (flat[-1] == ":")
    score -= 2 * (not strong and _parallel(sheet, group))
    score -= len(flat) <= 4 and len(group.titles) == 1
    score -= 4 * (looks_captioned(flat) and not strong)
    if notice and not strong:
        score -= 2 if sheet.parted(at) else 5
    return score


def _parallel(sheet: Sheet, group: Group) -> bool:
    """Whether the next lone short line has the same form: the subheadings of one article are built alike."""
    if len(group.titles) != 1:
        return False
    form = _form(sheet.lines[group.titles[0]].flat)
    for at in range(group.after + 1, min(group.after + 7, len(sheet.lines))):
        if sheet.kinds[at] is Kind.SHORT and not sheet.parted(at):
            return sheet.kind(at + 1) is Kind.PROSE and _form(sheet.lines[at].flat) == form
        if sheet.kinds[at] is not Kind.PROSE:
            return False
    return False


def _form(flat: str) -> tuple[bool, ...] | int:
    """The build of a line: its marks, or its length where it has none."""
    marks = tuple(mark in flat for mark in ":“,?!从")
    return marks if any(marks) else len(flat)


def _below(sheet: Sheet, group: Group, *, talks: bool) -> float:
    """What stands between the titles and the text, and how the text begins."""
    after = sheet.lines[group.after]
    kind = sheet.kinds[group.after]
    score = 4.0 * bool(group.bylines) + 3 * bool(group.pulls) + 3 * is_dashed(sheet, group)
    score += 1.5 * (len(group.titles) >= 2)
    title = sheet.lines[group.titles[-1]].flat
    score += 4 * (talks and kind is Kind.PROSE and _labels_alone(sheet, group.titles[0]))
    score += 5 * (talks and kind is Kind.LABEL and _labels_change(sheet, group))
    score -= 3 * (talks and len(group.titles) == 1 and title[-1] == "?" and not group.bylines)
    score += 3 * bool(_NOTE.match(after.flat))
    if kind in (Kind.LEAD, Kind.FROM):
        score += 5
    elif kind is Kind.CAPTION:
        score += 4 * (title[0] == "图" and column_score(sheet.lines[group.titles[-1]]) > 3)
    elif kind is Kind.BULLET:
        score += 4 if is_briefs(title) else 1
    elif kind is Kind.LABEL:
        score += 2 if not talks else 0 if len(group.titles) > 1 else -3
    elif kind is Kind.PROSE:
        score += 1.5 * bool(_OPENING.match(after.flat))
        score += 1.5 * shared(title, after.flat)
        score += 3 * (read_tail(after.text) is not None)
    return score


def _labels_alone(sheet: Sheet, at: int) -> bool:
    """Whether all that was said above has its label in 【】: then a title over other text begins another piece."""
    above = list(range(max(0, at - 4), at))
    return len(above) == 4 and all(sheet.kinds[i] is Kind.LABEL and sheet.lines[i].flat[0] in "【[" for i in above)


def _labels_change(sheet: Sheet, group: Group) -> bool:
    """Whether the labels below a title stand in 【】 and none above it does, or the reverse: another talk begins."""
    first = group.titles[0]
    if is_rubric(sheet.lines[first].flat):
        return False
    above = [i for i in range(max(0, first - 6), first) if sheet.kinds[i] is Kind.LABEL]
    boxed = [sheet.lines[i].flat[0] in "【[" for i in above]
    return len(boxed) >= 2 and len(set(boxed)) == 1 and boxed[0] != (sheet.lines[group.after].flat[0] in "【[")


def _layout(sheet: Sheet, at: int, group: Group) -> float:
    """What blanks and indents say, where the page uses them."""
    line, layout = sheet.lines[at], sheet.layout
    score = 0.0
    if layout.gaps_part:
        score += 4 if line.gap else -4
    elif layout.gaps_everywhere:
        score += -3 if line.gap == 0 else (line.gap >= 3)
    if layout.indented:
        score += 3 if line.indent < sheet.lines[group.after].indent else -4 if line.indent >= 2 else 0
    return score


def _above(sheet: Sheet, at: int) -> float:
    """What stands before the titles: a signature ends a piece, an unfinished sentence does not."""
    if at == 0:
        return 3
    kind, line = sheet.kinds[at - 1], sheet.lines[at - 1]
    if kind is Kind.TO or read_to(line.text):
        return 5
    if kind is Kind.SHORT and is_subheading(line.flat):
        return -4
    if kind in (Kind.TAIL, Kind.CAPTION, Kind.FURNITURE, Kind.DAY, Kind.NOTICE):
        return 3
    if kind in TEXT and read_tail(line.text):
        return 3
    if kind in (Kind.PROSE, Kind.LEAD) and (not line.ended or line.flat[-1] in ":—"):
        return -3
    return 0


def shared(title: str, text: str) -> float:
    """The share of a title's neighbouring characters that the beginning of a text has too, 0 to 1."""
    return share_of(title, text[:120])


def tells_anew(sheet: Sheet, group: Group, above: str) -> bool:
    """Whether a lone title and the text below it speak of nothing that the open piece (`above`) speaks of.

    A subheading and its text take up the piece's own nouns. On the score card's pages set without bylines, leads and
    blanks, 22 of the 37 headlines that nothing else proved were such, and 5 of the 30 subheadings.
    """
    flat = sheet.lines[group.titles[0]].flat
    if len(group.titles) > 1 or len(flat) < _SHORTEST_ANEW or ":" in flat or flat[-1] == "?":
        return False
    below = "".join(line.flat for line in sheet.lines[group.after : group.after + 2])[:200]
    own, told, before = _pairs(flat), _pairs(below), _pairs(above)
    return bool(own & told) and not own & before and len(told & before) < _FAMILIAR * len(told)


def signs_above(sheet: Sheet, body: Sequence[int], group: Group) -> bool:
    """Whether an office between an unsigned `body` and a title signs the body rather than heads the title's text."""
    if len(group.titles) < 2 or not body or any(sheet.kinds[i] is not Kind.PROSE for i in body):
        return False
    flat = sheet.lines[group.titles[0]].flat
    if not is_office(flat) or flat[-1] in "区县市镇乡村":
        return False
    return all(flat not in line.flat for line in sheet.lines[group.after : group.after + 2])


def waits_below(sheet: Sheet, told: Sequence[int], notice: int) -> bool:
    """Whether a label below a notice (its first line) goes on with the talk `told` above it.

    It does below a site's 声明; an advertisement asks and answers too, unless a question above still waits.
    """
    if "广告" not in sheet.lines[notice].flat[:_ADVERTISES_IN]:
        return True
    said = [i for i in told if sheet.kinds[i] is Kind.LABEL]
    return bool(said) and spoken_role(sheet.lines[said[-1]], frozenset()) == "question"


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if is_hanzi(text[i : i + 2])}


def share_of(title: str, text: str) -> float:
    """The share of a title's neighbouring characters that a text has too, 0 to 1."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
