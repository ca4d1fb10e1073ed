"""*Đánh số đề mục, phụ lục*: gaps, repeats, letters, cases; annexes named and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbparse.document import Heading, Span
from vbparse.rules.draft import Draft
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = [
    "gap",
    "letters",
    "misfigured",
    "place_of",
    "repeat",
]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d và V"
_SECTIONS = {
    *("content", "tasks", "solutions", "timeline", "budget"),
    *("organisation", "assignment", "reporting"),
}
_NAMED = 6  # words of the name of a section; more of them are a sentence
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LABEL = re.compile(r"[\s*_]*(?P<label>\w[\w.]*?)\s?(?P<mark>[.)/:\-–])")


@dataclass(frozen=True)
class _Step:
    """A heading beside the one before it under the same parent."""

    before: Heading
    after: Heading
    expected: int
    got: int


@lru_cache(maxsize=1024)  # the same few numbers, asked by many rules
def place_of(number: str) -> tuple[str, int] | None:
    """Scheme and place of ``IV``, ``3``, ``1.2``, ``đ``, ``PHẦN THỨ HAI``; ``None`` for words."""
    bare = number.strip(" .)")
    part = re.match(r"(?i)(?:phần|chương)\s+(?:thứ\s+)?(?=\S)", bare)
    if part:
        word = bare[part.end() :].lower()
        inner = place_of(bare[part.end() :].upper())
        got = _WORDS.index(word) + 1 if word in _WORDS else inner[1] if inner else 0
        return ("part", got) if got else None
    bare = re.sub(r"(?i)^(?:mục|điều)\s+", "", bare)
    if re.fullmatch(r"[IVXL]+", bare):
        values = [_ROMAN[c] for c in bare]
        total = sum(-v if values[i + 1 : i + 2] > [v] else v for i, v in enumerate(values))
        return "roman", total
    if re.fullmatch(r"\d{1,3}", bare):
        return "arabic", int(bare)
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){1,4}", bare):
        return f"decimal{bare.count('.')}", int(bare.rpartition(".")[2])
    if len(bare) == 1 and bare in _LETTERS:
        return "letter", _LETTERS.index(bare) + 1
    if len(bare) == 1 and bare in "ABCDĐEGH":
        return "capital", "ABCDĐEGH".index(bare) + 1
    return None


def _steps(draft: Draft) -> Iterator[_Step]:
    """Neighbours under one parent that follow one scheme."""
    last: dict[tuple[int | None, str], Heading] = {}
    for heading in draft.layout.headings:
        value = place_of(heading.number)
        if value is None:
            continue
        scheme, read = value
        printed = _printed_place(draft, heading)
        got = printed[1] if printed and printed[0] == scheme else read
        before = last.get((heading.parent, scheme))
        if before is not None:
            known = place_of(before.number)
            if known is not None:
                yield _Step(before, heading, known[1] + 1, got)
        last[(heading.parent, scheme)] = heading
        for other in ("roman", "arabic") if heading.level == 1 else ():
            above = last.get((heading.parent, other))
            place = place_of(above.number) if above else None
            if place and place[1] + 1 == read:  # II, 3, IV
                last[(heading.parent, other)] = heading


def _printed_place(draft: Draft, heading: Heading) -> tuple[str, int] | None:
    """What the paper says: a damaged mark is read as what it must have been."""
    if heading.number[:1].lower() in "pc" and len(heading.number) > 1:
        return None
    label = _LABEL.match(draft.flow, heading.whole.start, heading.title.start)
    return place_of(label["label"]) if label else None


def _printed(draft: Draft, step: _Step) -> bool:
    """Whether a line between both begins with the missing number, read as something else."""
    if not step.after.number.strip(" .)").isdigit():
        return False
    between = draft.flow[step.before.title.end : step.after.whole.start]
    return any(re.match(rf"\s*{step.expected}\s?[.)\-–]", line) for line in between.split("\n"))


def misfigured(draft: Draft, before: Heading, after: Heading) -> Heading | None:
    """“4. Kinh phí” between “III.” and “V.”, which reads as the last part of the third section."""
    one, two = place_of(before.number), place_of(after.number)
    if one is None or two is None or one[0] != "roman" or two != ("roman", one[1] + 2):
        return None
    between = [
        h
        for h in draft.layout.headings
        if before.whole.start < h.whole.start < after.whole.start and h.titled
    ]
    figures = [h for h in between if (place_of(h.number) or ("", 0))[0] == "arabic"]
    last = [h for h in figures if place_of(h.number) == ("arabic", one[1] + 1)][-1:]
    if not last or last[0].parent in {
        h.parent for h in figures if h.whole.start > last[0].whole.start
    }:
        return None
    title = draft.layout.read(last[0].title)
    kinds = set(kinds_of(title)) - {"other"}
    if not (title.isupper() and draft.layout.read(before.title).isupper()):
        kinds &= _SECTIONS  # "2. Yêu cầu" is mostly the second half of a section
    return last[0] if kinds and len(title.split()) <= _NAMED else None


def _outer(heading: Heading) -> bool:
    """A section, of the plan or of one of its parts."""
    place = place_of(heading.number)
    return heading.level == 1 or (place is not None and place[0] == "roman")


def _has(draft: Draft) -> bool:
    return len(draft.layout.headings) > 1


def _label(draft: Draft, heading: Heading) -> Span:
    return Span(heading.whole.start, max(heading.title.start, heading.whole.start + 1))


@rule(
    "VB221",
    "numbering-gap",
    severity="warning",
    title=("Số thứ tự đề mục bị nhảy", "A number is skipped"),
    why=(
        "Số thứ tự nhảy cóc thường là dấu hiệu mất một mục khi chỉnh sửa.",
        "A skipped number often means that a part was lost in editing.",
    ),
    basis="Thông lệ trình bày",
    origin=("B03",),
    needs=(Need.LINES,),  # in running text a heading is known by the number that comes before
    applies=_has,
    bad=(
        Example((("III. KINH PHÍ", "IV. KINH PHÍ"), ("IV. TỔ CHỨC", "V. TỔ CHỨC"))),
        Example(
            (
                (
                    "\nc) Thời gian hoàn thành: trước ngày 31",
                    "\nd) Thời gian hoàn thành: trước ngày 31",
                ),
                ("\nd) Sản phẩm: bộ", "\nđ) Sản phẩm: bộ"),
            )
        ),
    ),
)
def gap(draft: Draft) -> Iterator[Flaw]:
    """I, II, IV; the heading behind the gap is shown."""
    for step in _steps(draft):
        if (step.before.number, step.after.number) == ("d", "e"):
            continue  # for the rule on đ
        if step.got == step.expected + 1 or (
            step.expected < step.got <= step.expected + 3 and _outer(step.after)
        ):
            if step.got == step.expected + 1 and _printed(draft, step):
                continue
            if misfigured(draft, step.before, step.after):
                continue  # for the rule on figures
            yield Flaw(
                (
                    f"Sau “{step.before.number}” là “{step.after.number}”: thiếu một số.",
                    f"{step.after.number} follows {step.before.number}: a number is skipped.",
                ),
                _label(draft, step.after),
                fix=("Đánh lại số hoặc bổ sung phần thiếu.", "Renumber, or add what is missing."),
            )


@rule(
    "VB222",
    "numbering-repeat",
    severity="warning",
    title=("Số thứ tự đề mục bị lặp", "A number stands twice"),
    why=("Hai đề mục liền nhau không thể mang cùng một số.", "Neighbours cannot share a number."),
    basis="Thông lệ trình bày",
    origin=("B03",),
    applies=_has,
    bad=(Example((("III. KINH PHÍ", "II. KINH PHÍ"), ("IV. TỔ CHỨC", "III. TỔ CHỨC"))),),
)
def repeat(draft: Draft) -> Iterator[Flaw]:
    """II, II."""
    for step in _steps(draft):
        if step.got == step.expected - 1:
            yield Flaw(
                (f"Số “{step.after.number}” bị lặp.", f"{step.after.number} stands twice."),
                (_label(draft, step.before), _label(draft, step.after)),
                fix=("Đánh lại số.", "Renumber."),
            )


@rule(
    "VB223",
    "letters-without-đ",
    severity="warning",
    title=("Thứ tự điểm thiếu chữ đ", "đ left out of the letters"),
    why=(
        "Điểm đánh theo bảng chữ cái tiếng Việt: sau d là đ, rồi đến e.",
        "Points follow the Vietnamese alphabet: đ stands between d and e.",
    ),
    basis=_BASIS,
    origin=("B02",),
    regimes=STATE,
    applies=_has,
    bad=(
        Example(
            (
                (
                    "d) Sản phẩm: bộ tài liệu hướng dẫn.",
                    "d) Sản phẩm: bộ tài liệu hướng dẫn.\ne) Kinh phí: theo dự toán.",
                ),
            )
        ),
    ),
    good=(
        Example(
            (
                (
                    "d) Sản phẩm: bộ tài liệu hướng dẫn.",
                    "d) Sản phẩm: bộ tài liệu hướng dẫn.\nđ) Kinh phí: theo dự toán.",
                ),
            )
        ),
    ),
)
def letters(draft: Draft) -> Iterator[Flaw]:
    """e right behind d."""
    for step in _steps(draft):
        pair = (step.before.number.strip(" .)"), step.after.number.strip(" .)"))
        if pair == ("d", "e"):
            yield Flaw(
                ("Sau điểm d là điểm đ.", "đ follows d."),
                _label(draft, step.after),
                fix=("Dùng “đ)”, rồi “e)”.", "Use đ), then e)."),
            )
