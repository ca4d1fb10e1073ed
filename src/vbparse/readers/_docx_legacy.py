"""Letters of Word files in fonts of the tables TCVN3 (.VnTime) and VNI, to Unicode.

The font says which table it is, and ``.VnTimeH`` prints its letters as capitals. A letter and its
mark may stand in two runs, so runs of one table are read together.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from vbparse.readers._docx_runs import Piece, is_legacy
from vbparse.vietnamese.encodings import from_tcvn3, from_vni

__all__ = ["in_unicode"]


def in_unicode(pieces: Iterable[Piece]) -> str:
    """The text of the pieces, those of legacy fonts turned into Unicode."""
    found: list[str] = []
    for (table, capitals), group in groupby(pieces, key=_table):
        text = "".join(piece.text for piece in group)
        if table:
            text = from_vni(text) if table == "vni" else from_tcvn3(text)
        found.append(text.upper() if capitals else text)
    return "".join(found)


def _table(piece: Piece) -> tuple[str, bool]:
    """The table of the font, and whether it prints small letters as capitals."""
    font = piece.look.font or ""
    if not is_legacy(font):
        return "", False
    if font.lower().startswith("vni"):
        return "vni", piece.look.caps
    return "tcvn3", piece.look.caps or font.rstrip().endswith("H")
