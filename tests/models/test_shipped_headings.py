"""The shipped models of damaged headings predict what their estimators do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vbparse.fields import _model_section_kinds as kinds
from vbparse.layout import _model_zones as zones
from vbparse.learning.train.keep import load_estimator
from vbparse.models import shipped
from vbparse.models.linear import Features

MODELS = Path(__file__).parents[2] / "models"
TEXT = """I. MỤC ĐÍCH
- Việc một.
H. YÊU CẦU
IIl  Nội dung thực hiện
1  Đối với các thôn
2, Thời gian
V. KINH PHÍ
12 Nguyễn Văn A
"""
TITLES = ("NHlỆM V Ụ", "M ụ c đích", "KlNH PHl THỰC HlỆN", "CHI PHÍ", "Thành tích", "NỘI DUNC")


def marks() -> Iterator[Features]:
    for flat in (False, True):
        for candidate in zones.candidates(TEXT, (0, len(TEXT)), flat, []):
            yield candidate.features


def titles() -> Iterator[Features]:
    for title in TITLES:
        for member in kinds.members(title):
            alike = kinds.most_alike(member)
            if alike is not None:
                yield alike.features


@pytest.mark.parametrize(
    ("module", "questions"), [(zones, [*marks()]), (kinds, [*titles()])], ids=["zones", "kinds"]
)
def test_it_equals_scikit_learn(module: type, questions: list[Features]) -> None:
    model = shipped.linear(module.NAME, module.SCHEME)
    estimator = load_estimator(MODELS / module.NAME / "estimator.skops")
    assert model is not None and len(questions) >= 4
    labels = estimator["model"].classes_
    for features in (*questions, {}):
        expected = dict(zip(labels, estimator.predict_proba([features])[0], strict=True))
        assert model.probabilities(features) == pytest.approx(expected, abs=1e-9)
