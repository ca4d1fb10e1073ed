"""Lỗi câu chữ, căn cứ, bố cục: sentences that ought not to stand there, and parts that are gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vbparse.learning.synthesize._fault_body import relabelled, tops
from vbparse.learning.synthesize._fault_marks import Fault, fault_key
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.setting import REFORM
from vbparse.learning.synthesize.tagged import Mark, Tagged, lower_first

__all__ = ["SAID"]

MONEY = r"kinh phí|ngân sách|nguồn vốn|chi phí|dự toán|nguồn lực tài chính"
CLOSING = r"(?:[Đđ]ề nghị|[Yy]êu cầu) (?:[Tt]hủ trưởng|các)|[Nn]ếu có"
Make = Callable[[Draft, Dice], bool]
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


# --------------------------------------------------------------------------------------- sentences


def _say(sentence: Callable[[Draft], str], *, fits: Callable[[Draft], bool] | None = None) -> Make:
    """A sentence behind another one of the body."""

    def make(draft: Draft, dice: Dice) -> bool:
        first = next((i for i, block in enumerate(draft.body) if block.role == "head"), None)
        if first is None or (fits and not fits(draft)):
            return False
        for i in range(first, len(draft.body) - 3):
            block = draft.body[i]
            plain = block.role in ("text", "item") and block.label in ("", "-")
            if plain and not block.text.marks and block.text.text.endswith("."):
                said = Tagged(sentence(draft)).tag(fault_key(draft))
                draft.body[i] = block.with_text(block.text + " " + said)
                return True
        return False

    return make


def _words(text: str) -> Callable[[Draft], str]:
    return lambda draft: text


def _weekday(draft: Draft) -> str:
    day = _later(draft, 12)
    wrong = _DAYS[(day.weekday() + 3) % 7]
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    return f"Họp giao ban vào {wrong}, ngày {day.day:02d}/{day.month:02d}/{day.year}."


def _backwards(draft: Draft) -> str:
    one, two = _later(draft, 25), _later(draft, 11)
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    return (
        f"Triển khai từ ngày {one.day:02d}/{one.month:02d}/{one.year} "
        f"đến ngày {two.day:02d}/{two.month:02d}/{two.year}."
    )


def _later(draft: Draft, days: int) -> date:
    return draft.day + timedelta(days=days)


def _early(draft: Draft) -> bool:
    return draft.day.month < 11


def _reformed(draft: Draft) -> bool:
    return draft.day >= REFORM and not draft.look.regime.party


def _in_lines(draft: Draft) -> bool:
    return draft.look.text == "lines"


# ------------------------------------------------------------------------------------------- bases


def _bases(draft: Draft) -> list[int]:
    return [i for i, block in enumerate(draft.body) if block.role == "basis"]


def _last_mark(draft: Draft, dice: Dice) -> bool:
    opening = int(draft.scalars.get("opening_blocks", 0))
    if opening < 3 or not _bases(draft):
        return False
    last = draft.body[opening - 2]
    if not last.text.text.endswith("."):
        return False
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


# ---------------------------------------------------------------------------------------- sections


def _section(kind: str, *, keep_heading: bool = False) -> Make:
    """Without the section of that kind, or with nothing below its heading."""

    def make(draft: Draft, dice: Dice) -> bool:
        at = tops(draft)
        if draft.look.scheme not in ("roman", "dashed") or len(at) < 4:
            return False
        for n, start in enumerate(at[:-1]):
            kinds = {
                each
                for mark in draft.body[start].text.marks
                if mark.key.startswith("heading#")
                for each in draft.values[mark.key]["kinds"]
            }
            if kind == "budget" and not keep_heading and _money(draft, start, at[n + 1]):
                return False
            if kinds != {kind} and not (kind == "purpose" and kinds == {"purpose", "requirements"}):
                continue
            if kind == "purpose" and _aims(draft) > 1:
                return False
            del draft.body[start + keep_heading : at[n + 1]]
            if keep_heading:
                head = draft.body[start]
                draft.body[start] = head.with_text(head.text.tag(fault_key(draft)))
                return True
            for m, index in enumerate(tops(draft), 1):
                relabelled(draft, index, m, marked=False)
            return True
        return False

    return make


def _aims(draft: Draft) -> int:
    """How many top headings speak of aims."""
    keys = [m.key for i in tops(draft) for m in draft.body[i].text.marks]
    kinds = [set(draft.values[key]["kinds"]) for key in keys if key.startswith("heading#")]
    return sum(bool(each & {"purpose", "requirements", "goals", "targets"}) for each in kinds)


def _money(draft: Draft, start: int, end: int) -> bool:
    """Whether money is spoken of outside of these blocks."""
    rest = [*draft.body[:start], *draft.body[end:], *(b for a in draft.annexes for b in a.blocks)]
    cells = [cell.text.text for b in rest for row in b.rows for cell in row if cell]
    return any(re.search(MONEY, text) for text in (*(b.text.text.lower() for b in rest), *cells))


def _no_closing(draft: Draft, dice: Dice) -> bool:
    """Without the words that close a plan; its last paragraph takes their mark."""
    while draft.body and re.match(
        r"Trên đây|Trong quá trình|Quá trình|Có vấn đề|Nếu |Trường hợp", draft.body[-1].text.text
    ):
        draft.body.pop()
    last = draft.body[-1]
    tail = " ".join(block.text.text for block in draft.body[-14:])
    if last.rows or not last.text.text.endswith(".") or re.search(CLOSING, tail):
        return False
    stop = "" if draft.issuer.party else "/."
    draft.body[-1] = last.with_text(last.text + stop)
    return True


def _heading_small(draft: Draft, dice: Dice) -> bool:
    """One heading of the first level in small letters among capitals."""
    at = tops(draft)
    if len(at) < 4 or not all(draft.body[i].text.text.isupper() for i in at):
        return False
    block = draft.body[at[1]]
    shown = block.text.text[0] + lower_first(block.text.text[1:].lower()).text
    text = block.text.reworded(shown).tag(fault_key(draft))
    draft.body[at[1]] = replace(block, text=text)
    return True


def _kind(
    part: str, rule: str, code: str, message: str, make: Make, formats: tuple[str, ...] = ()
) -> Fault:
    return Fault(part, rule, message, make, (code,), formats or ("txt", "docx", "pdf"))


SAID: dict[str, Fault] = {
    "last-base-mark": _kind("base marks", "C01", "VB302", "Căn cứ cuối có dấu ;", _last_mark),
    "base-no-issuer": _kind(
        "base", "C03", "VB304", "Căn cứ thiếu cơ quan", _without("issuer", " của ")
    ),
    "base-no-title": _kind(
        "base", "C03", "VB305", "Căn cứ thiếu trích yếu", _without("title", " ")
    ),
    "base-twice": _kind("base", "C02", "VB307", "Căn cứ lặp", _twice),
    "base-order": _kind("base", "C05", "VB308", "Luật đứng sau nghị định", _swapped),
    "no-purpose": _kind("sections", "B01", "VB202", "Thiếu mục đích", _section("purpose")),
    "no-budget": _kind("sections", "B01", "VB207", "Thiếu kinh phí", _section("budget")),
    "empty-section": _kind(
        "sections", "B01", "VB210", "Mục không có nội dung", _section("budget", keep_heading=True)
    ),
    "no-closing": _kind("end", "B01", "VB209", "Thiếu câu kết", _no_closing),
    "heading-small": _kind("heading", "B02", "VB224", "Đề mục khác kiểu chữ", _heading_small),
    "nowhere": _kind(
        "words",
        "B04",
        "VB225",
        "Viện dẫn mục không có",
        _say(_words("Cách làm nêu tại mục XV của Kế hoạch này.")),
    ),
    "weekday": _kind("words", "B06", "VB605", "Thứ không khớp ngày", _say(_weekday, fits=_early)),
    "backwards": _kind(
        "words", "B06", "VB606", "Khoảng thời gian ngược", _say(_backwards, fits=_early)
    ),
    "small-article": _kind(
        "words",
        "L01",
        "VB801",
        "điều viết thường",
        _say(_words("Tuân thủ điều 5 Luật Ngân sách nhà nước.")),
    ),
    "capital-clause": _kind(
        "words",
        "L01",
        "VB802",
        "Khoản viết hoa",
        _say(_words("Tuân thủ Khoản 2 Điều 5 Luật Ngân sách nhà nước.")),
    ),
    "small-state": _kind(
        "words",
        "L01",
        "VB803",
        "nhà nước viết thường",
        _say(_words("Quán triệt chủ trương của Đảng, nhà nước.")),
    ),
    "no-syllable": _kind(
        "words", "L02", "VB804", "Chữ không có", _say(_words("Bảo đảm đúng thờii gian."))
    ),
    "word-twice": _kind(
        "words", "L03", "VB805", "Lặp từ", _say(_words("Ai cũng rõ phần việc của của mình."))
    ),
    "two-spaces": _kind(
        "words",
        "L04",
        "VB806",
        "Thừa khoảng trắng",
        _say(_words("Ai cũng rõ  phần việc."), fits=_in_lines),
        ("txt", "docx"),
    ),
    "district-named": _kind(
        "words",
        "H05",
        "VB704",
        "Nhắc đến cấp huyện sau ngày 01/7/2025",
        _say(_words("Kết quả được công khai ở cấp huyện."), fits=_reformed),
    ),
}
"""Kind → fault."""
