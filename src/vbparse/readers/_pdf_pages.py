"""One page, read: its words, its flow of rows and tables, its seals, and what else it holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from vbparse.document import Rule
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_tables import PageTable
from vbparse.readers._pdf_words import PageWords

Item = Row | PageTable


@dataclass(slots=True)
class PageText:
    """A page in reading order; ``readable`` is false when pdfium could not load it."""

    number: int  # counts from 1
    width: float
    height: float
    words: PageWords = field(default_factory=PageWords)
    flow: list[Item] = field(default_factory=list)
    seals: list[Row] = field(default_factory=list)
    end: Row | None = None  # first row of recipients that go on to the end of the page
    end_block: int = 0  # the block of those recipients, when a signature stands beside them
    aside: list[Row] = field(default_factory=list)  # watermarks, text set upwards
    rules: tuple[Rule, ...] = ()
    images: int = 0
    scanned: bool = False  # one picture covers most of the page
    objects: int = 0
    cut: bool = False  # a limit was reached
    readable: bool = True

    def text(self, row: Row) -> str:
        """The printed row."""
        return " ".join(map(self.words.texts.__getitem__, row.words))

    def rows(self) -> list[Row]:
        """Rows of the flow outside of tables."""
        return [item for item in self.flow if isinstance(item, Row)]


def place_tables(rows: list[Row], tables: list[PageTable]) -> list[Item]:
    """Each table before the first row that stands below it."""
    flow: list[Item] = list(rows)
    for table in tables:
        below = (
            n
            for n, item in enumerate(flow)
            if (item.base if isinstance(item, Row) else item.tops[0]) > table.tops[-1] - 1
        )
        flow.insert(next(below, len(flow)), table)
    return flow
