"""Lỗi căn cứ: a list that ends wrongly, bases without a part, twice, or out of order."""

from __future__ import annotations

from collections.abc import Callable

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["SAID"]

MONEY = r"kinh phí|ngân sách|nguồn vốn|chi phí|dự toán|nguồn lực tài chính"
CLOSING = r"(?:[Đđ]ề nghị|[Yy]êu cầu) (?:[Tt]hủ trưởng|các)|[Nn]ếu có"
Make = Callable[[Draft, Dice], bool]
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


# ------------------------------------------------------------------------------------------- bases


def _bases(draft: Draft) -> list[int]:
    return [i for i, block in enumerate(draft.body) if block.role == "basis"]


def _last_mark(draft: Draft, dice: Dice) -> bool:
    opening = int(draft.scalars.get("opening_blocks", 0))
    if opening < 3 or not _bases(draft):
        return False
    last = draft.body[opening - 2]
    if not last.text.text.endswith(".") or "đề nghị" in last.text.text[:20]:
        return False  # "Theo đề nghị của …;" may run on into the sentence below
    ended = last.text.cut(0, len(last.text) - 1) + Tagged(";").tag(fault_key(draft))
    draft.body[opening - 2] = last.with_text(ended)
    return True


def _without(part: str, before: str) -> Make:
    """A base that is cited without its issuer or title."""

    def make(draft: Draft, dice: Dice) -> bool:
        keys = [
            key
            for key in shown_keys(draft, "base")
            if draft.values[key]["number"] and draft.values[key][part]
        ]
        keys = [key for key in keys if draft.values[key]["type"] != "Luật"]
        if not keys:
            return False
        key = dice.pick(keys)
        if str(draft.values[key]["number"]) in str(draft.scalars.get("subject")):
            return False  # the subject has cited it in full

        def how(text: Tagged, mark: Mark) -> Tagged:
            start = mark.start - len(before)
            whole = text.text[start : mark.start] == before
            return text.edited(start if whole else mark.start, mark.end, "")

        done = change(draft, f"{key}/{part}", how)
        draft.values[key][part] = None
        return done

    return make


def _swapped(draft: Draft, dice: Dice) -> bool:
    """The law behind a decree."""
    at = _bases(draft)
    laws = [i for i in at if "Căn cứ Luật" in draft.body[i].text.text]
    decrees = [i for i in at if "Căn cứ Nghị định" in draft.body[i].text.text]
    if not laws or not decrees or laws[0] > decrees[0]:
        return False
    one, two = laws[0], decrees[0]
    draft.body[one], draft.body[two] = draft.body[two], draft.body[one]
    return True


def _twice(draft: Draft, dice: Dice) -> bool:
    for i in _bases(draft):
        text = draft.body[i].text
        if " số " in text.text and text.text.endswith(";"):
            draft.body.insert(
                i + 1, draft.body[i].with_text(Tagged(text.text).tag(fault_key(draft)))
            )
            draft.scalars["opening_blocks"] = int(draft.scalars["opening_blocks"]) + 1
            draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "legal_bases"]
            return True
    return False


SAID: dict[str, Fault] = {
    "last-base-mark": kind("base marks", "C01", "VB302", "Căn cứ cuối có dấu ;", _last_mark),
    "base-no-issuer": kind(
        "base", "C03", "VB304", "Căn cứ thiếu cơ quan", _without("issuer", " của ")
    ),
    "base-no-title": kind("base", "C03", "VB305", "Căn cứ thiếu trích yếu", _without("title", " ")),
    "base-twice": kind("base", "C02", "VB307", "Căn cứ lặp", _twice),
    "base-order": kind("base", "C05", "VB308", "Luật đứng sau nghị định", _swapped),
}
"""Kind → fault."""
