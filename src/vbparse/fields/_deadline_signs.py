"""Signs around an expression of time that say whether it binds the plan, out of the lexicon."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vbparse.fields._deadline_context import Context
from vbparse.patterns import lazy
from vbparse.vietnamese.lexicon import load

_NEAR = 40  # letters between a heading about time and its value
_NARROW = lazy(r"^(?:thời gian|tiến độ|lộ trình|thời hạn|mốc thời gian)\b[\w ]{0,40}$")
# Giai đoạn 1 (2024 - 2025), đợt 2 trong tháng 10, vòng chung khảo (ngày 15/4)
_STAGE = lazy(
    r"(?<!\w)(?:giai đoạn|bước|đợt|vòng) (?:\d{1,2}|[ivx]{1,3}|một|hai|ba|bốn|đầu|cuối|thứ \w+"
    r"|(?:thi )?(?:sơ khảo|sơ loại|bán kết|chung khảo|chung kết)) ?[,(]?$"
)
_START = lazy(r"(?:^|[,:(–-] ?|(?:^|\s)(?:và|thì|đồng thời) ?)$")


def _words(part: str, name: str = "words") -> str:
    return "|".join(load("deadline_cues")[part][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern over small letters and single spaces, made of words of the lexicon."""
    build = {
        # thời gian thực hiện dự kiến: | thời hạn hoàn thành: chậm nhất
        "slot": rf"(?<!\w)(?:{_words('slot')})(?!\w)[^.;:\d]{{0,45}}:\s?[^.;:]{{0,90}}$",
        "no slot": rf"(?<!\w)(?:{_words('no_slot')})(?!\w)[^.;:]{{0,45}}:[^.;:]{{0,90}}$",
        "never": rf"(?<!\w)(?:{_words('never', 'left')})(?: (?:là|ngày|vào|trong|từ))? ?[,(]?$",
        "never right": rf"^[,)]? ?(?:{_words('never', 'right')})",
        # có giá trị trong thời hạn 12 tháng
        "no term": rf"(?<!\w)(?:{_words('no_term')})(?: [^\s,;]+){{0,6}}$",
        "commits": rf"(?<!\w)(?:{_words('commits')})(?!\w)",
        # thí điểm tại 12 tỉnh từ năm 2018 đến năm 2020
        "commits near": rf"(?<!\w)(?:{_words('commits')})(?: [^\s,;]+){{0,4}}$",
        "quick": rf"(?<!\w)(?:{_words('quick')})(?!\w)",
        "noun": rf"(?<!\w)(?:{_words('recurring_noun', 'left')})(?: \w+){{0,2}}$",
        # …, đánh giá phong trào thi đua hằng năm;
        "closes": rf"(?:^|[,;] |và )(?:tổ chức |tiến hành |thực hiện )?"
        rf"(?:{_words('recurring_verb')})"
        r"(?: [^\s,;:]+){1,7}$",
        "closing noun": rf"(?:{_words('recurring_noun', 'closing')})(?: [^\s,;:]+)?$",
        # quảng trường 2 tháng 9
        "place": rf"(?<!\w)(?:{_words('place')})$",
        # kết quả công tác quý I/2024: of that quarter, not in it
        "of": rf"(?:{_words('quarter_of')})$",
    }
    return re.compile(build[name])


def commits(context: Context) -> bool:
    """Whether the clause has a verb that plans schedule."""
    verbs = pattern("commits")
    return bool(verbs.search(context.left) or verbs.search(context.right))


def opens(context: Context) -> bool:
    """Whether the term opens its clause, or what stands behind a comma or a colon."""
    return bool(_START.search(context.left))


def in_slot(context: Context) -> bool:
    """Whether the term is the value of a label, or stands in a section about time."""
    return labelled(context) or "timeline" in context.kinds


def awaited(context: Context) -> bool:
    """Whether the term stands in a slot, or behind the number of a stage."""
    return in_slot(context) or bool(_STAGE.search(context.before))


def labelled(context: Context) -> bool:
    """Whether a label or a heading for a time stands right before: "Thời gian thực hiện: "."""
    if any(_NARROW.match(title) for title in context.titles[:1]) and len(context.left) < _NEAR:
        return True
    return after_label(context)


def after_label(context: Context) -> bool:
    """Whether a label with a colon stands before: "Thời gian: ", "Hạn nộp: "."""
    return _ends_in_label(context.before)


@lru_cache(maxsize=64)
def _ends_in_label(text: str) -> bool:
    """Asked several times of each time."""
    return bool(pattern("slot").search(text)) and not pattern("no slot").search(text)
