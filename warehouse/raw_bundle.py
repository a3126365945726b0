"""The bytes of one edition: single files while it is being fetched, one bundle afterwards.

A bundle is a zstd file: a skippable frame with the index (JSON: sha256 and size of each document, in order),
then frames that hold the documents one after the other. `zstd -dc bundle.zst` gives them joined. Pages of one
edition share their chrome: bundled they take about half of what they take alone.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
import zstandard

BUNDLE = "bundle.zst"
DAMAGED = "bundle.damaged"  # where a bundle is put that could not be read whole, for whoever wants to mend it
LEVEL = 3
FRAME_BYTES = 4 << 20  # documents of one frame together, so that a large edition is not held twice in memory
_SKIPPABLE = 0x184D2A50


class DamagedError(ValueError):
    """Stored bytes that are not what was stored."""


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all: a temporary file beside it, fsync, rename."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_single(folder: Path, digest: str, content: bytes) -> None:
    """Keep one document in a file of its own."""
    write_atomically(folder / f"{digest}.zst", [zstandard.ZstdCompressor(level=LEVEL).compress(content)])


def rebundle(folder: Path, digests: Iterable[str], fresh: Mapping[str, bytes]) -> None:
    """Bundle these documents, from what is `fresh` and what the folder has, and drop the single files.

    What is gone or damaged is left out; the bundle that held it is kept under another name.
    """
    stored, files = Contents(folder), singles(folder)
    wanted = list(dict.fromkeys(digests))
    contents = {
        digest: fresh[digest] if digest in fresh else stored[digest]
        for digest in wanted
        if digest in fresh or digest in stored
    }
    if len(contents) < len(wanted) and (folder / BUNDLE).exists():
        (folder / BUNDLE).replace(folder / DAMAGED)
    write_atomically(folder / BUNDLE, _frames(contents))
    drop(files)


def _frames(contents: Mapping[str, bytes]) -> Iterable[bytes]:
    index = msgspec.json.encode([(digest, len(content)) for digest, content in contents.items()])
    yield _SKIPPABLE.to_bytes(4, "little") + len(index).to_bytes(4, "little") + index
    compressor = zstandard.ZstdCompressor(level=LEVEL)
    waiting: list[bytes] = []
    for content in contents.values():
        waiting.append(content)
        if sum(map(len, waiting)) >= FRAME_BYTES:
            yield compressor.compress(b"".join(waiting))
            waiting.clear()
    yield compressor.compress(b"".join(waiting))


def read_bundle(folder: Path) -> dict[str, bytes]:
    """The documents of the bundle by sha256, not yet verified; empty where zstd reads no bundle."""
    try:
        stored = (folder / BUNDLE).read_bytes()
    except FileNotFoundError:
        return {}
    start = 8 + int.from_bytes(stored[4:8], "little")
    try:
        index = msgspec.json.decode(stored[8:start], type=list[tuple[str, int]])
        joined = _decompressed(memoryview(stored)[start:], sum(size for _, size in index))
    except (msgspec.DecodeError, zstandard.ZstdError):
        return {}
    found, at = {}, 0
    for digest, size in index:
        found[digest] = joined[at : at + size]
        at += size
    return found


def _decompressed(frames: memoryview, size: int) -> bytes:
    reader = zstandard.ZstdDecompressor().stream_reader(frames, read_across_frames=True)
    joined = reader.read(size) if size else b""
    if len(joined) != size:
        raise zstandard.ZstdError(f"{len(joined)} bytes instead of {size}")
    return joined


def read_single(folder: Path, digest: str) -> bytes | None:
    """One document from its own file, not yet verified; None where zstd reads no such file."""
    try:
        return zstandard.ZstdDecompressor().decompress((folder / f"{digest}.zst").read_bytes())
    except (FileNotFoundError, zstandard.ZstdError):
        return None


def singles(folder: Path) -> list[Path]:
    """The files of single documents, and what a kill left of one."""
    return [entry for entry in folder.iterdir() if entry.suffix in (".zst", ".part") and entry.name != BUNDLE]


def drop(files: Iterable[Path]) -> None:
    """Take away files that are no longer needed; one that is gone already is no matter."""
    for file in files:
        with contextlib.suppress(FileNotFoundError):
            file.unlink()


class Contents:
    """The bytes of one edition's folder by sha256: read when first asked for, verified when given out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bundle: dict[str, bytes] | None = None

    def __getitem__(self, digest: str) -> bytes:
        """The bytes that this digest names. Raises `DamagedError` where they are gone or are others."""
        for look in (self._bundled, self._single, self._bundled_since):
            content = look(digest)
            if content is not None and sha256(content).hexdigest() == digest:
                return content
        raise DamagedError(f"the bytes {digest[:12]}… are gone or damaged")

    def __contains__(self, digest: str) -> bool:
        try:
            self[digest]
        except DamagedError:
            return False
        return True

    def _bundled(self, digest: str) -> bytes | None:
        if self._bundle is None:
            self._bundle = read_bundle(self._folder)
        return self._bundle.get(digest)

    def _single(self, digest: str) -> bytes | None:
        return read_single(self._folder, digest)

    def _bundled_since(self, digest: str) -> bytes | None:
        """A second look: another process may have bundled the single file between the first two."""
        self._bundle = None
        return self._bundled(digest)
