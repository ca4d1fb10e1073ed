"""Which expressions of time bind the plan: due dates, recurrences, events, its own period.

Two people agree on this to 0.85. Every rule below says what it sees; the confidence is that of
the strongest sign found, and 0 is a refusal.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vbparse.fields._deadline_context import Context
from vbparse.fields._deadline_repeats import recurrence, relative
from vbparse.fields._deadline_signs import (
    awaited,
    commits,
    in_slot,
    labelled,
    opens,
    pattern,
)
from vbparse.patterns import lazy

_BINDING = frozenset({"before", "due", "until"})
_DAYS_BACK = 15  # how far before the plan an event of the plan may lie
_SLIP = 366  # days that a due date seems past when its year is a slip of the pen
_MONTH = len("2024-09")


class Facts(NamedTuple):
    """What is known of the plan when its dates are judged."""

    issued_on: str | None  # 2024-09-30, 2024-09, 2024
    years: bool = False  # it is for several years


# Công văn số 12/SYT-NVY | Quyết định 15/QĐ-UBND, ngày
_SYMBOL = lazy(
    r"(?:\d|[a-zđ])\s?/\s?(?:\d{4}\s?/\s?)?[a-zđ][a-zđ0-9\-–& ]{1,30}[,\s(]*$"
    r"|\bsố\s(?=[\w\-–.&]{0,30}[\d/])[\w/\-–.&]{1,30}[,\s(]*$"
)
# (01/5/1886 - 01/5/2024), (08/6/1930 - 08/6/2024): an anniversary
_LONG_AGO = lazy(r"\(\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?1[0-8]\d\d\s?[-–] ?$")
# trình Hội đồng nhân dân xem xét tại kỳ họp | tháng 7 năm 2024
_LAID_BEFORE = lazy(r"(?<!\w)(?:trình|thông qua) [^;]{0,120}(?:kỳ|phiên) họp(?: thường lệ)?$")
# Lễ hội được tổ chức | tháng 10/2026; chạy thử | tháng 11/2026
_TAKES_PLACE = lazy(
    r"(?<!\w)(?:tổ chức|chạy thử|vận hành|khởi công|khánh thành|khai mạc|bế mạc|khai giảng|ra quân"
    r"|bắt đầu|kết thúc|bàn giao|nghiệm thu|ban hành|phê duyệt|công bố|phát động)$"
)
_SESSION = lazy(r"(?:kỳ|phiên) họp(?: thường lệ)?$")  # kỳ họp cuối năm 2024: its name
_COUNTED = lazy(r"(?<!máy )tính$")  # thường trú từ 6 tháng trở lên tính đến ngày
_GOALS = lazy(r"^(?:các )?(?:mục tiêu|chỉ tiêu)(?: chung| cụ thể| chủ yếu| tổng quát)?$")
# Mục tiêu | giai đoạn 2024 - 2027, 70% số hộ …
_AIM = lazy(
    r"^(?:các )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|phấn đấu|lộ trình)"
    r"(?: chung| cụ thể| chủ yếu| tổng quát| trọng tâm)?(?: trong| cho| của)?$"
    r"|(?<!\w)(?:tăng|giảm|tăng trưởng|đạt)[^,;:]{0,40} (?:bình quân|trung bình)(?: trong)?$"
)
_SEVERAL = lazy(r"trong (?:hai|ba|0?[23]) năm ")  # trong hai năm 2024 - 2025
_HORIZON = lazy(r"hướng (?:tới|đến) [^,;]*$")  # phát thải ròng bằng 0 vào năm 2050
_HAS_BEEN = lazy(r"(?:kết quả|số liệu|tồn tại|hạn chế|đạt được|đã) [^,;]*$")
# Ngày Khuyến học Việt Nam (ngày 02 tháng 10): the day has a name, nothing is due
_NAMED = lazy(r"(?:ngày|tháng|tuần lễ|đại hội|cách mạng|là ngày)\s[^.;:()\d]{3,60}\($")
# trường hợp nghỉ hưu trước ngày … được hưởng chế độ
# Mốc kiểm tra, giám sát: | từ ngày 01/01/2021
_LOOKED_AT = lazy(
    r"(?<!\w)(?:mốc|niên độ|thời kỳ|thời hiệu)(?: thời gian)?(?: được)? (?:kiểm tra|giám sát"
    r"|thanh tra|kiểm toán)[^;.]{0,30}$"
    r"|(?<!\w)(?:kỳ báo cáo|số liệu chốt|mốc(?: thời gian)?(?: lấy| chốt)? số liệu)[^;]{0,50}$"
)
_MOON = lazy(r"\(?(?:âm lịch|al\))")
_CONDITION = lazy(r"trường hợp|đối tượng|người|đối với")
_ENTITLED = lazy(r"(?:thì |mà )?(?:được|không được|phải chuyển|áp dụng)")
_STRIVES = lazy(r"phấn đấu [^;:]{0,90}$")  # phấn đấu giảm 10% số vụ trong năm 2024
# Năm 2025 |, phấn đấu đạt; | : 100% cơ quan triển khai
_STRIVES_TO = lazy(r"[,:] ?(?:phấn đấu|bảo đảm|đạt|(?:trên |tối thiểu |ít nhất |có )?\d[\d.,]* ?%)")
_STRIVES_TO_BY = lazy(r",? ?(?:phấn đấu|hoàn thành|đạt|có |toàn |\d[\d.,]* ?%)")
_FROM_NOW = lazy(r"(?<!\w)từ (?:nay|khi ban hành|khi có hiệu lực)(?: cho)?$")
_REPORTS = lazy(r"báo cáo|gửi|nộp|đăng ký")
_LOOKING_BACK = lazy(r"kết quả|tổng kết|sơ kết|đánh giá tình hình|số liệu|tồn tại|hạn chế")
_REVIEWS = lazy(r"(?<!hội nghị )(?<!báo cáo )(?:sơ|tổng) kết(?: giữa kỳ|(?: việc)? thực hiện)?$")
_DONE_IN = lazy(r"^(?:hoàn thành|xong|phấn đấu)\s")


def judge(context: Context, facts: Facts) -> float:
    """How surely the term binds the plan; 0 when it does not."""
    term = context.term
    if _refused(context, facts):
        return 0.0
    if term.kind == "recurrence":
        return recurrence(context)
    if term.kind == "relative":
        return relative(context)
    if term.kind == "open":
        return 0.6 if labelled(context) and term.grain != "school year" else 0.0
    rule = {"day": _day, "month": _month, "quarter": _month, "half": _half}.get(term.grain, _year)
    score = rule(context) or _review(context, facts)
    return score - 0.1 if term.filled and score else score


def _review(context: Context, facts: Facts) -> float:
    """ "sơ kết năm 2028, tổng kết năm 2030" in a plan of 2026: when, not of what."""
    term = context.term
    if term.grain != "year" or term.cue:
        return 0.0
    if context.right[:1].isalnum() or not _REVIEWS.search(context.left):
        return 0.0
    return 0.6 if (term.end or "")[:4] > (facts.issued_on or "")[:4] else 0.0


def _refused(context: Context, facts: Facts) -> bool:
    term = context.term
    if _CONDITION.search(context.left) and _ENTITLED.match(context.right):
        return True
    if _MOON.match(context.right) or _LOOKED_AT.search(context.before):
        return True
    if term.cue == "ahead" and (context.left or not context.right):
        return True  # but "Định hướng đến năm 2030, …" is a goal
    if pattern("never").search(context.left) or _names_another(context):
        return True
    if "context" in context.kinds and term.cue not in ("before", "due") and not labelled(context):
        return True  # a section on what has been
    if term.kind in ("date", "interval") and term.cue not in _BINDING:
        if pattern("never right").search(context.right):
            return True
        if term.grain == "day" and _is_name(context):
            return True
    return _long_past(context, facts) and not in_slot(context)


def _is_name(context: Context) -> bool:
    """Whether the day is part of a symbol, explains a named day or is the name of a place."""
    if _SYMBOL.search(context.left):
        return True
    if context.term.kind == "date" and _NAMED.search(context.left):
        return True
    return context.printed[:1].isdigit() and bool(pattern("place").search(context.left))


def _names_another(context: Context) -> bool:
    """Whether the time belongs to a name, an anniversary or a condition."""
    term = context.term
    if term.cue == "until" and _COUNTED.search(context.left):
        return True
    if term.cue in ("start", "middle", "end") and _SESSION.search(context.left):
        return True
    start, end = term.start or "", term.end or ""
    years_later = term.kind == "interval" and start[4:] == end[4:] and start[:4] != end[:4]
    return (years_later and term.grain == "day") or bool(_LONG_AGO.search(context.before))


def _long_past(context: Context, facts: Facts) -> bool:
    term = context.term
    end = term.end or term.start
    if not (end and facts.issued_on) or term.kind == "recurrence":
        return False
    whole_years = term.grain in ("year", "years") and term.bound != "exclusive"
    if whole_years or len(facts.issued_on) < _MONTH:
        return end[:4] < facts.issued_on[:4]
    late = _days(facts.issued_on) - _days(end)
    if late <= _SLIP and term.cue in _BINDING and _REPORTS.search(context.left):
        return False  # a slip of the year
    return late > (_DAYS_BACK if term.grain == "day" else 0)


def _days(iso: str) -> int:
    """Days since long ago; the first of the month when the day is not known."""
    return date.fromisoformat(iso[:10] if len(iso) > _MONTH else f"{iso}-01").toordinal()


def _day(context: Context) -> float:
    term = context.term
    slot = awaited(context)
    if term.weak and not (slot or term.cue in _BINDING or term.cue == "from"):
        return 0.0
    if slot or term.cue in _BINDING:
        return 0.95
    if term.kind == "interval" or "T" in (term.value or ""):
        return 0.85
    return 0.75 if commits(context) else 0.6


def _month(context: Context) -> float:
    term = context.term
    if awaited(context):
        return 0.95
    if term.cue == "idiom":
        return 0.7
    if term.weak:
        return 0.0
    if term.cue in _BINDING or term.cue == "end":
        return 0.85
    if term.cue in ("in", "about", "from") or term.cue.startswith("days") or opens(context):
        return 0.75
    if _LAID_BEFORE.search(context.left) or _TAKES_PLACE.search(context.left):
        return 0.65
    loose = term.grain == "quarter" and not term.filled
    return 0.55 if loose and not pattern("of").search(context.left) else 0.0


def _half(context: Context) -> float:
    if awaited(context):
        return 0.9
    if context.term.cue in _BINDING or context.term.cue == "in" or _starts_goal(context):
        return 0.0 if _LOOKING_BACK.search(context.left) else 0.7
    return 0.0


def _starts_goal(context: Context) -> bool:
    """ "6 tháng đầu năm 2024: hoàn thành …"."""
    right = context.right.lstrip(":, ")
    return not context.left and pattern("commits").match(right) is not None


def _year(context: Context) -> float:
    term = context.term
    if (labelled(context) or (awaited(context) and term.grain == "years")) and not context.office:
        return 0.85
    if context.office or (term.weak and not _is_goal(context)):
        return 0.0
    if term.cue in ("before", "due"):
        return 0.8
    if term.cue == "idiom":
        return 0.7
    if term.cue == "until" and _FROM_NOW.search(context.left):
        return 0.7
    opening = opens(context)
    aim = term.grain == "years" and bool(_AIM.search(context.left))
    if "timeline" in context.kinds and (term.cue or opening):
        return 0.8
    if _DONE_IN.search(context.printed):
        return 0.75
    if term.cue in ("in", "from") and term.grain == "years" and not (opening or aim):
        several = _SEVERAL.match(context.printed) and commits(context)
        return 0.6 if several or pattern("commits near").search(context.left) else 0.0
    if term.cue in ("in", "end"):
        return _within_year(context)
    if not term.cue and opening and _announces(context):
        return 0.6
    if (opening or aim) and (term.cue in ("until", "ahead") or term.grain == "years"):
        return 0.65 if term.cue != "ahead" else 0.55
    return 0.6 if term.cue == "until" and _GOALS.search(context.left) else 0.0


def _is_goal(context: Context) -> bool:
    """ "Đến 2025, phấn đấu …": a bare year at the start of a goal."""
    goal = context.term.cue == "until" and opens(context)
    return goal and _STRIVES_TO_BY.match(context.right) is not None


def _announces(context: Context) -> bool:
    """ "Năm 2024 tổ chức …", "Năm 2024, phấn đấu …", "Năm 2025: 100% số xã …"."""
    right = context.right
    return bool(pattern("commits").match(right) or _STRIVES_TO.match(right))


def _within_year(context: Context) -> float:
    """ "tổng kết vào năm 2028", "mở 06 lớp trong năm 2021", "Trong năm 2024, trình …"."""
    if _HAS_BEEN.search(context.left) or _HORIZON.search(context.left):
        return 0.0
    if pattern("commits").search(context.left) or pattern("commits").search(context.right[:60]):
        return 0.6
    return 0.55 if _STRIVES.search(context.left) else 0.0
