"""Plain text: one ``Line`` a line of the file that holds something.

Texts come with one line a paragraph, with lines cut at a width, or as one running line from a law
portal. Which of these it is the layout decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from vbparse.document import Line, Source, Span
from vbparse.errors import Empty, TooLarge
from vbparse.patterns import lazy
from vbparse.readers._text_tables import with_tables
from vbparse.vietnamese.encodings import decode, modernise
from vbparse.vietnamese.normalize import clean_mapped

MAX_LINES = 500_000


def read(path: Path, data: bytes) -> Source:
    """The text of ``data``, whatever its charset; raises ``Empty`` and ``TooLarge``."""
    decoded = decode(data)
    modern = modernise(decoded.text)
    text, raw = clean_mapped(modern.text)
    lines = tuple(Line(span) for span in islice(line_spans(text), MAX_LINES + 1))
    check(path, len(lines))
    lines, tables = with_tables(text, lines)
    return Source(
        path.name,
        text,
        lines=lines,
        tables=tables,
        encoding=modern.encoding if modern.encoding != "unicode" else decoded.encoding,
        charset=decoded.charset,
        raw=raw,
        notices=(*decoded.notices, *modern.notices),
    )


_ROW = lazy(r"\S(?:[^\n]*\S)?")


def line_spans(text: str) -> Iterator[Span]:
    """Each line that holds more than white space, without the white space around it."""
    return (Span(*match.span()) for match in _ROW.finditer(text))


def check(path: Path, lines: int) -> None:
    """Raise when there is nothing to read, or far more than any document holds."""
    if not lines:
        raise Empty(path, "tệp không có chữ nào", "there is no text in the file")
    if lines > MAX_LINES:
        raise TooLarge(
            path,
            f"văn bản vượt giới hạn {MAX_LINES} dòng",
            f"the text has more than the limit of {MAX_LINES} lines",
            hint_vi="tách thành nhiều tệp nhỏ hơn",
            hint_en="split it into smaller files",
        )
