"""Bản chụp: page images of a document as a scanner gives them.

Number and day are written by hand, a red seal covers a third of the signature, the page is turned
a little, blurred, speckled and pale. Boxes in gold are those of the page before it was turned.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vbparse.learning.synthesize.as_pdf import print_drafts
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.noise import Level
from vbparse.learning.synthesize.press import MM, Press
from vbparse.learning.synthesize.strokes import write_digits

__all__ = ["Scan", "scan"]

DPI = 150
RED = (205, 35, 40)
SEAL = 36 * MM  # across


@dataclass(frozen=True)
class _Grade:
    """How bad a level of noise is."""

    skew: float  # degrees, at most
    blur: float  # radius in pixels
    specks: int  # on a page
    fade: float  # how pale the ink is, 0..1
    handwritten: float  # share of documents whose number and day are written by hand


GRADES: dict[Level, _Grade] = {
    "light": _Grade(0.6, 0.5, 60, 0.08, 0.4),
    "heavy": _Grade(2.4, 1.1, 700, 0.3, 0.7),
}


@dataclass(frozen=True)
class Scan:
    """The pages as PNG, all of them in one PDF of images, and what gold says of them."""

    pages: tuple[bytes, ...]
    pdf: bytes
    facts: dict[str, Any]


def scan(drafts: Sequence[Draft], dice: Dice, level: Level) -> Scan:
    """The documents printed, signed, sealed and scanned."""
    grade = GRADES[level]
    by_hand = dice.chance(grade.handwritten)
    press = print_drafts(drafts, hidden=("/digits",) if by_hand else ())
    images = _rendered(press.done())
    seals = [_seal(images, press, draft, dice) for draft in drafts]
    if by_hand:
        _fill_in(images, press, drafts, dice)
    turned = [dice.real(-grade.skew, grade.skew) for _ in images]
    done = [_worn(image, angle, grade, dice) for image, angle in zip(images, turned, strict=True)]
    facts = {
        "dpi": DPI,
        "level": level,
        "skew": [round(angle, 3) for angle in turned],
        "handwritten": sorted({key.split("#")[0] for key in press.gaps}),
        "seals": [[page, *(round(v, 1) for v in box)] for page, *box in filter(None, seals)],
    }
    return Scan(tuple(_png(image) for image in done), _as_pdf(done), facts)


def _rendered(data: bytes) -> list[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _pixels(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (value * DPI / 72 for value in box)
    return x0, top, x1, bottom


def _fill_in(images: Sequence[Any], press: Press, drafts: Sequence[Draft], dice: Dice) -> None:
    """Number and day by hand where the print has left a gap."""
    from PIL import ImageDraw

    for draft in drafts:
        for key in draft.values:
            gap = press.gaps.get(f"{key}/digits")
            if gap is None:
                continue
            digits = _digits(draft, key)
            if digits:
                write_digits(ImageDraw.Draw(images[gap[0] - 1]), digits, _pixels(gap[1:]), dice)


def _digits(draft: Draft, key: str) -> str:
    """What is to be written: the number, or the day."""
    texts = (draft.number, draft.place)
    for text in texts:
        for mark in text.marks:
            if mark.key == f"{key}/digits":
                return "".join(c for c in text.text[mark.start : mark.end] if c.isdigit())
    return ""


Seal = tuple[int, float, float, float, float]


def _seal(images: Sequence[Any], press: Press, draft: Draft, dice: Dice) -> Seal | None:
    """A round red seal over the left third of the signature, and a stroke of the pen in blue."""
    from PIL import Image, ImageDraw

    name = next((key for key in draft.values if key.startswith("signer_name#")), "")
    if name not in press.boxes:
        return None
    page, x0, top, x1, _ = press.boxes[name][0]
    left, up = x0 - SEAL * 0.55 + dice.real(-6, 6), top - SEAL * 0.95 + dice.real(-5, 5)
    image = images[page - 1]
    size = round(SEAL * DPI / 72)
    mask = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(mask)
    ink = dice.number(120, 200)
    for inset, width in ((2, 5), (round(size * 0.3), 2)):
        pen.ellipse((inset, inset, size - inset, size - inset), outline=ink, width=width)
    pen.polygon(_star(size / 2, size / 2, size * 0.17), fill=ink)
    for i in range(26):  # letters around the rim, not to be read
        angle = math.radians(i * 360 / 26)
        x, y = (size / 2 + size * 0.4 * f(angle) for f in (math.cos, math.sin))
        pen.rectangle((x - 4, y - 5, x + 3, y + 5), fill=ink)
    mask = mask.rotate(dice.real(-12, 12))
    corner = (round(left * DPI / 72), round(up * DPI / 72))
    image.paste(Image.new("RGB", (size, size), RED), corner, mask)
    _sign(ImageDraw.Draw(image), _pixels((x0, top - 48, x1, top - 6)), dice)
    return page, left, up, left + SEAL, up + SEAL


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    angles = [math.radians(-90 + i * 36) for i in range(10)]
    sizes = [radius if i % 2 == 0 else radius * 0.4 for i in range(10)]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for r, a in zip(sizes, angles, strict=True)]


def _sign(pen: Any, box: Sequence[float], dice: Dice) -> None:
    """A signature: loops from left to right."""
    x0, top, x1, bottom = box
    middle, tall = (top + bottom) / 2, (bottom - top) * 0.4
    turns, phase = dice.real(2.5, 5), dice.real(0, 6)
    points = []
    for i in range(90):
        t = i / 89
        x = x0 + (x1 - x0) * (0.1 + 0.75 * t) + tall * 0.5 * math.sin(turns * 6.3 * t)
        points.append((x, middle + tall * (1 - 0.6 * t) * math.cos(turns * 6.3 * t + phase)))
    pen.line(points, fill=(30, 50, 160), width=3, joint="curve")


def _worn(image: Any, angle: float, grade: _Grade, dice: Dice) -> Any:
    """Turned, blurred, pale and speckled."""
    from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    image = image.filter(ImageFilter.GaussianBlur(grade.blur))
    if grade.fade:
        image = Image.blend(image, Image.new("RGB", image.size, (246, 244, 238)), grade.fade)
        image = ImageEnhance.Contrast(image).enhance(1.05)
    pen = ImageDraw.Draw(image)
    width, height = image.size
    for _ in range(grade.specks):
        x, y, r = dice.real(0, width), dice.real(0, height), dice.real(0.3, 1.4)
        shade = dice.number(40, 190)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(shade, shade, shade))
    return image


def _png(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _as_pdf(images: Sequence[Any]) -> bytes:
    """A PDF that holds nothing but the pictures."""
    from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for image in images:
        size = tuple(side * 72 / DPI for side in image.size)
        canvas.setPageSize(size)
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=80)
        canvas.drawImage(ImageReader(io.BytesIO(packed.getvalue())), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
