"""HTML to a tree, and what its elements mean: block, list, noise, and how their text looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from vbparse.errors import Damaged, Empty
from vbparse.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NOISE = """
script style noscript template head title meta link iframe object embed applet svg canvas map
select option optgroup button input textarea audio video progress del xml
"""
_BLOCKS = """
html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption
section article main header footer nav aside address blockquote center pre form fieldset
figure figcaption hr details summary legend
"""
NOISE = frozenset(_NOISE.split())
BLOCKS = frozenset(_BLOCKS.split())
BOILERPLATE = frozenset(("nav", "aside", "footer"))

_DECLARED = lazy(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = lazy(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")


def declared_charset(data: bytes) -> str | None:
    """The charset that the page states, in its XML declaration or in a ``meta``."""
    head = data[:8192]
    match = _XML.search(head) or _DECLARED.search(head)
    return match[1].decode("ascii") if match else None


def tree_of(path: Path, text: str) -> Element:
    """The root of the page; raises ``Damaged`` when it is nested deeper than any real page."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.replace("\0", "").encode(errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Empty(path, "trang không có chữ nào", "there is no text in the page") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise Damaged(
            path,
            "các thẻ HTML lồng nhau quá sâu",
            "the HTML elements are nested too deep",
            hint_vi="lưu lại trang thành .docx hoặc .txt",
            hint_en="save the page as .docx or .txt",
        )
    tree: Element = root
    return tree


@dataclass(frozen=True, slots=True)
class Look:
    """How text inside an element is set; handed down to what stands in it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str | None = None
    size: float | None = None
    link: bool = False
    note: bool = False  # inside a footnote
    heading: int = 0
    kept: bool = False  # <pre>: line ends count


_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "dfn"))
_ALIGNS = frozenset(("left", "center", "right", "justify"))
_LENGTH = lazy(r"([\d.]{1,8})\s*(pt|px|em|cm|mm|in)?")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_ALIGN_CLASS = lazy(r"(?:^|[\s-])(?:text-?)?(center|right|justify)(?:$|\s)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def css(style: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute, names and values in lower case."""
    found = {}
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = " ".join(value.lower().split())
    return found


Sheet = dict[str, str]
"""Declarations of a page's own style sheet by class: ``c5`` → ``font-weight:700``."""


def sheet_of(root: Element) -> Sheet:
    """The rules of the page for single classes (``.c5``, ``p.MsoTitle``); the last one counts."""
    sheet: Sheet = {}
    for style in root.iter("style"):
        for rule in (style.text or "").split("}"):
            selectors, _, declarations = rule.rpartition("{")
            for selector in selectors.split(","):
                tag, dot, name = selector.strip().partition(".")
                if dot and name.replace("-", "").isalnum() and (not tag or tag.isalnum()):
                    sheet[name] = declarations
    return sheet


def look_of(element: Element, outer: Look, sheet: Sheet) -> Look:
    """The look inside ``element``, which stands in text that looks like ``outer``."""
    tag, given = element.tag, element.attrib
    look = outer
    if tag in _BOLD:
        look = replace(look, bold=True, heading=int(tag[1]) if tag[0] == "h" else look.heading)
    elif tag in _ITALIC:
        look = replace(look, italic=True)
    elif tag in ("u", "ins"):
        look = replace(look, underline=True)
    elif tag == "a" and given.get("href"):
        look = replace(look, link=True)
    elif tag == "center":
        look = replace(look, align="center")
    elif tag == "pre":
        look = replace(look, kept=True)
    if not given:
        return look
    align = (given.get("align") or "").lower()
    if align in _ALIGNS and tag not in ("table", "img", "hr"):
        look = replace(look, align=align)
    name = given.get("class") or ""
    by_class = _ALIGN_CLASS.search(name) if tag in BLOCKS else None
    if by_class:
        look = replace(look, align=by_class[1].lower())
    if "footnote" in name.lower() and "reference" not in name.lower() and tag in BLOCKS:
        look = replace(look, note=True)
    if sheet:
        for part in name.split()[:10]:
            if part in sheet:
                look = _styled(look, css(sheet[part]), tag)
    style = given.get("style")
    return _styled(look, css(style), tag) if style else look


def _styled(look: Look, rules: dict[str, str], tag: str) -> Look:
    weight = rules.get("font-weight")
    if weight:
        look = replace(look, bold=weight.startswith(("bold", "6", "7", "8", "9")))
    slant = rules.get("font-style")
    if slant:
        look = replace(look, italic=slant in ("italic", "oblique"))
    if "underline" in rules.get("text-decoration", ""):
        look = replace(look, underline=True)
    align = rules.get("text-align")
    if align in _ALIGNS and tag in BLOCKS:
        look = replace(look, align=align)
    size = _LENGTH.match(rules.get("font-size", ""))
    if size and size[2] in _POINTS and size[1].count(".") <= 1 and size[1] != ".":
        look = replace(look, size=round(float(size[1]) * _POINTS[size[2]], 1))
    if rules.get("mso-element") == "footnote":
        look = replace(look, note=True)
    return look


def is_hidden(element: Element) -> bool:
    """Whether the browser does not show the element."""
    style = element.get("style")
    if style and "none" in style and css(style).get("display") == "none":
        return True
    return element.get("hidden") is not None


def is_note_mark(element: Element) -> bool:
    """Whether the element is the number of a footnote (Word's ``[1]``), in the text or under it."""
    if element.tag != "a":
        return False
    target = element.get("href") or ""
    return target.startswith(("#_ftn", "#_edn")) or "mso-footnote-id" in (
        element.get("style") or ""
    )
