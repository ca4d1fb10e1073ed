"""Texts and pipelines that the tests of vbparse inside spaCy share."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from vbparse.nlp import blank

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"

PLAN = """\
UBND TỈNH HÀ SƠN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ                                  Độc lập - Tự do - Hạnh phúc
Số: 8271/KH-SYT                    Hà Sơn, ngày 04 tháng 9 năm 2024

KẾ HOẠCH
Tiêm chủng mở rộng năm 2024

Thực hiện Kế hoạch số 112/KH-UBND ngày 22 tháng 7 năm 2024 của Ủy ban nhân dân tỉnh Hà Sơn về \
tiêm chủng mở rộng, Sở Y tế xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
Phòng bệnh cho trẻ em.

II. TỔ CHỨC THỰC HIỆN
1. Trung tâm Kiểm soát bệnh tật chủ trì, báo cáo Sở Y tế trước ngày 30/11/2024.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
GIÁM ĐỐC
Lò Văn Sơn
"""


@pytest.fixture(scope="session")
def plan_text() -> str:
    return PLAN


@pytest.fixture(scope="session")
def nlp() -> Language:
    return blank("vbparse")


@pytest.fixture(scope="session")
def corpus_texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*/source.txt"))]
