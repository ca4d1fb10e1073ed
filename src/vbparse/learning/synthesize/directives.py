"""Văn bản khác: decisions, directives, letters and notices, by the same grammars and rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from vbparse.learning.synthesize.bases import (
    base_lines,
    choose_bases,
    numbers_of,
    parent_of,
    self_names,
)
from vbparse.learning.synthesize.crew import Crew
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.frame import dated, end, frame, new_draft, numbered, titled
from vbparse.learning.synthesize.issuers import Issuer
from vbparse.learning.synthesize.numbering import Numbering
from vbparse.learning.synthesize.plan import compose_plan, number_of
from vbparse.learning.synthesize.references import Reference
from vbparse.learning.synthesize.tagged import Tagged, fill, join, lower_first
from vbparse.learning.synthesize.tasks import Work

__all__ = ["KINDS", "compose_other"]

Chain = Sequence[Reference] | None
UNSURE = ("sections", "section_kinds")
"""The annotation guide says what a section is for plans only."""


def compose_other(
    dice: Dice,
    issuer: Issuer,
    kind: str,
    *,
    chain: Chain = None,
    number: int | None = None,
    title: str = "",
) -> Draft:
    """A document of kind ``decision``, ``directive``, ``letter`` or ``notice``."""
    code, name, write = KINDS[kind]
    draft = new_draft(dice, issuer, code, name)
    frame(draft)
    numbered(draft, number if number is not None else number_of(dice, issuer))
    dated(draft)
    draft.scalars |= {"theme": None, "unsure": UNSURE, "draft": False}
    bases = choose_bases(draft, chain)
    write(draft, bases, title)
    draft.scalars["parent"] = numbers_of(parent_of(bases))
    return draft


def compose_enclosed(dice: Dice, issuer: Issuer) -> tuple[Draft, Draft]:
    """A decision and the plan that it issues, in one file: two documents."""
    carrier = compose_other(
        dice, issuer, "decision", title=f"ban hành Kế hoạch {lower_first(issuer.setting.stem).text}"
    )
    plan = compose_plan(dice.apart("plan"), issuer, carrier=str(carrier.scalars["doc_number"]))
    return carrier, plan


def _subject_of(draft: Draft, title: str) -> str:
    """The title of a directive on the subject: ``về …`` or ``ban hành Kế hoạch …``."""
    return title or f"về {lower_first(draft.issuer.setting.stem).text}"


def _stop(draft: Draft) -> str:
    return "." if draft.issuer.party else "./."


def _capital(text: str) -> Tagged:
    return Tagged(text[:1].upper() + text[1:])


def _decision(draft: Draft, bases: Sequence[Reference], title: str) -> None:
    """Quyết định: căn cứ, then articles."""
    dice, issuer = draft.dice, draft.issuer
    given = _subject_of(draft, title)
    subject = given if given.startswith("về") else f"về việc {given}"
    titled(draft, _capital(subject))
    body = load_head(issuer)
    head = f"{body} {issuer.name}"
    lines = base_lines(draft, bases) if bases else [Tagged("Căn cứ chức năng, nhiệm vụ được giao")]
    ends = [";"] * (len(lines) - 1) + [dice.pick((".", ";", ","))]
    draft.body = [Block("centre", Tagged(head.upper()))]
    draft.body += [Block("basis", line + stop) for line, stop in zip(lines, ends, strict=True)]
    draft.scalars["opening_blocks"] = len(draft.body)
    draft.body.append(Block("centre", Tagged("QUYẾT ĐỊNH:")))
    slots: dict[str, Tagged | str] = {
        "subject": lower_first(_bare(given)),
        "heads": dice.phrase("decision.heads"),
    }
    articles = [
        fill(dice.phrase(f"decision.{which}"), slots) for which in ("first", "second", "third")
    ]
    for i, article in enumerate(articles, 1):
        key = draft.new("heading", number=f"Điều {i}", level=1, kinds=[], titled=False)
        last = i == len(articles)
        shown = article + _stop(draft) if last else article
        draft.body.append(Block("text", shown.tag(key), f"Điều {i}.", 1))
    end(draft, above_all=f"Như Điều {len(articles)}")


def _bare(title: str) -> str:
    """A title without its opening words: ``về việc``, ``ban hành Kế hoạch``."""
    for opening in (
        "về việc ",
        "về ",
        "ban hành Kế hoạch ",
        "phê duyệt Kế hoạch ",
        "ban hành Chương trình ",
    ):
        title = title.removeprefix(opening)
    return title.removeprefix("phê duyệt Chương trình ")


def load_head(issuer: Issuer) -> str:
    """The post of the head: ``Chủ tịch``."""
    from vbparse.learning.synthesize.words import load

    return str(load("bodies")[issuer.kind]["head"])


def _orders(draft: Draft, count: int, *, level: int = 1) -> list[Block]:
    """Numbered sentences that give tasks to units."""
    crew = Crew(draft)
    work = Work(draft, crew)
    numbering = Numbering("arabic" if not draft.issuer.party else "dashed")
    blocks = []
    for i in range(1, count + 1):
        label, number = numbering.below(0, i)
        label, number = (f"{i}.", str(i)) if "." in number else (label, number)
        key = draft.new("heading", number=number, level=level, kinds=[], titled=False)
        sentence = (
            work.led() if draft.dice.chance(0.6) else work.performed(crew.lead(), headed=False)
        )
        blocks.append(Block("item", sentence.tag(key), label, level))
    return blocks


def _directive(draft: Draft, bases: Sequence[Reference], title: str) -> None:
    """Chỉ thị: why, then what is ordered."""
    dice = draft.dice
    given = _subject_of(draft, title)
    given = given if given.startswith("về") else f"về việc {given}"
    titled(draft, _capital(given))
    carried = join(
        [lower_first(line) if i else line for i, line in enumerate(base_lines(draft, bases))], "; "
    )
    slots: dict[str, Tagged | str] = {
        "about": draft.issuer.setting.topic["about"],
        "bases": carried + ", " if bases else Tagged(),
        "self": dice.pick(self_names(draft)),
    }
    template = dice.phrase("directive.opening")
    if not bases:
        template = template.replace("{Bases}{self}", "{Self}")
    draft.body = [Block("text", fill(template, slots))]
    draft.scalars["opening_blocks"] = 1
    draft.body += _orders(draft, dice.number(3, 5))
    draft.body.append(Block("text", Tagged(dice.phrase("directive.order")) + _stop(draft)))
    end(draft)


def _letter(draft: Draft, bases: Sequence[Reference], title: str) -> None:
    """Công văn: V/v under the number, Kính gửi, no type."""
    dice, issuer = draft.dice, draft.issuer
    about = fill(dice.phrase("letter.about"), {"about": issuer.setting.topic["about"]}).text
    if title:
        about = f"V/v {title.removeprefix('về việc ').removeprefix('về ')}"
    draft.title = Tagged()
    draft.about = draft.value("subject", about)
    bare = about.removeprefix("V/v ")
    draft.scalars["subject"] = [bare, about, f"Về việc {bare}"]
    addressees = dice.some(issuer.listed("groups"), dice.number(1, 2))
    if len(addressees) == 1:
        draft.to = [Tagged(f"Kính gửi: {addressees[0][:1].upper()}{addressees[0][1:]}.")]
    else:
        draft.to = [
            Tagged("Kính gửi:"),
            *[Tagged(f"- {a[:1].upper()}{a[1:]};") for a in addressees],
        ]
        draft.to[-1] = draft.to[-1].edited(len(draft.to[-1]) - 1, len(draft.to[-1]), ".")
    _opened(draft, bases, "letter.opening")
    _stopped(draft)
    end(draft, above_all="Như trên")


def _notice(draft: Draft, bases: Sequence[Reference], title: str) -> None:
    """Thông báo: what is made known."""
    given = _subject_of(draft, title)
    given = given if given.startswith("về") else f"về việc {given}"
    titled(draft, _capital(given))
    _opened(draft, bases, "notice.opening")
    _stopped(draft)
    end(draft)


def _opened(draft: Draft, bases: Sequence[Reference], phrase: str) -> None:
    """The running opening, which takes the bases into its sentence, and the orders below it."""
    dice = draft.dice
    opening = fill(dice.phrase(phrase), {"self": dice.pick(self_names(draft))})
    if bases:
        lines = [
            lower_first(line) if i else line for i, line in enumerate(base_lines(draft, bases))
        ]
        opening = join(lines, "; ") + ", " + opening
    draft.body = [Block("text", opening)]
    draft.scalars["opening_blocks"] = 1
    draft.body += _orders(draft, dice.number(2, 4))


def _stopped(draft: Draft) -> None:
    """The mark that ends a document after its last block."""
    last = draft.body[-1]
    text = last.text
    bare = text.cut(0, len(text) - 1) if text.text.endswith(".") else text
    draft.body[-1] = last.with_text(bare + _stop(draft))


Writer = Callable[[Draft, Sequence[Reference], str], None]
KINDS: Mapping[str, tuple[str, str, Writer]] = {
    "decision": ("QĐ", "Quyết định", _decision),
    "directive": ("CT", "Chỉ thị", _directive),
    "letter": ("CV", "Công văn", _letter),
    "notice": ("TB", "Thông báo", _notice),
}
"""Kind → code and name of the type, and what writes it."""
