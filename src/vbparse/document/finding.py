"""What a check says of a plan: findings, and how much could be checked at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vbparse.document.place import Span
from vbparse.document.record import Found
from vbparse.document.source import Folio, Margins

Said = tuple[str, str]
"""One text in Vietnamese and in English."""


class Severity(StrEnum):
    """*Mức độ*: ``error`` only for what a readable rule of the regime says."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction: the text at ``span`` becomes ``text``. ``safe``: it cannot change a meaning."""

    span: Span
    text: str
    safe: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Restyle:
    """A correction of form: what stands at ``span`` is set so; ``None`` leaves a property."""

    span: Span
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    align: str | None = None  # of the whole paragraph, as all that follows
    indent_left: float | None = None
    indent_first: float | None = None
    space_before: float | None = None
    line_spacing: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """A correction of the page set-up of a Word section; ``None`` leaves a property."""

    page: int  # number of the ``Page``
    width: float | None = None
    height: float | None = None
    margins: Margins | None = None
    folio: Folio | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A correction of form: a line is drawn below what stands at ``span``, in the middle, as long
    as that ``share`` of it."""

    span: Span
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A passage of another document that a finding speaks of: what the parent directive says."""

    source: str  # name of the file
    span: Span  # in the text of that file
    quote: str
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Finding(Found):
    """*Phát hiện*: one fault, its place, the rule behind it and how to mend it.

    ``status``: ``fail``, or ``needs_review`` when a person has to decide.
    """

    code: str
    severity: Severity
    message: str
    en: str
    basis: str
    fix: str | None = None
    fix_en: str | None = None
    missing: bool = False  # what is wrong is not there: the place is where it belongs
    edits: tuple[Edit, ...] = ()
    restyles: tuple[Restyle, ...] = ()
    setups: tuple[Setup, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    related: tuple[Related, ...] = ()

    def said(self, lang: str = "vi") -> str:
        """The message in ``vi`` or ``en``."""
        return self.en if lang == "en" else self.message


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """*Độ phủ*: how many rules passed, failed, did not apply, could not be evaluated."""

    profile: str
    passed: int = 0
    failed: int = 0
    needs_review: int = 0
    not_applicable: int = 0
    not_evaluated: int = 0
    accepted: int = 0  # failed, and a waiver or the baseline accepts it
