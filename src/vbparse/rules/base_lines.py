"""*Dòng căn cứ*: the marks at the ends of the lines."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._base_list import RUNS_ON, listed
from vbparse.rules.draft import Draft
from vbparse.rules.regime import Regime
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.letters import UPPER

__all__ = ["last", "marks"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6"
_PROPOSED = lazy(r"\s*[-+*]?\s*(?:Theo|Xét|Trên\s+cơ\s+sở)\s+đề\s+nghị\s")
_ISSUES = lazy(r"(?::|như\s+sau|sau\s+đây)[\s:.,;]{0,4}$")
_ISSUING = lazy(
    rf"\n\s{{0,9}}(?=[{UPPER}][^\n.;:]{{1,110}}\s(?:ban\s+hành|xây\s+dựng|triển\s+khai|đề\s+ra|lập)\s+"
    r"[Kk]ế\s+hoạch\s)"
)
_NO_SUBJECT = lazy(
    r"\d{4}\scủa\s(?:(?!\s(?:về|ban\shành|phê\sduyệt|quy\sđịnh|hướng\sdẫn)\s)[^\n;.]){2,80}$"
)
_FIRST = "chuyển đổi số quốc gia;"
_LAST = "về chuyển đổi số năm 2023.\n"


@rule(
    "VB301",
    "base-line-marks",
    severity="error",
    title=("Dấu cuối dòng căn cứ sai", "Marks at the ends of căn cứ lines are wrong"),
    why=(
        "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối kết thúc bằng dấu chấm.",
        "Each căn cứ is a line that ends with a semicolon, the last with a full stop.",
    ),
    basis=f"{_BASIS}.a",
    origin=("C01",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.LINES,),
    applies=lambda draft: len(listed(draft)) >= 2,
    bad=(
        Example(((_FIRST, "chuyển đổi số quốc gia,"),)),
        Example(((_FIRST, "chuyển đổi số quốc gia"),)),
    ),
    good=(Example(((_LAST, "về chuyển đổi số năm 2023,\n"),)),),
)
def marks(draft: Draft) -> Iterator[Flaw]:
    """Every line but the last ends with a semicolon. Of the last one VB302 speaks."""
    final = listed(draft)[-1]
    for span in listed(draft):
        if span == final:
            continue
        end = draft.flow[span.end - 1]
        if end != ";":
            wrong = end in ".,:"
            at = Span(span.end - 1, span.end)
            yield Flaw(
                ("Dòng căn cứ phải kết thúc bằng dấu chấm phẩy.", "The line must end with ;."),
                at,
                fix=("Dùng dấu “;”.", "Use ;."),
                edits=(Edit(at if wrong else Span(span.end, span.end), ";"),),
            )


@rule(
    "VB302",
    "last-base-mark",
    severity="warning",
    title=("Dòng căn cứ cuối không kết thúc bằng dấu chấm", "Last căn cứ without a full stop"),
    why=(
        "Dòng căn cứ cuối kết thúc bằng dấu chấm; nhiều nơi dùng dấu phẩy nối sang câu sau.",
        "The last line ends with a full stop; many run it into the next sentence.",
    ),
    basis=f"{_BASIS}.a",
    origin=("C01",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.LINES,),
    applies=lambda draft: bool(listed(draft)),
    bad=(
        Example(((_LAST, "về chuyển đổi số năm 2023;\n"),)),
        Example(((_LAST, "về chuyển đổi số năm 2023\n"),)),
    ),
    good=(
        Example(((_LAST, "về chuyển đổi số năm 2023, Sở ban hành Kế hoạch thực hiện như sau:\n"),)),
    ),
)
def last(draft: Draft) -> Iterator[Flaw]:
    """A semicolon or a comma at the end of the last line; a sentence that leads on is no list,
    and *Theo đề nghị …* may close it."""
    span = listed(draft)[-1]
    if _PROPOSED.match(draft.flow, span.end) or _PROPOSED.match(draft.flow, span.start):
        return
    issuing = _ISSUING.search(draft.flow, span.start, draft.zone(ZoneKind.PREAMBLE).end)
    if issuing and _NO_SUBJECT.search(draft.flow, span.start, issuing.start()):
        issuing = None  # … của UBND thị xã Hồng / Ngọc ban hành Kế hoạch …
    if issuing and not RUNS_ON.search(draft.flow, span.start, issuing.start()):
        span = Span(span.start, span.start + len(draft.flow[span.start : issuing.start()].rstrip()))
    leads = _ISSUES.search(draft.flow, span.start, span.end)
    mark = draft.flow[span.end - 1]
    several = len(listed(draft)) > 1  # one sentence alone may run on behind its comma
    open_end = mark == ";" or (several and (mark == "," or (issuing and mark.isalnum())))
    if open_end and not leads and _ended(draft, span, issuing=bool(issuing)):
        at = Span(span.end - 1, span.end) if mark in ";," else Span(span.end, span.end)
        yield Flaw(
            ("Dòng căn cứ cuối phải kết thúc bằng dấu chấm.", "End the last line with a stop."),
            Span(span.end - 1, span.end),
            fix=("Dùng dấu “.”.", "Use a full stop."),
            edits=(Edit(at, "."),),
        )


def _ended(draft: Draft, span: Span, *, issuing: bool) -> bool:
    """Whether the last line is a whole one: what follows begins with a capital or a mark."""
    rest = draft.flow[span.end : span.end + 40].lstrip()
    return issuing or not rest[:1].islower()
