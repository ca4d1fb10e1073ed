"""Who an item speaks of when it names no one: the body named by a heading or a dash above it."""

from __future__ import annotations

from functools import cached_property

from vbparse.document import Layout, Span
from vbparse.fields._task_items import Item
from vbparse.fields._task_names import Name, leading, name_at, naming, tight
from vbparse.fields._task_words import openers

_LONGEST = 12  # words
_NEIGHBOURS = 2


class Governors:
    """Who is charged with an item: named by its own heading, one above, or the dash above it."""

    def __init__(self, layout: Layout, items: tuple[Item, ...]) -> None:
        self._layout = layout
        self._headings: dict[int, list[Name]] = {}
        self._dashes: dict[int, list[Name]] = {}
        self._leading: dict[int, tuple[list[Name], int]] = {}
        open_dash: tuple[int | None, list[Name]] | None = None
        for item in items:
            if item.mark == "+" and open_dash and open_dash[0] == item.heading:
                self._dashes[item.span.start] = open_dash[1]
                continue
            names, end = self.leading(item) if item.mark == "-" else ([], 0)
            rest = layout.flow[end : item.span.end].strip(" \n\t:*_") if names else "nothing named"
            open_dash = None if rest else (item.heading, names)

    def leading(self, item: Item) -> tuple[list[Name], int]:
        """The names that the item begins with, and their end."""
        start = item.span.start
        if start not in self._leading:
            self._leading[start] = leading(self._layout, item)
        return self._leading[start]

    def of(self, item: Item) -> list[Name]:
        """The names that govern ``item``; empty when nothing above it names a body."""
        if item.span.start in self._dashes:
            return self._dashes[item.span.start]
        index = item.heading
        while index is not None:
            names = self.named_by(index)
            if names:
                return names
            index = self._layout.headings[index].parent
        return []

    def named_by(self, index: int) -> list[Name]:
        """The names that a heading consists of."""
        if index not in self._headings:
            heading = self._layout.headings[index]
            self._headings[index] = naming(self._layout, heading.title) or self._one_of_many(index)
        return self._headings[index]

    def _one_of_many(self, index: int) -> list[Name]:
        """A heading built like a name, most of whose neighbours name bodies: it names one too."""
        layout, heading = self._layout, self._layout.headings[index]
        title = tight(layout.flow, heading.title.start, heading.title.end)
        if not heading.titled or not _is_name(layout, title):
            return []
        named, all_below = self._below[heading.parent]
        enough = named >= _NEIGHBOURS and 2 * named > all_below - 1
        return [name_at(layout, title)] if enough else []

    @cached_property
    def _below(self) -> dict[int | None, tuple[int, int]]:
        """Below each heading (``None``: at the top), how many headings name bodies, of how many."""
        below: dict[int | None, tuple[int, int]] = {}
        for heading in self._layout.headings:
            named, count = below.get(heading.parent, (0, 0))
            hit = heading.titled and bool(naming(self._layout, heading.title))
            below[heading.parent] = (named + hit, count + 1)
        return below


def _is_name(layout: Layout, title: Span) -> bool:
    """Whether words have two capitals, and no verb among them: ``Báo và Phát thanh Hải Lĩnh``."""
    words = layout.read(title).split()
    if not 2 <= len(words) <= _LONGEST or not words[0][0].isupper():
        return False
    capitals = [w for w in words[1:] if w[0].isupper()]
    return bool(capitals) and openers().search(layout.flow, title.start, title.end) is None
