"""*Quốc hiệu, tiêu ngữ, tên cơ quan*: what stands at the head of the first page (ô 1 and 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.agencies import find_bodies
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.places import is_province

__all__ = ["issuer", "issuer_case", "mixed", "motto", "motto_marks", "name", "party_name", "star"]

_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_NAME_LIKE = lazy(
    r"CONG\s+HO\w?\s*A?\s+XA\s*HOI\s+CHU\s+NGHIA(?:\s+VIET\s+NAM)?[.,;]?", re.IGNORECASE
)
_MOTTO_LIKE = lazy(
    r"doc\s+lap[\s\-–—−,;.]{1,5}tu\s+do[\s\-–—−,;.]{1,5}hanh\s+phuc[.,;]?", re.IGNORECASE
)
_RAN_ON = lazy(rf"[{UPPER}][{UPPER}\s,–-]{{6,120}}\s(?:[{UPPER}][{LOWER}]{{1,7}}\W{{0,3}}){{1,5}}")
_NUMBERED = lazy(r"\s+(?:S[ốỐ]|Độc)\b|[ ]{3,}")
_DATED = lazy(r"\s{0,3},?\s{0,3}(?:ngày|\d{1,2}\s?[/.-])")
_BASIS_1 = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.1"
_BASIS_2 = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.2"


def _own_head(draft: Draft) -> bool:
    return not draft.attached


def _head(draft: Draft) -> Span:
    """From the start of the document to the end of the header."""
    zone = draft.zone(ZoneKind.HEADER)
    title = draft.layout.zone(ZoneKind.TITLE)
    end = max(zone.end, title.start if title else 0)
    return Span(draft.layout.span.start, max(end, zone.end))


def _found(draft: Draft, pattern: re.Pattern[str]) -> re.Match[str] | None:
    head = _head(draft)
    return pattern.search(bare(draft.flow[: head.end]), head.start)


@rule(
    "VB101",
    "national-name",
    severity="error",
    title=("Thiếu hoặc sai Quốc hiệu", "National name missing or misspelt"),
    why=(
        f"Văn bản hành chính phải có Quốc hiệu “{_NAME}” bằng chữ in hoa ở đầu trang thứ nhất.",
        "An administrative document bears the national name in capitals on its first page.",
    ),
    basis=f"{_BASIS_1}.a; Điều 8",
    origin=("H01",),
    regimes=STATE,
    needs=(Need.HEAD,),
    applies=_own_head,
    bad=(
        Example(((_NAME + "\n", ""),)),
        Example((("CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ HỘi"),)),
        Example((("NGHĨA VIỆT", "NGHIÃ VIỆT"),)),
    ),
    good=(Example((("CỘNG HÒA", "CỘNG HOÀ"),)),),
)
def name(draft: Draft) -> Iterator[Flaw]:
    """The name is there, letter by letter, whichever way the tone of HÒA is placed."""
    hit = _found(draft, _NAME_LIKE)
    if hit is None:
        yield Flaw(
            ("Thiếu Quốc hiệu.", "The national name is missing."),
            draft.first_line,
            fix=(f"Thêm dòng “{_NAME}”.", f"Add the line {_NAME}."),
            missing=True,
        )
        return
    at = Span(hit.start(), hit.end())
    printed = " ".join(draft.flow[at.start : at.end].split())
    if printed.replace("HOÀ", "HÒA") != _NAME:
        yield Flaw(
            (f"Quốc hiệu viết sai: “{printed}”.", f"The national name is misspelt: {printed}."),
            at,
            fix=(f"Viết “{_NAME}”.", f"Write {_NAME}."),
            edits=(Edit(at, _NAME),),
        )


@rule(
    "VB102",
    "motto",
    severity="error",
    title=("Thiếu Tiêu ngữ", "Motto missing"),
    why=(
        f"Dưới Quốc hiệu phải có Tiêu ngữ “{_MOTTO}”.",
        "The motto stands below the national name.",
    ),
    basis=f"{_BASIS_1}.b; Điều 8",
    origin=("H01",),
    regimes=STATE,
    needs=(Need.HEAD,),
    applies=_own_head,
    bad=(Example(((_MOTTO + "\n", ""),)),),
    good=(Example(((_MOTTO, "Độc lập – Tự do – Hạnh phúc"),)),),
)
def motto(draft: Draft) -> Iterator[Flaw]:
    """The three phrases are there, however they are set."""
    if _found(draft, _MOTTO_LIKE) is None:
        yield Flaw(
            ("Thiếu Tiêu ngữ.", "The motto is missing."),
            draft.first_line,
            fix=(f"Thêm dòng “{_MOTTO}”.", f"Add the line {_MOTTO}."),
            missing=True,
        )


@rule(
    "VB103",
    "motto-form",
    severity="error",
    title=("Tiêu ngữ viết sai", "Motto misspelt"),
    why=(
        "Chữ cái đầu của mỗi cụm từ viết hoa, giữa các cụm có dấu gạch nối và có cách chữ.",
        "Each phrase begins with a capital; hyphens with spaces stand between them.",
    ),
    basis=f"{_BASIS_1}.b",
    origin=("H02",),
    regimes=STATE,
    applies=_own_head,
    bad=(
        Example(((_MOTTO, "Độc lập-Tự do-Hạnh phúc"),)),
        Example(((_MOTTO, "Độc lập - Tự Do - Hạnh Phúc"),)),
        Example(((_MOTTO, "Độc lập Tự do Hạnh phúc"),)),
        Example(((_MOTTO, "Độc lập, Tự do, Hạnh phúc"),)),
        Example(((_MOTTO, f"{_MOTTO}."),)),
    ),
    good=(Example(((_MOTTO, "Độc lập – Tự do – Hạnh phúc"),)),),
)
def motto_marks(draft: Draft) -> Iterator[Flaw]:
    """Capitals, hyphens and spaces of the motto; any dash counts as a hyphen."""
    hit = _found(draft, _MOTTO_LIKE)
    if hit is None:
        return
    at = Span(hit.start(), hit.end())
    printed = " ".join(draft.flow[at.start : at.end].split())
    if re.sub("[–—−]", "-", printed) != _MOTTO:
        yield Flaw(
            (f"Tiêu ngữ viết sai: “{printed}”.", f"The motto is misspelt: {printed}."),
            at,
            fix=(f"Viết “{_MOTTO}”.", f"Write {_MOTTO}."),
            edits=(Edit(at, _MOTTO),),
        )


@rule(
    "VB104",
    "party-name",
    severity="error",
    title=("Thiếu tiêu đề Đảng Cộng sản Việt Nam", "Heading of the Party missing"),
    why=(
        f"Văn bản của Đảng có tiêu đề “{_PARTY}” ở góc phải trang đầu.",
        "A Party document bears the name of the Party at the top right of its first page.",
    ),
    basis="HD 05-HD/VPTW (2026); HD 36-HD/VPTW (2018)",
    origin=("M01",),
    regimes=PARTY,
    needs=(Need.HEAD,),
    applies=_own_head,
    bad=(Example(((_PARTY + "\n", ""),), sample="hd05"),),
)
def party_name(draft: Draft) -> Iterator[Flaw]:
    """The name of the Party stands before the title."""
    head = _head(draft)
    if _PARTY not in " ".join(draft.flow[head.start : head.end].split()):
        yield Flaw(
            (f"Thiếu tiêu đề “{_PARTY}”.", "The heading of the Party is missing."),
            draft.first_line,
            fix=(f"Thêm dòng “{_PARTY}”.", f"Add the line {_PARTY}."),
            missing=True,
        )


@rule(
    "VB105",
    "mixed-heads",
    severity="error",
    title=("Lẫn tiêu đề Đảng và Quốc hiệu", "Heads of Party and state mixed"),
    why=(
        "Văn bản của Đảng không có Quốc hiệu; văn bản hành chính không có tiêu đề Đảng.",
        "A Party document has no national name, a state document no heading of the Party.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Điều 8; HD 05-HD/VPTW",
    origin=("M01",),
    regimes=STATE | PARTY,
    applies=_own_head,
    bad=(
        Example((("CỘNG HÒA XÃ HỘI", f"{_PARTY}\nCỘNG HÒA XÃ HỘI"),)),
        Example(((_PARTY, f"{_PARTY}\n{_NAME}"),), sample="hd05"),
        Example(((f"{_NAME}\n{_MOTTO}", _PARTY),)),
        Example(((_PARTY, f"{_NAME}\n{_MOTTO}"),), sample="hd05"),
    ),
)
def mixed(draft: Draft) -> Iterator[Flaw]:
    """Both headings stand before the title of one document, or that of the other system."""
    head = _head(draft)
    printed = draft.flow[: head.end]
    party = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM").search(printed, head.start)
    state = _found(draft, _NAME_LIKE)
    both = (
        "Đầu văn bản có cả Quốc hiệu và tiêu đề Đảng.",
        "The head has both the national name and the heading of the Party.",
    )
    of_state = ("Văn bản của Đảng ghi Quốc hiệu.", "A Party document has the national name.")
    of_party = ("Văn bản hành chính ghi tiêu đề Đảng.", "A state document has the Party's name.")
    wrong = both if party and state else of_state if draft.party and state else of_party
    if (party and state) or (state if draft.party else party):
        yield Flaw(
            wrong,
            tuple(Span(hit.start(), hit.end()) for hit in (state, party) if hit),
            fix=("Giữ một trong hai theo cơ quan ban hành.", "Keep the one of the issuing body."),
        )


@rule(
    "VB106",
    "issuer",
    severity="error",
    title=("Thiếu tên cơ quan ban hành", "Issuing body missing"),
    why=(
        "Tên cơ quan, tổ chức ban hành là thành phần thể thức bắt buộc.",
        "The name of the issuing body is a component that the law demands.",
    ),
    basis=f"{_BASIS_2}; Điều 8",
    origin=("S01",),
    regimes=STATE | PARTY,
    needs=(Need.HEAD,),
    applies=_own_head,
    bad=(Example((("ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n", ""),)),),
)
def issuer(draft: Draft) -> Iterator[Flaw]:
    """A body was read in the head itself, not only guessed from the text."""
    head = _head(draft)
    spans = draft.plan.issuer.spans
    if draft.plan.issuer.value is None or not any(span.start < head.end for span in spans):
        yield Flaw(
            (
                "Thiếu tên cơ quan ban hành ở đầu văn bản.",
                "The head does not name the issuing body.",
            ),
            draft.first_line,
            missing=True,
        )


def _above(draft: Draft, end: int) -> list[Span]:
    """The body printed above the issuer, on one line or more, or on a part of one."""
    words = bare(draft.plan.issuer.parent or "").lower().split()
    start = draft.layout.span.start
    pattern = r"(?m)^[ \t]*(?P<name>" + r"\s+".join(map(re.escape, words)) + r")(?!\w)"
    hit = re.search(pattern, bare(draft.flow[start:end]).lower()) if words else None
    return [Span(start + hit.start("name"), start + hit.end("name"))] if hit else []


@rule(
    "VB107",
    "issuer-capitals",
    severity="error",
    title=("Tên cơ quan ban hành không viết in hoa", "Issuing body not in capitals"),
    why=(
        "Tên cơ quan chủ quản và cơ quan ban hành trình bày bằng chữ in hoa.",
        "The names of the body and of the one above it are set in capitals.",
    ),
    basis=f"{_BASIS_2}.b",
    origin=("H03",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=_own_head,
    bad=(
        Example((("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ"),)),
        Example((("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa Học Và Công Nghệ"),)),
        Example((("ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA", "Ủy ban nhân dân tỉnh Thanh Hóa"),)),
    ),
)
def issuer_case(draft: Draft) -> Iterator[Flaw]:
    """A name of a body that begins a line of the head and holds small letters."""
    head = _head(draft)
    if draft.layout.zone(ZoneKind.TITLE) is None:
        return  # nobody knows where the head ends
    own = [span for span in draft.plan.issuer.spans if span.start < head.end]
    own += _above(draft, own[0].start) if own else []
    named = [body.span for body in find_bodies(draft.flow, head.start, head.end)]
    for span in sorted({*own, *(each for each in named if not any(map(each.overlaps, own)))}):
        line = draft.flow[draft.flow.rfind("\n", 0, span.start) + 1 : span.start]
        printed = _NUMBERED.split(draft.flow[span.start : span.end])[0]
        span = Span(span.start, span.start + len(printed))
        if _DATED.match(draft.flow, span.end) or is_province(" ".join(printed.split())):
            continue  # the place of a body that is called like a province
        if _RAN_ON.fullmatch(printed):
            continue  # into the place of the other column
        if not line.strip() and printed.upper() != printed:
            yield Flaw(
                (
                    f"Tên cơ quan “{' '.join(printed.split())}” phải viết in hoa.",
                    "The name of the body must stand in capitals.",
                ),
                span,
                fix=("Viết in hoa.", "Write it in capitals."),
                edits=(Edit(span, printed.upper()),),
            )


@rule(
    "VB108",
    "star",
    severity="warning",
    title=("Thiếu dấu sao dưới tên cơ quan của Đảng", "No asterisk below the Party body"),
    why=(
        "Dưới tên cơ quan ban hành văn bản của Đảng có dấu sao (*), đặt giữa.",
        "A centred asterisk stands below the name of the issuing Party body.",
    ),
    basis="HD 05-HD/VPTW (2026), theo tài liệu hướng dẫn",
    regimes=PARTY,
    needs=(Need.LINES,),
    applies=_own_head,
    bad=(Example((("\n*\n", "\n"),), sample="hd05"),),
    good=(Example((("\n*\n", "\n***\n"),), sample="hd05"),),
)
def star(draft: Draft) -> Iterator[Flaw]:
    """A line of the head that holds asterisks only, or a name followed by one."""
    head = _head(draft)
    if "*" not in draft.flow[head.start : head.end]:
        spans = draft.plan.issuer.spans
        yield Flaw(
            ("Thiếu dấu sao (*) dưới tên cơ quan ban hành.", "No asterisk below the name."),
            spans[-1] if spans else draft.first_line,
            fix=("Thêm dấu sao, đặt giữa.", "Add an asterisk, centred."),
            missing=True,
        )
