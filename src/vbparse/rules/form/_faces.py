"""What a component ought to look like, and what to say when it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vbparse.document import Restyle, Said, Span, Style
from vbparse.rules.draft import Draft
from vbparse.rules.form._form import Para, Piece
from vbparse.rules.rule import Flaw

__all__ = ["Want", "comma", "judged", "size_said"]

TOLERANCE = 0.5  # points; PDF producers scale, and print drivers round


@dataclass(frozen=True)
class Want:
    """Sizes from ``low`` to ``high``; cuts that are ``None`` are free."""

    low: float
    high: float
    bold: bool | None = None
    italic: bool | None = None

    def faults(self, style: Style, cuts: tuple[bool, bool]) -> Iterator[Said]:
        """What is wrong with a style."""
        size = style.size
        if size is not None and not self.low - TOLERANCE <= size <= self.high + TOLERANCE:
            vi, en = size_said(self.low, self.high)
            yield f"cỡ {comma(size)}, phải {vi}", f"size {size:g}, not {en}"
        if self.bold is not None and cuts[0] and style.bold is not self.bold:
            yield (
                ("phải đậm", "must be bold") if self.bold else ("không được đậm", "may not be bold")
            )
        if self.italic is not None and cuts[1] and style.italic is not self.italic:
            yield (
                ("phải nghiêng", "must be italic")
                if self.italic
                else ("phải đứng", "must be upright")
            )

    def restyle(self, span: Span, style: Style) -> Restyle:
        """The least that sets it right."""
        size = style.size
        right = min(max(size, self.low), self.high) if size is not None else None
        return Restyle(
            span=span,
            size=right if right != size else None,
            bold=self.bold if style.bold is not self.bold else None,
            italic=self.italic if style.italic is not self.italic else None,
        )


def comma(value: float, places: int | None = None) -> str:
    """A number as Vietnamese writes it: 11,5."""
    return (f"{value:g}" if places is None else f"{value:.{places}f}").replace(".", ",")


def size_said(low: float, high: float) -> Said:
    """Sizes in words."""
    if low == high:
        return comma(low), f"{low:g}"
    return f"{comma(low)}-{comma(high)}", f"{low:g} to {high:g}"


def judged(
    draft: Draft, code: str, name: Said, pieces: Iterable[Piece | Para], want: Want
) -> Iterator[Flaw]:
    """One flaw for a component that is not set as it ought to be; a house may say other sizes."""
    low, high = draft.profile.parameter(code, "sizes", (want.low, want.high))
    want = Want(float(low), float(high), want.bold, want.italic)
    wrong: list[Piece | Para] = []
    said: dict[Said, None] = {}
    for piece in pieces:
        faults = dict.fromkeys(want.faults(piece.style, draft.form.cuts))
        if faults:
            wrong.append(piece)
            said |= faults
    if not wrong:
        return
    yield Flaw(
        (
            f"{name[0]}: {'; '.join(vi for vi, _ in said)}.",
            f"{name[1]}: {'; '.join(en for _, en in said)}.",
        ),
        tuple(piece.span for piece in wrong[:30]),
        fix=_fix(want),
        restyles=tuple(want.restyle(piece.span, piece.style) for piece in wrong),
    )


def _fix(want: Want) -> Said:
    vi, en = size_said(want.low, want.high)
    cuts = (
        (want.italic, "đứng", "nghiêng", "upright", "italic"),
        (want.bold, "", "đậm", "", "bold"),
    )
    words = [(f"cỡ {vi}", f"size {en}")]
    for wanted, no_vi, yes_vi, no_en, yes_en in cuts:
        if wanted is not None and (no_vi or wanted):
            words.append((yes_vi, yes_en) if wanted else (no_vi, no_en))
    return (
        f"Đặt {', '.join(each for each, _ in words)}.",
        f"Set it {', '.join(each for _, each in words)}.",
    )
