"""The samples of the rules set as faultless Word and PDF files, and with one thing set otherwise.

``made("pdf", "nd30", {"motto.size": 16})``: the motto in size 16, everything else as it must be.
Roles are those of the blocks below, and ``page``; what a role may be told is in ``Face``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

MM, CM = 72 / 25.4, 72 / 2.54
FILLER = (
    "- {}Phối hợp với các đơn vị có liên quan rà soát tài liệu, hoàn thiện nội dung hướng dẫn, bảo "
    "đảm ngắn gọn, dễ hiểu, phù hợp với từng nhóm người dân; tổ chức lấy ý kiến trước khi phát "
    "hành và cập nhật khi có thay đổi về quy định, quy trình hoặc công cụ được sử dụng."
)
ANNEX = (
    ("annex", "Phụ lục"),
    ("annex_title", "DANH MỤC TÀI LIỆU HƯỚNG DẪN"),
    ("annex_note", "(Kèm theo Kế hoạch số 05/KH-SKHCN ngày 06 tháng 02 năm 2023 của Sở)"),
    ("text", "Danh mục gồm các tài liệu đã được thẩm định, đăng trên cổng thông tin của đơn vị."),
    ("text", "Tài liệu mới được bổ sung sau khi có ý kiến của các đơn vị tham gia biên soạn."),
)
LEFT, RIGHT = ("above", "issuer", "star", "number"), ("nation", "motto", "party", "dated")
END = ("label", "receiver", "post", "signer")


@dataclass(frozen=True)
class Face:
    """How a role is set: points, centimetres for ``indent``."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "center"
    font: str = "Times New Roman"
    color: str = "000000"
    indent: float = 0.0
    gap: float = 0.0
    spacing: float = 1.0
    rule: bool = False


def body(size: float, indent: float, **more: Any) -> Face:
    return Face(size, align="justify", indent=indent, gap=6, spacing=1.15, **more)


STATE = {
    "nation": Face(12, bold=True),
    "motto": Face(13, bold=True, rule=True),
    "above": Face(12),
    "issuer": Face(12, bold=True, rule=True),
    "number": Face(13),
    "dated": Face(13, italic=True),
    "kind": Face(14, bold=True),
    "subject": Face(14, bold=True, rule=True),
    "basis": body(14, 1.27, italic=True),
    "text": body(14, 1.27),
    "head": body(14, 1.27, bold=True),
    "clause": body(14, 1.27, bold=True),
    "label": Face(12, bold=True, italic=True, align="left"),
    "receiver": Face(11, align="left"),
    "post": Face(14, bold=True),
    "signer": Face(14, bold=True),
    "annex": Face(14, bold=True),
    "annex_title": Face(14, bold=True),
    "annex_note": Face(14, italic=True),
}
PARTY = {
    "party": Face(15, bold=True, rule=True),
    "above": Face(14),
    "issuer": Face(14, bold=True),
    "star": Face(14),
    "number": Face(14),
    "dated": Face(14, italic=True),
    "kind": Face(16, bold=True),
    "subject": Face(15, bold=True),
    "strokes": Face(14),
    "text": body(14, 1.0),
    "head": body(14, 1.0, bold=True),
    "clause": body(14, 1.0, bold=True),
    "label": Face(14, underline=True, align="left"),
    "receiver": Face(12, align="left"),
    "post": Face(14),
    "authority": Face(14, bold=True),
    "signer": Face(14, bold=True),
}
PAGE: dict[str, Any] = {
    "width": 210.0,
    "height": 297.0,
    "top": 20.0,
    "bottom": 20.0,
    "left": 30.0,
    "right": 15.0,
    "number": "top-center",
    "number_first": False,
    "number_size": 14,
    "number_italic": False,
}


@dataclass(frozen=True)
class Sheet:
    """Everything that a builder needs: blocks in order, faces, page."""

    blocks: tuple[tuple[str, str], ...]
    annex: tuple[tuple[str, str], ...]
    faces: Mapping[str, Face]
    page: Mapping[str, Any]
    continued: bool

    def of(self, *roles: str) -> list[tuple[str, str]]:
        return [block for block in self.blocks if block[0] in roles]

    def face(self, role: str) -> Face:
        return self.faces[role]


def made(kind: str, sample: str, form: Mapping[str, Any]) -> bytes:
    """The file; the same twice."""
    faces = dict(PARTY if sample == "hd05" else STATE)
    page = dict(PAGE)
    if sample == "tt01":
        page["number"] = "foot-right"
        faces["basis"] = replace(faces["basis"], italic=False)
    continued = False
    for key, value in form.items():
        role, _, name = key.partition(".")
        if role == "page":
            page[name] = value
        elif key == "annex.numbering":
            continued = True
        else:
            faces[role] = replace(faces[role], **{name: value})
    sheet = Sheet(blocks(sample), () if sample == "hd05" else ANNEX, faces, page, continued)
    return (as_word if kind == "docx" else as_pdf)(sheet)


@cache
def blocks(sample: str) -> tuple[tuple[str, str], ...]:
    """The lines of a sample with their roles; the body is made long enough for three pages."""
    home = resources.files("vbparse.rules").joinpath("samples")
    lines = home.joinpath(f"{sample}.txt").read_text("utf-8").splitlines()
    at = lines.index("KẾ HOẠCH")
    found = [*_head(lines[:at]), ("kind", lines[at]), ("subject", lines[at + 1])]
    ends = lines.index("Nơi nhận:")
    party = sample == "hd05"
    for line in lines[at + 2 : ends]:
        found.append((_role(line, party=party), line))
        if line.startswith("II. "):
            found += [
                ("text", FILLER.format("lần thứ " * (i % 4) + "hai " * (i // 4))) for i in range(9)
            ]
    found.append(("label", lines[ends]))
    rest = lines[ends + 1 :]
    found += [("receiver", line) for line in rest if line.startswith("- ")]
    posts = [line for line in rest if not line.startswith("- ")]
    found += [("authority" if line.startswith("T/M") else "post", line) for line in posts[:-1]]
    return (*found, ("signer", posts[-1]))


def _head(lines: list[str]) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        known = {
            "CỘNG HÒA": "nation",
            "Độc lập": "motto",
            "ĐẢNG CỘNG": "party",
            "Số": "number",
            "*": "star",
        }
        role = next((known[key] for key in known if line.startswith(key)), "")
        found.append((role or ("dated" if "ngày" in line else "above"), line))
    bodies = [i for i, (role, _) in enumerate(found) if role == "above"]
    found[bodies[-1]] = ("issuer", found[bodies[-1]][1])
    return found


def _role(line: str, *, party: bool) -> str:
    if line.startswith("Căn cứ"):
        return "basis"
    if set(line) == {"-"}:
        return "strokes"
    if re.match(r"[IVX]+\. ", line):
        return "head"
    return "clause" if re.match(r"\d+\. ", line) and line[-1] not in ".;:" else "text"


# ------------------------------------------------------------------------------------------ Word

ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}


def as_word(sheet: Sheet) -> bytes:
    import docx

    word = docx.Document()
    word.styles["Normal"].paragraph_format.space_after = 0
    _set_up(word.sections[0], sheet)
    _beside(word, sheet, LEFT, RIGHT)
    for role, text in sheet.blocks:
        if role not in (*LEFT, *RIGHT, *END, "authority"):
            _put(word, sheet, role, text)
    _beside(word, sheet, ("label", "receiver"), ("authority", "post", "signer"))
    if sheet.annex:
        section = word.add_section()
        if not sheet.continued:
            _restart(section)
        for role, text in sheet.annex:
            _put(word, sheet, role, text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_up(section: Any, sheet: Sheet) -> None:
    from docx.shared import Mm

    page = sheet.page
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.different_first_page_header_footer = not page["number_first"]
    if page["number"] == "none":
        return
    place, align = page["number"].split("-")
    paragraph = (section.header if place == "top" else section.footer).paragraphs[0]
    paragraph.alignment = ALIGN[align]
    for piece in ('fldChar w:fldCharType="begin"', "instrText", 'fldChar w:fldCharType="end"'):
        run = paragraph.add_run()
        _dress(run, Face(page["number_size"], italic=page["number_italic"]))
        run._r.append(
            _xml(f"<w:{piece}>PAGE</w:instrText>" if piece == "instrText" else f"<w:{piece}/>")
        )


def _restart(section: Any) -> None:
    section._sectPr.append(_xml('<w:pgNumType w:start="1"/>'))


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    at = min(i for i in (text.find(" "), text.find(">"), text.find("/>")) if i > 0)
    return parse_xml(
        f"{text[:at]} {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'{text[at:]}"
    )


def _beside(word: Any, sheet: Sheet, *sides: tuple[str, ...]) -> None:
    cells = word.add_table(1, 2).rows[0].cells
    for cell, roles in zip(cells, sides, strict=True):
        first = cell.paragraphs[0]._element
        for role, text in sheet.of(*roles):
            _put(cell, sheet, role, text)
        cell._element.remove(first)


def _put(where: Any, sheet: Sheet, role: str, text: str) -> None:
    face = sheet.face(role)
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'
    line = '<w:r><w:pict><v:line from="0,0" to="90,0"/></w:pict></w:r>'
    align = "both" if face.align == "justify" else face.align
    cuts = "<w:b/>" * face.bold + "<w:i/>" * face.italic + f'<w:color w:val="{face.color}"/>'
    under = '<w:u w:val="single"/>' * face.underline
    drawn = _xml(
        f"<w:p><w:pPr>{border * (face.rule and role == 'subject')}"
        f'<w:spacing w:before="{face.gap * 20:.0f}" w:after="0" w:line="{face.spacing * 240:.0f}"/>'
        f'<w:ind w:firstLine="{face.indent * CM * 20:.0f}"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:ascii="{face.font}" w:hAnsi="{face.font}"/>{cuts}'
        f'<w:sz w:val="{face.size * 2:.0f}"/>{under}</w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
        f"{line * (face.rule and role != 'subject')}</w:p>"
    )
    where.add_paragraph()._p.extend(list(drawn))


def _dress(run: Any, face: Face) -> None:
    from docx.shared import Pt

    run.font.name, run.font.size, run.bold, run.italic = (
        face.font,
        Pt(face.size),
        face.bold,
        face.italic,
    )


# ------------------------------------------------------------------------------------------- PDF

FONTS = Path("/usr/share/fonts/truetype/croscore")
FILES = {"Times New Roman": "Tinos", "Arial": "Arimo", "Courier New": "Cousine"}
CUTS = ("Regular", "Bold", "Italic", "BoldItalic")


@cache
def _font(name: str, *, bold: bool, italic: bool) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    file = f"{FILES[name]}-{CUTS[bold + 2 * italic]}"
    pdfmetrics.registerFont(TTFont(file, str(FONTS / f"{file}.ttf")))
    return file


@cache
def _width(word: str, font: str) -> float:
    """Of the size."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(word, font, 1))


class Press:
    """Sets lines on pages from top to bottom."""

    def __init__(self, sheet: Sheet) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.sheet, page = sheet, sheet.page
        self.width, self.height = page["width"] * MM, page["height"] * MM
        self.left, self.right = page["left"] * MM, self.width - page["right"] * MM
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(self.width, self.height), invariant=True)
        self.number, self.y = 0, 0.0
        self.begin(1)

    def begin(self, number: int) -> None:
        page = self.sheet.page
        self.number, self.y = number, page["top"] * MM
        if page["number"] == "none" or (number == 1 and not page["number_first"]):
            return
        place, align = page["number"].split("-")
        face = Face(page["number_size"], italic=page["number_italic"])
        y = 10 * MM if place == "top" else self.height - 12 * MM
        width = self.measure(str(number), face)
        x = (self.width - width) / 2 if align == "center" else self.right - width
        self.draw(x, y, str(number), face)

    def turn(self, number: int | None = None) -> None:
        self.canvas.showPage()
        self.begin(number or self.number + 1)

    def measure(self, text: str, face: Face) -> float:
        font = _font(face.font, bold=face.bold, italic=face.italic)
        words = text.split(" ")
        return sum(_width(w, font) for w in words if w) * face.size + (len(words) - 1) * (
            _width(" ", font) * face.size
        )

    def draw(self, x: float, y: float, text: str, face: Face, spread: float = 0.0) -> None:
        """One line whose upper edge is at ``y``."""
        canvas = self.canvas
        canvas.setFont(_font(face.font, bold=face.bold, italic=face.italic), face.size)
        canvas.setFillColorRGB(*(part / 255 for part in bytes.fromhex(face.color)))
        canvas.drawString(x, self.height - y - 0.891 * face.size, text, wordSpace=spread)
        if face.underline:
            under = self.height - y - face.size
            canvas.line(x, under, x + self.measure(text, face), under)

    def paragraph(self, text: str, face: Face, x: float, width: float) -> None:
        """A paragraph at ``self.y`` in a column."""
        step = face.size * 1.15 * face.spacing
        self.y += face.gap
        for i, (line, last) in enumerate(self._lines(text, face, width)):
            if self.y + face.size * 1.15 > self.height - self.sheet.page["bottom"] * MM:
                self.turn()
            inset = face.indent * CM if i == 0 else 0.0
            room = width - inset - self.measure(line, face)
            at, spread = x + inset, 0.0
            if face.align == "center":
                at += room / 2
            elif face.align == "right":
                at += room
            elif face.align == "justify" and not last:
                spread = room / max(1, line.count(" "))
            self.draw(at, self.y, line, face, spread)
            end = at + self.measure(line, face)
            self.y += step
        if face.rule:
            middle, half = (at + end) / 2, (end - at) / 4
            base = self.height - self.y - 2
            self.canvas.line(middle - half, base, middle + half, base)
            self.y += 5

    def _lines(self, text: str, face: Face, width: float) -> list[tuple[str, bool]]:
        lines: list[list[str]] = [[]]
        room = width - face.indent * CM
        space = self.measure(" ", face)
        for word in text.split():
            needed = self.measure(word, face) + (space if lines[-1] else 0.0)
            if lines[-1] and needed > room:
                lines.append([])
                room, needed = width, needed - space
            lines[-1].append(word)
            room -= needed
        return [(" ".join(line), i == len(lines) - 1) for i, line in enumerate(lines)]

    def columns(self, *sides: tuple[str, ...]) -> None:
        """Two columns side by side; the right one is the wider."""
        start, lowest = self.y, self.y
        split = self.left + 0.42 * (self.right - self.left)
        places = ((self.left, split - 8), (split, self.right))
        for (x0, x1), roles in zip(places, sides, strict=True):
            self.y = start
            for role, text in self.sheet.of(*roles):
                if role == "signer":
                    self.y += 60
                face = self.sheet.face(role)
                if role in ("number", "dated"):
                    self.y = max(self.y, start + 66)
                self.paragraph(text, face, x0, x1 - x0)
            lowest = max(lowest, self.y)
        self.y = lowest


def as_pdf(sheet: Sheet) -> bytes:
    press = Press(sheet)
    press.columns(LEFT, RIGHT)
    press.y += 14
    width = press.right - press.left
    for role, text in sheet.blocks:
        if role in (*LEFT, *RIGHT, *END, "authority"):
            continue
        press.paragraph(text, sheet.face(role), press.left, width)
        press.y += 6 if role in ("subject", "strokes") else 0
    press.y += 14
    if press.y > press.height - 220:
        press.turn()
    press.columns(("label", "receiver"), ("authority", "post", "signer"))
    if sheet.annex:
        press.turn(press.number + 1 if sheet.continued else 1)
        for role, text in sheet.annex:
            press.paragraph(text, sheet.face(role), press.left, width)
    press.canvas.showPage()
    press.canvas.save()
    return press.out.getvalue()
