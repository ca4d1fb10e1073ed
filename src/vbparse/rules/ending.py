"""*Kết thúc nội dung*: the mark behind the last sentence of the body."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, rule

__all__ = ["mark", "mark_form", "party_mark"]

_TAIL = 400
_MARK = lazy(r"\.\s?/\s?\.")
_LIKE = lazy(r"(?:\.\s?/(?!\s?\.)|(?<![\d.])/\s?\.|\.\s?/\s?/\.?|(?<=[^\W\d])/)\s*$")
_AROUND = lazy(r"(?P<before>[./]*\s?)\.\s?/\s?\.(?P<after>[./]*)")
_END = "xem xét, giải quyết./."


def _whole(draft: Draft) -> bool:
    """The end of the document is there: it is signed, or has recipients."""
    return not draft.attached and bool(
        draft.plan.recipients or draft.plan.signer.spans or draft.plan.signer.value
    )


def _tail(draft: Draft) -> Span:
    """The last letters before recipients, signature and annexes."""
    ends = draft.layout.spans(ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE, ZoneKind.ANNEX)
    end = min((span.start for span in ends), default=draft.layout.span.end)
    return Span(max(draft.layout.span.start, end - _TAIL), end)


@rule(
    "VB401",
    "end-mark-missing",
    severity="warning",
    title=("Thiếu dấu kết thúc nội dung “./.”", "End mark ./. missing"),
    why=(
        "Mọi mẫu văn bản hành chính đều kết thúc nội dung bằng “./.”.",
        "Every template of an administrative document ends its body with “./.”.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4",
    origin=("B07",),
    regimes=STATE,
    applies=_whole,
    bad=(Example(((_END, "xem xét, giải quyết."),)),),
)
def mark(draft: Draft) -> Iterator[Flaw]:
    """Neither the mark nor something like it ends the body."""
    tail = _tail(draft)
    text = draft.flow[tail.start : tail.end]
    if not _MARK.search(text) and not _LIKE.search(text.rstrip()):
        yield Flaw(
            ("Nội dung chưa kết thúc bằng “./.”.", "The body does not end with ./."),
            draft.last_line,
            fix=("Kết thúc câu cuối bằng “./.”.", "End the last sentence with ./."),
            missing=True,
        )


@rule(
    "VB402",
    "end-mark-form",
    severity="warning",
    title=("Dấu kết thúc nội dung viết sai", "End mark malformed"),
    why=(
        "Dấu kết thúc là “./.”, không viết “/.”, “./” hay “. /.”.",
        "The mark is “./.”, not “/.”, “./” or “. /.”.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4",
    origin=("B07",),
    regimes=STATE,
    applies=_whole,
    bad=(
        Example(((_END, "xem xét, giải quyết/."),)),
        Example(((_END, "xem xét, giải quyết. /."),)),
        Example(((_END, "xem xét, giải quyết./.."),)),
        Example(((_END, "xem xét, giải quyết. ./."),)),
        Example(((_END, "xem xét, giải quyết/"),)),
    ),
)
def mark_form(draft: Draft) -> Iterator[Flaw]:
    """Something like the mark, or the mark with spaces inside."""
    tail = _tail(draft)
    text = draft.flow[tail.start : tail.end].rstrip()
    hits = [*_AROUND.finditer(text)]
    hit = hits[-1] if hits else _LIKE.search(text)
    if hit and hit[0].strip() != "./.":
        at = Span(tail.start + hit.start(), tail.start + hit.end())
        yield Flaw(
            (f"Dấu kết thúc “{hit[0]}” phải viết “./.”.", "Write the end mark as ./."),
            at,
            fix=("Viết “./.”.", "Write ./."),
            edits=(Edit(at, "./."),),
        )


@rule(
    "VB403",
    "end-mark-in-party-document",
    severity="info",
    title=("Văn bản của Đảng dùng dấu “./.”", "Party document with ./."),
    why=(
        "Hướng dẫn của Đảng không quy định dấu “./.”; nội dung kết thúc bằng dấu chấm.",
        "The guidance of the Party does not prescribe “./.”; a full stop ends the body.",
    ),
    basis="HD 05-HD/VPTW (2026), theo tài liệu hướng dẫn; nhiều dự thảo vẫn dùng",
    origin=("B07",),
    regimes=PARTY,
    applies=_whole,
    bad=(Example((("ngày 25 tháng 6 năm 2026.", "ngày 25 tháng 6 năm 2026./."),), sample="hd05"),),
)
def party_mark(draft: Draft) -> Iterator[Flaw]:
    """The mark of the state at the end of a Party document."""
    tail = _tail(draft)
    hits = [*_MARK.finditer(draft.flow[tail.start : tail.end])]
    if hits:
        at = Span(tail.start + hits[-1].start(), tail.start + hits[-1].end())
        yield Flaw(
            ("Văn bản của Đảng kết thúc bằng dấu chấm.", "A Party document ends with a stop."),
            at,
            fix=("Viết “.”.", "Write a full stop."),
            edits=(Edit(at, ".", safe=False),),
        )
