"""Tên cơ quan (ô 2): the bodies that a header prints, one below the other, the issuer last.

What remains of a header when its other parts are taken out. Where one body ends and the next
begins is told by the words (a body begins with *sở*, *trường*, *ban* …, and is not finished at
*và* or *ban chỉ đạo*), and by bold type, in which only the issuer is set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vbparse.document import Layout, Span
from vbparse.fields._header import find_number, header_span, mottos, place_and_day
from vbparse.fields._names import is_upper
from vbparse.fields._title import find_about
from vbparse.patterns import lazy
from vbparse.vietnamese.doc_types import by_name
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.phrases import Phrases


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """One body with its printed pieces, a piece a line."""

    name: str
    spans: tuple[Span, ...]


@cache
def _phrases(name: str) -> Phrases:
    """A list of the lexicon."""
    return Phrases(load("header_bodies")[name]["words"])


_LAST_WORDS = lazy(r"(?<!\w)(?:\w+\s+)?\w+\s*$|[-,&–]\s*$")


def _is_unfinished(name: str) -> bool:
    """Whether a name, without marks, must go on: ``ban chi dao``, ``so y te va``, ``phong,``."""
    printed = name.rstrip()
    if _phrases("unfinished").match(printed, 0) == len(printed):
        return True
    last = _LAST_WORDS.search(printed)
    if last is None or last[0][0] in "-,&–":
        return last is not None
    words, linking = last[0].split(), _phrases("linking")
    tails = (" ".join(words[-count:]) for count in (1, 2))
    return any(linking.match(tail, 0) == len(tail) for tail in tails)


_NOISE = lazy(
    r"""
      [-_=*~—–.…•|]{2,} | (?<!\w) \* (?!\w)                      # typed rules and stars
    | \(? \s* D[ỰựƯư]\s*TH[ẢảAa]O (?: \s+ L[ẦầAa]N \s+ \w{1,4} )? \s* \)?
    | (?: (?:TUYỆT|TỐI) \s+ )? MẬT (?!\w) | (?: HỎA | HOẢ ) \s+ TỐC (?: \s+ HẸN \s+ GIỜ)?
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
        for part in _split_line(words):
            at = start + part.start
            piece = words[part.start : part.end].strip()
            comma = raw.rstrip().endswith(",") and part.end == len(words)
            if _names_a_type(piece):
                return pieces  # the title, where the header's end was not seen
            line = source.line_index(at)
            bold = line >= 0 and source.lines[line].style.bold
            if not _is_name(piece, bool(pieces) or dropped):
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
    return not goes_on and begins_body(words) and not _is_unfinished(bare_lower(words))


def begins_body(words: str) -> bool:
    """Whether words begin with a capital and like the name of a body."""
    return words[0].isupper() and _is_head(words)


def _is_head(words: str) -> bool:
    if _NUMERAL.match(words):
        return False
    return _phrases("heads").match(bare_lower(words), 0) is not None


_NUMERAL = lazy(r"S[Ốố]\s|Q[Uu][Yy]\s")  # "số", "quy": without marks like "sở", "quỹ"


_GAP, _BEHIND = lazy(r"\s+\w"), lazy(r"\w\s$")


def _split_line(words: str) -> list[Span]:
    """``UBND TỈNH LÀO CAI SỞ Y TẾ`` flattened to one line is two bodies."""
    folded = bare_lower(words)
    masked = folded
    at = 0
    while hit := _phrases("inside").search(folded, at):
        masked = masked[: hit[0]] + "x" * (hit[1] - hit[0]) + masked[hit[1] :]
        at = hit[1]
    cuts, at = [0], 1
    while hit := _phrases("second").search(masked, at):
        at = hit[1]
        if not (_GAP.match(masked, hit[1]) and _BEHIND.search(masked, hit[0] - 2, hit[0])):
            continue
        before = folded[cuts[-1] : hit[0]]
        whole = len(before.split()) > 1 and not _is_unfinished(before)
        if whole and _phrases("heads").match(before, 0):
            cuts.append(hit[0])
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _join(layout: Layout, pieces: list[_Piece]) -> list[PrintedBody]:
    """Lines of one body put together."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and not _is_border(layout, groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    bodies: list[PrintedBody] = []
    for group in groups:
        name = re.sub(r"\s+", " ", " ".join(p.words for p in group)).strip(" -–,;")
        if begins_body(name) and not (bodies and _YOUTH_UNION.fullmatch(bare_lower(name))):
            bodies.append(PrintedBody(name, tuple(p.span for p in group)))
    return bodies


# Stands where state documents have the quốc hiệu, so it comes after the issuer.
_YOUTH_UNION = lazy(r"doan (?:tncs|thanh nien cong san) ho chi minh")


def _is_border(layout: Layout, before: list[_Piece], piece: _Piece) -> bool:
    """Whether ``piece`` begins another body."""
    name = bare_lower(" ".join(p.words for p in before))
    if _is_unfinished(name):
        return False
    if piece.words.startswith(("-", "–")):
        return False
    folded = bare_lower(piece.words)
    if re.match(r"(?:phong|ban|bo|so|hoi)\s*[,-]", folded):
        return False
    if not layout.flat and piece.bold and not before[-1].bold:
        return True
    return _is_head(piece.words)
