"""Damaged copies of documents: letters misread, numbering marks broken, and what was true before.

``light`` and ``heavy`` misread letters as ``vbparse synthesize --noise`` does. ``marks`` breaks the
marks of headings the way readers of page images do: ``II.`` becomes ``H.``, ``Il`` or ``I.``, the
full stop is lost, the letters of a word of the title stand apart. Only documents that are plain
text have copies, always the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from vbparse import layout, readers
from vbparse.document import Heading, Source
from vbparse.learning.train.data import Sample

__all__ = ["KINDS", "Damaged", "damaged"]

Said = tuple[str, str]
"""Number and title of a heading, as they were."""
KINDS: tuple[Literal["light", "heavy", "marks"], ...] = ("light", "heavy", "marks")
_MARK = re.compile(r"(?P<number>[IVX]{1,5}|\d{1,2})(?P<stop>\s?[.)/:,]?)(?P<space>\s*)")
_LOST = ("", ",", " ")


@dataclass(frozen=True, eq=False)
class Damaged(Sample):
    """A damaged copy; ``headings``: where each one starts in it, with its number and title."""

    headings: Mapping[int, Said] = field(default_factory=dict[int, Said])


def damaged(sample: Sample) -> Iterator[Damaged]:
    """The copies of a document, one for each kind of damage."""
    if sample.path.suffix != ".txt":
        return
    text = sample.source.text
    headings = _headings(sample.source)
    true = {heading.whole.start: _said(text, heading) for heading in headings}
    for kind in KINDS:
        if kind == "marks":
            words, places = _broken_marks(text, headings, Random(sample.name))  # noqa: S311
        else:
            words, places = _misread(text, sample.name, kind), true
        source = readers.read_bytes(sample.path.name, words.encode())
        if source.text == words:
            yield _copy(sample, kind, source, places)


def _copy(
    sample: Sample, kind: str, source: Source, headings: Mapping[int, tuple[str, str]]
) -> Damaged:
    said = {name: getattr(sample, name) for name in Sample.__dataclass_fields__}
    told = {"name": f"{sample.name}~{kind}", "source": source, "damage": kind}
    return Damaged(**(said | told), headings=headings)


def _headings(source: Source) -> list[Heading]:
    return [heading for part in layout.lay_out(source) for heading in part.headings]


def _said(text: str, heading: Heading) -> Said:
    return heading.number, " ".join(text[heading.title.start : heading.title.end].split())


def _misread(text: str, name: str, level: Literal["light", "heavy"]) -> str:
    from vbparse.learning.synthesize.dice import Dice
    from vbparse.learning.synthesize.noise import noisy_text
    from vbparse.learning.synthesize.tagged import Tagged
    from vbparse.learning.synthesize.words import words_of

    return noisy_text(Tagged(text), Dice(words_of("train"), "damage", name, level), level).text


def _broken_marks(text: str, headings: list[Heading], dice: Random) -> tuple[str, dict[int, Said]]:
    """Two marks of five are broken, and a title of six; the text, and what it was before."""
    parts: list[str] = []
    places: dict[int, Said] = {}
    at = length = 0
    for heading in sorted(headings, key=lambda each: each.whole.start):
        start, title, end = heading.whole.start, heading.title.start, heading.title.end
        if start < at:
            continue
        parts.append(text[at:start])
        length += start - at
        places[length] = _said(text, heading)
        mark = text[start:title]
        found = _MARK.fullmatch(mark)
        if found and dice.random() < 0.4:
            mark = _broken(found, dice)
        words = text[title:end]
        if dice.random() < 1 / 6:
            words = _parted(words, dice)
        parts += [mark, words]
        length += len(mark) + len(words)
        at = end
    return "".join([*parts, text[at:]]), places


def _parted(title: str, dice: Random) -> str:
    """The letters of one word stand apart: ``M ụ c đích``."""
    words = title.split(" ")
    i = dice.randrange(len(words))
    words[i] = " ".join(words[i])
    return " ".join(words)


def _broken(mark: re.Match[str], dice: Random) -> str:
    number, stop = mark["number"], mark["stop"]
    if dice.random() < 0.5:
        stop = dice.choice(_LOST)
    if dice.random() < 0.7:
        number = _digit_broken(number, dice) if number.isdecimal() else _roman_broken(number, dice)
    return number + stop + (mark["space"] or " ")


def _digit_broken(number: str, dice: Random) -> str:
    return number.replace("1", dice.choice("Il1L"))


def _roman_broken(number: str, dice: Random) -> str:
    """As readers of page images misread strokes; some choices leave some numbers whole."""
    ways = (
        number.replace("II", "H", 1),
        number[:-2] + "H" if number.endswith("II") else number,
        number.replace("II", "U", 1),
        number.replace("I", dice.choice("lL1|T!"), 1),
        "".join(dice.choice("Il") if stroke == "I" else stroke for stroke in number),
        number[:-1] if number.endswith("I") and len(number) > 1 else number,
    )
    return dice.choice(ways)
