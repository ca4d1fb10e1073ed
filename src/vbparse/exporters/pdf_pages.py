"""Pages of a PDF as pictures inside an HTML page; stamps and signatures are drawn."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Picture", "render"]

_DPI = 110
_MOST_PIXELS = 4_000_000  # of one page: an A3 page at 110 dpi has 2.3 million
_COLOURS = 64  # black text on paper with a red stamp needs no more


@dataclass(frozen=True)
class Picture:
    """One page as a ``data:`` address, with its size in pixels."""

    page: int
    address: str
    width: int
    height: int


def render(pdf: Path | bytes, pages: Iterable[int]) -> Iterator[Picture]:
    """A picture for each of ``pages`` (counted from 1) that can be drawn, one after another."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    try:
        document.init_forms()  # without it a signature field stays invisible
        for number in pages:
            if number > len(document):
                continue
            page = document[number - 1]
            try:
                yield _picture(page, number)
            except pdfium.PdfiumError:
                continue  # the page keeps its boxes, on an empty sheet
            finally:
                page.close()
    finally:
        document.close()


def _picture(page: Any, number: int) -> Picture:
    width, height = page.get_size()
    scale = min(_DPI / 72, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale)
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return Picture(number, _address(image), image.width, image.height)


def _address(image: Image) -> str:
    """PNG with few colours for print, JPEG where a scan makes that smaller."""
    from PIL.Image import Dither, Quantize

    drawn, photo = io.BytesIO(), io.BytesIO()
    few = image.quantize(_COLOURS, method=Quantize.FASTOCTREE, dither=Dither.NONE)
    few.save(drawn, "PNG")
    kind, data = "png", drawn.getvalue()
    if len(data) > 200_000:
        image.save(photo, "JPEG", quality=72)
        if len(photo.getvalue()) < len(data):
            kind, data = "jpeg", photo.getvalue()
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
