"""Phần đầu (ô 1-4): where it stands, and where its parts are when they come in any order.

A header on eight lines, in two columns read one after the other, and one flattened to a running
line differ only in white space; so everything here goes by wording.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._header_names import begins_body
from vbparse.patterns import lazy
from vbparse.vietnamese.dates import Day, find_days
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.numbers import Number, find_blanks, find_numbers
from vbparse.vietnamese.places import is_province

REACH = 2500
"""A header is never longer; what stands further up is a menu, or another document."""


def header_span(layout: Layout) -> Span:
    """The header zone, its last part when it is very long; empty when there is none."""
    zone = layout.zone(ZoneKind.HEADER)
    if zone is None:
        return Span(layout.span.start, layout.span.start)
    return Span(max(zone.start, zone.end - REACH), zone.end)


_MOTTO = lazy(
    r"""
      c[o0]ng \s+ h[oa]{1,2} \s+ xa? \s{0,3} h[oa]i \s+ chu \s+ nghia (?: \s+ viet \s+ nam )?
    | doc \s+ lap \s* [^\w\s]* \s* tu \s+ do \s* [^\w\s]* \s* hanh \s+ phuc
    | dang \s+ cong \s+ san \s+ viet \s+ nam
    """,
    re.VERBOSE,
)


def mottos(text: str, span: Span) -> list[Span]:
    """Quốc hiệu, tiêu ngữ, and the Party's name at the head of its documents."""
    folded = bare_lower(text[span.start : span.end])
    hits = _MOTTO.finditer(folded)
    return [Span(span.start + m.start(), span.start + m.end()) for m in hits]


# ------------------------------------------------------------------------------------------ number


class Printed(NamedTuple):
    """The number as the header prints it; ``whole`` starts at "Số"."""

    whole: Span
    value: Span
    number: str  # empty when the place is blank
    symbol: str
    joined: str  # number and symbol, as one string
    kind: str | None  # code of the type that the symbol names
    labelled: bool  # "Số" stands before it
    mended: bool = False  # spaces inside the figures were closed


_LABEL = lazy(r"(?<![\w/])(?:S[ốôồổỗoó]|SỐ|SÔ)\s{0,4}[:.;]{0,2}(?=[\s\d/.…_-])")
_FIGURES = lazy(r"[\s.…_]{0,12}(?P<digits>\d(?:[ ]?\d){0,5}[a-zđ]?)(?=\s{0,6}(?:[/-]|$))")
_ALONE = lazy(r"\s{0,4}(?P<digits>\d{1,5})(?!\w|\s{0,3}[/-]|[.,]\d)")
_CITING = lazy(  # "Kế hoạch số", "V/v … Công văn số"
    r"(?:quyet dinh|ke hoach|cong van|van ban|thong bao|chi thi|nghi quyet|to trinh|huong dan"
    r"|chuong trinh|bao cao|luat|nghi dinh|thong tu|kem theo|phu luc)\s*$"
)


def find_number(text: str, span: Span) -> Printed | None:
    """The header's own number, or the blank place for it; ``None`` when there is neither."""
    labels = [
        m
        for m in _LABEL.finditer(text, span.start, span.end)
        if not _CITING.search(bare_lower(text[max(span.start, m.start() - 24) : m.start()]))
    ]
    labels.sort(key=lambda label: ":" not in label[0])  # "ĐOÀN GIÁM SÁT THEO NGHỊ QUYẾT SỐ 6/NQ"
    for label in labels:
        hit = _after_label(text, label, span.end)
        if hit is not None:
            return hit
    for label in labels:
        alone = _ALONE.match(text, label.end(), span.end)
        if alone and ":" in label[0]:
            digits = Span(*alone.span("digits"))
            figures = alone["digits"]
            whole = Span(label.start(), digits.end)
            return Printed(whole, digits, figures, "", figures, None, labelled=True)
    return _unlabelled(text, span) if not any(":" in label[0] for label in labels) else None


def _after_label(text: str, label: re.Match[str], end: int) -> Printed | None:
    stop = min(end, label.end() + 90)
    figures = _FIGURES.match(text, label.end(), stop)
    if figures:
        return _numbered(text, label.start(), figures, stop)
    for blank in find_blanks(text, label.start(), stop)[:1]:
        if blank.span.start == label.start():
            return _printed(blank, blank.span, blank.span, labelled=True)
    return None


def _numbered(text: str, start: int, figures: re.Match[str], stop: int) -> Printed | None:
    """The number behind the label; figures broken by spaces are closed first."""
    digits = "".join(figures["digits"].split())
    line = f"Số: {digits}{text[figures.end() : stop]}"
    shift = figures.end() - len("Số: ") - len(digits)
    for number in (find_numbers(line) or find_numbers(line.upper()))[:1]:  # "12/kh-ubnd"
        if number.span.start == len("Số: "):
            value = Span(figures.start("digits"), number.span.end + shift)
            mended = digits != figures["digits"]
            return _printed(number, Span(start, value.end), value, labelled=True, mended=mended)
    return None


def _printed(
    number: Number, whole: Span, value: Span, *, labelled: bool, mended: bool = False
) -> Printed:
    return Printed(
        whole, value, number.number, number.symbol, number.value, number.type, labelled, mended
    )


def _unlabelled(text: str, span: Span) -> Printed | None:
    """Party documents now and then leave "Số" out: the first number that nothing cites."""
    for number in find_numbers(text, span.start, span.end):
        before = bare_lower(text[max(span.start, number.span.start - 30) : number.span.start])
        if before.endswith("\n") and text[number.span.end : number.span.end + 1] in ("", "\n"):
            before = ""  # alone on its line: the one above is the name of a body
        if number.type and not _CITING.search(re.sub(r"\bso\s*$", "", before)):
            return _printed(number, number.span, number.span, labelled=False)
    return None


# ------------------------------------------------------------------------------------ place and day


class PlaceAndDay(NamedTuple):
    """Địa danh and thời gian; either may be missing."""

    place: Span | None
    comma: bool  # between place and day
    day: Span | None
    iso: str | None  # what is known of the day
    blank: bool  # room was left for the clerk


_MONTH = lazy(
    r"(?:,\s{0,4}|\bngày\s{0,20})tháng\s{1,4}(\d{1,2})\s{0,4}(?:năm|/)\s{0,4}((?:19|20)\d\d)\b"
)
_EMPTY = lazy(r"ngày[\s.…_/]{1,40}tháng[\s.…_/]{1,40}năm(?:[\s.…_]{0,8}20)?[\s.…_]{0,8}")


def place_and_day(layout: Layout) -> PlaceAndDay | None:
    """Those of the header; else those right above the signature, where minutes have them."""
    text, span = layout.flow, header_span(layout)
    number = find_number(text, span)
    floor = number.whole.end if number else span.start
    found = find_place_and_day(text, span, floor, flat=layout.flat)
    for zone in layout.spans(ZoneKind.SIGNATURE) if found is None else ():
        late = find_place_and_day(text, zone, zone.start, flat=layout.flat)
        if late is not None and late.place is not None and late.comma:
            return late
    return found


def find_place_and_day(text: str, span: Span, floor: int, *, flat: bool) -> PlaceAndDay | None:
    """``Yên Bái, ngày 06 tháng 01 năm 2020``; ``floor``: where the number before it ends."""
    best: PlaceAndDay | None = None
    for day in find_days(text, span.start, span.end):
        hit = _with_place(text, span, floor, day, flat=flat)
        if hit.place is not None and hit.comma:
            return hit
        if best is None or (best.place is None and hit.place is not None):
            best = hit
    if best is None or best.place is None:
        rest = _month_or_blank(text, span, floor, flat=flat)
        best = rest if rest and (best is None or rest.place) else best
    return best


def _with_place(text: str, span: Span, floor: int, day: Day, *, flat: bool) -> PlaceAndDay:
    place, comma = _place_before(text, span, floor, day.span.start, flat=flat)
    return PlaceAndDay(place, comma, day.span, day.value, day.blank)


def _month_or_blank(text: str, span: Span, floor: int, *, flat: bool) -> PlaceAndDay | None:
    """``Hà Nội, tháng 5 năm 2024``; ``Huế, ngày   tháng   năm``."""
    month = _MONTH.search(text, span.start, span.end)
    if month and 1 <= int(month[1]) <= 12:
        start = month.start() + len(month[0]) - len(month[0].lstrip(", \n\t"))
        place, comma = _place_before(text, span, floor, start, flat=flat)
        iso = f"{month[2]}-{int(month[1]):02d}"
        return PlaceAndDay(place, comma, Span(start, month.end()), iso, blank=False)
    empty = _EMPTY.search(text, span.start, span.end)
    if empty:
        place, comma = _place_before(text, span, floor, empty.start(), flat=flat)
        end = empty.start() + len(empty[0].rstrip())
        return PlaceAndDay(place, comma, Span(empty.start(), end), None, blank=True)
    return None


_UNIT = (
    r"(?:[Tt]hành\s+[Pp]hố|[Tt]hị\s+(?:xã|trấn|Xã|Trấn)|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã"
    r"|[Đđ]ặc\s+khu|[Tt]hủ\s+đô|T\.?[Pp]\.?|P\.|Q\.)"
)
_PLACE = lazy(
    rf"(?:{_UNIT}\s{{0,3}})?[{UPPER}][\w'’]{{0,12}}"
    rf"(?:(?:\s{{1,12}}|\s{{0,3}}-\s{{0,3}})[{UPPER}0-9][\w'’]{{0,12}}){{0,6}}$"
)
_NEXT_WORD = lazy(r"\S+\s+(?=\S)")
_ALLEY = "    "  # of a head in two columns, typed with spaces
_GAP = lazy(r"[\s,.;:_…*|]*$")


def _place_before(
    text: str, span: Span, floor: int, end: int, *, flat: bool
) -> tuple[Span | None, bool]:
    """The place that ends before ``end``, and whether a comma stands between."""
    start = max(span.start, end - 90, floor if floor <= end else span.start)
    gap = _GAP.search(text, start, end)
    stop = gap.start() if gap else end
    comma = gap is not None and any(c in gap[0] for c in ",.;:")
    if gap and not flat and not comma and _ALLEY in gap[0].expandtabs():
        return None, comma  # what stands before the day is in the other column
    for motto in mottos(text, Span(start, stop)):
        start = max(start, motto.end)
    if not flat:
        start = max(start, text.rfind("\n", start, stop) + 1)
    match = _PLACE.search(text, start, stop)
    if match is None and comma:
        return _misprinted(text, start, stop), comma
    if match is None:
        return None, comma
    first = match.start()
    if text[max(span.start, first - 1) : first] in ("/", "-"):  # a symbol that was not read
        behind = _NEXT_WORD.match(text, first, stop)
        if behind is None or not comma:
            return None, comma
        first = behind.end()
    at = _after_capitals(text, first, stop)
    if not flat and not comma and text[at:stop].isupper():
        body = begins_body(text[text.rfind("\n", 0, at) + 1 : stop].lstrip() or "-")
        if body or "\n" in text[stop:end]:
            return None, comma  # a body in the other column, or HỎA TỐC on the line above
    if not flat and at == start:
        at = _over_line(text, max(span.start, floor if floor <= end else 0), at, stop)
    return Span(at, stop), comma


_FRAGMENT = lazy(
    rf"\n[ \t]*(?P<words>[{UPPER}][^\W\d_]{{0,7}}(?:[ \t]+[{UPPER}][^\W\d_]{{0,7}})?)\s*\n\s*$"
)


def _over_line(text: str, floor: int, at: int, stop: int) -> int:
    """``Bắc`` / ``Kạn, ngày …``: a province whose name the end of a line has broken."""
    above = _FRAGMENT.search(text, max(floor, at - 40), at)
    if above is None or is_province(text[at:stop]):
        return at
    whole = " ".join(text[above.start("words") : stop].split())
    return above.start("words") if is_province(whole) else at


def _misprinted(text: str, start: int, stop: int) -> Span | None:
    """``Hà nội``: a province whose capitals were lost."""
    words = list(re.finditer(r"\S+", text[start:stop]))
    for count in (4, 3, 2):
        if len(words) >= count and is_province(" ".join(w[0] for w in words[-count:])):
            return Span(start + words[-count].start(), stop)
    return None


_SHORT = lazy(r"T\.?P\.?|[PQX]\.|-")  # TP. Cà Mau


def _after_capitals(text: str, start: int, stop: int) -> int:
    """Start of the place when the capitals of the issuer run on into it."""
    words = list(re.finditer(r"\S+", text[start:stop]))
    shouted = [w[0].isupper() and len(w[0]) > 1 and not _SHORT.fullmatch(w[0]) for w in words]
    if all(shouted) and len(words) > 3:
        for count in (4, 3, 2):
            if is_province(" ".join(w[0] for w in words[-count:])):
                return start + words[-count].start()
        return start
    first = 0
    if not all(shouted):
        first = max((i + 1 for i, loud in enumerate(shouted) if loud), default=0)
    return start + words[min(first, len(words) - 1)].start()
