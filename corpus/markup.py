"""The little markup of plan.txt, and the documents that it stands for.

@key value     header, end and looks; see KEYS below. The values of OPEN keys go on over lines
# Title        heading in bold (the number is written out)
## Title       heading of the second level, in bold
- item         list item
| a | b |      row of a table; the first row is its header. A cell ^ is one with the cell above,
               a cell < is one with the cell before
> line         centred line in bold (PHẦN, QUYẾT ĐỊNH, title of an annex)
( line )       centred line in italics, when it stands right below a centred line
=== [landscape]  an annex begins on a new page; what is signed ends before it
@@             another document of the same file begins on a new page
anything else  a paragraph; one that starts with Căn cứ is set in italics
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
OPEN = (
    "parent",
    "issuer",
    "state",
    "about",
    "subject",
    "note",
    "to",
    "recipients",
    "sign",
    "signer",
)
KEYS = {
    **dict.fromkeys([*OPEN, "number", "place", "type", "draft"], ""),
    "state": STATE,
    "text": "lines",  # lines | flat | wrapped | stacked | columns
    "pdf": "columns",  # columns | rows: in which order the header is drawn
    "head": "table",  # table | tabs: what holds the header in Word
    "numbering": "written",  # written | automatic: labels in Word
    "end": "beside",  # beside | above | below: where Nơi nhận stands by the signature
    "borders": "grid",  # grid | lines | none
    "pages": "top",  # top | foot: page numbers
    "bases": "italic",  # italic | upright: căn cứ
}
MARKS = {"# ": "head", "## ": "subhead", "- ": "item", "| ": "row", "> ": "centre", "===": "annex"}


@dataclass(frozen=True)
class Look:
    """How a line is set: size in points, place on the line, indent of the first line in cm."""

    size: float = 14
    face: str = ""  # b, i, bi
    align: str = "left"
    indent: float = 0.0


LOOKS = {
    "parent": Look(12, "", "center"),
    "issuer": Look(12, "b", "center"),
    "number": Look(13, "", "center"),
    "about": Look(12, "", "center"),
    "draft": Look(13, "b", "center"),
    "state": Look(12, "b", "center"),
    "motto": Look(13, "b", "center"),
    "place": Look(13, "i", "center"),
    "rule": Look(8, "", "center"),
    "type": Look(14, "b", "center"),
    "subject": Look(14, "b", "center"),
    "centre": Look(14, "b", "center"),
    "note": Look(13, "i", "center"),
    "to": Look(14, "", "center"),
    "head": Look(14, "b", "justify", 1.27),
    "subhead": Look(14, "b", "justify", 1.27),
    "basis": Look(14, "i", "justify", 1.27),
    "text": Look(14, "", "justify", 1.27),
    "item": Look(14, "", "justify", 1.27),
    "cell": Look(12, "", "left"),
    "cellhead": Look(12, "b", "center"),
    "to_title": Look(12, "bi"),
    "recipient": Look(11),
    "sign": Look(13, "b", "center"),
    "signer": Look(14, "b", "center"),
}


@dataclass(frozen=True)
class Block:
    """A paragraph in its role, or a table with its rows."""

    role: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Part:
    """The body of a document (the first part) or one of its annexes."""

    landscape: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Document:
    """A sample as written: its header and end by key, its body and annexes in order."""

    keys: dict[str, str] = field(default_factory=lambda: dict(KEYS))
    parts: list[Part] = field(default_factory=lambda: [Part()])

    def lines(self, key: str) -> list[str]:
        """The lines under a key; none when the document has no such part."""
        return [line for line in self.keys[key].split("\n") if line]

    def left(self) -> list[Block]:
        """The left half of the header: who issues it, its number."""
        found = [Block("parent", line) for line in self.lines("parent")]
        found += [Block("issuer", line) for line in self.lines("issuer")]
        found += [Block("rule", "-------")] if found else []
        found += [
            Block(key, line) for key in ("number", "about", "draft") for line in self.lines(key)
        ]
        return found

    def right(self) -> list[Block]:
        """The right half of the header: quốc hiệu, place and date."""
        state = self.lines("state")
        found = [Block("state" if line.isupper() else "motto", line) for line in state]
        found += [Block("rule", "---------------")] if found else []
        return found + [Block("place", line) for line in self.lines("place")]

    def title(self) -> list[Block]:
        """Type, subject, the note below them, Kính gửi."""
        return [Block(k, line) for k in ("type", "subject", "note", "to") for line in self.lines(k)]

    def recipients(self) -> list[Block]:
        """Nơi nhận and its lines; empty when there is none."""
        listed = [Block("recipient", line) for line in self.lines("recipients")]
        return [Block("to_title", "Nơi nhận:"), *listed] if listed else []

    def signature(self) -> list[Block]:
        """Authority and post; the name stands apart."""
        return [Block("sign", line) for line in self.lines("sign")]

    def signers(self) -> list[Block]:
        """The name, and what stands below it."""
        return [Block("signer", line) for line in self.lines("signer")]


def parse(text: str) -> list[Document]:
    """The documents of a plan.txt, usually one."""
    return [_document(part.splitlines()) for part in text.split("\n@@\n")]


def _document(lines: list[str]) -> Document:
    document, key = Document(), ""
    for line in lines:
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            if key not in KEYS:
                raise ValueError(f"unknown key: {key}")
            document.keys[key] = value
            key = key if key in OPEN else ""
        elif not line.strip():
            key = ""
        elif key:
            document.keys[key] = f"{document.keys[key]}\n{line}".strip("\n")
        else:
            _add(document, line)
    return document


def _add(document: Document, line: str) -> None:
    """Put a line of the body into the part that is being written."""
    mark = next((m for m in MARKS if line.startswith(m)), "")
    role = MARKS.get(mark, "text")
    rest = line if role == "item" else line[len(mark) :].strip()
    if role == "annex":
        document.parts.append(Part(landscape=rest == "landscape"))
        return
    blocks = document.parts[-1].blocks
    if role == "row":
        row = tuple(cell.strip() for cell in rest.removesuffix("|").split("|"))
        if blocks and blocks[-1].role == "table":
            blocks[-1] = Block("table", rows=(*blocks[-1].rows, row))
        else:
            blocks.append(Block("table", rows=(row,)))
        return
    if role == "text" and line.startswith("(") and blocks and blocks[-1].role in ("centre", "note"):
        role = "note"
    if role == "text" and line.startswith("Căn cứ ") and document.keys["bases"] == "italic":
        role = "basis"
    blocks.append(Block(role, rest))


def shown(row: tuple[str, ...]) -> Iterator[str]:
    """The cells of a row as plain text; joined cells give an empty one."""
    return ("" if cell in ("^", "<") else cell for cell in row)
