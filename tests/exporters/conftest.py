"""A record made by hand, so that the exporters are tested without readers and extractors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from vbparse.document import (
    Box,
    Citation,
    Deadline,
    DocNumber,
    DocType,
    Evidence,
    Field,
    Issuer,
    Layout,
    LeadUnit,
    Line,
    NearMiss,
    Notice,
    Page,
    Parent,
    Part,
    Plan,
    Recipient,
    Section,
    Signer,
    Source,
    SourceInfo,
    Span,
    Style,
    Task,
    Zone,
    ZoneKind,
)

TEXT = """\
ỦY BAN NHÂN DÂN XÃ TÂN HÒA
Số: 15/KH-UBND
Tân Hòa, ngày 12 tháng 3 năm 2025
KẾ HOẠCH
Tổ chức ngày hội đọc sách năm 2025
Thực hiện Kế hoạch số 210/KH-UBND ngày 20/02/2025 của Ủy ban nhân dân tỉnh, xã lập kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/4/2025.
Nơi nhận: - Thường trực Đảng ủy (để báo cáo); - Lưu: VT.
CHỦ TỊCH
Nguyễn Văn An
"""


def make_source(text: str = TEXT, name: str = "ke-hoach.txt") -> Source:
    lines, at = [], 0
    for row in text.splitlines(keepends=True):
        style = Style(bold=row.isupper(), align="center" if row.isupper() else None)
        lines.append(Line(Span(at, at + len(row.rstrip("\n"))), style=style))
        at += len(row)
    return Source(name, text, "0" * 64, lines=tuple(lines))


class Finder:
    """Makes the members that every value carries."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def __call__(self, words: str, confidence: float = 0.95, by: str = "fields.x") -> dict:
        start = self.source.text.index(words)
        evidence = self.source.evidence(Span(start, start + len(words)))
        return {"confidence": confidence, "evidence": evidence, "found_by": by}


def make_plan(source: Source) -> Plan:
    at = Finder(source)
    number = replace(
        DocNumber(value="15/KH-UBND", number="15", symbol="KH-UBND"), **at("15/KH-UBND")
    )
    return Plan(
        source=SourceInfo(source.name, source.sha256, source.media_type, None, "native", "unicode"),
        doc_type=DocType(value="Kế hoạch", code="KH", **at("KẾ HOẠCH", 0.98)),
        doc_number=number,
        place=Field(value="Tân Hòa", **at("Tân Hòa", 0.7)),
        issued_on=Field(value="2025-03-12", **at("ngày 12 tháng 3 năm 2025")),
        issuer=Issuer(
            value="Ủy ban nhân dân xã Tân Hòa",
            superior="Ủy ban nhân dân tỉnh",
            **at("ỦY BAN NHÂN DÂN XÃ TÂN HÒA"),
        ),
        subject=Field(
            value="Tổ chức ngày hội đọc sách năm 2025",
            **at("Tổ chức ngày hội đọc sách năm 2025"),
        ),
        citations=(
            Citation(
                value="210/KH-UBND",
                doc_type="Kế hoạch",
                issued_on="2025-02-20",
                issuer="Ủy ban nhân dân tỉnh",
                relation="implements",
                preamble=True,
                **at("Kế hoạch số 210/KH-UBND ngày 20/02/2025 của Ủy ban nhân dân tỉnh", 0.9),
            ),
        ),
        parent=Parent(
            status="not_sought",
            citation=0,
            value="210/KH-UBND",
            confidence=0.9,
            why=("đứng sau Thực hiện",),
        ),
        sections=(
            Section(
                kind="purpose",
                kinds=("purpose", "requirements"),
                number="I",
                title="MỤC ĐÍCH, YÊU CẦU",
                **at("I. MỤC ĐÍCH, YÊU CẦU"),
            ),
            Section(
                kind="purpose",
                kinds=("purpose",),
                number="1",
                title="Mục đích",
                level=2,
                parent=0,
                **at("1. Mục đích"),
            ),
        ),
        lead_units=(
            LeadUnit(value="Phòng Văn hóa - Xã hội", tasks=(0,), **at("Phòng Văn hóa - Xã hội")),
        ),
        tasks=(
            Task(
                value="báo cáo kết quả",
                lead=("Phòng Văn hóa - Xã hội",),
                deadline=0,
                **at("Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày 30/4/2025", 0.5),
            ),
        ),
        deadlines=(
            Deadline(
                value="2025-04-30",
                end="2025-04-30",
                bound="exclusive",
                text="trước ngày 30/4/2025",
                action="báo cáo kết quả",
                **at("trước ngày 30/4/2025", 0.8),
            ),
        ),
        recipients=(
            Recipient(
                value="Thường trực Đảng ủy", purpose="để báo cáo", **at("Thường trực Đảng ủy")
            ),
            Recipient(value="Lưu: VT", kind="archive", **at("Lưu: VT")),
        ),
        signer=Signer(value="Nguyễn Văn An", title="Chủ tịch", **at("Nguyễn Văn An")),
        near_misses=(NearMiss("30/4", TEXT.index("30/4"), TEXT.index("30/4") + 4, "thiếu năm"),),
        warnings=(Notice("chars-repaired", "đã sửa 3 ký tự", "3 characters were repaired"),),
        layout=Layout(
            source,
            Span(0, len(source.text)),
            source.text,
            (Zone(ZoneKind.HEADER, Span(0, 60), 0.9), Zone(ZoneKind.BODY, Span(60, 200))),
        ),
    )


@pytest.fixture
def written() -> Callable[..., Source]:
    """Text → a source of plain lines."""
    return make_source


@pytest.fixture
def source() -> Source:
    return make_source()


@pytest.fixture
def plan(source: Source) -> Plan:
    return make_plan(source)


@pytest.fixture
def two_parts(plan: Plan) -> tuple[Plan, Plan]:
    """Two documents of one file."""
    first = replace(plan, source=replace(plan.source, part=Part(1, 2, None)))
    return first, replace(plan, source=replace(plan.source, part=Part(2, 2, None)))


@pytest.fixture
def paged(source: Source, plan: Plan) -> tuple[Source, Plan]:
    """The same record as if read from a page of A4, with a box for each value."""
    lines = tuple(replace(line, page=1) for line in source.lines)
    source = replace(source, lines=lines, pages=(Page(1, 595, 842),), media_type="application/pdf")
    place = replace(
        plan.place, evidence=(Evidence(1, 45, 52, (Box(70, 80, 130, 94), Box(70, 96, 90, 110))),)
    )
    return source, replace(plan, place=place)
