"""*Hồ sơ soát*: which rules run, how severe they are, and what a house adds of its own.

A profile is TOML: ``extends`` (a built-in name, or a file beside it), ``regime``, ``[severity]``
(code → error, warning, info, off), ``[parameters.VBnnn]``, ``[sections]`` with ``required`` kinds
and ``[sections.synonyms]`` (kind → further headings).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vbparse.document import Severity
from vbparse.errors import ProfileError
from vbparse.rules.regime import Regime

__all__ = ["BUILT_IN", "Profile", "load"]

BUILT_IN = ("auto", "nd30", "tt01", "ttlt55", "hd05", "hd36")
OFF = "off"
_KEYS = {"extends", "regime", "severity", "parameters", "sections"}
_MOST_EXTENDS = 8


@dataclass(frozen=True)
class Profile:
    """What a draft is held to. ``regime`` is ``None`` when issuer and date decide."""

    name: str = "auto"
    regime: Regime | None = None
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, Mapping[str, Any]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    required: tuple[str, ...] = ("basis", "purpose", "tasks", "organisation")
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """The severity of a rule under this profile; ``None``: switched off."""
        given = self.severity.get(code, default)
        return None if given == OFF else Severity(given)

    def parameter(self, code: str, name: str, default: Any) -> Any:
        """A number or word that a house may set for one rule."""
        return self.parameters.get(code, {}).get(name, default)


def load(name: str | Path) -> Profile:
    """A built-in profile by its name, or a TOML file; raises ``ProfileError``."""
    return _resolve(str(name), Path.cwd(), depth=0)


def _resolve(name: str, folder: Path, *, depth: int) -> Profile:
    if depth > _MOST_EXTENDS:
        raise ProfileError(name, "extends", "hồ sơ nối vòng", "profiles extend one another")
    if name in BUILT_IN:
        data = resources.files(__package__).joinpath("profiles", f"{name}.toml").read_bytes()
        return _built(name, _parsed(name, data), folder, depth=depth)
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "OSError"
        raise ProfileError(path, "", f"không đọc được: {reason}", f"unreadable: {reason}") from None
    return _built(path.stem, _parsed(path, data), path.parent, depth=depth)


def _parsed(path: Path | str, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(path, "", f"không phải TOML: {error}", f"not TOML: {error}") from None


def _built(name: str, said: dict[str, Any], folder: Path, *, depth: int) -> Profile:
    unknown = sorted(said.keys() - _KEYS)
    if unknown:
        raise ProfileError(name, unknown[0], "khóa lạ", "unknown key")
    extends = said.get("extends")
    base = _resolve(str(extends), folder, depth=depth + 1) if extends else Profile()
    sections = _table(name, said, "sections")
    parameters = _table(name, said, "parameters")
    return Profile(
        name=name,
        regime=_regime(name, said) or base.regime,
        severity={**base.severity, **_severities(name, said)},
        parameters={**base.parameters, **parameters},
        required=tuple(sections.get("required", base.required)),
        synonyms={
            **base.synonyms,
            **{kind: tuple(words) for kind, words in sections.get("synonyms", {}).items()},
        },
    )


def _table(name: str, said: dict[str, Any], key: str) -> dict[str, Any]:
    value = said.get(key, {})
    if not isinstance(value, dict):
        raise ProfileError(name, key, "phải là một bảng", "must be a table")
    return value


def _regime(name: str, said: dict[str, Any]) -> Regime | None:
    value = said.get("regime")
    if value is None:
        return None
    if value not in set(Regime):
        raise ProfileError(name, "regime", f"không có thể thức {value!r}", f"no regime {value!r}")
    return Regime(value)


def _severities(name: str, said: dict[str, Any]) -> dict[str, str]:
    table = _table(name, said, "severity")
    for code, value in table.items():
        if value not in {*Severity, OFF}:
            raise ProfileError(
                name,
                f"severity.{code}",
                f"{value!r} không phải error, warning, info hay off",
                f"{value!r} is not error, warning, info or off",
            )
    return table
