"""Days that come back though *hằng năm* stands elsewhere in their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.time import Term

_REACH = 200  # letters between two times of one sentence
_NEAR = 60  # letters between a report and its day
_OF_A_PERIOD = lazy(
    r"báo\s+cáo\s+(?:kết\s+quả\s+)?(?:định\s+kỳ\s+)?(?:\(?(?:0?6|sáu)\s+tháng|(?:cả\s+|một\s+|0?1\s+)?năm)"
    r"(?:\s+đầu\s+năm)?[^.;:\d]{0,30}$",
    re.IGNORECASE,
)
_END = lazy(r"[.;!?]\s|\n\s*\n")
_EACH_YEAR = lazy(r"(?:h[àằ]ng|mỗi|từng)\s+n[ăa]m\W*$", re.IGNORECASE)
_IN_EACH_YEAR = lazy(r"(?:định\s+kỳ\s+)?(?:h[àằ]ng|mỗi)\s+năm\b", re.IGNORECASE)
_AND = lazy(r"\s*(?:,|và)\s*")
_PLAIN = lazy(r"(?:(?:trước|chậm\s+nhất|vào)\s+)?(?:ngày\s+)?\d", re.IGNORECASE)
_DAY = lazy(r"FREQ=YEARLY;BYMONTH=(\d+(?:,\d+)*);BYMONTHDAY=(\d+)")


def yearly_days(flow: str, terms: Sequence[Term], *, years: bool = False) -> Iterator[Term]:
    """The terms in order, with the days and months that come back each year as such.

    "Hằng năm, các đơn vị … gửi dự toán trước ngày 15/7"; "báo cáo 6 tháng trước ngày 10/6 và báo
    cáo năm trước ngày 30/11 hằng năm"; "(trước ngày 10/6 và trước ngày 10/12)" is one rule.
    In a plan for several ``years`` the reports of half and whole years come back each year.
    """
    for sentence in _sentences(flow, terms):
        if years:
            sentence = [_come_back(t) if _of_a_period(flow, t) else t for t in sentence]
        yield from _together(flow, _spread(flow, sentence))


def _of_a_period(flow: str, term: Term) -> bool:
    """ "báo cáo 6 tháng trước ngày 10/6", "báo cáo năm (trước ngày 05/12)"."""
    before = flow[max(0, term.span.start - _NEAR) : term.span.start]
    due = term.cue in ("before", "due") and term.grain == "day" and _may_come_back(term)
    return due and _OF_A_PERIOD.search(before) is not None


def _sentences(flow: str, terms: Sequence[Term]) -> Iterator[list[Term]]:
    group: list[Term] = []
    for term in terms:
        if group:
            between = flow[group[-1].span.end : term.span.start]
            if len(between) > _REACH or _END.search(between):
                yield group
                group = []
        group.append(term)
    if group:
        yield group


def _spread(flow: str, terms: list[Term]) -> Iterator[Term]:
    """What stands behind a bare *hằng năm*, or before a day *hằng năm*, comes back too."""
    head = next((i for i, t in enumerate(terms) if _leads(flow, t)), None)
    tail = max((i for i, t in enumerate(terms) if _closes(flow, t)), default=-1)
    led = head is not None and any(_may_come_back(t) for t in terms[head + 1 :])
    for i, term in enumerate(terms):
        if led and i == head:
            continue
        behind = head is not None and i > head
        before = i < tail and term.cue in ("before", "due") and term.grain == "day"
        beside = i > 0 and _beside(flow, terms[i - 1], term)
        yield _come_back(term) if _may_come_back(term) and (behind or before or beside) else term


def _leads(flow: str, term: Term) -> bool:
    """ "Hằng năm", "mỗi năm hai đợt": no day of its own."""
    printed = flow[term.span.start : term.span.end]
    return term.grain == "recurrence" and bool(_IN_EACH_YEAR.match(printed))


def _closes(flow: str, term: Term) -> bool:
    printed = flow[term.span.start : term.span.end]
    return bool(_DAY.fullmatch(term.value or "") and _EACH_YEAR.search(printed))


def _beside(flow: str, first: Term, second: Term) -> bool:
    """ "(trước ngày 10/6 và trước ngày 10/12)": nothing but *và* between the two."""
    between = flow[first.span.end : second.span.start]
    return bool(_DAY.fullmatch(first.value or "") and _AND.fullmatch(between))


def _may_come_back(term: Term) -> bool:
    """Whether it is a day or a month whose year is not printed."""
    if not term.filled:
        return False
    if term.grain == "day":
        return term.kind == "date" and "T" not in (term.value or "")
    return term.grain == "month" and term.cue == "in" and term.kind == "interval"


def _come_back(term: Term) -> Term:
    if term.grain == "day":
        _, month, day = (term.value or "")[:10].split("-")
        rule = f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}"
    else:
        first, last = int((term.start or "")[5:7]), int((term.end or "")[5:7])
        months = ",".join(map(str, range(first, last + 1)))
        rule = f"FREQ=YEARLY;BYMONTH={months}"
    return term._replace(
        kind="recurrence",
        grain="recurring day",
        value=rule,
        rrule=rule,
        start=None,
        end=None,
        filled=False,
    )


def _together(flow: str, terms: Iterator[Term]) -> Iterator[Term]:
    """ "trước ngày 15/6 và 15/12 hằng năm": the same day of two months is one rule."""
    last: Term | None = None
    for term in terms:
        joined = _joined(flow, last, term) if last else None
        if last and not joined:
            yield last
        last = joined or term
    if last:
        yield last


def _joined(flow: str, first: Term, second: Term) -> Term | None:
    one, two = _DAY.fullmatch(first.value or ""), _DAY.fullmatch(second.value or "")
    between = flow[first.span.end : second.span.start].strip(" \n")
    if not (one and two and one[2] == two[2] and between.lower() in ("", ",", "và")):
        return None
    if not _PLAIN.match(flow, second.span.start):
        return None  # "6 tháng (trước ngày 10/6), hằng năm (trước ngày 10/12)": two reports
    rule = f"FREQ=YEARLY;BYMONTH={one[1]},{two[1]};BYMONTHDAY={one[2]}"
    span = Span(first.span.start, second.span.end)
    return first._replace(span=span, value=rule, rrule=rule)
