"""Which documents a file holds: a decision and the plan issued with it, a bundle."""

from __future__ import annotations

import re
from itertools import pairwise

from vbparse.document import Span
from vbparse.layout.flow import Flow, folded
from vbparse.patterns import lazy

# Quốc hiệu, or the heading of the Party: each document starts near one.
_STATE = lazy(
    r"C[OÔ]NG\s+HOA\s+XA\s+HOI\s+CHU\s+NGHIA\s+VIET\s+NAM|D[AÀ]NG\s+CONG\s+SAN\s+VIET\s+NAM"
)
_NUMBERED = lazy(r"(?<!\w)S[oố]\s*:?\s*[\d\W]{0,12}\d*\s*[/-]\s*[A-ZĐ]{1,6}")
_TITLE = lazy(
    r"^[ \t]*(?:KE\s+HOACH|QUYET\s+DINH|CHI\s+THI|NGHI\s+QUYET|THONG\s+BAO|BAO\s+CAO|TO\s+TRINH"
    r"|QUY\s+CHE|QUY\s+DINH|HUONG\s+DAN|CHUONG\s+TRINH|DE\s+AN|PHUONG\s+AN)[ \t]*$",
    re.MULTILINE,
)
_ISSUED_WITH = lazy(
    r"\(\s*(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+(?:Quyết\s+định|Nghị\s+quyết|Công\s+văn|Tờ\s+trình|QĐ)"
)
_END = lazy(r"N[ơo]i\s+nh[ậâ]n|\./\.|(?<!\w)(?:TM|KT|TL|TUQ)\.\s?[A-ZĐ]")
_ANNEX = lazy(r"^[ \t]*(?:PHỤ\s+LỤC|Phụ\s+lục|MẪU|Mẫu|BIỂU|Biểu)", re.MULTILINE)


def parts_of(flow: Flow, end: int) -> tuple[Span, ...]:
    """The stretch of each document, in order; one stretch when the file holds one."""
    if end < 800:
        return (Span(0, end),)
    if flow.flat:
        found = {*_attached_flat(flow.text, end)}
    else:
        found = {*_by_state_heading(flow.text, end), *_attached(flow.text, end)}
    starts = [0, *sorted(found)]
    kept = [starts[0]]
    for start in starts[1:]:
        if start - kept[-1] > 300:
            kept.append(start)
    edges = [*kept, end]
    return tuple(Span(a, b) for a, b in pairwise(edges))


def _by_state_heading(text: str, end: int) -> list[int]:
    """Starts of documents that carry a heading, a number and a title of their own."""
    plain = folded(text)
    starts = []
    for match in _STATE.finditer(plain, 1, end):
        at = match.start()
        ended = _END.search(text, max(0, at - 4000), at)
        number = _NUMBERED.search(text, max(0, at - 300), min(end, at + 500))
        title = _TITLE.search(plain, at, min(end, at + 1500))
        annex = _ANNEX.search(text, max(0, at - 400), at)
        if ended and number and title and not annex:
            starts.append(_block_start(text, at, ended.end()))
    return starts


def _block_start(text: str, at: int, floor: int) -> int:
    """The issuer's lines may stand before the state heading: go up to six capital lines."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(6):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line = text[above : start - 1].strip() if start else ""
        if above >= start or above < floor or (line and not _in_header(line)):
            break
        start = above
    return start


def _in_header(line: str) -> bool:
    return line.isupper() or re.match(r"Số\b|Độc\s+lập\b", line) is not None


def _attached(text: str, end: int) -> list[int]:
    """Starts of plans and rules issued with a decision: a title followed by (Kèm theo …)."""
    starts = []
    for match in _ISSUED_WITH.finditer(text, 1, end):
        titles = list(_TITLE.finditer(folded(text), max(0, match.start() - 700), match.start()))
        if not titles:
            continue
        at = titles[-1].start()
        if _ANNEX.search(text, max(0, at - 200), match.start()):
            continue
        if _END.search(text, max(0, at - 4000), at) and "Nơi nhận" in text[:at]:
            starts.append(_block_start(text, at, max(0, at - 600)))
    return starts


_FLAT_TITLE = lazy(
    r"(?<!\S)(?:KE\s+HOACH|QUY\s+CHE|QUY\s+DINH|CHUONG\s+TRINH|DE\s+AN|PHUONG\s+AN|HUONG\s+DAN)(?!\S)"
)
_FLAT_ANNEX = lazy(r"(?:PHU\s+LUC|MAU|BIEU)(?:\s+(?:SO\s+)?[IVX\d]{1,4})?[\s:.]*$")
_WORD = lazy(r"\S+")
_MOTTO = frozenset({"Độc", "lập", "Tự", "do", "Hạnh", "phúc"})


def _attached_flat(text: str, end: int) -> list[int]:
    """The same in running text, by capitals: behind an end and a list of recipients."""
    starts: list[int] = []
    plain = folded(text)
    for match in _ISSUED_WITH.finditer(text, 1, end):
        titles = list(_FLAT_TITLE.finditer(plain, max(0, match.start() - 700), match.start()))
        if not titles:
            continue
        at = titles[-1].start()
        listed = text.rfind("Nơi nhận", max(0, at - 4000), at)
        if listed < 0 or _FLAT_ANNEX.search(plain, max(0, at - 60), at):
            continue
        starts.append(_capitals_before(text, at, listed))
    return starts


def _capitals_before(text: str, at: int, floor: int) -> int:
    """Where the run of capitals begins that ends at ``at``: the header of a document."""
    start = at
    for word in reversed(list(_WORD.finditer(text, max(floor, at - 500), at))):
        letters = [char for char in word[0] if char.isalpha()]
        if letters and not word[0].isupper() and word[0].strip("-–,") not in _MOTTO:
            break
        start = word.start()
    return start
