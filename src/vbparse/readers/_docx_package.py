"""Opens a Word package (*.docx, .docm, .dotx*) that nobody vouches for: limits first, then parts.

python-docx inflates every part, however large, before it looks at any; so the zip is opened here,
within limits, and python-docx's parser (no entities, no network, no huge trees) gets the bytes of
the parts that are asked for, one by one.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError, _Element

from vbparse.errors import Damaged, Encrypted, TooLarge, UnsupportedFormat
from vbparse.patterns import lazy

MAX_ENTRIES = 10_000
MAX_TOTAL = 200 * 2**20  # bytes of all parts, inflated
MAX_PART = 64 * 2**20  # bytes of one part, inflated
MAX_RATIO, RATIO_FROM = 150, 4 * 2**20  # a larger part may not shrink further than this
MAX_TAGS = 4_000_000  # "<" in one part: the tree of more would not fit into memory

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
}
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# What an XML part may begin with: text that is a superset of ASCII, or UTF-16.
_PROLOG = lazy(rb"\s*<|\xef\xbb\xbf\s*<|\xff\xfe<\x00|\xfe\xff\x00<|<\x00|\x00<")
_ENCODING = lazy(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"']{0,40})""")
_ENCODINGS = lazy(rb"(?i)utf-?(8|16)|(us-)?ascii|iso-8859-1|windows-125\d")
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))

# What zipfile raises on broken archives, from negative offsets to odd flags.
_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(OSError, ValueError, RuntimeError, OverflowError),
)

_HINT = {
    "hint_vi": "mở tệp bằng Word hoặc LibreOffice và lưu lại thành .docx",
    "hint_en": "open the file in Word or LibreOffice and save it again as .docx",
}


def damaged(path: Path, what_vi: str, what_en: str) -> Damaged:
    """The error for bytes that are not what a Word file promises."""
    return Damaged(path, f"tệp Word hỏng: {what_vi}", f"damaged Word file: {what_en}", **_HINT)


def _too_large(path: Path, what_vi: str, what_en: str) -> TooLarge:
    return TooLarge(
        path,
        f"tệp nén bung ra quá lớn: {what_vi}",
        f"the zip inflates beyond the limit: {what_en}",
        hint_vi="tệp có thể là bom nén; nếu không, hãy chia nhỏ văn bản",
        hint_en="this may be a zip bomb; if it is not, split the document",
    )


@dataclass(frozen=True)
class Relationships:
    """What one part points to inside the package: part name by id, and ids by type."""

    targets: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)  # id → relationship type

    def first(self, reltype: str) -> str | None:
        """Name of the first part with that type of relationship."""
        return next((self.targets[i] for i, t in self.types.items() if t == reltype), None)


class Package:
    """An opened package; parts are inflated and parsed when they are asked for."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.broken: list[str] = []  # optional parts that could not be parsed
        self._strict: set[str] = set()  # parts whose names were read as the usual ones
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise damaged(
                path, "phần mục lục của tệp nén bị cắt hoặc sai", f"broken zip directory ({error})"
            ) from error
        self._check_directory()
        self._names = {name.replace("\\", "/").lstrip("/"): name for name in self._zip.namelist()}
        self.main = self._main_part()

    def _check_directory(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise _too_large(
                self.path, f"{len(entries)} thành phần", f"{len(entries)} entries in the zip"
            )
        total = 0
        for entry in entries:
            total += entry.file_size
            if entry.file_size > MAX_PART or (
                entry.file_size > RATIO_FROM
                and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
            ):
                raise _too_large(
                    self.path,
                    f"{entry.filename}: {entry.compress_size} → {entry.file_size} byte",
                    f"{entry.filename}: {entry.compress_size} → {entry.file_size} bytes",
                )
        if total > MAX_TOTAL:
            raise _too_large(self.path, f"tổng cộng {total} byte", f"{total} bytes in all")
        if any(e.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for e in entries):
            raise damaged(self.path, "kiểu nén lạ", "a compression that Word does not use")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Encrypted(
                self.path,
                "tệp nén có mật khẩu",
                "the zip is locked with a password",
                hint_vi="gỡ mật khẩu rồi thử lại",
                hint_en="remove the password and try again",
            )

    def _main_part(self) -> str:
        name = self.relationships("").first(RT.OFFICE_DOCUMENT)
        for candidate in (name, "word/document.xml"):
            if candidate in self._names and self._is_word(candidate):
                return candidate
        raise self._not_word()

    def _is_word(self, name: str) -> bool:
        return not re.match(r"(?i)xl/|ppt/|visio/", name)

    def _not_word(self) -> UnsupportedFormat | Damaged:
        kinds = {"xl/": "Excel", "ppt/": "PowerPoint", "visio/": "Visio", "content.xml": "ODF"}
        kind = next((k for p, k in kinds.items() if any(n.startswith(p) for n in self._names)), "")
        if kind:
            return UnsupportedFormat(
                self.path,
                f"đây là tệp {kind}, không phải văn bản Word",
                f"this is an {kind} file, not a Word document",
                hint_vi="lưu lại thành .docx hoặc .pdf",
                hint_en="save it as .docx or .pdf",
            )
        return damaged(self.path, "thiếu word/document.xml", "word/document.xml is missing")

    def relationships(self, part: str) -> Relationships:
        """The internal relationships of a part (``""``: of the package) to parts that exist."""
        folder, _, name = part.rpartition("/")
        rels_name = f"{folder}/_rels/{name}.rels".lstrip("/")
        root = self.tree(rels_name) if rels_name in self._names else None
        found = Relationships()
        for item in root if root is not None else ():
            rel_id, target = item.get("Id"), item.get("Target")
            if rel_id and target and item.get("TargetMode") != "External":
                # "/word/x.xml", "x.xml" and "../x.xml" all end inside the package
                member = PackURI.from_rel_ref("/" + folder, target).membername
                if member in self._names:
                    found.targets[rel_id] = member
                    found.types[rel_id] = item.get("Type", "")
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """All parts, in the order of the zip."""
        return tuple(self._names)

    def as_stored(self, name: str, blob: bytes) -> bytes:
        """A part that was changed, in the names (strict or usual) that the file itself uses."""
        if name in self._strict or (name not in self._names and self.main in self._strict):
            for strict, usual in _STRICT_NAMES.items():
                blob = blob.replace(_TRANSITIONAL + usual, _STRICT + strict)
        return blob

    def tree(self, name: str) -> _Element:
        """The root element of a part; raises ``Damaged`` or ``TooLarge``."""
        blob = self.blob(name)
        self._refuse_tricks(name, blob)
        if _STRICT in blob:
            for strict, usual in _STRICT_NAMES.items():
                blob = blob.replace(_STRICT + strict, _TRANSITIONAL + usual)
            self._strict.add(name)
        try:
            root: _Element = parse_xml(blob)
        except XMLSyntaxError as error:
            raise damaged(
                self.path, f"{name} không phải XML đúng ({error})", f"{name}: {error}"
            ) from error
        return root

    def optional_tree(self, name: str | None) -> _Element | None:
        """As ``tree``, but a part that is missing or broken (not: refused) gives ``None``."""
        if name is None or name not in self._names:
            return None
        try:
            return self.tree(name)
        except Damaged as error:
            if error.__cause__ is None:  # refused by us
                raise
            self.broken.append(name)
            return None

    def blob(self, name: str) -> bytes:
        """The bytes of a part, never more than the limit."""
        try:
            with self._zip.open(self._names[name]) as stream:
                blob = stream.read(MAX_PART + 1)
        except _ZIP_ERRORS as error:
            raise damaged(self.path, f"không bung được {name}", f"{name}: {error}") from error
        if len(blob) > MAX_PART:
            raise _too_large(self.path, name, name)
        return blob

    def _refuse_tricks(self, name: str, blob: bytes) -> None:
        """Refuse DTDs and entities, encodings that could hide them, and trees beyond memory."""
        declared = _ENCODING.search(blob[:300])
        odd = declared and not _ENCODINGS.fullmatch(declared[1])
        if odd or not _PROLOG.match(blob):
            raise damaged(self.path, f"{name} không phải XML", f"{name} is not XML")
        if any(doctype in blob for doctype in _DOCTYPES):
            raise damaged(
                self.path,
                f"{name} khai báo DTD hoặc thực thể ngoài, không được phép",
                f"{name} declares a DTD or an external entity, which is refused",
            )
        if len(blob) > RATIO_FROM and blob.count(b"<") > MAX_TAGS:
            raise _too_large(self.path, f"{name}: quá nhiều thẻ", f"{name}: too many tags")
