"""*Viện dẫn trong văn bản*: parts of the draft itself that it points to and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vbparse.document import Heading, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.numbering import place_of
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.fold import bare_lower

__all__ = ["nowhere"]

_TOPS = frozenset({"muc", "phan", "chuong"})
_NUMBER = r"(?:[IVX]{1,5}|[A-EĐ]|\d{1,2}(?:\.\d{1,2}){0,3})(?![\w/])(?!\.\d)"
_LETTER = r"[a-eghđ](?!\w)"
_BETWEEN = r"(?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+|\s+hoặc\s+)"
_PART = lazy(
    r"(?<!\w)(?:(?P<kind>[Mm]ục|[Tt]iểu\s+mục|[Pp]hần|[Cc]hương|[Kk]hoản|[Nn]ội\s+dung|[Nn]hiệm\s+vụ)"
    rf"(?:\s+số)?\s+(?P<list>{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{0,6}})"
    rf"|(?P<point>[Đđ]iểm)\s+(?P<letters>(?:{_LETTER}|{_NUMBER})"
    rf"(?:{_BETWEEN}(?:{_LETTER}|{_NUMBER})){{0,6}}))"
)
_ONE = lazy(rf"{_NUMBER}|{_LETTER}")
_LINK = lazy(r"\s*,?\s*(?:(?:thuộc|của|tại|ở|trong)\s+)?")
_OWN = lazy(
    r"\s*,?\s*(?:(?:thuộc|của|trong|tại)\s+)?(?:bản\s+)?"
    r"(?:(?:Kế\s+hoạch|kế\s+hoạch|[Vv]ăn\s+bản|Phương\s+án|Chương\s+trình)\s+này"
    r"|Kế\s+hoạch(?=\s*[.,;:)]|\s*\Z|\s*\n)"
    r"|(?:đã\s+)?nêu\s+(?:ở\s+)?trên|ở\s+trên|(?:trên|dưới|sau)\s+đây|phía\s+(?:trên|dưới))"
)
_OTHERS = (
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Hiến\s+pháp|Nghị\s+(?:định|quyết)|Thông\s+(?:tư|báo|tri)|Quyết\s+định"
    r"|Chỉ\s+thị|Công\s+(?:văn|điện)|Chương\s+trình|Đề\s+án|Dự\s+án|Điều|Phụ\s+lục|Quy\s+(?:chế|định|chuẩn)"
    r"|Hướng\s+dẫn|Kết\s+luận|[Vv]ăn\s+bản|Hợp\s+đồng|Tờ\s+trình|Báo\s+cáo|[Mm]ẫu|Biểu|Danh\s+mục|Tiêu\s+chuẩn"
    r"|Phương\s+án|Điều\s+lệ|Nội\s+quy|Kế\s+hoạch|bảng|Bảng)"
)
_BEHIND = lazy(
    rf"\s*,?\s*(?:của\s+|thuộc\s+|tại\s+|trong\s+|ban\s+hành\s+|kèm\s+theo\s+){{0,3}}{_OTHERS}(?!\w)"
)
_BEFORE = lazy(rf"(?:{_OTHERS}|số\s+\d)[^.;\n]{{0,160}}$")
_LED = lazy(r"(?:(?:tại|theo|ở|thuộc|thực\s+hiện|với)\s+|nêu\s+(?:tại|ở|trong)\s+|\(\s*)$")
_LABEL = lazy(
    r"^[ \t]*(?P<number>[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-eghđA-EĐ])\s?[.)/:–-]", re.M
)


@dataclass(frozen=True)
class _Part:
    """“nội dung 1, 2”: the word for the part, its numbers, where it stands."""

    kind: str
    numbers: tuple[str, ...]
    span: Span
    printed: str

    @property
    def top(self) -> bool:
        """Whether it is a section, not something in one."""
        return self.kind in _TOPS


@rule(
    "VB225",
    "reference-to-nowhere",
    severity="warning",
    title=("Viện dẫn đến phần không có", "Reference to a part that does not exist"),
    why=(
        "Mục, phần, nội dung được viện dẫn phải có trong văn bản.",
        "A part that the text points to must be there.",
    ),
    basis="Thông lệ trình bày",
    origin=("B04",),
    needs=(Need.END,),
    applies=lambda draft: len(draft.layout.headings) > 1,
    bad=(
        Example(
            (("thực hiện nhiệm vụ được giao.", "thực hiện nhiệm vụ tại Mục VI Kế hoạch này."),)
        ),
        Example(
            (
                (
                    "thực hiện nhiệm vụ được giao.",
                    "thực hiện nội dung 1, 2 và 3 Mục II của Kế hoạch.",
                ),
            )
        ),
        Example(
            (("thực hiện nhiệm vụ được giao.", "thực hiện việc nêu tại điểm c khoản 1 Mục I."),)
        ),
    ),
    good=(
        Example(
            (("thực hiện nhiệm vụ được giao.", "thực hiện nhiệm vụ tại Mục II Kế hoạch này."),)
        ),
        Example(
            (
                (
                    "thực hiện nhiệm vụ được giao.",
                    "thực hiện nội dung 1 và 2 Mục II của Kế hoạch, điểm b khoản 1 Mục I.",
                ),
            )
        ),
        Example(
            (
                (
                    "thực hiện nhiệm vụ được giao.",
                    "thực hiện Mục VI Chương trình hành động số 20/CTr-UBND.",
                ),
            )
        ),
    ),
)
def nowhere(draft: Draft) -> Iterator[Flaw]:
    """“tại Mục VI Kế hoạch này” in a plan of five; “nội dung 1, 2, 3 Mục II” of a section with
    bullets only. A part of another document (“Mục II Kế hoạch số 12”) is left alone."""
    body = draft.zone(ZoneKind.BODY)
    at = body.start
    while hit := _PART.search(draft.flow, at, draft.layout.span.end):
        parts, end = _chain(draft.flow, hit)
        at = end
        own = _OWN.match(draft.flow, end)
        sure = bool(own) or (len(parts) > 1 and parts[-1].top)
        if not own and _BEHIND.match(draft.flow, end, end + 80):
            continue
        if not sure and not _alone(draft, parts[0]):
            continue
        if own and not parts[-1].top and not own[0].strip().endswith("này"):
            continue  # "khoản 2 nêu trên" of a law
        lost = _lost(draft, parts)
        if lost:
            yield Flaw(
                (f"Văn bản không có {lost}.", f"There is no {lost}."),
                Span(parts[0].span.start, own.end() if own else end),
                fix=("Sửa lại chỗ viện dẫn.", "Correct the reference."),
                sure=sure,
            )


def _chain(flow: str, hit: re.Match[str]) -> tuple[list[_Part], int]:
    """“điểm a khoản 2 Mục III”, the innermost first, and where it ends."""
    parts = [_part(hit)]
    while len(parts) < 4:
        link = _LINK.match(flow, hit.end())
        behind = _PART.match(flow, link.end() if link else hit.end())
        if behind is None or (parts[-1].top and not _inner(parts[-1], behind)):
            break
        hit = behind
        part = _part(hit)
        if part.kind == parts[-1].kind:  # điểm a, điểm b khoản 1
            before = parts.pop()
            both = Span(before.span.start, part.span.end)
            numbers = (*before.numbers, *part.numbers)
            part = replace(part, numbers=numbers, span=both, printed=before.printed)
        parts.append(part)
    return parts, hit.end()


def _inner(part: _Part, behind: re.Match[str]) -> bool:
    """Mục II Phần B, Mục 2 Chương I; but "Mục I, Mục II" are two."""
    return part.kind == "muc" and bare_lower(behind["kind"] or "") in ("phan", "chuong")


def _part(hit: re.Match[str]) -> _Part:
    kind, listed = hit["kind"] or hit["point"], hit["list"] or hit["letters"]
    return _Part(
        " ".join(bare_lower(kind).split()),
        tuple(each[0] for each in _ONE.finditer(listed)),
        Span(*hit.span()),
        " ".join(hit[0].split()),
    )


def _alone(draft: Draft, part: _Part) -> bool:
    """“(nêu tại Mục VI)”: a section by itself, where no other document is spoken of."""
    before = draft.flow[max(0, part.span.start - 200) : part.span.start]
    roman = all(re.fullmatch(r"[IVX]+", number) for number in part.numbers)
    spoken = _BEFORE.search(before.rpartition("\n")[2])
    return part.top and roman and bool(_LED.search(before)) and not spoken


def _lost(draft: Draft, parts: list[_Part]) -> str | None:
    """What of the chain is not there, as printed; ``None`` when all of it is."""
    homes: list[Heading] | None = None
    outside = ""
    for part in reversed(parts):
        found = {
            number: [h for h in _under(draft, homes) if _same(draft, h, number)]
            for number in part.numbers
        }
        gone = [n for n, here in found.items() if not here and not _printed(draft, homes, n)]
        word = part.printed.split(part.numbers[0], 1)[0].strip()
        if gone:
            return f"{word} {', '.join(gone)} {outside}".strip()
        homes = [heading for here in found.values() for heading in here]
        outside = f"{part.printed} {outside}".strip()
        if not homes:
            return None  # it stands there, but was not read as a heading: nothing more is known
    return None


def _under(draft: Draft, homes: list[Heading] | None) -> list[Heading]:
    """The headings below these, at any depth; all of them for ``None``."""
    headings = draft.layout.headings
    if homes is None:
        return list(headings)
    return [
        h
        for h in headings
        for home in homes
        if h is not home and home.body.start <= h.whole.start < home.body.end
    ]


def _same(draft: Draft, heading: Heading, wanted: str) -> bool:
    if heading.number.strip(" .)") == wanted:
        return True
    above, dot, last = wanted.rpartition(".")
    if dot:  # 2.3 may be printed as 3 below 2
        parent = heading.parent
        home = draft.layout.headings[parent].number if parent is not None else ""
        return heading.number.strip(" .)") == last and home.strip(" .)") == above
    one, other = place_of(heading.number), place_of(wanted)
    if one is None or other is None:
        return False
    return one == other or (
        one[0] == "part" and other[0] in ("roman", "arabic") and one[1] == other[1]
    )


def _text(draft: Draft) -> Span:
    """From the body to the end, what is sent along included."""
    return Span(draft.zone(ZoneKind.BODY).start, draft.layout.span.end)


def _printed(draft: Draft, homes: list[Heading] | None, number: str) -> bool:
    """Whether a line begins with that number all the same, or a longer one with its end."""
    spans = [h.body for h in homes] if homes is not None else [_text(draft)]
    last = number.rpartition(".")[2]
    for span in spans:
        for line in _LABEL.finditer(draft.flow, span.start, span.end):
            if line["number"] in (number, last) or line["number"].endswith(f".{number}"):
                return True
        if draft.layout.flat and re.search(
            rf"(?<![\w.]){re.escape(number)}\s?[.)/]\s", draft.flow[span.start : span.end]
        ):
            return True
    return False
