"""What comes back: *hằng năm*, *hằng tháng trước ngày 25*, *03 tháng/lần* → RRULE bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.time import _rrules
from vbparse.vietnamese.time._cues import leading_cues
from vbparse.vietnamese.time._recurrence_patterns import DAY_OF_YEAR, RULES, often
from vbparse.vietnamese.time._term import Term
from vbparse.vietnamese.time._windows import literals, windows

_REGULARLY = lazy(r"\bđịnh\s+kỳ[\s,(]*$")
_CLOSE = lazy(r"[^()\n\d]{0,30}\)")
_NEARBY = lazy(r"h[àằ]ng\s+năm|mỗi\s+năm|định\s+kỳ")
# ngày 20/6 và trước | ngày 20/12 hằng năm
_TWIN = lazy(
    rf"(?<![\w/]){DAY_OF_YEAR.format('t')}\s*+(?:và|,|;)\s*+(?:(?:trước|chậm\s++nhất|vào)\s++)?$"
)
# trước 16 giờ 00 | hằng ngày
_CLOCK = lazy(
    r"\b(?:trước|chậm\s++nhất|vào|lúc|hồi)\s++(?:là\s++|lúc\s++)?\d{1,2}\s?(?:giờ|h|g)(?:\s?[0-5]\d)?(?:\s++phút)?[\s,]*+(?:ngày\s++)?$"
)
Match = re.Match[str]


def find_recurrences(low: str, start: int, end: int) -> Iterator[Term]:
    """All recurrences in ``low[start:end]``, in order."""
    last = start
    for match in _matches(low, start, end):
        if match.start() < last:
            continue
        rule = _rrules.rule(match)
        if not rule or (_has(match, "part") and not _recurs_nearby(low, match)):
            continue
        if _has(match, "and_year"):
            place = Span(*match.span("and_year"))
            yield Term(place, "recurrence", "recurrence", "FREQ=YEARLY", rrule="FREQ=YEARLY")
        if _has(match, "d_a") and (twin := _twin(low, match, start)):
            yield twin
        yield _term(low, match, rule, start)
        last = match.end()


def _matches(low: str, start: int, end: int) -> list[Match]:
    """What the patterns find, by place; at the same place the more particular pattern first."""
    found: list[tuple[int, int, Match]] = []
    flat = low.replace("\n", " ")
    regular = often(flat, start, end)
    for rank, rule in enumerate(RULES):
        hits = [*literals(flat, start, end, rule.words), *(regular if rule.often else ())]
        for window in windows(low, start, end, hits, rule.reach):
            found += [(m.start(), rank, m) for m in rule.pattern().finditer(low, *window)]
    return [match for _, _, match in sorted(found, key=lambda row: row[:2])]


def _has(match: Match, group: str) -> bool:
    return group in match.re.groupindex and match[group] is not None


def _recurs_nearby(low: str, match: Match) -> bool:
    return bool(_NEARBY.search(low, max(0, match.start() - 120), match.end() + 120))


def _twin(low: str, match: Match, floor: int) -> Term | None:
    """ "trước ngày 20/6 và 20/12 hằng năm": the first of the two days comes back as well."""
    first = _TWIN.search(low, max(floor, match.start() - 60), match.start())
    rule = first and _rrules.yearly(int(first["d_t"]), int(first["m_t"]))
    return _term(low, first, rule, floor) if first and rule else None


def _term(low: str, match: Match, rule: str, floor: int) -> Term:
    begin, classes = leading_cues(low, match.start(), floor)
    if clock := _CLOCK.search(low, max(floor, begin - 40), begin):
        begin = clock.start()
    if regular := _REGULARLY.search(low, max(floor, begin - 40), begin):
        begin = regular.start()
    stop = match.start("and_year") if _has(match, "and_year") else match.end()
    if "(" in match[0] and (close := _CLOSE.match(low, stop)):
        stop = close.end()
    bound = "unknown"
    if "BYMONTH" in rule:
        exclusive = "before" in classes or "trước" in match[0]
        bound = "exclusive" if exclusive else "inclusive"
    return Term(
        Span(begin, begin + len(low[begin:stop].rstrip(" ,;\n"))),
        "recurrence",
        "recurring day" if "BY" in rule or clock else "recurrence",
        value=f"FREQ={rule}",
        bound=bound,
        rrule=f"FREQ={rule}",
        cue=classes[0] if classes else "",
    )
