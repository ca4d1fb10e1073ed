"""*Chỉ tiêu*: numbers and percentages of the parent beside those of the draft."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.rules.draft import Draft
from vbparse.rules.parent._comparison import FOUND
from vbparse.rules.parent._say import BASIS, name
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["differs", "lower"]

_GOAL = "Đưa dịch vụ số đến gần người dân hơn.\n"
_AIM = ((_GOAL, _GOAL + "II. CHỈ TIÊU\nTập huấn cho 120 tổ công nghệ số cộng đồng.\n"),
        ("II. TỔ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"))  # fmt: skip
_PLACE = "2. Yêu cầu\n"


def _flaws(draft: Draft, *, worse: bool) -> Iterator[Flaw]:
    for pair in draft.against.targets:
        if pair.worse is not worse:
            continue
        told = name(pair.piece.text)
        vi = "thấp hơn" if worse else "khác"
        yield Flaw(
            (
                f"Chỉ tiêu {pair.ours.said} {vi} cấp trên giao {pair.theirs.said}: “{told}”.",
                f"{pair.ours.said}, while the parent wants {pair.theirs.said}.",
            ),
            pair.ours.span,
            fix=(f"Đối chiếu với {pair.theirs.said}.", f"Compare with {pair.theirs.said}."),
            sure=pair.likely >= FOUND,
            related=draft.against.shown(pair.piece.span),
        )


def _has_targets(draft: Draft) -> bool:
    return draft.against.has_targets


@rule(
    "VB907",
    "target-lower",
    severity="warning",
    title=("Chỉ tiêu thấp hơn cấp trên giao", "Target lower than the parent's"),
    why=(
        "Chỉ tiêu của kế hoạch triển khai không thấp hơn chỉ tiêu cấp trên giao.",
        "A plan aims no lower than the directive that it carries out.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=_has_targets,
    bad=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 90 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
    good=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 120 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
)
def lower(draft: Draft) -> Iterator[Flaw]:
    """One number of one unit in both, and the draft's is the lower; of *không quá*, the higher."""
    yield from _flaws(draft, worse=True)


@rule(
    "VB908",
    "target-differs",
    severity="info",
    title=("Chỉ tiêu khác cấp trên giao", "Target other than the parent's"),
    why=(
        "Chỉ tiêu cao hơn cấp trên giao là được, nhưng cần có chủ ý.",
        "A target may be higher than the parent's, if that is meant.",
    ),
    basis=BASIS,
    needs=(Need.PARENT,),
    applies=_has_targets,
    bad=(
        Example(
            parent_edits=_AIM,
            edits=((_PLACE, f"{_PLACE}Tập huấn được cho 150 tổ công nghệ số cộng đồng.\n"),),
        ),
    ),
)
def differs(draft: Draft) -> Iterator[Flaw]:
    """The same, where the draft wants more."""
    yield from _flaws(draft, worse=False)
