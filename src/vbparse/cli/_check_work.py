"""The checks of one run of ``vbparse check``: every plan of every input, and what counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from vbparse.cli._guard import internal
from vbparse.cli._options import say

if TYPE_CHECKING:
    from pathlib import Path

    from vbparse.cli._inputs import Input
    from vbparse.cli._report import Report
    from vbparse.document import Plan, Source
    from vbparse.rules.baseline import Baseline
    from vbparse.rules.check import Checked
    from vbparse.rules.profile import Profile
    from vbparse.rules.waivers import Waivers

__all__ = ["Work", "codes"]

_ORDER = ("info", "warning", "error")


@dataclass
class Work:
    """What every draft is held to, and whether anything was found that counts."""

    profile: Profile
    parent: Plan | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    keep: bool = False  # for what is written from all drafts together, or into a copy
    waivers: Waivers | None = None
    baseline: Baseline | None = None
    found: bool = False
    originals: dict[str, Input] = field(default_factory=dict)  # by what they hold
    paths: dict[int, str] = field(default_factory=dict)  # by the identity of the source
    kept: list[tuple[Input, list[Checked]]] = field(default_factory=list)

    def chosen(self, code: str) -> bool:
        """Whether a code is to be run: a code of the options stands for all that begin with it."""
        return code.startswith(self.select or ("VB",)) and not code.startswith(self.ignore)

    def checked(self, inputs: Sequence[Input], report: Report, *, debug: bool) -> Iterator[Checked]:
        """Every plan of every input; the last one tells of the waivers too."""
        counting = _ORDER[_ORDER.index(self.fail_on) :]
        every = self._each(inputs, report, debug=debug)
        for one, is_last in _with_last(every) if self.waivers else ((one, False) for one in every):
            told = self.waivers.closed(one) if self.waivers and is_last else one
            self.found |= any(f.severity in counting for f in told.findings)
            yield told

    def _each(self, inputs: Sequence[Input], report: Report, *, debug: bool) -> Iterator[Checked]:
        """Every plan of every input; what cannot be read is reported and left out."""
        from vbparse.errors import VbparseError

        for item in inputs:
            if item.skipped:
                report.skipped(item.path)
                report.step()
                continue
            try:
                done = self._one(item)
            except VbparseError as error:
                report.error(error)
            except Exception as error:  # a bug must not cost the other files
                if debug:
                    raise
                report.internal(item.path, internal(error, report.lang))
            else:
                report.read([one.plan for one in done])
                self.originals[done[0].draft.source.sha256] = item
                self.paths[id(done[0].draft.source)] = _beside(item.path)
                if self.keep:
                    self.kept.append((item, done))
                yield from done
            report.step()

    def original(self, source: Source) -> Path | bytes | None:
        """The file that a source was read from."""
        item = self.originals.get(source.sha256)
        return item.content() if item is not None else None

    def named(self, source: Source) -> str:
        """The path of a source below the working folder; for files elsewhere, their name."""
        return self.paths.get(id(source)) or source.name

    def _one(self, item: Input) -> list[Checked]:
        from vbparse.pipeline import parse_source
        from vbparse.rules.check import check

        plans = parse_source(item.read())
        return [
            self._accepted(
                check(plan, profile=self.profile, parent=self.parent, chosen=self.chosen)
            )
            for plan in plans
        ]

    def _accepted(self, checked: Checked) -> Checked:
        """Without what a waiver or the baseline accepts."""
        if self.waivers is not None:
            checked = self.waivers.without(checked)
        return self.baseline.without(checked) if self.baseline is not None else checked


def _beside(path: Path) -> str:
    """The path as seen from the working folder, which review tools and CI start from."""
    from pathlib import Path as AnyPath

    try:
        return path.absolute().relative_to(AnyPath.cwd()).as_posix() if path.name else ""
    except (OSError, ValueError):
        return ""


def _with_last(every: Iterator[Checked]) -> Iterator[tuple[Checked, bool]]:
    """Each, and whether it is the last: one is held back until the next has come."""
    waiting = next(every, None)
    for one in every:
        if waiting is not None:
            yield waiting, False
        waiting = one
    if waiting is not None:
        yield waiting, True


def codes(given: str | None) -> tuple[str, ...]:
    """The codes of a list; raises a usage error for one that no rule begins with."""
    from vbparse.rules.pages import every_rule

    found = tuple(code.strip().upper() for code in (given or "").split(",") if code.strip())
    known = [rule.code for rule in every_rule()]
    for code in found:
        if not any(name.startswith(code) for name in known):
            raise typer.BadParameter(
                say(f"không có quy tắc {code}", f"no rule {code}"), param_hint="CODES"
            )
    return found
