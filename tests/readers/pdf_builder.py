"""Small PDFs written by hand, without font files: text with boxes, rules, stamps, damage.

Places are given as printed: points from the left and from the top of the page to the baseline.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from vbparse.document import Origin, Source
from vbparse.readers import pdf

FACES = {
    "regular": "TimesNewRomanPSMT",
    "bold": "TimesNewRomanPS-BoldMT",
    "italic": "TimesNewRomanPS-ItalicMT",
    "ocr": "GlyphLessFont",
    "tcvn3": ".VnTime",
    "capitals": ".VnTimeH",
    "vni": "VNI-Times",
}


def printed(source: Source, *origins: Origin) -> list[str]:
    """The lines of body text (or of those origins)."""
    wanted = origins or (Origin.TEXT, Origin.OVERLAY, Origin.OCR)
    return [source.quote(line.span) for line in source.lines if line.origin in wanted]


# Widths of Times for the characters 32 to 126, in thousandths of the size.
_WIDTHS = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722,
    667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667,
    556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444,
    500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278,
    500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]  # fmt: skip


def _plain(char: str) -> str:
    """The ASCII letter whose shape and width a character borrows."""
    base = unicodedata.normalize("NFD", char.replace("đ", "d").replace("Đ", "D"))[0]
    return base if " " <= base <= "~" else "n"


def width_of(char: str) -> float:
    """Width of a letter in thousandths of the size."""
    if unicodedata.combining(char):
        return 0
    return _WIDTHS[ord(_plain(char)) - 32]


def width(text: str, size: float = 13) -> float:
    """Width of a text in points."""
    return sum(map(width_of, text)) * size / 1000


@dataclass
class Annotation:
    """An annotation with its own appearance; ``rect`` from the top left like all else."""

    rect: tuple[float, float, float, float]
    content: str
    subtype: str = "Widget"
    extra: str = ""


@dataclass
class Page:
    """The content of one page, in the order in which it is drawn."""

    pdf: Pdf
    width: float = 595
    height: float = 842
    rotate: int = 0
    origin: tuple[float, float] = (0, 0)  # lower left corner of the MediaBox
    ops: list[str] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    images: bool = False

    def text(
        self,
        x: float,
        base: float,
        text: str,
        size: float = 13,
        face: str = "regular",
        *,
        mode: int = 0,
        matrix: str = "",
        gap: float = 0,
    ) -> Page:
        """One text object whose first letter stands at ``x`` on the line ``base``."""
        place = matrix or f"1 0 0 1 {x + self.origin[0]:.2f} {self._up(base):.2f}"
        self.ops.append(_text(self.pdf, place, text, size, face, mode, gap))
        return self

    def words(
        self, x: float, base: float, text: str, size: float = 13, face: str = "regular"
    ) -> Page:
        """The same, but each word is a text object of its own, as Word writes them."""
        for word in text.split():
            self.text(x, base, word, size, face)
            x += width(word + " ", size)
        return self

    def center(
        self, x: float, base: float, text: str, size: float = 13, face: str = "regular"
    ) -> Page:
        """A text whose middle is at ``x``."""
        return self.text(x - width(text, size) / 2, base, text, size, face)

    def paragraph(self, lines: str, x: float = 85, base: float = 300, pitch: float = 18) -> float:
        """Lines of body text; returns the baseline of the next one."""
        for line in lines.strip().splitlines():
            self.text(x, base, line.strip())
            base += pitch
        return base

    def rule(self, x0: float, top: float, x1: float, bottom: float, pen: float = 0.5) -> Page:
        """A stroked line."""
        x = self.origin[0]
        self.ops.append(f"{pen} w {x0 + x} {self._up(top)} m {x1 + x} {self._up(bottom)} l S")
        return self

    def rect(self, x0: float, top: float, x1: float, bottom: float, paint: str = "S") -> Page:
        """A rectangle, stroked (S) or filled (f)."""
        up = self._up(bottom)
        self.ops.append(f"{x0 + self.origin[0]} {up} {x1 - x0} {bottom - top} re {paint}")
        return self

    def grid(self, xs: list[float], tops: list[float]) -> Page:
        """A full grid of stroked lines."""
        for x in xs:
            self.rule(x, tops[0], x, tops[-1])
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)
        return self

    def image(self) -> Page:
        """A picture over the whole page, as in a scan."""
        self.images = True
        self.ops.append(f"q {self.width} 0 0 {self.height} 0 0 cm /Im Do Q")
        return self

    def stamp(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *lines: tuple[float, float, str],
        size: float = 12,
        subtype: str = "Widget",
        extra: str = "",
    ) -> Page:
        """An annotation whose appearance holds ``lines`` (x, base and text in page measure)."""
        content = "".join(
            _text(self.pdf, f"1 0 0 1 {x - x0:.2f} {bottom - base:.2f}", text, size, "regular")
            for x, base, text in lines
        )
        self.annotations.append(Annotation((x0, top, x1, bottom), content, subtype, extra))
        return self

    def _up(self, top: float) -> float:
        return round(self.height - top + self.origin[1], 2)


class Pdf:
    """A document under construction."""

    def __init__(self, *, unicode_map: bool = True, garble: int = 0, plain: bool = False) -> None:
        self.pages: list[Page] = []
        self.codes: dict[str, dict[str, int]] = {face: {} for face in FACES}
        self.unicode_map, self.garble, self.plain = unicode_map, garble, plain

    def page(self, **options: object) -> Page:
        """A new page, A4 unless told."""
        self.pages.append(Page(self, **options))  # type: ignore[arg-type]
        return self.pages[-1]

    def code(self, char: str, face: str) -> int:
        """The byte that stands for ``char`` in the font: ASCII as it is, others from 128 on."""
        table = self.codes[face]
        if char not in table:
            others = sum(code >= 128 for code in table.values())
            table[char] = ord(char) if " " <= char <= "~" else 128 + others
        return table[char]

    def save(self, path: Path) -> Path:
        """Write the file and return where it is."""
        path.write_bytes(self.bytes())
        return path

    def read(self, name: str = "ke-hoach.pdf") -> Source:
        """What the reader makes of the file."""
        return pdf.read(Path(name), self.bytes())

    def bytes(self) -> bytes:
        """The whole file."""
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

        def add(body: str | bytes) -> int:
            objects.append(body.encode() if isinstance(body, str) else body)
            return len(objects)

        fonts = " ".join(f"/{face} {_font(self, face, add)} 0 R" for face in FACES)
        image = add(
            _stream(
                b"\x80",
                "/Type /XObject /Subtype /Image /Width 1 /Height 1"
                " /ColorSpace /DeviceGray /BitsPerComponent 8",
                plain=True,
            )
        )
        resources = f"<< /Font << {fonts} >> /XObject << /Im {image} 0 R >> >>"
        kids = [_page(page, resources, add) for page in self.pages]
        refs = " ".join(f"{n} 0 R" for n in kids)
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode()
        return _file(objects)


def _text(
    pdf: Pdf, place: str, text: str, size: float, face: str, mode: int = 0, gap: float = 0
) -> str:
    codes = bytes(pdf.code(char, face) for char in text).hex()
    return f"BT {mode} Tr {gap} Tc /{face} {size} Tf {place} Tm <{codes}> Tj ET\n"


def _stream(data: bytes, entries: str = "", *, plain: bool = False) -> bytes:
    if not plain:
        data = zlib.compress(data)
        entries += " /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data)


_NAMES = {" ": "space", "-": "hyphen", ".": "period", ",": "comma"}


def _font(pdf: Pdf, face: str, add) -> int:  # type: ignore[no-untyped-def]
    table = pdf.codes[face]
    by_code = {code: char for char, code in table.items()}
    widths = " ".join(
        str(width_of(by_code.get(code, chr(code) if code < 127 else "n")))
        for code in range(32, 256)
    )
    rows = "".join(f"<{code:02x}> <{ord(char) + pdf.garble:04x}>\n" for char, code in table.items())
    cmap = add(
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(table)} beginbfchar\n{rows}endbfchar endcmap end end".encode()
        )
    )
    descriptor = add(
        f"<< /Type /FontDescriptor /FontName /{FACES[face]} /Flags 32 /ItalicAngle 0 /Ascent 891"
        " /Descent -216 /CapHeight 700 /StemV 80 /FontBBox [-200 -216 1000 891] >>"
    )
    names = " ".join(
        f"{code} /{_NAMES.get(_plain(char), _plain(char))}"
        for char, code in table.items()
        if code >= 128
    )
    unicode_map = f"/ToUnicode {cmap} 0 R" if pdf.unicode_map else ""
    return add(
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{FACES[face]} /FirstChar 32 /LastChar 255"
        f" /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{names}] >>"
        f" /Widths [{widths}] {unicode_map} /FontDescriptor {descriptor} 0 R >>"
    )


def _page(page: Page, resources: str, add) -> int:  # type: ignore[no-untyped-def]
    x, y = page.origin
    refs = []
    for a in page.annotations:
        x0, top, x1, bottom = a.rect
        look = add(
            _stream(
                a.content.encode(),
                f"/Type /XObject /Subtype /Form /BBox [0 0 {x1 - x0} {bottom - top}]"
                f" /Resources {resources}",
            )
        )
        refs.append(
            add(
                f"<< /Type /Annot /Subtype /{a.subtype} /F 4 /AP << /N {look} 0 R >> {a.extra} /Rect"
                f" [{x0 + x} {page.height - bottom + y} {x1 + x} {page.height - top + y}] >>"
            )
        )
    annots = f"/Annots [{' '.join(f'{n} 0 R' for n in refs)}]" if refs else ""
    content = add(_stream("\n".join(page.ops).encode(), plain=page.pdf.plain))
    box = f"[{x} {y} {page.width + x} {page.height + y}]"
    return add(
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {page.rotate} {annots}"
        f" /Resources {resources} /Contents {content} 0 R >>"
    )


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
