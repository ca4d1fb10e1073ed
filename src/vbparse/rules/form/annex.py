"""*Phụ lục*: the line that says so, its title, and the line *(Kèm theo …)*."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, judged
from vbparse.rules.form._form import Piece
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["heading", "note"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1 và mục V"


def _heads(draft: Draft) -> tuple[Piece, ...]:
    return tuple(piece for head, title, _ in draft.form.annexes for piece in (head, *title))


@rule(
    "VB542",
    "annex-heading-set",
    severity="error",
    title=("Tiêu đề phụ lục sai cỡ chữ, kiểu chữ", "Annex heading in wrong size or style"),
    why=(
        "Từ “Phụ lục” cỡ 14, tên phụ lục chữ in hoa cỡ 13-14, đều kiểu đứng, đậm.",
        "“Phụ lục” is set in size 14, its title in 13 to 14, both upright bold.",
    ),
    basis=_BASIS,
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.annexes),
    bad=(
        Example(form=(("annex.bold", False),)),
        Example(form=(("annex_title.size", 11),)),
    ),
)
def heading(draft: Draft) -> Iterator[Flaw]:
    """Both lines of each annex."""
    want = Want(13, 14, bold=True, italic=False)
    name = ("Tiêu đề phụ lục", "Annex heading")
    yield from judged(draft, "VB542", name, _heads(draft), want)


@rule(
    "VB543",
    "annex-note-set",
    severity="error",
    title=(
        "Dòng “(Kèm theo …)” của phụ lục sai cỡ chữ, kiểu chữ",
        "The line “(Kèm theo …)” in wrong size or style",
    ),
    why=(
        "Thông tin chỉ dẫn kèm theo văn bản: chữ in thường, cỡ 13-14, kiểu nghiêng.",
        "The line that names the document is set in italics, in size 13 to 14.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1.c và mục V",
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: any(note for _, _, note in draft.form.annexes),
    bad=(Example(form=(("annex_note.italic", False),)), Example(form=(("annex_note.size", 11),))),
)
def note(draft: Draft) -> Iterator[Flaw]:
    """The line in brackets below the title."""
    want = Want(13, 14, italic=True)
    pieces = [piece for _, _, note in draft.form.annexes for piece in note]
    yield from judged(
        draft, "VB543", ("Dòng “(Kèm theo …)”", "The line (Kèm theo …)"), pieces, want
    )
