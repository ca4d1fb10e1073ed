"""*Đúng thời điểm*: bodies, units and cited documents that did not exist on the day of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vbparse.document import Citation, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.register.entries import Entry
from vbparse.register.lookup import context_of, lookup
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import REFORM, is_province, province

__all__ = ["actor_gone", "district", "issuer_gone", "place_gone", "recipient_gone", "replaced"]

_REFORM = "Luật 72/2025/QH15; Nghị quyết 202/2025/QH15"
_DISTRICT = lazy(
    r"(?<!\w)(?:(?:UBND|HĐND|Phòng\s+[^\n;.]{3,40}?|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân)\s+(?:các\s+)?"
    r"(?:quận|huyện|thị\s+xã)|[Cc]ấp\s+huyện|[Hh]uyện\s+(?:ủy|uỷ|đoàn)|[Qq]uận\s+(?:ủy|đoàn)|[Tt]hị\s+ủy"
    r"|(?:[Cc]ông\s+an|[Tt]hanh\s+tra|[Vv]ăn\s+phòng|[Đđ]ảng\s+bộ)\s+(?:các\s+)?(?:quận|huyện|thị\s+xã)"
    r"|(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Nn]hững)\s+(?:quận|huyện|thị\s+xã)(?!\s+(?:ủy|đoàn)))(?!\w)"
)
_CITY = lazy(
    rf"(?<!\w)(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|Công\s+an)\s+thành\s+phố\s+"
    r"(?!(?:Sở|Phòng|Ban|Báo|Đài|[ỦU][yỷ]|Công|Trường|Từ|Trong|Trước|Ngay|H[ằà]ng|Quý|Năm|Xong|Tháng)\s)"
    rf"(?P<name>[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}})"
)
_PAST = lazy(
    r"(?:trước\s+đây|\(cũ\)|(?<!\w)cũ(?!\w)|sáp\s+nhập|sắp\s+xếp|kết\s+thúc|không\s+tổ\s+chức)"
)
_STOP = lazy(r"[.;]\s")
_DATED = (
    ("ngày 06 tháng 02 năm 2023", "ngày 06 tháng 02 năm 2026"),
    ("người dân tỉnh Thanh Hóa năm 2023", "người dân tỉnh Thanh Hóa năm 2026"),
    ("trước ngày 31 tháng 3 năm 2023", "trước ngày 31 tháng 3 năm 2026"),
    ("trước ngày 30 tháng 6 năm 2023", "trước ngày 30 tháng 6 năm 2026"),
    ("15 tháng 12 năm 2023", "15 tháng 12 năm 2026"),
)


def _dated(draft: Draft) -> bool:
    return draft.day is not None


def _gone(draft: Draft, name: str) -> Entry | None:
    """The body of that name, when every reading of it had ended by the day of issue."""
    plan, day = draft.plan, draft.plan.issued_on.value or ""
    place = plan.place.value
    if place and day >= REFORM and province(place) and not is_province(place, on=day):
        place = None  # a wrong place says nothing of the bodies
    own = context_of(plan.issuer.value, parent=plan.issuer.parent, place=place, on=day or None)
    found = lookup(name, on=day, context=own)
    if not found and name.startswith("Sở ") and own.province is None:
        found = lookup(f"{name} {_ANY_PROVINCE}", on=day)
    ended = [e for e in found if e.valid_to and _over(day, e.valid_to)]
    return ended[0] if found and len(ended) == len(found) else None


_ANY_PROVINCE = "tỉnh Nghệ An"
"""Departments were merged alike in all provinces; where none is known, this one tells."""


def _over(day: str, end: str) -> bool:
    """Whether ``day`` lies behind the end; one that is known by its year, 2025, had come when the
    provinces that were left began to work."""
    return day[: len(end)] > end or (end == REFORM[:4] and day >= REFORM)


def _flaw(name: str, gone: Entry, at: tuple[Span, ...], *, sure: bool = True) -> Flaw:
    until = "/".join(reversed((gone.valid_to or "").split("-")))
    heir = lookup_name(gone.successor)
    then = f", nay là {heir}" if heir else ""
    return Flaw(
        (f"{name} chỉ tồn tại đến {until}{then}.", f"{name} existed until {gone.valid_to}."),
        at,
        fix=(f"Ghi “{heir}”." if heir else "Ghi cơ quan kế thừa.", "Name its successor."),
        sure=sure,
    )


def lookup_name(successor: str | None) -> str | None:
    """The name behind the id of a successor, when the register has it."""
    if successor is None:
        return None
    words = successor.partition(".")[0].replace("-2025", "").replace("-", " ")
    found = lookup(words)
    return found[0].name if found else None


@rule(
    "VB701",
    "issuer-no-longer-exists",
    severity="error",
    title=("Cơ quan ban hành không tồn tại vào ngày ban hành", "Issuer did not exist on the day"),
    why=(
        "Cơ quan đã hợp nhất, giải thể hoặc đổi tên không thể ban hành văn bản sau ngày đó.",
        "A body that was merged or dissolved cannot issue documents afterwards.",
    ),
    basis=f"{_REFORM}; các nghị quyết tổ chức bộ máy năm 2025",
    origin=("H05",),
    applies=lambda draft: _dated(draft) and draft.plan.issuer.value is not None,
    bad=(
        Example(
            (
                *_DATED,
                ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
                ("KH-SKHCN", "KH-STTTT"),
            )
        ),
    ),
    good=(Example(_DATED),),
)
def issuer_gone(draft: Draft) -> Iterator[Flaw]:
    """The register knows when the issuing body ended."""
    name = draft.plan.issuer.value or ""
    gone = _gone(draft, name)
    if gone and draft.plan.issuer.spans:
        yield _flaw(name, gone, draft.plan.issuer.spans)


@rule(
    "VB702",
    "lead-no-longer-exists",
    severity="warning",
    title=("Giao việc cho cơ quan không còn tồn tại", "A task for a body that no longer exists"),
    why=(
        "Đơn vị chủ trì phải tồn tại khi kế hoạch được ban hành.",
        "The body that leads must exist when the plan is issued.",
    ),
    basis=f"{_REFORM}; các nghị quyết tổ chức bộ máy năm 2025",
    origin=("H05",),
    applies=lambda draft: _dated(draft) and bool(draft.plan.lead_units or draft.plan.tasks),
    bad=(
        Example(
            (
                *_DATED,
                (
                    "a) Đơn vị chủ trì: Phòng Công nghệ số.",
                    "a) Đơn vị chủ trì: Sở Thông tin và Truyền thông.",
                ),
            )
        ),
    ),
)
def actor_gone(draft: Draft) -> Iterator[Flaw]:
    """The register knows when a lead unit, of the plan or of one task, ended."""
    named = {unit.value: unit.spans[:1] for unit in draft.plan.lead_units if unit.spans}
    for task in draft.plan.tasks:
        named |= {name: task.spans[:1] for name in task.lead if name not in named and task.spans}
    for name, at in named.items():
        gone = _gone(draft, name)
        if gone:
            yield _flaw(name, gone, at)


@rule(
    "VB703",
    "recipient-no-longer-exists",
    severity="warning",
    title=("Nơi nhận không còn tồn tại", "A recipient that no longer exists"),
    why=(
        "Văn bản không thể gửi đến cơ quan đã kết thúc hoạt động.",
        "Nothing can be sent to a body that has ended.",
    ),
    basis=f"{_REFORM}; các nghị quyết tổ chức bộ máy năm 2025",
    origin=("H05",),
    applies=lambda draft: _dated(draft) and bool(draft.plan.recipients),
    bad=(Example((*_DATED, ("- UBND tỉnh (để báo cáo);", "- Bộ Thông tin và Truyền thông;"))),),
)
def recipient_gone(draft: Draft) -> Iterator[Flaw]:
    """The register knows when a recipient ended."""
    for recipient in draft.plan.recipients:
        gone = _gone(draft, recipient.value)
        if gone and recipient.kind == "to":
            yield _flaw(recipient.value, gone, recipient.spans[:1])


@rule(
    "VB704",
    "district-after-reform",
    severity="warning",
    title=("Nhắc đến cấp huyện sau ngày 01/7/2025", "District level after 1 July 2025"),
    why=(
        "Từ ngày 01/7/2025 chính quyền địa phương có hai cấp, không còn cấp huyện.",
        "Since 1 July 2025 there is no district level.",
    ),
    basis=_REFORM,
    origin=("H05",),
    applies=lambda draft: _dated(draft) and (draft.plan.issued_on.value or "") >= REFORM,
    bad=(
        Example((*_DATED, ("2. Các phòng, đơn vị thuộc Sở chủ", "2. UBND các huyện, thị xã chủ"))),
    ),
)
def district(draft: Draft) -> Iterator[Flaw]:
    """UBND huyện, cấp huyện, Huyện ủy in the body or the list; history is left alone."""
    cited = [span for c in draft.plan.citations for span in c.spans]
    start = draft.zone(ZoneKind.BODY, ZoneKind.PREAMBLE).start
    hits = [*_DISTRICT.finditer(draft.flow, start, draft.layout.span.end)]
    hits += [
        hit
        for hit in _CITY.finditer(draft.flow, start, draft.layout.span.end)
        if not any(is_province(name, on=_on(draft)) for name in _shorter(hit["name"]))
    ]
    for hit in sorted(hits, key=lambda each: each.start()):
        at = Span(hit.start(), hit.end())
        around = draft.flow[max(0, at.start - 80) : at.end + 80]
        if _PAST.search(around) or any(at.overlaps(_wide(draft, span)) for span in cited):
            continue
        yield Flaw(
            (
                f"“{' '.join(hit[0].split())}”: từ 01/7/2025 không còn cấp huyện.",
                "There is no district level since 1 July 2025.",
            ),
            at,
            fix=("Giao cho cấp xã hoặc cấp tỉnh.", "Give it to the commune or the province."),
        )


def _on(draft: Draft) -> str:
    return draft.plan.issued_on.value or ""


def _shorter(name: str) -> Iterator[str]:
    """“Đà Nẵng Tổ chức” may hold the name of a city: all its beginnings."""
    words = name.split()
    return (" ".join(words[:count]) for count in range(1, len(words) + 1))


def _wide(draft: Draft, span: Span) -> Span:
    """A citation with the issuer behind it, to the end of the sentence."""
    stop = _STOP.search(draft.flow, span.end, span.end + 120)
    return Span(span.start, stop.start() if stop else span.end + 120)


@rule(
    "VB705",
    "place-no-longer-exists",
    severity="error",
    title=("Địa danh cấp tỉnh không còn vào ngày ban hành", "A province that was merged"),
    why=(
        "Từ ngày 01/7/2025 cả nước có 34 đơn vị hành chính cấp tỉnh.",
        "Since 1 July 2025 there are 34 provinces.",
    ),
    basis="Nghị quyết 202/2025/QH15; NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.a",
    origin=("D04",),
    applies=lambda draft: _dated(draft) and draft.plan.place.value is not None,
    bad=(
        Example(
            (
                *_DATED,
                ("\nTỈNH THANH HÓA\n", "\nTỈNH HÀ NAM\n"),
                ("Thanh Hóa, ngày", "Hà Nam, ngày"),
            )
        ),
    ),
    good=(Example(_DATED),),
)
def place_gone(draft: Draft) -> Iterator[Flaw]:
    """The place is the name of a province that ended, and of none that is left."""
    name, day = draft.plan.place.value or "", draft.plan.issued_on.value or ""
    if day >= REFORM and province(name) and not is_province(name, on=day):
        yield Flaw(
            (f"“{name}” không còn là đơn vị cấp tỉnh.", f"{name} is no longer a province."),
            draft.plan.place.spans,
            fix=("Ghi tên đơn vị hành chính hiện nay.", "Give the present name."),
            sure=False,
        )


@cache
def _replaced() -> dict[str, dict[str, str]]:
    """Number → by what it was replaced, and since when."""
    return {row["number"]: row for row in load("replaced_documents")["document"]}


@rule(
    "VB706",
    "replaced-basis",
    severity="info",
    title=("Căn cứ đã được thay thế", "A căn cứ that was replaced"),
    why=(
        "Văn bản đã hết hiệu lực không nên làm căn cứ ban hành.",
        "A document that is no longer in force should not be a basis.",
    ),
    basis="Từ điển văn bản bị thay thế, có nguồn từng dòng",
    origin=("C04",),
    applies=lambda draft: _dated(draft) and any(c.preamble for c in draft.plan.citations),
    bad=(
        Example(
            (
                (
                    "Căn cứ Kế hoạch số 12",
                    "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về "
                    "công tác văn thư;\nCăn cứ Kế hoạch số 12",
                ),
            )
        ),
    ),
)
def replaced(draft: Draft) -> Iterator[Flaw]:
    """A căn cứ that the lexicon names as replaced before the date of issue."""
    day = draft.plan.issued_on.value or ""
    for citation in draft.plan.citations:
        row = _row_of(citation)
        if row and citation.preamble and day >= row["since"]:
            yield Flaw(
                (
                    f"{citation.doc_type or ''} {citation.value} được thay bằng {row['by']} từ "
                    f"{'/'.join(reversed(row['since'].split('-')))}.".strip(),
                    f"{citation.value} was replaced by {row['by']} on {row['since']}.",
                ),
                citation.spans[:1],
                fix=(f"Dùng {row['by']}.", f"Use {row['by']}."),
                sure=False,
            )


def _row_of(citation: Citation) -> dict[str, str] | None:
    number = re.sub(r"\s+", "", citation.value or "")
    return _replaced().get(number) if number else None
