"""What a worker does with one item of the journal: read it once, say what it is or what failed."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from vbparse.archive.bundles import (
    MOST_BYTES,
    Found,
    Member,
    Steps,
    is_bundle,
    listed,
    member_bytes,
)
from vbparse.archive.intake import Document, documents_in
from vbparse.archive.keep import keep
from vbparse.errors import Damaged, NotFound, ReadError, TooLarge, VbparseError, said_by_system

__all__ = [
    "Failed",
    "Inside",
    "Known",
    "Listed",
    "Order",
    "Outcome",
    "Stat",
    "Stopped",
    "Taken",
    "as_label",
    "take",
]


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked to read. ``steps`` lead into a zip; the file itself without."""

    number: int  # of the row of the journal
    path: Path
    steps: Steps = ()
    known: frozenset[str] = frozenset()  # hashes in the archive of files of this size
    keep_in: Path | None = None


@dataclass(frozen=True, slots=True)
class Stat:
    """Size and time of change of the file on the disk, as it was read."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Taken:
    """It was read."""

    stat: Stat
    sha256: str
    size: int
    documents: tuple[Document, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Known:
    """The archive has these bytes."""

    stat: Stat
    sha256: str


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be read: the reason in both languages."""

    code: str
    vi: str
    en: str
    stat: Stat | None = None


class Inside(NamedTuple):
    """A member of a zip; ``mark`` tells it from another of its name."""

    member: Member
    mark: str
    failure: Failed | None


@dataclass(frozen=True, slots=True)
class Listed:
    """It is a zip, and these are its members."""

    stat: Stat
    members: tuple[Inside, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing more can be done: whatever file came, it would fail."""

    vi: str
    en: str


Outcome = Taken | Known | Listed | Failed | Stopped
_TRIES = 2  # a file that changes while it is read is read again


def take(order: Order) -> Outcome:
    """Reads what is ordered; whatever goes wrong is an outcome too, but for a lack of memory."""
    before: Stat | None = None
    try:
        for _ in range(_TRIES):
            before = _stat(order.path)
            outcome = _taken(order, before)
            if _stat(order.path) == before:
                return outcome
        return Failed(
            "changed",
            "tệp bị thay đổi trong khi đang đọc",
            "the file was changed while it was read",
        )
    except ReadError as error:
        return failed(error, before)
    except VbparseError as error:  # copies cannot be written, a lexicon is broken: not the file's
        return Stopped(error.message("vi"), error.message("en"))
    except OSError as error:
        vi, en = said_by_system(error)
        return Failed("Damaged", f"không đọc được: {vi}", f"cannot be read: {en}", before)
    except MemoryError:
        raise
    except Exception as error:  # a bug must not cost the other files
        what = f"{type(error).__name__}: {error}"[:500]
        return Failed(
            "internal",
            f"lỗi nội bộ (lỗi của chương trình): {what}",
            f"internal error (a bug of the program): {what}",
            before,
        )


def failed(error: VbparseError, before: Stat | None = None) -> Failed:
    """An error as an outcome; the path stands in the journal already."""
    code, as_base = type(error).__name__, VbparseError.message
    return Failed(code, as_base(error, "vi"), as_base(error, "en"), before)


def _taken(order: Order, before: Stat) -> Outcome:
    name = order.steps[-1].name.rpartition("/")[2] if order.steps else order.path.name
    if not order.steps:
        with order.path.open("rb") as file:
            if is_bundle(file):
                return Listed(before, _labelled(listed(order.path, file, 1)))
            data = _whole(order.path, file.read, before.size)
    else:
        data = member_bytes(order.path, order.steps)
        inner = BytesIO(data)
        if is_bundle(inner):
            members = listed(order.path, inner, len(order.steps) + 1)
            return Listed(before, _labelled(members))
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 in order.known:
        return Known(before, sha256)
    documents = documents_in(as_label(name), data)
    if order.keep_in is not None:
        keep(order.keep_in, sha256, data)
    return Taken(before, sha256, len(data), documents, order.keep_in is not None)


def _labelled(members: list[Found]) -> tuple[Inside, ...]:
    seen: set[str] = set()
    labelled = []
    for member, error in members:
        mark = f"#{member.place}" if member.name in seen else ""
        seen.add(member.name)
        labelled.append(Inside(member, mark, failed(error) if error else None))
    return tuple(labelled)


def _whole(path: Path, read: Callable[[int], bytes], size: int) -> bytes:
    if size <= MOST_BYTES:
        return read(size + 1)  # a byte more shows that it grows; memory is reserved for no more
    raise TooLarge(
        path,
        f"tệp lớn hơn giới hạn {MOST_BYTES // 10**6} MB",
        f"the file is larger than the limit of {MOST_BYTES // 10**6} MB",
        hint_vi="tách thành nhiều tệp nhỏ hơn",
        hint_en="split it into smaller files",
    )


def _stat(path: Path) -> Stat:
    try:
        found = path.stat()
    except OSError as error:
        vi, en = said_by_system(error)
        raise NotFound(path, f"không mở được: {vi}", f"cannot be opened: {en}") from error
    if not stat.S_ISREG(found.st_mode):
        raise Damaged(path, "không phải là tệp thường", "not a regular file")
    return Stat(found.st_size, found.st_mtime_ns)


def as_label(name: str) -> str:
    """A name that is not UTF-8, with its bytes written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
