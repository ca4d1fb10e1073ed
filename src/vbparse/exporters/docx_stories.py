"""Headers and footers of a Word file while corrections are written into them: the parts that
sections name, new ones, and what must stand in the package beside them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from vbparse.exporters.docx_copy import serialised
from vbparse.readers import _docx_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

    from vbparse.readers._docx_package import Package

__all__ = ["FOOT", "TOP", "Stories"]

_W = n.VAL[:-3]
_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CONTENT_TYPES = "[Content_Types].xml"
TOP, FOOT = f"{_W}headerReference", f"{_W}footerReference"
_KIND = {TOP: ("header", "hdr"), FOOT: ("footer", "ftr")}


class Stories:
    """The headers and footers, by the names of their parts."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets = dict(package.relationships(package.main).targets)
        self._trees: dict[str, _Element] = {}
        self._new: dict[str, str] = {}  # part → place
        self._ids: dict[str, str] = {}  # of new parts
        self.changed: set[str] = set()

    @property
    def even(self) -> bool:
        """Whether even pages have headers of their own."""
        settings = self._package.relationships(self._package.main).first(f"{_OFFICE}/settings")
        return settings is not None and b"<w:evenAndOddHeaders" in self._package.blob(settings)

    def named(self, section: _Element) -> Iterator[tuple[tuple[str, str], str]]:
        """Place and kind → part, as far as a section names them itself."""
        for place in (TOP, FOOT):
            for reference in section.iterchildren(place):
                name = self._targets.get(reference.get(n.REL_ID, ""))
                if name is not None:
                    yield (place, reference.get(n.TYPE, "default")), name

    def tree(self, name: str) -> _Element:
        """The root of a part; the same each time."""
        if name not in self._trees:
            self._trees[name] = self._package.tree(name)
        return self._trees[name]

    def lone(self, name: str) -> bool:
        """Whether a part points to no other: no picture that a copy would lose."""
        return not self._package.relationships(name).targets

    def add(self, section: _Element, place: str, kind: str, like: _Element | None = None) -> str:
        """A new part of ``kind`` for a section, as a copy of ``like`` or empty."""
        word, root = _KIND[place]
        folder = self._package.main.rpartition("/")[0]
        taken = {*self._package.names, *self._new}
        number = next(i for i in range(1, len(taken) + 2) if _part(folder, word, i) not in taken)
        name = _part(folder, word, number)
        self._new[name] = place
        self._trees[name] = deepcopy(like) if like is not None else _empty(root)
        self._ids[name] = self._free_id()
        self._targets[self._ids[name]] = name
        reference = section.makeelement(place, {n.TYPE: kind, n.REL_ID: self._ids[name]})
        section.insert(0, reference)
        self.changed.add(name)
        return name

    def _free_id(self) -> str:
        taken = {item.get("Id") for item in self._relationships()} | set(self._ids.values())
        return next(f"vbparse{i}" for i in range(1, len(taken) + 2) if f"vbparse{i}" not in taken)

    def _rels_name(self) -> str:
        folder, _, main = self._package.main.rpartition("/")
        return f"{folder}/_rels/{main}.rels".lstrip("/")

    def _relationships(self) -> _Element:
        from lxml import etree

        name = self._rels_name()
        if name in self._package.names:
            return self._package.tree(name)
        return etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')

    def parts(self) -> dict[str, bytes]:
        """What is other than it was."""
        from lxml import etree

        package = self._package
        found = {
            name: serialised(self._trees[name], package, name) for name in sorted(self.changed)
        }
        if not self._new:
            return found
        types, rels = package.tree(_CONTENT_TYPES), self._relationships()
        for name, place in self._new.items():
            word = _KIND[place][0]
            kind = _CONTENT_TYPE.format(word)
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
            etree.SubElement(
                rels,
                f"{{{_RELATIONSHIPS}}}Relationship",
                Id=self._ids[name],
                Type=f"{_OFFICE}/{word}",
                Target=f"/{name}",
            )
        return found | {
            _CONTENT_TYPES: serialised(types, package, _CONTENT_TYPES),
            self._rels_name(): serialised(rels, package, self._rels_name()),
        }


def _part(folder: str, word: str, number: int) -> str:
    return f"{folder}/{word}{number}.xml".lstrip("/")


def _empty(root: str) -> _Element:
    from lxml import etree

    return etree.fromstring(f'<w:{root} xmlns:w="{_NAME}"/>')
