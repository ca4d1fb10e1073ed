"""HTML built from values: whatever is not markup is escaped, so nothing can be forgotten."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable

__all__ = ["Markup", "element", "head", "joined"]

_UNSEEN = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_UNSEEN |= dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)
_UNSEEN |= dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)), 0xFFFD)
_UNSEEN |= dict.fromkeys((*range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)
_EMPTY = {"img", "meta", "input", "br", "rect", "col"}


class Markup(str):
    """Text that is HTML; made by ``element`` only, or from files of this folder."""

    __slots__ = ()


def element(tag: str, *children: str | Markup, **attributes: str | float | bool | None) -> Markup:
    """``<tag …>children</tag>``; ``class_`` and ``data_v`` name the attributes class and data-v.

    Attributes that are ``None`` or ``False`` are left out; ``True`` stands alone.
    """
    written = [tag]
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        name = name.rstrip("_").replace("_", "-")
        written.append(name if value is True else f'{name}="{_escaped(_shown(value))}"')
    opening = " ".join(written)
    return Markup(f"<{opening}/>" if tag in _EMPTY else f"<{opening}>{joined(children)}</{tag}>")


def joined(children: Iterable[str | Markup]) -> Markup:
    """The children one after another, each escaped when it is not markup."""
    return Markup("".join(c if isinstance(c, Markup) else _escaped(c) for c in children))


def head(title: str, style: Markup, script: Markup | None = None) -> Markup:
    """The head of a page that opens offline: its own style and script, nothing from outside."""
    allowed = f"style-src '{_digest(style)}'"
    if script is not None:
        allowed += f"; script-src '{_digest(script)}'"
    policy = f"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; {allowed}"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} · vbparse"),
        element("style", style),
    )


def _digest(text: str) -> str:
    """The source expression by which a policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _escaped(text: str) -> str:
    """Controls and marks of direction become visible signs of the same length."""
    return html.escape(text.translate(_UNSEEN), quote=True)


def _shown(value: str | float | bool) -> str:
    return value if isinstance(value, str) else f"{value:g}"
