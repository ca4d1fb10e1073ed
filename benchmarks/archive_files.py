"""Folders to import for measuring: generated PDFs, small texts, bad files; the same each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TEXT = """\
ỦY BAN NHÂN DÂN
XÃ {name}
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{name}, ngày {day:02d} tháng {month:02d} năm {year}

KẾ HOẠCH
{subject} năm {year}

Thực hiện Kế hoạch số {other}/KH-UBND ngày 20 tháng 01 năm {year} của Ủy ban nhân dân tỉnh,
Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
Bảo đảm việc {low} thiết thực, tiết kiệm, phù hợp điều kiện từng thôn, có người phụ trách rõ ràng.
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/{due}/{year}.
"""
SUBJECTS = (
    "Tổ chức ngày hội đọc sách",
    "Chuyển đổi số",
    "Phòng chống đuối nước trẻ em",
    "Rà soát thủ tục hành chính",
    "Trồng cây phân tán",
    "Tiêm phòng gia súc, gia cầm",
    "Xây dựng nông thôn mới",
    "Bảo đảm an toàn giao thông",
    "Phổ biến, giáo dục pháp luật",
    "Cải tạo kênh mương nội đồng",
    "Khám sức khỏe người cao tuổi",
)
NAMES = ("Tân Hòa", "Hưng Thịnh", "An Lạc", "Phú Mỹ", "Bình Khê", "Long Sơn", "Đông Thạnh")


def text(number: int) -> str:
    """The ``number``-th small plan; no two are the same work."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    return TEXT.format(
        name=NAMES[number % len(NAMES)],
        number=number % 997 + 1,
        day=number % 27 + 1,
        month=number % 4 + 1,
        year=2005 + number // 997 % 20,
        subject=subject,
        low=subject.lower(),
        other=number % 313 + 1,
        due=number % 6 + 5,
    )


def texts(folder: Path, count: int) -> None:
    """That many small plans, a thousand to a folder."""
    for number in range(count):
        place = folder / f"{number // 1000:03d}"
        if number % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06d}.txt").write_text(text(number), "utf-8")


def pdfs(folder: Path, count: int) -> list[Path]:
    """That many composed plans as PDF."""
    if not folder.exists():
        words = [sys.executable, "-m", "vbparse", "synthesize", "--out", str(folder)]
        subprocess.run(
            [*words, "--count", str(count), "--formats", "pdf", "--seed", "5"],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    return sorted(folder.rglob("*.pdf"))[:count]


def mixed(folder: Path, count: int, bad: int) -> None:
    """``count`` files of which ``bad`` cannot be read; some are duplicates of others."""
    folder.mkdir(parents=True, exist_ok=True)
    every = count // bad
    for number in range(count):
        path = folder / f"{number:05d}.txt"
        if number % every == every - 1:
            kind = number // every % 3
            data = (b"", b"%PDF-1.7\nbroken", b"PK\x03\x04 broken")[kind]
            path.with_suffix((".txt", ".pdf", ".zip")[kind]).write_bytes(data)
        else:
            path.write_text(text(number - number % 7 if number % 11 == 0 else number), "utf-8")
