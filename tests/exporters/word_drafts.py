"""A Word draft with everything that must survive, and the means to compare two packages."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from lxml import etree

from vbparse import readers
from vbparse.document import Plan
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HEAD = (("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "Số: 5/KH-UBND"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
         "Tân Hòa, ngày 2 tháng 3 năm 2025"))  # fmt: skip
BODY = (
    "Căn cứ Kế hoạch số 210/KH-UBND ngày 20 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh về đọc sách;",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Khuyến khích người dân đọc sách, xây dựng  tủ sách ở từng thôn.",
    "II. NỘI DUNG, NHIỆM VỤ",
    "Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 31/4/2025.",
    "III. TỔ CHỨC THỰC HIỆN",
    "Công chức được phân công đôn đốc việc thực hiện Kế hoạch này.",
)


def draft() -> bytes:
    """A plan with faults, an image, a header, a hyperlink, tracked changes and comments."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for column, texts in enumerate(HEAD):
        for row, text in enumerate(texts):
            table.cell(row, column).text = text
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("KẾ HOẠCH").bold = True
    document.add_paragraph("Tổ chức ngày hội đọc sách năm 2025")
    for text in BODY:
        _mixed(document.add_paragraph(), text)
    document.add_picture(io.BytesIO(PIXEL))
    document.sections[0].header.paragraphs[0].text = "Bản lấy ý kiến"
    commented = document.paragraphs[3]
    document.add_comment(commented.runs, text="Xem lại chỗ này", author="Chị Hoa", initials="H")
    changed = document.add_paragraph("Ủy ban nhân dân xã ")
    changed._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="90" w:author="Anh Ba"><w:r><w:t>yêu cầu các thôn</w:t>'
            "</w:r></w:ins>"
        )
    )
    changed._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="91" w:author="Anh Ba"><w:r><w:delText>đề nghị</w:delText>'
            "</w:r></w:del>"
        )
    )
    changed.add_run(" nghiêm túc thực hiện./.")
    return saved(document)


def _mixed(paragraph: Any, text: str) -> None:
    """The text in runs of several looks, cut in the middle of words."""
    third = max(1, len(text) // 3)
    for number, start in enumerate(range(0, len(text), third)):
        run = paragraph.add_run(text[start : start + third])
        run.italic = number == 1 or None
        run.font.size = Pt(13 + number)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def held(data: bytes, name: str = "du-thao.docx") -> list[Checked]:
    plans: tuple[Plan, ...] = tuple(parse_source(readers.read_bytes(name, data)))
    return [check(plan) for plan in plans]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, name: str) -> Any:
    return etree.fromstring(parts(data)[name])


def settled(data: bytes) -> bytes:
    """The main part without comment anchors, runs that are set alike made one."""
    tree = root(data, "word/document.xml")
    for item in list(tree.iter(W + "commentRangeStart", W + "commentRangeEnd")):
        item.getparent().remove(item)
    for run in list(tree.iter(W + "r")):
        if run.find(W + "commentReference") is not None:
            run.getparent().remove(run)
    for run in list(tree.iter(W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            for child in [item for item in run if item.tag != W + "rPr"]:
                before.append(child)
            run.getparent().remove(run)
    for text in list(tree.iter(W + "t")):
        text.attrib.clear()
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            text.text = (before.text or "") + (text.text or "")
            text.getparent().remove(before)
    return etree.tostring(tree, method="c14n")


def _look(run: Any) -> bytes:
    look = run.find(W + "rPr")
    return b"" if look is None else etree.tostring(look, method="c14n")


def anchored(data: bytes, number: str) -> str:
    """The words between the anchors of one comment."""
    words, inside = [], False
    for item in root(data, "word/document.xml").iter():
        if item.tag == W + "commentRangeStart" and item.get(W + "id") == number:
            inside = True
        elif item.tag == W + "commentRangeEnd" and item.get(W + "id") == number:
            break
        elif inside and item.tag == W + "t":
            words.append(item.text or "")
    return "".join(words)
