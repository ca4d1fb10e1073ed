"""Chữ: the faces of Tinos, which have the widths of Times New Roman, and measures of text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from vbparse.errors import Unavailable

__all__ = ["ASCENT", "DESCENT", "Measure", "face_name", "measure", "register"]

FOLDERS = (
    Path("/usr/share/fonts/truetype/croscore"),  # Debian: fonts-croscore
    Path("/usr/share/fonts/google-croscore"),
    Path("/usr/share/fonts/croscore"),
)
FACES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
FAMILIES = {"Arial": "Arimo", "Courier New": "Cousine"}  # the same widths; all else is Tinos
ASCENT, DESCENT = 0.891, 0.216
"""Of the em, as the font states them."""


def face_name(style: str, font: str = "") -> str:
    """The name under which a style of a font is registered."""
    return f"{FAMILIES.get(font, 'Tinos')}-{FACES[style]}"


def _file(name: str) -> Path:
    for folder in FOLDERS:
        path = folder / f"{name}.ttf"
        if path.exists():
            return path
    raise Unavailable(
        "thiếu phông chữ Tinos",
        "the font Tinos is missing",
        hint_vi="cài gói fonts-croscore của Debian: apt-get install fonts-croscore",
        hint_en="install the Debian package: apt-get install fonts-croscore",
    )


@cache
def register() -> None:
    """Make the faces known to reportlab; raises ``Unavailable``."""
    try:
        from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
        from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
    except ImportError as error:
        raise Unavailable(
            "thiếu thư viện reportlab để tạo PDF",
            "the library reportlab is needed to make PDF files",
            hint_vi="pip install 'vbparse[synthesize]'",
            hint_en="pip install 'vbparse[synthesize]'",
        ) from error
    for font in ("", *FAMILIES):
        for style in FACES:
            name = face_name(style, font)
            pdfmetrics.registerFont(TTFont(name, str(_file(name))))


class Measure:
    """Widths of text in one face and size."""

    def __init__(self, style: str, size: float, font: str) -> None:
        from reportlab.pdfbase import pdfmetrics

        register()
        face: Any = pdfmetrics.getFont(face_name(style, font)).face
        self._widths: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth
        self.scale = size / 1000
        self.space = self.width(" ")

    def width(self, text: str) -> float:
        """Width in points."""
        widths, default = self._widths, self._default
        return sum([widths.get(ord(letter), default) for letter in text]) * self.scale


@cache
def measure(style: str, size: float, font: str = "") -> Measure:
    """The measure of a face, made once."""
    return Measure(style, size, font)
