"""Start-up: the cold command against the imports that it cannot do without.

Each round runs every command once, one after another, so that a busy machine slows all of them
alike; the ratio of two medians is what counts. Run ``python benchmarks/start_up.py``; exit code 1
when a ratio misses its target.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
PAGES = 3
PYTHON = [sys.executable]
TARGETS = (
    # name, ours, the other, at most
    ("vbparse parse, 3 pages / import pdfplumber", "parse", "pdfplumber", 2.5),
    ("vbparse --help / import typer, rich", "help", "typer", 2.0),
)


def sample(path: Path) -> None:
    """A plan of three pages, drawn by reportlab with a font that has Vietnamese letters."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = next((p for p in FONTS if Path(p).is_file()), None)
    name = "Helvetica"
    if font:
        name = "Plan"
        pdfmetrics.registerFont(TTFont(name, font))
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(PAGES):
        canvas.setFont(name, 13)
        for i, row in enumerate(HEADER if page == 0 else BODY):
            canvas.drawString(70, 790 - 18 * i, row)
        canvas.showPage()
    canvas.save()


FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
)
HEADER = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
    "Số: 15/KH-UBND",
    "Tân Hòa, ngày 12 tháng 3 năm 2025",
    "KẾ HOẠCH",
    "Tổ chức ngày hội đọc sách năm 2025",
    "Thực hiện Kế hoạch số 210/KH-UBND ngày 20/02/2025, Ủy ban nhân dân xã lập kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    *("Khuyến khích người dân, học sinh đọc sách và dùng thư viện của xã." for _ in range(30)),
)
BODY = ("II. NỘI DUNG", *(f"{n}. Các thôn tổ chức trước ngày {n}/4/2025." for n in range(1, 31)))


def seconds(command: list[str]) -> float:
    """CPU time of a fresh process; on a busy machine its wall time says more of the others."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(pdf: Path) -> dict[str, float]:
    """The median of each command over interleaved rounds, after one that warms the disk."""
    vbparse = str(Path(sys.executable).with_name("vbparse"))
    commands = {
        "parse": [vbparse, "parse", str(pdf)],
        "pdfplumber": [*PYTHON, "-c", "import pdfplumber"],
        "help": [vbparse, "--help"],
        "typer": [*PYTHON, "-c", "import typer, rich"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}


def main() -> int:
    """Prints a line for each target."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "ke-hoach.pdf"
        sample(pdf)
        medians = measure(pdf)
    missed = 0
    for name, ours, other, most in TARGETS:
        ratio = medians[ours] / medians[other]
        missed += ratio > most
        print(
            f"{name}: {ratio:.2f} × (at most {most}) "
            f"[{medians[ours] * 1000:.0f} ms / {medians[other] * 1000:.0f} ms]"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
