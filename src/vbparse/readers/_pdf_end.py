"""The end of a document: recipients (*Nơi nhận*) on the left, the signature on the right.

A long list may go on at the top of the next page, beside the name of who signs; then the list is
read to its end before the signature that began on the page before.
"""

from __future__ import annotations

import itertools

from vbparse.document import Origin
from vbparse.patterns import lazy
from vbparse.readers._pdf_pages import PageText, place_tables
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_sheet import Sheet
from vbparse.readers._pdf_words import Faces

RECIPIENTS = lazy(r"noi nhan\b")
_LONE_NUMBER = lazy(r"\W{0,2}\d{1,4}\W{0,2}")
_ITEM = lazy(r"\s*[-+*•]")  # a line of the list

_ASIDE = 0.04  # share of the page; how far right of its middle that of a signature is at least
_FAR = 0.2  # and how far right of the recipients its start is
_WIDE = 0.3  # no recipient reaches further beyond the middle of the page
_INDENT = 60.0  # points; recipients start within this
_ABOVE = 2.6  # sizes of the letters; the signature may start this much higher than the list
_END = 14.0  # a larger gap ends the block: stamp and name need room


def order_end(sheet: Sheet, anchor: Row) -> bool:
    """Recipients from ``anchor`` on before the signature; whether they go on to the page end."""
    left: list[Row] = []
    right: list[Row] = []
    members: list[Row] = []
    last = anchor.base
    ended = False
    for row in sorted(sheet.rows, key=lambda row: row.base):
        high = anchor.base - row.base
        if high > _ABOVE * anchor.size or row.block or row.origin is not Origin.TEXT:
            continue
        if row.base - last > _END * anchor.size:
            ended = True
            break
        if _LONE_NUMBER.fullmatch(sheet.text(row)):
            continue
        item, signature = _sides(sheet, row, anchor)
        if high > 0.5 * anchor.size:  # above the list only a signature can stand
            if item is not None or signature is None:
                continue
        elif item is None and signature is None:
            ended = True
            break
        left += [item] if item else []
        right += [signature] if signature else []
        members.append(row)
        last = max(last, row.base)
    sheet.replace(members, left, right)
    return not ended


def _sides(sheet: Sheet, row: Row, anchor: Row) -> tuple[Row | None, Row | None]:
    """What of the row belongs to the recipients, and what to the signature."""
    middle = sheet.width / 2
    far = anchor.x0 + _FAR * sheet.width

    def is_right(part: Row) -> bool:
        return part.x0 > far and part.middle() > middle + _ASIDE * sheet.width

    at = sheet.widest_gap(row, lambda _, start: start > far)
    if at is not None:
        item, signature = sheet.part(row, at)
        if is_right(signature) and item.x0 < anchor.x0 + _INDENT:
            return item, signature
    if is_right(row):
        return None, row
    if row.x0 > anchor.x0 + _INDENT or row.x1 > middle + _WIDE * sheet.width:
        return None, None
    return row, None


def carry_on(pages: list[PageText], faces: Faces) -> None:
    """Join the ends of documents that go over a page."""
    sizes = [face.size for face in faces.all]
    for page, following in itertools.pairwise(pages):
        if page.end is None:
            continue
        rows = [row for row in following.rows() if row.origin is Origin.TEXT]
        last = next((row for row in reversed(page.rows()) if _is_recipient(page, row)), None)
        first = min(rows, key=lambda row: row.base, default=None)
        if last is None or first is None or not _ITEM.match(following.text(first)):
            continue
        if abs(first.x0 - last.x0) > 4 or abs(first.size - last.size) > 0.6:
            continue
        sheet = Sheet(following.words, sizes, following.width, rows)
        order_end(sheet, first)
        _move_signature(page, following, sheet)


def _is_recipient(page: PageText, row: Row) -> bool:
    return page.end is not None and row.base >= page.end.base and row.x0 < page.end.x0 + _INDENT


def _move_signature(page: PageText, following: PageText, sheet: Sheet) -> None:
    """Put what was signed on ``page`` behind the recipients on ``following``."""
    signed = [row for row in page.rows() if page.end_block and row.block == page.end_block + 1]
    names = [row for row in sheet.rows if sheet.blocks and row.block == sheet.blocks]
    tables = [item for item in following.flow if not isinstance(item, Row)]
    noise = [row for row in following.rows() if row.origin is not Origin.TEXT]
    flow = place_tables([*noise, *sheet.rows], tables)
    if names:
        at = next(n for n, item in enumerate(flow) if item is names[0])
    else:
        at = len(noise) + _list_end(following, sheet.rows)
    gone = {id(row) for row in signed}
    page.flow = [item for item in page.flow if id(item) not in gone]
    following.flow = [*flow[:at], *signed, *flow[at:]]


def _list_end(page: PageText, rows: list[Row]) -> int:
    """Index of the first row that is no line of the list."""
    return next((n for n, row in enumerate(rows) if not _ITEM.match(page.text(row))), len(rows))
