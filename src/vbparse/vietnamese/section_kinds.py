"""Loại mục của kế hoạch: which kinds a heading holds, by the lexicon of section headings.

A heading names its subject first: words behind the last cue are its object ("NỘI DUNG KIỂM
TRA" is content, not monitoring), so a cue counts only at the start of a member of the list that
the heading is (after a comma, a dash, "và", "gắn với").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.lexicon import load

_WORD = re.compile(r"\w*")
_STRENGTHS = ("cues", "whole", "weak")
_MEMBER = lazy(r"\s*(?:[,;:/+&]|\s[-–]\s|(?<!\w)va(?!\w)|(?<!\w)gan voi(?!\w))\s*")
# What may stand before the cue of a member: "MỘT SỐ NHIỆM VỤ", "NHỮNG GIẢI PHÁP CHỦ YẾU"
_LEAD = lazy(
    r"(?:mot so|nhung|cac|cong tac|che do|ve|doi voi|du kien|du tru|nguon|co cau|thanh lap"
    r"|thong tin|bao dam|to chuc|danh muc|xay dung|muc|hinh thuc va tieu chuan|nhom|he thong|chuoi"
    r"|tong|nhu cau|huy dong|phan bo|phan tich|nhan dinh|du bao|so luoc|kiem diem|gioi han"
    r"|kien toan|nhan su|quy dinh|kich ban|khung)\s+"
)


# "MỤC ĐÍCH YÊU CẦU", "NHIỆM VỤ GIẢI PHÁP": what may follow another cue without a comma; other
# cues there are its object ("NỘI DUNG CÔNG VIỆC").
_COUPLED = {"purpose", "requirements", "solutions"}


# "MỤC TIÊU ĐẾN NĂM 2025, ĐỊNH HƯỚNG ĐẾN NĂM 2030": how far the goals look
_HORIZON = lazy(r"(?:dinh huong|tam nhin)(?: phat trien)? (?:toi|den) (?:het )?nam")


# "ĐÁNH GIÁ CÔNG TÁC NĂM 2023": looks back
_LOOKS_BACK = lazy(r"danh gia [^,;:]{0,80}?(?:nam|nam hoc|giai doan) \d{4}")


# "NHIỆM VỤ CỦA CÁC ĐƠN VỊ": who does what
_OF_BODIES = lazy(
    r" (?:cu the )?(?:cua|cho) (?:cac|tung) (?:co quan|don vi|luc luong|so|phong|ban|to"
    r"|thanh vien)(?!\w)| (?:cu the )?cua ban (?:chi dao|to chuc)(?!\w)"
)


@cache
def _body() -> re.Pattern[str]:
    names = "|".join(load("section_bodies")["body"]["names"])
    return re.compile(rf"(?:(?:giao|de nghi) )?(?:{names})")


@cache
def _cues() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """First word → cues as they stand in folded text: strong, whole members, weak; long first."""
    rows = [
        (bare_lower(cue), kind, strength)
        for kind, entry in load("section_kinds").items()
        for strength in _STRENGTHS
        for cue in entry.get(strength, ())
    ]
    rows.sort(key=_rank)
    by_word: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        by_word.setdefault(row[0].split()[0].strip(","), []).append(row)
    return {word: tuple(several) for word, several in by_word.items()}


def _rank(row: tuple[str, str, str]) -> tuple[int, int]:
    return _STRENGTHS.index(row[2]), -len(row[0])


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
            if kind == "monitoring" and _LOOKS_BACK.match(folded, at):
                kind = "context"
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
    if "content" in found and "other" in found:
        found.remove("other")  # CHỦ ĐỀ, NỘI DUNG: the theme is part of what is told
    return tuple(found) or ("other",)


def _match_at(
    folded: str, at: int, *, lead: bool = True, weak: bool = True
) -> tuple[str, int] | None:
    found: list[tuple[tuple[int, int], str, int]] = []
    for start in _starts(folded, at) if lead else (at,):
        word = _WORD.match(folded, start)
        for row in _cues().get(word[0], ()) if word else ():
            cue, kind, strength = row
            end = start + len(cue)
            if strength == "weak" and not weak:
                continue
            if not folded.startswith(cue, start) or _in_word(folded[end : end + 1]):
                continue
            if strength != "whole" or end == len(folded) or _MEMBER.match(folded, end):
                found.append((_rank(row), kind, end))
                break
    return min(found)[1:] if found else None


def _starts(folded: str, at: int) -> Iterator[int]:
    """Where the cue of a member may begin: at once, or behind words that lead to it."""
    yield at
    while lead := _LEAD.match(folded, at):
        at = lead.end()
        yield at


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
