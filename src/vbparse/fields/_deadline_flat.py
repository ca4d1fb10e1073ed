"""Due columns of tables that lost their grid: cells on lines of their own, or all in one line.

``TT Nhiệm vụ Chủ trì Thời hạn 1 Tập huấn Phòng Nội vụ Quý II/2024 2 …``: a run of column heads
without a mark between them opens such a table, and the heading that it stands under closes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._deadline_context import headings_above
from vbparse.fields._task_flat import first_cell
from vbparse.fields._task_words import columns
from vbparse.patterns import lazy
from vbparse.vietnamese.agencies import find_bodies
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.time import Reference, Term

_DUE = lazy(
    r"(?<![^\s¦])(?:Thời\s+(?:gian|hạn|điểm)|Tiến\s+độ|Lộ\s+trình|Hạn\s+hoàn\s+thành|Mốc\s+thời\s+gian)"
    r"(?:\s+(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|tổ\s+chức|dự\s+kiến))*(?=[\s¦])(?!\s*:)"
)
_MARK = lazy(r"[.;:!?]")
_NUMBER = lazy(r"(?<!\w)(?:STT|Stt|TT|Số TT)(?!\w)")
_BEFORE, _BEHIND = 170, 90  # letters that the other heads of the columns take
_LONGEST_ROW = 700
_ROW = lazy(rf"(?<!\S)\d{{1,3}}\.?\s+(?=[{UPPER}])")
_NEXT = lazy(rf"\s*(?:$|\d{{1,3}}\.?\s+[{UPPER}]|[{UPPER}¦(])")
_SHORT = 240


def flat_tables(layout: Layout) -> list[Span]:
    """Where such tables stand, from behind their due column's head on, in order and apart."""
    found: list[Span] = []
    starts = [heading.whole.start for heading in layout.headings]
    for zone in sorted((*layout.spans(ZoneKind.BODY), *layout.spans(ZoneKind.ANNEX))):
        for match in _DUE.finditer(layout.flow, zone.start, zone.end):
            if found and match.start() < found[-1].end:
                continue
            if not _is_header(layout, Span(*match.span()), zone) or _in_table(layout, match.end()):
                continue
            above = next(headings_above(layout, starts, match.start()), None)
            stop = zone.end if above is None else min(zone.end, layout.headings[above].body.end)
            found.append(Span(match.end(), stop))
    return found


def _is_header(layout: Layout, due: Span, zone: Span) -> bool:
    """Whether the heads of a task's and a leader's column stand beside, no mark between them."""
    left = layout.flow[max(zone.start, due.start - _BEFORE) : due.start]
    marks = list(_MARK.finditer(left))
    left = left[marks[-1].end() :] if marks else left
    numbers = list(_NUMBER.finditer(left))
    if numbers:
        left = left[numbers[-1].end() :]
    right = layout.flow[due.end : min(zone.end, due.end + _BEHIND)]
    row = _ROW.search(right)
    heads = (left + right[: row.start() if row else None]).lower()
    heads = " ".join(heads.split())
    roles = {role for role, words, _ in columns() if any(word in heads for word in words)}
    lead, task = "lead" in roles, "task" in roles
    return task and lead and bool(numbers or row or "support" in roles or "output" in roles)


def _in_table(layout: Layout, offset: int) -> bool:
    return any(offset in table.span for table in layout.source.tables)


def in_cell(layout: Layout, tables: Sequence[Span], term: Term) -> bool:
    """Whether the term fills a line of one of the tables, or stands between two of its cells."""
    if _table_at(tables, term.span.start) is None or not (term.value or term.kind == "open"):
        return False
    flow, span = layout.flow, term.span
    line_start = flow.rfind("\n", 0, span.start) + 1
    line_end = flow.find("\n", span.end)
    line_end = len(flow) if line_end < 0 else line_end
    if not layout.flat and not flow[line_start : span.start].strip(" \t("):
        return not flow[span.end : line_end].strip(" \t.;)")
    before = flow[max(0, span.start - 12) : span.start].rstrip()
    opens = flow[span.start].isupper() or flow[span.start].isdigit()
    return opens and before[-1:].isalnum() and bool(_NEXT.match(flow, span.end))


ALL_YEAR = lazy(r"\s*(?:cả|trong|suốt|toàn)\s+năm[\s.;]*", re.IGNORECASE)
_WORDS = lazy(r"^[ \t]*([Cc]ả\s+năm|[Tt]rong\s+năm|[Nn]hư\s+trên)[ \t.;]*$", re.MULTILINE)


def all_year(span: Span, reference: Reference) -> list[Term]:
    """ "Cả năm", "Trong năm" in a cell: the year of the plan, where it is known."""
    if reference.year is None:
        return []
    year = str(reference.year)
    base = Term(span, "interval", "year", year, f"{year}-01-01", f"{year}-12-31")
    return [base._replace(bound="inclusive", filled=True)]


def said_by_word(
    layout: Layout, tables: Sequence[Span], terms: list[Term], reference: Reference
) -> list[Term]:
    """The terms of the cells, and those cells that say them in words: "Cả năm", "Như trên"."""
    found = list(terms)
    for table in () if layout.flat else tables:
        for match in _WORDS.finditer(layout.flow, table.start, table.end):
            span = Span(*match.span(1))
            above = [t for t in found if table.start <= t.span.start < span.start]
            if not match[1].lower().startswith("như"):
                found += all_year(span, reference)
            elif above:
                found.append(max(above, key=lambda t: t.span)._replace(span=span))
    return sorted(found, key=lambda t: t.span)


def row_before(
    layout: Layout, tables: Sequence[Span], told: int, term: Term
) -> tuple[str | None, str | None]:
    """What is due and who owes it: the cells of the row between ``told`` and the term."""
    table = _table_at(tables, term.span.start)
    start = max(table.start if table else 0, told, term.span.start - _LONGEST_ROW)
    rows = list(_ROW.finditer(layout.flow, start, term.span.start))
    start = rows[-1].end() if rows else start
    bodies = [b for b in find_bodies(layout.flow, start, term.span.start) if b.span.start > start]
    end = bodies[0].span.start if bodies else term.span.start
    action = layout.read(Span(start, end)).strip(" .,;:-")[:_SHORT]
    unit = layout.read(first_cell(layout.flow, bodies[0].span)) if bodies else None
    return action or None, unit


def _table_at(tables: Sequence[Span], offset: int) -> Span | None:
    i = bisect_right(tables, offset, key=lambda span: span.start) - 1
    return tables[i] if i >= 0 and offset < tables[i].end else None


def annexed(layout: Layout, tables: Iterable[Span]) -> Iterator[Span]:
    """Those of the tables that stand in an annex."""
    annexes = layout.spans(ZoneKind.ANNEX)
    return (t for t in tables if any(t.overlaps(annex) for annex in annexes))
