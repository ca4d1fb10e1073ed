"""A sample as a PDF: header and end in two columns, page numbers, annexes upright or landscape."""

from __future__ import annotations

import functools
import io
import itertools
import math
from pathlib import Path
from typing import Any

from markup import LOOKS, Block, Document
from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

FONTS = Path("/usr/share/fonts/truetype/croscore")  # Debian: fonts-croscore
FACES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 4}
SCALE = 0.95  # of the sizes of ND30, so that the header fits
LEFT, RIGHT, EDGE = 30 * mm, 15 * mm, 20 * mm
LINES = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.6, "black")],
    "lines": [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, "black"),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, "black"),
    ],
    "none": [],
}
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def as_pdf(documents: list[Document]) -> bytes:
    """The file; its documents and their annexes begin on pages of their own."""
    _fonts()
    story: list[Any] = []
    for index, document in enumerate(documents):
        story += [NextPageTemplate("upright"), PageBreak()] if index else []
        story += [*_header(document), Spacer(1, 10), *map(_para, document.title()), Spacer(1, 8)]
        story += [*_blocks(document, 0), *_end(document)]
        for at, annex in enumerate(document.parts[1:], 1):
            story += [NextPageTemplate("landscape" if annex.landscape else "upright"), PageBreak()]
            story += _blocks(document, at)
    return _printed(story, documents[0].keys["pages"])


def _printed(story: list[Any], numbers: str) -> bytes:
    out = io.BytesIO()
    frame = BaseDocTemplate(out, pagesize=A4, title="vbparse sample")
    draw = functools.partial(_number, where=numbers)
    sizes = {"upright": A4, "landscape": landscape(A4)}
    frame.addPageTemplates(
        [
            PageTemplate(
                name,
                Frame(LEFT, EDGE, width - LEFT - RIGHT, height - 2 * EDGE, 0, 0, 0, 0),
                onPage=draw,
                pagesize=(width, height),
            )
            for name, (width, height) in sizes.items()
        ]
    )
    frame.build(story)
    return out.getvalue()


@functools.cache
def _fonts() -> None:
    rl_config.invariant = 1  # no dates or random ids in the file
    for key, face in FACES.items():
        pdfmetrics.registerFont(TTFont(f"V{key}", str(FONTS / f"Tinos-{face}.ttf")))


def _number(canvas: Any, template: Any, where: str) -> None:
    """The number of a page: centred above the text, or at the foot on the right."""
    if template.page == 1:
        return
    width, height = canvas._pagesize
    canvas.setFont("V", 11)
    if where == "foot":
        canvas.drawRightString(width - RIGHT, 12 * mm, str(template.page))
    else:
        canvas.drawCentredString(width / 2, height - 13 * mm, str(template.page))


@functools.cache
def _style(role: str) -> ParagraphStyle:
    look = LOOKS[role]
    size = look.size * SCALE
    return ParagraphStyle(
        role,
        fontName=f"V{look.face}",
        fontSize=size,
        leading=size * 1.25,
        alignment=ALIGN[look.align],
        firstLineIndent=look.indent * cm,
        spaceBefore=4 if look.indent else 0,
    )


def _para(block: Block) -> Any:
    if block.role == "rule":
        return HRFlowable(width="35%", thickness=0.7, color="black", spaceBefore=2, spaceAfter=3)
    text = block.text.replace("&", "&amp;").replace("<", "&lt;")
    text = text.replace("  ", "\N{NO-BREAK SPACE}" * 2)  # blanks to fill in keep their width
    return Paragraph(text, _style(block.role))


def _header(document: Document) -> list[Any]:
    """Both halves; drawn one after the other, or line by line across the page."""
    left, right = map(_para, document.left()), map(_para, document.right())
    if document.keys["pdf"] == "rows":
        rows = [list(pair) for pair in itertools.zip_longest(left, right, fillvalue="")]
    else:
        rows = [[list(left), list(right)]]
    tight = [
        TOP,
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    return [Table(rows, colWidths=[70 * mm, 95 * mm], style=tight)]


def _end(document: Document) -> list[Any]:
    """Nơi nhận beside, above or below the signature."""
    to = [_para(block) for block in document.recipients()]
    sign = [_para(block) for block in document.signature()]
    sign += [Spacer(1, 45), *map(_para, document.signers())]
    if not document.signers() and not to:
        return []
    where = document.keys["end"]
    beside = to if where == "beside" else []
    block = Table([[beside, sign]], colWidths=[85 * mm, 80 * mm], style=[TOP])
    above, below = (to if where == "above" else []), (to if where == "below" else [])
    return [Spacer(1, 8), *above, block, *below]


def _blocks(document: Document, at: int) -> list[Any]:
    part = document.parts[at]
    width = (A4[1] if part.landscape else A4[0]) - LEFT - RIGHT
    lines = LINES[document.keys["borders"]]
    return [_table(b.rows, width, lines) if b.rows else _para(b) for b in part.blocks]


def _table(rows: tuple[tuple[str, ...], ...], width: float, lines: list[Any]) -> Table:
    """A table with a header row that repeats; columns as wide as their longest words ask."""
    spans = [span for y, row in enumerate(rows) for span in _spans(rows, y, row)]
    cells = [
        [
            "" if value in ("^", "<") else _para(Block("cell" if y else "cellhead", value))
            for value in row
        ]
        for y, row in enumerate(rows)
    ]
    weights = [_weight(column) for column in zip(*rows, strict=True)]
    widths = [width * weight / sum(weights) for weight in weights]
    return Table(cells, colWidths=widths, repeatRows=1, style=[TOP, *lines, *spans])


def _weight(column: tuple[str, ...]) -> float:
    """How much of the width a column asks: by the root of its longest cell."""
    longest = max(len(value) for value in column)
    return max(4.0, math.sqrt(longest) * 1.6)


def _spans(rows: tuple[tuple[str, ...], ...], y: int, row: tuple[str, ...]) -> list[Any]:
    """The joins that end in a row: cells one with the cell before, or with the cells above."""
    found: list[Any] = []
    for x, value in enumerate(row):
        if value == "<" and (x + 1 == len(row) or row[x + 1] != "<"):
            first = max(i for i in range(x) if row[i] != "<")
            found.append(("SPAN", (first, y), (x, y)))
        if value == "^" and (y + 1 == len(rows) or rows[y + 1][x] != "^"):
            first = max(i for i in range(y) if rows[i][x] != "^")
            found.append(("SPAN", (x, first), (x, y)))
    return found
