"""``vbparse train``: every model in its turn, and what is written of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from vbparse.errors import GoldError, OutputError
from vbparse.learning.train import models
from vbparse.learning.train.card import card
from vbparse.learning.train.data import Sample, made, samples
from vbparse.learning.train.fit import fit
from vbparse.learning.train.judge import judge, plan_of
from vbparse.learning.train.keep import estimator_bytes
from vbparse.learning.train.trainer import Trained, Trainer
from vbparse.models import shipped

__all__ = ["ROOT", "Model", "Written", "default_corpus", "train"]

ROOT = shipped.FOLDER.parents[3]
"""The checkout, when vbparse runs from one; ``_make_room`` sees to it that it does."""
SEED = 20


class Model(Protocol):
    """What a module of this folder offers as ``MODEL``, when it is no ``Trainer``."""

    name: str
    stage: int

    def trained(self, data: Sequence[Sample]) -> Trained:
        """The model, judged on left-out sources."""


@dataclass(frozen=True)
class Written:
    """One model that was trained, and where it stands now."""

    name: str
    shipped: bool
    paths: tuple[Path, ...]
    size: int  # bytes of the arrays


def default_corpus() -> Path:
    """``corpus/`` of the checkout, else of the working directory."""
    here = ROOT / "corpus"
    return here if here.is_dir() else Path("corpus")


def train(
    names: Sequence[str], folders: Sequence[Path], out: Path | None = None
) -> Iterator[Written]:
    """Train the models of these names (all when there are none) on the gold of these folders.

    Written to their places in the checkout, or all below ``out``. Raises ``GoldError``,
    ``OutputError`` or ``Unavailable``.
    """
    _make_room(out)
    data = [*samples(folders)]
    fresh: dict[str, Any] = {}
    for name, model in models().items():
        if names and name not in names:
            continue
        trained = _trained(model, data, fresh)
        fresh[name] = shipped.made(trained.kind, trained.arrays) if trained.arrays else None
        yield _write(trained, out)


def _make_room(out: Path | None) -> None:
    """Training takes minutes: that its result has a place is seen to before."""
    if out is None:
        if (ROOT / "pyproject.toml").is_file():
            return
        raise OutputError(
            "chưa biết ghi mô hình vào đâu: vbparse không chạy từ mã nguồn",
            "where models go is not known: vbparse does not run from its source",
            hint_vi="cho thư mục bằng --out",
            hint_en="name a folder with --out",
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _closed(out, error) from error


def _closed(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(f"{path}: không ghi được: {reason}", f"{path}: cannot be written: {reason}")


def _trained(model: Model | Trainer, data: Sequence[Sample], fresh: dict[str, Any]) -> Trained:
    with ExitStack() as stack:
        if isinstance(model, Trainer):
            stack.enter_context(shipped.without())  # so that training does not feed on its output
            return _linear(model, data)
        stack.enter_context(shipped.using(fresh))
        return model.trained(data)


def _linear(trainer: Trainer, real: Sequence[Sample]) -> Trained:
    data = [*real, *(made(trainer.made, seed=SEED) if trainer.made else ())]
    if trainer.variants:
        data += [copy for sample in data for copy in trainer.variants(sample)]
    examples = {}
    for sample in data:
        plan = plan_of(sample)
        examples[sample.name] = [*trainer.examples(sample, plan)] if plan is not None else []
    used = [sample for sample in data if sample.split != "held-out"]
    learnt = [each for sample in used for each in examples[sample.name]]
    if len({each.label for each in learnt}) < 2:
        raise GoldError(
            trainer.name,
            "gold chưa đủ để học: mọi ví dụ cùng một nhãn",
            "there is too little gold to learn from: all examples have one label",
        )
    fitted = fit(trainer, learnt)
    text = card(trainer, used, fitted, judge(trainer, data, examples))
    arrays = fitted.arrays if trainer.ship else None
    return Trained(trainer.name, "linear", trainer.scheme, arrays, fitted.estimator, text)


def _write(trained: Trained, out: Path | None) -> Written:
    home = (out or ROOT / "models") / trained.name
    arrays = (home if out else shipped.FOLDER) / f"{trained.name}.json"
    data = {home / "card.md": trained.card.encode()}
    if trained.arrays:
        data[arrays] = shipped.encode(trained.name, trained.kind, trained.scheme, trained.arrays)
    if trained.estimator is not None:
        data[home / "estimator.skops"] = estimator_bytes(trained.estimator)
    try:
        if not trained.arrays:
            arrays.unlink(missing_ok=True)
        for path, content in data.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise _closed(home, error) from error
    return Written(trained.name, bool(trained.arrays), tuple(data), len(data.get(arrays, b"")))
