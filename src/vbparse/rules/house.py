"""*Mục bắt buộc của cơ quan*: sections that a profile asks for beyond the usual ones."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.rules._body_parts import kinds
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.lexicon import load

__all__ = ["required"]

_ELSEWHERE = {"basis", "purpose", "goals", "tasks", "content", "organisation"}  # VB201 to VB204


def _asked(draft: Draft) -> list[str]:
    return [kind for kind in draft.profile.required if kind not in _ELSEWHERE]


def _title(draft: Draft, kind: str) -> str:
    """The heading that a house or the catalogue gives a kind first."""
    own = draft.profile.synonyms.get(kind)
    known = load("section_kinds").get(kind, {}).get("cues", (kind,))
    return str(own[0] if own else known[0]).upper()


@rule(
    "VB211",
    "missing-required",
    severity="warning",
    title=("Thiếu mục mà hồ sơ soát bắt buộc", "A section that the profile requires is missing"),
    why=(
        "Cơ quan có thể đòi hỏi những mục riêng; hồ sơ soát (--profile) ghi chúng.",
        "A house may ask for sections of its own; its profile names them.",
    ),
    basis="Hồ sơ soát của cơ quan (sections.required)",
    origin=("B01",),
    needs=(Need.END,),
    applies=lambda draft: draft.plan.doc_type.code == "KH" and bool(_asked(draft)),
    bad=(Example((("III. KINH PHÍ THỰC HIỆN", "III. NGUỒN BẢO ĐẢM"),), required=("reward",)),),
    good=(Example(required=("budget",)),),
)
def required(draft: Draft) -> Iterator[Flaw]:
    """A kind that the profile requires, and that no section has, at any level."""
    there = kinds(draft)
    for kind in _asked(draft):
        if kind not in there:
            title = _title(draft, kind)
            yield Flaw(
                (f"Không thấy mục “{title}”.", f"No section of kind {kind} was found."),
                draft.last_line,
                fix=(f"Thêm mục “{title}”.", "Add such a section."),
                missing=True,
            )
