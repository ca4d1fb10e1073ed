"""How well a work fits a citation: evidence added up as log-odds, each piece with its reason.

The weights were set on generated families of the training seed and are checked by
``benchmarks/link_families.py``: of the links with score s, the share s is right.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from vbparse.citations._likeness import likeness
from vbparse.linking.reasons import Reason
from vbparse.linking.values import Cited, Known, Number

__all__ = ["NEVER", "digits_may_mean", "may_mean", "weigh"]

NEVER = -99.0
"""It cannot be this one."""
_START = -3.0
_CONFUSED = frozenset({"08", "06", "17", "38", "56", "58", "68", "35", "49", "12", "27"})
_FEW_DAYS = 3
_RECENT = 300  # days within which a document cited without its date was issued
_WINDOW = 45  # days around the month of a document whose number is blank

Weight = tuple[float, Reason | None]
Reasoned = tuple[float, Reason]


def weigh(citation: Cited, work: Known) -> tuple[float, tuple[Reason, ...]]:
    """Log-odds that ``citation`` means ``work``, and why."""
    if work.id == citation.citing:
        return NEVER, ()
    number, by_number = _number(citation, work.number, work.type_code)
    if number == NEVER:
        return NEVER, (by_number,) if by_number else ()
    subject, by_subject = _subject(citation.title, work.subject)
    dated, issued = _date(citation, work), _body(citation, work)
    parts: list[Weight] = [
        (number, by_number),
        dated,
        issued,
        (subject, by_subject),
        _order(citation, work),
    ]
    exact_day = dated[1].code in ("date.same", "date.within")
    if issued[1].code == "body.kind" and not exact_day:
        parts.append((-2.0, None))  # another province may have one of that number and subject
    if by_number and by_number.code == "number.digits_damaged" and (subject < 1.0 or not exact_day):
        parts.append((-2.0, None))  # the number before or after it is of the same days
    total = _START + sum(weight for weight, _ in parts)
    if any(weight == NEVER for weight, _ in parts):
        total = NEVER
    return total, tuple(reason for _, reason in parts if reason)


def may_mean(citation: Cited, number: Number, type_code: str | None) -> bool:
    """Whether a work of that number is worth a look; most are not, and are not read whole."""
    return _number(citation, number, type_code)[0] != NEVER


def digits_may_mean(citation: Cited, digits: str | None) -> bool:
    """The same of the figures of the number alone; ``None`` when they are not known."""
    asked = citation.number.digits
    return not digits or digits == asked or (bool(asked) and _misread(asked, digits))


def _number(citation: Cited, has: Number, type_code: str | None) -> Weight:
    asked = citation.number
    if not has.digits:
        return _blank(citation, has, type_code)
    if asked.key == has.key:
        return 2.5, Reason("number.same", (citation.value or asked.key,))
    pair = (citation.value or asked.key, has.key)
    if asked.digits == has.digits and _symbols_alike(asked, has):
        return 1.8, Reason("number.symbol_damaged", pair)
    if asked.digits and _symbols_alike(asked, has) and _misread(asked.digits, has.digits):
        return 0.0, Reason("number.digits_damaged", pair)
    return NEVER, Reason("number.other", (has.key, asked.key))


def _blank(citation: Cited, has: Number, type_code: str | None) -> Weight:
    """A document without a number: of the same type, and of the same symbol where it has one."""
    if citation.type_code is None or citation.type_code != type_code:
        return NEVER, Reason("type.other", (type_code or "?", citation.type_code or "?"))
    if not has.symbol:
        return -1.0, Reason("number.none")
    if citation.number.symbol and has.symbol != citation.number.symbol:
        return NEVER, Reason("number.other", (has.symbol, citation.number.symbol))
    return 0.0, Reason("number.blank", (has.symbol,))


def _symbols_alike(one: Number, other: Number) -> bool:
    """``GDDT`` = ``PGDĐT``, ``BGDĐT`` = ``GDĐT``: a letter lost, added or misread at most."""
    if one.symbol == other.symbol:
        return True
    if one.type_code != other.type_code and one.type_code and other.type_code:
        return False
    a, b = one.symbol, other.symbol
    if not a or not b:
        return False
    if a in (f"B{b}", f"S{b}", f"P{b}") or b in (f"B{a}", f"S{a}", f"P{a}"):
        return True
    return len(a) > 4 and len(b) > 4 and _distance_is_one(a, b)


def _misread(one: str, other: str) -> bool:
    """``689`` ~ ``699``: one digit of those that look alike; ``4114`` ~ ``414``: one lost."""
    if len(one) == len(other):
        differing = [a + b for a, b in zip(one, other, strict=True) if a != b]
        return len(differing) == 1 and "".join(sorted(differing[0])) in _CONFUSED
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(shorter) > 2 and _distance_is_one(longer, shorter)


def _distance_is_one(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(one) == len(other):
        return one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]


def _date(citation: Cited, work: Known) -> Reasoned:
    said, has = citation.first, work.first
    if not has or not work.last:
        return -0.4, Reason("date.unknown")
    if not said or not citation.last:
        return _undated(citation, has)
    printed = has if work.day else has[:7] if has[:7] == work.last[:7] else has[:4]
    if citation.day and citation.day == work.day:
        return 2.5, Reason("date.same", (said,))
    if has <= citation.last and said <= work.last:  # one of them is known in part only
        width = 1.0 if printed != has[:4] else 0.4
        return width, Reason("date.within", (said, printed))
    if not work.day:
        if _days_between(said, has, work.last) <= _WINDOW:
            return 0.2, Reason("date.near", (said, printed))
        return NEVER, Reason("date.other", (said, printed))
    pair = (said, has)
    if slip := _slip(said, has):
        return slip, Reason("date.misprint", pair)
    if said[:4] == has[:4]:
        return -1.3, Reason("date.year", pair)
    return NEVER, Reason("date.other", pair)


def _undated(citation: Cited, has: str) -> Reasoned:
    """Cited without its date: that of the same number a year before is another document."""
    if citation.citing_day and _ordinal(citation.citing_day) - _ordinal(has) <= _RECENT:
        return 0.0, Reason("date.unknown")
    return -3.5, Reason("date.unknown")


def _slip(said: str, has: str) -> float:
    """How well a misprint explains that two days differ: a few days, a figure, the month."""
    if abs(_ordinal(said) - _ordinal(has)) <= _FEW_DAYS:
        return 1.3
    if said[:4] != has[:4]:
        return 0.0
    day, other = said[8:], has[8:]
    if said[5:7] == has[5:7]:
        alike = day == other[::-1] or sum(a != b for a, b in zip(day, other, strict=True)) == 1
        return 0.9 if alike else 0.3
    if day == other:
        return 0.6 if abs(int(said[5:7]) - int(has[5:7])) == 1 else 0.3
    return 0.3 if (said[5:7], day) == (other, has[5:7]) else 0.0


def _ordinal(day: str) -> int:
    year, month, last = (int(part) for part in day.split("-"))
    return date(year, month, 1).toordinal() + min(last, 31) - 1


def _days_between(day: str, first: str, last: str) -> int:
    at = _ordinal(day)
    return max(_ordinal(first) - at, at - _ordinal(last), 0)


def _body(citation: Cited, work: Known) -> Reasoned:
    asked, has = citation.issuing, work.issuing
    name = (has.named or "?",)
    both_placed = bool(asked.series and has.series)
    if asked.by == "none" or has.by == "none":
        return 0.0, Reason("body.unknown")
    if set(asked.series) & set(has.series):
        if asked.by in ("name", "words"):
            return 2.5, Reason("body.same", name)
        if asked.by == "guess":
            return 1.8, Reason("body.context", name)
        if asked.by == "symbol":
            return 2.5, Reason("body.symbol", name)
        likely = 1.8 if set(asked.own) & set(has.series) else 1.2
        return likely, Reason("body.context", name)
    if set(asked.loose) & set(has.loose) and (asked.by == "guess" or not both_placed):
        return (2.0 if asked.by in ("name", "guess") else 0.8), Reason("body.same", name)
    if asked.by == "kind" or has.by == "kind":
        if set(asked.kinds) & set(has.kinds):
            return 0.0, Reason("body.kind")
        return -5.0, Reason("body.other", name)
    if set(asked.loose) & set(has.loose):  # of the province one of them may be mistaken
        return 0.0, Reason("body.like", name)
    if asked.by == "context" and not set(asked.kinds) & set(has.kinds):
        return 0.0, Reason("body.unknown")
    if asked.by in ("context", "guess"):
        return -3.5 if asked.by == "context" else -2.5, Reason("body.other", name)
    if asked.by == "words" and _alike(asked.words, has.words):
        return 1.2, Reason("body.like", name)
    if asked.by == "words" and not asked.series[0].startswith("~so-"):
        return -1.5, Reason("body.other", name)
    return -5.0, Reason("body.other", name)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= 0.8 * min(len(one), len(other)) > 2


def _subject(title: str | None, subject: str | None) -> Weight:
    if not title or not subject:
        return 0.0, None
    share = _likeness(title, subject)
    if share >= 0.75:
        return 3.0, Reason("subject.same")
    if share >= 0.5:
        return 2.0, Reason("subject.like")
    if share >= 0.3:
        return 1.2, Reason("subject.near")
    if share < 0.06 and min(len(title.split()), len(subject.split())) > 6:
        return -1.2, Reason("subject.other")
    return 0.0, None


@lru_cache(maxsize=4096)
def _likeness(title: str, subject: str) -> float:
    return likeness(title, subject)


def _order(citation: Cited, work: Known) -> Weight:
    """Nothing is cited before it was issued, but for a slip of the pen."""
    if citation.citing_day and work.first and work.first > citation.citing_day:
        return -3.0, Reason("date.later", (work.first,))
    return 0.0, None


def certainty(logit: float) -> float:
    """The log-odds as a score between 0 and 1."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 3)
