"""Kinds of headings: the catalogue of standards § 3.3, and headings that only look like it."""

from __future__ import annotations

import pytest

from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.section_kinds import kinds_of


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Trách nhiệm thực hiện", "organisation"),
        ("TRÁCH NHIỆM TỔ CHỨC THỰC HIỆN", "organisation"),
        ("Trách nhiệm của các trường", "assignment"),
        ("PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN", "assignment"),
        ("Phòng Kế hoạch - Tài chính", "other"),
        ("Giao Phòng Tài chính, Kế hoạch", "other"),
        ("PHÒNG, CHỐNG CHÁY NỔ VÀ KINH PHÍ", "budget"),
        ("Ban Tổ chức Thành ủy", "other"),
        ("Ban Tổ chức hội thi", "steering"),
        ("Hội đồng nhân dân xã", "other"),
        ("Đoàn kiểm tra", "other"),
        ("Thành phần Đoàn kiểm tra", "steering"),
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "steering"),
        ("MỤC TIÊU ĐẾN NĂM 2025, ĐỊNH HƯỚNG ĐẾN NĂM 2030", "goals"),
        ("MỤC TIÊU, ĐỊNH HƯỚNG", "goals viewpoint"),
        ("ĐÁNH GIÁ KẾT QUẢ NĂM HỌC 2022 - 2023", "context"),
        ("ĐƠN VỊ CHỦ TRÌ, PHỐI HỢP", "assignment"),
        ("TIẾN ĐỘ VÀ PHÂN CÔNG THỰC HIỆN", "timeline assignment"),
        # words that lead to a cue, several of them
        ("CÁC MỤC TIÊU CHỦ YẾU", "goals"),
        ("HUY ĐỘNG NGUỒN LỰC", "budget"),
        ("CÁC NHÓM NHIỆM VỤ, GIẢI PHÁP", "tasks solutions"),
        ("SƠ LƯỢC TÌNH HÌNH", "context"),
        ("TỔNG KINH PHÍ THỰC HIỆN", "budget"),
        # looking back is context, looking after is monitoring
        ("ĐÁNH GIÁ CÔNG TÁC PHÒNG CHỐNG DỊCH NĂM 2019", "context"),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN GIAI ĐOẠN 2016-2020", "context"),
        ("ĐÁNH GIÁ, TỔNG KẾT", "monitoring"),
        # whole members only
        ("TỔ CHỨC", "organisation"),
        ("TỔ CHỨC GIAN HÀNG", "other"),
        ("ƯU ĐIỂM, HẠN CHẾ", "context"),
        ("HẠN CHẾ SỬ DỤNG TÚI NI LÔNG", "other"),
        ("CĂN CỨ PHÁP LÝ VÀ THỰC TIỄN", "basis context"),
        ("TUYÊN TRUYỀN, PHỔ BIẾN", "content"),
        ("Tuyên truyền pháp luật về đất đai", "other"),
        ("KẾ HOẠCH TỔ CHỨC THỰC HIỆN", "organisation"),
        ("KẾ HOẠCH TRIỂN KHAI THỰC HIỆN", "content"),
        ("NHIỆM VỤ CỦA BAN CHỈ ĐẠO", "tasks assignment"),
        ("THÀNH PHẦN ĐOÀN GIÁM SÁT", "steering"),
        ("ĐƠN VỊ TỔ CHỨC, PHỐI HỢP", "assignment"),
        ("KẾT QUẢ MONG ĐỢI", "targets"),
        ("NỘI DUNG BÁO CÁO", "content"),
    ],
)
def test_kinds(title: str, kinds: str) -> None:
    assert kinds_of(title) == tuple(kinds.split())


@pytest.mark.parametrize("title", load("section_bodies")["body"]["examples"])
def test_a_body_is_no_kind(title: str) -> None:
    assert kinds_of(title) == ("other",)
