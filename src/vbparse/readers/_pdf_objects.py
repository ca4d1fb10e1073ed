"""What is drawn on a page beside its words: rules, pictures, and the marks of flattened stamps."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vbparse.document import Rule
from vbparse.readers import _pdf_native as native

MAX_OBJECTS = 60_000  # objects of one page that are looked at; beyond it rules may be missing
MAX_RULES = 6_000  # rules of one page that are kept
THIN = 2.6  # a shape no thicker than this is a rule, not an area
SHORT = 3.0  # a rule shorter than this is a dot or a dash
MAX_DEPTH = 4  # forms within forms

_TEXT, _PATH, _IMAGE, _FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_MOVE, _LINE = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Frame(NamedTuple):
    """How user space maps to the page as shown: turned, origin at the top left."""

    matrix: Matrix
    width: float
    height: float

    @property
    def plain(self) -> bool:
        """Whether only the y axis is turned over, as on nearly every page."""
        return self.matrix[:4] == (1.0, 0.0, 0.0, -1.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        return _apply(self.matrix, x, y)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """``x0, top, x1, bottom`` of a rectangle given by two corners."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    across, down = right - left, top - bottom
    turns: list[Matrix] = [
        (1.0, 0.0, 0.0, -1.0, -left, top),
        (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        (0.0, -1.0, -1.0, 0.0, top, right),
    ]
    turn = page.get_rotation() // 90 % 4
    width, height = (across, down) if turn % 2 == 0 else (down, across)
    return Frame(turns[turn], width, height)


@dataclass(slots=True)
class Drawn:
    """Rules and pictures of one page; ``stamped`` has the annotation of each flattened text."""

    rules: list[Rule] = field(default_factory=list)
    images: int = 0
    covered: float = 0.0  # share of the page under its largest picture
    objects: int = 0
    cut: bool = False  # a limit was reached: rules may be missing
    stamped: dict[int, int] = field(default_factory=dict)  # text object → number of its stamp


def drawn_on(page: int, frame: Frame, before: int | None = None) -> Drawn:
    """Everything but text on a page; objects from ``before`` on came from its annotations."""
    found = Drawn()
    count = native.count_objects(page)
    end = count if before is None else min(before, count)
    walk = _Walk(frame, found)
    walk.visit([native.page_object(page, i) for i in range(min(end, MAX_OBJECTS))], _SAME, 0)
    found.cut = found.cut or end > MAX_OBJECTS
    found.objects = count
    for i in range(end, count):
        _note_stamps(native.page_object(page, i), found.stamped, None, 0)
    return found


def _note_stamps(handle: int, stamped: dict[int, int], group: int | None, depth: int) -> None:
    """Number the annotations inside the form that flattening has added."""
    kind = native.object_type(handle)
    if len(stamped) > MAX_OBJECTS:
        return
    if kind == _TEXT:
        stamped[handle] = group or 0
    elif kind == _FORM and depth <= MAX_DEPTH:
        for i in range(min(native.count_in_form(handle), MAX_OBJECTS)):
            number = i + 1 if group is None else group
            _note_stamps(native.form_object(handle, i), stamped, number, depth + 1)


class _Walk:
    """One pass over the objects of a page and of the forms in it."""

    def __init__(self, frame: Frame, found: Drawn) -> None:
        self.frame, self.found = frame, found
        self.buffer = native.Floats(6)
        self.modes = native.Ints(2)
        self.left = MAX_OBJECTS

    def visit(self, handles: list[int], matrix: Matrix, depth: int) -> None:
        self.left -= len(handles)
        for handle in handles:
            kind = native.object_type(handle)
            if kind == _PATH:
                self.path(handle, matrix)
            elif kind == _IMAGE:
                self.image(handle, matrix)
            elif kind == _FORM:
                self.form(handle, matrix, depth)

    def form(self, handle: int, matrix: Matrix, depth: int) -> None:
        count = native.count_in_form(handle)
        if depth >= MAX_DEPTH or count > self.left:
            self.found.cut = True
            return
        native.object_matrix(handle, self.buffer.start)
        inner = _times(_matrix(self.buffer.read()), matrix)
        self.visit([native.form_object(handle, i) for i in range(count)], inner, depth + 1)

    def bounds(self, handle: int, matrix: Matrix) -> tuple[float, float, float, float]:
        """Box of an object on the page as shown."""
        at = self.buffer.at
        native.object_bounds(handle, at(0), at(1), at(2), at(3))
        x0, y0, x1, y1 = self.buffer.read()[:4]
        if matrix is not _SAME:
            (x0, y0), (x1, y1) = _apply(matrix, x0, y0), _apply(matrix, x1, y1)
        return self.frame.box(x0, y0, x1, y1)

    def image(self, handle: int, matrix: Matrix) -> None:
        x0, top, x1, bottom = self.bounds(handle, matrix)
        page = max(1.0, self.frame.width * self.frame.height)
        self.found.images += 1
        self.found.covered = max(self.found.covered, (x1 - x0) * (bottom - top) / page)

    def path(self, handle: int, matrix: Matrix) -> None:
        if len(self.found.rules) >= MAX_RULES:
            self.found.cut = True
            return
        box = self.bounds(handle, matrix)
        if self.thin(*box) or box[2] - box[0] < SHORT or box[3] - box[1] < SHORT:
            return
        native.draw_mode(handle, self.modes.start, self.modes.start + 4)
        stroked = bool(self.modes.read()[1])
        segments = native.count_segments(handle)
        if not stroked and segments <= 5:
            return  # the ground of a cell or a paragraph: its edges are not drawn
        native.object_matrix(handle, self.buffer.start)
        inner = _times(_matrix(self.buffer.read()), matrix)
        for part in self.parts(handle, min(segments, MAX_RULES), inner):
            self.part(part, stroked=stroked)

    def parts(self, handle: int, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """Corners of the straight strokes of a path, one list for each."""
        at, found = self.buffer.at, list[list[tuple[float, float]]]()
        straight = True
        for i in range(count):
            segment = native.path_segment(handle, i)
            native.segment_point(segment, at(0), at(1))
            x, y = self.buffer.read()[:2]
            point = self.frame.point(*_apply(matrix, x, y))
            kind = native.segment_type(segment)
            if kind == _MOVE or not found or (kind == _LINE and not straight):
                found.append([point])
            elif kind == _LINE:
                found[-1].append(point)
            straight = kind in (_MOVE, _LINE)
            if native.segment_closes(segment):
                found[-1].append(found[-1][0])
        return found

    def part(self, corners: list[tuple[float, float]], *, stroked: bool) -> None:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if self.thin(min(xs), min(ys), max(xs), max(ys)) or not stroked:
            return
        for (x0, y0), (x1, y1) in itertools.pairwise(corners):
            self.thin(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def thin(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Keep the box as a rule when it is one."""
        across, down = x1 - x0, bottom - top
        if down <= THIN and across > max(SHORT, down):
            middle = round((top + bottom) / 2, 2)
            self.found.rules.append(Rule(round(x0, 2), middle, round(x1, 2), middle))
            return True
        if across <= THIN and down > max(SHORT, across):
            middle = round((x0 + x1) / 2, 2)
            self.found.rules.append(Rule(middle, round(top, 2), middle, round(bottom, 2)))
            return True
        return False


def _matrix(values: list[float]) -> Matrix:
    return values[0], values[1], values[2], values[3], values[4], values[5]


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    if n is _SAME:
        return m
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
