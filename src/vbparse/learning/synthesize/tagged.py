"""Text that knows which stretches of it are values: the base of everything that is composed.

A mark has the key of the value it shows (``deadline#3``, ``base#1/number``). Marks survive joining,
cutting and wrapping, so the place of each value in the printed document is known exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

__all__ = ["EMPTY", "Mark", "Tagged", "fill", "join", "lower_first", "upper_first"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``[start, end)`` of a text that shows the value with this key."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with its marks."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: Tagged | str) -> Tagged:
        return join((self, other))

    def tag(self, key: str) -> Tagged:
        """The same text, all of it marked with ``key`` too."""
        return Tagged(self.text, (*self.marks, Mark(key, 0, len(self.text))))

    def cut(self, start: int, end: int) -> Tagged:
        """The part ``[start, end)`` with what it holds of each mark."""
        end = min(end, len(self.text))
        kept = (
            Mark(mark.key, max(mark.start, start) - start, min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and start < mark.end
        )
        return Tagged(self.text[start:end], tuple(kept))

    def reworded(self, text: str) -> Tagged:
        """Another text of the same length under the same marks."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(self.text)} letters cannot become {len(text)}")
        return replace(self, text=text)

    def edited(self, start: int, end: int, new: str) -> Tagged:
        """The text with ``[start, end)`` replaced; marks around the place stretch with it."""
        grown = len(new) - (end - start)

        def moved(at: int, *, is_end: bool) -> int:
            if at < end or (at == end and is_end and at > start):
                inside = start < at < end
                if inside or (is_end and at == end):
                    return start + len(new) if is_end else start
                return at
            return at + grown

        marks = tuple(
            Mark(m.key, moved(m.start, is_end=False), moved(m.end, is_end=True)) for m in self.marks
        )
        return Tagged(self.text[:start] + new + self.text[end:], marks)


EMPTY = Tagged()


def join(parts: Iterable[Tagged | str], between: str = "") -> Tagged:
    """All parts in one text, with ``between`` in between."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for part in parts:
        if texts and between:
            texts.append(between)
            at += len(between)
        if isinstance(part, Tagged):
            marks += [Mark(m.key, m.start + at, m.end + at) for m in part.marks]
            part = part.text
        texts.append(part)
        at += len(part)
    return Tagged("".join(texts), tuple(marks))


def upper_first(value: Tagged | str) -> Tagged:
    """With a capital as its first letter."""
    tagged = value if isinstance(value, Tagged) else Tagged(value)
    return tagged.reworded(tagged.text[:1].upper() + tagged.text[1:])


def lower_first(value: Tagged | str) -> Tagged:
    """With a small first letter, unless it begins an abbreviation (UBND)."""
    tagged = value if isinstance(value, Tagged) else Tagged(value)
    if tagged.text[1:2].isupper():
        return tagged
    return tagged.reworded(tagged.text[:1].lower() + tagged.text[1:])


Slots = Mapping[str, "Tagged | str"]
_PIECE = re.compile(r"\{(?P<slot>[^{}]+)\}|<(?P<group>[^<>]*)>")


def fill(template: str, slots: Slots) -> Tagged:
    """The template with its slots filled; ``<…>`` falls away when a slot in it is empty.

    A slot with a capital (``{Unit}``) is filled by ``unit`` with a capital first letter.
    """
    parts: list[Tagged | str] = []
    at = 0
    for match in _PIECE.finditer(template):
        parts.append(template[at : match.start()])
        at = match.end()
        if match["slot"] is not None:
            parts.append(_slot(match["slot"], slots))
        elif all(_slot(inner["slot"], slots).text for inner in _PIECE.finditer(match["group"])):
            parts.append(fill(match["group"], slots))
    parts.append(template[at:])
    return join(parts)


def _slot(name: str, slots: Slots) -> Tagged:
    if name in slots:
        value = slots[name]
        return value if isinstance(value, Tagged) else Tagged(value)
    lowered = name[:1].lower() + name[1:]
    if lowered == name:
        raise KeyError(name)
    return upper_first(slots[lowered])
