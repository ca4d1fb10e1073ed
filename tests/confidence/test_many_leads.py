"""Facts of leads and recipients in documents that have very many of them."""

from __future__ import annotations

import time

from vbparse.document import Source
from vbparse.pipeline import parse_source

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 83/KH-UBND\n\nLào Cai, ngày 15 tháng 1 năm 2022\n\nKẾ HOẠCH\nPhát triển thư viện năm 2022\n\n"
    "UBND tỉnh ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n\nĐưa sách về bản.\n\nII. NHIỆM VỤ\n\n"
)
NAMES = ("An", "Bình", "Hà", "Lâm", "Sơn", "Thanh", "Vân", "Phú", "Long", "Tân", "Mỹ", "Kim")


def _seconds(count: int) -> float:
    tasks = "".join(
        f"- UBND xã {NAMES[i % 12]} {NAMES[i // 12 % 12]} {NAMES[i // 144 % 12]} chủ trì đợt {i}.\n"
        for i in range(count)
    )
    sent = "".join(f"- UBND xã {NAMES[i % 12]} {NAMES[i // 12 % 12]};\n" for i in range(count))
    text = f"{HEAD}{tasks}\nNơi nhận:\n{sent}- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n"
    start = time.process_time()
    parse_source(Source("a.txt", text))
    return time.process_time() - start


def test_a_thousand_leads_take_linear_time() -> None:
    _seconds(50)
    assert _seconds(1600) < 8 * max(_seconds(400), 0.05)
