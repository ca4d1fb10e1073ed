"""Array files by name, checked before use: ``shipped/NAME.json``.

The first line is the head: format, name, kind, *scheme* (which features and labels the arrays were
made for) and the SHA-256 of all that follows. The second is the body. What asks for a model names
the scheme it speaks; where that, the format or the sum differ, the model is not used: the rules go
on alone and ``notices`` says so in the record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vbparse.document import Notice
from vbparse.errors import ModelMismatch
from vbparse.models.calibration import Calibration
from vbparse.models.linear import Linear

__all__ = [
    "FOLDER",
    "FORMAT",
    "calibration",
    "encode",
    "linear",
    "load",
    "made",
    "notices",
    "using",
    "without",
]

FORMAT = "vbparse.model/1"
FOLDER = Path(__file__).parent / "shipped"


def linear(name: str, scheme: str) -> Linear | None:
    """The model ``name`` when there is one that fits; its rules go on alone otherwise."""
    found = _model(name, scheme, "linear")
    return found if isinstance(found, Linear) else None


def calibration(name: str, scheme: str) -> Calibration | None:
    """The calibration ``name`` when there is one that fits; raw scores stand otherwise."""
    found = _model(name, scheme, "calibration")
    return found if isinstance(found, Calibration) else None


def _model(name: str, scheme: str, kind: str) -> Any:
    """The arrays ``name`` made ready, ``None`` where there are none or they do not fit."""
    if name in _state.put:
        return _state.put[name]
    if _state.bare:
        return None
    key = (name, scheme, kind)
    if key not in _state.loaded:
        _state.loaded[key] = _load_or_note(name, scheme, kind)
    return _state.loaded[key]


def notices() -> tuple[Notice, ...]:
    """A warning for each model that was asked for and does not fit."""
    return tuple(_state.notes[name] for name in sorted(_state.notes))


@contextmanager
def using(models: Mapping[str, Any]) -> Iterator[None]:
    """Within the block these models stand for the shipped ones; ``None``: there is none."""
    before = _state.put
    _state.put = {**before, **models}
    try:
        yield
    finally:
        _state.put = before


@contextmanager
def without() -> Iterator[None]:
    """Within the block the rules are alone, but for what ``using`` puts in."""
    before = _state.bare
    _state.bare = True
    try:
        yield
    finally:
        _state.bare = before


def load(path: Path, scheme: str, kind: str) -> Mapping[str, Any]:
    """The body of the array file at ``path``; raises ``ModelMismatch``."""
    name = path.stem
    try:
        first, _, rest = path.read_bytes().partition(b"\n")
        head = json.loads(first)
        told = (head["format"], head["name"], head["kind"], head["scheme"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _mismatch(name, "tệp không đọc được", "the file cannot be read") from error
    wanted = (FORMAT, name, kind, scheme)
    for is_, should in zip(told, wanted, strict=True):
        if is_ != should:
            said = f"{is_!r} ≠ {should!r}"
            raise _mismatch(name, f"dành cho phiên bản khác: {said}", f"other version: {said}")
    if hashlib.sha256(rest).hexdigest() != head.get("sha256"):
        raise _mismatch(name, "tệp đã bị sửa hoặc hỏng", "the file was changed or is damaged")
    try:
        found = json.loads(rest)
    except ValueError as error:
        raise _mismatch(name, "nội dung hỏng", "its body is damaged") from error
    if not isinstance(found, dict):
        raise _mismatch(name, "nội dung hỏng", "its body is damaged")
    return found


def encode(name: str, kind: str, scheme: str, arrays: Mapping[str, Any]) -> bytes:
    """The bytes of an array file; the same arrays give the same bytes."""
    rest = (_dumps(arrays) + "\n").encode()
    told = hashlib.sha256(rest).hexdigest()
    head = {"format": FORMAT, "name": name, "kind": kind, "scheme": scheme, "sha256": told}
    return f"{_dumps(head)}\n".encode() + rest


def made(kind: str, arrays: Mapping[str, Any]) -> Any:
    """The predictor of that kind; raises ``ValueError``, ``KeyError`` or ``TypeError``."""
    return Calibration.of(arrays) if kind == "calibration" else Linear.of(arrays)


def _dumps(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _mismatch(name: str, vi: str, en: str) -> ModelMismatch:
    return ModelMismatch(
        f"mô hình {name!r}: {vi}",
        f"model {name!r}: {en}",
        hint_vi="cài lại vbparse, hoặc chạy vbparse train",
        hint_en="install vbparse again, or run vbparse train",
    )


def _load_or_note(name: str, scheme: str, kind: str) -> Any:
    path = FOLDER / f"{name}.json"
    if not path.exists():  # not shipped: it did not win
        return None
    try:
        try:
            return made(kind, load(path, scheme, kind))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _mismatch(name, "mảng số không hợp lệ", "its arrays are not valid") from error
    except ModelMismatch as error:
        vi, en = error.message("vi"), error.message("en")
        _state.notes[name] = Notice(
            "model_mismatch", f"Không dùng {vi}; chỉ dùng quy tắc.", f"Not used: {en}; rules alone."
        )
        return None


class _State:
    """What this process has loaded; the only thing here that changes."""

    def __init__(self) -> None:
        self.loaded: dict[tuple[str, str, str], Any] = {}
        self.notes: dict[str, Notice] = {}
        self.put: Mapping[str, Any] = {}
        self.bare = False


_state = _State()
