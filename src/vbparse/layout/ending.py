"""The end of a document (ô 7, 9): end mark, Nơi nhận, signature, and the annexes behind."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vbparse.document import Source, Span
from vbparse.layout.flow import Flow
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import lower, tone_style
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.lexicon import load

END_MARK = lazy(r"\.\s?/\s?\.?|(?<=\w)\s?/\s?\.(?!\w)|\.\s?/\s?(?=\s*(?:\n|$|\*))")
RECIPIENTS = lazy(r"(?<!\w)N[ơoờ]i\s+nh[ậâạ]n\s*:?|(?<!\w)NƠI\s+NHẬN\s*:?")
# Lưu: VT, TCCB.   Lưu VPĐU.
ARCHIVE = lazy(r"[-–+•]?\s*[Ll]ưu\s*:?\s*[^\n;]{0,80}?(?:[.;]|\n|$)")
_POST = (
    r"CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|GIÁM\s+ĐỐC|PHÓ\s+GIÁM\s+ĐỐC"
    r"|HIỆU\s+TRƯỞNG|PHÓ\s+HIỆU\s+TRƯỞNG|TRƯỞNG\s+(?:BAN|PHÒNG|ĐOÀN|KHOA)|PHÓ\s+TRƯỞNG\s+\w+"
    r"|BÍ\s+THƯ|PHÓ\s+BÍ\s+THƯ|CHÁNH\s+\w+(?:\s+\w+)?|PHÓ\s+CHÁNH\s+\w+|THỦ\s+TƯỚNG|PHÓ\s+THỦ\s+TƯỚNG"
    r"|CỤC\s+TRƯỞNG|PHÓ\s+CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|TỔNG\s+GIÁM\s+ĐỐC|VIỆN\s+TRƯỞNG|TỔNG\s+BÍ\s+THƯ"
    r"|CHỈ\s+HUY\s+TRƯỞNG|TƯ\s+LỆNH|CHÍNH\s+ỦY|NGƯỜI\s+LẬP|TỔ\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG"
)
SIGNATURE = lazy(
    rf"""
    (?<!\w) (?:
        (?: TM | KT | TL | TUQ | Q | TU ) \s? \. \s? (?=[{UPPER}]{{2}})
      | [TK] / [MTL] \s+ (?=[{UPPER}]{{2}})
      | (?: {_POST} ) (?= \s* (?:\n|$) | \s+ (?:\(|[A-ZĐ][{LOWER}]+) | \s+[{UPPER}]{{2}} )
    )
    """,
    re.VERBOSE,
)
ANNEX = lazy(
    rf"""
    ^ [ \t]* (?:
        (?: PHỤ\s+LỤC | Phụ\s+lục | PHU\s+LUC ) [ \t]*
        (?P<number> [IVXLC]{{1,6}} | \d{{1,2}}[a-z]? | [A-H] )? [ \t]* [:.]?
        (?= [ \t]*$ | \s+[{UPPER}(] )
      | (?: BIỂU | Biểu | MẪU | Mẫu ) (?: \s+ (?:MẪU|mẫu|SỐ|số) )? \s+ \d{{1,2}}
      | (?: BIỂU | Biểu ) (?= [ \t]*$ )
      | (?: DANH\s+MỤC | BẢNG\s+PHÂN\s+CÔNG | DANH\s+SÁCH | LỊCH\s+TRÌNH | CHƯƠNG\s+TRÌNH )
        (?= [ \t]*$ | \s+[{UPPER}(] )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_FLAT_ANNEX = lazy(rf"(?<=\s)PHỤ\s+LỤC\s+(?:[IVX]{{1,5}}|\d{{1,2}})?\s*(?=[{UPPER}(])")


class Ending(NamedTuple):
    """Where the body ends, and what stands behind it; spans may be ``None``."""

    body: int
    recipients: Span | None
    signature: tuple[Span, ...]
    annexes: tuple[Span, ...]
    certain: float


def find_ending(source: Source, flow: Flow, start: int, end: int) -> Ending:
    """The end of the document whose body runs from ``start``, at ``end`` at the latest."""
    text = flow.text
    heads = list(RECIPIENTS.finditer(text, start, end))
    head = next((m for m in heads if _is_list_head(text, m, flow.flat)), None)
    annexes = _annexes(flow, head.end() if head else start, end, after_end=head is not None)
    stop = annexes[0].start if annexes else end
    if head is None:
        return _without_recipients(text, start, stop, annexes)
    signed = [m.start() for m in SIGNATURE.finditer(text, max(start, head.start() - 700), stop)]
    mark = _last_mark(text, start, head.start())
    before = [s for s in signed if s < head.start() and (mark is None or s >= mark)]
    list_end = _list_end(text, head.end(), stop, signed)
    body = min([head.start(), *before[:1]])
    if mark is not None and text[mark:body].strip("./ \n\t*") and not before:
        # a signature that no pattern knows may stand between the end mark and Nơi nhận
        between = Span(mark, head.start())
        if len(text[mark : head.start()].split()) <= 30:
            body, before = mark, [between.start]
    signature = [Span(before[0], head.start())] if before else []
    if text[list_end:stop].strip():
        signature.append(Span(list_end, stop))
    return Ending(body, Span(head.start(), list_end), tuple(signature), annexes, 0.95)


def _is_list_head(text: str, match: re.Match[str], flat: bool) -> bool:
    """Whether "Nơi nhận" heads the list rather than stands in a sentence."""
    if ":" in match[0]:
        return True
    after = text[match.end() : match.end() + 40].lstrip()
    line_start = text.rfind("\n", 0, match.start()) + 1
    return after.startswith(("-", "–", ":")) or (
        not flat and not text[line_start : match.start()].strip()
    )


def _last_mark(text: str, start: int, end: int) -> int | None:
    """End of the last ./. within reach of the end block."""
    last = None
    for match in END_MARK.finditer(text, max(start, end - 1500), end):
        last = match.end()
    return last


_NAME_OR_POST = lazy(r"\n[ \t]*\n|\n(?=[ \t]*(?:TM|KT|TL|TUQ|Q)\.)")


def _list_end(text: str, start: int, stop: int, signed: list[int]) -> int:
    """End of the recipients list: after its Lưu line, or where the signature starts."""
    archive = ARCHIVE.search(text, start, min(stop, start + 6000))
    posts = [s for s in signed if s > start]
    if archive and not (posts and posts[0] < archive.start()):
        return _rest_of_line(text, archive.end(), stop, posts)
    if posts:
        return posts[0]
    gap = _NAME_OR_POST.search(text, start + 20, stop)
    return gap.start() if gap else stop


_LAST_NAME = lazy(
    rf"\s{{1,3}}(?P<family>[{UPPER}][{LOWER}]{{1,8}})(?:\s{{1,3}}[{UPPER}][{LOWER}]{{0,8}}){{1,4}}\s*"
)


@cache
def _families() -> frozenset[str]:
    return frozenset(map(_folded, load("signers")["family"]["names"]))


def _folded(name: str) -> str:
    """A name for comparing: small letters, the tones in one style."""
    return tone_style(lower(name))


def _rest_of_line(text: str, at: int, stop: int, posts: list[int]) -> int:
    """``Lưu: VT, X (3b).``: bracketed copies or initials behind the first point belong to it."""
    line = text.find("\n", at - 1, stop)
    line = stop if line < 0 else line
    until = min([line, *(p for p in posts if p >= at)])
    signer = _LAST_NAME.match(text, at, stop)
    if signer and _folded(signer["family"]) in _families() and not text[signer.end() : stop]:
        return at  # a name that has lost its post, and no initials of a typist
    return until if until - at <= 40 else at


_FIRST_ENTRY = lazy(r"\s[-–+•]\s*(?=[^\W\d_])")
_LAST_ENTRY = lazy(r"(?<=\s)[-–+•]\s*[Ll]ưu(?:\s*:|(?=\s+V))")


def _unlabelled(text: str, mark: int, stop: int, annexes: tuple[Span, ...]) -> Ending | None:
    """A list behind the end mark that has lost its *Nơi nhận*: entries down to *Lưu*."""
    archive = _LAST_ENTRY.search(text, mark, min(stop, mark + 4000))
    first = _FIRST_ENTRY.search(text, mark, archive.end()) if archive else None
    if archive is None or first is None:
        return None
    above = Span(mark, first.start())
    if text[mark : above.end].strip() and not SIGNATURE.search(text, mark, above.end):
        return None
    signed = [m.start() for m in SIGNATURE.finditer(text, archive.end(), stop)]
    end = _list_end(text, archive.start(), stop, signed)
    parts = (above, Span(end, stop))
    signature = tuple(part for part in parts if text[part.start : part.end].strip())
    return Ending(mark, Span(first.start() + 1, end), signature, annexes, 0.7)


def _without_recipients(text: str, start: int, stop: int, annexes: tuple[Span, ...]) -> Ending:
    mark = _last_mark(text, start, stop)
    listed = None if mark is None else _unlabelled(text, mark, stop, annexes)
    if listed is not None:
        return listed
    tail = mark if mark is not None else max(start, stop - 500)
    signed = [m.start() for m in SIGNATURE.finditer(text, tail, stop)]
    if signed and (mark is not None or stop - signed[0] < 250):
        first = mark if mark is not None and signed[0] - mark < 200 else signed[0]
        return Ending(first, None, (Span(first, stop),), annexes, 0.7)
    if mark is not None and 0 < len(text[mark:stop].split()) <= 25:
        return Ending(mark, None, (Span(mark, stop),), annexes, 0.5)
    return Ending(stop, None, (), annexes, 0.3)


def _annexes(flow: Flow, start: int, end: int, *, after_end: bool) -> tuple[Span, ...]:
    """Annexes after ``start``; before an end block is known only a Phụ lục alone on its line."""
    pattern = _FLAT_ANNEX if flow.flat else ANNEX
    starts: list[int] = []
    for match in pattern.finditer(flow.text, start, end):
        named = re.match(r"\s*ph[ụu]\s+l[ụu]c", match[0], re.IGNORECASE) is not None
        if named or (after_end and not starts):
            starts.append(match.start())
    if not after_end:
        starts = [s for s in starts if _alone(flow.text, s)]
    edges = [*starts, end]
    return tuple(Span(a, b) for a, b in pairwise(edges))


def _alone(text: str, start: int) -> bool:
    line_end = text.find("\n", start + 1)
    line_end = line_end if line_end > 0 else len(text)
    line = text[start:line_end].strip()
    with_it = "(Kèm theo" in text[line_end : line_end + 200]
    return len(line) <= 14 and (line[:3].isupper() or with_it)
