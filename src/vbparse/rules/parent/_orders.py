"""What the parent orders: each task, whom it is for, by when, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Deadline, Layout, Span, Task, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.parent._passages import end_of
from vbparse.rules.parent._reach import Reach, Self
from vbparse.rules.parent._reading import Reading
from vbparse.rules.parent._words import LABEL, Piece, addressed, helpers_of
from vbparse.vietnamese.agencies import find_bodies

__all__ = ["Order", "orders_of"]

_CLAUSE = lazy(r";\s+|(?<=[^\d\W])\.\s+(?=[^\W\d_a-z])")
_NOTHING = lazy(
    r"(?:thực\s+hiện|triển\s+khai|tổ\s+chức\s+thực\s+hiện)(?:\s+(?:nghiêm(?:\s+túc)?|có\s+hiệu\s+quả|tốt))?\s+"
    r"(?:các\s+)?(?:nội\s+dung|kế\s+hoạch|chỉ\s+thị|công\s+văn|quyết\s+định)\s+(?:này|trên|nêu)"
    r"|vướng\s+mắc,|chưa\s+rõ|trong\s+quá\s+trình|quá\s+trình\s+triển\s+khai|nếu\s+cần\s+sửa\s+đổi|trên\s+đây\s+là",
    re.IGNORECASE,
)
_PLAN = lazy(
    r"(?:căn\s+cứ\s[^,;]{3,80},\s*)?(?:(?:chủ\s+động|khẩn\s+trương)\s+)?"
    r"(?:xây\s+dựng|ban\s+hành|xây\s+dựng,?\s+(?:và\s+)?(?:ban\s+hành|triển\s+khai))"
    r"(?:\s+và\s+(?:ban\s+hành|triển\s+khai|tổ\s+chức\s+thực\s+hiện))?\s+"
    r"(?:kế\s+hoạch|văn\s+bản\s+triển\s+khai)(?:\s+(?:cụ\s+thể|chi\s+tiết|thực\s+hiện|triển\s+khai|tổ\s+chức)|(?=\s*[,.;]|$))"
    r"|ban\s+hành\s+văn\s+bản\s+triển\s+khai",
    re.IGNORECASE,
)
_REPORT = lazy(
    r"(?:(?:yêu\s+cầu|đề\s+nghị|giao)\s+)?(?:có\s+trách\s+nhiệm\s+)?"
    r"(?:(?:định\s+kỳ|kịp\s+thời|tổng\s+hợp(?:\s+(?:kết\s+quả|tình\s+hình))?)(?:\s+thực\s+hiện)?\s*,?\s*(?:và\s+)?){0,2}"
    r"(?:có\s+|gửi\s+)?(?:văn\s+bản\s+)?báo\s+cáo(?!\s+viên)(?!\w)|[^,;]{0,40}gửi\s+(?:kết\s+quả|báo\s+cáo)",
    re.IGNORECASE,
)
_ALONE = lazy(r"\s*(?:[-–+•*]\s*)?riêng(?:\s+đối\s+với)?\s+", re.IGNORECASE)
_SCOPE = lazy(r"(?:(?:trên\s+địa\s+bàn|(?:trực\s+)?thuộc)\s[^,;:]{1,80})?", re.IGNORECASE)
_NEAR = 300  # letters between an order and its time on another line
_LEAST, _FEWEST = 3, 2  # content words of a clause, of an order
_RANK = {reach: rank for rank, reach in enumerate(Reach)}


@dataclass(frozen=True)
class Order:
    """A task of the parent; ``kind``: task, plan (write a plan on it), report.

    Words that only say which bodies are meant (*các trường trên địa bàn tỉnh*) are none.
    """

    piece: Piece
    reach: Reach | None
    addressee: str
    kind: str = "task"
    due: Deadline | None = None
    support: tuple[str, ...] = ()


def orders_of(parent: Reading, us: Self) -> tuple[Order, ...]:
    """All orders, those for others too: they tell which passage is about which."""
    found: list[Order] = []
    for task in parent.plan.tasks:
        if task.spans:
            found += _split(parent, task, us)
    taken = [order.piece.span for order in found]
    for span, names in _further(parent, taken):
        task = Task(value=parent.layout.read(span), lead=names, spans=(span,))
        found += _split(parent, task, us)
    return tuple(sorted(found, key=lambda order: order.piece.span))


def _split(parent: Reading, task: Task, us: Self) -> Iterator[Order]:
    addressee, reach = _for_us(task.lead, us)
    whole = task.spans[0]
    layout = parent.layout
    own = parent.plan.deadlines[task.deadline] if task.deadline is not None else None
    for piece in _pieces(parent, whole):
        span = piece.span
        if len(piece.words) < _FEWEST or piece.text.endswith(":"):
            continue  # the rest of a line (*chậm nhất ngày 19/12*); words before a list
        kind = _kind(parent, piece)
        if kind == "scope":
            continue
        alone = _alone(layout, span)
        whom, how = _for_us(alone, us) if alone else (addressee, reach)
        due = _due_in(parent, span) or own or _due_in(parent, _block(parent, span))
        named = tuple(layout.read(s) for s in helpers_of(layout.flow, span))
        support = tuple(dict.fromkeys((*task.support, *named)))
        yield Order(piece, how, whom, kind, due, support)


def _alone(layout: Layout, span: Span) -> tuple[str, ...]:
    """*Riêng Trường Trung học cơ sở An Thạnh …*: a clause that is for one of them only."""
    cue = _ALONE.match(layout.flow, span.start, span.end)
    return addressed(layout, Span(cue.end(), span.end))[0] if cue else ()


def _due_in(parent: Reading, span: Span) -> Deadline | None:
    inside = parent.due_in(span)
    return inside[-1] if inside else None


def _block(parent: Reading, span: Span) -> Span:
    """With the lines that belong to it, where it ends its paragraph."""
    if not parent.times(Span(span.end, span.end + _NEAR)):
        return span
    i = parent.paragraph(span.start)
    if i < 0 or parent.layout.paragraphs[i].end > span.end + 2:
        return span
    return Span(span.start, max(span.end, end_of(parent, i)))


def _for_us(names: tuple[str, ...], us: Self) -> tuple[str, Reach | None]:
    """The addressee that concerns the draft's body most."""
    reached = [(name, us.reach(name)) for name in names]
    known = [(name, reach) for name, reach in reached if reach is not None]
    if not known:
        return (names[0] if names else ""), None
    return min(known, key=lambda pair: _RANK[pair[1]])


def _clauses(layout: Layout, whole: Span) -> list[Span]:
    """The parts of an order between semicolons and full stops."""
    found, start = [], whole.start
    for match in _CLAUSE.finditer(layout.flow, whole.start, whole.end):
        found.append(Span(start, match.start()))
        start = match.end()
    return [*found, Span(start, whole.end)]


def _pieces(parent: Reading, whole: Span) -> list[Piece]:
    """The clauses of an order; one that says no more than a time belongs to that before it."""
    found: list[Piece] = []
    for span in _clauses(parent.layout, whole):
        piece = parent.piece(span)
        if found and len(piece.words) < _LEAST:
            piece = parent.piece(Span(found.pop().span.start, span.end))
        found.append(piece)
    return found


def _kind(parent: Reading, piece: Piece) -> str:
    layout = parent.layout
    label = LABEL.match(layout.flow, piece.span.start, piece.span.end)
    start = label.end() if label else piece.span.start
    after = addressed(layout, Span(start, piece.span.end))[1]
    for start, end in parent.times(piece.span):  # *định kỳ hằng quý* báo cáo …
        if start >= after and not layout.flow[after:start].strip(" ,"):
            after = end
    text = layout.read(Span(min(after, piece.span.end), piece.span.end)).lstrip(" ,")
    if _SCOPE.fullmatch(text.strip(" .;")):
        return "scope"
    if _PLAN.match(text):
        return "plan"
    if _REPORT.match(text):
        return "report"
    return "task"


def _further(parent: Reading, taken: list[Span]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Sentences and items that name their addressee or stand below one, where the record has no
    task: directives and letters give orders in one sentence each."""
    layout = parent.layout
    to = layout.zone(ZoneKind.ADDRESSEE)
    everybody = _names(layout, to) if to is not None else ()
    current = everybody
    for span in _paragraphs(layout):
        if any(span.start in why for why in parent.reasons):
            continue
        text = layout.flow[span.start : span.end]
        label = LABEL.match(text)
        start = span.start + (label.end() if label else 0)
        named, after = addressed(layout, Span(start, span.end))
        rest = layout.flow[after : span.end].strip(" .;\n\t")
        if named and (rest in ("", ":") or span.start in parent.titled):
            current = named
        elif text.rstrip().endswith(":"):
            current = named or _names(layout, span) or everybody
        elif named or (label and current):
            whole = Span(start, span.end)
            known = any(whole.overlaps(other) for other in taken)
            if not known and not _NOTHING.search(text):
                yield whole, named or current
        elif current != everybody and not _NOTHING.search(text):
            current = everybody


def _paragraphs(layout: Layout) -> Iterator[Span]:
    zones = layout.spans(ZoneKind.BODY, ZoneKind.ANNEX) or (layout.span,)
    for span in layout.paragraphs:
        end = span.start + len(layout.flow[span.start : span.end].rstrip())
        if end > span.start and any(span.start in zone for zone in zones):
            yield Span(span.start, end)


def _names(layout: Layout, span: Span) -> tuple[str, ...]:
    found = find_bodies(layout.flow, span.start, span.end)
    return tuple(layout.read(body.span) for body in found)
