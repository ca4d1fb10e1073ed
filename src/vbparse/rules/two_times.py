"""*Một việc, hai thời hạn*: a task that the draft tells twice, each time with another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from vbparse.document import CellRef, Deadline, Span
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.agencies import find_bodies
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["two_times"]

_LEAST = 4  # words that two tellings of one task share in a row
_SHARE = 0.8  # of the shorter one
_MOST = 400  # deadlines that are compared: each with each
_ROUNDS = lazy(
    r"(?<!\w)(?:đợt|giai\s+đoạn|vòng|lần|bước|sơ\s+bộ|dự\s+thảo|định\s+kỳ|báo\s+cáo|đăng\s+ký|tổng\s+hợp|gửi"
    r"|h[ằà]ng\s+(?:ngày|tuần|tháng|quý|năm)|sơ\s+kết|tổng\s+kết|khai\s+mạc|bế\s+mạc|bắt\s+đầu|kết\s+thúc"
    r"|tiếp\s+theo)(?!\w)"
)
_ABOUT = lazy(r"(?<!\w)(?:giữa|đầu|cuối|khoảng)\s+tháng")
_VAGUE = 10  # days
_SENTENCE = lazy(r"[.;]\s")
_STOP = lazy(r"\.\s")

_FORMULA = lazy(
    r"chủ\s+trì|(?:chủ\s+động\s+)?phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?|cùng\s+với"
    r"|chịu\s+trách\s+nhiệm(?:\s+chính)?|trong\s+việc|(?:là|làm)\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?"
    r"(?:thường\s+trực|đầu\s+mối)|có\s+(?:trách\s+nhiệm|nhiệm\s+vụ)|giao|phân\s+công|đề\s+nghị|yêu\s+cầu"
    r"|chủ\s+động|tích\s+cực|căn\s+cứ\s+chức\s+năng,?\s+nhiệm\s+vụ|(?:hoàn\s+thành|xong)$"
    r"|(?:thời\s+(?:gian|hạn)|tiến\s+độ)(?:\s+hoàn\s+thành)?|có\s+sự|^\s*việc(?=\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Told:
    """One telling: the words of the task, the first and last day of its time, where it stands."""

    words: tuple[str, ...]
    around: tuple[str, ...]  # all words of its clause before the time, the names of bodies too
    first: str
    last: str
    span: Span
    paragraph: int


@rule(
    "VB611",
    "two-times-for-one-task",
    severity="warning",
    title=("Một việc có hai thời hạn khác nhau", "One task with two different times"),
    why=(
        "Cùng một việc mà hai chỗ ghi hai thời hạn thì không biết theo chỗ nào.",
        "A task with two times leaves open which of them holds.",
    ),
    basis="Lô-gic nội dung",
    origin=("B05", "B06"),
    applies=lambda draft: len(draft.plan.deadlines) > 1,
    bad=(
        Example(
            (
                (
                    "2. Các phòng, đơn vị",
                    "2. Phòng Công nghệ số tập huấn cho tổ công nghệ số cộng đồng, hoàn thành "
                    "trước ngày 15 tháng 9 năm 2023.\n3. Các phòng, đơn vị",
                ),
            )
        ),
    ),
    good=(
        Example(
            (
                (
                    "2. Các phòng, đơn vị",
                    "2. Phòng Công nghệ số tập huấn cho tổ công nghệ số cộng đồng, hoàn thành "
                    "trước ngày 30 tháng 6 năm 2023.\n3. Các phòng, đơn vị",
                ),
            )
        ),
    ),
)
def two_times(draft: Draft) -> Iterator[Flaw]:
    """Two tellings with the same words and days that exclude each other, in two sentences;
    rounds, stages and reports are left alone."""
    titles = [draft.layout.read(h.title) for h in draft.layout.headings if h.titled]
    names = {_words(title) for title in titles if kinds_of(title) != ("other",)}
    titled = {_words(title) for title in titles}
    for name in map(_words, _bodies(draft)):
        titled |= {name[:size] for size in range(_LEAST, len(name) + 1)}
    told = [each for each in _told(draft) if each.words not in names][:_MOST]
    seen: set[Span] = set()
    for one, other in combinations(told, 2):
        if other.span in seen or _agree(one, other) or _in_one_sentence(draft, one, other):
            continue
        if _in_one_row(draft, one.span, other.span):
            continue  # columns for the beginning and the end
        if _same(one.words, other.words) or _told_again(one, other, titled):
            seen.add(other.span)
            yield Flaw(
                (
                    f"Việc này có hai thời hạn: “{draft.layout.read(one.span)}” và "
                    f"“{draft.layout.read(other.span)}”.",
                    "The task has two different times.",
                ),
                (other.span, one.span),
                fix=("Giữ một thời hạn.", "Keep one of them."),
                sure=False,
            )


def _in_one_sentence(draft: Draft, one: _Told, other: _Told) -> bool:
    if one.paragraph != other.paragraph:
        return False
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return _SENTENCE.search(draft.flow, first.end, second.start) is None


def _in_one_row(draft: Draft, one: Span, other: Span) -> bool:
    first, second = _cell(draft, one.start), _cell(draft, other.start)
    return (
        first is not None
        and second is not None
        and first.row == second.row
        and (first.table == second.table)
    )


def _told(draft: Draft) -> Iterator[_Told]:
    actions = {
        task.deadline: task.value
        for task in draft.plan.tasks
        if task.deadline is not None and task.value
    }
    bodies = _bodies(draft)
    told = 0  # the end of the time before
    for i, deadline in enumerate(draft.plan.deadlines):
        days = _days(deadline)
        paragraph = draft.layout.paragraph_at(deadline.spans[0].start) if deadline.spans else None
        if days is None or paragraph is None:
            continue
        start = deadline.spans[0].start
        clause = _STOP.split(draft.flow[max(paragraph.start, told) : start])[-1]
        told = deadline.spans[-1].end
        near = clause if _cell(draft, start) is None else draft.flow[paragraph.start : start][-40:]
        if _ROUNDS.search(near.lower()):
            continue
        own = _words(_bare(clause, bodies))
        sentence = _sentence(actions.get(i, ""), deadline.text)
        for action in dict.fromkeys((deadline.action or "", sentence)):
            words = _words(_bare(action, bodies))
            if len(own) >= _LEAST and not _within(words, own):
                words = own  # what it says itself, not the heading above it
            if not _ROUNDS.search(action.lower()):
                yield _Told(words, _words(clause), *days, deadline.spans[0], paragraph.start)


def _sentence(value: str, time: str) -> str:
    """The sentence of a task in which this time stands."""
    parts = _STOP.split(value)
    return next((part for part in parts if time in part), parts[0])


def _cell(draft: Draft, at: int) -> CellRef | None:
    return draft.source.lines[draft.source.line_index(at)].cell


def _bodies(draft: Draft) -> list[str]:
    """The names that work is given to in this draft, the longest first."""
    named = {name for task in draft.plan.tasks for name in (*task.lead, *task.support)}
    named |= {unit.value for unit in draft.plan.lead_units}
    return sorted(named, key=lambda name: (-len(name), name))


def _bare(action: str, bodies: list[str]) -> str:
    """What is done, without who does it and the formulas of giving out work."""
    for name in bodies:
        action = action.replace(name, " ")
    left, at = "", 0
    for body in find_bodies(action):
        left += action[at : body.span.start] if body.span.start >= at else ""
        at = max(at, body.span.end)
    return _FORMULA.sub(" ", left + action[at:])


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", bare_lower(text)))


def _days(deadline: Deadline) -> tuple[str, str] | None:
    if deadline.kind not in ("date", "interval"):
        return None
    first, last = deadline.start or deadline.value, deadline.end or deadline.value
    whole = r"\d{4}-\d\d-\d\d"
    if not (first and last and re.match(whole, first) and re.match(whole, last)):
        return None
    if _ABOUT.search(deadline.text.lower()):  # "giữa tháng 11" is no day
        around = timedelta(days=_VAGUE)
        first = (date.fromisoformat(first[:10]) - around).isoformat()
        last = (date.fromisoformat(last[:10]) + around).isoformat()
    return first[:10], last[:10]


def _agree(one: _Told, other: _Told) -> bool:
    """One time holds the other: "trong tháng 6" and "trước ngày 20/6"."""
    return one.first <= other.last and other.first <= one.last


def _told_again(one: _Told, other: _Told, titles: set[tuple[str, ...]]) -> bool:
    """The words of one, whole, in the clause of the other, where a body's name and the words behind
    it may have been taken for one; a heading's words may name a body, which others name too."""
    pairs = ((one, other), (other, one))
    return any(a.words not in titles and _within(a.words, b.around) for a, b in pairs)


def _within(words: tuple[str, ...], around: tuple[str, ...]) -> bool:
    count = len(words)
    if count < _LEAST:
        return False
    return any(around[i : i + count] == words for i in range(len(around) - count + 1))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter one stands in the longer one, but for a word or two at its ends."""
    short, long = sorted((one, other), key=len)
    length = max(_LEAST, round(len(short) * _SHARE))
    held = {long[i : i + length] for i in range(len(long) - length + 1)}
    return any(short[i : i + length] in held for i in range(len(short) - length + 1))
