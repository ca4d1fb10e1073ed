"""Tên loại văn bản (ô 5a)."""

from __future__ import annotations

import re

from vbparse.document import Alternative, DocNumber, DocType, Layout, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._header import header_span
from vbparse.fields._title import find_about, read_title
from vbparse.vietnamese.doc_types import TypeOfDocument, by_code, by_name


@extractor("doc_type", needs=("doc_number",))
def doc_type(layout: Layout, known: Known) -> DocType:
    """The printed title; without one what the symbol names; a công văn has neither.

    0.98: title and symbol agree; 0.95: title alone; 0.8: they differ; 0.85: symbol alone;
    công văn 0.95 with "V/v" or "Kính gửi" and a symbol without a type, else 0.7.
    """
    number: DocNumber = known.get("doc_number", DocNumber(status="missing"))
    title = read_title(layout)
    coded = _named_by(number.symbol)
    if title is not None:
        sure = 0.95
        other: tuple[Alternative, ...] = ()
        if coded is not None:
            sure = 0.98 if title.kind.code in coded.codes or coded.code in title.kind.codes else 0.8
            other = (Alternative(coded.name, 0.15),) if sure < 0.9 else ()
        return DocType(
            value=title.kind.name,
            code=title.kind.code,
            spans=(title.printed,),
            confidence=sure,
            alternatives=other,
        )
    if coded is not None:
        return DocType(value=coded.name, code=coded.code, spans=number.spans, confidence=0.85)
    return _letter(layout, number)


def _named_by(symbol: str | None) -> TypeOfDocument | None:
    """``KH-UBND`` → kế hoạch, ``KH/TU`` too; ``SGDĐT-VP`` names none."""
    if not symbol:
        return None
    head, party = re.split("[-/.]", symbol)[0], "/" in symbol
    return by_code(head, party=party)


def _letter(layout: Layout, number: DocNumber) -> DocType:
    """Công văn: no title, but a subject under the number, or an addressee."""
    about = find_about(layout.flow, header_span(layout))
    addressee = layout.zone(ZoneKind.ADDRESSEE)
    spans = tuple(s for s in (about, addressee) if s)[:1]
    letter = by_name("Công văn")
    if letter is None or not (spans or (number.symbol and "-" in number.symbol)):
        return DocType(status="missing")
    sure = 0.95 if spans and number.symbol else 0.7
    return DocType(
        value=letter.name, code=letter.code, spans=spans or number.spans, confidence=sure
    )
