"""Tên cơ quan (ô 2): the bodies that a header prints, one below the other, the issuer last.

What remains of a header when its other parts are taken out. Where one body ends and the next
begins is told by the words (a body begins with *sở*, *trường*, *ban* …, and is not finished at
*và* or *ban chỉ đạo*), and by bold type, in which only the issuer is set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.document import Layout, Span
from vbparse.fields._header import find_number, header_span, mottos, place_and_day
from vbparse.fields._header_names import (
    begins_body,
    goes_over_line,
    is_head,
    is_unfinished,
    split_line,
)
from vbparse.fields._names import is_upper
from vbparse.fields._title import find_about
from vbparse.patterns import lazy
from vbparse.vietnamese.doc_types import by_name
from vbparse.vietnamese.fold import bare_lower


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """One body with its printed pieces, a piece a line."""

    name: str
    spans: tuple[Span, ...]


_NOISE = lazy(
    r"""
      [-_=*~—–.…•|]{2,} | (?<!\w) \* (?!\w)                      # typed rules and stars
    | \(? \s* D[ỰựƯư]\s*TH[ẢảAa]O (?: \s+ L[ẦầAa]N \s+ \w{1,4} )? \s* \)?
    | (?: (?:TUYỆT|TỐI) \s+ )? MẬT (?!\w) | (?: HỎA | HOẢ ) \s+ TỐC (?: \s+ HẸN \s+ GIỜ)?
    | (?<=\n) \s* S[ỐốÓó] \s* : [^\n]{0,60}                      # the number of a second issuer
    | (?: THƯỢNG \s+ )? KHẨN (?!\w) | (?<!\w) Mẫu \s [^\n]{0,60} | (?<=\n) \s* \d{1,3} \s* (?=\n)
    """,
    re.VERBOSE,
)


def printed_bodies(layout: Layout) -> tuple[PrintedBody, ...]:
    """The bodies of the header from top to bottom; the last one issues the document."""
    span = header_span(layout)
    if not len(span):
        return ()
    pieces = _pieces(layout, _remains(layout, span))
    return tuple(_join(layout, pieces))


def _remains(layout: Layout, span: Span) -> str:
    """The header's text, everything that is not the name of a body blanked."""
    text = layout.flow
    taken = mottos(text, span)
    words = text[span.start : span.end]
    if any(_case_is_lost(text[m.start : m.end]) for m in taken) and len(words.upper()) == len(
        words
    ):
        words = words.upper()
    number = find_number(text, span)
    if number:
        taken.append(number.whole)
    after = place_and_day(layout)
    if after:
        taken += [s for s in (after.place, after.day) if s]
    about = find_about(text, span)
    if about:
        taken.append(Span(text.rfind("V", span.start, about.start), about.end))
    taken += [Span(*m.span()) for m in _NOISE.finditer(text, span.start, span.end)]
    chars = list(words)
    for one in taken:
        for i in range(max(one.start, span.start), min(one.end, span.end)):
            if chars[i - span.start] != "\n":
                chars[i - span.start] = "\x00"
    return "".join(chars)


def _case_is_lost(motto: str) -> bool:
    """Quốc hiệu in small letters: an old font for capitals, decoded without its case."""
    return bare_lower(motto[:1]) == "c" and not motto.isupper()


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    span: Span
    bold: bool
    apart: bool  # a line break, a rule or another part of the header stands before it


_PIECE = lazy(r"(?:(?![ ]{3})[^\n\t\x00])+|[ ]{3,}|[\n\t]+|\x00+")  # a wide gap parts columns
_CLEAN = " \t\r,;:.|*#"


def _pieces(layout: Layout, remains: str) -> list[_Piece]:
    """The stretches of names: a line each, or less where bodies share a line."""
    base = header_span(layout).start
    source = layout.source
    pieces: list[_Piece] = []
    dropped = False
    for match in _PIECE.finditer(remains):
        raw = match[0]
        words = raw.strip(_CLEAN)
        if not words or raw[0] in "\n\t\x00" or not any(c.isalpha() for c in words):
            continue
        start = base + match.start() + len(raw) - len(raw.lstrip(_CLEAN))
        raw_line = remains[match.start() - 1 : match.start()] == "\n"
        for part in split_line(words):
            at = start + part.start
            piece = words[part.start : part.end].strip()
            comma = raw.rstrip().endswith(",") and part.end == len(words)
            if _names_a_type(piece):
                return pieces  # the title, where the header's end was not seen
            line = source.line_index(at)
            bold = line >= 0 and source.lines[line].style.bold
            own_line = raw_line and not part.start and not dropped and not layout.flat
            if not _is_name(piece, bool(pieces) or dropped) and not (
                own_line and _is_small_name(piece, pieces) and _is_below(remains, base, pieces, at)
            ):
                dropped = True
            else:
                span = Span(at, at + len(piece))
                pieces.append(_Piece(piece + "," * comma, span, bold, not part.start))
    return pieces


def _names_a_type(words: str) -> bool:
    first = words.split()[:3]
    return any(by_name(" ".join(first[:count])) is not None for count in (2, 3))


def _is_name(words: str, goes_on: bool) -> bool:
    """Capitals, or sentence case that begins like a body."""
    if len(words) < 2 or len(words) > 200:
        return False
    if is_upper(words):
        return True
    return not goes_on and begins_body(words) and not is_unfinished(bare_lower(words))


def _is_below(remains: str, base: int, before: list[_Piece], at: int) -> bool:
    """Whether nothing else of the header stands between: neither number nor motto."""
    between = remains[before[-1].span.end - base : at - base].split("\n")
    return not any("\x00" in line for line in between[1:-1])  # but the other column may do


def _is_small_name(words: str, before: list[_Piece]) -> bool:
    """A body in small letters on a line below the one above it, which is in capitals; or the
    rest of its name: *Ủy ban nhân dân* / *xã Lũng Vài*."""
    if not before or len(words) > 200:
        return False
    if begins_body(words):
        return is_upper(before[-1].words)
    above = before[-1].words
    unit = _UNIT.match(bare_lower(words)) is not None
    return not is_upper(above) and (unit or is_unfinished(bare_lower(above)))


_UNIT = lazy(r"(?:tinh|thanh pho|huyen|quan|thi (?:xa|tran)|xa|phuong|dac khu)\s")


def _join(layout: Layout, pieces: list[_Piece]) -> list[PrintedBody]:
    """Lines of one body put together."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and _YOUTH_UNION.fullmatch(bare_lower(piece.words)):
            continue
        if groups and not _is_border(layout, groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    bodies: list[PrintedBody] = []
    for group in groups:
        name = re.sub(r"\s+", " ", " ".join(p.words for p in group)).strip(" -–,;")
        if begins_body(name):
            bodies.append(PrintedBody(name, tuple(p.span for p in group)))
    return bodies


# Stands where state documents have the quốc hiệu, so it comes after the issuer.
_YOUTH_UNION = lazy(r"doan (?:tncs|thanh nien cong san) ho chi minh")


def _is_border(layout: Layout, before: list[_Piece], piece: _Piece) -> bool:
    """Whether ``piece`` begins another body."""
    name = bare_lower(" ".join(p.words for p in before))
    if is_unfinished(name):
        return False
    if piece.words.startswith(("-", "–")):
        return False
    folded = bare_lower(piece.words)
    if goes_over_line(name, folded):
        return False
    if re.match(r"(?:phong|ban|bo|so|hoi)\s*[,-]", folded):
        return False
    if not layout.flat and piece.bold and not before[-1].bold:
        return True
    return is_head(piece.words)
