"""Words that pdfium runs together: with a note mark, over a narrow space, over two lines.

Only words of several text objects are looked at: those of one object are what they are.
"""

from __future__ import annotations

import re

from vbparse.patterns import lazy
from vbparse.readers import _pdf_native as native
from vbparse.readers._pdf_words import PageWords, WordReader
from vbparse.vietnamese.normalize import clean

_NOTE_MARK = lazy(r"\(?[\d*]{1,3}\)?")
_LOWERED = lazy(r"[^\W\d_]{2}[\w.]+")  # VHTin534. but not the 2 of CO2
_SMALL = 0.8  # a note mark is smaller than this against its word
_RAISED = 0.07  # of the size of the word; a mark stands at least this much higher or lower
_OTHER_LINE = 0.45  # of the size; a baseline further off is another line
_GAPE = 0.13  # of the size; a gap as wide as this, where the others are not ...
_CLOSE = 0.05  # ... wider than this, parts two words
_MOST = 50  # pieces, or letters, of one word


def split_words(reader: WordReader, words: PageWords) -> None:
    """Part such words; what is parted off follows its word in ``PageWords.order``."""
    faces = reader.faces.all
    for k, (head, tail) in reader.ends.items():
        if k in words.slanted:
            continue
        (base, face), (raised, small) = reader.looks[head], reader.looks[tail]
        size = faces[face].size
        if abs(raised - base) > _OTHER_LINE * size:
            _split_lines(reader, words, k, size)
        elif faces[small].size < _SMALL * size and abs(base - raised) > _RAISED * size:
            _split_mark(reader, words, k, tail, _NOTE_MARK if raised < base else _LOWERED)
        else:
            _split_gap(reader, words, k, size)


def _split_mark(
    reader: WordReader, words: PageWords, k: int, tail: int, mark: re.Pattern[str]
) -> None:
    """``KH-UBND¹`` is not the symbol KH-UBND1; nor is a typist's mark set lower part of it."""
    i, j = words.chars[k]
    head = native.text_object(reader.page, i)
    cut = next((n for n in range(i, j) if native.text_object(reader.page, n) != head), i)
    if cut > i and mark.fullmatch(reader.raw[cut:j]):
        _cut(reader, words, k, cut, reader.looks[tail])


def _split_gap(reader: WordReader, words: PageWords, k: int, size: float) -> None:
    """A squeezed space is one all the same: ``09/KH-UBNDngày``, where nothing else gapes."""
    i, j = words.chars[k]
    if not 4 <= j - i <= _MOST or not reader.frame.plain:
        return
    objects = [native.text_object(reader.page, n) for n in range(i, j)]
    seams = [n for n in range(1, j - i) if objects[n] != objects[n - 1]]
    gaps = sorted((_gap(reader, i + n), n) for n in seams)
    widest, at = gaps[-1]
    others = gaps[-2][0] if len(gaps) > 1 else 0.0
    if widest >= _GAPE * size and others <= _CLOSE * size and 2 <= at <= j - i - 2:
        look = reader.looks.get(objects[at], (words.base[k], words.face[k]))
        _cut(reader, words, k, i + at, look)


def _gap(reader: WordReader, n: int) -> float:
    """How much white stands before a character."""
    buffer = native.Floats(8)
    native.loose_box(reader.page, n - 1, buffer.at(0))
    native.loose_box(reader.page, n, buffer.at(4))
    v = buffer.read()
    return v[4] - v[2]


def _split_lines(reader: WordReader, words: PageWords, k: int, size: float) -> None:
    """Figures of a narrow column, each on its own line, are not one number."""
    for _ in range(_MOST):
        i, j = words.chars[k]
        base = words.base[k]
        for n in range(i + 1, j):
            other = _baseline(reader, n)
            if abs(other - base) > _OTHER_LINE * size:
                look = reader.looks.get(native.text_object(reader.page, n))
                k = _cut(reader, words, k, n, look or (other, words.face[k]))
                break
        else:
            return


def _baseline(reader: WordReader, n: int) -> float:
    buffer = native.Floats(6)
    native.char_matrix(reader.page, n, buffer.start)
    *_, x, y = buffer.read()
    return reader.frame.point(x, y)[1]


def _cut(reader: WordReader, words: PageWords, k: int, cut: int, look: tuple[float, int]) -> int:
    """End the word ``k`` before the character ``cut``; returns the index of the rest."""
    i, j = words.chars[k]
    new = words.add(_text(reader, cut, j), k, _box(reader, cut, j))
    words.base[new], words.face[new] = look
    words.chars[k], words.chars[new] = (i, cut), (cut, j)
    words.texts[k] = _text(reader, i, cut)
    words.x0[k], words.top[k], words.x1[k], words.bottom[k] = _box(reader, i, cut)
    words.rest[k] = new
    words.mixed.discard(k)
    return new


def _text(reader: WordReader, start: int, end: int) -> str:
    return clean(reader.raw[start:end].replace("\ufffe", "-").replace("\x02", "-"))


def _box(reader: WordReader, start: int, end: int) -> tuple[float, float, float, float]:
    buffer = native.Floats(8)
    native.loose_box(reader.page, start, buffer.at(0))
    native.loose_box(reader.page, end - 1, buffer.at(4))
    v = buffer.read()
    return reader.frame.box(min(v[0], v[4]), min(v[3], v[7]), max(v[2], v[6]), max(v[1], v[5]))
