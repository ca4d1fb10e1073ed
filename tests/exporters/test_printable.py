"""What a terminal or a browser would obey is shown instead."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.exporters.printable import escaped, on_terminal, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kế hoạch", "Kế hoạch"),
        ("a\nb\tc\r\u2028d", "a b c  d"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b", r"\x9b"),
        ("\u202egpj", r"\u202egpj"),
        ("tệp\udc80", r"tệp\udc80"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_text_is_one_line_of_harmless_letters(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)


@given(st.text())
def test_offsets_stay_true_on_a_terminal(text: str) -> None:
    assert len(on_terminal(text)) == len(text)
    assert "\x1b" not in on_terminal(text)


@given(st.text())
def test_escaped_json_means_the_same(text: str) -> None:
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text
