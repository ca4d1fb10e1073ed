"""The document on the page of ``show``: drawn pages with boxes, or the text with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from vbparse.document import Box, Line, Origin, Source, Span
from vbparse.exporters import Lang
from vbparse.exporters.items import Item
from vbparse.exporters.labels import label
from vbparse.exporters.marks import Mark, pieces
from vbparse.exporters.markup import Markup, element, joined
from vbparse.exporters.pdf_pages import Picture, render

__all__ = ["MOST_LETTERS", "MOST_PAGES", "Sheets"]

MOST_PAGES = 60
"""Pages that are drawn; of a longer file those that hold values come first."""
MOST_LETTERS = 500_000
"""Letters of a text that are shown."""


@dataclass(frozen=True)
class _Boxed:
    """One box of one mention of a value."""

    box: Box
    value: int
    mention: int
    item: Item

    @property
    def area(self) -> float:
        return (self.box.x1 - self.box.x0) * (self.box.bottom - self.box.top)

    def rect(self) -> Markup:
        """The box, a point wider on each side."""
        return element(
            "rect",
            x=self.box.x0 - 1,
            y=self.box.top - 1,
            width=max(1.0, self.box.x1 - self.box.x0 + 2),
            height=max(1.0, self.box.bottom - self.box.top + 2),
            rx=1.5,
            class_=_class(self.item),
            data_at=str(self.value),
            data_mention=str(self.mention),
            data_group=self.item.group,
        )


@dataclass(frozen=True)
class Sheets:
    """What stands on the left of the page."""

    source: Source
    numbered: Sequence[tuple[int, Item]]
    lang: Lang
    pdf: Path | bytes | None

    def pieces(self) -> Iterator[str]:
        """HTML, sheet by sheet, so that one page's picture is in memory at a time."""
        return self._drawn(self.pdf) if self.pdf is not None else self._written()

    def _drawn(self, pdf: Path | bytes) -> Iterator[str]:
        boxes = self._boxes()
        chosen = sorted(page.number for page in self.source.pages)
        if len(chosen) > MOST_PAGES:
            yield self._limit("pages_limit", MOST_PAGES, len(chosen))
            chosen = sorted(sorted(chosen, key=lambda n: (n not in boxes, n))[:MOST_PAGES])
        pictures = render(pdf, chosen)
        waiting = next(pictures, None)
        for number in chosen:
            picture = waiting if waiting and waiting.page == number else None
            yield self._sheet(number, picture, boxes.get(number, [])) + "\n"
            if picture:
                waiting = next(pictures, None)

    def _boxes(self) -> dict[int, list[_Boxed]]:
        """Boxes of each page; large ones first, so that small ones lie on top."""
        found: dict[int, list[_Boxed]] = {}
        for number, item in self.numbered:
            for mention, evidence in enumerate(item.evidence):
                if evidence.page is not None:
                    on_page = found.setdefault(evidence.page, [])
                    on_page += [_Boxed(box, number, mention, item) for box in evidence.boxes]
        for on_page in found.values():
            on_page.sort(key=lambda boxed: -boxed.area)
        return found

    def _sheet(self, number: int, picture: Picture | None, boxes: list[_Boxed]) -> Markup:
        page = self.source.pages[number - 1]
        caption = f"{label('frame', 'whole_page', self.lang)} {number}"
        rects = [boxed.rect() for boxed in boxes]
        image = (
            element(
                "img",
                src=picture.address,
                alt=caption,
                width=picture.width,
                height=picture.height,
            )
            if picture
            else ""
        )
        drawing = element(
            "svg",
            *rects,
            viewBox=f"0 0 {page.width:g} {page.height:g}",
            preserveAspectRatio="none",
            class_=None if picture else "bare",
        )
        sheet = element("div", image, drawing, class_="sheet")
        return element("figure", sheet, element("figcaption", caption), id=f"page-{number}")

    def _written(self) -> Iterator[str]:
        total = len(self.source.text)
        if total > MOST_LETTERS:
            yield self._limit("letters_limit", MOST_LETTERS, total)
        yield '<article class="paper">\n'
        lines = self.source.lines or (Line(Span(0, total)),)
        shown = (line for line in lines if line.span.start < MOST_LETTERS)
        marks = _Marks(self.numbered)
        page: int | None = None
        for table, rows in groupby(shown, key=lambda line: line.cell.table if line.cell else None):
            if table is not None:
                yield self._table(tuple(rows), marks) + "\n"
                continue
            for line in rows:
                if page is not None and line.page is not None and line.page != page:
                    yield element("hr", class_="pagebreak") + "\n"
                page = line.page
                yield self._line(line, marks) + "\n"
        yield "</article>\n"

    def _table(self, lines: tuple[Line, ...], marks: _Marks) -> Markup:
        """The cells that stand in ``lines``, row by row."""
        cells: dict[int, dict[int, list[Line]]] = {}
        table = 0
        for line in lines:
            if line.cell is not None:
                table = line.cell.table
                cells.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
        known = self.source.tables[table].cells if table < len(self.source.tables) else ()
        wide = {(cell.row, cell.column): (cell.rowspan, cell.colspan) for cell in known}
        rows = []
        for row, columns in sorted(cells.items()):
            made = []
            for column, inside in sorted(columns.items()):
                high, broad = wide.get((row, column), (1, 1))
                made.append(
                    element(
                        "td",
                        *(self._line(line, marks) for line in inside),
                        rowspan=str(high) if high > 1 else None,
                        colspan=str(broad) if broad > 1 else None,
                    )
                )
            rows.append(element("tr", *made))
        return element("table", *rows)

    def _line(self, line: Line, marks: _Marks) -> Markup:
        style = line.style
        names = [
            name
            for name, on in (
                ("b", style.bold or line.heading),
                ("i", style.italic),
                (style.align or "", style.align in ("center", "right")),
                ("noise", line.origin in (Origin.FURNITURE, Origin.SEAL)),
            )
            if on
        ]
        span = Span(line.span.start, min(line.span.end, MOST_LETTERS))
        return element("p", marks.on(self.source, span), class_=" ".join(names) or None)

    def _limit(self, name: str, most: int, total: int) -> Markup:
        """Says what is left out, and that the record is whole all the same."""
        text = label("frame", name, self.lang).format(most=f"{most:,}", total=f"{total:,}")
        return element("p", text, class_="limit")


class _Marks:
    """The marks of all items; lines must be asked for in the order of the text."""

    def __init__(self, numbered: Sequence[tuple[int, Item]]) -> None:
        self._items = dict(numbered)
        self._waiting = sorted(
            (
                Mark(e.start, e.end, number, mention)
                for number, item in numbered
                for mention, e in enumerate(item.evidence)
            ),
            reverse=True,
        )
        self._active: list[Mark] = []

    def on(self, source: Source, span: Span) -> Markup:
        """The text at ``span`` with its marks, nested."""
        while self._waiting and self._waiting[-1].start < span.end:
            self._active.append(self._waiting.pop())
        self._active = [mark for mark in self._active if mark.end > span.start]
        if not self._active:
            return joined((source.quote(span),))
        cut = pieces(self._active, span)
        return self._nested(source, [(p.start, p.end, p.around) for p in cut])

    def _nested(self, source: Source, cut: Sequence[tuple[int, int, tuple[Mark, ...]]]) -> Markup:
        """Neighbours inside the same outermost mark share one element."""
        children: list[Markup] = []
        for outer, group in groupby(cut, key=lambda piece: piece[2][0] if piece[2] else None):
            inside = list(group)
            if outer is None:
                children.append(joined(source.text[start:end] for start, end, _ in inside))
                continue
            inner = self._nested(source, [(s, e, around[1:]) for s, e, around in inside])
            item = self._items[outer.value]
            children.append(
                element(
                    "mark",
                    inner,
                    class_=_class(item),
                    data_at=str(outer.value),
                    data_mention=str(outer.mention),
                    data_group=item.group,
                )
            )
        return joined(children)


def _class(item: Item) -> str:
    return f"g-{item.group} soft" if item.long else f"g-{item.group}"
