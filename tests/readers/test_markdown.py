"""Marks of Markdown are hints, everything else is text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.document import Source
from vbparse.errors import Empty
from vbparse.readers.markdown import read


def source_of(text: str) -> Source:
    return read(Path("a.md"), text.encode())


def lines_of(text: str) -> list[str]:
    source = source_of(text)
    return [source.quote(line.span) for line in source.lines]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Nơi nhận:**", "Nơi nhận:"),
        (
            "chủ đề “**Tự học**” và *nghiêng*, __đậm__, _nghiêng_",
            "chủ đề “Tự học” và nghiêng, đậm, nghiêng",
        ),
        ("***cả hai***", "cả hai"),
        ("**1. Phòng Tài chính:** chủ trì", "1. Phòng Tài chính: chủ trì"),
        ("Kế hoạch này./.", "Kế hoạch này./."),
        ("Số: ____/KH-UBND, ngày ___ tháng __ năm", "Số: ____/KH-UBND, ngày ___ tháng __ năm"),
        ("(*) ghi chú (*) và (**)", "(*) ghi chú (*) và (**)"),
        ("tính 3*4*5 và 2**3**4, a_b_c", "tính 3*4*5 và 2**3**4, a_b_c"),
        ("một * lẻ và ** lẻ", "một * lẻ và ** lẻ"),
        ("* Lưu ý: điều này", "- Lưu ý: điều này"),
        ("- như trên", "- như trên"),
        ("+ cộng", "+ cộng"),
        ("1\\. Mục, \\- gạch, \\*sao\\*", "1. Mục, - gạch, *sao*"),
        ('[Công văn 12/SYT](https://a.vn/x_y_z(1) "t") nhé', None),
        ("[Công văn 12/SYT](https://a.vn/x_y_z) nhé", "Công văn 12/SYT nhé"),
        ("xem ![ảnh](a.png) đây", "xem đây"),
        ("<https://a.vn>", "https://a.vn"),
        ("`mã` và ``hai``", "mã và hai"),
        ("~~bỏ~~ giữ", "bỏ giữ"),
        ("> trích dẫn", "trích dẫn"),
        ("A&nbsp;B &amp; C &lt;D&gt;", "A B & C <D>"),
        ("x<sup>2</sup> <b>đậm</b>, a < b > c", "x2 đậm, a < b > c"),
        ("## KẾ HOẠCH ##", "KẾ HOẠCH"),
        ("#thẻ", "#thẻ"),
        ("số #5", "số #5"),
        ("giữ <!-- bỏ **này** --> lại", "giữ lại"),
    ],
)
def test_inline(raw: str, text: str | None) -> None:
    found = lines_of(raw)
    if text is not None:
        assert [" ".join(line.split()) for line in found] == [text]


@pytest.mark.parametrize("rule", ["---", "***", "___", "* * *", "=====", "---------", "-- -- --"])
def test_rules_are_dropped(rule: str) -> None:
    assert lines_of(f"trên\n\n{rule}\n\ndưới") == ["trên", "dưới"]


def test_headings_and_styles_are_said_of_the_line() -> None:
    source = source_of(
        "# KẾ HOẠCH\n### **I. MỤC TIÊU**\n**Nơi nhận:**\n*Kính gửi*\n**đậm** và thường\n"
    )
    found = [(line.heading, line.style.bold, line.style.italic) for line in source.lines]
    assert found == [
        (1, False, False),
        (3, True, False),
        (0, True, False),
        (0, False, True),
        (0, False, False),
    ]


def test_bold_over_two_lines() -> None:
    source = source_of("**ỦY BAN NHÂN DÂN\nXÃ AN BÌNH**\n\nhết ** lẻ\n\nsau ** lẻ\n")
    assert source.text == "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n\nhết ** lẻ\n\nsau ** lẻ"
    assert [line.style.bold for line in source.lines] == [True, True, False, False]


def test_table_gives_cells() -> None:
    source = source_of(
        "Trước\n\n| STT | Nội dung | Đơn vị |\n|:---|:---:|---|\n| 1 | **Họp**<br>tổng kết | a \\| b |\n"
        "| 2 | | VP |\n\nSau"
    )
    (table,) = source.tables
    assert (table.rows, table.columns) == (3, 3)
    texts = {(c.row, c.column): [source.quote(s) for s in c.spans] for c in table.cells}
    assert texts[(0, 1)] == ["Nội dung"]
    assert texts[(1, 1)] == ["Họp", "tổng kết"]
    assert texts[(1, 2)] == ["a | b"]
    assert (2, 1) not in texts
    assert source.quote(table.span).startswith("STT")
    assert source.quote(source.lines[-1].span) == "Sau"


def test_table_of_the_header_is_no_table() -> None:
    source = source_of(
        "| ỦY BAN NHÂN DÂN<br>XÃ AN BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| Số: 12/KH-UBND | An Bình, ngày 05 tháng 3 năm 2025 |\n"
    )
    assert source.tables == ()
    assert source.text == (
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\n"
        "An Bình, ngày 05 tháng 3 năm 2025"
    )


def test_fenced_text_stays_as_it_is() -> None:
    assert lines_of("```\nVị trí của dòng\n  **x** # y\n```\nsau") == [
        "Vị trí của dòng",
        "x # y",
        "sau",
    ]


def test_yaml_head_is_left_out() -> None:
    assert lines_of("---\ntitle: Kế hoạch\ndate: 2025\n---\n# KẾ HOẠCH\n") == ["KẾ HOẠCH"]


def test_nothing_but_marks_is_empty() -> None:
    with pytest.raises(Empty):
        source_of("---\n<!-- x -->\n****\n![](a.png)\n")


RAW = "\ufeff## **KẾ HOẠCH**\r\n\r\n* Lưu: [VT](x), <b>e\u0301\u0302</b> &amp; TH\r\n"


@pytest.mark.parametrize("words", ["KẾ HOẠCH", "Lưu", "VT", "TH"])
def test_offsets_lead_back_to_the_file(words: str) -> None:
    source = source_of(RAW)
    assert RAW.index(words) - 1 == source.raw.to_raw(source.text.index(words))


PIECES = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "`",
        "a",
        "ế",
        " ",
        "\n",
        "# ",
        "[",
        "](",
        ")",
        "|",
        "|--|--|\n",
        "\\",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "> ",
        "* ",
        "\r\n",
        "e\u0301",
        "```\n",
        "<!--",
        "-->",
        "1. ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_lines_in_order_and_map_forward(raw: str) -> None:
    try:
        source = source_of(raw)
    except Empty:
        return
    at = 0
    for line in source.lines:
        assert at <= line.span.start < line.span.end
        assert "\n" not in source.quote(line.span)
        at = line.span.end
    back = [source.raw.to_raw(i) for i in range(len(source.text) + 1)]
    assert back == sorted(back)
    assert all(0 <= b <= len(raw) for b in back)
    for table in source.tables:
        assert all(span in table.span for cell in table.cells for span in cell.spans)


@pytest.mark.parametrize(
    "piece",
    [
        "**a ",
        "*a* ",
        "[a](",
        "](",
        "![",
        "| a ",
        "|--",
        "<b ",
        "<!--",
        "`",
        "_a ",
        "# ",
        "> ",
        "&a",
        "\\",
        "* a\n",
        "**a** **b\n",
        "|a|\n|-|\n",
        "\n",
        "- - ",
        "[a](b ",
        "((((",
    ],
)
def test_time_is_linear_on_many_marks(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "\nx"
    start = time.process_time()
    source_of(text)
    assert time.process_time() - start < 6
