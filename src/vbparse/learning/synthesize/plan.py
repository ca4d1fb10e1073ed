"""Kế hoạch: one plan from its issuer and subject to its last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vbparse.learning.synthesize.bases import (
    choose_bases,
    cited,
    numbers_of,
    opening,
    parent_of,
    plan_name,
    self_names,
)
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.frame import dated, end, frame, new_draft, numbered, titled
from vbparse.learning.synthesize.issuers import Issuer
from vbparse.learning.synthesize.references import Reference
from vbparse.learning.synthesize.sections import Body
from vbparse.learning.synthesize.sound import SECTIONS, by_rank
from vbparse.learning.synthesize.tagged import Tagged, fill

__all__ = ["compose_plan", "number_of"]

BLANK, DRAFT, ATTACHED = 0.05, 0.04, 0.03
"""How many plans have a blank number, are marked DỰ THẢO, are issued with a decision."""


def number_of(dice: Dice, issuer: Issuer) -> int:
    """A number of the year (or of the term, for the Party), small for small bodies."""
    most = {"province": 450, "department": 4200, "ministry": 1800, "district": 380}.get(
        issuer.kind, 140
    )
    return dice.number(1, 9) if dice.chance(0.06) else dice.number(1, most)


def compose_plan(
    dice: Dice,
    issuer: Issuer,
    *,
    chain: Sequence[Reference] | None = None,
    number: int | None = None,
    whole: bool = False,
    carrier: str = "",
    sound: bool = False,
) -> Draft:
    """A plan. ``chain`` names the directives it carries out; ``whole``: no blanks, not attached;
    ``carrier``: number of the decision that it is issued with; ``sound``: nothing left out."""
    draft = new_draft(dice, issuer, "KH", "Kế hoạch")
    draft.sound = sound
    draft.prefix = "b" if carrier else ""
    frame(draft)
    state = "attached" if carrier else _state(dice, issuer, whole=whole)
    bases = choose_bases(draft, chain)
    if sound:
        bases = by_rank(bases)
    if state == "attached":
        _attach(draft, carrier)
    else:
        numbered(draft, None if state != "present" else number or _free(dice, issuer, bases))
        dated(draft, blank=state != "present" and dice.chance(0.7))
    draft.scalars["draft"] = state == "draft"
    if state == "draft":
        draft.flag = draft.value("draft", dice.pick(("DỰ THẢO", "DỰ THẢO LẦN 1", "(Dự thảo)")))
    named = _subject(draft, bases)
    _body(draft, bases)
    if state != "attached":
        end(draft)
    draft.scalars["parent"] = numbers_of(parent_of(bases, named))
    _theme(draft)
    return draft


def _free(dice: Dice, issuer: Issuer, bases: Sequence[Reference]) -> int:
    """A number that no document of the issuer among the bases has."""
    number = number_of(dice, issuer)
    taken = {base.number for base in bases}
    while {f"{number:02d}/KH-{issuer.code}", f"{number:02d}-KH/{issuer.code}"} & taken:
        number += 1
    return number


def _state(dice: Dice, issuer: Issuer, *, whole: bool) -> str:
    """present, blank, draft or attached."""
    shares = {
        "present": 1.0,
        "blank": BLANK,
        "draft": DRAFT,
        "attached": 0.0 if issuer.party else ATTACHED,
    }
    return "present" if whole else dice.weighted(shares)


def _attach(draft: Draft, carrier: str) -> None:
    """A plan issued with a decision: no number, place, day or signature of its own."""
    dice, issuer, day = draft.dice, draft.issuer, draft.day
    number = carrier or f"{number_of(dice, issuer):02d}/QĐ-{issuer.code}"
    key = draft.new("issued_with", number=number, date=day.isoformat())
    words = f"ngày {day.day:02d} tháng {day.month} năm {day.year} của {issuer.name}"
    verb = dice.pick(("Kèm theo", "Ban hành kèm theo"))
    draft.note = (Tagged(f"({verb} Quyết định số ") + number + f" {words})").tag(key)
    draft.scalars |= {"doc_number": None, "doc_number_status": "missing", "place": None}
    draft.scalars |= {"issued_on": None, "signer_name": None, "signer_title": None}
    draft.scalars["signing_authority"] = None
    if carrier or dice.chance(0.5):  # no header at all: the text alone says whose plan it is
        draft.state, draft.above, draft.issuer_lines = [], [], []
        draft.scalars["parent_org"] = None
        names = (issuer.name, *issuer.also, *issuer.listed("self"))
        draft.scalars["issuer"] = list(dict.fromkeys(names))


def _subject(draft: Draft, bases: Sequence[Reference]) -> Reference | None:
    """Trích yếu; returns the directive that it names, if any."""
    dice = draft.dice
    named = next(iter(parent_of(bases)), None)
    if named and named.relation == "implements" and named.number and dice.chance(0.12):
        shown = cited(draft, named, preamble=False)
        plain = Tagged(shown.text)  # in a title it is no base of its own
        titled(draft, fill(dice.phrase("subject.of"), {"doc": plain}))
        return named
    stem = draft.issuer.setting.stem
    slots = {"stem": Tagged(stem), "area": Tagged(_area(draft)), "when": _when(draft)}
    titled(draft, fill(dice.phrase("subject"), slots))
    return None


def _area(draft: Draft) -> str:
    setting, kind = draft.issuer.setting, draft.issuer.kind
    if kind in ("ministry", "school", "hospital", "enterprise") or draft.dice.chance(0.35):
        return ""
    if kind in ("district", "party_district", "division"):
        return setting.district.full
    if kind in ("commune", "party_commune", "office"):
        return setting.commune.full
    return setting.province.full


def _when(draft: Draft) -> Tagged:
    """The year or period of the plan. A period is a deadline; a single year is part of the name."""
    dice, year = draft.dice, draft.day.year + (draft.day.month > 10)
    shape = dice.weighted({"year": 55, "none": 25, "period": 15, "school year": 5})
    if shape == "none":
        return Tagged()
    if shape == "year":
        return Tagged(f"năm {year}")
    if shape == "school year":
        return (
            Tagged(f"năm học {year} - {year + 1}")
            if draft.issuer.kind == "school"
            else Tagged(f"năm {year}")
        )
    last = year + dice.pick((2, 3, 4, 5))
    dash = dice.pick((" - ", "-"))
    text = draft.value(
        "deadline",
        f"giai đoạn {year}{dash}{last}",
        value=f"{year}/{last}",
        kind="interval",
        bound="inclusive",
        action="thực hiện Kế hoạch",
        unit=None,
        row="period",
    )
    draft.scalars["period"] = f"{year}/{last}"
    return text


def _outline(draft: Draft, bases: Sequence[Reference]) -> list[str]:
    rows = [r for r in draft.dice.words.outlines if bases or "basis" not in r["parts"]]
    if draft.sound:
        told = [{kind for part in row["parts"] for kind in part.split()} for row in rows]
        rows = [
            r for r, has in zip(rows, told, strict=True) if all(has & any_ for any_ in SECTIONS)
        ]
    chosen = draft.dice.weighted({i: float(row["weight"]) for i, row in enumerate(rows)})
    draft.dice.trace.add(("outlines", " / ".join(rows[chosen]["parts"])))
    return list(rows[chosen]["parts"])


def _body(draft: Draft, bases: Sequence[Reference]) -> None:
    outline = _outline(draft, bases)
    body = Body(draft, bases)
    blocks = opening(draft, bases, headed="basis" in outline)
    draft.body = [replace(block, role=block.role) for block in blocks] + body.write(outline)
    draft.scalars["opening_blocks"] = len(blocks)
    draft.body += _closing(draft)


def _closing(draft: Draft) -> list[Block]:
    """The last words, with the mark that ends a document."""
    dice = draft.dice
    slots: dict[str, Tagged | str] = {
        "name": plan_name(draft),
        "self": dice.pick(self_names(draft)),
    }
    keys = dice.weighted(
        {
            ("closing.this", "closing.trouble"): 5,
            ("closing.trouble",): 2,
            ("closing.urge",): 2,
            (): 1,
        }
    )
    if draft.sound:
        keys = ("closing.this", "closing.trouble")
    paragraphs = [fill(dice.phrase(key), slots) for key in keys]
    stop = "." if draft.issuer.party else "./."
    if not paragraphs:
        last = draft.body[-1]
        if last.rows:
            return [Block("text", fill(dice.phrase("closing.urge"), slots) + stop)]
        text = last.text
        bare = text.cut(0, len(text) - 1) if text.text.endswith(".") else text
        draft.body[-1] = last.with_text(bare + stop)
        return []
    whole = [p if p.text.endswith(".") else p + "." for p in paragraphs]
    if len(whole) > 1 and dice.chance(0.5):
        whole = [Tagged(" ").__class__(f"{whole[0].text} {whole[1].text}")]
    final = whole[-1]
    whole[-1] = final.cut(0, len(final) - 1) + stop
    return [Block("text", paragraph) for paragraph in whole]


def _looks_ahead(draft: Draft, block: Block) -> bool:
    """Whether it is the heading of a section about what is to be, not of the căn cứ or the past."""
    keys = [mark.key for mark in block.text.marks if mark.key.startswith("heading#")]
    kinds = {kind for key in keys for kind in draft.values[key]["kinds"]}
    return bool(kinds) and not kinds & {"basis", "context"}


def _theme(draft: Draft) -> None:
    """Chủ đề in some plans, as a sentence of the body."""
    dice, topic = draft.dice, draft.issuer.setting.topic
    draft.scalars["theme"] = None
    if not dice.chance(0.15):
        return
    theme = dice.pick(topic["themes"])
    slots: dict[str, Tagged | str] = {"theme": draft.value("theme", theme)}
    slots["y"] = str(draft.day.year)
    sentence = fill(dice.phrase("theme"), slots)
    first = next((i for i, block in enumerate(draft.body) if _looks_ahead(draft, block)), None)
    if first is None:
        return
    for at in range(first + 1, len(draft.body)):
        before = draft.body[at]
        if before.role in ("item", "text") and before.label in ("-", ""):
            draft.body.insert(at, Block(before.role, sentence, before.label))
            draft.scalars["theme"] = theme
            return
