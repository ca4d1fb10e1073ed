"""*Khoảng thời gian*: intervals of days, months, quarters and years that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule

__all__ = ["end_before_start"]

# a pattern that begins with a letter is looked for faster than one that begins with (?<!\w)
_SINCE = r"(?<!\w..)\s+(?:ngày\s+)?"
_FROM = rf"(?:từ{_SINCE}|Từ{_SINCE}|\((?<!\w.)\s*(?:ngày\s+)?)"
_TO = r"\s*(?:,?\s*đến\s+(?:hết\s+)?(?:ngày\s+)?|[-–]\s*)"
_DAYS = lazy(
    rf"{_FROM}(?P<d1>\d{{1,2}})(?:\s?(?:/|\s+tháng\s+)\s?(?P<m1>\d{{1,2}}))?"
    rf"(?:\s?(?:/|,?\s+năm\s+)\s?(?P<y1>(?:19|20)\d\d))?{_TO}"
    r"(?P<d2>\d{1,2})\s?(?:/|\s+tháng\s+)\s?(?P<m2>\d{1,2})\s?(?:/|,?\s+năm\s+)\s?"
    r"(?P<y2>(?:19|20)\d\d)(?![\d/])"
)
_MONTHS = lazy(
    r"[Tt]ừ(?<!\w..)\s+tháng\s+(?P<m1>\d{1,2})\s?(?:/|,?\s+năm\s+)\s?(?P<y1>20\d\d)\s+đến\s+(?:hết\s+)?"
    r"tháng\s+(?P<m2>\d{1,2})\s?(?:/|,?\s+năm\s+)\s?(?P<y2>20\d\d)(?!\d)"
)
_QUARTERS = lazy(
    r"[Tt]ừ(?<!\w..)\s+quý\s+(?P<m1>[IVX]{1,3}|[1-4])\s?(?:/|,?\s+năm\s+)\s?(?P<y1>20\d\d)\s+đến\s+"
    r"(?:hết\s+)?quý\s+(?P<m2>[IVX]{1,3}|[1-4])\s?(?:/|,?\s+năm\s+)\s?(?P<y2>20\d\d)(?!\d)"
)
_YEARS = lazy(
    r"[TtGgNn](?<!\w.)(?:ừ\s+năm|iai\s+đoạn|hiệm\s+kỳ)\s+(?P<y1>20\d\d)\s*(?:đến|[-–])\s*(?:hết\s+)?(?:năm\s+)?"
    r"(?P<y2>20\d\d)(?![\d/])"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@rule(
    "VB606",
    "end-before-start",
    severity="error",
    title=("Khoảng thời gian kết thúc trước khi bắt đầu", "An interval ends before it begins"),
    why=("Ngày kết thúc phải sau ngày bắt đầu.", "The end lies behind the start."),
    basis="Lô-gic nội dung",
    bad=(
        Example((("trước ngày 30 tháng 6 năm 2023", "từ ngày 10/6/2023 đến ngày 05/5/2023"),)),
        Example((("trước ngày 30 tháng 6 năm 2023", "từ tháng 9/2023 đến hết tháng 6/2023"),)),
        Example((("trước ngày 30 tháng 6 năm 2023", "từ quý IV/2023 đến quý II/2023"),)),
    ),
    good=(
        Example((("trước ngày 30 tháng 6 năm 2023", "từ ngày 10/5 đến ngày 05/6/2023"),)),
        Example((("trước ngày 30 tháng 6 năm 2023", "từ ngày 10/5/2023 đến ngày 05/6/2023"),)),
    ),
)
def end_before_start(draft: Draft) -> Iterator[Flaw]:
    """“từ ngày 10/6/2023 đến ngày 05/5/2023”. Where the first year is not printed, "từ 10/9 đến
    31/5/2024" begins the year before and is left alone."""
    start, end = draft.layout.span.start, draft.layout.span.end
    for pattern in (_DAYS, _MONTHS, _QUARTERS, _YEARS):
        for hit in pattern.finditer(draft.flow, start, end):
            if _backwards(hit):
                first = len(hit[0]) - len(hit[0].lstrip("( "))
                yield Flaw(
                    ("Khoảng thời gian kết thúc trước khi bắt đầu.", "It ends before it begins."),
                    Span(hit.start() + first, hit.end()),
                    fix=("Sửa lại một trong hai mốc.", "Correct one of the two."),
                )


def _backwards(hit: re.Match[str]) -> bool:
    given = hit.groupdict()
    one, two = ([given.get(f"{part}{n}") for part in "ymd"] for n in (1, 2))
    if one[1] and one[0] is None and _number(one[1]) > _number(two[1]):
        return False
    begin = [_number(a if a is not None else b) for a, b in zip(one, two, strict=True)]
    return begin > [_number(each) for each in two]


def _number(text: str | None) -> int:
    return _ROMAN.get(text or "", int(text) if text and text.isdigit() else 0)
