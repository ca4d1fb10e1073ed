"""Căn cứ: which of the documents named in a preamble stand there in their own right.

A document inside another's title (``Kế hoạch số 5 … về thực hiện Chỉ thị số 23``) or inside the
plan's own name (``ban hành Kế hoạch triển khai Quyết định số 7``) does not. What decides are the
words between a mention and the one before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.citations._mention import Mention
from vbparse.citations._reading import Reading, alternatives, pattern_of
from vbparse.citations._types import TYPE
from vbparse.document import Span
from vbparse.vietnamese.lexicon import load

__all__ = ["Role", "roles"]


@dataclass(frozen=True, slots=True)
class Role:
    """What one mention is in its clause; ``relation`` as in the contract."""

    own_right: bool
    relation: str


_OPENERS = {row["relation"]: pattern_of(row["words"]) for row in load("citation_words")["opener"]}
_ALL = "|".join(_OPENERS.values())
_BORDER = re.compile(
    rf"""
      ; | : (?=\s) | \n \s* [-+•*–] (?=\s)
    | (?<! TP ) (?<! Tp ) [.…] (?= \s+ [A-Z“"(-] )
    | \s (?= (?i:can\s+cu|xet\s+de\s+nghi|theo\s+de\s+nghi) \s ) (?= [CXT] )
    | \s (?= (?: Thuc\s+hien | Trien\s+khai | Tiep\s+tuc ) \s (?:[a-z]+\s){{0,6}} (?:{TYPE}) \s )
      (?<! ve \s ) (?<! viec \s ) (?<! [“"] )
    """,
    re.VERBOSE,
)
_JOINED = re.compile(r"[\s,]*(?:\([^()]{0,80}\)[\s,]*)?(?:va|hoac|cung\s+nhu|den)?\s*(?:cac\s+)?")
_ADVERBS = r"(?:[a-z]+[\s,]+){0,8}?"
_SEPARATED = re.compile(
    rf"(?P<mark>,|\bva)\s+(?:(?:dong\s+thoi|gan\s+voi|nham|de|cung\s+voi)[\s,]+)?"
    rf"(?P<verb>(?:tiep\s+tuc\s+)?(?:{_OPENERS['implements']}|can\s+cu|theo)\s+{_ADVERBS})?(?:cac\s+)?$"
)
# về việc nghiên cứu, học tập |, quán triệt Nghị quyết: verbs of one title
_TITLE_VERBS = re.compile(
    r"\bve\s+(?:viec\s+)?(?:to\s+chuc\s+)?(?:(?:nghien\s+cuu|hoc\s+tap|quan\s+triet|pho\s+bien"
    r"|tuyen\s+truyen|trien\s+khai|thuc\s+hien|lanh\s+dao|chi\s+dao|so\s+ket|tong\s+ket|kiem\s+tra"
    r"|giam\s+sat|day\s+manh|tang\s+cuong|tiep\s+tuc|cu\s+the\s+hoa)[\s,]*(?:va\s+)?){1,6}$"
)
_SAID_IN = re.compile(
    rf"(?:,|\bva)\s+(?:(?:theo|xet)\s+)?(?:cac\s+)?(?:{alternatives('said_in')})\b[^;]{{0,160}}\s(?:tai|theo)\s+"
    r"(?:cac\s+)?$"
)
_PROPOSAL = re.compile(r"\b(?:de\s+nghi|de\s+xuat|tham\s+muu|to\s+trinh)\b")
_AMENDED = re.compile(
    r"\bduoc\s+(?:quoc\s+hoi\s+)?(?:sua\s+doi|bo\s+sung|thay\s+the)\b[^;]{0,100}?(?:tai|boi|theo|nam|bang|o)\s*$"
)
_OWN_NAME = re.compile(
    r"\b(?:ban\s+hanh|xay\s+dung|lap|de\s+ra)\s+(?:ban\s+)?(?:ke\s+hoach|chuong\s+trinh)\b"
)
_SUBJECT = re.compile(r"(?:^|,)\s*[^,;.:]{2,100}\s(?:ban\s+hanh|xay\s+dung|lap|de\s+ra)\s")
_HISTORY = re.compile(rf"\b(?:{alternatives('history')})\b")


def roles(reading: Reading, region: Span, mentions: list[Mention]) -> list[Role]:
    """The role of each mention in a preamble or in a section of căn cứ."""
    found: list[Role] = []
    relation, own_name, above = "based_on", False, True
    last: Mention | None = None
    for mention in mentions:
        begin = last.core.end if last else region.start
        border = _last_border(reading.plain, begin, mention.core.start)
        new = border is not None or last is None
        lead_at = border if border is not None else begin
        lead = reading.low[lead_at : mention.core.start]
        if new:
            own_name = False
        if (
            _OWN_NAME.search(lead)
            and (new or _SUBJECT.search(lead))
            and not lead.rstrip().endswith(" tai")
        ):
            own_name = True
        if new:
            relation = _relation(lead) or ("based_on" if relation == "proposed_by" else relation)
        stands, here = _stands(lead, mention, last, new, above)
        stands = stands and not own_name and not _HISTORY.search(lead)
        if mention.doc_type == "Tờ trình":
            here = "proposed_by"
        found.append(Role(stands, (here or relation) if stands else "cites"))
        if not _in_brackets(lead):
            last, above = mention, stands
    return found


def _stands(
    lead: str, mention: Mention, last: Mention | None, new: bool, above: bool
) -> tuple[bool, str | None]:
    """Whether the mention stands in its own right, and the relation if its lead is special.

    ``above``: whether the one before it does.
    """
    if _in_brackets(lead):
        return new and not _CALLED.search(lead, lead.rfind("(")), None
    if _AMENDED.search(lead):
        return True, "amends"
    if new or last is None:
        return True, None
    if _JOINED.fullmatch(lead):
        if not re.search(r"[,\n]|\bva\b|\bhoac\b|\bnhu\b", lead):
            return False, None  # "Luật sửa đổi, bổ sung một số điều của |Luật Nhà ở"
        comma = "," in lead and " va " not in lead
        own_title = comma and mention.title_span is not None and last.title_span is None
        return above or own_title, None
    said = _SAID_IN.search(lead)
    if said:
        return True, "proposed_by" if _PROPOSAL.search(said[0]) else None
    separated = _SEPARATED.search(lead)
    if separated and not _TITLE_VERBS.search(lead, 0, separated.start()):
        verb = separated["verb"]
        return above or bool(verb), _relation(verb) if verb else None
    return False, None


# In brackets stands the number of what was named without one: "Kế hoạch năm của Hội đồng (|Kế hoạch
# số 2/…", "(ban hành kèm theo |Quyết định số 3/…"; but not the new name of what has one.
_CALLED = re.compile(
    r"\b(?:goi|viet|thay\s+the|sua\s+doi|bo\s+sung|nhu|vi\s+du|theo\s+tinh\s+than)\b"
)


def _in_brackets(lead: str) -> bool:
    """``(sau đây gọi tắt là |Nghị định số 10/…)``: no step in the list of căn cứ."""
    return lead.rfind("(") > lead.rfind(")")


def _last_border(plain: str, start: int, end: int) -> int | None:
    last = None
    for match in _BORDER.finditer(plain, start, end):
        last = match.end()
    return last


_SAYS = re.compile("|".join(f"(?P<{name}>\\b(?:{words})\\b)" for name, words in _OPENERS.items()))


_EMPTY = re.compile(r"\W*(?:(?:nham|de|va|dong\s+thoi|tiep\s+tuc|day\s+manh|tang\s+cuong)\W+){0,3}")


def _relation(lead: str) -> str | None:
    """The relation that a lead says: by its first words, else by the opener nearest its end."""
    found = list(_SAYS.finditer(lead))
    if not found:
        return None
    first = found[0]
    match = first if _EMPTY.fullmatch(lead, 0, first.start()) else found[-1]
    return match.lastgroup
