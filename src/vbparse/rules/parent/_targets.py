"""Numbers of both documents that speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Plan, Span
from vbparse.patterns import lazy
from vbparse.rules.parent._comparison import Comparison, candidates, likeliest
from vbparse.rules.parent._likeness import model
from vbparse.rules.parent._reading import Reading
from vbparse.rules.parent._words import Piece

__all__ = ["Two", "Value", "different", "has_numbers"]

_NUMBER = lazy(
    r"(?<![\d/.,\-–])(?P<n>\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?P<part>,\d{1,3})?"
    r"\s{0,3}(?:(?P<share>%)|(?P<unit>[^\W\d_]{2,12}))"
)
_NO_UNIT = frozenset(
    {
        "tháng",
        "năm",
        "ngày",
        "giờ",
        "phút",
        "quý",
        "tuổi",
        "khóa",
        "nqtw",
        "nhóm",
        "nội",
        "mục",
        "phần",
        "điều",
        "khoản",
        "bước",
    }
)
_BEFORE = lazy(r"(?:ngày|tháng|năm|số|điều|khoản|lớp|giai\s+đoạn|quý|khóa|lần\s+thứ|thứ)\s*$")
_LESS = lazy(
    r"(?:còn|dưới|không\s+quá|tối\s+đa|xuống|không\s+vượt(?:\s+quá)?|thấp\s+hơn|ít\s+hơn)\s*$"
)
_DIGIT = lazy(r"\d")
_LEAST = 3
_DOUBT = 0.5


@dataclass(frozen=True)
class Value:
    """A number with its unit; ``most``: it is a limit from above."""

    value: float
    unit: str
    span: Span
    most: bool

    @property
    def said(self) -> str:
        """As Vietnamese prints it."""
        shown = f"{self.value:g}".replace(".", ",")
        return f"{shown}%" if self.unit == "%" else f"{shown} {self.unit}"


@dataclass(frozen=True)
class Two:
    """A target of the parent and the draft's on the same."""

    theirs: Value
    ours: Value
    piece: Piece
    likely: float

    @property
    def worse(self) -> bool:
        """The draft wants less than the parent."""
        if self.theirs.most:
            return self.ours.value > self.theirs.value
        return self.ours.value < self.theirs.value


def _values(flow: str, span: Span, times: list[Span]) -> Iterator[Value]:
    for match in _NUMBER.finditer(flow, span.start, span.end):
        unit = match["share"] or match["unit"].lower()
        if unit in _NO_UNIT:
            continue
        at = Span(match.start(), match.end())
        before = flow[max(span.start, at.start - 24) : at.start].lower()
        if _BEFORE.search(before) or any(at.overlaps(t) for t in times):
            continue
        number = float(match["n"].replace(".", "") + (match["part"] or "").replace(",", "."))
        yield Value(number, unit, at, _LESS.search(before) is not None)


Told = tuple[Piece, list[Value]]


def _told(reading: Reading) -> list[Told]:
    """The clauses with numbers."""
    layout, times = reading.layout, _times(reading.plan)
    found = []
    for i in reading.stretches:
        if not _DIGIT.search(layout.flow, layout.paragraphs[i].start, layout.paragraphs[i].end):
            continue
        for part in reading.parts(i):
            if not _DIGIT.search(layout.flow, part.start, part.end):
                continue
            values = [*_values(layout.flow, part, times)]
            if values:
                piece = reading.piece(part)
                found += [(piece, values)] if len(piece.words) >= _LEAST else []
    return found


def has_numbers(side: Comparison) -> bool:
    """Whether the parent has any number that may be a target."""
    return any(True for _ in _values(side.layout.flow, side.layout.span, _times(side.parent)))


def different(side: Comparison) -> list[Two]:
    """Targets on the same thing whose numbers differ; what others are told is left out."""
    others = [o.piece.span for o in side.orders if o.reach is None]
    theirs = [
        told
        for told in _told(side.reading)
        if not any(told[0].span.overlaps(other) for other in others)
    ]
    ours = _told(side.draft_reading) if theirs else []
    if not ours:
        return []
    known = model()
    pieces = [piece for piece, _ in ours]
    wanted = candidates([piece for piece, _ in theirs], pieces, range(len(theirs)))
    found: list[Two] = []
    for i, several in wanted.items():
        likely, at = likeliest(several, known)
        if at is not None and likely > _DOUBT:
            found += _same_units(theirs[i], ours[at], likely)
    return found


def _times(plan: Plan) -> list[Span]:
    """Where numbers are days or numbers of documents."""
    return [span for item in (*plan.deadlines, *plan.citations) for span in item.spans]


def _same_units(theirs: Told, ours: Told, likely: float) -> Iterator[Two]:
    """Numbers one by one where both have as many of a unit."""
    for unit in dict.fromkeys(value.unit for value in theirs[1]):
        wanted = [value for value in theirs[1] if value.unit == unit]
        given = [value for value in ours[1] if value.unit == unit]
        if len(wanted) == len(given):
            for one, other in zip(wanted, given, strict=True):
                if one.value != other.value:
                    yield Two(one, other, theirs[0], likely)
