"""How one body of a header is told from the next: heads, unfinished names, two on one line."""

from __future__ import annotations

from functools import cache

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare_lower, lower, tone_style
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.phrases import Phrases

__all__ = ["begins_body", "goes_over_line", "is_head", "is_unfinished", "split_line"]


@cache
def _phrases(name: str) -> Phrases:
    """A list of the lexicon."""
    return Phrases(load("header_bodies")[name]["words"])


_LAST_WORDS = lazy(r"(?<!\w)(?:\w+\s+)?\w+\s*$|[-,&–]\s*$")


def is_unfinished(name: str) -> bool:
    """Whether a name, without marks, must go on: ``ban chi dao``, ``so y te va``, ``phong,``."""
    printed = name.rstrip()
    if _phrases("unfinished").match(printed, 0) == len(printed):
        return True
    last = _LAST_WORDS.search(printed)
    if last is None or last[0][0] in "-,&–":
        return last is not None
    if last[0].rstrip() == "van tai":
        return False  # "tại" has the same letters
    words, linking = last[0].split(), _phrases("linking")
    tails = (" ".join(words[-count:]) for count in (1, 2))
    return any(linking.match(tail, 0) == len(tail) for tail in tails)


def begins_body(words: str) -> bool:
    """Whether words begin with a capital and like the name of a body."""
    return words[0].isupper() and is_head(words)


def is_head(words: str) -> bool:
    if _NUMERAL.match(words):
        return False
    first = words.split(maxsplit=1)[0].strip(",-")
    if not _is_marked(first, words):
        return False
    return _phrases("heads").match(bare_lower(words), 0) is not None


_NUMERAL = lazy(r"S[Ốố]\s|Q[Uu][Yy]\s")  # "số", "quy": without marks like "sở", "quỹ"


_GAP, _BEHIND = lazy(r"\s+\w"), lazy(r"\w\s$")
_AFTER_UNIT = lazy(r"(?<!\w)(?:tinh|huyen|quan|xa|phuong|thi tran|thi xa|thanh pho)\s$")
_UNIT = 12  # letters of the longest one and its space
_KIND_OF_SCHOOL = lazy(
    r"truong (?:th|thcs|thpt|tieu hoc|trung|mam non|mau giao|mn|dai hoc|cao dang|chinh tri|pt"
    r"|pho thong|day)(?!\w|$)"
)


@cache
def _seconds() -> tuple[Phrases, Phrases]:
    """What begins a second body on a line: of one word, and of several."""
    words: list[str] = load("header_bodies")["second"]["words"]
    single = Phrases(w for w in words if " " not in w)
    return single, Phrases(w for w in words if " " in w)


def split_line(words: str) -> list[Span]:
    """``UBND TỈNH LÀO CAI SỞ Y TẾ`` flattened to one line is two bodies."""
    folded = bare_lower(words)
    cuts = [0]
    for at in _may_begin(words, folded):
        before = folded[cuts[-1] : at]
        whole = len(before.split()) > 1 and not is_unfinished(before)
        if whole and _phrases("heads").match(before, 0):
            cuts.append(at)
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _may_begin(words: str, folded: str) -> list[int]:
    """Where in a line a second body may begin: phrases of several words wherever they stand, a
    single word where it is not part of another or of a place."""
    single, several = _seconds()
    hits = dict(_hits(several, folded))
    committee = load("header_bodies")["committee"]
    if folded.startswith(tuple(committee["behind"])):
        hits.update(_hits(_committees(), folded))
    letters = list(folded)
    inside = [hit for hit in _hits(_phrases("inside"), folded) if not _ends_in_hai(folded, hit[0])]
    for start, end in (*inside, *hits.items()):
        letters[start:end] = "x" * (end - start)
    masked = "".join(letters)
    for start, end in _hits(single, masked):
        behind_unit = _is_behind_unit(words, folded, start)
        placed = behind_unit and not _KIND_OF_SCHOOL.match(folded, start)
        office = folded[start:end] in ("so", "phong") and not behind_unit
        if folded[start:end] == "so" and _in_small_place(words, start):
            continue
        if folded[start:end] == "truong" and folded.startswith((" uy ban", " ubnd"), end):
            continue  # TỈNH BẮC TRƯỜNG ỦY BAN NHÂN DÂN XÃ …
        if (office or not placed) and _is_marked(words[start:end], words):
            hits[start] = end
    return sorted(
        start
        for start, end in hits.items()
        if (" " in folded[start:end] or _GAP.match(folded, end))
        and _BEHIND.search(folded, start - 2, start)
    )


_UNIT_AND_WORD = lazy(r"(?<!\w)(?:huyen|thi xa|xa|phuong) (?!thanh )\w+ $")
_SMALL = lazy(r"(?<!\w)(?:xã(?! hội)|phường|thị trấn|thị xã|huyện|quận|đặc khu)(?!\w)")
_GREAT = lazy(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)")


def _in_small_place(words: str, start: int) -> bool:
    """``ĐẢNG ỦY XÃ YÊN | SỞ …``: no commune and no district has a *sở*."""
    before = lower(words[:start])
    places = [m.start() for m in _SMALL.finditer(before)]
    return bool(places) and not _GREAT.search(before, places[-1])


def _ends_in_hai(folded: str, start: int) -> bool:
    """``UBND HUYỆN TIỀN HẢI | PHÒNG TƯ PHÁP``: no district is called after the city."""
    return folded.startswith("hai phong", start) and bool(_UNIT_AND_WORD.search(folded, 0, start))


def _is_behind_unit(words: str, folded: str, start: int) -> bool:
    """Whether the word of a unit stands before: ``QUẬN | …``, no ``HẢI QUAN | …``."""
    unit = _AFTER_UNIT.search(folded, max(0, start - _UNIT), start)
    if unit is None or folded == lower(words):
        return unit is not None
    return lower(words[unit.start() : start]).strip() not in ("quan", "xá", "tĩnh")


def _hits(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    found, at = [], 1
    while hit := phrases.search(text, at):
        found.append(hit)
        at = hit[1]
    return found


@cache
def _committees() -> Phrases:
    return Phrases(load("header_bodies")["committee"]["words"])


def _is_marked(head: str, line: str) -> bool:
    """Whether a head is spelt as one, where a line has its marks: ``LẠNG`` is no *lăng*."""
    spelt: dict[str, str] = load("header_bodies")["marked"]["words"]
    right = spelt.get(bare_lower(head))
    if right is None or bare_lower(line) == lower(line):
        return True
    return tone_style(lower(head)) == tone_style(right)


def goes_over_line(name: str, piece: str) -> bool:
    """Whether a line that begins like a body is the rest of the one before; without marks."""
    boarding = name.endswith(("ban tru", "noi tru")) and not piece.startswith("truong")
    return boarding or _is_broken(name, piece) or _is_place_of(name, piece)


def _is_broken(name: str, piece: str) -> bool:
    """``… VÀ MÔI`` / ``TRƯỜNG``: one word, parted by the end of a line."""
    last, first = name.rsplit(None, 1)[-1], piece.split(None, 1)[0]
    joined = f"{last} {first}"
    return _phrases("broken").match(joined, 0) == len(joined)


_UNIT_END = lazy(r"(?<!\w)(?:(?<!ha )tinh|huyen|quan|xa|phuong|thi tran|thi xa|thanh pho|dac khu)$")


def _is_place_of(name: str, piece: str) -> bool:
    """``ỦY BAN NHÂN DÂN HUYỆN`` / ``TRƯỜNG SA``: a place that begins like a body."""
    if not _UNIT_END.search(name) or _KIND_OF_SCHOOL.match(f"{piece} "):
        return False
    return len(piece.split()) == 2 and piece.startswith("truong ")
