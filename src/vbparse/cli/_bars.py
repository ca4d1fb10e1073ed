"""Progress of long work on a terminal: rate, time left, counts. Elsewhere nothing is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vbparse.cli._archive import tell
from vbparse.errors import Unavailable

if TYPE_CHECKING:
    from vbparse.archive.store import Archive

__all__ = ["Bar", "index_made", "progress_bar", "words_found"]

Bar = Callable[[int, int, str], None]
"""Called with what is done, what there is, and further counts."""

_WORDS = {
    "reading": ("Đang đọc", "Reading"),
    "linking": ("Đang nối", "Linking"),
    "words": ("Đang tách từ", "Finding words"),
    "index": ("Đang lập chỉ mục", "Indexing"),
    "rate": ("/giây", "/s"),
    "left": ("còn", "left"),
}


@contextmanager
def progress_bar(lang: str, name: str) -> Iterator[Bar]:
    """A bar while the block runs, when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, counts: None
        return
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

    unit = _word("rate", lang)

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f}{unit}" if speed else "")

    with Progress(
        TextColumn(_word(name, lang)),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn(_word("left", lang)),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}"),
        console=Console(file=sys.stderr),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as shown:
        task = shown.add_task("", total=None, counts="")
        yield lambda done, total, counts: shown.update(
            task, completed=done, total=total, counts=counts
        )


def index_made(archive: Archive, lang: str, *, anew: bool = False) -> int:
    """Makes the text index anew, or only ends what was begun; how many works were put in."""
    from vbparse.archive.search.rebuild import finish, rebuild, remaining

    done = 0
    with progress_bar(lang, "index") as bar:
        there = remaining(archive, anew=anew)

        def watch(more: int) -> None:
            nonlocal done
            done += more
            bar(done, there, "")

        return (rebuild if anew else finish)(archive, watch)


def words_found(archive: Archive, cores: int, lang: str) -> None:
    """Seeks the words of what is new; without underthesea says so and leaves it."""
    from vbparse.archive.search.words import segment_new, waiting

    there = waiting(archive)
    if not there:
        return
    done = 0
    with progress_bar(lang, "words") as bar:

        def watch(more: int) -> None:
            nonlocal done
            done += more
            bar(done, there, "")

        try:
            segment_new(archive, watch, cores if there > 200 else 1)
        except Unavailable as error:
            tell(lang, error.message("vi"), error.message("en"))


def _word(name: str, lang: str) -> str:
    vietnamese, english = _WORDS[name]
    return english if lang == "en" else vietnamese
