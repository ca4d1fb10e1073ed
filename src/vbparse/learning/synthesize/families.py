"""Họ văn bản: a directive and the plans that carry it out, each citing the one above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.directives import compose_other
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.issuers import Issuer, make_issuer
from vbparse.learning.synthesize.plan import compose_plan
from vbparse.learning.synthesize.references import Reference
from vbparse.learning.synthesize.setting import Setting, a_day, make_setting
from vbparse.learning.synthesize.tagged import lower_first

__all__ = ["Member", "family"]

FIRST, LAST = date(2015, 2, 1), date(2026, 5, 1)
RANKS = {"ministry": 2, "province": 3, "department": 4, "district": 5, "commune": 6, "school": 7}


@dataclass(frozen=True)
class Member:
    """A document of a family and what it is called there."""

    name: str
    draft: Draft
    parent: str | None  # name of the document that it carries out


def family(dice: Dice, name: str) -> Iterator[Member]:
    """The directive first, then its plans from the province down; a stranger comes last."""
    setting = make_setting(dice, a_day(dice, FIRST, LAST))
    root = _root(dice.apart("root"), setting, name)
    yield root
    province = _plan(
        dice.apart("province"), "province", _later(dice, setting, 12, 40), name, (root,)
    )
    yield province
    middle: list[Member] = []
    for kind in ("department", "district"):
        day = _later(dice, province.draft.issuer.setting, 7, 25)
        member = _plan(dice.apart(kind), kind, day, name, (root, province))
        middle.append(member)
        yield member
    for i, kind in enumerate(("commune", "school")):
        over = middle[1] if middle[1].draft.issuer.kind == "district" else province
        day = _later(dice, middle[1].draft.issuer.setting, 5, 20)
        yield _plan(dice.apart(f"{kind} {i}"), kind, day, name, (province, over))
    yield _stranger(dice.apart("stranger"), province, name)


def _later(dice: Dice, setting: Setting, low: int, high: int) -> Setting:
    """The same place and subject some days on."""
    return replace(setting, day=setting.day + timedelta(days=dice.number(low, high)))


def _root(dice: Dice, setting: Setting, name: str) -> Member:
    """The directive: of a ministry, in one of the forms that directives have."""
    issuer = make_issuer(dice, "ministry", setting)
    kind = dice.weighted({"plan": 3, "decision": 2, "directive": 2, "letter": 2})
    if kind == "plan":
        draft = compose_plan(dice, issuer, whole=True)
    else:
        draft = compose_other(dice, issuer, kind)
    return Member(f"{name}-0-{kind}", draft, None)


def _plan(dice: Dice, kind: str, setting: Setting, name: str, above: tuple[Member, ...]) -> Member:
    """A plan that carries out the last of the documents above it and may cite the others."""
    issuer = make_issuer(dice, kind, setting)
    level = {"province": 1, "department": 2, "district": 2}.get(kind, 3)
    cited = above if dice.chance(0.5) and above[0] is not above[-1] else above[-1:]
    chain = [_reference(dice, member, issuer) for member in cited]
    draft = compose_plan(dice, issuer, chain=chain, whole=True)
    return Member(f"{name}-{level}-{issuer.kind}", draft, above[-1].name)


def _reference(dice: Dice, member: Member, reader: Issuer) -> Reference:
    """How another body cites a document of the family."""
    draft = member.draft
    issuer = draft.issuer
    subject = draft.scalars["subject"]
    title = lower_first(str(subject[0] if isinstance(subject, list) else subject)).text
    if draft.type_code in ("KH", "CV") and not title.startswith(("về", "triển khai", "thực hiện")):
        title = f"về {title}" if dice.chance(0.5) else f"về việc {title}"
    names = [issuer.name]
    if (
        issuer.kind in ("province", "district")
        and reader.setting.province == issuer.setting.province
    ):
        names.append(f"Ủy ban nhân dân {issuer.generic}")
    return Reference(
        draft.type_code,
        draft.type_name,
        str(draft.scalars["doc_number"]),
        draft.day,
        dice.pick(names),
        title,
        RANKS[issuer.kind],
        target=member.name,
    )


def _stranger(dice: Dice, province: Member, name: str) -> Member:
    """A plan of another year with the number of the province's plan: a false friend."""
    setting = province.draft.issuer.setting
    other = replace(setting, day=setting.day - timedelta(days=366))
    number = int(str(province.draft.scalars["doc_number"]).split("/")[0])
    issuer = make_issuer(dice, "province", other)
    return Member(f"{name}-9-stranger", compose_plan(dice, issuer, number=number, whole=True), None)
