"""Numbered headings: marks are found by pattern and kept when they count up.

A mark opens a level when it is the first of its scheme below the open one, or goes on when it
is the next of an open scheme. What neither opens nor goes on ("khoản 1.", "năm 2020. 3.") is no
heading. The outermost scheme used is level 1, whatever its style.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from vbparse.document import Heading, Source, Span
from vbparse.layout._model_zones import Known, headings_lost
from vbparse.layout.flow import Flow
from vbparse.layout.heading_titles import title_at
from vbparse.patterns import lazy
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.section_kinds import kinds_of

SCHEMES = ("part", "letter", "roman", "article", "arabic", "decimal", "lower")
_WORDS = ["NHẤT", "HAI", "BA", "TƯ", "NĂM", "SÁU", "BẢY", "TÁM", "CHÍN", "MƯỜI"]
_LOWER = tuple("abcdđefghiklmnopqrstuvxy")
_UPPER = tuple("ABCDĐEFGH")
_SKIPPED = {"de", "eg"}  # d, đ, e or d, e; e, f, g or e, g: both alphabets are in use

_ANY_MARK = r"""
    (?: (?P<part> (?:PHẦN|Phần|CHƯƠNG|Chương) \s+ (?:(?:THỨ|thứ)\s+)?
          (?P<part_no> [IVX]{1,5} | \d{1,2} | [A-E]
            | NHẤT|HAI|BA|TƯ|NĂM|nhất|hai|ba|tư|năm ) (?!\w) [.:]? )
      | (?P<article> (?:ĐIỀU|Điều) \s+ (?P<article_no> \d{1,3} ) \s* [.:] )
      | (?P<roman> (?P<roman_no> [IVX]{1,5} ) (?: \s?[.)/:] | \s?[-–] (?=\s) | \. ) )
      | (?P<letter> (?P<letter_no> [A-HĐ] ) \s?[.)/] )
      | (?P<decimal> (?P<decimal_no> \d{1,2} (?: \. \d{1,2} ){1,3} ) \s?[.)/:]? )
      | (?P<arabic> (?P<arabic_no> \d{1,2} ) (?: \s?[.)/:] | \s?-(?=\s*[@UPPER]) ) )
      | (?P<lower> (?P<lower_no> [a-zđ] ) \s?[.)/] )
    )
    \s*
    (?= [@UPPER“"@AFTER] )
"""
_MARK = _ANY_MARK.replace("@UPPER", UPPER)
_LINE = lazy(r"^[ \t*_]*" + _MARK.replace("@AFTER", rf"(0-9\[{LOWER}"), re.VERBOSE | re.MULTILINE)
_FLAT = lazy(r"(?<=\s)" + _MARK.replace("@AFTER", ""), re.VERBOSE)
# "Điều 3. Khoản …", "tại Mục I. ", "Quý I. "
_NOT_AFTER = lazy(
    r"(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Pp]hần|[Qq]uý|[Ss]ố|[Ll]ục|[Tt]háng|[Nn]gày|[Ll]ớp"
    r"|[Cc]ấp|[Bb]iểu|[Mm]ẫu|đoạn|Khóa|khóa|lần|Hồ|km|Km|QL|cột|và|thứ|[Tt]iết|số:|tiểu)\s*$"
)


_IS_DATE = lazy(r"\d{1,2}(?:\s?[/.]\s?\d{1,2}\s?[/.]\s?(?:19|20)\d\d|/\s?\d|[:]\d\d(?!\d))")


_BARE = lazy(r"\d{1,3}\s?[.)/:]\s*$|\d{1,3}\s?[.)/:]\s*\n", re.MULTILINE)  # 1. with 1. below it

_NAME_END = lazy(r"[.;:]|\s[-–+•]\s|\s\d{1,2}[.)]\s|\s[a-z]\)\s")

MOST = 3_000
"""Numbering marks that are looked at; plans of hundreds of pages have fewer than a thousand."""


class Mark(NamedTuple):
    """A numbering mark in the text: its scheme, its place in the count, where it stands."""

    scheme: str
    number: str
    ordinal: tuple[int, ...]
    start: int
    title: int  # where the title starts


def headings_of(source: Source, flow: Flow, span: Span) -> tuple[Heading, ...]:
    """The numbered headings in ``span``, in text order."""
    read = _with_lost(source, flow, span, marks_of(source, flow, span))
    marks = _counted(flow, _roman_ones(flow, read))
    found: list[Heading] = []
    open_: list[int] = []  # indices into found, outermost first
    for index, (mark, level) in enumerate(marks):
        while open_ and found[open_[-1]].level >= level:
            open_.pop()
        limit = marks[index + 1][0].start if index + 1 < len(marks) else span.end
        title, titled = title_at(source, flow, mark.title, limit)
        found.append(
            Heading(
                number=mark.number,
                title=title,
                whole=Span(mark.start, max(title.end, mark.title)),
                level=level,
                parent=open_[-1] if open_ else None,
                body=Span(title.end, span.end),
                titled=titled,
            )
        )
        open_.append(len(found) - 1)
    return _with_bodies(found, span.end)


def _with_bodies(found: list[Heading], end: int) -> tuple[Heading, ...]:
    """Each body runs to the next heading of the same or an outer level."""
    closed: list[Heading] = []
    ends: dict[int, int] = {}  # level → start of the nearest following heading of it
    for heading in reversed(found):
        stop = min((s for level, s in ends.items() if level <= heading.level), default=end)
        closed.append(replace(heading, body=Span(min(heading.title.end, stop), stop)))
        ends = {level: s for level, s in ends.items() if level < heading.level}
        ends[heading.level] = heading.whole.start
    return tuple(reversed(closed))


def marks_of(source: Source, flow: Flow, span: Span) -> list[Mark]:
    """The marks that are read by their form alone; not all of them count."""
    pattern = _FLAT if flow.flat else _LINE
    marks: list[Mark] = []
    for match in pattern.finditer(flow.text, span.start, span.end):
        scheme = next(s for s in SCHEMES if match[s])
        start = match.start(scheme)
        broken = flow.flat or scheme in ("arabic", "lower")
        if broken and _NOT_AFTER.search(flow.text, max(span.start, start - 12), start):
            # "… và địa điểm IV- Kinh phí": no point has a Roman figure
            point = scheme == "roman" and flow.text.endswith("điểm ", 0, start)
            if not point:
                continue
        if scheme == "arabic" and _IS_DATE.match(flow.text, start):
            continue  # a date that the line's end has broken, an hour
        if source.tables and _in_table(source, start):
            continue
        number = match[f"{scheme}_no"]
        ordinal = _ordinal(scheme, number)
        if scheme in ("roman", "letter") and flow.text[match.end()].isdigit():
            continue  # Quốc lộ I. 7 km …
        if len(marks) >= MOST:
            break
        if ordinal and not _BARE.match(flow.text, match.end()):
            label = " ".join(match[scheme].split()) if scheme in ("part", "article") else number
            marks.append(Mark(scheme, label.rstrip(".:"), ordinal, start, match.end()))
    return marks


def _with_lost(source: Source, flow: Flow, span: Span, marks: list[Mark]) -> list[Mark]:
    """With those that are damaged; they stand in the place of what was read there."""
    known = [Known(mark.scheme, mark.ordinal[0], mark.start, mark.title) for mark in marks]
    lost = [
        Mark(each.scheme, each.number, (each.ordinal,), each.start, each.title)
        for each in headings_lost(flow.text, (span.start, span.end), flow.flat, known)
        if not (source.tables and _in_table(source, each.start))
    ]
    if not lost:
        return marks
    # under a letter, "I. Mục tiêu chung" is what it reads, not a damaged 1: it counts on or opens
    whole = {m.start for m, _ in _counted(flow, marks) if m.scheme == "roman" and m.number == "I"}
    # "II. Nội dung" behind another II is a heading with a wrong number, not a damaged 1
    whole |= {m.start for m in marks if m.scheme == "roman" and _names_section(flow, m)}
    lost = [each for each in lost if each.start not in whole or each.scheme == "roman"]
    places = {mark.start for mark in lost}
    return sorted((*lost, *(m for m in marks if m.start not in places)), key=lambda m: m.start)


def _roman_ones(flow: Flow, marks: list[Mark]) -> list[Mark]:
    """A misprinted ``1. MỤC ĐÍCH`` right before a true ``1. Mục đích`` was ``I.``"""
    mended = list(marks)
    for i, (mark, after) in enumerate(pairwise(marks)):
        if (
            mark.scheme == after.scheme == "arabic"
            and mark.ordinal == after.ordinal == (1,)
            and flow.text[mark.title : after.start].strip(" \n.:").isupper()
        ):
            mended[i] = mark._replace(scheme="roman", number="I")
    return mended


def _in_table(source: Source, offset: int) -> bool:
    index = source.line_index(offset)
    return index >= 0 and source.lines[index].cell is not None


def _ordinal(scheme: str, number: str) -> tuple[int, ...]:
    if scheme == "decimal":
        return tuple(int(n) for n in number.split("."))
    if scheme == "lower":
        return (_LOWER.index(number) + 1,) if number in _LOWER else ()
    if number.isdigit():
        return (int(number),)
    if number.upper() in _WORDS:
        return (_WORDS.index(number.upper()) + 1,)
    if scheme == "letter" or (scheme == "part" and number in "ABCDE"):
        return (_UPPER.index(number) + 1,) if number in _UPPER else ()
    return (_roman(number),)


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in number]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _counted(flow: Flow, marks: list[Mark]) -> list[tuple[Mark, int]]:
    """The marks that open a level or go on in one, each with its level (1 is outermost)."""
    stack: list[Mark] = []
    kept: list[tuple[Mark, int]] = []
    for mark in marks:
        base = _mixed(flow, stack, mark)
        if base is not None:  # goes on in the count of the sections, under its own figure
            kept.append((mark, base + 1))
            stack[base:] = [mark._replace(scheme=stack[base].scheme)]
            continue
        at = _place(flow, stack, mark)
        if at is None:
            continue
        stack[at:] = [mark]
        kept.append((mark, at + 1))
    return _outermost_first(kept)


def _place(flow: Flow, stack: list[Mark], mark: Mark) -> int | None:
    """The depth at which ``mark`` stands, or ``None`` when it does not count."""
    for depth in range(len(stack) - 1, -1, -1):
        last = stack[depth]
        if last.scheme == mark.scheme and _follows(flow, last, mark):
            return depth
    if mark.scheme == "decimal":
        return _place_decimal(stack, mark)
    rank = SCHEMES.index(mark.scheme)
    if mark.ordinal != (1,):
        # a count that starts late: the first mark was lost, or the part was cut off
        if stack or flow.flat or mark.scheme not in ("roman", "part", "arabic"):
            return None
        return 0 if mark.ordinal[0] <= 2 else None
    depth = len(stack)
    while (
        depth
        and SCHEMES.index(stack[depth - 1].scheme) >= rank
        and mark.scheme
        in (
            "part",
            "letter",
            "roman",
            "article",
        )
    ):
        depth -= 1
    open_schemes = [m.scheme for m in stack[:depth]]
    if mark.scheme in open_schemes:
        again = open_schemes.index(mark.scheme)
        # a count that starts again below an unnumbered heading, at the same depth
        return again if not flow.flat or mark.scheme == "lower" else None
    return depth


def _place_decimal(stack: list[Mark], mark: Mark) -> int | None:
    """2.1 belongs below 2; 1.1.1 below 1.1; 1.1 may also open a level of its own."""
    prefix = mark.ordinal[:-1]
    for depth in range(len(stack) - 1, -1, -1):
        above = stack[depth]
        if above.scheme in ("arabic", "decimal", "roman") and above.ordinal == prefix:
            return depth + 1 if mark.ordinal[-1] <= 2 else None
    if mark.ordinal[-1] == 1 and (not stack or stack[-1].scheme in ("roman", "part", "letter")):
        return len(stack)
    return None


def _follows(flow: Flow, last: Mark, mark: Mark) -> bool:
    if mark.scheme == "decimal":
        return mark.ordinal[:-1] == last.ordinal[:-1] and (
            (1 if flow.flat else 0)
            <= mark.ordinal[-1] - last.ordinal[-1]
            <= (1 if flow.flat else 2)
        )
    step = mark.ordinal[0] - last.ordinal[0]
    if step == 1:
        return True
    if step == 2 and f"{last.number}{mark.number}".lower() in _SKIPPED:
        return True
    strong = mark.scheme in ("roman", "part", "article")
    if strong:
        title = flow.text[mark.title : mark.title + 12]
        again = step == 0 and (not flow.flat or title.isupper())
        if (step in (2, 3) or again) and title[:4].isupper():
            return True
        return step in (0, 2, 3) and _names_section(flow, mark)
    if flow.flat:
        title = flow.text[mark.title : mark.title + 12]
        if mark.scheme != "arabic" or step not in (0, 2, 3):
            return False
        named = _names_section(flow, mark) and _names_section(flow, last)
        return named or (step != 3 and title.isupper())
    if step == 3:
        return _names_section(flow, mark) and _names_section(flow, last)
    return step == 2 or (step == 0 and mark.scheme == "arabic")


def _mixed(flow: Flow, stack: list[Mark], mark: Mark) -> int | None:
    """The depth of the sections when ``mark`` is the next of them in other figures: II, 3, IV."""
    base = 1 if stack and stack[0].scheme == "part" else 0
    if flow.flat or len(stack) <= base or mark.scheme not in ("roman", "arabic"):
        return None
    top = stack[base]
    other = top.scheme in ("roman", "arabic") and top.scheme != mark.scheme
    if not other or mark.ordinal != (top.ordinal[0] + 1,) or not _names_section(flow, mark):
        return None
    open_ = next((m for m in stack[base + 1 :] if m.scheme == mark.scheme), None)
    if open_ is None:
        return base if _loud(flow, mark) == _loud(flow, top) else None
    if open_.ordinal[0] + 1 != mark.ordinal[0] and _names_section(flow, top):
        return base if _loud(flow, mark) == _loud(flow, top) else None
    return base if _loud(flow, mark) and _loud(flow, top) and not _loud(flow, open_) else None


def _loud(flow: Flow, mark: Mark) -> bool:
    """Whether its title is in capitals."""
    return flow.text[mark.title : mark.title + _NAMED].partition("\n")[0].isupper()


_NAMED = 90  # letters in which the name of a section ends


def _names_section(flow: Flow, mark: Mark) -> bool:
    """Whether what stands behind the mark names a usual section: a wrong number, but a heading."""
    line = flow.text[mark.title : mark.title + _NAMED]
    line = line if flow.flat else line.partition("\n")[0]
    name = _NAME_END.split(line, maxsplit=1)[0].strip()
    return 1 < len(name.split()) <= 12 and kinds_of(name) != ("other",)


def _outermost_first(kept: list[tuple[Mark, int]]) -> list[tuple[Mark, int]]:
    """Levels as depths, closed up so that the outermost used is 1."""
    used = sorted({level for _, level in kept})
    close = {level: i + 1 for i, level in enumerate(used)}
    return [(mark, close[level]) for mark, level in kept]
