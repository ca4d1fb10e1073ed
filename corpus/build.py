"""Makes source.txt, source.docx and source.pdf of each sample from its plan.txt.

    python corpus/build.py [--check] [FOLDER …]

The markup, a line each:

    @key value     header and end: parent, issuer, state, number, place, type, subject, note, to,
                   recipients (lines until the next @), sign (lines), signer, text (lines|flat|wrapped)
    # Title        heading in bold capitals or bold (the number is written out)
    ## Title       heading of the second level, bold
    - item         list item
    | a | b |      row of a table; the first row is its header
    > line         centred line (title of an annex)
    ===            page break
    anything else  a paragraph; one that starts with Căn cứ is set in italics
"""

from __future__ import annotations

import argparse
import io
import sys
import textwrap
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONTS = Path("/usr/share/fonts/truetype/croscore")  # Debian: fonts-croscore
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@dataclass
class Document:
    """A sample as written: its header and end by key, and its blocks in order."""

    keys: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[str, str]] = field(default_factory=list)

    def lines(self, key: str) -> list[str]:
        """The lines under a key; none when the document has no such part."""
        return [line for line in self.keys.get(key, "").split("\n") if line]


MARKS = {"# ": "head", "## ": "subhead", "- ": "item", "| ": "row", "> ": "centre", "===": "page"}
OPEN = {"recipients", "sign", "to", "state", "issuer", "parent", "subject"}


def parse(text: str) -> Document:
    """The markup of plan.txt."""
    document = Document()
    key = None
    for line in text.splitlines():
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            document.keys[key] = value.replace("\\n", "\n")
            if key not in OPEN:
                key = None
        elif not line.strip():
            key = None
        elif key:
            document.keys[key] = f"{document.keys[key]}\n{line}".strip("\n")
        else:
            mark = next((m for m in MARKS if line.startswith(m)), "")
            kind = MARKS.get(mark, "text")
            document.blocks.append((kind, line if kind == "item" else line[len(mark) :].strip()))
    if "state" not in document.keys:
        document.keys["state"] = STATE
    return document


def row_of(line: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in line.strip("| ").split("|")]


def as_text(document: Document) -> str:
    """Plain text: a line a paragraph, one running line, or wrapped lines with page numbers."""
    head = [*document.lines("parent"), *document.lines("issuer"), *document.lines("state")]
    head += [document.keys[k] for k in ("number", "place", "type") if document.keys.get(k)]
    head += document.lines("subject") + document.lines("note") + document.lines("to")
    body = [line.replace(" | ", "; ").strip("| ") for kind, line in document.blocks if kind != "page"]
    end = ["Nơi nhận:", *document.lines("recipients")] if document.lines("recipients") else []
    sign = [*document.lines("sign"), *document.lines("signer")]
    annex = next((i for i, line in enumerate(body) if line.upper().startswith("PHỤ LỤC")), len(body))
    lines = [*head, *body[:annex], *end, *sign, *body[annex:]]
    style = document.keys.get("text", "lines")
    if style == "flat":
        return textwrap.fill(" ".join(lines), 78, break_long_words=False, break_on_hyphens=False) + "\n"
    if style == "wrapped":
        wrapped = [part for line in lines for part in textwrap.wrap(line, 84) or [""]]
        for page, at in enumerate(range(46, len(wrapped), 47), 2):
            wrapped.insert(at, str(page))
        return "\n".join(wrapped) + "\n"
    return "\n".join(lines) + "\n"


def as_docx(document: Document) -> bytes:
    """Word, by the sizes and places of ND30 Phụ lục I; zip times fixed, so bytes repeat."""
    from docx import Document as Word
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Cm, Mm, Pt

    word = Word()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    word.styles["Normal"].font.name = "Times New Roman"
    word.styles["Normal"].font.size = Pt(14)
    word.styles["Normal"].paragraph_format.space_after = Pt(0)

    def put(where, text, *, size=14.0, bold=False, italic=False, align=ALIGN.LEFT, indent=0.0):  # type: ignore[no-untyped-def]
        paragraph = where.add_paragraph()
        paragraph.alignment = align
        if indent:
            paragraph.paragraph_format.first_line_indent = Cm(indent)
            paragraph.paragraph_format.space_before = Pt(6)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        return paragraph

    def cell(table, column):  # type: ignore[no-untyped-def]
        found = table.cell(0, column)
        found._element.remove(found.paragraphs[0]._element)
        return found

    table = word.add_table(1, 2)
    left, right = cell(table, 0), cell(table, 1)
    for line in document.lines("parent"):
        put(left, line, size=12, align=ALIGN.CENTER)
    for line in document.lines("issuer"):
        put(left, line, size=12, bold=True, align=ALIGN.CENTER)
    if document.keys.get("number"):
        put(left, document.keys["number"], size=13, align=ALIGN.CENTER)
    if not left.paragraphs:
        put(left, "")
    for line in document.lines("state"):
        put(right, line, size=13 if line.istitle() else 12, bold=True, align=ALIGN.CENTER)
    if document.keys.get("place"):
        put(right, document.keys["place"], size=13, italic=True, align=ALIGN.CENTER)
    if not right.paragraphs:
        put(right, "")
    put(word, "")
    if document.keys.get("type"):
        put(word, document.keys["type"], bold=True, align=ALIGN.CENTER)
    for line in document.lines("subject"):
        put(word, line, bold=True, align=ALIGN.CENTER)
    for line in document.lines("note"):
        put(word, line, italic=True, size=13, align=ALIGN.CENTER)
    for line in document.lines("to"):
        put(word, line, align=ALIGN.CENTER)

    def end_block() -> None:
        if not (document.lines("recipients") or document.lines("sign")):
            return
        block = word.add_table(1, 2)
        first, second = cell(block, 0), cell(block, 1)
        if document.lines("recipients"):
            put(first, "Nơi nhận:", size=12, bold=True, italic=True)
        for line in document.lines("recipients"):
            put(first, line, size=11)
        if not first.paragraphs:
            put(first, "")
        for line in document.lines("sign"):
            put(second, line, bold=True, align=ALIGN.CENTER)
        for _ in range(3):
            put(second, "")
        for line in document.lines("signer"):
            put(second, line, bold=True, align=ALIGN.CENTER)

    grid, ended = None, False
    for kind, line in document.blocks:
        if kind != "row":
            grid = None
        if kind == "page":
            end_block()
            ended = True
            word.add_page_break()
        elif kind == "row":
            cells = row_of(line)
            if grid is None:
                grid = word.add_table(0, len(cells))
                grid.style = "Table Grid"
            for target, value in zip(grid.add_row().cells, cells, strict=True):
                target.paragraphs[0].add_run(value).font.size = Pt(12)
        elif kind == "centre":
            put(word, line, bold=True, align=ALIGN.CENTER)
        else:
            put(
                word,
                line,
                bold=kind in ("head", "subhead"),
                italic=line.startswith("Căn cứ "),
                align=ALIGN.JUSTIFY,
                indent=1.27,
            )
    if not ended:
        end_block()
    return _fixed(word)


def _fixed(word) -> bytes:  # type: ignore[no-untyped-def]
    import datetime

    day = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    word.core_properties.created = word.core_properties.modified = day
    word.core_properties.author = "vbparse"
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def as_pdf(document: Document) -> bytes:
    """PDF with two columns at head and end, rules under the title, page numbers at the top."""
    from reportlab import rl_config
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

    rl_config.invariant = 1
    faces = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
    for key, face in faces.items():
        pdfmetrics.registerFont(TTFont(f"V{key}", str(FONTS / f"Tinos-{face}.ttf")))

    def style(size: float, face: str = "", align: int = 0, indent: float = 0) -> ParagraphStyle:
        return ParagraphStyle(
            f"{size}{face}{align}{indent}",
            fontName=f"V{face}",
            fontSize=size,
            leading=size * 1.25,
            alignment=align,
            firstLineIndent=indent,
            spaceBefore=4 if indent else 0,
        )

    def para(text: str, chosen: ParagraphStyle) -> Paragraph:
        return Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), chosen)

    def column(parts: list[tuple[str, ParagraphStyle]]) -> list[Paragraph]:
        return [para(text, chosen) for text, chosen in parts if text]

    small, bold = style(9.5, "", TA_CENTER), style(9.5, "b", TA_CENTER)
    left = [(t, small) for t in document.lines("parent")] + [(t, bold) for t in document.lines("issuer")]
    left += [(document.keys.get("number", ""), style(10.5, "", TA_CENTER))]
    right = [(t, bold) for t in document.lines("state")]
    right += [(document.keys.get("place", ""), style(10.5, "i", TA_CENTER))]
    story: list[object] = [Table([[column(left), column(right)]], colWidths=[72 * mm, 93 * mm])]
    story.append(Spacer(1, 10))
    title = style(12, "b", TA_CENTER)
    for line in [document.keys.get("type", ""), *document.lines("subject")]:
        if line:
            story.append(para(line, title))
    story += [para(line, style(11, "i", TA_CENTER)) for line in document.lines("note")]
    story += [para(line, style(11.5, "", TA_CENTER)) for line in document.lines("to")]
    story.append(Spacer(1, 8))

    def end_block() -> list[object]:
        if not (document.lines("recipients") or document.lines("sign")):
            return []
        to = [("Nơi nhận:", style(10, "bi"))] if document.lines("recipients") else []
        to += [(t, style(9.5)) for t in document.lines("recipients")]
        sign = [(t, bold) for t in document.lines("sign")]
        signer = [Spacer(1, 45), *column([(t, bold) for t in document.lines("signer")])]
        block = Table([[column(to), [*column(sign), *signer]]], colWidths=[85 * mm, 80 * mm])
        block.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [Spacer(1, 8), block]

    rows: list[list[Paragraph]] = []

    def flush() -> None:
        if rows:
            width = 165 * mm / len(rows[0])
            grid = Table(list(rows), colWidths=[width] * len(rows[0]), repeatRows=1)
            grid.setStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            story.append(grid)
            rows.clear()

    ended = False
    for kind, line in document.blocks:
        if kind == "row":
            rows.append([para(cell, style(10)) for cell in row_of(line)])
            continue
        flush()
        if kind == "page":
            story += [*end_block(), PageBreak()]
            ended = True
        elif kind == "centre":
            story.append(para(line, title))
        else:
            face = "b" if kind in ("head", "subhead") else "i" if line.startswith("Căn cứ ") else ""
            story.append(para(line, style(11.5, face, TA_JUSTIFY, 28)))
    flush()
    if not ended:
        story += end_block()

    def number(canvas, template) -> None:  # type: ignore[no-untyped-def]
        if template.page > 1:
            canvas.setFont("V", 11)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(template.page))

    out = io.BytesIO()
    frame = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=15 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title="vbparse sample",
    )
    frame.build(story, onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def build(folder: Path) -> dict[str, bytes]:
    """File name → bytes for one sample."""
    document = parse((folder / "plan.txt").read_text(encoding="utf-8"))
    return {
        "source.txt": as_text(document).encode(),
        "source.docx": as_docx(document),
        "source.pdf": as_pdf(document),
    }


def main() -> int:
    """Write the files, or with --check say which differ."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("folders", nargs="*", type=Path)
    ask.add_argument("--check", action="store_true")
    options = ask.parse_args()
    folders = options.folders or sorted(p.parent for p in HERE.glob("*/plan.txt"))
    differ = []
    for folder in folders:
        for name, data in build(folder).items():
            path = folder / name
            if options.check:
                if not path.exists() or path.read_bytes() != data:
                    differ.append(str(path.relative_to(HERE)))
            else:
                path.write_bytes(data)
    for name in differ:
        print("differs:", name)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
