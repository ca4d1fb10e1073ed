"""What the makers of faults share: marking what they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.edits import change
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["Fault", "fault_key", "kind", "only", "rewrite"]


Inject = Callable[[Draft, Dice], bool]


@dataclass(frozen=True)
class Fault:
    """A kind of fault: the part it spoils, the rule it breaks, what it is, how it is made.

    ``codes``: the rules of ``vbparse check`` of which one must find it, and no other may; none
    when the draft alone does not show it; ``also``: what is true of it besides. ``formats``:
    in which of them it can be seen. ``regime``: the only one that has such documents.
    """

    part: str  # a document gets at most one fault of each part
    rule: str
    message: str
    make: Inject
    codes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("txt", "docx", "pdf")
    also: tuple[str, ...] = ()
    regime: str = ""


def kind(
    part: str,
    rule: str,
    codes: str,
    message: str,
    make: Inject,
    formats: tuple[str, ...] = (),
    *,
    also: str = "",
    regime: str = "",
) -> Fault:
    """A kind of fault by the codes that must find it, and those that may, with blanks between."""
    seen = formats or Fault.formats
    return Fault(part, rule, message, make, tuple(codes.split()), seen, tuple(also.split()), regime)


def fault_key(draft: Draft) -> str:
    """The key of the fault that is being made."""
    return f"fault#{len(draft.faults)}"


def only(draft: Draft, kind: str) -> str | None:
    """The key of a value that a document has once."""
    return next((key for key in draft.values if key.startswith(f"{kind}#")), None)


def rewrite(draft: Draft, key: str | None, new: str) -> bool:
    """Other words for a value, marked as the fault."""
    if key is None:
        return False
    fault = fault_key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        edited = text.edited(mark.start, mark.end, new)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(new))))

    return change(draft, key, how)
