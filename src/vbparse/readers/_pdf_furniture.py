"""What is not running text: page numbers, running heads and feet, footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict

from vbparse.document import Origin
from vbparse.patterns import lazy
from vbparse.readers._pdf_pages import PageText
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_words import Faces
from vbparse.vietnamese.fold import bare_lower

_PAGE_NUMBER = lazy(
    r"[\W_]{0,3}(?:trang|page|tr\.?)?[ :]?\s?(\d{1,4})(?:\s?[/|]\s?\d{1,4})?[\W_]{0,3}"
)
_DIGITS = lazy(r"\d+")
_STATE = lazy(r"cong hoa xa hoi chu nghia|dang cong san viet nam")
_NOTE = lazy(r"[\[(]?(?:\d{1,3}|\*{1,3})")
# Shares of the height or width of the page.
_EDGE = 0.13  # heads and feet stand within this of the upper or lower edge
_MIDDLE = 0.04  # a number this near to the middle of the page stands in it
_MOST = 0.4  # a running head is on at least this share of the pages
_FEWEST = 3  # and on at least so many
_STEP = 4.0  # points; it stands at the same height everywhere
_SEPARATOR = 60.0, 240.0  # points; length of the rule above footnotes
_MOST_SEPARATORS = 20  # such rules of a page that are tried
_SMALL = 0.9  # of the size of the body


def mark_furniture(pages: list[PageText], faces: Faces) -> None:
    """Set the origin of rows that are page furniture or footnotes."""
    size = body_size(pages, faces)
    edges = {page.number: _edge_rows(page) for page in pages}
    _mark_running(pages, edges)
    _mark_numbers(pages, edges)
    for page in pages:
        _mark_footnotes(page, size)


def body_size(pages: list[PageText], faces: Faces) -> float:
    """The size in which most words are set."""
    counts = Counter[float]()
    for page in pages[:50]:
        for face, count in Counter(page.words.face).items():
            counts[faces.all[face].size] += count
    return max(counts, key=lambda size: (counts[size], size)) if counts else 0.0


def _edge_rows(page: PageText) -> list[Row]:
    """The outermost rows near the upper and the lower edge."""
    rows = sorted(
        (row for row in page.rows() if row.origin is Origin.TEXT), key=lambda row: row.base
    )
    upper = [row for row in rows[:3] if row.base <= _EDGE * page.height]
    lower = [row for row in rows[-3:] if row.base >= (1 - _EDGE) * page.height]
    return upper + [row for row in lower if row not in upper]


def _mark_running(pages: list[PageText], edges: dict[int, list[Row]]) -> None:
    """Rows that come again at one height on most pages, whatever their digits.

    Rows that only first pages have at their head are the headers of a bundle.
    """
    places = defaultdict[str, list[Row]](list)
    inner = set[str]()  # found at a foot, or on a page that opens no document
    for page in pages:
        keys = [bare_lower(page.text(row)) for row in edges[page.number]]
        opens = any(map(_STATE.search, keys))
        for row, key in zip(edges[page.number], keys, strict=True):
            key = _DIGITS.sub("#", key)
            places[key].append(row)
            if not opens or row.base > page.height / 2:
                inner.add(key)
    for key, found in places.items():
        if key not in inner or len(found) < max(_FEWEST, _MOST * len(pages)):
            continue
        heights = Counter(round(row.base / _STEP) for row in found)
        for row in found:
            step = round(row.base / _STEP)
            alike = sum(heights[step + d] for d in (-1, 0, 1))
            if alike >= max(_FEWEST, _MOST * len(pages)):
                row.origin = Origin.FURNITURE


def _mark_numbers(pages: list[PageText], edges: dict[int, list[Row]]) -> None:
    """Lone numbers that count with the pages, or stand where page numbers stand."""
    found: list[tuple[PageText, Row, int]] = []
    for page in pages:
        for row in edges[page.number]:
            match = len(row.words) <= 5 and _PAGE_NUMBER.fullmatch(bare_lower(page.text(row)))
            if match and row.origin is Origin.TEXT:
                found.append((page, row, int(match[1])))
    steps = Counter(number - page.number for page, _, number in found)
    for page, row, number in found:
        central = abs(row.middle() - page.width / 2) <= _MIDDLE * page.width
        counts = number == page.number or steps[number - page.number] > 1
        if counts or (central and number <= page.number):
            row.origin = Origin.FURNITURE


def _mark_footnotes(page: PageText, size: float) -> None:
    """Small rows under a short rule at the left margin, in the lower half of the page."""
    rows = [row for row in page.rows() if row.origin is Origin.TEXT]
    if not rows or not page.rules:
        return
    left = min(row.x0 for row in rows)
    separators = [
        rule
        for rule in page.rules
        if rule.top == rule.bottom >= 0.4 * page.height
        and _SEPARATOR[0] <= rule.x1 - rule.x0 <= _SEPARATOR[1]
        and abs(rule.x0 - left) <= 12
    ]
    for rule in separators[:_MOST_SEPARATORS]:
        below = [row for row in rows if row.base > rule.top]
        small = all(row.size <= _SMALL * size for row in below)
        if below and small and _NOTE.match(page.text(min(below, key=lambda row: row.base))):
            for row in below:
                row.origin = Origin.FOOTNOTE
            return
