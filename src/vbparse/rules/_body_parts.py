"""*Thân kế hoạch*: the parts of a plan's body that several rules look at."""

from __future__ import annotations

from vbparse.document import Section, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.annexes import annex_heads
from vbparse.rules.draft import Draft
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.letters import UPPER

__all__ = [
    "AIMS",
    "DEEPEST",
    "PRACTICE",
    "by_heading",
    "closing_words",
    "is_plan",
    "kinds",
    "working",
]

PRACTICE = "Bố cục thông lệ; NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.c không bắt buộc"
DEEPEST = 2
_LABELS = {"assignment", "targets", "timeline"}  # "c) Đơn vị chủ trì: …" is a line, not a section
AIMS = frozenset(
    {"purpose", "requirements", "goals", "targets", "viewpoint", "basis", "context", "scope"}
)
_LONG = 10  # of a heading below a section; "a) Triển khai Kế hoạch số …" is no section
_NAMED = 6  # words of the name of a part; more of them are a sentence
_CLOSING_LENGTH = 1200
_CLOSES = (
    r"Trên\s+đây\s+là|(?:Trong\s+)?[Qq]uá\s+trình\s+(?:tổ\s+chức\s+)?(?:triển\s+khai|thực\s+hiện)"
    r"|Nếu\s+(?:có|cần|phát\s+sinh|gặp)|(?:Khi\s+)?[Cc]ó\s+(?:gì\s+)?(?:vấn\s+đề|khó\s+khăn|vướng\s+mắc)"
    r"|Trường\s+hợp\s+(?:có|cần|phát\s+sinh|gặp)|Mọi\s+(?:vướng\s+mắc|thông\s+tin)"
    r"|(?:Đề\s+nghị|Yêu\s+cầu)\s+(?:[Tt]hủ\s+trưởng|[Ll]ãnh\s+đạo|các|toàn\s+thể)[^.;\n]{0,160}"
    r"(?:[Kk]ế\s+hoạch|nghiêm\s+túc|khẩn\s+trương)"
    r"|(?:Căn\s+cứ|Nhận\s+được)\s+(?:nội\s+dung\s+)?[Kk]ế\s+hoạch\s+này|Kế\s+hoạch\s+này\s+(?:có\s+hiệu\s+lực|thay\s+thế)"
)
_CLOSING_LINE = lazy(rf"(?:^|(?<=\n))[ \t]*(?:{_CLOSES})")
_FLAT_CLOSING = lazy(rf"(?:(?<=[.;:]\s)|(?<=[{UPPER}]\s)(?=Trên\s))(?:{_CLOSES})")
_FLAT_ITEM = lazy(r"[.;:]\s(?:[-–+]|(?:[IVX]{1,5}|\d{1,2})\s?[.)/-])\s")
_HEADED = lazy(r"\n[ \t]*(?:[IVX]{1,5}|\d{1,2})[ ]?[.)/-][ ]")


def is_plan(draft: Draft) -> bool:
    """A plan whose type stands as a title; where only the symbol tells, the zones are unsure."""
    found, number = draft.plan.doc_type, draft.plan.doc_number.spans
    return found.code == "KH" and not (number and found.spans == number)


def kinds(draft: Draft) -> set[str]:
    """All kinds of sections, at any level, with the synonyms of the profile."""
    found = {
        kind
        for section in draft.plan.sections
        if section.level == 1 or section.title.isupper() or len(section.title.split()) <= _LONG
        for kind in section.kinds
        if kind not in _LABELS or _stands_apart(draft, section)
    }
    for kind, words in draft.profile.synonyms.items():
        folded = [bare_lower(word) for word in words]
        if any(word in bare_lower(s.title) for s in draft.plan.sections for word in folded):
            found.add(kind)
    return found


def _stands_apart(draft: Draft, section: Section) -> bool:
    """A section, or a part of one; "2. Phân công Sở A …" in running text is a sentence."""
    figures = section.number or ""
    roman = bool(figures) and all(letter in "IVXL" for letter in figures)
    return section.level <= (1 if draft.layout.flat and not roman else DEEPEST)


def working(draft: Draft) -> list[Span]:
    """The body without its aims, its basis, its past and the closing words; and the annexes."""
    body = draft.zone(ZoneKind.BODY)
    end = closing_words(draft).start
    left: list[Span] = []
    at = body.start
    for heading, section in zip(draft.layout.headings, by_heading(draft), strict=True):
        named = section and (heading.level == 1 or len(section.title.split()) <= _NAMED)
        if section and named and _stands_apart(draft, section) and set(section.kinds) <= AIMS:
            if at < heading.whole.start:
                left.append(Span(at, heading.whole.start))
            at = max(at, heading.body.end)
    annexes = [Span(hit.start(), draft.layout.span.end) for hit in annex_heads(draft)[:1]]
    return [*left, *([Span(at, end)] if at < end else []), *annexes]


def by_heading(draft: Draft) -> list[Section | None]:
    by_start = {section.start: section for section in draft.plan.sections}
    return [by_start.get(heading.whole.start) for heading in draft.layout.headings]


def closing_words(draft: Draft) -> Span:
    """The last paragraphs of the body that say that this is it, and whom to turn to; or nothing
    behind its end. In running text, the last letters from where such words begin."""
    body = draft.zone(ZoneKind.BODY)
    end = body.start + len(draft.flow[body.start : body.end].rstrip())
    start = end
    begins = _FLAT_CLOSING if draft.layout.flat else _CLOSING_LINE
    for hit in begins.finditer(draft.flow, max(body.start, end - _CLOSING_LENGTH), end):
        behind = draft.flow[hit.start() : end]
        if not (_FLAT_ITEM if draft.layout.flat else _HEADED).search(behind):
            start = min(start, hit.start())
    return Span(start, end)
