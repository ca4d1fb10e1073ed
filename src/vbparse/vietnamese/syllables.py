"""Whether a word can be Vietnamese: an initial, a rhyme of the language, at most one tone.

What garbage cannot fake: a text read with the wrong table of letters, or through a broken font,
is full of words that no Vietnamese could say. Words without any mark say nothing and do not count.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from vbparse.patterns import lazy
from vbparse.vietnamese.fold import letters_of

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_SHARP = "\u0301\u0323"  # the only tones before c, ch, p, t
_DROP_TONES = dict.fromkeys(map(ord, _TONES))

_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych
uyên uyêt uynh uyn uyt uyu
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu ynh ăk
"""
_SYLLABLE = lazy(
    f"(?:{'|'.join(sorted(_INITIALS.split(), key=len, reverse=True))})?"
    f"(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})"
)
_STOPPED = lazy(r"(?:[cpt]|ch)\Z")
_PLAIN_D = str.maketrans("đĐ", "dD")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case, one syllable) can be Vietnamese: ``nghiệp`` yes, ``Hµ`` no."""
    if not 1 <= len(word) <= 7:
        return False
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in marks if c in _TONES]
    base = unicodedata.normalize("NFC", marks.translate(_DROP_TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(base):
        return False
    return not _STOPPED.search(base) or bool(tones and tones[0] in _SHARP)


def marked_words(text: str) -> list[str]:
    """The words of ``text`` that hold a letter beyond ASCII other than đ (QĐ-UBND is no word)."""
    marked = [word for word in letters_of(text) if not word.isascii()]
    return [
        word
        for word in marked
        if ("đ" not in word and "Đ" not in word) or not word.translate(_PLAIN_D).isascii()
    ]


def plausible_share(text: str) -> float:
    """Share of the marked words that can be Vietnamese; 1.0 when there are none."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
