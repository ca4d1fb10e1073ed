"""A tiny invented plan with its gold, for the tests of evaluation and annotation."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

PLAN = """\
ỦY BAN NHÂN DÂN
XÃ SUỐI NGÀN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND
Suối Ngàn, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Tổ chức ngày hội đọc sách năm 2025

Thực hiện Kế hoạch số 210/KH-UBND ngày 20 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh
về phát triển văn hóa đọc, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
Khuyến khích người dân đọc sách.
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/4/2025.

Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Inh
"""

GOLD: dict[str, Any] = {
    "doc_type": "KH",
    "doc_number": "15/KH-UBND",
    "doc_number_status": "present",
    "place": "Suối Ngàn",
    "issued_on": "2025-03-12",
    "issuer": "Ủy ban nhân dân xã Suối Ngàn",
    "parent_org": None,
    "subject": "Tổ chức ngày hội đọc sách năm 2025",
    "theme": None,
    "legal_bases": [
        {
            "type": "KH",
            "number": "210/KH-UBND",
            "date": "2025-02-20",
            "issuer": "Ủy ban nhân dân tỉnh",
            "title": "về phát triển văn hóa đọc",
            "relation": "implements",
        }
    ],
    "parent": "210/KH-UBND",
    "lead_units": ["Phòng Văn hóa - Xã hội"],
    "deadlines": [
        {
            "value": "2025-04-30",
            "kind": "date",
            "text": "trước ngày 30/4/2025",
            "action": "báo cáo kết quả",
            "unit": "Phòng Văn hóa - Xã hội",
        }
    ],
    "recipients": ["UBND tỉnh", "Các thôn"],
    "signer_name": "Lò Văn Inh",
    "signer_title": "Chủ tịch",
    "signing_authority": "TM.",
    "sections": ["MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN"],
    "section_kinds": [["purpose", "requirements"], ["organisation"]],
    "truncated": False,
    "unsure": [],
}


def gold(**changes: Any) -> dict[str, Any]:
    """The gold of ``PLAN``, with some keys changed."""
    return copy.deepcopy(GOLD) | changes


def write_plan(
    folder: Path, row: Any = None, *, number: int = 15, name: str = "source.txt"
) -> Path:
    """A folder with the plan and its gold; the gold may be a list."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(PLAN.format(number=number), "utf-8")
    said = gold(doc_number=f"{number}/KH-UBND") if row is None else row
    (folder / "gold.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return folder
