"""*Phụ lục*: annexes that are named and not there, and how several of them are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["annex_heads", "annex_missing", "annex_numbers"]

_ANNEX = lazy(
    r"(?<!\w)(?:[Cc]ác\s+)?[Pp]hụ\s+lục(?:\s+(?:số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}))?"
    r"(?:\s+(?:chi\s+tiết|\w+\s+\w+))?\s*,?\s*(?:đính\s+|được\s+)?"
    r"(?:kèm\s+theo|gửi\s+kèm|đính\s+kèm|kèm|ban\s+hành\s+(?:kèm|cùng))(?!\w)"
)
_ANNEX_HEAD = lazy(r"PHỤ\s+LỤC|Phụ\s+lục|\(Kèm\s+theo")
_WORD_HEAD = (
    r"(?P<word>PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVX]{1,5}|\d{1,2})(?!\w))?"
)
_LINE_HEAD = lazy(rf"(?:^|(?<=\n))[ \t]*{_WORD_HEAD}[ \t]*[:.]?[ \t]*(?=\n|\Z)")
_FLAT_HEAD = lazy(
    rf"(?<=\s){_WORD_HEAD}[:.]?(?=(?:\s+[^\s\d(][^\s(]*){{2,30}}\s+\((?:Kèm|Ban\s+hành)\s)"
)


@rule(
    "VB226",
    "annex-missing",
    severity="warning",
    title=("Nói đến phụ lục kèm theo nhưng không có", "An annex is named and not there"),
    why=(
        "Phụ lục được viện dẫn phải kèm theo văn bản; có thể ở tệp khác.",
        "An annex that the text names belongs to the document; it may be another file.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1",
    origin=("B04",),
    needs=(Need.END,),
    bad=(
        Example((("thực hiện nhiệm vụ được giao.", "thực hiện nhiệm vụ tại Phụ lục kèm theo."),)),
    ),
)
def annex_missing(draft: Draft) -> Iterator[Flaw]:
    """“Phụ lục kèm theo” in a document without annexes; a person decides, it may be apart."""
    if draft.plan.annexes or draft.layout.spans(ZoneKind.ANNEX):
        return
    body = draft.zone(ZoneKind.BODY)
    hit = _ANNEX.search(draft.flow, body.start, body.end)
    if hit and draft.layout.flat and _ANNEX_HEAD.search(draft.flow, body.end):
        return  # it is there, but nothing tells where it begins
    if hit:
        yield Flaw(
            (
                "Phụ lục được nhắc đến không có trong tệp này.",
                "The annex that is named is not in this file.",
            ),
            Span(hit.start(), hit.end()),
            fix=("Gửi kèm phụ lục.", "Add the annex."),
            sure=False,
        )


@rule(
    "VB227",
    "annex-numbers",
    severity="error",
    title=("Đánh số phụ lục sai", "Annexes are numbered wrongly"),
    why=(
        "Từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã.",
        "Two annexes or more are numbered in Roman figures.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1.a",
    origin=("B04",),
    regimes=STATE,
    applies=lambda draft: len(annex_heads(draft)) > 1,
    bad=(
        Example(
            (
                (
                    "Lê Văn Hoàn\n",
                    "Lê Văn Hoàn\nPHỤ LỤC 1\nDANH SÁCH TỔ CÔNG NGHỆ SỐ\nThôn Một: ông Hà Văn Nam\n"
                    "PHỤ LỤC 2\nLỊCH TẬP HUẤN\nĐợt một: xã Hà Giang\n",
                ),
            )
        ),
        Example(
            (
                (
                    "Lê Văn Hoàn\n",
                    "Lê Văn Hoàn\nPhụ lục\nDANH SÁCH TỔ CÔNG NGHỆ SỐ\nThôn Một: ông Hà Văn Nam\n"
                    "Phụ lục\nLỊCH TẬP HUẤN\nĐợt một: xã Hà Giang\n",
                ),
            )
        ),
    ),
    good=(
        Example(
            (
                (
                    "Lê Văn Hoàn\n",
                    "Lê Văn Hoàn\nPhụ lục I\nDANH SÁCH TỔ CÔNG NGHỆ SỐ\nThôn Một: ông Hà Văn Nam\n"
                    "Phụ lục II\nLỊCH TẬP HUẤN\nĐợt một: xã Hà Giang\n",
                ),
            )
        ),
    ),
)
def annex_numbers(draft: Draft) -> Iterator[Flaw]:
    """Arabic figures, or none, on one of several annexes."""
    for hit in annex_heads(draft):
        number = hit["number"]
        if number and re.fullmatch(r"[IVXL]+", number):
            continue
        yield Flaw(
            (
                f"Phụ lục {number} phải đánh số La Mã."
                if number
                else "Phụ lục chưa đánh số La Mã.",
                f"Annex {number} takes a Roman number." if number else "The annex has no number.",
            ),
            Span(hit.start("word"), hit.end()),
            fix=("Dùng số La Mã.", "Use Roman figures."),
            sure=number is not None,
        )


def annex_heads(draft: Draft) -> list[re.Match[str]]:
    """The headings of annexes behind the end of the document: "Phụ lục 1" on a line of its own,
    or, in running text, before a title in capitals and "(Kèm theo …"."""
    start = draft.zone(ZoneKind.BODY).end
    first = min((annex.start for annex in draft.plan.annexes), default=start)
    pattern = _FLAT_HEAD if draft.layout.flat else _LINE_HEAD
    return [*pattern.finditer(draft.flow, min(start, first), draft.layout.span.end)]
