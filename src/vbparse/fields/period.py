"""Thời gian thực hiện của cả kế hoạch: the stretch in which the plan as a whole is carried out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbparse.document import Deadline, DocType, Field, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._deadline_context import headings_above
from vbparse.patterns import lazy
from vbparse.vietnamese.section_kinds import kinds_of

_QUOTED = lazy(r"[“\"«][^”\"»]{0,300}[”\"»]")
_OWN_STAGE = lazy(r"giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_OWN_YEARS = lazy(r"năm\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_TWO_YEARS = lazy(r"năm\s+20\d\d\s*(?:và|,)\s*(?:năm\s+)?20\d\d", re.IGNORECASE)
# Kế hoạch này được thực hiện | từ năm 2026 đến năm 2030 | trong giai đoạn 2026 - 2030
_SAID = lazy(
    r"""
    (?P<noun> kế\s+hoạch | chương\s+trình | đề\s+án ) (?:\s+này)? \s+
    (?: (?:được|sẽ|sẽ\s+được) \s+ )?
    (?: thực\s+hiện | (?: triển\s+khai | tổ\s+chức ) (?:\s+thực\s+hiện)? ) \s+ (?: trong \s+ )?
    (?: giai\s+đoạn \s+ (?P<a> 20\d\d ) \s* [-–] \s* (?P<b> 20\d\d )
      | từ\s+năm \s+ (?P<c> 20\d\d ) \s+ (?: đến | [-–] ) \s+
        (?:hết\s+)? (?:năm\s+)? (?P<d> 20\d\d )
      | (?:cả\s+)? năm \s+ (?P<e> 20\d\d )
    ) (?! \d | \s*[-/] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Thời gian thực hiện: từ ngày ban hành Kế hoạch đến hết |ngày 31/12/2026
_FROM_ISSUE = lazy(
    r"thời\s+gian(?:\s+(?:thực\s+hiện|triển\s+khai|tổ\s+chức))?(?:\s+kế\s+hoạch)?\s*:?\s*"
    r"(?:kể\s+)?từ\s+(?:nay|(?:ngày|khi)\s+(?:ký\s+)?(?:ban\s+hành|ký))[^.;]{0,40}?(?=\sđến\s)",
    re.IGNORECASE,
)
_REVIEW = lazy(r"(?:sơ|tổng)\s+kết|đánh\s+giá", re.IGNORECASE)
# Types that send a plan round or tell of one; the years of its name are not theirs.
_CARRIERS = frozenset({"QĐ", "TTr", "CV", "TB", "BC", "GM"})
_LOOKS_BACK = lazy(r"(?:sơ|tổng)\s+kết|kiểm\s+tra|báo\s+cáo|đánh\s+giá", re.IGNORECASE)
# … năm 2024 | … năm 2024 trên địa bàn huyện
# Năm an toàn giao thông 2024
_OWN_YEAR = lazy(
    r"(?:(?<!\d\s)năm\s+|^năm\s[^.;]{3,60}\s)(20\d\d)(?:\s*[,;]?\s*(?:trên\s+địa\s+bàn|tại|của|ở|thuộc)\s.*)?$",
    re.IGNORECASE,
)
_EVENT = lazy(
    r"tuần\s+lễ|tháng\s+hành\s+động|cuộc\s+thi|hội\s+thi|hội\s+nghị|hội\s+thảo|chiến\s+dịch|đợt\s+cao\s+điểm"
    r"|(?:^|\s)lễ\s|ngày\s+hội|đại\s+hội|đón\s+tiếp|kỷ\s+niệm|sinh\s+hoạt|giải\s",
    re.IGNORECASE,
)
_LABEL = lazy(
    r"(?:^|[\s.;])(?:thời\s+gian|thời\s+hạn|tiến\s+độ)(?:\s+(?:thực\s+hiện|triển\s+khai|tổ\s+chức|phát\s+động))?"
    r"(?:\s+(?:kế\s+hoạch|cuộc\s+thi|hội\s+thi))?(?:\s*:)?(?:\s*dự\s+kiến)?\s*$",
    re.IGNORECASE,
)
_CARRIED_OUT = lazy(
    r"(?P<what>kế\s+hoạch|phong\s+trào|tuần\s+lễ|cuộc\s+thi|hội\s+thi|chiến\s+dịch|đợt\s+cao\s+điểm"
    r"|tháng\s+hành\s+động)[^.;]{0,80}$",
    re.IGNORECASE,
)
_REACH = 140
_NEAR = 25  # characters between "từ ngày ban hành" and the last day
_DAY = len("2026-12-31")
_OUTER = 2  # headings above a time that speaks of the whole plan


@extractor("period", needs=("deadlines", "issued_on", "subject", "doc_type"))
def period(layout: Layout, known: Known) -> Field | None:
    """The period; ``None`` when the text does not give one for the plan as a whole.

    0.8: *giai đoạn* in the plan's own title; 0.75: said of the plan in so many words, or a label
    or section about time that stands under no task; 0.65: the stretch of the event that the plan
    is about; 0.5: the year alone.
    """
    subject: Field | None = known.get("subject")
    title = _QUOTED.sub("", (subject.value if subject else None) or "")
    spans = subject.spans if subject else ()
    issued: Field | None = known.get("issued_on")
    doc_type: DocType | None = known.get("doc_type")
    stage = _OWN_STAGE.search(title)
    if stage and doc_type and doc_type.code in _CARRIERS:
        stage = None  # a notice of what was said about a programme
    if stage and _is_own(stage, title, issued):
        return Field(value=f"{stage[1]}/{stage[2]}", confidence=0.8, spans=spans)
    if said := _said(layout, title):
        return said
    deadlines: tuple[Deadline, ...] = known.get("deadlines") or ()
    if onwards := _from_issue(layout, deadlines, issued):
        return onwards
    if whole := _widest(_whole(layout, deadlines, title)):
        found, score = whole
        return Field(value=found.value, confidence=score, spans=found.spans)
    if years := _OWN_YEARS.search(title):
        return Field(value=f"{years[1]}/{years[2]}", confidence=0.5, spans=spans)
    year = _OWN_YEAR.search(title)
    several = _TWO_YEARS.search(title) is not None
    if year and not several and not _EVENT.search(title) and _fits(year[1], issued):
        return Field(value=year[1], confidence=0.5, spans=spans)
    return None


def _fits(year: str, issued: Field | None) -> bool:
    """Whether a plan of that day may be for that year: not a look back at another."""
    if not (issued and issued.value):
        return True
    return int(year) - int(issued.value[:4]) in (0, 1)


def _is_own(stage: re.Match[str], title: str, issued: Field | None) -> bool:
    """Whether the stage in the title is the plan's: not over, not looked back at, no year within.

    "Thực hiện Chương trình … giai đoạn 2026 - 2030 trên địa bàn xã năm 2027" is for that year.
    """
    over = issued is not None and issued.value is not None and stage[2] < issued.value[:4]
    year = _OWN_YEAR.search(title)
    within = year is not None and year.start() > stage.end() and stage[1] <= year[1] <= stage[2]
    return not (over or within or _REVIEW.match(title))


def _said(layout: Layout, title: str) -> Field | None:
    """``Kế hoạch này được thực hiện từ năm 2026 đến năm 2030``."""
    for zone in layout.spans(ZoneKind.BODY):
        for match in _SAID.finditer(layout.flow, zone.start, zone.end):
            noun = " ".join(match["noun"].lower().split())
            if noun != "kế hoạch" and not title.lower().startswith(noun):
                continue  # of a programme that the plan carries out
            years = [year for year in match.group("a", "b", "c", "d", "e") if year]
            start = match.start(next(g for g in "ace" if match[g]))
            span = Span(start, match.end())
            return Field(value="/".join(years), confidence=0.75, spans=(span,))
    return None


def _from_issue(
    layout: Layout, deadlines: Iterable[Deadline], issued: Field | None
) -> Field | None:
    """From the day of the plan on: ``Thời gian: từ ngày ban hành đến hết ngày 31/12/2026``."""
    day = issued.value if issued else None
    for zone in layout.spans(ZoneKind.BODY) if day and len(day) == _DAY else ():
        for match in _FROM_ISSUE.finditer(layout.flow, zone.start, zone.end):
            ends = (d for d in deadlines if d.spans and abs(d.spans[0].start - match.end()) < _NEAR)
            last = next((d for d in ends if d.end and len(d.end) == _DAY), None)
            if last is not None and day is not None:
                span = Span(match.start(), last.spans[0].end)
                return Field(value=f"{day}/{last.end}", confidence=0.75, spans=(span,))
    return None


def _whole(
    layout: Layout, deadlines: Iterable[Deadline], title: str
) -> Iterator[tuple[Deadline, float]]:
    """The stretches that are said of the whole plan, each with its score."""
    starts = [heading.whole.start for heading in layout.headings]
    title_zone = layout.zone(ZoneKind.TITLE)
    for deadline in deadlines:
        onwards = deadline.start is not None and deadline.end is None  # from a day on: open
        if not (deadline.kind == "interval" or onwards) or not deadline.spans:
            continue
        start = deadline.spans[0].start
        if title_zone and start < title_zone.end:
            continue  # a name
        if any(start in table.span for table in layout.source.tables):
            continue  # one task of many
        before = layout.flow[max(0, start - _REACH) : start]
        above = [_title(layout, i) for i in headings_above(layout, starts, start)]
        timed = [t for t in above if "timeline" in kinds_of(t)]
        if len(above) <= _OUTER and (timed or (len(above) <= 1 and _LABEL.search(before))):
            yield deadline, 0.75
        elif (what := _CARRIED_OUT.search(before)) and (deadline.end or "")[8:]:
            if _LOOKS_BACK.search(re.split(r"[.;]\s", before)[-1]):
                continue
            noun = " ".join(what["what"].lower().split())
            if noun == "kế hoạch" or noun in title.lower():
                yield deadline, 0.65


def _title(layout: Layout, index: int) -> str:
    title = layout.headings[index].title
    return layout.read(Span(title.start, min(title.end, title.start + 120)))


def _widest(found: Iterable[tuple[Deadline, float]]) -> tuple[Deadline, float] | None:
    """The stretch that holds all others; ``None`` when none does."""
    rest = list(found)
    best = max(rest, key=lambda f: f[1], default=None)
    rest = [f for f in rest if best and f[1] == best[1]]
    for deadline, score in rest:
        low, high = deadline.start or "", deadline.end or ""
        if all(low <= (d.start or "") and (d.end or "9999") <= high for d, _ in rest):
            return deadline, score
    return None
