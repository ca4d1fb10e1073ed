"""*Tên loại, trích yếu nội dung* (ô 5a)."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.doc_types import by_name
from vbparse.vietnamese.letters import LOWER

__all__ = ["about_letter", "first_letter", "kind", "kind_case", "stop", "subject", "twice"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.5"
_TITLE = "KẾ HOẠCH\nNâng cao kỹ năng số cho người dân tỉnh Thanh Hóa năm 2023"
_LINE = lazy(r"(?m)^[^\n]{2,40}$")
_UNITS = ("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn")
_LINKS = ("của", "và", "về", "tại", "với", "theo", "cho")
_UNFINISHED = "|".join(rf"(?<={word}\n)" for word in (*_UNITS, *_LINKS))
_GOES_ON = lazy(  # … trên địa bàn tỉnh / Phú Yên năm 2024.
    rf"[ \t]{{0,9}}\n[ \t]{{0,9}}(?P<line>(?:(?=[{LOWER}])|{_UNFINISHED})[^\n]{{1,90}}\.)"
    r"[ \t]{0,9}\n"
)
_BELOW = 160  # letters in which a title stands that was not seen
_LETTER = lazy(r"(?<!\w)\(?[Vv]/[Vv]\)?\s{0,3}:?\s")
_V_V = lazy(r"V/[vV]:?\s{0,5}\Z")


def _has_type(draft: Draft) -> bool:
    return bool(draft.plan.doc_type.spans)


def _small(draft: Draft) -> Span | None:
    """A line of the head or title that is the name of a type in small letters."""
    start = draft.layout.span.start
    end = draft.zone(ZoneKind.TITLE, ZoneKind.HEADER).end
    if draft.layout.zone(ZoneKind.TITLE) is None:
        line_end = draft.flow.find("\n", min(end + _BELOW, draft.layout.span.end))
        end = draft.layout.span.end if line_end < 0 else line_end
    for line in _LINE.finditer(draft.flow, start, end):
        printed = line[0].strip()
        if printed != printed.upper() and by_name(" ".join(printed.split())):
            return Span(line.start(), line.start() + len(line[0].rstrip()))
    return None


def _titled(draft: Draft) -> bool:
    """A type stands as a title; one that only the symbol names does not count."""
    found, number = draft.plan.doc_type, draft.plan.doc_number.spans
    return found.value is not None and not (number and found.spans == number)


def _has_subject(draft: Draft) -> bool:
    return draft.plan.subject.value is not None and bool(draft.plan.subject.spans)


@rule(
    "VB131",
    "type-missing",
    severity="error",
    title=("Thiếu tên loại văn bản", "Type of document missing"),
    why=(
        "Tên loại văn bản ghi bằng chữ in hoa phía trên trích yếu; công văn không có tên loại.",
        "The type stands in capitals above the subject.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("T01",),
    regimes=STATE | PARTY,
    applies=lambda draft: draft.plan.doc_type.code != "CV",
    bad=(Example((("KẾ HOẠCH\nNâng cao", "Nâng cao"),)),),
)
def kind(draft: Draft) -> Iterator[Flaw]:
    """No type stands as a title; one that only the symbol names does not count."""
    if not _titled(draft) and _small(draft) is None:
        yield Flaw(
            ("Thiếu tên loại văn bản.", "The type of the document is missing."),
            draft.zone(ZoneKind.TITLE, ZoneKind.HEADER),
            fix=("Thêm dòng “KẾ HOẠCH”.", "Add the line KẾ HOẠCH."),
            missing=True,
        )


@rule(
    "VB132",
    "type-capitals",
    severity="error",
    title=("Tên loại không viết in hoa", "Type not in capitals"),
    why=("Tên loại trình bày bằng chữ in hoa.", "The type is set in capitals."),
    basis=f"{_BASIS}.b",
    origin=("T01",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    bad=(Example((("KẾ HOẠCH\nNâng cao", "Kế hoạch\nNâng cao"),)),),
    good=(
        Example(
            (("KẾ HOẠCH\nNâng cao", "KẾ HOẠCH\nRà soát hệ thống văn bản pháp luật\nNâng cao"),)
        ),
    ),
)
def kind_case(draft: Draft) -> Iterator[Flaw]:
    """A line before the preamble that is the name of a type, and not in capitals."""
    at = _small(draft)
    if at is not None:
        printed = draft.flow[at.start : at.end].strip()
        yield Flaw(
            (f"“{printed}” phải viết in hoa.", f"{printed} must stand in capitals."),
            at,
            fix=(f"Viết “{printed.upper()}”.", f"Write {printed.upper()}."),
            edits=(Edit(at, printed.upper()),),
        )


@rule(
    "VB133",
    "subject-missing",
    severity="error",
    title=("Thiếu trích yếu nội dung", "Subject missing"),
    why=(
        "Trích yếu là câu ngắn gọn hoặc cụm từ phản ánh khái quát nội dung, đặt dưới tên loại.",
        "A short phrase below the type says what the document is about.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("T01",),
    regimes=STATE | PARTY,
    applies=_has_type,
    bad=(Example(((_TITLE, "KẾ HOẠCH"),)),),
)
def subject(draft: Draft) -> Iterator[Flaw]:
    """Nothing was read below the type; without a type nobody knows where it begins."""
    if draft.plan.subject.value is None and _titled(draft):
        yield Flaw(
            ("Thiếu trích yếu nội dung.", "The subject is missing."),
            draft.plan.doc_type.spans[0],
            fix=("Thêm trích yếu dưới tên loại.", "Add the subject below the type."),
            missing=True,
        )


@rule(
    "VB134",
    "subject-full-stop",
    severity="info",
    title=("Trích yếu kết thúc bằng dấu chấm", "Subject ends with a full stop"),
    why=(
        "Trích yếu là một cụm từ, không kết thúc bằng dấu chấm.",
        "The subject is a phrase without a full stop.",
    ),
    basis=f"{_BASIS}.a (thông lệ)",
    origin=("T02",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=_has_subject,
    bad=(Example((("Thanh Hóa năm 2023\nCăn cứ", "Thanh Hóa năm 2023.\nCăn cứ"),)),),
)
def stop(draft: Draft) -> Iterator[Flaw]:
    """A full stop at or right behind the end of the subject."""
    span = draft.plan.subject.spans[-1]
    more = _GOES_ON.match(draft.flow, span.end)
    if more:  # a second line that ends as a sentence was not taken for the subject
        span = Span(span.start, more.end("line"))
    tail = draft.flow[span.end - 1 : span.end + 1].strip()
    if "." in tail and not draft.flow[span.start : span.end].endswith("TP."):
        at = Span(span.end - 1, span.end) if tail[0] == "." else Span(span.end, span.end + 1)
        yield Flaw(
            ("Trích yếu không kết thúc bằng dấu chấm.", "The subject takes no full stop."),
            at,
            fix=("Bỏ dấu chấm.", "Leave it out."),
            edits=(Edit(at, ""),),
        )


@rule(
    "VB135",
    "subject-first-letter",
    severity="error",
    title=("Chữ đầu của trích yếu viết sai", "First letter of the subject is wrong"),
    why=(
        "Văn bản hành chính: trích yếu bắt đầu bằng chữ hoa; văn bản của Đảng (từ 2026): chữ "
        "thường.",
        "State: the subject begins with a capital; Party, from 2026: with a small letter.",
    ),
    basis=f"{_BASIS}.b (chữ in thường, kiểu câu); HD 05-HD/VPTW",
    origin=("T01",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=_has_subject,
    bad=(
        Example(
            (
                (
                    "\nNâng cao kỹ năng số cho người dân tỉnh Thanh Hóa năm 2023\n",
                    "\nnâng cao kỹ năng số cho người dân tỉnh Thanh Hóa năm 2023\n",
                ),
            )
        ),
    ),
)
def first_letter(draft: Draft) -> Iterator[Flaw]:
    """A small letter where the state demands a capital; of Party documents nothing is said, as
    the two descriptions of their rule contradict one another."""
    if draft.party:
        return
    span = draft.plan.subject.spans[0]
    first = draft.flow[span.start]
    if _V_V.search(draft.flow[max(0, span.start - 12) : span.start]):
        return  # "V/v tăng cường …": the line begins with the V
    if first.isalpha() and first.islower() and not _LETTER.match(draft.flow, span.start):
        at = Span(span.start, span.start + 1)
        yield Flaw(
            ("Trích yếu phải bắt đầu bằng chữ hoa.", "The subject begins with a capital."),
            at,
            fix=(f"Viết “{first.upper()}”.", f"Write {first.upper()}."),
            edits=(Edit(at, first.upper()),),
        )


@rule(
    "VB136",
    "subject-says-type-twice",
    severity="info",
    title=("Trích yếu lặp lại tên loại", "Subject repeats the type"),
    why=(
        "Tên loại đã đứng ở dòng trên, trích yếu không cần lặp lại.",
        "The type stands right above; the subject need not say it again.",
    ),
    basis="Thông lệ trình bày",
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=_has_subject,
    bad=(
        Example(
            (
                (
                    "\nNâng cao kỹ năng số cho người dân tỉnh Thanh Hóa năm 2023\n",
                    "\nKế hoạch nâng cao kỹ năng số cho người dân tỉnh Thanh Hóa năm 2023\n",
                ),
            )
        ),
    ),
)
def twice(draft: Draft) -> Iterator[Flaw]:
    """The subject begins with the words of the type."""
    value, kind = draft.plan.subject.value or "", draft.plan.doc_type.value or ""
    span = draft.plan.subject.spans[0]
    if kind and value.lower().startswith(kind.lower() + " "):
        yield Flaw(
            (f"Trích yếu lặp lại “{kind}”.", f"The subject repeats {kind}."),
            Span(span.start, span.start + len(kind)),
            fix=("Bỏ tên loại ở đầu trích yếu.", "Leave it out."),
        )


@rule(
    "VB137",
    "about-of-a-letter",
    severity="warning",
    title=("Kế hoạch dùng “V/v” của công văn", "A plan uses V/v of a letter"),
    why=(
        "“V/v” là cách ghi trích yếu công văn, đặt dưới số, ký hiệu.",
        "V/v introduces the subject of a letter (công văn) only.",
    ),
    basis=f"{_BASIS}.b",
    origin=("T01",),
    regimes=STATE | PARTY,
    applies=lambda draft: draft.plan.doc_type.code not in (None, "CV"),
    bad=(
        Example((("\nNâng cao kỹ năng số cho", "\nV/v nâng cao kỹ năng số cho"),)),
        Example((("\nNâng cao kỹ năng số cho", "\nv/v: nâng cao kỹ năng số cho"),)),
    ),
)
def about_letter(draft: Draft) -> Iterator[Flaw]:
    """“V/v” in the head or the title of a document with a type."""
    end = draft.zone(ZoneKind.TITLE, ZoneKind.HEADER).end
    hit = _LETTER.search(draft.flow, draft.layout.span.start, end)
    if hit:
        yield Flaw(
            ("Văn bản có tên loại không dùng “V/v”.", "A document with a type takes no V/v."),
            Span(hit.start(), hit.end()),
            fix=("Bỏ “V/v”.", "Leave it out."),
        )
