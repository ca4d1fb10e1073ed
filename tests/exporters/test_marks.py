"""Nested and overlapping spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.document import Span
from vbparse.exporters.marks import Mark, pieces


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 9, [])]),
        ([(2, 4)], [(0, 2, []), (2, 4, [0]), (4, 9, [])]),
        ([(0, 9), (3, 5)], [(0, 3, [0]), (3, 5, [0, 1]), (5, 9, [0])]),
        ([(1, 5), (3, 8)], [(0, 1, []), (1, 3, [0]), (3, 5, [1, 0]), (5, 8, [1]), (8, 9, [])]),
        ([(0, 9), (0, 9)], [(0, 9, [0, 1])]),
        ([(-5, 3), (7, 50)], [(0, 3, [0]), (3, 7, []), (7, 9, [1])]),
    ],
)
def test_pieces(marks: list[tuple[int, int]], expected: list[tuple[int, int, list[int]]]) -> None:
    made = [Mark(start, end, i) for i, (start, end) in enumerate(marks)]
    found = pieces(made, Span(0, 9))
    assert [(p.start, p.end, [m.value for m in p.around]) for p in found] == expected


spans = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=12))
def test_pieces_cover_the_stretch_and_hold_their_marks(given_spans: list[tuple[int, int]]) -> None:
    made = [Mark(start, end, i) for i, (start, end) in enumerate(given_spans)]
    found = pieces(made, Span(5, 35))
    assert [p.start for p in found] == [5, *(p.end for p in found[:-1])]
    assert found[-1].end == 35
    for piece in found:
        inside = {m for m in made if m.start <= piece.start and piece.end <= m.end}
        assert set(piece.around) == inside
