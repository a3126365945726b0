"""A stretch of well-formed HTML into lines of text and pictures with what stands under them.

Works on what a parser has serialised (attributes quoted, `<` escaped), so it can be told by regular expressions; and
so a text right behind a comment, which walks over lxml's tree lose, is kept.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from tasks.platforms.web import Picture

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DROPPED = re.compile(r"<(script|style|textarea|select|noscript|button|iframe)\b.*?</\1\s*>", re.DOTALL)
_DROPPED_NAME = re.compile("<(?:[stbi]|no)")
_ATTRIBUTES = r'(?:[^<>"]|"[^"]*")*+'
_BLOCK_NAMES = (
    "p|div|tr|li|ul|ol|dl|dt|dd|h1|h2|h3|h4|h5|h6|table|tbody|section|article|blockquote|center|figure|figcaption|"
    "caption|pre|founder-content|founder-title|cms-content|content|header|footer"
)
_BLOCK = re.compile(rf"<(?:br|hr|/?(?:{_BLOCK_NAMES}))(?![\w-]){_ATTRIBUTES}>")
_CELL = re.compile(rf"</?t[dh](?![\w-]){_ATTRIBUTES}>")
_TAG = re.compile(rf"</?[a-zA-Z]{_ATTRIBUTES}>")
_TOKEN = re.compile(rf"<(/?)([a-zA-Z][\w-]*)({_ATTRIBUTES})>|([^<]+)|<")
_SOURCE = re.compile(r'\b(data-src|data-original|src)="([^"]*)"')
_LITERAL_BREAK = re.compile(r"<\s*/?\s*br\s*/?\s*>|<\s*/?\s*p\s*>", re.IGNORECASE)
_EDGES = " \t\r\n\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"
_RUN = re.compile(r"[ \t\r\n\xa0\u2002\u2003]+")
_HANZI_BREAK = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3001-\u9fff\uff00-\uffef])")
_ICON = re.compile(r"tplimg|/tpl/|spacer|blank\.gif|dot\.gif|pdf\.gif|icon|checkbox|^$", re.IGNORECASE)
_BLOCKS = frozenset(_BLOCK_NAMES.split("|"))
_CLOSED = frozenset({"p", "figure", "center"})  # a text beside a picture in one of these is its caption


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of text in order, and pictures in order."""

    lines: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()


def read_flow(fragment: str, url: str) -> Flow:
    """The lines and pictures of serialised HTML; a `p` that holds a picture holds its caption."""
    fragment = _cleaned(fragment)
    if "<img" not in fragment:
        return Flow(tuple(_lines(fragment)))
    return _FlowReader(url).read(fragment)


def read_lines(fragment: str) -> tuple[str, ...]:
    """The lines alone."""
    return tuple(_lines(_cleaned(fragment)))


def read_text(fragment: str) -> str:
    """The lines with one blank between: a headline of two lines is one headline."""
    return " ".join(_lines(_cleaned(fragment)))


def read_pictures(fragment: str, url: str) -> tuple[Picture, ...]:
    """The pictures of a picture table; all its text is caption."""
    reader = _FlowReader(url, all_captions=True)
    return reader.read(_cleaned(fragment)).pictures


def _cleaned(fragment: str) -> str:
    if "<" not in fragment:
        return fragment
    if "<!--" in fragment:
        fragment = _COMMENT.sub("", fragment)
    return _DROPPED.sub("", fragment) if _DROPPED_NAME.search(fragment) else fragment


def _lines(fragment: str) -> list[str]:
    if "<" not in fragment:
        return _split(fragment)
    if "<t" in fragment:
        fragment = _CELL.sub(" ", fragment)
    lines: list[str] = []
    for piece in _BLOCK.split(fragment):
        line = piece.strip(_EDGES)
        if not line:
            continue
        if "<" in line or "&" in line or "\n" in line or " " in line or "\xa0" in line:
            lines.extend(_split(_TAG.sub("", line) if "<" in line else line))
        else:
            lines.append(line)
    return lines


def _split(piece: str) -> list[str]:
    """The line or, where the text spells out `<br/>`, lines; without indents."""
    if "&" in piece:
        piece = html.unescape(piece)
    pieces = _LITERAL_BREAK.split(piece) if "<" in piece else [piece]
    return [line for part in pieces if (line := tidy(part))]


def tidy(text: str) -> str:
    """A line without indent; line ends of the source are no blanks between hanzi, runs are one blank."""
    text = text.strip(_EDGES)
    if "\n" in text or "\r" in text:
        text = _HANZI_BREAK.sub("", text)
    return _RUN.sub(" ", text)


class _FlowReader:
    """Reads a fragment that has pictures."""

    def __init__(self, url: str, *, all_captions: bool = False) -> None:
        self._url = url
        self._all_captions = all_captions
        self._lines: list[str] = []
        self._pictures: list[tuple[str, list[str]]] = []
        self._early: list[str] = []  # captions above the first picture
        self._text: list[str] = []
        self._closed = False
        self._pictured = False

    def read(self, fragment: str) -> Flow:
        for token in _TOKEN.finditer(fragment):
            closing, tag, attributes, text = token.groups()
            if text:
                self._text.append(text)
            elif tag:
                self._tag(tag.lower(), attributes, opening=not closing)
        self._flush()
        if self._early and self._pictures:
            self._pictures[0][1][:0] = self._early
        pictures = tuple(Picture(url=source, caption="\n".join(lines) or None) for source, lines in self._pictures)
        if self._early and not self._pictures:
            pictures = (Picture(url=None, caption="\n".join(self._early)),)
        return Flow(tuple(self._lines), pictures)

    def _tag(self, tag: str, attributes: str, *, opening: bool) -> None:
        if tag == "img":
            self._image(attributes)
        elif tag in ("br", "hr"):
            self._flush()
        elif tag in ("td", "th"):
            if self._all_captions:
                self._flush()
            else:
                self._text.append(" ")
        elif tag in _BLOCKS:
            self._flush()
            self._closed, self._pictured = opening and tag in _CLOSED, False

    def _image(self, attributes: str) -> None:
        sources = dict(_SOURCE.findall(attributes))
        source = html.unescape(sources.get("data-src") or sources.get("data-original") or sources.get("src", ""))
        if not _ICON.search(source):
            if self._text and not self._all_captions:
                self._flush()
            self._pictures.append((urljoin(self._url, source.strip().replace("\\", "/")), []))
            self._pictured = True

    def _flush(self) -> None:
        lines = _split("".join(self._text)) if self._text else []
        self._text.clear()
        if not lines:
            return
        if self._all_captions:
            (self._pictures[-1][1] if self._pictures else self._early).extend(lines)
        elif self._closed and self._pictured:
            self._pictures[-1][1].extend(lines)
        else:
            self._lines.extend(lines)
