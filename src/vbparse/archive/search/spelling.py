"""Letters as PostgreSQL indexes them: without marks, each mark as a capital behind its letter.

``chuyển`` → ``chuyeAFn``. Folded texts have no ASCII capitals, so the text without marks is this
one without its capitals: one column serves both, and PostgreSQL takes the marks off by itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from vbparse.vietnamese.fold import bare_lower

__all__ = ["MARKS", "spelled"]

MARKS = "ABCDEFGHIJ"
"""The capitals, which mean nothing but marks."""

_SIGNS = dict(
    zip(
        "\u0302\u0306\u031b\u0300\u0301\u0309\u0303\u0323",  # â ă ơ à á ả ã ạ
        MARKS,
        strict=False,
    )
)
_STROKE = "I"  # of đ
_RARE = "J"  # before the figures of another letter's code


def spelled(folded: str) -> str:
    """``folded`` (``folding.toned``) with the marks behind their letters."""
    quick = unicodedata.normalize("NFD", folded).replace("đ", "d" + _STROKE)
    for mark, sign in _SIGNS.items():
        quick = quick.replace(mark, sign)
    return quick if quick.isascii() else folded.translate(_spelling())


@cache
def _spelling() -> dict[int, str]:
    letters = (chr(code) for block in (range(0xC0, 0x250), range(0x1EA0, 0x1EFA)) for code in block)
    small = (char for char in letters if char.lower() == char != bare_lower(char))
    return {ord(char): bare_lower(char) + _marks_of(char) for char in small}


def _marks_of(char: str) -> str:
    if char == "đ":
        return _STROKE
    marks = unicodedata.normalize("NFD", char)[1:]
    if marks and all(mark in _SIGNS for mark in marks):
        return "".join(_SIGNS[mark] for mark in marks)
    return _RARE + "".join(MARKS[int(figure)] for figure in str(ord(char)))
