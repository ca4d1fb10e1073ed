"""The letter: grouped, with articles, in a form that Word reads; templates of one's own."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from word_drafts import W, draft, held, parts, root, saved

from vbparse import readers
from vbparse.errors import Damaged, ProfileError
from vbparse.exporters.letter import PLACEHOLDERS, letter
from vbparse.rules.check import Checked


@cache
def checked() -> tuple[Checked, ...]:
    return tuple(held(draft()))


@cache
def made() -> bytes:
    return letter(checked())


def text(data: bytes) -> str:
    return readers.read_bytes("phieu.docx", data).text


def test_every_rule_is_told_with_its_article() -> None:
    said = text(made())
    for outcome in checked()[0].outcomes:
        if outcome.findings:
            basis = outcome.rule.basis
            assert f"Căn cứ: {basis}" in said or f"(Theo {basis[0].lower()}{basis[1:]}.)" in said
            for finding in outcome.findings[:20]:
                assert finding.message.replace("  ", " ") in said.replace("  ", " ")


def test_it_is_grouped_and_polite() -> None:
    lines = text(made()).split("\n")
    assert "1. Phần đầu: tên, số, ngày, trích yếu" in lines
    assert any(line.startswith("1.1. ") for line in lines)
    assert any("Đề nghị viết “05”." in line for line in lines)
    assert "Kính gửi: Ủy ban nhân dân xã Tân Hòa" in lines
    assert any(line.startswith("Phạm vi đã soát:") for line in lines)
    assert not any("{{" in line for line in lines)


def test_places_are_those_that_an_office_can_find() -> None:
    said = text(made())
    assert not re.search(r"\d\. Dòng \d", said)
    assert "“Số: 5/KH-UBND”" in said  # not the figure alone
    assert "Nghị định số 30/2020/NĐ-CP" in said


def test_what_no_article_says_is_not_called_an_article() -> None:
    said = text(made())
    assert "(Căn cứ: Thông lệ" not in said
    assert "(Căn cứ: Lô-gic" not in said
    assert "(Theo " in said


def test_further_places_of_an_opinion_are_named() -> None:
    one = checked()[0]
    outcome = next(outcome for outcome in one.outcomes if outcome.findings)
    body = one.draft.layout.headings[0].whole, one.draft.layout.headings[1].whole
    twice = replace(outcome, findings=(replace(outcome.findings[0], spans=body),))
    assert "Mục I (và mục II)" in text(letter([replace(one, outcomes=(twice,))]))


def test_what_a_person_must_decide_is_asked_for() -> None:
    one = checked()[0]
    outcome = next(outcome for outcome in one.outcomes if outcome.findings)
    unsure = replace(outcome, findings=(replace(outcome.findings[0], status="needs_review"),))
    said = text(letter([replace(one, outcomes=(unsure,))]))
    assert f"{unsure.findings[0].message} Kính đề nghị quý đơn vị kiểm tra lại." in said


def test_word_reads_it_and_the_bytes_are_the_same_each_time() -> None:
    assert docx.Document(io.BytesIO(made())).sections[0].page_width.mm == pytest.approx(210, abs=1)
    assert letter(checked()) == made()


def test_a_draft_without_findings_gets_assent() -> None:
    clean = checked()[0].__class__(checked()[0].plan, checked()[0].draft, ())
    assert "không có ý kiến khác" in text(letter([clean]))


def template(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        half = len(words) // 2
        for part in (words[:half], words[half:]):  # Word cuts placeholders in two
            paragraph.add_run(part).font.size = Pt(17)
    document.sections[0].footer.paragraphs[0].text = "Về {{trich_yeu}}"
    path.write_bytes(saved(document))
    return path


def test_a_template_is_filled(tmp_path: Path) -> None:
    path = template(tmp_path / "mau.docx", "Gửi {{ co_quan }} về {{trich_yeu}}.", "{{gop_y}}")
    data = letter(checked(), path)
    said = text(data)
    assert "Gửi Ủy ban nhân dân xã Tân Hòa về Tổ chức ngày hội đọc sách năm 2025." in said
    assert "Về Tổ chức ngày hội đọc sách năm 2025" in said
    assert "1.1. " in said
    sizes = {e.get(W + "val") for e in root(data, "word/document.xml").iter(W + "sz")}
    assert sizes == {"34"}
    changed = {n for n, p in parts(path.read_bytes()).items() if parts(data)[n] != p}
    assert all(name.startswith(("word/document", "word/footer")) for name in changed)


@pytest.mark.parametrize(
    ("words", "named"), [("{{gop_y}} {{khac}}", "{{khac}}"), ("Kính gửi", "{{gop_y}}")]
)
def test_errors_name_the_placeholder(words: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        letter(checked(), template(tmp_path / "mau.docx", words))
    assert named in str(caught.value)


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_text("{{gop_y}}", "utf-8")
    with pytest.raises(Damaged):
        letter(checked(), path)
    with pytest.raises(ProfileError):
        letter(checked(), tmp_path / "none.docx")


def test_placeholders_are_told() -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "check.md"
    assert all(f"`{{{{{name}}}}}`" in page.read_text("utf-8") for name in PLACEHOLDERS)
