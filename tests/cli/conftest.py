"""A runner for the commands, and a small plan to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from vbparse.cli import build

PLAN = """\
ỦY BAN NHÂN DÂN
XÃ TÂN HÒA
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Hòa, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Tổ chức ngày hội đọc sách năm 2025

Thực hiện Kế hoạch số 210/KH-UBND ngày 20 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh,
Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
Khuyến khích người dân đọc sách.
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/4/2025.
"""


@pytest.fixture
def run() -> Callable[..., Result]:
    """``vbparse`` with these words; standard input may be given as bytes."""
    app = build()

    def call(*words: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=stdin)

    return call


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN.format(number=15), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three plans, one of them below, and what a folder holds besides."""
    root = tmp_path / "kho"
    (root / "b").mkdir(parents=True)
    for name, number in (("c.txt", 3), ("b/a.txt", 2), ("a.txt", 1)):
        (root / name).write_text(PLAN.format(number=number), "utf-8")
    (root / ".an").write_text("ẩn", "utf-8")
    return root


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """A draft in Word that says little."""
    document = docx.Document()
    for line in ("Số: 5/KH-UBND", "KẾ HOẠCH", "Tổ chức ngày hội", "I. MỤC ĐÍCH", "Đọc sách."):
        document.add_paragraph(line)
    path = tmp_path / "du-thao.docx"
    document.save(str(path))
    return path
