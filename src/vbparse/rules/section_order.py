"""*Thứ tự các mục*: what comes before what in nearly every plan (practice, not law)."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Section
from vbparse.rules._body_parts import PRACTICE, is_plan
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["order"]

_AIMS = frozenset({"purpose", "requirements"})
_WORK = frozenset({"content", "tasks"})
_DOING = frozenset({"organisation", "assignment"})


def _top(draft: Draft) -> list[Section]:
    return [s for s in draft.plan.sections if s.level == 1]


@rule(
    "VB212",
    "section-order",
    severity="info",
    title=("Các mục không theo thứ tự thông lệ", "Sections out of their usual order"),
    why=(
        "Kế hoạch thường đi từ mục đích, yêu cầu, đến nội dung, nhiệm vụ, rồi tổ chức thực hiện.",
        "Plans go from purpose and requirements to the tasks, then to who carries them out.",
    ),
    basis=PRACTICE,
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: is_plan(draft) and len(_top(draft)) > 2,
    bad=(
        Example(
            (
                ("II. NỘI DUNG, NHIỆM VỤ", "II. TỔ CHỨC TRIỂN KHAI"),
                ("IV. TỔ CHỨC THỰC HIỆN", "IV. NỘI DUNG, NHIỆM VỤ"),
            )
        ),
        Example(
            (
                ("I. MỤC ĐÍCH, YÊU CẦU", "I. NỘI DUNG, NHIỆM VỤ CHUNG"),
                ("III. KINH PHÍ THỰC HIỆN", "III. MỤC ĐÍCH, YÊU CẦU"),
            )
        ),
    ),
)
def order(draft: Draft) -> Iterator[Flaw]:
    """The carrying out before the first section of tasks, the purpose behind the last one."""
    sections = _top(draft)
    work = [i for i, s in enumerate(sections) if set(s.kinds) & _WORK]
    if not work:
        return
    for i, section in enumerate(sections):
        kinds = set(section.kinds)
        if kinds & _WORK:
            continue
        early = kinds <= _DOING and i < work[0]
        late = kinds <= _AIMS and i > work[-1]
        if early or late:
            yield Flaw(
                (
                    f"Mục “{section.title}” thường đứng {'sau' if early else 'trước'} mục nội "
                    "dung, nhiệm vụ.",
                    f"This section usually stands {'behind' if early else 'before'} the tasks.",
                ),
                section.spans[0],
                fix=("Xếp lại thứ tự các mục.", "Put the sections in order."),
                sure=False,
            )
