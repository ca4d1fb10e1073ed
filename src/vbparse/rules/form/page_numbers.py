"""*Số trang*: there, in its place, not on the first page, in its size; annexes count anew."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Folio, Line, Origin, Setup, Span, Style
from vbparse.rules.draft import Draft
from vbparse.rules.form._faces import Want
from vbparse.rules.form._numbers import Numbers, printed_number
from vbparse.rules.form.paper import line_on
from vbparse.rules.regime import STATE, Regime
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["annexes", "first", "missing", "place", "set_so"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.7; TT 01/2011/TT-BNV, Điều 5 (số trang)"
_PLACES = {
    "top": ("giữa, trong lề trên", "centred in the upper margin"),
    "foot": ("góc phải, cuối trang", "at the right of the foot"),
}


def _wanted(draft: Draft) -> tuple[str, str]:
    return ("top", "center") if draft.regime is Regime.ND30 else ("foot", "right")


def _setups(draft: Draft) -> tuple[Setup, ...]:
    """Right page numbers for each section of a Word file."""
    if draft.form.pdf:
        return ()
    place, align = _wanted(draft)
    style = Style("Times New Roman", 14.0, align=align)
    return tuple(Setup(page=page.number, folio=Folio(place, style)) for page in draft.form.pages)


def _at(draft: Draft, numbers: Numbers) -> Span:
    if numbers.span is not None:
        return numbers.span
    return line_on(draft, draft.source.pages[numbers.page - 1])


@rule(
    "VB509",
    "page-number-missing",
    severity="error",
    title=("Thiếu số trang", "Page numbers missing"),
    why=(
        "Số trang được đánh từ số 1, bằng chữ số Ả Rập, liên tục; trang thứ nhất không hiển thị.",
        "Pages are numbered from 1 in Arabic numerals; the first page shows none.",
    ),
    basis=_BASIS,
    origin=("F05",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: draft.form.numbers[0],
    bad=(Example(form=(("page.number", "none"),)),),
)
def missing(draft: Draft) -> Iterator[Flaw]:
    """A PDF of several pages, or a Word file too long for one, without any page number."""
    if draft.form.numbers[1] is None:
        words = _PLACES[_wanted(draft)[0]]
        yield Flaw(
            ("Văn bản nhiều trang không có số trang.", "The document has no page numbers."),
            draft.first_line,
            fix=(f"Đánh số trang {words[0]}.", f"Number the pages {words[1]}."),
            setups=_setups(draft),
            missing=True,
        )


@rule(
    "VB510",
    "page-number-place",
    severity="error",
    title=("Số trang sai vị trí", "Page numbers in the wrong place"),
    why=(
        "Số trang đặt canh giữa trong lề trên (NĐ 30/2020); trước 05/3/2020: góc phải, cuối trang.",
        "Page numbers stand centred in the upper margin; before 5 March 2020 at the lower right.",
    ),
    basis=_BASIS,
    origin=("F05",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: draft.form.numbers[1] is not None,
    bad=(
        Example(form=(("page.number", "foot-right"),)),
        Example(form=(("page.number", "top-right"),)),
        Example(form=(("page.number", "foot-center"),)),
        Example(form=(("page.number", "top-center"),), sample="tt01"),
    ),
)
def place(draft: Draft) -> Iterator[Flaw]:
    """Upper or lower margin, and where on the line."""
    numbers = draft.form.numbers[1]
    if numbers is None:
        return
    wanted, align = _wanted(draft)
    if numbers.place != wanted or (numbers.align or align) != align:
        words = _PLACES[wanted]
        yield Flaw(
            (f"Số trang phải đặt {words[0]}.", f"Page numbers belong {words[1]}."),
            _at(draft, numbers),
            fix=(f"Đặt số trang {words[0]}.", f"Put them {words[1]}."),
            setups=_setups(draft),
        )


@rule(
    "VB511",
    "page-number-on-first-page",
    severity="error",
    title=("Trang thứ nhất hiển thị số trang", "First page shows its number"),
    why=(
        "Không hiển thị số trang thứ nhất.",
        "The number of the first page is not shown.",
    ),
    basis=_BASIS,
    origin=("F05",),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: draft.form.numbers[1] is not None,
    bad=(Example(form=(("page.number_first", True),)),),
)
def first(draft: Draft) -> Iterator[Flaw]:
    """Word: no title page set up; PDF: a lone 1 on the first page."""
    numbers = draft.form.numbers[1]
    if numbers is not None and numbers.first:
        yield Flaw(
            ("Trang thứ nhất không được hiển thị số trang.", "The first page may show no number."),
            draft.first_line,
            fix=(
                "Chọn trang đầu khác biệt (Different First Page).",
                "Choose a different first page.",
            ),
            setups=_setups(draft),
        )


@rule(
    "VB512",
    "page-number-set",
    severity="error",
    title=("Số trang sai cỡ chữ, kiểu chữ", "Page numbers in wrong size or style"),
    why=(
        "Số trang: chữ số Ả Rập, cỡ 13-14, kiểu đứng.",
        "Page numbers are set upright in size 13 to 14.",
    ),
    basis=_BASIS + "; mục V",
    origin=("F05", "F06"),
    regimes=STATE,
    needs=(Need.FORM,),
    applies=lambda draft: draft.form.numbers[1] is not None,
    bad=(Example(form=(("page.number_size", 10),)), Example(form=(("page.number_italic", True),))),
)
def set_so(draft: Draft) -> Iterator[Flaw]:
    """Size and cut of the numbers."""
    numbers = draft.form.numbers[1]
    if numbers is None:
        return
    low, high = draft.profile.parameter("VB512", "sizes", (13, 14))
    want = Want(float(low), float(high), bold=False, italic=False)
    said = list(want.faults(numbers.style, draft.form.cuts))
    if said:
        yield Flaw(
            (
                f"Số trang: {'; '.join(vi for vi, _ in said)}.",
                f"Page numbers: {'; '.join(en for _, en in said)}.",
            ),
            _at(draft, numbers),
            fix=("Đặt cỡ 13-14, đứng.", "Set them upright in 13 to 14."),
            setups=_setups(draft),
        )


@rule(
    "VB513",
    "annex-page-numbers",
    severity="error",
    title=("Phụ lục không đánh số trang riêng", "Annex pages not counted anew"),
    why=(
        "Số trang của phụ lục được đánh số riêng theo từng phụ lục.",
        "The pages of each annex are numbered on their own.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1.đ",
    origin=("F05",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.FORM,),
    applies=lambda draft: bool(draft.form.annexes) and draft.form.numbers[1] is not None,
    bad=(Example(form=(("annex.numbering", "continued"),)),),
)
def annexes(draft: Draft) -> Iterator[Flaw]:
    """Word: the section of the annex begins at 1; PDF: its first pages do not count on."""
    wrong = [
        piece.span
        for piece, _, _ in draft.form.annexes
        if (_counts_on(draft, piece.line) if draft.form.pdf else _same_count(draft, piece.line))
    ]
    if wrong:
        yield Flaw(
            ("Phụ lục phải đánh số trang riêng.", "Each annex must be numbered on its own."),
            tuple(wrong),
            fix=(
                "Tách phụ lục thành phần (section) riêng, đánh số từ 1.",
                "Give the annex a section of its own that begins at 1.",
            ),
        )


def _same_count(draft: Draft, line: Line) -> bool:
    """Whether the Word section that holds an annex begins with it and does not begin anew."""
    start = line.span.start
    holding = [page for page in draft.form.pages if page.start <= start]
    if not holding or holding[-1] is draft.form.pages[0]:
        return True
    section = holding[-1]
    return section.folio is not None and section.folio.start is None


def _counts_on(draft: Draft, line: Line) -> bool:
    """Whether the page on which an annex begins bears the number that it has in the file."""
    form = draft.form
    page = next((page for page in form.pages if page.number == line.page), None)
    if page is None or page is form.pages[0] or not _begins(draft, line):
        return False
    number = printed_number(form, page)
    if number is None:
        return False
    digits = "".join(c for c in form.source.quote(number.span) if c.isdigit())
    return int(digits) == form.pages.index(page) + 1


def _begins(draft: Draft, line: Line) -> bool:
    """Whether a line is the first one on its page."""
    mine = line.box.top if line.box else 0.0
    return not any(
        other.box is not None
        and other.box.bottom < mine
        and other.origin is Origin.TEXT
        and any(map(str.isalpha, draft.source.quote(other.span)))
        for other in draft.form.by_page.get(line.page or 0, ())
    )
