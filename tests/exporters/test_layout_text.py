"""Lines with all that is known of them."""

from __future__ import annotations

from dataclasses import replace

from vbparse.document import CellRef, Heading, Layout, Notice, Origin, Plan, Source, Span
from vbparse.exporters.layout_text import layout_lines


def test_every_line_is_there_with_zone_and_style(source: Source, plan: Plan) -> None:
    assert plan.layout
    rows = "".join(layout_lines(source, (plan.layout,))).splitlines()
    assert "426 characters, 13 lines" in rows[0]
    number = next(row for row in rows if "Số: 15/KH-UBND" in row)
    assert number.split()[:3] == ["27", "-", "header"]
    assert any("B center" in row and "KẾ HOẠCH" in row for row in rows)
    assert any(row.startswith("zone header     [0:60]") for row in rows)


def test_noise_headings_cells_and_notices_are_told(source: Source, plan: Plan) -> None:
    lines = list(source.lines)
    lines[0] = replace(lines[0], origin=Origin.FURNITURE)
    lines[1] = replace(lines[1], cell=CellRef(0, 2, 1))
    marked = replace(source, lines=tuple(lines), notices=(Notice("x", "hư\x1b[0m"),))
    flow = " " * 26 + source.text[26:]
    heading = Heading("I", Span(224, 241), Span(221, 241), 1, None, Span(242, 253))
    layout = Layout(marked, Span(0, len(flow)), flow, headings=(heading,), part=(1, 2))
    text = "".join(layout_lines(marked, (layout,)))
    assert "(noise) ỦY BAN" in text
    assert "furniture" in text
    assert "⟦0:2,1⟧ Số" in text
    assert "└ heading 1: 'I' 'MỤC ĐÍCH, YÊU CẦU' body [242:253]" in text
    assert "document 1/2" in text
    assert "\x1b" not in text
