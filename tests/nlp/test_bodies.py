"""Bodies as spans, and the register as patterns."""

from __future__ import annotations

import pytest

from vbparse.nlp import agency_patterns, blank
from vbparse.nlp.bodies import body_spans


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế\tSở Tài chính\tTháng 11/2024", ["Sở Y tế", "Sở Tài chính"]),
        ("- Sở Y tế;\n- Sở Tài chính;", ["Sở Y tế", "Sở Tài chính"]),
        ("1. Sở Y tế\n2. Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
        ("Sở Giáo\ndục và Đào tạo chủ trì", ["Sở Giáo\ndục và Đào tạo"]),
        ("Kế hoạch số 5701/KH-UBND", []),
        ("Chủ tịch nước", []),
        ("", []),
    ],
)
def test_bodies(text: str, bodies: list[str]) -> None:
    assert [text[span.start : span.end] for span in body_spans(text)] == bodies


def test_component_names_the_register() -> None:
    nlp = blank("vbparse_bodies", ents=True)
    doc = nlp("Giao Sở Y tế chủ trì.")
    assert [(s.text, s.label_, s.id_) for s in doc.spans["bodies"]] == [
        ("Sở Y tế", "BODY", "so-y-te")
    ]
    assert [ent.text for ent in doc.ents] == ["Sở Y tế"]


def test_behind_the_plan_issuer_and_recipients_count_too(plan_text: str) -> None:
    doc = blank("vbparse", "vbparse_bodies")(
        plan_text.replace("- UBND tỉnh;", "- Giám đốc Sở;\n- Đài PTTH tỉnh (để đưa tin);")
    )
    found = [span.text for span in doc.spans["bodies"]]
    assert "SỞ Y TẾ" in found
    assert "Đài PTTH tỉnh" in found
    assert not any(text.startswith(("Giám đốc", "Lưu")) for text in found)


def test_patterns_for_the_entity_ruler() -> None:
    nlp = blank()
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(agency_patterns())
    doc = nlp("SỞ Y TẾ báo cáo Bộ Y tế và UBND tỉnh.")
    assert [(e.text, e.label_, e.ent_id_) for e in doc.ents] == [
        ("SỞ Y TẾ", "BODY", "so-y-te"),
        ("Bộ Y tế", "BODY", "bo-y-te"),
        ("UBND tỉnh", "BODY", "ubnd-tinh"),
    ]


def test_every_pattern_has_an_entry() -> None:
    patterns = agency_patterns("ĐƠN VỊ")
    assert len(patterns) > 150
    assert all(p["id"] and p["pattern"] and p["label"] == "ĐƠN VỊ" for p in patterns)
