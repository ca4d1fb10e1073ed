"""*Số trang* of Word sections and PDF pages, brought to one form."""

from __future__ import annotations

from dataclasses import dataclass

from vbparse.document import Line, Origin, Page, Span, Style
from vbparse.patterns import lazy
from vbparse.rules.form._form import Form

__all__ = ["Numbers", "numbers_of", "printed_number"]

_NUMBER = lazy(r"[\s\-–—]{0,4}(\d{1,3})[\s\-–—]{0,4}")
_EDGE = 0.13  # share of the height in which page numbers stand
_CENTRE = 0.08  # share of the width by which a centred number may be off
_SIDE = 0.8  # share of the width behind which a number stands on the right
_LONG = 4500  # letters that surely take more than one page


@dataclass(frozen=True, slots=True)
class Numbers:
    """The page numbers of a document."""

    place: str  # top, foot
    align: str | None
    style: Style
    first: bool  # printed on the first page
    span: Span | None = None  # of the first one, in PDF
    page: int = 1


def numbers_of(form: Form) -> tuple[bool, Numbers | None]:
    """Whether the document needs page numbers, and those that it has."""
    return _of_pdf(form) if form.pdf else _of_word(form)


def _of_word(form: Form) -> tuple[bool, Numbers | None]:
    upright = [page for page in form.pages if page.folio is not None]
    needed = len(form.layout.flow[form.layout.span.start : form.layout.span.end]) > _LONG
    if not upright or upright[0].folio is None:
        return needed, None
    page, folio = upright[0], upright[0].folio
    first = folio.first and page is form.pages[0]
    return needed, Numbers(folio.place, folio.style.align, folio.style, first, page=page.number)


def _of_pdf(form: Form) -> tuple[bool, Numbers | None]:
    pages = form.pages
    found = [(page, line) for page in pages if (line := printed_number(form, page)) is not None]
    later = [(page, line) for page, line in found if page is not pages[0]]
    needed = len(pages) > 1
    if not later:
        return needed, None
    page, line = later[0]
    box = line.box
    if box is None:
        return needed, None
    middle = (box.x0 + box.x1) / 2
    align = None
    if abs(middle - page.width / 2) <= _CENTRE * page.width:
        align = "center"
    elif box.x1 > _SIDE * page.width:
        align = "right"
    else:
        align = "left"
    place = "top" if box.top < page.height / 2 else "foot"
    first = any(one is pages[0] and _value(form, two) == 1 for one, two in found)
    return needed, Numbers(place, align, line.style, first, line.span, page.number)


def printed_number(form: Form, page: Page) -> Line | None:
    """The line of a PDF page that holds nothing but its number."""
    for line in form.by_page.get(page.number, ()):
        if line.box is None or line.cell is not None:
            continue
        edge = line.box.top < _EDGE * page.height or line.box.bottom > (1 - _EDGE) * page.height
        known = line.origin is Origin.FURNITURE or (line.origin is Origin.TEXT and edge)
        if not known:
            continue
        hit = _NUMBER.fullmatch(form.source.quote(line.span))
        if hit and (line.origin is Origin.FURNITURE or int(hit[1]) == page.number):
            return line
    return None


def _value(form: Form, line: Line) -> int | None:
    hit = _NUMBER.fullmatch(form.source.quote(line.span))
    return int(hit[1]) if hit else None
