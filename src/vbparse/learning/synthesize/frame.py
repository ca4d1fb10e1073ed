"""Thể thức: everything around the body: header, title, recipients, signature."""

from __future__ import annotations

import textwrap

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.issuers import Issuer
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, fill, join, lower_first

__all__ = ["dated", "end", "frame", "new_draft", "numbered", "person", "set_subject", "titled"]

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)
AUTHORITIES = {"TM.": "T/M", "KT.": "K/T", "TL.": "T/L"}
"""How the state and the Party write the same."""
SUBJECT_WIDTH = 62


def frame(draft: Draft) -> None:
    """Fill in the header: who, quốc hiệu, number, place and date."""
    issuer = draft.issuer
    draft.state = list(YOUTH if issuer.kind == "youth" else PARTY if issuer.party else STATE)
    key = draft.new("issuer")
    draft.issuer_lines = [Tagged(line.upper()).tag(key) for line in issuer.lines]
    draft.scalars["issuer"] = [issuer.name, *issuer.also] if issuer.also else issuer.name
    draft.scalars["parent_org"] = None
    if issuer.above:
        key = draft.new("parent_org")
        draft.above = [Tagged(line.upper()).tag(key) for line in issuer.above]
        draft.scalars["parent_org"] = " ".join(issuer.above)
    key = draft.new("doc_type")
    draft.scalars["doc_type"] = draft.type_code
    draft.title = Tagged(draft.type_name.upper()).tag(key)
    if draft.dice.chance(0.03):
        draft.urgency = draft.value("urgency", draft.dice.pick(("HỎA TỐC", "KHẨN", "THƯỢNG KHẨN")))
        draft.scalars["urgency"] = draft.urgency.text


def numbered(draft: Draft, number: int | None) -> None:
    """Số, ký hiệu; ``None`` leaves the number to be filled in by hand."""
    issuer = draft.issuer
    symbol = symbol_of(draft.dice, issuer, draft.type_code)
    shown = f"{number:02d}" if number is not None else " " * draft.dice.number(5, 9)
    between = "-" if issuer.party else "/"
    bare = issuer.party and (draft.dice.chance(0.7) or draft.sound)
    colon = "" if bare else ":"
    printed = Tagged(f"{shown}{between}{symbol}")
    draft.scalars["doc_number"] = None
    draft.scalars["doc_number_status"] = "blank"
    if number is not None:
        draft.scalars["doc_number"] = printed.text
        draft.scalars["doc_number_status"] = "present"
        key = draft.new("doc_number")
        printed = join((Tagged(shown).tag(f"{key}/digits"), between + symbol)).tag(key)
    space = "" if draft.look.tight and colon else " "
    draft.number = Tagged(f"Số{colon}{space}") + printed


def symbol_of(dice: Dice, issuer: Issuer, code: str) -> str:
    """``KH-UBND``, ``KH/TU``, ``UBND-VX`` for a công văn."""
    if issuer.party:
        unit = f"-{issuer.unit}" if issuer.unit else ""
        return f"{code}/{issuer.code}{unit}"
    if code == "CV":
        return f"{issuer.code}-{dice.pick(issuer.listed('archive'))}"
    return f"{code}-{issuer.code}" + (f"-{issuer.unit}" if issuer.unit else "")


def dated(draft: Draft, *, blank: bool = False) -> None:
    """Địa danh, ngày tháng; ``blank`` leaves the day to be filled in."""
    day, place = draft.day, draft.issuer.place
    shown = f"{day.day:02d}" if not blank else " " * draft.dice.number(3, 6)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    key = draft.new("issued_on")
    when = join(("ngày ", Tagged(shown).tag(f"{key}/digits"), f" tháng {month} năm {day.year}"))
    draft.place = draft.value("place", place) + ", " + when.tag(key)
    draft.scalars["place"] = place
    draft.scalars["issued_on"] = f"{day.year}-{day.month:02d}" if blank else iso(day)


def titled(draft: Draft, subject: Tagged) -> None:
    """Trích yếu over as many centred lines as it needs."""
    set_subject(draft, subject)
    text = subject
    if draft.issuer.party:
        text = lower_first(text)
        draft.scalars["subject"] = text.text
    elif draft.dice.chance(0.08):
        text = text.reworded(text.text.upper())
    key = draft.new("subject")
    draft.subject = [line.tag(key) for line in centred(text)]


def set_subject(draft: Draft, subject: Tagged) -> None:
    """The subject as gold has it."""
    draft.scalars["subject"] = subject.text


def centred(text: Tagged) -> list[Tagged]:
    """Lines of about the same length, as titles are set."""
    count = -(-len(text) // SUBJECT_WIDTH)
    width = max(20, -(-len(text) // count) + 8)
    lines, at = [], 0
    for piece in textwrap.wrap(text.text, width, break_long_words=False, break_on_hyphens=False):
        at = text.text.index(piece, at)
        lines.append(text.cut(at, at + len(piece)))
        at += len(piece)
    return lines


def end(draft: Draft, *, above_all: str | None = None) -> None:
    """Nơi nhận and the signature."""
    _recipients(draft, above_all)
    _signature(draft)


def _recipients(draft: Draft, above_all: str | None) -> None:
    dice, issuer = draft.dice, draft.issuer
    listed = dice.some(issuer.listed("recipients"), dice.number(3, 6))
    if above_all:
        listed = [above_all, *listed[:3]]
    lines = []
    for entry in listed:
        name, _, purpose = entry.partition(" | ")
        shown = draft.value("recipient", name, value=name, archive=False)
        if purpose and dice.chance(0.75):
            shown = shown + f" ({purpose})"
        lines.append(Tagged("- ") + shown + ";")
    lines.append(
        Tagged("- ") + draft.value("recipient", _archive(draft), archive=True, value="") + "."
    )
    draft.recipients = lines


def _archive(draft: Draft) -> str:
    dice, unit = draft.dice, draft.dice.pick(draft.issuer.listed("archive"))
    if draft.issuer.party:
        return f"Lưu {unit}"
    copies = f" ({dice.number(3, 30):02d}b)" if dice.chance(0.15) else ""
    return (
        dice.pick((f"Lưu: VT, {unit}", f"Lưu: VT, {unit}", "Lưu: VT", f"Lưu VT, {unit}")) + copies
    )


def person(dice: Dice) -> str:
    """A full name."""
    parts = (
        dice.word("persons", "family"),
        dice.word("persons", "middle"),
        dice.word("persons", "given"),
    )
    return " ".join(part for part in parts if part)


def _signature(draft: Draft) -> None:
    dice, issuer = draft.dice, draft.issuer
    body = _body_entry(issuer)
    head, deputy, collective = body["head"], body["deputy"], body.get("collective")
    deputised = dice.chance(0.6)
    lines: list[tuple[str, str]] = []  # text, what it is
    authority: str | None = None
    if issuer.party and collective:
        lines = [(f"T/M {collective}", "collective"), (deputy if deputised else head, "title")]
        authority = "TM."
    elif not deputised:
        if collective:
            lines, authority = [(f"TM. {collective}", "collective")], "TM."
        elif dice.chance(0.04):
            head, authority = f"Q. {head}", "Q."
        lines.append((head, "title"))
    elif dice.chance(0.08) and issuer.kind in ("province", "district"):
        title = "Chánh Văn phòng" if dice.chance(0.6) else f"Giám đốc {issuer.slots()['lead']}"
        authority = "TL." if title.startswith("Chánh") else "TUQ."
        lines = [(f"{authority} {head}", "authority"), (title, "title")]
    else:
        lines = [(f"TM. {collective}", "collective")] if collective else []
        lines += [(f"KT. {head}", "authority"), (deputy, "title")]
        authority = "KT."
    _sign(draft, lines, authority)


def _sign(draft: Draft, lines: list[tuple[str, str]], authority: str | None) -> None:
    title = next(text for text, what in lines if what == "title")
    name = person(draft.dice)
    draft.scalars |= {"signer_name": name, "signer_title": title, "signing_authority": authority}
    if title.startswith("Q. "):
        draft.scalars["signer_title"] = [title, title[3:], f"Quyền {title[3:]}"]
    shown = []
    for text, what in lines:
        line = Tagged(text.upper())
        if what == "title":
            line = line.tag(draft.new("signer_title"))
        if authority and (
            what == "authority" or len(lines) == 1 or (what == "collective" and authority == "TM.")
        ):
            mark = line.cut(0, line.text.index(" ")).tag(draft.new("signing_authority"))
            line = mark + line.cut(len(mark), len(line))
        if draft.look.tight and what == "authority":
            line = line.edited(len(mark), len(mark) + 1, "")
        shown.append(line)
    if draft.look.signed:
        shown.append(Tagged(draft.look.signed))
    draft.sign = shown
    draft.signer = draft.value("signer_name", name)


def _body_entry(issuer: Issuer) -> dict[str, str]:
    from vbparse.learning.synthesize.words import load

    entry: dict[str, str] = load("bodies")[issuer.kind]
    if issuer.kind == "department" and issuer.name.startswith("Công an"):
        return {"head": "Giám đốc", "deputy": "Phó Giám đốc"}
    return entry


def new_draft(dice: Dice, issuer: Issuer, code: str, name: str) -> Draft:
    """A draft with its look; nothing in it yet."""
    from vbparse.learning.synthesize.looks import make_look

    look = make_look(dice.apart("look"), issuer.setting.day, party=issuer.party)
    return Draft(dice, issuer, look, code, name)


def told(template: str, slots: dict[str, Tagged | str]) -> Tagged:
    """A template filled, or nothing when it is empty."""
    return fill(template, slots) if template else EMPTY
