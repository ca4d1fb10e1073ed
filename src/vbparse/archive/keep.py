"""Copies of the originals, each under its hash, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from vbparse.errors import OutputError, said_by_system

__all__ = ["keep", "place_of", "sweep"]

_DRAFT = ".part"


def place_of(folder: Path, sha256: str) -> Path:
    """Where the copy of a file lies."""
    return folder / sha256[:2] / sha256


def keep(folder: Path, sha256: str, data: bytes) -> Path:
    """Writes a copy, whole or not at all; one that is there stays. Raises ``OutputError``."""
    place = place_of(folder, sha256)
    draft = place.with_name(f".{sha256}.{os.getpid()}{_DRAFT}")
    try:
        if place.exists() and place.stat().st_size == len(data):
            return place
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        vi, en = said_by_system(error)
        raise OutputError(
            f"{place}: không lưu được bản sao: {vi}",
            f"{place}: the copy cannot be kept: {en}",
        ) from error
    return place


def sweep(folder: Path) -> None:
    """Removes what imports that were killed have left half-written."""
    for draft in folder.glob(f"??/.*{_DRAFT}"):
        process = draft.name.removesuffix(_DRAFT).rpartition(".")[2]
        if process.isdigit() and not Path(f"/proc/{process}").exists():
            with suppress(OSError):
                draft.unlink()
