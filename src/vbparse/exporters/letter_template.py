"""Word templates with placeholders such as ``{{trich_yeu}}``, and the one that comes along."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from vbparse.exporters.docx_copy import zipped
from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["filled", "placeholders_in", "plain_template"]

_HOLE = lazy(r"\{\{ {0,9}(?P<name>\w{1,40}) {0,9}\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def placeholders_in(root: _Element) -> Iterator[str]:
    """The names between double braces, though Word may have cut them into runs."""
    for paragraph in root.iter(n.P):
        for hole in _HOLE.finditer("".join(text.text or "" for text in _texts(paragraph))):
            yield hole["name"]


def filled(
    root: _Element, values: Mapping[str, str], name: str, lines: Sequence[tuple[str, bool]]
) -> None:
    """Fill every placeholder; a paragraph with that of the list is repeated for each line."""
    for paragraph in list(root.iter(n.P)):
        said = "".join(text.text or "" for text in _texts(paragraph))
        holes = [hole["name"] for hole in _HOLE.finditer(said)]
        if name in holes:
            for line, heading in lines:
                paragraph.addprevious(_line(paragraph, line, heading=heading))
            parent = paragraph.getparent()
            if parent is not None:
                parent.remove(paragraph)
        elif holes:
            _fill(paragraph, values)


def _texts(paragraph: _Element) -> list[_Element]:
    """The texts of a paragraph without those of boxes anchored in it."""
    return [t for t in paragraph.iter(n.T) if next(t.iterancestors(n.P), None) is paragraph]


def _line(paragraph: _Element, text: str, *, heading: bool) -> _Element:
    """A paragraph set like the one with the placeholder."""
    made = paragraph.makeelement(n.P)
    properties = n.child(paragraph, n.P_PR)
    if properties is not None:
        made.append(deepcopy(properties))
    run = made.makeelement(n.R)
    first = next(paragraph.iter(n.R), None)
    look = n.child(first, n.R_PR) if first is not None else None
    look = deepcopy(look) if look is not None else made.makeelement(n.R_PR)
    if heading:
        for old in list(look.iterchildren(n.B)):
            look.remove(old)
        ahead = sum(item.tag in (n.R_STYLE, n.FONTS) for item in look)
        look.insert(ahead, look.makeelement(n.B))
    run.append(look)
    inside = run.makeelement(n.T, {_SPACE: "preserve"})
    inside.text = text
    run.append(inside)
    made.append(run)
    return made


def _fill(paragraph: _Element, values: Mapping[str, str]) -> None:
    texts = _texts(paragraph)
    whole = "".join(text.text or "" for text in texts)
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text.text or "")
    for hole in reversed(list(_HOLE.finditer(whole))):
        value = values[hole["name"]]
        for text, start in reversed(list(zip(texts, starts, strict=True))):
            said = text.text or ""
            left, right = max(hole.start() - start, 0), min(hole.end() - start, len(said))
            if start >= hole.end() or left >= len(said) or right <= 0:
                continue
            first = start <= hole.start()
            text.text = said[:left] + (value if first else "") + said[right:]
            text.set(_SPACE, "preserve")


def plain_template() -> bytes:
    """The template that is used when none is named: A4, margins and letters of Decree 30."""
    heads = _table(
        _p("TÊN CƠ QUAN GÓP Ý", "center", bold=True, size=12) + _p("Số: …/…", "center", size=13),
        _p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, size=12)
        + _p("Độc lập - Tự do - Hạnh phúc", "center", bold=True, size=13)
        + _p("…, ngày … tháng … năm …", "center", italic=True),
    )
    ends = _table(
        _p("Nơi nhận:", bold=True, italic=True, size=12)
        + _p("- Như trên;", size=11)
        + _p("- Lưu: VT.", size=11),
        _p("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "center", bold=True)
        + _p("") * 4
        + _p("Họ và tên", "center", bold=True),
    )
    body = (
        heads
        + _p("")
        + _p("PHIẾU GÓP Ý", "center", bold=True)
        + _p("Đối với {{van_ban}}: {{trich_yeu}}", "center", bold=True)
        + _p("Kính gửi: {{co_quan}}", "center", space=12)
        + _text(
            "Sau khi nghiên cứu {{van_ban}} (số, ký hiệu: {{so_ky_hieu}}; tệp {{tep}}), chúng tôi "
            "trân trọng gửi tới quý đơn vị {{so_gop_y}} ý kiến sau:"
        )
        + _text("{{gop_y}}")
        + _text("Phạm vi đã soát: {{do_phu}}", italic=True)
        + _text(
            "Trên đây là ý kiến góp ý đối với dự thảo, kính đề nghị quý đơn vị nghiên cứu, tiếp "
            "thu, hoàn thiện./."
        )
        + ends
    )
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _STYLE_RELS,
        "word/styles.xml": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
    }
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return zipped({name: (declared + text).encode("utf-8") for name, text in parts.items()})


def _text(text: str, *, italic: bool = False) -> str:
    return _p(text, "both", italic=italic, first=720, space=6)


def _p(
    text: str,
    align: str = "left",
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 14,
    first: int = 0,
    space: int = 0,
) -> str:
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    look += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>'
    form = f'<w:spacing w:before="{20 * space}" w:after="0"/>'
    form += f'<w:ind w:firstLine="{first}"/><w:jc w:val="{align}"/>'
    inside = f'<w:t xml:space="preserve">{html.escape(text)}</w:t>'
    return f"<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{look}</w:rPr>{inside}</w:r></w:p>"


def _table(left: str, right: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for width, inside in ((3600, left), (5471, right))
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9071" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="3600"/><w:gridCol w:w="5471"/></w:tblGrid>'
        f"<w:tr>{cells}</w:tr></w:tbl>"
    )


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_OPENING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_RELS = (
    f'{_OPENING}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_STYLE_RELS = (
    f'{_OPENING}<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
