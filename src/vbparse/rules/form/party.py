"""Documents of the Party: pages, sizes and styles of Hướng dẫn 05-HD/VPTW.

The instruction itself has not been read, only three summaries that agree: all are warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbparse.document import Restyle, Said
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, comma, judged
from vbparse.rules.form._form import Para, Piece
from vbparse.rules.form._sheets import gaps, indent_of, measured, pitch, ragged
from vbparse.rules.form.paper import MM, line_on
from vbparse.rules.regime import Regime
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["end", "head", "page", "paragraphs", "text", "title"]

_BASIS = "HD 05-HD/VPTW (2026), theo tài liệu hướng dẫn"
_HD05 = frozenset({Regime.HD05})
_MARGINS = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}
_CM = 72 / 2.54
_MOST = 30
_FEWEST = 4


def _each(
    draft: Draft, code: str, parts: Iterable[tuple[Said, Iterable[Piece | Para], Want]]
) -> Iterator[Flaw]:
    for name, pieces, want in parts:
        yield from judged(draft, code, name, pieces, want)


@rule(
    "VB544",
    "party-page",
    severity="warning",
    title=("Lề trang hoặc số trang sai (Đảng)", "Margins or page numbers wrong (Party)"),
    why=(
        "Lề trên 20, dưới 20, trái 30, phải 15 mm; số trang cỡ 14, canh giữa lề trên, không ghi ở "
        "trang thứ nhất.",
        "Margins are 20, 20, 30 and 15 mm; page numbers stand centred at the top, not on page 1.",
    ),
    basis=_BASIS,
    origin=("F02", "F05"),
    regimes=_HD05,
    needs=(Need.FORM,),
    bad=(
        Example(form=(("page.left", 20.0),), sample="hd05"),
        Example(form=(("page.number", "foot-right"),), sample="hd05"),
        Example(form=(("page.number_first", True),), sample="hd05"),
    ),
)
def page(draft: Draft) -> Iterator[Flaw]:
    """Margins, mirrored or not; place of the numbers."""
    slack = (4.0 if draft.form.pdf else 1.0) * MM
    for sheet, sides in measured(draft.form):
        off = []
        for side, mm in _MARGINS.items():
            edge = sides.get(side)
            mirrored = {"left": 15.0, "right": 30.0}.get(side, mm)
            if edge and all(edge.outside(x * MM, x * MM, slack) for x in (mm, mirrored)):
                off.append((side, edge.points / MM, mm))
        if off:
            names = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
            yield Flaw(
                (
                    "; ".join(f"Lề {names[s]} {comma(x, 1)} mm, phải {mm:g} mm" for s, x, mm in off)
                    + ".",
                    "; ".join(f"{s} margin {x:.1f} mm, not {mm:g} mm" for s, x, mm in off) + ".",
                ),
                line_on(draft, sheet),
                fix=("Sửa lề trang.", "Correct the margins."),
            )
    numbers = draft.form.numbers[1]
    if numbers and (numbers.place != "top" or numbers.align not in ("center", None)):
        yield Flaw(
            ("Số trang phải đặt giữa, phía trên.", "Page numbers belong centred at the top."),
            numbers.span or draft.first_line,
            fix=("Đặt số trang giữa lề trên.", "Centre them in the upper margin."),
        )
    elif numbers and numbers.first:
        yield Flaw(
            ("Trang thứ nhất không ghi số trang.", "The first page shows no number."),
            draft.first_line,
            fix=("Chọn trang đầu khác biệt.", "Choose a different first page."),
        )


@rule(
    "VB545",
    "party-head-set",
    severity="warning",
    title=("Phần đầu văn bản Đảng sai cỡ chữ, kiểu chữ", "Party head in wrong size or style"),
    why=(
        "Tiêu đề Đảng cỡ 15 đậm; cấp trên cỡ 14 đứng; cơ quan ban hành cỡ 14 đậm; số cỡ 14; địa "
        "danh, thời gian cỡ 14 nghiêng.",
        "The Party's name in 15 bold, the superior in 14, the issuer in 14 bold, number in 14, "
        "place and date in 14 italic.",
    ),
    basis=_BASIS,
    origin=("H03", "F06"),
    regimes=_HD05,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.party),
    bad=(
        Example(form=(("party.size", 12),), sample="hd05"),
        Example(form=(("issuer.bold", False),), sample="hd05"),
        Example(form=(("above.bold", True),), sample="hd05"),
        Example(form=(("number.size", 12),), sample="hd05"),
        Example(form=(("dated.italic", False),), sample="hd05"),
    ),
)
def head(draft: Draft) -> Iterator[Flaw]:
    """Each line of the head, one finding for each component."""
    form = draft.form
    fourteen = Want(14, 14, bold=False, italic=False)
    yield from _each(
        draft,
        "VB545",
        (
            (
                ("Tiêu đề Đảng", "Name of the Party"),
                form.party,
                Want(15, 15, bold=True, italic=False),
            ),
            (("Tên cơ quan cấp trên", "Superior body"), form.above, fourteen),
            (
                ("Tên cơ quan ban hành", "Issuing body"),
                form.issuer,
                Want(14, 14, bold=True, italic=False),
            ),
            (("Số, ký hiệu", "Number and symbol"), form.number, fourteen),
            (
                ("Địa danh và thời gian", "Place and date"),
                form.dated,
                Want(14, 14, bold=False, italic=True),
            ),
        ),
    )


@rule(
    "VB546",
    "party-title-set",
    severity="warning",
    title=("Tên loại, trích yếu văn bản Đảng sai cỡ chữ", "Party title in wrong size or style"),
    why=(
        "Tên loại cỡ 15-16 đậm; trích yếu cỡ 14-15 đậm.",
        "The type is set in 15 to 16 bold, the subject in 14 to 15 bold.",
    ),
    basis=_BASIS,
    origin=("T01", "F06"),
    regimes=_HD05,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.kind),
    bad=(
        Example(form=(("kind.size", 13),), sample="hd05"),
        Example(form=(("subject.bold", False),), sample="hd05"),
    ),
)
def title(draft: Draft) -> Iterator[Flaw]:
    """Type and subject."""
    form = draft.form
    yield from _each(
        draft,
        "VB546",
        (
            (("Tên loại", "Type"), form.kind, Want(15, 16, bold=True, italic=False)),
            (("Trích yếu", "Subject"), form.subject, Want(14, 15, bold=True, italic=False)),
        ),
    )


@rule(
    "VB547",
    "party-text-set",
    severity="warning",
    title=("Nội dung văn bản Đảng sai cỡ chữ", "Party text in wrong size"),
    why=("Nội dung cỡ chữ 14-15.", "The text is set in size 14 to 15."),
    basis=_BASIS,
    origin=("F06",),
    regimes=_HD05,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.texts),
    bad=(Example(form=(("text.size", 12),), sample="hd05"),),
)
def text(draft: Draft) -> Iterator[Flaw]:
    """Paragraphs of the text."""
    yield from judged(draft, "VB547", ("Nội dung", "Text"), draft.form.texts, Want(14, 15))


@rule(
    "VB548",
    "party-paragraphs",
    severity="warning",
    title=("Đoạn văn của văn bản Đảng trình bày sai", "Party paragraphs not set as instructed"),
    why=(
        "Canh đều hai lề, lùi đầu dòng khoảng 10 mm, cách đoạn từ 6 pt, cách dòng 18-22 pt.",
        "Justified, first lines indented by about 10 mm, 6 pt apart, lines at 18 to 22 pt.",
    ),
    basis=_BASIS,
    origin=("F07",),
    regimes=_HD05,
    needs=(Need.FORM,),
    applies=lambda draft: len(draft.form.texts) >= _FEWEST,
    bad=(
        Example(form=(("text.align", "left"),), sample="hd05"),
        Example(form=(("text.indent", 0.0),), sample="hd05"),
        Example(form=(("text.gap", 0.0), ("head.gap", 0.0)), sample="hd05"),
        Example(form=(("text.spacing", 2.0),), sample="hd05"),
    ),
)
def paragraphs(draft: Draft) -> Iterator[Flaw]:
    """What most paragraphs do; indents from 7 to 13 mm pass."""
    form = draft.form
    area = form.area
    long = [para for para in form.texts if para.letters >= 150]
    loose = [para for para in long if ragged(form, para, area) and not form.tabular(para)]
    if loose and len(loose) > 0.2 * len(long):
        yield _paragraphs(loose, "không canh đều hai lề", "are not justified", align="justify")
    known = [(p, at) for p in form.texts if (at := indent_of(form, p, area)) is not None]
    off = [para for para, at in known if not 0.7 * _CM <= at <= 1.4 * _CM]
    if len(known) >= _FEWEST and 2 * len(off) > len(known):
        yield _paragraphs(
            off, "không lùi đầu dòng khoảng 10 mm", "are not indented", indent_first=28.35
        )
    apart = gaps(form)
    near = [para for para, space in apart if space < (5.0 if form.pdf else 5.9)]
    if len(apart) >= _FEWEST and 2 * len(near) > len(apart):
        yield _paragraphs(
            near, "cách đoạn trên dưới 6 pt", "stand less than 6 pt apart", space_before=6.0
        )
    wide = [para for para in form.texts if not _spaced(draft, para)]
    if 2 * len(wide) > len(form.texts):
        yield _paragraphs(
            wide, "cách dòng ngoài 18-22 pt", "have lines not 18 to 22 pt apart", line_spacing=18.0
        )


def _spaced(draft: Draft, para: Para) -> bool:
    """Whether lines stand 18 to 22 points apart, a point more or less; single spacing passes."""
    size = para.style.size or 14.0
    single = pitch(draft.form) if draft.form.pdf else para.style.line_spacing
    if single is None:
        return True
    points = single if single >= 5 else single * 1.15 * size
    return 15.5 <= points <= 23.0


def _paragraphs(
    paras: list[Para],
    vi: str,
    en: str,
    *,
    align: str | None = None,
    indent_first: float | None = None,
    space_before: float | None = None,
    line_spacing: float | None = None,
) -> Flaw:
    return Flaw(
        (f"{len(paras)} đoạn {vi}.", f"{len(paras)} paragraphs {en}."),
        tuple(para.span for para in paras[:_MOST]),
        restyles=tuple(
            Restyle(
                span=para.span,
                align=align,
                indent_first=indent_first,
                space_before=space_before,
                line_spacing=line_spacing,
            )
            for para in paras
        ),
    )


@rule(
    "VB549",
    "party-end-set",
    severity="warning",
    title=(
        "Phần ký, nơi nhận văn bản Đảng sai cỡ chữ, kiểu chữ",
        "Signature or recipients of the Party in wrong size or style",
    ),
    why=(
        "Quyền hạn ký cỡ 14 đậm, chức vụ cỡ 14 không đậm, họ tên cỡ 14 đậm; “Nơi nhận” cỡ 14 đứng, "
        "gạch chân; danh sách cỡ 12.",
        "Authority in 14 bold, post in 14 not bold, name in 14 bold; Nơi nhận in 14 upright and "
        "underlined, the list in 12.",
    ),
    basis=_BASIS,
    origin=("R02", "F06"),
    regimes=_HD05,
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.signer) or bool(draft.form.label),
    bad=(
        Example(form=(("post.bold", True),), sample="hd05"),
        Example(form=(("signer.bold", False),), sample="hd05"),
        Example(form=(("label.underline", False),), sample="hd05"),
        Example(form=(("receiver.size", 14),), sample="hd05"),
    ),
)
def end(draft: Draft) -> Iterator[Flaw]:
    """Both sides of the end."""
    form = draft.form
    authority = [p for p in form.posts if p.text.startswith(("T/M", "K/T", "T/L", "TM", "Q."))]
    rest = [p for p in form.posts if form.posts.index(p) > 0 and p not in authority]
    bold, plain = Want(14, 14, bold=True, italic=False), Want(14, 14, bold=False, italic=False)
    yield from _each(
        draft,
        "VB549",
        (
            (("Quyền hạn ký", "Authority"), authority, bold),
            (("Chức vụ", "Post"), rest if authority else (), plain),
            (("Họ tên người ký", "Name of the signer"), form.signer, bold),
            (("“Nơi nhận”", "Nơi nhận"), form.label, plain),
            (
                ("Danh sách nơi nhận", "List of recipients"),
                form.receivers,
                Want(12, 12, bold=False),
            ),
        ),
    )
    bare = [piece for piece in form.label if not _underlined(draft, piece)]
    if bare:
        yield Flaw(
            ("“Nơi nhận” phải gạch chân.", "Nơi nhận must be underlined."),
            tuple(piece.span for piece in bare),
            fix=("Gạch chân “Nơi nhận”.", "Underline it."),
            restyles=tuple(Restyle(span=piece.span, underline=True) for piece in bare),
        )


def _underlined(draft: Draft, piece: Piece) -> bool:
    box, page = piece.line.box, piece.line.page
    if not draft.form.pdf or box is None or page is None:
        return piece.style.underline
    return any(
        drawn.top == drawn.bottom
        and abs(drawn.top - box.bottom) < 5
        and drawn.x0 < box.x1
        and drawn.x1 > box.x0
        for drawn in draft.source.pages[page - 1].rules
    )
