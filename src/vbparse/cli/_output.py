"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from vbparse.cli._inputs import mode
from vbparse.errors import OutputError, said_by_system

__all__ = ["STDOUT", "Write", "opened", "save", "standard_output"]

STDOUT = Path("-")


Write = Callable[[str], None]


@contextmanager
def opened(path: Path | None, inputs: Iterable[Path] = ()) -> Iterator[Write]:
    """A function that writes text to ``path`` or, when there is none, to standard output.

    A file appears under its name only when the block ends well and something was written; it
    never replaces one of ``inputs``. Raises ``OutputError``.
    """
    if path is None or path == STDOUT:
        yield _writer(standard_output(), STDOUT)
    elif _is_device(path):
        with _naming(path):
            device = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        with _closing(device, path):
            yield _writer(device, path)
    else:
        _refuse_input(path, inputs)
        with _replacing(path) as stream:
            yield _writer(stream, path)


def save(path: Path, data: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write ``data`` whole or not at all, as ``opened`` does; raises ``OutputError``."""
    if _is_device(path):
        with _naming(path):
            path.write_bytes(data)
        return
    _refuse_input(path, inputs)
    target = Path(os.path.realpath(path))
    _refuse_closed(path, target)
    draft = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        with _naming(path):
            with draft.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            _keep_mode(draft, target)
            draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink()


def standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the locale; what cannot be encoded is escaped."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream


def _writer(stream: TextIO, path: Path) -> Write:
    def write(text: str) -> None:
        with _naming(path):
            stream.write(text)
            stream.flush()  # a record is out as soon as it is there

    return write


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file beside ``path`` that takes its name at the end; a link stays a link."""
    target = Path(os.path.realpath(path))
    _refuse_closed(path, target)
    draft = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")  # names have a limit
    try:
        with _naming(path):
            stream = draft.open("x", encoding="utf-8", errors="backslashreplace", newline="\n")
        with _closing(stream, path):
            yield stream
            written = stream.tell() > 0
            with _naming(path):
                os.fsync(stream.fileno())
        if written:
            with _naming(path):
                _keep_mode(draft, target)
                draft.replace(target)
    finally:
        with suppress(OSError):  # it has its name by now, or could not be made
            draft.unlink()


@contextmanager
def _closing(stream: TextIO, path: Path) -> Iterator[None]:
    """Closes ``stream``; what could not be written before fails here once more."""
    try:
        yield
    finally:
        with _naming(path):
            stream.close()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """What the system says about ``path`` as an ``OutputError``; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        vi, en = said_by_system(error)
        raise OutputError(
            f"{path}: không ghi được: {vi}", f"{path}: cannot be written: {en}"
        ) from error


def _keep_mode(draft: Path, target: Path) -> None:
    """A file that is replaced keeps its permissions."""
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))


def _is_device(path: Path) -> bool:
    """``/dev/null`` and pipes are written to; they are not replaced by a file."""
    found = mode(path)
    return bool(found) and not stat.S_ISREG(found) and not stat.S_ISDIR(found)


def _refuse_closed(path: Path, target: Path) -> None:
    """A file that its owner has closed is not replaced, though its folder would allow it."""
    if mode(target) and not os.access(target, os.W_OK):
        raise OutputError(
            f"{path}: không ghi được: tệp chỉ cho đọc",
            f"{path}: cannot be written: the file is read-only",
        )


def _refuse_input(path: Path, inputs: Iterable[Path]) -> None:
    found = mode(path)
    if stat.S_ISDIR(found):
        raise OutputError(f"{path}: đây là một thư mục", f"{path}: this is a folder")
    for given in inputs:
        if found and mode(given) and path.samefile(given):
            raise OutputError(
                f"{path}: không ghi đè tệp đầu vào",
                f"{path}: an input file is not overwritten",
                hint_vi="chọn tên khác cho kết quả",
                hint_en="choose another name for the output",
            )
