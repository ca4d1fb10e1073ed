"""A sample as plain text, in the shapes in which such texts come.

lines    a paragraph a line, cells parted by tabs
flat     one running line, broken anywhere, as law portals store it
wrapped  printed lines with page numbers between them
stacked  the header on eight lines with rules of hyphens, each cell of a table on its own line
columns  the header in two columns side by side, as `pdftotext -layout` prints it
"""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator

from markup import Block, Document, shown

WIDTH, PAGE = 84, 47


def as_text(documents: list[Document]) -> str:
    """The text of a file; its documents follow one another."""
    return "".join(_one(document) for document in documents)


def _one(document: Document) -> str:
    style = document.keys["text"]
    lines = [*_header(document, style), *_texts(document.title())]
    lines += _body(document.parts[0].blocks, style)
    lines += [line for _, group in _end(document) for line in group]
    for annex in document.parts[1:]:
        lines += _body(annex.blocks, style)
    if style == "flat":
        return "\n".join(_broken(" ".join(lines), 78)) + "\n"
    if style == "wrapped":
        lines = _paged([part for line in lines for part in _broken(line, WIDTH) or [""]])
    return "\n".join(lines) + "\n"


def _broken(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def _header(document: Document, style: str) -> list[str]:
    """Who, state, number, place; quốc hiệu stands between issuer and number, as it is printed."""
    if style == "columns":
        return _side_by_side(_texts(document.left()), _texts(document.right()))
    rules = style in ("stacked", "flat")
    left = [b for b in document.left() if rules or b.role != "rule"]
    right = [b for b in document.right() if rules or b.role != "rule"]
    who = [b.text for b in left if b.role in ("parent", "issuer", "rule")]
    what = [b.text for b in left if b.role not in ("parent", "issuer", "rule")]
    state = [b.text for b in right if b.role != "place"]
    return [*who, *state, *what, *(b.text for b in right if b.role == "place")]


def _side_by_side(left: list[str], right: list[str]) -> list[str]:
    pairs = itertools.zip_longest(left, right, fillvalue="")
    return [f"{a:^38}{b:^46}".rstrip() for a, b in pairs] + [""]


def _body(blocks: list[Block], style: str) -> Iterator[str]:
    for block in blocks:
        for row in block.rows:
            cells = list(shown(row))
            if style == "stacked":
                yield from (cell for cell in cells if cell)
            elif style in ("flat", "wrapped"):
                yield "  ".join(cell for cell in cells if cell)
            else:
                yield "\t".join(cells)
        if not block.rows:
            yield block.text


def _end(document: Document) -> list[tuple[str, list[str]]]:
    """Nơi nhận and the signature, in the order in which they are read."""
    to = ("to", _texts(document.recipients()))
    sign = ("sign", _texts(document.signature()) + _texts(document.signers()))
    return [sign, to] if document.keys["end"] == "below" else [to, sign]


def _paged(lines: list[str]) -> list[str]:
    """The lines with the number of each page after the first before them."""
    pages = [lines[at : at + PAGE] for at in range(0, len(lines), PAGE)]
    return [
        line for n, page in enumerate(pages, 1) for line in ([str(n), *page] if n > 1 else page)
    ]
