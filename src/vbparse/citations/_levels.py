"""How high the issuer of a cited document stands, by its name or, failing that, by the symbol."""

from __future__ import annotations

import re
from functools import lru_cache

from vbparse.citations._bearing import LAWS
from vbparse.citations._seats import level_by_seat
from vbparse.document import Citation
from vbparse.vietnamese.agencies import level
from vbparse.vietnamese.fold import bare_lower

__all__ = ["level_of", "level_of_name"]

_PARLIAMENT = 0.3  # of laws, whose maker is seldom named

# Steps finer than the register's five: the Government stands above its head, a committee of the
# Party above the People's Committee of the same province.
_FINER = (
    (re.compile(r"\b(?:bo chinh tri|ban bi thu|trung uong dang|ban chap hanh trung uong)\b"), 0.0),
    (re.compile(r"\b(?:quoc hoi|thuong vu quoc hoi|chu tich nuoc)\b(?! tinh| thanh)"), _PARLIAMENT),
    (re.compile(r"\bthu tuong\b"), 0.8),
    (re.compile(r"\bvan phong chinh phu\b"), 0.9),
    (re.compile(r"^chinh phu\b"), 0.6),
    (re.compile(r"^(?:uy ban|ban chi dao|hoi dong)\b.*\b(?:quoc gia|trung uong)$"), 0.95),
    (re.compile(r"\b(?:doan dai bieu quoc hoi)\b"), 1.9),
    (re.compile(r"^(?:ban thuong vu |thuong truc )?(?:tinh uy|thanh uy)\b"), 1.9),
    (re.compile(r"\bdang bo (?:tinh|thanh pho)\b"), 1.9),
    (re.compile(r"\bdang bo (?:huyen|quan|thi xa)\b"), 2.9),
    (re.compile(r"\bdang bo (?:xa|phuong|thi tran)\b"), 3.8),
    (re.compile(r"^(?!vien |benh vien |truong |trung tam ).*\btrung uong\b"), 1.0),
    (re.compile(r"\btong lien doan\b|\bquan ly von nha nuoc\b"), 1.0),
    (re.compile(r"^(?:ban thuong vu |thuong truc )?(?:huyen uy|quan uy|thi uy)\b"), 2.9),
    (re.compile(r"^(?:thuong truc )?hoi dong nhan dan (?:tinh|thanh pho)\b"), 1.95),
    (re.compile(r"^(?:giam doc |truong )?(?:so|cong an tinh|cong an thanh pho)\b"), 3.0),
    (re.compile(r"^(?:truong )?phong\b"), 3.5),
    (re.compile(r"^(?:ban thuong vu )?dang uy\b"), 3.8),
)
_ORGANS = (
    (re.compile(r"TW|BCT|BBT"), 0.0),
    (re.compile(r"(?:UBTV)?QH\d*"), 0.3),
    (re.compile(r"CP"), 0.6),
    (re.compile(r"TTg", re.IGNORECASE), 0.8),
    (re.compile(r"VPCP"), 0.9),
    (re.compile(r"\w+QG|BCĐTW|BCĐQG"), 0.95),
    (re.compile(r"\w+TW|TLĐ|B[A-ZĐ&]{1,8}"), 1.0),
    (re.compile(r"TU"), 1.9),
    (re.compile(r"UBND|HĐND"), 2.0),
    (re.compile(r"S[A-ZĐ&]{1,9}|HU|QU|ThU"), 3.0),
    (re.compile(r"P[A-ZĐ&]{1,9}|GDĐT|GDDT"), 3.5),
)


def level_of(citation: Citation) -> float:
    """0 is the top of the Party, 4 a commune or a school."""
    if citation.doc_type in LAWS and citation.issuer is None:
        return _PARLIAMENT
    by_name = level_of_name(citation.issuer) if citation.issuer else None
    by_symbol = _by_symbol(citation.value or "")
    if by_name is None or (by_name >= 4 and by_symbol is not None):
        return 2.5 if by_symbol is None else by_symbol
    return by_name


@lru_cache(maxsize=1024)
def level_of_name(name: str) -> float:
    """The level of a body, finer than the register's."""
    folded = " ".join(bare_lower(name).split())
    finer = next((rank for pattern, rank in _FINER if pattern.search(folded)), None)
    if finer is None:
        finer = level_by_seat(name)
    return float(level(name)) if finer is None else finer


def _by_symbol(value: str) -> float | None:
    segments = [s for s in re.split(r"[-/]", value) if re.match(r"[A-ZĐ]{2}|TTg", s)]
    for segment in reversed(segments):
        for pattern, rank in _ORGANS:
            if pattern.fullmatch(segment):
                return rank
    return 0.3 if re.search(r"/QH\d", value) else None
