"""Tables with rules between their rows only: columns are where no word of any row stands.

pdfplumber finds no cells there, since nothing crosses. The rules of one table are equally long
and stand below each other; the white alleys between its words are taken for its column lines.
Where each rule is drawn cell by cell, its joints are the column lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vbparse.document import Rule
from vbparse.readers._pdf_tables import GridCell, PageTable
from vbparse.readers._pdf_words import PageWords

_SAME = 3.0  # points; ends of the rules of one table differ by no more
_LONG = 0.4  # share of the page; such a table is at least this wide
_FEWEST = 4  # rules
_JOINTS = 2  # a rule with no more is one stroke
_HIGH = 9.0  # points; a row is at least this high
_ALLEY = 5.0  # points; a column line needs this much white
_FILLED = 0.5  # share of the rows in which a column must have words


def open_tables(
    rules: Sequence[Rule], words: PageWords, width: float, ruled: list[PageTable]
) -> list[PageTable]:
    """Such tables of a page, beside those that are ``ruled`` both ways."""
    found = _jointed(rules, width, ruled)
    ruled = [*ruled, *found]
    by_ends = defaultdict[tuple[int, int], list[float]](list)
    for rule in rules:
        if rule.top == rule.bottom and rule.x1 - rule.x0 >= _LONG * width:
            by_ends[round(rule.x0 / _SAME), round(rule.x1 / _SAME)].append(rule.top)
    for (left, right), heights in by_ends.items():
        tops = _apart(heights)
        if len(tops) < _FEWEST or any(_meet(table, tops) for table in ruled):
            continue
        table = _table(words, (left - 1) * _SAME, (right + 1) * _SAME, tops)
        if table is not None:
            found.append(table)
    return found


def _jointed(rules: Sequence[Rule], width: float, ruled: list[PageTable]) -> list[PageTable]:
    """Tables whose rules are drawn cell by cell: the same joints at each height."""
    by_joints = defaultdict[tuple[int, ...], list[tuple[float, tuple[float, ...]]]](list)
    for height, joints in _chains(rules):
        if joints[-1] - joints[0] >= _LONG * width:
            by_joints[tuple(round(x / _SAME) for x in joints)].append((height, joints))
    found = []
    for chains in by_joints.values():
        tops, xs = _apart([height for height, _ in chains]), list(chains[0][1])
        if len(tops) < _FEWEST or len(xs) <= 2 or any(_meet(table, tops) for table in ruled):
            continue
        cells = [GridCell(r, c, 1, 1) for r in range(len(tops) - 1) for c in range(len(xs) - 1)]
        found.append(PageTable(xs, tops, cells))
    return found


def _chains(rules: Sequence[Rule]) -> Iterator[tuple[float, tuple[float, ...]]]:
    """Each row of level rules that meet end to end: its height, its ends and joints."""
    by_height = defaultdict[float, set[tuple[float, float]]](set)
    for rule in rules:
        if rule.top == rule.bottom and rule.x1 - rule.x0 > 2 * _SAME:
            by_height[round(rule.top, 1)].add((rule.x0, rule.x1))
    for height, parts in sorted(by_height.items()):
        joints: list[float] = []
        for x0, x1 in sorted(parts):
            if joints and abs(x0 - joints[-1]) > _SAME:
                if len(joints) > _JOINTS:
                    yield height, tuple(joints)
                joints = []
            joints += [x1] if joints else [x0, x1]
        if len(joints) > _JOINTS:
            yield height, tuple(joints)


def _apart(heights: list[float]) -> list[float]:
    """Distinct heights, from top to bottom."""
    found: list[float] = []
    for height in sorted(heights):
        if not found or height - found[-1] >= _HIGH:
            found.append(height)
    return found


def _meet(table: PageTable, tops: list[float]) -> bool:
    return table.tops[0] - 1 < tops[-1] and tops[0] < table.tops[-1] + 1


def _table(words: PageWords, left: float, right: float, tops: list[float]) -> PageTable | None:
    inside = [
        k
        for k, (y0, y1) in enumerate(zip(words.top, words.bottom, strict=True))
        if tops[0] < (y0 + y1) / 2 < tops[-1]
        and left < words.x0[k] < right
        and k not in words.stamp
    ]
    xs = [left, *_alleys(words, inside), right]
    rows, columns = len(tops) - 1, len(xs) - 1
    if columns < 2:
        return None
    cells = [GridCell(r, c, 1, 1) for r in range(rows) for c in range(columns)]
    table = PageTable(xs, tops, cells)
    filled = set()
    for k in inside:
        y, x = (words.top[k] + words.bottom[k]) / 2, (words.x0[k] + words.x1[k]) / 2
        cell = table.at(x, y)
        if cell is not None:
            filled.add((cell.row, cell.column))
    counts = [sum((r, c) in filled for r in range(rows)) for c in range(columns)]
    return table if min(counts) >= _FILLED * rows else None


def _alleys(words: PageWords, members: list[int]) -> list[float]:
    """Middles of the white stretches between the words, from left to right."""
    found: list[float] = []
    end: float | None = None
    for x0, x1 in sorted((words.x0[k], words.x1[k]) for k in members):
        if end is not None and x0 - end >= _ALLEY:
            found.append((x0 + end) / 2)
        end = x1 if end is None else max(end, x1)
    return found
