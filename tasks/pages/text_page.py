"""A page of plain text into blocks with roles and into pieces: the lines, read as a careful person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tasks.pages.bodies import Cut, Reading, read_body
from tasks.pages.briefs import Briefs
from tasks.pages.captions import caption_words
from tasks.pages.credits import bare_signature, read_credit
from tasks.pages.drafts import DraftBlock, DraftRefusal, PageDraft, Paragraph, Piece
from tasks.pages.edges import mark_foot, mark_top_edge
from tasks.pages.evidence import shared
from tasks.pages.furniture import read_marks
from tasks.pages.heads import Head, read_head
from tasks.pages.kinds import Kind
from tasks.pages.labels import find_speakers, spoken_role
from tasks.pages.leads import is_source
from tasks.pages.lines import Line, cut_lines, measure
from tasks.pages.neighbours import line_kinds
from tasks.pages.sections import Section, Splitter
from tasks.pages.titles import Sheet
from tasks.pages.wraps import unwrap
from warehouse.records import Role

_RUNNING = frozenset({Kind.LABEL, Kind.BULLET, Kind.LEAD, Kind.PROSE})
_PICTURED = re.compile(r"文\s*[/、]?\s*[图摄]|图\s*/|摄影报道")


def read_text_page(text: str, *, source_url: str | None = None, raw_sha256: str | None = None) -> PageDraft:
    """Read one page. `text` has line ends \\n (see tasks.platforms.plain_text); offsets count in it. Raises nothing."""
    lines = unwrap(cut_lines(text))
    kinds = line_kinds(lines)
    mark_top_edge(lines, kinds)
    mark_foot(lines, kinds)
    sheet = Sheet(lines, kinds, measure(lines, [kind in _RUNNING for kind in kinds]))
    sections = Splitter(sheet).run()
    _move_captions(sheet, [section for section in sections if section.what == "story"])
    page = _Page(text, sheet, find_speakers(lines), Briefs(sheet))
    for section in sections:
        page.take(section)
    marks = read_marks([lines[i] for i in sorted(page.furniture)])
    return PageDraft(
        text=text, blocks=page.blocks(), pieces=tuple(page.pieces), refusals=tuple(page.refusals),
        page_no=marks.page_no, page_name=marks.page_name, editors=marks.editors, printed_date=marks.printed_date,
        source_url=source_url, raw_sha256=raw_sha256,
    )  # fmt: skip


def _move_captions(sheet: Sheet, stories: Sequence[Section]) -> None:
    """Captions that stand between two stories go to the one that they speak of: the one above, unless words say below.

    A story of captions alone, without a title, is a picture printed above its story.
    """
    for story, below in pairwise(stories):
        if below.fresh_page or not below.head:
            continue
        last = _last_captions(sheet, story)
        untitled = len(last) == len(story.rest) and not story.head and not story.bylines
        if untitled or (last and sheet.parted(last[0]) and _speaks_of(sheet, last, below, story)):
            story.rest = story.rest[: len(story.rest) - len(last)]
            below.rest = last + below.rest


def _last_captions(sheet: Sheet, story: Section) -> list[int]:
    first = len(story.rest)
    while first and sheet.kinds[story.rest[first - 1]] is Kind.CAPTION:
        first -= 1
    return story.rest[first:]


def _speaks_of(sheet: Sheet, captions: Sequence[int], below: Section, above: Section) -> bool:
    words = "".join(sheet.lines[i].flat[: caption_words(sheet.lines[i].text)[1]] for i in captions)
    return shared(words, _opening(sheet, below)) > 2 * shared(words, _opening(sheet, above)) + 0.2


def _opening(sheet: Sheet, story: Section) -> str:
    return "".join(sheet.lines[i].flat for i in [*story.head, *story.rest[:4]] if sheet.kinds[i] is not Kind.CAPTION)


@dataclass(slots=True)
class _Page:
    """The page as it is put together, section by section."""

    text: str
    sheet: Sheet
    speakers: frozenset[str]
    briefs: Briefs
    pieces: list[Piece] = field(default_factory=list)
    refusals: list[DraftRefusal] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    repeats: dict[int, int] = field(default_factory=dict)
    last: Section | None = None

    def take(self, section: Section) -> None:
        """Read one section into blocks, and into a piece where it is a story."""
        if section.what == "story":
            self._story(section)
            return
        self.roles.update(dict.fromkeys(section.rest, "notice" if section.what == "notice" else "furniture"))
        if section.what == "furniture":
            self.furniture += section.rest

    def _story(self, section: Section) -> None:
        lines, kinds = self.sheet.lines, self.sheet.kinds
        pictured = any(_PICTURED.search(lines[i].text) for i in section.bylines)
        reading = read_body(lines, kinds, section.rest, self.sheet.layout, pictured=pictured)
        below = "".join(lines[cut.line].flat for part in reading.paragraphs[:6] for cut in part)
        head = read_head([lines[i] for i in section.head], below, talks=section.talks(kinds))
        for i, role in self._roles(section, head, reading):
            self.roles[i] = role
        self.repeats.update(reading.repeats)
        if not (section.head or reading.paragraphs):
            self._orphan(section, reading)
            return
        self.owners.update(
            dict.fromkeys([*section.head, *section.bylines, *section.pulls, *section.rest], len(self.pieces))
        )
        self.pieces.append(self._piece(section, head, reading))
        self.last = section

    def _orphan(self, section: Section, reading: Reading) -> None:
        """What is left without a title and without text: a signature or a caption of nothing that stands here."""
        for i in sorted([*section.bylines, *section.pulls, *section.rest]):
            start, end = self.sheet.lines[i].start, self.sheet.lines[i].parts[-1][1]
            detail = f"a {self.roles[i]} that belongs to no article"
            self.refusals.append(DraftRefusal("orphan_text", detail, start, end))

    # ------------------------------------------------------------------ the piece

    def _piece(self, section: Section, head: Head, reading: Reading) -> Piece:
        def printed(which: tuple[int, ...]) -> str | None:
            return " ".join(self._shown(section.head[i]) for i in which) or None

        byline, authors = self._credits(section, reading)
        column = printed(head.columns[-1:])
        goes_on = self.briefs.take(section, column, len(section.head) - len(head.columns))
        column = column or self._handed(section, byline, briefs=goes_on)
        captions = tuple(dict.fromkeys(self._cut(cut) for cut in reading.captions))
        return Piece(
            headline=printed(head.headlines) or column or "", column_name=column, kicker=printed(head.kickers),
            subhead=printed(head.subheads), byline=byline, authors=authors, dateline=reading.dateline,
            pull_quote="\n".join(self._shown(i).strip("【】[]") for i in section.pulls) or None,
            paragraphs=tuple(self._paragraph(cuts) for cuts in reading.paragraphs), captions=captions,
            continues_on=reading.continues_on, continued_from=reading.continued_from,
        )  # fmt: skip

    def _shown(self, index: int) -> str:
        return self.sheet.lines[index].printed(self.text)

    def _cut(self, cut: Cut) -> str:
        return self.sheet.lines[cut.line].printed(self.text, cut.first, cut.last)

    def _paragraph(self, cuts: Sequence[Cut]) -> Paragraph:
        return Paragraph(tuple(s for cut in cuts for s in self.sheet.lines[cut.line].stretches(cut.first, cut.last)))

    def _credits(self, section: Section, reading: Reading) -> tuple[str | None, tuple[str, ...]]:
        """The byline as printed, and the names of it, of the lead and of the signature."""
        authors: list[str] = []
        for line in (self.sheet.lines[i] for i in section.bylines if not is_source(self.sheet.lines[i].text)):
            credit = read_credit(line.text)
            explicit = credit is not None and credit.explicit
            authors += credit.authors if credit and explicit else bare_signature(line.text) or (line.flat,)
        byline = " ".join(map(self._shown, section.bylines)) or " ".join(dict.fromkeys(reading.words)) or None
        return byline, tuple(dict.fromkeys(authors + reading.authors))

    def _handed(self, section: Section, byline: str | None, *, briefs: bool) -> str | None:
        """The column of the piece before, where it stands over this one too: briefs, and essays of one series."""
        above = self.last
        if above is None or section.fresh_page or section.marked_from is not None:
            return None
        column = self.pieces[-1].column_name
        if briefs:
            return column
        series = section.pulls and above.pulls and section.bylines and above.bylines
        return column if series and self.pieces[-1].byline != byline else None

    # ------------------------------------------------------------------ the blocks

    def _roles(self, section: Section, head: Head, reading: Reading) -> Iterable[tuple[int, Role]]:
        parts: tuple[tuple[Role, Sequence[int]], ...] = (
            ("column", [section.head[i] for i in head.columns]), ("kicker", [section.head[i] for i in head.kickers]),
            ("headline", [section.head[i] for i in head.headlines]), ("byline", section.bylines),
            ("subhead", [section.head[i] for i in head.subheads]), ("pull_quote", section.pulls),
        )  # fmt: skip
        for role, lines in parts:
            yield from ((i, role) for i in lines)
        voice: Role = "body"
        for i in section.rest:
            role = reading.roles.get(i, "body")
            if role == "body":
                voice = self._voice(i, voice)
                role = voice
            yield i, role

    def _voice(self, index: int, voice: Role) -> Role:
        """Who speaks in a line: its label says so; a reply of several paragraphs goes on."""
        line = self.sheet.lines[index]
        if self.sheet.kinds[index] is Kind.LABEL:
            return spoken_role(line, self.speakers) or voice
        before: Line = self.sheet.lines[index - 1]
        goes_on = voice == "answer" or (voice == "question" and before.flat[-1] == ":")
        return voice if goes_on and self.sheet.kinds[index] is Kind.PROSE else "body"

    def blocks(self) -> tuple[DraftBlock, ...]:
        """One block a printed line, in order."""
        first: list[int] = []
        found: list[DraftBlock] = []
        for i, line in enumerate(self.sheet.lines):
            first.append(len(found))
            earlier = self.repeats.get(i)
            block = DraftBlock(0, 0, self.roles.get(i, "furniture"), self.owners.get(i))
            block = replace(block, repeats=None if earlier is None else first[earlier])
            found += [replace(block, char_start=start, char_end=end) for start, end in line.parts]
        return tuple(found)
