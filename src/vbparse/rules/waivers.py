"""*Miễn trừ*: findings that a person has accepted, with the reason and until when.

They stand in a TOML file beside the drafts, never in them:

    [[waiver]]
    code = "VB207"
    file = "ke-hoach-*.docx"    # a name or a pattern; all files when left away
    words = "…"                 # only where these words stand; everywhere when left away
    reason = "Kinh phí nằm trong dự toán chung"
    until = 2027-12-31

A waiver that accepts nothing any more is a finding itself (VB001), and so is one that has expired
(VB002): what it accepted counts again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from vbparse.document import Finding, Said, Severity
from vbparse.errors import ProfileError, said_by_system
from vbparse.rules._toml_lines import line_of
from vbparse.rules.baseline import accepting, words_of
from vbparse.rules.check import Checked, Outcome, State
from vbparse.rules.rule import Rule

__all__ = ["OF_WAIVERS", "Waiver", "Waivers", "load"]

_KEYS = {"code", "file", "words", "reason", "until"}


@dataclass(frozen=True)
class Waiver:
    """One entry of the file; ``line`` is where it begins."""

    code: str
    reason: str
    until: date
    file: str = "*"
    words: str = ""
    line: int = 0

    def covers(self, checked: Checked, finding: Finding) -> bool:
        """Whether the finding is one that was accepted."""
        return finding.code == self.code and self.words in words_of(checked, finding)


def _rule(code: str, name: str, title: Said, why: Said) -> Rule:
    return Rule(
        code=code,
        name=name,
        severity=Severity.WARNING,
        title=title,
        why=why,
        basis="Tệp miễn trừ (--waivers)",
        origin=(),
        find=lambda draft: (),
    )


OF_WAIVERS = (
    _rule(
        "VB001",
        "waiver-unused",
        ("Miễn trừ không còn dùng", "A waiver accepts nothing any more"),
        (
            "Miễn trừ còn lại sau khi lỗi đã sửa sẽ che lỗi mới cùng loại.",
            "A waiver that outlives its fault would hide the next one.",
        ),
    ),
    _rule(
        "VB002",
        "waiver-expired",
        ("Miễn trừ đã hết hạn", "A waiver has expired"),
        (
            "Miễn trừ chỉ có giá trị đến ngày ghi trong tệp; sau đó lỗi được tính lại.",
            "A waiver holds until the day it names; after that its findings count again.",
        ),
    ),
)
"""Rules that no draft is held to by itself: they are about the file of waivers."""


@dataclass
class Waivers:
    """The waivers of one run; ``today`` decides which have expired."""

    name: str
    given: Sequence[Waiver]
    today: date
    _met: set[int] = field(default_factory=set)
    _used: set[int] = field(default_factory=set)
    _unknown: set[int] = field(default_factory=set)  # their rules were not run, or could not be
    _tried: set[int] = field(default_factory=set)

    def without(self, checked: Checked) -> Checked:
        """``checked`` with the findings accepted that a waiver covers."""
        file = checked.draft.source.name
        mine = [at for at, waiver in enumerate(self.given) if fnmatchcase(file, waiver.file)]
        self._met.update(mine)
        states = {outcome.rule.code: outcome.state for outcome in checked.outcomes}
        for at in mine:
            state = states.get(self.given[at].code)
            silent = state is State.NOT_EVALUATED or (state is None and self._exists(at))
            (self._unknown if silent else self._tried).add(at)
        valid = [at for at in mine if self.given[at].until >= self.today]

        def waived(finding: Finding) -> bool:
            hits = [at for at in valid if self.given[at].covers(checked, finding)]
            self._used.update(hits)
            return bool(hits)

        return accepting(checked, waived)

    def closed(self, last: Checked) -> Checked:
        """The last of the run, with what is to be said of the waivers themselves."""
        outcomes = []
        for rule in OF_WAIVERS:
            findings = tuple(
                self._finding(rule, self.given[at])
                for at in sorted(self._met)
                if self._fault(at) is rule
            )
            state = State.FAILED if findings else State.PASSED
            outcomes.append(Outcome(rule, state, findings))
        return replace(last, outcomes=(*outcomes, *last.outcomes))

    def _fault(self, at: int) -> Rule | None:
        if self.given[at].until < self.today:
            return OF_WAIVERS[1]
        if at in self._used or (at in self._unknown and at not in self._tried):
            return None
        return OF_WAIVERS[0]

    def _exists(self, at: int) -> bool:
        """Whether there is such a rule: the code of a waiver may be a slip."""
        from vbparse.rules import rules

        return any(rule.code == self.given[at].code for rule in rules())

    def _finding(self, rule: Rule, waiver: Waiver) -> Finding:
        where = f"{self.name}:{waiver.line}"
        what: Said = (
            f"{where}: miễn trừ {waiver.code} ({waiver.reason}) không còn che lỗi nào.",
            f"{where}: the waiver of {waiver.code} ({waiver.reason}) accepts nothing.",
        )
        fix: Said = ("Xóa miễn trừ ấy.", "Delete it.")
        if rule is OF_WAIVERS[1]:
            day = waiver.until.isoformat()
            what = (
                f"{where}: miễn trừ {waiver.code} ({waiver.reason}) hết hạn ngày {day}.",
                f"{where}: the waiver of {waiver.code} ({waiver.reason}) expired on {day}.",
            )
            fix = ("Sửa lỗi, hoặc gia hạn có lý do.", "Mend the fault, or extend it with a reason.")
        return Finding(
            code=rule.code,
            severity=rule.severity,
            message=what[0],
            en=what[1],
            basis=rule.basis,
            fix=fix[0],
            fix_en=fix[1],
            status="fail",
            confidence=1.0,
            found_by="rules.waivers",
        )


def load(path: Path, today: date) -> Waivers:
    """The waivers of a file; raises ``ProfileError`` that names line and key."""
    try:
        text = path.read_bytes().decode("utf-8")
        said = tomllib.loads(text)
    except OSError as error:
        vi, en = said_by_system(error)
        raise ProfileError(path, "", f"không đọc được: {vi}", f"unreadable: {en}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(path, "", f"không phải TOML: {error}", f"not TOML: {error}") from None
    unknown = sorted(said.keys() - {"waiver"})
    if unknown:
        line = line_of(text, unknown[0])
        raise ProfileError(path, unknown[0], "khóa lạ", "unknown key", line=line)
    entries = said.get("waiver", [])
    if not isinstance(entries, list):
        raise ProfileError(
            path, "waiver", "viết [[waiver]]", "write [[waiver]]", line=line_of(text, "waiver")
        )
    given = [_waiver(path, text, at, entry) for at, entry in enumerate(entries)]
    return Waivers(path.name, given, today)


def _waiver(path: Path, text: str, at: int, entry: dict[str, Any]) -> Waiver:
    def wrong(key: str, vi: str, en: str) -> ProfileError:
        name = f"waiver.{key}"
        return ProfileError(path, name, vi, en, line=line_of(text, name, at))

    for key in sorted(entry.keys() - _KEYS):
        raise wrong(key, "khóa lạ", "unknown key")
    for key in ("code", "reason"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise wrong(key, "thiếu, hoặc không phải chữ", "missing, or not a text")
    for key in ("file", "words"):
        if not isinstance(entry.get(key, ""), str):
            raise wrong(key, "không phải chữ", "not a text")
    until = entry.get("until")
    if type(until) is not date:
        raise wrong("until", "phải là ngày, như 2027-12-31", "must be a day, as in 2027-12-31")
    return Waiver(
        code=entry["code"].strip().upper(),
        reason=entry["reason"],
        until=until,
        file=entry.get("file", "*"),
        words=" ".join(entry.get("words", "").split()),
        line=line_of(text, "waiver", at),
    )
