"""What a reader of a PDF must be told: pages without text, letters that mean nothing, limits."""

from __future__ import annotations

import re

from vbparse.document import Notice
from vbparse.patterns import lazy
from vbparse.readers._pdf_legacy import notice as legacy_notice
from vbparse.readers._pdf_pages import PageText
from vbparse.readers._pdf_words import Faces
from vbparse.vietnamese.syllables import is_syllable, marked_words

_OCR_FONT = lazy(r"glyphless|hiddenhorz|invisible", re.IGNORECASE)
_SAMPLE = 1_200  # characters at the start, in the middle and at the end that are tested
_LEAST_MARKED = 20  # words with marks; fewer prove nothing
_PLAUSIBLE = 0.7  # share of the marked words that must be possible
_UNREAD = 0.05  # share of characters without meaning
_TORN = lazy(r"[^\W\d_][^\w\s/.,:;()'’\"“”&@–-]+[^\W\d_]")  # 7K}QJ: no word has these inside
_ASKEW = 0.5  # share of the words set upwards or slanting, above which a page is turned
_PRIVATE = lazy(r"[\ue000-\uf8ff\ufffd]")


def text_layer(pages: list[PageText], faces: Faces) -> str:
    """Where the letters come from: ``native``, ``ocr``, ``mixed`` or ``none``."""
    written = [page for page in pages if page.words.texts]
    if not written:
        return "none"
    if len(written) < len(pages) and any(_holds_something(p) for p in pages if p not in written):
        return "mixed"
    recognised = [page for page in written if is_recognised(page, faces)]
    if len(recognised) == len(written):
        return "ocr"
    return "mixed" if recognised else "native"


def is_recognised(page: PageText, faces: Faces) -> bool:
    """Whether the page is a picture with a layer of invisible, recognised text."""
    if not page.scanned:
        return False
    if page.words.hidden > 0.5 * len(page.words.texts):
        return True
    fonts = {faces.fonts[faces.all[face].font] for face in set(page.words.face)}
    return any(_OCR_FONT.search(font) for font in fonts)


def _holds_something(page: PageText) -> bool:
    return page.images > 0 or page.objects > 0 or not page.readable


def notices(pages: list[PageText], faces: Faces, text: str, layer: str) -> tuple[Notice, ...]:
    """All that is doubtful about the reading."""
    found = [*_unreadable(pages), *_textless(pages, layer), *_turned(pages), *_garbled(text)]
    found += [legacy_notice(table) for table in sorted(faces.converted)]
    if any(page.cut for page in pages):
        numbers = _ranges([page.number for page in pages if page.cut])
        found.append(
            Notice(
                "page_too_complex",
                f"Trang {numbers} có quá nhiều nét vẽ; bảng trên trang có thể không được nhận ra.",
                f"Page {numbers} holds too many drawn objects; its tables may be missed.",
            )
        )
    return tuple(found)


def _unreadable(pages: list[PageText]) -> list[Notice]:
    numbers = [page.number for page in pages if not page.readable]
    if not numbers:
        return []
    return [
        Notice(
            "page_unreadable",
            f"Không đọc được trang {_ranges(numbers)}: dữ liệu của trang bị hỏng.",
            f"Page {_ranges(numbers)} cannot be read: its data is damaged.",
        )
    ]


def _textless(pages: list[PageText], layer: str) -> list[Notice]:
    if layer == "none":
        return [
            Notice(
                "needs_ocr",
                "Tệp PDF không có lớp chữ (bản quét hoặc trang trắng); cần nhận dạng chữ (OCR).",
                "The PDF holds no text (a scan or blank pages); it needs OCR.",
            )
        ]
    numbers = [
        page.number
        for page in pages
        if page.readable and not page.words.texts and _holds_something(page)
    ]
    if not numbers:
        return []
    return [
        Notice(
            "page_without_text",
            f"Trang {_ranges(numbers)} không có chữ (ảnh quét); cần nhận dạng chữ (OCR).",
            f"Page {_ranges(numbers)} has no text (a picture); it needs OCR.",
        )
    ]


def _turned(pages: list[PageText]) -> list[Notice]:
    numbers = [
        page.number for page in pages if len(page.words.slanted) > _ASKEW * len(page.words.texts)
    ]
    if not numbers:
        return []
    return [
        Notice(
            "page_turned",
            f"Trang {_ranges(numbers)} bị xoay, chữ không nằm ngang nên không xếp được thành dòng; "
            "hãy xoay trang cho đúng chiều.",
            f"Page {_ranges(numbers)} is turned: its text does not run across the page and cannot "
            "be put into lines; turn the page upright.",
        )
    ]


def _garbled(text: str) -> list[Notice]:
    step = max(_SAMPLE, (len(text) - _SAMPLE) // 2)
    sample = "\n".join(text[at : at + _SAMPLE] for at in (0, step, 2 * step))
    if not is_garbled(sample):
        return []
    return [
        Notice(
            "garbled_text",
            "Lớp chữ của PDF không đọc được (phông chữ cũ hoặc bảng mã hỏng); "
            "hãy in lại tệp từ bản gốc hoặc nhận dạng chữ (OCR).",
            "The text layer of the PDF makes no sense (an old font or a broken character map); "
            "print the file anew from the original, or use OCR.",
        )
    ]


def is_garbled(text: str) -> bool:
    """Whether too many words cannot be Vietnamese, or any language."""
    if len(_PRIVATE.findall(text)) > _UNREAD * len(text):
        return True
    marked = marked_words(text)
    if len(marked) >= _LEAST_MARKED:
        return sum(map(is_syllable, marked)) < _PLAUSIBLE * len(marked)
    words = text.split()
    torn = sum(bool(_TORN.search(word)) for word in words)
    return len(words) >= _LEAST_MARKED and torn > 0.15 * len(words)


def _ranges(numbers: list[int]) -> str:
    """``1, 2, 3, 7`` as ``1-3, 7``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
