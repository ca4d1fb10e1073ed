"""The grammar of time as a whole: from text to terms, with the words that bind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from vbparse.document import Span
from vbparse.vietnamese.dates import iso
from vbparse.vietnamese.time._cues import binding, leading_cues
from vbparse.vietnamese.time._points import Point, find_points
from vbparse.vietnamese.time._recurrences import find_recurrences
from vbparse.vietnamese.time._relative import find_relatives
from vbparse.vietnamese.time._stretches import join, with_clock
from vbparse.vietnamese.time._term import Reference, Term
from vbparse.vietnamese.time._windows import lowered

_NOTHING_KNOWN = Reference()


def find_terms(
    text: str,
    start: int = 0,
    end: int | None = None,
    reference: Reference = _NOTHING_KNOWN,
    skip: Sequence[Span] = (),
) -> list[Term]:
    """All expressions of time in ``text[start:end]``, in order, none within another.

    A day without a year gets the year of ``reference``; without one it has no value and is left
    out. Dates within ``skip``, spans in order and apart, are not looked for. Terms marked
    ``weak`` may be fractions or plain numbers.
    """
    stop = len(text) if end is None else end
    low = lowered(text)
    terms = sorted(find_recurrences(low, start, stop), key=lambda t: t.span.start)
    terms = _merged(terms, find_relatives(text, low, start, stop))
    free, own = _Free([t.span for t in terms]), _Free(skip)
    found = (p for p in find_points(low, start, stop, skip) if free(p.span) and own(p.span))
    points = join(low, found)
    dated = (_term(low, with_clock(low, point), reference, start) for point in points)
    return _merged(terms, (term for term in dated if term is not None))


class _Free:
    """Whether a stretch of the text is held by none of some spans, which stand in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._starts = spans, [span.start for span in spans]

    def __call__(self, span: Span) -> bool:
        i = bisect_left(self._starts, span.start)
        return not any(s.overlaps(span) for s in self._spans[max(0, i - 1) : i + 1])


def _merged(first: list[Term], more: Iterable[Term]) -> list[Term]:
    """Both in order, but of ``more`` only what overlaps nothing before it."""
    free, kept, end = _Free([t.span for t in first]), list(first), 0
    for term in more:
        if term.span.start >= end and free(term.span):
            kept.append(term)
            end = term.span.end
    return sorted(kept, key=lambda t: t.span.start)


def _term(low: str, point: Point, reference: Reference, floor: int) -> Term | None:
    begin, classes = leading_cues(low, point.span.start, floor)
    filled = point.year is None and point.grain != "school year"
    if filled:
        year = reference.fill(point.last_day()[1])
        if year is None:
            return None
        last = point.last
        if last and last.year is None:
            later = (last.month or 12) < (point.month or 1)
            last = last._replace(year=year + 1 if later else year)
        point = point._replace(year=year, last=last)
    base = Term(
        Span(begin, point.span.end),
        "date",
        "years" if point.grain == "year" and point.last else point.grain,
        cue=binding(classes) or ("idiom" if point.idiom else ""),
        filled=filled,
        weak=point.weak,
    )
    return _bound(base, point, classes)


def _bound(base: Term, point: Point, classes: tuple[str, ...]) -> Term:
    """The value that the words before the point make of it."""
    first, last = iso(*point.first_day()), iso(*point.last_day())
    if point.grain == "school year":
        return base._replace(kind="open")
    if point.last:
        return base._replace(
            kind="interval", value=_interval(point), start=first, end=last, bound="inclusive"
        )
    if ("from" in classes and point.grain != "day") or "after" in classes:
        return base._replace(kind="open", start=first)
    if "start" in classes or "middle" in classes:
        return _part(base, point, classes)
    if point.grain == "month" and (days := next((c for c in classes if c.startswith("days")), "")):
        return _days(base, point, days)
    if point.grain == "day":
        exclusive = "before" in classes
        value = f"{first}{point.clock}"
        bound = "exclusive" if exclusive else "inclusive"
        if "from" in classes:
            return base._replace(value=value, start=value, bound="inclusive")
        return base._replace(value=value, end=value, bound=bound)
    return _coarse(base, point, classes, first, last)


def _coarse(
    base: Term, point: Point, classes: Iterable[str], first: str | None, last: str | None
) -> Term:
    """A month, quarter, half or year: the stretch itself, or one of its ends."""
    year = str(point.year)
    if "before" in classes:
        value = year if point.grain == "year" else first
        return base._replace(value=value, end=first, bound="exclusive")
    due = ("due" in classes or "until" in classes) and "in" not in classes
    if "end" in classes or due:
        value = year if point.grain == "year" and "end" not in classes else last
        return base._replace(value=value, end=last, bound="inclusive")
    value = year if point.grain == "year" else _interval(point)
    return base._replace(kind="interval", value=value, start=first, end=last, bound="inclusive")


def _part(base: Term, point: Point, classes: Iterable[str]) -> Term:
    """đầu, giữa: Bộ luật Dân sự Đ.146; "từ đầu năm" has no end."""
    year, month = point.year or 0, point.month or 1
    if "start" in classes:
        day = iso(year, month, 1)
        if "from" in classes:
            return base._replace(kind="open", start=day)
        return base._replace(value=day, end=day, bound="inclusive")
    day = iso(year, 6, 30) if point.grain == "year" else iso(year, month, 15)
    return base._replace(value=day, end=day, bound="inclusive")


def _days(base: Term, point: Point, days: str) -> Term:
    """ "days 1 7": tuần đầu; "days -7 -1": tuần cuối, counted from the end of the month."""
    year, month, length = point.last_day()
    first, last = (n if n > 0 else length + 1 + n for n in map(int, days.split()[1:]))
    start, end = iso(year, month, first), iso(year, month, last)
    return base._replace(
        kind="interval", value=f"{start}/{end}", start=start, end=end, bound="inclusive"
    )


def _interval(point: Point) -> str:
    end = point.end
    if point.grain in ("year", "years") and end.grain == "year":
        return f"{point.year}/{end.year}"
    return f"{iso(*point.first_day())}/{iso(*point.last_day())}"
