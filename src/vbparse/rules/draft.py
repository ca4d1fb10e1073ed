"""*Dự thảo được soát*: everything that a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from vbparse.document import Layout, Plan, Said, Source, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.profile import Profile
from vbparse.rules.regime import PARTY, Regime, regime_of
from vbparse.rules.rule import Need
from vbparse.vietnamese.fold import bare

if TYPE_CHECKING:
    from vbparse.rules._task_shapes import Told
    from vbparse.rules.form._form import Form
    from vbparse.rules.parent._comparison import Comparison

__all__ = ["Draft"]

_FORMED = {
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NO_TEXT: Said = ("tệp có trang không có lớp chữ", "pages of the file hold no text")
_UNDRESSED: Said = (
    "tệp không có Quốc hiệu, số, ký hiệu: bản in lại, không phải bản trình bày theo thể thức",
    "the file has neither national name nor number: a reprint, not set as the original was",
)
_NAMES = ("CONG HOA XA HOI", "DOC LAP", "DANG CONG SAN")
_OWN_NUMBER = lazy(r"(?i)\s{1,9}(?:của\s[^\d]{2,120}\s)?số\s{0,3}:?\s{0,3}\d")
_LACKS: dict[Need, Said] = {
    Need.HEAD: (
        "văn bản thuần không mang theo phần đầu trang",
        "the plain text has come without the head of the page",
    ),
    Need.END: (
        "văn bản thuần có thể đã mất phần cuối",
        "the plain text may have lost its end",
    ),
    Need.LINES: ("văn bản không còn dấu xuống dòng", "the text has lost its line ends"),
    Need.FORM: (
        "chỉ Word hoặc PDF có lớp chữ cho biết hình thức trình bày",
        "only Word, or PDF with text, shows how it is set",
    ),
    Need.WORD: ("chỉ tệp Word cho biết điều này", "only a Word file shows this"),
    Need.PAGES: ("chỉ PDF cho biết vị trí trên trang", "only PDF shows places on the page"),
    Need.FILE_NAME: ("không biết tên tệp", "the file has no name"),
    Need.PARENT: ("chưa cho văn bản cấp trên", "the parent directive was not given"),
}


@dataclass(frozen=True)
class Draft:
    """A plan as read, the profile it is held to, and its parent directive when that is given."""

    plan: Plan
    layout: Layout
    profile: Profile
    parent: Plan | None = None

    @property
    def source(self) -> Source:
        """The file as read."""
        return self.layout.source

    @property
    def flow(self) -> str:
        """The running text; offsets are those of ``source.text``."""
        return self.layout.flow

    @cached_property
    def regime(self) -> Regime:
        """As the profile says, else by issuer and date."""
        return self.profile.regime or regime_of(self.plan)

    @property
    def party(self) -> bool:
        """Held to the rules of the Party."""
        return self.regime in PARTY

    @property
    def attached(self) -> bool:
        """Issued with a decision: no number, date, signature or recipients of its own
        (ND30 Phụ lục III, mẫu 1.3)."""
        return self.plan.issued_with is not None

    @cached_property
    def day(self) -> date | None:
        """The date of issue, when it is known to the day."""
        value = self.plan.issued_on.value
        return date.fromisoformat(value) if value and len(value) == 10 else None

    def zone(self, *kinds: ZoneKind) -> Span:
        """The first stretch of the first kind that is there, else the first line."""
        for kind in kinds:
            span = self.layout.zone(kind)
            if span is not None:
                return span
        return self.first_line

    @cached_property
    def form(self) -> Form:
        """How its components are set: lines and styles of Word and PDF."""
        from vbparse.rules.form._form import Form

        return Form(self.plan, self.layout)

    @cached_property
    def told_tasks(self) -> list[list[Told]]:
        """The tasks that are told by labels, then those of each table."""
        from vbparse.rules._task_shapes import told_in

        return told_in(self)

    @cached_property
    def against(self) -> Comparison:
        """The draft beside its parent directive; only for rules that need the parent."""
        from vbparse.rules.parent._comparison import compare

        if self.parent is None or self.parent.layout is None:
            raise ValueError("no parent directive with its layout")
        return compare(self.plan, self.layout, self.parent, self.parent.layout)

    @cached_property
    def cited_in(self) -> tuple[int, int]:
        """From the opening to the end of the last căn cứ, under a heading of their own too."""
        zone = self.zone(ZoneKind.PREAMBLE, ZoneKind.BODY)
        ends = [span.end for c in self.plan.citations if c.preamble for span in c.spans]
        return zone.start, max(zone.end, *ends) if ends else zone.end

    @property
    def first_line(self) -> Span:
        """The first line that holds text: where a missing head is shown."""
        start = len(self.flow) - len(self.flow.lstrip())
        stop = self.flow.find("\n", start)
        return Span(start, stop if 0 <= stop < start + 120 else min(start + 120, len(self.flow)))

    @property
    def last_line(self) -> Span:
        """The last words of the body: where a missing end is shown."""
        body = self.layout.zone(ZoneKind.BODY) or self.layout.span
        end = body.start + len(self.flow[body.start : body.end].rstrip())
        start = max(body.start, end - 80)
        return Span(self.flow.rfind("\n", start, end) + 1 or start, end)

    @cached_property
    def _headed(self) -> bool:
        """Anything of the first page's head is there: issuer, national name, motto, Party."""
        body = self.layout.zone(ZoneKind.PREAMBLE) or self.layout.zone(ZoneKind.BODY)
        start = self.layout.span.start
        end = body.start if body else min(start + 1500, self.layout.span.end)
        if any(start <= span.start < end for span in self.plan.issuer.spans):
            return True
        head = " ".join(bare(self.flow[start:end]).upper().split())
        return any(name in head for name in _NAMES)

    @property
    def _halved(self) -> bool:
        """Neither issuer nor number in the head: the text has lost its left half."""
        plan = self.plan
        body = self.layout.zone(ZoneKind.PREAMBLE) or self.layout.zone(ZoneKind.BODY)
        end = body.start if body else self.layout.span.end
        return not plan.doc_number.spans and not any(s.start < end for s in plan.issuer.spans)

    @cached_property
    def _reprinted(self) -> bool:
        """The title holds its own number, *QUYẾT ĐỊNH CỦA … SỐ 5/2004/QĐ-UB NGÀY …*: a law portal
        has printed the text without the head, and often without the end."""
        kind = self.plan.doc_type.spans
        start = len(self.flow) - len(self.flow.lstrip())
        if not kind or kind[0].start != start or self.form.dressed:
            return False
        return bool(_OWN_NUMBER.match(self.flow, kind[0].end, kind[0].end + 300))

    def lacks(self, needs: frozenset[Need]) -> Said | None:
        """Why a rule with those needs cannot be evaluated, or ``None``."""
        if self.source.text_layer in ("none", "mixed") or not self.flow.strip():
            return _NO_TEXT
        for need in sorted(needs):
            if not self._shows(need):
                formed = need in (Need.FORM, Need.HEAD, Need.END)
                undressed = formed and self.source.media_type in _FORMED
                return _UNDRESSED if undressed else _LACKS[need]
        return None

    def _shows(self, need: Need) -> bool:
        formed = self.source.media_type in _FORMED and self.source.text_layer == "native"
        match need:
            case Need.HEAD:
                if formed:
                    return not self._reprinted
                return self._headed and not self._halved
            case Need.END:
                plan = self.plan
                if bool(plan.recipients or plan.signer.spans):
                    return True
                return formed and not self._reprinted
            case Need.LINES:
                return not self.layout.flat
            case Need.FORM:
                return formed and (self.attached or self.form.dressed)
            case Need.WORD:
                return formed and self.source.media_type != "application/pdf"
            case Need.PAGES:
                return formed and self.source.media_type == "application/pdf"
            case Need.FILE_NAME:
                return bool(self.source.name) and self.source.name != "-"
            case Need.PARENT:
                return self.parent is not None and self.parent.layout is not None
