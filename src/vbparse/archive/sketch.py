"""How alike two texts are, told from a few bytes of each: for drafts and later versions.

A text is the set of its runs of four syllables without marks and figures. Of each of 64 classes of
runs the sketch keeps the least hash (one permutation, empty classes borrow from the next): the part
of classes that agree estimates how many runs two texts share (Jaccard). A band is the hash of three
neighbouring classes: two texts that share eight runs in ten share a band nearly always, texts of
different matters nearly never.
"""

from __future__ import annotations

import struct
from zlib import crc32

from vbparse.vietnamese.fold import bare_words

__all__ = ["bands_of", "likeness", "sketch_of"]

_CLASSES = 64
_RUN = 4
_ROWS = 3
_BANDS = 6
_LEAST_RUNS = 40  # below that a text says too little
_MOST_LETTERS = 200_000
_PACKED = struct.Struct(f">{_CLASSES}H")


def sketch_of(text: str) -> bytes | None:
    """The sketch of a text; ``None`` when there is hardly any."""
    words = bare_words(text[:_MOST_LETTERS])
    least = [-1] * _CLASSES
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if len(runs) < _LEAST_RUNS:
        return None
    for run in runs:
        value = crc32(run.encode("utf-8", "surrogatepass"))
        place, value = value % _CLASSES, value // _CLASSES
        if value < least[place] or least[place] < 0:
            least[place] = value
    return _PACKED.pack(*_filled(least))


def _filled(least: list[int]) -> list[int]:
    """Empty classes take what the next one has, told apart by how far it was."""
    filled = list(least)
    for place, value in enumerate(least):
        away = 0
        while value < 0:
            away += 1
            value = least[(place + away) % _CLASSES]
        filled[place] = (value + away * 0x9E37) & 0xFFFF
    return filled


def bands_of(sketch: bytes) -> tuple[int, ...]:
    """Hashes that texts share which are alike; each fits a signed number of eight bytes."""
    size = _ROWS * 2
    parts = (sketch[band * size : (band + 1) * size] for band in range(_BANDS))
    return tuple(band << 48 | int.from_bytes(part, "big") for band, part in enumerate(parts))


def likeness(one: bytes, other: bytes) -> float:
    """From 0 to 1: the part of the runs that the two texts share, to about 0.06."""
    pairs = zip(_PACKED.unpack(one), _PACKED.unpack(other), strict=True)
    same: int = sum(a == b for a, b in pairs)
    return same / _CLASSES
