"""The page of ``vbparse show``: self-contained, escaped, every value at its place."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import lxml.html
import pypdfium2
import pytest

from vbparse.document import Cell, CellRef, Evidence, Field, Line, Page, Plan, Source, Span, Table
from vbparse.exporters import Look, show_sheets
from vbparse.exporters.items import items
from vbparse.exporters.show_page import show_page

Element = lxml.html.HtmlElement
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> javascript:alert(3) &lt; \x00"


def page(
    source: Source, plans: Sequence[Plan], look: Look | None = None, pdf: Path | bytes | None = None
) -> str:
    return "".join(show_page(source, plans, look or Look(), pdf))


def tree(text: str) -> Element:
    return lxml.html.document_fromstring(text)


def find(root: Element, tag: str = "*", **attributes: str) -> list[Element]:
    """Elements by tag and attributes; ``class_`` asks for one of the classes."""
    name = attributes.pop("class_", "")
    wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
    return [
        element
        for element in root.iter(None if tag == "*" else tag)
        if name in ["", *element.get("class", "").split()]
        and all(element.get(key) == value for key, value in wanted.items())
    ]


def blank_pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842).close()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def test_the_text_is_whole_and_every_value_is_marked(source: Source, plan: Plan) -> None:
    root = tree(page(source, [plan]))
    rows = [row.text_content() for row in find(root.find(".//article"), "p")]
    assert rows == source.text.splitlines()
    for number, item in enumerate(items(plan)):
        marked = find(root, "mark", data_at=str(number))
        quotes = "".join(mark.text_content() for mark in marked)
        assert quotes == "".join(source.quote(Span(e.start, e.end)) for e in item.evidence)
        assert len(find(root, class_="item", data_v=str(number))) == 1


def test_a_value_over_two_lines_is_marked_on_both(source: Source, plan: Plan) -> None:
    over = replace(plan.subject, evidence=(Evidence(None, 76, 119),))
    root = tree(page(source, [replace(plan, subject=over)]))
    number = next(i for i, item in enumerate(items(plan)) if item.path == "subject")
    marks = find(root, "mark", data_at=str(number))
    assert [mark.text_content() for mark in marks] == [
        "KẾ HOẠCH",
        "Tổ chức ngày hội đọc sách năm 2025",
    ]


def test_everything_from_the_document_is_escaped(
    plan: Plan, written: Callable[..., Source]
) -> None:
    source = written(f"{HOSTILE}\n", name=f"{HOSTILE}.txt")
    field = Field(
        value=HOSTILE, confidence=0.5, found_by=HOSTILE, evidence=(Evidence(None, 0, 12),)
    )
    hostile = replace(
        plan,
        subject=field,
        citations=(replace(plan.citations[0], title=HOSTILE, issuer=HOSTILE, evidence=()),),
        source=replace(plan.source, name=HOSTILE),
    )
    text = page(source, [hostile])
    root = tree(text)
    assert len(find(root, "script")) == 1
    assert not find(root, "img")
    assert "\x00" not in text
    attributes = [name for element in root.iter() for name in element.attrib]
    assert not [name for name in attributes if name.startswith("on")]
    assert not {"a", "form", "iframe", "link", "object", "base"} & {e.tag for e in root.iter()}


def test_the_policy_allows_this_script_and_this_style_only(source: Source, plan: Plan) -> None:
    text = page(source, [plan])
    policy = find(tree(text), "meta", http_equiv="Content-Security-Policy")[0].get("content")
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched(source: Source, plan: Plan) -> None:
    text = page(source, [plan])
    assert not re.search(r"https?://|url\(|@import|\bsrc=(?!\"data:)|style=\"", text)


@pytest.mark.parametrize(("lang", "word"), [("vi", "Cơ quan ban hành"), ("en", "Issuer")])
def test_the_frame_follows_the_language(lang: str, word: str, source: Source, plan: Plan) -> None:
    text = page(source, [plan], Look(lang))  # type: ignore[arg-type]
    assert f'<html lang="{lang}">' in text
    assert word in text


def test_several_documents_stand_one_below_the_other(
    source: Source, two_parts: tuple[Plan, Plan]
) -> None:
    root = tree(page(source, two_parts))
    assert [h.text_content() for h in find(root, "h2")] == [
        "Văn bản 1/2",
        "Văn bản 2/2",
    ]
    numbers = [item.get("data-v") for item in find(root, class_="item")]
    assert len(numbers) == len(set(numbers))


def test_a_long_text_is_cut_and_says_so(
    source: Source, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_sheets, "MOST_LETTERS", 50)
    root = tree(page(source, [plan]))
    assert "50" in find(root, class_="limit")[0].text_content()
    shown = "\n".join(p.text_content() for p in find(root.find(".//article"), "p"))
    assert shown == source.text[:50]


def test_cells_become_a_table(plan: Plan) -> None:
    text = "STT\nViệc\n1\nHọp\n"
    starts = [0, 4, 9, 11]
    cells = [CellRef(0, 0, 0), CellRef(0, 0, 1), CellRef(0, 1, 0), CellRef(0, 1, 1)]
    lines = tuple(
        Line(Span(start, start + len(row)), cell=cell)
        for start, row, cell in zip(starts, text.split(), cells, strict=False)
    )
    table = Table(2, 2, (Cell(0, 0, (Span(0, 3),), colspan=2),), Span(0, len(text)))
    source = Source("bang.docx", text, lines=lines, tables=(table,))
    bare = Plan(source=plan.source)
    root = tree(page(source, [bare]))
    rows = [[c.text_content() for c in find(r, "td")] for r in find(root, "tr")]
    assert rows == [["STT", "Việc"], ["1", "Họp"]]
    assert find(root, "td")[0].get("colspan") == "2"


def test_pages_of_a_pdf_are_drawn_with_boxes(paged: tuple[Source, Plan]) -> None:
    source, plan = paged
    root = tree(page(source, [plan], pdf=blank_pdf(1)))
    assert find(root, "img")[0].get("src").startswith("data:image/png;base64,")
    number = next(i for i, item in enumerate(items(plan)) if item.path == "place")
    boxes = find(root, "rect", data_at=str(number))
    assert [(b.get("x"), b.get("width")) for b in boxes] == [("69", "62"), ("69", "22")]
    assert find(root, "svg")[0].get("viewbox") == "0 0 595 842"


def test_pages_beyond_the_limit_are_left_out_and_said_so(
    paged: tuple[Source, Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_sheets, "MOST_PAGES", 2)
    source, plan = paged
    source = replace(source, pages=tuple(Page(n, 595, 842) for n in range(1, 6)))
    place = replace(plan.place, evidence=(replace(plan.place.evidence[0], page=4),))
    plan = replace(plan, place=place)
    root = tree(page(source, [plan], Look("en"), pdf=blank_pdf(5)))
    assert [f.get("id") for f in find(root, "figure")] == ["page-1", "page-4"]
    assert "2 of 5 pages" in find(root, class_="limit")[0].text_content()


def test_a_page_that_cannot_be_drawn_keeps_its_boxes(paged: tuple[Source, Plan]) -> None:
    source, plan = paged
    source = replace(source, pages=(Page(1, 595, 842), Page(2, 595, 842)))
    root = tree(page(source, [plan], pdf=blank_pdf(1)))
    assert len(find(root, "img")) == 1
    assert len(find(root, "figure")) == 2


def test_an_enormous_page_stays_a_small_picture(paged: tuple[Source, Plan]) -> None:
    from vbparse.exporters.pdf_pages import render

    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400).close()
    stream = io.BytesIO()
    document.save(stream)
    picture = next(render(stream.getvalue(), [1]))
    assert picture.width * picture.height <= 4_100_000
