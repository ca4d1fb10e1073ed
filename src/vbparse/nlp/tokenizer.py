"""The tokenizer of ``tokens`` in the shape spaCy wants: registered, saved, loaded, pickled.

``[nlp.tokenizer] @tokenizers = "vbparse.tokenizer.v1"`` in a config names it. It has no settings
and no state but the vocabulary, so there is nothing on disk.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from vbparse.nlp.tokens import words_and_spaces

__all__ = ["PlanTokenizer", "create_tokenizer"]


class PlanTokenizer(DummyTokenizer):
    """Text → ``Doc`` with ``doc.text == text``, always. Saving and loading do nothing."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``, white space and all."""
        words, spaces = words_and_spaces(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def __reduce__(self) -> tuple[Callable[[Vocab], PlanTokenizer], tuple[Vocab]]:
        return PlanTokenizer, (self.vocab,)


@registry.tokenizers("vbparse.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], PlanTokenizer]:
    """What spaCy calls with the pipeline that the tokenizer is for."""
    return _for_language


def _for_language(nlp: Language) -> PlanTokenizer:
    return PlanTokenizer(nlp.vocab)
