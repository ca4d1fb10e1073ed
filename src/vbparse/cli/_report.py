"""What is said on standard error while files are read: errors, doubts, progress."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from vbparse.document import Notice, Plan
from vbparse.errors import VbparseError
from vbparse.exporters import Lang
from vbparse.exporters.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Report"]

_WORDS = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "skipped": ("bỏ qua", "skipped"),
    "link": ("liên kết hoặc thiết bị, không đọc", "a link or a device, not read"),
    "reading": ("Đang đọc", "Reading"),
    "rate": ("tệp/giây", "files/s"),
    "left": ("còn", "left"),
}


class Report:
    """Collects and prints; standard output is never touched."""

    def __init__(self, lang: Lang, *, several: bool) -> None:
        self.lang = lang
        self.several = several  # then warnings are counted, not listed
        self.files = self.unreadable = self.records = 0
        self.warnings: Counter[str] = Counter()
        self._bar: Progress | None = None

    def error(self, error: VbparseError) -> None:
        """A file that could not be read; the others go on."""
        self.unreadable += 1
        self._line(f"{self._word('error')}: {error.message(self.lang)}")

    def internal(self, path: Path, message: str) -> None:
        """A file on which the program itself failed."""
        self.unreadable += 1
        self._line(f"{self._word('error')}: {path}: {message}")

    def skipped(self, path: Path) -> None:
        """A link inside a folder."""
        self._line(f"{self._word('skipped')}: {path}: {self._word('link')}")

    def read(self, plans: Sequence[Plan]) -> None:
        """A file that was read, with its warnings."""
        self.files += 1
        self.records += len(plans)
        for plan in plans:
            for notice in plan.warnings:
                self.warnings[notice.code] += 1
                if not self.several:
                    self.warn(plan.source.name, notice)

    def warn(self, name: str, notice: Notice) -> None:
        """A warning, printed."""
        text = notice.en if self.lang == "en" and notice.en else notice.message
        self._line(f"{self._word('warning')}: {name}: {text}")

    def summary(self) -> None:
        """After several files: how many were read, how many not, which warnings how often."""
        if not self.several:
            return
        files, records, failed = self.files, self.records, self.unreadable
        if self.lang == "en":
            line = f"{files} files read, {records} records, {failed} not read"
        else:
            line = f"đã đọc {files} tệp, {records} bản ghi, {failed} tệp không đọc được"
        counts = ", ".join(f"{code} × {n}" for code, n in sorted(self.warnings.items()))
        self._line(f"{line}; {self._word('warning')}: {counts}" if counts else line)

    @contextmanager
    def progress(self, total: int) -> Iterator[None]:
        """A bar with rate and time left, when there are several files and a terminal."""
        if not (self.several and sys.stderr.isatty()):
            yield
            return
        self._bar = self._make_bar(total)
        try:
            with self._bar:
                yield
        finally:
            self._bar = None

    def step(self) -> None:
        """One input is done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    @contextmanager
    def aside(self, stream: TextIO) -> Iterator[None]:
        """Takes the bar off the screen while something is written to ``stream``, if that is a
        terminal too."""
        bar = self._bar
        if bar is None or not stream.isatty():
            yield
            return
        bar.stop()
        try:
            yield
        finally:
            bar.start()

    def _make_bar(self, total: int) -> Progress:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            Task,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.text import Text

        unit = self._word("rate")

        class Rate(ProgressColumn):
            def render(self, task: Task) -> Text:
                speed = task.finished_speed or task.speed
                return Text(f"{speed:.1f} {unit}" if speed else "")

        bar = Progress(
            TextColumn(self._word("reading")),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TextColumn(self._word("left")),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.add_task("", total=total)
        return bar

    def _line(self, text: str) -> None:
        with self.aside(sys.stderr):
            sys.stderr.write(printable(text) + "\n")
            sys.stderr.flush()

    def _word(self, name: str) -> str:
        vietnamese, english = _WORDS[name]
        return english if self.lang == "en" else vietnamese
