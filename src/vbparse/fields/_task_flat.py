"""Leads in tables that lost their grid: ``TT Nhiệm vụ Chủ trì Phối hợp 1 Tập huấn Sở Nội vụ …``.

A run of column heads without a mark between them opens such a table; the heading that it stands
under closes it. In each row the first body that fills a cell of its own leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._deadline_context import headings_above
from vbparse.fields._task_names import Name, is_nobody, name_at
from vbparse.fields._task_reports import is_issuer
from vbparse.fields._task_words import columns
from vbparse.patterns import lazy
from vbparse.vietnamese._bodies import find_bodies
from vbparse.vietnamese.letters import UPPER

_LEAD = lazy(
    r"(?<![^\s¦])(?:(?:Cơ\s+quan|Đơn\s+vị|Bộ\s+phận|Sở,\s+ngành|CƠ\s+QUAN|ĐƠN\s+VỊ|BỘ\s+PHẬN)\s+"
    r"(?:chủ\s+trì|CHỦ\s+TRÌ)|Chủ\s+trì|CHỦ\s+TRÌ)(?:\s+(?:thực\s+hiện|THỰC\s+HIỆN))?(?=[\s¦])"
    r"(?!\s*[:,])"
)
_MARK = lazy(r"[.;:!?]")
_NUMBER = lazy(r"(?<!\w)(?:STT|Stt|TT|Số\s+TT)(?!\w)")
_BEFORE, _BEHIND = 170, 120  # letters that the other heads of the columns take
_ROW = lazy(rf"(?<!\S)(?P<number>\d{{1,3}})[.)]?\s+(?=[{UPPER}])")
_MOST = 400  # rows of one table
_FAR = 8_000  # letters of a table
_LINKED = lazy(
    r"(?<!\w)(?:của|với|cho|do|tại|từ|thuộc|về|đến|và|hoặc|cùng|theo|trình|gửi|mưu|giao|là|cáo|ở|vào"
    r"|bởi|trong|các|giữa|hợp|đạo|nghị)\s+$|[,;:(“/–-]\s*$"
)
_JOINT = lazy(r"\s*(?:,|;|và)\s*")
_CELL_BEGINS = lazy(r"(?:^|\n|[ \t]{2}|¦)[ \t]*$")
_CELL_ENDS = lazy(r"[ \t]*(?:$|\n|[ \t]{2}|¦)")
_NEXT_CELL = lazy(rf"\s+(?:[{UPPER}\d]|$)|\s*$")


# Sở Tư pháp | Các sở, ngành: two cells that the grammar of names reads as one body
_TWO_CELLS = lazy(
    r"(?<!\bphòng)(?<!\bban)(?<!\btrực)(?<!\btra)(?<!\btịch)(?<!\bđốc)(?<!\btrưởng)(?<!\bđạo)(?<!\bvà)"
    r"(?<!\bcác)(?<!,)(?<!-)\s+(?=(?:Các|Sở|UBND|Ủy\s+ban\s+nhân|Uỷ\s+ban\s+nhân|Công\s+an)\s)"
)


def first_cell(text: str, span: Span) -> Span:
    """``span`` of a body up to where the next cell begins, when it runs on into that."""
    border = _TWO_CELLS.search(text, span.start + 2, span.end)
    return Span(span.start, border.start()) if border else span


def flat_leads(layout: Layout, issuer: str | None) -> Iterator[Name]:
    """The leads of the rows of all such tables, in text order."""
    end = 0
    starts = [heading.whole.start for heading in layout.headings]
    for zone in sorted((*layout.spans(ZoneKind.BODY), *layout.spans(ZoneKind.ANNEX))):
        for head in _LEAD.finditer(layout.flow, zone.start, zone.end):
            if head.start() < end or _in_table(layout, head.start()):
                continue
            table = _rows_behind(layout, Span(*head.span()), zone, starts)
            if table is not None:
                end = table.end
                names = _in_rows(layout, table)
                yield from (n for n in names if issuer is None or not is_issuer(n, issuer))


def _in_table(layout: Layout, offset: int) -> bool:
    return any(offset in table.span for table in layout.source.tables)


def _rows_behind(layout: Layout, lead: Span, zone: Span, starts: list[int]) -> Span | None:
    """Where the rows stand, when the head of a task's column stands beside that of the lead."""
    text = layout.flow
    left = text[max(zone.start, lead.start - _BEFORE) : lead.start]
    for edge in (_MARK, _NUMBER):
        marks = list(edge.finditer(left))
        left = left[marks[-1].end() :] if marks else left
    right = text[lead.end : min(zone.end, lead.end + _BEHIND)]
    row = _ROW.search(right)
    if row is None:
        return None
    heads = " ".join((left + right[: row.start()]).lower().split())
    if _MARK.search(right, 0, row.start()):
        return None
    roles = {role for role, words, _ in columns() if any(word in heads for word in words)}
    if "task" not in roles or not roles & {"support", "output", "due"}:
        return None
    above = next(headings_above(layout, starts, lead.start), None)
    stop = zone.end if above is None else min(zone.end, layout.headings[above].body.end)
    return Span(lead.end + row.start(), min(stop, lead.end + _FAR))


def _in_rows(layout: Layout, table: Span) -> Iterator[Name]:
    edges: list[int] = []
    last = 0
    for row in _ROW.finditer(layout.flow, table.start, table.end):
        if int(row["number"]) in (last + 1, 1) and len(edges) < _MOST:
            edges.append(row.end())
            last = int(row["number"])
    stops = [*edges[1:], table.end] if edges else []
    for start, stop in zip(edges, stops, strict=True):
        for cell in _cells(layout.flow, start, stop):
            if _fills_cell(layout, Span(cell[0].start, cell[-1].end), start, stop):
                names = [name_at(layout, span) for span in cell]
                yield from (name for name in names if not is_nobody(name))
                break


def _cells(text: str, start: int, stop: int) -> Iterator[list[Span]]:
    """The bodies of a row, those together that a comma joins: ``Sở A, Sở B``."""
    cell: list[Span] = []
    done = False  # the cell of the last one has ended within its name
    for body in find_bodies(text, start, stop):
        joined = cell and not done and _JOINT.fullmatch(text, cell[-1].end, body.span.start)
        if cell and not joined:
            yield cell
            cell = []
        span = first_cell(text, body.span)
        done = span != body.span
        if body.kind not in ("collective", "person"):
            cell.append(span)
        elif cell:
            yield cell
            cell = []
    if cell:
        yield cell


def _fills_cell(layout: Layout, span: Span, start: int, stop: int) -> bool:
    """Whether bodies stand alone between two cells."""
    text = layout.flow
    begins = _CELL_BEGINS.search(text, start, span.start) is not None or span.start == start
    ends = _CELL_ENDS.match(text, span.end, stop) is not None
    if not layout.flat:
        return begins and ends
    linked = _LINKED.search(text, max(start, span.start - 12), span.start)
    if not text[span.start].isupper() or linked:
        return False
    return begins or ends or _NEXT_CELL.match(text, span.end, stop) is not None
