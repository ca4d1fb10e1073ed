"""*Kiểu đề mục*: headings of one level are set alike, in capitals, figures and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from vbparse.document import Heading
from vbparse.rules.draft import Draft
from vbparse.rules.numbering import misfigured, place_of
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["capitals", "mixed"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d và V"
_FEW = 3  # headings below which none is the odd one


def _sections(draft: Draft) -> list[Heading]:
    return [h for h in draft.layout.headings if h.level == 1 and h.titled]


def _many(draft: Draft) -> bool:
    return len(_sections(draft)) >= _FEW


@rule(
    "VB224",
    "section-title-case",
    severity="warning",
    title=("Đề mục cùng cấp viết khác kiểu chữ", "Headings of one level in two cases"),
    why=(
        "Các đề mục cùng cấp trình bày thống nhất: tất cả in hoa hoặc tất cả in thường.",
        "Headings of one level are set alike.",
    ),
    basis=_BASIS,
    origin=("B02",),
    needs=(Need.LINES,),
    applies=_many,
    bad=(
        Example((("III. KINH PHÍ THỰC HIỆN", "III. Kinh phí thực hiện"),)),
        Example(
            (
                ("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"),
                ("II. NỘI DUNG, NHIỆM VỤ", "II. Nội dung, nhiệm vụ"),
                ("III. KINH PHÍ THỰC HIỆN", "III. Kinh phí thực hiện"),
            )
        ),
    ),
    good=(
        Example(
            (
                ("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"),
                ("II. NỘI DUNG, NHIỆM VỤ", "II. Nội dung, nhiệm vụ"),
                ("III. KINH PHÍ THỰC HIỆN", "III. Kinh phí thực hiện"),
                ("IV. TỔ CHỨC THỰC HIỆN", "IV. Tổ chức thực hiện"),
            )
        ),
    ),
)
def capitals(draft: Draft) -> Iterator[Flaw]:
    """Titles of the first level, most of them in one case and some not."""
    first = _sections(draft)
    small = [h for h in first if not draft.layout.read(h.title).isupper()]
    large = [h for h in first if h not in small]
    odd = min((small, large), key=len)
    if not 0 < len(odd) < len(first) / 2:
        return
    vi, en = ("không in hoa", "not in capitals") if odd is small else ("in hoa", "in capitals")
    for heading in odd:
        yield Flaw(
            (
                f"Đề mục “{draft.layout.read(heading.title)[:60]}” {vi}, khác các mục cùng cấp.",
                f"The heading is {en}, its siblings are not so.",
            ),
            heading.title,
            fix=("Viết như các mục cùng cấp.", "Write it as its siblings."),
        )


@rule(
    "VB228",
    "mixed-numbering",
    severity="warning",
    title=("Đề mục cùng cấp đánh số khác kiểu", "Headings of one level numbered in two ways"),
    why=(
        "Các mục cùng cấp dùng một loại chữ số và một loại dấu sau số.",
        "Headings of one level take one kind of figures and one mark behind them.",
    ),
    basis=_BASIS,
    origin=("B02",),
    needs=(Need.LINES,),
    applies=_many,
    bad=(
        Example((("III. KINH PHÍ", "3. KINH PHÍ"),)),
        Example((("III. KINH PHÍ", "III- KINH PHÍ"),)),
    ),
    good=(
        Example(
            (
                ("I. MỤC", "I- MỤC"),
                ("II. NỘI", "II- NỘI"),
                ("III. KINH", "III- KINH"),
                ("IV. TỔ", "IV- TỔ"),
            )
        ),
    ),
)
def mixed(draft: Draft) -> Iterator[Flaw]:
    """“3. KINH PHÍ” or “III- KINH PHÍ” between “II.” and “IV.”"""
    first = _sections(draft)
    lost = [found for one, two in pairwise(first) if (found := misfigured(draft, one, two))]
    schemes = {h: place[0] for h in (*first, *lost) if (place := place_of(h.number))}
    yield from _odd(schemes, "chữ số", "figures")
    marks = {h: mark for h in schemes if h not in lost and (mark := _mark(draft, h))}
    usual = Counter(schemes.values()).most_common(1)
    alike = {h: mark for h, mark in marks.items() if usual and schemes[h] == usual[0][0]}
    yield from _odd(alike, "dấu sau số", "the mark behind the number")


def _mark(draft: Draft, heading: Heading) -> str | None:
    label = draft.flow[heading.whole.start : heading.title.start]
    found = re.search(r"([.)/:\-–])\s*$", label)
    return found[1].replace("–", "-") if found else None


def _odd(kinds: dict[Heading, str], vi: str, en: str) -> Iterator[Flaw]:
    """The headings that are not of the kind that most of them are."""
    counts = Counter(kinds.values()).most_common()
    if len(counts) < 2 or counts[0][1] <= len(kinds) / 2:
        return
    for heading, kind in kinds.items():
        if kind != counts[0][0]:
            yield Flaw(
                (
                    f"Mục “{heading.number}” khác các mục cùng cấp về {vi}.",
                    f"{heading.number} differs from its siblings in {en}.",
                ),
                heading.whole,
                fix=("Đánh số như các mục cùng cấp.", "Number it as its siblings."),
            )
