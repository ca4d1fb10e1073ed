"""Ô 1 to 4: size, cut and place of Quốc hiệu, Tiêu ngữ, the bodies, number, place and date."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Box, Restyle, Said, Style
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, comma, judged
from vbparse.rules.form._form import Form, Piece
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["above", "centred", "dated", "issuer", "motto", "nation", "number", "pair"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.{} và mục V; TT 01/2011/TT-BNV, Phụ lục IV"
_NATION: Said = ("Quốc hiệu", "National name")
_MOTTO: Said = ("Tiêu ngữ", "Motto")
_ABOVE: Said = ("Tên cơ quan chủ quản", "Body above the issuer")
_ISSUER: Said = ("Tên cơ quan ban hành", "Issuing body")
_NUMBER: Said = ("Số, ký hiệu", "Number and symbol")
_DATED: Said = ("Địa danh và thời gian", "Place and date")
_OFF = 14.0  # points; a component this far from the middle of the one above is not centred


@rule(
    "VB514",
    "national-name-set",
    severity="error",
    title=("Quốc hiệu sai cỡ chữ, kiểu chữ", "National name in wrong size or style"),
    why=(
        "Quốc hiệu trình bày bằng chữ in hoa, cỡ 12-13, kiểu đứng, đậm.",
        "The national name is set upright bold, in size 12 to 13.",
    ),
    basis=_BASIS.format("1.a"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.nation),
    bad=(
        Example(form=(("nation.size", 10),)),
        Example(form=(("nation.bold", False),)),
        Example(form=(("nation.italic", True),)),
    ),
    good=(Example(form=(("nation.size", 13), ("motto.size", 14))),),
)
def nation(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the line."""
    want = Want(12, 13, bold=True, italic=False)
    yield from judged(draft, "VB514", _NATION, draft.form.nation, want)


@rule(
    "VB515",
    "motto-set",
    severity="error",
    title=("Tiêu ngữ sai cỡ chữ, kiểu chữ", "Motto in wrong size or style"),
    why=(
        "Tiêu ngữ trình bày bằng chữ in thường, cỡ 13-14, kiểu đứng, đậm.",
        "The motto is set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS.format("1.b"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.motto),
    bad=(
        Example(form=(("motto.size", 16),)),
        Example(form=(("motto.bold", False),)),
        Example(form=(("motto.italic", True),)),
    ),
    good=(Example(form=(("motto.size", 14), ("nation.size", 13))),),
)
def motto(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the line."""
    want = Want(13, 14, bold=True, italic=False)
    yield from judged(draft, "VB515", _MOTTO, draft.form.motto, want)


@rule(
    "VB516",
    "name-and-motto-one-size",
    severity="warning",
    title=("Quốc hiệu không nhỏ hơn Tiêu ngữ", "National name not smaller than the motto"),
    why=(
        "Các mẫu chữ đi theo cặp: Quốc hiệu 12 với Tiêu ngữ 13, hoặc 13 với 14.",
        "The samples come in pairs: 12 with 13, or 13 with 14.",
    ),
    basis=_BASIS.format("1") + " (theo mẫu chữ)",
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.nation) and bool(draft.form.motto),
    bad=(Example(form=(("nation.size", 13), ("motto.size", 13))),),
    good=(Example(form=(("nation.size", 13), ("motto.size", 14))),),
)
def pair(draft: Draft) -> Iterator[Flaw]:
    """Both sizes are lawful each by itself, and the upper one is not the smaller."""
    one, two = draft.form.nation[0], draft.form.motto[0]
    if one.style.size is None or two.style.size is None or two.style.size > 14.5:
        return
    if two.style.size - one.style.size < 0.45:
        right = 14 if one.style.size > 12.5 else 13
        yield Flaw(
            (
                f"Quốc hiệu cỡ {comma(one.style.size)}, Tiêu ngữ cỡ {comma(two.style.size)}: "
                "Quốc hiệu phải nhỏ hơn một cỡ.",
                f"National name {one.style.size:g}, motto {two.style.size:g}: the name must be one "
                "size smaller.",
            ),
            (one.span, two.span),
            fix=("Dùng cặp 12 và 13, hoặc 13 và 14.", "Use 12 and 13, or 13 and 14."),
            restyles=(
                Restyle(span=one.span, size=right - 1.0),
                Restyle(span=two.span, size=float(right)),
            ),
        )


@rule(
    "VB517",
    "body-above-set",
    severity="error",
    title=(
        "Tên cơ quan chủ quản sai cỡ chữ, kiểu chữ",
        "Body above the issuer in wrong size or style",
    ),
    why=(
        "Tên cơ quan chủ quản trực tiếp: chữ in hoa, cỡ 12-13, kiểu đứng, không đậm.",
        "The body above the issuer is set upright, not bold, in size 12 to 13.",
    ),
    basis=_BASIS.format("2"),
    origin=("H03", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.above),
    bad=(
        Example(form=(("above.bold", True),)),
        Example(form=(("above.size", 15),)),
    ),
)
def above(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the lines above the issuer."""
    want = Want(12, 13, bold=False, italic=False)
    yield from judged(draft, "VB517", _ABOVE, draft.form.above, want)


@rule(
    "VB518",
    "issuer-set",
    severity="error",
    title=("Tên cơ quan ban hành sai cỡ chữ, kiểu chữ", "Issuer in wrong size or style"),
    why=(
        "Tên cơ quan ban hành văn bản: chữ in hoa, cỡ 12-13, kiểu đứng, đậm.",
        "The issuing body is set upright bold, in size 12 to 13.",
    ),
    basis=_BASIS.format("2"),
    origin=("H03", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.issuer),
    bad=(
        Example(form=(("issuer.bold", False),)),
        Example(form=(("issuer.size", 15),)),
    ),
)
def issuer(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the lines that name the issuer."""
    want = Want(12, 13, bold=True, italic=False)
    yield from judged(draft, "VB518", _ISSUER, draft.form.issuer, want)


@rule(
    "VB519",
    "number-set",
    severity="error",
    title=("Số, ký hiệu sai cỡ chữ, kiểu chữ", "Number in wrong size or style"),
    why=(
        "Số, ký hiệu văn bản: cỡ 13, kiểu đứng, không đậm.",
        "Number and symbol are set upright, not bold, in size 13.",
    ),
    basis=_BASIS.format("3"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.number),
    bad=(
        Example(form=(("number.size", 11),)),
        Example(form=(("number.bold", True),)),
        Example(form=(("number.italic", True),)),
    ),
)
def number(draft: Draft) -> Iterator[Flaw]:
    """Size and cut; what a stamp has filled in does not count."""
    want = Want(13, 13, bold=False, italic=False)
    yield from judged(draft, "VB519", _NUMBER, draft.form.number, want)


@rule(
    "VB520",
    "place-and-date-set",
    severity="error",
    title=("Địa danh, thời gian sai cỡ chữ, kiểu chữ", "Place and date in wrong size or style"),
    why=(
        "Địa danh và thời gian ban hành: cỡ 13-14, kiểu nghiêng, không đậm.",
        "Place and date are set in italics, not bold, in size 13 to 14.",
    ),
    basis=_BASIS.format("4"),
    origin=("D01", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.dated),
    bad=(
        Example(form=(("dated.italic", False),)),
        Example(form=(("dated.size", 11),)),
        Example(form=(("dated.bold", True),)),
    ),
)
def dated(draft: Draft) -> Iterator[Flaw]:
    """Size and cut; what a stamp has filled in does not count."""
    want = Want(13, 14, bold=False, italic=True)
    yield from judged(draft, "VB520", _DATED, draft.form.dated, want)


@rule(
    "VB521",
    "head-centred",
    severity="error",
    title=("Phần đầu văn bản không canh giữa", "Head not centred"),
    why=(
        "Tiêu ngữ, tên cơ quan ban hành, số và địa danh đặt canh giữa dưới thành phần phía trên.",
        "Motto, issuer, number and place stand centred below what is above them.",
    ),
    basis=_BASIS.format("1-4"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.motto),
    bad=(
        Example(form=(("motto.align", "left"),)),
        Example(form=(("issuer.align", "left"),), kinds=("docx",)),
        Example(form=(("number.align", "left"),)),
    ),
)
def centred(draft: Draft) -> Iterator[Flaw]:
    """Word: the alignment of the paragraph; PDF: the middles of the lines."""
    form = draft.form
    pairs = (
        (_MOTTO, form.motto, form.nation),
        (_ISSUER, form.issuer, form.above),
        (_NUMBER, form.number, form.issuer),
        (_DATED, form.dated, form.motto),
    )
    for name, pieces, over in pairs:
        off = [piece for piece in pieces if piece.alone and _off(form, piece, over)]
        if off:
            yield Flaw(
                (f"{name[0]} phải canh giữa.", f"{name[1]} must be centred."),
                tuple(piece.span for piece in off),
                fix=("Canh giữa.", "Centre it."),
                restyles=tuple(
                    Restyle(span=piece.span, align="center", indent_left=0, indent_first=0)
                    for piece in off
                ),
            )


def _off(form: Form, piece: Piece, over: tuple[Piece, ...]) -> bool:
    """Whether a line is not centred; what is placed by typed spaces is not judged."""
    if not form.pdf:
        return piece.style.align != "center" and not _pushed(piece.style)
    upper = [box for one in over if one.alone and (box := form.box_of(one))]
    mine = form.box_of(piece)
    if mine is None or not upper or piece.line.page != over[0].line.page:
        return False
    return all(abs(_middle(mine) - _middle(box)) > _OFF for box in upper)


def _pushed(style: Style) -> bool:
    """Whether indents or typed spaces put a line where it stands."""
    return bool(style.indent_first or style.indent_left)


def _middle(box: Box) -> float:
    return (box.x0 + box.x1) / 2
