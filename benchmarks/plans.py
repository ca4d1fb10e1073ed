"""Plans of any length for measuring, as text and PDF; invented words, the same each time."""

from __future__ import annotations

from pathlib import Path

FONTS = Path("/usr/share/fonts/truetype/croscore")  # Debian: fonts-croscore
HEAD = (
    "UBND TỈNH AN LẠC\nSỞ VĂN HÓA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 118/KH-SVH\nAn Lạc, ngày 09 tháng 5 năm 2023\nKẾ HOẠCH\n"
    "Phát triển thư viện cơ sở trên địa bàn tỉnh năm 2023\n"
    "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;\n"
    "Thực hiện Kế hoạch số 71/KH-UBND ngày 14/4/2023 của Ủy ban nhân dân tỉnh về phát triển văn hóa đọc;\n"
    "Sở Văn hóa xây dựng Kế hoạch như sau:\n"
)
BODY = (
    "- Rà soát, bổ sung vốn tài liệu cho thư viện xã, ưu tiên sách thiếu nhi và sách kỹ thuật nông nghiệp.",
    "1. Phòng Quản lý văn hóa chủ trì, phối hợp với Thư viện tỉnh hướng dẫn nghiệp vụ cho cán bộ cơ sở.",
    "- Luân chuyển sách giữa các điểm đọc, mỗi quý một lần; hoàn thành trước ngày 30 tháng 9 năm 2023.",
    "2. Thư viện tỉnh tổ chức ngày hội đọc sách, thu hút học sinh và người cao tuổi tham gia đông đủ.",
    "- Ứng dụng công nghệ thông tin trong quản lý bạn đọc theo Quyết định số 206/QĐ-TTg ngày 11/02/2021.",
    "3. Ủy ban nhân dân các huyện bố trí kinh phí, báo cáo kết quả về Sở Văn hóa trước ngày 05/12/2023.",
)
END = (
    "Trên đây là Kế hoạch phát triển thư viện cơ sở năm 2023./.\nNơi nhận:\n- UBND tỉnh (để báo cáo);\n"
    "- Phòng Văn hóa các huyện;\n- Lưu: VT, QLVH.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Thị Hạnh\n"
)
TITLES = ("MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ", "GIẢI PHÁP", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN")
ROMAN = ("I", "II", "III", "IV", "V")


def body(lines: int) -> list[str]:
    """That many paragraphs under five headings."""
    each = max(1, lines // len(TITLES))
    made = []
    for number, title in zip(ROMAN, TITLES, strict=True):
        made.append(f"{number}. {title}")
        made += [BODY[i % len(BODY)] for i in range(each)]
    return made


def plan_text(size: int) -> str:
    """A plan of about ``size`` bytes in UTF-8."""
    rest = size - len((HEAD + END).encode())
    each = sum(len(line.encode()) + 1 for line in BODY) / len(BODY)
    return HEAD + "\n".join(body(int(rest / each))) + "\n" + END


def plan_pdf(path: Path, *, pages: int, table_every: int = 0) -> None:
    """A plan of ``pages`` pages, 38 lines each, with a ruled task table on every n-th page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Plan-{face}", str(FONTS / f"Tinos-{face}.ttf")))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    text = (HEAD + "\n".join(body(pages * 22)) + "\n" + END).split("\n")
    lines = [part for line in text for part in simpleSplit(line, "Plan-Regular", 13, 460)]
    for page in range(pages):
        top = A4[1] - 60
        if page:
            canvas.setFont("Plan-Regular", 12)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 34, str(page + 1))
        room = 38
        if table_every and page % table_every == table_every - 1:
            top = _table(canvas, top)
            room = 18
        for i, line in enumerate(lines[page * 38 : page * 38 + room]):
            bold = line.isupper()
            canvas.setFont("Plan-Bold" if bold else "Plan-Regular", 13)
            canvas.drawString(85, top - i * 18.5, line)
        canvas.showPage()
    canvas.save()


def _table(canvas: object, top: float) -> float:
    """A ruled table of six columns and ten rows; returns where it ends."""
    from reportlab.pdfgen.canvas import Canvas

    if not isinstance(canvas, Canvas):
        raise TypeError(canvas)
    heads = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")
    cells = ("Bổ sung sách", "Thư viện tỉnh", "Phòng Văn hóa", "Quý III/2023", "Báo cáo")
    edges = [85, 110, 215, 300, 385, 450, 545]
    canvas.setFont("Plan-Regular", 11)
    for row in range(10):
        values = heads if row == 0 else (str(row), *cells)
        for x, value in zip(edges, values, strict=False):
            canvas.drawString(x + 3, top - row * 32 - 14, value)
    canvas.grid(edges, [top - row * 32 for row in range(11)])
    return top - 345
