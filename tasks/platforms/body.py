"""Where an article's body is: the surest container that holds text, without hidden copies, pictures and headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tasks.platforms.flow import read_flow, read_lines, read_pictures
from tasks.platforms.marked import Marked
from tasks.platforms.web import Picture

_ANCHOR = re.compile(r"<a\b[^<>]*>.*?</a>", re.DOTALL)
GENERIC = 6  # from this rank on a container may hold the headline and furniture too
_NONE = 99
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Body:
    """The body's elements and what they hold; `lines` may be empty where it is a picture."""

    chosen: tuple[Marked, ...]
    lines: tuple[str, ...]
    pictures: tuple[Picture, ...]
    hidden_copy: bool = False

    @property
    def keys(self) -> frozenset[int]:
        """The elements that are the body."""
        return frozenset(mark.key for mark in self.chosen)

    @property
    def is_generic(self) -> bool:
        """Whether the container may hold more than the body."""
        return bool(self.chosen) and self.chosen[0].rank("body") >= GENERIC


def find_body(marks: list[Marked], url: str) -> Body | None:
    """The body, or None where no container is on the page."""
    candidates = [mark for mark in marks if mark.rank("body") < _NONE]
    copies = any(mark.is_hidden for mark in candidates)
    for hidden in (False, True):
        for rank in sorted({mark.rank("body") for mark in candidates}):
            level = [mark for mark in candidates if mark.rank("body") == rank and mark.is_hidden == hidden]
            body = _read_level(level, marks, url) if level else None
            if body is not None:
                return replace(body, hidden_copy=True) if copies and not hidden else body
    return Body((candidates[0],), (), ()) if candidates else None


def _read_level(level: list[Marked], marks: list[Marked], url: str) -> Body | None:
    """The containers of one rank, read: the fullest of a generic rank, else all that say different things."""
    read: list[Body] = []
    for mark in level:
        if any(known.chosen[0].holds(mark) for known in read):
            continue
        lines, pictures = _contents(mark, marks, url)
        if (lines or pictures) and not _is_link_list(mark):
            read.append(Body((mark,), lines, pictures))
    if not read:
        return None
    if level[0].rank("body") >= GENERIC:
        return max(read, key=lambda body: sum(map(len, body.lines)))
    whole = read[0]
    for body in read[1:]:
        whole = _joined(whole, body)
    return whole


def _joined(whole: Body, more: Body) -> Body:
    """Both, or the first alone where the second only says it again."""
    known = set(whole.lines)
    again = sum(len(line) for line in more.lines if line in known)
    if not more.lines or again >= _SAME * sum(map(len, more.lines)):
        return whole
    return Body((*whole.chosen, *more.chosen), whole.lines + more.lines, merge_pictures(whole.pictures, more.pictures))


def _contents(mark: Marked, marks: list[Marked], url: str) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """Lines and pictures of a container; picture tables and captions in it are taken out of the text."""
    pictures: list[Picture] = []
    taken: list[Marked] = []
    generic = mark.rank("body") >= GENERIC
    for inner in marks:
        if not mark.holds(inner) or any(outer.holds(inner) for outer in taken):
            continue
        if inner.is_hidden and not mark.is_hidden:
            taken.append(inner)
        elif inner.has("picture") and "<img" in inner.html:
            pictures.extend(read_pictures(inner.html, url))
            taken.append(inner)
        elif inner.has("caption"):
            _add_caption(pictures, " ".join(read_lines(inner.html)))
            taken.append(inner)
        elif generic and inner.is_header:
            taken.append(inner)
    flow = read_flow(mark.html_without(taken) if taken else mark.html, url)
    return flow.lines, _with_loose(pictures, flow.pictures)


def _add_caption(pictures: list[Picture], caption: str) -> None:
    if not caption:
        return
    if pictures and pictures[-1].caption is None:
        pictures[-1] = replace(pictures[-1], caption=caption)
    else:
        pictures.append(Picture(url=None, caption=caption))


def _with_loose(tables: list[Picture], loose: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """Captions whose picture stands outside their element go to a picture without one."""
    waiting = [picture for picture in loose if picture.caption is None]
    merged = [
        replace(picture, url=waiting.pop(0).url) if picture.url is None and waiting else picture for picture in tables
    ]
    return merge_pictures(tuple(merged), loose)


def merge_pictures(first: tuple[Picture, ...], more: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """Once a picture, the first telling wins."""
    known = {picture.url for picture in first if picture.url}
    return first + tuple(picture for picture in more if picture.url not in known)


def _is_link_list(mark: Marked) -> bool:
    """Whether nearly all of its text is links: #ozoom around the page lists of nbs sites."""
    markup = mark.html
    if markup.count("<a ") < 5:
        return False
    whole = sum(map(len, read_lines(markup)))
    rest = sum(map(len, read_lines(_ANCHOR.sub("", markup))))
    return rest * 2 < whole
