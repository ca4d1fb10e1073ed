"""Lỗi viết hoa, chính tả: words written as the rules of spelling do not allow."""

from __future__ import annotations

import re
from collections.abc import Callable

from vbparse.learning.synthesize._fault_marks import Fault, fault_key
from vbparse.learning.synthesize._fault_numbers import behind
from vbparse.learning.synthesize._fault_sections import stretches
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import Tagged

__all__ = ["WORDS"]

Make = Callable[[Draft, Dice], bool]
_ARTICLES = (
    "Tuân thủ {word} {n} Luật Ngân sách nhà nước.",
    "Thực hiện đúng quy định tại {word} {n} của Luật Đầu tư công.",
    "Việc lập hồ sơ theo {word} {n} Nghị định số 30/2020/NĐ-CP của Chính phủ.",
    "Áp dụng khoản 2 {word} {n} Luật Lưu trữ.",
    "Xử lý vi phạm theo {word} {n} Bộ luật Lao động.",
)
_CLAUSES = (
    "Tuân thủ Khoản 2 Điều 5 Luật Ngân sách nhà nước.",
    "Hồ sơ lập theo Điểm a khoản 1 Điều 9 Luật Lưu trữ.",
    "Việc công khai theo điểm b Khoản 3 Điều 12 Luật Tiếp cận thông tin.",
    "Thẩm quyền theo quy định tại Khoản 4, Điều 7 Luật Đầu tư công.",
    "Nguyên tắc chi nêu tại các Khoản 1 và 2 Điều 8 Luật Ngân sách nhà nước.",
)
_STATE = (
    "Quán triệt chủ trương của Đảng, nhà nước.",
    "Chấp hành đường lối của Đảng và pháp luật của nhà nước.",
    "Tuyên truyền các chính sách của Đảng và nhà nước ta.",
    "Giữ vững niềm tin của người dân với Đảng, nhà nước và chế độ.",
    "Nghiêm chỉnh chấp hành chính sách, pháp luật của nhà nước.",
)
_DOUBLED = (
    "của",
    "và",
    "các",
    "được",
    "với",
    "cho",
    "theo",
    "tại",
    "những",
    "về",
    "trong",
    "đã",
    "sẽ",
    "phải",
    "khi",
    "thực hiện",
    "hoàn thành",
)
_SENTENCES = (
    "Việc triển khai phải thực hiện đúng kế hoạch của các đơn vị và được công khai theo quy định.",
    "Kết quả sẽ được công bố với những người đã tham gia khi hoàn thành công việc tại cơ sở.",
    "Mọi thông tin về việc này phải gửi cho bộ phận thường trực trong ngày.",
)
_ENDS = {"j": "j", "f": "f", "w": "w", "z": "z"}


def _one(sentences: tuple[str, ...]) -> Make:
    return lambda draft, dice: behind(draft, dice, dice.pick(sentences))


def _article(draft: Draft, dice: Dice) -> bool:
    word = dice.pick(("điều", "điều", "chương", "mục"))
    number = str(dice.number(2, 60)) if word == "điều" else dice.pick(("I", "II", "III", "IV"))
    sentence = dice.pick([s for s in _ARTICLES if word == "điều" or "khoản" not in s])
    return behind(draft, dice, sentence.format(word=word, n=number))


def _texts(draft: Draft) -> list[int]:
    """Paragraphs of the body that are sentences."""
    return [
        i
        for start, end in stretches(draft)
        for i in range(start + 1, end)
        if draft.body[i].role in ("text", "item") and draft.body[i].text.text.endswith(".")
    ]


def _misspelt(draft: Draft, dice: Dice) -> bool:
    """A word of the text with a letter too many, as fingers slip or a keyboard leaves it."""
    for i in dice.shuffled(_texts(draft)):
        block = draft.body[i]
        small = r"(?<![\w@./-])[^\W\d_A-ZĐ]{3,7}(?![\w@/])"
        words = [m for m in re.finditer(small, block.text.text) if not m[0].isascii()]
        behind = block.text.text.find(":", 0, 45)  # a misspelt label is no label
        words = [m for m in words if m[0].islower() and m.start() > behind]
        if not words:
            continue
        word = dice.pick(words)
        slip = dice.pick(("last", "telex", "first"))
        if slip == "last":
            wrong = word[0] + word[0][-1]
        elif slip == "telex":
            wrong = word[0] + dice.pick(sorted(_ENDS))
        else:
            wrong = word[0][0] + word[0]
        text = block.text.edited(word.start(), word.end(), wrong)
        start = word.start()
        shown = Tagged(wrong, text.cut(start, start + len(wrong)).marks).tag(fault_key(draft))
        draft.body[i] = block.with_text(
            text.cut(0, start) + shown + text.cut(start + len(wrong), len(text))
        )
        draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "lead_units", "deadlines"]
        return True
    return False


def _doubled(draft: Draft, dice: Dice) -> bool:
    sentence = dice.pick(_SENTENCES)
    here = [word for word in _DOUBLED if f" {word} " in sentence]
    word = dice.pick(here)
    return behind(draft, dice, sentence.replace(f" {word} ", f" {word} {word} ", 1))


def _spaced(draft: Draft, dice: Dice) -> bool:
    """Two or three spaces between two words of the text."""
    if draft.look.text != "lines":
        return False
    for i in dice.shuffled(_texts(draft)):
        block = draft.body[i]
        gaps = [m.start() for m in re.finditer(r"(?<=[^\W\d_,;]) (?=\w)", block.text.text)]
        if len(gaps) < 4:
            continue
        at = dice.pick(gaps)
        wide = Tagged(dice.pick(("  ", "   "))).tag(fault_key(draft))
        inside = tuple(m for m in block.text.marks if m.start <= at < m.end)
        if any(mark.key.startswith("deadline#") for mark in inside):
            continue
        text = block.text.edited(at, at + 1, wide.text)
        draft.body[i] = block.with_text(text)
        return True
    return False


def _kind(rule: str, code: str, message: str, make: Make, formats: tuple[str, ...] = ()) -> Fault:
    return Fault("words", rule, message, make, (code,), formats or ("txt", "docx", "pdf"))


WORDS: dict[str, Fault] = {
    "small-article": _kind("L01", "VB801", "điều viết thường", _article),
    "capital-clause": _kind("L01", "VB802", "Khoản viết hoa", _one(_CLAUSES)),
    "small-state": _kind("L01", "VB803", "nhà nước viết thường", _one(_STATE)),
    "no-syllable": _kind("L02", "VB804", "Chữ không có", _misspelt),
    "word-twice": _kind("L03", "VB805", "Lặp từ", _doubled),
    "two-spaces": _kind("L04", "VB806", "Thừa khoảng trắng", _spaced, ("txt", "docx")),
}
"""Kind → fault."""
