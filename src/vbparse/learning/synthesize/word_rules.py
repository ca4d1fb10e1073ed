"""Đường kẻ: the rules below motto, issuer and subject, as lines drawn in a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vbparse.learning.synthesize.fonts import measure
from vbparse.learning.synthesize.looks import Face, Look
from vbparse.learning.synthesize.tagged import Tagged
from vbparse.learning.synthesize.typeset import set_lines

__all__ = ["HALF", "WHOLE", "draw_below", "ruled"]

WHOLE, HALF = 1.0, 0.4
"""Of the line above: motto and Party; issuer and subject (ND30 Phụ lục I, II.1, 2, 5)."""


def ruled(lines: Sequence[tuple[str, Tagged]], look: Look) -> dict[int, float]:
    """Which lines of half a header have a rule below them, and how long it is."""
    if look.regime.party:
        return {i: WHOLE for i, (role, _) in enumerate(lines) if role == "state"}
    found = {i: WHOLE for i, (role, _) in enumerate(lines) if role == "motto"}
    issuers = [i for i, (role, _) in enumerate(lines) if role == "issuer"]
    found |= dict.fromkeys(issuers[-1:], HALF)
    return {i: share for i, share in found.items() if look.said(f"{lines[i][0]}.rule", True)}


def draw_below(
    paragraph: Any, text: str, face: Face, *, middle: float, width: float, share: float
) -> None:
    """A line below a centred paragraph; ``middle`` and ``width`` of its column in points."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sizes = measure(face.style, face.size)
    set_ = set_lines(Tagged(text), sizes, width)
    half = min(set_[-1].width, width) * share / 2
    y = len(set_) * face.size * 1.15 + 2
    place = (
        "position:absolute;z-index:1;mso-position-horizontal-relative:text;"
        "mso-position-vertical-relative:text"
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            f'<v:line style="{place}" from="{middle - half:.1f}pt,{y:.1f}pt" '
            f'to="{middle + half:.1f}pt,{y:.1f}pt" strokeweight=".75pt"/></w:pict></w:r>'
        )
    )
