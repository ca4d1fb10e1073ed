"""HTML in which nothing can be forgotten."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.exporters.markup import Markup, element, joined


def test_text_is_escaped_and_markup_is_not() -> None:
    inner = element("b", "<i>")
    assert element("p", inner, "<script>") == "<p><b>&lt;i&gt;</b>&lt;script&gt;</p>"


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        ({"class_": 'a"b'}, '<p class="a&quot;b"></p>'),
        ({"data_v": "3", "hidden": True}, '<p data-v="3" hidden></p>'),
        ({"title": None, "open": False, "width": 1.5}, '<p width="1.5"></p>'),
    ],
)
def test_attributes(attributes: dict[str, str], written: str) -> None:
    assert element("p", **attributes) == written


def test_empty_elements_close_themselves() -> None:
    """Inside svg, a ``<rect>`` left open would swallow the next one."""
    assert element("svg", element("rect", x=1.0), element("rect", x=2.0)) == (
        '<svg><rect x="1"/><rect x="2"/></svg>'
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_a_browser_reads_back_the_text(text: str) -> None:
    root = lxml.html.fromstring(element("p", text, title=text))
    hidden = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
    expected = text.translate(dict.fromkeys(hidden, 0xFFFD))
    assert root.text_content() == expected
    assert root.get("title") == expected


def test_only_markup_joins_unescaped() -> None:
    assert joined(("<a>", Markup("<b>"))) == "&lt;a&gt;<b>"
