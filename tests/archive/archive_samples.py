"""Plans to import, and what the tests look at afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from vbparse.archive.importing import Import, Progress, put_in_queue
from vbparse.archive.pool import Limits, Pool, Result
from vbparse.archive.search.vectors import ROWS
from vbparse.archive.store import Archive
from vbparse.archive.tables import METADATA, OF_SQLITE, journal
from vbparse.archive.take import take
from vbparse.archive.walk import Walk

PLAN = """\
ỦY BAN NHÂN DÂN
{body}
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day:02d} tháng 3 năm 2025

KẾ HOẠCH
{subject}

Thực hiện Kế hoạch số 210/KH-UBND ngày 20 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh,
Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
{purpose}
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/4/2025.
"""
PURPOSE = (
    "Khuyến khích người dân trên địa bàn đọc sách, xây dựng thói quen đọc trong gia đình và nhà "
    "trường; phát huy vai trò của thư viện, của tủ sách thôn; huy động các đoàn thể cùng tham gia, "
    "bảo đảm thiết thực, tiết kiệm, an toàn, không phô trương hình thức, phù hợp điều kiện từng thôn."
)


def plan_text(number: int | str = 15, **changes: Any) -> str:
    """A small plan of a commune."""
    values = {
        "number": number,
        "body": "XÃ TÂN HÒA",
        "place": "Tân Hòa",
        "day": 12,
        "subject": "Tổ chức ngày hội đọc sách năm 2025",
        "purpose": PURPOSE,
    }
    return PLAN.format(**(values | changes))


class Inline(Pool):
    """A pool that reads in this process: quick, and without limits."""

    def results(self, patience: float) -> Iterator[Result]:
        if self._waiting:
            order = self._waiting.popleft()
            yield order.number, take(order)


def bring_in(
    archive: Archive,
    *paths: Path,
    again: bool = False,
    keep_in: Path | None = None,
    limits: Limits | None = None,
) -> Progress:
    """Imports what stands at ``paths``; in worker processes when there are ``limits``."""
    put_in_queue(archive, Walk(paths), again=again)
    return Import(archive, limits or Limits(), keep_in, Pool if limits else Inline).run()


def in_journal(archive: Archive) -> dict[str, SimpleNamespace]:
    """The journal, by the names of the files."""
    with archive.read() as connection:
        rows = connection.execute(select(journal).order_by(journal.c.id)).mappings().all()
    return {row["path"].rpartition("/")[2]: SimpleNamespace(**row) for row in rows}


def dump(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that two equal archives share; attempts and imports are left out."""
    found = {}
    with archive.read() as connection:
        of_one = OF_SQLITE.sorted_tables if archive.is_sqlite else [ROWS]
        for table in [*METADATA.sorted_tables, *of_one]:
            columns = [c for c in table.c if c.name not in ("attempts", "run_id", "seen")]
            rows = connection.execute(select(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        if archive.is_sqlite:
            terms = connection.exec_driver_sql("SELECT * FROM search_terms").all()
            found["search_terms"] = [tuple(row) for row in terms]
    return found
