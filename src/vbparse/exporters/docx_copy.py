"""A copy of a Word package in which some parts are others; all else stays byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    from vbparse.readers._docx_package import Package

__all__ = ["copied", "linked", "serialised", "zipped"]

_DAY = (1980, 1, 1, 0, 0, 0)  # of parts that are new: no clock, the same bytes each time
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def serialised(root: _Element, package: Package, name: str) -> bytes:
    """The part as bytes, in the names (strict or transitional) that the file uses."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.as_stored(name, data)


def copied(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """``data`` with ``parts`` in place of those of the same name, or added."""
    stream = BytesIO()
    left = dict(parts)
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/")
            written = left.pop(name, None)
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.compress_type, info.external_attr = entry.compress_type, entry.external_attr
            new.writestr(info, old.read(entry) if written is None else written)
        for name, written in left.items():
            _write(new, name, written)
    return stream.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A new package of those parts, the same bytes each time."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, written in parts.items():
            _write(new, name, written)
    return stream.getvalue()


def _write(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    new.writestr(info, data)


def linked(package: Package, name: str, kind: str, content_type: str) -> dict[str, bytes]:
    """The content types and relationships with the new part ``name`` of the main part."""
    from lxml import etree

    types = package.tree(_CONTENT_TYPES)
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    folder, _, main = package.main.rpartition("/")
    rels_name = f"{folder}/_rels/{main}.rels".lstrip("/")
    if rels_name in package.names:
        rels = package.tree(rels_name)
    else:
        rels = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
    taken = {item.get("Id") for item in rels}
    number = next(i for i in range(1, len(taken) + 2) if f"vbparse{i}" not in taken)
    etree.SubElement(
        rels,
        f"{{{_RELATIONSHIPS}}}Relationship",
        Id=f"vbparse{number}",
        Type=kind,
        Target=f"/{name}",
    )
    return {
        _CONTENT_TYPES: serialised(types, package, _CONTENT_TYPES),
        rels_name: serialised(rels, package, rels_name),
    }
