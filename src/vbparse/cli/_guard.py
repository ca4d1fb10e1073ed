"""What every command does when something goes wrong: one line, an exit code, no traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Any

import typer

__all__ = ["UNREADABLE", "guarded", "leave_quietly"]

UNREADABLE = 2  # some input could not be read, or wrong usage; 1 is kept for findings
_INTERRUPTED = 130  # 128 + SIGINT
_PIPE_CLOSED = 141  # 128 + SIGPIPE, as other programs of a pipeline


def guarded(run: Callable[..., None]) -> Callable[..., None]:
    """The command ``run``, whose errors end as a message and an exit code."""

    @functools.wraps(run)
    def command(*args: Any, **options: Any) -> None:
        from vbparse.errors import VbparseError

        lang = options.get("lang", "vi")
        try:
            run(*args, **options)
            sys.stdout.flush()
        except VbparseError as error:
            _complain(error.message(lang), lang)
            _let_go()
            raise typer.Exit(UNREADABLE) from error
        except BrokenPipeError:
            leave_quietly()
        except KeyboardInterrupt as error:
            raise typer.Exit(_INTERRUPTED) from error
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            if options.get("debug"):
                raise
            _complain(internal(error, lang), lang)
            raise typer.Exit(UNREADABLE) from error

    return command


def internal(error: Exception, lang: str) -> str:
    """An error that nobody raised on purpose, on one line."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if lang == "en":
        return f"internal error: {what} (this is a bug; --debug shows where)"
    return f"lỗi nội bộ: {what} (đây là lỗi của chương trình; --debug cho biết ở đâu)"


def leave_quietly() -> None:
    """Standard output was closed by its reader (``| head``): stop, and say nothing."""
    _let_go()
    raise SystemExit(_PIPE_CLOSED)


def _let_go() -> None:
    """What standard output does not take goes to nowhere, or Python complains at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, lang: str) -> None:
    from vbparse.exporters.printable import printable

    word = "error" if lang == "en" else "lỗi"
    sys.stderr.write(f"{word}: {printable(message)}\n")
