"""Headings of the body: phần, chương, mục, and khoản that have a title."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want, judged
from vbparse.rules.form._form import Para
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["clauses", "sections"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d và mục V (mẫu chữ)"
_NEAR = 2.0  # points
_ROMAN = lazy(r"(?:[IVX]{1,6}|Phần\s.{1,20}|Chương\s.{1,20})[.:]?")
_ARABIC = lazy(r"\d{1,2}[.:]?")


def _sections(draft: Draft) -> tuple[Para, ...]:
    return tuple(para for number, para in draft.form.numbered if _ROMAN.fullmatch(number))


def _clauses(draft: Draft) -> tuple[Para, ...]:
    return tuple(
        para
        for number, para in draft.form.numbered
        if _ARABIC.fullmatch(number) and not _runs_on(draft, para)
    )


def _runs_on(draft: Draft, para: Para) -> bool:
    """Whether a line of a PDF goes to the right edge: a sentence whose next line reads as an item,
    *… với Ban Dân chủ / - Pháp luật*."""
    area, box = draft.form.area, para.lines[-1].box
    return area is not None and box is not None and abs(box.x1 - area.right) < _NEAR


@rule(
    "VB535",
    "section-heading-set",
    severity="warning",
    title=("Tiêu đề phần, mục sai cỡ chữ, kiểu chữ", "Section headings in wrong size or style"),
    why=(
        "Tiêu đề của phần, chương, mục: cỡ 13-14, kiểu đứng, đậm.",
        "Headings of parts and sections are set upright bold, in size 13 to 14.",
    ),
    basis=_BASIS,
    origin=("B02", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(_sections(draft)),
    bad=(Example(form=(("head.bold", False),)), Example(form=(("head.size", 16),))),
)
def sections(draft: Draft) -> Iterator[Flaw]:
    """Headings with Roman numerals on lines of their own."""
    want = Want(13, 14, bold=True, italic=False)
    name = ("Tiêu đề phần, mục", "Section headings")
    yield from judged(draft, "VB535", name, _sections(draft), want)


@rule(
    "VB536",
    "clause-heading-set",
    severity="warning",
    title=("Tiêu đề khoản sai cỡ chữ, kiểu chữ", "Clause headings in wrong size or style"),
    why=(
        "Khoản có tiêu đề: số thứ tự và tiêu đề cùng một dòng, cỡ chữ của lời văn, kiểu đứng, đậm.",
        "A clause that has a title shows it upright bold, in the size of the text.",
    ),
    basis=_BASIS,
    origin=("B02", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: bool(_clauses(draft)),
    bad=(Example(form=(("clause.bold", False),)), Example(form=(("clause.size", 11),))),
)
def clauses(draft: Draft) -> Iterator[Flaw]:
    """Headings with Arabic numerals that stand alone on their line."""
    want = Want(13, 14, bold=True, italic=False)
    name = ("Tiêu đề khoản", "Clause headings")
    yield from judged(draft, "VB536", name, _clauses(draft), want)
