"""*Địa danh và thời gian ban hành* (ô 4): whether they are there, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.dates import exists

__all__ = ["comma", "date_missing", "day", "figures", "month", "no_such_day", "place_missing"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4"
_IN_WORDS = lazy(
    r"[Nn]gày\s+(?P<day>\d{1,2})\s+tháng\s*(?P<month>\d{1,2})\s*,?\s+năm\s+(?P<year>\d{4})"
)
_IN_FIGURES = lazy(r"(?:[Nn]gày\s+|,\s{0,3})\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\s*/)")


def _own(draft: Draft) -> bool:
    return not draft.attached


def _dated(draft: Draft) -> bool:
    return _own(draft) and _words(draft) is not None


def _header(draft: Draft) -> Span:
    zone = draft.zone(ZoneKind.HEADER)
    spans = draft.plan.issued_on.spans
    return Span(zone.start, max(zone.end, spans[0].end if spans else zone.end))


def _words(draft: Draft) -> re.Match[str] | None:
    header = _header(draft)
    spans = draft.plan.issued_on.spans
    start = max(header.start, spans[0].start - 8) if spans else header.start
    return _IN_WORDS.search(draft.flow, start, header.end)


def _figures(draft: Draft) -> re.Match[str] | None:
    """A date in figures where the date of issue belongs: behind *ngày*, or behind the place."""
    header = _header(draft)
    end = draft.zone(ZoneKind.TITLE, ZoneKind.HEADER).start
    return _IN_FIGURES.search(draft.flow, header.start, max(header.end, end))


@rule(
    "VB121",
    "date-missing",
    severity="error",
    title=("Thiếu ngày, tháng, năm ban hành", "Date of issue missing"),
    why=(
        "Thời gian ban hành gồm ngày, tháng, năm, ghi đầy đủ bằng chữ số Ả Rập.",
        "Day, month and year of issue are given in full.",
    ),
    basis=f"{_BASIS}.b; Điều 8",
    origin=("D01",),
    regimes=STATE | PARTY,
    needs=(Need.HEAD,),
    applies=_own,
    bad=(
        Example((("Thanh Hóa, ngày 06 tháng 02 năm 2023\n", ""),)),
        Example((("ngày 06 tháng 02 năm", "ngày      tháng     năm"),)),
    ),
)
def date_missing(draft: Draft) -> Iterator[Flaw]:
    """No date in the head, or a blank where day or month belong (to be filled at issue). Of a
    draft whose number is blank too, which is as it should be, VB111 speaks."""
    found = draft.plan.issued_on
    if found.status == "missing" and _words(draft) is None and not _figures(draft):
        yield Flaw(
            ("Thiếu ngày, tháng, năm ban hành.", "The date of issue is missing."),
            draft.zone(ZoneKind.HEADER),
            fix=("Thêm “…, ngày … tháng … năm …”.", "Add place and date."),
            missing=True,
        )
    elif found.status in ("blank", "partial") and draft.plan.doc_number.status != "blank":
        yield Flaw(
            (
                "Ngày ban hành còn để trống; văn thư điền khi ban hành.",
                "The date is blank, to be filled at issue.",
            ),
            found.spans or draft.zone(ZoneKind.HEADER),
            sure=False,
        )


@rule(
    "VB122",
    "day-not-padded",
    severity="error",
    title=("Ngày nhỏ hơn 10 thiếu số 0", "Day below 10 without a zero"),
    why=(
        "Ngày nhỏ hơn 10 phải thêm số 0 ở trước.",
        "Days below 10 are written with a leading zero.",
    ),
    basis=f"{_BASIS}.b",
    origin=("D02",),
    regimes=STATE | PARTY,
    applies=_dated,
    bad=(
        Example((("Hóa, ngày 06 tháng", "Hóa, ngày 6 tháng"),)),
        Example((("Giang, ngày 08", "Giang, ngày 8"),), sample="hd05"),
    ),
    good=(Example((("Hóa, ngày 06 tháng", "Hóa, ngày 16 tháng"),)),),
)
def day(draft: Draft) -> Iterator[Flaw]:
    """The day in the head has one figure."""
    hit = _words(draft)
    if hit and len(hit["day"]) == 1:
        at = Span(*hit.span("day"))
        yield Flaw(
            (f"Ngày “{hit['day']}” phải viết “0{hit['day']}”.", "The day needs a zero."),
            at,
            fix=(f"Viết “0{hit['day']}”.", f"Write 0{hit['day']}."),
            edits=(Edit(at, f"0{hit['day']}"),),
        )


@rule(
    "VB123",
    "month-padding",
    severity="error",
    title=("Số 0 trước tháng sai quy định", "Zero before the month against the rule"),
    why=(
        "Chỉ tháng 1 và tháng 2 thêm số 0 ở trước; tháng 3 đến tháng 9 không thêm.",
        "Only January and February take a leading zero; March to September do not.",
    ),
    basis=f"{_BASIS}.b",
    origin=("D02",),
    regimes=STATE | PARTY,
    applies=_dated,
    bad=(
        Example((("Hóa, ngày 06 tháng 02", "Hóa, ngày 06 tháng 2"),)),
        Example((("Hóa, ngày 06 tháng 02", "Hóa, ngày 06 tháng 03"),)),
        Example((("Giang, ngày 08 tháng 6", "Giang, ngày 08 tháng 06"),), sample="hd05"),
    ),
    good=(
        Example((("Hóa, ngày 06 tháng 02", "Hóa, ngày 06 tháng 01"),)),
        Example((("Hóa, ngày 06 tháng 02", "Hóa, ngày 06 tháng 3"),)),
    ),
)
def month(draft: Draft) -> Iterator[Flaw]:
    """The month in the head, by its figures."""
    hit = _words(draft)
    if hit is None:
        return
    number = int(hit["month"])
    right = f"0{number}" if number <= 2 else str(number)
    if hit["month"] != right:
        at = Span(*hit.span("month"))
        yield Flaw(
            (f"“tháng {hit['month']}” phải viết “tháng {right}”.", f"Write month {right}."),
            at,
            fix=(f"Viết “tháng {right}”.", f"Write {right}."),
            edits=(Edit(at, right),),
        )


@rule(
    "VB124",
    "date-does-not-exist",
    severity="error",
    title=("Ngày ban hành không có thật", "Date of issue does not exist"),
    why=("Ngày phải có trong lịch.", "The day must be one of the calendar."),
    basis=f"{_BASIS}.b",
    origin=("D03",),
    applies=_dated,
    bad=(Example((("Hóa, ngày 06 tháng 02", "Hóa, ngày 30 tháng 02"),)),),
)
def no_such_day(draft: Draft) -> Iterator[Flaw]:
    """30 tháng 02, 31 tháng 4."""
    hit = _words(draft)
    if hit and not exists(int(hit["year"]), int(hit["month"]), int(hit["day"])):
        yield Flaw(
            (f"Không có “{' '.join(hit[0].split())}”.", "There is no such day."),
            Span(hit.start(), hit.end()),
            fix=("Sửa lại ngày.", "Correct the day."),
        )


@rule(
    "VB125",
    "date-in-figures",
    severity="error",
    title=("Ngày ban hành không viết đủ chữ “ngày, tháng, năm”", "Date of issue in figures"),
    why=(
        "Thời gian ban hành viết đầy đủ “ngày … tháng … năm …”, không viết dạng 06/02/2023.",
        "The date of issue is written with the words ngày, tháng, năm.",
    ),
    basis=f"{_BASIS}.b",
    origin=("D01",),
    regimes=STATE | PARTY,
    applies=_own,
    bad=(Example((("Hóa, ngày 06 tháng 02 năm 2023", "Hóa, ngày 06/02/2023"),)),),
)
def figures(draft: Draft) -> Iterator[Flaw]:
    """A date in figures in the header."""
    hit = _figures(draft)
    if hit:
        yield Flaw(
            ("Ngày ban hành phải viết đủ chữ.", "Write the date of issue in words."),
            Span(hit.start(), hit.end()),
            fix=("Viết “ngày … tháng … năm …”.", "Write ngày … tháng … năm …."),
        )


@rule(
    "VB126",
    "place-missing",
    severity="error",
    title=("Thiếu địa danh", "Place missing"),
    why=(
        "Địa danh đứng trước thời gian ban hành.",
        "The place stands before the date of issue.",
    ),
    basis=f"{_BASIS}.a; Điều 8",
    origin=("D01",),
    regimes=STATE | PARTY,
    applies=lambda draft: _own(draft) and draft.plan.issued_on.status != "missing",
    bad=(Example((("Thanh Hóa, ngày 06", "Ngày 06"),)),),
)
def place_missing(draft: Draft) -> Iterator[Flaw]:
    """A date without a place before it."""
    if draft.plan.place.value is None:
        yield Flaw(
            ("Thiếu địa danh trước ngày ban hành.", "No place stands before the date."),
            draft.plan.issued_on.spans or draft.zone(ZoneKind.HEADER),
            fix=("Thêm địa danh và dấu phẩy.", "Add the place and a comma."),
            missing=True,
        )


@rule(
    "VB127",
    "comma-after-place",
    severity="error",
    title=("Thiếu dấu phẩy sau địa danh", "No comma behind the place"),
    why=("Sau địa danh có dấu phẩy.", "A comma stands behind the place."),
    basis=f"{_BASIS}.c",
    origin=("D01",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=lambda draft: _own(draft) and draft.plan.place.value is not None,
    bad=(Example((("Thanh Hóa, ngày 06", "Thanh Hóa ngày 06"),)),),
)
def comma(draft: Draft) -> Iterator[Flaw]:
    """What stands between the place and the date."""
    places, days = draft.plan.place.spans, draft.plan.issued_on.spans
    if not places or not days or days[0].start < places[0].end:
        return
    between = draft.flow[places[0].end : days[0].start]
    if "," not in between and "\n" not in between.strip(" \t"):
        at = places[0]
        yield Flaw(
            ("Thiếu dấu phẩy sau địa danh.", "No comma behind the place."),
            at,
            fix=("Thêm dấu phẩy.", "Add a comma."),
            edits=(Edit(Span(at.end, at.end), ","),),
        )
