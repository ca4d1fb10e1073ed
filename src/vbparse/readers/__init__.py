"""File → Source: one module a format, imported when a file of that format comes.

The bytes decide what a file is (``_sniff``), the suffix only where they leave it open. A reader
module has ``read(path, data) -> Source`` and an entry in ``_formats``; name, sha256 and media
type of the source are set here.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from vbparse.document import Source
from vbparse.errors import Damaged, Empty, Encrypted, NotFound, TooLarge, UnsupportedFormat
from vbparse.readers._formats import DOCX, FORMATS, HEAD, MEGABYTE, Format, by_name
from vbparse.readers._sniff import OLD_WORD, Foreign, sniff

__all__ = ["read", "read_bytes"]


def read(path: Path | str, *, media_type: str | None = None) -> Source:
    """The file at ``path`` as a source; raises ``ReadError``.

    ``media_type`` (``text/html``, ``md``) settles what the bytes leave open.
    """
    path = Path(path)
    with _open(path) as file:
        return _read(path, file, media_type)


def read_bytes(name: str, data: bytes, media_type: str | None = None) -> Source:
    """``data`` as a source called ``name``, as if it were a file; raises ``ReadError``."""
    return _read(Path(name), BytesIO(data), media_type)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise NotFound(path, "không có tệp này", "no such file") from error
    except IsADirectoryError as error:
        raise NotFound(
            path,
            "đây là thư mục, không phải tệp",
            "this is a folder, not a file",
            hint_vi="đưa đường dẫn của một tệp trong đó",
            hint_en="name a file in it",
        ) from error
    except PermissionError as error:
        raise NotFound(
            path,
            "không có quyền đọc tệp này",
            "no permission to read this file",
            hint_vi="kiểm tra quyền truy cập của tệp",
            hint_en="check the permissions of the file",
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFound(
            path, f"không mở được tệp: {reason}", f"the file cannot be opened: {reason}"
        ) from error


def _read(path: Path, file: BinaryIO, media_type: str | None) -> Source:
    asked = _asked(path, media_type)
    head = _bytes(path, file, HEAD)
    if not head:
        raise Empty(path, "tệp rỗng", "the file is empty")
    kind = sniff(head, path.suffix.lower())
    if isinstance(kind, Foreign):
        locked = kind is OLD_WORD and _LOCKED in head + _bytes(path, file, DOCX.max_bytes)
        raise _locked(path) if locked else _refused(path, kind)
    if asked and asked.is_text and kind.is_text:
        kind = asked
    data = _whole(path, file, head, kind)
    source = _reader(kind)(path, data)
    return dataclasses.replace(
        source, name=path.name, sha256=hashlib.sha256(data).hexdigest(), media_type=kind.media_type
    )


def _asked(path: Path, media_type: str | None) -> Format | None:
    """The format that the caller names; raises ``UnsupportedFormat`` when nobody reads it."""
    asked = by_name(media_type) if media_type else None
    if media_type and asked is None:
        known = ", ".join(item.module for item in FORMATS)
        raise UnsupportedFormat(
            path,
            f"không đọc được loại tệp {media_type}",
            f"there is no reader for {media_type}",
            hint_vi=f"các loại đọc được: {known}",
            hint_en=f"known types: {known}",
        )
    return asked


def _refused(path: Path, kind: Foreign) -> UnsupportedFormat:
    return UnsupportedFormat(path, kind.vi, kind.en, hint_vi=kind.hint_vi, hint_en=kind.hint_en)


_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a DOCX with a password


def _locked(path: Path) -> Encrypted:
    return Encrypted(
        path,
        "tệp Word bị khóa bằng mật khẩu",
        "the Word file is locked with a password",
        hint_vi="mở bằng Word, bỏ mật khẩu rồi lưu lại",
        hint_en="open it in Word and save it without the password",
    )


def _bytes(path: Path, file: BinaryIO, count: int) -> bytes:
    try:
        return file.read(count)
    except OSError as error:
        raise Damaged(
            path, f"lỗi khi đọc tệp: {error}", f"the file could not be read: {error}"
        ) from error


def _whole(path: Path, file: BinaryIO, head: bytes, kind: Format) -> bytes:
    """All bytes of the file; one that is too large is refused before it is read to its end."""
    data = head + _bytes(path, file, kind.max_bytes + 1 - len(head))
    if len(data) > kind.max_bytes:
        limit = kind.max_bytes // MEGABYTE
        raise TooLarge(
            path,
            f"tệp lớn hơn giới hạn {limit} MB cho loại {kind.module}",
            f"the file is larger than the limit of {limit} MB for {kind.module}",
            hint_vi="tách thành nhiều tệp nhỏ hơn",
            hint_en="split it into smaller files",
        )
    return data


def _reader(kind: Format) -> Callable[[Path, bytes], Source]:
    module = importlib.import_module(f"vbparse.readers.{kind.module}")
    reader: Callable[[Path, bytes], Source] = module.read
    return reader
