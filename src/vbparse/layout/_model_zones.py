"""Damaged numbering marks: ``II  NỘI DUNG``, ``lV. KINH PHÍ``, ``VHI. TỔ CHỨC``, by a model.

A reader of letters drops the full stop of a mark, or takes ``I`` for ``l`` and ``II`` for ``H``.
The rules, which are strict, pass such a heading over and lose the count with it. Here every place
where a mark may have stood is a candidate, and the model ``zones`` says from the words and marks
around it whether it is a heading. Without the model nothing is found, and the rules are alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from vbparse.models.linear import Features
from vbparse.models.shipped import linear
from vbparse.patterns import lazy
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["NAME", "SCHEME", "Candidate", "Known", "candidates", "headings_lost"]

NAME, SCHEME = "zones", "zones/1"
SURE = 0.5
"""From here on a candidate is taken for a heading."""
PASSES = 4
"""What one pass finds tells the next more of its neighbours; most texts need none, or one."""
MOST = 400
"""A text with more places where a mark may have stood is no plan."""

_PLACE = rf"""
    (?P<mark> [IVXlLHTUi|!1\[\]]{{1,5}} | [1-9lIOoSBL] [0-9lIOoSB]? )
    (?P<stop> \s?[.,;:)/] | \s[-–] (?=\s) )? [ \t]+ (?P<broken> \n[ \t]* )? (?= [“"]?[{UPPER}] )
"""
_LINE = lazy(r"^[ \t*_]*" + _PLACE, re.VERBOSE | re.MULTILINE)
_FLAT = lazy(r"(?<=\s)" + _PLACE, re.VERBOSE)
# "Điều 3 Khoản …", "Phần I", "tại Mục I. ", "Quý I "
_NOT_AFTER = lazy(
    r"(?:điều|khoản|điểm|mục|phần|chương|quý|số|lục|tháng|ngày|lớp|cấp|biểu|mẫu|đoạn|khóa|lần|hồ|km"
    r"|ql|cột|và|thứ|tiết|tiểu|năm|hạng|loại|đợt|nhóm|bảng|vòng|tổ|khu|đội|thôn)\s*:?\s*$",
    re.IGNORECASE,
)
_TITLE = lazy(r"[^\n.;:]{0,120}")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STROKES = dict.fromkeys("IlLTi|!1[]", "I") | {"H": "II", "U": "II", "V": "V", "X": "X"}
_DIGITS = str.maketrans("lILOoSB", "1110058")


class Known(NamedTuple):
    """A mark that is read already: scheme, number in its count, where it and its title start."""

    scheme: str
    ordinal: int
    start: int
    title: int


class Candidate(NamedTuple):
    """A place where a mark may have stood, as what it is read, and what the model looks at."""

    scheme: str
    ordinal: int
    start: int
    title: int
    features: Features

    @property
    def number(self) -> str:
        """As it was printed before the damage."""
        return _ROMANS[self.ordinal - 1] if self.scheme == "roman" else str(self.ordinal)


def headings_lost(
    text: str, span: tuple[int, int], flat: bool, known: Sequence[Known]
) -> list[Candidate]:
    """The candidates that the model takes for headings, in text order, one a place."""
    model = linear(NAME, SCHEME)
    if model is None:
        return []
    found: dict[int, Candidate] = {}
    for _ in range(PASSES):
        best: dict[int, tuple[float, Candidate]] = {}
        for candidate in islice(candidates(text, span, flat, _with(known, found)), MOST):
            sure = model.probabilities(candidate.features)["heading"]
            if sure >= SURE and sure > best.get(candidate.start, (0.0,))[0]:
                best[candidate.start] = (sure, candidate)
        new = {at: candidate for at, (_, candidate) in best.items() if at not in found}
        if not new:
            break
        found |= new
    return [found[start] for start in sorted(found)]


def _with(known: Sequence[Known], found: dict[int, Candidate]) -> list[Known]:
    """What is found stands in the place of what was read there."""
    rest = [mark for mark in known if mark.start not in found]
    more = [Known(c.scheme, c.ordinal, c.start, c.title) for c in found.values()]
    return sorted((*rest, *more), key=lambda mark: mark.start)


def candidates(
    text: str, span: tuple[int, int], flat: bool, known: Sequence[Known]
) -> Iterator[Candidate]:
    """Every place with what looks like the rest of a mark, where none is read that counts."""
    around = _Around(known)
    for match in (_FLAT if flat else _LINE).finditer(text, *span):
        start = match.start("mark")
        taken = around.over(start)
        if taken and (taken.start != start or around.counts(taken)):
            continue
        if _NOT_AFTER.search(text, max(span[0], start - 12), start):
            continue
        for scheme, ordinal, edit in _readings(match["mark"]):
            if taken and (taken.scheme, taken.ordinal) == (scheme, ordinal):
                continue
            if scheme == "arabic" and not _is_title(text, match.end()):
                continue
            place = around.place(scheme, ordinal, start)
            looks = _features(text, match, flat, place, edit, taken)
            yield Candidate(scheme, ordinal, start, match.end(), looks)


def _readings(mark: str) -> Iterator[tuple[str, int, str]]:
    """What the mark may have been, and how it came to look as it does."""
    roman = "".join(_STROKES.get(c, "?") for c in mark)
    if roman in _ROMANS:
        at = _ROMANS.index(roman)
        yield "roman", at + 1, "clean" if roman == mark else "strokes"
        if f"{roman}I" in _ROMANS:
            yield "roman", at + 2, "lost"
    digits = mark.translate(_DIGITS)
    if digits.isdecimal() and 0 < int(digits) <= 20:
        yield "arabic", int(digits), "clean" if digits == mark else "strokes"


def _is_title(text: str, at: int) -> bool:
    """Numbers are many: only before what is a title by its words or its capitals."""
    title = _title(text, at)
    return title[:20].isupper() or kinds_of(title) != ("other",)


def _title(text: str, at: int) -> str:
    found = _TITLE.match(text, at)
    return found[0].strip() if found else ""


class _Place(NamedTuple):
    """Where a mark would stand in its count."""

    scheme: str
    ordinal: int
    last: int  # number of the one before, 0 when there is none
    following: int
    alone: bool


class _Around:
    """The marks that are read, by scheme."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._marks = [mark for mark in known if mark.scheme != "lower"]
        self._starts = [mark.start for mark in self._marks]
        self._same = {
            scheme: [mark for mark in known if mark.scheme == scheme]
            for scheme in ("roman", "arabic", "letter")
        }

    def over(self, at: int) -> Known | None:
        """The mark whose letters hold the place."""
        i = bisect_right(self._starts, at) - 1
        return self._marks[i] if i >= 0 and at < self._marks[i].title else None

    def counts(self, mark: Known) -> bool:
        """Whether it goes on in its count, or opens one."""
        if mark.scheme not in self._same:
            return True
        i = bisect_left(self._starts, mark.start)
        if mark.scheme == "arabic" and self._again(i):
            return False
        last = self._last(mark.scheme, mark.start)
        if last is None:
            return mark.scheme != "letter" or mark.ordinal <= 2  # "H." was "II."
        if mark.ordinal > last.ordinal:
            return True
        opens = mark.scheme == "arabic" or self._marks[i - 1].scheme in ("part", "letter")
        return mark.ordinal == 1 and opens

    def _again(self, i: int) -> bool:
        """``1. Mục đích, yêu cầu`` right above ``1. Mục đích``: it was ``I.``"""
        ones = self._marks[i : i + 2]
        return [(m.scheme, m.ordinal) for m in ones] == [("arabic", 1)] * 2

    def place(self, scheme: str, ordinal: int, start: int) -> _Place:
        """Where a mark would stand in its count."""
        same = self._same[scheme]
        last = self._last(scheme, start)
        i = bisect_right(same, start, key=lambda mark: mark.start)
        following = same[i].ordinal if i < len(same) else 0
        return _Place(scheme, ordinal, last.ordinal if last else 0, following, not same)

    def _last(self, scheme: str, start: int) -> Known | None:
        same = self._same[scheme]
        i = bisect_left(same, start, key=lambda mark: mark.start)
        return same[i - 1] if i else None


def _features(
    text: str, match: re.Match[str], flat: bool, place: _Place, edit: str, taken: Known | None
) -> Features:
    title = _title(text, match.end())
    letters = [c for c in title[:60] if c.isalpha()]
    loud = sum(c.isupper() for c in letters) / max(1, len(letters))
    case = "loud" if loud > 0.8 else "mixed" if loud > 0.4 else "quiet"
    start = match.start("mark")
    before = text[max(0, start - 4) : start].strip()[-1:]
    scheme, layout = place.scheme, "flat" if flat else "lines"
    stop = (match["stop"] or "").strip() or "none"
    end = match.end() + len(title)
    ends = text[end : end + 1] in ("", "\n")
    told = (
        f"scheme={scheme} {layout}",
        f"stop={stop} {scheme}",
        f"case={case} {layout}",
        f"case={case} {scheme}",
        f"kind={kinds_of(title) != ('other',)} {case}",
        f"edit={edit} {scheme}",
        f"taken={taken.scheme if taken else 'no'} {edit} {scheme}",
        f"before={before if before in '.;:,' else 'word'}",
        f"step={_near(place.ordinal - place.last)} {scheme}",
        f"ahead={_near(place.following - place.ordinal) if place.following else 'end'} {scheme}",
        f"alone={place.alone} {scheme} {min(place.ordinal, 2)}",
        f"line_end={ends} {layout}",
        f"length={min(len(title.split()) // 3, 5)}",
        f"broken={match['broken'] is not None}",
    )
    return dict.fromkeys(told, 1.0)


def _near(step: int) -> str:
    return str(step) if 0 <= step <= 2 else "no"
