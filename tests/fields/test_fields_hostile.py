"""Odd and huge input: every header and end field stays linear, and never raises."""

from __future__ import annotations

import time

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.extractor import Extractor, in_order
from vbparse.fields import extractors

NAMES = {
    *("doc_type", "doc_number", "place", "issued_on", "issuer", "subject", "theme", "draft"),
    *("security", "urgency", "recipients", "signer", "annexes"),
}
MINE = in_order(tuple(e for e in extractors() if e.name in NAMES))
PIECES = [
    *(
        "ngày ",
        "((((",
        "Căn cứ ",
        "1. ",
        " ",
        "\n",
        ".",
        "9",
        "-",
        "- ",
        "; - ",
        "Số: ",
        "KT. ",
        "“",
    ),
    *(
        "chủ đề “",
        "SỞ Y TẾ ",
        "CHỦ TỊCH ",
        "Lê An ",
        "Sở Y tế (",
        "x   X   ",
        "Ký bởi ",
        "a\n",
        "V/v ",
    ),
    *("tháng ", "xây dựng Kế hoạch ", "Phụ lục I\n", "(để ", "A", "@", "Sở Y tế;\n", "DỰ THẢO "),
]


def _layout(text: str, kind: ZoneKind) -> Layout:
    zones = (Zone(kind, Span(0, len(text))),)
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones, flat=True)


def _run(layout: Layout) -> None:
    known: dict[str, object] = {}
    for extract in MINE:
        known[extract.name] = extract(layout, known)


@pytest.mark.parametrize("kind", list(ZoneKind))
def test_no_piece_makes_a_field_slow(kind: ZoneKind) -> None:
    slow = []
    for piece in PIECES:
        layout = _layout(piece * (200_000 // len(piece)), kind)
        start = time.process_time()
        _run(layout)
        if time.process_time() - start > 2:
            slow.append(piece)
    assert not slow


def test_each_field_is_there() -> None:
    assert {e.name for e in MINE} == NAMES


@pytest.mark.parametrize("extract", MINE, ids=lambda e: e.name)
def test_empty_document(extract: Extractor) -> None:
    found = extract(Layout(Source("a.txt", ""), Span(0, 0), ""), {})
    assert not getattr(found, "value", None)
