"""Names of units and small bodies that their capitals alone do not bound."""

from __future__ import annotations

import pytest

from vbparse.vietnamese._bodies import body_at, find_bodies
from vbparse.vietnamese.lexicon import load


@pytest.mark.parametrize(
    "example", [e for row in load("body_names")["name"] for e in row["examples"]]
)
def test_each_example_of_a_unit_is_read_whole(example: str) -> None:
    body = body_at(example, 0)
    assert body is not None
    assert body.span.end == len(example)


@pytest.mark.parametrize("example", load("bodies")["alone"]["examples"])
def test_a_head_alone_that_is_called(example: str) -> None:
    (body,) = find_bodies(example)
    assert example[: body.span.end] in load("bodies")["alone"]["words"]


@pytest.mark.parametrize("example", load("bodies")["part"]["examples"])
def test_what_goes_on_behind_the_dash_of_a_name(example: str) -> None:
    (body,) = find_bodies(f"{example} chủ trì")
    assert body.span.end == len(example)


FRAMES = (
    "Giao {} chủ trì, phối hợp với các đơn vị liên quan thực hiện.",
    "- {}: Tham mưu ban hành kế hoạch.",
    "{} tham mưu Ủy ban nhân dân xã ban hành.",
    "{} theo dõi, đôn đốc, tổng hợp kết quả.",
    "Đơn vị chủ trì: {}.",
)


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Kế hoạch tổng hợp",
        "Phòng Hành chính - Quản trị",
        "Văn phòng - Thống kê",
        "công chức Văn hóa - Xã hội",
        "Sở VH,TT&DL",
        "Phòng Vật tư - Trang thiết bị",
        "Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
        "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        "Thanh tra Sở",
        "Ban đại diện cha mẹ học sinh",
        "Ban chấp hành Công đoàn",
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",
        "Ban Công tác Mặt trận thôn",
        "Ban nhân dân các thôn",
        "Trung tâm học tập cộng đồng",
        "Tổ công nghệ số cộng đồng các thôn",
        "Báo và Đài Phát thanh, Truyền hình tỉnh",
        "Đồn Biên phòng",
        "Phòng giao dịch Ngân hàng Chính sách xã hội huyện",
        "Ngân hàng Nhà nước Chi nhánh tỉnh",
        "BHXH khu vực",
        "Hội LHPN",
        "Hội đồng trường",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường",
        "Công đoàn Viên chức tỉnh",
        "Tổ giúp việc Ban Chỉ đạo",
        "Khoa Hồi sức tích cực - Chống độc",
        "Viettel Cà Mau",
        "Công ty TNHH một thành viên Cấp nước",
        "Mặt trận Tổ quốc xã",
        "Văn phòng HĐND - UBND xã",
        "Cục Quản lý, giám sát bảo hiểm",
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
        "Tổng Công ty Điện lực miền Bắc",
        "Ban Chỉ đạo 35 Tỉnh ủy",
        "Bộ phận tiếp nhận và trả kết quả",
        "Ủy ban bầu cử tỉnh",
        "Văn phòng Điều phối Nông thôn mới tỉnh",
    ],
)
def test_a_name_ends_where_it_ends_whatever_follows(name: str) -> None:
    for frame in FRAMES:
        text = frame.format(name)
        found = [text[b.span.start : b.span.end] for b in find_bodies(text)]
        assert name in found, text


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("- Công an: Giữ gìn trật tự.", ["Công an"]),
        ("lực lượng Công an và nhân dân", []),
        ("Cán bộ, công chức Sở Y tế", ["Sở Y tế"]),
        ("Cụm thi đua số 3 chủ trì", ["Cụm thi đua số 3"]),
        ("Phòng Hành chính - Tổ chức lễ", ["Phòng Hành chính - Tổ chức"]),
        ("Sở Y tế - Tổ chức lễ mít tinh", ["Sở Y tế"]),
        ("Ban Văn hóa - Xã hội HĐND tỉnh thẩm tra", ["Ban Văn hóa - Xã hội HĐND tỉnh"]),
    ],
)
def test_what_is_no_part_of_a_name(text: str, bodies: list[str]) -> None:
    assert [text[b.span.start : b.span.end] for b in find_bodies(text)] == bodies
