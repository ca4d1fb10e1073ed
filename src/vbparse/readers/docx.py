"""Word files (*.docx, .docm, .dotx*): paragraphs, tables, numbering, notes, text boxes.

Our own walk over the XML: python-docx gives names, parser and relationships, but its
``paragraph.text`` leaves out numbering, text boxes, insertions and content controls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml.etree import _Element

from vbparse.document import Folio, Margins, Notice, Origin, Page, Source
from vbparse.errors import Empty, Encrypted, ReadError, UnsupportedFormat
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_folios import folios, title_page
from vbparse.readers._docx_looks import points
from vbparse.readers._docx_numbering import Numbering
from vbparse.readers._docx_package import Package, Relationships, damaged
from vbparse.readers._docx_runs import Piece
from vbparse.readers._docx_styles import Stylesheet
from vbparse.readers._docx_tables import glance, is_header_text
from vbparse.readers._docx_walk import Walk

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = n.VAL[:-3]
_HEADER, _FOOTER = f"{_W}headerReference", f"{_W}footerReference"


@dataclass(frozen=True)
class Traced:
    """A document as read, with the XML in which the characters of each line stand."""

    source: Source
    package: Package
    document: _Element  # the main part, whole
    lines: tuple[tuple[Piece, ...], ...]  # beside ``source.lines``


def read(path: Path, data: bytes) -> Source:
    """The document in ``data``; nothing in it is executed, fetched or written."""
    return _read(path, data, traced=False).source


def trace(path: Path, data: bytes) -> Traced:
    """As ``read``, for those who write into a copy."""
    return _read(path, data, traced=True)


def _read(path: Path, data: bytes, *, traced: bool) -> Traced:
    _refuse_others(path, data)
    package = Package(path, data)
    document = package.tree(package.main)
    body = document.find(n.BODY)
    if body is None:
        raise damaged(path, "không có phần thân w:body", "no w:body in the document")
    links = package.relationships(package.main)
    styles = package.optional_tree(links.first(RT.STYLES))
    numbering = Numbering(package.optional_tree(links.first(RT.NUMBERING)), styles)
    theme = package.optional_tree(links.first(RT.THEME))
    sheet = Stylesheet(styles, theme, numbering)
    walk = Walk(sheet, numbering)
    walk.traces = [] if traced else None
    edges = _Edges(package, links, body)
    for header in edges.letterhead:
        walk.story(header)
    walk.story(body)
    _notes(walk, package, links)
    for part in edges.furniture:
        walk.story(part, Origin.FURNITURE)
    numbers = folios([section for section, _ in walk.sections.found], edges.parts, sheet)
    source = _source(path, data, walk, package, numbers)
    return Traced(source, package, document, tuple(tuple(line) for line in walk.traces or ()))


def _refuse_others(path: Path, data: bytes) -> None:
    """Refuse what is not a zip, and say what it is."""
    if not data:
        raise Empty(path, "tệp rỗng", "the file is empty")
    if data.startswith(_OLE):
        raise _ole(path, data)
    if not data.startswith(b"PK"):
        raise damaged(path, "tệp không phải gói .docx", "the file is not a .docx package")


def _ole(path: Path, data: bytes) -> ReadError:
    """The error for an OLE container: a locked .docx, or a file of Office 97-2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Encrypted(
            path,
            "văn bản Word có mật khẩu",
            "the Word document is locked with a password",
            hint_vi="mở bằng Word, bỏ mật khẩu rồi lưu lại",
            hint_en="open it in Word, remove the password and save it again",
        )
    return UnsupportedFormat(
        path,
        "tệp Office 97-2003 (.doc), chưa đọc được; bản sau sẽ đọc",
        "an Office 97-2003 file (.doc), not read yet; a later version will",
        hint_vi="mở bằng Word hoặc LibreOffice và lưu lại thành .docx",
        hint_en="open it in Word or LibreOffice and save it as .docx",
    )


class _Edges:
    """Headers and footers: which are letterhead (real text), which only furniture."""

    def __init__(self, package: Package, links: Relationships, body: _Element) -> None:
        self._package, self._links = package, links
        self._even = self._even_pages()
        self._read: dict[str, _Element | None] = {}
        sections = [s for s in body.iter(n.SECT_PR) if _is_current(s)]
        self.letterhead = [
            part
            for kind, part in (self.parts(sections[0], _HEADER) if sections else ())
            if kind == ("first" if title_page(sections[0]) else "default")
            and is_header_text(glance(part))
        ]
        furniture: dict[int, _Element] = {}
        for section in sections:
            for place in (_HEADER, _FOOTER):
                furniture |= {id(part): part for _, part in self.parts(section, place)}
        used = {id(part) for part in self.letterhead}
        self.furniture = [part for key, part in furniture.items() if key not in used]

    def parts(self, section: _Element, place: str) -> Iterator[tuple[str, _Element]]:
        """The headers or footers that a section prints, with the pages that they are for."""
        for reference in section.iterchildren(place):
            kind = reference.get(n.TYPE, "default")
            unused = {"first": not title_page(section), "even": not self._even}
            if unused.get(kind):
                continue
            name = self._links.targets.get(reference.get(n.REL_ID, ""))
            if name is None:
                continue
            if name not in self._read:
                self._read[name] = self._package.optional_tree(name)
            part = self._read[name]
            if part is not None:
                yield kind, part

    def _even_pages(self) -> bool:
        name = self._links.first(RT.SETTINGS)
        return name is not None and b"<w:evenAndOddHeaders" in self._package.blob(name)


def _is_current(section: _Element) -> bool:
    """Not the old properties kept inside a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag in (n.P_PR, n.BODY)


def _notes(walk: Walk, package: Package, links: Relationships) -> None:
    """The notes that the text refers to, in that order, footnotes first."""
    references = list(dict.fromkeys(walk.tally.notes))
    for tag, reltype in ((n.FOOTNOTE_REF, RT.FOOTNOTES), (n.ENDNOTE_REF, RT.ENDNOTES)):
        wanted = [note for kind, note in references if kind == tag]
        root = package.optional_tree(links.first(reltype)) if wanted else None
        notes = {item.get(n.ID): item for item in root} if root is not None else {}
        for note in wanted:
            if note in notes:
                walk.story(notes[note], Origin.FOOTNOTE)


def _pages(walk: Walk, numbers: list[Folio | None]) -> tuple[Page, ...]:
    """One page set-up for each section; where a measure is missing, that of A4."""
    pages: list[Page] = []
    before = 0
    found = zip(walk.sections.found, walk.sections.starts, numbers, strict=False)
    for (section, images), start, folio in found:
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        sides = [
            (points(margins.get(_W + side)) if margins is not None else None)
            for side in ("top", "right", "bottom", "left")
        ]
        width = points(size.get(n.W)) if size is not None else None
        height = points(size.get(f"{_W}h")) if size is not None else None
        pages.append(
            Page(
                number=len(pages) + 1,
                width=width or 595.3,
                height=height or 841.9,
                margins=Margins(*(s or 0.0 for s in sides)) if margins is not None else None,
                images=images - before,
                start=start,
                folio=folio,
            )
        )
        before = images
    return tuple(pages)


def _notices(walk: Walk, package: Package) -> Iterator[Notice]:
    tally = walk.tally
    if tally.inserted or tally.deleted:
        yield Notice(
            "tracked_changes",
            f"văn bản còn theo dõi thay đổi: đã lấy {tally.inserted} chỗ chèn, "
            f"bỏ {tally.deleted} chỗ xóa",
            f"tracked changes: {tally.inserted} insertions taken, "
            f"{tally.deleted} deletions dropped",
        )
    if tally.hidden:
        yield Notice(
            "hidden_text",
            f"bỏ {tally.hidden} đoạn chữ ẩn, không in ra",
            f"{tally.hidden} pieces of hidden text dropped: they are not printed",
        )
    if walk.sections.unread:
        yield Notice(
            "embedded_document",
            f"{walk.sections.unread} tài liệu nhúng không được đọc",
            f"{walk.sections.unread} embedded documents not read",
        )
    if walk.text.legacy:
        yield Notice(
            "legacy_encoding",
            f"{walk.text.legacy} đoạn gõ bằng phông TCVN3, VNI, đã đổi sang Unicode",
            f"{walk.text.legacy} paragraphs typed in TCVN3 or VNI fonts, turned into Unicode",
        )
    for name in package.broken:
        yield Notice(
            "damaged_part", f"{name} bị hỏng nên bỏ qua", f"{name} is damaged and left out"
        )
    if not walk.text.lines:
        yield Notice(
            "no_text",
            "văn bản không có chữ" + (", chỉ có ảnh: cần nhận dạng (OCR)" if tally.images else ""),
            "no text in the document" + (", only images: OCR is needed" if tally.images else ""),
        )


def _source(
    path: Path, data: bytes, walk: Walk, package: Package, numbers: list[Folio | None]
) -> Source:
    return Source(
        name=path.name,
        text="\n".join(walk.text.parts),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        lines=tuple(walk.text.lines),
        pages=_pages(walk, numbers),
        tables=tuple(table for table in walk.text.tables if table is not None),
        text_layer="native" if walk.text.lines else "none",
        notices=tuple(_notices(walk, package)),
    )
