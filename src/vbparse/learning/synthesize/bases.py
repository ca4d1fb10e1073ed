"""Căn cứ và mở đầu: the preamble of a plan, and which of its bases is the parent directive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.references import (
    Reference,
    circular,
    competence_law,
    nearest,
    own_plan,
    proposal,
    topic_law,
)
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, fill, join, lower_first

__all__ = ["base_lines", "choose_bases", "cited", "numbers_of", "opening", "parent_of", "plan_name"]

_CAN_BE_PROPOSED = ("province", "district", "board")
_HAS_COUNCIL = ("province", "district", "commune")


def choose_bases(draft: Draft, chain: Sequence[Reference] | None = None) -> list[Reference]:
    """The bases of a plan from high to low; ``chain`` gives its directives, in a family."""
    dice, issuer = draft.dice, draft.issuer
    if chain is None and dice.chance(0.06):
        return []
    found: list[Reference] = []
    law = competence_law(dice, issuer) if issuer.kind in _HAS_COUNCIL else None
    if law and dice.chance(0.35):
        found.append(law)
    law = topic_law(dice, issuer) if not issuer.party and dice.chance(0.4) else None
    found += [law] if law else []
    if not issuer.party and dice.chance(0.2):
        found.append(circular(dice, issuer))
    directives = (
        list(chain)
        if chain is not None
        else nearest(dice, issuer, dice.weighted({1: 5, 2: 4, 3: 1}))
    )
    carried_out = dice.chance(0.85)
    for i, each in enumerate(directives):
        last = i == len(directives) - 1
        relation = "implements" if carried_out and (last or dice.chance(0.4)) else "based_on"
        found.append(replace(each, relation=relation))
    if dice.chance(0.08):
        found.append(own_plan(dice, issuer))
    if issuer.kind in _CAN_BE_PROPOSED and dice.chance(0.3):
        found.append(proposal(dice, issuer))
    return found


def parent_of(bases: Sequence[Reference], named: Reference | None = None) -> list[Reference]:
    """The directive that is most directly carried out, by the rule of the annotation guide.

    Where two superiors stand side by side there are two equally right answers.
    """
    if named is not None:
        return [named]
    on_subject = [base for base in bases if base.on_subject]
    carried = [base for base in on_subject if base.relation == "implements"] or on_subject
    return carried[-1:] + [base for base in carried[:-1] if base.beside]


def numbers_of(references: Sequence[Reference]) -> str | list[str] | None:
    """Their numbers as gold has them: one, several equally right ones, or none."""
    numbers = [each.number for each in references if each.number]
    return numbers if len(numbers) > 1 else next(iter(numbers), None)


def cited(draft: Draft, reference: Reference, *, preamble: bool = True) -> Tagged:
    """The reference as the text has it, marked as a base (or as a document cited in the body)."""
    look = draft.look
    key = draft.new(
        "base" if preamble else "cite",
        type=reference.code,
        number=reference.number,
        date=iso(reference.day) if reference.day else None,
        issuer=reference.issuer,
        title=[f"Luật {reference.title}", reference.title]
        if reference.code == "Luật"
        else reference.title,
        relation=reference.relation if preamble else "cites",
        target=reference.target,
    )
    if reference.code == "Luật":
        return _law(draft, reference, key)
    parts: list[Tagged | str] = [reference.type_name]
    if reference.number:
        parts.append(Tagged("số ") + Tagged(reference.number).tag(f"{key}/number"))
    if reference.day:
        comma = (
            ","
            if draft.issuer.party and reference.number and "-" in reference.number.split("/")[0]
            else ""
        )
        parts[-1] = join((parts[-1], comma))
        parts.append(
            Tagged("ngày ") + Tagged(spell(reference.day, look.dates, look)).tag(f"{key}/date")
        )
    if reference.relation != "proposed_by" and reference.issuer:
        parts.append(Tagged("của ") + Tagged(reference.issuer).tag(f"{key}/issuer"))
    if reference.title:
        parts.append(Tagged(reference.title).tag(f"{key}/title"))
    return join(parts, " ").tag(key)


def _law(draft: Draft, reference: Reference, key: str) -> Tagged:
    parts = [Tagged("Luật ") + Tagged(reference.title or "").tag(f"{key}/title")]
    if reference.number:
        parts.append(Tagged("số ") + Tagged(reference.number).tag(f"{key}/number"))
    if reference.day:
        day = spell(reference.day, "long", draft.look)
        parts.append(Tagged("ngày ") + Tagged(day).tag(f"{key}/date"))
    return join(parts, " ").tag(key)


def base_lines(draft: Draft, bases: Sequence[Reference]) -> list[Tagged]:
    """One line a base, each with its opening word."""
    lines = []
    for base in bases:
        key = "proposed" if base.relation == "proposed_by" else base.relation
        slots: dict[str, Tagged | str] = {"doc": cited(draft, base), "who": base.issuer or ""}
        lines.append(fill(draft.dice.phrase(f"base.{key}"), slots))
    return lines


def plan_name(draft: Draft) -> str:
    """The plan as it speaks of itself: ``Kế hoạch tổ chức …``."""
    subject = str(draft.scalars["subject"])
    if " số " in subject:  # too long to be told again
        return "Kế hoạch thực hiện"
    return f"Kế hoạch {lower_first(subject).text}"


def opening(draft: Draft, bases: Sequence[Reference], *, headed: bool) -> list[Block]:
    """The preamble: a list of căn cứ or a sentence; ``headed``: the bases have a heading."""
    dice = draft.dice
    name = plan_name(draft)
    slots = {"self": dice.pick(self_names(draft)), "name": name}
    issue = fill(dice.phrase("base.issue"), slots)
    if headed:
        return [Block("text", issue)]
    if not bases:
        aim = fill(dice.phrase("base.aim"), {"about": draft.issuer.setting.topic["about"]})
        return [Block("text", aim + ", " + issue)]
    lines = base_lines(draft, bases)
    if len(lines) < 4 and dice.chance(0.45):
        rest = [lower_first(line) if i else line for i, line in enumerate(lines)]
        return [Block("text", join(rest, "; ") + ", " + issue)]
    label = "-" if draft.issuer.party and dice.chance(0.6) else ""
    last = "." if draft.sound else dice.weighted({".": 5, ";": 3, ",": 2})
    ends = [";"] * (len(lines) - 1) + [last]
    blocks = [
        Block("basis" if line.text.startswith("Căn cứ") else "text", line + end, label)
        for line, end in zip(lines, ends, strict=True)
    ]
    return [*blocks, Block("text", issue)]


def self_names(draft: Draft) -> list[str]:
    """How the issuer speaks of itself."""
    names = draft.issuer.listed("self")
    if draft.look.ubnd:
        return [n for n in names if n.startswith("UBND")] or names
    return [n for n in names if not n.startswith("UBND")] or names


def body_reference(draft: Draft) -> Tagged:
    """A document cited in the body for rates and procedures."""
    reference = replace(circular(draft.dice, draft.issuer), title=None)
    return cited(draft, reference, preamble=False) if reference else EMPTY
