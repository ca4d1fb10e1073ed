"""*Chủ đề, thời gian*: what draft and parent must have in common as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from vbparse.document import Field, ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.parent._say import BASIS, PRACTICE, said, whole
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.fold import key

__all__ = ["before_parent", "period", "theme"]

_ALIKE = 0.9
_THEME = "Đưa dịch vụ số đến gần người dân hơn.\n"
_THEMED = ((_THEME, f"{_THEME}Chủ đề năm 2023: “Dữ liệu số, giá trị mới”.\n"),)
_WHY = "I. MỤC ĐÍCH, YÊU CẦU\n"


def _parent_theme(draft: Draft) -> Field | None:
    theme = draft.against.parent.theme
    return theme if theme.value and theme.spans else None


def _parent_period(draft: Draft) -> Field | None:
    period = draft.against.parent.period
    return period if period is not None and period.value and period.spans else None


@rule(
    "VB901",
    "parent-theme",
    severity="warning",
    title=("Chủ đề khác cấp trên", "Theme other than that of the parent"),
    why=(
        "Chủ đề của đợt hoạt động do cấp trên đặt; kế hoạch triển khai ghi đúng chủ đề ấy.",
        "The parent sets the theme; a plan on it uses the same words.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=lambda draft: _parent_theme(draft) is not None,
    bad=(
        Example(
            parent_edits=_THEMED,
            edits=((_WHY, f"{_WHY}Chủ đề năm 2023: “Mỗi người dân một danh tính số”.\n"),),
        ),
        Example(parent_edits=_THEMED),
    ),
    good=(
        Example(
            parent_edits=_THEMED,
            edits=((_WHY, f"{_WHY}Chủ đề năm 2023: “Dữ liệu số, giá trị mới”.\n"),),
        ),
    ),
)
def theme(draft: Draft) -> Iterator[Flaw]:
    """The theme of the parent stands nowhere in the draft; one without any is for review."""
    wanted = _parent_theme(draft)
    if wanted is None or not wanted.value:
        return
    folded = key(wanted.value)
    if f" {folded} " in f" {key(draft.flow)} ":
        return
    own = draft.plan.theme
    if own.value and SequenceMatcher(None, key(own.value), folded).ratio() >= _ALIKE:
        return
    related = draft.against.shown(wanted.spans[0])
    fix = (f"Ghi chủ đề “{wanted.value}”.", f"Use “{wanted.value}”.")
    if own.value and own.spans:
        yield Flaw(
            (
                f"Chủ đề “{own.value}” khác chủ đề của cấp trên: “{wanted.value}”.",
                f"The theme of the parent is “{wanted.value}”.",
            ),
            own.spans[:1],
            fix=fix,
            related=related,
        )
        return
    yield Flaw(
        (f"Không thấy chủ đề “{wanted.value}”.", f"The theme “{wanted.value}” is missing."),
        draft.zone(ZoneKind.PREAMBLE, ZoneKind.TITLE),
        fix=fix,
        missing=True,
        sure=False,
        related=related,
    )


@rule(
    "VB902",
    "period-outside-parent",
    severity="warning",
    title=("Thời gian thực hiện ra ngoài của cấp trên", "Period outside that of the parent"),
    why=(
        "Thời gian thực hiện kế hoạch phải nằm trong thời gian mà cấp trên định.",
        "A plan is carried out within the time that the parent sets.",
    ),
    basis=PRACTICE,
    needs=(Need.PARENT,),
    applies=lambda draft: _parent_period(draft) is not None and draft.plan.period is not None,
    bad=(
        Example(
            parent_edits=(("Chuyển đổi số năm 2023\n", "Chuyển đổi số giai đoạn 2023 - 2024\n"),),
            edits=(("tỉnh Thanh Hóa năm 2023\n", "tỉnh Thanh Hóa giai đoạn 2023 - 2026\n"),),
        ),
    ),
    good=(
        Example(
            parent_edits=(("Chuyển đổi số năm 2023\n", "Chuyển đổi số giai đoạn 2023 - 2025\n"),),
            edits=(("tỉnh Thanh Hóa năm 2023\n", "tỉnh Thanh Hóa giai đoạn 2023 - 2024\n"),),
        ),
    ),
)
def period(draft: Draft) -> Iterator[Flaw]:
    """The stretch of the draft begins before that of the parent, or ends behind it."""
    theirs, ours = _parent_period(draft), draft.plan.period
    if theirs is None or ours is None or not ours.spans:
        return
    outer, inner = _stretch(theirs.value), _stretch(ours.value)
    if outer is None or inner is None or (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return
    if inner[0].year < outer[0].year or inner[1] > outer[1] or outer[0].year == outer[1].year:
        yield Flaw(
            (
                f"Thời gian {said(inner[0])} - {said(inner[1])} nằm ngoài {said(outer[0])} - "
                f"{said(outer[1])} của cấp trên.",
                f"{inner[0]} to {inner[1]} is not within {outer[0]} to {outer[1]}.",
            ),
            ours.spans[:1],
            fix=("Đặt thời gian trong khoảng cấp trên định.", "Keep within it."),
            sure=inner[1] > outer[1] and inner[0] <= outer[1],
            related=draft.against.shown(theirs.spans[0]),
        )


def _stretch(value: str | None) -> tuple[date, date] | None:
    """First and last day of ``2023-10-02/2023-10-08``, ``2026/2030``, ``2024``."""
    start, slash, end = (value or "").partition("/")
    last = whole(end if slash else start)
    first = start if len(start) == 10 else f"{start}-01" if len(start) == 7 else f"{start}-01-01"
    begin = whole(first if len(first) == 10 else f"{first}-01")
    return (begin, last) if begin and last else None


@rule(
    "VB916",
    "issued-before-parent",
    severity="error",
    title=("Ban hành trước văn bản cấp trên", "Issued before the parent directive"),
    why=(
        "Kế hoạch triển khai không thể có trước văn bản mà nó triển khai.",
        "A plan cannot be older than the directive that it carries out.",
    ),
    basis=PRACTICE,
    needs=(Need.PARENT,),
    applies=lambda draft: draft.day is not None and _day(draft) is not None,
    bad=(Example(parent_edits=(("ngày 16 tháng 01 năm 2023", "ngày 16 tháng 02 năm 2023"),)),),
)
def before_parent(draft: Draft) -> Iterator[Flaw]:
    """The date of issue lies before that of the parent."""
    theirs = _day(draft)
    if theirs and draft.day and draft.day < theirs:
        shown = draft.against.parent.issued_on.spans[:1]
        yield Flaw(
            (
                f"Kế hoạch ghi ngày {said(draft.day)}, văn bản cấp trên ngày {said(theirs)}.",
                f"The plan is dated {draft.day}, the parent {theirs}.",
            ),
            draft.plan.issued_on.spans[:1] or draft.first_line,
            fix=("Kiểm tra lại ngày.", "Check the dates."),
            related=draft.against.shown(shown[0]) if shown else (),
        )


def _day(draft: Draft) -> date | None:
    value = draft.against.parent.issued_on.value or ""
    return whole(value) if len(value) == 10 else None
