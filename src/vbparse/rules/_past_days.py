"""*Thời hạn đã qua*: due dates before the date of issue, which are no deadlines of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vbparse.document import Citation, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._body_parts import by_heading
from vbparse.rules.draft import Draft
from vbparse.vietnamese.time import Term, find_terms

__all__ = ["past_days", "tells_of_past"]

_DUE = frozenset({"before", "due"})
_LABELLED = lazy(
    r"(?i:thời\s+(?:gian|hạn)|tiến\s+độ|hạn(?:\s+cuối)?)(?:\s+[^\s:;.]+){0,4}\s*:\s*(?:\w+\s+){0,3}$"
)
_DONE_BY = lazy(
    r"(?i:hoàn\s+thành|xong|hạn\s+(?:cuối|chót)|chậm\s+nhất|muộn\s+nhất)[^.;:\n]{0,30}$"
)
# what tells of the past, of rights and of other things than work to be done
_TELLS = lazy(
    r"(?<!\w)(?:đã|từng|tính\s+(?:đến|từ)|kể\s+từ|có\s+hiệu\s+lực|hết\s+hiệu\s+lực"
    r"|(?<!vệ )(?<!học )sinh(?=\s*$|\s+(?:trước|từ|sau|ngày|năm)\s)"
    r"|được\s+(?:công\s+nhận|cấp|hưởng|ban\s+hành|phê\s+duyệt)|trường\s+hợp|đối\s+tượng|phát\s+sinh"
    r"|theo\s+số\s+liệu|xây\s+dựng\s+trước|tồn\s+đọng)(?!\w)",
    re.IGNORECASE,
)
# the same, unless words say that it is to be done by then: "thành lập …, hoàn thành trước ngày …"
_EVENTS = lazy(
    r"(?<!\w)(?:tuyển\s+dụng|thành\s+lập|nghỉ\s+hưu|tốt\s+nghiệp|ban\s+hành|ký\s+kết|khởi\s+công)(?!\w)"
)
_PAST_KINDS = frozenset({"context", "basis"})
_TITLE_ROOM = 220  # letters behind a citation that may be its title
_CLAUSE = 90
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=\d[/.\-])\d\d(?![\d/.\-]\d|\d)")
_MONTHS = lazy(
    r"(?<!\d)\d{1,2}(?:\s?(?:,|và|-|–|đến)\s?\d{1,2}){0,8}\s{0,2}(?:[/.\-–]|năm)?\s{0,2}$"
)
_FIGURES = re.compile(r"\d{1,2}")
_BEFORE_YEAR, _AHEAD, _BEHIND = 40, 240, 120  # letters


def past_days(draft: Draft, day: date) -> Iterator[tuple[Span, date]]:
    """Dates of the body that something is due by, before ``day``; in order."""
    foreign = [*_cited(draft), *_told(draft)]
    for zone in (draft.zone(ZoneKind.BODY), *draft.layout.spans(ZoneKind.ANNEX)):
        for term in _terms(draft.flow, zone, day, foreign):
            due = (term.end or term.value or "")[:10]
            if term.grain not in ("day", "month") or term.filled or not _iso(due):
                continue
            clause = _clause(draft, term.span)
            printed = draft.flow[term.span.start : term.span.end]
            told = _LABELLED.search(clause) or _DONE_BY.search(clause)
            told = told or re.match(r"(?i)hoàn|xong|hạn|chậm|muộn", printed)
            if not (told or term.cue in _DUE) or date.fromisoformat(due) >= day:
                continue
            if _TELLS.search(clause) or (not told and _EVENTS.search(clause.lower())):
                continue
            if not any(span.overlaps(term.span) for span in foreign):
                yield term.span, date.fromisoformat(due)


def _terms(flow: str, zone: Span, day: date, foreign: list[Span]) -> Iterator[Term]:
    """The terms that may lie before ``day``: dates are read only around years that allow it."""
    years = [
        hit
        for hit in _YEAR.finditer(flow, zone.start, zone.end)
        if _early(flow, hit, day) and not any(s.start <= hit.start() < s.end for s in foreign)
    ]
    end = zone.start
    for at, hit in enumerate(years):
        if hit.start() < end:
            continue
        last = hit
        for later in years[at + 1 :]:
            if later.start() > last.end() + _BEHIND:
                break
            last = later
        start = _blank_at(flow, max(zone.start, hit.start() - _AHEAD), hit.start())
        end = min(zone.end, last.end() + _BEHIND)
        inside = [year for year in years[at:] if year.end() <= end]
        for term in find_terms(flow[start:end]):
            span = Span(term.span.start + start, term.span.end + start)
            if any(span.start <= year.start() < span.end for year in inside):
                yield term._replace(span=span)


def _blank_at(flow: str, start: int, stop: int) -> int:
    """Where a word begins, at ``start`` or behind it."""
    while 0 < start < stop and not flow[start - 1].isspace():
        start += 1
    return start


def _early(flow: str, hit: re.Match[str], day: date) -> bool:
    """A year before that of ``day``; or the same, with the month of ``day`` or an earlier one."""
    year = int(hit[0]) if len(hit[0]) > len("24") else 2000 + int(hit[0])
    if year != day.year:
        return year < day.year
    months = _MONTHS.search(flow[max(0, hit.start() - _BEFORE_YEAR) : hit.start()])
    figures = _FIGURES.findall(months[0]) if months else []
    return any(int(figure) <= day.month for figure in figures)


def tells_of_past(draft: Draft, span: Span) -> bool:
    """Whether the words before a date tell what has been, or of a right: nothing is due by it."""
    clause = _clause(draft, span)
    return bool(_TELLS.search(clause) or _EVENTS.search(clause.lower()))


def _clause(draft: Draft, span: Span) -> str:
    before = draft.flow[max(draft.layout.span.start, span.start - _CLAUSE) : span.start]
    return re.split(r"[.;]\s|\n\s*(?=[-–+•])", before)[-1]


def _iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2024-09-30")


def _cited(draft: Draft) -> Iterator[Span]:
    for citation in draft.plan.citations:
        for span in citation.spans:
            yield Span(span.start, _end_of_title(draft, citation, span))


def _end_of_title(draft: Draft, citation: Citation, span: Span) -> int:
    words = (citation.title or "").split()
    behind = draft.flow[span.end : span.end + _TITLE_ROOM]
    at = behind.find(words[-1]) if words else -1
    return span.end + at + len(words[-1]) if at >= 0 else span.end


def _told(draft: Draft) -> Iterator[Span]:
    """Sections on what has been, and quoted names."""
    for heading, section in zip(draft.layout.headings, by_heading(draft), strict=True):
        if section and set(section.kinds) & _PAST_KINDS:
            yield Span(heading.whole.start, heading.body.end)
    for hit in re.finditer(r"“[^“”]{1,300}”", draft.flow):
        yield Span(*hit.span())
