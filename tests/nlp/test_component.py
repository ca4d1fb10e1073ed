"""``nlp.add_pipe("vbparse")``: the plan, its spans, other processes, files."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc

import vbparse
from vbparse.nlp import COLORS, LABELS, blank, displacy_options, make_doc

CORPUS = Path(__file__).parents[2] / "corpus"


def spans(doc: Doc, label: str) -> list[str]:
    return [span.text for span in doc.spans["vbparse"] if span.label_ == label]


def key(doc: Doc) -> list[tuple[int, int, str, str]]:
    return [(s.start, s.end, s.label_, s.id_) for s in doc.spans["vbparse"]]


def test_found_by_entry_point(plan_text: str) -> None:
    nlp = spacy.blank("vi")
    nlp.add_pipe("vbparse")
    doc = nlp(plan_text)
    assert doc._.plan.doc_number.value == "8271/KH-SYT"
    assert doc._.plan.issued_on.value == "2024-09-04"
    assert doc._.plans == (doc._.plan,)
    assert nlp.analyze_pipes()["problems"] == {"vbparse": []}


def test_spans_of_fields(nlp: Language, plan_text: str) -> None:
    doc = nlp(plan_text)
    assert spans(doc, "DOC_NUMBER") == ["8271/KH-SYT"]
    assert spans(doc, "ISSUED_ON") == ["ngày 04 tháng 9 năm 2024"]
    assert "Trung tâm Kiểm soát bệnh tật" in spans(doc, "LEAD_UNIT")
    assert any("112/KH-UBND" in text for text in spans(doc, "CITATION"))
    assert spans(doc, "PARENT") == spans(doc, "CITATION")


def test_a_span_leads_to_its_value(nlp: Language, plan_text: str) -> None:
    doc = nlp(plan_text)
    for span in doc.spans["vbparse"]:
        assert span.label_ in LABELS.values()
        if span.label_ != "NEAR_MISS":
            assert any(
                (e.start, e.end) == (span.start_char, span.end_char) for e in span._.found.evidence
            )
    due = next(span for span in doc.spans["vbparse"] if span.label_ == "DEADLINE")
    assert due._.found is doc._.plan.deadlines[int(due.id_[len("deadlines[") : -1])]


def test_every_value_of_the_samples_has_its_span(nlp: Language, corpus_texts: list[str]) -> None:
    for doc in nlp.pipe(corpus_texts):
        places = {span.id_ for span in doc.spans["vbparse"]}
        plan = doc._.plan
        assert {f"deadlines[{i}]" for i in range(len(plan.deadlines))} <= places
        assert {f"recipients[{i}]" for i in range(len(plan.recipients))} <= places


def test_no_text_no_plan_values(nlp: Language) -> None:
    for text in ("", " ", "\n\n", "\u200b"):
        doc = nlp(text)
        assert doc.text == text
        assert doc._.plan.doc_number.status == "missing"
        assert not doc.spans["vbparse"]


def test_before_the_component_there_is_no_plan() -> None:
    doc = blank()("Số: 1/KH-UBND")
    assert doc._.plan is None
    assert doc._.plans == ()
    assert doc[0:2]._.found is None


@pytest.mark.parametrize(
    "damage", [lambda t: unicodedata.normalize("NFD", t), lambda t: t.replace("\n", "\r\n")]
)
def test_spans_stand_in_the_text_as_given(nlp: Language, plan_text: str, damage: object) -> None:
    """The plan is read from repaired text; the spans are in the text of the ``Doc``."""
    raw = damage(plan_text)  # type: ignore[operator]
    doc = nlp(raw)
    assert doc.text == raw
    assert doc._.plan.to_dict()["deadlines"] == nlp(plan_text)._.plan.to_dict()["deadlines"]
    for label in LABELS.values():
        got = [" ".join(unicodedata.normalize("NFC", text).split()) for text in spans(doc, label)]
        assert got == [" ".join(text.split()) for text in spans(nlp(plan_text), label)]


@pytest.mark.parametrize(
    ("mode", "found"), [("expand", ["năm2024x"]), ("contract", []), ("strict", [])]
)
def test_alignment(mode: str, found: list[str]) -> None:
    from vbparse.document import DocNumber, Evidence, Plan, SourceInfo
    from vbparse.nlp.component import attach

    nlp = blank("vbparse", alignment=mode)
    doc = nlp.make_doc("năm2024x")
    info = SourceInfo("a.txt", "", "text/plain", None, "native", "unicode")
    number = DocNumber(value="2024", evidence=(Evidence(None, 3, 7),))
    attach(doc, [Plan(source=info, doc_number=number)])
    assert spans(nlp.get_pipe("vbparse")(doc), "DOC_NUMBER") == found


def test_settings_are_checked() -> None:
    with pytest.raises(ValueError, match="alignment"):
        blank("vbparse", alignment="sideways")


def test_labels_and_entities(plan_text: str) -> None:
    nlp = blank("vbparse", labels=["DEADLINE", "TASK"], ents=True, spans_key="plan")
    doc = nlp(plan_text)
    assert {span.label_ for span in doc.spans["plan"]} == {"DEADLINE", "TASK"}
    assert {ent.label_ for ent in doc.ents} == {"DEADLINE"}


def test_two_documents_in_one_text(nlp: Language, plan_text: str) -> None:
    second = plan_text.replace("8271", "8272")
    doc = nlp(plan_text + "\n\n" + second)
    assert [plan.doc_number.value for plan in doc._.plans] == ["8271/KH-SYT", "8272/KH-SYT"]
    numbers = [span for span in doc.spans["vbparse"] if span.label_ == "DOC_NUMBER"]
    assert [span.id_ for span in numbers] == ["doc_number", "1:doc_number"]
    assert numbers[1]._.found.value == "8272/KH-SYT"


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_in_processes(nlp: Language, corpus_texts: list[str], plan_text: str) -> None:
    texts = [*corpus_texts[:5], plan_text, unicodedata.normalize("NFD", plan_text), ""]
    here = list(nlp.pipe(texts))
    there = list(nlp.pipe(texts, n_process=2, batch_size=2))
    for one, other in zip(here, there, strict=True):
        assert other._.plan.to_dict() == one._.plan.to_dict()
        assert key(other) == key(one)
        assert one._.plan.layout is not None
        assert other._.plan.layout is None  # the record crosses, the layout stays
        if other.spans["vbparse"]:
            assert other.spans["vbparse"][0]._.found.value


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_files_in_processes(nlp: Language) -> None:
    docs = [make_doc(nlp, CORPUS / "ubnd-xa-thien-tai" / f"source.{x}") for x in ("pdf", "docx")]
    read = list(nlp.pipe(docs, n_process=2, batch_size=1))
    assert [doc._.plan.doc_number.value for doc in read] == ["64/KH-UBND"] * 2
    assert read[0]._.plan.doc_number.evidence[0].boxes


def test_a_file_has_the_offsets_of_its_source(nlp: Language) -> None:
    path = CORPUS / "ubnd-xa-thien-tai" / "source.pdf"
    doc = nlp(make_doc(nlp, path))
    assert doc.text == vbparse.read(path).text
    assert doc._.plan.to_dict() == vbparse.parse(path).to_dict()
    assert spans(doc, "DOC_NUMBER") == ["64/KH-UBND"]


def test_a_missing_file(nlp: Language, tmp_path: Path) -> None:
    with pytest.raises(vbparse.NotFound):
        make_doc(nlp, tmp_path / "none.pdf")


def test_a_doc_survives_pickle_and_bytes(nlp: Language, plan_text: str) -> None:
    doc = nlp(plan_text)
    for other in (
        pickle.loads(pickle.dumps(doc)),  # noqa: S301  our own bytes
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        doc.copy(),
    ):
        assert other._.plan.to_dict() == doc._.plan.to_dict()
        assert key(other) == key(doc)


def test_the_component_can_be_sent_to_a_fresh_process(nlp: Language) -> None:
    component = nlp.get_pipe("vbparse")
    assert pickle.loads(pickle.dumps(component)) == component  # noqa: S301


def test_displacy_has_the_colours(nlp: Language, plan_text: str) -> None:
    doc = nlp(plan_text)
    plain = displacy.render(doc, style="span", options={"spans_key": "vbparse"}, jupyter=False)
    assert COLORS["DEADLINE"] in plain  # by entry point
    doc.ents = [span for span in doc.spans["vbparse"] if span.label_ == "DEADLINE"]
    page = displacy.render(doc, style="ent", options=displacy_options(), page=True, jupyter=False)
    assert COLORS["DEADLINE"] in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


def test_every_label_has_a_colour() -> None:
    assert set(LABELS.values()) <= set(COLORS)
