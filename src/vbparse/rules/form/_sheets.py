"""Margins, indents, gaps and line spacing: as Word states them, or measured on PDF pages."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from vbparse.document import Line, Origin, Page, ZoneKind
from vbparse.rules.form._form import Form, Para

__all__ = ["Edge", "Edges", "edges", "measured"]

_NEAR = 3.0  # points; lines this near to one another start or end at one place
_FEWEST = 3  # lines that make an edge
_STRAY = 0.1
_SHARE, _MOST = 0.3, 0.5  # of all lines; fewer start, or end, at one place by accident


@dataclass(frozen=True, slots=True)
class Edge:
    """A margin in points; of a PDF it may be known only to be no wider (``at_most``)."""

    points: float
    at_most: bool = False

    def outside(self, low: float, high: float, slack: float) -> bool:
        """Whether it is surely out of range."""
        return self.points < low - slack or (not self.at_most and self.points > high + slack)


Sides = dict[str, Edge]


@dataclass(frozen=True, slots=True)
class Edges:
    """Where full lines of the body start and end, in points from the left edge of the page."""

    left: float
    right: float
    sure: bool = True  # many lines end at the right one; else it is where the longest does


def edges(form: Form) -> Edges | None:
    """The text area of a PDF, by the places at which most lines start and end."""
    inner = [
        line
        for para in form.texts
        for line in para.lines[1:]
        if line.box is not None and _upright(form, line)
    ]
    full = [
        line.box
        for para in form.texts
        for line in para.lines[:-1]
        if line.box is not None and _upright(form, line)
    ]
    starts = [line.box.x0 for line in inner if line.box is not None]
    left, right = _common(starts, _SHARE), _common([box.x1 for box in full], _MOST)
    if left is None or not full:
        return None
    longest = max(box.x1 for box in full)
    if right is None or sum(box.x1 > right + _NEAR for box in full) > _STRAY * len(full):
        return Edges(left, longest, sure=False)  # ragged: that some lines end alike is chance
    return Edges(left, right)


def _common(values: list[float], share: float) -> float | None:
    """The place at which most values stand."""
    counts = Counter(round(value / _NEAR) for value in values)
    if not counts:
        return None
    near = {key: sum(counts[key + d] for d in (-1, 0, 1)) for key in counts}
    best = max(near, key=lambda key: (near[key], counts[key], -key))
    if near[best] < max(_FEWEST, share * len(values)):
        return None
    return median(value for value in values if abs(round(value / _NEAR) - best) <= 1)


def _upright(form: Form, line: Line) -> bool:
    page = form.source.pages[line.page - 1] if line.page else None
    return page is not None and page.width <= page.height


def measured(form: Form) -> Iterator[tuple[Page, Sides]]:
    """The margins of each upright section of a Word file; those of a PDF once, on its pages."""
    upright = [page for page in form.pages if page.width <= page.height]
    if form.pdf:
        if upright:
            yield upright[0], _of_pdf(form, upright)
        return
    for page in upright:
        if page.margins is not None:
            m = page.margins
            sides = {"top": m.top, "bottom": m.bottom, "left": m.left, "right": m.right}
            yield page, {side: Edge(points) for side, points in sides.items()}


def _of_pdf(form: Form, pages: list[Page]) -> Sides:
    found: Sides = {}
    area = form.area
    if area is not None:
        found["left"] = Edge(area.left)
        found["right"] = Edge(pages[0].width - area.right, at_most=not area.sure)
    heights = {page.number: page.height for page in pages}
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for line in form.source.lines_in(form.layout.span):
        if line.origin is not Origin.TEXT or line.box is None or line.page not in heights:
            continue
        if not any(map(str.isalpha, form.source.quote(line.span))):
            continue  # a page number that passed for text
        tops[line.page] = min(tops.get(line.page, 1e6), line.box.top)
        bottoms[line.page] = max(bottoms.get(line.page, 0.0), line.box.bottom)
    if tops:
        # space above the first line of a page comes on top of the margin
        found["top"] = Edge(min(tops.values()), at_most=len(tops) < 2)
        lowest = min(heights[page] - bottom for page, bottom in bottoms.items())
        found["bottom"] = Edge(lowest, at_most=True)
    return found


# ------------------------------------------------------------------------------- paragraphs, PDF


def indent_of(form: Form, para: Para, area: Edges | None) -> float | None:
    """How far the first line of a paragraph stands from the left edge of the text."""
    if not form.pdf:
        style = para.style
        if style.indent_left is None and style.indent_first is None:
            return None
        return (style.indent_left or 0.0) + (style.indent_first or 0.0)
    first = para.lines[0]
    if area is None or first.box is None or not _upright(form, first):
        return None
    return first.box.x0 - area.left


def ragged(form: Form, para: Para, area: Edges | None) -> bool:
    """Whether a paragraph of several lines is not set to both edges."""
    if not form.pdf:
        return para.style.align not in ("justify", None)
    boxes = [line.box for line in para.lines if line.box is not None and _upright(form, line)]
    if area is None or len(boxes) < 3:
        return False
    first = _first_words(form, para)
    full = short = 0
    for box, width in zip(boxes, first[1:], strict=False):
        space = area.right - box.x1
        if abs(space) <= _NEAR:
            full += 1
        elif width is None or space <= width + 2 * _NEAR:  # else the word had fitted: an end
            short += 1
    return short > full


def _first_words(form: Form, para: Para) -> list[float | None]:
    """How wide the first word of each upright line is."""
    found: list[float | None] = []
    for line in para.lines:
        if line.box is not None and _upright(form, line):
            words = form.source.words.within(line.span)
            box = form.source.words.box(words[0]) if len(words) else None
            found.append(box.x1 - box.x0 if box else None)
    return found


def pitch(form: Form) -> float | None:
    """The usual distance of lines in the paragraphs of a PDF, as a multiple of single spacing."""
    steps = []
    for para in form.texts:
        for one, two in itertools.pairwise(para.lines):
            if one.box and two.box and one.page == two.page and para.style.size:
                steps.append((two.box.bottom - one.box.bottom) / (1.15 * para.style.size))
    # of paragraphs that the layout has joined the gap counts as a step: the lower ones are true
    return sorted(steps)[len(steps) // 4] if len(steps) >= _FEWEST else None


def gaps(form: Form) -> list[tuple[Para, float]]:
    """The space above each paragraph that stands below another one."""
    found = []
    single = pitch(form) if form.pdf else None
    for one, two in itertools.pairwise(form.paras):
        if _apart(form, one, two):
            continue
        if not form.pdf:
            found.append((two, (one.style.space_after or 0.0) + (two.style.space_before or 0.0)))
            continue
        above, below = one.lines[-1], two.lines[0]
        size = two.style.size
        if above.box and below.box and above.page == below.page and single and size:
            step = below.box.bottom - above.box.bottom
            if 0 < step < 4 * size:
                found.append((two, step - single * 1.15 * size))
    return found


def _apart(form: Form, one: Para, two: Para) -> bool:
    """Whether something else stands between two paragraphs: a table, a line of another part."""
    between = form.source.line_index(two.span.start) - form.source.line_index(one.span.end - 1)
    preamble = form.layout.zone(ZoneKind.PREAMBLE)
    return between != 1 and not (preamble is not None and one.span.overlaps(preamble))
