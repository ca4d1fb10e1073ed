"""*Nhiệm vụ cấp trên giao*: each in the draft, in time, with the bodies that are to help."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Span, ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.parent._comparison import FOUND, MISSING, Match, deadline_of
from vbparse.rules.parent._reach import Reach, is_group
from vbparse.rules.parent._say import BASIS, PRACTICE, day_of, name, said
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.agencies import canonical, identity

__all__ = ["helpers", "issued_late", "later", "missing", "through_superior"]

_SHORTEST = 2  # words of a name
_NEW = (
    "- Bồi dưỡng kỹ năng cho tổ công nghệ số cộng đồng,",
    "- Lắp đặt máy tính dùng chung tại nhà văn hóa các thôn.\n"
    "- Bồi dưỡng kỹ năng cho tổ công nghệ số cộng đồng,",
)


def _ours(draft: Draft) -> list[Match]:
    return [m for m in draft.against.matches if m.order.reach is not Reach.ABOVE]


def _theirs(draft: Draft) -> list[Match]:
    return [m for m in draft.against.matches if m.order.reach is Reach.ABOVE]


def _where(draft: Draft) -> Span:
    """Where a missing task belongs: the heading of the section on tasks."""
    for section in draft.plan.sections:
        if section.level == 1 and {"tasks", "content", "solutions"} & set(section.kinds):
            return section.spans[0]
    return draft.zone(ZoneKind.TITLE, ZoneKind.BODY)


@rule(
    "VB905",
    "parent-task-missing",
    severity="warning",
    title=("Thiếu nhiệm vụ cấp trên giao", "A task of the parent is missing"),
    why=(
        "Kế hoạch triển khai phải có mọi nhiệm vụ mà văn bản cấp trên giao cho cơ quan, cho loại "
        "cơ quan ấy hoặc cho tất cả các cơ quan.",
        "A plan carries out every task that the directive gives to its body, its kind, or all.",
    ),
    basis=BASIS,
    needs=(Need.PARENT, Need.END),
    applies=lambda draft: bool(_ours(draft)),
    bad=(Example(parent_edits=(_NEW,)),),
    good=(
        Example(
            parent_edits=(_NEW,),
            edits=(
                (
                    "2. Tập huấn cho tổ công nghệ số cộng đồng",
                    "2. Trang bị máy tính dùng chung cho nhà văn hóa các thôn\n"
                    "a) Đơn vị chủ trì: Phòng Công nghệ số.\n"
                    "b) Thời gian hoàn thành: trước ngày 30 tháng 5 năm 2023.\n"
                    "3. Tập huấn cho tổ công nghệ số cộng đồng",
                ),
            ),
        ),
    ),
)
def missing(draft: Draft) -> Iterator[Flaw]:
    """No passage is like the order enough; between sure and not, a person decides."""
    for match in _ours(draft):
        if match.found:
            continue
        order = match.order
        told = name(order.piece.text)
        sure = match.missing and order.reach is not Reach.SOME
        what = (
            (f"Không thấy nhiệm vụ giao cho {order.addressee}: “{told}”.", f"Missing: “{told}”.")
            if sure or match.passage is None
            else (
                f"Chưa rõ đoạn này đã thực hiện nhiệm vụ “{told}” chưa.",
                f"It is not sure that this carries out “{told}”.",
            )
        )
        unsure = match.passage is not None and not sure and match.likely > MISSING
        at = match.passage.piece.span if unsure and match.passage else _where(draft)
        yield Flaw(
            what,
            at,
            fix=("Bổ sung nhiệm vụ, hoặc ghi rõ vì sao không áp dụng.", "Add the task."),
            missing=not unsure,
            sure=sure,
            related=draft.against.shown(order.piece.span),
        )


@rule(
    "VB906",
    "parent-task-later",
    severity="error",
    title=("Thời hạn muộn hơn cấp trên giao", "Later than the parent wants it"),
    why=(
        "Thời hạn trong kế hoạch không được muộn hơn thời hạn cấp trên giao cho chính nhiệm vụ ấy.",
        "No task may be due later than the parent wants it done.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=lambda draft: any(m.order.due is not None for m in _ours(draft)),
    bad=(Example((("trước ngày 30 tháng 6 năm 2023", "trước ngày 30 tháng 8 năm 2023"),)),),
    good=(Example((("trước ngày 30 tháng 6 năm 2023", "trước ngày 30 tháng 5 năm 2023"),)),),
)
def later(draft: Draft) -> Iterator[Flaw]:
    """The day of the matched passage lies behind that of the order."""
    for match in _ours(draft):
        limit = day_of(match.order.due)
        if limit is None or match.passage is None or match.missing:
            continue
        deadline = deadline_of(draft.plan, match.passage)
        day = day_of(deadline)
        if deadline is None or day is None or (day - limit).days <= 1:
            continue
        yield Flaw(
            (
                f"Xong ngày {said(day)}, trong khi cấp trên giao xong ngày {said(limit)}.",
                f"Done by {day}, while the parent wants it by {limit}.",
            ),
            deadline.spans[:1],
            fix=(f"Đặt thời hạn không muộn hơn {said(limit)}.", f"Set it to {limit} or before."),
            sure=match.likely >= FOUND,
            related=draft.against.shown(match.order.piece.span),
        )


def _named(body: str, flow: str) -> bool:
    """Whether the folded text has the name, in full, or without the province, or without small
    words at its end, which may belong to the sentence (*Phòng Tư pháp | rà soát*)."""
    words = body.split()
    names = {canonical(body), identity(body)}
    while len(words) > _SHORTEST and words[-1].islower():
        words.pop()
        names.add(canonical(" ".join(words)))
    return any(f" {name} " in flow for name in names)


@rule(
    "VB909",
    "parent-body-missing",
    severity="warning",
    title=("Thiếu cơ quan phối hợp mà cấp trên nêu", "A body that is to help is missing"),
    why=(
        "Cơ quan mà cấp trên giao phối hợp phải có trong nhiệm vụ tương ứng của kế hoạch.",
        "Bodies that the parent names to cooperate with belong to the task.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=lambda draft: any(m.order.support for m in _ours(draft)),
    bad=(
        Example(
            parent_edits=(
                ("- Bồi dưỡng kỹ năng", "- Chủ trì, phối hợp với Tỉnh đoàn bồi dưỡng kỹ năng"),
            )
        ),
    ),
    good=(
        Example(
            parent_edits=(
                ("- Bồi dưỡng kỹ năng", "- Chủ trì, phối hợp với Tỉnh đoàn bồi dưỡng kỹ năng"),
            ),
            edits=(
                (
                    "b) Đơn vị phối hợp: Trung tâm Chuyển đổi số.",
                    "b) Đơn vị phối hợp: Tỉnh đoàn, Trung tâm Chuyển đổi số.",
                ),
            ),
        ),
    ),
)
def helpers(draft: Draft) -> Iterator[Flaw]:
    """A single body beside the order that the draft names nowhere."""
    flow = f" {canonical(draft.flow[draft.layout.span.start : draft.layout.span.end])} "
    us = draft.against.us
    for match in _ours(draft):
        if match.passage is None or match.missing:
            continue
        for body in match.order.support:
            if is_group(body) or us.reach(body) is not None or us.is_parent(body):
                continue
            if _named(body, flow):
                continue
            yield Flaw(
                (
                    f"Cấp trên giao phối hợp với {body}; kế hoạch không nêu.",
                    f"The parent names {body} to cooperate with; the plan does not.",
                ),
                match.passage.piece.span,
                fix=(f"Thêm {body} vào đơn vị phối hợp.", f"Add {body}."),
                missing=True,
                sure=match.likely >= FOUND and match.order.reach is Reach.OWN,
                related=draft.against.shown(match.order.piece.span),
            )


@rule(
    "VB918",
    "plan-issued-late",
    severity="warning",
    title=("Ban hành kế hoạch muộn", "The plan is issued late"),
    why=(
        "Cấp trên định ngày phải ban hành kế hoạch triển khai.",
        "The parent says by when the plan on it is to be issued.",
    ),
    basis=PRACTICE,
    needs=(Need.PARENT,),
    applies=lambda draft: draft.day is not None and bool(draft.against.for_us("plan")),
    bad=(Example(parent_edits=(("20 tháng 02 năm 2023", "01 tháng 02 năm 2023"),)),),
)
def issued_late(draft: Draft) -> Iterator[Flaw]:
    """An order to write a plan has a day before that of the draft."""
    for order in draft.against.for_us("plan"):
        limit = day_of(order.due)
        if limit and draft.day and draft.day > limit:
            yield Flaw(
                (
                    f"Kế hoạch ngày {said(draft.day)}; cấp trên yêu cầu xong ngày {said(limit)}.",
                    f"Dated {draft.day}; the parent wants it by {limit}.",
                ),
                draft.plan.issued_on.spans[:1] or draft.first_line,
                sure=order.reach is not Reach.SOME,
                related=draft.against.shown(order.piece.span),
            )


@rule(
    "VB919",
    "task-through-superior",
    severity="info",
    title=("Nhiệm vụ giao qua cấp trên trực tiếp", "A task given through the direct superior"),
    why=(
        "Văn bản ở cách hai cấp giao việc cho cấp trên trực tiếp; cấp ấy quyết định giao xuống gì.",
        "A directive two levels up gives tasks to the direct superior, who passes them on or not.",
    ),
    basis=BASIS,
    needs=(Need.PARENT, Need.END),
    applies=lambda draft: bool(_theirs(draft)),
    bad=(
        Example(
            (("TỈNH THANH HÓA\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", "TỈNH THANH HÓA\nTRƯỜNG THPT LAM SƠN"),),
            parent_edits=(
                (
                    "trước ngày 20 tháng 02 năm 2023.",
                    "trước ngày 20 tháng 02 năm 2023.\n- Lắp đặt máy tính dùng chung.",
                ),
            ),
        ),
    ),
)
def through_superior(draft: Draft) -> Iterator[Flaw]:
    """Tasks of the bodies in between that the draft does not take up, in one finding."""
    left = [match for match in _theirs(draft) if not match.found]
    if left:
        spans = [match.order.piece.span for match in left]
        yield Flaw(
            (
                f"{len(left)} nhiệm vụ giao cho cấp trên trực tiếp không có trong kế hoạch.",
                f"{len(left)} tasks of the direct superior are not in the plan.",
            ),
            _where(draft),
            fix=("Hỏi cấp trên trực tiếp xem có giao xuống không.", "Ask the superior."),
            missing=True,
            sure=False,
            related=tuple(part for span in spans for part in draft.against.shown(span)),
        )
