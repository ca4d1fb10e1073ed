"""Zips as folders: their members are named and read in memory, never unpacked onto the disk.

A member is known by its place in the list of the zip and by its name, since two may bear the same
name. What a hostile zip does (names that lead outside, links, a ratio beyond reason, zips in zips
without end) is a reason to leave it, member by member.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from vbparse.errors import Damaged, Encrypted, ReadError, TooLarge, UnsupportedFormat

__all__ = ["MOST_BYTES", "Found", "Member", "Steps", "is_bundle", "listed", "member_bytes"]

MOST_BYTES = 500_000_000
"""Of a member, and of a file that is read at once."""
_MOST_MEMBERS = 200_000
_MOST_DEPTH = 3
_MOST_RATIO = 200
_RATIO_FROM = 20_000_000  # bytes: below that no ratio does harm
_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")  # Word, Writer, Java
_OUTSIDE = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


class Member(NamedTuple):
    """Where in the list of a zip, and its name there."""

    place: int
    name: str


Steps = tuple[Member, ...]
"""From the zip on the disk inwards; a zip in a zip takes two."""


class Found(NamedTuple):
    """A member of a zip, or why it is left."""

    member: Member
    error: ReadError | None = None


# RuntimeError: passwords, and versions and compressions that zipfile does not know
_UNREADABLE = (BadZipFile, LargeZipFile, OSError, ValueError, RuntimeError)


def is_bundle(file: BinaryIO) -> bool:
    """Whether it is a zip of files, and not one that is a document itself."""
    head = file.read(4)
    file.seek(0)
    if head not in _SIGNS:
        return False
    try:
        with ZipFile(file) as bundle:
            return not any(name in _DOCUMENTS for name in bundle.namelist())
    except _UNREADABLE:
        return False  # the reader will say what is wrong with it
    finally:
        file.seek(0)


def listed(path: Path, file: BinaryIO, depth: int) -> list[Found]:
    """The members of a zip in the order of their names; raises ``ReadError``."""
    if depth > _MOST_DEPTH:  # whatever its name was
        raise _too_deep(path)
    with _opened(path, file) as bundle:
        infos = bundle.infolist()
    if len(infos) > _MOST_MEMBERS:
        raise TooLarge(
            path,
            f"tệp nén có hơn {_MOST_MEMBERS} tệp",
            f"the zip holds more than {_MOST_MEMBERS} files",
        )
    packed = max(1, sum(info.compress_size for info in infos))
    if _beyond(sum(info.file_size for info in infos), packed):
        raise _bomb(path)
    found = [
        Found(Member(place, info.filename), _objection(path, info, depth))
        for place, info in enumerate(infos)
        if not info.is_dir() and not _hidden(info.filename)
    ]
    return sorted(found, key=lambda item: (item.member.name, item.member.place))


def member_bytes(path: Path, steps: Sequence[Member]) -> bytes:
    """What a member holds; raises ``ReadError``."""
    file: BinaryIO = path.open("rb")
    data = b""
    for step in steps:
        with file, _opened(path, file) as bundle:
            data = _inflated(path, bundle, step)
        file = BytesIO(data)
    return data


def _inflated(path: Path, bundle: ZipFile, member: Member) -> bytes:
    infos = bundle.infolist()
    if member.place >= len(infos) or infos[member.place].filename != member.name:
        raise Damaged(
            path, f"không còn {member.name} trong tệp nén", f"{member.name} is no longer in the zip"
        )
    info = infos[member.place]
    if info.flag_bits & 1:
        raise _locked(path)
    try:
        with bundle.open(info) as stream:
            data = stream.read(min(MOST_BYTES, info.file_size) + 1)
    except (*_UNREADABLE, zlib.error, EOFError) as error:
        raise Damaged(
            path,
            f"không giải nén được {member.name}: {error}",
            f"{member.name} cannot be unpacked: {error}",
        ) from error
    if len(data) > MOST_BYTES or _beyond(len(data), max(1, info.compress_size)):
        raise _bomb(path)
    return data


def _opened(path: Path, file: BinaryIO) -> ZipFile:
    try:
        return ZipFile(file)
    except _UNREADABLE as error:
        raise Damaged(path, f"tệp nén bị hỏng: {error}", f"the zip is damaged: {error}") from error


def _objection(path: Path, info: ZipInfo, depth: int) -> ReadError | None:
    if _OUTSIDE.search(info.orig_filename) or _OUTSIDE.search(info.filename):
        return UnsupportedFormat(
            path,
            "tên trong tệp nén dẫn ra ngoài tệp nén",
            "its name in the zip leads out of the zip",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return UnsupportedFormat(path, "là liên kết trong tệp nén", "is a link in the zip")
    if info.flag_bits & 1:
        return _locked(path)
    if info.file_size > MOST_BYTES or _beyond(info.file_size, max(1, info.compress_size)):
        return _bomb(path)
    if depth >= _MOST_DEPTH and info.filename.lower().endswith(".zip"):
        return _too_deep(path)
    return None


def _hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part != ".." for part in parts)


def _beyond(size: int, packed: int) -> bool:
    return size > _RATIO_FROM and size > packed * _MOST_RATIO


def _bomb(path: Path) -> TooLarge:
    return TooLarge(
        path,
        f"giải nén ra quá lớn (giới hạn {MOST_BYTES // 10**6} MB một tệp, {_MOST_RATIO} lần)",
        f"it unpacks to too much (limits: {MOST_BYTES // 10**6} MB a file, {_MOST_RATIO} times)",
    )


def _too_deep(path: Path) -> TooLarge:
    return TooLarge(
        path,
        f"tệp nén lồng nhau quá {_MOST_DEPTH} lần",
        f"zips are nested more than {_MOST_DEPTH} deep",
    )


def _locked(path: Path) -> Encrypted:
    return Encrypted(
        path,
        "tệp nén có mật khẩu",
        "the zip is locked with a password",
        hint_vi="giải nén rồi nhập thư mục",
        hint_en="unpack it, then import the folder",
    )
