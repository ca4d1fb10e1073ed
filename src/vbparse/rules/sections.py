"""*Bố cục kế hoạch*: whether the usual parts are there. No law fixes the body of a plan (ND30
Phụ lục I, phần I, mục II.6.c), so everything here is practice, and says so."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Section, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._body_parts import (
    AIMS,
    DEEPEST,
    PRACTICE,
    by_heading,
    closing_words,
    is_plan,
    kinds,
    working,
)
from vbparse.rules.draft import Draft
from vbparse.rules.numbering import place_of
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = [
    "assignment",
    "basis",
    "empty",
    "organisation",
    "purpose",
    "tasks",
    "time",
]

_REASONS = (
    *("Căn cứ", "Thực hiện", "Nhằm", "nhằm", "Để ", "Theo ", "Triển khai", "Trên cơ sở"),
    *("Do đó", "Do vậy", "Vì vậy", "Vì thế", "Trước tình hình"),
)
_DUTY = lazy(
    r"(?<!được )[Gg]iao\s(?!thông)|chịu\s+trách\s+nhiệm"
    r"|chủ\s+trì|có\s+trách\s+nhiệm|phân\s+công|đầu\s+mối|phụ\s+trách"
)
_WHEN = lazy(
    r"(?<!\w)dịp\s+(?:Tết|lễ|kỷ\s+niệm|khai\s+giảng|hè)|(?<!\w)trước\s+(?:ngày|tháng)\s+\d"
    r"|hoàn\s+thành\s+(?:trong|trước)\s+(?:ngày|tháng|quý|năm)|(?<!\w)trước\s+\d{1,2}/\d"
    r"|(?:(?:chậm|muộn)\s+nhất|hạn\s+(?:cuối|chót))\s+(?:(?:là|vào|trước)\s+)?(?:ngày\s+)?\d"
)
_NAMED = AIMS | {
    "content",
    "tasks",
    "solutions",
    "budget",
    "organisation",
    "timeline",
    "reporting",
}
_WORDS = 6
_ORDERS = ("Yêu cầu ", "Đề nghị ")
_ROMAN = lazy(r"[IVX]{1,5}")  # the sections of a plan in parts are of the second level
_I_II = "II. NỘI DUNG, NHIỆM VỤ"
_ORGANISED = (
    "IV. TỔ CHỨC THỰC HIỆN\n1. Trung tâm Chuyển đổi số chủ trì theo dõi, đôn đốc việc thực hiện "
    "Kế hoạch này; báo cáo Giám đốc Sở kết quả thực hiện trước ngày 15 tháng 12 năm 2023.\n"
    "2. Các phòng, đơn vị thuộc Sở chủ động thực hiện nhiệm vụ được giao.\n"
)


def _required(draft: Draft, *wanted: str) -> bool:
    return is_plan(draft) and any(kind in draft.profile.required for kind in wanted)


def _after(draft: Draft, *before: str) -> Span:
    """Where a missing section belongs: the heading of the last section of those kinds."""
    found: Section | None = None
    for section in draft.plan.sections:
        if section.level == 1 and set(section.kinds) & set(before):
            found = section
    if found is None:
        return draft.zone(ZoneKind.PREAMBLE, ZoneKind.TITLE)
    return found.spans[0]


@rule(
    "VB201",
    "missing-basis",
    severity="warning",
    title=("Thiếu căn cứ, lý do ban hành", "No basis or reason"),
    why=(
        "Kế hoạch thường mở đầu bằng căn cứ pháp lý hoặc văn bản cấp trên mà nó thực hiện.",
        "A plan usually opens with its legal basis or the directive that it carries out.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    applies=lambda draft: _required(draft, "basis"),
    bad=(
        Example(
            (
                (
                    "Căn cứ Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022 của Thủ tướng Chính "
                    "phủ phê duyệt Đề án nâng cao nhận thức, phổ cập kỹ năng và phát triển nguồn "
                    "nhân lực chuyển đổi số quốc gia;\nCăn cứ Kế hoạch số 12/KH-UBND ngày 16 tháng "
                    "01 năm 2023 của Ủy ban nhân dân tỉnh Thanh Hóa về chuyển đổi số năm 2023.\n",
                    "",
                ),
            )
        ),
    ),
)
def basis(draft: Draft) -> Iterator[Flaw]:
    """Neither a căn cứ in the preamble, nor a section on it, nor a purpose in the opening."""
    cited = any(c.preamble or c.relation == "implements" for c in draft.plan.citations)
    opening = draft.layout.zone(ZoneKind.PREAMBLE)
    title = draft.layout.zone(ZoneKind.TITLE)
    if title is not None and not cited:  # in running text the title may hold the first căn cứ
        cited = any(title.overlaps(span) for c in draft.plan.citations for span in c.spans)
    words = draft.layout.read(opening) if opening is not None else ""
    reason = any(word in f"{words} " for word in _REASONS)
    if not cited and not reason and not {"basis", "context"} & kinds(draft):
        yield Flaw(
            ("Không thấy căn cứ hoặc lý do ban hành kế hoạch.", "No basis of the plan was found."),
            draft.zone(ZoneKind.TITLE, ZoneKind.HEADER),
            fix=("Thêm các dòng “Căn cứ …”, “Thực hiện …”.", "Add Căn cứ … or Thực hiện …."),
            missing=True,
        )


@rule(
    "VB202",
    "missing-purpose",
    severity="warning",
    title=("Thiếu mục đích, yêu cầu hoặc mục tiêu", "No purpose, requirements or goals"),
    why=(
        "Kế hoạch thường nêu mục đích, yêu cầu, hoặc mục tiêu, trong một mục hay mục gộp.",
        "A plan usually states purpose and requirements, or goals.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    applies=lambda draft: _required(draft, "purpose", "goals"),
    bad=(
        Example(
            (
                (
                    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Giúp người dân biết dùng dịch vụ công "
                    "trực tuyến.\nb) Giảm thời gian đi lại của người dân khi làm thủ tục.\n"
                    "2. Yêu cầu\nMỗi nhiệm vụ có một đơn vị chủ trì, có thời hạn và có sản phẩm.\n",
                    "",
                ),
                ("II. NỘI DUNG", "I. NỘI DUNG"),
                ("III. KINH PHÍ", "II. KINH PHÍ"),
                ("IV. TỔ CHỨC", "III. TỔ CHỨC"),
            )
        ),
    ),
    good=(
        Example(
            (
                ("I. MỤC ĐÍCH, YÊU CẦU", "I. QUAN ĐIỂM, MỤC TIÊU"),
                ("1. Mục đích", "1. Quan điểm"),
                ("2. Yêu cầu", "2. Mục tiêu"),
            )
        ),
    ),
)
def purpose(draft: Draft) -> Iterator[Flaw]:
    """No section of kind purpose, requirements, goals or targets, at any level."""
    if not kinds(draft) & {"purpose", "requirements", "goals", "targets"}:
        yield Flaw(
            ("Không thấy mục đích, yêu cầu hoặc mục tiêu.", "No purpose or goals were found."),
            draft.zone(ZoneKind.PREAMBLE, ZoneKind.TITLE),
            fix=("Thêm mục “MỤC ĐÍCH, YÊU CẦU”.", "Add such a section."),
            missing=True,
        )


@rule(
    "VB203",
    "missing-tasks",
    severity="warning",
    title=("Thiếu nội dung hoặc nhiệm vụ", "No content or tasks"),
    why=(
        "Phần chính của kế hoạch là nội dung, nhiệm vụ, giải pháp; có thể nằm ở phụ lục.",
        "Content, tasks or measures are the main part; they may stand in an annex.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: _required(draft, "tasks", "content"),
    bad=(Example(((_I_II, "II. PHẦN CÒN LẠI"),)),),
)
def tasks(draft: Draft) -> Iterator[Flaw]:
    """No section of kind content, tasks or solutions, and no table of tasks."""
    in_table = any(task.origin == "table" for task in draft.plan.tasks)
    if not kinds(draft) & {"content", "tasks", "solutions"} and not in_table:
        yield Flaw(
            ("Không thấy mục nội dung, nhiệm vụ.", "No section on content or tasks was found."),
            _after(draft, "purpose", "requirements", "goals", "targets"),
            fix=("Thêm mục “NỘI DUNG, NHIỆM VỤ”.", "Add such a section."),
            missing=True,
        )


@rule(
    "VB204",
    "missing-organisation",
    severity="warning",
    title=("Thiếu tổ chức thực hiện", "No section on carrying out"),
    why=(
        "Không có mục này thì không rõ đơn vị nào chịu trách nhiệm thực hiện.",
        "Without it nobody is answerable for the tasks.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: _required(draft, "organisation"),
    bad=(Example(((_ORGANISED, ""),)),),
)
def organisation(draft: Draft) -> Iterator[Flaw]:
    """No section of kind organisation or assignment, at any level."""
    if not kinds(draft) & {"organisation", "assignment"}:
        yield Flaw(
            ("Không thấy mục tổ chức thực hiện.", "No section on carrying out was found."),
            draft.last_line,
            fix=("Thêm mục “TỔ CHỨC THỰC HIỆN”.", "Add such a section."),
            missing=True,
        )


@rule(
    "VB205",
    "nobody-in-charge",
    severity="warning",
    title=("Không rõ đơn vị chịu trách nhiệm", "Nobody is in charge"),
    why=(
        "Phần tổ chức thực hiện phải có ít nhất một đơn vị chịu trách nhiệm.",
        "At least one body must be made responsible.",
    ),
    basis=PRACTICE,
    origin=("B01", "B05"),
    needs=(Need.END,),
    applies=is_plan,
    bad=(
        Example(
            (
                ("Mỗi nhiệm vụ có một đơn vị chủ trì, có", "Mỗi nhiệm vụ có"),
                ("Đơn vị chủ trì: Trung tâm Chuyển đổi số.", "Cách làm: theo tài liệu mẫu."),
                ("Đơn vị chủ trì: Phòng Công nghệ số.", "Cách làm: theo từng cụm xã."),
                ("1. Trung tâm Chuyển đổi số chủ trì theo dõi", "1. Theo dõi"),
                ("các đơn vị phản ánh về Trung tâm Chuyển đổi số để", "phản ánh sớm để"),
                (
                    "2. Các phòng, đơn vị thuộc Sở chủ động thực hiện nhiệm vụ được giao.",
                    "2. Thực hiện nghiêm túc.",
                ),
            )
        ),
    ),
)
def assignment(draft: Draft) -> Iterator[Flaw]:
    """No lead unit was read, and none of the words that give a duty stands in the body; what the
    aims and the closing words say of duties in general gives none to anybody."""
    led = draft.plan.lead_units or any(task.lead for task in draft.plan.tasks)
    if not led and not any(_DUTY.search(draft.flow, s.start, s.end) for s in working(draft)):
        yield Flaw(
            ("Không thấy đơn vị nào được giao chủ trì.", "No body is given the lead."),
            _after(draft, "organisation", "assignment", "tasks", "content"),
            fix=("Ghi rõ đơn vị chủ trì từng nhiệm vụ.", "Name the body that leads each task."),
            missing=True,
        )


@rule(
    "VB206",
    "no-time",
    severity="warning",
    title=("Không có thời hạn nào", "No time is set"),
    why=(
        "Kế hoạch phải cho biết làm khi nào, xong khi nào.",
        "A plan says when things are done.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=is_plan,
    bad=(
        Example(
            (
                ("trước ngày 31 tháng 3 năm 2023", "sớm"),
                ("trước ngày 30 tháng 6 năm 2023", "sớm"),
                (" trước ngày 15 tháng 12 năm 2023", ""),
                (" năm 2023\nCăn cứ", "\nCăn cứ"),
                ("tỉnh Thanh Hóa năm 2023 như sau", "tỉnh Thanh Hóa như sau"),
            )
        ),
    ),
)
def time(draft: Draft) -> Iterator[Flaw]:
    """Neither a deadline nor a period of the plan was read, and nothing says when in words."""
    body = draft.zone(ZoneKind.BODY)
    said = _WHEN.search(draft.flow, body.start, body.end)
    if not draft.plan.deadlines and draft.plan.period is None and not said:
        yield Flaw(
            ("Kế hoạch không có thời hạn nào.", "The plan sets no time."),
            _after(draft, "timeline", "tasks", "content"),
            fix=("Ghi thời hạn cho từng nhiệm vụ.", "Set a time for each task."),
            missing=True,
        )


@rule(
    "VB210",
    "empty-section",
    severity="warning",
    title=("Mục không có nội dung", "A section is empty"),
    why=(
        "Một đề mục mà không có gì bên dưới thường là phần bị bỏ sót.",
        "A heading with nothing below it is usually something forgotten.",
    ),
    basis="Thông lệ trình bày",
    origin=("B01",),
    bad=(
        Example(
            (
                (
                    "Kinh phí thực hiện lấy từ nguồn chi thường xuyên được giao năm 2023 của Sở.\n",
                    "",
                ),
            )
        ),
    ),
)
def empty(draft: Draft) -> Iterator[Flaw]:
    """A short heading of the first level, or one that names a usual section, right before its
    sibling or the closing words."""
    end = closing_words(draft).start
    sections = by_heading(draft)
    headings = draft.layout.headings
    for i, (heading, section) in enumerate(zip(headings, sections, strict=True)):
        if any(place_of(each.number) == ("arabic", 1) for each in headings[i + 1 : i + 2]):
            continue  # 1. below 3., which was numbered as a part is
        title = draft.layout.read(heading.title)
        under = draft.flow[heading.title.end : min(heading.body.end, end)].strip(" \t\n.:;")
        if draft.flow[heading.title.end : heading.body.end].lstrip().startswith(_ORDERS):
            under = "an order"  # "Yêu cầu các phòng báo cáo …" closes no plan right below a heading
        named = section is not None and set(section.kinds) & _NAMED and not draft.layout.flat
        named = bool(named) and heading.level <= DEEPEST + 1 and len(title.split()) <= _WORDS
        outer = heading.level == 1 or _ROMAN.fullmatch(heading.number.strip(" .)")) is not None
        if heading.titled and (outer or named) and not under and len(title) < 80:
            yield Flaw(
                (f"Mục {heading.number} “{title}” không có nội dung.", f"{title} is empty."),
                heading.whole,
                fix=("Bổ sung nội dung hoặc bỏ đề mục.", "Fill it or leave it out."),
            )
