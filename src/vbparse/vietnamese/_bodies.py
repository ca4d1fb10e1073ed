"""Where the names of bodies stand in running text, and where they end.

A name begins with one of the heads of ``lexicons/bodies.toml`` and goes on by grammar: words with
a capital, small words that a name may hold, *và* and commas between capitalised parts, a place at
the end (``các huyện, thành phố``). Names of the register are known whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from vbparse.document import Span
from vbparse.vietnamese._body_areas import place_behind, with_area
from vbparse.vietnamese._body_names import grow, task_force_end
from vbparse.vietnamese._body_words import (
    Tokens,
    collective_nouns,
    collective_tails,
    cues,
    heads,
    kind_of,
    known_end,
    listed_end,
    listed_heads,
    not_bodies,
    seated_heads,
    stands_alone,
)
from vbparse.vietnamese.fold import blanks
from vbparse.vietnamese.letters import UPPER

__all__ = ["Body", "body_around", "body_at", "find_bodies", "is_proper"]

_ALL, _ONE = frozenset({"các", "Các", "từng", "Từng", "mỗi", "Mỗi"}), frozenset({"Sở", "sở"})
_MOST_NOUNS = 9
_SHORT_TEXT = 400  # letters; a longer text is asked about again and again
_HOME = re.compile(  # "Công đoàn ngành", "Ban Giám hiệu nhà trường", "Đoàn Thanh niên Sở"
    r"\s{1,40}(?:ngành|cơ\s+quan|cơ\s+sở|nhà\s+trường|trường|bệnh\s+viện|Sở|Bộ)(?!\w)"
)
_SPACE = re.compile(r"\s{1,40}")
_AND = re.compile(r"\s{0,40}(?:,\s{0,9}và|,|;|và)\s{0,40}(?:các\s{1,40})?")
_BRANCHES = re.compile(r"\s*,\s*(?:[Bb]an\s*,\s*)?[Nn]gành(?!\w)")  # Sở, ban, ngành
_CALLED = re.compile(r"\s{0,9}:")  # "Công an: …" needs no place
_BRANCH = re.compile(  # " - Chi nhánh |tỉnh", " số 3"
    r"\s{0,9}(?:[-–]\s{0,9})?(?:[Cc]hi\s{1,9}nhánh(?!\w)|(?P<number>số\s{1,9}\d{1,3}(?![\w/.,-]|\s?/)))"
)
_MORE = re.compile(
    rf"\s{{1,40}}(?:(?:và|[-–&])\s{{1,40}})?[{UPPER}]|\s{{0,9}}[-–&,]\s{{0,9}}[{UPPER}]"
)
_LINK = re.compile(r"\s{1,40}(?:(?:(?:trực\s+)?thuộc|của)\s+)?")


@dataclass(frozen=True, slots=True)
class Body:
    """A name in running text; ``kind`` is whole, seated, named, collective or person."""

    span: Span
    kind: str
    head: str


@dataclass(frozen=True, slots=True)
class _Found:
    """The bodies of a text, in order, and where they start."""

    bodies: tuple[Body, ...]
    starts: tuple[int, ...]

    def around(self, at: int) -> Body | None:
        """The body that ``at`` stands inside of, not at its start."""
        i = bisect_left(self.starts, at) - 1
        return self.bodies[i] if i >= 0 and self.bodies[i].span.end > at else None


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[Body]:
    """The names of bodies in ``text[start:end]``, in order, not overlapping."""
    stop = len(text) if end is None else end
    if len(text) <= _SHORT_TEXT and stop - start == len(text):
        return _scan(text, start, stop)  # a cell of a table, asked about once
    whole = _found(text)
    if whole.around(start):
        return _scan(text, start, stop)
    found = list(whole.bodies[bisect_left(whole.starts, start) : bisect_left(whole.starts, stop)])
    if found and found[-1].span.end > stop:
        found[-1:] = _scan(text, found[-1].span.start, stop)
    return found


def body_at(text: str, start: int, end: int | None = None) -> Body | None:
    """The body whose name begins exactly at ``start``."""
    stop = len(text) if end is None else end
    if len(text) <= _SHORT_TEXT and stop == len(text):
        return _read(text, start, stop)
    whole = _found(text)
    i = bisect_right(whole.starts, start) - 1
    if i < 0 or whole.bodies[i].span.end <= start:
        return None
    body = whole.bodies[i]
    return body if body.span.start == start and body.span.end <= stop else _read(text, start, stop)


def body_around(text: str, at: int) -> Body | None:
    """The body inside of whose name ``at`` stands."""
    return _found(text).around(at)


_HEAD_WORD = re.compile(r"[^\W\d_]+")


def is_proper(text: str, start: int, end: int) -> bool:
    """Whether a phrase is built like the name of a body, whatever kind of body its head says.

    ``Dự án Tiêm chủng mở rộng quốc gia``, ``Hạt Kiểm lâm huyện``.
    """
    head = _HEAD_WORD.match(text, start, end)
    for _ in range(2):
        if head is None or not text[start].isupper() or head[0].isupper():
            return False
        if grow(text, head.end(), end) == end:
            return True
        space = _SPACE.match(text, head.end(), end)
        head = _HEAD_WORD.match(text, space.end(), end) if space else None
        if head is not None and not head[0].islower():
            return False
    return False


@lru_cache(maxsize=4)
def _found(text: str) -> _Found:
    """All bodies of a text: several extractors ask for them, item by item and clause by clause."""
    start = blanks(text)
    bodies = tuple(_scan(text, start, max(start, len(text.rstrip()))))
    return _Found(bodies, tuple(body.span.start for body in bodies))


@cache
def _first_words() -> re.Pattern[str]:
    words = sorted({*heads().first_words, *_ALL, *_ONE})
    # a letter before it is looked for afterwards: so ``re`` skips to the first letters
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _scan(text: str, start: int, stop: int) -> list[Body]:
    found: list[Body] = []
    at = start
    for first in _first_words().finditer(text, start, stop):
        begin = first.start()
        if begin >= at and not text[begin - 1 : begin].isalnum():
            body = _read(text, begin, stop)
            if body is not None:
                found.append(body)
                at = body.span.end
    return found


def _read(text: str, begin: int, stop: int) -> Body | None:
    end = _collective_end(text, begin, stop)
    if end is not None:
        reach = _owner(text, with_area(text, end, stop), stop)
        return Body(Span(begin, reach), "collective", "")
    return _headed(text, begin, stop)


def _headed(text: str, begin: int, stop: int) -> Body | None:
    end = heads().match(text, begin, stop)
    if end is None or not_bodies().match(text, begin, stop):
        return None
    head = " ".join(text[begin:end].split())
    kind = kind_of().get(head) or ("listed" if head in listed_heads() else "person")
    reach_or_none = _READERS[kind](text, begin, end, stop, head)
    return Body(Span(begin, reach_or_none), kind, head) if reach_or_none else None


def _collective_end(text: str, begin: int, stop: int) -> int | None:
    """``các sở, ban, ngành, đoàn thể``, ``Sở, ban, ngành``, ``từng đơn vị``."""
    word = next((w for w in _ALL | _ONE if text.startswith(w, begin)), None)
    if word is None:
        return None
    end = begin + len(word)
    if word in _ALL:
        space = _SPACE.match(text, end, stop)
        noun = _noun_end(text, space.end(), stop) if space else None
    else:
        branches = _BRANCHES.match(text, end, stop)
        noun = branches.end() if branches else None
    if noun is None:
        return None
    end = noun
    for _ in range(_MOST_NOUNS):
        sign = _AND.match(text, end, stop)
        noun = _noun_end(text, sign.end(), stop) if sign else None
        if noun is None:
            break
        end = noun
    for _ in range(2):
        space = _SPACE.match(text, end, stop)
        tail = collective_tails().match(text, space.end(), stop) if space else None
        end = tail or end
    return end


def _noun_end(text: str, at: int, stop: int) -> int | None:
    return None if not_bodies().match(text, at, stop) else collective_nouns().match(text, at, stop)


def _seated_end(text: str, begin: int, end: int, stop: int, head: str) -> int | None:
    """A body that needs to be told where, or is a name by itself."""
    whole = kind_of()[head] == "whole"
    listed = listed_end(head, text, end, stop)
    reach = place_behind(text, with_area(text, listed or end, stop), stop)
    home = _HOME.match(text, reach, stop) if whole else None
    if home is not None:
        reach = place_behind(text, home.end(), stop)
    if reach == end:
        reach = max(end, known_end(Tokens(text, begin, stop)))
    alone = whole or head.split()[-1].isupper() or _is_called(text, end, stop, head)
    return None if reach == end and not alone else _branch(text, reach, stop)


def _is_called(text: str, at: int, stop: int, head: str) -> bool:
    """``Văn phòng | chủ trì``, ``Công an|: …``: a body named by its head alone."""
    if head not in stands_alone():
        return False
    space = _SPACE.match(text, at, stop)
    cue = cues().match(text, space.end(), stop) if space else None
    return cue is not None or _CALLED.match(text, at, stop) is not None


def _branch(text: str, at: int, stop: int) -> int:
    """``Ngân hàng Nhà nước | Chi nhánh tỉnh``, ``Cụm thi đua | số 3``."""
    tail = _BRANCH.match(text, at, stop)
    if tail is None:
        return at
    if tail["number"]:
        return tail.end()
    reach = place_behind(text, with_area(text, tail.end(), stop), stop)
    return reach if reach > tail.end() else at


def _named_end(text: str, begin: int, end: int, stop: int, head: str) -> int | None:
    """A kind of body whose own name follows."""
    known = max(known_end(Tokens(text, begin, stop)), listed_end(head, text, end, stop))
    if known > end:
        more = _MORE.match(text, known, stop)
        longer = grow(text, end, stop) if more else None
        if longer is not None and longer > known:
            return longer
        return _branch(text, place_behind(text, with_area(text, known, stop), stop), stop)
    grown = task_force_end(text, begin, stop) or grow(text, end, stop)
    if grown is None:
        area = with_area(text, end, stop) if head in seated_heads() else end
        grown = area if area > end else end if _is_called(text, end, stop, head) else None
    return _branch(text, grown, stop) if grown else None


def _standing_for(text: str, begin: int, end: int, stop: int, head: str) -> int | None:
    """``Ban chấp hành | Công đoàn``: what stands for another body is named with it."""
    space = _SPACE.match(text, end, stop)
    inner = _headed(text, space.end(), stop) if space else None
    if inner is not None:
        return inner.span.end
    reach = with_area(text, end, stop)
    return reach if reach > end else None


def _listed_only(text: str, begin: int, end: int, stop: int, head: str) -> int | None:
    """``công chức | Văn phòng - Thống kê``: a post of the list, and nothing else."""
    listed = listed_end(head, text, end, stop)
    return with_area(text, listed, stop) if listed else None


_READERS = {
    "whole": _seated_end,
    "seated": _seated_end,
    "named": _named_end,
    "person": _named_end,
    "of": _standing_for,
    "listed": _listed_only,
}


def _owner(text: str, at: int, stop: int) -> int:
    """Behind a collective, whose they are: ``các phòng thuộc Sở``, ``… của Bệnh viện``."""
    link = _LINK.match(text, at, stop)
    if link is None or not (link[0].strip() or text.endswith("thuộc", 0, at)):
        return at
    body = heads().match(text, link.end(), stop)
    if body is None:
        return at
    inner = _headed(text, link.end(), stop)
    return inner.span.end if inner else body
