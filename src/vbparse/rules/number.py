"""*Số, ký hiệu*: whether they are there, well formed, and fit the type printed below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Said, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.doc_types import by_code
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.letters import LETTER, UPPER

__all__ = [
    "blank",
    "body_code",
    "label",
    "missing",
    "padding",
    "shape",
    "spaces",
    "type_code",
    "year",
]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3"
_STATE_SHAPE = lazy(
    rf"\d+[a-z]?/[{UPPER}][{LETTER}]{{0,9}}(?:[.&][{UPPER}0-9][{LETTER}0-9]{{0,24}}){{0,4}}"
    rf"(?:-[{UPPER}0-9][{LETTER}0-9.&]{{0,24}})+"
)
_PARTY_SHAPE = lazy(rf"\d+-[{UPPER}][{LETTER}]{{0,9}}/[{UPPER}][{LETTER}0-9.&-]{{0,24}}")
_TYPE_PART = lazy(rf"(?<=[/-])[{LETTER}]+")
_LONGEST_TYPE = 5  # letters: KHPH, KHLT are plans of several bodies
_YEAR = lazy(r"[/-](?:19|20)\d\d(?!\d)")
_LABEL = lazy(r"[Ss][ốỐ]\s{0,9}[:;.]?\s{0,9}$")
_UNREAD = lazy(
    r"(?<!\w)[Ss][ốỐ]\s{0,3}[:;.]?\s{0,3}"
    rf"(?P<printed>\d{{1,5}}(?:\s?[-/.\\]\s?(?=\w)|(?=[{UPPER}]{{2}}))[\w./&-]{{2,30}})"
)
"""What stands where the number belongs, and could not be read as one."""


def _unread(draft: Draft) -> Span | None:
    zone = draft.layout.zone(ZoneKind.HEADER)
    if zone is None or draft.plan.doc_number.status != "missing":
        return None
    hit = _UNREAD.search(draft.flow, zone.start, zone.end)
    return Span(*hit.span("printed")) if hit else None


def _numbered(draft: Draft) -> bool:
    return not draft.attached and draft.plan.doc_number.value is not None


def _printed(draft: Draft) -> bool:
    """A number, or something in its place."""
    return _numbered(draft) or (not draft.attached and _unread(draft) is not None)


def _place(draft: Draft) -> Span:
    """The number as printed, with a year behind it."""
    spans = draft.plan.doc_number.spans
    if not spans:
        return _unread(draft) or draft.zone(ZoneKind.HEADER)
    year = _YEAR.match(draft.flow, spans[0].end)
    return Span(spans[0].start, year.end()) if year else spans[0]


@rule(
    "VB112",
    "number-not-padded",
    severity="error",
    title=("Số nhỏ hơn 10 thiếu số 0 đứng trước", "Number below 10 without a leading zero"),
    why=(
        "Số của văn bản ghi bằng chữ số Ả Rập; số nhỏ hơn 10 phải thêm số 0 ở trước.",
        "Numbers below 10 are written with a leading zero.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c; HD 05-HD/VPTW",
    origin=("N02",),
    regimes=STATE | PARTY,
    applies=_numbered,
    bad=(
        Example((("Số: 05/KH", "Số: 5/KH"),)),
        Example((("Số 07-KH", "Số 7-KH"),), sample="hd05"),
    ),
    good=(Example((("Số: 05/KH", "Số: 15/KH"),)),),
)
def padding(draft: Draft) -> Iterator[Flaw]:
    """A single digit stands alone before the slash or the hyphen."""
    span = _place(draft)
    digits = re.search(r"\d+", draft.flow[span.start : span.end])
    if digits and len(digits[0]) == 1:
        at = Span(span.start + digits.start(), span.start + digits.end())
        yield Flaw(
            (f"Số “{digits[0]}” phải viết là “0{digits[0]}”.", f"Number {digits[0]} needs a zero."),
            at,
            fix=(f"Viết “0{digits[0]}”.", f"Write 0{digits[0]}."),
            edits=(Edit(at, f"0{digits[0]}"),),
        )


@rule(
    "VB113",
    "number-with-spaces",
    severity="warning",
    title=("Số, ký hiệu có khoảng trắng thừa", "Stray spaces in the number and symbol"),
    why=(
        "Giữa số và ký hiệu có dấu gạch chéo, giữa các nhóm chữ viết tắt có dấu gạch nối "
        "không cách chữ.",
        "The slash and the hyphens of a symbol stand without spaces.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c",
    origin=("N05",),
    regimes=STATE,
    applies=_numbered,
    bad=(Example((("05/KH-SKHCN", "05/KH - SKHCN"),)),),
)
def spaces(draft: Draft) -> Iterator[Flaw]:
    """White space inside of what was read as the number."""
    span = _place(draft)
    printed = draft.flow[span.start : span.end]
    tight = re.sub(r"\s+", "", printed)
    stamped = any(part.overlaps(span) for part in draft.source.overlays)  # gaps say nothing
    whole = re.sub(r"[ \t]*\n[ \t]*", "", printed)
    broken = whole == tight and not re.search(r"\n\s*[-/]", printed)  # by a line's end
    if tight != printed and not broken and not stamped:
        yield Flaw(
            ("Số, ký hiệu viết liền, không có khoảng trắng.", "The symbol is written in one."),
            span,
            fix=(f"Viết “{tight}”.", f"Write {tight}."),
            edits=(Edit(span, tight),),
        )


def _own(draft: Draft) -> bool:
    return not draft.attached


@rule(
    "VB110",
    "number-missing",
    severity="error",
    title=("Thiếu số, ký hiệu", "Number and symbol missing"),
    why=(
        "Số, ký hiệu là thành phần thể thức bắt buộc; kế hoạch ban hành kèm quyết định thì không.",
        "Number and symbol are demanded, but for a plan that is issued with a decision.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("N01",),
    regimes=STATE | PARTY,
    needs=(Need.HEAD,),
    applies=_own,
    bad=(Example((("Số: 05/KH-SKHCN\n", ""),)), Example((("Số 07-KH/ĐU\n", ""),), sample="hd05")),
)
def missing(draft: Draft) -> Iterator[Flaw]:
    """No number was read in the head, and no place was left for one."""
    if draft.plan.doc_number.status == "missing" and _unread(draft) is None:
        yield Flaw(
            ("Thiếu dòng số, ký hiệu.", "The line of number and symbol is missing."),
            draft.zone(ZoneKind.HEADER),
            fix=("Thêm “Số: …/KH-…” dưới tên cơ quan.", "Add it below the issuing body."),
            missing=True,
        )


@rule(
    "VB111",
    "number-blank",
    severity="info",
    title=("Số còn để trống", "Number left blank"),
    why=(
        "Văn thư cấp số khi ban hành; dự thảo để trống là bình thường.",
        "The number is given at issue; a blank is normal in a draft.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Điều 15",
    origin=("N01",),
    regimes=STATE | PARTY,
    applies=_own,
    bad=(Example((("Số: 05/KH", "Số:       /KH"),)),),
)
def blank(draft: Draft) -> Iterator[Flaw]:
    """The symbol is printed and the number is not."""
    found = draft.plan.doc_number
    if found.status == "blank":
        undated = draft.plan.issued_on.status in ("blank", "partial")
        both: Said = (
            "Số và ngày ban hành còn để trống; văn thư điền khi ban hành.",
            "Number and date are left blank, to be filled at issue.",
        )
        yield Flaw(
            both if undated else ("Số còn để trống.", "The number is left blank."),
            found.spans or draft.zone(ZoneKind.HEADER),
            sure=False,
        )


@rule(
    "VB114",
    "type-code",
    severity="error",
    title=("Chữ viết tắt tên loại không khớp tên loại", "Type code does not fit the type"),
    why=(
        "Ký hiệu gồm chữ viết tắt tên loại; Kế hoạch là KH.",
        "The symbol holds the code of the type: KH for a plan.",
    ),
    basis=f"{_BASIS}.b; Phụ lục III, mục I",
    origin=("N03",),
    regimes=STATE | PARTY,
    applies=_printed,
    bad=(
        Example((("05/KH-SKHCN", "05/QĐ-SKHCN"),)),
        Example((("Số 07-KH/ĐU", "Số 07-BC/ĐU"),), sample="hd05"),
        Example((("05/KH-SKHCN", "05/SKHCN-KH"),)),
    ),
)
def type_code(draft: Draft) -> Iterator[Flaw]:
    """The first group of the symbol is the code of another type; of a plan, no code at all."""
    unread = _unread(draft)
    shown = _YEAR.sub("", draft.flow[unread.start : unread.end]) if unread else ""
    symbol = draft.plan.doc_number.symbol or re.sub(r"^\d+\s?[-/.]?\s?", "", shown)
    printed = draft.plan.doc_type
    groups = re.split(r"[-/]", symbol)
    coded = by_code(groups[0], party=draft.party) if groups else None
    if coded and printed.value and printed.spans and coded.name != printed.value:
        yield Flaw(
            (
                f"Ký hiệu ghi “{groups[0]}” ({coded.name}) nhưng tên loại là {printed.value}.",
                f"The symbol says {groups[0]} ({coded.name}), the title {printed.value}.",
            ),
            (_place(draft), *printed.spans[:1]),
            fix=(f"Dùng “{printed.code}”.", f"Use {printed.code}."),
        )
    elif printed.code == "KH" and len(groups) > 1 and not groups[0].upper().startswith("KH"):
        yield Flaw(
            (
                f"Ký hiệu bắt đầu bằng “{groups[0]}”, không phải chữ viết tắt của Kế hoạch (KH).",
                f"The symbol begins with {groups[0]}, not with the code of a plan (KH).",
            ),
            _place(draft),
            fix=("Dùng “KH-”.", "Use KH-."),
        )


@rule(
    "VB115",
    "number-label",
    severity="error",
    title=("Sai cách ghi chữ “Số”", "The word Số is written wrongly"),
    why=(
        "Văn bản hành chính ghi “Số:” có dấu hai chấm; văn bản của Đảng ghi “Số” không có.",
        "State documents write “Số:” with a colon, Party documents “Số” without.",
    ),
    basis=f"{_BASIS}.a; HD 05-HD/VPTW",
    origin=("N01",),
    regimes=STATE | PARTY,
    applies=_numbered,
    bad=(
        Example((("Số: 05/KH", "Số 05/KH"),)),
        Example((("Số 07-KH", "Số: 07-KH"),), sample="hd05"),
        Example((("Số: 05/KH", "SỐ: 05/KH"),)),
        Example((("Số: 05/KH", "Số. 05/KH"),)),
        Example((("Số: 05/KH", "05/KH"),)),
    ),
    good=(Example((("Số: 05/KH", "Số:05/KH"),)), Example((("Số: 05/KH", "Số :   05/KH"),))),
)
def label(draft: Draft) -> Iterator[Flaw]:
    """The word before the number, in its letters, and the mark behind it."""
    span = _place(draft)
    zone = draft.zone(ZoneKind.HEADER)
    stamped = any(part.overlaps(span) for part in draft.source.overlays)  # order says nothing
    stamped = stamped and "Số:" in draft.flow[zone.start : zone.end]
    before = draft.flow[max(0, span.start - 24) : span.start]
    hit = _LABEL.search(before)
    shown = re.sub(r"\s", "", hit[0]) if hit else ""
    if shown != ("Số" if draft.party else "Số:") and not (stamped and hit is None):
        start = span.start - (len(before) - hit.start()) if hit else span.start
        right = "Số " if draft.party else "Số: "
        at = Span(start, span.start) if hit else span
        yield Flaw(
            (f"Viết “{right.strip()}” trước số.", f"Write {right.strip()} before the number."),
            at,
            fix=(f"Viết “{right.strip()}”.", f"Write {right.strip()}."),
            edits=(Edit(Span(start, span.start), right),),
        )


@rule(
    "VB116",
    "year-in-number",
    severity="warning",
    title=("Ký hiệu kế hoạch có năm như văn bản quy phạm", "Year inside the number of a plan"),
    why=(
        "Năm chỉ đứng trong số, ký hiệu văn bản quy phạm pháp luật.",
        "Only legal normative documents carry the year in their number.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Điều 15 và Phụ lục I, phần I, mục II.3",
    origin=("N06",),
    regimes=STATE,
    applies=_printed,
    bad=(
        Example((("05/KH-SKHCN", "05/2023/KH-SKHCN"),)),
        Example((("05/KH-SKHCN", "05/KH-SKHCN/2023"),)),
        Example((("05/KH-SKHCN", "05-2023/KH-SKHCN"),)),
    ),
    good=(Example((("05/KH-SKHCN", "2023/KH-SKHCN"),)),),
)
def year(draft: Draft) -> Iterator[Flaw]:
    """A year behind a slash or a hyphen."""
    span = _place(draft)
    hit = _YEAR.search(draft.flow, span.start, span.end)
    if hit:
        at = Span(hit.start(), hit.end())
        yield Flaw(
            ("Số, ký hiệu kế hoạch không ghi năm.", "The number of a plan holds no year."),
            at,
            fix=("Bỏ năm.", "Leave the year out."),
            edits=(Edit(at, "", safe=False),),
        )


@rule(
    "VB117",
    "number-shape",
    severity="error",
    title=("Số, ký hiệu sai mẫu", "Number and symbol malformed"),
    why=(
        "Văn bản hành chính: số/LOẠI-CƠ QUAN; văn bản của Đảng: số-LOẠI/CƠ QUAN.",
        "State: number/TYPE-BODY; Party: number-TYPE/BODY.",
    ),
    basis=f"{_BASIS}.c; HD 36-HD/VPTW điểm 1.3; HD 05-HD/VPTW",
    origin=("N01", "S05"),
    regimes=STATE | PARTY,
    applies=_printed,
    bad=(
        Example((("05/KH-SKHCN", "05/KHSKHCN"),)),
        Example((("05/KH-SKHCN", "05/kh-skhcn"),)),
        Example((("05/KH-SKHCN", "05KH-SKHCN"),)),
        Example((("Số 07-KH/ĐU", "Số 07/KH-ĐU"),), sample="hd05"),
    ),
)
def shape(draft: Draft) -> Iterator[Flaw]:
    """Slash and hyphen at their places, groups in capitals; spaces are the matter of VB113."""
    span = _place(draft)
    printed = re.sub(r"\s+", "", draft.flow[span.start : span.end]).replace("–", "-")
    printed = _YEAR.sub("", printed)
    wanted = _PARTY_SHAPE if draft.party else _STATE_SHAPE
    kind = _TYPE_PART.search(printed)
    small = kind and any(map(str.islower, kind[0])) and not by_code(kind[0], party=draft.party)
    joined = kind and kind[0].startswith("KH") and len(kind[0]) > _LONGEST_TYPE  # KHMTTQ-BTT
    if not wanted.fullmatch(printed) or small or joined:
        model = "số-KH/CƠ QUAN" if draft.party else "số/KH-CƠ QUAN"
        yield Flaw(
            (f"“{printed}” không đúng mẫu “{model}”.", f"{printed} does not follow {model}."),
            span,
            fix=(f"Viết theo mẫu “{model}”.", f"Follow {model}."),
        )


@rule(
    "VB118",
    "body-code",
    severity="warning",
    title=("Chữ viết tắt cơ quan không hợp cơ quan ban hành", "Body code does not fit the issuer"),
    why=(
        "Ký hiệu phải mang chữ viết tắt của chính cơ quan ban hành; ban chỉ đạo, hội đồng có hệ "
        "thống số riêng.",
        "The symbol carries the code of the issuing body itself.",
    ),
    basis=f"{_BASIS}.a-b",
    origin=("N04",),
    regimes=STATE,
    applies=_numbered,
    bad=(
        Example((("05/KH-SKHCN", "05/KH-UBND"),)),
        Example((("SỞ KHOA HỌC VÀ CÔNG NGHỆ\n", ""),)),
    ),
)
def body_code(draft: Draft) -> Iterator[Flaw]:
    """``UBND``, ``HĐND`` and ``BCĐ`` in the symbol of a body that is none, and the other way."""
    symbol, issuer = draft.plan.doc_number.symbol or "", draft.plan.issuer.value or ""
    folded = bare_lower(issuer)
    for code, words in _OWN_CODES.items():
        coded = code in re.split(r"[-.]", symbol)
        named = folded.startswith(words)
        if issuer and coded and not named:
            yield Flaw(
                (
                    f"Ký hiệu ghi “{code}” nhưng cơ quan ban hành là {issuer}.",
                    f"The symbol says {code}, the issuing body is {issuer}.",
                ),
                _place(draft),
                fix=("Dùng chữ viết tắt của cơ quan ban hành.", "Use the code of the issuer."),
            )
    if symbol and folded.startswith(_COMMITTEE) and "UB" not in symbol.upper():
        yield Flaw(
            (
                f"Ký hiệu “{symbol}” không có chữ “UBND” của cơ quan ban hành.",
                f"The symbol {symbol} lacks UBND, the code of the issuing body.",
            ),
            _place(draft),
            fix=("Dùng chữ viết tắt của cơ quan ban hành.", "Use the code of the issuer."),
        )


_COMMITTEE = ("uy ban nhan dan", "ubnd")
_OWN_CODES = {
    "UBND": ("uy ban nhan dan", "chu tich uy ban", "ubnd"),
    "HĐND": ("hoi dong nhan dan", "thuong truc hoi dong", "hdnd", "ban ", "to dai bieu"),
    "BCĐ": ("ban chi dao", "tieu ban", "bcd", "uy ban", "ban"),
}
"""Codes that stand for one kind of body only, and how such a body is called."""
