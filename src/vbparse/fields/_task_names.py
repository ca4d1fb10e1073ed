"""Who is charged: names before a cue, behind a label, at the head of an item, in a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.document import Layout, Span
from vbparse.fields._names import body_case
from vbparse.fields._task_items import Item, is_unfinished
from vbparse.fields._task_words import labels_in, openers, order_at, post_at
from vbparse.vietnamese._bodies import Body, body_at, find_bodies
from vbparse.vietnamese._body_words import stops
from vbparse.vietnamese.agencies import identity

_SEPARATOR = re.compile(r"\s*(?:,\s*và|;\s*và|[,;]|và|\s[-–]\s)\s*")
_ASIDE = re.compile(r"\s*\([^()]{0,80}\)(?=\s*[,;])")  # Sở Y tế (đối với thuốc); Sở Nội vụ
_NOBODY = re.compile(  # collectives that name no one
    r"thường\s+trực|(?:(?:thủ\s+trưởng|lãnh\s+đạo|người\s+đứng\s+đầu)\s+)?(?:(?:các|từng|mỗi)\s+)?(?:(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|cá\s+nhân|địa\s+phương|ngành|cấp"
    r"|bộ\s+phận|lực\s+lượng|doanh\s+nghiệp)(?:\s*(?:,|;|và)\s*|\s*))+"
    r"(?:(?:có\s+)?liên\s+quan|chức\s+năng|chuyên\s+môn|trực\s+thuộc|thuộc|khác|\s)*",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?<!\w)(?:của|theo|với|cùng|tại|trước|về|giúp|giúp\s+Trưởng)\s+$")
_LIST = 260  # characters to look back over for a list of bodies
_MAX_NAME = 200
_LONGEST_POST = 24
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_]\w")
_MAX_PERSON_WORDS = 24


@dataclass(frozen=True, slots=True)
class Name:
    """A body or a person as printed, in sentence case."""

    value: str
    span: Span
    kind: str = "named"


def name_at(layout: Layout, span: Span, kind: str = "named") -> Name:
    """The name printed at ``span``."""
    return Name(body_case(layout.read(span)), span, kind)


def is_nobody(name: Name) -> bool:
    """``các cơ quan, đơn vị liên quan`` names no one."""
    return _NOBODY.fullmatch(name.value) is not None


def is_post(name: Name) -> bool:
    """Whether it is a person by the post: ``Chuyên viên Phòng Nội vụ``."""
    return post_at(name.value, 0, len(name.value)) is not None


def names_from(layout: Layout, start: int, stop: int) -> tuple[list[Name], int]:
    """The list of bodies that begins at ``start``: ``Sở Y tế, Công an tỉnh và Báo …``; its end."""
    found: list[Name] = []
    at = end = start
    for _ in range(20):
        party = _party_at(layout.flow, at, stop)
        if party is None:
            break
        found.append(name_at(layout, party.span, party.kind))
        end = party.span.end
        aside = _ASIDE.match(layout.flow, end, stop)
        gap = _SEPARATOR.match(layout.flow, aside.end() if aside else end, stop)
        if gap is None:
            break
        at = gap.end()
    return found, end


def _party_at(text: str, at: int, stop: int) -> Body | None:
    """A body, or its head's post and the body: ``Giám đốc các Sở``."""
    if at and text[at - 1].isalnum():
        return None
    body = body_at(text, at, stop)
    if body is not None and body.kind != "person":
        return body
    post = post_at(text, at, stop)
    of = body_at(text, post + 1, stop) if post and post + 1 < stop else None
    return Body(Span(at, of.span.end), of.kind, of.head) if of and of.kind != "person" else None


def names_before(
    layout: Layout, start: int, end: int, gap: re.Pattern[str], *, objects: bool = False
) -> list[Name]:
    """The bodies that stand right before ``end``, with no more than ``gap`` between.

    The object of another word is none, if not asked for: ``hướng dẫn của Bộ Y tế, chủ trì`` says
    nothing of the Bộ.
    """
    bodies = find_bodies(layout.flow, max(start, end - _LIST), end)
    if not bodies or not gap.fullmatch(layout.flow, bodies[-1].span.end, end):
        return []
    run: list[Body] = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        between = layout.flow[body.span.end : run[0].span.start]
        if not _SEPARATOR.fullmatch(between):
            break
        run.insert(0, body)
    if not objects and _OBJECT.search(
        layout.flow, max(start, run[0].span.start - 12), run[0].span.start
    ):
        return []
    first = _with_post(layout.flow, start, run[0])
    return [name_at(layout, b.span, b.kind) for b in (first, *run[1:])]


def _with_post(text: str, start: int, body: Body) -> Body:
    """A post right before a body is who is meant: ``Chủ tịch UBND tỉnh``."""
    floor = max(start, body.span.start - _LONGEST_POST)
    for word in _CAPITAL.finditer(text, floor, body.span.start):
        end = post_at(text, word.start(), body.span.start)
        if end is not None and not text[end : body.span.start].strip():
            return Body(Span(word.start(), body.span.end), body.kind, body.head)
    return body


def label_names(layout: Layout, start: int, stop: int) -> list[Name]:
    """The names behind a label's colon: bodies by grammar, else what stands there, if short."""
    text = layout.flow
    while start < stop and (text[start].isspace() or text[start] in "*_-–"):
        start += 1
    following = next(labels_in(text, start, min(stop, start + _MAX_NAME)), None)
    if following is not None:
        stop = following.start  # "Sở Nội vụ |Đơn vị phối hợp: …" on a running line
    names, end = names_from(layout, start, stop)
    if names:
        apart = len(names) > 1 and ";" in text[names[-2].span.end : names[-1].span.start]
        if apart and _GOES_ON.match(text, end, stop):
            names = names[:-1]  # "Sở Y tế; Sở Nội vụ đăng cai": the last one has a verb of its own
        return [n for n in names if not is_nobody(n)] if len(names) > 1 else names
    person = post_at(text, start, stop)
    sentence = re.compile(r"[.;\n]\s|[.;]$").search(text, start, stop)
    end = min(sentence.start() if sentence else stop, start + _MAX_NAME)
    words = text[start:end].split()
    if person and 1 < len(words) <= _MAX_PERSON_WORDS:
        return [name_at(layout, tight(text, start, end), "person")]
    return []


_GOES_ON = re.compile(r"\s+(?!và\s|cùng\s|với\s)[^\W\d_][^\s:]*\s+\w")


def tight(text: str, start: int, end: int) -> Span:
    """The stretch without spaces and marks at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:*_"):
        end -= 1
    return Span(start, end)


def leading(layout: Layout, item: Item) -> tuple[list[Name], int]:
    """The names that an item begins with (``Giao Sở Y tế …``, ``Văn phòng Sở: …``); their end."""
    text, (start, stop) = layout.flow, (item.span.start, item.span.end)
    begin = order_at(text, start, stop) or start
    names, end = names_from(layout, begin, stop)
    if names:
        return _up_to_colon(layout, names, begin, stop) or (names, end)
    person = post_at(text, begin, stop)
    if person is None:
        return [], start
    colon = text.find(":", person, min(stop, begin + _MAX_NAME))
    chunk = text[begin:colon] if colon >= 0 else ""
    if chunk and len(chunk.split()) <= _MAX_PERSON_WORDS and not re.search(r"[.;]\s", chunk):
        return [name_at(layout, tight(text, begin, colon), "person")], colon
    verb = _verb_behind(text, person, min(stop, begin + _MAX_NAME))
    if verb is not None and len(text[begin:verb].split()) <= _MAX_PERSON_WORDS:
        adverb = _ADVERB.search(text, begin, verb)
        end = adverb.start() if adverb else verb
        return [name_at(layout, tight(text, begin, end), "person")], verb
    return [], start


_ADVERB = re.compile(r"\s+(?:trực\s+tiếp|được\s+giao|tiếp\s+tục|chủ\s+động|có\s+trách\s+nhiệm)\s*$")
_IN_CHARGE_OF = re.compile(r"\s+phụ\s+trách\s+")


def _verb_behind(text: str, post: int, stop: int) -> int | None:
    """Where the task of a post begins: not at what it is in charge of, if a task follows."""
    field = _IN_CHARGE_OF.match(text, post, stop)
    verb = openers().search(text, field.end(), stop) if field else None
    verb = verb or openers().search(text, post, stop)
    return verb[0] if verb else None


_ATTRIBUTE = re.compile(r"(?:[^\W\d]|[ \n]){2,80}(?=\s*:)")


def _up_to_colon(
    layout: Layout, names: list[Name], begin: int, stop: int
) -> tuple[list[Name], int] | None:
    """``Các trường tiểu học trên địa bàn: …``: what tells the last body more closely."""
    last = names[-1].span
    more = _ATTRIBUTE.match(layout.flow, last.end, stop)
    if more is None or openers().search(layout.flow, last.end, more.end()):
        return None
    whole = name_at(layout, Span(last.start, more.end()), names[-1].kind)
    return [*names[:-1], whole], more.end()


def naming(layout: Layout, span: Span) -> list[Name]:
    """The names that a heading consists of, when it holds nothing else."""
    text = layout.flow
    begin = order_at(text, span.start, span.end) or span.start
    if openers().match(text, begin, span.end) or is_unfinished(text, span):
        return []
    names, end = names_from(layout, begin, span.end)
    rest = text[end : span.end].strip(" \n\t.:;*_-–")
    if names and (not rest or rest.startswith("(")):
        return names
    words = text[begin : span.end].split()
    if not words or len(words) > _MAX_PERSON_WORDS:
        return []
    if text[begin : span.end].isupper() and body_at(_lowered(text, begin, span.end), 0):
        return [name_at(layout, tight(text, begin, span.end))]
    post = post_at(text, begin, span.end)
    if post:
        does = _DOES.search(text, post, span.end)
        return [] if does else [name_at(layout, tight(text, begin, span.end), "person")]
    if names and _does(text, end, span.end):
        return []
    if names and not openers().search(text, end, span.end):
        return [name_at(layout, tight(text, begin, span.end))]
    return []


_DOES = re.compile(
    r"\s(?:chỉ\s+đạo|chủ\s+trì|phối\s+hợp|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|tham\s+mưu)\s"
)


def _does(text: str, end: int, stop: int) -> bool:
    """Whether a verb stands right behind a name, so that it is a sentence, not a heading."""
    space = re.compile(r"\s+").match(text, end, stop)
    return space is not None and stops()[1].match(text, space.end(), stop) is not None


def _lowered(text: str, start: int, end: int) -> str:
    return body_case(" ".join(text[start:end].split()))


def once(names: list[Name]) -> list[Name]:
    """Each body once, as first printed."""
    return list({identity(n.value): n for n in reversed(names)}.values())[::-1]
