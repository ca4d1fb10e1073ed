import time

import pytest

from vbparse.vietnamese import agencies
from vbparse.vietnamese._bodies import body_at, is_proper
from vbparse.vietnamese.agencies import find_bodies
from vbparse.vietnamese.lexicon import load


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sở GD&ĐT", "sở giáo dục và đào tạo"),
        ("SỞ GDĐT", "sở giáo dục và đào tạo"),
        ("UBND TP Huế", "ủy ban nhân dân thành phố huế"),
        ("Uỷ ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"),
        ("Sở LĐTB&XH", "sở lao động thương binh và xã hội"),
        ("Sở Lao động - Thương binh và Xã hội", "sở lao động thương binh và xã hội"),
        ("Ban ATGT tỉnh", "ban an toàn giao thông tỉnh"),
    ],
)
def test_canonical(name: str, written: str) -> None:
    assert agencies.canonical(name) == written


@pytest.mark.parametrize(
    ("name", "on", "place", "expected"),
    [
        ("Bộ GDĐT", None, None, "Bộ Giáo dục và Đào tạo"),
        ("BGDĐT", None, None, "Bộ Giáo dục và Đào tạo"),
        ("bộ y tế", None, None, "Bộ Y tế"),
        ("Sở Y tế", None, "Đồng Tháp", "Sở Y tế tỉnh Đồng Tháp"),
        ("Sở GD&ĐT tỉnh Nghệ An", None, None, "Sở Giáo dục và Đào tạo tỉnh Nghệ An"),
        ("UBND TP. Hồ Chí Minh", None, None, "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Ủy ban nhân dân tỉnh", None, "Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("UBND xã Kim Liên", None, None, "Ủy ban nhân dân xã Kim Liên"),
        ("Tỉnh ủy", None, "Sơn La", "Tỉnh ủy Sơn La"),
        ("Thành ủy", None, "TP Hồ Chí Minh", "Thành ủy Hồ Chí Minh"),
        ("Sở Y tế", None, None, "Sở Y tế"),
    ],
)
def test_find(name: str, on: str | None, place: str | None, expected: str) -> None:
    found = agencies.find(name, on, place)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("name", ["Trường Tiểu học Kim Liên", "", "Sở", "UBND thành phố Sầm Sơn"])
def test_not_in_the_register(name: str) -> None:
    assert agencies.find(name) is None


def test_a_province_before_and_after_the_reform_is_two_issuers() -> None:
    before = agencies.find("UBND tỉnh Bắc Ninh", "2017-05-26")
    after = agencies.find("UBND tỉnh Bắc Ninh", "2025-09-01")
    kept = agencies.find("UBND tỉnh Sơn La", "2025-09-01")
    assert before is not None and after is not None and kept is not None
    assert (before.id, after.id) == ("ubnd-tinh.bac-ninh", "ubnd-tinh.bac-ninh-2025")
    assert kept.id == "ubnd-tinh.son-la"


def test_dissolved_ministries_name_their_successor() -> None:
    found = agencies.find("Bộ GTVT", "2024-01-01")
    assert found is not None
    assert found.valid("2025-02-28")
    assert not found.valid("2025-03-01")
    assert found.successor == "Bộ Xây dựng"


@pytest.mark.parametrize(
    ("name", "place", "superior"),
    [
        (
            "Sở Khoa học và Công nghệ",
            "Thành phố Hồ Chí Minh",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        ("Sở Y tế", "Đồng Tháp", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("Sở Y tế", None, None),
        ("Bộ Y tế", "Hà Nội", "Chính phủ"),
        ("Ban Tổ chức Tỉnh ủy", "Sơn La", "Tỉnh ủy Sơn La"),
        ("Phòng Giáo dục và Đào tạo", "Hóc Môn", None),
        ("Trường Tiểu học Kim Liên", "Nghệ An", None),
    ],
)
def test_superior(name: str, place: str | None, superior: str | None) -> None:
    assert agencies.superior_of(name, place) == superior


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Thủ tướng Chính phủ", 0),
        ("Bộ Chính trị", 0),
        ("Bộ Y tế", 1),
        ("UBND tỉnh Nghệ An", 2),
        ("Ủy ban nhân dân Thành phố", 2),
        ("Tỉnh ủy Sơn La", 2),
        ("Sở Ngoại vụ", 3),
        ("UBND huyện Quế Phong", 3),
        ("UBND thành phố Sầm Sơn", 3),
        ("UBND xã Kim Liên", 4),
        ("Trường THPT Kim Liên", 4),
        ("Cục Trẻ em", 2),
    ],
)
def test_level(name: str, level: int) -> None:
    assert agencies.level(name) == level


def test_every_rank_has_examples_that_fit() -> None:
    for row in load("agencies")["rank"]:
        for example in row["examples"]:
            assert agencies.level(example) == row["level"], example


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở GDĐT", "Sở Giáo dục và Đào tạo", True),
        ("Sở GDĐT tỉnh Đồng Tháp", "Sở Giáo dục và Đào tạo", True),
        ("UBND các huyện", "Ủy ban nhân dân các huyện", True),
        ("Công an tỉnh", "Công an tỉnh Sơn La", True),
        ("Sở Y tế", "Sở Nội vụ", False),
        ("UBND tỉnh Nam Định", "UBND thành phố Nam Định", False),
    ],
)
def test_same(one: str, other: str, same: bool) -> None:
    assert agencies.same(one, other) is same


def test_every_body_of_the_register_is_found_by_its_names() -> None:
    for row in load("agencies")["body"]:
        for name in (row["name"], *row.get("short", ())):
            found = agencies.find(name, row.get("from", row.get("to")))
            assert found is not None, name
            assert found.name == row["name"], name


def test_successors_and_superiors_are_in_the_register() -> None:
    rows = [*load("agencies")["body"], *load("agencies")["kind"]]
    names = {row["name"] for row in rows}
    for row in rows:
        assert row.get("into", row["name"]) in names
        assert row.get("above", row["name"]) in names | {"tỉnh", "huyện", "xã"}


def _found(text: str) -> list[str]:
    return [" ".join(text[b.span.start : b.span.end].split()) for b in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch, "
            "Công an tỉnh và Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch",
            [
                "Sở Giáo dục và Đào tạo",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Công an tỉnh",
                "Ủy ban nhân dân các huyện, thành phố",
            ],
        ),
        ("Sở Giao\nthông vận tải chủ trì", ["Sở Giao thông vận tải"]),
        (
            "Báo Hải Lĩnh, Đài Phát thanh - Truyền hình Hải Lĩnh có trách nhiệm",
            ["Báo Hải Lĩnh", "Đài Phát thanh - Truyền hình Hải Lĩnh"],
        ),
        ("2.1. Công an tỉnh - Chủ trì, phối hợp với Sở GD&ĐT", ["Công an tỉnh", "Sở GD&ĐT"]),
        (
            "Trung tâm Văn hóa, Truyền thông và Thể thao các huyện và thành phố Hải Lĩnh.",
            ["Trung tâm Văn hóa, Truyền thông và Thể thao các huyện và thành phố Hải Lĩnh"],
        ),
        (
            "Sở Tư pháp, Sở GTVT, UBND cấp huyện, cơ quan",
            ["Sở Tư pháp", "Sở GTVT", "UBND cấp huyện"],
        ),
        ("các sở, ban, ngành, đoàn thể tỉnh thực hiện", ["các sở, ban, ngành, đoàn thể tỉnh"]),
        (
            "UBND thành phố Sầm Sơn và các quận, huyện",
            ["UBND thành phố Sầm Sơn và các quận, huyện"],
        ),
        ("Trường THPT Cù Lao 2 xây dựng kế hoạch", ["Trường THPT Cù Lao 2"]),
        ("Các đơn vị thuộc, trực thuộc Bộ Y tế xây dựng", ["Các đơn vị thuộc, trực thuộc Bộ Y tế"]),
        ("Phòng Tổ chức cán bộ: Xây dựng kế hoạch", ["Phòng Tổ chức cán bộ"]),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị phường tham mưu",
            ["Phòng Kinh tế, Hạ tầng và Đô thị phường"],
        ),
        (
            "Ban Chỉ đạo xây dựng xã hội học tập tỉnh họp",
            ["Ban Chỉ đạo xây dựng xã hội học tập tỉnh"],
        ),
        ("Tổ Toán - Tin chủ trì; Tổ Ngữ văn", ["Tổ Toán - Tin", "Tổ Ngữ văn"]),
        ("Sở Xây dựng và Sở Công Thương kiểm tra", ["Sở Xây dựng", "Sở Công Thương"]),
        (
            "Ban Giám hiệu, Công đoàn, Đoàn Thanh niên",
            ["Ban Giám hiệu", "Công đoàn", "Đoàn Thanh niên"],
        ),
        (
            "Công đoàn ngành phát động; Ban Giám hiệu nhà trường, Công đoàn",
            ["Công đoàn ngành", "Ban Giám hiệu nhà trường", "Công đoàn"],
        ),
        ("Cơ sở hạ tầng và công an toàn quốc", []),
        # a syllable that is like a verb, and is half of a word
        ("Văn phòng Điều phối nông thôn mới huyện chủ trì", ["Văn phòng Điều phối nông thôn mới huyện"]),
        ("Trung tâm Xúc tiến thương mại chủ trì", ["Trung tâm Xúc tiến thương mại"]),
        ("Phòng An ninh đối ngoại phối hợp", ["Phòng An ninh đối ngoại"]),
        ("Ban An toàn giao thông huyện xây dựng", ["Ban An toàn giao thông huyện"]),
        ("Trung tâm Y tế dự phòng tỉnh tổ chức lớp", ["Trung tâm Y tế dự phòng tỉnh"]),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã đề nghị", ["Ban Thường trực Ủy ban MTTQ Việt Nam xã"]),
        ("Ban Quản lý dự án đầu tư xây dựng huyện chủ trì", ["Ban Quản lý dự án đầu tư xây dựng huyện"]),
        ("Liên minh Hợp tác xã tỉnh chủ trì", ["Liên minh Hợp tác xã tỉnh"]),
        ("Công đoàn các Khu công nghiệp tỉnh phát động", ["Công đoàn các Khu công nghiệp tỉnh"]),
        # commas and "và" between small words
        ("Vụ Báo chí và Thi đua, khen thưởng làm đầu mối", ["Vụ Báo chí và Thi đua, khen thưởng"]),
        (
            "Trung tâm Hỗ trợ khởi nghiệp, thương mại và việc làm tỉnh chủ trì",
            ["Trung tâm Hỗ trợ khởi nghiệp, thương mại và việc làm tỉnh"],
        ),
        ("Phòng Công tác đảng và công tác quần chúng phát động",
         ["Phòng Công tác đảng và công tác quần chúng"]),
        ("Ban Dân chủ, Giám sát và Đối ngoại là đầu mối", ["Ban Dân chủ, Giám sát và Đối ngoại"]),
        ("Sở Y tế, nhân dân và du khách tỉnh", ["Sở Y tế"]),
        ("Vụ Đánh giá, Thẩm định và Chuyển giao chủ trì", ["Vụ Đánh giá, Thẩm định và Chuyển giao"]),
        ("Trung tâm Hỗ trợ đầu tư, thương mại và du lịch chịu trách nhiệm",
         ["Trung tâm Hỗ trợ đầu tư, thương mại và du lịch"]),
        ("Sở Y tế và nhân dân phối hợp với", ["Sở Y tế"]),
        ("Bảo tàng tỉnh; Hạt Kiểm lâm huyện", ["Bảo tàng tỉnh", "Hạt Kiểm lâm huyện"]),
        # a verb behind the name
        ("Trung tâm Kiểm soát bệnh tật tổ chức 03 lớp", ["Trung tâm Kiểm soát bệnh tật"]),
        ("Ban Xây dựng Đảng kiểm tra việc thực hiện", ["Ban Xây dựng Đảng"]),
        ("Văn phòng Đảng ủy tổng hợp báo cáo", ["Văn phòng Đảng ủy"]),
        ("Viện Pasteur Cử cán bộ", ["Viện Pasteur"]),
        ("Phòng Tài chính - Kế hoạch Thẩm định, trình", ["Phòng Tài chính - Kế hoạch"]),
        ("UBND huyện Mở các lớp", ["UBND huyện"]),
        ("Tiểu ban Chuyên môn do Công an thành phố chủ trì",
         ["Tiểu ban Chuyên môn", "Công an thành phố"]),
        # one item a line
        ("Báo Hải Lĩnh\n- Đăng bài", ["Báo Hải Lĩnh"]),
        ("Phòng Quản trị\n2. Phòng Y tế", ["Phòng Quản trị", "Phòng Y tế"]),
        # no bodies
        ("các trường hợp; các hội nghị; mỗi cấp học; Vụ Xuân; các tổ hợp tác", []),
        ("Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
         ["Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"]),
        ("các tổ chức thành viên tham gia", ["các tổ chức thành viên"]),
    ],
)  # fmt: skip
def test_bodies_in_running_text(text: str, bodies: list[str]) -> None:
    assert _found(text) == bodies


def test_a_long_text_gives_what_its_parts_give() -> None:
    """A long text is read once, and asked for by stretches."""
    text = "Giao Sở Y tế chủ trì, phối hợp với Ban An toàn giao thông huyện Kim Giang. " * 12
    at = text.index("Ban")
    end = text.index(" huyện")
    (body,) = find_bodies(text, 20, end)
    assert text[body.span.start : body.span.end] == "Ban An toàn giao thông"
    assert find_bodies(text, at + 4, end) == []  # inside of the name
    assert body_at(text, at, end) == body
    assert body_at(text, at + 4, end) is None
    assert len(find_bodies(text)) == 24


@pytest.mark.parametrize(
    ("phrase", "proper"),
    [("Dự án Phòng chống sốt rét quốc gia", True), ("Hạt Kiểm lâm huyện", True),
     ("TT Nội dung", False), ("nhóm giáo viên", False), ("Kinh phí thực hiện", False)],
)  # fmt: skip
def test_a_phrase_is_built_like_a_name(phrase: str, proper: bool) -> None:
    assert is_proper(phrase, 0, len(phrase)) is proper


def test_every_head_has_examples_that_it_reads() -> None:
    rows = [*load("bodies")["head"], load("bodies")["task_force"], load("bodies")["collective"]]
    for row in (*rows, load("bodies")["coordinate"]):
        for example in row["examples"]:
            body = body_at(example, 0)
            assert body is not None, example
            assert body.span.end == len(example), example


@pytest.mark.parametrize("table", ["no_body", "people", "command"])
def test_words_that_end_or_are_no_name_have_examples(table: str) -> None:
    for example in load("bodies")[table]["examples"]:
        body = body_at(example, 0)
        assert body is None or body.span.end < len(example), example


@pytest.mark.parametrize(
    "unit", ["Sở ", "các sở, ", "Sở A, ", "Sở A - ", " ", "huyện, ", "UBND các ", "Ban Chỉ đạo "]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "UBND các huyện " + unit * (size // len(unit))
        begin = time.process_time()
        find_bodies(text)
        return time.process_time() - begin

    seconds(1000)
    # 8 times the text: 64 times the time if it were quadratic
    assert seconds(96_000) < 20 * seconds(12_000) + 0.05
