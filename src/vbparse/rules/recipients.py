"""*Nơi nhận* (ô 9b) and *Kính gửi* (ô 9a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Recipient, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE, Regime
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["addressee", "archive", "archive_last", "as_above", "clerk", "dashes", "label", "marks"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9"
_ARCHIVE = "- Lưu: VT, CĐS."
_GOES_ON = lazy(r"\s{0,9}[-–+]\s{0,3}[^\W\d]\w*[\s:,]")  # behind what was read as the last entry
_LABEL = lazy(r"N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]\s*:?", re.IGNORECASE)
_CLERK = lazy(r"Lưu\s*:?\s*(?:VT|Văn\s+thư)(?!\w)", re.IGNORECASE)
_ADDRESSED = lazy(r"(?m)^[ \t]*Kính\s+gửi\s*:?")
_ENTRY = lazy(r"\n[ \t]*[-–+][ \t]*[^\W\d_]")
_TYPIST = lazy(r"\.\s?\*?\w{1,8}(?:\.?\s?\(?\d{1,3}\)?)?$")  # "Lưu: VT, TCCB. hoa (25)"
_END_MARK = lazy(r"\./|/\.")  # that of the body
_LINE = lazy(r"[^\n]+")


def _own(draft: Draft) -> bool:
    return not draft.attached


_NO_OFFICE = lazy(
    r"(?i)(?:công đoàn|liên đoàn|mặt trận|mttq|đoàn thanh niên|đoàn tncs|tiểu ban|chi bộ|chi đoàn"
    r"|(?<!\w)(?:hội|khoa|tổ|ban chấp hành)(?! đồng)(?!\w))"
)
"""Unions, associations, parts of a school: bodies that may have no clerk of their own."""


def _issued_by(draft: Draft) -> str:
    """Issuer and symbol: *Ban Thường trực* alone does not say whose."""
    said = f"{draft.plan.issuer.value or ''} {draft.plan.doc_number.value or ''}"
    return " ".join(said.split())


def _listed(draft: Draft) -> bool:
    return _own(draft) and bool(draft.plan.recipients)


def _archive(draft: Draft) -> Recipient | None:
    return next((r for r in draft.plan.recipients if r.kind == "archive"), None)


def _list(draft: Draft) -> Span:
    spans = [span for r in draft.plan.recipients for span in r.spans]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@rule(
    "VB411",
    "recipients-missing",
    severity="error",
    title=("Thiếu “Nơi nhận”", "Recipients missing"),
    why=(
        "Nơi nhận là thành phần thể thức bắt buộc.",
        "The list of recipients is a component that the law demands.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("R01",),
    regimes=STATE | PARTY,
    needs=(Need.END,),
    applies=_own,
    bad=(
        Example(
            (
                (
                    "Nơi nhận:\n- UBND tỉnh (để báo cáo);\n- Giám đốc, các Phó Giám đốc Sở;\n"
                    "- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, CĐS.\n",
                    "",
                ),
            )
        ),
    ),
)
def label(draft: Draft) -> Iterator[Flaw]:
    """No label was read, or what was read as the list begins with its first entry."""
    zone = draft.layout.zone(ZoneKind.RECIPIENTS)
    bare = zone is not None and draft.flow[zone.start : zone.end].lstrip()[:1] in "-–+•"
    if bare or (zone is None and not draft.plan.recipients):
        yield Flaw(
            ("Thiếu “Nơi nhận”.", "The list of recipients is missing."),
            draft.last_line,
            fix=("Thêm “Nơi nhận:” và danh sách.", "Add Nơi nhận: and the list."),
            missing=True,
        )


@rule(
    "VB412",
    "archive-line-missing",
    severity="error",
    title=("Nơi nhận thiếu dòng “Lưu”", "No archive line among the recipients"),
    why=(
        "Dòng cuối của nơi nhận là “Lưu”, ghi văn thư và đơn vị soạn thảo.",
        "The last line says where the document is kept.",
    ),
    basis=f"{_BASIS}.d; HD 05-HD/VPTW",
    origin=("R01",),
    regimes=STATE | PARTY,
    applies=_listed,
    bad=(Example((("- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, CĐS.", "- Các phòng thuộc Sở."),)),),
)
def archive(draft: Draft) -> Iterator[Flaw]:
    """No entry of the list is an archive."""
    if _archive(draft) is None:
        yield Flaw(
            ("Nơi nhận thiếu dòng “Lưu”.", "The list lacks its archive line."),
            draft.plan.recipients[-1].spans,
            fix=(
                "Thêm “- Lưu Văn phòng ….”." if draft.party else "Thêm “- Lưu: VT, ….”.",
                "Add the archive line.",
            ),
            missing=True,
        )


@rule(
    "VB413",
    "archive-line-not-last",
    severity="error",
    title=("Dòng “Lưu” không đứng cuối", "Archive line is not the last"),
    why=("“Lưu” là dòng cuối cùng của nơi nhận.", "The archive line ends the list."),
    basis=f"{_BASIS}.d",
    origin=("R01",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=lambda draft: _listed(draft) and _archive(draft) is not None,
    bad=(
        Example(
            (
                (
                    "- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, CĐS.",
                    "- Lưu: VT, CĐS;\n- Các phòng, đơn vị thuộc Sở.",
                ),
            )
        ),
    ),
)
def archive_last(draft: Draft) -> Iterator[Flaw]:
    """Another entry stands behind the archive, on a line of its own with a dash."""
    found = _archive(draft)
    if found is None or not found.spans:
        return
    end = found.spans[-1].end
    name = next((s.start for s in draft.plan.signer.spans if s.start > end), draft.layout.span.end)
    behind = _ENTRY.search(draft.flow, end, min(name, end + 200))
    if behind:
        yield Flaw(
            ("Dòng “Lưu” phải đứng cuối nơi nhận.", "The archive line must be the last."),
            found.spans,
            fix=("Chuyển xuống cuối.", "Move it to the end."),
        )


@rule(
    "VB414",
    "clerk-of-the-state",
    severity="error",
    title=("Dòng “Lưu” thiếu văn thư (VT)", "Archive line without VT"),
    why=(
        "Văn bản hành chính lưu tại văn thư: “Lưu: VT, …”.",
        "State documents are kept by the clerk: “Lưu: VT, …”.",
    ),
    basis=f"{_BASIS}.d",
    origin=("R01",),
    regimes=STATE,
    applies=lambda draft: _listed(draft) and _archive(draft) is not None,
    bad=(Example(((_ARCHIVE, "- Lưu: CĐS."),)), Example(((_ARCHIVE, "- Lưu: VP, CĐS."),))),
    good=(Example(((_ARCHIVE, "- Lưu: Văn thư, CĐS."),)),),
)
def clerk(draft: Draft) -> Iterator[Flaw]:
    """Neither VT nor văn thư behind “Lưu”."""
    found = _archive(draft)
    if found and not re.search(r"(?<!\w)(?:VT|văn thư|hcvt)(?!\w)", found.value, re.IGNORECASE):
        yield Flaw(
            (f"“{found.value}” thiếu “VT”.", "The archive line lacks VT."),
            found.spans,
            fix=("Viết “Lưu: VT, …”.", "Write Lưu: VT, …."),
            sure=not _NO_OFFICE.search(_issued_by(draft)),
        )


@rule(
    "VB415",
    "clerk-in-party-document",
    severity="error",
    title=("Văn bản của Đảng ghi “Lưu: VT”", "Party document kept by VT"),
    why=(
        "Văn bản của Đảng ghi “Lưu Văn phòng …”, không ghi VT và không có dấu hai chấm.",
        "A Party document says “Lưu Văn phòng …”, without VT.",
    ),
    basis="HD 05-HD/VPTW; HD 36-HD/VPTW",
    origin=("R01",),
    regimes=PARTY,
    applies=_listed,
    bad=(Example((("- Lưu Văn phòng Đảng ủy.", "- Lưu: VT, VPĐU."),), sample="hd05"),),
)
def party_clerk(draft: Draft) -> Iterator[Flaw]:
    """VT behind “Lưu”."""
    found = _archive(draft)
    if found and _CLERK.match(found.value):
        yield Flaw(
            ("Văn bản của Đảng không ghi “Lưu: VT”.", "A Party document does not say Lưu: VT."),
            found.spans,
            fix=("Viết “Lưu Văn phòng ….”.", "Write Lưu Văn phòng …."),
        )


@rule(
    "VB416",
    "recipients-marks",
    severity="error",
    title=("Dấu cuối dòng ở nơi nhận sai", "Marks at the line ends of the list are wrong"),
    why=(
        "Cuối mỗi dòng của nơi nhận có dấu chấm phẩy, dòng cuối có dấu chấm.",
        "Lines of the list end with a semicolon, the last with a full stop.",
    ),
    basis=f"{_BASIS}.d; HD 05-HD/VPTW",
    origin=("R01",),
    regimes=STATE | {Regime.HD05},  # until 2026 the Party ended these lines with a comma
    needs=(Need.LINES,),
    applies=_listed,
    bad=(
        Example((("(để báo cáo);", "(để báo cáo),"),)),
        Example(((_ARCHIVE, "- Lưu: VT, CĐS;"),)),
        Example(((_ARCHIVE, "- Lưu: VT, CĐS./."),)),
    ),
    good=(Example(((_ARCHIVE, "- Lưu: VT, CĐS. hoa"),)),),
)
def marks(draft: Draft) -> Iterator[Flaw]:
    """What stands right behind each entry; an entry broken over lines counts once."""
    entries = sorted(
        (r for r in draft.plan.recipients if r.spans), key=lambda entry: entry.spans[0].start
    )
    for i, entry in enumerate(entries):
        end = entry.spans[-1].end
        stop = draft.flow.find("\n", end)
        behind = draft.flow[end : stop if stop >= 0 else len(draft.flow)].strip()
        last = i == len(entries) - 1 and not _GOES_ON.match(draft.flow, max(end, stop))
        wanted = "." if last else ";"
        mark = behind[-1:] or draft.flow[end - 1 : end]
        ended = mark == wanted and not (
            last and _END_MARK.search(draft.flow, max(0, end - 4), end + 3)
        )
        if len(behind) > 60 or ended or (last and _TYPIST.search(entry.value)):
            continue
        at = Span(end - 1, end) if not behind else Span(end, end + max(1, len(behind)))
        shown = mark if mark in ".;,:" else "không có dấu"
        yield Flaw(
            (
                f"Cuối dòng “{entry.value[:40]}” phải là dấu “{wanted}” ({shown}).",
                f"The line must end with {wanted}.",
            ),
            at,
            fix=(f"Dùng dấu “{wanted}”.", f"Use {wanted}."),
            edits=(Edit(Span(end, end + len(behind)), wanted),) if len(behind) <= 1 else (),
        )


@rule(
    "VB417",
    "recipients-without-dash",
    severity="error",
    title=("Dòng nơi nhận thiếu gạch đầu dòng", "Entries of the list without a dash"),
    why=(
        "Mỗi nơi nhận ghi trên một dòng, đầu dòng có gạch đầu dòng.",
        "Each recipient stands on its own line behind a dash.",
    ),
    basis=f"{_BASIS}.d",
    origin=("R01",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=_listed,
    bad=(Example((("- Giám đốc, các Phó", "Giám đốc, các Phó"),)),),
)
def dashes(draft: Draft) -> Iterator[Flaw]:
    """A line of the list that begins with a letter, right behind a line that is complete."""
    zone, start = _list(draft), 0
    for whole in draft.layout.spans(ZoneKind.RECIPIENTS):
        start = whole.start if whole.overlaps(zone) and not start else start
    start = start or draft.flow.rfind("\n", 0, zone.start) + 1
    before = ";"
    for line in _LINE.finditer(draft.flow, start, zone.end):
        text = line[0].strip()
        if not text or _LABEL.match(text):
            continue
        if before in ";.:" and text[0].isalpha() and (text[0].isupper() or text[0].isdigit()):
            first = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Flaw(
                ("Thiếu gạch đầu dòng ở nơi nhận.", "The entry lacks its dash."),
                Span(first, line.start() + len(line[0].rstrip())),
                fix=("Thêm “- ” ở đầu dòng.", "Add a dash."),
                edits=(Edit(Span(first, first), "- "),),
            )
        before = text[-1]


@rule(
    "VB418",
    "addressee-in-plan",
    severity="warning",
    title=("Kế hoạch có “Kính gửi”", "A plan with Kính gửi"),
    why=(
        "“Kính gửi” dùng cho công văn, tờ trình, báo cáo gửi cấp trên; kế hoạch ghi nơi nhận.",
        "Kính gửi belongs to letters, submissions and reports to superiors.",
    ),
    basis=f"{_BASIS}.b-c",
    origin=("R03",),
    regimes=STATE | PARTY,
    applies=lambda draft: draft.plan.doc_type.code == "KH",
    bad=(Example((("năm 2023\nCăn cứ Quyết", "năm 2023\nKính gửi: UBND tỉnh\nCăn cứ Quyết"),)),),
)
def addressee(draft: Draft) -> Iterator[Flaw]:
    """The words stand at the start of a line before the body."""
    zone = draft.layout.zone(ZoneKind.ADDRESSEE)
    body = draft.layout.zone(ZoneKind.BODY)
    end = body.start if body else draft.layout.span.end
    hit = _ADDRESSED.search(draft.flow, draft.layout.span.start, end)
    at = Span(hit.start(), hit.end()) if hit else zone
    if at is not None:
        yield Flaw(
            ("Kế hoạch không ghi “Kính gửi”.", "A plan has no Kính gửi."),
            at,
            fix=("Bỏ “Kính gửi”, ghi ở “Nơi nhận”.", "Move it to the recipients."),
        )


@rule(
    "VB419",
    "as-above-without-addressee",
    severity="warning",
    title=("“Như trên” nhưng không có “Kính gửi”", "Như trên without an addressee"),
    why=(
        "“Như trên” chỉ những nơi đã ghi ở “Kính gửi”.",
        "Như trên stands for those named behind Kính gửi.",
    ),
    basis=f"{_BASIS}.d",
    origin=("R01",),
    regimes=STATE | PARTY,
    applies=_listed,
    bad=(Example((("- UBND tỉnh (để báo cáo);", "- Như trên;"),)),),
)
def as_above(draft: Draft) -> Iterator[Flaw]:
    """An entry “Như trên” in a document without an addressee."""
    if draft.layout.zone(ZoneKind.ADDRESSEE) is not None:
        return
    for entry in draft.plan.recipients:
        if entry.value.lower().startswith(("như trên", "như kính gửi")):
            yield Flaw(
                ("“Như trên” không chỉ nơi nào cả.", "Như trên points to nothing."),
                entry.spans,
                fix=("Ghi rõ nơi nhận.", "Name the recipient."),
            )
