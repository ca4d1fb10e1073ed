"""The words of the letter: where a fault stands as an office says it, on what an opinion rests."""

from __future__ import annotations

from vbparse.document import Finding, Span, ZoneKind
from vbparse.exporters.findings._place import places_of
from vbparse.exporters.findings._words import reasons
from vbparse.patterns import lazy
from vbparse.rules.check import Checked
from vbparse.rules.pages import family_title
from vbparse.rules.regime import Regime

__all__ = ["covered", "ground", "heading", "where"]

_QUOTE = 80  # letters
_SHORT = 12  # letters; fewer say nothing without the line in which they stand
_AROUND = 35  # letters before and behind them, on a long line
_MOST = 6  # further places that are told one by one
_ARTICLE = lazy(r"(?:NĐ|TT|TTLT|HD|QĐ|Luật|Nghị\s+định|Thông\s+tư|Hướng\s+dẫn)(?!\w)")
_HEADINGS = {
    "VB5": "Thể thức, kỹ thuật trình bày văn bản",
    "VB6": "Tính thống nhất của nội dung",
    "VB8": "Ngôn ngữ, chính tả",
}
_ZONES = {
    ZoneKind.HEADER: "phần đầu văn bản",
    ZoneKind.ISSUER: "tên cơ quan ban hành",
    ZoneKind.TITLE: "tên loại, trích yếu",
    ZoneKind.ADDRESSEE: "“Kính gửi”",
    ZoneKind.PREAMBLE: "phần căn cứ ban hành",
    ZoneKind.BODY: "phần nội dung",
    ZoneKind.RECIPIENTS: "“Nơi nhận”",
    ZoneKind.SIGNATURE: "phần ký",
    ZoneKind.ANNEX: "phụ lục",
}
_REGIMES = {
    Regime.ND30: "Nghị định số 30/2020/NĐ-CP",
    Regime.TT01: "Thông tư số 01/2011/TT-BNV",
    Regime.TTLT55: "Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP",
    Regime.HD05: "Hướng dẫn số 05-HD/VPTW",
    Regime.HD36: "Hướng dẫn số 36-HD/VPTW",
    Regime.OTHER: "quy định chung",
}


def heading(start: str) -> str:
    """The title of a family of rules, as an office writes it."""
    return _HEADINGS.get(start) or family_title(start, "vi")


def ground(basis: str) -> str:
    """``Căn cứ: NĐ 30/2020/NĐ-CP …``; what no article says is called what it is."""
    if _ARTICLE.match(basis):
        return f"(Căn cứ: {basis}.)"
    lowered = basis if basis[1:2].isupper() else basis[:1].lower() + basis[1:]
    return f"(Theo {lowered}.)"


def where(checked: Checked, finding: Finding) -> str:
    """Page and section, else the part of the document; the words; further places."""
    first, *others = (
        _named(checked, place.page, place.section, span)
        for place, span in zip(
            places_of(checked, finding), finding.spans or (checked.draft.first_line,), strict=True
        )
    )
    rest = [name for name in dict.fromkeys(others) if name != first]
    said = first[0].upper() + first[1:]
    if rest:
        more = f" và {len(rest) - _MOST} chỗ khác" if len(rest) > _MOST else ""
        said += f" (và {'; '.join(rest[:_MOST])}{more})"
    elif others:
        said += f" ({len(others) + 1} chỗ)"
    words = _words(checked, finding)
    return f"{said}, {words}" if words else said


def _named(checked: Checked, page: int | None, section: str | None, span: Span) -> str:
    parts = [f"trang {page}" if page else "", f"mục {section}" if section else ""]
    if not any(parts[1:]):
        zone = next((z.kind for z in checked.draft.layout.zones if z.span.overlaps(span)), None)
        parts.append(_ZONES[zone] if zone is not None else "")
    return ", ".join(part for part in parts if part) or "phần đầu văn bản"


def _words(checked: Checked, finding: Finding) -> str:
    """The words that are meant, with their line where they are few."""
    if not finding.spans or finding.missing:
        return ""
    layout, span = checked.draft.layout, finding.spans[0]
    words = layout.read(span)
    if len(words) < _SHORT:
        words = _in_line(checked, span) or words
    if not words:
        return ""
    return f"“{words[:_QUOTE]}{'…' if len(words) > _QUOTE else ''}”"


def _in_line(checked: Checked, span: Span) -> str:
    """A few letters with what stands around them on their line."""
    source, layout = checked.draft.source, checked.draft.layout
    at = source.line_index(span.start)
    if at < 0:
        return ""
    line = source.lines[at].span
    if len(line) <= _QUOTE:
        return layout.read(line)
    start = max(line.start, span.start - _AROUND)
    stop = min(line.end, span.end + _AROUND)
    words = layout.read(Span(start, stop))
    if start > line.start:
        words = "…" + words.partition(" ")[2]
    return words.rpartition(" ")[0] + "…" if stop < line.end else words


def covered(checked: Checked) -> str:
    """How much was checked, in a sentence."""
    coverage = checked.coverage
    why = "; ".join(f"{reason}: {count}" for reason, count in reasons(checked, "vi").items())
    said = (
        f"tệp {checked.draft.source.name} được soát theo {_REGIMES[checked.draft.regime]} và thông "
        f"lệ soạn thảo bằng {len(checked.outcomes)} quy tắc: {coverage.passed} đạt, "
        f"{coverage.failed} không đạt, {coverage.needs_review} cần người xem, "
        f"{coverage.not_applicable} không áp dụng, {coverage.not_evaluated} không soát được"
    )
    accepted = f", {coverage.accepted} đã chấp nhận" if coverage.accepted else ""
    return f"{said}{accepted} ({why})." if why else f"{said}{accepted}."
