"""Ô 5: size, cut and place of the type (*tên loại*) and the subject (*trích yếu*)."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Restyle, Style
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, judged
from vbparse.rules.form._form import Piece
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["centred", "kind", "subject"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.5 và mục V"
_OFF = 30.0  # points; the middle of the text is not that of the page


@rule(
    "VB524",
    "type-set",
    severity="error",
    title=("Tên loại văn bản sai cỡ chữ, kiểu chữ", "Type in wrong size or style"),
    why=(
        "Tên loại trình bày bằng chữ in hoa, cỡ 13-14, kiểu đứng, đậm.",
        "The type is set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS,
    origin=("T01", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.kind),
    bad=(
        Example(form=(("kind.size", 18),)),
        Example(form=(("kind.bold", False),)),
        Example(form=(("kind.italic", True),)),
    ),
)
def kind(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the line that says KẾ HOẠCH."""
    want = Want(13, 14, bold=True, italic=False)
    name = ("Tên loại văn bản", "Type of document")
    yield from judged(draft, "VB524", name, draft.form.kind, want)


@rule(
    "VB525",
    "subject-set",
    severity="error",
    title=("Trích yếu sai cỡ chữ, kiểu chữ", "Subject in wrong size or style"),
    why=(
        "Trích yếu nội dung trình bày bằng chữ in thường, cỡ 13-14, kiểu đứng, đậm.",
        "The subject is set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS,
    origin=("T01", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.subject) and draft.plan.doc_type.code != "CV",
    bad=(
        Example(form=(("subject.size", 12),)),
        Example(form=(("subject.bold", False),)),
        Example(form=(("subject.italic", True),)),
    ),
)
def subject(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of its lines."""
    want = Want(13, 14, bold=True, italic=False)
    yield from judged(draft, "VB525", ("Trích yếu", "Subject"), draft.form.subject, want)


@rule(
    "VB526",
    "title-centred",
    severity="error",
    title=("Tên loại, trích yếu không canh giữa", "Type or subject not centred"),
    why=(
        "Tên loại và trích yếu nội dung đặt canh giữa theo chiều ngang văn bản.",
        "Type and subject stand in the middle of the page.",
    ),
    basis=_BASIS,
    origin=("T01",),
    regimes=STATE | PARTY,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.kind) and draft.plan.doc_type.code != "CV",
    bad=(
        Example(form=(("kind.align", "left"),)),
        Example(form=(("subject.align", "left"),)),
    ),
)
def centred(draft: Draft) -> Iterator[Flaw]:
    """Word: the alignment of the paragraphs; PDF: their middle and that of the text area."""
    off = [
        piece
        for piece in (*draft.form.kind, *draft.form.subject)
        if piece.alone and _off(draft, piece)
    ]
    if off:
        yield Flaw(
            ("Tên loại, trích yếu phải canh giữa.", "Type and subject must be centred."),
            tuple(piece.span for piece in off),
            fix=("Canh giữa.", "Centre them."),
            restyles=tuple(
                Restyle(span=piece.span, align="center", indent_left=0, indent_first=0)
                for piece in off
            ),
        )


def _pushed(style: Style) -> bool:
    return bool(style.indent_first or style.indent_left)


def _off(draft: Draft, piece: Piece) -> bool:
    if not draft.form.pdf:
        return piece.style.align != "center" and not _pushed(piece.style)
    box = piece.line.box
    page = next((p for p in draft.form.pages if p.number == piece.line.page), None)
    if box is None or page is None:
        return False
    middle = (box.x0 + box.x1) / 2
    area = draft.form.area
    centre = (area.left + area.right) / 2 if area and area.sure else page.width / 2 + 0.4 * _OFF
    return abs(middle - centre) > _OFF
