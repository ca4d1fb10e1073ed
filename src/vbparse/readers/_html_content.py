"""The plan in a page with menus: rows that belong to it are kept, navigation is left out.

Two steps. Down from the body to the smallest element that still holds all running text and every
*dấu hiệu* (cue: Quốc hiệu, Số, Nơi nhận …); then, inside it, lists of links and what calls itself
a menu go. Where a cue stands nothing is dropped: in doubt the reader keeps.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vbparse.patterns import lazy
from vbparse.readers._html_lines import Row
from vbparse.readers._html_tree import BLOCKS, BOILERPLATE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CUE = lazy(
    r"""
      (?P<state> C[ỘÔ]NG\s+H[ÒO]À?A?\s+XÃ\s+HỘI | Độc\s+lập\s*[-–.]\s*Tự\s+do
        | ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM$ )
    | (?P<number> ^Số\s*:.{0,40}[/-]\s?[A-ZĐ]{2} )                  # Số: 12/KH-UBND
    | (?P<title> ^(?:KẾ\s+HOẠCH|QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|NGHỊ\s+QUYẾT|THÔNG\s+BÁO|HƯỚNG\s+DẪN
        |CHƯƠNG\s+TRÌNH)\b )
    | (?P<ending> ^Nơi\s+nhận\b | ^(?:TM|KT|TL|TUQ)\.\s?[A-ZĐ] | \./\. )
    | (?P<annex> ^(?:PHỤ\s+LỤC|Phụ\s+lục)\b )
    | (?P<basis> ^(?:Căn\s+cứ|Thực\s+hiện|Kính\s+gửi)\s )        # news begin so as well
    """,
    re.VERBOSE,
)
_STRONG = {"state": 1, "number": 2, "title": 4, "ending": 8, "annex": 16}
_NUMBER = _STRONG["number"]  # lists of new documents print numbers, too
_TITLE = lazy(
    r"^\s*(?:KẾ\s+HOẠCH|Kế\s+hoạch|QUYẾT\s+ĐỊNH|Quyết\s+định|CHỈ\s+THỊ|Chỉ\s+thị|THÔNG\s+BÁO)\b"
)
_NAMED = lazy(
    r"""
    (?:^|[\s_-])
    (?: nav | menu | navbar | breadcrumb | sidebar | footer | share | sharing | social | related
      | comment | rating | pagination | paging | cookie | popup | modal | login | search | banner
      | advert | ads | tags? | toolbar | print | widget | hotline | copyright | other-?news
      | lien-?quan | binh-?luan | chia-?se | tin-?khac
    ) s? (?:$|[\s_-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog"))


class _Weights:
    """Of every element: letters of running text and of links, which sorts of cues, căn cứ."""

    def __init__(self, root: Element, rows: Sequence[Row]) -> None:
        self.text: defaultdict[Element, float] = defaultdict(float)
        self.link: defaultdict[Element, float] = defaultdict(float)
        self.bases: defaultdict[Element, float] = defaultdict(float)
        self.cues: defaultdict[Element, int] = defaultdict(int)  # a bit for each sort
        for row in rows:
            self.link[row.element] += row.link * len(row.text)
            self.text[row.element] += (1 - row.link) * len(row.text)
            sort = _cue(row)
            self.cues[row.element] |= _STRONG.get(sort, 0)
            self.bases[row.element] += sort == "basis"
        self.elements = list(root.iter())  # keeps them alive: they are keys
        for element in reversed(self.elements):
            parent = element.getparent()
            if parent is not None and element in self.text:
                for sums in (self.text, self.link, self.bases):
                    sums[parent] += sums[element]
                self.cues[parent] |= self.cues[element]


def _cue(row: Row) -> str:
    """The sort of cue in a row; a headline of the page has none, it speaks of the document."""
    if row.link >= 0.5 or row.look.heading in (1, 2):
        return ""
    match = _CUE.search(row.text[:400])
    return match.lastgroup or "" if match else ""


def main_rows(root: Element, rows: Sequence[Row]) -> list[Row]:
    """The rows of the plan, in order; all rows when nothing tells them from the page."""
    if len(rows) < 2:
        return list(rows)
    weights = _Weights(root, rows)
    main = _main(root, weights)
    inside = _without_boilerplate(main, weights)
    kept = [row for row in rows if row.element in inside]
    if not any(_TITLE.match(row.text) for row in kept[:40]):
        kept = _headline(rows, kept) + kept
    return kept


_CONTAINERS = frozenset(("body", "div", "section", "article", "main", "form", "td", "center"))
_FRAMES = frozenset(("table", "tbody", "tr"))
_LITTLE = 400  # letters outside that may be lost: an address, the number of visitors


def _main(root: Element, weights: _Weights) -> Element:
    """The smallest element with every sort of cue, outside of which hardly any text runs."""
    main = inner = root
    while weights.cues[main]:
        child = max(
            inner, key=lambda c: (weights.cues[c].bit_count(), weights.text[c]), default=None
        )
        if (
            child is None
            or child.tag not in _CONTAINERS | _FRAMES
            or weights.cues[child] != weights.cues[main]
            or _lost(inner, child, weights) > _LITTLE
        ):
            break
        inner = child
        if child.tag in _CONTAINERS:
            main = child
    return main


def _lost(parent: Element, child: Element, weights: _Weights) -> float:
    """Letters of running text in ``parent`` that do not stand in ``child`` or in furniture."""
    outside = weights.text[parent] - weights.text[child]
    for other in parent:
        if other is child:
            continue
        furniture = weights.link[other] > 0.3 * weights.text[other]
        if furniture or _is_boilerplate(other, weights, outside + 1):
            outside -= weights.text[other]
        elif weights.bases[other]:  # a căn cứ, not in a list of news
            outside += _LITTLE
    return outside


def _without_boilerplate(main: Element, weights: _Weights) -> set[Element]:
    """The elements in ``main`` but not in a menu, a list of links, a footer of the site."""
    inside: set[Element] = set()
    most = 0.3 * weights.text[main]
    stack = [main]
    while stack:
        element = stack.pop()
        if element is not main and _is_boilerplate(element, weights, most):
            continue
        inside.add(element)
        stack.extend(element)
    return inside


def _is_boilerplate(element: Element, weights: _Weights, most: float) -> bool:
    if element.tag not in BLOCKS or weights.text[element] > most:
        return False
    link, text = weights.link[element], weights.text[element]
    if weights.cues[element] & ~_NUMBER:
        return False
    if link > 60 and link > 2 * text:
        return True
    if weights.cues[element]:
        return False
    if element.tag in BOILERPLATE or element.get("role") in _ROLES:
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(name) > 2 and text < 600 and _NAMED.search(name) is not None


def _headline(rows: Sequence[Row], kept: Sequence[Row]) -> list[Row]:
    """The headline of the page that names the plan, when the plan itself lacks its title."""
    first = rows.index(kept[0]) if kept else 0
    before = [row for row in rows[:first] if row.look.heading in (1, 2) and row.link < 0.5]
    return [row for row in before if _TITLE.match(row.text)][-1:]
