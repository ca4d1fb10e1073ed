"""Ô 7 and 9b: size and cut of posts, names, “Nơi nhận” and its list."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Restyle, Said
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, judged
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["label", "posts", "receivers", "signature_centred", "signer"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.{} và mục V; TT 01/2011/TT-BNV, Phụ lục IV"
_NAME: Said = ("Họ và tên người ký", "Name of the signer")
_OFF = 20.0  # points


@rule(
    "VB537",
    "post-set",
    severity="error",
    title=("Quyền hạn, chức vụ sai cỡ chữ, kiểu chữ", "Post in wrong size or style"),
    why=(
        "Quyền hạn, chức vụ của người ký: chữ in hoa, cỡ 13-14, kiểu đứng, đậm.",
        "Authority and post are set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS.format("7"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.posts),
    bad=(Example(form=(("post.bold", False),)), Example(form=(("post.size", 12),))),
)
def posts(draft: Draft) -> Iterator[Flaw]:
    """Lines in capitals above the name."""
    want = Want(13, 14, bold=True, italic=False)
    name = ("Quyền hạn, chức vụ người ký", "Authority and post")
    yield from judged(draft, "VB537", name, draft.form.posts, want)


@rule(
    "VB538",
    "signer-set",
    severity="error",
    title=("Họ tên người ký sai cỡ chữ, kiểu chữ", "Name of the signer in wrong size or style"),
    why=(
        "Họ và tên người ký: chữ in thường, cỡ 13-14, kiểu đứng, đậm.",
        "The name of the signer is set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS.format("7"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.signer),
    bad=(
        Example(form=(("signer.bold", False),)),
        Example(form=(("signer.italic", True),)),
        Example(form=(("signer.size", 11),)),
    ),
)
def signer(draft: Draft) -> Iterator[Flaw]:
    """The line of the name."""
    want = Want(13, 14, bold=True, italic=False)
    yield from judged(draft, "VB538", _NAME, draft.form.signer, want)


@rule(
    "VB539",
    "signature-centred",
    severity="error",
    title=("Họ tên người ký không canh giữa dưới chức vụ", "Name not centred below the post"),
    why=(
        "Họ và tên người ký đặt canh giữa so với quyền hạn, chức vụ.",
        "The name stands centred below authority and post.",
    ),
    basis=_BASIS.format("7"),
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.signer) and bool(draft.form.posts),
    bad=(Example(form=(("signer.align", "left"),)),),
)
def signature_centred(draft: Draft) -> Iterator[Flaw]:
    """Word: the alignment; PDF: the middles of the lines. Typed spaces are not judged."""
    name = draft.form.signer[0]
    if draft.form.pdf:
        boxes = [one.line.box for one in draft.form.posts if one.line.page == name.line.page]
        middles = [(box.x0 + box.x1) / 2 for box in boxes if box is not None]
        mine = name.line.box
        if mine is None or not middles:
            return
        centre = (mine.x0 + mine.x1) / 2
        off = all(abs(centre - middle) > _OFF for middle in middles)
    else:
        off = (
            name.alone
            and name.style.align != "center"
            and not name.style.indent_first
            and not name.style.indent_left
        )
    if off:
        yield Flaw(
            ("Họ tên người ký phải canh giữa dưới chức vụ.", "Centre the name below the post."),
            name.span,
            fix=("Canh giữa.", "Centre it."),
            restyles=(Restyle(span=name.span, align="center", indent_left=0, indent_first=0),),
        )


@rule(
    "VB540",
    "recipients-label-set",
    severity="error",
    title=("“Nơi nhận” sai cỡ chữ, kiểu chữ", "“Nơi nhận” in wrong size or style"),
    why=(
        "Từ “Nơi nhận”: chữ in thường, cỡ 12, kiểu nghiêng, đậm.",
        "The words Nơi nhận are set in bold italics, in size 12.",
    ),
    basis=_BASIS.format("9.d"),
    origin=("R02",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.label),
    bad=(
        Example(form=(("label.italic", False),)),
        Example(form=(("label.bold", False),)),
        Example(form=(("label.size", 14),)),
    ),
)
def label(draft: Draft) -> Iterator[Flaw]:
    """The words themselves."""
    want = Want(12, 12, bold=True, italic=True)
    yield from judged(draft, "VB540", ("“Nơi nhận”", "Nơi nhận"), draft.form.label, want)


@rule(
    "VB541",
    "recipients-list-set",
    severity="error",
    title=("Danh sách nơi nhận sai cỡ chữ, kiểu chữ", "List of recipients in wrong size or style"),
    why=(
        "Phần liệt kê các nơi nhận: chữ in thường, cỡ 11, kiểu đứng.",
        "The list of recipients is set upright in size 11.",
    ),
    basis=_BASIS.format("9.d"),
    origin=("R02",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.receivers),
    bad=(Example(form=(("receiver.size", 13),)), Example(form=(("receiver.italic", True),))),
)
def receivers(draft: Draft) -> Iterator[Flaw]:
    """Lines of the list."""
    want = Want(11, 11, bold=False, italic=False)
    name = ("Danh sách nơi nhận", "List of recipients")
    yield from judged(draft, "VB541", name, draft.form.receivers, want)
