"""A draft as a Word file, by the sizes and places of its regime; its bytes repeat."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from vbparse.learning.synthesize.as_text import ends, halves
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.looks import Face
from vbparse.learning.synthesize.press import EXACT
from vbparse.learning.synthesize.tagged import Tagged
from vbparse.learning.synthesize.word_bytes import word_bytes
from vbparse.learning.synthesize.word_rules import HALF, draw_below, ruled

__all__ = ["as_word"]

CM = 72 / 2.54
COLUMNS = (7.0, 9.5)  # centimetres: the halves of the header
STOPS = (3.8, 12.2)
ALIGN = {"left": 0, "center": 1, "justify": 3}
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
INDENTED = ("head", "clause", "text", "item", "basis")
EDGES = {
    "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "lines": ("top", "bottom", "insideH"),
}


def as_word(drafts: Sequence[Draft]) -> bytes:
    """The file; a second document begins on a page of its own."""
    import docx
    from docx.shared import Pt

    word = docx.Document()
    normal = word.styles["Normal"]
    font = drafts[0].look.said("page.font", "Times New Roman")
    normal.font.name, normal.font.size = font, Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    for i, draft in enumerate(drafts):
        if i:
            _restart(word.add_section())
        _Writer(word, draft).write()
    return word_bytes(word)


class _Writer:
    """Writes one document at the end of a Word file."""

    def __init__(self, word: Any, draft: Draft) -> None:
        self.word, self.draft, self.look = word, draft, draft.look
        self.styles: dict[str, Any] = {}
        # Only labels that count on are left to Word: I. 1. a) and dashes, restarted by nothing.
        automatic = (
            self.look.numbering == "automatic"
            and self.look.scheme == "roman"
            and self.look.bullet == "-"
        )
        self.list = self._numbered_list() if automatic and _counts(draft) else 0

    def write(self) -> None:
        """Header, title, body, end, annexes."""
        draft = self.draft
        self._page(self.word.sections[-1], landscape=False)
        self._page_numbers(self.word.sections[-1])
        if draft.look.word_header == "tabs":
            self._tabbed()
        else:
            self._halves()
        self.put(self.word, Tagged(), "text")
        self.put(self.word, draft.title, "type")
        for line in draft.subject:
            subject = self.put(self.word, line, "subject")
        if draft.subject and not self.look.regime.party and self.look.said("subject.rule", True):
            width = (210 - sum(self.look.margins)) / 10 * CM
            self._drawn(subject, draft.subject[-1], "subject", width / 2, width, HALF)
        for line in (draft.note,):
            if line.text:
                self.put(self.word, line, "note")
        for line in draft.to:
            self.put(self.word, line, "to")
        for block in draft.body:
            self.block(block)
        self._end()
        for annex in draft.annexes:
            section = self.word.add_section()
            if not self.look.said("annex.continued"):
                _restart(section)
            self._page(section, landscape=annex.landscape)
            for block in (*annex.title, *annex.blocks):
                self.block(block)

    # ------------------------------------------------------------------------------ paragraphs

    def put(self, where: Any, text: Tagged, role: str) -> Any:
        """A paragraph at the end of a body or cell."""
        face = self.look.face(role)
        paragraph = where.add_paragraph()
        if self.look.said("word.styled"):
            paragraph.style = self._style(role, face)
            paragraph.add_run(text.text)
        else:
            self._placed(paragraph, role, face)
            self.run(paragraph, text.text, face)
        underlined = self.look.regime.party and self.look.said("to_title.underline", True)
        if role == "to_title" and underlined:
            paragraph.runs[0].underline = True
        return paragraph

    def _placed(self, paragraph: Any, role: str, face: Face) -> None:
        """Alignment, indent, gaps and spacing of a paragraph, or of a style of paragraphs."""
        from docx.shared import Cm, Pt

        form = paragraph.paragraph_format
        form.alignment = ALIGN[face.align]
        if face.indent or role in INDENTED:
            spacing = self.look.said("text.spacing", self.look.spacing)
            form.first_line_indent = Cm(face.indent)
            form.space_before = Pt(self.look.said("text.gap", 6))
            form.line_spacing = Pt(spacing) if spacing >= EXACT else spacing

    def _style(self, role: str, face: Face) -> Any:
        """The style of a role, made when it is first needed: nothing stands at the runs."""
        from docx.enum.style import WD_STYLE_TYPE

        styles = self.word.styles
        if role not in self.styles:
            made = styles.add_style(f"VB {role} {len(styles)}", WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles["Normal"]
            self._placed(made, role, face)
            _dress(made, face)
            self.styles[role] = made
        return self.styles[role]

    def run(self, paragraph: Any, text: str, face: Face) -> None:
        """Words in one face."""
        _dress(paragraph.add_run(text), face)

    def block(self, block: Block) -> None:
        """A paragraph or a table of the body."""
        if block.rows:
            self._table(block)
            return
        level = _level(block.label) if self.list else None
        shown = block.text if level is not None else block.printed(self.look.bullet)
        paragraph = self.put(self.word, shown, block.face)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = self.list

    def _fill(self, cell: Any, lines: Sequence[tuple[str, Tagged]]) -> None:
        """Paragraphs in a cell, in place of the empty one that it is made with."""
        cell._element.remove(cell.paragraphs[0]._element)
        rules = ruled(lines, self.look)
        for i, (role, text) in enumerate(lines or [("text", Tagged())]):
            paragraph = self.put(cell, text, "number" if role == "star" else role)
            if i in rules:
                width = cell.width.cm * CM
                self._drawn(paragraph, text, role, width / 2 - 5, width - 11, rules[i])

    def _drawn(
        self, paragraph: Any, text: Tagged, role: str, middle: float, width: float, share: float
    ) -> None:
        """The rule below a line of the header or title."""
        face = self.look.face(role)
        draw_below(paragraph, text.text, face, middle=middle, width=width, share=share)

    # --------------------------------------------------------------------------- header and end

    def _halves(self) -> None:
        from docx.shared import Cm

        left, right = halves(self.draft)
        if not left and not right:
            return
        table = self.word.add_table(1, 2)
        table.autofit = False
        for cell, width, lines in zip(table.rows[0].cells, COLUMNS, (left, right), strict=True):
            cell.width = Cm(width)
            self._fill(cell, lines)

    def _tabbed(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Cm

        sides = halves(self.draft)
        rules = [ruled(side, self.look) for side in sides]
        for i, pair in enumerate(itertools.zip_longest(*sides)):
            paragraph = self.word.add_paragraph()
            for stop in STOPS:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.CENTER)
            for each in pair:
                role, text = each or ("number", Tagged())
                face = self.look.face("number" if role == "star" else role)
                self.run(paragraph, f"\t{text.text}", face)
            for each, drawn, stop in zip(pair, rules, STOPS, strict=True):
                if each and i in drawn:
                    self._drawn(paragraph, each[1], each[0], stop * CM, 400.0, drawn[i])

    def _end(self) -> None:
        parts = dict(ends(self.draft))
        labelled = self.draft.look.said("recipients.label", True)
        to = [
            ("to_title" if labelled and not i else "recipient", line)
            for i, line in enumerate(parts["recipients"])
        ]
        posts = enumerate(parts["signature"][:-1])
        sign = [("post" if i else "sign", line) for i, line in posts]
        sign += [("sign", Tagged())] * 3
        sign += [("signer", line) for line in parts["signature"][-1:]]
        if not parts["recipients"] and not parts["signature"]:
            return
        where = self.look.end
        for role, line in to if where == "above" else ():
            self.put(self.word, line, role)
        table = self.word.add_table(1, 2)
        self._fill(table.rows[0].cells[0], to if where == "beside" else [])
        self._fill(table.rows[0].cells[1], sign)
        for role, line in to if where == "below" else ():
            self.put(self.word, line, role)

    # ---------------------------------------------------------------------------------- tables

    def _table(self, block: Block) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        rows = block.rows
        table = self.word.add_table(len(rows), len(rows[0]))
        table._tbl.tblPr.append(parse_xml(_borders(EDGES[self.look.borders])))
        cells = [row.cells for row in table.rows]
        for y, row in enumerate(rows):
            if y < block.head_rows:
                mark = parse_xml(f"<w:tblHeader {nsdecls('w')}/>")
                table.rows[y]._tr.get_or_add_trPr().append(mark)
            for x, cell in enumerate(row):
                if cell is None:
                    continue
                if cell.rowspan > 1 or cell.colspan > 1:
                    cells[y][x].merge(cells[y + cell.rowspan - 1][x + cell.colspan - 1])
                face = self.look.face("cellhead" if y < block.head_rows else "cell")
                target = cells[y][x]
                for spare in target.paragraphs[1:]:
                    target._element.remove(spare._element)
                self.run(target.paragraphs[0], cell.text.text, face)

    # ----------------------------------------------------------------------------------- pages

    def _page(self, section: Any, *, landscape: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        paper = [Mm(side) for side in self.look.paper]
        size = paper[::-1] if landscape else paper
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = size
        left, right, top, bottom = (Mm(edge) for edge in self.look.edges)
        section.top_margin, section.bottom_margin = top, bottom
        section.left_margin, section.right_margin = left, right

    def _page_numbers(self, section: Any) -> None:
        """Page numbers as a field, not on the first page."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls
        from docx.shared import Pt

        where, align = self.look.numbers
        if where == "none":
            return
        face = self.look.face("page")
        section.different_first_page_header_footer = not self.look.said("page.first")
        place = section.footer if where == "foot" else section.header
        place.is_linked_to_previous = False
        paragraph = place.paragraphs[0]
        paragraph.alignment = 2 if align == "right" else 1
        for kind in ("begin", "", "end"):
            made = (
                f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
                if kind
                else f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"
            )
            run = paragraph.add_run()
            run.font.size, run.italic = Pt(face.size), "i" in face.style
            run._r.append(parse_xml(made))

    def _numbered_list(self) -> int:
        """A numbered list of four levels in numbering.xml; its id."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        root = self.word.part.numbering_part.element
        made = 900 + len(root)
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
            for level, (form, text) in enumerate(FORMATS)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{made}">{kind}{levels}</w:abstractNum>'
        )
        root.insert(0, parse_xml(xml))
        return int(root.add_num(made).numId)


def _dress(owner: Any, face: Face) -> None:
    """Letters of a run or of a style."""
    from docx.shared import Pt, RGBColor

    font = owner.font
    font.bold, font.italic, font.size = "b" in face.style, "i" in face.style, Pt(face.size)
    if face.font:
        font.name = face.font
    if face.color:
        font.color.rgb = RGBColor.from_string(face.color)


def _level(label: str) -> int | None:
    """The level of the list that counts such a label: I. 1. a) or a dash."""
    if label == "-":
        return 3
    if label.endswith(")"):
        return 2
    if label.endswith("."):
        return 0 if label[0] in "IVX" else 1
    return None


def _counts(draft: Draft) -> bool:
    """Whether a list that only counts would give the labels that the draft has."""
    counters = [0, 0, 0]
    for block in draft.body:
        level = _level(block.label) if block.label else None
        if level is None:
            continue
        # Word starts the levels that are skipped: behind a dash right below "I." comes "2."
        for skipped in range(1, level):
            counters[skipped] = max(1, counters[skipped])
        if level == 3:
            continue
        counters[level] += 1
        counters[level + 1 :] = [0] * (2 - level)
        if block.label[:-1] != _label(level, counters[level]):
            return False
    return True


def _label(level: int, number: int) -> str:
    from vbparse.learning.synthesize.numbering import roman

    if level == 0:
        return roman(number)
    return str(number) if level == 1 else "abcdefghijklmnop"[number - 1]


def _borders(edges: Sequence[str]) -> str:
    from docx.oxml.ns import nsdecls

    lines = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in edges)
    return f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"


def _restart(section: Any) -> None:
    """Count the pages of a section from 1."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for old in section._sectPr.xpath("./w:pgNumType"):
        section._sectPr.remove(old)
    made = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    section._sectPr.xpath("./w:cols")[0].addprevious(made)  # the schema has an order
