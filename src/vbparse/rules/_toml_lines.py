"""Lines of keys in TOML: ``tomllib`` reads values, and forgets where they stood."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.patterns import lazy

__all__ = ["line_of"]

_HEADER = lazy(r"\s{0,40}(?P<open>\[\[?)(?P<name>[^\[\]#]{1,200})\]\]?\s{0,200}(?:#|$)")
_KEY = lazy(r"\s{0,40}(?P<name>[\w.\"'-][^=#\n]{0,200}?)\s{0,40}=")


def line_of(text: str, key: str, index: int = 0) -> int:
    """The line, counted from 1, at which ``a.b.c`` is said; that of the nearest table around it,
    or 0. ``index`` counts tables of the same name (``[[waiver]]``)."""
    best, rank = 0, 0
    for line, said, at in _said(text):
        if at == index and (key == said or key.startswith(f"{said}.")) and len(said) > rank:
            best, rank = line, len(said)
    return best


def _said(text: str) -> Iterator[tuple[int, str, int]]:
    """Every table and key, written out, with its line and the number of its table."""
    table, index = "", 0
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _plain(header["name"])
            index = seen.get(table, -1) + 1 if header["open"] == "[[" else 0
            seen[table] = index
            yield number, table, index
            continue
        key = _KEY.match(line)
        if key:
            name = _plain(key["name"])
            yield number, f"{table}.{name}" if table else name, index


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
