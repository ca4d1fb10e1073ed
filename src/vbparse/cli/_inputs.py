"""What the user named, as a list of files: folders walked, ``-`` for standard input."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vbparse.document import Source
from vbparse.errors import Empty, NotFound, ReadError, said_by_system

__all__ = ["STDIN", "Input", "expand", "mode"]

STDIN = Path("-")
_MOST_BYTES = 500_000_001
"""One more than the largest input of any format: enough for the reader to refuse it."""


@dataclass(frozen=True)
class Input:
    """A file to read, or what came up while looking for files."""

    path: Path
    kind: str | None = None  # as named after ``--type``
    error: ReadError | None = None
    skipped: bool = False  # a link or a device inside a folder: named to the user, not read

    def read(self) -> Source:
        """The source; raises ``ReadError``."""
        from vbparse import readers

        if self.error is not None:
            raise self.error
        if self.path == STDIN:
            return readers.read_bytes("-", self._standard_input, self.kind)
        return readers.read(self.path, media_type=self.kind)

    @cached_property
    def _standard_input(self) -> bytes:
        """Read once, and no further than any reader would take."""
        return sys.stdin.buffer.read(_MOST_BYTES)

    def content(self) -> Path | bytes:
        """Where the bytes are: the path, or what came from standard input."""
        return self._standard_input if self.path == STDIN else self.path


def expand(paths: Iterable[Path], kind: str | None = None) -> Iterator[Input]:
    """An input for each file, in the order given; folders in the order of their names.

    ``kind`` is said of what the user names, not of what a folder holds.
    """
    for path in paths:
        if path != STDIN and stat.S_ISDIR(mode(path)):
            yield from _walk(path)
        else:
            yield Input(path, kind)


def mode(path: Path) -> int:
    """What stands at ``path``, as ``stat`` says it; 0 when nothing does or nobody may look."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        return 0


def _walk(folder: Path) -> Iterator[Input]:
    """Files below ``folder`` in the order of their names; links are not followed.

    Hidden files and folders are left out, as they are by ``ls``.
    """
    found = False
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            what = path.stat(follow_symlinks=path == folder).st_mode
            inside = sorted(path.iterdir(), key=_name, reverse=True) if stat.S_ISDIR(what) else []
        except OSError as error:
            yield Input(path, error=_closed(path, error))
            found = True
            continue
        if stat.S_ISDIR(what):
            waiting += [item for item in inside if not item.name.startswith(".")]
        else:
            yield Input(path, skipped=not stat.S_ISREG(what))
            found = found or stat.S_ISREG(what)
    if not found:
        yield Input(folder, error=_hollow(folder))


def _name(path: Path) -> str:
    return path.name


def _closed(path: Path, error: OSError) -> NotFound:
    vi, en = said_by_system(error)
    return NotFound(path, f"không mở được: {vi}", f"cannot be opened: {en}")


def _hollow(folder: Path) -> Empty:
    return Empty(folder, "thư mục không có tệp nào để đọc", "the folder holds no file to read")
