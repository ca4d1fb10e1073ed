"""Builds Word packages in memory, from python-docx or from raw XML."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from vbparse.document import Source
from vbparse.readers import docx as reader

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    rest = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rest}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, num: int, level: int = 0) -> str:
    """A paragraph with automatic numbering."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(*blocks: str, properties: str = "") -> str:
    """A cell; a bare text becomes a paragraph."""
    inner = "".join(b if b.startswith("<") else p(b) for b in blocks) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a bare text becomes a cell."""
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


BORDERS = '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideH w:val="single"/></w:tblBorders>'


def table(*rows: str, borders: bool = True, grid: tuple[int, ...] = ()) -> str:
    """A table."""
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (
        f"<w:tbl><w:tblPr>{BORDERS if borders else ''}</w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def package(
    body: str, parts: dict[str, str] | None = None, extra: dict[str, bytes] | None = None
) -> bytes:
    """A package whose body is ``body``; ``parts``: inner XML by name (styles, header1 …)."""
    links, files = "", {}
    for name, inner in (parts or {}).items():
        kind = name.rstrip("0123456789")
        links += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        files[f"word/{name}.xml"] = (
            inner
            if inner.startswith("<?xml")
            else f"<w:{_ROOTS[kind]} {NAMES}>{inner}</w:{_ROOTS[kind]}>"
        )
    main = f'<Relationship Id="x" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files |= {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"{_RELS}{main}</Relationships>",
        "word/_rels/document.xml.rels": f"{_RELS}{links}</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    return zipped({name: text.encode() for name, text in files.items()} | (extra or {}))


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of those files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def saved(document: Any) -> bytes:
    """A python-docx document as bytes."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(data: bytes, name: str = "ke-hoach.docx") -> Source:
    """The source of a package; every line must quote its span."""
    source = reader.read(Path(name), data)
    assert "\n".join(source.quote(line.span) for line in source.lines) == source.text
    return source


def lines(body: str, **parts: str) -> list[str]:
    """The lines of a body."""
    return read(package(body, parts)).text.split("\n")
