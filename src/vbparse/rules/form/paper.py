"""*Khổ giấy, kiểu trình bày, lề trang*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vbparse.document import Margins, Page, Setup, Span
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import comma
from vbparse.rules.form._sheets import measured
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["MM", "landscape", "left", "line_on", "paper", "right", "upper_and_lower"]

MM = 72 / 25.4
_A4 = (210.0, 297.0)
_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.{}; TT 01/2011/TT-BNV, Điều 5"
_WIDTH = {"docx": 1.0, "pdf": 3.0}  # millimetres by which a page may differ from A4
_EDGE = {"docx": 0.5, "pdf": 3.0}  # and by which a margin may


def _kind(draft: Draft) -> str:
    return "pdf" if draft.form.pdf else "docx"


def line_on(draft: Draft, page: Page) -> Span:
    """The first line of a page or section: where a fault of the page is shown."""
    start, end = draft.layout.span.start, draft.layout.span.end
    for line in draft.source.lines_in(Span(max(start, page.start), end)):
        if not draft.form.pdf or line.page == page.number:
            return line.span
    return draft.first_line


@rule(
    "VB501",
    "paper",
    severity="error",
    title=("Khổ giấy không phải A4", "Paper other than A4"),
    why=(
        "Văn bản hành chính dùng khổ giấy A4 (210 mm x 297 mm).",
        "Administrative documents use A4 paper.",
    ),
    basis=_BASIS.format(1),
    origin=("F01",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(
        Example(form=(("page.width", 215.9), ("page.height", 279.4))),
        Example(form=(("page.width", 148.0),)),
    ),
)
def paper(draft: Draft) -> Iterator[Flaw]:
    """Every page, upright or sideways."""
    slack = _WIDTH[_kind(draft)] * MM
    wrong = [page for page in draft.form.pages if not _is_a4(page, slack)]
    if wrong:
        width, height = wrong[0].width / MM, wrong[0].height / MM
        a4 = sorted(side * MM for side in _A4)
        yield Flaw(
            (
                f"Khổ giấy {width:.0f} x {height:.0f} mm, phải là A4 (210 x 297 mm).",
                f"The paper is {width:.0f} x {height:.0f} mm, not A4.",
            ),
            tuple(line_on(draft, page) for page in wrong[:9]),
            fix=("Đặt khổ giấy A4.", "Set the paper to A4."),
            setups=tuple(
                Setup(
                    page=page.number,
                    width=round(a4[page.width > page.height], 1),
                    height=round(a4[page.width <= page.height], 1),
                )
                for page in wrong
            ),
        )


def _is_a4(page: Page, slack: float) -> bool:
    sides = zip(sorted((page.width, page.height)), _A4, strict=True)
    return all(abs(side - wanted * MM) <= slack for side, wanted in sides)


@rule(
    "VB502",
    "landscape",
    severity="warning",
    title=("Trang đầu nằm ngang", "First page in landscape"),
    why=(
        "Văn bản trình bày theo chiều dài khổ A4; chỉ bảng, biểu không làm thành phụ lục riêng "
        "mới được trình bày ngang.",
        "Documents stand upright; only tables that are no annex of their own may lie.",
    ),
    basis=_BASIS.format(2),
    origin=("F01",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(Example(form=(("page.width", 297.0), ("page.height", 210.0))),),
)
def landscape(draft: Draft) -> Iterator[Flaw]:
    """The first page; later ones may hold a table."""
    pages = draft.form.pages
    if pages and pages[0].width > pages[0].height:
        yield Flaw(
            ("Trang đầu nằm ngang.", "The first page lies on its side."),
            line_on(draft, pages[0]),
            fix=("Trình bày theo chiều dài khổ giấy.", "Set it upright."),
        )


def _margins(
    draft: Draft,
    code: str,
    sides: dict[str, tuple[float, float]],
    words: dict[str, tuple[str, str]],
) -> Iterator[Flaw]:
    """Margins of upright pages that are out of range; in PDF those of the text on them."""
    slack = _EDGE[_kind(draft)]
    if draft.form.pdf and "bottom" in sides:
        slack += 0.5  # fonts state their depth as they like
    for page, found in measured(draft.form):
        wrong: list[tuple[str, float, float, float]] = []
        for side, (low, high) in sides.items():
            low, high = draft.profile.parameter(code, side, (low, high))
            value = found.get(side)
            if value is not None and value.outside(low * MM, high * MM, slack * MM):
                wrong.append((side, value.points / MM, low, high))
        if wrong:
            said = [(words[side], mm, low, high) for side, mm, low, high in wrong]
            yield Flaw(
                (
                    "; ".join(
                        f"Lề {w[0]} {comma(mm, 1)} mm, phải {comma(lo)}-{comma(hi)} mm"
                        for w, mm, lo, hi in said
                    )
                    + ".",
                    "; ".join(
                        f"{w[1]} margin {mm:.1f} mm, not {lo:g} to {hi:g} mm"
                        for w, mm, lo, hi in said
                    )
                    + ".",
                ),
                line_on(draft, page),
                fix=("Sửa lề trang.", "Correct the margins."),
                setups=_mended(page, wrong),
            )


def _mended(page: Page, wrong: list[tuple[str, float, float, float]]) -> tuple[Setup, ...]:
    if page.margins is None:
        return ()
    new: Margins = page.margins
    for side, mm, low, high in wrong:
        value = round((low if mm < low else high) * MM, 1)
        new = replace(new, **{side: value})
    return (Setup(page=page.number, margins=new),)


@rule(
    "VB503",
    "upper-and-lower-margin",
    severity="error",
    title=("Lề trên hoặc lề dưới sai", "Upper or lower margin out of range"),
    why=("Cách mép trên và mép dưới 20-25 mm.", "Both margins measure 20 to 25 mm."),
    basis=_BASIS.format(3),
    origin=("F02",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(
        Example(form=(("page.top", 10.0),)),
        Example(form=(("page.bottom", 10.0),)),
        Example(form=(("page.top", 40.0),)),
    ),
    good=(Example(form=(("page.top", 25.0), ("page.bottom", 25.0))),),
)
def upper_and_lower(draft: Draft) -> Iterator[Flaw]:
    """Both edges; of a PDF the highest and lowest line of all pages."""
    sides: dict[str, tuple[float, float]] = {"top": (20, 25), "bottom": (20, 25)}
    words = {"top": ("trên", "Upper"), "bottom": ("dưới", "Lower")}
    yield from _margins(draft, "VB503", sides, words)


@rule(
    "VB504",
    "left-margin",
    severity="error",
    title=("Lề trái sai", "Left margin out of range"),
    why=("Cách mép trái 30-35 mm.", "The left margin measures 30 to 35 mm."),
    basis=_BASIS.format(3),
    origin=("F02",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(Example(form=(("page.left", 20.0),)), Example(form=(("page.left", 42.0),))),
    good=(Example(form=(("page.left", 35.0),)),),
)
def left(draft: Draft) -> Iterator[Flaw]:
    """The left edge; of a PDF where most lines of the body begin."""
    yield from _margins(draft, "VB504", {"left": (30, 35)}, {"left": ("trái", "Left")})


@rule(
    "VB505",
    "right-margin",
    severity="error",
    title=("Lề phải sai", "Right margin out of range"),
    why=("Cách mép phải 15-20 mm.", "The right margin measures 15 to 20 mm."),
    basis=_BASIS.format(3),
    origin=("F02",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(Example(form=(("page.right", 8.0),)), Example(form=(("page.right", 30.0),))),
    good=(Example(form=(("page.right", 20.0),)),),
)
def right(draft: Draft) -> Iterator[Flaw]:
    """The right edge; of a PDF where most full lines of the body end."""
    yield from _margins(draft, "VB505", {"right": (15, 20)}, {"right": ("phải", "Right")})
