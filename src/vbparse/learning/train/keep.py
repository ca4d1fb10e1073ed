"""The full estimator beside the arrays, for further training: ``estimator.skops``.

skops, never pickle: a file can hold nothing but the types named here. The bytes depend on the
estimator alone; skops itself writes memory addresses and the time of day.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from vbparse.errors import ModelMismatch, Unavailable

__all__ = ["TRUSTED", "estimator_bytes", "load_estimator"]

TRUSTED: tuple[str, ...] = ()
"""Types that are accepted besides those of scikit-learn and numpy that skops itself knows."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ADDRESS = re.compile(rb'("__id__": |")(\d{6,})(?=\.npy"|\.npz"|,|\n)')


def estimator_bytes(estimator: Any) -> bytes:
    """The estimator as skops keeps it; the same estimator gives the same bytes."""
    try:
        import skops.io
    except ImportError as error:
        raise _missing() from error

    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(estimator))) as kept:
        members = {name: kept.read(name) for name in kept.namelist()}
    numbers: dict[bytes, bytes] = {}

    def renamed(match: re.Match[bytes]) -> bytes:
        return match[1] + numbers.setdefault(match[2], str(len(numbers) + 1).encode())

    members["schema.json"] = _ADDRESS.sub(renamed, members["schema.json"])
    return _zipped({_renamed(name, numbers): data for name, data in members.items()})


def _renamed(name: str, numbers: dict[bytes, bytes]) -> str:
    stem, dot, suffix = name.partition(".")
    return numbers.get(stem.encode(), stem.encode()).decode() + dot + suffix


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(members):
            out.writestr(zipfile.ZipInfo(name, _EPOCH), members[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def load_estimator(path: Path) -> Any:
    """The estimator in the file; raises ``ModelMismatch`` when it holds any other type."""
    try:
        import skops.io
    except ImportError as error:
        raise _missing() from error

    try:
        others = sorted(set(skops.io.get_untrusted_types(file=path)) - set(TRUSTED))
        if others:
            raise _refused(path, f"kiểu lạ {', '.join(others)}", f"types {', '.join(others)}")
        return skops.io.load(path, trusted=list(TRUSTED))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise _refused(path, str(error), str(error)) from error


def _refused(path: Path, vi: str, en: str) -> ModelMismatch:
    return ModelMismatch(f"{path}: không dùng được: {vi}", f"{path}: cannot be used: {en}")


def _missing() -> Unavailable:
    return Unavailable(
        "chưa cài skops",
        "skops is not installed",
        hint_vi="pip install 'vbparse[train]'",
        hint_en="pip install 'vbparse[train]'",
    )
