"""Which recurrences and which terms counted from an event bind the plan, and how surely."""

from __future__ import annotations

from vbparse.fields._deadline_context import Context
from vbparse.fields._deadline_signs import commits, in_slot, labelled, opens, pattern
from vbparse.patterns import lazy

_OFTEN = lazy(r"lần|buổi|kỳ|đợt|cuộc|phiên|\d ngày")
# mỗi tuần 10 giải, mỗi năm ít nhất 5 tấn: how much, not when
_AMOUNT = lazy(r"(?:ít nhất |tối thiểu |khoảng |từ )?\d")
_STRIVES = lazy(r"phấn đấu [^;:]{0,90}$")
_VERB = lazy(r"(?<!\w)(?:công khai|cập nhật|thống kê|rà soát|niêm yết|đăng tải|giao ban)$")
_GOT = lazy(r"(?<!\w)(?:được|đạt)(?!\w)|\d ?%")  # 90% trẻ được khám 01 lần/năm
_LASTS = lazy(r"(?:trong )?thời gian ")
_HAS_BEEN = lazy(r"(?<!\w)đã [^,;]{0,80}$")  # trẻ đã tiêm trong vòng 01 tháng


def recurrence(context: Context) -> float:
    """0.95: with a day or an hour; 0.85: a month, a label; 0.55 to 0.65: hằng năm beside a verb."""
    term = context.term
    if term.grain == "recurring day":
        month = "BYMONTHDAY" not in (term.value or "") and "BYMONTH" in (term.value or "")
        return (0.0 if context.left.endswith("(") else 0.85) if month else 0.95
    if context.ends_title and not _OFTEN.search(context.printed):
        return 0.0  # "Khen thưởng hằng năm"
    if term.value == "FREQ=DAILY":
        adverb = opens(context) and context.printed.startswith("h") and commits(context)
        return 0.6 if adverb and not labelled(context) else 0.0
    if context.printed.startswith("mỗi"):
        return _each(context)
    if labelled(context):
        return 0.85
    if context.printed.startswith("định kỳ") and pattern("commits").search(context.left):
        return 0.6
    if opens(context) and not context.right.startswith(")"):
        return 0.65
    if pattern("commits").match(context.right) and not pattern("noun").search(context.left):
        return 0.6
    if _VERB.search(context.left) and not context.right.startswith((",", ")")):
        return 0.6  # công khai hằng tháng khối lượng …
    if _OFTEN.search(context.printed) or "/" in context.printed:
        if commits(context):
            return 0.6
        return 0.0 if _GOT.search(context.left) else 0.55
    return _closing(context)


def _each(context: Context) -> float:
    """ "mỗi quý một lần", "bảo đảm mỗi năm có 60 học viên"; no "mỗi tuần 10 giải"."""
    if _OFTEN.search(context.printed):
        return 0.65
    if pattern("noun").search(context.left):
        return 0.0
    if commits(context) or _STRIVES.search(context.left):
        return 0.65 if opens(context) else 0.55
    return 0.65 if opens(context) and not _AMOUNT.match(context.right) else 0.0


def _closing(context: Context) -> float:
    """ "…, đánh giá phong trào thi đua hằng năm": at the end of a clause, with its verb near."""
    if context.right or pattern("closing noun").search(context.left):
        return 0.0
    if pattern("closes").search(context.left):
        return 0.55
    more_often = context.term.value != "FREQ=YEARLY" and not pattern("noun").search(context.left)
    return 0.55 if more_often and pattern("commits").search(context.left) else 0.0


def relative(context: Context) -> float:
    """0.85 behind a label; 0.7 from an event on, or beside a verb that plans schedule."""
    term = context.term
    if context.left.endswith("(") or _HAS_BEEN.search(context.left):
        return 0.0  # an explanation of the date before it; a condition
    if pattern("no term").search(context.left):
        return 0.0
    if term.anchor is None and (_LASTS.match(context.printed) or "T" in (term.value or "")):
        # how long it takes, not by when; but "xử lý trong vòng 24 giờ"
        lasts = _LASTS.match(context.printed) and "không quá" not in context.printed
        hours = (term.value or "").endswith("H") and not lasts
        return 0.6 if hours and pattern("quick").search(context.left) else 0.0
    if in_slot(context):
        return 0.85
    if term.weak:
        return 0.0
    return 0.7 if term.anchor or commits(context) else 0.0
