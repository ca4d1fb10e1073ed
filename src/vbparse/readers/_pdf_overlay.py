"""Chữ nổi: what stamps and signature appearances add to a page, once they are flattened into it.

E-office programs put the number and the day on a signed file as signature widgets without any
text of their own in the page: ``Số:      /KH-UBND`` gets its ``362`` from one. Such words go
into the printed row in whose gap they stand. What a signature says of itself is a *seal*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pypdfium2.raw as pdfium

from vbparse.document import Origin
from vbparse.patterns import lazy
from vbparse.readers._pdf_rows import Row, make_row
from vbparse.readers._pdf_words import Faces, PageWords
from vbparse.vietnamese.fold import bare_lower

_SILENT = {  # annotations that put no words on the page
    pdfium.FPDF_ANNOT_LINK,
    pdfium.FPDF_ANNOT_POPUP,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
}
MAX_ANNOTATIONS = 500  # of a page; more are not looked at

_SEAL = lazy(
    r"""
      \b (?: ky \s (?: boi | so | duyet \s boi ) | nguoi \s ky | (?: thoi \s gian | ngay ) \s ky )
        \s* (?: : | $ | \d )                                # Ký bởi: , Người ký: , Ngày ký 01/02
    | \b (?: digitally \s signed | signed \s by | signature \s (?: not \s verified | valid ) )
    | \b (?: email | co \s quan | reason | location ) \s* : # Email: , Cơ quan:
    | [\w.+-]{1,64} @ [\w-]{1,64} \. \w                      # ttcb@tinh.gov.vn
    | \b \d{1,4} [./-] \d{1,2} [./-] \d{2,4} \s \d{1,2} : \d{2} : \d{2}  # 06.11.2024 09:27:05
    | [+-] \d{2} : \d{2} \b                                  # +07:00
    """,
    re.VERBOSE,
)
# The same printed into the page itself (a portal's copy): only these surely are no body text.
_PRINTED_SEAL = lazy(
    r"(?:ky boi|thoi gian ky)\s*:|digitally signed by|signature not verified"
    r"|\d{1,4}[./-]\d\d[./-]\d{2,4} \d\d:\d\d:\d\d$"
)
_SEAL_STARTS = frozenset("KTDSktds0123456789")
_PRINTED_MORE = lazy(
    r"(?:email|co quan|ky boi|nguoi ky|thoi gian ky|ngay ky|date|reason|location)\s*:"
    r"|[+-]\d\d:\d\d$|\d{1,4}[./-]\d\d[./-]\d{2,4} \d\d:\d\d:\d\d"
)
_FILLER = lazy(r"[/\w-]*[.…_]{2,}[/\w-]*")
_WIDE = 2.0  # sizes; words of one appearance further apart stand in different places
_REACH = 3.0  # sizes; how far beside a row a stamped word may stand and still belong to it
_OFF = 0.75  # sizes; how far above or below
_SMALL_PRINT = 9.6  # points; no body text is set so small
_MOST_FILLS = 300  # stamped rows of a page that are sought a place
_FEW = 2  # a stamp with more lines than this is a text of its own: it joins no row beside it


def has_appearances(page: Any) -> bool:
    """Whether the page has annotations that may put words on it."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
    for i in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind not in _SILENT:
            return True
    return False


def flatten(page: Any) -> bool:
    """Draw the annotations into the page, in memory; it must then be loaded anew."""
    done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return bool(done == pdfium.FLATTEN_SUCCESS)


def stamped_rows(words: PageWords, faces: Faces) -> tuple[list[list[Row]], list[Row]]:
    """Rows of the flattened annotations: those that fill in the document, and seals.

    The former come in groups, one an annotation.
    """
    groups = defaultdict[int, list[int]](list)
    for k, number in words.stamp.items():
        if words.texts[k]:
            groups[number].append(k)
    fills, seals = list[list[Row]](), list[Row]()
    sizes = [face.size for face in faces.all]
    for _, members in sorted(groups.items()):
        text = bare_lower(" ".join(words.texts[k] for k in members))
        rows = [make_row(words, sizes, part) for part in _pieces(words, faces, members)]
        is_seal = bool(_SEAL.search(text))
        for row in rows:
            row.origin = Origin.SEAL if is_seal else Origin.OVERLAY
        if is_seal:
            seals += rows
        else:
            fills.append(rows)
    return fills, seals


def _pieces(words: PageWords, faces: Faces, members: list[int]) -> list[list[int]]:
    """The words of one appearance, parted at line ends and wide gaps."""
    found: list[list[int]] = []
    for k in members:
        size = max(1.0, faces.all[words.face[k]].size)
        if found:
            last = found[-1][-1]
            gap = words.x0[k] - words.x1[last]
            level = abs(words.base[k] - words.base[last]) <= 0.4 * size
            if level and -0.3 * size <= gap <= _WIDE * size:
                found[-1].append(k)
                continue
        found.append([k])
    return found


def fill_in(words: PageWords, rows: list[Row], fills: list[list[Row]]) -> list[Row]:
    """``rows`` with the stamped words in their gaps; what has no row stands by its height."""
    result = list(rows)
    if sum(map(len, fills)) > _MOST_FILLS:
        return result + [row for group in fills for row in group]
    for group in fills:
        reach = _REACH if len(group) <= _FEW else 0.0
        for fill in group:
            hosts = [row for row in rows if _takes(words, row, fill, reach * row.size)]
            if hosts:
                _insert(words, min(hosts, key=lambda row, f=fill: _distance(row, f)), fill)  # type: ignore[misc]
            else:
                at = _place(result, fill)
                fill.block = result[at - 1].block if at else 0
                result.insert(at, fill)
    return result


def _distance(row: Row, fill: Row) -> float:
    return abs((row.base - 0.35 * row.size) - (fill.base - 0.35 * fill.size))


def _takes(words: PageWords, row: Row, fill: Row, reach: float) -> bool:
    """Whether the stamped words stand in a gap of the row, or within ``reach`` beside it."""
    if row.origin is not Origin.TEXT or _distance(row, fill) > _OFF * row.size:
        return False
    if fill.x0 > row.x1 + reach or fill.x1 < row.x0 - reach:
        return False
    covered = sum(
        max(0.0, min(words.x1[k], fill.x1) - max(words.x0[k], fill.x0))
        for k in row.words
        if not _FILLER.fullmatch(words.texts[k])
    )
    return covered <= 0.25 * max(1.0, fill.x1 - fill.x0)


def _insert(words: PageWords, row: Row, fill: Row) -> None:
    middle = fill.middle()

    def is_behind(k: int) -> bool:
        over = words.x0[k] <= middle <= words.x1[k] and _FILLER.fullmatch(words.texts[k])
        return words.x0[k] > middle or bool(over)

    at = next((n for n, k in enumerate(row.words) if is_behind(k)), len(row.words))
    row.words[at:at] = fill.words
    row.x0, row.x1 = min(row.x0, fill.x0), max(row.x1, fill.x1)


def _place(rows: list[Row], fill: Row) -> int:
    """Behind the nearest row above that stands over it, else behind the last row above."""
    above = [n for n, row in enumerate(rows) if row.base <= fill.base]
    if not above:
        return 0
    over = [n for n in above if rows[n].x0 < fill.x1 and fill.x0 < rows[n].x1]
    return max(over or above, key=lambda n: (rows[n].base, n)) + 1


def mark_printed_seals(words: PageWords, rows: list[Row]) -> None:
    """Rows in which a signature tells of itself though they are printed into the page."""
    for n, row in enumerate(rows):
        if row.origin is not Origin.TEXT or words.texts[row.words[0]][0] not in _SEAL_STARTS:
            continue
        text = bare_lower(" ".join(words.texts[k] for k in row.words[:8]))
        if _PRINTED_SEAL.match(text):
            row.origin = Origin.SEAL
            for neighbour in (*reversed(rows[max(0, n - 4) : n]), *rows[n + 1 : n + 5]):
                if not _tells_more(words, row, neighbour):
                    continue
                neighbour.origin = Origin.SEAL


def _tells_more(words: PageWords, seal: Row, row: Row) -> bool:
    """Whether a neighbour of such a row is of the same seal: by its words, or by small print."""
    away = abs(row.base - seal.base)
    if row.origin is not Origin.TEXT or away > 6 * seal.size or abs(row.x0 - seal.x0) > 40:
        return False
    if max(seal.size, row.size) <= _SMALL_PRINT:
        return True
    text = bare_lower(" ".join(words.texts[k] for k in row.words[:12]))
    return bool(_PRINTED_MORE.match(text))
