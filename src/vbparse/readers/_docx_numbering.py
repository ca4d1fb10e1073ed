"""Automatic numbering (*đánh số tự động*): the labels that Word prints and does not store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_looks import integer, switched_on

_W = n.VAL[:-3]
_LEVELS = 9
_DEPTH = 10  # w:numStyleLink to w:numStyleLink …
_PLACEHOLDER = lazy(r"%([1-9])")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MAX_LABEL = 100  # characters of w:lvlText, which every paragraph of the level repeats
_MAX_ROMAN = 3_999
_MAX_LETTERS = 26 * 30
_PLAIN_BULLETS = frozenset("-+*")  # other signs are printed in symbol fonts: "- " stands for all


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as numbering.xml defines it."""

    start: int
    form: str  # decimal, upperRoman, lowerLetter, bullet …
    text: str  # "%1.", "%1.%2", "-"
    gap: str  # what parts the label from the text: " " or nothing
    legal: bool  # all numbers of the label in decimal
    restart: int | None  # restarts after this level (from 1); 0 never; None after any above
    style: str | None
    formatting: _Element | None


_PLAIN = Level(1, "decimal", "", " ", False, None, None, None)


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: levels, the numbers it starts anew from, and whose counters it shares."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts numbered paragraphs in the order of the text."""

    def __init__(self, root: _Element | None, styles: _Element | None) -> None:
        self._abstract: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._list_styles: dict[str, str] = {}
        if root is None:
            return
        for item in root.iterchildren(_W + "abstractNum"):
            self._abstract[item.get(_W + "abstractNumId", "")] = item
        for item in root.iterchildren(_W + "num"):
            self._nums[item.get(n.NUM_ID, "")] = item
        self._list_styles = _list_styles(styles)

    def linked_level(self, num_id: str, style_id: str) -> int | None:
        """The level that names this paragraph style as its own (``w:lvl/w:pStyle``)."""
        found = self._list(num_id)
        levels = found.levels.items() if found else ()
        return next((i for i, level in levels if level.style == style_id), None)

    def formatting(self, num_id: str, level: int) -> _Element | None:
        """Paragraph properties of a level: its indents."""
        found = self._list(num_id)
        return found.levels[level].formatting if found and level in found.levels else None

    def label(self, num_id: str | None, level: int | None) -> str:
        """Counts one paragraph of that list and level and returns its label (``"a) "``)."""
        found = self._list(num_id) if num_id and num_id != "0" else None
        at = min(max(level or 0, 0), _LEVELS - 1)
        if num_id is None or found is None:
            return ""
        counters = self._counters.setdefault(found.shared, [None] * _LEVELS)
        definition = found.levels.get(at, _PLAIN)
        if at in found.starts and (num_id, at) not in self._started:
            self._started.add((num_id, at))
            counters[at] = found.starts[at]
        else:
            before = counters[at]
            start = found.starts.get(at, definition.start)
            counters[at] = start if before is None else before + 1
        for above in range(at):  # a level that was skipped counts as used
            if counters[above] is None:
                counters[above] = found.starts.get(above, found.levels.get(above, _PLAIN).start)
        for deeper in range(at + 1, _LEVELS):
            restart = found.levels.get(deeper, _PLAIN).restart
            if restart is None or at < restart:
                counters[deeper] = None
        return _print(definition, found, counters)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def _resolve(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        for _ in range(_DEPTH):
            if num is None:
                return None
            reference = num.find(_W + "abstractNumId")
            shared = reference.get(n.VAL, "") if reference is not None else ""
            abstract = self._abstract.get(shared)
            if abstract is None:
                return None
            link = abstract.find(_W + "numStyleLink")
            if link is None:
                levels = dict(_levels(abstract))
                starts = _override(self._nums[num_id], levels)
                return _List(shared, levels, starts)
            num = self._nums.get(self._list_styles.get(link.get(n.VAL, ""), ""))
        return None


def _list_styles(styles: _Element | None) -> dict[str, str]:
    """Numbering styles with the list that each stands for."""
    found: dict[str, str] = {}
    for style in styles.iterchildren(_W + "style") if styles is not None else ():
        number = style.find(f"{n.P_PR}/{n.NUM_PR}/{n.NUM_ID}")
        if style.get(n.TYPE) == "numbering" and number is not None:
            found[style.get(_W + "styleId", "")] = number.get(n.VAL, "")
    return found


def _levels(parent: _Element) -> Iterator[tuple[int, Level]]:
    for item in parent.iterchildren(_W + "lvl"):
        at = integer(item.get(n.LEVEL))
        if at is not None and 0 <= at < _LEVELS:
            yield at, _level(item)


def _level(item: _Element) -> Level:
    stated = {child.tag: child for child in item}

    def value(name: str) -> str | None:
        found = stated.get(_W + name)
        return None if found is None else found.get(n.VAL)

    start, legal = integer(value("start")), stated.get(_W + "isLgl")
    form = value("numFmt") or _custom_form(item) or "decimal"
    if _W + "lvlPicBulletId" in stated:
        form = "bullet"
    return Level(
        start=1 if start is None else start,
        form=form,
        text=(value("lvlText") or "")[:_MAX_LABEL],
        gap="" if value("suff") == "nothing" else " ",
        legal=legal is not None and switched_on(legal),
        restart=integer(value("lvlRestart")),
        style=value("pStyle"),
        formatting=stated.get(n.P_PR),
    )


def _custom_form(item: _Element) -> str | None:
    """The format in ``mc:AlternateContent``: ``001, 002, …`` first, else what stands for it."""
    for form in item.iterfind(f"{n.ALTERNATE}/*/{_W}numFmt"):
        stated: str | None = form.get(n.VAL)
        if stated != "custom":
            return stated
        zeros = re.match(r"0{1,5}(?=1)", form.get(_W + "format") or "")
        if zeros:
            return f"zeros{len(zeros[0])}"
    return None


def _override(num: _Element, levels: dict[int, Level]) -> dict[int, int]:
    """Puts the levels that a ``w:num`` redefines into ``levels``; returns its own starts."""
    starts: dict[int, int] = {}
    for item in num.iterchildren(_W + "lvlOverride"):
        at = integer(item.get(n.LEVEL))
        if at is None or not 0 <= at < _LEVELS:
            continue
        own = dict(_levels(item))
        if own:  # the count goes on unless w:startOverride says otherwise
            levels[at] = next(iter(own.values()))
        start = item.find(_W + "startOverride")
        if start is not None:
            starts[at] = integer(start.get(n.VAL)) or 0
    return starts


def _print(level: Level, found: _List, counters: list[int | None]) -> str:
    """The label as printed, with what parts it from the text."""
    if level.form == "bullet":
        sign = level.text.strip()
        return (sign if sign in _PLAIN_BULLETS else "-") + (level.gap or " ")
    if level.form == "none" and "%" not in level.text:
        text = level.text
    else:

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, _PLAIN)
            if other.form == "bullet":
                return ""
            count = counters[at]
            form = "decimal" if level.legal else other.form
            return number_text(other.start if count is None else count, form)

        text = _PLACEHOLDER.sub(number, level.text)
    text = " ".join(text.split())
    return text + level.gap if text else ""


def number_text(number: int, form: str) -> str:
    """A number as a list prints it; forms that Vietnamese lists do not use come as decimal.

    Letters are Word's: a … z, aa, bb (no *đ*).
    """
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _MAX_ROMAN:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= _MAX_LETTERS:
        text = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text if form == "upperLetter" else text.lower()
    if form == "decimalZero":
        return f"{number:02d}"
    if form.startswith("zeros"):
        return f"{number:0{int(form[5:]) + 1}d}"
    if form == "decimalEnclosedParen":
        return f"({number})"
    if form == "numberInDash":
        return f"- {number} -"
    return "" if form == "none" else str(number)
