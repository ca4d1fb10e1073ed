"""*Viện dẫn viết sai*: cited numbers and dates that could not be read as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import NearMiss, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.letters import LETTER, UPPER

__all__ = ["malformed"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6"
_TYPES = "QĐ|KH|CT|NQ|TB|BC|TTr|TT|NĐ|HD|CTr|KL|CV|ĐA"
_LABELLED = lazy(r"\s*\d{1,2}\s?[-–]\s+\S+$")
_SYMBOL = lazy(r"\d/|[A-ZĐ]-[A-ZĐ]")
_SPACED = lazy(
    r"số\s(?P<symbol>\d{1,5}(?:/\d{4})?(?:"
    rf"(?:\s/[ ]?|/[ ])(?:\d{{4}}/)?[{UPPER}][\w-]{{1,9}}[-/]"
    rf"|[-/][{UPPER}]\w{{1,4}}(?:\s[-/][ ]?|[-/][ ])"
    rf"|(?:\s-[ ]?|-[ ])(?:{_TYPES})/)[{UPPER}][\w.-]{{0,15}})"
)
_JOINED = lazy(
    rf"số\s(?P<symbol>\d{{1,5}}(?:/\d{{4}})?/(?:(?:{_TYPES}|UBND)[{UPPER}][{LETTER}]{{1,9}}"
    rf"|[{UPPER}]{{5,14}})(?![\w/-])|\d{{1,5}}/(?:KH|QĐ)[{UPPER}]{{4,12}}-[{UPPER}]\w{{0,9}})"
)
_NO_SLASH = lazy(
    rf"số\s(?P<symbol>\d{{1,9}}[-.]?[{UPPER}]{{2}}[\w.&-]{{1,30}}(?<![.-]))(?![\w/&-])"
)
_NEAR = 80  # letters
_FIRST = lazy(r"(?<!\w)[^\W\d_]")
_LETTER_OF = lazy(r"(?i)(?:công|văn)\s+(?:văn|bản)\s{1,3}\Z")
_WHOLE = lazy(
    r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
)
_PAGED = lazy(r"(?:19|20)\d\d\s{1,9}\d{1,3}\s{0,9}$")


@rule(
    "VB309",
    "malformed-citation",
    severity="warning",
    title=("Số, ký hiệu hoặc ngày viện dẫn viết sai", "Cited number or date malformed"),
    why=(
        "Số, ký hiệu và ngày của văn bản được viện dẫn phải viết đúng để tra cứu được.",
        "A cited number or date must be right to be found.",
    ),
    basis=f"{_BASIS}.b",
    origin=("C04",),
    regimes=STATE | PARTY,
    bad=(
        Example((("số 12/KH-UBND ngày 16 tháng 01 năm 2023", "số 12/KH-UBND ngày 16/01/23"),)),
        Example((("số 12/KH-UBND ngày 16", "số 12/KH -UBND ngày 16"),)),
        Example((("số 12/KH-UBND ngày 16", "số 12/KHUBND ngày 16"),)),
        Example((("số 12/KH-UBND ngày 16", "số 12KH-UBND ngày 16"),)),
        Example((("số 12/KH-UBND ngày 16", "số 12-KH-UBND ngày 16"),)),
    ),
)
def malformed(draft: Draft) -> Iterator[Flaw]:
    """What looks like a number or a date and could not be read as one, and symbols of căn cứ
    that have lost a hyphen or gained a space."""
    blank = draft.plan.draft
    title = draft.layout.zone(ZoneKind.TITLE)
    head = title.start if title else 0
    yield from _symbols(draft)
    for miss in draft.plan.near_misses:
        printed = re.sub(r"\s+", " ", miss.text).strip()
        if "trống" in miss.why or blank or miss.start < head or _no_symbol(draft, miss):
            continue  # of the document's own number and day other rules speak
        yield Flaw(
            (f"“{printed}”: {miss.why}.", f"{printed}: could not be read."),
            Span(miss.start, miss.end),
            fix=("Kiểm tra lại.", "Check it."),
            sure=False,
        )


def _no_symbol(draft: Draft, miss: NearMiss) -> bool:
    """The label of a line before a name, *3- UBND*, or the number of a row behind a date."""
    line = draft.flow[draft.flow.rfind("\n", 0, miss.start) + 1 : miss.end]
    return bool(_LABELLED.match(line) or _PAGED.search(miss.text)) or _own_day(draft, miss)


def _own_day(draft: Draft, miss: NearMiss) -> bool:
    """A day that no calendar has, of issue or of the body: other rules speak of it (VB604 of
    every whole date from the opening on)."""
    if _WHOLE.fullmatch(miss.text.strip()) and "không có" in miss.why:
        return True
    head = draft.zone(ZoneKind.TITLE, ZoneKind.HEADER).start
    before = draft.flow[max(0, miss.start - 70) : miss.start]
    return "không có ngày" in miss.why and (miss.start < head or not _SYMBOL.search(before))


def _of_office(draft: Draft, hit: re.Match[str]) -> bool:
    """“Ban An toàn giao thông tại Công văn số 160/BATGT”: a letter of a body without units bears
    its name alone, and that name stands beside it."""
    if not _LETTER_OF.search(draft.flow[max(0, hit.start() - 12) : hit.start()]):
        return False
    name = hit["symbol"].rpartition("/")[2]
    around = draft.flow[max(0, hit.start() - _NEAR) : hit.start()], draft.flow[hit.end() :][:_NEAR]
    return any(name in "".join(_FIRST.findall(text)).upper() for text in around)


def _symbols(draft: Draft) -> Iterator[Flaw]:
    told: set[int] = set()  # where symbols begin: one fault of each is enough
    for pattern, vi, en in (
        (_SPACED, "thừa khoảng trắng trong ký hiệu", "spaces in the symbol"),
        (_JOINED, "thiếu dấu gạch nối trong ký hiệu", "no hyphen in the symbol"),
        (_NO_SLASH, "thiếu dấu gạch chéo trong ký hiệu", "no slash in the symbol"),
    ):
        for hit in pattern.finditer(draft.flow, *draft.cited_in):
            printed = " ".join(hit["symbol"].split())
            if hit.start("symbol") in told or (pattern is _JOINED and _of_office(draft, hit)):
                continue
            told.add(hit.start("symbol"))
            yield Flaw(
                (f"“{printed}”: {vi}.", f"{printed}: {en}."),
                Span(*hit.span("symbol")),
                fix=("Ghi đúng số, ký hiệu.", "Write it as it is."),
                sure=False,
            )
