"""*Hồ sơ soát*: which rules run, how severe they are, and what a house adds of its own.

A profile is TOML: ``extends`` (a built-in name, or a file beside it), ``regime``, ``[severity]``
(code → error, warning, info, off), ``[parameters.VBnnn]``, ``[sections]`` with ``required`` kinds
and ``[sections.synonyms]`` (kind → further headings; a kind of one's own is one more key there).
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
from vbparse.errors import ProfileError, said_by_system
from vbparse.rules._toml_lines import line_of
from vbparse.rules.regime import Regime
from vbparse.vietnamese.lexicon import load as load_lexicon

__all__ = ["BUILT_IN", "Profile", "load"]

BUILT_IN = ("auto", "nd30", "tt01", "ttlt55", "hd05", "hd36")
OFF = "off"
_KEYS = {"extends", "regime", "severity", "parameters", "sections"}
_SECTION_KEYS = {"required", "synonyms"}
_MOST_EXTENDS = 8
_PAIRS = {"sizes", "cm", "top", "right", "bottom", "left"}  # parameters, by what they hold
_NUMBERS = {"points", "most"}
_TEXTS = {"fonts"}


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
        given = self.severity.get(code)
        if given is None:
            return default
        return None if given == OFF else Severity(given)

    def parameter(self, code: str, name: str, default: Any) -> Any:
        """A number or word that a house may set for one rule."""
        return self.parameters.get(code, {}).get(name, default)


def load(name: str | Path) -> Profile:
    """A built-in profile by its name, or a TOML file; raises ``ProfileError``."""
    return _resolve(str(name), Path.cwd(), depth=0)


@dataclass(frozen=True)
class _Said:
    """What one file says, and where it says it."""

    path: Path | str
    text: str
    data: dict[str, Any]

    def wrong(self, key: str, vi: str, en: str) -> ProfileError:
        """The error for ``key``, with its line."""
        return ProfileError(self.path, key, vi, en, line=line_of(self.text, key))

    def table(self, key: str, within: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """A table of the file, empty when it is not there."""
        value = (self.data if within is None else within).get(key.rpartition(".")[2], {})
        if not isinstance(value, dict):
            raise self.wrong(key, "phải là một bảng", "must be a table")
        return value

    def words(self, key: str, value: object) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
            return tuple(value)
        raise self.wrong(key, "phải là danh sách chữ", "must be a list of texts")


def _resolve(name: str, folder: Path, *, depth: int) -> Profile:
    if depth > _MOST_EXTENDS:
        raise ProfileError(name, "extends", "hồ sơ nối vòng", "profiles extend one another")
    if name in BUILT_IN:
        data = resources.files(__package__).joinpath("profiles", f"{name}.toml").read_bytes()
        return _built(name, _parsed(name, data), folder, depth=depth)
    path = folder / name
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        vi, en = said_by_system(error)
        known = ", ".join(sorted(BUILT_IN))
        raise ProfileError(
            path,
            "",
            f"không đọc được: {vi}; hồ sơ có sẵn: {known}",
            f"unreadable: {en}; profiles that come along: {known}",
        ) from None
    return _built(path.stem, _parsed(path, data), path.parent, depth=depth)


def _parsed(path: Path | str, data: bytes) -> _Said:
    try:
        text = data.decode("utf-8")
        return _Said(path, text, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(path, "", f"không phải TOML: {error}", f"not TOML: {error}") from None


def _built(name: str, said: _Said, folder: Path, *, depth: int) -> Profile:
    for key in sorted(said.data.keys() - _KEYS):
        raise said.wrong(key, "khóa lạ", "unknown key")
    extends = said.data.get("extends")
    if extends is not None and not isinstance(extends, str):
        raise said.wrong("extends", "phải là tên", "must be a name")
    base = _resolve(extends, folder, depth=depth + 1) if extends else Profile()
    sections = said.table("sections")
    for key in sorted(sections.keys() - _SECTION_KEYS):
        raise said.wrong(f"sections.{key}", "khóa lạ", "unknown key")
    synonyms = {
        **base.synonyms,
        **{
            kind: said.words(f"sections.synonyms.{kind}", words)
            for kind, words in said.table("sections.synonyms", sections).items()
        },
    }
    required = base.required
    if "required" in sections:
        required = said.words("sections.required", sections["required"])
    for kind in required:
        if kind not in synonyms and kind not in load_lexicon("section_kinds"):
            raise said.wrong(
                "sections.required",
                f"không có loại mục {kind!r}; loại riêng thì thêm vào [sections.synonyms]",
                f"no kind {kind!r}; add a kind of your own to [sections.synonyms]",
            )
    return Profile(
        name=name,
        regime=_regime(said) or base.regime,
        severity={**base.severity, **_severities(said)},
        parameters={**base.parameters, **_parameters(said)},
        required=required,
        synonyms=synonyms,
    )


def _regime(said: _Said) -> Regime | None:
    value = said.data.get("regime")
    if value is None:
        return None
    if value not in tuple(Regime):
        raise said.wrong("regime", f"không có thể thức {value!r}", f"no regime {value!r}")
    return Regime(value)


def _severities(said: _Said) -> dict[str, str]:
    table = said.table("severity")
    for code, value in table.items():
        if value not in (*Severity, OFF):
            raise said.wrong(
                f"severity.{code}",
                f"{value!r} không phải error, warning, info hay off",
                f"{value!r} is not error, warning, info or off",
            )
        _known(said, f"severity.{code}", code)
    return table


def _parameters(said: _Said) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for code in said.table("parameters"):
        _known(said, f"parameters.{code}", code)
        found[code] = said.table(f"parameters.{code}", said.table("parameters"))
        for name, value in found[code].items():
            _check_parameter(said, f"parameters.{code}.{name}", name, value)
    return found


def _check_parameter(said: _Said, key: str, name: str, value: object) -> None:
    """Refuse what no rule asks for, and what is not of the sort it asks for."""
    number = (int, float)
    if name in _PAIRS:
        pair = isinstance(value, list) and len(value) == 2
        if pair and all(type(v) in number for v in value) and value[0] <= value[1]:  # type: ignore[index,attr-defined]
            return
        raise said.wrong(key, "phải là hai số, nhỏ trước lớn sau", "must be two numbers, rising")
    if name in _NUMBERS:
        if type(value) in number:
            return
        raise said.wrong(key, "phải là một số", "must be a number")
    if name not in _TEXTS:
        raise said.wrong(key, "không quy tắc nào có tham số này", "no rule has this parameter")
    said.words(key, value)


def _known(said: _Said, key: str, code: str) -> None:
    """Refuse the code of a rule that there is not: it would be a slip that nobody sees."""
    from vbparse.rules import rules

    if all(rule.code != code for rule in rules()):
        raise said.wrong(key, f"không có quy tắc {code}", f"no rule {code}")
