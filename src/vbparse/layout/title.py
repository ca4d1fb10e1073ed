"""Tên loại và trích yếu (ô 5): where the title of a document starts and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vbparse.document import Line, Source, Span
from vbparse.layout.flow import Flow, folded
from vbparse.layout.title_opening import (
    CUE_LINE,
    PREAMBLE_CUE,
    STOPS,
    opens_flat,
    opens_preamble,
    styled,
)
from vbparse.patterns import lazy
from vbparse.vietnamese._bodies import body_at, find_bodies
from vbparse.vietnamese.doc_types import types
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.letters import LOWER, UPPER

REACH = 8000  # a title further down is not the title of this document


class Title(NamedTuple):
    """The printed type, and the whole zone with the trích yếu."""

    kind: Span
    whole: Span
    certain: float


@cache
def _type_pattern() -> re.Pattern[str]:
    names = {bare(name).upper() for t in types() if t.title for name in (t.name, *t.aliases)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")


# "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "PHÒNG TÀI CHÍNH - KẾ HOẠCH", "BAN CHỈ ĐẠO CHƯƠNG TRÌNH …"
_BODY_BEFORE = lazy(
    r"(?:\b(?:SO|BO|PHONG|BAN|VU|CUC|VIEN|DAO|VA|QUAN LY|HOI DONG|TO|DOAN|XAY DUNG|LAP)"
    r"|[-,])\s+$"
)
_PLACE_LINE = lazy(rf"[{LOWER}],\s{{1,9}}$")  # a place that has lost its day
_BODY_AFTER = lazy(r"\s*(?:VA|-|,)\s+(?:DAU TU|TAI CHINH)")
# A type inside a trích yếu or a heading: "THỰC HIỆN |NGHỊ QUYẾT SỐ 2/…", "BAN HÀNH |KẾ HOẠCH …",
# "II. THỜI GIAN VÀ PHẠM VI |KẾ HOẠCH"; the title itself may be lost.
_NUMBER_AFTER = lazy(r"\s+SO\s{0,3}:?\s{0,3}\d{1,5}\s?[/-]")
_ENACTING = lazy(r"\s{0,3}:\s{0,9}(?i:dieu)\s+1\b")  # QUYẾT ĐỊNH: Điều 1.
_NAMED_BEFORE = lazy(r"\b(?:BAN HANH|PHE DUYET)\s+(?:BAN\s+)?$")
_NUMERAL_BEFORE = lazy(r"(?:^|\s)(?:[IVX]{1,4}|[0-9]{1,2})\s?[.)]\s[^a-z]{2,}$")


def find_title(source: Source, flow: Flow, start: int, end: int) -> Title | None:
    """The title of the document that starts at ``start``, or ``None`` (công văn has none)."""
    best: tuple[float, Span] | None = None
    for score, span in _candidates(source, flow, start, min(end, start + REACH)):
        if best and flow.flat and flow.text[best[1].end : span.start].isupper():
            continue  # KẾ HOẠCH THỰC HIỆN CHỈ THỊ …: a type inside the trích yếu
        if best is None or score > best[0] + 0.25:
            best = (score, span)
    if best is None or best[0] < 0.5:
        return None
    whole = _flat_end if flow.flat else _line_end
    return Title(
        best[1], Span(best[1].start, whole(source, flow, best[1], end)), min(best[0], 0.98)
    )


def _candidates(source: Source, flow: Flow, start: int, end: int) -> Iterator[tuple[float, Span]]:
    head = folded(flow.text[start:end])
    told: int | None = None  # where a type ends that is part of a trích yếu without its own type
    for match in _type_pattern().finditer(head):
        span = Span(start + match.start(), start + match.end())
        before = head[max(0, match.start() - 40) : match.start()]
        before_it = flow.text[max(start, span.start - 40) : span.start]
        place = flow.text[span.start : span.end].isupper() and _PLACE_LINE.search(before_it)
        if (_BODY_BEFORE.search(before) and not place) or _BODY_AFTER.match(head, match.end()):
            continue
        inside = told is not None and flow.text[start + told : span.start].isupper()
        if flow.flat and _ENACTING.match(head, match.end()):
            return  # what stands behind is not the title of this document
        if flow.flat and (inside or _is_named(head, match)):
            told = match.end()
            continue
        yield _score(source, flow, span, before), span


def _is_named(head: str, kind: re.Match[str]) -> bool:
    """Whether a type in running text is told of rather than printed as the title."""
    lead = head[max(0, kind.start() - 160) : kind.start()]
    return bool(
        _NUMBER_AFTER.match(head, kind.end())
        or _NAMED_BEFORE.search(lead)
        or _NUMERAL_BEFORE.search(lead)
    )


_ANCHOR = lazy(
    r"(?:\d{4}|THANG \d{1,2}|PHUC|TU DO|[-_*.…—]{2,}|[A-Z]{2,}|/[A-Z]{2,5}-[A-Z]+\d|\))\W*$|^\W*$",
    re.IGNORECASE,
)


def _score(source: Source, flow: Flow, span: Span, before: str) -> float:
    """How much a printed type looks like the title: alone on its line, bold, centred."""
    if flow.flat:
        after_date = re.search(r"(?:\d\s?\d\s?\d\s?\d|Phuc|PHUC)[\s\-_*.—]*$", before)
        return 0.9 if after_date else (0.6 if _ANCHOR.search(before) else 0.3)
    index = source.line_index(span.start)
    line = source.lines[index]
    words = source.quote(line.span)
    lead = source.text[line.span.start : span.start].strip(" \t-–*_")
    rest = source.text[span.end : line.span.end].strip()
    if lead:
        return 0.2
    score = 0.6
    if not rest:
        score += 0.25
    elif not rest[0].isupper() and rest[0] not in '“"(':
        score -= 0.3
    score += 0.1 * line.style.bold + 0.05 * (line.style.align == "center")
    if words.rstrip().endswith((".", ";", ",")):
        score -= 0.3
    return score


def _line_end(source: Source, flow: Flow, kind: Span, end: int) -> int:
    """End of the trích yếu where lines mean something."""
    first = source.line_index(kind.start)
    last = source.lines[first]
    rest = flow.text[kind.end : last.span.end].strip(" *_")
    taken: list[str] = [rest] if rest else []
    at = first_end = last.span.end
    gap = 0
    for line in source.lines[first + 1 :]:
        if line.span.start >= end:
            break
        words = flow.text[line.span.start : line.span.end].strip()
        if not words:
            gap += 1
            continue
        below = at == first_end and gap == 0 and _goes_on_below(rest, words)
        if not below and not _is_title_line(source, last, line, words, taken, gap):
            break
        taken.append(words)
        at, last, gap = line.span.end, line, 0
        if len(taken) > 14:
            break
    return at


def _is_title_line(
    source: Source, last: Line, line: Line, words: str, taken: list[str], gap: int
) -> bool:
    if STOPS.match(words) or words.startswith(("- ", "+ ")):
        return False
    if not taken:
        opens = opens_preamble(source, last, line, words)
        return len(words) < 400 and not words.endswith((":", ";")) and not opens
    if taken[-1].isupper() and words.isupper():
        return True
    if last.style.bold and line.style.bold and _same_size(last, line):
        return not _indented(last, line) and not _opens(last, line, words)
    if styled(last) and styled(line) and last.style.align == line.style.align == "center":
        return line.style.bold == last.style.bold or words[0].islower()
    if last.style.bold != line.style.bold or last.style.align != line.style.align:
        return False
    if styled(line) or (taken[-1].endswith(".") and not taken[-1].endswith("TP.")):
        return False
    if CUE_LINE.match(words) or taken[-1].isupper() or len(words) > 160 or words[-1] in ".;:":
        return False
    return words[0].islower() or (gap == 0 and len(taken[-1]) > 30 and len(words) < 90)


def _opens(last: Line, line: Line, words: str) -> bool:
    """Whether a line below centred ones is not, and begins as preambles do."""
    return last.style.align == "center" != line.style.align and bool(CUE_LINE.match(words))


def _indented(last: Line, line: Line) -> bool:
    """Whether a line below centred ones runs from an indent to the right edge."""
    if last.box is None or line.box is None or line.style.align != "justify":
        return False
    off = (line.box.x0 + line.box.x1 - last.box.x0 - last.box.x1) / 2
    return off > _OFF and abs(line.box.x0 - last.box.x0) > _OFF / 3


_OFF = 9.0  # points by which the middle of such a line lies right of that of the title


def _goes_on_below(rest: str, words: str) -> bool:
    """``KẾ HOẠCH PHỐI HỢP`` / ``Bảo đảm an ninh …``: the words beside the type are few."""
    few = bool(rest) and rest.isupper() and len(rest.split()) <= _FEW
    return few and len(words) < 120 and words[-1] not in ".;:" and not CUE_LINE.match(words)


_FEW = 2


def _same_size(one: Line, other: Line) -> bool:
    return abs((one.style.size or 0) - (other.style.size or 0)) <= 1.1


_TOKEN = lazy(r"\S+")
_FIRST_MARK = lazy(rf"(?:I|A)\s?[.-]\s+[{UPPER}]|PHẦN\s+(?:I|1|THỨ\s+NHẤT)\b")
_SHORT_BODY = lazy(r"(?:UBND|HĐND|BCĐ|BTV|BCH|BTC|Bộ|Sở)\W*$")
_FLAT_CUE = lazy(
    rf"\s(?=(?:{PREAMBLE_CUE}|UBND|Ủy\s+ban|Uỷ\s+ban|Bộ|Sở|Ban|Công\s+tác)\s+\S)"
    r"(?<!\bBan\s(?=Chấp\s))(?<!\b(?:Nam|Bắc)\s(?=Bộ\s))(?<!\bTrung\s(?=Bộ\s))"
)
_LISTED = lazy(
    rf"\s[-–+]\s+(?=(?:Căn\s+cứ|Trên\s+cơ\s+sở|Theo)\s+(?:các\s+)?[{UPPER}]"
    r"|(?:Thực\s+hiện|Triển\s+khai|Thi\s+hành|Chấp\s+hành)\s+(?:thực\s+hiện\s+)?"
    rf"[{UPPER}]\w+(?:\s\w+)?\s+số\s+\d)"
)  # căn cứ in a list
_FEWEST = 3  # words of a title, less is its verb: Tổ chức Triển khai …
_SHORT_TITLE = 25  # letters; behind so few only what surely opens a preamble ends the title
_NEAR_CUE = lazy(
    rf"\s(?=Căn\s+cứ\s|(?:Thực\s+hiện|Triển\s+khai|Thi\s+hành|Theo|Xét)\s+"
    rf"(?:thực\s+hiện\s+)?(?:các\s+)?[{UPPER}]"
    r"|(?:Nhằm|Để)\s)"
)
_RULES = "-_=—–*…~"
_SENTENCE = lazy(r"[.;:]\s|như\s+sau")
_LINKS = lazy(
    r"(?:(?<!\w)(?:của|do|và|với|tại|theo|về|cho|thuộc|ở|bởi|cùng|giữa|năm|niệm|ứng|mừng|dịp|lễ"
    r"|(?<!tư )(?<!cá )(?<!công )(?<!bệnh )(?<!doanh )(?<!quân )(?<!thương )(?<!nạn )(?<!phạm )"
    r"nhân)"
    r"|[,–-])\s*$"
)
_YEAR = lazy(rf"(?P<year>năm\s+(?:học\s+)?\d{{4}}(?:\s*[-–]\s*\d{{4}})?)\s+(?=[{UPPER}])")
_PROSE = lazy(
    rf"(?:[{UPPER}][{LOWER}]{{0,9}}\s+){{1,4}}[{LOWER}]+,?\s+[{LOWER}]"
)  # Vụ Xuân vừa qua,
_ISSUING = lazy(
    r"(?:xây\s+dựng|ban\s+hành|lập|đề\s+ra|triển\s+khai|tổ\s+chức|thông\s+báo)\s+[Kk]ế\s+hoạch"
)
_KIND_TAIL = lazy(r"[^\W\d_]")


def _flat_end(source: Source, flow: Flow, kind: Span, end: int) -> int:
    """End of the trích yếu in running text: where the capitals end, else at a preamble cue."""
    text = flow.text
    limit = min(end, kind.end + 1500)
    stop = _flat_stop(flow, kind, limit)
    return kind.end if opens_flat(text, kind.end, stop, limit) else stop


def _flat_stop(flow: Flow, kind: Span, limit: int) -> int:
    text = flow.text
    at = kind.end
    capitals = 0
    quoted = False
    for match in _TOKEN.finditer(text, kind.end, limit):
        token = match[0]
        if quoted or "“" in token:
            quoted = "”" not in token
            at = match.end()
            continue
        if (STOPS.match(token) and not token.isupper()) or _FIRST_MARK.match(text, match.start()):
            break
        if _is_lower(token):
            break
        capitals += len(token) > 1 and token.isupper()
        at = match.end()
    if capitals >= 2:
        short = _SHORT_BODY.search(text, kind.end, at)
        return short.start() if short and not text[kind.end : short.start()].isspace() else at
    stop = STOPS.search(text, kind.end + 3, limit)
    if stop and stop[0].strip()[:1] in _RULES and not _SENTENCE.search(text, at, stop.start()):
        return stop.start()
    cue = _near_cue(text, kind.end, limit) or _cue(text, kind.end + _SHORT_TITLE, limit)
    ends = [m.start() for m in (cue, stop) if m]
    ends += [e for e in (_behind_year(text, at, limit), _before_issuing(text, at, limit)) if e]
    listed = _LISTED.search(text, kind.end + 3, limit)
    ends += [listed.start()] if listed else []
    return min(ends) if ends else kind.end


def _cue(text: str, start: int, limit: int) -> re.Match[str] | None:
    """What opens the preamble; not the object of a word of the title: ``của | Ban Bí thư``."""
    for cue in _FLAT_CUE.finditer(text, start, limit):
        if not _LINKS.search(text, max(start - 25, cue.start() - 12), cue.start()):
            return cue
    return None


def _near_cue(text: str, start: int, limit: int) -> re.Match[str] | None:
    """What opens the preamble behind a title of few words: ``Trồng rừng | Thực hiện Quyết …``."""
    for cue in _NEAR_CUE.finditer(text, start + 10, min(limit, start + 2 * _SHORT_TITLE)):
        if cue.start() > start + _SHORT_TITLE:
            return None
        words = text[start : cue.start()].split()
        linked = _LINKS.search(text, max(start, cue.start() - 12), cue.start())
        if len(words) >= _FEWEST and not linked and words[-1].islower() | words[-1].isdigit():
            return cue
    return None


def _behind_year(text: str, start: int, limit: int) -> int | None:
    """``… năm 2018 | Vụ Đông Xuân vừa qua``: where a sentence follows the year of a title."""
    for year in _YEAR.finditer(text, start, limit):
        if _PROSE.match(text, year.end()) and body_at(text, year.end(), limit) is None:
            return year.end("year")
    return None


def _before_issuing(text: str, start: int, limit: int) -> int | None:
    """``… năm 2024 | Trường Tiểu học Bản Phố xây dựng kế hoạch …``: where the sentence begins."""
    verb = _ISSUING.search(text, start, limit)
    if verb is None:
        return None
    for body in reversed(find_bodies(text, max(start, verb.start() - 160), verb.start())):
        ends = text[body.span.end : verb.start()].strip(" ,")
        if not ends and text[body.span.start].isupper():
            alone = not _LINKS.search(text, max(start, body.span.start - 12), body.span.start)
            return body.span.start if alone and body.span.start > start + 12 else None
    return None


def _is_lower(token: str) -> bool:
    """Whether a token belongs to ordinary sentence case: holds a lower-case letter."""
    letters = _KIND_TAIL.findall(token)
    if not letters:
        return False
    lower = sum(c.islower() for c in letters)
    # "CT-TTg" and "NĐ-CP" keep their small letters inside capitals
    return lower > 0 and not (lower * 3 <= len(letters) and "-" in token)
