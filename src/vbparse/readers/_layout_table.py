"""Tables that only place things on the page: the header block, the signature, a page's frame.

Their lines are ordinary text, left cell first; only the cells of data tables are cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vbparse.patterns import lazy
from vbparse.vietnamese.letters import UPPER

_HEADER = lazy(
    r"""
      CỘNG \s+ H[ÒOÕ][ÀA]? \s* XÃ | Độc \s+ lập \s* - \s* Tự \s+ do | ĐẢNG \s+ CỘNG \s+ SẢN \s+ VIỆT
    | ^ \s* Số \s* : .{0,60} [/-] [A-ZĐ]
    | ^ \s* (?:BẢN|DỰ) \s+ THẢO
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ENDING = lazy(
    rf"""
      (?i: ^ \W{{0,3}} Nơi \s+ (?:nhận|gửi) \b )
    | ^ \s* (?:TM|KT|TL|TUQ|Q|T/M|K/T) \s? \. \s? [{UPPER}]{{2}}
    | \( (?i: đã \s+ ký ) \)
    | ^ \s* (?: PHÓ \s+ )?
      (?: GIÁM\sĐỐC | HIỆU\sTRƯỞNG | CHỦ\sTỊCH | TRƯỞNG\s(?:BAN|PHÒNG) | BÍ\sTHƯ ) \s* $
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the table with these texts of cells places a header, a signature or nothing."""
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    filled = [row for row in filled if row]
    width = max(map(len, filled), default=0)
    if width <= 1:
        return True
    if width > 3 or len(filled) > 8:
        return False
    cells = [cell[:3000] for row in filled for cell in row]
    if any(_HEADER.search(cell) for cell in cells):
        return True
    return any(_ENDING.search(cell) for cell in cells) and len(filled) <= 4
