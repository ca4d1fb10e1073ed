"""The rules of the annotation guide that a program can test (``docs/annotation.md``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.gold import forms
from vbparse.learning.evaluate.shape import KEYS, OBJECTS, SCALARS, misshapen
from vbparse.vietnamese.doc_types import by_code
from vbparse.vietnamese.lexicon import load

__all__ = ["KINDS", "Finding", "broken", "is_moment"]


@dataclass(frozen=True)
class Finding:
    """Something to put right. ``kind``: ``unchecked``, ``text``, ``guide`` or ``file``."""

    kind: str
    where: str  # in the gold: "deadlines[3].value"
    vi: str
    en: str

    def message(self, lang: str) -> str:
        """What is wrong, in ``vi`` or ``en``."""
        return self.en if lang == "en" else self.vi


_ABOUT = {
    "path",
    "part",
    "truncated",
    "unsure",
    "unchecked",
    "quotes",
    "slices",
    "roles",
    "headings",
    "notes",
    "missing",
}
"""What gold may say about itself."""
KINDS = frozenset(load("section_kinds")) | {"other"}
RELATIONS = {"implements", "based_on", "proposed_by", "amends", None}
AUTHORITIES = {"KT.", "TM.", "TL.", "TUQ.", "Q."}
ROLES = {"lead", "support", "perform", "report"}
STATUSES = {"present", "overlay", "handwritten", "blank", "missing"}

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d)?)?)?")
_RULE = re.compile(
    r"FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)(?:;[A-Z]{2,12}=[A-Z0-9,+-]{1,60}){0,8}"
)
_DURATION = re.compile(
    r"-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?"
)
_NUMBERED = re.compile(r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)/]\s")  # "II. "
_ITEM = re.compile(r"\s*[-–—+•*]\s*")  # "- Sở Y tế"
_ARCHIVE = re.compile(r"l[ưu]u\s*[:;(]", re.IGNORECASE)  # "Lưu: VT"


def broken(gold: Gold) -> Iterator[Finding]:
    """Everything in one document's gold that the guide does not allow."""
    made = "origin" in gold  # by vbparse synthesize, which has more to say
    for key in () if made else sorted(set(gold) - set(KEYS) - _ABOUT):
        yield _finding(key, "khóa không có trong hướng dẫn", "not a key of the guide")
    for key in KEYS if gold.get("doc_type") == "KH" else ():
        if key not in gold:  # of other types only what was asked for is annotated
            yield _finding(key, "thiếu khóa này", "this key is missing")
    badly = [_finding(*told) for told in misshapen(gold)]
    yield from badly
    if not badly:
        for rule in (_names, _identity, _wording, _sections, _labels, _bases, _deadlines):
            yield from rule(gold)


def _finding(where: str, vi: str, en: str) -> Finding:
    return Finding("guide", where, vi, en)


def _each(gold: Gold, *keys: str) -> Iterator[tuple[str, str]]:
    """Key and text of every answer under those keys."""
    for key in keys:
        value = gold.get(key)
        if key in SCALARS:
            yield from ((key, text) for text in (forms(value) if value else ()))
        else:
            for i, row in enumerate(value or []):
                yield from ((f"{key}[{i}]", text) for text in forms(row))


def _names(gold: Gold) -> Iterator[Finding]:
    """Members of objects are known; what is said to be unsure or unchecked is a key."""
    made = "origin" in gold
    for key, members in () if made else OBJECTS.items():
        for i, row in enumerate(gold.get(key) or []):
            for member in sorted(set(row) - members):
                where = f"{key}[{i}].{member}"
                yield _finding(where, "thành phần lạ", "not a member of the guide")
    for list_of in ("unsure", "unchecked"):
        for key in gold.get(list_of) or ():
            if key not in KEYS:
                where = f"{list_of}: {key}"
                yield _finding(where, "không phải tên một khóa", "not the name of a key")


def _identity(gold: Gold) -> Iterator[Finding]:
    """Type, number and its status, date, authority."""
    for where, code in _each(gold, "doc_type"):
        if by_code(code) is None:
            yield _finding(where, f"mã loại lạ: {code}", f"unknown type: {code}")
    status = gold.get("doc_number_status")
    if status not in STATUSES:
        yield _finding("doc_number_status", f"giá trị lạ: {status}", f"unknown value: {status}")
    elif (status in ("blank", "missing")) == bool(gold.get("doc_number")):
        yield _finding(
            "doc_number", f"không hợp với tình trạng {status}", f"does not fit the status {status}"
        )
    for where, number in _each(gold, "doc_number", "parent"):
        if re.search(r"\s|[–—Ð]", number) and "/" in number:
            yield _finding(
                where, "số phải không có dấu cách, đúng Đ và -", "no spaces; the true Đ and -"
            )
    for where, day in _each(gold, "issued_on"):
        if not is_moment(day) or "T" in day:
            yield _finding(where, f"ngày sai dạng: {day}", f"not an ISO date: {day}")
    for where, sign in _each(gold, "signing_authority"):
        if sign not in AUTHORITIES:
            yield _finding(where, f"quyền hạn lạ: {sign}", f"unknown authority: {sign}")


def _wording(gold: Gold) -> Iterator[Finding]:
    """Sentence case, no final mark, no dash before a recipient."""
    for where, text in _each(gold, "issuer", "parent_org", "subject"):
        if text.isupper() and " " in text:
            yield _finding(where, "phải viết kiểu câu, không viết hoa hết", "must be sentence case")
    for where, text in _each(gold, "subject", "theme", "recipients"):
        if text.rstrip()[-1:] in (".", ";", ",") and not text.endswith("..."):
            yield _finding(where, "bỏ dấu câu ở cuối", "leave out the final mark")
    for where, text in _each(gold, "recipients"):
        if _ITEM.match(text):
            yield _finding(where, "bỏ gạch đầu dòng", "leave out the dash")
        if _ARCHIVE.match(text):
            yield _finding(where, "dòng Lưu không thuộc nơi nhận", "the Lưu line is no recipient")


def _sections(gold: Gold) -> Iterator[Finding]:
    """Titles without numbers, and kinds for each of them."""
    titles, rows = gold.get("sections") or [], gold.get("section_kinds") or []
    if len(titles) != len(rows):
        yield _finding(
            "section_kinds",
            f"{len(titles)} đề mục nhưng {len(rows)} bộ loại",
            f"{len(titles)} sections but {len(rows)} rows of kinds",
        )
    for where, title in _each(gold, "sections"):
        if _NUMBERED.match(title):
            yield _finding(where, "bỏ số thứ tự của đề mục", "leave out the number of the heading")
    for i, kinds in enumerate(rows):
        if not kinds:
            yield _finding(f"section_kinds[{i}]", "chưa có loại nào", "holds no kind")
        for kind in kinds:
            if kind not in KINDS:
                yield _finding(f"section_kinds[{i}]", f"loại lạ: {kind}", f"unknown kind: {kind}")


def _labels(gold: Gold) -> Iterator[Finding]:
    """Roles of bodies in sentences, kinds of headings: what only the models learn from."""
    for i, row in enumerate(() if "origin" in gold else gold.get("roles") or ()):
        where, role, unit = f"roles[{i}]", row.get("role"), row.get("unit") or ""
        if role not in ROLES:
            yield _finding(f"{where}.role", f"vai trò lạ: {role}", f"unknown role: {role}")
        if not unit or unit.casefold() not in (row.get("quote") or "").casefold():
            yield _finding(
                f"{where}.unit", "không có trong câu trích", "is not in the quoted sentence"
            )
    for i, row in enumerate(gold.get("headings") or ()):
        for kind in row.get("kinds") or ():
            if kind not in KINDS:
                yield _finding(f"headings[{i}]", f"loại lạ: {kind}", f"unknown kind: {kind}")


def _bases(gold: Gold) -> Iterator[Finding]:
    for i, base in enumerate(gold.get("legal_bases") or []):
        where = f"legal_bases[{i}]"
        relation = base.get("relation")
        if relation not in RELATIONS:
            yield _finding(
                f"{where}.relation", f"quan hệ lạ: {relation}", f"unknown relation: {relation}"
            )
        for day in forms(base["date"]) if base.get("date") else ():
            if not is_moment(day) or "T" in day:
                yield _finding(f"{where}.date", f"ngày sai dạng: {day}", f"not an ISO date: {day}")
        if not base.get("number") and not base.get("title"):
            yield _finding(where, "không có số, cũng không có tên", "has neither number nor title")


def _deadlines(gold: Gold) -> Iterator[Finding]:
    for i, due in enumerate(gold.get("deadlines") or []):
        where, kind = f"deadlines[{i}]", due.get("kind")
        if kind not in (None, *_FORMS):
            yield _finding(f"{where}.kind", f"loại lạ: {kind}", f"unknown kind: {kind}")
            continue
        if not due.get("text"):
            yield _finding(f"{where}.text", "thiếu nguyên văn", "the printed words are missing")
        if due.get("value") is None:
            if kind not in (None, "open"):
                yield _finding(
                    f"{where}.value", f"loại {kind} phải có giá trị", f"{kind} needs a value"
                )
            continue
        for value in forms(due["value"]):
            if not _has_form(kind, value):
                yield _finding(
                    f"{where}.value", f"sai dạng của {kind}: {value}", f"not a {kind}: {value}"
                )


def _has_form(kind: str | None, value: str) -> bool:
    tests: Iterable[Callable[[str], bool]] = [_FORMS[kind]] if kind else _FORMS.values()
    return any(test(value) for test in tests)


def is_moment(text: str) -> bool:
    """``2024``, ``2024-09``, ``2024-09-30``, ``2024-09-30T08:00``, and a day of the calendar."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups()[:3])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_interval(text: str) -> bool:
    """Both ends, or a whole year alone."""
    start, slash, end = text.partition("/")
    if not slash:
        return is_moment(text)
    return is_moment(start) and is_moment(end) and start <= end


_FORMS: dict[str, Callable[[str], bool]] = {
    "date": is_moment,
    "interval": _is_interval,
    "recurrence": lambda text: _RULE.fullmatch(text) is not None,
    "relative": lambda text: _DURATION.fullmatch(text) is not None,
    "open": lambda text: False,
}
"""Kinds of deadlines and the form of their values; an open one has none."""
