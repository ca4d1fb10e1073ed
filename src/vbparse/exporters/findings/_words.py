"""Words that several formats of findings share."""

from __future__ import annotations

from collections import Counter

from vbparse.document import Severity
from vbparse.exporters import Lang
from vbparse.rules.check import Checked, State

__all__ = ["COUNTED", "SEVERITY", "STATES", "counts", "reasons"]

SEVERITY = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
STATES = {
    State.PASSED: ("đạt", "passed"),
    State.FAILED: ("không đạt", "failed"),
    State.NEEDS_REVIEW: ("cần người xem", "to be reviewed"),
    State.NOT_APPLICABLE: ("không áp dụng", "not applicable"),
    State.NOT_EVALUATED: ("không soát được", "not evaluated"),
    State.ACCEPTED: ("đã chấp nhận", "accepted"),
}
COUNTED = tuple(STATES)


def counts(checked: Checked) -> dict[str, int]:
    """How many rules came to which end, by the names of the record."""
    coverage = checked.coverage
    return {str(state): getattr(coverage, state) for state in COUNTED}


def reasons(checked: Checked, lang: Lang, state: State = State.NOT_EVALUATED) -> dict[str, int]:
    """Why rules came to that end, with how many for each reason."""
    found = Counter(
        outcome.reason[lang == "en"]
        for outcome in checked.outcomes
        if outcome.state is state and outcome.reason
    )
    return dict(sorted(found.items()))
