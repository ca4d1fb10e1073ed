"""Loại mục của kế hoạch: which kinds a heading holds, by the lexicon of section headings.

A heading names its subject first: words behind the last cue are its object ("NỘI DUNG KIỂM
TRA" is content, not monitoring), so a cue counts only at the start of a member of the list that
the heading is (after a comma, a dash, "và", "gắn với").
"""

from __future__ import annotations

import re
from functools import cache

from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.lexicon import load

_MEMBER = lazy(r"\s*(?:[,;:/+&]|\s[-–]\s|(?<!\w)va(?!\w)|(?<!\w)gan voi(?!\w))\s*")
# What may stand before the cue of a member: "MỘT SỐ NHIỆM VỤ", "NHỮNG GIẢI PHÁP CHỦ YẾU"
_LEAD = lazy(
    r"(?:(?:mot so|nhung|cac|cong tac|che do|ve|doi voi|du kien|du tru|nguon|co cau|thanh lap"
    r"|thong tin|bao dam|to chuc|danh muc|xay dung|muc|hinh thuc va tieu chuan)\s+)*"
)


# "MỤC ĐÍCH YÊU CẦU", "NHIỆM VỤ GIẢI PHÁP": what may follow another cue without a comma; other
# cues there are its object ("NỘI DUNG CÔNG VIỆC").
_COUPLED = {"purpose", "requirements", "solutions"}


# "MỤC TIÊU ĐẾN NĂM 2025, ĐỊNH HƯỚNG ĐẾN NĂM 2030": how far the goals look
_HORIZON = lazy(r"(?:dinh huong|tam nhin)(?: phat trien)? (?:toi|den) (?:het )?nam")


# "NHIỆM VỤ CỦA CÁC ĐƠN VỊ": who does what
_OF_BODIES = lazy(
    r" (?:cu the )?(?:cua|cho) (?:cac|tung) (?:co quan|don vi|luc luong|so|phong|ban|to"
    r"|thanh vien)(?!\w)"
)


@cache
def _body() -> re.Pattern[str]:
    names = "|".join(load("section_bodies")["body"]["names"])
    return re.compile(rf"(?:(?:giao|de nghi) )?(?:{names})")


@cache
def _cues() -> tuple[tuple[str, str, bool], ...]:
    """Each cue as it stands in folded text, the longest first; weak ones last."""
    rows = [
        (bare_lower(cue), kind, weak)
        for kind, entry in load("section_kinds").items()
        for weak in (False, True)
        for cue in entry.get("weak" if weak else "cues", ())
    ]
    rows.sort(key=lambda row: (row[2], -len(row[0])))
    return tuple(rows)


@cache
def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds of a heading in the order of its words; ``("other",)`` when none fits."""
    folded = " ".join(bare_lower(title).split())
    found: list[str] = []
    at = len(folded) if _body().match(folded) else 0
    while at < len(folded):
        if found and _HORIZON.match(folded, at):
            break
        hit = _match_at(folded, at, weak=not found)
        if hit:
            kind, end = hit
            if kind not in found:
                found.append(kind)
            if kind == "tasks" and _OF_BODIES.match(folded, end):
                found.append("assignment")
            at = end
        member = _MEMBER.search(folded, at)
        after = at + (folded[at : at + 1] == " ")
        next_to = _match_at(folded, after, lead=False, weak=False) if hit else None
        if next_to and next_to[0] in _COUPLED:
            at = after
        elif member:
            at = max(member.end(), at + 1)
        else:
            break
    return tuple(found) or ("other",)


def _match_at(
    folded: str, at: int, *, lead: bool = True, weak: bool = True
) -> tuple[str, int] | None:
    start = at
    starts = [start]
    if lead:
        match = _LEAD.match(folded, start)
        if match and match.end() > start:
            starts.append(match.end())
    for cue, kind, is_weak in _cues():
        if is_weak and not weak:
            continue
        for position in starts:
            end = position + len(cue)
            if folded.startswith(cue, position) and not _in_word(folded[end : end + 1]):
                return kind, end
    return None


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
