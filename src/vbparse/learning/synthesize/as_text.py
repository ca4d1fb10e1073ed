"""A draft as plain text.

lines    a paragraph a line, cells of tables parted by tabs
wrapped  printed lines with page numbers between them, a cell a line
flat     one running line broken anywhere, as law portals store it
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.tagged import Tagged, join

__all__ = ["as_text", "ends", "halves"]

WIDTH, FLAT_WIDTH, PAGE = 84, 78, 46
LEFT = 40  # width of the left half when the header stands in two columns


def as_text(draft: Draft) -> Tagged:
    """The text of ``source.txt`` with the marks of all values and of the zones."""
    style = draft.look.text
    lines = [line for line in _lines(draft) if line.text.strip()]
    if style == "flat":
        return wrapped(join(lines, " "), FLAT_WIDTH) + "\n"
    if style == "wrapped":
        printed = [part for line in lines for part in _pieces(wrapped(line, WIDTH))]
        return join(_paged(printed), "\n") + "\n"
    return join(lines, "\n") + "\n"


def wrapped(text: Tagged, width: int) -> Tagged:
    """The text with some of its spaces turned into line breaks; offsets stay."""
    letters = list(text.text)
    start = 0
    while len(letters) - start > width:
        at = text.text.rfind(" ", start + 1, start + width + 1)
        if at < 0:
            at = text.text.find(" ", start + width)
        if at < 0:
            break
        letters[at] = "\n"
        start = at + 1
    return text.reworded("".join(letters))


def _pieces(text: Tagged) -> Iterator[Tagged]:
    at = 0
    for piece in text.text.split("\n"):
        yield text.cut(at, at + len(piece))
        at += len(piece) + 1


def _paged(lines: Sequence[Tagged]) -> Iterator[Tagged]:
    for number, at in enumerate(range(0, len(lines), PAGE), 1):
        if number > 1:
            yield Tagged(str(number)).tag("zone/noise")
        yield from lines[at : at + PAGE]


def _zoned(lines: Iterable[Tagged], zone: str) -> Iterator[Tagged]:
    return (line.tag(f"zone/{zone}") for line in lines if line.text)


def halves(draft: Draft) -> tuple[list[tuple[str, Tagged]], list[tuple[str, Tagged]]]:
    """Both halves of the header, as role and line."""
    left = [("above", line) for line in draft.above]
    left += [("issuer", line) for line in draft.issuer_lines]
    if draft.issuer_lines and draft.issuer.party and draft.look.said("star.shown", True):
        left.append(("star", Tagged("***" if draft.issuer.kind == "youth" else "*")))
    for role, line in (
        ("number", draft.number),
        ("about", draft.about),
        ("flag", draft.flag),
        ("urgency", draft.urgency),
    ):
        left += [(role, line)] if line.text else []
    right = [("motto" if _is_motto(line) else "state", Tagged(line)) for line in draft.state]
    right += [("place", draft.place)] if draft.place.text else []
    return left, right


def _is_motto(line: str) -> bool:
    return line.lower().startswith("độc")


def ends(draft: Draft) -> list[tuple[str, list[Tagged]]]:
    """Nơi nhận and signature, in the order in which they are read."""
    label = [Tagged("Nơi nhận:")] if draft.look.said("recipients.label", True) else []
    to = [*label, *draft.recipients] if draft.recipients else []
    sign = [*draft.sign, draft.signer] if draft.signer.text else []
    parts = [("recipients", to), ("signature", sign)]
    return parts[::-1] if draft.look.end == "below" else parts


def title_lines(draft: Draft) -> list[Tagged]:
    """Type, subject, note."""
    return [line for line in (draft.title, *draft.subject, draft.note) if line.text]


def _lines(draft: Draft) -> Iterator[Tagged]:
    yield from _zoned(_header(draft), "header")
    yield from _zoned(title_lines(draft), "title")
    yield from _zoned(draft.to, "addressee")
    opening = int(draft.scalars.get("opening_blocks", 0))
    yield from _zoned(_blocks(draft.body[:opening], draft), "preamble")
    yield from _zoned(_blocks(draft.body[opening:], draft), "body")
    for zone, lines in ends(draft):
        yield from _zoned(lines, zone)
    for annex in draft.annexes:
        yield from _zoned(_blocks((*annex.title, *annex.blocks), draft), "annex")


def _header(draft: Draft) -> Iterator[Tagged]:
    left, right = halves(draft)
    who = [line for role, line in left if role in ("above", "issuer", "star")]
    what = [line for role, line in left if role not in ("above", "issuer", "star")]
    state = [line for role, line in right if role != "place"]
    place = [line for role, line in right if role == "place"]
    if draft.look.header == "columns" and draft.look.text != "flat":
        yield from _side_by_side([line for _, line in left], [line for _, line in right])
    elif draft.look.header == "halves":
        yield from (*who, *what, *state, *place)
    else:
        ruled = draft.look.text == "flat" and bool(who)
        yield from (*who, *([Tagged("-------")] if ruled else []), *state)
        yield from ([Tagged("---------------")] if ruled and state else [])
        yield from (*what, *place)


def _side_by_side(left: Sequence[Tagged], right: Sequence[Tagged]) -> Iterator[Tagged]:
    empty = Tagged()
    for a, b in itertools.zip_longest(left, right, fillvalue=empty):
        gap = " " * max(3, LEFT - len(a)) if b.text else ""
        yield a + gap + b


def _blocks(blocks: Iterable[Block], draft: Draft) -> Iterator[Tagged]:
    for block in blocks:
        if not block.rows:
            yield block.printed(draft.look.bullet)
            continue
        for row in block.rows:
            cells = [cell.text if cell else Tagged() for cell in row]
            if draft.look.text == "lines":
                yield join(cells, "\t")
            elif draft.look.text == "wrapped":
                yield from (cell for cell in cells if cell.text)
            else:
                yield join([cell for cell in cells if cell.text], " ")
