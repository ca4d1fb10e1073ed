"""Which expressions of time bind the plan: due dates, recurrences, events, its own period.

Two people agree on this to 0.85. Every rule below says what it sees; the confidence is that of
the strongest sign found, and 0 is a refusal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from vbparse.fields._deadline_context import Context
from vbparse.vietnamese.lexicon import load

_BINDING = frozenset({"before", "due", "until"})
_DAYS_BACK = 15  # how far before the plan an event of the plan may lie
_SLIP = 366  # days that a due date seems past when its year is a slip of the pen
_NEAR = 40  # letters between a heading about time and its value
_MONTH = len("2024-09")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the plan when its dates are judged."""

    issued_on: str | None  # 2024-09-30, 2024-09, 2024


def _words(part: str, name: str = "words") -> str:
    return "|".join(load("deadline_cues")[part][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    build = {
        # thời gian thực hiện dự kiến: | thời hạn hoàn thành: chậm nhất
        "slot": rf"(?<!\w)(?:{_words('slot')})(?!\w)[^.;:\d]{{0,45}}:\s?[^.;:]{{0,90}}$",
        "no slot": rf"(?<!\w)(?:{_words('no_slot')})(?!\w)[^.;:]{{0,45}}:[^.;:]{{0,90}}$",
        "never": rf"(?<!\w)(?:{_words('never', 'left')})(?: (?:là|ngày|vào|trong|từ))? ?[,(]?$",
        "never right": rf"^[,)]? ?(?:{_words('never', 'right')})",
        "commits": rf"(?<!\w)(?:{_words('commits')})(?!\w)",
        "noun": rf"(?<!\w)(?:{_words('recurring_noun', 'left')})(?: \w+){{0,2}}$",
        # …, đánh giá phong trào thi đua hằng năm;
        "closes": rf"(?:^|[,;] |và )(?:tổ chức |tiến hành |thực hiện )?"
        rf"(?:{_words('recurring_verb')})"
        r"(?: [^\s,;:]+){1,7}$",
        "closing noun": rf"(?:{_words('recurring_noun', 'closing')})(?: [^\s,;:]+)?$",
        # kết quả công tác quý I/2024: of that quarter, not in it
        "of": rf"(?:{_words('quarter_of')})$",
    }
    return re.compile(build[name])


# Công văn số 12/SYT-NVY | Quyết định 15/QĐ-UBND, ngày
_SYMBOL = re.compile(
    r"(?:\d|[a-zđ])\s?/\s?[a-zđ0-9\-–& ]{2,30}[,\s(]*$|\bsố\s[\w/\-–.&]{1,30}[,\s(]*$"
)
# Ngày Khuyến học Việt Nam (ngày 02 tháng 10): the day has a name, nothing is due
_NAMED = re.compile(r"(?:ngày|tháng|tuần lễ|đại hội|cách mạng|là ngày)\s[^.;:()\d]{3,60}\($")
# trường hợp nghỉ hưu trước ngày … được hưởng chế độ
_CONDITION = re.compile(r"trường hợp|đối tượng|người|đối với")
_ENTITLED = re.compile(r"(?:thì |mà )?(?:được|không được|phải chuyển|áp dụng)")
_STRIVES = re.compile(r"phấn đấu [^;:]{0,90}$")  # phấn đấu giảm 10% số vụ trong năm 2024
_LASTS = re.compile(r"(?:trong )?thời gian ")
_REPORTS = re.compile(r"báo cáo|gửi|nộp|đăng ký")
_LOOKING_BACK = re.compile(r"kết quả|tổng kết|sơ kết|đánh giá tình hình|số liệu|tồn tại|hạn chế")
_START = re.compile(r"(?:^|[,:(–-] ?|(?:^|\s)(?:và|thì|đồng thời) ?)$")
_DONE_IN = re.compile(r"^(?:hoàn thành|xong|phấn đấu)\s")
_NARROW = re.compile(r"^(?:thời gian|tiến độ|lộ trình|thời hạn|mốc thời gian)\b[\w ]{0,40}$")


def judge(context: Context, facts: Facts) -> float:
    """How surely the term binds the plan; 0 when it does not."""
    term = context.term
    if _refused(context, facts):
        return 0.0
    if term.kind == "recurrence":
        return _recurrence(context)
    if term.kind == "relative":
        return _relative(context)
    if term.kind == "open":
        return 0.6 if labelled(context) and term.grain != "school year" else 0.0
    rule = {"day": _day, "month": _month, "quarter": _month, "half": _half}.get(term.grain, _year)
    score = rule(context)
    return score - 0.1 if term.filled and score else score


def in_slot(context: Context) -> bool:
    """Whether the term is the value of a label, or stands in a section about time."""
    return labelled(context) or "timeline" in context.kinds


def labelled(context: Context) -> bool:
    """Whether a label or a heading for a time stands right before: "Thời gian thực hiện: "."""
    if any(_NARROW.match(title) for title in context.titles[:1]) and len(context.left) < _NEAR:
        return True
    return after_label(context)


def after_label(context: Context) -> bool:
    """Whether a label with a colon stands before: "Thời gian: ", "Hạn nộp: "."""
    return bool(_pattern("slot").search(context.before)) and not _pattern("no slot").search(
        context.before
    )


def _refused(context: Context, facts: Facts) -> bool:
    term = context.term
    if _CONDITION.search(context.left) and _ENTITLED.match(context.right):
        return True
    if term.cue == "ahead" or _pattern("never").search(context.left):
        return True
    if "context" in context.kinds and term.cue not in ("before", "due") and not labelled(context):
        return True  # a section on what has been
    if term.kind in ("date", "interval") and term.cue not in _BINDING:
        if _pattern("never right").search(context.right):
            return True
        if term.grain == "day" and (_SYMBOL.search(context.left) or _NAMED.search(context.left)):
            return True
    return _long_past(context, facts) and not in_slot(context)


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


def _commits(context: Context) -> bool:
    commits = _pattern("commits")
    return bool(commits.search(context.left) or commits.search(context.right))


def _day(context: Context) -> float:
    term = context.term
    slot = in_slot(context)
    if term.weak and not (slot or term.cue in _BINDING or term.cue == "from"):
        return 0.0
    if slot or term.cue in _BINDING:
        return 0.95
    if term.kind == "interval" or "T" in (term.value or ""):
        return 0.85
    return 0.75 if _commits(context) else 0.6


def _month(context: Context) -> float:
    term = context.term
    if in_slot(context):
        return 0.95
    if term.cue == "idiom":
        return 0.7
    if term.weak:
        return 0.0
    if term.cue in _BINDING or term.cue == "end":
        return 0.85
    if term.cue in ("in", "about", "from") or _START.search(context.left):
        return 0.75
    loose = term.grain == "quarter" and not term.filled
    return 0.55 if loose and not _pattern("of").search(context.left) else 0.0


def _half(context: Context) -> float:
    if in_slot(context):
        return 0.9
    if context.term.cue in _BINDING or context.term.cue == "in":
        return 0.0 if _LOOKING_BACK.search(context.left) else 0.7
    return 0.0


def _year(context: Context) -> float:
    term = context.term
    if labelled(context) and not context.office:
        return 0.85
    if term.weak or context.office:
        return 0.0
    if term.cue in ("before", "due"):
        return 0.8
    if term.cue == "idiom":
        return 0.7
    opening = _START.search(context.left)
    if "timeline" in context.kinds and (term.cue or opening):
        return 0.8
    if _DONE_IN.search(context.printed):
        return 0.75
    if term.cue == "in" and opening and _pattern("commits").search(context.right[:60]):
        return 0.6
    if term.cue == "in" and _STRIVES.search(context.left):
        return 0.55
    if not term.cue and opening and _pattern("commits").match(context.right):
        return 0.6
    if opening and (term.cue == "until" or term.grain == "years"):
        return 0.65
    return 0.0


def _recurrence(context: Context) -> float:
    term = context.term
    if term.grain == "recurring day":
        return 0.95
    if term.value == "FREQ=DAILY" or context.ends_title:
        return 0.0
    if labelled(context):
        return 0.85
    commits = _pattern("commits")
    if context.printed.startswith("định kỳ") and commits.search(context.left):
        return 0.6
    if _START.search(context.left) and not context.right.startswith(")"):
        return 0.65
    if commits.match(context.right) and not _pattern("noun").search(context.left):
        return 0.6
    if context.printed.startswith("mỗi") and _STRIVES.search(context.left):
        return 0.55
    if (
        not context.right
        and _pattern("closes").search(context.left)
        and not _pattern("closing noun").search(context.left)
    ):
        return 0.55
    return 0.0


def _relative(context: Context) -> float:
    term = context.term
    if context.left.endswith("("):
        return 0.0  # an explanation of the date before it
    if term.anchor is None and (_LASTS.match(context.printed) or "T" in (term.value or "")):
        return 0.0  # how long it takes, not by when
    if in_slot(context):
        return 0.85
    return 0.7 if not term.weak and _commits(context) else 0.0
