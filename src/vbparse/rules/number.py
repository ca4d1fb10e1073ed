"""*Số, ký hiệu*: whether they are there, well formed, and fit the type printed below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, rule

__all__ = ["padding", "spaces"]


def _numbered(draft: Draft) -> bool:
    return not draft.attached and draft.plan.doc_number.value is not None


def _place(draft: Draft) -> Span:
    spans = draft.plan.doc_number.spans
    return spans[0] if spans else draft.zone(ZoneKind.HEADER)


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
    applies=_numbered,
    bad=(
        Example((("Số: 05/KH", "Số: 5/KH"),)),
        Example((("Số 07-KH", "Số 7-KH"),), sample="hd05"),
    ),
    good=(Example((("Số: 05/KH", "Số: 15/KH"),)),),
)
def padding(draft: Draft) -> Iterator[Flaw]:
    """A single digit stands alone before the slash or the hyphen."""
    span = _place(draft)
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
    applies=_numbered,
    bad=(Example((("05/KH-SKHCN", "05/KH - SKHCN"),)),),
)
def spaces(draft: Draft) -> Iterator[Flaw]:
    """White space inside of what was read as the number."""
    span = _place(draft)
    printed = draft.flow[span.start : span.end]
    tight = re.sub(r"\s+", "", printed)
    if tight != printed and "\n" not in printed.strip():
        yield Flaw(
            ("Số, ký hiệu viết liền, không có khoảng trắng.", "The symbol is written in one."),
            span,
            fix=(f"Viết “{tight}”.", f"Write {tight}."),
            edits=(Edit(span, tight),),
        )
