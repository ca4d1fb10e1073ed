"""A draft as PDF: the boxes of ND30 Phụ lục I, and where every value stands on its page."""

from __future__ import annotations

from collections.abc import Sequence

from vbparse.learning.synthesize.as_text import ends, halves
from vbparse.learning.synthesize.draft import Block, Draft, Row
from vbparse.learning.synthesize.fonts import Measure, measure
from vbparse.learning.synthesize.looks import Face
from vbparse.learning.synthesize.placed import Paper
from vbparse.learning.synthesize.press import Press
from vbparse.learning.synthesize.tagged import Tagged
from vbparse.learning.synthesize.typeset import SetLine, set_lines

__all__ = ["as_pdf", "print_drafts"]

HALVES = (0.4, 0.6)  # of the width: issuer and number; quốc hiệu, place and date
PAD = 3.0  # inside of cells
STAMPED = ("/digits",)
"""What the clerk's program fills in as a stamp: number and day."""


def as_pdf(drafts: Sequence[Draft]) -> Paper:
    """The file; a second document begins on a page of its own."""
    press = print_drafts(drafts)
    return Paper(press.done(), press.boxes, press.page)


def print_drafts(drafts: Sequence[Draft], *, hidden: Sequence[str] = ()) -> Press:
    """The press after all pages are drawn; ``hidden`` values leave a gap."""
    press = Press(drafts[0].look, hidden=hidden)
    press.stamped = not hidden
    for i, draft in enumerate(drafts):
        press.look = draft.look
        if press.stamped:
            press.hidden = STAMPED if draft.look.overlay else ()
        if i:
            press.turn(document=True)
        _one(press, draft)
    return press


def _one(press: Press, draft: Draft) -> None:
    look = draft.look
    _header(press, draft)
    press.y += 10
    press.paragraph(draft.title, look.face("type"))
    for line in draft.subject:
        press.paragraph(line, look.face("subject"))
    if draft.subject and not look.regime.party and look.said("subject.rule", True):
        middle, half = press.left + press.width / 2, _last_width(draft.subject[-1], press) / 5
        press.rule(middle - half, middle + half, press.y + 3)
        press.y += 6
    if draft.note.text:
        press.paragraph(draft.note, look.face("note"))
    press.y += 6
    for line in draft.to:
        press.paragraph(line, look.face("to"))
    for block in draft.body:
        _block(press, draft, block)
    _end(press, draft)
    for annex in draft.annexes:
        anew = not look.said("annex.continued")
        press.turn(landscape=annex.landscape, document=anew)
        for block in (*annex.title, *annex.blocks):
            _block(press, draft, block)
        press.size = press.sheet if not annex.landscape else press.size


def _block(press: Press, draft: Draft, block: Block) -> None:
    if block.rows:
        Grid(press, draft, block).draw()
        return
    face = draft.look.face(block.face)
    gap = draft.look.said("text.gap", 6) if block.role not in ("centre", "note") else 2
    press.paragraph(block.printed(draft.look.bullet), face, gap=gap)


# ------------------------------------------------------------------------------------------ header

Drawn = tuple[str, list[SetLine], Face, float]
"""Role, lines, face, distance from the top of the header."""


def _header(press: Press, draft: Draft) -> None:
    left, right = halves(draft)
    if not left and not right:
        return
    split = press.width * HALVES[0]
    columns = ((press.left, split - 6), (press.left + split, press.width - split))
    tops = [
        _upper(draft, half, column[1], press)
        for half, column in zip((left, right), columns, strict=True)
    ]
    number_at = max(_bottom(part, press) for part in tops) + 6
    rows = [
        [*part, *_lower(draft, half, column[1], press, number_at)]
        for part, half, column in zip(tops, (left, right), columns, strict=True)
    ]
    start = press.y
    order = [(i, drawn) for i in (0, 1) for drawn in rows[i]]
    if draft.look.pdf == "rows":
        order.sort(key=lambda each: (each[1][3], each[0]))
    for i, (role, lines, face, top) in order:
        x, width = columns[i]
        press.y = start + top
        for line in lines:
            press.line(line, face, x, width)
            press.y += press.leading(face)
        share = _share(role, lines, rows[0], party=draft.issuer.party)
        if share and draft.look.said(f"{role}.rule", True):
            middle, half = x + width / 2, min(max(ln.width for ln in lines), width) * share / 2
            press.rule(middle - half, middle + half, press.y + 2)
    press.y = start + max(_bottom(part, press) for part in rows)


def _share(role: str, lines: Sequence[SetLine], left: Sequence[Drawn], *, party: bool) -> float:
    """How long the rule below a part of the header is, of its line; 0: it has none."""
    if role == "motto" or (role == "state" and party):
        return 1.0
    last = next((drawn[1] for drawn in reversed(left) if drawn[0] == "issuer"), None)
    return 0.4 if lines is last and not party else 0.0


def _last_width(text: Tagged, press: Press) -> float:
    """How wide the last line of the subject is."""
    face = press.look.face("subject")
    return set_lines(text, measure(face.style, face.size, face.font), press.width)[-1].width


_LOWER = ("number", "about", "flag", "urgency", "place")


def _upper(
    draft: Draft, half: Sequence[tuple[str, Tagged]], width: float, press: Press
) -> list[Drawn]:
    return _stack(draft, [each for each in half if each[0] not in _LOWER], width, press, 0.0)


def _lower(
    draft: Draft, half: Sequence[tuple[str, Tagged]], width: float, press: Press, top: float
) -> list[Drawn]:
    return _stack(draft, [each for each in half if each[0] in _LOWER], width, press, top)


def _stack(
    draft: Draft, half: Sequence[tuple[str, Tagged]], width: float, press: Press, top: float
) -> list[Drawn]:
    made: list[Drawn] = []
    for role, text in half:
        face = draft.look.face("number" if role == "star" else role)
        sizes = measure(face.style, face.size, face.font)
        even = role in ("above", "issuer")
        lines = (_even if even else set_lines)(text, sizes, width)
        if role in ("state", "motto"):  # never in two lines
            lines = [SetLine(text, sizes.width(text.text), last=True)]
        made.append((role, lines, face, top))
        top += len(lines) * press.leading(face)
    return made


def _even(text: Tagged, sizes: Measure, width: float) -> list[SetLine]:
    """The name of a body in as few lines as it needs, all of about one length."""
    lines = set_lines(text, sizes, width)
    while len(lines) > 1:
        width -= sizes.space
        narrower = set_lines(text, sizes, width)
        if len(narrower) > len(lines) or any(line.width > width for line in narrower):
            break
        lines = narrower
    return lines


def _bottom(part: Sequence[Drawn], press: Press) -> float:
    return max(
        (top + len(lines) * press.leading(face) for _, lines, face, top in part), default=0.0
    )


# --------------------------------------------------------------------------------------------- end


def _end(press: Press, draft: Draft) -> None:
    """Nơi nhận and signature, side by side or one above the other; kept on one page."""
    parts = dict(ends(draft))
    to, sign = parts["recipients"], parts["signature"]
    if not to and not sign:
        return
    faces = draft.look.face
    heights = {
        "to": sum(press.leading(faces("recipient")) for _ in to) * 1.4,
        "sign": sum(press.leading(faces("sign")) for _ in sign) + 60,
    }
    beside = draft.look.end == "beside"
    needed = max(heights.values()) if beside else sum(heights.values())
    press.y += 8
    if press.room < needed:
        press.turn(landscape=False)
    start = press.y
    for name in [part for part, _ in ends(draft)]:
        if name == "recipients" and to:
            _recipients(press, draft, to)
        elif name == "signature" and sign:
            if beside:
                press.y = start
            _signature(press, draft, sign)
    press.y = max(press.y, start + needed)


def _recipients(press: Press, draft: Draft, to: Sequence[Tagged]) -> None:
    faces = draft.look.face
    column = (press.left, press.width * 0.5)
    labelled = draft.look.said("recipients.label", True)
    for i, line in enumerate(to):
        face = faces("to_title" if labelled and not i else "recipient")
        press.paragraph(line, face, column=column)
        if (
            labelled
            and not i
            and draft.look.regime.party
            and draft.look.said("to_title.underline", True)
        ):
            width = measure(face.style, face.size, face.font).width(line.text)
            press.rule(press.left, press.left + width, press.y - face.size * 0.15)


def _signature(press: Press, draft: Draft, sign: Sequence[Tagged]) -> None:
    faces = draft.look.face
    column = (press.left + press.width * 0.52, press.width * 0.48)
    for i, line in enumerate(sign[:-1]):
        press.paragraph(line, faces("post" if i else "sign"), column=column)
    press.y += 52
    press.paragraph(sign[-1], faces("signer"), column=column)


# ------------------------------------------------------------------------------------------ tables


class Grid:
    """A table: columns as wide as their words ask, rows whole on a page, the head repeated."""

    def __init__(self, press: Press, draft: Draft, block: Block) -> None:
        self.press, self.block, self.look = press, block, draft.look
        self.faces = {True: draft.look.face("cellhead"), False: draft.look.face("cell")}
        self.edges = self._columns()

    def _columns(self) -> list[float]:
        count = len(self.block.rows[0])
        weights = [3.0] * count
        for row in self.block.rows:
            for x, cell in enumerate(row):
                if cell is not None and cell.colspan == 1:
                    longest = max((len(word) for word in cell.text.text.split()), default=1)
                    weights[x] = max(weights[x], len(cell.text) ** 0.62, longest * 1.05)
        total = sum(weights)
        edges: list[float] = [self.press.left]
        for weight in weights:
            edges.append(edges[-1] + self.press.width * weight / total)
        return edges

    def draw(self) -> None:
        """All rows."""
        press = self.press
        press.y += 6
        head = self.block.rows[: self.block.head_rows]
        first = self.block.rows[self.block.head_rows : self.block.head_rows + 1]
        needed = sum(self._height(row, head=i < len(head)) for i, row in enumerate((*head, *first)))
        if press.room < needed:
            press.turn(landscape=press.size != press.sheet)
        self._rows(head, head=True, marked=True)
        for row in self.block.rows[self.block.head_rows :]:
            if press.room < self._height(row, head=False):
                press.turn(landscape=press.size != press.sheet)
                self._rows(head, head=True, marked=False)
            self._rows((row,), head=False, marked=True)
        press.y += 6

    def _lines(self, row: Row, x: int, *, head: bool) -> list[SetLine]:
        cell = row[x]
        face = self.faces[head]
        if cell is None or not cell.text.text:
            return []
        width = self._right(row, x) - self.edges[x] - 2 * PAD
        return set_lines(cell.text, measure(face.style, face.size, face.font), width)

    def _right(self, row: Row, x: int) -> float:
        cell = row[x]
        return self.edges[x + (cell.colspan if cell else 1)]

    def _height(self, row: Row, *, head: bool) -> float:
        step = self.press.leading(self.faces[head])
        tall = [
            len(self._lines(row, x, head=head))
            for x, cell in enumerate(row)
            if cell and cell.rowspan == 1
        ]
        return max(tall, default=1) * step + 2 * PAD

    def _rows(self, rows: Sequence[Row], *, head: bool, marked: bool) -> None:
        press, face = self.press, self.faces[head]
        step = press.leading(face)
        heights = [self._height(row, head=head) for row in rows]
        top = press.y
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if cell is None:
                    continue
                self._cell(
                    row,
                    x,
                    top,
                    sum(heights[y : y + cell.rowspan]),
                    head=head,
                    marked=marked,
                    step=step,
                )
            top += heights[y]
        press.y = top

    def _cell(
        self, row: Row, x: int, top: float, height: float, *, head: bool, marked: bool, step: float
    ) -> None:
        press, face = self.press, self.faces[head]
        left, right = self.edges[x], self._right(row, x)
        press.y = top + PAD
        for line in self._lines(row, x, head=head):
            shown = (
                line
                if marked
                else SetLine(Tagged(line.text.text), line.width, line.indent, line.last)
            )
            press.line(shown, face, left + PAD, right - left - 2 * PAD)
            press.y += step
        press.rule(left, right, top, 0.6)
        press.rule(left, right, top + height, 0.6)
        if self.look.borders == "grid":
            press.upright(left, top, top + height)
            press.upright(right, top, top + height)
