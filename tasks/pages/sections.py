"""Which lines belong together: where a piece begins and ends, and what is notice or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.pages.captions import looks_captioned
from tasks.pages.columns import column_score, is_briefs
from tasks.pages.evidence import ENOUGH, share_of, signs_above, waits_below, weigh_start
from tasks.pages.furniture import line_furniture
from tasks.pages.kinds import TEXT, Kind
from tasks.pages.leads import read_tail
from tasks.pages.notices import advertises
from tasks.pages.titles import HEADISH, Group, Sheet, has_body, heads_notice, is_dashed, is_strong, poet, scan

_BREAKS = frozenset({"page", "editors", "date", "media"})  # furniture of a page's edge
_WRITTEN = frozenset({"day", "date", "contact"})  # what a letter or a reply holds too
_SPOKEN = frozenset({Kind.LABEL, Kind.BULLET, Kind.PROSE, Kind.SHORT, Kind.DAY})
_INDEX_PAGE = re.compile(r"^[A-Z]?\d{1,2}(?:版|[^\d.年月日])|[A-Z]?\d{1,2}版?$")
_OF_THE_PAPER = re.compile(r"投稿|编辑部|发行|广告|印刷|订阅|社址|报社")  # what no reply gives as its address
_LONGEST_MARKER = 14
_LONGEST_PAGE_NAME = 8
_LONGEST_NOTICE_TITLE = 10


@dataclass(slots=True)
class Section:
    """Lines that belong together, by index. `what` is story, notice or furniture."""

    what: str
    head: list[int] = field(default_factory=list)  # titles, in order
    bylines: list[int] = field(default_factory=list)
    pulls: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)  # body, captions, whatever follows
    fresh_page: bool = False  # furniture of a page's edge stands before it: no column is handed down
    marked_from: int | None = None  # the 上接 line that begins it
    briefs: bool = False  # an item of a briefs column that was opened before

    def has_text(self, kinds: Sequence[Kind]) -> bool:
        """Whether it has a body yet."""
        return any(kinds[i] in TEXT for i in self.rest)

    def talks(self, kinds: Sequence[Kind]) -> bool:
        """Whether it holds a question and a reply, or more of them."""
        return sum(kinds[i] is Kind.LABEL for i in self.rest) >= 2


class Splitter:
    """Walks a page once; `run` gives its sections."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.sections: list[Section] = []
        self.open: Section | None = None
        self.told: Section | None = None  # the last story
        self.briefs = False
        self.fresh = True

    def run(self) -> list[Section]:
        """The sections of the page, in order of their first line."""
        at = 0
        while at < len(self.sheet.lines):
            at = self._step(at)
        return self.sections

    def _step(self, at: int) -> int:
        kind = self.sheet.kinds[at]
        if kind in (Kind.FURNITURE, Kind.DAY):
            return self._furniture(at)
        if kind is Kind.NOTICE or (kind is Kind.NOTICE_HEAD and heads_notice(self.sheet, at)):
            self._begin("notice").rest.append(at)
            return at + 1
        if kind is Kind.FROM:
            return self._continuation(at)
        if kind in HEADISH:
            return self._group(at, scan(self.sheet, at))
        return self._text(at)

    def _begin(self, what: str) -> Section:
        self.open = Section(what, fresh_page=self.fresh)
        self.sections.append(self.open)
        if what == "story":
            self.told = self.open
        else:
            self.briefs = False
        self.fresh = self.fresh and what == "furniture"
        return self.open

    # ------------------------------------------------------------------ furniture, markers, text

    def _furniture(self, at: int) -> int:
        if self.sheet.kinds[at] is Kind.DAY and self.open is not None and self.open.what == "notice":
            self.open.rest.append(at)
            return at + 1
        kinds = line_furniture(self.sheet.lines[at])
        if self._inside(at, kinds):
            return self._text(at)
        self.sections.append(Section("furniture", rest=[at]))
        if not _BREAKS.isdisjoint(kinds):
            self.open, self.told, self.fresh, self.briefs = None, None, True, False
        return self._index(at + 1) if "index" in kinds else at + 1

    def _inside(self, at: int, kinds: Sequence[str]) -> bool:
        """Whether a date or a telephone number stands in a story's text: between its lines, or under a reply."""
        story = self.open
        if story is None or story.what != "story" or not _WRITTEN.issuperset(kinds) or self.sheet.parted(at):
            return False
        if _OF_THE_PAPER.search(self.sheet.lines[at].flat):
            return False
        if self.sheet.kinds[at - 1] not in _SPOKEN or not story.has_text(self.sheet.kinds):
            return False
        if self.sheet.layout.indented and self.sheet.lines[at].indent == 0:
            return False
        return self.sheet.kind(at + 1) in _SPOKEN or story.talks(self.sheet.kinds)

    def _index(self, at: int) -> int:
        """The items below 导读: to the next blank line, or as long as they name pages."""
        while self.sheet.kind(at) in (Kind.SHORT, Kind.BULLET, Kind.FURNITURE):
            line = self.sheet.lines[at]
            if not _INDEX_PAGE.search(line.flat) and not (self.sheet.layout.gaps_part and line.gap == 0):
                break
            self.sections[-1].rest.append(at)
            at += 1
        return at

    def _continuation(self, at: int) -> int:
        """上接: a piece of its own, with the headline that it repeats above or below."""
        story = self.open
        if story is None or story.what != "story" or not story.head or story.has_text(self.sheet.kinds):
            story = self._begin("story")
        story.marked_from = at
        story.rest.append(at)
        alone = len(self.sheet.lines[at].flat) <= _LONGEST_MARKER
        at += 1
        while alone and self.sheet.kind(at) in HEADISH and len(story.head) < 3:
            titled = self.sheet.kinds[at] in (Kind.SHORT, Kind.DASH)
            (story.head if titled else story.bylines).append(at)
            at += 1
        return at

    def _text(self, at: int) -> int:
        kind = self.sheet.kinds[at]
        said = self.told.rest if kind is Kind.LABEL and self.told is not None else None
        notice = self.open.rest[0] if self.open is not None and self.open.what == "notice" else None
        if said is not None and notice is not None and waits_below(self.sheet, said, notice):
            self.open = self.told  # a site's 声明 between question and reply
        if self.open is None or (kind is Kind.LEAD and self._leads_alone(at)):
            self.open = self._begin("story")
        self.open.rest.append(at)
        return at + 1

    def _leads_alone(self, at: int) -> bool:
        """Whether 本报讯 begins a piece without a headline: behind a notice, or apart from a piece that has text."""
        assert self.open is not None
        return self.open.what == "notice" or (self.sheet.parted(at) and self.open.has_text(self.sheet.kinds))

    # ------------------------------------------------------------------ titles

    def _group(self, at: int, group: Group) -> int:
        if not group.titles:
            return self._untitled(group)
        story = self.open if self.open is not None and self.open.what == "story" else None
        if story is not None and self._waits(story, at) and (len(group.titles) > 3 or not self._proven(group)):
            return self._text(at)
        if not has_body(self.sheet, group):
            return self._bodiless(at, group)
        if self._poem(group.titles[:-1]):
            return group.titles[-1]  # on a page with blanks everywhere the verses run into the next title
        if story is not None and not story.bylines and signs_above(self.sheet, story.rest, group):
            story.bylines.append(at)
            return at + 1
        if self.open is not None and (self._captions_above(story, group) or self._goes_on(group)):
            self.open.rest.append(at)
            return at + 1
        return self._start(group)

    def _goes_on(self, group: Group) -> bool:
        """Whether the evidence is too weak for a new piece."""
        assert self.open is not None
        talks = any(self.sheet.kinds[i] is Kind.LABEL for i in self.open.rest)
        notice = self.open.what == "notice"
        words = "" if notice else self._words(self.open)
        return weigh_start(self.sheet, group, words, notice=notice, briefs=self.briefs, talks=talks) < ENOUGH

    def _words(self, story: Section) -> str:
        return "".join(self.sheet.lines[i].flat for i in [*story.head, *story.rest])

    def _proven(self, group: Group) -> bool:
        return is_strong(self.sheet, group) or is_dashed(self.sheet, group)

    def _waits(self, story: Section, at: int) -> bool:
        """Whether an open piece has a title and no body yet: a short line is a subheading or a verse."""
        if not story.head or story.has_text(self.sheet.kinds):
            return False
        shown = (Kind.SHORT, Kind.CAPTION)
        return not (self.sheet.parted(at) and any(self.sheet.kinds[i] in shown for i in story.rest))

    def _captions_above(self, story: Section | None, group: Group) -> bool:
        """Whether the first title is a caption of the piece above rather than the kicker of what comes."""
        if story is None or len(group.titles) < 2 or not story.has_text(self.sheet.kinds):
            return False
        line = self.sheet.lines[group.titles[0]]
        if column_score(line) >= 3:
            return False
        return looks_captioned(line.flat) or self._speaks_of_above(story, group)

    def _speaks_of_above(self, story: Section, group: Group) -> bool:
        """Whether a line takes its words from the piece above: an unmarked caption, or its last line."""
        lines = self.sheet.lines
        flat = lines[group.titles[0]].flat
        text = [line.flat for line in lines[group.after : group.after + 3]]
        below = "".join([*(lines[i].flat for i in group.titles[1:]), *text])
        least = 0.14 if flat[-1] in "?!" else 0.34
        return share_of(flat, self._words(story)) > 3 * share_of(flat, below) + least

    def _start(self, group: Group) -> int:
        goes_on = self.briefs and self._brief(group)
        if group.skipped:
            self.sections.append(Section("furniture", rest=group.skipped))
        story = self._begin("story")
        story.head, story.bylines, story.pulls = group.titles, group.bylines, group.pulls
        story.rest = list(group.captions)
        story.briefs = goes_on
        self.briefs = goes_on or (len(group.titles) > 1 and self._opens_briefs(group))
        return group.after

    def _opens_briefs(self, group: Group) -> bool:
        """Whether the first title is a column of many short pieces: by its name, or by the form of its first item."""
        first = self.sheet.lines[group.titles[0]]
        if is_briefs(first.flat):
            return True
        signed = self.sheet.kinds[group.after] is Kind.PROSE and read_tail(self.sheet.lines[group.after].text)
        following = group.after + 1
        if not signed or group.bylines or following >= len(self.sheet.lines) or self.sheet.parted(following):
            return False
        return column_score(first) > 1 and self.sheet.kinds[following] is Kind.SHORT

    def _brief(self, group: Group) -> bool:
        """Whether a piece has the form of an item in a briefs column: one title, one paragraph, a name in brackets."""
        if len(group.titles) != 1 or group.bylines or group.pulls or self.sheet.kinds[group.after] is not Kind.PROSE:
            return False
        if self.sheet.kind(group.after + 1) not in TEXT or self.sheet.lines[group.titles[0]].gap == 0:
            return True
        return read_tail(self.sheet.lines[group.after].text) is not None

    def _untitled(self, group: Group) -> int:
        """A byline or a pull quote without a title: the end of what is open, or the beginning of a piece."""
        if self.open is None or self.open.what == "notice":
            self.open = self._begin("story")
        self.open.bylines += group.bylines
        self.open.pulls += group.pulls
        self.open.rest += group.captions
        return group.after

    def _bodiless(self, at: int, group: Group) -> int:
        """Titles that no text follows: verses, last words of what is open, an advertisement, or masthead."""
        if self._poem(group.titles, group.bylines):
            return group.after
        if self._page_name(at, group):
            self.sections.append(Section("furniture", rest=group.titles))
            return group.after
        if self._notice_title(group):
            self._begin("notice").rest += group.titles
            return group.after
        words = " ".join(self.sheet.lines[i].text for i in group.titles)
        alone = self.sheet.parted(at) and (len(group.titles) > 1 or advertises(words))
        if self.open is not None and not alone:
            self.open.rest.append(at)
            return at + 1
        section = self._begin("notice" if advertises(words) else "furniture")
        section.rest += sorted(group.titles + group.bylines + group.pulls + group.captions + group.skipped)
        if section.what == "furniture":
            self.open = None
        return group.after

    def _page_name(self, at: int, group: Group) -> bool:
        """Whether a lone short line between the end of a piece and the editors' line is a page's name."""
        lone = len(group.titles) == 1 and group.after == at + 1 < len(self.sheet.lines)
        if not lone or len(self.sheet.lines[at].flat) > _LONGEST_PAGE_NAME:
            return False
        ended = at == 0 or self.sheet.kinds[at - 1] in (Kind.FURNITURE, Kind.TAIL, Kind.NOTICE, Kind.DAY)
        return ended and not _BREAKS.isdisjoint(line_furniture(self.sheet.lines[at + 1]))

    def _notice_title(self, group: Group) -> bool:
        """Whether a lone short line over a notice (本周收视点将) is its head rather than the end of a piece."""
        line = self.sheet.lines[group.titles[0]]
        lone = len(group.titles) == 1 and len(line.flat) <= _LONGEST_NOTICE_TITLE and not looks_captioned(line.flat)
        return lone and self.sheet.kind(group.after) is Kind.NOTICE and not group.bylines

    def _poem(self, titles: Sequence[int], bylines: Sequence[int] = ()) -> bool:
        """Whether short lines are verses, with a title and a name: then they are a story."""
        name = poet(self.sheet, titles)
        if name is None:
            return False
        story = self._begin("story")
        story.head, story.rest = list(titles[:name]), list(titles[name + 1 :])
        story.bylines = [titles[name], *bylines]
        return True
