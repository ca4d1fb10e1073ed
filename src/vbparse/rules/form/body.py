"""Ô 6: size, cut, alignment, indents, gaps and line spacing of the running text; căn cứ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vbparse.document import Restyle, Said, ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, comma, judged
from vbparse.rules.form._form import Para
from vbparse.rules.form._sheets import gaps, indent_of, pitch, ragged
from vbparse.rules.regime import STATE, Regime
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["bases", "gap", "indent", "justified", "size", "spacing", "upright"]

CM = 72 / 2.54
_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.e; TT 01/2011/TT-BNV, Điều 11"
_SLACK = {"docx": 1.5, "pdf": 4.0}  # points
_MOST = 30
_LONG = 150  # letters: such a paragraph takes several lines
_FEWEST = 4  # paragraphs that make a habit


def _texts(draft: Draft) -> tuple[Para, ...]:
    return draft.form.texts


def _has_text(draft: Draft) -> bool:
    return bool(draft.form.texts)


def _flaw(paras: Iterable[Para], what: Said, fix: Said, restyle: Restyle) -> Flaw:
    paras = list(paras)
    return Flaw(
        what,
        tuple(para.span for para in paras[:_MOST]),
        fix=fix,
        restyles=tuple(replace(restyle, span=para.span) for para in paras),
    )


@rule(
    "VB528",
    "text-size",
    severity="error",
    title=("Nội dung sai cỡ chữ", "Text in wrong size"),
    why=("Nội dung văn bản: cỡ chữ 13-14.", "The text is set in size 13 to 14."),
    basis=_BASIS,
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=_has_text,
    bad=(Example(form=(("text.size", 12),)), Example(form=(("text.size", 16),))),
    good=(Example(form=(("text.size", 13), ("basis.size", 13))),),
)
def size(draft: Draft) -> Iterator[Flaw]:
    """Paragraphs of the text; tables and notes may be smaller."""
    want, cuts = Want(13, 14), draft.form.cuts
    paras = [
        para
        for para in _texts(draft)
        if para not in draft.form.bases
        and any(want.faults(para.style, cuts))
        and not draft.form.tabular(para)
    ]
    yield from judged(draft, "VB528", ("Nội dung văn bản", "Text"), paras, want)


@rule(
    "VB529",
    "text-upright",
    severity="error",
    title=("Nội dung không phải chữ đứng, thường", "Text not upright"),
    why=(
        "Nội dung văn bản trình bày bằng chữ in thường, kiểu chữ đứng.",
        "The text is set upright.",
    ),
    basis=_BASIS,
    origin=("F06",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: len(draft.form.texts) >= _FEWEST,
    bad=(Example(form=(("text.italic", True),)), Example(form=(("text.bold", True),))),
)
def upright(draft: Draft) -> Iterator[Flaw]:
    """Most of the text is italic or bold; single notes and emphasis are left alone."""
    opening = draft.layout.zone(ZoneKind.PREAMBLE)  # what stands for căn cứ may slant too
    texts = [para for para in _texts(draft) if not (opening and para.span.overlaps(opening))]
    slanted = [para for para in texts if para.style.italic or para.style.bold]
    whole = sum(para.letters for para in texts)
    if 2 * sum(para.letters for para in slanted) > whole:
        yield _flaw(
            slanted,
            ("Nội dung phải là chữ đứng, không đậm.", "The text must be upright and not bold."),
            ("Bỏ nghiêng, bỏ đậm.", "Take italics and bold away."),
            Restyle(span=slanted[0].span, bold=False, italic=False),
        )


@rule(
    "VB530",
    "text-justified",
    severity="error",
    title=("Nội dung không canh đều hai lề", "Text not justified"),
    why=(
        "Nội dung văn bản được canh đều cả hai lề.",
        "The text is set to both edges.",
    ),
    basis=_BASIS,
    origin=("F07",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=_has_text,
    bad=(Example(form=(("text.align", "left"),)),),
)
def justified(draft: Draft) -> Iterator[Flaw]:
    """Paragraphs of several lines; one stray paragraph among many is let pass."""
    area = draft.form.area
    long = [para for para in _texts(draft) if para.letters >= _LONG]
    off = [para for para in long if ragged(draft.form, para, area) and not draft.form.tabular(para)]
    if len(off) > 0.2 * len(long):
        yield _flaw(
            off,
            (
                f"{len(off)} đoạn không canh đều hai lề.",
                f"{len(off)} paragraphs are not justified.",
            ),
            ("Canh đều hai lề.", "Justify them."),
            Restyle(span=off[0].span, align="justify"),
        )


@rule(
    "VB531",
    "first-line-indent",
    severity="error",
    title=("Dòng đầu đoạn lùi sai", "First lines not indented as ruled"),
    why=(
        "Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.",
        "The first line of a paragraph is indented by 1 or 1.27 cm.",
    ),
    basis=_BASIS,
    origin=("F07",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: len(draft.form.texts) >= _FEWEST,
    bad=(
        Example(form=(("text.indent", 0.0),)),
        Example(form=(("text.indent", 2.5),)),
    ),
    good=(Example(form=(("text.indent", 1.0), ("head.indent", 1.0))),),
)
def indent(draft: Draft) -> Iterator[Flaw]:
    """Most paragraphs of the text begin elsewhere; anything from 1 to 1.27 cm passes."""
    form = draft.form
    slack = _SLACK["pdf" if form.pdf else "docx"]
    low, high = draft.profile.parameter("VB531", "cm", (1.0, 1.27))
    area = form.area
    known = [
        (para, at) for para in _texts(draft) if (at := indent_of(form, para, area)) is not None
    ]
    off = [para for para, at in known if not low * CM - slack <= at <= high * CM + slack]
    if len(known) >= _FEWEST and 2 * len(off) > len(known):
        yield _flaw(
            off,
            (
                f"{len(off)} trên {len(known)} đoạn không lùi đầu dòng 1 cm hoặc 1,27 cm.",
                f"{len(off)} of {len(known)} paragraphs are not indented by 1 or 1.27 cm.",
            ),
            ("Lùi đầu dòng 1,27 cm.", "Indent them by 1.27 cm."),
            Restyle(span=off[0].span, indent_left=0, indent_first=36.0),
        )


@rule(
    "VB532",
    "paragraph-gap",
    severity="error",
    title=("Khoảng cách giữa các đoạn nhỏ hơn 6 pt", "Less than 6 pt between paragraphs"),
    why=(
        "Khoảng cách giữa các đoạn văn tối thiểu là 6 pt.",
        "Paragraphs stand at least 6 points apart.",
    ),
    basis=_BASIS,
    origin=("F07",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: len(draft.form.paras) > _FEWEST,
    bad=(Example(form=(("text.gap", 0.0), ("head.gap", 0.0))),),
)
def gap(draft: Draft) -> Iterator[Flaw]:
    """Most paragraphs of the text stand nearer to the one above them."""
    least = float(draft.profile.parameter("VB532", "points", 6))
    slack = 1.0 if draft.form.pdf else 0.1
    found = gaps(draft.form)
    near = [para for para, space in found if space < least - slack]
    if len(found) >= _FEWEST and 2 * len(near) > len(found):
        yield _flaw(
            near,
            (
                f"{len(near)} trên {len(found)} đoạn cách đoạn trên dưới {comma(least)} pt.",
                f"{len(near)} of {len(found)} paragraphs stand less than {least:g} pt apart.",
            ),
            (f"Đặt khoảng cách đoạn {comma(least)} pt.", f"Leave {least:g} pt above them."),
            Restyle(span=near[0].span, space_before=least),
        )


@rule(
    "VB533",
    "line-spacing",
    severity="error",
    title=("Khoảng cách dòng sai", "Line spacing out of range"),
    why=(
        "Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.",
        "Lines stand from single spacing to one and a half.",
    ),
    basis=_BASIS,
    origin=("F07",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=_has_text,
    bad=(Example(form=(("text.spacing", 2.0),)), Example(form=(("text.spacing", 0.8),))),
    good=(Example(form=(("text.spacing", 1.5),)),),
)
def spacing(draft: Draft) -> Iterator[Flaw]:
    """Word: most of the text; exact spacing counts by its size. PDF: the usual distance."""
    texts = _texts(draft)
    if draft.form.pdf:
        usual = pitch(draft.form)
        off = list(texts) if usual is not None and not 0.93 <= usual <= 1.57 else []
    else:
        off = [para for para in texts if not _spaced(para)]
    if off and 2 * len(off) > len(texts):
        yield _flaw(
            off,
            (
                "Khoảng cách dòng không nằm trong khoảng dòng đơn đến 1,5 lines.",
                "The line spacing is not between single and one and a half.",
            ),
            ("Đặt dòng đơn đến 1,5 lines.", "Set it from single to 1.5 lines."),
            Restyle(span=off[0].span, line_spacing=1.15),
        )


def _spaced(para: Para) -> bool:
    value, size = para.style.line_spacing, para.style.size or 14.0
    if value is None:
        return True
    if value >= 5:  # exactly so many points
        value = value / (1.15 * size)
        return 0.9 <= value <= 1.6
    return 0.98 <= value <= 1.52


@rule(
    "VB534",
    "bases-italic",
    severity="error",
    title=("Căn cứ không phải chữ nghiêng", "Căn cứ not in italics"),
    why=(
        "Căn cứ ban hành văn bản: chữ in thường, kiểu chữ nghiêng, cỡ 13-14.",
        "The căn cứ are set in italics, in size 13 to 14.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.a và II.6.e",
    origin=("C02",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.bases),
    bad=(Example(form=(("basis.italic", False),)), Example(form=(("basis.size", 11),))),
)
def bases(draft: Draft) -> Iterator[Flaw]:
    """Lines of the opening that begin with Căn cứ and do not lead on to the plan itself."""
    want = Want(13, 14, italic=True)
    yield from judged(draft, "VB534", ("Căn cứ", "Căn cứ"), draft.form.bases, want)
