"""What a rule is: code, name, severity, basis, words, examples and logic in one place.

A module of this folder without a leading underscore holds functions marked by ``@rule``. Each
gets a ``Draft`` and yields a ``Flaw`` for every fault that it sees; nothing else. Whether it can
run at all is said beside it: ``regimes`` (else it does not apply), ``applies`` (the same, by the
document) and ``needs`` (else it is *not evaluated*, with the reason).

``bad`` and ``good`` are edits of the faultless samples in ``samples/``: pairs of a text and what
stands in its place. ``tests/rules`` runs every one of them: a rule must find its fault in each
``bad``, and nothing in each ``good`` and in the samples as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vbparse.document import Edit, Related, Restyle, Said, Setup, Severity, Span, Stroke
from vbparse.rules.regime import ALL, Regime

if TYPE_CHECKING:
    from vbparse.rules.draft import Draft

__all__ = ["Example", "Flaw", "Need", "Rule", "rule"]


class Need(StrEnum):
    """What the input must show before a rule can be evaluated."""

    HEAD = "head"  # the head of the first page: plain text often comes without it
    END = "end"  # the end of the document: plain text may be cut off
    LINES = "lines"  # line ends that mean something
    FORM = "form"  # fonts, sizes, places: Word or PDF with text
    WORD = "word"  # paragraphs and page set-up as Word states them
    PAGES = "pages"  # printed pages with geometry
    FILE_NAME = "file_name"
    PARENT = "parent"  # the parent directive itself


@dataclass(frozen=True)
class Flaw:
    """One fault: what is wrong, where, and how to mend it.

    ``missing``: the fault is that something is not there; ``at`` is where it belongs.
    ``sure`` is false when a person has to decide (``needs_review``).
    """

    what: Said
    at: Span | tuple[Span, ...]
    fix: Said | None = None
    edits: tuple[Edit, ...] = ()
    restyles: tuple[Restyle, ...] = ()
    setups: tuple[Setup, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    missing: bool = False
    sure: bool = True
    related: tuple[Related, ...] = ()  # passages of the parent directive

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of the fault."""
        return (self.at,) if isinstance(self.at, Span) else self.at


@dataclass(frozen=True)
class Example:
    """A sample (``nd30``, ``tt01``, ``hd05``) with some texts replaced.

    For a rule on form, ``form`` says what is set otherwise: ``("motto.size", 11)``. The roles and
    properties are those of ``tests/rules/form_builder.py``, which sets the samples as Word and
    PDF; ``kinds`` are the formats that can show the fault.
    """

    edits: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, object], ...] = ()
    kinds: tuple[str, ...] = ("docx", "pdf")
    sample: str = "nd30"
    file_name: str | None = None
    parent_edits: tuple[tuple[str, str], ...] = ()  # of the sample's parent directive
    required: tuple[str, ...] = ()  # sections that the profile asks for, beyond the usual


Find = Callable[["Draft"], Iterable[Flaw]]


def _always(draft: Draft) -> bool:
    return True


@dataclass(frozen=True)
class Rule:
    """One rule; ``origin`` names the entries of the catalogue that it comes from."""

    code: str
    name: str
    severity: Severity
    title: Said
    why: Said
    basis: str
    origin: tuple[str, ...]
    find: Find
    regimes: frozenset[Regime] = ALL
    needs: frozenset[Need] = frozenset()
    applies: Callable[[Draft], bool] = _always
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

    @property
    def found_by(self) -> str:
        """The name that stands in the finding's ``found_by``: ``rules.number``."""
        return self.find.__module__.removeprefix("vbparse.")


def rule(
    code: str,
    name: str,
    *,
    severity: Severity | str,
    title: Said,
    why: Said,
    basis: str,
    origin: tuple[str, ...] = (),
    regimes: frozenset[Regime] = ALL,
    needs: tuple[Need, ...] = (),
    applies: Callable[[Draft], bool] = _always,
    bad: tuple[Example, ...] = (),
    good: tuple[Example, ...] = (),
) -> Callable[[Find], Rule]:
    """Mark the function that finds the faults of the rule ``code``."""

    def mark(find: Find) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=Severity(severity),
            title=title,
            why=why,
            basis=basis,
            origin=origin,
            find=find,
            regimes=regimes,
            needs=frozenset(needs),
            applies=applies,
            bad=bad,
            good=good,
        )

    return mark
