"""Họ tên: whether words are the name of a person, and where it begins behind degrees and ranks."""

from __future__ import annotations

import re
from functools import cache

from vbparse.document import Span
from vbparse.fields._header_names import begins_body
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import lower, tone_style
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import is_province


def fold_name(words: str) -> str:
    """For comparing names and posts: small letters, tones in the old style; same length."""
    return tone_style(lower(words))


@cache
def _before() -> re.Pattern[str]:
    names = sorted(load("signers")["before"]["names"], key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, names))})(?=[\s.,]|$)[\s.,]*)+")


@cache
def family_names() -> frozenset[str]:
    """Known family names, folded."""
    return frozenset(map(fold_name, load("signers")["family"]["names"]))


def person_span(text: str, span: Span) -> Span | None:
    """The name of a person that ``span`` is, without degrees and ranks; ``None`` when it is none.

    Two to five capitalised syllables; all in capitals only behind a known family name.
    """
    before = _before().match(text, span.start, span.end)
    start = before.end() if before else span.start
    words = text[start : span.end].split()
    if not 2 <= len(words) <= 5:
        return None
    if not all(_is_name_word(w) for w in words):
        return None
    known = fold_name(words[0]) in family_names()
    if all(len(w) > 1 and w.isupper() for w in words) and not known:
        return None
    above = text[max(0, start - 60) : start].rstrip().rpartition("\n")[2]
    last = known and above.isupper() and not text[span.end :].strip()  # a name below a post
    if (is_province(" ".join(words)) and not last) or (
        not known and begins_body(text[start : span.end])
    ):
        return None
    return Span(start, span.end)


_NAME_WORD = lazy(rf"(?:[{UPPER}]['’]?)?[{UPPER}](?:[{LOWER}]{{0,8}}|[{UPPER}]{{1,7}})['’]?")


def _is_name_word(word: str) -> bool:
    """A syllable with a capital, or in capitals; ``H'Vi``, ``Êban`` and ``K'`` too."""
    return _NAME_WORD.fullmatch(word) is not None
