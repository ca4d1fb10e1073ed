"""*Ngày tháng nhất quán*: days that contradict the date of issue, the plan or the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vbparse.document import Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._past_days import past_days, tells_of_past
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.dates import exists
from vbparse.vietnamese.fold import bare_lower

__all__ = [
    "after_end",
    "bases_later",
    "before_issue",
    "no_such_day",
    "weekday",
    "year_of_title",
]

_LOGIC = "Lô-gic nội dung"
_DAYS = ("hai", "ba", "tu", "nam", "sau", "bay", "chu nhat")
_WEEKDAY = lazy(
    r"(?i:(?P<sunday>chủ\s+nhật)|thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7]))\s*,?\s*\(?\s*(?:ngày\s+)?"
    r"(?P<d>\d{1,2})\s?(?:/|-|\s+tháng\s+)\s?(?P<m>\d{1,2})\s?(?:/|-|\s+năm\s+)\s?(?P<y>\d{4})"
)
_WEEKDAY_BEHIND = lazy(
    r"(?<![\d/])(?P<d>\d{1,2})\s?(?:/|\s+tháng\s+)\s?(?P<m>\d{1,2})\s?(?:/|,?\s+năm\s+)\s?(?P<y>\d{4})"
    r"\s*[,(]\s*(?i:(?P<sunday>chủ\s+nhật)|thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7]))(?!\w)(?!\s+(?:hằng|hàng))"
)
_DAY = lazy(
    r"(?<![\d/])(?P<d>\d{1,2})\s?(?:/|\s+tháng\s+)\s?(?P<m>\d{1,2})\s?(?:/|,?\s+năm\s+)\s?"
    r"(?P<y>(?:19|20)\d\d)(?![\d/])"
)
_MEETING = lazy(r"(?:cuộc\s+họp|phiên\s+họp|thông\s+qua|biên\s+bản)(?P<rest>[^.;\n]{0,60})\Z")
_DUE = lazy(r"(?:trước|chậm\s+nhất|hạn|xong|đến\s+hết)(?!\w)")
_OF_CITED = lazy(  # "Chỉ thị số 2015 ngày 04/01/2026": not the years of the plan
    r"(?<!\w)số\s{0,3}:?\s{0,3}\d{1,5}(?!\d)|ngày\s+\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)20\d\d|\d/20\d\d/"
)
_TITLE_YEAR = lazy(r"(?<!đến )(?<!từ )năm\s+(?P<y>20\d\d)(?!\s*[-–]\s*\d)")


def _whole(value: str | None) -> date | None:
    """The date of ``2024-09-30`` or ``2024-09-30T08:00``; ``None`` for less, or no date."""
    if not value or not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _say(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


@rule(
    "VB601",
    "basis-later-than-plan",
    severity="error",
    title=("Căn cứ ban hành sau kế hoạch", "A căn cứ later than the plan"),
    why=(
        "Văn bản làm căn cứ phải có trước ngày ban hành kế hoạch.",
        "What a plan is based on must exist before it.",
    ),
    basis=f"{_LOGIC}; NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.a",
    origin=("D03",),
    applies=lambda draft: draft.day is not None,
    bad=(
        Example((("12/KH-UBND ngày 16 tháng 01 năm 2023", "12/KH-UBND ngày 16 tháng 3 năm 2023"),)),
    ),
    good=(Example((("12/KH-UBND ngày 16 tháng 01", "12/KH-UBND ngày 06 tháng 02"),)),),
)
def bases_later(draft: Draft) -> Iterator[Flaw]:
    """The date of a căn cứ lies behind the date of issue."""
    for citation in draft.plan.citations:
        day = _whole(citation.issued_on)
        if citation.preamble and day and draft.day and day > draft.day and citation.spans:
            yield Flaw(
                (
                    f"{citation.doc_type or ''} {citation.value or ''} ngày {_say(day)} sau ngày "
                    f"ban hành {_say(draft.day)}.".strip(),
                    f"It is dated {day}, the plan {draft.day}.",
                ),
                citation.spans[:1],
                fix=("Kiểm tra lại ngày.", "Check the dates."),
            )


@rule(
    "VB602",
    "deadline-before-issue",
    severity="warning",
    title=("Thời hạn trước ngày ban hành", "Deadline before the date of issue"),
    why=(
        "Không thể giao việc phải xong trước khi kế hoạch được ban hành.",
        "Nothing can be due before the plan is issued.",
    ),
    basis=_LOGIC,
    origin=("B06",),
    applies=lambda draft: draft.day is not None,
    bad=(Example((("trước ngày 31 tháng 3 năm 2023", "trước ngày 31 tháng 3 năm 2022"),)),),
)
def before_issue(draft: Draft) -> Iterator[Flaw]:
    """A date that something is due by, or the end of an interval, lies before the date of issue.
    Such dates are mostly no deadlines of the record: they are read here from the text."""
    if draft.day is None:
        return
    found = dict(past_days(draft, draft.day))
    for deadline in draft.plan.deadlines:
        day = _whole(deadline.end or deadline.value)
        dated = deadline.kind in ("date", "interval") and deadline.spans
        known = dated and any(span.overlaps(deadline.spans[0]) for span in found)
        early = dated and day is not None and day < draft.day and not known
        if early and day and not tells_of_past(draft, deadline.spans[0]):
            found[deadline.spans[0]] = day
    for span, day in sorted(found.items()):
        if _agreed(draft, span.start):
            continue
        yield Flaw(
            (
                f"Thời hạn {_say(day)} trước ngày ban hành {_say(draft.day)}.",
                f"Due {day}, but the plan is dated {draft.day}.",
            ),
            span,
            fix=("Kiểm tra lại ngày, nhất là năm.", "Check the day, above all the year."),
            sure=(draft.day - day).days > 1,
        )


def _agreed(draft: Draft, at: int) -> bool:
    """Whether a date is that of the meeting which agreed on the plan."""
    hit = _MEETING.search(draft.flow[max(0, at - 90) : at])
    return hit is not None and not _DUE.search(hit["rest"])


@rule(
    "VB603",
    "deadline-after-plan",
    severity="info",
    title=("Thời hạn sau khi kế hoạch kết thúc", "Deadline after the end of the plan"),
    why=(
        "Thời hạn nằm ngoài thời gian thực hiện của kế hoạch thường là nhầm năm.",
        "A deadline behind the end of the plan is often a wrong year.",
    ),
    basis=_LOGIC,
    origin=("B06",),
    applies=lambda draft: bool(draft.plan.deadlines) and _last_year(draft) is not None,
    bad=(
        Example(
            (
                (
                    "Mỗi nhiệm vụ có một",
                    "Thời gian thực hiện Kế hoạch: từ tháng 02 đến tháng 12 năm 2023.\n"
                    "Mỗi nhiệm vụ có một",
                ),
                ("trước ngày 30 tháng 6 năm 2023", "trước ngày 30 tháng 6 năm 2025"),
            )
        ),
    ),
    good=(Example((("dịch vụ công trực tuyến.", "dịch vụ công; đến hết năm 2030 đạt 90%."),)),),
)
def after_end(draft: Draft) -> Iterator[Flaw]:
    """More than a quarter behind the last day of the plan; reports come a little later."""
    last = _last_year(draft)
    if last is None:
        return
    limit = date(last + 1, 3, 31)
    for deadline in draft.plan.deadlines:
        day = _whole(deadline.end or deadline.value) if deadline.kind == "date" else None
        dated = "ngày" in deadline.text or "/" in deadline.text  # not "đến năm 2030": a goal
        if day and day > limit and dated and deadline.spans:
            yield Flaw(
                (
                    f"Thời hạn {_say(day)} sau năm {last} của kế hoạch.",
                    f"Due {day}, while the plan ends in {last}.",
                ),
                deadline.spans[:1],
                fix=("Kiểm tra lại năm.", "Check the year."),
                sure=False,
            )


def _last_year(draft: Draft) -> int | None:
    """The last year of the execution period, or a later one that the subject names."""
    period = draft.plan.period
    years = re.findall(r"(?<!\d)20\d\d", period.value or "") if period else []
    subject = _OF_CITED.sub(" ", draft.plan.subject.value or "")
    named = re.findall(r"(?<!\d)20\d\d", subject)
    told = [int(year) for year in (*years[-1:], *named)]
    return max(told) if told else None


@rule(
    "VB604",
    "day-does-not-exist",
    severity="error",
    title=("Ngày không có trong lịch", "A day that does not exist"),
    why=("Tháng 4 không có ngày 31.", "There is no 31 April."),
    basis=_LOGIC,
    origin=("D03",),
    bad=(Example((("ngày 30 tháng 6 năm 2023", "ngày 31 tháng 6 năm 2023"),)),),
)
def no_such_day(draft: Draft) -> Iterator[Flaw]:
    """Whole dates in the body and its annexes, in words and in figures."""
    start = draft.zone(ZoneKind.PREAMBLE, ZoneKind.TITLE, ZoneKind.HEADER).start
    for hit in _DAY.finditer(draft.flow, start, draft.layout.span.end):
        year, month, day = int(hit["y"]), int(hit["m"]), int(hit["d"])
        if not exists(year, month, day) and 0 < month < 100 and day < 100:
            yield Flaw(
                (f"Không có ngày “{' '.join(hit[0].split())}”.", f"No such day: {hit[0]}."),
                Span(hit.start(), hit.end()),
                fix=("Sửa lại ngày.", "Correct the day."),
            )


@rule(
    "VB605",
    "weekday",
    severity="error",
    title=("Thứ không khớp ngày", "Weekday does not fit its date"),
    why=("Thứ trong tuần phải đúng với ngày.", "The weekday must be that of the date."),
    basis=_LOGIC,
    bad=(Example((("trước ngày 30 tháng 6 năm 2023", "vào thứ Hai, ngày 30 tháng 6 năm 2023"),)),),
    good=(Example((("trước ngày 30 tháng 6 năm 2023", "vào thứ Sáu, ngày 30 tháng 6 năm 2023"),)),),
)
def weekday(draft: Draft) -> Iterator[Flaw]:
    """“thứ Hai, ngày 30/6/2023”, which was a Friday."""
    start, end = draft.layout.span.start, draft.layout.span.end
    low = draft.flow[start:end].lower()
    if "thứ" not in low and "nhật" not in low:
        return
    hits = [*_WEEKDAY.finditer(draft.flow, start, end)]
    hits += _WEEKDAY_BEHIND.finditer(draft.flow, start, end)
    for hit in hits:
        year, month, day = int(hit["y"]), int(hit["m"]), int(hit["d"])
        if not exists(year, month, day):
            continue
        name = bare_lower(hit["name"] or "chu nhat")
        said = int(name) - 2 if name.isdigit() else _DAYS.index(name)
        true = date(year, month, day).weekday()
        if said != true:
            right = "Chủ nhật" if true == len(_DAYS) - 1 else f"thứ {true + 2}"
            yield Flaw(
                (f"Ngày {day}/{month}/{year} là {right}.", "The weekday is wrong."),
                Span(hit.start(), hit.end()),
                fix=("Sửa thứ hoặc ngày.", "Correct weekday or date."),
            )


@rule(
    "VB609",
    "year-of-title",
    severity="warning",
    title=("Năm trong trích yếu cách xa năm ban hành", "Year of the title far from that of issue"),
    why=(
        "Kế hoạch của một năm thường ban hành trong năm đó hoặc năm liền trước.",
        "A plan for a year is issued in it or in the year before.",
    ),
    basis=_LOGIC,
    applies=lambda draft: draft.day is not None and draft.plan.subject.value is not None,
    bad=(Example((("tỉnh Thanh Hóa năm 2023\nCăn", "tỉnh Thanh Hóa năm 2020\nCăn"),)),),
)
def year_of_title(draft: Draft) -> Iterator[Flaw]:
    """The one year of the subject lies before the year of issue, or two years behind it."""
    years = {int(hit["y"]) for hit in _TITLE_YEAR.finditer(draft.plan.subject.value or "")}
    if len(years) != 1 or draft.day is None:
        return
    year = years.pop()
    if year < draft.day.year - 1 or year > draft.day.year + 1:
        yield Flaw(
            (
                f"Trích yếu ghi năm {year}, ban hành năm {draft.day.year}.",
                f"The title says {year}, it was issued in {draft.day.year}.",
            ),
            draft.plan.subject.spans[-1:],
            fix=("Kiểm tra lại năm.", "Check the year."),
            sure=False,
        )
