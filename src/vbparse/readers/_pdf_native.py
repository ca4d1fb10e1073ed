"""pdfium's getters, bound once: pointers are plain integers, results go into buffers by address.

A page holds thousands of characters; through the typed wrappers of pypdfium2 each call costs
several times as much as pdfium's own work. These bindings take no reference and convert nothing.
"""

from __future__ import annotations

import ctypes
import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from ctypes import PYFUNCTYPE, c_char, c_char_p, c_double, c_int, c_size_t, c_void_p
from typing import Any

import pypdfium2.raw as pdfium

Getter = Callable[..., int]


_AT_ONCE = 512
_Name = c_char * 128  # making a type takes longer than a call


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(getattr(pdfium, name), c_void_p).value
    return PYFUNCTYPE(result, *arguments)(place or 0)


def address(handle: Any) -> int:
    """The pointer behind a handle of pypdfium2."""
    return ctypes.cast(handle, c_void_p).value or 0


# Text page and index of the character.
text_object: Getter = _bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
loose_box: Getter = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_matrix: Getter = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
font_size: Callable[..., float] = _bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
char_code: Getter = _bind("FPDFText_GetUnicode", c_int, c_void_p, c_int)
count_chars: Getter = _bind("FPDFText_CountChars", c_int, c_void_p)
text: Getter = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
# The same two, asked for each word: bound without types they take half the time, but pointers
# must be arguments of ctypes already.
_text_object: Getter = _bind("FPDFText_GetTextObject", c_void_p)
_loose_box: Getter = _bind("FPDFText_GetLooseCharBox", c_int)

# Text object, font.
object_font: Getter = _bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
fill_color: Getter = _bind(
    "FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p
)
render_mode: Getter = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
font_name: Getter = _bind("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_char_p, c_size_t)

# Page, form and path objects.
count_objects: Getter = _bind("FPDFPage_CountObjects", c_int, c_void_p)
page_object: Getter = _bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_in_form: Getter = _bind("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object: Getter = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_size_t)
object_type: Getter = _bind("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix: Getter = _bind("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_bounds: Getter = _bind(
    "FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p
)
count_segments: Getter = _bind("FPDFPath_CountSegments", c_int, c_void_p)
path_segment: Getter = _bind("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point: Getter = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type: Getter = _bind("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes: Getter = _bind("FPDFPathSegment_GetClose", c_int, c_void_p)
draw_mode: Getter = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)


class Floats:
    """A buffer of C floats that pdfium fills; ``at(i)`` is the address of the i-th."""

    __slots__ = ("_raw", "start")

    def __init__(self, size: int) -> None:
        self._raw = array("f", bytes(4 * max(1, size)))
        self.start = self._raw.buffer_info()[0]

    def at(self, index: int) -> int:
        """Address of one float."""
        return self.start + 4 * index

    def read(self) -> list[float]:
        """All values."""
        return self._raw.tolist()

    def clear(self) -> None:
        """All values 0."""
        ctypes.memset(self.start, 0, 4 * len(self._raw))


class Ints:
    """The same for C integers."""

    __slots__ = ("_raw", "start")

    def __init__(self, size: int) -> None:
        self._raw = array("i", bytes(4 * size))
        self.start = self._raw.buffer_info()[0]

    def read(self) -> list[int]:
        """All values."""
        return self._raw.tolist()


class _Places(threading.local):
    """Room for boxes that pdfium fills, and where each begins, made ready once."""

    def __init__(self) -> None:
        self.values = Floats(8 * _AT_ONCE)
        starts = range(self.values.start, self.values.at(8 * _AT_ONCE), 32)
        as_argument = c_void_p.from_param
        self.starts = [(as_argument(start), as_argument(start + 16)) for start in starts]


_places = _Places()


def loose_boxes(handle: int, spans: Sequence[tuple[int, int]]) -> list[float]:
    """Of each span of a text page eight figures: its first character's box, its last one's."""
    page, ask = c_void_p.from_param(handle), _loose_box
    values, starts = _places.values, _places.starts
    found: list[float] = []
    for at in range(0, len(spans), _AT_ONCE):
        part = spans[at : at + _AT_ONCE]
        values.clear()  # pdfium leaves alone what it has no box for
        for (i, j), (first, last) in zip(part, starts, strict=False):
            ask(page, i, first)
            ask(page, j - 1, last)
        found += values.read()[: 8 * len(part)]
    return found


def text_objects(handle: int, characters: Iterable[int]) -> list[int]:
    """The text object of each of those characters of a text page."""
    page, ask = c_void_p.from_param(handle), _text_object
    return [ask(page, character) for character in characters]


def page_text(handle: int) -> str:
    """The text of a page, one code point for each of pdfium's characters."""
    count = count_chars(handle)
    if count <= 0:
        return ""
    buffer = array("B", bytes(2 * (count + 1)))
    written = text(handle, 0, count, buffer.buffer_info()[0])
    found = buffer[: 2 * max(0, written - 1)].tobytes().decode("utf-16-le", "surrogatepass")
    if len(found) == count:
        return found
    # Characters without meaning and those beyond the 16-bit plane make the two counts differ.
    return "".join(_char(char_code(handle, i)) for i in range(count))


def _char(code: int) -> str:
    if code == 0 or not 0 <= code < 0x110000:
        return "\ufffd"
    return chr(code)


def name_of_font(font: int) -> str:
    """The font's name without the tag of a subset: ``ABCDEF+Times-Bold`` → ``Times-Bold``."""
    buffer = _Name()
    font_name(font, buffer, 128)
    name = buffer.value.decode("utf-8", "replace")
    return name[7:] if len(name) > 7 and name[6] == "+" else name
