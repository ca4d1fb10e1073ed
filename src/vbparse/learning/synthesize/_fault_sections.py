"""Lỗi bố cục: parts that plans have and this one has not, in the wrong order, or empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import pairwise

from vbparse.learning.synthesize._fault_body import relabelled, tops
from vbparse.learning.synthesize._fault_marks import Fault, fault_key
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.edits import marks_of
from vbparse.learning.synthesize.tagged import Tagged, lower_first, upper_first

__all__ = ["SECTIONS", "besides", "kinds_at", "said_anywhere", "stretches"]

MONEY = r"kinh phí|ngân sách|nguồn (?:vốn|lực|chi)|chi phí|dự toán|tài trợ|(?:thanh|quyết) toán"
REPORTS = r"báo cáo|tổng hợp|kết quả thực hiện về"
CLOSING = r"Trên đây|Trong quá trình|Quá trình|Có vấn đề|Nếu |Trường hợp|Yêu cầu Thủ|Đề nghị các cơ"
DUTY = r"(?<!được )giao |chịu trách nhiệm|chủ trì|đầu mối|phân công|phụ trách|có trách nhiệm"
AIMS = {"purpose", "requirements", "goals", "targets"}
_TALK = AIMS | {"context", "basis", "viewpoint", "scope"}
LONG = 1300  # letters from which a plan should say where the money comes from
Make = Callable[[Draft, Dice], bool]


# ------------------------------------------------------------------------ looking


def stretches(draft: Draft) -> list[tuple[int, int]]:
    """Start and end of every section in the body, closing words aside."""
    at = tops(draft)
    end = len(draft.body)
    while end and re.match(CLOSING, draft.body[end - 1].text.text):
        end -= 1
    ends = [*at[1:], max(end, at[-1] + 1)] if at else []
    parts = [i for i, block in enumerate(draft.body) if block.role == "centre"]
    ends = [
        min([stop, *(i for i in parts if start < i)]) for start, stop in zip(at, ends, strict=True)
    ]
    return list(zip(at, ends, strict=True))


def kinds_at(draft: Draft, start: int) -> set[str]:
    """The kinds of the heading in that place."""
    return {
        kind
        for mark in draft.body[start].text.marks
        if mark.key.startswith("heading#")
        for kind in draft.values[mark.key]["kinds"]
    }


def _all_kinds(draft: Draft) -> set[str]:
    """Kinds of the sections and of the parts over them."""
    heads = [i for i, block in enumerate(draft.body) if block.role in ("head", "centre")]
    return {kind for i in heads for kind in kinds_at(draft, i)}


def said_anywhere(draft: Draft, words: str) -> bool:
    """Whether the body or an annex says one of these, closing words aside."""
    body = [b for b in draft.body if not re.match(CLOSING, b.text.text)]
    blocks = [*body, *(b for annex in draft.annexes for b in annex.blocks)]
    cells = [cell.text.text for b in blocks for row in b.rows for cell in row if cell]
    texts = [*(b.text.text for b in blocks), *cells]
    return any(re.search(words, text.lower()) for text in texts)


def _said_at_work(draft: Draft, words: str) -> bool:
    """The same, in sections on the work; aims and what has been order nothing."""
    told = [(s, e) for s, e in stretches(draft) if not kinds_at(draft, s) <= _TALK]
    blocks = [b for start, end in told for b in draft.body[start:end]]
    blocks += [b for annex in draft.annexes for b in annex.blocks]
    texts = [b.text.text for b in blocks]
    texts += [cell.text.text for b in blocks for row in b.rows for cell in row if cell]
    return any(re.search(words, text.lower()) for text in texts)


def besides(draft: Draft) -> None:
    """Enter what else is true of the draft now that something has been taken out of it."""
    shown = {mark.key for mark in marks_of(draft)}
    values = {key: value for key, value in draft.values.items() if key in shown}
    true = set(draft.scalars.get("true_besides", ()))
    if not any(key.startswith("deadline#") for key in shown):
        true.add("VB206")
    units = [value for key, value in values.items() if key.startswith("unit#")]
    if not any(unit["role"] in ("lead", "collect") for unit in units):
        true.add("VB205")
    if not _said_at_work(draft, REPORTS):
        true.add("VB208")
    if not said_anywhere(draft, MONEY):
        true.add("VB207")
    if _gap(draft):
        true.add("VB221")
    draft.scalars["true_besides"] = sorted(true)


_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def _gap(draft: Draft) -> bool:
    """Whether a point was taken out between others: a), c) or 1., 3."""
    last: dict[bool, int] = {}
    for block in draft.body:
        found = re.fullmatch(r"([a-zđ]|\d{1,2})[.)/]+", block.label)
        if block.role in ("head", "centre"):
            last = {}
        if block.role == "head" or not found:
            continue
        figures = found[1].isdigit()
        place = int(found[1]) if figures else _ALPHABET.find(found[1]) + 1
        if figures:
            last.pop(False, None)
        if place > last.get(figures, 0) + 1:
            return True
        last[figures] = place
    return False


def _renumber(draft: Draft) -> None:
    """The sections count on; with parts, each part counts for itself."""
    number = 0
    for i, block in enumerate(draft.body):
        if block.role == "centre":
            number = 0
        elif i in tops(draft):
            number += 1
            relabelled(draft, i, number, marked=False)


# ------------------------------------------------------------------------ leaving


def _without(kinds: Collection[str], *, least: int = 2) -> Make:
    """Without any section of these kinds."""

    def make(draft: Draft, dice: Dice) -> bool:
        gone = [s for s in stretches(draft) if kinds_at(draft, s[0]) & set(kinds)]
        if not gone or len(tops(draft)) - len(gone) < least:
            return False
        for start, end in reversed(gone):
            del draft.body[start:end]
        draft.body = [
            block
            for block in draft.body
            if not (block.role == "head" and kinds_at(draft, draft.body.index(block)) & set(kinds))
        ]
        if _all_kinds(draft) & set(kinds):
            return False
        _renumber(draft)
        besides(draft)
        parts = [block.role == "centre" for block in draft.body]
        if any(pair == (True, True) for pair in pairwise(parts)):  # a part that held nothing else
            draft.scalars["true_besides"] = [*draft.scalars["true_besides"], "VB210"]
        return True

    return make


def _no_tasks(draft: Draft, dice: Dice) -> bool:
    """An annex with a table of tasks would stand for the section."""
    if draft.annexes or draft.look.scheme == "parts":  # the second part is named for its content
        return False
    return _without({"content", "tasks", "solutions"})(draft, dice)


def _no_budget(draft: Draft, dice: Dice) -> bool:
    if draft.issuer.party or "budget" not in _all_kinds(draft):
        return False
    if not _without({"budget"})(draft, dice):
        return False
    opening = int(draft.scalars.get("opening_blocks", 0))
    draft.body = [
        block
        for i, block in enumerate(draft.body)
        if i < opening
        or not (
            block.role in ("item", "text")
            and block.label in ("", "-")
            and re.search(MONEY, block.text.text.lower())
            and not re.match(CLOSING, block.text.text)
        )
    ]
    long = sum(len(block.text) for block in draft.body) > LONG
    besides(draft)
    return long and not said_anywhere(draft, MONEY)


def _no_basis(draft: Draft, dice: Dice) -> bool:
    """The plan begins with its own name, without a word of why it is issued."""
    opening = int(draft.scalars.get("opening_blocks", 0))
    subject = " ".join(line.text for line in draft.subject)
    if (
        {"basis", "context"} & _all_kinds(draft)
        or not opening
        or not subject
        or " số " in subject.lower()
    ):
        return False
    about = lower_first(subject).text
    words = dice.pick(
        (
            "{self} ban hành Kế hoạch {about} như sau:",
            "{self} xây dựng Kế hoạch {about}, nội dung cụ thể như sau:",
            "Kế hoạch {about} của {self} gồm các nội dung sau:",
        )
    ).format(self=draft.issuer.name, about=about)
    draft.body[:opening] = [Block("text", Tagged(words).tag(fault_key(draft)))]
    draft.scalars |= {"opening_blocks": 1, "parent": None}
    return True


def _nobody(draft: Draft, dice: Dice) -> bool:
    """Tasks without anybody who is to do them."""
    for start, end in reversed(stretches(draft)):
        if kinds_at(draft, start) & {"organisation", "assignment", "reporting", "monitoring"}:
            said = dice.pick(
                (
                    "Thực hiện nghiêm túc các nội dung của Kế hoạch, bảo đảm tiến độ, chất lượng.",
                    "Các nội dung nêu trên được thực hiện theo tiến độ chung.",
                    "Việc thực hiện Kế hoạch phải kịp thời, thiết thực, tránh hình thức.",
                )
            )
            draft.body[start + 1 : end] = [Block("text", Tagged(said))]
    names = [m.key for m in marks_of(draft) if m.key.startswith("unit#")]
    heads = set(tops(draft))
    draft.body = [
        block
        for i, block in enumerate(draft.body)
        if i in heads
        or not (
            any(m.key in names for m in block.text.marks)
            or re.search(DUTY, block.text.text.lower())
        )
        or re.match(CLOSING, block.text.text)
        or i < int(draft.scalars.get("opening_blocks", 0))
    ]
    if draft.annexes or any(block.rows for block in draft.body) or _labelled(draft):
        return False
    besides(draft)
    return all(end - start > 1 for start, end in stretches(draft))


def _labelled(draft: Draft) -> bool:
    return any(mark.key.startswith("task#") for block in draft.body for mark in block.text.marks)


def _no_time(draft: Draft, dice: Dice) -> bool:
    """Every time is left open."""
    named = " ".join(line.text for line in draft.subject)
    if re.search(r"20\d\d", named) or "timeline" in _all_kinds(draft):
        return False
    late = dice.pick(("theo tiến độ chung", "khi đủ điều kiện", "khi bố trí được nhân lực"))
    opening = int(draft.scalars.get("opening_blocks", 0))
    lists = [(draft.body, opening), *((annex.blocks, 0) for annex in draft.annexes)]
    for blocks, first in lists:
        for i in range(first, len(blocks)):
            blocks[i] = _untimed(blocks[i], late)
    besides(draft)
    body = draft.body[opening:]
    return not any(re.search(r"20\d\d|hằng|hàng (?:tháng|quý|năm)", b.text.text) for b in body)


def _untimed(block: Block, late: str) -> Block:
    rows = tuple(
        tuple(replace(cell, text=_open(cell.text, late)) if cell else None for cell in row)
        for row in block.rows
    )
    return replace(block, text=_open(block.text, late), rows=rows)


def _open(text: Tagged, late: str) -> Tagged:
    while mark := next((m for m in text.marks if m.key.startswith("deadline#")), None):
        new = upper_first(late).text if mark.start == 0 else late
        before, behind = text.cut(0, mark.start), text.cut(mark.end, len(text))
        text = before + new + Tagged(behind.text, behind.marks)
        text = Tagged(text.text, tuple(m for m in text.marks if m.key != mark.key))
    return text


def _no_reports(draft: Draft, dice: Dice) -> bool:
    for start, end in reversed(stretches(draft)):
        if kinds_at(draft, start) & {"reporting", "monitoring"}:
            del draft.body[start:end]
    gathers = {
        key
        for key, value in draft.values.items()
        if key.startswith("unit#") and value["role"] in ("report", "collect")
    }
    draft.body = [
        block
        for block in draft.body
        if not any(mark.key in gathers for mark in block.text.marks)
        and not (block.role == "head" and re.search(REPORTS, block.text.text.lower()))
    ]
    if len(tops(draft)) < 3 or _said_at_work(draft, REPORTS):
        return False
    _renumber(draft)
    besides(draft)
    return all(end - start > 1 for start, end in stretches(draft))


def _no_closing(draft: Draft, dice: Dice) -> bool:
    """Without the words that close a plan; its last paragraph takes their mark."""
    while draft.body and re.match(CLOSING, draft.body[-1].text.text):
        draft.body.pop()
    last = draft.body[-1]
    if last.rows or not last.text.text.endswith(".") or draft.issuer.party:
        return False
    draft.body[-1] = last.with_text(last.text + "/.")
    return True


# ------------------------------------------------------------------------ empty, out of order


def _empty(draft: Draft, dice: Dice) -> bool:
    """A heading with nothing below it: a section, or one half of it."""
    found = stretches(draft)
    if len(found) < 3:
        return False
    start, end = dice.pick(found)
    heads = [i for i in range(start + 1, end) if draft.body[i].role == "head"]
    halves = [i for i in heads if kinds_at(draft, i) & AIMS]
    at = dice.pick(halves) if halves and dice.chance(0.5) else start
    stop = next((i for i in (*heads, end) if i > at), end) if at != start else end
    if stop - at < 2:
        return False
    del draft.body[at + 1 : stop]
    draft.body[at] = draft.body[at].with_text(draft.body[at].text.tag(fault_key(draft)))
    besides(draft)
    return True


def _moved(draft: Draft, dice: Dice) -> bool:
    """The carrying out before the work itself, or the purpose behind it."""
    if draft.look.scheme == "parts":
        return False
    found = stretches(draft)
    kinds = [kinds_at(draft, start) for start, _ in found]
    work = [i for i, each in enumerate(kinds) if each & {"content", "tasks"}]
    late = [i for i, each in enumerate(kinds) if each & {"organisation", "assignment"}]
    early = [i for i, each in enumerate(kinds) if each <= {"purpose", "requirements"} and each]
    if not work:
        return False
    if late and (dice.chance(0.5) or not early):
        move, to = late[0], dice.pick(range(1, work[0] + 1))
    elif early:
        move, to = early[-1], dice.pick(range(work[-1] + 1, len(found) + 1))
    else:
        return False
    pieces = [draft.body[start:end] for start, end in found]
    head = pieces[move][0]
    pieces[move][0] = head.with_text(head.text.tag(fault_key(draft)))
    order = [i for i in range(len(pieces)) if i != move]
    order.insert(to - (1 if move < to else 0), move)
    draft.body[found[0][0] : found[-1][1]] = [b for i in order for b in pieces[i]]
    _renumber(draft)
    return True


def _kind(code: str, rule: str, message: str, make: Make, part: str = "sections") -> Fault:
    return Fault(part, rule, message, make, (code,))


SECTIONS: dict[str, Fault] = {
    "no-basis": _kind("VB201", "B01", "Thiếu căn cứ, lý do ban hành", _no_basis, "base"),
    "no-purpose": _kind(
        "VB202",
        "B01",
        "Thiếu mục đích, mục tiêu",
        _without(AIMS),
    ),
    "no-tasks": _kind("VB203", "B01", "Thiếu nội dung, nhiệm vụ", _no_tasks),
    "missing-section": _kind(
        "VB204", "B01", "Thiếu mục tổ chức thực hiện", _without({"organisation", "assignment"})
    ),
    "nobody": _kind("VB205", "B05", "Không rõ đơn vị chịu trách nhiệm", _nobody),
    "no-time": _kind("VB206", "B01", "Không có thời hạn nào", _no_time),
    "no-budget": _kind("VB207", "B01", "Không nói đến kinh phí", _no_budget),
    "no-reports": _kind("VB208", "B01", "Không có chế độ báo cáo", _no_reports),
    "no-closing": _kind("VB209", "B01", "Thiếu câu kết", _no_closing, "end"),
    "empty-section": _kind("VB210", "B01", "Mục không có nội dung", _empty),
    "sections-moved": _kind("VB212", "B01", "Các mục sai thứ tự", _moved),
}
"""Kind → fault."""
