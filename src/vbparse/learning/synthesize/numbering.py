"""Đánh số: labels of headings and points in each of the schemes that plans use."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LETTERS", "Numbering", "roman"]

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Points are lettered by the Vietnamese alphabet: đ follows d."""
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")


def roman(number: int) -> str:
    """``IV`` for 4; enough for the headings of a plan."""
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, sign in signs:
        while number >= value:
            made, number = made + sign, number - value
    return made


@dataclass(frozen=True)
class Numbering:
    """``scheme``: roman (I. 1. a), arabic (1. 1.1. a), parts (PHẦN I, I. 1.), dashed (I- 1-)."""

    scheme: str

    def section(self, number: int) -> tuple[str, str]:
        """Label and bare number of a section: the outermost heading, but for *parts*."""
        if self.scheme == "arabic":
            return f"{number}.", str(number)
        if self.scheme == "dashed":
            return f"{roman(number)}-", roman(number)
        return f"{roman(number)}.", roman(number)

    def part(self, number: int) -> str:
        """``Phần thứ nhất``."""
        return f"Phần thứ {_ORDINALS[number - 1]}"

    def below(self, section: int, number: int) -> tuple[str, str]:
        """Label and bare number of a heading below a section."""
        if self.scheme == "arabic":
            return f"{section}.{number}.", f"{section}.{number}"
        mark = "-" if self.scheme == "dashed" else "."
        return f"{number}{mark}", str(number)

    def point(self, number: int) -> tuple[str, str]:
        """Label and bare letter of a point: ``đ)`` for 5."""
        letter = LETTERS[(number - 1) % len(LETTERS)]
        return f"{letter})", letter
