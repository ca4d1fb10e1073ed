"""What a file is: its first bytes count, its suffix only where they leave it open."""

from __future__ import annotations

import re
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.readers._formats import DOCX, HTML, MARKDOWN, PDF, TEXT, Format


class Foreign(NamedTuple):
    """A format that cannot be read: what it is called, and what its owner may do."""

    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


_IMAGE = (
    "đây là ảnh {0}, không phải văn bản",
    "this is an image ({0}), not a document",
    "bản quét sẽ đọc được khi có OCR; nay hãy dùng tệp PDF hoặc DOCX gốc",
    "scans need OCR, which comes later; use the original PDF or DOCX",
)
_PROGRAM = ("đây là chương trình máy tính ({0})", "this is a program ({0})")
_ARCHIVE = (
    "đây là tệp nén {0}",
    "this is an archive ({0})",
    "giải nén rồi đọc từng tệp",
    "unpack it and read the files inside",
)
_MEDIA = ("đây là tệp âm thanh hoặc phim ({0})", "this is sound or film ({0})")
_SAVE_AS = ("mở bằng Word hoặc LibreOffice rồi lưu thành .docx", "open it and save it as .docx")
OLD_WORD = Foreign(
    "đây là tệp Word đời cũ (.doc), chưa đọc được",
    "this is an old Word file (.doc), which cannot be read yet",
    *_SAVE_AS,
)
_RTF = Foreign("đây là tệp RTF, chưa đọc được", "this is an RTF file, not read yet", *_SAVE_AS)
_WORD_XML = Foreign(
    "đây là tệp Word 2003 XML, chưa đọc được", "this is Word 2003 XML, not read yet", *_SAVE_AS
)
_MHTML = Foreign(
    "đây là trang web lưu một tệp (MHTML), chưa đọc được",
    "this is a web page in one file (MHTML), not read yet",
    "lưu lại thành .html hoặc .docx",
    "save it as .html or .docx",
)
_EXPORT = ("mở ra rồi xuất thành PDF", "open it and export it as PDF")
_JSON = Foreign(
    "đây là dữ liệu JSON (có thể là kết quả của vbparse), không phải văn bản",
    "this is JSON data (output of vbparse, perhaps), not a document",
)
_BINARY = Foreign(
    "không nhận ra định dạng: đây không phải văn bản",
    "unknown format: this is not text",
    "vbparse đọc PDF, DOCX, TXT, MD, HTML",
    "vbparse reads PDF, DOCX, TXT, MD, HTML",
)


def _foreign(words: tuple[str, ...], name: str) -> Foreign:
    return Foreign(*(word.format(name) for word in words))


_MAGIC: tuple[tuple[bytes, Foreign], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_WORD),
    (b"{\\rtf", _RTF),
    *((magic, _foreign(_IMAGE, name)) for magic, name in [
        (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"\0\0\1\0", "ICO"), (b"BM", "BMP"),
    ]),
    *((magic, _foreign(_PROGRAM, name)) for magic, name in [
        (b"MZ", "Windows"), (b"\x7fELF", "Linux"), (b"\xfe\xed\xfa", "macOS"),
        (b"\xcf\xfa\xed\xfe", "macOS"), (b"\xca\xfe\xba\xbe", "Java, macOS"),
        (b"\0asm", "WebAssembly"),
    ]),
    *((magic, _foreign(_ARCHIVE, name)) for magic, name in [
        (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"), (b"7z\xbc\xaf", "7-Zip"),
        (b"Rar!", "RAR"), (b"\x28\xb5\x2f\xfd", "zstd"),
    ]),
    *((magic, _foreign(_MEDIA, name)) for magic, name in [
        (b"ID3", "MP3"), (b"OggS", "Ogg"), (b"fLaC", "FLAC"), (b"\x1aE\xdf\xa3", "Matroska"),
    ]),
)  # fmt: skip
_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(head: bytes, suffix: str) -> Format | Foreign:
    """The format of a file that starts with ``head`` (64 KB are enough)."""
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_ZIP):
        return _zipped(head, suffix)
    foreign = _by_magic(head)
    if foreign:
        return foreign
    if not _is_text(head):
        return PDF if suffix == ".pdf" and b"endobj" in head else _BINARY
    return _written(head, suffix)


def _by_magic(head: bytes) -> Foreign | None:
    if head[4:8] == b"ftyp":
        photo = head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return _foreign(_IMAGE, "HEIC") if photo else _foreign(_MEDIA, "MP4")
    if head[:4] == b"RIFF":
        return _foreign(_IMAGE, "WebP") if head[8:12] == b"WEBP" else _foreign(_MEDIA, "RIFF")
    for magic, foreign in _MAGIC:
        if head.startswith(magic) and not (magic.isalnum() and _is_text(head)):
            return foreign
    if b"MIME-Version:" in head[:2000] and b"multipart/related" in head[:4000]:
        return _MHTML
    return None


def _zipped(head: bytes, suffix: str) -> Format | Foreign:
    """DOCX or one of its many cousins; what is inside is for the reader to check."""
    if b"word/" in head:
        return DOCX
    for mark, name, hint in (
        (b"xl/", "Excel", _EXPORT),
        (b"ppt/", "PowerPoint", _EXPORT),
        (b"mimetypeapplication/vnd.oasis", "OpenDocument", _SAVE_AS),
        (b"mimetypeapplication/epub", "EPUB", _EXPORT),
    ):
        if mark in head:
            words = (f"đây là tệp {name}, chưa đọc được", f"this is {name}, not read yet")
            return Foreign(*words, *hint)
    return DOCX if suffix in DOCX.suffixes else _foreign(_ARCHIVE, "ZIP")


_CONTROL = bytes((*range(9), 11, *range(14, 27), *range(28, 32), 127))
_NOT_ASCII = bytes(range(128, 256))


def _is_text(head: bytes) -> bool:
    """Whether the bytes can be text: few control characters; stray NUL bytes are tolerated."""
    from vbparse.vietnamese.encodings import wide_charset

    if head.startswith(_UTF16) or wide_charset(head):
        return True
    control = len(head) - len(head.translate(None, _CONTROL))
    if control * 20 > len(head):
        return False
    ascii_only = head.translate(None, _NOT_ASCII)
    return len(ascii_only) * 2 >= len(head) or _is_utf8(head)


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a letter that the end of ``head`` cuts."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3
    return True


_HTML = lazy(
    r"""
    \s{0,2000} (?: <\?xml [^>]{0,300} > \s{0,200} )? (?: <!-- .{0,4000}? --> \s{0,200} ){0,3}
    < (?: !doctype \s+ html | (?:html|head|body|meta|table|div|p|title|style|span|center) [\s>] )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_TAG = lazy(r"</(?:p|div|td|html|body|span|b|table)>", re.IGNORECASE)
_OBJECT = lazy(r'\s{0,200}(?:\[\s{0,200})?\{\s{0,200}"[^"\n]{1,200}"\s{0,20}:')  # [{"a":
_WORD_2003 = lazy(r"<w:wordDocument|<\?mso-application[^>]{0,80}Word\.Document")


def _written(head: bytes, suffix: str) -> Format | Foreign:
    """Which sort of text."""
    from vbparse.vietnamese.encodings import decode

    text = decode(head).text if b"\0" in head else head.decode("utf-8", errors="replace")
    text = text.lstrip("\ufeff\0")
    if "<" in text:
        if _WORD_2003.search(text):
            return _WORD_XML
        if _HTML.match(text) or (suffix in HTML.suffixes and _TAG.search(text)):
            return HTML
    if _OBJECT.match(text):
        return _JSON
    return MARKDOWN if suffix in MARKDOWN.suffixes or _is_markdown(text) else TEXT


_MD_HEADING = lazy(r"^ {0,3}(#{1,6})[ \t]+[^\s#]", re.MULTILINE)
_MD_BOLD = lazy(r"\*\*[^\s*][^*\n]{0,300}\*\*")
_MD_TABLE = lazy(r"^[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|){1,40}", re.MULTILINE)


def _is_markdown(text: str) -> bool:
    """Clear marks: a ``##``, the rule of a table, or two of ``#`` and ``**bold**``."""
    signs = 0
    if "#" in text:
        signs += sum(min(len(marks), 2) for marks in _MD_HEADING.findall(text))
    if "**" in text:
        signs += len(_MD_BOLD.findall(text))
    if "|" in text:
        signs += 2 * len(_MD_TABLE.findall(text))
    return signs >= 2
