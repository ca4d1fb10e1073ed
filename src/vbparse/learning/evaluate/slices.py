"""Which kinds of document a figure is split by: format, level of the issuer, year, regime."""

from __future__ import annotations

import re
from pathlib import Path

from vbparse.document import Source
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.matching import first_answer
from vbparse.vietnamese.agencies import find, level

__all__ = ["SLICES", "format_of", "slices"]

SLICES = ("format", "level", "year", "regime", "set")
UNKNOWN = "unknown"
_LEVELS = ("central", "ministry", "province", "department or district", "commune or unit")
_STATE = (("2020-03-05", "state 2020"), ("2011-03-05", "state 2011"), ("2005-05-06", "state 2005"))
_PARTY = (("2026-05-27", "party 2026"), ("2018-04-03", "party 2018"), ("2004-05-28", "party 2004"))
_PARTY_NUMBER = re.compile(r"\d+\s*-\s*[A-ZĐ]\w*\s*/")  # 12-KH/TU
_BY_SUFFIX = {".pdf": "scan", ".docx": "DOCX", ".doc": "DOC", ".txt": "text", ".md": "Markdown"}
_BY_SUFFIX |= {".htm": "HTML", ".html": "HTML"}


def slices(gold: Gold, kind: str, collection: str) -> dict[str, str]:
    """Slice → value for one document; what gold itself says under ``slices`` comes on top."""
    day = first_answer(gold.get("issued_on") or "")
    issuer = first_answer(gold.get("issuer") or "")
    party = _is_party(first_answer(gold.get("doc_number") or ""), issuer)
    found = {
        "format": kind,
        "level": _LEVELS[level(issuer)] if issuer else UNKNOWN,
        "year": day[:4] or UNKNOWN,
        "regime": _regime(day, party=party),
        "set": collection,
    }
    own = gold.get("slices")
    return found | ({str(k): str(v) for k, v in own.items()} if isinstance(own, dict) else {})


def format_of(path: Path, source: Source | None, *, flat: bool) -> str:
    """``native PDF``, ``scan``, ``DOCX`` …; ``flat``: a text whose line ends mean nothing.

    A PDF that could not be read at all counts as a scan.
    """
    known = _BY_SUFFIX.get(path.suffix.lower(), path.suffix.lower() or UNKNOWN)
    if source is not None and source.media_type == "application/pdf":
        return "native PDF" if source.text_layer == "native" else "scan"
    return "flattened text" if known == "text" and flat else known


def _is_party(number: str, issuer: str) -> bool:
    if _PARTY_NUMBER.match(number):
        return True
    agency = find(issuer) if issuer and not number else None
    return agency is not None and agency.party


def _regime(day: str, *, party: bool) -> str:
    """The rules on form in force on the day of issue."""
    if not day:
        return UNKNOWN
    known = _PARTY if party else _STATE
    return next((name for start, name in known if day >= start), "older")
