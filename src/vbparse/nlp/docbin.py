"""Gold and predictions as spaCy's ``DocBin``, the form that ``spacy train`` reads.

Both have the same labels, in ``doc.spans["vbparse"]`` (for ``spancat``) and, the short ones, in
``doc.ents`` (for ``ner``). The plans go along as records and come back as ``doc._.plan``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab

from vbparse import readers
from vbparse.document import Source
from vbparse.errors import VbparseError
from vbparse.learning.evaluate.gold import load
from vbparse.nlp.component import KEY, PlanComponent, make_doc
from vbparse.nlp.gold import gold_doc
from vbparse.nlp.labels import LONG

__all__ = ["gold_docs", "predicted_docs", "read", "write"]


def predicted_docs(nlp: Language, files: Iterable[Path | str | Source]) -> Iterator[Doc]:
    """What vbparse reads off each file, as spans and entities; raises ``ReadError``."""
    mark = PlanComponent()
    for file in files:
        doc = mark(make_doc(nlp, file))
        doc.ents = filter_spans([s for s in doc.spans[KEY] if s.label_ not in LONG])
        yield doc


def gold_docs(
    nlp: Language, folder: Path | str, formats: Iterable[str] = (".txt",)
) -> Iterator[Doc]:
    """Every file with gold below ``folder``, of those formats; raises ``GoldError``, ``ReadError``.

    ``doc.user_data["vbparse_unplaced"]`` names the values that were not found in the text.
    """
    wanted = tuple(formats)
    for entry in load(Path(folder)):
        if isinstance(entry, VbparseError):
            raise entry
        for file in entry.files:
            if file.suffix.lower() in wanted:
                yield gold_doc(nlp, readers.read(file), entry.rows)


def write(path: Path | str, docs: Iterable[Doc]) -> int:
    """Write ``docs`` to ``path`` (by custom ``*.spacy``) and count them."""
    bin_ = DocBin(docs=docs, store_user_data=True)
    bin_.to_disk(path)
    return len(bin_)


def read(path: Path | str, vocab: Vocab) -> list[Doc]:
    """The docs that ``write`` wrote, with ``doc._.plan`` where they have one."""
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(vocab))
