"""Reasons follow the language: every sentence that the rules write has its English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vbparse
from vbparse.citations import _bearing, _parent_score, near_misses, parent
from vbparse.citations._reasons import SENTENCES, in_english
from vbparse.exporters import Look
from vbparse.exporters.json import record
from vbparse.exporters.table import to_table
from vbparse.linking import in_words

SAMPLES = sorted((Path(__file__).parents[2] / "corpus").glob("*/source.txt"))


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("được nêu ngay trong tên thông báo", "named in the title of the notice itself"),
        ("được nêu ngay trong tên bảng kê", "named in the title of the document itself"),
        ("cấp trên ban hành: Bộ Y tế", "issued by a superior: Bộ Y tế"),
        ("cấp trên ban hành", "issued by a superior"),
        ("ngang điểm với Kế hoạch 2/KH-UBND", "no better than Kế hoạch 2/KH-UBND"),
        ("tháng 2 không có ngày 30", "month 2 has no day 30"),
        ("người dân nói", "người dân nói"),
    ],
)
def test_sentences(vi: str, en: str) -> None:
    assert in_english(vi) == en
    assert in_words([[vi, []]], "en") == en
    assert in_words([[vi, []]], "vi") == vi


def test_every_sentence_in_the_code_is_known() -> None:
    """A reason that is added there is added here."""
    texts = [
        " ".join(Path(str(module.__file__)).read_text("utf-8").split())
        for module in (_bearing, _parent_score, near_misses, parent)
    ]
    written = [
        sentence
        for text in texts
        for sentence in re.findall(r'(?:return [^"]*?|, |else |why = |\()f?"([^"]{8,})"', text)
        if re.match(
            r"(?:\{[\w.]+\} )?[a-zđáàâăéèêíìóòôơúùưýạảấầẩậắằặẻẽếềểễệỉịọỏốồổộớờởợụủứừửữựỳỷ]+ ",
            sentence,
        )
        and re.search(r"[đáàâăéèêíìóòôơúùưýạảấầẩậắằặẻẽếềểễệỉịọỏốồổộớờởợụủứừửữựỳỷ]", sentence)
    ]
    assert len(written) >= 15
    for sentence in written:
        plain = re.sub(r"\{plan\.kind\}", "kế hoạch", sentence).replace("{by}", ": Bộ Y tế")
        plain = re.sub(r"\{[^{}]*\}", "1", plain)
        assert in_english(plain) != plain, sentence


def test_the_reasons_of_the_samples() -> None:
    said = {why for path in SAMPLES[::6] for why in vbparse.parse(path).parent.why}
    assert len(said) > 5
    assert not [why for why in said if in_english(why) == why]


def test_what_is_shown_follows_the_language() -> None:
    plan = next(plan for plan in map(vbparse.parse, SAMPLES) if plan.parent.why)
    shown = {lang: "".join(to_table.pieces([plan], Look(lang, 200))) for lang in ("vi", "en")}
    first = plan.parent.why[0]
    assert first in shown["vi"]
    assert first not in shown["en"]
    assert record(plan, "vi")["parent"]["why"] == list(plan.parent.why)
    assert record(plan, "en")["parent"]["why"] == [in_english(why) for why in plan.parent.why]


def test_the_table_has_every_value() -> None:
    assert all(
        re.findall(r"\{\w+\}", vi) == re.findall(r"\{\w+\}", en) for vi, en in SENTENCES.items()
    )
