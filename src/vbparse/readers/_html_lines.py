"""A tree of HTML to lines: one for each block or ``<br>``, with look, table cell and list label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from vbparse.document import CellRef
from vbparse.patterns import lazy
from vbparse.readers._html_tree import (
    BLOCKS,
    NOISE,
    Look,
    Sheet,
    css,
    is_hidden,
    is_note_mark,
    look_of,
    sheet_of,
)
from vbparse.readers._layout_table import is_layout

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(slots=True)
class Row:
    """A line of the page, its characters as the file has them, white space folded."""

    text: str
    element: Element  # the block that it stands in
    look: Look
    bold: bool
    italic: bool
    link: float  # share of its letters that are links
    cell: CellRef | None
    label: int  # leading characters made by a list


@dataclass(slots=True)
class _Grid:
    """A table being read; ``index`` is ``None`` when it only places things on the page."""

    index: int | None
    row: int = -1
    column: int = 0
    busy: dict[int, int] = field(default_factory=dict)  # column → first row that is free again
    cell: CellRef | None = None


@dataclass(slots=True)
class _List:
    """A list being read: the sort of its labels and the next number."""

    sort: str
    number: int = 1


_SPACES = lazy(r"[ \t\n\r\f\v]+")
_HAS_LABEL = lazy(r"(?:[-+*•·▪–]|\d{1,3}[.)]|[a-zđA-Z][.)]|[IVX]{1,5}[.)])\s")
_PLAN = lazy(r"Độc\s+lập|Nơi\s+nhận|K[Ếế]\s+H[Oo][Ạạ][Cc][Hh]")
_DEEP = 4
_MOST = 200  # rows or columns that a cell may span


class Walker:
    """Collects the rows of a tree; ``rows`` and ``spans`` (of cells) are the result."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.spans: dict[CellRef, tuple[int, int]] = {}
        self._tables = 0
        self._grids: list[_Grid] = []
        self._lists: list[_List] = []
        self._looks: list[Look] = [Look()]
        self._blocks: list[Element] = []
        self._pieces: list[tuple[str, Look]] = []
        self._label = ""
        self._sheet: Sheet = {}

    def walk(self, root: Element) -> None:
        """Read the whole tree, without recursion."""
        from lxml.etree import iterwalk

        self._sheet = sheet_of(root)
        self._blocks.append(root)
        steps = iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in steps:
            if event == "start":
                if element.tag in NOISE or is_note_mark(element) or _is_gone(element):
                    steps.skip_subtree()
                    skipped = element
                else:
                    self._open(element)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._close(element)
                if element.tail and element is not root:
                    self._text(element.tail)
        self._flush()

    # ------------------------------------------------------------------------------------- events

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._flush()
        elif tag in BLOCKS:
            self._flush()
            self._blocks.append(element)
            self._open_block(element)
        self._looks.append(look_of(element, self._looks[-1], self._sheet))
        if element.text and tag != "br":
            self._text(_bullet(element) or element.text)

    def _open_block(self, element: Element) -> None:
        tag = element.tag
        if tag in ("ul", "ol"):
            style = css(element.get("style") or "")
            unmarked = "none" in (style.get("list-style", "") + style.get("list-style-type", ""))
            sort = "" if unmarked else element.get("type", "1") if tag == "ol" else "-"
            self._lists.append(_List(sort, _number(element.get("start"), 1)))
        elif tag == "li":
            self._label = self._next_label(element)
        elif tag == "table":
            placed = len(self._grids) >= _DEEP or _is_placed(element)
            self._grids.append(_Grid(None if placed else self._tables))
            self._tables += not placed
        elif tag == "tr" and self._grids:
            self._grids[-1].row += 1
            self._grids[-1].column = 0
            self._grids[-1].cell = None
        elif tag in ("td", "th") and self._grids:
            self._open_cell(element, self._grids[-1])

    def _open_cell(self, element: Element, grid: _Grid) -> None:
        if grid.index is None:
            return
        row = max(grid.row, 0)
        while grid.busy.get(grid.column, 0) > row:
            grid.column += 1
        across = min(_number(element.get("colspan"), 1), _MOST)
        down = min(_number(element.get("rowspan"), 1), _MOST)
        grid.cell = CellRef(grid.index, row, grid.column)
        self.spans[grid.cell] = (down, across)
        for column in range(grid.column, grid.column + across):
            grid.busy[column] = row + down
        grid.column += across

    def _close(self, element: Element) -> None:
        self._looks.pop()
        tag = element.tag
        if tag not in BLOCKS:
            return
        self._flush()
        self._blocks.pop()
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "table":
            self._grids.pop()
        elif tag in ("td", "th", "tr") and self._grids:
            self._grids[-1].cell = None

    def _next_label(self, item: Element) -> str:
        if not self._lists or not self._lists[-1].sort:
            return ""
        inside = self._lists[-1]
        if inside.sort == "-":
            return "- "
        inside.number = _number(item.get("value"), inside.number)
        label = _ordinal(inside.number, inside.sort)
        inside.number += 1
        return f"{label}. "

    # --------------------------------------------------------------------------------------- text

    def _text(self, text: str) -> None:
        look = self._looks[-1]
        if look.kept and "\n" in text:
            for part in text.split("\n")[:-1]:
                self._pieces.append((part, look))
                self._flush()
            text = text.rpartition("\n")[2]
        self._pieces.append((text, look))

    def _flush(self) -> None:
        """End the line that is being collected."""
        pieces, self._pieces = self._pieces, []
        text = _SPACES.sub(" ", "".join(piece for piece, _ in pieces)).strip()
        if not text:
            return
        label = "" if not self._label or _HAS_LABEL.match(text) else self._label
        self._label = ""
        sizes = [(len(piece.strip()), look) for piece, look in pieces]
        total = sum(size for size, _ in sizes) or 1
        main = max(sizes, key=lambda item: item[0])[1]
        self.rows.append(
            Row(
                label + text,
                self._blocks[-1],
                main,
                bold=sum(size for size, look in sizes if look.bold) >= 0.85 * total,
                italic=sum(size for size, look in sizes if look.italic) >= 0.85 * total,
                link=sum(size for size, look in sizes if look.link) / total,
                cell=self._grids[-1].cell if self._grids else None,
                label=len(label),
            )
        )


def _is_gone(element: Element) -> bool:
    """Hidden, and no plan in it (tabs of portals hide whole documents)."""
    return is_hidden(element) and not _PLAN.search("".join(islice(_texts(element), 300)))


def _bullet(element: Element) -> str | None:
    """A list mark of Word in a font of signs: ``§`` in Wingdings is printed as a square."""
    style = element.get("style")
    if not style or len((element.text or "").strip()) != 1:
        return None
    font = css(style).get("font-family", "")
    return "•" if font.strip("\"'").startswith(("wingdings", "symbol", "webdings")) else None


def _is_placed(table: Element) -> bool:
    """Whether a table places things on the page: it holds tables, or a header or signature."""
    inner = next((t for t in table.iterdescendants("table") if "".join(_texts(t)).strip()), None)
    if inner is not None:
        return True
    rows = [list(tr.iterchildren("td", "th")) for tr in table.iter("tr")]
    if len(rows) > 40:
        return False
    return is_layout([[_cell_text(cell) for cell in row] for row in rows])


def _cell_text(cell: Element) -> str:
    return "\n".join(" ".join(part.split()) for part in _texts(cell) if part.strip())


def _texts(element: Element) -> Iterator[str]:
    """All pieces of text in the element, in order."""
    return (str(part) for part in element.itertext())


def _number(text: str | None, default: int) -> int:
    """A small whole number of an attribute."""
    return int(text) if text and text.isdecimal() and 0 < len(text) < 6 else default


def _ordinal(number: int, sort: str) -> str:
    """The label of an ordered list: 1, a, A, i, I."""
    if sort in "aA":
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if sort == "a" else letter.upper()
    if sort in "iI" and number < 40:
        roman = _roman(number)
        return roman.lower() if sort == "i" else roman
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += sign * (number // value)
        number %= value
    return out
