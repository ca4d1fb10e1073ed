"""Several documents in one file."""

from __future__ import annotations

from vbparse import layout
from vbparse.document import ZoneKind

DECISION = (
    "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 21/QĐ-UBND\nBình Minh, ngày 03 tháng 02 năm 2023\nQUYẾT ĐỊNH\nBan hành Kế hoạch trồng cây\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây trên địa bàn xã năm 2023.\n"
    + "Điều 2. Công chức Địa chính và các thôn chịu trách nhiệm thi hành Quyết định này./.\n"
    + "Nơi nhận:\n- Như Điều 2;\n- Đảng ủy xã, Hội đồng nhân dân xã, các đoàn thể;\n- Lưu: VT.\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Tám\n"
)
PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "KẾ HOẠCH\nTrồng cây trên địa bàn xã năm 2023\n"
    "(Kèm theo Quyết định số 21/QĐ-UBND ngày 03 tháng 02 năm 2023 của Ủy ban nhân dân xã)\n"
    "I. MỤC TIÊU\n"
    + "Trồng mới cây xanh dọc các tuyến đường liên thôn, giữ gìn cảnh quan.\n" * 8
    + "II. TỔ CHỨC THỰC HIỆN\nCác thôn tự tổ chức thực hiện theo kế hoạch này./.\n"
)
ANNEX = (
    "PHỤ LỤC I\nMẪU BÁO CÁO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số:     /BC-UBND\nBÁO CÁO\nKết quả trồng cây\n" + "Nội dung báo cáo theo biểu.\n" * 40
)


def test_a_decision_and_the_plan_issued_with_it_are_two(source_of) -> None:
    parts = layout.lay_out(source_of(DECISION + PLAN))
    assert [p.part for p in parts] == [(1, 2), (2, 2)]
    titles = [p.read(p.zone(ZoneKind.TITLE)) for p in parts]
    assert titles[0].startswith("QUYẾT ĐỊNH Ban hành")
    assert titles[1].startswith("KẾ HOẠCH Trồng cây")
    assert parts[1].read(parts[1].zone(ZoneKind.HEADER)).startswith("ỦY BAN NHÂN DÂN XÃ BÌNH MINH")
    assert parts[0].span.end == parts[1].span.start
    assert not parts[0].flow[parts[1].span.start :].strip()


def test_a_bundle_of_two_decisions_is_two(source_of) -> None:
    assert len(layout.lay_out(source_of((DECISION + DECISION) * 1))) == 2


def test_an_annex_is_not_a_document_of_its_own(source_of) -> None:
    parts = layout.lay_out(source_of(DECISION + ANNEX))
    assert len(parts) == 1
    assert parts[0].zone(ZoneKind.ANNEX) is not None


def test_running_text_parts_before_the_capitals_of_the_plan(source_of) -> None:
    lines = (DECISION + PLAN).replace("- Như", "I. A\n1. B\n2. C\n- Như")
    parts = layout.lay_out(source_of(" ".join(lines.split())))
    assert [p.flat for p in parts] == [True, True]
    assert parts[1].read(parts[1].span).startswith("ỦY BAN NHÂN DÂN XÃ BÌNH MINH")
    assert parts[0].read(parts[0].span).endswith("CHỦ TỊCH Lê Văn Tám")
    cited = " ".join((DECISION + "Thực hiện Kế hoạch (Kèm theo Quyết định số 1). " * 30).split())
    assert len(layout.lay_out(source_of(cited))) == 1
