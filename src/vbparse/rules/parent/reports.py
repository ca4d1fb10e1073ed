"""*Chế độ báo cáo*: the parent has its reports in time, and is sent the plan when it wants them."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.parent._periods import often, period, rate_in
from vbparse.rules.parent._reports import Wanted, receivers, sets
from vbparse.rules.parent._rounds import rounds
from vbparse.rules.parent._say import BASIS, PRACTICE, said
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.agencies import find_bodies, same

__all__ = ["late", "none", "rarer", "recipient", "units_late"]

_WANTED = (
    "Trên đây là Kế hoạch chuyển đổi số năm 2023./.",
    "Yêu cầu các sở, ban, ngành tỉnh báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày "
    "10 tháng 12 năm 2023./.",
)
_QUARTERLY = (
    "Trên đây là Kế hoạch chuyển đổi số năm 2023./.",
    "Yêu cầu các sở, ban, ngành tỉnh định kỳ hằng quý báo cáo kết quả thực hiện về Ủy ban nhân dân "
    "tỉnh./.",
)
_OWN = "báo cáo Giám đốc Sở kết quả thực hiện trước ngày 15 tháng 12 năm 2023"
_IN_TIME = "báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trước ngày 08 tháng 12 năm 2023"
_AGAIN = "{} báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện"
_UNITS = "2. Các phòng, đơn vị thuộc Sở chủ động thực hiện nhiệm vụ được giao."


def _wants(draft: Draft) -> bool:
    return bool(draft.against.asked)


def _limit(asked: list[Wanted]) -> Wanted | None:
    """The report that is due last: a year has several, and an end of all."""
    dated = [each for each in asked if each.day is not None]
    return max(
        dated, key=lambda each: (each.day is not None and each.day, -each.span.start), default=None
    )


@rule(
    "VB903",
    "parent-report-late",
    severity="error",
    title=("Báo cáo cấp trên muộn", "The report to the parent is late"),
    why=(
        "Báo cáo phải đến cấp trên trước thời hạn mà cấp trên định.",
        "The report must reach the parent by the day that it sets.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=_wants,
    bad=(
        Example(
            parent_edits=(_WANTED,),
            edits=((_OWN, _OWN.replace("Giám đốc Sở", "Ủy ban nhân dân tỉnh")),),
        ),
    ),
    good=(Example(parent_edits=(_WANTED,), edits=((_OWN, _IN_TIME),)),),
)
def late(draft: Draft) -> Iterator[Flaw]:
    """A report of the draft to its superior has a day behind the last one that the parent sets."""
    asked = draft.against.asked
    limit = _limit(asked)
    if limit is None or limit.day is None:
        return
    for each in sets(draft.against):
        if each.own and each.day > limit.day:
            yield Flaw(
                (
                    f"Báo cáo cấp trên ngày {said(each.day)}, muộn hơn ngày {said(limit.day)}.",
                    f"The report is due {each.day}; the parent wants it by {limit.day}.",
                ),
                each.deadline.spans[:1],
                fix=(f"Đặt không muộn hơn {said(limit.day)}.", f"Set it to {limit.day} or before."),
                sure=limit.sure and (each.day - limit.day).days > 1,
                related=draft.against.shown(limit.span),
            )


@rule(
    "VB904",
    "units-report-late",
    severity="warning",
    title=("Đơn vị báo cáo sau hạn báo cáo cấp trên", "Units report after the parent's day"),
    why=(
        "Các đơn vị phải báo cáo trước khi cơ quan tổng hợp, báo cáo cấp trên.",
        "Units report before their body has to report to the parent.",
    ),
    basis=PRACTICE,
    needs=(Need.PARENT,),
    applies=_wants,
    bad=(
        Example(
            parent_edits=(_WANTED,),
            edits=(
                (_OWN, _IN_TIME),
                (
                    _UNITS,
                    "2. Các phòng, đơn vị thuộc Sở gửi báo cáo về Trung tâm Chuyển đổi số trước "
                    "ngày 20 tháng 12 năm 2023.",
                ),
            ),
        ),
    ),
    good=(
        Example(
            parent_edits=(_WANTED,),
            edits=(
                (_OWN, _IN_TIME),
                (
                    _UNITS,
                    "2. Các phòng, đơn vị thuộc Sở gửi báo cáo về Trung tâm Chuyển đổi số trước "
                    "ngày 01 tháng 12 năm 2023.",
                ),
            ),
        ),
    ),
)
def units_late(draft: Draft) -> Iterator[Flaw]:
    """A report inside the body has a day behind that of its own report, or of the parent's."""
    asked = draft.against.asked
    limit = _limit(asked)
    if limit is None or limit.day is None:
        return
    reports = sets(draft.against)
    own = max((each.day for each in reports if each.own), default=limit.day)
    last = min(own, limit.day)
    for each in reports:
        if not each.own and each.day > last:
            yield Flaw(
                (
                    f"Đơn vị báo cáo ngày {said(each.day)}, sau ngày phải báo cáo cấp trên "
                    f"{said(last)}.",
                    f"Units report by {each.day}, after {last} when the parent is told.",
                ),
                each.deadline.spans[:1],
                fix=(f"Đặt trước {said(last)}.", f"Set it before {last}."),
                sure=limit.sure,
                related=draft.against.shown(limit.span),
            )


@rule(
    "VB915",
    "parent-not-recipient",
    severity="warning",
    title=("Nơi nhận thiếu cấp trên", "The parent's issuer is not a recipient"),
    why=(
        "Cấp trên yêu cầu báo cáo thì kế hoạch gửi cấp trên để báo cáo.",
        "Who wants reports is sent the plan.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9; thông lệ",
    needs=(Need.PARENT, Need.END),
    applies=lambda draft: (
        bool(draft.plan.recipients) and draft.against.us.direct() and _wants(draft)
    ),
    bad=(
        Example(
            parent_edits=(_WANTED,), edits=((_OWN, _IN_TIME), ("- UBND tỉnh (để báo cáo);\n", ""))
        ),
    ),
    good=(Example(parent_edits=(_WANTED,), edits=((_OWN, _IN_TIME),)),),
)
def recipient(draft: Draft) -> Iterator[Flaw]:
    """Neither the parent's issuer nor whom it wants reports sent to is among the recipients."""
    asked = draft.against.asked
    us = draft.against.us
    names = [name for each in asked for name in each.to[:1]]
    for line in draft.plan.recipients:
        bodies = [
            line.value,
            *(line.value[b.span.start : b.span.end] for b in find_bodies(line.value)),
        ]
        if any(us.is_parent(b) or any(same(b, name) for name in names) for b in bodies):
            return
    yield Flaw(
        (
            f"Nơi nhận không có {us.parent_name}.",
            f"{us.parent_name} is not among the recipients.",
        ),
        draft.zone(ZoneKind.RECIPIENTS),
        fix=(f"Thêm “{us.parent_name} (để báo cáo)”.", f"Add {us.parent_name}."),
        missing=True,
        sure=all(each.sure for each in asked),
        related=draft.against.shown(asked[0].span),
    )


@rule(
    "VB917",
    "parent-report-missing",
    severity="warning",
    title=("Không quy định báo cáo cấp trên", "No report to the parent"),
    why=(
        "Cấp trên yêu cầu báo cáo kết quả; kế hoạch phải giao việc ấy cho một đơn vị.",
        "The parent wants a report; the plan has to give that task to somebody.",
    ),
    basis=BASIS,
    needs=(Need.PARENT, Need.END),
    applies=_wants,
    bad=(Example(parent_edits=(_WANTED,)),),
    good=(Example(parent_edits=(_WANTED,), edits=((_OWN, _IN_TIME),)),),
)
def none(draft: Draft) -> Iterator[Flaw]:
    """No sentence has the draft's body report to its superior; with none on reports it is sure."""
    asked = draft.against.asked
    us = draft.against.us
    names = [name for each in asked for name in each.to[:1]]
    body = draft.zone(ZoneKind.BODY)
    reporting = False
    for span in draft.layout.paragraphs:
        if span.start not in body:
            continue
        to = receivers(draft.layout, span)
        reporting |= bool(to)
        if any(us.is_parent(n) or us.is_superior(n) or any(same(n, m) for m in names) for n in to):
            return
    yield Flaw(
        (
            f"Cấp trên yêu cầu báo cáo; kế hoạch không giao ai báo cáo {us.parent_name}.",
            f"Nobody is to report to {us.parent_name}.",
        ),
        draft.last_line,
        fix=("Giao một đơn vị tổng hợp, báo cáo, kèm thời hạn.", "Give a unit that task."),
        missing=True,
        sure=not reporting and all(each.sure for each in asked),
        related=draft.against.shown(asked[0].span),
    )


def _rates(draft: Draft) -> list[tuple[float, Wanted]]:
    """How often the parent wants reports, and where it says so."""
    side = draft.against
    found = [(rate_in(side.reading, each.span), each) for each in side.asked]
    return [(rate, each) for rate, each in found if rate is not None]


@rule(
    "VB920",
    "parent-report-rarer",
    severity="warning",
    title=("Báo cáo cấp trên thưa hơn yêu cầu", "Reports to the parent are rarer than it wants"),
    why=(
        "Kỳ báo cáo không thưa hơn kỳ mà cấp trên yêu cầu: yêu cầu hằng quý thì báo cáo hằng quý "
        "hoặc hằng tháng.",
        "Reports are as often as the parent wants them, or more: quarterly or monthly where it "
        "wants them quarterly.",
    ),
    basis=BASIS,
    needs=(Need.PARENT, Need.END),
    applies=lambda draft: bool(_rates(draft)),
    bad=(
        Example(parent_edits=(_QUARTERLY,), edits=((_OWN, _AGAIN.format("hằng năm")),)),
        Example(parent_edits=(_QUARTERLY,), edits=((_OWN, _IN_TIME),)),
    ),
    good=(
        Example(parent_edits=(_QUARTERLY,), edits=((_OWN, _AGAIN.format("định kỳ hằng quý")),)),
        Example(parent_edits=(_QUARTERLY,), edits=((_OWN, _AGAIN.format("hằng tháng")),)),
    ),
)
def rarer(draft: Draft) -> Iterator[Flaw]:
    """The shortest period of the draft's reports to its superior beside that of the parent; it is
    sure only where both are said and the draft says to whom it reports."""
    side = draft.against
    rate, asked = max(_rates(draft), key=lambda each: (each[0], -each[1].span.start))
    told = [each for each in rounds(side) if each.own is not False]
    if any(often(rate, each.rate) for each in told):
        return
    wanted = period(rate)
    own = [each for each in told if each.own]
    if told:
        best = max(own or told, key=lambda each: each.rate)
        given = period(best.rate)
        what = (
            f"Báo cáo cấp trên {given[0]}, trong khi cấp trên yêu cầu {wanted[0]}.",
            f"Reports are {given[1]}, while the parent wants them {wanted[1]}.",
        )
        at = best.span
    else:
        reports = [each for each in sets(side) if each.own]
        if not reports:
            return  # nobody reports at all, which is another finding
        what = (
            f"Cấp trên yêu cầu báo cáo {wanted[0]}; kế hoạch không nêu kỳ báo cáo ấy.",
            f"The parent wants reports {wanted[1]}; the plan names no such period.",
        )
        at = reports[0].deadline.spans[0]
    yield Flaw(
        what,
        at,
        fix=(f"Đặt kỳ báo cáo {wanted[0]}.", f"Report {wanted[1]}."),
        sure=bool(own) and asked.sure,
        related=side.shown(asked.span),
    )
