"""The command line: one file a command, each a thin call of library functions.

A module of this folder without a leading underscore is a command of the same name; its function
``run`` holds the arguments. Heavy imports stand inside the functions, so that ``--help`` is quick.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

__all__ = ["build", "main"]


def build(only: str | None = None) -> typer.Typer:
    """The application with every command in this folder, or with the one that will run: reading
    the options of all takes a tenth of a short run."""
    import typer

    from vbparse.cli._guard import guarded
    from vbparse.cli._options import ABOUT, root
    from vbparse.cli._usage import Command, Group

    app = typer.Typer(
        name="vbparse",
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # rich help takes as long as all the rest together
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    app.callback(help=ABOUT)(root)
    for name, module in _commands().items():
        if only in (None, name):
            command = importlib.import_module(f"{__name__}.{module}")
            app.command(name, cls=Command, help=command.HELP)(guarded(command.run))
    return app


def _commands() -> dict[str, str]:
    """Command → module; ``import_.py`` holds ``import``, a word that Python keeps."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name.removesuffix("_"): name for name in found if not name.startswith("_")}


def main() -> None:
    """Entry point of the ``vbparse`` script."""
    gc.set_threshold(50_000, 20, 20)  # a short run makes much and throws little away
    _open_streams()
    _heed_signals()
    try:
        first = next(iter(sys.argv[1:]), "")
        build(first if first in _commands() else None)(prog_name="vbparse")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        from vbparse.cli._guard import leave_quietly

        leave_quietly()
    finally:
        gc.freeze()  # the collector need not walk through what the exit throws away


def _open_streams() -> None:
    """A stream that the caller has closed (``2>&-``, a daemon) is empty and takes everything."""
    for name, how in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(how, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)


def _heed_signals() -> None:
    """End as on an error when told to stop, so that no half-written file is left."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # not under nohup
            signal.signal(number, _leave)


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
