"""Properties of real Word files; skipped where ``../shared`` is not there."""

from __future__ import annotations

import re
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx_builder import read

from vbparse.document import Origin, Source
from vbparse.vietnamese import normalize

_NAMES = ("58-kh-thptcl2.docx", "kh-thptdbk-draft.docx", "kh-ubnd-khoang-san-draft.docx")


@pytest.fixture(scope="module", params=_NAMES)
def path(request: pytest.FixtureRequest, shared: Path) -> Path:
    found = shared / "real" / "plans" / str(request.param)
    if not found.is_file():
        pytest.skip(f"{found.name} is not there")
    return found


@pytest.fixture(scope="module")
def source(path: Path) -> Source:
    return read(path.read_bytes(), path.name)


def _lines(source: Source) -> list[str]:
    return [source.quote(line.span) for line in source.lines]


def test_the_header_is_read_left_side_first(source: Source) -> None:
    lines = _lines(source)
    nation = next(i for i, line in enumerate(lines) if line.startswith("CỘNG HÒA"))
    title = lines.index("KẾ HOẠCH")
    assert 0 < nation < title
    assert any(line.startswith("Số:") for line in lines[:nation])
    assert any(re.search(r"ngày .* tháng .* năm", line) for line in lines[nation:title])


def test_recipients_stand_before_the_signer(source: Source) -> None:
    lines = _lines(source)
    first = lines.index("Nơi nhận:")
    last = next(i for i in range(first + 1, len(lines)) if not lines[i].startswith("- "))
    assert last - first > 2
    assert re.match(r"(?:TM|KT)\.", lines[last])


def test_the_same_words_as_python_docx(source: Source, path: Path) -> None:
    body = python_docx.Document(str(path)).element.body
    text = " ".join(source.text.split())
    for element in body.iter(qn("w:p")):
        words = " ".join(normalize.clean(Paragraph(element, None).text).split())  # type: ignore[arg-type]
        assert words in text


def test_spans_cells_and_looks(source: Source) -> None:
    for table in source.tables:
        for cell in table.cells:
            assert cell.row + cell.rowspan <= table.rows
            assert cell.column + cell.colspan <= table.columns
            assert all(span in table.span for span in cell.spans)
    for line in source.lines:
        assert line.label <= len(line.span)
        assert line.style.font and line.style.size and 8 <= line.style.size <= 20
        if line.cell:
            assert line.span in source.tables[line.cell.table].span
    sizes = {line.style.size for line in source.lines if line.origin is Origin.TEXT}
    assert 14 in sizes
    assert all(page.margins and 500 < page.width < 900 for page in source.pages)
