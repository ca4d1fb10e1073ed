"""Chữ ký (ô 7): quyền hạn, chức vụ and name of each person who signs, in whatever order.

A signature zone is cut into segments (a line, or less where capitals end), each segment is told
by its words (authority, post, body, name, noise), and the segments around a name make a signer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import NamedTuple

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._names import body_case, is_upper
from vbparse.fields._persons import family_names, fold_name, person_span
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import lower
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.lexicon import load

_REST_OF_POST = 3  # words
REACH = 3000
"""A signature zone is never longer; what stands further down belongs to something else."""


class _Is(Enum):
    AUTHORITY = 1
    POST = 2
    NAME = 3
    OTHER = 4


class _Part(NamedTuple):
    what: _Is
    span: Span
    mark: str = ""  # KT., TM. …


@dataclass
class Signature:
    """One signer; spans are as printed, ``None`` where a part is missing."""

    name: Span | None = None
    sure: bool = False  # the name begins with a known family name
    title: Span | None = None
    authority: str | None = None
    head: Span | None = None  # the post or body behind KT., TL., TUQ., TM.
    body: Span | None = None  # the body behind TM.
    posts: list[Span] = field(default_factory=list)


def read_signatures(layout: Layout) -> tuple[Signature, ...]:
    """The signers of the document, in the order of the text."""
    parts: list[_Part] = []
    for zone in layout.spans(ZoneKind.SIGNATURE):
        span = Span(zone.start, min(zone.end, zone.start + REACH))
        parts += read_parts(_on_one_line(layout.flow, span) if layout.flat else layout.flow, span)
    return tuple(_signers(layout.flow, parts))


def _on_one_line(text: str, span: Span) -> str:
    """Where line ends are accidents: ``TM. BAN THƯỜNG VỤ KT. / CHỦ TỊCH``."""
    zone = text[span.start : span.end].replace("\n", " ")
    return f"{text[: span.start]}{zone}{text[span.end :]}"


# ------------------------------------------------------------------------------------------- parts

_MARK = lazy(
    rf"(?<![\w/])(?P<mark>TM|KT|TL|TUQ|TU|Q|[TK]\s?/\s?[MTL]|T/M)(?:\s?[.,]\s?|\s)(?=[{UPPER}]{{2}})"
)
_TRUE_MARK = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL.", "TU": "TUQ.", "K/M": "KT.", "T/T": "KT."}
_LINE = lazy(r"[^\n\t]+")
_ENTRY = lazy(r"\s{0,40}[-–+]\s{1,3}[^\n]{2,150}[;.,]\s{0,9}$|[^\n]{1,150};\s{0,9}$")  # recipients
_WIDE = lazy(r"\s{3,}")
_NOISE = lazy(
    r"""
      [(\[] \s* (?: [Đđ]ã\s+k[ýí] | ĐÃ\s+KÝ | daky | [Kk]ý | [Cc]hữ\s+ký ) [^)\]]{0,60} [)\]]
    | (?<!\w) [Đđ]ã\s+ký (?!\w)
    | (?: Ký\s+bởi | Người\s+ký | Ngày\s+ký | Thời\s+gian\s+ký | E-?mail | Signature ) [^\n]{0,120}
    | \S{1,60} @ \S{1,60} | \d{1,2}[/.-]\d{1,2}[/.-]\d{4} [^\n]{0,30}
    | [*_]{1,3} | [.]/[.]? | \.{3,}
    """,
    re.VERBOSE,
)


def read_parts(text: str, zone: Span) -> list[_Part]:
    """The segments of a zone, each told by its words."""
    parts: list[_Part] = []
    for segment in _segments(text, zone):
        for part in _read_segment(text, segment):
            if parts and _continues(text, parts[-1], part):
                parts[-1] = parts[-1]._replace(span=Span(parts[-1].span.start, part.span.end))
            else:
                parts.append(part)
    return parts


_UNFINISHED = lazy(r"(?:\s[-–&]|,|(?<!\w)VÀ)(?:\s+\w+)?$")


def _continues(text: str, post: _Part, part: _Part) -> bool:
    """``TRƯỞNG BAN AN TOÀN - MÔI / TRƯỜNG``: a post that goes on in the next line."""
    if post.what is not _Is.POST or part.what is not _Is.OTHER:
        return False
    words = text[part.span.start : part.span.end]
    short = is_upper(words) and len(words.split()) <= _REST_OF_POST
    return short and _UNFINISHED.search(text, post.span.start, post.span.end) is not None


def _segments(text: str, zone: Span) -> Iterator[Span]:
    """Lines without noise, cut where there is wide white space or capitals give way to a name."""
    for line in _LINE.finditer(text, zone.start, zone.end):
        if _ENTRY.match(line[0]):
            continue
        blanked = _NOISE.sub(lambda m: " " * len(m[0]), line[0])
        at = 0
        for gap in [*_WIDE.finditer(blanked), None]:
            end = gap.start() if gap else len(blanked)
            piece = blanked[at:end]
            words = piece.strip(" .,;:-–/")
            if words:
                start = line.start() + at + piece.index(words[0])
                yield from _at_case(text, Span(start, start + len(words)))
            at = gap.end() if gap else end


_TURN = lazy(  # PHÓ GIÁM ĐỐC | Lê Văn An | HIỆU TRƯỞNG
    rf"(?<=[{UPPER}]{{2}})[\s.]{{1,3}}(?=[{UPPER}](?![{UPPER}.])\w)"
    rf"|(?<=[{LOWER}])\s(?=[{UPPER}]{{2}})"
)


def _at_case(text: str, span: Span) -> Iterator[Span]:
    """Pieces of a line on which capitals give way to a name, or a name to capitals."""
    at = span.start
    for turn in _TURN.finditer(text, span.start, span.end):
        if turn.start() - at > 3:
            yield Span(at, turn.start())
            at = turn.end()
    yield Span(at, span.end)


@cache
def _post() -> re.Pattern[str]:
    names = sorted(map(fold_name, load("signers")["posts"]["names"]), key=len, reverse=True)
    branches = "|".join(r"\s+".join(map(re.escape, n.split())) for n in dict.fromkeys(names))
    return re.compile(rf"(?<!\w)(?:(?:quyền|q\.)\s*)?(?:phó\s+)?(?:{branches})(?!\w)")


def post_case(printed: str) -> str:
    """``PHÓ CHÁNH VĂN PHÒNG`` → ``Phó Chánh Văn phòng``; a body behind the post in its own case."""
    if not is_upper(printed):
        return printed[:1].upper() + printed[1:]
    post = _post().match(fold_name(printed))
    if post is None:
        return body_case(printed)
    words = lower(printed[: post.end()]).split()
    deputy = words[0] in ("phó", "quyền") and len(words) > 1
    words = [w.capitalize() if i < 1 + deputy else w for i, w in enumerate(words)]
    head = " ".join(words).replace("Chánh văn phòng", "Chánh Văn phòng")
    rest = printed[post.end() :].strip()
    return f"{head} {body_case(rest)}" if rest else head


def _read_segment(text: str, span: Span) -> list[_Part]:
    """An authority with what stands behind it, posts, a name, or something else."""
    words = text[span.start : span.end]
    marks = list(_MARK.finditer(words))
    if not marks or words[: marks[0].start()].strip():
        return _posts_or_name(text, span)
    parts: list[_Part] = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(words)
        printed = re.sub(r"\s", "", mark["mark"])
        rest = _posts_or_name(text, _trim(text, span.start + mark.end(), span.start + end))
        head = rest[0].span if rest else Span(span.start + mark.end(), span.start + end)
        parts.append(_Part(_Is.AUTHORITY, head, _TRUE_MARK.get(printed, f"{printed}.")))
        parts += [p for p in rest[1:] if p.what is not _Is.NAME]
    return parts


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" .,;")))


def _posts_or_name(text: str, span: Span) -> list[_Part]:
    words = text[span.start : span.end]
    folded = fold_name(words)
    hits = [m for m in _post().finditer(folded) if words[m.start()].isupper()]
    loud = bool(hits) and is_upper(words)
    if hits and (loud or hits[0].start() == 0):
        starts = [m.start() for m in (hits if loud else hits[:1])]
        lead = _trim(text, span.start, span.start + starts[0])
        parts = [_Part(_Is.OTHER, lead)] if len(lead) else []
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            parts.append(_Part(_Is.POST, _trim(text, span.start + start, span.start + end)))
        return parts
    name = person_span(text, span)
    if name is not None:
        return [_Part(_Is.NAME, name)]
    return [_Part(_Is.OTHER, span)]


def is_signature_line(line: str, *, name: bool = False) -> bool:
    """Whether a line of capitals is an authority or a post: ``KT. GIÁM ĐỐC``, ``CHỦ TỊCH``.

    With ``name`` a name, a post in small letters and "(Đã ký)" count as well.
    """
    words = line.strip(" \t*_")
    if name and (_NOISE.fullmatch(words) or _is_post_or_name(words)):
        return True
    if not words or not is_upper(words):
        return False
    return _MARK.match(words) is not None or _post().match(fold_name(words)) is not None


def _is_post_or_name(words: str) -> bool:
    if words[:1].isupper() and _post().fullmatch(fold_name(words)):
        return True
    known = fold_name(words.partition(" ")[0]) in family_names()
    return known and person_span(words, Span(0, len(words))) is not None


# ----------------------------------------------------------------------------------------- signers


def by_rank(text: str, signatures: tuple[Signature, ...]) -> list[Signature]:
    """Who only drew the document up comes last: *người lập*, *thư ký*."""
    return sorted(
        signatures,
        key=lambda s: (
            s.title is not None
            and fold_name(text[s.title.start : s.title.end]).startswith(_preparers())
        ),
    )


@cache
def _preparers() -> tuple[str, ...]:
    return tuple(load("signers")["preparers"]["names"])


def _signers(text: str, parts: list[_Part]) -> Iterator[Signature]:
    """A signer for each name; what stands before it belongs to it, else what stands behind."""
    names = [i for i, p in enumerate(parts) if p.what is _Is.NAME]
    if not names:
        whole = _gather(parts)
        if whole.title is not None or whole.authority is not None:
            yield whole
        return
    edges = _edges(parts, names)
    for i, (start, end) in zip(names, edges, strict=True):
        signature = _gather(parts[start:end])
        signature.name = parts[i].span
        first = text[parts[i].span.start : parts[i].span.end].split()[0]
        signature.sure = fold_name(first) in family_names()
        yield signature


def _edges(parts: list[_Part], names: list[int]) -> list[tuple[int, int]]:
    """Which parts belong to which name: those before it, the rest of the zone to the last."""
    posts = [i for i, p in enumerate(parts) if p.what in (_Is.POST, _Is.AUTHORITY)]
    after = bool(posts) and posts[0] > names[0]
    if after:  # the name stands above the post
        stops = [*names[1:], len(parts)]
        return list(zip(names, stops, strict=True))
    if len(names) > 1 and all(p < names[0] for p in posts) and len(posts) >= len(names):
        return _side_by_side(parts, names, posts)
    starts = [0, *(n + 1 for n in names[:-1])]
    stops = [*(n + 1 for n in names[:-1]), len(parts)]
    return list(zip(starts, stops, strict=True))


def _side_by_side(parts: list[_Part], names: list[int], posts: list[int]) -> list[tuple[int, int]]:
    """Two columns read line by line: as many posts as names, in the same order."""
    share = len(posts) // len(names)
    edges = []
    for k in range(len(names)):
        mine = posts[k * share : (k + 1) * share]
        edges.append((mine[0], mine[-1] + 1))
    return edges


def _gather(parts: list[_Part]) -> Signature:
    """Authority and posts of one signer; of TM. above KT. the inner one holds."""
    signature = Signature()
    inner = -1
    for i, part in enumerate(parts):
        if part.what is not _Is.AUTHORITY:
            continue
        if part.mark == "TM.":
            signature.body = part.span
        signature.authority, signature.head, inner = part.mark, part.span, i
    signature.posts = [p.span for p in parts[inner + 1 :] if p.what is _Is.POST]
    if signature.posts:
        signature.title = signature.posts[0]
    elif signature.authority == "Q.":
        signature.title = signature.head
    return signature
