"""Keys under which a citation and the work that it means meet, small enough to index.

Each is a number of 64 bits. Four families: the number with its day; the number with its body; the
type and body with its month, for numbers that are damaged or blank; the number alone where its
symbol belongs to one body. What a work offers and a citation seeks are the same keys, so that a
work that comes later finds the citations that wait for it.
"""

from __future__ import annotations

from hashlib import blake2b

from vbparse.linking.bodies import Issuing
from vbparse.linking.values import Cited, Known
from vbparse.register import is_shared

__all__ = ["offered", "sought"]


def offered(work: Known) -> tuple[int, ...]:
    """The keys of a work."""
    found: list[str] = []
    number = work.number
    if number.digits:
        if work.day:
            found.append(f"n|{number.key}|{work.day}")
        found += [f"b|{number.key}|{series}" for series in _bodies(work.issuing)]
        if _own_symbol(number.organ):
            found.append(f"y|{number.key}")
    months = _months(work.first, work.last, wide=not number.digits)
    found += [
        f"m|{work.type_code}|{series}|{month}"
        for series in _bodies(work.issuing)
        for month in months
        if work.type_code
    ]
    return tuple(sorted({_hash(key) for key in found}))


def sought(citation: Cited) -> tuple[int, ...]:
    """The keys of a citation; none for one without a number and date."""
    found: list[str] = []
    number = citation.number
    if number.digits:
        if citation.day:
            found.append(f"n|{number.key}|{citation.day}")
        found += [f"b|{number.key}|{series}" for series in _bodies(citation.issuing)]
        if _own_symbol(number.organ):
            found.append(f"y|{number.key}")
    if citation.type_code and citation.first:
        month = citation.first[:7]
        found += [
            f"m|{citation.type_code}|{series}|{month}" for series in _bodies(citation.issuing)
        ]
    return tuple(sorted({_hash(key) for key in found}))


def _bodies(issuing: Issuing) -> tuple[str, ...]:
    return (*issuing.series, *issuing.loose)


def _own_symbol(organ: str | None) -> bool:
    return organ is not None and len(organ) > 2 and not is_shared(organ)


def _months(first: str | None, last: str | None, *, wide: bool) -> list[str]:
    """The months that a date may mean; ``wide``: with a month more on both sides."""
    if not first or not last:
        return []
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    if wide:
        start, end = start - 1, end + 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, min(end, start + 14) + 1)]


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
