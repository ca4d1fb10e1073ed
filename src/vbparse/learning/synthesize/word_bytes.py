"""A Word file whose bytes repeat: python-docx writes times and an order of its own."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

__all__ = ["word_bytes"]

_DAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


def word_bytes(word: Any) -> bytes:
    """The saved ``docx.Document`` with its times and the order of its members fixed."""
    word.core_properties.created = word.core_properties.modified = _DAY
    word.core_properties.author = "vbparse"
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, _DAY.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
