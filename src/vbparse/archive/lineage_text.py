"""A family of works as text: an indented tree, a Mermaid diagram, GraphML."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.archive.lineage import Lineage, Node
from vbparse.exporters import Lang
from vbparse.exporters.printable import printable

__all__ = ["MISSING", "as_graphml", "as_mermaid", "as_tree"]

MISSING = {"vi": "chưa có trong kho", "en": "not in the archive"}


def as_tree(tree: Lineage, lang: Lang = "vi") -> Iterator[str]:
    """One line a work, indented by what it carries out; ``▶`` marks the one asked about."""
    seen: set[int] = set()

    def lines(number: int, indent: str, last: bool, top: bool) -> Iterator[str]:
        node = tree.nodes[number]
        branch = "" if top else indent + ("└─ " if last else "├─ ")
        mark = "▶ " if number == tree.root else ""
        again = " …" if number in seen else ""
        yield printable(f"{branch}{mark}{_line(node, lang)}{again}") + "\n"
        if again:
            return
        seen.add(number)
        deeper = indent if top else indent + ("   " if last else "│  ")
        children = tree.children(number)
        for i, child in enumerate(children):
            yield from lines(child, deeper, i == len(children) - 1, False)

    for top in tree.tops():
        yield from lines(top, "", True, True)


def _line(node: Node, lang: Lang) -> str:
    if node.missing:
        return f"{node.label} ({MISSING[lang]})"
    number = f"[{node.id}] "
    parts = [node.label, node.issued_on or "", node.issuer or "", node.subject or ""]
    return number + " · ".join(part for part in parts if part)


def as_mermaid(tree: Lineage, lang: Lang = "vi") -> Iterator[str]:
    """A flowchart that Markdown pages show as a picture."""
    yield "flowchart TD\n"
    for number in sorted(tree.nodes):
        node = tree.nodes[number]
        texts = [node.label, node.issuer or "", node.issued_on or ""]
        if node.missing:
            texts.append(MISSING[lang])
        label = "<br/>".join(_quoted(text) for text in texts if text)
        yield f'  {_name(number)}["{label}"]\n'
    for parent, child in tree.edges:
        yield f"  {_name(parent)} --> {_name(child)}\n"
    yield f"  style {_name(tree.root)} stroke-width:3px\n"


def _name(number: int) -> str:
    return f"w{number}" if number >= 0 else f"m{-number}"


def _quoted(text: str) -> str:
    """Whatever has a meaning in Mermaid or HTML as its number."""
    return "".join(
        c if c.isalnum() or c in " .,/-" else f"#{ord(c)};" for c in " ".join(text.split())
    )


def as_graphml(tree: Lineage) -> Iterator[str]:
    """For Gephi, yEd, Cytoscape and networkx itself."""
    import networkx

    for line in networkx.generate_graphml(tree.graph()):
        yield printable(line) + "\n"  # XML has no place for most controls
