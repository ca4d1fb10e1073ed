"""*Chỉ tiêu*: numbers and percentages of the parent beside those of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Plan, Span
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.parent._comparison import FOUND, candidates
from vbparse.rules.parent._likeness import likelihood, model
from vbparse.rules.parent._passages import passages_of
from vbparse.rules.parent._say import BASIS, name
from vbparse.rules.parent._words import Piece
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["differs", "lower"]

_NUMBER = lazy(
    r"(?<![\d/.,\-–])(?P<n>\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?P<part>,\d{1,3})?"
    r"\s{0,3}(?:(?P<share>%)|(?P<unit>[^\W\d_]{2,12}))"
)
_NO_UNIT = frozenset({"tháng", "năm", "ngày", "giờ", "phút", "quý", "tuổi", "khóa", "nqtw"})
_BEFORE = lazy(r"(?:ngày|tháng|năm|số|điều|khoản|lớp|giai\s+đoạn|quý|khóa|lần\s+thứ|thứ)\s*$")
_LESS = lazy(
    r"(?:còn|dưới|không\s+quá|tối\s+đa|xuống|không\s+vượt(?:\s+quá)?|thấp\s+hơn|ít\s+hơn)\s*$"
)
_LEAST = 3
_DOUBT = 0.5
_GOAL = "Đưa dịch vụ số đến gần người dân hơn.\n"
_AIM = ((_GOAL, _GOAL + "II. CHỈ TIÊU\nTập huấn cho 120 tổ công nghệ số cộng đồng.\n"),
        ("II. TỔ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"))  # fmt: skip
_PLACE = "2. Yêu cầu\n"


@dataclass(frozen=True)
class _Value:
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
class _Pair:
    """A target of the parent and the draft's on the same."""

    theirs: _Value
    ours: _Value
    piece: Piece
    likely: float

    @property
    def worse(self) -> bool:
        """The draft wants less than the parent."""
        if self.theirs.most:
            return self.ours.value > self.theirs.value
        return self.ours.value < self.theirs.value


def _values(flow: str, span: Span, times: list[Span]) -> list[_Value]:
    found = []
    for match in _NUMBER.finditer(flow, span.start, span.end):
        at = Span(match.start(), match.end())
        unit = match["share"] or match["unit"].lower()
        before = flow[max(span.start, at.start - 24) : at.start].lower()
        if unit in _NO_UNIT or _BEFORE.search(before) or any(at.overlaps(t) for t in times):
            continue
        number = float(match["n"].replace(".", "") + (match["part"] or "").replace(",", "."))
        found.append(_Value(number, unit, at, _LESS.search(before) is not None))
    return found


def _pairs(draft: Draft) -> list[_Pair]:
    """Targets on the same thing, each with one number of one unit in both documents."""
    side = draft.against
    others = [o.piece.span for o in side.orders if o.reach is None]
    theirs = [
        (passage.piece, values)
        for passage in passages_of(side.parent, side.layout, whole=True)
        if not any(passage.piece.span.overlaps(other) for other in others)
        and len(passage.piece.words) >= _LEAST
        and (values := _values(side.layout.flow, passage.piece.span, _times(side.parent)))
    ]
    ours = [
        (passage.piece, values)
        for passage in passages_of(draft.plan, draft.layout, whole=True)
        if (values := _values(draft.flow, passage.piece.span, _times(draft.plan)))
    ]
    if not theirs or not ours:
        return []
    known = model()
    pieces = [piece for piece, _ in ours]
    wanted = candidates([piece for piece, _ in theirs], pieces, range(len(theirs)))
    found: list[_Pair] = []
    for i, several in wanted.items():
        ranked = [(likelihood(known, each.features), -each.passage) for each in several]
        likely, at = max(ranked, default=(0.0, 0))
        if likely > _DOUBT:
            found += _same_units(theirs[i], ours[-at], likely)
    return found


def _times(plan: Plan) -> list[Span]:
    """Where numbers are days or numbers of documents."""
    return [span for item in (*plan.deadlines, *plan.citations) for span in item.spans]


def _same_units(
    theirs: tuple[Piece, list[_Value]], ours: tuple[Piece, list[_Value]], likely: float
) -> Iterator[_Pair]:
    """Numbers one by one where both have as many of a unit."""
    for unit in dict.fromkeys(value.unit for value in theirs[1]):
        wanted = [value for value in theirs[1] if value.unit == unit]
        given = [value for value in ours[1] if value.unit == unit]
        if len(wanted) == len(given):
            for one, other in zip(wanted, given, strict=True):
                if one.value != other.value:
                    yield _Pair(one, other, theirs[0], likely)


def _flaws(draft: Draft, *, worse: bool) -> Iterator[Flaw]:
    for pair in _pairs(draft):
        if pair.worse is not worse:
            continue
        told = name(pair.piece.text)
        vi = "thấp hơn" if worse else "khác"
        yield Flaw(
            (
                f"Chỉ tiêu {pair.ours.said} {vi} cấp trên giao {pair.theirs.said}: “{told}”.",
                f"{pair.ours.said}, while the parent wants {pair.theirs.said}.",
            ),
            pair.ours.span,
            fix=(f"Đối chiếu với {pair.theirs.said}.", f"Compare with {pair.theirs.said}."),
            sure=pair.likely >= FOUND,
            related=draft.against.shown(pair.piece.span),
        )


def _has_targets(draft: Draft) -> bool:
    side = draft.against
    flow, span = side.layout.flow, side.layout.span
    return bool(_values(flow, span, _times(side.parent)))


@rule(
    "VB907",
    "target-lower",
    severity="warning",
    title=("Chỉ tiêu thấp hơn cấp trên giao", "Target lower than the parent's"),
    why=(
        "Chỉ tiêu của kế hoạch triển khai không thấp hơn chỉ tiêu cấp trên giao.",
        "A plan aims no lower than the directive that it carries out.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=_has_targets,
    bad=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 90 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
    good=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 120 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
)
def lower(draft: Draft) -> Iterator[Flaw]:
    """One number of one unit in both, and the draft's is the lower; of *không quá*, the higher."""
    yield from _flaws(draft, worse=True)


@rule(
    "VB908",
    "target-differs",
    severity="info",
    title=("Chỉ tiêu khác cấp trên giao", "Target other than the parent's"),
    why=(
        "Chỉ tiêu cao hơn cấp trên giao là được, nhưng cần có chủ ý.",
        "A target may be higher than the parent's, if that is meant.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=_has_targets,
    bad=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 150 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
)
def differs(draft: Draft) -> Iterator[Flaw]:
    """The same, where the draft wants more."""
    yield from _flaws(draft, worse=False)
