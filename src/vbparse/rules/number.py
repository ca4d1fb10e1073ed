"""*Số*: whether it is there, and how it and the word before it are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Said, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._number_place import (
    BASIS,
    YEAR,
    has_number,
    place_of_number,
    prints_number,
    unread_number,
)
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = [
    "blank",
    "label",
    "missing",
    "padding",
    "spaces",
    "year",
]

_LABEL = lazy(r"[Ss][ốỐ]\s{0,9}[:;.]?\s{0,9}$")


@rule(
    "VB112",
    "number-not-padded",
    severity="error",
    title=("Số nhỏ hơn 10 thiếu số 0 đứng trước", "Number below 10 without a leading zero"),
    why=(
        "Số của văn bản ghi bằng chữ số Ả Rập; số nhỏ hơn 10 phải thêm số 0 ở trước.",
        "Numbers below 10 are written with a leading zero.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c; HD 05-HD/VPTW",
    origin=("N02",),
    regimes=STATE | PARTY,
    applies=has_number,
    bad=(
        Example((("Số: 05/KH", "Số: 5/KH"),)),
        Example((("Số 07-KH", "Số 7-KH"),), sample="hd05"),
    ),
    good=(Example((("Số: 05/KH", "Số: 15/KH"),)),),
)
def padding(draft: Draft) -> Iterator[Flaw]:
    """A single digit stands alone before the slash or the hyphen."""
    span = place_of_number(draft)
    digits = re.search(r"\d+", draft.flow[span.start : span.end])
    if digits and len(digits[0]) == 1:
        at = Span(span.start + digits.start(), span.start + digits.end())
        yield Flaw(
            (f"Số “{digits[0]}” phải viết là “0{digits[0]}”.", f"Number {digits[0]} needs a zero."),
            at,
            fix=(f"Viết “0{digits[0]}”.", f"Write 0{digits[0]}."),
            edits=(Edit(at, f"0{digits[0]}"),),
        )


@rule(
    "VB113",
    "number-with-spaces",
    severity="warning",
    title=("Số, ký hiệu có khoảng trắng thừa", "Stray spaces in the number and symbol"),
    why=(
        "Giữa số và ký hiệu có dấu gạch chéo, giữa các nhóm chữ viết tắt có dấu gạch nối "
        "không cách chữ.",
        "The slash and the hyphens of a symbol stand without spaces.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c",
    origin=("N05",),
    regimes=STATE,
    applies=has_number,
    bad=(Example((("05/KH-SKHCN", "05/KH - SKHCN"),)),),
)
def spaces(draft: Draft) -> Iterator[Flaw]:
    """White space inside of what was read as the number."""
    span = place_of_number(draft)
    printed = draft.flow[span.start : span.end]
    tight = re.sub(r"\s+", "", printed)
    stamped = any(part.overlaps(span) for part in draft.source.overlays)  # gaps say nothing
    whole = re.sub(r"[ \t]*\n[ \t]*", "", printed)
    broken = whole == tight and not re.search(r"\n\s*[-/]", printed)  # by a line's end
    if tight != printed and not broken and not stamped:
        yield Flaw(
            ("Số, ký hiệu viết liền, không có khoảng trắng.", "The symbol is written in one."),
            span,
            fix=(f"Viết “{tight}”.", f"Write {tight}."),
            edits=(Edit(span, tight),),
        )


def _own(draft: Draft) -> bool:
    return not draft.attached


@rule(
    "VB110",
    "number-missing",
    severity="error",
    title=("Thiếu số, ký hiệu", "Number and symbol missing"),
    why=(
        "Số, ký hiệu là thành phần thể thức bắt buộc; kế hoạch ban hành kèm quyết định thì không.",
        "Number and symbol are demanded, but for a plan that is issued with a decision.",
    ),
    basis=f"{BASIS}; Điều 8",
    origin=("N01",),
    regimes=STATE | PARTY,
    needs=(Need.HEAD,),
    applies=_own,
    bad=(Example((("Số: 05/KH-SKHCN\n", ""),)), Example((("Số 07-KH/ĐU\n", ""),), sample="hd05")),
)
def missing(draft: Draft) -> Iterator[Flaw]:
    """No number was read in the head, and no place was left for one."""
    if draft.plan.doc_number.status == "missing" and unread_number(draft) is None:
        yield Flaw(
            ("Thiếu dòng số, ký hiệu.", "The line of number and symbol is missing."),
            draft.zone(ZoneKind.HEADER),
            fix=("Thêm “Số: …/KH-…” dưới tên cơ quan.", "Add it below the issuing body."),
            missing=True,
        )


@rule(
    "VB111",
    "number-blank",
    severity="info",
    title=("Số còn để trống", "Number left blank"),
    why=(
        "Văn thư cấp số khi ban hành; dự thảo để trống là bình thường.",
        "The number is given at issue; a blank is normal in a draft.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Điều 15",
    origin=("N01",),
    regimes=STATE | PARTY,
    applies=_own,
    bad=(Example((("Số: 05/KH", "Số:       /KH"),)),),
)
def blank(draft: Draft) -> Iterator[Flaw]:
    """The symbol is printed and the number is not."""
    found = draft.plan.doc_number
    if found.status == "blank":
        undated = draft.plan.issued_on.status in ("blank", "partial")
        both: Said = (
            "Số và ngày ban hành còn để trống; văn thư điền khi ban hành.",
            "Number and date are left blank, to be filled at issue.",
        )
        yield Flaw(
            both if undated else ("Số còn để trống.", "The number is left blank."),
            found.spans or draft.zone(ZoneKind.HEADER),
            sure=False,
        )


@rule(
    "VB115",
    "number-label",
    severity="error",
    title=("Sai cách ghi chữ “Số”", "The word Số is written wrongly"),
    why=(
        "Văn bản hành chính ghi “Số:” có dấu hai chấm; văn bản của Đảng ghi “Số” không có.",
        "State documents write “Số:” with a colon, Party documents “Số” without.",
    ),
    basis=f"{BASIS}.a; HD 05-HD/VPTW",
    origin=("N01",),
    regimes=STATE | PARTY,
    applies=has_number,
    bad=(
        Example((("Số: 05/KH", "Số 05/KH"),)),
        Example((("Số 07-KH", "Số: 07-KH"),), sample="hd05"),
        Example((("Số: 05/KH", "SỐ: 05/KH"),)),
        Example((("Số: 05/KH", "Số. 05/KH"),)),
        Example((("Số: 05/KH", "05/KH"),)),
    ),
    good=(Example((("Số: 05/KH", "Số:05/KH"),)), Example((("Số: 05/KH", "Số :   05/KH"),))),
)
def label(draft: Draft) -> Iterator[Flaw]:
    """The word before the number, in its letters, and the mark behind it."""
    span = place_of_number(draft)
    zone = draft.zone(ZoneKind.HEADER)
    stamped = any(part.overlaps(span) for part in draft.source.overlays)  # order says nothing
    stamped = stamped and "Số:" in draft.flow[zone.start : zone.end]
    before = draft.flow[max(0, span.start - 24) : span.start]
    hit = _LABEL.search(before)
    shown = re.sub(r"\s", "", hit[0]) if hit else ""
    if shown != ("Số" if draft.party else "Số:") and not (stamped and hit is None):
        start = span.start - (len(before) - hit.start()) if hit else span.start
        right = "Số " if draft.party else "Số: "
        at = Span(start, span.start) if hit else span
        yield Flaw(
            (f"Viết “{right.strip()}” trước số.", f"Write {right.strip()} before the number."),
            at,
            fix=(f"Viết “{right.strip()}”.", f"Write {right.strip()}."),
            edits=(Edit(Span(start, span.start), right),),
        )


@rule(
    "VB116",
    "year-in-number",
    severity="warning",
    title=("Ký hiệu kế hoạch có năm như văn bản quy phạm", "Year inside the number of a plan"),
    why=(
        "Năm chỉ đứng trong số, ký hiệu văn bản quy phạm pháp luật.",
        "Only legal normative documents carry the year in their number.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Điều 15 và Phụ lục I, phần I, mục II.3",
    origin=("N06",),
    regimes=STATE,
    applies=prints_number,
    bad=(
        Example((("05/KH-SKHCN", "05/2023/KH-SKHCN"),)),
        Example((("05/KH-SKHCN", "05/KH-SKHCN/2023"),)),
        Example((("05/KH-SKHCN", "05-2023/KH-SKHCN"),)),
    ),
    good=(Example((("05/KH-SKHCN", "2023/KH-SKHCN"),)),),
)
def year(draft: Draft) -> Iterator[Flaw]:
    """A year behind a slash or a hyphen."""
    span = place_of_number(draft)
    hit = YEAR.search(draft.flow, span.start, span.end)
    if hit:
        at = Span(hit.start(), hit.end())
        yield Flaw(
            ("Số, ký hiệu kế hoạch không ghi năm.", "The number of a plan holds no year."),
            at,
            fix=("Bỏ năm.", "Leave the year out."),
            edits=(Edit(at, "", safe=False),),
        )
