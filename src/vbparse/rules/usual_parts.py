"""*Phần thường có*: money, reporting and closing words, which few plans lack."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._body_parts import PRACTICE, closing_words, is_plan, kinds, working
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["budget", "closing", "reporting"]

_SHORT = 1000  # letters below which a plan may do without a budget or a report
_MONEY = lazy(r"kinh\s+phí|ngân\s+sách|nguồn\s+(?:vốn|lực)|dự\s+toán")
_LAST = 600  # letters in which a plan closes
_TURN_TO = lazy(
    r"[Tt]rong\s+quá\s+trình\s[^.;\n]{0,120}(?:vướng\s+mắc|khó\s+khăn|phát\s+sinh)[^;\n]{0,300}\Z"
    r"|(?:[Đđ]ề\s+nghị|[Yy]êu\s+cầu)\s[^.;\n]{3,200}(?:nghiêm\s+túc|quan\s+tâm|phối\s+hợp)\s[^.;\n]{0,60}"
    r"thực\s+hiện[^.;\n]{0,40}[./\s]{0,4}\Z"
)
_REPORT = lazy(r"báo\s+cáo|tổng\s+hợp")


@rule(
    "VB207",
    "no-budget",
    severity="info",
    title=("Không nói đến kinh phí", "Nothing on money"),
    why=(
        "Kế hoạch thường ghi nguồn kinh phí, dù chỉ một câu.",
        "A plan usually says where the money comes from.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: is_plan(draft) and not draft.party,
    bad=(
        Example(
            (
                (
                    "III. KINH PHÍ THỰC HIỆN\nKinh phí thực hiện lấy từ nguồn chi thường xuyên "
                    "được giao năm 2023 của Sở.\nIV. TỔ",
                    "III. TỔ",
                ),
            )
        ),
    ),
)
def budget(draft: Draft) -> Iterator[Flaw]:
    """Neither a section on it, nor a word of it in a plan of some length."""
    body = draft.zone(ZoneKind.BODY)
    words = _MONEY.search(draft.flow.lower(), body.start, body.end)
    if len(body) > _SHORT and not words and "budget" not in kinds(draft):
        yield Flaw(
            ("Không thấy nói đến kinh phí.", "The plan says nothing on money."),
            draft.last_line,
            fix=("Thêm mục “KINH PHÍ THỰC HIỆN”.", "Add a section on it."),
            missing=True,
        )


@rule(
    "VB208",
    "no-reporting",
    severity="info",
    title=("Không có chế độ báo cáo", "No reporting"),
    why=(
        "Kế hoạch thường quy định báo cáo kết quả về đâu, khi nào.",
        "A plan usually says where and when results are reported.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=is_plan,
    bad=(
        Example(
            (
                ("; báo cáo Giám đốc Sở kết quả thực hiện trước", " trước"),
                (" để tổng hợp, báo cáo Giám đốc Sở xem xét", " để xem xét"),
            )
        ),
    ),
)
def reporting(draft: Draft) -> Iterator[Flaw]:
    """Neither a section on it, nor a word of it in the body; "nếu vướng mắc thì báo cáo" among the
    closing words, and what the aims say, tell nobody to report results."""
    low = draft.flow.lower()
    words = any(_REPORT.search(low, span.start, span.end) for span in working(draft))
    top = {kind for s in draft.plan.sections if s.level == 1 for kind in s.kinds}
    if not words and "reporting" not in kinds(draft) and "monitoring" not in top:
        yield Flaw(
            ("Không thấy quy định báo cáo kết quả.", "Nothing says how results are reported."),
            draft.last_line,
            fix=("Ghi nơi nhận báo cáo và thời hạn.", "Say to whom and by when."),
            missing=True,
        )


@rule(
    "VB209",
    "no-closing",
    severity="info",
    title=("Thiếu câu kết", "No closing words"),
    why=(
        "Kế hoạch thường kết bằng “Trên đây là …”, hoặc nói rõ nơi phản ánh khi vướng mắc.",
        "A plan usually closes with whom to turn to.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: is_plan(draft) and not draft.party and not draft.attached,
    bad=(
        Example(
            (
                (
                    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Trung tâm "
                    "Chuyển đổi số để tổng hợp, báo cáo Giám đốc Sở xem xét, giải quyết./.",
                    "Các phòng hoàn thành việc của mình./.",
                ),
            )
        ),
    ),
)
def closing(draft: Draft) -> Iterator[Flaw]:
    """None of the usual words opens one of the last paragraphs of the body, or a sentence of
    the last one."""
    end = draft.last_line.end
    if not len(closing_words(draft)) and not _TURN_TO.search(draft.flow[max(0, end - _LAST) : end]):
        yield Flaw(
            ("Không có câu kết kế hoạch.", "The plan has no closing words."),
            draft.last_line,
            fix=("Thêm “Trên đây là Kế hoạch …”.", "Add Trên đây là Kế hoạch …."),
            missing=True,
        )
