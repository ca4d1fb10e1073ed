"""Where the names of bodies stand in running text, and where they end.

A name begins with one of the heads of ``lexicons/bodies.toml`` and goes on by grammar: words with
a capital, small words that a name may hold, *và* and commas between capitalised parts, a place at
the end (``các huyện, thành phố``). Names of the register are known whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from vbparse.document import Span
from vbparse.vietnamese.fold import key
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.lexicon import load

_MAX_WORDS = 24
_SMALL_RUN = 4
_TOKEN = re.compile(r"\s{0,40}(?:(?P<word>[^\W_]+)|(?P<mark>[,&–-])|(?P<other>\S))")
_HOME = re.compile(  # "Công đoàn ngành", "Ban Giám hiệu nhà trường", "Đoàn Thanh niên Sở"
    r"\s{1,40}(?:ngành|cơ\s+quan|cơ\s+sở|nhà\s+trường|trường|bệnh\s+viện|Sở|Bộ)(?!\w)"
)
_GAP = re.compile(r"\s{1,40}")
_LINK = re.compile(r"\s{1,40}(?:(?:(?:trực\s+)?thuộc|của)\s+)?")


@dataclass(frozen=True, slots=True)
class Body:
    """A name in running text; ``kind`` is whole, seated, named, collective or person."""

    span: Span
    kind: str
    head: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    mark: bool = False

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def _spaced(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())


def _any(phrases: list[str]) -> str:
    return "|".join(_spaced(p) for p in sorted(phrases, key=len, reverse=True))


@cache
def _lexicon() -> dict[str, Any]:
    return load("bodies")


@cache
def _kind_of() -> dict[str, str]:
    return {w: row["kind"] for row in _lexicon()["head"] for w in row["words"]}


@cache
def _area() -> re.Pattern[str]:
    """``tỉnh``, ``các huyện, thành phố Nam Định``, ``63 tỉnh, thành phố``, ``quận Gò Vấp``."""
    unit = rf"(?:{_any(_lexicon()['area']['units'])})"
    word = rf"[{UPPER}][^\W_]*"
    name = rf"(?:{word}|\d{{1,2}})(?:(?:\s+|\s?-\s?){word}){{0,4}}"
    short = r"thành(?=\s*,\s*thị\s*[,.;)])|thị(?=\s*[,.;)])"  # "các huyện, thành, thị;"
    item = rf"(?:(?:các|cấp|\d{{1,3}})\s+)?(?:{unit}(?!\w)(?!\s+hội)(?:\s+(?:{name}))?|{short})"
    return re.compile(
        rf"{item}(?:\s*(?:,\s*và|,|;|và|\s-\s)\s*{item}){{0,6}}"
        r"(?:\s+trực\s+thuộc\s+[Tt]rung\s+ương)?"
    )


@cache
def _collective() -> re.Pattern[str]:
    """``các sở, ban, ngành, đoàn thể``, ``Sở, ban, ngành``, ``từng đơn vị``."""
    noun = rf"(?:{_any(_lexicon()['collective']['nouns'])})"
    tail = rf"(?:{_any(_lexicon()['collective']['tails'])})"
    more = rf"(?:\s*(?:,|;|và|,\s*và)\s*(?:các\s+)?{noun}(?!\w)){{0,8}}"
    return re.compile(
        rf"(?:(?:các|Các|từng|Từng|mỗi|Mỗi)\s+{noun}(?!\w){more}"
        rf"|(?:Sở|sở)\s*,\s*(?:[Bb]an\s*,\s*)?[Nn]gành(?!\w){more})"
        rf"(?:\s+{tail}(?!\w)){{0,2}}"
    )


@cache
def _heads() -> re.Pattern[str]:
    """Branches begin with a letter, which lets ``re`` skip quickly; borders are checked after."""
    titles = _any(_lexicon()["person"]["titles"])
    return re.compile(rf"(?:{_any(list(_kind_of()))}|{titles})(?!\w)")


@cache
def _known() -> dict[str, Any]:
    """The register's names word by word, as nested tables; an empty word ends a name."""
    tree: dict[str, Any] = {}
    register = load("agencies")
    for row in (*register["body"], *register["kind"]):
        for name in (row["name"], *row.get("also", ()), *row.get("short", ())):
            node = tree
            for word in key(name).split():
                node = node.setdefault(word, {})
            node[""] = True
    return tree


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    at = start
    for _ in range(_MAX_WORDS):
        match = _TOKEN.match(text, at, end)
        if match is None or match["other"]:
            return
        group = "word" if match["word"] else "mark"
        if "\n\n" in text[at : match.start(group)]:
            return
        yield _Word(match[group], match.start(group), match.end(group), group == "mark")
        at = match.end()


def _known_end(words: list[_Word]) -> int:
    """Index behind the longest name of the register that begins the words, 0 when none."""
    node, best = _known(), 0
    for i, word in enumerate(words):
        if word.mark:
            continue
        node = node.get(key(word.text), {})
        if not node:
            break
        if "" in node:
            best = i + 1
    return best


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[Body]:
    """The names of bodies in ``text[start:end]``, in order, not overlapping."""
    stop = len(text) if end is None else end
    collectives = [(m.start(), m) for m in _collective().finditer(text, start, stop)]
    heads = [(m.start(), m) for m in _heads().finditer(text, start, stop)]
    found: list[Body] = []
    at = start
    for begin, match in sorted(heads + collectives, key=lambda pair: (pair[0], -pair[1].end())):
        if begin < at or (begin and (text[begin - 1].isalnum())):
            continue
        body = _read(text, match, stop)
        if body is not None:
            found.append(body)
            at = body.span.end
    return found


def body_at(text: str, start: int, end: int | None = None) -> Body | None:
    """The body whose name begins exactly at ``start``."""
    stop = len(text) if end is None else end
    match = _collective().match(text, start, stop) or _heads().match(text, start, stop)
    return _read(text, match, stop) if match else None


def _read(text: str, match: re.Match[str], stop: int) -> Body | None:
    begin, end = match.span()
    if match.re is _collective():
        return Body(Span(begin, _owner(text, _with_area(text, end, stop), stop)), "collective", "")
    head = " ".join(match[0].split())
    kind = _kind_of().get(head, "person")
    return (
        _read_seated(text, begin, end, stop, kind, head)
        if kind in ("seated", "whole")
        else _read_named(text, begin, end, stop, kind, head)
    )


def _read_seated(text: str, begin: int, end: int, stop: int, kind: str, head: str) -> Body | None:
    reach = _place_name(text, _with_area(text, end, stop), stop)
    home = _HOME.match(text, reach, stop) if kind == "whole" else None
    if home is not None:
        reach = _place_name(text, home.end(), stop)
    if reach == end:
        reach = max(end, _register_end(text, begin, stop))
    if reach == end and kind == "seated" and not head.isupper():
        return None
    return Body(Span(begin, reach), kind, head)


def _read_named(text: str, begin: int, end: int, stop: int, kind: str, head: str) -> Body | None:
    known = _register_end(text, begin, stop)
    if known > end:
        reach = _with_area(text, known, stop)
        return Body(Span(begin, _place_name(text, reach, stop)), kind, head)
    grown = _task_force(text, begin, stop) or _grow(text, end, stop)
    return Body(Span(begin, grown), kind, head) if grown else None


def _register_end(text: str, begin: int, stop: int) -> int:
    words = list(_words(text, begin, stop))
    known = _known_end(words)
    return words[known - 1].end if known else 0


def _with_area(text: str, at: int, stop: int) -> int:
    gap = _GAP.match(text, at, stop)
    area = _area().match(text, gap.end(), stop) if gap else None
    return area.end() if area else at


@cache
def _task_forces() -> re.Pattern[str]:
    """``Ban Chỉ đạo xây dựng xã hội học tập Thành phố``: named after the task, up to the place."""
    row = _lexicon()["task_force"]
    unit = rf"(?:{_any(_lexicon()['area']['units'])})"
    return re.compile(
        rf"(?:{_any(row['words'])})(?:\s+[^\W_]+(?:,(?=\s))?){{1,14}}?\s+(?={unit}(?!\w)(?!\s+hội))"
    )


def _task_force(text: str, begin: int, stop: int) -> int | None:
    match = _task_forces().match(text, begin, stop)
    return _with_area(text, match.end() - 1, stop) if match else None


def _place_name(text: str, at: int, stop: int) -> int:
    """Behind a body, the bare name of its place: ``Báo Cà Mau``, ``Hội Khuyến học Việt Nam``."""
    end = at
    for i, word in enumerate(_words(text, at, stop)):
        if word.mark and word.text in "–-" and i:
            continue
        if word.mark or not word.text[0].isupper() or i > 5 or word.text in _openers():
            break
        if not i and _heads().match(text, word.start, stop):
            break
        end = word.end
    return end


def _owner(text: str, at: int, stop: int) -> int:
    """Behind a collective, whose they are: ``các phòng thuộc Sở``, ``… của Bệnh viện``."""
    link = _LINK.match(text, at, stop)
    if link is None or not (link[0].strip() or text.endswith("thuộc", 0, at)):
        return at
    body = _heads().match(text, link.end(), stop)
    if body is None:
        return at
    inner = _read(text, body, stop)
    return inner.span.end if inner else body.end()


@cache
def _openers() -> frozenset[str]:
    return frozenset(_lexicon()["stop"]["openers"])


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    stop = _lexicon()["stop"]
    return frozenset(stop["words"]), frozenset(stop["pairs"])


def _grow(text: str, at: int, stop: int) -> int | None:
    """The end of a name whose head ends at ``at``; ``None`` when no name follows."""
    words = list(_words(text, at, stop))
    end: int | None = None
    small = 0
    i = 0
    while i < len(words):
        word = words[i]
        if word.mark:
            step = _over_mark(text, words, i, stop)
            if end is None or not step:
                break
            i += step
            continue
        if word.capital:
            if end is not None and _is_opener(words, i):
                break
            end, small = word.end, 0
            i += 1
            continue
        if end is None:
            break
        area = _area().match(text, word.start, stop)
        if area:
            return _place_name(text, area.end(), stop)
        if word.text == "và":
            if not _joined(text, words, i + 1, stop):
                break
            i += 1
            continue
        if _ends(words, i) or small >= _SMALL_RUN:
            break
        end, small = word.end, small + 1
        i += 1
    return end


def _ends(words: list[_Word], i: int) -> bool:
    """Whether a small word is where the sentence goes on: ``Sở Y tế | chủ trì``."""
    stops, pairs = _stops()
    following = words[i + 1].text if i + 1 < len(words) else ""
    return words[i].text in stops and f"{words[i].text} {following}" not in pairs


def _is_opener(words: list[_Word], i: int) -> bool:
    """Whether a capitalised word begins a task behind a dash: ``Công an tỉnh - Chủ trì``."""
    return i > 0 and words[i - 1].mark and words[i].text in _openers()


def _joined(text: str, words: list[_Word], i: int, stop: int) -> bool:
    """Whether what stands behind *và* or a comma is part of the name, not the next body."""
    if i >= len(words) or words[i].mark or not words[i].capital:
        return False
    if words[i].text in ("PTNT", "MT", "ĐT", "XH", "CN", "TT"):
        return True
    return _heads().match(text, words[i].start, stop) is None


def _over_mark(text: str, words: list[_Word], i: int, stop: int) -> int:
    """How many words to go on over a mark: 0 when the name ends there."""
    mark = words[i].text
    if i + 1 >= len(words) or words[i + 1].mark:
        return 0
    following = words[i + 1]
    if mark == "&":
        return 1
    if mark in "–-":
        tight = following.start == words[i].end
        fits = following.capital and not _is_opener(words, i + 1)
        return 1 if fits and (tight or _joined(text, words, i + 1, stop)) else 0
    return 1 if _list_of_parts(text, words, i, stop) else 0


def _list_of_parts(text: str, words: list[_Word], i: int, stop: int) -> bool:
    """A comma inside a name: ``Kinh tế, Hạ tầng và Đô thị``, so *và* and a part must follow."""
    if not _joined(text, words, i + 1, stop):
        return False
    for j in range(i + 1, min(i + 9, len(words))):
        word = words[j]
        if word.text == "và":
            return _joined(text, words, j + 1, stop)
        if word.mark and word.text != ",":
            return False
        if word.mark and not _joined(text, words, j + 1, stop):
            return False
        if not word.mark and not word.capital and _ends(words, j):
            return False
    return False
