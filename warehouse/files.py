"""Pages from disk as a raw edition: one file, or a folder of one edition's files in page order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from warehouse.documents import DocumentKind, RawDocument, RawEdition
from warehouse.errors import UsageError

SUFFIXES = (".txt", ".htm", ".html")
MAX_BYTES = 32 << 20  # the largest page seen is below 1 MB
_DIGITS = re.compile(r"(\d+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")

KindOf = Callable[[bytes, str], DocumentKind]


def read_files(
    publication_id: str, date: dt.date, path: Path, *, platform: str = "text", kind_of: KindOf | None = None
) -> RawEdition:
    """The raw edition that a file or a folder holds: `.txt`, `.htm`, `.html`, in natural order of their names.

    `url` is the path below the folder. Text pages are of kind "text"; what an HTML file is, `kind_of(content, url)`
    says ("other" without it). `platform` names the reader of the HTML files; an edition of text files alone is
    "text". `fetched_at` is the file's own time, UTC. Raises `UsageError` for no such path, a folder without pages,
    a file that is empty, binary, too large or may not be read: nothing is read in part.
    """
    files = page_files(path)
    top = path if path.is_dir() else path.parent
    documents = tuple(_document(file, top, order, kind_of) for order, file in enumerate(files))
    only_text = all(document.kind == "text" for document in documents)
    return RawEdition(
        publication_id=publication_id, edition_date=date, documents=documents,
        platform="text" if only_text else platform,
    )  # fmt: skip


def page_files(path: Path) -> list[Path]:
    """The page files of one edition, in natural order. Raises `UsageError` where there are none."""
    if path.is_file():
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{path} is no page: a page's file ends in {', '.join(SUFFIXES)}.")
        return [path]
    if not path.is_dir():
        raise UsageError(f"There is no file or folder {path}: give the path of the raw pages with --from.")
    days = [each for each in path.iterdir() if _day(each)]
    if days:
        raise UsageError(f"{path} holds days, not pages: give one of them, such as {days[0]}, or use backfill.")
    try:
        found = [each for each in path.rglob("*") if _is_page(each, path)]
    except OSError as error:
        raise _unreadable(path, error) from error
    if not found:
        raise UsageError(f"The folder {path} has no pages: put {', '.join(SUFFIXES)} files into it.")
    return sorted(found, key=lambda each: natural_key(each.relative_to(path).as_posix()))


def day_folders(path: Path, start: dt.date, end: dt.date) -> list[tuple[dt.date, Path]]:
    """The days of the closed range that have a `YYYY-MM-DD` folder, in order. Raises `UsageError` for none."""
    if not path.is_dir():
        raise UsageError(f"There is no folder {path}: --from wants a folder of YYYY-MM-DD folders.")
    days = [(day, each) for each in sorted(path.iterdir()) if (day := _day(each)) and start <= day <= end]
    if not days:
        raise UsageError(f"{path} has no folder YYYY-MM-DD from {start} to {end}.")
    return days


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """A sorting key that puts page 2 before page 10, and A2 before A10 before B1."""
    parts = _DIGITS.split(name.lower())
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part]


def _is_page(file: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(top).parts)
    return file.suffix.lower() in SUFFIXES and not hidden and file.is_file()


def _day(folder: Path) -> dt.date | None:
    if not (_DAY.fullmatch(folder.name) and folder.is_dir()):
        return None
    try:
        return dt.date.fromisoformat(folder.name)
    except ValueError:
        return None


def _document(file: Path, top: Path, order: int, kind_of: KindOf | None) -> RawDocument:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise UsageError(f"{file} is too large for a page ({size >> 20} MB): is it one?")
        content = file.read_bytes()
        written = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
    except OSError as error:
        raise _unreadable(file, error) from error
    _check(file, content)
    url = file.relative_to(top).as_posix()
    kind: DocumentKind = "text" if file.suffix.lower() == ".txt" else kind_of(content, url) if kind_of else "other"
    return RawDocument(url=url, kind=kind, content=content, fetched_at=written, order=order)


def _check(file: Path, content: bytes) -> None:
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UsageError(f"{file} is empty: take it away, or put the page's text into it.")
    if _is_binary(content):
        raise UsageError(f"{file} is binary, not a page of text or HTML: take it away, or convert it.")


def _is_binary(content: bytes) -> bool:
    """Whether it is a picture, a PDF, a program …: a known beginning, or one control byte in fifty."""
    if content.startswith(_UTF16):
        return False
    head = content[:8192]
    return content.startswith(_MAGIC) or (len(head) - len(head.translate(None, _CONTROL))) * 50 > len(head)


def _unreadable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be read ({error.strerror}): mend its permissions, or take it away.")
