"""What the words around a cited document say of it: issuer or subject stand once for a list,
before the number, or behind the subject."""

from __future__ import annotations

from vbparse.document import Citation
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft

__all__ = ["issuer_elsewhere", "subject_elsewhere"]

_BODY = (
    r"(?:Quốc\s+hội|Chính\s+phủ|Thủ\s+tướng|Chủ\s+tịch|Trung\s+ương|Bộ|Ban|Ủy\s+ban|Uỷ\s+ban|UB\w{2,6}"
    r"|HĐND|Hội\s+đồng|Sở|Phòng|Tổng|Tỉnh|Thành|Huyện|Văn\s+phòng|Liên\s+đoàn|Hội|Đảng|Thường)"
)
_BEHIND = lazy(rf"\scủa\s+{_BODY}(?!\w)[^;.,:()]{{0,80}}\Z")
_LEADS = lazy(rf"\scủa\s+(?:\w+\s+){{0,2}}{_BODY}(?!\w)[^;]{{0,200}}\stại\s")
_TYPE_OF = lazy(rf"\scủa\s+{_BODY}(?!\w)[^;]{{0,160}}\bsố\s")
_AT = lazy(r"\stại\s{1,3}\Z")
_ABOUT = lazy(r"(?<!\w)(?:về|V/v|v/v)\s")
_CENTRE = lazy(r"(?<!\w)về\s[^;]{0,300}(?:trọng\s+tâm\s+là|nhất\s+là|cụ\s+thể\s+là|gồm)(?!\w)")
_ISSUES = lazy(r"(?<!\w)(?:ban\s+hành|xây\s+dựng|đề\s+ra|lập)\s+[Kk]ế\s+hoạch")
_ENDS = lazy(r"[;\n]|\.\s|\Z")
_FLAT_ENDS = lazy(r";|\.\s|\Z")  # where line ends are accidents
_STARTS = (";", "\n", ". ")
_FAR = 600  # letters


def _behind(draft: Draft, citation: Citation) -> str:
    """The rest of the clause in which a document is cited first."""
    start = citation.spans[0].end
    ends = _FLAT_ENDS if draft.layout.flat else _ENDS
    stop = ends.search(draft.flow, start, min(start + _FAR, len(draft.flow)))
    return draft.flow[start : stop.start() if stop else start]


def _before(draft: Draft, citation: Citation) -> str:
    """What its sentence says before it; the parts of a list are one sentence."""
    start = citation.spans[0].start
    text = draft.flow[max(0, start - _FAR) : start]
    return text[max(text.rfind("\n\n"), text.rfind(". ")) + 1 :]


def issuer_elsewhere(draft: Draft, citation: Citation) -> bool:
    """“… năm 2014 của Quốc hội”, “chỉ đạo của Sở tại Công văn …”, “Chỉ thị của Thủ tướng số …”."""
    before = _before(draft, citation)
    if _BEHIND.search(_behind(draft, citation).partition(", ")[0]):
        return True
    if draft.flow.startswith("số", citation.spans[0].start) and _TYPE_OF.search(f" {before}"):
        return True
    return bool(_LEADS.search(f" {before}"))


def subject_elsewhere(draft: Draft, citation: Citation) -> bool:
    """“kết luận … tại Thông báo …”, “trọng tâm là Chỉ thị …”, or one subject behind a list."""
    before = _before(draft, citation)
    if _AT.search(before) or _CENTRE.search(before):
        return True
    rest = _behind(draft, citation)
    issues = _ISSUES.search(rest)
    return bool(_ABOUT.search(rest[: issues.start()] if issues else rest))
