"""Văn bản được viện dẫn: how plans name other documents, in invented texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbparse import layout
from vbparse.citations.citations import citations
from vbparse.document import Citation, DocNumber, DocType, Field, Line, Source, Span

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÂM HÀ\n\nSố: 77/KH-UBND\n\nLâm Hà, ngày 12 tháng 6 năm 2024\n\n"
TITLE = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2024\n\n"
TAIL = "\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\nNâng cao nhận thức.\n"
PLAN = {
    "doc_type": DocType(value="Kế hoạch", code="KH"),
    "doc_number": DocNumber(value="77/KH-UBND"),
    "issued_on": Field(value="2024-06-12"),
}


def lay_out(text: str) -> layout.Layout:
    lines, at = [], 0
    for row in text.splitlines(keepends=True):
        body = row.strip()
        if body:
            begin = at + row.index(body)
            lines.append(Line(Span(begin, begin + len(body))))
        at += len(row)
    return layout.lay_out(Source("a.txt", text, lines=tuple(lines)))[0]


def cited(preamble: str, body: str = "", title: str = TITLE) -> tuple[Citation, ...]:
    return citations(lay_out(HEAD + title + preamble + TAIL + body), PLAN)


def bases(preamble: str, **parts: str) -> list[str | None]:
    return [c.value or c.title for c in cited(preamble, **parts) if c.preamble]


ONE = {
    "full form": (
        "Thực hiện Kế hoạch số 5123/KH-UBND ngày 25 tháng 9 năm 2023 của Ủy ban nhân dân Thành phố về "
        "tổ chức Ngày hội đọc sách; Sở X ban hành Kế hoạch như sau:",
        ("Kế hoạch", "5123/KH-UBND", "2023-09-25", "Ủy ban nhân dân Thành phố",
         "về tổ chức Ngày hội đọc sách", "implements"),
    ),
    "day behind the issuer": (
        "Căn cứ Kế hoạch số 88/KH-BGDĐT của Bộ Giáo dục và Đào tạo ngày 05 tháng 02 năm 2024 về việc "
        "khảo sát phòng học; Sở X ban hành Kế hoạch như sau:",
        ("Kế hoạch", "88/KH-BGDĐT", "2024-02-05", "Bộ Giáo dục và Đào tạo",
         "về việc khảo sát phòng học", "based_on"),
    ),
    "comma before the day": (
        "Thực hiện Nghị quyết số 12-NQ/TW, ngày 16/5/2023 của Bộ Chính trị về phát triển văn hóa đọc, "
        "Ban Thường vụ xây dựng Kế hoạch như sau:",
        ("Nghị quyết", "12-NQ/TW", "2023-05-16", "Bộ Chính trị", "về phát triển văn hóa đọc",
         "implements"),
    ),
    "văn bản is a công văn": (
        "Thực hiện Văn bản số 345/SVHTT-QLVH ngày 01/3/2024 của Sở Văn hóa, Thể thao và Du lịch về việc "
        "hưởng ứng Ngày sách; UBND huyện ban hành Kế hoạch như sau:",
        ("Công văn", "345/SVHTT-QLVH", "2024-03-01", "Sở Văn hóa, Thể thao và Du lịch",
         "về việc hưởng ứng Ngày sách", "implements"),
    ),
    "misprint and no số": (
        "Căn cứ Quyết đinh 1801/QĐ-TTg ngày 7/6/2022 của Thủ tướng Chính phủ phê duyệt Đề án đọc sách. "
        "UBND tỉnh ban hành Kế hoạch như sau:",
        ("Quyết định", "1801/QĐ-TTg", "2022-06-07", "Thủ tướng Chính phủ",
         "phê duyệt Đề án đọc sách", "based_on"),
    ),
    "abbreviated type": (
        "Căn cứ CV số 99/PGDĐT ngày 02-4-2024 của Phòng Giáo dục và Đào tạo V/v tổ chức Ngày hội đọc "
        "sách; Trường Y xây dựng kế hoạch như sau:",
        ("Công văn", "99/PGDĐT", "2024-04-02", "Phòng Giáo dục và Đào tạo",
         "V/v tổ chức Ngày hội đọc sách", "based_on"),
    ),
    "name before the number": (
        "Thực hiện Kế hoạch Tháng sách quốc gia 2024 số 31/KH-BTTTT ngày 10/01/2024 của Bộ Thông tin và "
        "Truyền thông, UBND tỉnh ban hành Kế hoạch như sau:",
        ("Kế hoạch", "31/KH-BTTTT", "2024-01-10", "Bộ Thông tin và Truyền thông",
         "Tháng sách quốc gia 2024", "implements"),
    ),
    "issuer before the number": (
        "Thực hiện Chỉ thị của Thủ tướng Chính phủ số 9/CT-TTg ngày 19/4/2024 về văn hóa đọc; UBND tỉnh "
        "ban hành Kế hoạch như sau:",
        ("Chỉ thị", "9/CT-TTg", "2024-04-19", "Thủ tướng Chính phủ", "về văn hóa đọc", "implements"),
    ),
    "law with number": (
        "Căn cứ Luật Thư viện số 46/2019/QH14 ngày 21 tháng 11 năm 2019; UBND tỉnh ban hành Kế hoạch như "
        "sau:",
        ("Luật", "46/2019/QH14", "2019-11-21", None, "Thư viện", "based_on"),
    ),
    "law without number": (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; UBND tỉnh ban hành Kế hoạch như sau:",
        ("Luật", None, "2015-06-19", None, "Luật Tổ chức chính quyền địa phương", "based_on"),
    ),
    "law with its year": (
        "Căn cứ Luật Trật tự, an toàn giao thông đường bộ năm 2024; UBND tỉnh ban hành Kế hoạch như sau:",
        ("Luật", None, "2024", None, "Luật Trật tự, an toàn giao thông đường bộ", "based_on"),
    ),
    "law with two bodies in its name": (
        "Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003; UBND tỉnh ban hành Kế hoạch như sau:",
        ("Luật", None, "2003-11-26", None, "Luật Tổ chức HĐND và UBND", "based_on"),
    ),
    "law that amends others": (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Xuất bản ngày 22/11/2019; "
        "UBND tỉnh ban hành Kế hoạch như sau:",
        ("Luật", None, "2019-11-22", None,
         "Luật sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Xuất bản", "based_on"),
    ),
    "words of a law that look like other words": (
        "Căn cứ Luật Phòng, chống tác hại của thuốc lá năm 2012; UBND tỉnh ban hành Kế hoạch như sau:",
        ("Luật", None, "2012", None, "Luật Phòng, chống tác hại của thuốc lá", "based_on"),
    ),
    "blank number": (
        "Căn cứ Kế hoạch số     /KH-BYT ngày     tháng 5 năm 2024 của Bộ Y tế về tổ chức Ngày sách; Sở X "
        "ban hành Kế hoạch như sau:",
        ("Kế hoạch", None, "2024-05", "Bộ Y tế", "về tổ chức Ngày sách", "based_on"),
    ),
    "place before the day": (
        "Căn cứ Công văn số 99/PGDĐT Lâm Hà, ngày 02 tháng 4 năm 2024 V/v tổ chức Ngày sách; Trường Y xây "
        "dựng kế hoạch như sau:",
        ("Công văn", "99/PGDĐT", "2024-04-02", None, "V/v tổ chức Ngày sách", "based_on"),
    ),
    "known through a decision": (
        "Căn cứ Điều lệ trường tiểu học ban hành kèm theo Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 của "
        "Bộ GD&ĐT; Trường Y xây dựng kế hoạch như sau:",
        ("Thông tư", "28/2020/TT-BGDĐT", "2020-09-04", "Bộ GD&ĐT", "Điều lệ trường tiểu học", "based_on"),
    ),
    "proposal": (
        "Theo đề nghị của Giám đốc Sở Văn hóa tại Tờ trình số 55/TTr-SVH ngày 01/6/2024, UBND tỉnh ban "
        "hành Kế hoạch như sau:",
        ("Tờ trình", "55/TTr-SVH", "2024-06-01", "Giám đốc Sở Văn hóa", None, "proposed_by"),
    ),
    "said in": (
        "Thực hiện ý kiến kết luận của Phó Chủ tịch UBND tỉnh tại Thông báo số 19/TB-UBND ngày 3/5/2024; "
        "Sở X ban hành Kế hoạch như sau:",
        ("Thông báo", "19/TB-UBND", "2024-05-03", "Phó Chủ tịch UBND tỉnh", None, "implements"),
    ),
    "brackets inside the name of the issuer": (
        "Căn cứ Kế hoạch số 6/KH-UBQG ngày 10/01/2024 của Ủy ban Đọc sách (ĐS) Quốc gia về Năm đọc sách "
        "2024 với chủ đề “Sách là bạn”, Bộ Y ban hành Kế hoạch như sau:",
        ("Kế hoạch", "6/KH-UBQG", "2024-01-10", "Ủy ban Đọc sách Quốc gia", "về Năm đọc sách 2024",
         "based_on"),
    ),
    "a day printed twice": (
        "Thực hiện Chỉ thị số 9/CT-TTg ngày ngày 19 tháng 4 năm 2024 của Thủ tướng Chính phủ; UBND tỉnh "
        "ban hành Kế hoạch như sau:",
        ("Chỉ thị", "9/CT-TTg", "2024-04-19", "Thủ tướng Chính phủ", None, "implements"),
    ),
    "day and issuer before the number": (
        "Ngày 12/3/2023, Bộ Văn hóa, Thể thao và Du lịch đã ban hành Quyết định số 449/QĐ-BVHTTDL phê duyệt "
        "Đề án đọc sách. Sở X ban hành Kế hoạch như sau:",
        ("Quyết định", "449/QĐ-BVHTTDL", "2023-03-12", "Bộ Văn hóa, Thể thao và Du lịch",
         "phê duyệt Đề án đọc sách", "based_on"),
    ),
    "the issuer ends in a body's word": (
        "Căn cứ Công văn số 36/BNV-CC ngày 29/7/2021 của Bộ Nội vụ về việc\nhướng dẫn đọc sách; Sở X ban "
        "hành Kế hoạch như sau:",
        ("Công văn", "36/BNV-CC", "2021-07-29", "Bộ Nội vụ", "về việc hướng dẫn đọc sách", "based_on"),
    ),
    "a line break in the name of the issuer": (
        "Căn cứ Công văn số 36/HĐPH ngày 29/7/2021 của Hội\nđồng phối hợp đọc sách tỉnh về việc đọc sách; "
        "Sở X ban hành Kế hoạch như sau:",
        ("Công văn", "36/HĐPH", "2021-07-29", "Hội đồng phối hợp đọc sách tỉnh", "về việc đọc sách",
         "based_on"),
    ),
    "a committee on a subject": (
        "Thực hiện Kế hoạch số 3-KH/BCĐTW ngày 9/8/2023 của Ban Chỉ đạo Trung ương về văn hóa đọc ban hành "
        "Chương trình đọc sách; Sở X ban hành Kế hoạch như sau:",
        ("Kế hoạch", "3-KH/BCĐTW", "2023-08-09", "Ban Chỉ đạo Trung ương về văn hóa đọc",
         "ban hành Chương trình đọc sách", "implements"),
    ),
    "between two bodies": (
        "Trên cơ sở Chương trình phối hợp số 05/CTPH-SVH-SGD ngày 20/01/2024 giữa Sở Văn hóa, Thể thao và Du "
        "lịch với Sở Giáo dục và Đào tạo về văn hóa đọc, Sở X ban hành Kế hoạch như sau:",
        ("Chương trình phối hợp", "05/CTPH-SVH-SGD", "2024-01-20",
         "Sở Văn hóa, Thể thao và Du lịch với Sở Giáo dục và Đào tạo", "về văn hóa đọc", "based_on"),
    ),
    "a title before another clause": (
        "Thực hiện Quyết định số 34/QĐ-UBND ngày 09/8/2023 của UBND tỉnh về việc tổ chức Ngày sách, trong "
        "đó giao Sở X chủ trì; Sở X ban hành Kế hoạch như sau:",
        ("Quyết định", "34/QĐ-UBND", "2023-08-09", "UBND tỉnh", "về việc tổ chức Ngày sách", "implements"),
    ),
    "a title before the head who issues": (
        "Căn cứ Nghị định số 84/2012/NĐ-CP ngày 12/10/2012 của Chính phủ quy định về thư viện, căn cứ tình "
        "hình thực tế, Bộ trưởng Bộ X ban hành Kế hoạch như sau:",
        ("Nghị định", "84/2012/NĐ-CP", "2012-10-12", "Chính phủ", "quy định về thư viện", "based_on"),
    ),
    "a semicolon inside the title": (
        "Thực hiện Chỉ thị số 9/CT-TTg ngày 19/4/2024 của Thủ tướng Chính phủ về xử lý người làm mất "
        "sách; không trả sách đúng hạn (Chỉ thị số 9/CT-TTg), UBND tỉnh ban hành Kế hoạch như sau:",
        ("Chỉ thị", "9/CT-TTg", "2024-04-19", "Thủ tướng Chính phủ",
         "về xử lý người làm mất sách; không trả sách đúng hạn", "implements"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("preamble, expected", ONE.values(), ids=ONE)
def test_a_single_basis_with_all_its_parts(preamble: str, expected: tuple[str | None, ...]) -> None:
    (found,) = cited(preamble)
    assert (
        found.doc_type, found.value, found.issued_on, found.issuer, found.title, found.relation
    ) == expected  # fmt: skip
    assert found.preamble


LISTS = {
    "each with its opener": (
        "Căn cứ Quyết định số 1/QĐ-TTg ngày 01/01/2023 của Thủ tướng Chính phủ phê duyệt Đề án A;\n"
        "Căn cứ Kế hoạch số 2/KH-BYT ngày 02/02/2023 của Bộ Y tế về B;\n"
        "UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/QĐ-TTg", "2/KH-BYT"],
    ),
    "one opener, semicolons": (
        "Thực hiện Chỉ thị số 1-CT/TW ngày 01/01/2023 của Ban Bí thư về A; Nghị quyết số 2/NQ-CP ngày "
        "02/02/2023 của Chính phủ về B và Quyết định số 3/QĐ-TTg ngày 03/3/2023 của Thủ tướng Chính phủ "
        "phê duyệt C, UBND tỉnh ban hành Kế hoạch như sau:",
        ["1-CT/TW", "2/NQ-CP", "3/QĐ-TTg"],
    ),
    "a shared type": (
        "Căn cứ các Quyết định của UBND tỉnh: số 1/QĐ-UBND ngày 01/01/2023 về A; số 2/QĐ-UBND ngày "
        "02/01/2023 về B, số 3/QĐ-UBND ngày 03/01/2023 về C. Sở X ban hành Kế hoạch như sau:",
        ["1/QĐ-UBND", "2/QĐ-UBND", "3/QĐ-UBND"],
    ),
    "inside another's title": (
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 01/01/2024 của UBND tỉnh về triển khai Nghị quyết số 2/NQ-CP "
        "ngày 02/01/2024 của Chính phủ và Chương trình hành động số 3-CTr/TU ngày 03/01/2024 của Tỉnh ủy "
        "về văn hóa đọc; UBND huyện ban hành Kế hoạch như sau:",
        ["1/KH-UBND"],
    ),
    "inside the plan's own name": (
        "Căn cứ Luật Thư viện ngày 21/11/2019; UBND tỉnh ban hành Kế hoạch triển khai Quyết định số "
        "4/QĐ-TTg ngày 04/4/2024 của Thủ tướng Chính phủ như sau:",
        ["Luật Thư viện"],
    ),
    "a bracket between two": (
        "Thực hiện Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ quy định về A (sau đây gọi tắt "
        "là Nghị định số 1/2020/NĐ-CP), Nghị định số 2/2024/NĐ-CP ngày 02/01/2024 của Chính phủ sửa đổi, "
        "bổ sung một số điều của các Nghị định về A, Thông tư số 3/2020/TT-BYT ngày 03/01/2020 của Bộ Y "
        "tế. UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/2020/NĐ-CP", "2/2024/NĐ-CP", "3/2020/TT-BYT"],
    ),
    "a clause of purpose between": (
        "Thực hiện Chỉ thị số 1/CT-TTg ngày 01/01/2024 của Thủ tướng Chính phủ về A; để tiếp tục nâng cao "
        "nhận thức, thực hiện Kế hoạch số 2-KH/TU ngày 02/01/2024 của Tỉnh ủy, xét đề nghị của Sở X tại "
        "Công văn số 3/SX-VP ngày 03/01/2024, UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/CT-TTg", "2-KH/TU", "3/SX-VP"],
    ),
    "said in, after an and": (
        "Thực hiện Chỉ thị số 1/CT-TTg ngày 01/01/2024 của Thủ tướng Chính phủ về A và ý kiến chỉ đạo của "
        "Thường trực Tỉnh ủy tại Công văn số 2-CV/TU ngày 02/01/2024 về thực hiện Chỉ thị số 1/CT-TTg; "
        "UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/CT-TTg", "2-CV/TU"],
    ),
    "an amending law and the numbered ones it amends": (
        "Căn cứ Luật Nhà ở số 27/2023/QH15; Luật sửa đổi, bổ sung một số điều của Luật Đất đai số "
        "31/2024/QH15, Luật Đấu thầu số 22/2023/QH15 và Luật Xây dựng số 50/2014/QH13; UBND tỉnh ban hành "
        "Kế hoạch như sau:",
        ["27/2023/QH15", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"],
    ),
    "amended by": (
        "Căn cứ Nghị định số 1/2010/NĐ-CP ngày 01/01/2010 của Chính phủ về A, được sửa đổi, bổ sung một số "
        "điều tại Nghị định số 2/2013/NĐ-CP ngày 02/01/2013; UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/2010/NĐ-CP", "2/2013/NĐ-CP"],
    ),
    "told of, not built on": (
        "Thực hiện Chỉ thị số 1/CT-TTg ngày 01/01/2024 của Thủ tướng Chính phủ. Phát huy kết quả đạt được "
        "của Kế hoạch số 2/KH-UBND ngày 02/01/2020 của UBND tỉnh; UBND tỉnh ban hành Kế hoạch như sau:",
        ["1/CT-TTg"],
    ),
    "one running line": (
        "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019 Căn cứ Nghị định 1/2020/NĐ-CP ngày 01/01/2020 của "
        "Chính phủ quy định chi tiết một số điều của Luật Thư viện và Điều 7 Luật Xuất bản UBND tỉnh ban "
        "hành Kế hoạch như sau:",
        ["Luật Thư viện", "1/2020/NĐ-CP"],
    ),
    "in brackets, the number of what is named before": (
        "Thực hiện kết luận của Thủ tướng Chính phủ tại Hội nghị về rừng (Thông báo số 1/TB-VPCP ngày "
        "01/01/2024 của Văn phòng Chính phủ); Kế hoạch của UBND tỉnh về A (ban hành kèm theo Quyết định số "
        "2/QĐ-UBND ngày 02/01/2024); UBND huyện ban hành Kế hoạch như sau:",
        ["1/TB-VPCP", "2/QĐ-UBND"],
    ),
    "laws with a comma or a capital": (
        "Căn cứ Luật Phổ biến, giáo dục pháp luật năm 2012; Luật Sửa đổi, bổ sung một số điều của Luật Thư "
        "viện và Luật Xuất bản ngày 22/11/2019; UBND tỉnh ban hành Kế hoạch như sau:",
        [
            "Luật Phổ biến, giáo dục pháp luật",
            "Luật Sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Xuất bản",
        ],
    ),
    "a law of one syllable, or none": (
        "Căn cứ Luật Dược; theo ý kiến của Văn phòng Luật Hồng; UBND tỉnh ban hành Kế hoạch như sau:",
        ["Luật Dược"],
    ),
    "verbs of one title": (
        "Thực hiện Kế hoạch số 5-KH/TU ngày 02/02/2023 của Tỉnh ủy về học tập, quán triệt Nghị quyết số "
        "3-NQ/TW của Bộ Chính trị, UBND tỉnh ban hành Kế hoạch như sau:",
        ["5-KH/TU"],
    ),
    "two verbs of one title with và": (
        "Căn cứ Kế hoạch số 7/KH-UBND ngày 05/3/2024 của UBND tỉnh về việc quán triệt và triển khai thực "
        "hiện Chỉ thị số 9-CT/TU của Tỉnh ủy; UBND huyện ban hành Kế hoạch như sau:",
        ["7/KH-UBND"],
    ),
    "none": ("Để nâng cao văn hóa đọc, UBND tỉnh ban hành Kế hoạch như sau:", []),
}


@pytest.mark.parametrize("preamble, expected", LISTS.values(), ids=LISTS)
def test_which_documents_are_bases_in_their_own_right(preamble: str, expected: list[str]) -> None:
    assert bases(preamble) == expected


def test_a_list_shares_the_issuer_that_stands_before_it() -> None:
    found = cited(
        "Căn cứ các Kế hoạch của Bộ Y tế: số 1/KH-BYT ngày 01/01/2023 về A; số 2/KH-BYT ngày 02/01/2023 về "
        "thực hiện Chỉ thị số 9-CT/TW của Ban Bí thư; số 3/KH-BYT ngày 03/01/2023 về C. Sở X ban hành Kế "
        "hoạch như sau:"
    )
    issuers = {c.value: c.issuer for c in found}
    assert issuers == {
        "1/KH-BYT": "Bộ Y tế", "2/KH-BYT": "Bộ Y tế", "3/KH-BYT": "Bộ Y tế", "9-CT/TW": "Ban Bí thư",
    }  # fmt: skip


def test_two_documents_share_the_issuer_and_title_that_stand_behind_them() -> None:
    one, other = cited(
        "Căn cứ Chỉ thị số 1/CT-TTg ngày 01/01/2023 và Chỉ thị số 2/CT-TTg ngày 02/02/2023 của Thủ tướng "
        "Chính phủ về văn hóa đọc; UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert one.issuer == other.issuer == "Thủ tướng Chính phủ"
    assert one.title == other.title == "về văn hóa đọc"


def test_short_forms_are_mentions_of_the_document_named_before() -> None:
    (found,) = cited(
        "Thực hiện Chỉ thị số 23-CT/TW ngày 25/5/2023 của Ban Bí thư về A (sau đây gọi tắt là Chỉ thị 23); "
        "UBND tỉnh ban hành Kế hoạch thực hiện Chỉ thị số 23-CT/TW như sau:",
        "Quán triệt Chỉ thị số 23. Phổ biến Chỉ thị 23 đến cơ sở. Thực hiện các mục tiêu của Chỉ thị nêu "
        "trên. Kế hoạch 5 năm. Báo cáo 6 tháng.",
    )
    assert len(found.spans) == 6
    assert found.value == "23-CT/TW"


def test_an_alias_counts_as_a_mention() -> None:
    (found,) = cited(
        "Căn cứ Quyết định số 7/QĐ-UBND ngày 07/7/2023 của UBND tỉnh ban hành Đề án sách (sau đây gọi tắt "
        "là Đề án), UBND tỉnh ban hành Kế hoạch như sau:",
        "Các mục tiêu của Đề án được giao cho Sở X.",
    )
    assert [HEAD_AND_ALL[s.start : s.end] for s in found.spans[1:]] == ["Đề án"] * 2


HEAD_AND_ALL = (
    HEAD + TITLE
    + "Căn cứ Quyết định số 7/QĐ-UBND ngày 07/7/2023 của UBND tỉnh ban hành Đề án sách (sau đây gọi tắt "
    "là Đề án), UBND tỉnh ban hành Kế hoạch như sau:" + TAIL + "Các mục tiêu của Đề án được giao cho Sở X."
)  # fmt: skip


def test_the_title_in_capitals_adds_the_day_and_is_a_mention() -> None:
    (found,) = cited(
        "Thực hiện Chỉ thị số 35/CT-TTg của Thủ tướng Chính phủ về A; UBND tỉnh ban hành Kế hoạch như sau:",
        title="KẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ SỐ 35/CT-TTG NGÀY 17/9/2023 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ A\n\n",
    )
    assert (found.value, found.issued_on, len(found.spans)) == ("35/CT-TTg", "2023-09-17", 2)


def test_a_document_named_in_the_title_alone_is_no_basis() -> None:
    (found,) = cited(
        "UBND tỉnh ban hành Kế hoạch như sau:",
        title="KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 35/CT-TTG NGÀY 17/9/2023 CỦA THỦ TƯỚNG CHÍNH "
        "PHỦ\n\n",
    )
    assert (found.value, found.preamble, found.relation) == ("35/CT-TTg", False, "implements")
    assert found.issuer == "Thủ tướng chính phủ"


def test_provisions_are_told_from_article_to_point() -> None:
    found = cited(
        "UBND tỉnh ban hành Kế hoạch như sau:",
        "Thực hiện điểm c khoản 4 Điều 2 Nghị quyết số 7/2019/NQ-HĐND ngày 10/7/2019 của Hội đồng nhân dân "
        "tỉnh và Điều 7 Luật Xuất bản năm 2012.",
    )
    assert [c.provision for c in found] == ["Điều 2, khoản 4, điểm c", "Điều 7"]
    assert not any(c.preamble for c in found)


def test_the_own_number_is_not_cited() -> None:
    found = cited(
        "UBND tỉnh ban hành Kế hoạch như sau:",
        "Kế hoạch này thay thế Kế hoạch số 50/KH-UBND ngày 02/02/2023 của UBND tỉnh.\n\nPHỤ LỤC\n"
        "(Kèm theo Kế hoạch số 77/KH-UBND ngày 12/6/2024 của UBND tỉnh)\n",
    )
    assert [(c.value, c.relation) for c in found] == [("50/KH-UBND", "replaces")]


def test_one_number_of_two_years_is_two_documents() -> None:
    found = cited(
        "Căn cứ Kế hoạch số 5/KH-BYT ngày 05/01/2022 và Kế hoạch số 5/KH-BYT ngày 06/01/2023 của Bộ Y tế; "
        "UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert [c.issued_on for c in found] == ["2022-01-05", "2023-01-06"]


def test_a_section_of_can_cu_holds_bases() -> None:
    found = cited(
        "UBND tỉnh ban hành Kế hoạch như sau:",
        "\nII. CĂN CỨ LẬP KẾ HOẠCH\n\n- Luật Thư viện ngày 21/11/2019;\n- Quyết định số 1/QĐ-TTg ngày "
        "01/01/2023 của Thủ tướng Chính phủ về triển khai Nghị quyết số 2-NQ/TW.\n\nIII. NỘI DUNG\n\n"
        "Thực hiện Nghị quyết số 3/NQ-CP ngày 03/3/2023.\n",
    )
    assert [c.value or c.title for c in found if c.preamble] == ["Luật Thư viện", "1/QĐ-TTg"]


def test_a_plan_issued_with_a_decision_says_so() -> None:
    found = cited(
        "(Ban hành kèm theo Quyết định số 120/QĐ-UBND ngày 12/6/2024 của UBND tỉnh Lâm Hà)\n\n"
        "Thực hiện Chỉ thị số 1/CT-TTg ngày 01/01/2024 của Thủ tướng Chính phủ, UBND tỉnh xây dựng Kế "
        "hoạch như sau:"
    )
    assert [(c.value, c.relation, c.preamble) for c in found] == [
        ("120/QĐ-UBND", "issued_with", False),
        ("1/CT-TTg", "implements", True),
    ]


def test_every_span_quotes_its_document() -> None:
    for preamble, _ in [*ONE.values(), *LISTS.values()]:
        text = HEAD + TITLE + preamble + TAIL
        for found in cited(preamble):
            for span in found.spans:
                quote = text[span.start : span.end]
                assert quote and quote == quote.strip()
            if found.value:
                assert (
                    found.value.split("/")[0].split("-")[0]
                    in text[found.spans[0].start : found.spans[0].end]
                )


@pytest.mark.parametrize(
    "noise",
    ["Căn cứ ", "Luật Đất đai và ", "số 1/KH-UBND ngày 01/01/2023 của UBND ", "(((( ", "Kế hoạch 5 ",
     "khoản 1 Điều 2 ", "; ", "ngày ", "Thực hiện Chỉ thị số 1/CT-TTg về ", "của UBND, "],
)  # fmt: skip
def test_time_is_linear_on_hostile_text(noise: str) -> None:
    def seconds(size: int) -> float:
        part = lay_out_plain(HEAD + TITLE + noise * (size // len(noise)))
        begin = time.process_time()
        citations(part, PLAN)
        return time.process_time() - begin

    small, large = seconds(20_000), seconds(80_000)
    assert large < 0.15 or large < 10 * small


def lay_out_plain(text: str) -> layout.Layout:
    """Without the layout's own work: the preamble is all there is."""
    from vbparse.document import Layout, Zone, ZoneKind

    start = len(HEAD + TITLE)
    zones = (
        Zone(ZoneKind.TITLE, Span(len(HEAD), start)),
        Zone(ZoneKind.PREAMBLE, Span(start, len(text))),
    )
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Căn cứ ", "Kế hoạch ", "số 5/KH-UBND ", "ngày 1/2/2023 ", "của UBND tỉnh ", "về A ", "; ",
             ". ", "(", ")", "“", "”", "Luật Đất đai ", "Điều 2 ", "và ", "\n", "Chỉ thị 23 ", "nêu trên "]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_mixture_gives_spans_inside_the_text(parts: list[str]) -> None:
    text = HEAD + TITLE + "".join(parts)
    for found in citations(lay_out_plain(text), PLAN):
        assert found.spans == tuple(sorted(found.spans))
        assert all(0 <= s.start < s.end <= len(text) for s in found.spans)
        assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "name",
    ["Thể dục, thể thao", "Bảo vệ, chăm sóc và giáo dục trẻ em", "Thực hành tiết kiệm, chống lãng phí",
     "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Đầu tư theo phương thức đối tác công tư"],
)  # fmt: skip
def test_the_name_of_a_law_is_read_whole(name: str) -> None:
    (law,) = cited(f"Căn cứ Luật {name} ngày 20 tháng 11 năm 2015; Sở X ban hành Kế hoạch như sau:")
    assert law.title == f"Luật {name}"
    assert law.issued_on == "2015-11-20"
