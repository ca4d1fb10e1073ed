"""Changing a finished draft in the place where a value stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from vbparse.learning.synthesize.draft import Block, Cell, Draft, Row
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["change", "marks_of", "replaced", "shown_keys"]

Change = Callable[[Tagged, Mark], Tagged]
SINGLE = ("number", "place", "signer", "title", "note", "about")
LISTS = ("subject", "recipients", "sign", "issuer_lines", "above")


def change(draft: Draft, key: str, how: Change) -> bool:
    """Change the first text that shows ``key``; false when none does."""
    for name in SINGLE:
        text: Tagged = getattr(draft, name)
        mark = _mark(text, key)
        if mark:
            setattr(draft, name, how(text, mark))
            return True
    for name in LISTS:
        lines: list[Tagged] = getattr(draft, name)
        for i, line in enumerate(lines):
            mark = _mark(line, key)
            if mark:
                lines[i] = how(line, mark)
                return True
    return any(_in_blocks(blocks, key, how) for blocks in _block_lists(draft))


def replaced(draft: Draft, key: str, new: str) -> bool:
    """Other words for the value ``key``, under the same mark."""
    return change(draft, key, lambda text, mark: text.edited(mark.start, mark.end, new))


def _block_lists(draft: Draft) -> Iterator[list[Block]]:
    yield draft.body
    for annex in draft.annexes:
        yield annex.blocks


def _in_blocks(blocks: list[Block], key: str, how: Change) -> bool:
    for i, block in enumerate(blocks):
        mark = _mark(block.text, key)
        if mark:
            blocks[i] = block.with_text(how(block.text, mark))
            return True
        rows = _in_rows(block.rows, key, how)
        if rows:
            blocks[i] = replace(block, rows=rows)
            return True
    return False


def _in_rows(rows: tuple[Row, ...], key: str, how: Change) -> tuple[Row, ...]:
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            mark = _mark(cell.text, key) if cell else None
            if cell and mark:
                new: Cell = replace(cell, text=how(cell.text, mark))
                changed: Row = (*row[:x], new, *row[x + 1 :])
                return (*rows[:y], changed, *rows[y + 1 :])
    return ()


def _mark(text: Tagged, key: str) -> Mark | None:
    return next((mark for mark in text.marks if mark.key == key), None)


def marks_of(draft: Draft) -> Iterator[Mark]:
    """Every mark of the body and annexes, in order."""
    for blocks in _block_lists(draft):
        for block in blocks:
            yield from block.text.marks
            for row in block.rows:
                for cell in row:
                    yield from cell.text.marks if cell else ()


def shown_keys(draft: Draft, kind: str) -> list[str]:
    """Keys of a kind that the body or an annex shows, once each."""
    return list(
        dict.fromkeys(
            m.key for m in marks_of(draft) if m.key.split("#")[0] == kind and "/" not in m.key
        )
    )
