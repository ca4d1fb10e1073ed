"""*Mốc*: findings that are known and accepted for now, so that only new ones count.

A finding is known by its file, code and words, not by its place: a line more above it changes
nothing. As often as the baseline has it, so often it is known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from vbparse.document import Finding
from vbparse.errors import ProfileError, said_by_system
from vbparse.rules.check import Checked, Outcome, State

__all__ = ["Baseline", "accepting", "load", "text_of", "words_of"]

_VERSION = 1
_LONGEST = 200
_Key = tuple[str, str, str]  # file, code, words


class Baseline:
    """Counts down what it knows while files are checked."""

    def __init__(self, known: Counter[_Key]) -> None:
        self._left = Counter(known)

    def without(self, checked: Checked) -> Checked:
        """``checked`` with the known findings accepted."""

        def known(finding: Finding) -> bool:
            key = _key(checked, finding)
            if self._left[key] < 1:
                return False
            self._left[key] -= 1
            return True

        return accepting(checked, known)


def accepting(checked: Checked, accepted: Callable[[Finding], bool]) -> Checked:
    """``checked`` without the findings for which ``accepted`` holds; coverage tells of them."""
    return replace(checked, outcomes=tuple(_left(o, accepted) for o in checked.outcomes))


def _left(outcome: Outcome, accepted: Callable[[Finding], bool]) -> Outcome:
    left = tuple(finding for finding in outcome.findings if not accepted(finding))
    if len(left) == len(outcome.findings):
        return outcome
    if not left:
        return replace(outcome, state=State.ACCEPTED, findings=())
    sure = any(finding.status == "fail" for finding in left)
    return replace(outcome, state=State.FAILED if sure else State.NEEDS_REVIEW, findings=left)


def words_of(checked: Checked, finding: Finding) -> str:
    """The words at which a finding stands, on one line; its message when it has no place."""
    if not finding.spans:
        return finding.message[:_LONGEST]
    return " ".join(checked.draft.source.quote(finding.spans[0]).split())[:_LONGEST]


def _key(checked: Checked, finding: Finding) -> _Key:
    return checked.draft.source.name, finding.code, words_of(checked, finding)


def text_of(checked: Iterable[Checked]) -> str:
    """The baseline that knows everything in ``checked``, as JSON in a fixed order."""
    known: Counter[_Key] = Counter(_key(one, f) for one in checked for f in one.findings)
    entries = [
        {"file": file, "code": code, "words": words, "count": count}
        for (file, code, words), count in sorted(known.items())
    ]
    return (
        json.dumps({"version": _VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"
    )


def load(path: Path) -> Baseline:
    """The baseline in a file; raises ``ProfileError``."""
    try:
        said = json.loads(path.read_bytes())
    except OSError as error:
        vi, en = said_by_system(error)
        raise ProfileError(path, "", f"không đọc được: {vi}", f"unreadable: {en}") from None
    except (ValueError, RecursionError) as error:
        raise ProfileError(path, "", f"không phải JSON: {error}", f"not JSON: {error}") from None
    if not isinstance(said, dict) or said.get("version") != _VERSION:
        raise ProfileError(path, "version", "phải là 1", "must be 1")
    known: Counter[_Key] = Counter()
    entries = said.get("findings")
    for at, entry in enumerate(entries if isinstance(entries, list) else [None]):
        key = _entry(entry)
        if key is None:
            where = f"findings[{at}]"
            raise ProfileError(path, where, "không đúng mẫu", "is not an entry of a baseline")
        known[key[0]] += key[1]
    return Baseline(known)


def _entry(entry: object) -> tuple[_Key, int] | None:
    if not isinstance(entry, dict):
        return None
    file, code, words = (entry.get(name) for name in ("file", "code", "words"))
    count = entry.get("count", 1)
    if not (isinstance(file, str) and isinstance(code, str) and isinstance(words, str)):
        return None
    return ((file, code, words), count) if type(count) is int and count > 0 else None
