"""Pages of a PDF: where the next line goes, what has been drawn where."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from vbparse.learning.synthesize.fonts import ASCENT, DESCENT, face_name, measure, register
from vbparse.learning.synthesize.looks import Face, Look
from vbparse.learning.synthesize.placed import Boxes
from vbparse.learning.synthesize.tagged import Tagged
from vbparse.learning.synthesize.typeset import SetLine, set_lines

__all__ = ["EXACT", "MM", "Press"]

MM = 72 / 25.4
EXACT = 5  # line spacing from here on is in points


class Press:
    """Draws on pages from the top down; ``y`` is the distance of the next line from the top."""

    def __init__(self, look: Look, *, hidden: Sequence[str] = ()) -> None:
        register()
        from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

        self.look = look
        self.hidden = hidden  # ends of keys whose words are left blank, to be filled in otherwise
        self.stamped = False  # filled in by stamps, else by hand
        self.gaps: dict[str, tuple[int, float, float, float, float]] = {}
        self.boxes: Boxes = {}
        self._out = io.BytesIO()
        self.canvas: Any = Canvas(self._out, pagesize=self.sheet, invariant=1, pageCompression=1)
        self.canvas.setTitle("")
        self.size = self.sheet
        self.page = self.in_document = 1
        self.y = self.edges[2]
        if look.said("page.first"):
            self._number()

    @property
    def sheet(self) -> tuple[float, float]:
        """The sheet, upright."""
        return self.look.paper[0] * MM, self.look.paper[1] * MM

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """The margins: left, right, upper, lower."""
        left, right, top, bottom = (edge * MM for edge in self.look.edges)
        return left, right, top, bottom

    @property
    def left(self) -> float:
        """The left margin."""
        return self.edges[0]

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size[0] - self.left - self.edges[1]

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.size[1] - self.edges[3] - self.y

    def leading(self, face: Face) -> float:
        """From one line to the next."""
        spacing = self.look.said("text.spacing", self.look.spacing)
        if spacing >= EXACT and face.align == "justify":
            return float(spacing)
        return float(face.size * 1.15 * (spacing if face.align == "justify" else 1.0))

    def turn(self, *, landscape: bool = False, document: bool = False) -> None:
        """A new page."""
        self.canvas.showPage()
        self.page += 1
        self.in_document = 1 if document else self.in_document + 1
        self.size = self.sheet[::-1] if landscape else self.sheet
        self.canvas.setPageSize(self.size)
        self.y = self.edges[2]
        if self.in_document > 1 or self.look.said("page.first"):
            self._number()

    def _number(self) -> None:
        face = self.look.face("page")
        text = Tagged(str(self.in_document))
        width = measure(face.style, face.size).width(text.text)
        place, align = self.look.numbers
        if place == "none":
            return
        x = self.size[0] - self.edges[1] - width if align == "right" else (self.size[0] - width) / 2
        y = self.size[1] - 12 * MM if place == "foot" else 11 * MM
        self.draw(SetLine(text, width), face, x, y)

    def done(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()

    # ------------------------------------------------------------------------------ paragraphs

    def paragraph(
        self,
        text: Tagged,
        face: Face,
        *,
        gap: float = 0.0,
        column: tuple[float, float] | None = None,
    ) -> None:
        """A paragraph at ``y``; it goes on over pages. ``column``: its left edge and width."""
        x, width = column or (self.left, self.width)
        self.y += gap
        step = self.leading(face)
        for line in set_lines(
            text, measure(face.style, face.size, face.font), width, face.indent * 10 * MM
        ):
            if self.room < step and column is None:
                self.turn(landscape=self.size != self.sheet)
            self.line(line, face, x, width)
            self.y += step

    def line(self, line: SetLine, face: Face, x: float, width: float) -> None:
        """One line at ``y`` in a column."""
        spread = 0.0
        x += line.indent
        room = width - line.indent
        if face.align == "center":
            x += (room - line.width) / 2
        elif face.align == "justify" and not line.last:
            spaces = line.text.text.count(" ")
            spread = min((room - line.width) / spaces, face.size) if spaces else 0.0
        self.draw(line, face, x, self.y, spread)

    def draw(self, line: SetLine, face: Face, x: float, top: float, spread: float = 0.0) -> None:
        """The text of a line, and the boxes of its marks."""
        sizes = measure(face.style, face.size, face.font)
        text = line.text.text
        base = self.size[1] - top - face.size * ASCENT

        def at(offset: int) -> float:
            before = text[:offset]
            return x + sizes.width(before) + spread * before.count(" ")

        gaps: list[tuple[int, int]] = []
        for mark in line.text.marks:
            box = (
                self.page,
                at(mark.start),
                top,
                at(mark.end),
                top + face.size * (ASCENT + DESCENT),
            )
            self.boxes.setdefault(mark.key, []).append(box)
            if self.hidden and mark.key.endswith(tuple(self.hidden)):
                self.gaps[mark.key] = box
                gaps.append((mark.start, mark.end))
                if self.stamped:
                    self._stamp(text[mark.start : mark.end], face, box)
        self.canvas.setFont(face_name(face.style, face.font), face.size)
        if face.color:
            self.canvas.setFillColor(f"#{face.color}")
        for start, end in _between(gaps, len(text)):
            self.canvas.drawString(at(start), base, text[start:end], wordSpace=spread)
        if face.color:
            self.canvas.setFillColor("#000000")

    def _stamp(self, text: str, face: Face, box: tuple[int, float, float, float, float]) -> None:
        """An annotation whose appearance shows the text, as programs for signing leave it."""
        if not text.strip():
            return
        from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped]

        _, x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        name = f"stamp{self.page}{len(self.gaps)}"
        self.canvas.beginForm(name, 0, 0, width, height)
        self.canvas.setFont(face_name(face.style), face.size)
        self.canvas.drawString(0, face.size * DESCENT, text)
        self.canvas.endForm()
        look = pdfdoc.PDFDictionary({"N": pdfdoc.PDFObjectReference(pdfdoc.xObjectName(name))})
        rect = [x0, self.size[1] - bottom, x1, self.size[1] - top]
        stamp = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Stamp"),
            "Rect": pdfdoc.PDFArray(rect),
            "F": 4,
            "AP": look,
        }
        self.canvas._addAnnotation(pdfdoc.PDFDictionary(stamp))

    def rule(self, x0: float, x1: float, top: float, width: float = 0.7) -> None:
        """A horizontal line."""
        self.canvas.setLineWidth(width)
        y = self.size[1] - top
        self.canvas.line(x0, y, x1, y)

    def upright(self, x: float, top: float, bottom: float, width: float = 0.6) -> None:
        """A vertical line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x, self.size[1] - top, x, self.size[1] - bottom)


def _between(gaps: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What is left of a line around its gaps."""
    kept, at = [], 0
    for start, end in sorted(gaps):
        kept.append((at, start))
        at = max(at, end)
    kept.append((at, length))
    return [(start, end) for start, end in kept if end > start]
