"""Strings that look like a số, ký hiệu or a day and were not read as one, with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left

from vbparse.citations._reading import reading_of
from vbparse.document import Citation, Layout, NearMiss, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.vietnamese.dates import exists
from vbparse.vietnamese.numbers import find_blanks, find_numbers

__all__ = ["near_misses"]

_MOST = 50

_LIKE_A_NUMBER = re.compile(
    r"""
    (?<! [\w/.,-] ) \d{1,6} [a-z]? \s? [-–/] \s? (?: (?:19|20)\d\d \s? [-–/] \s? )?
    [A-ZĐ] [A-Za-zĐđ&]{0,12} [A-ZĐ] [A-Za-zĐđ&0-9]{0,12}
        (?: \s? [-–/.] \s? [A-ZĐ] [A-Za-zĐđ&0-9]{0,12} ){0,4}
    | \b [Ss]ố \s* :? \s* (?P<bare> \d{1,6} (?: \s? [-–/] \s? [\w&]{1,12} ){1,4} )
    """,
    re.VERBOSE,
)
_IN_FIGURES = re.compile(
    r"""
    (?P<d> [0-9] (?<! [\w/.,-] [0-9] ) [0-9]? ) \s? (?P<sep>[/.-]) \s? (?P<m>[0-9]{1,2})
    \s? (?P=sep) \s? (?P<y> [0-9]{4} | [0-9]{2} ) (?! [\w/] | [.,-][0-9] )
    """,
    re.VERBOSE,
)
_IN_WORDS = re.compile(
    r"""
    ngay \s+ (?P<d>[0-9]{1,2}) \s+ thang \s+ (?P<m>[0-9]{1,2}) \s* ,? \s* nam
    \s+ (?P<y> [0-9] (?: \s? [0-9] ){1,5} ) (?! [0-9] )
    """,
    re.VERBOSE,
)
_MONTH = re.compile(r"thang \s+ (?P<m>[0-9]{1,3}) (?! [0-9] | \s*[/.,]\s*[0-9] )", re.VERBOSE)


@extractor("near_misses", needs=("citations", "doc_number"))
def near_misses(layout: Layout, known: Known) -> tuple[NearMiss, ...]:
    """At most fifty, in text order."""
    found = [*_numbers(layout, known), *_days(layout)]
    return tuple(sorted(found, key=lambda miss: (miss.start, miss.end))[:_MOST])


def _numbers(layout: Layout, known: Known) -> list[NearMiss]:
    """Shapes of a number that the grammar does not know, and blanks where a document is cited."""
    text, start, end = layout.flow, layout.span.start, layout.span.end
    cited: tuple[Citation, ...] = known.get("citations", ())
    read = sorted(
        {
            *(n.span for n in find_numbers(text, start, end)),
            *(span for c in cited for span in c.spans),
        }
    )
    found = []
    for match in _LIKE_A_NUMBER.finditer(text, start, end):
        span = Span(*match.span("bare" if match["bare"] else 0))
        i = bisect_left(read, span)
        near = read[max(0, i - 2) : i + 2]
        if (
            _is_day_or_rate(match[0])
            or _is_item(text, match)
            or any(span.overlaps(s) for s in near)
        ):
            continue
        found.append(_miss(layout, span, "giống số, ký hiệu nhưng không theo thể thức nào đã biết"))
        if len(found) >= _MOST:
            break
    header = layout.zone(ZoneKind.HEADER)
    for blank in find_blanks(text, header.end if header else start, end)[:_MOST]:
        found.append(_miss(layout, blank.span, "số của văn bản viện dẫn để trống"))
    return found


_LABEL = re.compile(r"\d{1,2}[-–]\s")
_NEW_SENTENCE = re.compile(r"(?:[.;:]|/\.)\s$|\n$")


def _is_item(text: str, match: re.Match[str]) -> bool:
    """``… thường xuyên. 4- UBND xã``: the label of an item, a space only behind its dash."""
    at = match.start()
    new = _NEW_SENTENCE.search(text, max(0, at - 3), at)
    return new is not None and _LABEL.match(match[0]) is not None


def _is_day_or_rate(text: str) -> bool:
    """``số 12/5``, ``số 5-7``: no letters behind the digits."""
    return re.search(r"[A-ZĐ]{2}|[A-ZĐ]\d", text) is None


def _days(layout: Layout) -> list[NearMiss]:
    """Days that no calendar has, and years of two or five figures."""
    low, start, end = reading_of(layout.flow).low, layout.span.start, layout.span.end
    found: dict[int, NearMiss] = {}
    for pattern in (_IN_WORDS, _IN_FIGURES, _MONTH):
        for match in pattern.finditer(low, start, end):
            why = _wrong_month(match["m"]) if pattern is _MONTH else _wrong_day(match)
            if why and not any(m.start <= match.start() < m.end for m in found.values()):
                found[match.start()] = _miss(layout, Span(match.start(), match.end()), why)
            if len(found) >= _MOST:
                break
    return list(found.values())


def _wrong_month(month: str) -> str | None:
    return None if 1 <= int(month) <= 12 else f"không có tháng {month}"


def _wrong_day(match: re.Match[str]) -> str | None:
    day, month, year = match["d"], match["m"], "".join(match["y"].split())
    if not 1 <= int(month) <= 12:
        return f"không có tháng {month}"
    if len(year) not in (2, 4) or (len(year) == 4 and not 1900 <= int(year) <= 2100):
        return f"năm {year} không hợp lệ"
    if not exists(int(year) if len(year) == 4 else None, int(month), int(day)):
        return f"tháng {int(month)} không có ngày {day}"
    if len(year) == 2 and match.groupdict().get("sep", "/") == "/":
        return "năm chỉ ghi hai chữ số"
    return None


def _miss(layout: Layout, span: Span, why: str) -> NearMiss:
    return NearMiss(layout.read(span), span.start, span.end, why)
