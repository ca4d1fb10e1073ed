"""*Sửa*: the corrections that findings carry, chosen so that none gets in another's way."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vbparse.document import Edit, Finding, Span

if TYPE_CHECKING:
    from vbparse.rules.check import Checked

__all__ = ["corrected", "difference", "edits_of", "taken"]


def taken(checked: Sequence[Checked], *, unsafe: bool) -> Iterator[Finding]:
    """The findings whose corrections may be made; those that a person decides only if unsafe."""
    for one in checked:
        for finding in one.findings:
            if finding.status == "fail" or unsafe:
                yield finding


def edits_of(checked: Sequence[Checked], *, unsafe: bool) -> list[Edit]:
    """Edits by place, each cut to the letters that change; of two that overlap, the first."""
    text = checked[0].draft.source.text if checked else ""
    given = {
        _tight(edit, text)
        for finding in taken(checked, unsafe=unsafe)
        for edit in finding.edits
        if edit.safe or unsafe
    }
    chosen: list[Edit] = []
    for edit in sorted(given, key=lambda e: (e.span, e.text)):
        if edit.text == text[edit.span.start : edit.span.end]:
            continue
        last = chosen[-1].span if chosen else Span(-1, -1)
        if edit.span.start > last.start and edit.span.start >= last.end:
            chosen.append(edit)
    return chosen


def _tight(edit: Edit, text: str) -> Edit:
    """The edit without the words at both ends that stay as they are."""
    old = text[edit.span.start : edit.span.end]
    ahead = _shared(old, edit.text)
    behind = _shared(old[ahead:][::-1], edit.text[ahead:][::-1])
    span = Span(edit.span.start + ahead, edit.span.end - behind)
    return Edit(span, edit.text[ahead : len(edit.text) - behind], edit.safe)


def _shared(one: str, two: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


def corrected(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits`` made."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))


def difference(name: str, text: str, edits: Sequence[Edit]) -> str:
    """A unified diff of the one text before and after ``edits``; empty when there are none."""
    old, new = (_lines(one) for one in (text, corrected(text, edits)))
    lines = difflib.unified_diff(old, new, name, name, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]
