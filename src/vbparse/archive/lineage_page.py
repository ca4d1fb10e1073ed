"""A family of works as one page that opens offline: a graph to click in, and what is known of each.

The boxes are links to the sections below, so no script is needed; every text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from vbparse.archive.lineage import Lineage, Node
from vbparse.archive.lineage_text import MISSING
from vbparse.exporters import Lang
from vbparse.exporters.markup import Markup, element, head, joined

__all__ = ["as_page"]

_WIDTH, _HEIGHT, _GAP, _RISE = 200.0, 58.0, 18.0, 46.0  # of a box, and between boxes
_LETTERS = 27  # of a line in a box
_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Phả hệ văn bản", "Lineage"),
    "issuer": ("Cơ quan ban hành", "Issued by"),
    "issued_on": ("Ngày ban hành", "Issued on"),
    "subject": ("Trích yếu", "Subject"),
    "file": ("Tệp", "File"),
    "deadlines": ("Số thời hạn", "Deadlines"),
    "parent": ("Triển khai", "Carries out"),
    "children": ("Được triển khai bởi", "Carried out by"),
}


def as_page(tree: Lineage, lang: Lang = "vi") -> Iterator[str]:
    """The page, in pieces."""
    style = resources.files("vbparse.archive").joinpath("lineage.css").read_text("utf-8")
    title = f"{_say('title', lang)} · {tree.nodes[tree.root].label}"
    yield f'<!doctype html>\n<html lang="{lang}">\n'
    yield head(title, Markup(style))
    yield "\n<body>\n<main>\n"
    yield element("h1", title) + "\n"
    yield element("div", _graph(tree), class_="graph") + "\n"
    for number in _in_order(tree):
        yield _section(tree, number, lang) + "\n"
    yield "</main>\n</body>\n</html>\n"


def _say(word: str, lang: Lang) -> str:
    return _WORDS[word][lang == "en"]


def _in_order(tree: Lineage) -> list[int]:
    """Every work once, a parent before what carries it out."""
    order: dict[int, None] = {}
    waiting = tree.tops()[::-1]
    while waiting:
        number = waiting.pop()
        if number not in order:
            order[number] = None
            waiting.extend(tree.children(number)[::-1])
    return list(order)


def _places(tree: Lineage) -> dict[int, tuple[float, float]]:
    """Left and top of each box: leaves side by side, a parent above the middle of its children."""
    places: dict[int, tuple[float, float]] = {}
    edge = 0.0

    def put(number: int, depth: int, path: frozenset[int]) -> float:
        nonlocal edge
        inner = [c for c in tree.children(number) if c not in path and c not in places]
        below = [put(child, depth + 1, path | {child}) for child in inner]
        if below:
            left = (below[0] + below[-1]) / 2
        else:
            left, edge = edge, edge + _WIDTH + _GAP
        places[number] = (left, depth * (_HEIGHT + _RISE))
        return left

    for top in tree.tops():
        if top not in places:
            put(top, 0, frozenset({top}))
    return places


def _graph(tree: Lineage) -> Markup:
    places = _places(tree)
    lines = [
        element("path", d=_curve(places[above], places[child]))
        for above, child in tree.edges
        if above in places and child in places
    ]
    boxes = [_box(tree, number, *places[number]) for number in _in_order(tree) if number in places]
    wide = max(left for left, _ in places.values()) + _WIDTH + 2 * _GAP
    high = max(top for _, top in places.values()) + _HEIGHT + 2 * _GAP
    inner = element("g", *lines, *boxes, transform=f"translate({_GAP:g},{_GAP:g})")
    return element("svg", inner, width=wide, height=high, role="img")


def _curve(above: tuple[float, float], child: tuple[float, float]) -> str:
    x0, y0 = above[0] + _WIDTH / 2, above[1] + _HEIGHT
    x1, y1 = child[0] + _WIDTH / 2, child[1]
    middle = (y0 + y1) / 2
    return f"M{x0:g} {y0:g}C{x0:g} {middle:g} {x1:g} {middle:g} {x1:g} {y1:g}"


def _box(tree: Lineage, number: int, left: float, top: float) -> Markup:
    node = tree.nodes[number]
    kind = "missing" if node.missing else "asked" if number == tree.root else None
    texts = [(node.label, "number"), (node.issuer or "", None), (node.issued_on or "", None)]
    return element(
        "a",
        element("title", " · ".join(filter(None, (node.label, node.issuer, node.subject)))),
        element("rect", x=left, y=top, width=_WIDTH, height=_HEIGHT, rx=6.0),
        *[
            element("text", _cut(text), x=left + 10, y=top + 19 + 16 * line, class_=style)
            for line, (text, style) in enumerate(texts)
            if text
        ],
        href=f"#{_anchor(number)}",
        class_=kind,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"


def _anchor(number: int) -> str:
    return f"w{number}" if number >= 0 else f"m{-number}"


def _section(tree: Lineage, number: int, lang: Lang) -> Markup:
    node = tree.nodes[number]
    rows = [
        (_say(name, lang), value)
        for name, value in (
            ("issuer", node.issuer),
            ("issued_on", node.issued_on),
            ("subject", node.subject),
            ("file", node.file),
            ("deadlines", str(node.deadlines) if node.deadlines else None),
        )
        if value
    ]
    told = [element("dt", name) + element("dd", value) for name, value in rows]
    for word, others in (("parent", tree.parents(number)), ("children", tree.children(number))):
        if others:
            links = [_link(tree.nodes[other]) for other in others]
            told.append(element("dt", _say(word, lang)) + element("dd", *_listed(links)))
    name = f"{node.label} ({MISSING[lang]})" if node.missing else f"{node.label} [{node.id}]"
    return element(
        "section",
        element("h2", name),
        element("dl", *[Markup(row) for row in told]),
        id=_anchor(number),
    )


def _link(node: Node) -> Markup:
    return element("a", node.label, href=f"#{_anchor(node.id)}")


def _listed(links: list[Markup]) -> list[Markup]:
    return [joined((", " if i else "", link)) for i, link in enumerate(links)]
