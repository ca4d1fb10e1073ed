"""Bản thảo: a document while it is composed: its parts in order, and every value that it holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.issuers import Issuer
from vbparse.learning.synthesize.looks import Look
from vbparse.learning.synthesize.tagged import EMPTY, Tagged

__all__ = ["Annex", "Block", "Cell", "Draft"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that another covers is ``None`` in its row."""

    text: Tagged = EMPTY
    rowspan: int = 1
    colspan: int = 1


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table.

    ``role``: head, text, item, basis, centre (in bold in the middle), note (below it), table.
    """

    role: str
    text: Tagged = EMPTY
    label: str = ""  # what is printed before it: "I.", "1.", "a)", "-"
    level: int = 0  # 1 for the outermost headings; 0 for text
    rows: tuple[Row, ...] = ()
    head_rows: int = 1

    @property
    def face(self) -> str:
        """The role whose face it has: items are set as text, headings by their level."""
        if self.role == "head" and self.level > 1:
            return "clause"
        return "text" if self.role == "item" else self.role

    def printed(self, bullet: str = "-") -> Tagged:
        """Label and text; ``bullet`` stands for the dash."""
        label = bullet if self.label == "-" else self.label
        return (Tagged(f"{label} ") + self.text) if label else self.text

    def with_text(self, text: Tagged) -> Block:
        """The same block with another text."""
        return replace(self, text=text)


@dataclass
class Annex:
    """Phụ lục, on a page of its own."""

    title: list[Block]
    blocks: list[Block]
    landscape: bool = False


@dataclass
class Draft:
    """All parts of a document. ``values`` says what each mark in its texts stands for."""

    dice: Dice
    issuer: Issuer
    look: Look
    type_code: str
    type_name: str
    state: list[str] = field(default_factory=list)  # quốc hiệu and tiêu ngữ, or the Party's line
    above: list[Tagged] = field(default_factory=list)
    issuer_lines: list[Tagged] = field(default_factory=list)
    number: Tagged = EMPTY  # "Số: 12/KH-UBND"
    about: Tagged = EMPTY  # V/v of a công văn
    place: Tagged = EMPTY  # "Lào Cai, ngày 05 tháng 3 năm 2024"
    urgency: Tagged = EMPTY
    flag: Tagged = EMPTY  # DỰ THẢO
    title: Tagged = EMPTY  # tên loại
    subject: list[Tagged] = field(default_factory=list)  # printed lines of the trích yếu
    note: Tagged = EMPTY  # "(Kèm theo …)"
    to: list[Tagged] = field(default_factory=list)  # Kính gửi
    body: list[Block] = field(default_factory=list)
    recipients: list[Tagged] = field(default_factory=list)
    sign: list[Tagged] = field(default_factory=list)
    signer: Tagged = EMPTY
    annexes: list[Annex] = field(default_factory=list)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    scalars: dict[str, Any] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    sound: bool = False  # made without anything that a rule could find fault with
    prefix: str = ""  # keeps the keys of two documents of one file apart

    @property
    def day(self) -> date:
        """The day of issue, printed or not."""
        return self.issuer.setting.day

    def new(self, kind: str, /, **data: Any) -> str:
        """The key of a new value."""
        key = f"{kind}#{self.prefix}{len(self.values)}"
        self.values[key] = data
        return key

    def value(self, kind: str, text: Tagged | str, /, **data: Any) -> Tagged:
        """The text, marked as a new value of that kind."""
        tagged = text if isinstance(text, Tagged) else Tagged(text)
        return tagged.tag(self.new(kind, **data))

    def blocks(self) -> list[Block]:
        """All blocks of the body and of the annexes."""
        return [*self.body, *(b for annex in self.annexes for b in (*annex.title, *annex.blocks))]
