"""Gold and predictions as spaCy's DocBin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.training import Example
from spacy.util import fix_random_seed

from vbparse.errors import VbparseError
from vbparse.nlp import blank, docbin
from vbparse.nlp.gold import UNPLACED, place_gold

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD: dict[str, Any] = {
    "doc_number": "8271/KH-SYT",
    "place": "Hà Sơn",
    "issued_on": "2024-09-04",
    "issuer": "Sở Y tế",
    "subject": "Tiêm chủng mở rộng năm 2024",
    "theme": None,
    "signer_name": "Lò Văn Sơn",
    "legal_bases": [{"number": "112/KH-UBND", "title": "về tiêm chủng mở rộng"}],
    "lead_units": ["Trung tâm Kiểm soát bệnh tật"],
    "deadlines": [{"value": "2024-11-30", "text": "trước ngày 30/11/2024"}],
    "sections": ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"],
    "recipients": ["UBND tỉnh"],
}


def placed(text: str, **gold: Any) -> dict[str, str]:
    return {place: text[span.start : span.end] for place, _, span in place_gold(text, gold).spans}


def test_places_of_gold(plan_text: str) -> None:
    assert placed(plan_text, **GOLD) == {
        "doc_number": "8271/KH-SYT",
        "place": "Hà Sơn",
        "issued_on": "ngày 04 tháng 9 năm 2024",
        "issuer": "SỞ Y TẾ",
        "subject": "Tiêm chủng mở rộng năm 2024",
        "signer": "Lò Văn Sơn",
        "legal_bases[0]": "112/KH-UBND",
        "lead_units[0]": "Trung tâm Kiểm soát bệnh tật",
        "deadlines[0]": "trước ngày 30/11/2024",
        "sections[0]": "MỤC ĐÍCH",
        "sections[1]": "TỔ CHỨC THỰC HIỆN",
        "recipients[0]": "UBND tỉnh",
    }


@pytest.mark.parametrize(
    ("text", "gold", "want"),
    [
        ("xong trong năm 2025; họp trong năm 2025", {"deadlines": [{"text": "trong năm 2025"}] * 2}, [(5, 19), (25, 39)]),
        ("Hà Nội, tháng 9 năm 2024", {"issued_on": "2024-09"}, [(8, 24)]),
        ("Lê An báo cáo. Lê An", {"signer_name": "Lê An"}, [(15, 20)]),
        ("số 7 / KH - UBND", {"doc_number": "7/KH-UBND"}, [(3, 16)]),
        ("quote wins: trong quý này", {"deadlines": [{"text": ["không có", "trong quý này"]}]}, [(12, 25)]),
        ("theo Luật Thư viện", {"legal_bases": [{"number": None, "title": "Thư viện", "quote": "Luật Thư viện"}]}, [(5, 18)]),
    ],
)  # fmt: skip
def test_which_place(text: str, gold: dict[str, Any], want: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for _, _, span in place_gold(text, gold).spans] == want


def test_what_is_not_in_the_text_is_named() -> None:
    gold = {
        "doc_number": "9/KH-UBND",
        "recipients": ["Sở Y tế", "Sở X"],
        "deadlines": [{"text": None}],
    }
    found = place_gold("Nơi nhận: Sở Y tế", gold)
    assert found.unplaced == ["doc_number", "deadlines[0]", "recipients[1]"]


def test_gold_of_the_samples() -> None:
    docs = list(docbin.gold_docs(blank(), CORPUS))
    values = sum(len(doc.spans["vbparse"]) for doc in docs)
    assert len(docs) >= 20
    assert sum(len(doc.user_data[UNPLACED]) for doc in docs) <= values / 50
    assert {ent.label_ for doc in docs for ent in doc.ents} >= {"DEADLINE", "LEAD_UNIT", "SIGNER"}


def test_gold_of_several_documents(tmp_path: Path, plan_text: str) -> None:
    text = plan_text + "\n\n" + plan_text.replace("8271", "8272")
    (tmp_path / "source.txt").write_text(text, "utf-8")
    rows = [GOLD, {**GOLD, "doc_number": "8272/KH-SYT"}]
    (tmp_path / "gold.json").write_text(json.dumps(rows), "utf-8")
    (doc,) = docbin.gold_docs(blank(), tmp_path)
    numbers = [(s.text, s.id_) for s in doc.spans["vbparse"] if s.label_ == "DOC_NUMBER"]
    assert numbers == [("8271/KH-SYT", "doc_number"), ("8272/KH-SYT", "1:doc_number")]
    assert doc.user_data[UNPLACED] == []


def test_no_gold(tmp_path: Path) -> None:
    with pytest.raises(VbparseError):
        list(docbin.gold_docs(blank(), tmp_path))


def test_predictions_go_to_a_file_and_back(tmp_path: Path) -> None:
    nlp = blank()
    files = [CORPUS / "ubnd-xa-thien-tai" / f"source.{x}" for x in ("txt", "pdf")]
    assert docbin.write(tmp_path / "p.spacy", docbin.predicted_docs(nlp, files)) == 2
    for doc in docbin.read(tmp_path / "p.spacy", blank().vocab):
        assert doc._.plan.doc_number.value == "64/KH-UBND"
        assert {"DEADLINE", "CITATION"} <= {ent.label_ for ent in doc.ents}
        assert all(span._.found for span in doc.spans["vbparse"] if span.label_ != "NEAR_MISS")


def test_the_same_file_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    file = CORPUS / "ubnd-xa-thien-tai" / "source.txt"
    for name in ("a", "b"):
        docbin.write(tmp_path / name, docbin.predicted_docs(blank(), [file]))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("kind", ["ner", "spancat"])
def test_spacy_can_train_on_it(kind: str) -> None:
    fix_random_seed(0)
    nlp = blank()
    nlp.add_pipe(kind, config={"spans_key": "vbparse"} if kind == "spancat" else {})
    gold = list(docbin.gold_docs(nlp, CORPUS / "ubnd-xa-thien-tai"))
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    nlp.initialize(lambda: examples)
    assert "DEADLINE" in nlp.get_pipe(kind).labels
    assert nlp.update(examples)[kind] > 0
