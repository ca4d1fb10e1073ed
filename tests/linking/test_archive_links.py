"""Links in an archive: incremental, in any order, under a human's word."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from link_samples import Fill, put_record, put_text  # type: ignore[import-not-found]
from sqlalchemy import delete, select, update

from vbparse.archive import deciding
from vbparse.archive.linking import link
from vbparse.archive.store import Archive
from vbparse.archive.tables import links, parents, works
from vbparse.archive.works import record_now, with_links
from vbparse.errors import ArchiveError

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "I. MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n"
DIRECTIVE = (
    f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n{HEAD}Số: 155/KH-UBND\n"
    "Lào Cai, ngày 12 tháng 3 năm 2023\nKẾ HOẠCH\nPhòng, chống đuối nước trẻ em năm 2023\n"
    "Thực hiện Quyết định số 1248/QĐ-TTg ngày 19 tháng 7 năm 2021 của Thủ tướng Chính phủ phê duyệt "
    "Chương trình phòng, chống tai nạn, thương tích trẻ em, Ủy ban nhân dân tỉnh ban hành Kế hoạch.\n"
    f"{BODY}1. Sở Y tế xây dựng kế hoạch triển khai thực hiện trước ngày 15/4/2023.\n"
    "Nơi nhận:\n- Các Sở: Y tế, Tư pháp;\n- Lưu: VT.\n"
)
PLAN = (
    f"UBND TỈNH LÀO CAI\nSỞ Y TẾ\n{HEAD}Số: 40/KH-SYT\nLào Cai, ngày 20 tháng 4 năm 2023\n"
    "KẾ HOẠCH\nPhòng, chống đuối nước trẻ em năm 2023 của ngành Y tế\n"
    "Thực hiện Kế hoạch số 155/KH-UBND ngày 12 tháng 3 năm 2023 của Ủy ban nhân dân tỉnh về phòng, "
    "chống đuối nước trẻ em năm 2023, Sở Y tế ban hành Kế hoạch như sau:\n"
    f"{BODY}Văn phòng Sở báo cáo kết quả trước ngày 30/11/2023.\n"
)
NAMESAKE = DIRECTIVE.replace("LÀO CAI", "HÀ NAM").replace("Lào Cai", "Hà Nam")


def targets(archive: Archive) -> dict[tuple[int, int], int | None]:
    with archive.read() as connection:
        rows = connection.execute(select(links).order_by(links.c.work_id, links.c.position))
        return {(row.work_id, row.position): row.target_id for row in rows}


def parent_of(archive: Archive, number: int) -> tuple[str, int | None]:
    with archive.read() as connection:
        row = connection.execute(select(parents).where(parents.c.work_id == number)).one()
        return row.status, row.target_id


def test_a_plan_finds_its_directive(archive: Archive, fill: Fill) -> None:
    known = fill(directive=DIRECTIVE, plan=PLAN, namesake=NAMESAKE)
    summary = link(archive)
    assert summary.resolved == 1
    assert targets(archive)[known["plan"], 0] == known["directive"]
    assert parent_of(archive, known["plan"]) == ("resolved", known["directive"])
    assert parent_of(archive, known["directive"]) == ("not_in_archive", None)


def test_an_open_link_closes_when_the_directive_comes(archive: Archive, fill: Fill) -> None:
    plan = fill(plan=PLAN)["plan"]
    link(archive)
    assert parent_of(archive, plan) == ("not_in_archive", None)
    directive = fill(directive=DIRECTIVE)["directive"]
    assert link(archive).works == 1
    assert parent_of(archive, plan) == ("resolved", directive)


def test_nothing_is_done_again(archive: Archive, fill: Fill) -> None:
    fill(directive=DIRECTIVE, plan=PLAN)
    link(archive)
    assert link(archive).works == 0
    assert link(archive, anew=True).works == 2


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    from link_samples import put_text

    found = []
    texts = {"directive": DIRECTIVE, "plan": PLAN, "namesake": NAMESAKE}
    for order in itertools.permutations(texts):
        with Archive(tmp_path / f"{'-'.join(order)}.db", create=True) as archive:
            numbers = {}
            for name in order:
                numbers[put_text(archive, name, texts[name])] = name
                link(archive)
            found.append(
                {
                    (numbers[work], at): numbers.get(target or 0)
                    for (work, at), target in targets(archive).items()
                }
            )
    assert all(state == found[0] for state in found)


def test_a_work_that_goes_opens_its_links_again(archive: Archive, fill: Fill) -> None:
    known = fill(directive=DIRECTIVE, plan=PLAN)
    link(archive)
    with archive.write() as connection:
        connection.execute(delete(works).where(works.c.id == known["directive"]))
    link(archive)
    assert parent_of(archive, known["plan"]) == ("not_in_archive", None)


def test_a_work_whose_number_is_corrected_is_found(archive: Archive, fill: Fill) -> None:
    known = fill(directive=DIRECTIVE.replace("155/KH", "551/KH"), plan=PLAN)
    link(archive)
    assert parent_of(archive, known["plan"])[1] is None
    deciding.decide(archive, known["directive"], "doc_number", "155/KH-UBND", None)
    link(archive)
    assert parent_of(archive, known["plan"]) == ("resolved", known["directive"])


def test_a_human_link_stays_for_ever(archive: Archive, fill: Fill) -> None:
    known = fill(plan=PLAN, namesake=NAMESAKE)
    deciding.decide_parent(archive, known["plan"], known["namesake"], "người dùng")
    link(archive)
    assert parent_of(archive, known["plan"]) == ("resolved", known["namesake"])
    assert targets(archive)[known["plan"], 0] == known["namesake"]
    fill(directive=DIRECTIVE)
    link(archive, anew=True)
    assert parent_of(archive, known["plan"]) == ("resolved", known["namesake"])


def test_a_veto_stays_for_ever(archive: Archive, fill: Fill) -> None:
    known = fill(plan=PLAN, directive=DIRECTIVE)
    link(archive)
    deciding.decide_parent(archive, known["plan"], known["directive"], None, veto=True)
    for _ in range(2):
        link(archive, anew=True)
        assert parent_of(archive, known["plan"]) == ("not_in_archive", None)
    deciding.decide_parent(archive, known["plan"], known["directive"], None)
    link(archive)
    assert parent_of(archive, known["plan"]) == ("resolved", known["directive"])


def test_no_work_stands_above_itself(archive: Archive, fill: Fill) -> None:
    known = fill(plan=PLAN, directive=DIRECTIVE)
    link(archive)
    with pytest.raises(ArchiveError):
        deciding.decide_parent(archive, known["plan"], known["plan"], None)
    with pytest.raises(ArchiveError):
        deciding.decide_parent(archive, known["directive"], known["plan"], None)


def test_the_record_tells_the_link_and_the_reasons(archive: Archive, fill: Fill) -> None:
    known = fill(plan=PLAN, directive=DIRECTIVE)
    link(archive)
    with archive.read() as connection:
        record = with_links(connection, known["plan"], record_now(connection, known["plan"]))
    resolution = record["citations"][0]["resolution"]
    assert resolution["status"] == "resolved"
    assert resolution["target"] == str(known["directive"])
    assert "đúng số, ký hiệu" in resolution["candidates"][0]["why"]
    assert record["parent"]["target"] == str(known["directive"])


def test_a_tie_is_broken_by_what_the_archive_holds(archive: Archive, fill: Fill) -> None:
    known = fill(directive=DIRECTIVE, plan=PLAN)
    with archive.read() as connection:
        record = record_now(connection, known["plan"])
    record["parent"] |= {
        "status": "ambiguous",
        "citation": 1,
        "value": "1248/QĐ-TTg",
        "confidence": 0.5,
    }
    record["parent"]["why"] = ["ngang điểm với Kế hoạch 155/KH-UBND"]
    other = {
        "value": "1248/QĐ-TTg",
        "doc_type": "Quyết định",
        "issued_on": "2021-07-19",
        "issuer": "Thủ tướng Chính phủ",
    }
    record["citations"].append({**record["citations"][0], **other})
    tied = put_record(archive, record)
    with archive.write() as connection:
        connection.execute(
            update(works).where(works.c.id == known["plan"]).values(number="41/KH-SYT")
        )
    link(archive)
    assert parent_of(archive, tied) == ("resolved", known["directive"])


def test_both_databases_link_alike(any_archive: Archive) -> None:
    plan = put_text(any_archive, "plan", PLAN)
    put_text(any_archive, "namesake", NAMESAKE)
    link(any_archive)
    directive = put_text(any_archive, "directive", DIRECTIVE)
    assert link(any_archive).resolved == 1
    assert parent_of(any_archive, plan) == ("resolved", directive)
    assert link(any_archive, anew=True).resolved == 1
