"""``nlp.add_pipe("vbparse_words")``: *từ* as underthesea segments them, as spans over our tokens.

A Vietnamese word is one syllable or several (``kế hoạch``, ``ủy ban nhân dân``). underthesea is
imported when the first text comes. Numbers and symbols are masked by figures of the same length
first, and what comes back is laid over the text letter by letter, since underthesea may put
spaces into a word and drop them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from vbparse.document import Span
from vbparse.nlp.tokens import token_spans
from vbparse.vietnamese.letters import LOWER

__all__ = ["WordComponent", "create_words", "word_spans"]

_FIGURE = re.compile(r"\d|[^\W_][-–/&][^\W_]")
_WRAPPED = re.compile(rf"[^\S\n]*\n[^\S\n]*(?=[{LOWER}])")
_ROW = re.compile(r"\S(?:[^\n]*\S)?")
_GAP = re.compile(r"\s*")


def word_spans(text: str) -> Iterator[Span]:
    """The words of ``text`` in order: each is one token of ``tokens`` or several, marks alone."""
    starts = set(_starts(text))
    begin = end = 0
    joins = False
    for span in token_spans(text):
        is_word = any(map(str.isalnum, text[span.start : span.end]))
        if not (joins and is_word) or span.start in starts:
            if end:
                yield Span(begin, end)
            begin = span.start
        end, joins = span.end, is_word
    if end:
        yield Span(begin, end)


def _starts(text: str) -> Iterator[int]:
    """Where words begin, as underthesea sees it."""
    segment = _segmenter()
    masked = _masked(text)
    for row in _ROW.finditer(masked):
        yield from _laid_over(masked, Span(*row.span()), segment(row[0]))


def _segmenter() -> Callable[[str], list[str]]:
    from underthesea import word_tokenize

    def segment(text: str) -> list[str]:
        words: list[str] = word_tokenize(text, use_token_normalize=False)
        return words

    return segment


def _masked(text: str) -> str:
    """Same length: figures for whole numbers and symbols, spaces for line ends inside sentences."""
    parts: list[str] = []
    at = 0
    for span in token_spans(text):
        if _FIGURE.search(text, span.start, span.end):
            parts += (text[at : span.start], "1" * len(span))
            at = span.end
    masked = "".join((*parts, text[at:]))
    return _WRAPPED.sub(lambda m: " " * len(m[0]), masked)


def _laid_over(text: str, row: Span, words: list[str]) -> Iterator[int]:
    """Where ``words`` begin in the row; from the first that does not fit on, every token."""
    at = row.start
    for word in words:
        start = _skip(text, at, row.end)
        end = _end_of(text, start, row.end, word)
        if end is None:
            break
        yield start
        at = end
    for rest in token_spans(text[at : row.end]):
        yield at + rest.start


def _skip(text: str, at: int, stop: int) -> int:
    gap = _GAP.match(text, at, stop)
    return gap.end() if gap else at


def _end_of(text: str, at: int, stop: int, word: str) -> int | None:
    """Behind ``word``, which begins at ``at`` but for its spaces; ``None`` when it does not."""
    if text.startswith(word, at, stop):
        return at + len(word)
    for part in word.split():
        for char in part:
            at = _skip(text, at, stop)
            if at >= stop or text[at] != char:
                return None
            at += 1
    return at


@dataclass(frozen=True)
class WordComponent:
    """Sets ``doc.spans[spans_key]``; every token but white space is in exactly one word."""

    spans_key: str = "words"

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its words."""
        spans = (doc.char_span(span.start, span.end, "WORD") for span in word_spans(doc.text))
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc


@Language.factory("vbparse_words", default_config={"spans_key": "words"}, assigns=["doc.spans"])
def create_words(nlp: Language, name: str, spans_key: str) -> WordComponent:
    """What ``nlp.add_pipe("vbparse_words")`` calls."""
    return WordComponent(spans_key)
