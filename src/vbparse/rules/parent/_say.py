"""How the findings of this folder speak: days, short names of tasks, the basis."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from vbparse.document import Deadline

__all__ = ["BASIS", "PRACTICE", "day_of", "name", "said", "whole"]

BASIS = "Văn bản cấp trên được giao thực hiện"
PRACTICE = "Lô-gic giữa hai văn bản"
_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")


def whole(value: str | None) -> date | None:
    """The date of ``2024-09-30``; of a month or year its last day; ``None`` for anything else."""
    match = _PARTS.fullmatch(value or "")
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None


def day_of(deadline: Deadline | None) -> date | None:
    """The last day that a deadline leaves: *trước ngày 30/6* leaves the 29th."""
    if deadline is None or deadline.kind not in ("date", "interval"):
        return None
    told = (deadline.value or "").rpartition("/")[2]
    day = whole(deadline.end or told)
    if day and deadline.bound == "exclusive" and deadline.kind == "date":
        return day - timedelta(days=1)
    return day


def said(day: date) -> str:
    """``30/06/2024``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def name(text: str, most: int = 70) -> str:
    """A task as a message names it."""
    short = text.strip(" -–+•*;.")
    return short if len(short) <= most else short[: most - 1].rstrip() + "…"
