"""Text of a document made safe to print: what a terminal would obey is shown, not sent."""

from __future__ import annotations

import re

from vbparse.patterns import lazy

_OBEYED = lazy(
    "["
    r"\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: ESC, CSI, backspace, carriage return
    r"\u200e\u200f\u061c"  # marks of direction
    r"\u202a-\u202e"  # embeddings and overrides of direction
    r"\u2066-\u2069"  # isolates of direction
    r"\u2028\u2029"  # separators of lines and paragraphs
    r"\ud800-\udfff"  # lone surrogates: a file name that is not UTF-8
    "]"
)
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def _visible(match: re.Match[str]) -> str:
    letter = match.group()
    if letter in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return f"\\x{ord(letter):02x}" if ord(letter) < 0x100 else f"\\u{ord(letter):04x}"


def printable(text: str) -> str:
    """``text`` on one line; controls and marks of direction stand as ``\\x1b``, ``\\u202e``."""
    return _OBEYED.sub(_visible, text)


def on_terminal(text: str) -> str:
    """``text`` with its lines and its length; other controls become pictures such as ``␛``."""
    return text.translate(_PICTURES)


def escaped(json: str) -> str:
    """JSON with the same characters written as ``\\u001b``; it means the same to a program."""
    return _OBEYED.sub(_as_json, json)


def _as_json(match: re.Match[str]) -> str:
    letter = match.group()
    return letter if letter == "\n" else f"\\u{ord(letter):04x}"
