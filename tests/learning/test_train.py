"""``vbparse train`` in small: same gold, same bytes; sources left out whole; a card that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold_samples import gold, write_plan

from vbparse.confidence import SCHEME
from vbparse.document import Plan
from vbparse.errors import GoldError, OutputError
from vbparse.learning.train import calibration, models, run
from vbparse.learning.train.cases import cases
from vbparse.learning.train.data import Sample, fingerprint, folds, made, samples
from vbparse.learning.train.judge import judge, plan_of
from vbparse.learning.train.keep import load_estimator
from vbparse.learning.train.trainer import Example, Trainer
from vbparse.models import shipped

FIRST_LOOK = {
    "calibrator": "issuer",
    "count": 2,
    "facts": {"raw": 0.6},
    "formats": 2,
    "kind": "first look",
    "right": False,
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Six plans of six communes, one of them held out, and one value seen wrong at first look."""
    home = tmp_path / "gold"
    for i, name in enumerate(("An", "Bình", "Cao", "Dương", "Giang", "Hà")):
        row = gold(doc_number=f"{i + 1}/KH-UBND", issuer=[f"UBND xã {name}", gold()["issuer"]])
        if i % 2:
            row |= {"issuer": [f"UBND xã {name}"], "deadlines": []}
        write_plan(home / f"p{i}", row, number=i + 1)
    (home / "splits.toml").write_text('[held_out]\nfolders = ["p5"]\n', "utf-8")
    seen = FIRST_LOOK | {"document": "p1", "origin": "ubnd xã bình"}
    rows = (seen, seen | {"document": "p5"}, seen | {"document": "gone"})
    (home / calibration.FIRST_LOOK).write_text("".join(f"{json.dumps(r)}\n" for r in rows), "utf-8")
    return home


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """No generated documents: they take their time."""
    monkeypatch.setattr(calibration, "MADE", ())


def toy_examples(sample: Sample, plan: Plan) -> Iterator[Example]:
    for heading in plan.sections:
        label = "end" if heading.kind == "organisation" else "start"
        yield Example({f"word={heading.title.split()[0]}": 1.0, "level": heading.level}, label)


def toy_estimator() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression()


TOY = Trainer(
    "toy", "toy/1", "Says where a plan ends.", toy_examples, toy_estimator, ("sections",),
    tried=("Nothing else.",), limits=("It is a toy.",),
)  # fmt: skip


def test_every_model_of_the_folder_is_found_what_reads_records_after_what_makes_them() -> None:
    found = [*models().values()]
    assert [each.name for each in found if each.stage] == ["calibration", "parent_tasks"]
    assert [each.stage for each in found] == sorted(each.stage for each in found)
    assert all(name == each.name for name, each in models().items())


def test_samples_know_their_issuer_and_whether_they_are_held_out(corpus: Path) -> None:
    found = [*samples([corpus])]
    assert [sample.split for sample in found] == ["tuned"] * 5 + ["held-out"]
    assert len({sample.origin for sample in found}) == 6
    assert len({sample.document for sample in found}) == 6


def test_gold_that_cannot_be_read_stops_the_training(corpus: Path) -> None:
    (corpus / "p0" / "gold.json").write_text("{", "utf-8")
    with pytest.raises(GoldError):
        list(samples([corpus]))


def test_folds_keep_issuers_whole_and_are_even(corpus: Path) -> None:
    found = [*samples([corpus])] * 3
    fold_of = folds(found, 3)
    assert set(fold_of.values()) == {0, 1, 2}
    assert [[fold_of[s.origin] for s in found].count(fold) for fold in range(3)] == [6, 6, 6]


def test_a_fingerprint_changes_with_text_and_gold(corpus: Path) -> None:
    before = fingerprint(samples([corpus]))
    assert before == fingerprint(reversed([*samples([corpus])]))
    write_plan(corpus / "p0", gold(place="Nơi khác"))
    assert fingerprint(samples([corpus])) != before


def test_generated_documents_are_the_same_each_time_and_of_the_training_half() -> None:
    one, two = (made(2, seed=3) for _ in range(2))
    assert fingerprint(one) == fingerprint(two)
    assert {sample.split for sample in one} == {"made"}
    assert {sample.gold["origin"]["split"] for sample in one} == {"train"}


def test_a_model_is_judged_by_what_it_was_not_fitted_on(corpus: Path) -> None:
    found = [*samples([corpus])]
    with shipped.without():
        examples = {s.name: [*toy_examples(s, plan_of(s) or pytest.fail())] for s in found}
        said = judge(TOY, found, examples)
    assert said.decisions == sum(map(len, examples.values()))
    assert {row.field for row in said.rows} == {"sections"}
    assert {"all", "split: held-out", "split: tuned"} <= {row.slice for row in said.rows}
    assert all(row.without == row.with_ for row in said.rows)  # the rules do not ask it


@pytest.fixture
def with_toy(monkeypatch: pytest.MonkeyPatch, small: None) -> None:
    both = {"toy": TOY, "calibration": calibration.MODEL}
    monkeypatch.setattr(run, "models", lambda: both)


def trained(corpus: Path, out: Path) -> dict[str, bytes]:
    for _ in run.train((), [corpus], out):
        pass
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_the_same_gold_gives_the_same_bytes(corpus: Path, tmp_path: Path, with_toy: None) -> None:
    one, two = (trained(corpus, tmp_path / name) for name in ("one", "two"))
    assert list(one) == [
        f"{name}/{file}"
        for name in ("calibration", "toy")
        for file in sorted((f"{name}.json", "card.md", "estimator.skops"))
    ]
    assert one == two


def test_what_was_written_can_be_used(corpus: Path, tmp_path: Path, with_toy: None) -> None:
    trained(corpus, tmp_path / "out")
    toy = shipped.load(tmp_path / "out" / "toy" / "toy.json", "toy/1", "linear")
    kept = load_estimator(tmp_path / "out" / "toy" / "estimator.skops")
    question = {"word=TỔ": 1.0, "level": 1.0}
    said = shipped.made("linear", toy).probabilities(question)
    labels = kept["model"].classes_
    expected = dict(zip(labels, kept.predict_proba([question])[0], strict=True))
    assert said == pytest.approx(expected, abs=1e-6)
    sure = shipped.load(
        tmp_path / "out" / "calibration" / "calibration.json", SCHEME, "calibration"
    )
    assert {"issuer", "doc_number", "legal_bases", "section_kinds"} <= set(sure["fields"])
    assert (
        load_estimator(tmp_path / "out" / "calibration" / "estimator.skops").keys()
        == sure["fields"].keys()
    )


def test_cards_say_what_was_measured(corpus: Path, tmp_path: Path, with_toy: None) -> None:
    out = trained(corpus, tmp_path / "out")
    toy, sure = (out[f"{name}/card.md"].decode() for name in ("toy", "calibration"))
    assert "Says where a plan ends." in toy
    assert "| all | sections |" in toy
    assert "- It is a toy." in toy
    assert "scikit-learn" in toy
    assert "first look" in sure
    assert "held-out" in sure
    assert "coverage at 99 %" in sure


def test_a_model_that_did_not_win_leaves_its_card_alone(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(run, "models", lambda: {"toy": replace(TOY, ship=False)})
    found = trained(corpus, tmp_path / "out")
    assert list(found) == ["toy/card.md", "toy/estimator.skops"]
    assert "Not shipped" in found["toy/card.md"].decode()


def test_a_place_that_cannot_be_written_is_found_before_the_training(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError):
        next(run.train((), [tmp_path], tmp_path / "out"))


def test_without_a_checkout_a_folder_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ROOT", tmp_path)
    with pytest.raises(OutputError, match="--out"):
        next(run.train((), [tmp_path]))


def test_gold_with_one_label_is_too_little(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(run, "models", lambda: {"toy": replace(TOY, examples=lambda *_: iter(()))})
    with pytest.raises(GoldError, match="toy"):
        trained(corpus, tmp_path / "out")


def test_nothing_is_learnt_from_held_out_documents(corpus: Path, small: None) -> None:
    data = [*samples([corpus])]
    weights = {
        each.document: each.weight
        for each in (*calibration._present(data), *calibration._looked_at(data))
    }
    assert weights["p5"] == 0.0
    assert weights["p4"] > 0


def test_the_first_look_counts_by_plan_and_only_where_its_document_is(corpus: Path) -> None:
    looked = [*calibration._looked_at([*samples([corpus])])]
    assert [each.document for each in looked] == ["p1", "p1"]
    assert sum(each.weight for each in looked) == calibration.WEIGHTS["first look"]
    (corpus / calibration.FIRST_LOOK).write_text('{"document": 1}\n', "utf-8")
    with pytest.raises(GoldError):
        list(calibration._looked_at([*samples([corpus])]))


def test_cases_are_the_verdicts_of_evaluate(corpus: Path) -> None:
    sample = next(iter(samples([corpus])))
    plan = plan_of(sample)
    assert plan is not None
    found = {}
    for case in cases(sample, plan):
        found.setdefault(case.calibrator, []).append(case.right)
    assert found["issuer"] == [True]
    assert found["deadlines"] == [True]
    assert found["recipients"] == [True, True]
    assert found["section_kinds"] == [True, True, True]


def test_the_first_look_of_the_corpus_has_facts_of_today() -> None:
    """Another scheme, or other facts, ask for ``python corpus/first_look.py``."""
    path = Path(__file__).parents[2] / "corpus" / calibration.FIRST_LOOK
    rows = [*calibration.first_look(path)]
    assert {each.kind for each in rows} == {"first look", "early look"}
    known = shipped.load(shipped.FOLDER / "calibration.json", SCHEME, "calibration")["fields"]
    assert {each.case.calibrator for each in rows} <= set(known)
