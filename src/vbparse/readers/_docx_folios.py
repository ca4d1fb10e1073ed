"""*Số trang*: where the sections of a Word file print their page numbers, and how they are set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml.etree import _Element

from vbparse.document import Folio, Style
from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_looks import integer, style_of, switched_on
from vbparse.readers._docx_styles import Stylesheet

__all__ = ["folios", "title_page"]

Parts = Callable[[_Element, str], Iterator[tuple[str, _Element]]]
"""The kinds and roots of the headers or footers that a section names."""

_W = n.VAL[:-3]
_TITLE_PAGE, _HEADER, _FOOTER = f"{_W}titlePg", f"{_W}headerReference", f"{_W}footerReference"
_INSTRUCTION, _FRAME, _PAGE_NUMBER = f"{_W}instr", f"{_W}framePr", f"{_W}pgNum"
_PAGE = lazy(r"\s*PAGE(?![A-Z])", re.IGNORECASE)  # not PAGEREF
_FIELDS = (n.INSTRUCTION, n.SIMPLE_FIELD, _PAGE_NUMBER)
_MOST = 400  # sections and fields that are looked at
_TABBED = ("center", "right")  # where the tab stops of the built-in styles lead


def title_page(section: _Element) -> bool:
    """Whether the first page of a section has a header and footer of its own."""
    element = section.find(_TITLE_PAGE)
    return element is not None and switched_on(element)


def folios(sections: list[_Element], parts: Parts, styles: Stylesheet) -> list[Folio | None]:
    """The page numbers of each section; a section that names no header has the one before it."""
    found: list[Folio | None] = []
    known: dict[tuple[str, str], _Element] = {}
    for section in sections[:_MOST]:
        for place in (_HEADER, _FOOTER):
            known |= {(place, kind): part for kind, part in parts(section, place)}
        found.append(_folio(section, known, styles))
    return found + [None] * (len(sections) - len(found))


def _folio(
    section: _Element, known: dict[tuple[str, str], _Element], styles: Stylesheet
) -> Folio | None:
    title = title_page(section)
    for place, name in ((_HEADER, "top"), (_FOOTER, "foot")):
        part = known.get((place, "default"))
        field = _field(part) if part is not None else None
        if field is None:
            continue
        first = known.get((place, "first")) if title else part
        numbers = section.find(f"{_W}pgNumType")
        return Folio(
            name,
            _style(field, styles),
            first=first is not None and _field(first) is not None,
            start=integer(numbers.get(f"{_W}start")) if numbers is not None else None,
        )
    return None


def _field(part: _Element) -> _Element | None:
    """The first element of a header or footer that stands for the page number."""
    for count, item in enumerate(part.iter(*_FIELDS)):
        said = item.get(_INSTRUCTION) if item.tag == n.SIMPLE_FIELD else item.text
        if item.tag == _PAGE_NUMBER or _PAGE.match(said or ""):
            return item
        if count > _MOST:
            break
    return None


def _style(field: _Element, styles: Stylesheet) -> Style:
    """How the number is set; a frame or tabs may place it, whatever the paragraph says."""
    paragraph = next(field.iterancestors(n.P), None)
    if paragraph is None:
        return Style()
    p_pr = n.child(paragraph, n.P_PR)
    look, base = styles.paragraph(p_pr, None)
    run = field if field.tag == n.SIMPLE_FIELD else next(field.iterancestors(n.R), field)
    if field.tag == n.SIMPLE_FIELD:
        run = next(field.iterchildren(n.R), field)
    r_pr = n.child(run, n.R_PR)
    style = style_of(
        look._replace(align=_placed(paragraph, p_pr, field) or look.align),
        styles.run(base, r_pr) if r_pr is not None else base,
        first=True,
        last=True,
    )
    boxed = next(field.iterancestors(n.TEXT_BOX), None) is not None
    return replace(style, align=None) if boxed else style  # a box may stand anywhere


def _placed(paragraph: _Element, p_pr: _Element | None, field: _Element) -> str | None:
    """Where frames and tabs put the number; ``None`` where the paragraph alone decides."""
    frame = n.child(p_pr, _FRAME) if p_pr is not None else None
    if frame is not None and frame.get(f"{_W}xAlign"):
        side: str = frame.get(f"{_W}xAlign", "")
        return {"inside": "left", "outside": "right"}.get(side, side)
    tabs = 0
    for item in paragraph.iter(n.TAB, n.PTAB, field.tag):  # in w:tabs the name means a stop
        if item is field:
            break
        if item.tag == n.PTAB:
            stated: str | None = item.get(f"{_W}alignment")
            return stated
        parent = item.getparent()
        tabs += item.tag == n.TAB and parent is not None and parent.tag == n.R
    return _TABBED[min(tabs, len(_TABBED)) - 1] if tabs else None
