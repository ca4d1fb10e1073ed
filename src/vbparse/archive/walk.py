"""What the user named, as files on the disk: folders walked in the order of their names.

Hidden files are left out. A link inside a folder is followed when it leads to something below what
the user named, or anywhere with ``follow``; never in a circle.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vbparse.errors import NotFound, VbparseError, said_by_system

__all__ = ["Seen", "Walk", "listed_in"]

_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """A file, or what stands in the way of one."""

    path: Path
    size: int = 0
    changed: int = 0  # time of change, ns
    error: VbparseError | None = None


@dataclass
class Walk:
    """Goes over files and folders once; two ways to one file give it once."""

    paths: Iterable[Path]
    follow: bool = False
    links: int = 0  # that were left
    _files: set[tuple[int, int]] = field(default_factory=set)
    _folders: set[tuple[int, int]] = field(default_factory=set)
    _roots: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Seen]:
        named = [Path(os.path.abspath(path)) for path in self.paths]  # noqa: PTH100  (no links resolved)
        self._roots = [os.path.realpath(path) for path in named]
        for path in named:
            yield from self._at(path, 0, named=True)
        self._files.clear()  # nobody asks again, and a folder of years has many
        self._folders.clear()

    def _at(self, path: Path, depth: int, *, named: bool = False) -> Iterator[Seen]:
        try:
            found = path.lstat()
            if stat.S_ISLNK(found.st_mode):
                if not named and not self._may_follow(path):
                    self.links += 1
                    return
                found = path.stat()
        except (OSError, ValueError) as error:
            yield Seen(path, error=_closed(path, error))
            return
        if stat.S_ISDIR(found.st_mode):
            yield from self._in(path, found, depth)
        elif not stat.S_ISREG(found.st_mode):
            self.links += 1
        elif self._is_new(self._files, found):
            yield Seen(path, found.st_size, found.st_mtime_ns)

    def _in(self, folder: Path, found: os.stat_result, depth: int) -> Iterator[Seen]:
        if depth >= _DEEPEST or not self._is_new(self._folders, found):
            return
        try:
            names = sorted(item.name for item in folder.iterdir())
        except OSError as error:
            yield Seen(folder, error=_closed(folder, error))
            return
        for name in names:
            if not name.startswith("."):
                yield from self._at(folder / name, depth + 1)

    def _may_follow(self, path: Path) -> bool:
        if self.follow:
            return True
        target = os.path.realpath(path)
        return any(target == root or target.startswith(root + os.sep) for root in self._roots)

    def _is_new(self, known: set[tuple[int, int]], found: os.stat_result) -> bool:
        """Not seen before, by another name or through a link."""
        place = found.st_dev, found.st_ino
        if place in known:
            return False
        known.add(place)
        return True


def listed_in(path: Path) -> list[Path]:
    """The paths in a list, one a line or set apart by NUL; ``-`` is standard input."""
    try:
        data = _standard_input() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise _closed(path, error) from error
    separator = b"\x00" if b"\x00" in data else b"\n"
    lines = (line.rstrip(b"\r") if separator == b"\n" else line for line in data.split(separator))
    return [Path(os.fsdecode(line)) for line in lines if line.strip()]


def _standard_input() -> bytes:
    import sys

    return sys.stdin.buffer.read()


def _closed(path: Path, error: OSError | ValueError) -> NotFound:
    vi, en = said_by_system(error)
    return NotFound(path, f"không mở được: {vi}", f"cannot be opened: {en}")
