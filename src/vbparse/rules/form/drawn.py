"""*Đường kẻ* under the motto, the issuer and the subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vbparse.document import Line, Span, Stroke, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.form._form import Piece
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["below_issuer", "below_motto", "below_subject"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.{}"
_TYPED = lazy(r"[\s_\-–—=*.•]{3,}")
_ABOVE, _BELOW = 4.0, 16.0  # points around the lower edge of the line in which a rule stands
_FAR = 40.0  # down to the number, when that stands below a name of several lines
_SHORTEST = 20.0
_SHARE = 0.4  # of the line above: a third to half of it


@rule(
    "VB522",
    "rule-below-motto",
    severity="warning",
    title=("Thiếu đường kẻ dưới Tiêu ngữ", "No rule below the motto"),
    why=(
        "Phía dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.",
        "A solid rule as long as the line stands below the motto.",
    ),
    basis=_BASIS.format("1.b"),
    origin=("H04",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.motto),
    bad=(Example(form=(("motto.rule", False),)),),
)
def below_motto(draft: Draft) -> Iterator[Flaw]:
    """Shapes, borders, underlining or typed strokes; PDF: a rule on the page."""
    form = draft.form
    last = form.motto[-1]
    if form.pdf:
        found = _on_page(draft, last)
    else:
        left, right, _ = _halves(draft)
        found = right > 0 or left > 1 or last.style.underline or _typed(draft, last)
    if not found:
        yield _missing(draft, last, "Tiêu ngữ", "motto", 1.0)


@rule(
    "VB523",
    "rule-below-issuer",
    severity="warning",
    title=("Thiếu đường kẻ dưới tên cơ quan ban hành", "No rule below the issuer"),
    why=(
        "Phía dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ.",
        "A solid rule of a third to half the line stands below the issuer.",
    ),
    basis=_BASIS.format("2"),
    origin=("H04",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.issuer),
    bad=(Example(form=(("issuer.rule", False),)),),
)
def below_issuer(draft: Draft) -> Iterator[Flaw]:
    """Shapes, borders, underlining or typed strokes; PDF: a rule on the page."""
    form = draft.form
    last = form.issuer[-1]
    if form.pdf:
        found = any(_on_page(draft, piece, _reach(draft)) for piece in form.issuer[-2:])
    else:
        left, right, _ = _halves(draft)
        found = left > 0 or right > 1 or last.style.underline or _typed(draft, last)
    if not found:
        yield _missing(draft, last, "tên cơ quan ban hành", "issuer")


@rule(
    "VB527",
    "rule-below-subject",
    severity="warning",
    title=("Thiếu đường kẻ dưới trích yếu", "No rule below the subject"),
    why=(
        "Phía dưới trích yếu có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ.",
        "A solid rule of a third to half the line stands below the subject.",
    ),
    basis=_BASIS.format("5"),
    origin=("H04",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.subject) and draft.plan.doc_type.code != "CV",
    bad=(Example(form=(("subject.rule", False),)),),
)
def below_subject(draft: Draft) -> Iterator[Flaw]:
    """In Word any line drawn from the title to the first paragraph of the text."""
    form = draft.form
    last = form.subject[-1]
    found = _typed(draft, last)
    if form.pdf:
        found = found or any(_on_page(draft, piece, _FAR) for piece in _as_wide(draft, last))
    else:
        title = draft.layout.zone(ZoneKind.TITLE)
        end = title.end if title else last.span.end
        lines = list(draft.source.lines_in(Span(form.kind[0].span.start, end))) if form.kind else []
        after = draft.source.line_index(end) + 1
        near = [*lines, *draft.source.lines[after : after + 1]]
        spare = _halves(draft)[2] > 2
        found = found or spare or last.style.underline or any(line.drawn for line in near)
    if not found:
        yield _missing(draft, last, "trích yếu", "subject")


def _as_wide(draft: Draft, last: Piece) -> Iterator[Piece]:
    """The last line of the title, and as wide as any line above it: a rule in the middle of the
    page may stand beside a short line that is not."""
    yield last
    for piece in (*draft.form.kind, *draft.form.subject):
        box, end = piece.line.box, last.line.box
        if box is not None and end is not None and piece.line.page == last.line.page:
            wide = replace(end, x0=box.x0, x1=box.x1)
            yield replace(last, line=replace(last.line, box=wide))


def _missing(draft: Draft, piece: Piece, vi: str, en: str, share: float = _SHARE) -> Flaw:
    return Flaw(
        (f"Thiếu đường kẻ ngang dưới {vi}.", f"There is no rule below the {en}."),
        piece.span,
        fix=("Kẻ đường ngang, nét liền.", "Draw a solid rule."),
        strokes=() if draft.form.pdf else (Stroke(piece.span, share),),
        missing=True,
    )


def _halves(draft: Draft) -> tuple[int, int, int]:
    """Lines drawn in the left half of a Word head, which comes first, in the right half, in all.

    Of a head typed line by line, where both halves share their lines, nobody knows which.
    """
    form = draft.form
    cut = min((p.line.span.start for p in (*form.nation, *form.motto)), default=form.head.end)
    lines: Sequence[Line] = [
        line for line in draft.source.lines_in(form.head) if line.span.start < form.head.end
    ]
    shared = any(
        line.span.overlaps(one.span) for line in (p.line for p in form.motto) for one in form.issuer
    )
    total = sum(line.drawn for line in lines)
    if shared or not (form.nation and form.motto):
        return total, total, total
    left = sum(line.drawn for line in lines if line.span.start < cut)
    return left, total - left, total


def _typed(draft: Draft, piece: Piece) -> bool:
    """Whether the next line, or the rest of this one, holds only strokes."""
    lines = draft.source.lines
    at = draft.source.line_index(piece.span.start)
    rest = draft.source.text[piece.span.end : lines[at].span.end]
    following = lines[at + 1 : at + 2]
    below = [draft.source.quote(line.span) for line in following]
    return any(len(text) >= 3 and _TYPED.fullmatch(text) for text in (rest, *below))


def _reach(draft: Draft) -> float:
    """How far below the issuer its rule may stand: down to the number."""
    upper, lower = draft.form.issuer[-1].line, draft.form.number
    if upper.box is None or not lower or lower[0].line.box is None:
        return _BELOW
    if lower[0].line.page != upper.page:
        return _BELOW
    return max(_BELOW, min(_FAR, lower[0].line.box.top - upper.box.bottom))


def _on_page(draft: Draft, piece: Piece, reach: float = _BELOW) -> bool:
    """Whether a horizontal rule stands right below a line of a PDF, or strokes are typed there."""
    box, page = piece.line.box, piece.line.page
    if box is None or page is None:
        return True
    for drawn in draft.source.pages[page - 1].rules:
        inside = min(drawn.x1, box.x1) - max(drawn.x0, box.x0)
        if (
            drawn.top == drawn.bottom
            and -_ABOVE <= drawn.top - box.bottom <= reach
            and inside > min(_SHORTEST, 0.5 * (drawn.x1 - drawn.x0), 0.7 * (box.x1 - box.x0))
        ):
            return True
    return _typed(draft, piece)
