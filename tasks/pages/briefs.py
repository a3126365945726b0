"""A column's name stands once over all its short pieces (简讯): which pieces below it go on with it."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.pages.columns import is_briefs
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.leads import read_tail
from tasks.pages.sections import Section
from tasks.pages.titles import Sheet

_LONGEST = 160  # characters of a brief, unless the column's first piece is longer
_MOST_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Form:
    """How a piece is built: how its text begins, whether a name closes it, how long it is."""

    opens: Kind
    signed: bool
    paragraphs: int
    length: int
    plain: bool  # no byline, no pull quote, no picture between title and text


class Briefs:
    """Follows a page's pieces in order. `take` says of each whether the column printed above it is its column too."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.first: Form | None = None  # of the piece under whose column the page is
        self.named = False
        self.seen: list[Form] = []  # of the pieces above that column

    def take(self, section: Section, column: str | None, titles: int) -> bool:
        """Whether a piece goes on. `column` is what it prints itself, `titles` how many other title lines it has."""
        form = form_of(self.sheet, section)
        if section.fresh_page or column is not None or form is None:
            if section.fresh_page:
                self.seen = []
            self.first = form if column is not None and titles == 1 and self._opens(form, column) else None
            self.seen += [form] if form else []
            return False
        if self.first is not None and titles == 1 and self._alike(self.first, form):
            return True
        if section.briefs and form.plain and form.length <= _LONGEST:
            return True  # the splitter has told it by the form of the first piece
        self.first = None
        self.seen.append(form)
        return False

    def _opens(self, form: Form | None, column: str) -> bool:
        """Whether a column is one of briefs: by its name, or by a form that no piece above it has."""
        if form is None or not form.plain:
            return False
        self.named = is_briefs("".join(column.split()))
        short = form.signed and form.paragraphs == 1 and form.length <= _LONGEST
        return self.named or (short and not any(_same(form, other) for other in self.seen))

    def _alike(self, first: Form, form: Form) -> bool:
        if not form.plain or not _same(first, form):
            return False
        longest = max(_LONGEST, first.length * 3 // 2)
        most = max(first.paragraphs, _MOST_PARAGRAPHS) if self.named else 1
        return form.length <= longest and form.paragraphs <= most


def _same(form: Form, other: Form) -> bool:
    return form.opens is other.opens and form.signed == other.signed


def form_of(sheet: Sheet, section: Section) -> Form | None:
    """The form of a story; None where no text begins below its titles."""
    text = [i for i in section.rest if sheet.kinds[i] is not Kind.CAPTION]
    if not text or sheet.kinds[text[0]] not in TEXT:
        return None
    closed = sheet.kinds[text[-1]] is Kind.TAIL
    body = text[:-1] if closed else text
    signed = closed or read_tail(sheet.lines[text[-1]].text) is not None
    length = sum(len(sheet.lines[i].flat) for i in body)
    return Form(sheet.kinds[text[0]], signed, len(body), length, not (section.bylines or section.pulls))
