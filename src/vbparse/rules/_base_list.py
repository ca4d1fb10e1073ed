"""*Danh sách căn cứ*: where its lines begin and end, however the text is broken."""

from __future__ import annotations

from vbparse.document import Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft

__all__ = ["RUNS_ON", "listed"]

_LEADS = lazy(
    r"(?:Thực\s+hiện|Triển\s+khai|Trên\s+cơ\s+sở|Theo|Xét|Tiếp\s+tục\s+thực\s+hiện)\s(?:[^.]{0,120}\s)?(?:(?:số|Luật)\s|ngày\s\d)"
)
_BEGINS = lazy(
    r"(?m)^[ \t]*[-+*•–]?[ \t]*(?P<words>Căn\s+cứ\s|(?:Thực\s+hiện|Triển\s+khai|Trên\s+cơ\s+sở)\s"
    r"[^\n]{0,120}(?<!\w)(?:(?:số|Luật)\s|ngày\s\d))"
)
RUNS_ON = lazy(r"(?<!\w)(?:hoạch|trình|án|về|việc|định|thị|và|của)\s*$")
_FOLIO = lazy(r"\n\s{0,9}\d{1,3}$")  # a page number at the end of a paragraph


def listed(draft: Draft) -> list[Span]:
    """All lines of that list, *Thực hiện …;* too, and a sentence that begins in the same way. Each
    goes up to the next; without a title nobody knows where others than *Căn cứ* begin."""
    zone = draft.layout.zone(ZoneKind.PREAMBLE)
    if zone is None:
        return []
    titled = draft.layout.zone(ZoneKind.TITLE) is not None
    starts: set[int] = set()
    ends: dict[int, int] = {}
    for paragraph in draft.layout.paragraphs:
        if paragraph.start >= zone.end or paragraph.end <= zone.start:
            continue
        text = draft.flow[paragraph.start : paragraph.end]
        bare = text.lstrip(" \t-+*")
        own = {
            line.start("words")
            for line in _BEGINS.finditer(draft.flow, paragraph.start, paragraph.end)
            if not RUNS_ON.search(draft.flow, max(paragraph.start, line.start() - 20), line.start())
        }
        if bare.startswith("Căn cứ") or (titled and _LEADS.match(bare)):
            own.add(paragraph.start + len(text) - len(bare))
        found = {
            at for at in own if at >= zone.start and (titled or draft.flow.startswith("Căn cứ", at))
        }
        starts |= found
        ends |= dict.fromkeys(found, paragraph.start + len(_FOLIO.sub("", text.rstrip())))
    order = sorted(starts)
    return [
        Span(at, _entry_end(draft, at, order[i + 1]) if i + 1 < len(order) else ends[at])
        for i, at in enumerate(order)
    ]


def _entry_end(draft: Draft, start: int, end: int) -> int:
    """Where the words end before the next entry, its bullet and a page number left out."""
    text = draft.flow[start:end].rstrip(" \t\n-+*•–")
    return start + len(_FOLIO.sub("", text).rstrip())
