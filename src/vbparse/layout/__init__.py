"""Source → Layout: the documents of a source, their zones, paragraphs and headings.

By geometry where there is any, by wording where there is none; ``flow.flat`` tells which.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vbparse.document import Heading, Layout, Line, Notice, Source, Span, Zone, ZoneKind
from vbparse.layout.ending import Ending, find_ending
from vbparse.layout.flow import Flow, flow_of
from vbparse.layout.numbering import MOST, headings_of
from vbparse.layout.paragraphs import paragraphs_of
from vbparse.layout.parts import parts_of
from vbparse.layout.title import Title, find_title
from vbparse.patterns import lazy
from vbparse.vietnamese.letters import UPPER

__all__ = ["lay_out"]


def lay_out(source: Source) -> tuple[Layout, ...]:
    """One layout for each document in ``source``, in order; at least one."""
    if source.text and not source.lines:
        source = replace(source, lines=_lines_of(source.text))
    flow = flow_of(source)
    parts = parts_of(flow, len(source.text))
    return tuple(
        _lay_out_part(source, _only(flow, span) if len(parts) > 1 else flow, span, (i, len(parts)))
        for i, span in enumerate(parts, 1)
    )


def _lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a source that was made from bare text, without a reader."""
    return tuple(Line(Span(*m.span())) for m in re.finditer(r"[^\n]+", text))


def _only(flow: Flow, span: Span) -> Flow:
    """The same flow up to the end of ``span``, with what stands before it blanked.

    Spaces, not the text of the other parts, so that going over them costs next to nothing.
    """
    return Flow(" " * span.start + flow.text[span.start : span.end], flow.flat, flow.wrapped)


def _lay_out_part(source: Source, flow: Flow, span: Span, part: tuple[int, int]) -> Layout:
    title = find_title(source, flow, span.start, span.end) or _worn_title(flow, span)
    opening = title.whole.end if title else _opening_without_title(flow, span)
    ending = find_ending(source, flow, opening, span.end)
    addressee = _addressee(flow, opening, ending.body)
    start = addressee.end if addressee else opening
    headings = headings_of(source, flow, Span(start, ending.body))
    notices = (_MANY,) if len(headings) >= MOST else ()
    body = _body_start(flow, start, ending.body, headings)
    return Layout(
        source,
        span,
        flow.text,
        zones=_zones(flow, span, title, (opening, addressee, body), ending),
        paragraphs=paragraphs_of(source, flow, span),
        headings=headings,
        part=part,
        flat=flow.flat,
        notices=notices,
    )


_MANY = Notice(
    "too_many_headings",
    f"Quá nhiều đề mục đánh số: chỉ đọc {MOST} mục đầu; phần sau coi là văn bản thường.",
    f"Too many numbered headings: the first {MOST} are read; what follows counts as plain text.",
)
_HEADER_CUES = lazy(
    r"(?:Độc\s+lập\s*[-–]?\s*Tự\s+do\s*[-–]?\s*Hạnh\s+phúc|ngày\s+[\d\s.…]{0,6}\s*tháng\s+[\d\s.…]{0,6}\s*năm\s+\d{4}"
    r"|V/v\s[^\n]{0,300}|Số\s*:?[\d\s.…]{0,12}(?:[/-]\s?[\w&-]{1,12}){0,4})"
)
_ADDRESSEE = lazy(r"Kính\s+(?:gửi|trình)\s*:?")


def _opening_without_title(flow: Flow, span: Span) -> int:
    """Công văn: the header ends where Kính gửi starts, else behind its last cue."""
    near = min(span.end, span.start + 2500)
    addressee = _ADDRESSEE.search(flow.text, span.start, near)
    if addressee:
        return addressee.start()
    last = span.start
    near = min(near, span.start + 1200)
    opener = (_SURE_OPENER if flow.flat else _OPENER).search(flow.text, span.start, near)
    near = opener.start() if opener else near
    for match in _HEADER_CUES.finditer(flow.text, span.start, near):
        if flow.flat and _FLAT_OPENER.search(flow.text, last, match.start()):
            break  # the day of a căn cứ
        last = match.end()
    return last


_OPENER = lazy(
    r"(?m)^[ \t]*[-+*]?[ \t]*(?:(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Trên\s+cơ\s+sở|Xét|Để|Nhằm)\s"
    r"|I\s?[.-]\s)"
)
_SURE_OPENER = lazy(r"(?<=\s)(?:Căn\s+cứ|Trên\s+cơ\s+sở)\s(?!.{0,20}\s[Kk]ính\s+gửi)")


_DAY = lazy(r"ngày\s+\d[\s\d]{0,3}\s*tháng\s+\d[\s\d]{0,3}\s*năm\s+\d{4}")
_WORD = lazy(r"\S+")
_FEWEST = 4  # words


def _worn_title(flow: Flow, span: Span) -> Title | None:
    """A trích yếu in capitals behind the day, in running text that lost the type above it."""
    opening = _opening_without_title(flow, span) if flow.flat else span.start
    days = list(_DAY.finditer(flow.text, span.start, opening))
    if not days or flow.text[days[-1].end() : opening].strip():
        return None
    end, count = opening, 0
    for word in _WORD.finditer(flow.text, opening, min(span.end, opening + 1500)):
        if word[0].upper() != word[0] or _FLAT_OPENER.match(flow.text, word.start()):
            break
        end, count = word.end(), count + word[0].isalpha()
    if count < _FEWEST or _ADDRESSEE.match(flow.text, opening):
        return None
    start = end - len(flow.text[opening:end].lstrip())
    return Title(Span(start, start), Span(start, end), 0.6)


_FLAT_OPENER = lazy(r"(?<!\w)(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Theo|Xét|Trên\s+cơ\s+sở|Sau)\s")
_AS_FOLLOWS = lazy(r"(?:như\s+sau|sau\s+đây|sau|như\s+dưới\s+đây)\s*:|QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:")


def _body_start(flow: Flow, opening: int, end: int, headings: tuple[Heading, ...]) -> int:
    first = headings[0].whole.start if headings else end
    follows = _AS_FOLLOWS.search(flow.text, opening, min(first, opening + 6000))
    if headings and (follows is None or first - follows.end() < 600):
        return first if follows is None else min(first, follows.end())
    return follows.end() if follows else (first if headings else _bases_end(flow, opening, end))


_CLAUSE_END = lazy(rf"(?:;|\.)\s+(?=[{UPPER}\-])")
_BASIS = lazy(
    r"\s*(?:[-–+*]\s*)?(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Theo|Xét|Trên\s+cơ\s+sở|Tiếp\s+tục|Thi\s+hành)\s"
)
_NEXT_BASIS = lazy(
    r"(?:và\s+)?(?:các\s+)?(?:Bộ\s+luật|Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư|Chỉ\s+thị|Kết\s+luận"
    r"|Kế\s+hoạch|Công\s+văn|Công\s+điện|Văn\s+bản|Chương\s+trình|Thông\s+báo|Hướng\s+dẫn)\s+(?:số\s)?"
)
_BASES = 12_000  # letters that they may take


def _bases_end(flow: Flow, opening: int, end: int) -> int:
    """Where the căn cứ end in a text without headings, or one that is cut within them."""
    at, stop = min(opening, end), min(end, opening + _BASES)
    more = False
    while _BASIS.match(flow.text, at, stop) or (more and _NEXT_BASIS.match(flow.text, at, stop)):
        more = True
        clause = _CLAUSE_END.search(flow.text, at, stop)
        at = clause.end() if clause else stop
    return at


def _zones(
    flow: Flow,
    span: Span,
    title: Title | None,
    edges: tuple[int, Span | None, int],
    ending: Ending,
) -> tuple[Zone, ...]:
    """``edges``: where the header and title end, the addressee, where the body starts."""
    opening, addressee, body = edges
    zones = []
    header_end = title.kind.start if title else opening
    if flow.text[span.start : header_end].strip():
        zones.append(Zone(ZoneKind.HEADER, Span(span.start, header_end), 0.95 if title else 0.6))
    if title:
        zones.append(Zone(ZoneKind.TITLE, title.whole, title.certain))
    if addressee:
        zones.append(Zone(ZoneKind.ADDRESSEE, addressee, 0.9))
    start = addressee.end if addressee else opening
    if flow.text[start:body].strip():
        zones.append(Zone(ZoneKind.PREAMBLE, Span(start, body), 0.9))
    zones.append(Zone(ZoneKind.BODY, Span(body, ending.body), ending.certain))
    if ending.recipients:
        zones.append(Zone(ZoneKind.RECIPIENTS, ending.recipients, ending.certain))
    zones += [Zone(ZoneKind.SIGNATURE, s, ending.certain) for s in ending.signature]
    zones += [Zone(ZoneKind.ANNEX, s, 0.9) for s in ending.annexes]
    return tuple(sorted(zones, key=lambda z: (z.span.start, z.span.end)))


def _addressee(flow: Flow, opening: int, body: int) -> Span | None:
    """Kính gửi with the bodies under it: up to the first line that is a sentence."""
    head = _ADDRESSEE.search(flow.text, opening, min(body, opening + 400))
    if head is None or flow.text[opening : head.start()].strip():
        return None
    end = head.end()
    for match in re.finditer(r"[^\n]*(?:\n|$)", flow.text[end : min(body, end + 3000)]):
        line = match[0].strip()
        if line and end > head.end() and not line.startswith(("-", "+", "•")):
            break
        if not match[0]:
            break
        end += len(match[0])
        if line.endswith("."):
            break
    return Span(head.start(), end)
