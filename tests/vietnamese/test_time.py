"""Every row of the catalogue of deadline language (standards § 5.3), and what must stay linear."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.time import Reference, find_terms

MAY = Reference(2023, 5)


def values(text: str, reference: Reference = MAY) -> list[str | None]:
    return [term.value for term in find_terms(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("trước ngày 30/10/2023", "2023-10-30", "exclusive"),
        ("trước 30/10/2023", "2023-10-30", "exclusive"),
        ("trước ngày 30 tháng 10 năm 2023", "2023-10-30", "exclusive"),
        ("hoàn thành trước ngày 30/6/2026", "2026-06-30", "exclusive"),
        ("chậm nhất là ngày 15/9", "2023-09-15", "inclusive"),
        ("chậm nhất ngày 15/9", "2023-09-15", "inclusive"),
        ("muộn nhất ngày 15/9", "2023-09-15", "inclusive"),
        ("không muộn hơn ngày 15/9", "2023-09-15", "inclusive"),
        ("không quá ngày 15/9", "2023-09-15", "inclusive"),
        ("chậm nhất trước ngày 21/8/2026", "2026-08-21", "exclusive"),
        ("đến ngày 31/12/2025", "2025-12-31", "inclusive"),
        ("đến hết ngày 31/12/2025", "2025-12-31", "inclusive"),
        ("hạn cuối ngày 31/12/2025", "2025-12-31", "inclusive"),
        ("hạn chót 31/12/2025", "2025-12-31", "inclusive"),
        ("hết ngày 31/12/2025", "2025-12-31", "inclusive"),
        ("xong trước 17h00 ngày 20/9/2023", "2023-09-20T17:00", "exclusive"),
        ("trước 17 giờ 00 phút ngày 20/9/2023", "2023-09-20T17:00", "exclusive"),
        ("8 giờ 00, ngày 02 tháng 10 năm 2023", "2023-10-02T08:00", "inclusive"),
        ("lúc 2 giờ 30 chiều ngày 02/10/2023", "2023-10-02T14:30", "inclusive"),
        ("13h30, chiều thứ Hai, ngày 02/10/2023", "2023-10-02T13:30", "inclusive"),
        ("ngày 02/10/2023, lúc 8 giờ 00", "2023-10-02T08:00", "inclusive"),
        ("từ 7h30 đến 11h00 ngày 02/10/2023", "2023-10-02T07:30", "inclusive"),
        ("ngày 20/9", "2023-09-20", "inclusive"),
        ("vào ngày 20/9", "2023-09-20", "inclusive"),
        ("trong ngày 20/9", "2023-09-20", "inclusive"),
        ("trước tháng 10/2024", "2024-10-01", "exclusive"),
        ("đến hết tháng 10/2024", "2024-10-31", "inclusive"),
        ("chậm nhất tháng 10/2024", "2024-10-31", "inclusive"),
        ("cuối tháng 9", "2023-09-30", "inclusive"),
        ("giữa tháng 9", "2023-09-15", "inclusive"),
        ("đầu tháng 9", "2023-09-01", "inclusive"),
        ("cuối quý III", "2023-09-30", "inclusive"),
        ("cuối năm 2025", "2025-12-31", "inclusive"),
        ("trước quý II/2024", "2024-04-01", "exclusive"),
        ("đến năm 2025", "2025", "inclusive"),
        ("đến hết năm 2026", "2026", "inclusive"),
        ("hết năm 2025", "2025", "inclusive"),
        ("trước năm 2030", "2030", "exclusive"),
        ("chậm nhất vào năm 2030", "2030", "inclusive"),
        ("từ ngày 13/4/2024", "2024-04-13", "inclusive"),
        ("truớc ngày 30/10/2023", "2023-10-30", "exclusive"),
        ("trước ngay 30/10/2023", "2023-10-30", "exclusive"),
        ("hoàn thành trước 25/8", "2023-08-25", "exclusive"),
        ("đợt đầu bắt đầu từ ngày 05/6/2023", "2023-06-05", "inclusive"),
    ],
)
def test_date(text: str, value: str, bound: str) -> None:
    (term,) = find_terms(text, reference=MAY)
    assert (term.kind, term.value, term.bound) == ("date", value, bound)
    assert text[term.span.start : term.span.end] == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trong tháng 9", "2023-09-01/2023-09-30"),
        ("trong tháng 6/2026", "2026-06-01/2026-06-30"),
        ("tháng 9/2023", "2023-09-01/2023-09-30"),
        ("T9/2023", "2023-09-01/2023-09-30"),
        ("9/2023", "2023-09-01/2023-09-30"),
        ("Tháng 02 năm 2024", "2024-02-01/2024-02-29"),
        ("tháng 3, 4 và 5/2024", "2024-03-01/2024-05-31"),
        ("tháng 9 - 10/2023", "2023-09-01/2023-10-31"),
        ("hoàn thành trong quý II/2024", "2024-04-01/2024-06-30"),
        ("Quý II/2026", "2026-04-01/2026-06-30"),
        ("quý 4 năm 2024", "2024-10-01/2024-12-31"),
        ("Q2/2024", "2024-04-01/2024-06-30"),
        ("6 tháng đầu năm 2024", "2024-01-01/2024-06-30"),
        ("06 tháng cuối năm", "2023-07-01/2023-12-31"),
        ("nửa đầu năm 2024", "2024-01-01/2024-06-30"),
        ("9 tháng đầu năm 2024", "2024-01-01/2024-09-30"),
        ("trong năm 2024", "2024"),
        ("năm 2024", "2024"),
        ("cả năm 2024", "2024"),
        ("giai đoạn 2023-2030", "2023/2030"),
        ("giai đoạn 2026 - 2030", "2026/2030"),
        ("thời kỳ 2021 - 2030", "2021/2030"),
        ("nhiệm kỳ 2025 - 2030", "2025/2030"),
        ("từ năm 2023 đến năm 2030", "2023/2030"),
        ("từ năm 2026 - năm 2030", "2026/2030"),
        ("2023 - 2024", "2023/2024"),
        ("từ ngày 01/9 đến ngày 15/9/2023", "2023-09-01/2023-09-15"),
        ("từ 01/9 - 15/9/2023", "2023-09-01/2023-09-15"),
        ("từ ngày 12 đến 15/10", "2023-10-12/2023-10-15"),
        ("từ ngày 02 đến ngày 08 tháng 10 năm 2023", "2023-10-02/2023-10-08"),
        ("từ ngày 28 đến ngày 03 tháng 10 năm 2023", "2023-09-28/2023-10-03"),
        ("từ ngày 20/12 đến ngày 10/01/2025", "2024-12-20/2025-01-10"),
        ("02 - 05/10/2020", "2020-10-02/2020-10-05"),
        ("24, 25 và 26 tháng 8 năm 2026", "2026-08-24/2026-08-26"),
        ("ngày 24/11 và 25/11/2023", "2023-11-24/2023-11-25"),
        ("từ tháng 3 đến tháng 5/2024", "2024-03-01/2024-05-31"),
        ("từ tháng 9/2025 đến hết tháng 5/2026", "2025-09-01/2026-05-31"),
        ("từ tháng 12/2025 đến quý I/2026", "2025-12-01/2026-03-31"),
        ("từ tháng 01 đến ngày bầu cử 15/3/2026", "2026-01-01/2026-03-15"),
        ("từ tháng 1/11/2013 - 15/12/2013", "2013-11-01/2013-12-15"),
        ("Quý I - Quý II/2025", "2025-01-01/2025-06-30"),
        ("Quý I, II/2025", "2025-01-01/2025-06-30"),
        ("Quý II-III/2023", "2023-04-01/2023-09-30"),
        ("Quý I, II", "2023-01-01/2023-06-30"),
        ("15/4 - 15/5", "2023-04-15/2023-05-15"),
        ("từ ngày 05 tháng 11 đến ngày 20 tháng 11 năm 2023", "2023-11-05/2023-11-20"),
        ("từ ngày 20 tháng 11 đến hết ngày 05 tháng 12", "2023-11-20/2023-12-05"),
        ("bắt đầu từ ngày 10/5/2023, kết thúc ngày 12/6/2023", "2023-05-10/2023-06-12"),
        ("bắt đầu từ quý III/2024, kết thúc vào quý II/2025", "2024-07-01/2025-06-30"),
        ("các đêm 12, 13 và 14 tháng 8", "2023-08-12/2023-08-14"),
        ("lần đầu vào tháng 8/2024", "2024-08-01/2024-08-31"),
        ("đợt sau quý I/2024", "2024-01-01/2024-03-31"),
        ("tuần đầu tháng 8/2024", "2024-08-01/2024-08-07"),
        ("trong tuần thứ hai của tháng 8/2024", "2024-08-08/2024-08-14"),
        ("vào tuần cuối tháng 2 năm 2024", "2024-02-23/2024-02-29"),
        ("thượng tuần tháng 8/2024", "2024-08-01/2024-08-10"),
        ("trung tuần tháng 8/2024", "2024-08-11/2024-08-20"),
        ("hạ tuần tháng 8/2024", "2024-08-21/2024-08-31"),
        ("ngay từ tháng đầu, quý đầu và cả năm 2022", "2022"),
        ("ngay từ những tháng đầu, quý đầu năm 2023", "2023-01-01/2023-03-31"),
    ],
)
def test_interval(text: str, value: str) -> None:
    (term,) = find_terms(text, reference=MAY)
    assert (term.kind, term.value) == ("interval", value)
    assert term.start and term.end and term.start <= term.end


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("hằng năm", "YEARLY"),
        ("hàng năm", "YEARLY"),
        ("mỗi năm", "YEARLY"),
        ("hằng quý", "MONTHLY;INTERVAL=3"),
        ("hằng tháng", "MONTHLY"),
        ("hằng tuần", "WEEKLY"),
        ("hằng ngày", "DAILY"),
        ("định kỳ hằng tháng trước ngày 25", "MONTHLY;BYMONTHDAY=25"),
        ("trước ngày 25 hằng tháng", "MONTHLY;BYMONTHDAY=25"),
        ("ngày 20 của tháng cuối quý", "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("trước ngày 20 tháng cuối quý", "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        (
            "định kỳ hằng quý trước ngày 15 của tháng cuối quý",
            "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
        ),
        ("trước ngày 05 tháng đầu quý sau", "YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        (
            "hằng quý trước ngày 10 của tháng đầu quý sau",
            "YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
        ),
        ("vào tháng 5 hằng năm", "YEARLY;BYMONTH=5"),
        ("trong tháng 10 hàng năm", "YEARLY;BYMONTH=10"),
        ("tháng 4 và tháng 10 hằng năm", "YEARLY;BYMONTH=4,10"),
        ("trước 16 giờ hằng ngày", "DAILY"),
        ("trước 15 giờ 30 phút thứ Tư hằng tuần", "WEEKLY;BYDAY=WE"),
        ("các tối thứ Sáu, thứ Bảy và Chủ nhật hằng tuần", "WEEKLY;BYDAY=FR,SA,SU"),
        ("mỗi năm 02 lần", "MONTHLY;INTERVAL=6"),
        ("mỗi quý một kỳ", "MONTHLY;INTERVAL=3"),
        ("hai năm một lần", "YEARLY;INTERVAL=2"),
        ("3 buổi/tuần", "WEEKLY"),
        ("2 tuần/lần", "WEEKLY;INTERVAL=2"),
        ("trước ngày 15/11 hằng năm", "YEARLY;BYMONTH=11;BYMONTHDAY=15"),
        ("trước ngày 05 tháng 12 hằng năm", "YEARLY;BYMONTH=12;BYMONTHDAY=5"),
        ("ngày 26/3 hằng năm", "YEARLY;BYMONTH=3;BYMONTHDAY=26"),
        ("định kỳ hàng năm (trước ngày 15 tháng 10)", "YEARLY;BYMONTH=10;BYMONTHDAY=15"),
        ("Hằng năm, trước ngày 15/12", "YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("trước ngày 10/01 năm sau", "YEARLY;BYMONTH=1;BYMONTHDAY=10"),
        ("31/01 năm kế tiếp", "YEARLY;BYMONTH=1;BYMONTHDAY=31"),
        ("02 lần/năm", "MONTHLY;INTERVAL=6"),
        ("ít nhất 01 ngày/tháng", "MONTHLY"),
        ("mỗi quý 01 lần", "MONTHLY;INTERVAL=3"),
        ("03 tháng/lần", "MONTHLY;INTERVAL=3"),
        ("02 năm một lần", "YEARLY;INTERVAL=2"),
        ("thứ Sáu hằng tuần", "WEEKLY;BYDAY=FR"),
        ("thứ Bảy tuần thứ hai của tháng", "MONTHLY;BYDAY=2SA"),
        ("ngày cuối cùng của tháng", "MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_recurrence(text: str, rule: str) -> None:
    (term,) = find_terms(text, reference=MAY)
    assert (term.kind, term.value, term.rrule) == ("recurrence", f"FREQ={rule}", f"FREQ={rule}")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "6 tháng (trước ngày 05/6) và hằng năm (trước ngày 05/12)",
            ["YEARLY;BYMONTH=6;BYMONTHDAY=5", "YEARLY;BYMONTH=12;BYMONTHDAY=5"],
        ),
        (
            "trước ngày 20/6 và 20/12 hằng năm",
            ["YEARLY;BYMONTH=6;BYMONTHDAY=20", "YEARLY;BYMONTH=12;BYMONTHDAY=20"],
        ),
        ("báo cáo định kỳ 6 tháng, năm", ["MONTHLY;INTERVAL=6", "YEARLY"]),
        (
            "trước ngày 10/6 và trước ngày 10/12 hằng năm",
            [
                "YEARLY;BYMONTH=6;BYMONTHDAY=10",
                "YEARLY;BYMONTH=12;BYMONTHDAY=10",
            ],
        ),
    ],
)
def test_two_recurrences(text: str, rules: list[str]) -> None:
    assert values(text) == [f"FREQ={rule}" for rule in rules]


@pytest.mark.parametrize(
    ("text", "value", "anchor", "offset"),
    [
        (
            "trong thời hạn 10 ngày làm việc kể từ ngày nhận được văn bản",
            "P10D",
            "ngày nhận được văn bản",
            "10 ngày làm việc",
        ),
        ("trong vòng 05 ngày", "P5D", None, "05 ngày"),
        ("trong thời hạn 01 tháng kể từ ngày ban hành", "P1M", "ngày ban hành", "01 tháng"),
        ("03 ngày làm việc", "P3D", None, "03 ngày làm việc"),
        ("trước 05 ngày tổ chức Hội nghị", "-P5D", "tổ chức Hội nghị", "05 ngày"),
        ("trước ngày khai mạc 03 ngày", "-P3D", "khai mạc", "03 ngày"),
        ("sau 15 ngày kể từ khi kết thúc", "P15D", "khi kết thúc", "15 ngày"),
        ("chậm nhất 05 ngày làm việc trước ngày họp", "-P5D", "ngày họp", "05 ngày làm việc"),
        ("chậm nhất 07 ngày trước ngày thi", "-P7D", "ngày thi", "07 ngày"),
        ("trước khi họp ít nhất 3 ngày", "-P3D", "họp", "3 ngày"),
        ("chậm nhất sau 10 ngày kể từ ngày được duyệt", "P10D", "ngày được duyệt", "10 ngày"),
        ("sau Lễ khai mạc 3 ngày", "P3D", "Lễ khai mạc", "3 ngày"),
        ("trong 24 giờ khi có yêu cầu", "PT24H", "có yêu cầu", "24 giờ"),
        ("trong 05 ngày làm việc", "P5D", None, "05 ngày làm việc"),
        ("trong vòng 03 ngày kể từ khi có kết\nquả", "P3D", "khi có kết quả", "03 ngày"),
    ],
)
def test_relative(text: str, value: str, anchor: str | None, offset: str) -> None:
    (term,) = find_terms(text, reference=MAY)
    assert (term.kind, term.value, term.anchor, term.offset) == ("relative", value, anchor, offset)


@pytest.mark.parametrize(
    "text",
    [
        "ngay sau khi ban hành",
        "ngay sau khi Kế hoạch được ban hành",
        "sau khi có hướng dẫn của Trung ương",
        "khi có yêu cầu",
        "thường xuyên",
        "thường xuyên, liên tục",
        "quanh năm",
        "đột xuất",
        "định kỳ",
        "từ năm 2025",
        "kể từ năm 2025",
        "ngay từ đầu năm 2025",
        "sau ngày bầu cử 15/3/2026",
        "năm học 2025-2026",
    ],
)
def test_open(text: str) -> None:
    (term,) = find_terms(text, reference=MAY)
    assert (term.kind, term.value) == ("open", None)


def test_from_a_year_on_has_a_start() -> None:
    (term,) = find_terms("kể từ năm 2025")
    assert (term.start, term.end) == ("2025-01-01", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đợt 1 trước ngày 25/5/2022; đợt 2 trước ngày 25/5/2024", ["2022-05-25", "2024-05-25"]),
        ("đến năm 2030, tầm nhìn đến năm 2045", ["2030", "2045"]),
        ("Quý IV/2025 và Quý I/2026", ["2025-10-01/2025-12-31", "2026-01-01/2026-03-31"]),
        ("các ngày 5, 15 và 25/10/2023", ["2023-10-05", "2023-10-15", "2023-10-25"]),
        ("vào tháng 6 và tháng 12/2025", ["2025-06-01/2025-06-30", "2025-12-01/2025-12-31"]),
        ("diễn tập 01 lần trong tháng 8", ["2023-08-01/2023-08-31"]),
        ("báo cáo 6 tháng trước ngày 10 tháng 6", ["2023-06-10"]),
        ("bão số 6 tháng 10 năm 2023", ["2023-10-01/2023-10-31"]),
    ],
)
def test_several(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text", ["24/7", "01/TT-BNV", "số 07/2019/NQ-HĐND", "khoản 3 Điều 12", "đạt 95%", "5-6 lớp"]
)
def test_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["đạt 2/3 số hộ", "30/9", "15/4 - 15/5", "9/2023", "2023"])
def test_what_may_be_a_number_is_weak(text: str) -> None:
    assert all(term.weak for term in find_terms(text, reference=MAY))


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        (Reference(2023, 5), "2023-04-30"),
        (Reference(2023, 10), "2024-04-30"),
        (Reference(2024), "2024-04-30"),
    ],
)
def test_year_that_is_not_printed(reference: Reference, value: str) -> None:
    (term,) = find_terms("trước ngày 30/4", reference=reference)
    assert (term.value, term.filled) == (value, True)


def test_no_year_known() -> None:
    assert values("trước ngày 30/4", Reference()) == []


def test_line_breaks_and_a_page_foot() -> None:
    text = "hoàn\nthành trước" + " " * 150 + "ngày 30\ntháng 6\n năm 2026"
    (term,) = find_terms(text)
    assert term.value == "2026-06-30"
    assert text[term.span.start :].startswith("hoàn")


def test_skipped_stretches_hold_no_date() -> None:
    text = "Chỉ thị số 5/CT-TTg ngày 10/5/2023; xong trước ngày 10/6/2023"
    (cited, due) = find_terms(text)
    assert [t.value for t in find_terms(text, skip=[cited.span])] == [due.value]


@pytest.mark.parametrize(
    "cue", [(c["class"], e) for c in load("time_cues")["cue"] for e in c["examples"]]
)
def test_lexicon_examples(cue: tuple[str, str]) -> None:
    name, example = cue
    (term,) = find_terms(example, reference=MAY)
    assert term.cue == name or name in ("before", "due", "until")


@given(st.text(alphabet="ngàytháquýIV0123456789/-., ăm\n", max_size=120))
def test_spans_are_in_order_and_apart(text: str) -> None:
    spans = [term.span for term in find_terms(text, reference=MAY)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    [
        "ngày ",
        "tháng 1 ",
        "1",
        "1/1/",
        "1, 2, ",
        "quý I, ",
        "hằng năm ",
        "trước ",
        "năm 2023 ",
        "trong thời hạn ",
        "từ ngày 01/9 ",
        "8 giờ ",
        "định kỳ ",
        "sau khi có ",
        "sau ",
        "trong 5 ",
        "hàng",
        "mỗi năm ",
        "thứ hai, ",
        "3 lần ",
        " ",
        "(",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_terms(text, reference=MAY)
        return time.process_time() - start

    seconds(10_000)
    small, large = seconds(50_000), seconds(200_000)
    assert large < 12 * small + 0.2
