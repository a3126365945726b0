"""The kinds of a page's lines: by themselves first, then by what stands above and below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tasks.pages.columns import is_briefs
from tasks.pages.credits import read_credit
from tasks.pages.furniture import PAGE_NAMES
from tasks.pages.kinds import BULLETS, TEXT, Kind, kind_alone
from tasks.pages.labels import find_speakers, label_role
from tasks.pages.letters import signed_days, signed_letters
from tasks.pages.lines import Line
from tasks.pages.notices import service_column
from tasks.pages.talks import is_answered, mark_talks

_BRACKETED = re.compile(r"[【\[][^【】\[\]]{2,12}[】\]]")
_BOX = re.compile(r"[【\[]([^【】\[\]]{2,8})[】\]](?=.{4})")
_ASKS = re.compile(r"[。;]|请问|你好|您好")
_ORNATE = re.compile(rf"[{BULLETS}][\u3400-\u9fff·]{{2,8}}")
_TRIANGLES = "△▲▽▼"
_HOTLINE = re.compile(r"[\u3400-\u9fff]{0,6}?(?:热线|专线)[:]?[\d-]{4,14}|\d{4,8}热线")
_CALLED = re.compile(r"\d{6}|\d\*{2}|面议|有意者")
_SHORTEST_TITLE = 5
_NUMBERED = re.compile(r"0\d[ 、.:]\s*[\u3400-\u9fff“”·]{4,12}")
_NEAR = 6
_FEWEST_ROWS = 3
_PAGE_NAMED = re.compile(r"[A-Z]\d{1,2}(?:版|$|[\u3400-\u9fff])|\d版")
_TITLED = frozenset({Kind.SHORT, Kind.BYLINE, Kind.PULL, Kind.DASH})


def line_kinds(lines: Sequence[Line]) -> list[Kind]:
    """One kind a line."""
    speakers = find_speakers(lines)
    kinds = [kind_alone(line, speakers) for line in lines]
    _mark_titles(lines, kinds)
    for at in _boxed(lines, kinds):
        kinds[at] = Kind.LABEL
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.NOTICE_HEAD and kinds[at + 1] is Kind.LABEL and is_answered(lines, kinds, at + 1, speakers):
            kinds[at] = Kind.SHORT  # 信件公示 over a letter and its reply is no notice
    for at in _table_rows(lines, kinds):
        kinds[at] = Kind.PROSE
    mark_talks(lines, kinds, speakers)
    for at, kind in signed_letters(lines, kinds).items():
        kinds[at] = kind
    for at in signed_days(lines, kinds):
        kinds[at] = Kind.TAIL
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.LABEL and kinds[at + 1] in _TITLED and _lone_bracket(lines, kinds, at):
            kinds[at] = Kind.SHORT
    return kinds


def _mark_titles(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Make titles of what reads as text, a telephone, a caption, a list's item or a notice's head by itself."""
    for at in range(len(lines) - 2):
        if _half_title(lines, kinds, at) or _briefs_name(lines, kinds, at) or _hotline(lines, kinds, at):
            kinds[at] = Kind.SHORT
    for at in [*_marked_titles(lines, kinds), *_service_columns(lines, kinds)]:
        kinds[at] = Kind.SHORT
    for at in _numbered_parts(lines, kinds):
        kinds[at] = Kind.PROSE
    for at in range(1, len(lines) - 1):
        if kinds[at] is Kind.FURNITURE and kinds[at - 1] is Kind.SHORT and _credits_story(lines[at], kinds[at + 1]):
            kinds[at] = Kind.BYLINE
    for at, kind in enumerate(kinds[:-1]):
        if kind is Kind.BULLET and _ORNATE.fullmatch(lines[at].flat) and kinds[at + 1] in _TITLED:
            kinds[at] = Kind.SHORT  # ◎追问 over a title is a column's name


def _numbered_parts(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """01 从木船到铁船, which reads as a page's number and name: between two paragraphs it heads a part of a body."""
    return [
        at
        for at in range(2, len(lines) - 1)
        if kinds[at] is Kind.FURNITURE and kinds[at - 1] is Kind.PROSE and kinds[at + 1] is Kind.PROSE
        and _NUMBERED.fullmatch(lines[at].text) and lines[at].flat[2:] not in PAGE_NAMES
    ]  # fmt: skip


def _credits_story(line: Line, below: Kind) -> bool:
    """Whether what reads as a page's editors (策划:某某 执笔:某某) credits a story: a title above it, text below."""
    credit = read_credit(line.text) if below in (Kind.PROSE, Kind.LEAD) else None
    return credit is not None and credit.explicit and bool(credit.authors)


def _half_title(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line that ends with a colon is the first of a headline's two: 八问地铁: / 几时坐? / 记者 某某."""
    flat = lines[at].flat
    if kinds[at] is not Kind.PROSE or flat[-1] != ":" or not 4 <= len(flat) <= 16 or ":" in flat[:-1]:
        return False
    if kinds[at + 1] is not Kind.SHORT or kinds[at + 2] not in (Kind.BYLINE, Kind.LEAD):
        return False
    return at == 0 or lines[at - 1].ended or kinds[at - 1] not in TEXT


def _briefs_name(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether what reads as a paper's name (天天快报) is a column of briefs: it stands between text and a title."""
    if at == 0 or kinds[at] is not Kind.FURNITURE or not is_briefs(lines[at].flat):
        return False
    return kinds[at - 1] in TEXT | {Kind.BYLINE, Kind.TAIL} and kinds[at + 1] is Kind.SHORT and kinds[at + 2] in TEXT


def _hotline(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether what reads as a telephone (热线966001) is a column's name: it stands between text and a signed title."""
    if at == 0 or kinds[at] is not Kind.FURNITURE or not _HOTLINE.fullmatch(lines[at].flat):
        return False
    return kinds[at + 1] is Kind.SHORT and kinds[at + 2] in (Kind.BYLINE, Kind.LEAD)


def _service_columns(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """便民信息 over a title and a paragraph of sentences, without a telephone: a column of articles, not a notice."""
    return [
        at
        for at in range(len(lines) - 2)
        if kinds[at] is Kind.NOTICE_HEAD and kinds[at + 1] is Kind.SHORT and kinds[at + 2] is Kind.PROSE
        and service_column(lines[at].flat) and len(lines[at + 1].flat) >= _SHORTEST_TITLE
        and lines[at + 2].flat[-1] == "。" and not _CALLED.search(lines[at + 2].flat)
    ]  # fmt: skip


def _table_rows(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """The rows of a table (某产业园　1月16日开工　预计明年6月竣工): three lines or more in columns, with figures."""
    found: list[int] = []
    run: list[int] = []
    for at in range(len(lines) + 1):
        if (
            at < len(lines)
            and kinds[at] is Kind.SHORT
            and len(lines[at].text.split()) >= 2
            and (not run or run[-1] == at - 1)
        ):
            run.append(at)
            continue
        figures = sum(any(char.isdigit() for char in lines[i].flat) for i in run)
        indexed = any(_PAGE_NAMED.search(lines[i].flat) for i in run)  # 导读 beside each other
        if len(run) >= _FEWEST_ROWS and not indexed and figures * 3 >= len(run) * 2:
            found += run
        run = []
    return found


def _boxed(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Lines that begin with the same words in 【】 as another: a form's labels, whatever the words (【帮您问到】)."""
    found = [(at, hit[1]) for at, line in enumerate(lines) if (hit := _BOX.match(line.flat))]
    counts = Counter(word for _, word in found if word[-1] not in "讯电")
    often = {word for word, count in counts.items() if count >= 2}
    return [at for at, word in found if word in often and kinds[at] in (Kind.PROSE, Kind.FURNITURE, Kind.SHORT)]


def _marked_titles(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """△… over a paragraph, three times and more with one mark: the titles of brief pieces, no captions."""
    over = [at for at in range(len(lines) - 1) if kinds[at] is Kind.CAPTION and kinds[at + 1] in TEXT]
    bare = [at for at in over if lines[at].flat[0] in _TRIANGLES and "摄" not in lines[at].flat[-6:]]
    often = {mark for mark, count in Counter(lines[at].flat[0] for at in bare).items() if count >= _FEWEST_ROWS}
    return [at for at in bare if lines[at].flat[0] in often and lines[at].flat[-1] not in "。;"]


def _lone_bracket(lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> bool:
    """Whether 【帮您问】 above titles is a column's name: a label of questions comes again, and its words follow."""
    flat = lines[at].flat
    if not _BRACKETED.fullmatch(flat) or label_role(flat[1:-1]) is None or _ASKS.search(lines[at + 1].flat):
        return False
    around = (j for j, kind in enumerate(kinds) if kind is Kind.LABEL and j != at)
    return not any(_BRACKETED.match(lines[j].flat) for j in around if abs(j - at) <= _NEAR)
