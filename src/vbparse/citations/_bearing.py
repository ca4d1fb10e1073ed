"""What the title of a cited document says of its bearing on a plan.

A document that sets up a body, a calendar or a general plan of the economy is hardly ever the
directive; one that approves the very programme of the plan's title nearly always is.
"""

from __future__ import annotations

import re

from vbparse.citations._likeness import likeness, shared_pairs
from vbparse.citations._reading import alternatives
from vbparse.document import Citation
from vbparse.vietnamese.fold import bare_lower

__all__ = ["LAWS", "bearing", "carries_out"]

LAWS = frozenset({"Luật", "Hiến pháp", "Pháp lệnh"})
"""Carried out through a directive of a superior."""

_COMPETENCE = re.compile(alternatives("competence"))
# (về việc) thành lập |Ban Chỉ đạo …, quy định về thành phần và nhiệm vụ của |Hội đồng …
_SETS_UP = re.compile(
    rf"""
      ^ \W* (?: ve \s+ )? (?: viec \s+ )? (?: {alternatives("sets_up", "acts")} )
        \s+ (?: lai \s+ )? (?: {alternatives("sets_up", "bodies")} ) \b
    | \b (?: {alternatives("sets_up", "says")} ) \b
    """,
    re.VERBOSE,
)
_CALENDAR = re.compile(rf"\b(?:{alternatives('calendar')})\b")
_SUPERVISES = re.compile(rf"\b(?:{alternatives('supervision')})\b")
_FUNDS = re.compile(rf"\W*(?:ve\s+)?(?:viec\s+)?(?:{alternatives('funds')})\b")
_QUOTA = re.compile(rf"\W*(?:ve\s+)?(?:viec\s+)?(?:{alternatives('quota')})\b")
_GENERAL = re.compile(rf"\b(?:{alternatives('general_plan')})\b")
_REGULATION = re.compile(rf"\b(?:{alternatives('regulation')})\b")
_KINDS = alternatives("programme", "kinds")
# … thực hiện |Chiến lược Dân số đến năm 2030
_OF_THE_PLAN = re.compile(
    rf"\b(?:thuc\s+hien|trien\s+khai|thi\s+hanh)\W+(?P<kind>{_KINDS})\W+(?P<name>\w.*)", re.DOTALL
)
# phê duyệt |Chiến lược Dân số đến năm 2030
_APPROVED = re.compile(
    rf"\W*(?:ve\s+)?(?:viec\s+)?(?:phe\s+duyet|ban\s+hanh)\W+(?P<kind>{_KINDS})\W+(?P<name>\w.*)",
    re.DOTALL,
)


def bearing(citation: Citation, title: str, topic: str) -> tuple[float, str]:
    """Points for what ``title`` makes of a document, beside the ``topic`` of the plan."""
    low, own = bare_lower(title), bare_lower(topic)
    if _COMPETENCE.search(low):
        return -4.0, "chỉ quy định thẩm quyền chung"
    if _SETS_UP.search(low) and not _SETS_UP.search(own):
        return -4.0, "chỉ quy định tổ chức bộ máy"
    if _CALENDAR.search(low) and not _CALENDAR.search(own):
        return -2.2, "chỉ quy định khung thời gian"
    if _FUNDS.match(low) and not _FUNDS.search(own):
        return -1.2, "chỉ về kinh phí"
    if _GENERAL.search(low) and not _GENERAL.search(own):
        return -0.8, "kế hoạch phát triển chung"
    if _SUPERVISES.match(own):
        alike = _SUPERVISES.search(low) is not None
        return _by_type(citation) + (1.0 if alike else -0.5), "cùng về giám sát" * alike
    points = (
        _by_type(citation)
        - 0.4 * bool(_QUOTA.match(low))
        - 0.3 * low.lstrip().startswith("sua doi")
    )
    if _approves(low, own):
        return points + 1.0, "phê duyệt chính chương trình nêu trong tên văn bản"
    if _REGULATION.search(low) and shared_pairs(topic, title) >= 3:
        return points + 1.0, "quy định chính nội dung nêu trong tên văn bản"
    return points, ""


def _by_type(citation: Citation) -> float:
    if citation.doc_type in LAWS:
        return -1.2
    return -0.4 if citation.doc_type in {"Nghị định", "Thông tư"} else 0.0


def _approves(title: str, topic: str) -> bool:
    """Whether ``title`` approves the programme that ``topic`` carries out; both without marks."""
    approved, named = _APPROVED.match(title), _OF_THE_PLAN.search(topic)
    if approved is None or named is None or approved["kind"] != named["kind"]:
        return False
    return likeness(named["name"], approved["name"]) >= 0.5


_CARRIES = re.compile(r"\b(?:thuc\s+hien|trien\s+khai|thi\s+hanh|cu\s+the\s+hoa)\b")


def carries_out(directive: Citation, other: Citation) -> bool:
    """Whether the title of ``directive`` names ``other`` as what it carries out."""
    title = bare_lower(directive.title or "")
    verb = _CARRIES.search(title)
    if verb is None or directive is other:
        return False
    rest = title[verb.end() :]
    if other.value and bare_lower(other.value) in re.sub(r"\s*([-/])\s*", r"\1", rest):
        return True
    if other.doc_type in LAWS:
        name = bare_lower(other.title or "").removeprefix("bo ").removeprefix("luat ")
        return len(name) > 3 and f"luat {name} " in f"{rest} "
    number = re.match(r"0*(\d+)", other.value or "")
    kind = bare_lower(other.doc_type or "")
    return bool(
        number and kind and re.search(rf"\b{kind}\s+(?:so\s+)?0*{number[1]}\b(?!\s*[-/]\w)", rest)
    )
